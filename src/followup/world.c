/* SPDX-License-Identifier: MIT */
/* A set of measures counts only if what it makes hold is worth having: the four conditions of dt_mediate(), asked of one
 * variant, cheapest first. */
#include "base/bits.h"
#include "base/memory.h"
#include "followup/mediating.h"

#include <stdlib.h>
#include <string.h>

/* ---- a variant and the model as it is ---------------------------------------------------------------------------- */

uint32_t dt_world_projection(const dt_mediation *m, const dt_graph *graph, uint32_t state, uint64_t *scratch)
{
    memcpy(scratch, dt_graph_state(graph, state), dt_model_words(m->model) * sizeof *scratch);
    for (size_t k = 0; k < m->model->lever_count; k++)
        for (size_t o = 0; o < m->model->levers[k].option_count; o++)
            dt_bit_clear(scratch, m->model->levers[k].option_indices[o]);
    return dt_graph_find(m->base, scratch);
}

static dt_status add_target(dt_world *world, uint32_t state)
{
    if (!dt_grow(&world->targets, &world->target_room, world->target_count, sizeof *world->targets))
        return DT_ERR_NOMEM;
    world->targets[world->target_count++] = state;
    return DT_OK;
}

static dt_status prepare_avoid(dt_world *world, const dt_mediation *m)
{
    size_t words = dt_words_for(dt_graph_count(world->graph));
    if (!m->options.avoid)
        return DT_OK;
    if (words > world->avoid_room) {
        free(world->avoid);
        world->avoid = dt_malloc(words, sizeof *world->avoid);
        world->avoid_room = world->avoid ? words : 0;
    }
    if (!world->avoid)
        return DT_ERR_NOMEM;
    memset(world->avoid, 0, words * sizeof *world->avoid);
    return DT_OK;
}

/* A state is wanted, or to be avoided, for what it is without the options of levers. */
static dt_status mark_states(dt_world *world, const dt_mediation *m, uint64_t *scratch)
{
    for (uint32_t s = 0; s < dt_graph_count(world->graph); s++) {
        uint32_t as_it_is = dt_world_projection(m, world->graph, s, scratch);
        if (as_it_is == DT_NO_STATE)
            continue;
        if (dt_goal_has(m->options.goal, as_it_is))
            DT_TRY(add_target(world, s));
        if (world->avoid && dt_goal_has(m->options.avoid, as_it_is))
            dt_bit_set(world->avoid, s);
    }
    return DT_OK;
}

static uint32_t find_status_quo(const dt_mediation *m, const dt_graph *graph)
{
    uint32_t before = dt_graph_status_quo(m->base);
    return before == DT_NO_STATE ? DT_NO_STATE : dt_graph_find(graph, dt_graph_state(m->base, before));
}

dt_status dt_world_enter(dt_world *world, const dt_mediation *m, const dt_graph *graph, dt_budget *budget)
{
    world->graph = graph;
    world->target_count = 0;
    world->status_quo = find_status_quo(m, graph);
    DT_TRY(dt_budget_spend(budget, 2 * (uint64_t)dt_graph_count(graph)));
    DT_TRY(prepare_avoid(world, m));
    uint64_t *scratch = dt_malloc(dt_model_words(m->model), sizeof *scratch);
    if (!scratch)
        return DT_ERR_NOMEM;
    dt_status status = mark_states(world, m, scratch);
    free(scratch);
    return status;
}

void dt_world_free(dt_world *world)
{
    free(world->targets);
    free(world->avoid);
    *world = (dt_world){.graph = NULL};
}

/* ---- the conditions ---------------------------------------------------------------------------------------------- */

/* One question, of one wanted state. */
typedef struct judging {
    const dt_mediation *m;
    const dt_world *world;
    dt_probe *probe;
    size_t *first;
    uint32_t target;
} judging;

static uint32_t rank_of(const judging *j, size_t dm, uint32_t state)
{
    return j->probe->ranks[dm]->rank[state];
}

static dt_status is_stable_for(const judging *j, size_t dm, bool *stable)
{
    return dt_probe_deters(j->probe, j->m->options.concept, dm, j->target, rank_of(j, dm, j->target), stable);
}

/* Whoever refused last is asked first: it is likely to refuse again. */
static dt_status is_equilibrium(const judging *j, bool *holds)
{
    *holds = true;
    DT_TRY(is_stable_for(j, *j->first, holds));
    for (size_t dm = 0; *holds && dm < j->probe->dm_count; dm++) {
        if (dm == *j->first)
            continue;
        DT_TRY(is_stable_for(j, dm, holds));
        if (!*holds)
            *j->first = dm;
    }
    return DT_OK;
}

/* Does everybody rank the wanted state at least as high as the best that it can secure at the status quo, by staying or by
 * moving? `*worse_for`: the first who does not. */
static dt_status is_good_enough(const judging *j, size_t *worse_for)
{
    uint32_t status_quo = j->world->status_quo;
    for (*worse_for = 0; *worse_for < j->probe->dm_count; ++*worse_for) {
        uint32_t rank = rank_of(j, *worse_for, j->target);
        bool deters = false;
        if (rank_of(j, *worse_for, status_quo) > rank)
            return DT_OK;
        DT_TRY(dt_probe_deters(j->probe, j->m->options.concept, *worse_for, status_quo, rank, &deters));
        if (!deters)
            return DT_OK;
    }
    return DT_OK;
}

static dt_status judge_target(const judging *j, dt_finding *finding)
{
    bool holds = false;
    *finding = (dt_finding){.refusal = DT_REFUSED_UNSTABLE};
    DT_TRY(is_equilibrium(j, &holds));
    if (!holds)
        return DT_OK;
    finding->refusal = DT_REFUSAL_COUNT;
    if (j->world->status_quo == DT_NO_STATE)
        return DT_OK;
    DT_TRY(is_good_enough(j, &finding->worse_for));
    if (finding->worse_for < j->probe->dm_count)
        finding->refusal = DT_REFUSED_WORSE;
    return DT_OK;
}

/* What lies on the way from the status quo: the same for every wanted state, and asked once where it matters. */
typedef enum way { WAY_UNKNOWN, WAY_CLEAR, WAY_AVOIDED } way;

static dt_status look_at_way(const dt_world *world, dt_probe *probe, way *known)
{
    bool avoided = false;
    if (*known != WAY_UNKNOWN)
        return DT_OK;
    if (world->avoid && world->status_quo != DT_NO_STATE)
        DT_TRY(dt_probe_reaches(probe, world->status_quo, world->avoid, &avoided));
    *known = avoided ? WAY_AVOIDED : WAY_CLEAR;
    return DT_OK;
}

dt_status dt_world_judge(const dt_mediation *m, const dt_world *world, dt_probe *probe, size_t *first,
                         dt_finding *finding, dt_visit_target holds, void *user)
{
    way known = WAY_UNKNOWN;
    *finding = (dt_finding){.refusal = DT_REFUSED_TARGET};
    if (dt_graph_status_quo(m->base) != DT_NO_STATE && world->status_quo == DT_NO_STATE) {
        finding->refusal = DT_REFUSED_STATUS_QUO;
        return DT_OK;
    }
    for (size_t k = 0; k < world->target_count && (holds || finding->refusal != DT_REFUSAL_COUNT); k++) {
        judging j = {.m = m, .world = world, .probe = probe, .first = first, .target = world->targets[k]};
        dt_finding one;
        DT_TRY(judge_target(&j, &one));
        if (one.refusal == DT_REFUSAL_COUNT) {
            DT_TRY(look_at_way(world, probe, &known));
            one.refusal = known == WAY_AVOIDED ? DT_REFUSED_AVOIDED : DT_REFUSAL_COUNT;
        }
        if (one.refusal > finding->refusal)
            *finding = one;
        if (holds && one.refusal == DT_REFUSAL_COUNT)
            DT_TRY(holds(user, world->targets[k]));
    }
    return DT_OK;
}
