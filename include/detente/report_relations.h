/* SPDX-License-Identifier: MIT */
/* What is reported of preferences that need not be rankings. Part of the room report. */
#ifndef DETENTE_REPORT_RELATIONS_H
#define DETENTE_REPORT_RELATIONS_H

#include <detente/report.h>

/** The same criteria decided under another combination of readings. */
typedef struct dt_findings_alternative {
    uint32_t *profile;
    dt_findings *findings;
} dt_findings_alternative;
/** The answer of the relational engine: `solve` where preferences need not be rankings. */
typedef struct dt_findings_answer {
    const dt_graph *graph;
    const uint32_t *profile;
    const dt_findings *findings;
    const dt_statement *where; /* list only states that satisfy it; NULL: all */
    const dt_report_options *options;
    dt_budget *budget;
    const dt_findings_alternative *others; /* text and JSON: the other combinations of readings belong to the answer */
    size_t other_count;
    bool all_readings; /* they do, though there may be none */
} dt_findings_answer;
DT_API dt_status dt_report_findings(const dt_findings_answer *answer, dt_format format, dt_text *out);

/** `report`: everything in one document, HTML, MARKDOWN or LATEX; what goes by rankings is left out, and said so. The other
 *  combinations of readings, if any, are compared. */
DT_API dt_status dt_report_relations(const dt_findings_answer *answer, dt_format format, dt_text *out);

/** `graph` in the language of Graphviz, with the equilibria of findings marked; moves of which it is not known whether they improve
 *  end in a diamond. */
DT_API dt_status dt_report_relations_dot(const dt_excerpt *excerpt, const dt_findings *findings, dt_budget *budget,
                                         dt_text *out);

#endif
