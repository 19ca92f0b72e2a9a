/* SPDX-License-Identifier: MIT */
/* What the texts about coalitions share. */
#ifndef DT_REPORT_COALITIONS_H
#define DT_REPORT_COALITIONS_H

#include "report/document.h"
#include "report/prose.h"

/** Says who could upset what, of the first `asked->most` states, as blocks of a document that goes on after it. Headings from
 *  `level` on. */
void dt_tell_coalitions(dt_document *doc, const dt_coalitions *coalitions, const dt_coalitions_asked *asked,
                        dt_naming naming, unsigned level);
/** The equilibria in rows, and what each withstands. */
void dt_tell_coalition_cases(dt_document *doc, const dt_coalitions *coalitions, const dt_coalitions_asked *asked);
/** All states in rows, and which of them are stable against the named coalitions. */
dt_status dt_tell_coalition_tables(dt_document *doc, const dt_coalitions *coalitions, const dt_coalitions_asked *asked);

/** Adds the members of a coalition as sentences name them, or by their ids with a sign between them. */
void dt_prose_members(dt_text *out, const dt_model *model, dt_coalition members, const char *before_last);
void dt_write_members(dt_text *out, const dt_model *model, dt_coalition members);

dt_status dt_report_coalitions_csv(const dt_coalitions *coalitions, const dt_coalitions_asked *asked, dt_text *out);
dt_status dt_report_coalitions_json(const dt_coalitions *coalitions, const dt_coalitions_asked *asked, dt_text *out);

#endif
