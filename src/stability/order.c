/* SPDX-License-Identifier: MIT */
#include "stability/order.h"

#include "base/memory.h"
#include "graph/partition.h"

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

static dt_status sort_ladder(dt_ladder *ladder, const dt_moves *moves, const dt_ranks *ranks, uint32_t count)
{
    dt_partition classes = {.class_of = moves->class_of, .count = moves->class_count};
    uint32_t *by_rank = dt_malloc(count, sizeof *by_rank);
    uint32_t *start = dt_malloc((size_t)moves->class_count + 1, sizeof *start);
    dt_status status = by_rank && start ? DT_OK : DT_ERR_NOMEM;
    if (status == DT_OK)
        status = dt_order_by_key(by_rank, ranks->rank, ranks->class_count, count);
    if (status == DT_OK) {
        dt_partition_sort(&classes, count, by_rank, ladder->states, start);
        for (uint32_t k = 0; k < count; k++)
            ladder->ranks[k] = ranks->rank[ladder->states[k]];
    }
    free(by_rank);
    free(start);
    return status;
}

dt_status dt_ladder_build(dt_ladder *ladder, const dt_moves *moves, const dt_ranks *ranks, uint32_t state_count)
{
    *ladder = (dt_ladder){.states = NULL};
    if (moves->none)
        return DT_OK;
    ladder->states = dt_malloc(state_count, sizeof *ladder->states);
    ladder->ranks = dt_malloc(state_count, sizeof *ladder->ranks);
    dt_status status = DT_ERR_NOMEM;
    if (ladder->states && ladder->ranks)
        status = sort_ladder(ladder, moves, ranks, state_count);
    if (status != DT_OK)
        dt_ladder_free(ladder);
    return status;
}

void dt_ladder_free(dt_ladder *ladder)
{
    free(ladder->states);
    free(ladder->ranks);
    *ladder = (dt_ladder){.states = NULL};
}
