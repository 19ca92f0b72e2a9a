/* SPDX-License-Identifier: MIT */
/* The one formula of the three-stage concepts. For decision maker i, with m over the states its opponents can bring about
 * from t:
 *
 *     secure(t) = min( rank(t), min over m of worth(m) )          what i is sure to keep if it moves to t
 *     s is stable for i  <=>  rank(s) >= max over t in R_i(s) of secure(t)
 *
 *     concept   the opponents' answers        worth(m)
 *     Nash      none: secure(t) = rank(t)     -
 *     GMR       legal sequences of moves      rank(m)
 *     SMR       legal sequences of moves      max(rank(m), max of rank over R_i(m)): i may yet escape
 *     SEQ       ... of improvements           rank(m)
 *     SSEQ      ... of improvements           as SMR
 *
 * Equal to the definitions of theory section 3 for weak orders and any moves (docs/architecture.md has the argument,
 * tests/property holds it against the judge). */
#ifndef DT_STABILITY_KERNEL_H
#define DT_STABILITY_KERNEL_H

#include "stability/profile.h"
#include "stability/room.h"

typedef enum dt_answers { DT_ANSWERS_NONE, DT_ANSWERS_MOVES, DT_ANSWERS_IMPROVEMENTS } dt_answers;

typedef struct dt_recipe {
    dt_answers answers;
    bool escape; /* worth counts i's own further move */
} dt_recipe;

/** Recipe of a concept, or NULL if it is no instance of the formula. */
const dt_recipe *dt_recipe_for(dt_concept_id concept);

/** For every state s: max over t in R_i(s) of values[t], 0 where i cannot move. Linear in states and links. */
dt_status dt_best_move(uint32_t *best, const dt_moves *moves, const uint32_t *values, uint32_t state_count);

/** One decision maker for whom several concepts are decided. */
typedef struct dt_focal {
    const dt_profile *profile;
    dt_room *room; /* borrowed */
    size_t dm;
    uint32_t *component; /* [states] NULL until needed: states that the opponents' moves connect share a number */
    uint32_t component_count;
} dt_focal;

/** The first half alone, for worths of the caller's that stand in the room, each from 1 to the number of ranks: secure(t),
 *  the least of rank(t) and of the worth of all that the opponents can bring about from t. `answers` is not NONE. */
dt_status dt_focal_secure(dt_focal *focal, dt_answers answers, dt_budget *budget);

/** Computes, into the room: secure(t) for every t, and for every s the best secure(t) over t in R_i(s), 0
 *  where it cannot move. */
dt_status dt_focal_decide(dt_focal *focal, const dt_recipe *recipe, dt_budget *budget);
void dt_focal_free(dt_focal *focal);

#endif
