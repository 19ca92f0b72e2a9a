/* SPDX-License-Identifier: MIT */
/* What legal sequences reach from a state, and in how few moves (status quo analysis, theory 8.1). */
#include "base/memory.h"
#include "stability/walk.h"

#include <detente/stability.h>

#include <stdlib.h>

static dt_status walk_all(dt_walk *walk, uint32_t from, bool improvements, uint32_t *reached)
{
    dt_walk_how *how = dt_malloc(walk->profile->dm_count, sizeof *how);
    if (!how)
        return DT_ERR_NOMEM;
    for (size_t i = 0; i < walk->profile->dm_count; i++)
        how[i] = improvements ? DT_WALK_IMPROVES : DT_WALK_MOVES;
    dt_status status = dt_walk_run(walk, from, how);
    for (uint32_t s = 0; status == DT_OK && s < walk->profile->state_count; s++) {
        uint32_t place = dt_walk_best(walk, s);
        reached[s] = place == DT_WALK_NONE ? UINT32_MAX : walk->places[place].moves;
    }
    reached[from] = 0;
    free(how);
    return status;
}

dt_status dt_stability_reach(const dt_graph *graph, const uint32_t *profile, uint32_t from, bool improvements,
                             dt_budget *budget, uint32_t *reached)
{
    dt_profile chosen;
    dt_walk walk = {.profile = NULL};
    DT_TRY(dt_profile_build(&chosen, graph, profile, budget));
    dt_status status = dt_walk_init(&walk, &chosen, budget);
    if (status == DT_OK) {
        status = walk_all(&walk, from, improvements, reached);
        dt_walk_free(&walk);
    }
    dt_profile_free(&chosen, budget);
    return status;
}
