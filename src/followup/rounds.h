/* SPDX-License-Identifier: MIT */
/* Where improvements from a state end, and where they go round: the strongly connected parts of what legal sequences of
 * improvements reach (theory 8.3). */
#ifndef DT_FOLLOWUP_ROUNDS_H
#define DT_FOLLOWUP_ROUNDS_H

#include "stability/walk.h"

typedef struct dt_rounds {
    uint32_t *
        part; /* [places] of what the walk reached: places of one part can all reach each other; UINT32_MAX elsewhere */
    uint64_t *ends;  /* bit s: nobody can go on from some place of state s */
    uint32_t *size;  /* [parts] places; 2 or more go round */
    uint32_t *first; /* [parts] the lowest state */
    uint32_t part_count;
    dt_budget *budget;
    uint64_t bytes;
} dt_rounds;

/** Looks at what `walk` reaches by improvements from its start; run it with DT_WALK_IMPROVES for everybody first.
 *  @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT, DT_ERR_CANCELLED. Linear in places, decision makers and links: Tarjan's method
 *  (1972, SIAM Journal on Computing 1:146-160), in which a rung of a ladder stands for all moves to it and those above. */
dt_status dt_rounds_find(dt_rounds *rounds, const dt_walk *walk, dt_budget *budget);
void dt_rounds_free(dt_rounds *rounds);

#endif
