/* SPDX-License-Identifier: MIT */
#include "stability/profile.h"

#include "base/memory.h"

#include <stdlib.h>

static uint64_t ladder_bytes(uint32_t states, size_t decision_makers)
{
    return (uint64_t)states * decision_makers * 2 * sizeof(uint32_t);
}

static dt_status build_ladders(dt_profile *profile, dt_budget *budget)
{
    for (size_t dm = 0; dm < profile->dm_count; dm++) {
        DT_TRY(dt_budget_spend(budget, profile->state_count));
        DT_TRY(dt_ladder_build(&profile->ladders[dm], &profile->moves[dm], profile->ranks[dm], profile->state_count));
    }
    return DT_OK;
}

dt_status dt_profile_build(dt_profile *profile, const dt_graph *graph, const uint32_t *readings, dt_budget *budget)
{
    *profile = (dt_profile){
        .graph = graph, .state_count = graph->states.count, .dm_count = graph->model->dm_count, .moves = graph->moves};
    profile->ranks = dt_malloc(profile->dm_count, sizeof *profile->ranks);
    profile->ladders = dt_calloc(profile->dm_count, sizeof *profile->ladders);
    dt_status status = profile->ranks && profile->ladders ? DT_OK : DT_ERR_NOMEM;
    for (size_t dm = 0; status == DT_OK && dm < profile->dm_count; dm++)
        profile->ranks[dm] = &graph->ranks[dm][readings[dm]];
    if (status == DT_OK)
        status = build_ladders(profile, budget);
    if (status != DT_OK)
        dt_profile_free(profile, budget);
    return status;
}

void dt_profile_free(dt_profile *profile, dt_budget *budget)
{
    for (size_t dm = 0; profile->ladders && dm < profile->dm_count; dm++)
        dt_ladder_free(&profile->ladders[dm]);
    free(profile->ladders);
    free(profile->ranks);
    dt_budget_release(budget, ladder_bytes(profile->state_count, profile->dm_count));
    *profile = (dt_profile){.graph = NULL};
}
