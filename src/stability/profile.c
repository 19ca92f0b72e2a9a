/* SPDX-License-Identifier: MIT */
#include "stability/profile.h"

#include "base/memory.h"

#include <stdlib.h>

static uint64_t bytes_needed(uint32_t states, size_t decision_makers)
{
    return (uint64_t)states * decision_makers * (sizeof(dt_rung) + sizeof(dt_place));
}

static void fill_places(dt_profile *profile, size_t dm)
{
    const dt_moves *moves = &profile->moves[dm];
    dt_place *place = profile->places + dm;
    for (uint32_t s = 0; s < profile->state_count; s++, place += profile->dm_count)
        *place = (dt_place){moves->none ? 0 : moves->class_of[s], profile->ranks[dm]->rank[s]};
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
