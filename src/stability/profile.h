/* SPDX-License-Identifier: MIT */
/* One conflict under one reading of each mind: what the kernel works on. */
#ifndef DT_STABILITY_PROFILE_H
#define DT_STABILITY_PROFILE_H

#include "stability/order.h"

/** Where a state stands for one decision maker: its class of moves and its rank. */
typedef struct dt_place {
    uint32_t class;
    uint32_t rank;
} dt_place;

typedef struct dt_profile {
    const dt_graph *graph;
    uint32_t state_count;
    size_t dm_count;
    const dt_moves *moves;  /* [decision makers] */
    const dt_ranks **ranks; /* [decision makers] of the reading chosen */
    dt_rung **ladders;      /* [decision makers] */
    dt_place *places; /* [states][decision makers]: following a state up touches all of them, so they lie together */
    uint64_t bytes;   /* asked of the budget */
} dt_profile;

/** @param readings  a reading index for each decision maker. Memory is asked of the budget. */
dt_status dt_profile_build(dt_profile *profile, const dt_graph *graph, const uint32_t *readings, dt_budget *budget);
void dt_profile_free(dt_profile *profile, dt_budget *budget);

/** Writes the states that `dm` can improve to from `state`, in no order, into `out` (NULL: only counts them).
 *  @return how many. Linear in the number of improvements and of classes linked. */
size_t dt_profile_improvements(const dt_profile *profile, size_t dm, uint32_t state, uint32_t *out);

#endif
