/* SPDX-License-Identifier: MIT */
/* How stable states stand: by liking, by a tie, by sanction, or because there is no way back; and on which statement.
 * Computed when asked for, by one more run of the kernel. */
#include "base/memory.h"
#include "stability/kernel.h"
#include "stability/sim.h"

#include "base/bits.h"

#include <detente/stability.h>

#include <stdlib.h>

typedef struct standing {
    dt_focal focal;
    const dt_reading *reading;
    uint32_t *best_rank;   /* [states] the best rank in one move, 0: no move */
    uint32_t *best_secure; /* [states] the most that moving secures; NULL where the concept has no such number */
    uint64_t *stable;      /* verdicts, where there is no such number */
    uint32_t *secure;      /* scratch */
} standing;

static size_t deciding_statement(const standing *at, uint32_t state)
{
    const dt_graph *graph = at->focal.profile->graph;
    const dt_ranks *ranks = at->focal.profile->ranks[at->focal.dm];
    uint32_t secured = at->best_secure[state];
    if (secured == 0 || secured == ranks->rank[state])
        return DT_PATTERN_NONE;
    return dt_rules_deciding(at->reading, dt_graph_state(graph, state), dt_graph_state(graph, ranks->example[secured]));
}

static dt_stand stand_of(const standing *at, uint32_t state)
{
    uint32_t rank = at->focal.profile->ranks[at->focal.dm]->rank[state], best = at->best_rank[state];
    bool stable = at->best_secure ? rank >= at->best_secure[state] : dt_bit_get(at->stable, state);
    dt_stand stand = {.by = DT_BY_SANCTION, .on = DT_PATTERN_NONE};
    if (!stable)
        stand.by = DT_UNSTABLE;
    else if (best == 0)
        stand.by = DT_BY_NO_MOVE;
    else if (best <= rank)
        stand.by = best == rank ? DT_BY_TIE : DT_BY_LIKING;
    if (stable && at->best_secure)
        stand.on = deciding_statement(at, state);
    return stand;
}

static dt_status look(standing *at, const dt_recipe *recipe, dt_budget *budget)
{
    const dt_profile *profile = at->focal.profile;
    const dt_moves *moves = &profile->moves[at->focal.dm];
    DT_TRY(dt_best_move(at->best_rank, moves, profile->ranks[at->focal.dm]->rank, profile->state_count));
    if (!recipe)
        return dt_sim_stable(at->stable, profile, at->focal.dm, budget);
    DT_TRY(dt_focal_secure(&at->focal, recipe, at->secure, budget));
    return dt_best_move(at->best_secure, moves, at->secure, profile->state_count);
}

static dt_status prepare(standing *at, const dt_recipe *recipe, dt_budget *budget)
{
    uint32_t count = at->focal.profile->state_count;
    at->best_rank = dt_malloc(count, sizeof *at->best_rank);
    at->best_secure = recipe ? dt_malloc(count, sizeof *at->best_secure) : NULL;
    at->secure = recipe ? dt_malloc(count, sizeof *at->secure) : NULL;
    at->stable = recipe ? NULL : dt_calloc(dt_words_for(count), sizeof *at->stable);
    bool ready = at->best_rank && (recipe ? at->best_secure && at->secure : at->stable != NULL);
    return ready ? look(at, recipe, budget) : DT_ERR_NOMEM;
}

dt_status dt_stability_stands(const dt_graph *graph, const uint32_t *profile, dt_concept_id concept, size_t dm,
                              const uint32_t *states, size_t count, dt_budget *budget, dt_stand *out)
{
    dt_profile chosen;
    DT_TRY(dt_profile_build(&chosen, graph, profile, budget));
    standing at = {.focal = {.profile = &chosen, .dm = dm}};
    at.reading = &graph->model->decision_makers[dm].readings[profile[dm]];
    dt_status status = prepare(&at, dt_recipe_for(concept), budget);
    for (size_t k = 0; status == DT_OK && k < count; k++)
        out[k] = stand_of(&at, states[k]);
    dt_focal_free(&at.focal);
    free(at.best_rank);
    free(at.best_secure);
    free(at.secure);
    free(at.stable);
    dt_profile_free(&chosen, budget);
    return status;
}
