/* SPDX-License-Identifier: MIT */
/* What legal sequences reach from a state, and in how few moves (status quo analysis, theory 8.1). */
#include "stability/spread.h"

#include <detente/stability.h>

#include <stdint.h>

dt_status dt_stability_reach(const dt_graph *graph, const uint32_t *profile, uint32_t from, bool improvements,
                             dt_budget *budget, uint32_t *reached)
{
    dt_profile chosen;
    dt_spread spread;
    DT_TRY(dt_profile_build(&chosen, graph, profile, budget));
    dt_status status = dt_spread_init(&spread, &chosen, SIZE_MAX, true, improvements, budget);
    if (status == DT_OK) {
        dt_spread_seed(&spread, from);
        spread.level[from] = 0;
        status = dt_spread_run_by_levels(&spread, budget);
        for (uint32_t s = 0; status == DT_OK && s < chosen.state_count; s++)
            reached[s] = spread.level[s];
        dt_spread_free(&spread, budget);
    }
    dt_profile_free(&chosen, budget);
    return status;
}
