/* SPDX-License-Identifier: MIT */
/* What opponents can bring about from each state by legal sequences, nobody moving twice in a row: a set of states for
 * each (R_{N-i}, theory 2.1). */
#ifndef DT_RELATIONS_ANSWERS_H
#define DT_RELATIONS_ANSWERS_H

#include "relations/arcs.h"

typedef struct dt_answers {
    uint32_t states;
    size_t words;   /* of one set */
    uint64_t *rows; /* [states][words] never the state itself: to come back to it is no answer */
    uint64_t bytes; /* asked of the budget */
} dt_answers;

/** @param movers  [count] the arcs that each opponent may take; NULL for one that does not take part. Borrowed during the
 *                 call.
 *  The pairs (state, last mover) are put together where they reach each other (R. Tarjan 1972, SIAM Journal on Computing
 *  1:146-160), and a set of states is handed down from each such component to those that lead to it. Where all arcs are
 *  transitive who moved last does not matter, and states stand for themselves.
 *  Memory: states^2 / 8 bytes for the answer; while at work a set for each component, at most opponents times as much.
 *  Time: arcs * opponents * states / 64.
 *  @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT, DT_ERR_CANCELLED. Owned by the caller: dt_answers_free(). */
dt_status dt_answers_new(dt_answers *out, const dt_arcs *const *movers, size_t count, uint32_t states,
                         dt_budget *budget);
void dt_answers_free(dt_answers *answers, dt_budget *budget);

static inline const uint64_t *dt_answers_from(const dt_answers *answers, uint32_t state)
{
    return answers->rows + state * answers->words;
}

#endif
