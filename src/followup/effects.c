/* SPDX-License-Identifier: MIT */
/* A set that the search found, solved from scratch: by the kernel for all states instead of by a search from one. Then what
 * else it changes. */
#include "base/bits.h"
#include "base/memory.h"
#include "followup/mediating.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

typedef struct verifying {
    const dt_mediation *m;
    dt_measure_set *set;
    dt_budget *budget;
    dt_variant now;
    dt_verdicts *verdicts;
    uint32_t *reached; /* NULL without a status quo */
    uint64_t *scratch; /* one vector */
} verifying;

void dt_measure_set_free(dt_measure_set *set)
{
    for (size_t k = 0; k < DT_TARGETS_LISTED; k++) {
        free(set->targets[k].vector);
        set->targets[k].vector = NULL;
    }
    free(set->far.before);
    free(set->far.after);
    free(set->far.lost);
    free(set->far.gained);
    free(set->far.fresh);
    free(set->far.lost_list);
    free(set->far.gained_list);
    set->far = (dt_far_effects){.before = NULL};
}

/* ---- the wanted states ------------------------------------------------------------------------------------------- */

static dt_status list_target(verifying *v, uint32_t state)
{
    size_t words = dt_model_words(v->m->model);
    dt_outcome_state *target = &v->set->targets[v->set->target_count];
    target->state = dt_world_projection(v->m, v->now.graph, state, v->scratch);
    target->vector = dt_malloc(words, sizeof *target->vector);
    if (!target->vector)
        return DT_ERR_NOMEM;
    memcpy(target->vector, dt_graph_state(v->now.graph, state), words * sizeof *target->vector);
    return DT_OK;
}

/* Both ways of solving must agree. */
static dt_status take_target(void *user, uint32_t state)
{
    verifying *v = user;
    assert(dt_verdicts_equilibrium(v->verdicts, v->m->options.concept, state));
    if (v->set->target_count < DT_TARGETS_LISTED)
        DT_TRY(list_target(v, state));
    v->set->target_count++;
    if (v->reached && v->reached[state] < v->set->steps)
        v->set->steps = v->reached[state];
    return DT_OK;
}

static dt_status find_targets(verifying *v, dt_probe *probe, dt_world *world)
{
    dt_finding finding;
    size_t first = 0;
    DT_TRY(dt_world_enter(world, v->m, v->now.graph, v->budget));
    DT_TRY(dt_probe_aim(probe, v->now.graph, v->m->options.profile));
    DT_TRY(dt_world_judge(v->m, world, probe, &first, &finding, take_target, v));
    assert(finding.refusal == DT_REFUSAL_COUNT && v->set->target_count > 0);
    return DT_OK;
}

static dt_status judge_again(verifying *v)
{
    dt_probe probe;
    dt_world world = {.graph = NULL};
    DT_TRY(dt_probe_init(&probe, v->m->model->dm_count, v->budget));
    dt_status status = find_targets(v, &probe, &world);
    dt_world_free(&world);
    dt_probe_free(&probe);
    return status;
}

/* ---- the others -------------------------------------------------------------------------------------------------- */

static bool is_wanted(const verifying *v, uint32_t state)
{
    return state != DT_NO_STATE && dt_goal_has(v->m->options.goal, state);
}

/* Named states come first: they are told of in the first round, the others in the second. */
static bool is_of_round(const verifying *v, uint32_t state, int round)
{
    bool named = dt_graph_name_of(v->m->graph, state) != DT_PATTERN_NONE || state == dt_graph_status_quo(v->m->graph);
    return named == (round == 0);
}

static void note_old_state(verifying *v, uint32_t state)
{
    dt_measure_set *set = v->set;
    uint32_t there = dt_graph_find(v->now.graph, dt_graph_state(v->m->base, state));
    bool before = dt_verdicts_equilibrium(v->m->verdicts, v->m->options.concept, state);
    bool after = there != DT_NO_STATE && dt_verdicts_equilibrium(v->verdicts, v->m->options.concept, there);
    if (before == after)
        return;
    uint32_t *count = before ? &set->lost : &set->gained;
    if (*count < DT_EFFECTS_LISTED)
        (before ? set->lost_list : set->gained_list)[*count] = state;
    ++*count;
}

static void note_others(verifying *v)
{
    for (int round = 0; round < 2; round++)
        for (uint32_t state = 0; state < dt_graph_count(v->m->base); state++)
            if (!is_wanted(v, state) && is_of_round(v, state, round))
                note_old_state(v, state);
    for (uint32_t state = 0; state < dt_graph_count(v->now.graph); state++)
        if (dt_graph_find(v->m->base, dt_graph_state(v->now.graph, state)) == DT_NO_STATE &&
            !is_wanted(v, dt_world_projection(v->m, v->now.graph, state, v->scratch)))
            v->set->fresh += dt_verdicts_equilibrium(v->verdicts, v->m->options.concept, state);
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

static dt_status find_reached(verifying *v)
{
    uint32_t before = dt_graph_status_quo(v->m->base);
    if (before == DT_NO_STATE)
        return DT_OK;
    uint32_t from = dt_graph_find(v->now.graph, dt_graph_state(v->m->base, before));
    v->reached = dt_malloc(dt_graph_count(v->now.graph), sizeof *v->reached);
    if (!v->reached)
        return DT_ERR_NOMEM;
    return dt_stability_reach(v->now.graph, v->m->options.profile, from, true, v->budget, v->reached);
}

static dt_status verify(verifying *v)
{
    dt_edit edits[DT_SIZE_MAX];
    dt_measure_set_edits(v->m, v->set, edits);
    DT_TRY(dt_variant_make(&v->now, v->m->base, edits, v->set->count, v->budget));
    DT_TRY(
        dt_stability_solve(&v->verdicts, v->now.graph, v->m->options.profile, 1u << v->m->options.concept, v->budget));
    v->scratch = dt_malloc(dt_model_words(v->m->model), sizeof *v->scratch);
    if (!v->scratch)
        return DT_ERR_NOMEM;
    DT_TRY(find_reached(v));
    DT_TRY(judge_again(v));
    DT_TRY(dt_budget_spend(v->budget, 4 * (uint64_t)dt_graph_count(v->now.graph)));
    note_others(v);
    return DT_OK;
}

dt_status dt_measure_set_verify(const dt_mediation *m, dt_measure_set *set, dt_budget *budget)
{
    verifying v = {.m = m, .set = set, .budget = budget};
    uint64_t before = dt_budget_reserved(budget);
    set->steps = UINT32_MAX;
    dt_status status = verify(&v);
    dt_verdicts_free(v.verdicts);
    dt_variant_free(&v.now, budget);
    free(v.reached);
    free(v.scratch);
    dt_budget_release(budget, dt_budget_reserved(budget) - before);
    if (status != DT_OK)
        dt_measure_set_free(set);
    return status;
}
