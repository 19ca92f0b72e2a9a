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
    const dt_recipe *recipe; /* NULL: the concept has no number for what moving secures */
    uint32_t *best_rank;     /* [states] the best rank in one move, 0: no move */
    uint64_t *stable;        /* verdicts, where there is no recipe */
} standing;

static size_t deciding_statement(const standing *at, uint32_t state)
{
    const dt_graph *graph = at->focal.profile->graph;
    const dt_ranks *ranks = at->focal.profile->ranks[at->focal.dm];
    uint32_t secured = at->focal.room->best[state];
    if (secured == 0 || secured == ranks->rank[state])
        return DT_PATTERN_NONE;
    return dt_rules_deciding(at->reading, dt_graph_state(graph, state), dt_graph_state(graph, ranks->example[secured]));
}

static dt_stand stand_of(const standing *at, uint32_t state)
{
    uint32_t rank = at->focal.profile->ranks[at->focal.dm]->rank[state], best = at->best_rank[state];
    bool stable = at->recipe ? rank >= at->focal.room->best[state] : dt_bit_get(at->stable, state);
    dt_stand stand = {.by = DT_BY_SANCTION, .on = DT_PATTERN_NONE};
    if (!stable)
        stand.by = DT_UNSTABLE;
    else if (best == 0)
        stand.by = DT_BY_NO_MOVE;
    else if (best <= rank)
        stand.by = best == rank ? DT_BY_TIE : DT_BY_LIKING;
    if (stable && at->recipe)
        stand.on = deciding_statement(at, state);
    return stand;
}

static dt_status look(standing *at, dt_budget *budget)
{
    const dt_profile *profile = at->focal.profile;
    size_t dm = at->focal.dm;
    at->best_rank = dt_malloc(profile->state_count, sizeof *at->best_rank);
    if (!at->best_rank)
        return DT_ERR_NOMEM;
    DT_TRY(dt_best_move(at->best_rank, &profile->moves[dm], profile->ranks[dm]->rank, profile->state_count));
    if (at->recipe)
        return dt_focal_decide(&at->focal, at->recipe, budget);
    at->stable = dt_calloc(dt_words_for(profile->state_count), sizeof *at->stable);
    return at->stable ? dt_sim_stable(at->stable, profile, dm, budget) : DT_ERR_NOMEM;
}

dt_status dt_stability_stands(const dt_graph *graph, const uint32_t *profile, dt_concept_id concept, size_t dm,
                              const uint32_t *states, size_t count, dt_budget *budget, dt_stand *out)
{
    dt_profile chosen;
    DT_TRY(dt_profile_build(&chosen, graph, profile, budget));
    dt_room room = {.done = NULL};
    standing at = {.focal = {.profile = &chosen, .room = &room, .dm = dm}};
    at.reading = &graph->model->decision_makers[dm].readings[profile[dm]];
    at.recipe = dt_recipe_for(concept);
    dt_status status = at.recipe ? dt_room_make(&room, &chosen, budget) : DT_OK;
    if (status == DT_OK)
        status = look(&at, budget);
    for (size_t k = 0; status == DT_OK && k < count; k++)
        out[k] = stand_of(&at, states[k]);
    dt_focal_free(&at.focal);
    free(at.best_rank);
    free(at.stable);
    dt_room_free(&room, budget);
    dt_profile_free(&chosen, budget);
    return status;
}
