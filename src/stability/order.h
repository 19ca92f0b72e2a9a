/* SPDX-License-Identifier: MIT */
/* The members of each class of moves sorted by their decision maker's rank, so that "the members of this class that
 * rank below r" is a prefix. */
#ifndef DT_STABILITY_ORDER_H
#define DT_STABILITY_ORDER_H

#include "graph/internal.h"

typedef struct dt_rung {
    uint32_t state;
    uint32_t rank;
} dt_rung;

/** The ladder of one decision maker: classes as in dt_moves, each by ascending rank. NULL if it cannot move. Owned by the
 *  caller: free(). @return DT_OK or DT_ERR_NOMEM. Linear time: two counting sorts. */
dt_status dt_ladder_build(dt_rung **out, const dt_moves *moves, const dt_ranks *ranks, uint32_t state_count);

/** The states by ascending `key`, each key at most `key_max`, into `order`. */
dt_status dt_order_by_key(uint32_t *order, const uint32_t *key, uint32_t key_max, uint32_t state_count);

#endif
