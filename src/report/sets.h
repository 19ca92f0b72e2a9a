/* SPDX-License-Identifier: MIT */
/* What the forms of the symbolic engine's answer share. */
#ifndef DT_REPORT_SETS_H
#define DT_REPORT_SETS_H

#include <detente/report.h>

dt_status dt_report_sets_json(const dt_sets_answer *answer, dt_text *out);
/** Text, Markdown, LaTeX; csv: the table of numbers alone. */
dt_status dt_report_sets_document(const dt_sets_answer *answer, dt_format format, dt_text *out);

#endif
