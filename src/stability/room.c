/* SPDX-License-Identifier: MIT */
#include "stability/room.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>

/* Are groups of movers kept apart? Where moves of somebody are not transitive (spread.h). */
static bool any_apart(const dt_profile *profile)
{
    for (size_t dm = 0; dm < profile->dm_count; dm++)
        if (!profile->moves[dm].none && !profile->moves[dm].transitive)
            return true;
    return false;
}

dt_status dt_room_make(dt_room *room, const dt_profile *profile, dt_budget *budget)
{
    size_t states = profile->state_count, entries = any_apart(profile) ? 2 : 1;
    uint64_t bytes = states * (entries * sizeof *room->queue + 6 * sizeof(uint32_t));
    *room = (dt_room){.done = NULL};
    DT_TRY(dt_budget_reserve(budget, bytes));
    room->bytes = bytes;
    room->done = dt_malloc(dt_words_for(states), sizeof *room->done);
    room->first = entries == 2 ? dt_malloc(states, sizeof *room->first) : NULL;
    room->level = dt_malloc(states, sizeof *room->level);
    room->queue = dt_malloc(states, entries * sizeof *room->queue);
    room->worth = dt_malloc(states, sizeof *room->worth);
    room->order = dt_malloc(states, sizeof *room->order);
    room->secure = dt_malloc(states, sizeof *room->secure);
    room->best = dt_malloc(states, sizeof *room->best);
    bool spread = room->done && (room->first || entries == 1) && room->level && room->queue;
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
