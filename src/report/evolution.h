/* SPDX-License-Identifier: MIT */
/* One sequence of moves: told move by move, and as a table in option form with an arrow at each option that changes. */
#ifndef DT_REPORT_EVOLUTION_H
#define DT_REPORT_EVOLUTION_H

#include "report/document.h"
#include "report/prose.h"

#define DT_EVOLUTION_MOVES_MAX 9 /* of a sequence that fits into a table */

typedef struct dt_evolution {
    const dt_graph *graph;
    const uint32_t *profile;
    dt_naming naming;
    uint32_t from;
    const dt_move *moves;
    uint32_t count;
} dt_evolution;

/** Adds the moves, a step each: who, by what, with or without gain. */
void dt_evolution_steps(dt_document *doc, const dt_evolution *e);
/** Adds the table; nothing in graph form, without a move, or where the moves are too many. */
void dt_evolution_table(dt_document *doc, const dt_evolution *e);
/** Does the k-th move improve for its mover? */
bool dt_evolution_gains(const dt_evolution *e, uint32_t k);

#endif
