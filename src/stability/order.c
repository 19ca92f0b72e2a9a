/* SPDX-License-Identifier: MIT */
#include "stability/order.h"

#include "base/memory.h"

#include <stdlib.h>

dt_status dt_order_by_key(uint32_t *order, const uint32_t *key, uint32_t key_max, uint32_t state_count)
{
    uint32_t *start = dt_calloc((size_t)key_max + 2, sizeof *start);
    if (!start)
        return DT_ERR_NOMEM;
    for (uint32_t s = 0; s < state_count; s++)
        start[key[s] + 1]++;
    for (uint32_t k = 0; k < key_max; k++)
        start[k + 1] += start[k];
    for (uint32_t s = 0; s < state_count; s++)
        order[start[key[s]]++] = s;
    free(start);
    return DT_OK;
}

static void fill_ladder(dt_rung *ladder, const dt_moves *moves, const dt_ranks *ranks, const uint32_t *by_rank,
                        uint32_t *next)
{
    uint32_t count = moves->class_start[moves->class_count];
    for (uint32_t class = 0; class < moves->class_count; class ++)
        next[class] = moves->class_start[class];
    for (uint32_t k = 0; k < count; k++) {
        uint32_t state = by_rank[k];
        ladder[next[moves->class_of[state]]++] = (dt_rung){state, ranks->rank[state]};
    }
}

dt_status dt_ladder_build(dt_rung **out, const dt_moves *moves, const dt_ranks *ranks, uint32_t state_count)
{
    *out = NULL;
    if (moves->none)
        return DT_OK;
    dt_rung *ladder = dt_malloc(state_count, sizeof *ladder);
    uint32_t *by_rank = dt_malloc(state_count, sizeof *by_rank);
    uint32_t *next = dt_malloc(moves->class_count, sizeof *next);
    dt_status status = ladder && by_rank && next ? DT_OK : DT_ERR_NOMEM;
    if (status == DT_OK)
        status = dt_order_by_key(by_rank, ranks->rank, ranks->class_count, state_count);
    if (status == DT_OK) {
        fill_ladder(ladder, moves, ranks, by_rank, next);
        *out = ladder;
    } else {
        free(ladder);
    }
    free(by_rank);
    free(next);
    return status;
}
