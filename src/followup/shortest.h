/* SPDX-License-Identifier: MIT */
/* All shortest legal sequences to a state, after a walk: how many there are, and the first of them. */
#ifndef DT_FOLLOWUP_SHORTEST_H
#define DT_FOLLOWUP_SHORTEST_H

#include "stability/walk.h"

/** Room for one target after the other. */
typedef struct dt_shortest {
    const dt_walk *walk; /* without prices; borrowed */
    dt_budget *budget;
    uint64_t *ways;   /* [places] sequences from a place to the target; 0: none, or not looked at */
    uint32_t *marked; /* places that lead to the target, the target's first, then those one move before, ... */
    size_t marked_count;
    size_t *layer; /* [moves + 2] where the places that are so many moves before the target begin in `marked` */
    size_t layer_count;
    uint64_t total; /* sequences from the start to the target */
    uint64_t bytes;
} dt_shortest;

dt_status dt_shortest_init(dt_shortest *shortest, const dt_walk *walk, dt_budget *budget);
void dt_shortest_free(dt_shortest *shortest);
/** Counts the shortest sequences to `state`, which the walk has reached, into shortest->total. */
dt_status dt_shortest_count(dt_shortest *shortest, uint32_t state);
/** Writes the first `most` of those just counted, by mover and then by state, into `list`, one after the other; as many as
 *  there are, into `*told`. */
dt_status dt_shortest_list(dt_shortest *shortest, uint32_t most, dt_move *list, uint32_t *told);

#endif
