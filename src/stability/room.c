/* SPDX-License-Identifier: MIT */
#include "stability/room.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>

dt_status dt_room_make(dt_room *room, uint32_t states, dt_budget *budget)
{
    uint64_t bytes = (uint64_t)states * (2 * sizeof(dt_spread_item) + 7 * sizeof(uint32_t));
    *room = (dt_room){.done = NULL};
    DT_TRY(dt_budget_reserve(budget, bytes));
    room->bytes = bytes;
    room->done = dt_malloc(dt_words_for(states), sizeof *room->done);
    room->first = dt_malloc(states, sizeof *room->first);
    room->level = dt_malloc(states, sizeof *room->level);
    room->queue = dt_malloc(states, 2 * sizeof *room->queue);
    room->worth = dt_malloc(states, sizeof *room->worth);
    room->order = dt_malloc(states, sizeof *room->order);
    room->secure = dt_malloc(states, sizeof *room->secure);
    room->best = dt_malloc(states, sizeof *room->best);
    bool spread = room->done && room->first && room->level && room->queue;
    if (spread && room->worth && room->order && room->secure && room->best)
        return DT_OK;
    dt_room_free(room, budget);
    return DT_ERR_NOMEM;
}

void dt_room_free(dt_room *room, dt_budget *budget)
{
    free(room->done);
    free(room->first);
    free(room->level);
    free(room->queue);
    free(room->worth);
    free(room->order);
    free(room->secure);
    free(room->best);
    dt_budget_release(budget, room->bytes);
    *room = (dt_room){.done = NULL};
}
