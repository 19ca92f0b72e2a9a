/* SPDX-License-Identifier: MIT */
#include "stability/profile.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>

static uint64_t bytes_needed(uint32_t states, size_t decision_makers)
{
    uint64_t room = 2 * sizeof(dt_spread_item) + 7 * sizeof(uint32_t);
    return states * (decision_makers * (2 * sizeof(uint32_t) + sizeof(dt_place)) + room);
}

static void fill_places(dt_profile *profile, size_t dm)
{
    const dt_moves *moves = &profile->moves[dm];
    dt_place *place = profile->places + dm;
    for (uint32_t s = 0; s < profile->state_count; s++, place += profile->dm_count)
        *place = (dt_place){moves->none ? 0 : moves->class_of[s], profile->ranks[dm]->rank[s]};
}

static dt_status make_room(dt_room *room, size_t states)
{
    room->done = dt_malloc(dt_words_for(states), sizeof *room->done);
    room->first = dt_malloc(states, sizeof *room->first);
    room->level = dt_malloc(states, sizeof *room->level);
    room->queue = dt_malloc(states, 2 * sizeof *room->queue);
    room->worth = dt_malloc(states, sizeof *room->worth);
    room->order = dt_malloc(states, sizeof *room->order);
    room->secure = dt_malloc(states, sizeof *room->secure);
    room->best = dt_malloc(states, sizeof *room->best);
    bool spread = room->done && room->first && room->level && room->queue;
    return spread && room->worth && room->order && room->secure && room->best ? DT_OK : DT_ERR_NOMEM;
}

static void free_room(dt_room *room)
{
    free(room->done);
    free(room->first);
    free(room->level);
    free(room->queue);
    free(room->worth);
    free(room->order);
    free(room->secure);
    free(room->best);
}

static dt_status build_parts(dt_profile *profile, dt_budget *budget)
{
    for (size_t dm = 0; dm < profile->dm_count; dm++) {
        DT_TRY(dt_budget_spend(budget, profile->state_count));
        DT_TRY(dt_ladder_build(&profile->ladders[dm], &profile->moves[dm], profile->ranks[dm], profile->state_count));
        fill_places(profile, dm);
    }
    return DT_OK;
}

dt_status dt_profile_build(dt_profile *profile, const dt_graph *graph, const uint32_t *readings, dt_budget *budget)
{
    uint64_t bytes = bytes_needed(graph->states.count, graph->model->dm_count);
    *profile = (dt_profile){.graph = NULL};
    DT_TRY(dt_budget_reserve(budget, bytes));
    *profile = (dt_profile){.graph = graph,
                            .state_count = graph->states.count,
                            .dm_count = graph->model->dm_count,
                            .moves = graph->moves,
                            .bytes = bytes};
    profile->ranks = dt_malloc(profile->dm_count, sizeof *profile->ranks);
    profile->ladders = dt_calloc(profile->dm_count, sizeof *profile->ladders);
    profile->places = dt_malloc((size_t)profile->state_count * profile->dm_count, sizeof *profile->places);
    dt_status status = profile->ranks && profile->ladders && profile->places ? DT_OK : DT_ERR_NOMEM;
    for (size_t dm = 0; status == DT_OK && dm < profile->dm_count; dm++)
        profile->ranks[dm] = &graph->ranks[dm][readings[dm]];
    if (status == DT_OK)
        status = make_room(&profile->room, profile->state_count);
    if (status == DT_OK)
        status = build_parts(profile, budget);
    if (status != DT_OK)
        dt_profile_free(profile, budget);
    return status;
}

void dt_profile_free(dt_profile *profile, dt_budget *budget)
{
    for (size_t dm = 0; profile->ladders && dm < profile->dm_count; dm++)
        free(profile->ladders[dm]);
    free(profile->ladders);
    free(profile->places);
    free_room(&profile->room);
    free(profile->ranks);
    dt_budget_release(budget, profile->bytes);
    *profile = (dt_profile){.graph = NULL};
}

/* Improvements are the top rungs of each class that moves lead to. */
size_t dt_profile_improvements(const dt_profile *profile, size_t dm, uint32_t state, uint32_t *out)
{
    const dt_moves *moves = &profile->moves[dm];
    const dt_place *place = &profile->places[(size_t)state * profile->dm_count + dm];
    size_t count = 0;
    if (moves->none)
        return 0;
    for (size_t k = moves->to.start[place->class]; k < moves->to.start[place->class + 1]; k++) {
        uint32_t start = moves->class_start[moves->to.items[k]], at = moves->class_start[moves->to.items[k] + 1];
        for (; at > start && profile->ladders[dm][at - 1].rank > place->rank; at--, count++)
            if (out)
                out[count] = profile->ladders[dm][at - 1].state;
    }
    return count;
}
