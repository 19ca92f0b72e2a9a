/* SPDX-License-Identifier: MIT */
/* What a change does to all equilibria, as numbers. */
#ifndef DT_SYMBOLIC_SHIFT_H
#define DT_SYMBOLIC_SHIFT_H

#include "symbolic/variant.h"

/** Verdicts of a base and of a variant of it, under one concept, and states left out of the comparison. */
typedef struct dt_shift_question {
    const dt_sets *before, *after;
    dt_concept_id concept;
    dt_diagram apart;
    uint64_t most; /* states listed of each kind, those that the model names first */
} dt_shift_question;

/** States of which there may be many: how many, in decimal, and the first of them. */
typedef struct dt_some_states {
    char *number;
    uint64_t *list; /* vectors of the base's model */
    size_t count;
} dt_some_states;

/** What became of them. Lost and gained are states of the base, fresh ones are not feasible there. */
typedef struct dt_shifts {
    dt_some_states before, after; /* all equilibria, those left out too; not listed */
    dt_some_states lost, gained;
    dt_some_states fresh; /* not listed */
} dt_shifts;

/** @return DT_OK, DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM. `out` is the caller's whatever comes of it: dt_shifts_free(). */
dt_status dt_symbolic_shift(dt_shifts *out, const dt_shift_question *question);
void dt_shifts_free(dt_shifts *shifts);

#endif
