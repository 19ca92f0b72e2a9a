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

typedef struct dt_spread_item {
    uint32_t state;
    int32_t follow; /* 0: every mover; +g: all but those of group g; -g: only those of group g */
} dt_spread_item;

typedef struct dt_spread_node {
    int32_t status; /* 0 untouched, g > 0 arrived by group g first, or nothing left to follow */
    uint32_t level; /* at which it first arrived; UINT32_MAX: never */
} dt_spread_node;

/** Room for one spread and one run of the kernel, made once and used for every concept and decision maker. */
typedef struct dt_room {
    dt_spread_node *nodes;                   /* [states] */
    dt_spread_item *queue;                   /* [2 * states] */
    uint32_t *worth, *order, *secure, *best; /* [states] */
} dt_room;

typedef struct dt_profile {
    const dt_graph *graph;
    uint32_t state_count;
    size_t dm_count;
    const dt_moves *moves;  /* [decision makers] */
    const dt_ranks **ranks; /* [decision makers] of the reading chosen */
    dt_ladder *ladders;     /* [decision makers] */
    dt_place *places; /* [states][decision makers]: following a state up touches all of them, so they lie together */
    dt_room room;
} dt_profile;

/** @param readings  a reading index for each decision maker. Memory is asked of the budget. */
dt_status dt_profile_build(dt_profile *profile, const dt_graph *graph, const uint32_t *readings, dt_budget *budget);
void dt_profile_free(dt_profile *profile, dt_budget *budget);

#endif
