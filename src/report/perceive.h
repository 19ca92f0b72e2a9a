/* SPDX-License-Identifier: MIT */
/* What the texts about perceptions share. */
#ifndef DT_REPORT_PERCEIVE_H
#define DT_REPORT_PERCEIVE_H

#include "report/document.h"
#include "report/prose.h"

#include <detente/report_minds.h>

typedef struct dt_perceive_page {
    const dt_perceive_asked *asked;
    const dt_hypergame *h;
    const dt_model *model; /* with imagined options */
    dt_document *doc;      /* NULL: no words are written */
} dt_perceive_page;

dt_perceive_page dt_perceive_page_of(const dt_perceive_asked *asked, dt_document *doc);

/** Something that may be true of a decision maker in a state, perhaps as `who` sees it. */
typedef bool (*dt_perceive_test)(const dt_perceive_page *page, size_t who, size_t dm, uint32_t state);
bool dt_perceive_recognises(const dt_perceive_page *page, size_t who, size_t dm, uint32_t state);
bool dt_perceive_expects(const dt_perceive_page *page, size_t who, size_t dm, uint32_t state);
/** Does something happen in the state of which `dm` does not know? */
bool dt_perceive_blind(const dt_perceive_page *page, size_t who, size_t dm, uint32_t state);
/** Would `dm`, which recognises the state, leave it? */
bool dt_perceive_leaves(const dt_perceive_page *page, size_t who, size_t dm, uint32_t state);
/** Does `who` take `dm` to leave it? */
bool dt_perceive_taken_to_leave(const dt_perceive_page *page, size_t who, size_t dm, uint32_t state);

/** Does the state hold: is it steady, unsteady or stealthy? */
bool dt_perceive_holds(const dt_perceive_page *page, uint32_t state);
/** Does somebody expect it to hold? */
bool dt_perceive_hoped(const dt_perceive_page *page, uint32_t state);

/** How somebody sees the conflict: what its perception says, item by item. */
void dt_tell_views(dt_perceive_page *page);
/** What it would change if somebody learnt something. */
void dt_tell_disclosures(dt_perceive_page *page);
/** All states in rows. */
dt_status dt_tell_perceive_table(dt_perceive_page *page);
dt_status dt_perceive_csv(const dt_perceive_asked *asked, dt_text *out);
dt_status dt_report_perceive_json(const dt_perceive_asked *asked, dt_text *out);

#endif
