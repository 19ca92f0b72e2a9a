/* SPDX-License-Identifier: MIT */
/* The forms in which verdicts of the relational engine are written, for dt_report_findings(). */
#ifndef DT_REPORT_FINDINGS_H
#define DT_REPORT_FINDINGS_H

#include <detente/report.h>

/** An answer with the states that it lists. */
typedef struct dt_findings_sheet {
    const dt_findings_answer *answer;
    const dt_graph *graph;
    const dt_model *model;
    uint64_t *satisfying; /* bits of the states that satisfy `where` */
    uint64_t *listed;     /* bits of those that are listed: fewer where the answer is brief */
    uint32_t count;       /* listed */
    dt_text *out;
} dt_findings_sheet;

dt_status dt_findings_text(const dt_findings_sheet *sheet);
dt_status dt_findings_json(const dt_findings_sheet *sheet);
/** csv, Markdown, LaTeX, and the full table in plain text. */
dt_status dt_findings_table(const dt_findings_sheet *sheet, dt_format format);

#endif
