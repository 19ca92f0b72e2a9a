/* SPDX-License-Identifier: MIT */
/* report: answers become texts. Nothing is computed here that was not asked of the rooms before it. Every function
 * writes to a dt_text and returns its status. */
#ifndef DETENTE_REPORT_H
#define DETENTE_REPORT_H

#include <detente/followup.h>

typedef enum dt_format { DT_FORMAT_TEXT, DT_FORMAT_JSON, DT_FORMAT_CSV, DT_FORMAT_MARKDOWN, DT_FORMAT_LATEX } dt_format;

/** `solve` in any format. `brief`: contract section 4; `table`: with the full stability table (text). */
typedef struct dt_report_options {
    const char *file;  /* the model's name as the user gave it */
    const char *where; /* the text of --where, or NULL */
    bool brief;
    bool table;
    bool colour;
} dt_report_options;
DT_API dt_status dt_report_solution(const dt_solution *solution, dt_format format, const dt_report_options *options,
                                    dt_budget *budget, dt_text *out);

/** `states`: the feasible states, what each rule removes; with `moves` the reachable lists. */
DT_API dt_status dt_report_states(const dt_graph *graph, const uint32_t *profile, dt_format format, bool moves,
                                  const dt_report_options *options, dt_budget *budget, dt_text *out);

/** What each rule removes, as text: for a model of which no feasible state is left. */
DT_API dt_status dt_report_rules(const dt_model *model, dt_budget *budget, dt_text *out);

/** Diagnostics for a person (place, message, code, the line and a caret) or as the contract's JSON. */
DT_API dt_status dt_report_diagnostics(const dt_diagnostics *diagnostics, bool colour, dt_text *out);
DT_API dt_status dt_report_diagnostics_json(const dt_diagnostics *diagnostics, dt_text *out);

/** What `verify` found about the result called options->file: text or JSON. */
DT_API dt_status dt_report_verification(const dt_verification *found, dt_format format,
                                        const dt_report_options *options, dt_text *out);

/** The table of concepts, or one of them. */
DT_API dt_status dt_report_concepts(dt_concept_set concepts, dt_format format, dt_text *out);

/** The JSON Schema called "model" or "solution", or NULL. */
DT_API const char *dt_report_schema(const char *name);

#endif
