/* SPDX-License-Identifier: MIT */
/* The forms in which verdicts of the relational engine are written, for dt_report_findings(). */
#ifndef DT_REPORT_FINDINGS_H
#define DT_REPORT_FINDINGS_H

#include "report/prose.h"

#include <detente/report_relations.h>

/** An answer with the states that it lists. */
typedef struct dt_findings_sheet {
    const dt_findings_answer *answer;
    const dt_graph *graph;
    const dt_model *model;
    uint64_t *satisfying;    /* bits of the states that satisfy `where` */
    uint64_t *listed;        /* bits of those that are listed: fewer where the answer is brief */
    uint32_t count;          /* listed */
    dt_standings *standings; /* NULL where the form has no room for how states stand */
    dt_text *out;
} dt_findings_sheet;

/** Every criterion that was decided. */
dt_criterion_set dt_findings_every(const dt_findings *findings);
/** Adds those of a set in few words: "Nash, GMR and strong SEQ a b". */
void dt_findings_tell_met(const dt_findings *findings, dt_criterion_set met, dt_text *out);
/** Adds of an equilibrium under which concepts it is only a weak one, and how it stands for whom: sentences with a space in
 *  front. */
void dt_findings_tell_standing(const dt_findings_sheet *sheet, uint32_t state, dt_text *out);
/** Adds whose preferences are no rankings, and what the types and degrees spoken of mean: sentences with a space in front. */
void dt_findings_tell_preferences(const dt_findings_sheet *sheet, dt_text *out);
/** Adds "an equilibrium under GMR", "no equilibrium". */
void dt_findings_tell_verdict(const dt_findings_sheet *sheet, uint32_t state, dt_text *out);
/** Adds for whom it is not stable under what; nothing where it is stable for all: a sentence with a space in front. */
void dt_findings_tell_instability(const dt_findings_sheet *sheet, uint32_t state, dt_text *out);
/** Adds under which readings the state is which equilibrium. @return false if it is none under any; asks that alone where `out`
 *  is NULL. */
bool dt_findings_tell_readings(const dt_findings_sheet *sheet, uint32_t state, dt_text *out);
/** Writes which equilibria hold under which readings. `line` is scratch. */
dt_status dt_findings_readings(const dt_findings_sheet *sheet, dt_text *line);
dt_status dt_findings_text(const dt_findings_sheet *sheet);
dt_status dt_findings_json(const dt_findings_sheet *sheet);
/** csv, Markdown, LaTeX, and the full table in plain text. */
dt_status dt_findings_table(const dt_findings_sheet *sheet, dt_format format);

#endif
