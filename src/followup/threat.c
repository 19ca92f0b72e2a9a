/* SPDX-License-Identifier: MIT */
#include "followup/threat.h"

#include "base/memory.h"

#include <stdlib.h>

/* Ladders by what is secured in place of ladders by rank. */
static dt_status sort_by_secure(dt_threats *threats, const dt_graph *graph, const uint32_t *readings)
{
    dt_profile *profile = &threats->profile;
    uint64_t bytes = (uint64_t)profile->dm_count * profile->state_count * sizeof(uint32_t);
    DT_TRY(dt_budget_reserve(threats->budget, bytes));
    uint32_t *secure = dt_malloc(profile->dm_count, profile->state_count * sizeof *secure);
    dt_status status = secure ? DT_OK : DT_ERR_NOMEM;
    if (status == DT_OK)
        status = dt_stability_worst(graph, readings, DT_GUARD_IMPROVEMENTS, threats->budget, secure);
    for (size_t i = 0; status == DT_OK && i < profile->dm_count; i++) {
        dt_ranks ranks = *profile->ranks[i];
        dt_rung *ladder;
        ranks.rank = secure + i * profile->state_count;
        status = dt_ladder_build(&ladder, &profile->moves[i], &ranks, profile->state_count);
        if (status == DT_OK) {
            free(profile->ladders[i]);
            profile->ladders[i] = ladder;
        }
    }
    free(secure);
    dt_budget_release(threats->budget, bytes);
    return status;
}

dt_status dt_threats_init(dt_threats *threats, const dt_graph *graph, const uint32_t *readings, dt_guard guard,
                          dt_budget *budget)
{
    *threats = (dt_threats){.guard = guard, .budget = budget};
    DT_TRY(dt_profile_build(&threats->profile, graph, readings, budget));
    dt_status status = guard == DT_GUARD_CREDIBLE ? sort_by_secure(threats, graph, readings) : DT_OK;
    threats->how = dt_malloc(threats->profile.dm_count, sizeof *threats->how);
    if (status == DT_OK)
        status = threats->how ? dt_walk_init(&threats->walk, &threats->profile, budget) : DT_ERR_NOMEM;
    threats->ready = status == DT_OK;
    if (status != DT_OK) {
        free(threats->how);
        dt_profile_free(&threats->profile, budget);
        *threats = (dt_threats){.budget = NULL};
    }
    return status;
}

void dt_threats_free(dt_threats *threats)
{
    if (!threats->ready)
        return;
    dt_walk_free(&threats->walk);
    dt_profile_free(&threats->profile, threats->budget);
    free(threats->how);
    *threats = (dt_threats){.budget = NULL};
}

typedef struct threshold {
    const uint32_t *rank;
    uint32_t most;
} threshold;

static dt_status is_below(void *user, uint32_t state, bool *yes)
{
    const threshold *t = user;
    *yes = t->rank[state] <= t->most;
    return DT_OK;
}

dt_status dt_threats_find(dt_threats *threats, size_t dm, uint32_t state, uint32_t most, dt_move **moves, size_t *count)
{
    *moves = NULL;
    *count = 0;
    threshold t = {threats->profile.ranks[dm]->rank, most};
    if (t.rank[state] <= most)
        return DT_OK;
    for (size_t i = 0; i < threats->profile.dm_count; i++)
        threats->how[i] = i == dm ? DT_WALK_STAYS : threats->guard == DT_GUARD_ANY ? DT_WALK_MOVES : DT_WALK_IMPROVES;
    DT_TRY(dt_walk_until(&threats->walk, state, threats->how, is_below, &t));
    uint32_t place = threats->walk.found;
    return place == DT_WALK_NONE ? DT_OK : dt_walk_path(&threats->walk, place, moves, count);
}
