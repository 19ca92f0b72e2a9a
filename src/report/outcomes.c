/* SPDX-License-Identifier: MIT */
/* One walk over the states keeps the few strongest; how they stand costs a run of the kernel for each concept that is
 * shown and each decision maker, not for each state. */
#include "report/outcomes.h"

#include "base/memory.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

dt_concept_id dt_most_demanding(dt_concept_set concepts)
{
    dt_concept_id best = DT_CONCEPT_NASH;
    unsigned demand = UINT_MAX;
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        if (concepts >> c & 1u && dt_concept_get((dt_concept_id)c)->demand < demand) {
            best = (dt_concept_id)c;
            demand = dt_concept_get(best)->demand;
        }
    return best;
}

dt_concept_set dt_outcome_concepts(const dt_verdicts *verdicts, uint32_t state)
{
    dt_concept_set found = 0;
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        if (dt_verdicts_concepts(verdicts) >> c & 1u && dt_verdicts_equilibrium(verdicts, (dt_concept_id)c, state))
            found |= 1u << c;
    return found;
}

/* ---- reached ------------------------------------------------------------------------------------------------------ */

dt_status dt_reached_new(dt_reached *out, const dt_graph *graph, const uint32_t *profile, dt_budget *budget)
{
    uint32_t from = dt_graph_status_quo(graph), states = dt_graph_count(graph);
    *out = (dt_reached){.steps = NULL};
    if (from == DT_NO_STATE)
        return DT_OK;
    out->steps = dt_malloc(states, sizeof *out->steps);
    out->moves = dt_malloc(states, sizeof *out->moves);
    dt_status status = out->steps && out->moves ? DT_OK : DT_ERR_NOMEM;
    if (status == DT_OK)
        status = dt_profile_ranks(dt_graph_model(graph), profile)
                     ? dt_stability_reach(graph, profile, from, true, budget, out->steps)
                     : dt_relations_reach(graph, profile, from, budget, out->steps);
    if (status == DT_OK)
        status = dt_stability_reach(graph, profile, from, false, budget, out->moves);
    if (status != DT_OK)
        dt_reached_free(out);
    return status;
}

void dt_reached_free(dt_reached *reached)
{
    free(reached->steps);
    free(reached->moves);
    *reached = (dt_reached){.steps = NULL};
}

/* ---- choosing ----------------------------------------------------------------------------------------------------- */

static unsigned count_bits(dt_concept_set set)
{
    unsigned count = 0;
    for (; set; set &= set - 1)
        count++;
    return count;
}

static bool stronger(const dt_outcome *a, const dt_outcome *b)
{
    unsigned a_concepts = count_bits(a->concepts), b_concepts = count_bits(b->concepts);
    if (a_concepts != b_concepts)
        return a_concepts > b_concepts;
    if (a->named != b->named)
        return a->named;
    bool a_reached = a->steps != UINT32_MAX, b_reached = b->steps != UINT32_MAX;
    return a_reached != b_reached ? a_reached : a->state < b->state;
}

/* Keeps the list sorted; states come in ascending order. */
static void keep(dt_outcomes *outcomes, const dt_outcome *found)
{
    size_t at = outcomes->count;
    while (at > 0 && stronger(found, &outcomes->list[at - 1]))
        at--;
    if (at == DT_OUTCOMES_MAX)
        return;
    if (outcomes->count < DT_OUTCOMES_MAX)
        outcomes->count++;
    memmove(&outcomes->list[at + 1], &outcomes->list[at], (outcomes->count - 1 - at) * sizeof *outcomes->list);
    outcomes->list[at] = *found;
}

/* Of a large family a few are examples enough. */
static void cut(dt_outcomes *outcomes, size_t examples)
{
    size_t kept = 0;
    uint64_t shown[1u << DT_CONCEPT_COUNT] = {0};
    if (outcomes->total <= DT_OUTCOMES_MAX)
        return;
    for (size_t k = 0; k < outcomes->count; k++)
        shown[outcomes->list[k].concepts]++;
    for (size_t k = 0; k < outcomes->count; k++) {
        const dt_outcome *one = &outcomes->list[k];
        if (one->named || kept < examples || shown[one->concepts] == outcomes->by_set[one->concepts])
            outcomes->list[kept++] = *one;
    }
    outcomes->count = kept;
}

uint64_t dt_outcomes_under(const dt_outcomes *outcomes, dt_concept_id concept)
{
    uint64_t count = 0;
    for (size_t set = 0; set < 1u << DT_CONCEPT_COUNT; set++)
        if (set >> concept & 1u)
            count += outcomes->by_set[set];
    return count;
}

static dt_outcome make_outcome(const dt_solution *solution, const dt_reached *reached, uint32_t state,
                               dt_concept_set concepts)
{
    return (dt_outcome){.state = state,
                        .concepts = concepts,
                        .shown = dt_most_demanding(concepts),
                        .steps = reached->steps ? reached->steps[state] : UINT32_MAX,
                        .moves = reached->moves ? reached->moves[state] : UINT32_MAX,
                        .named = dt_graph_name_of(dt_solution_graph(solution), state) != DT_PATTERN_NONE};
}

dt_status dt_outcomes_new(dt_outcomes *out, const dt_solution *solution, size_t profile, const dt_reached *reached,
                          size_t examples, dt_budget *budget)
{
    const dt_verdicts *verdicts = dt_solution_verdicts(solution, profile);
    uint32_t states = dt_graph_count(dt_solution_graph(solution));
    *out = (dt_outcomes){.count = 0};
    for (uint32_t s = 0; s < states; s++) {
        DT_TRY(dt_budget_spend(budget, 4));
        dt_concept_set concepts = dt_solution_listed(solution, s) ? dt_outcome_concepts(verdicts, s) : 0;
        if (!concepts)
            continue;
        dt_outcome found = make_outcome(solution, reached, s, concepts);
        out->total++;
        out->by_set[concepts]++;
        keep(out, &found);
    }
    cut(out, examples);
    return DT_OK;
}

/* ---- standing ----------------------------------------------------------------------------------------------------- */

/* Those shown under one concept, for one decision maker. */
static dt_status stand_under(dt_outcomes *outcomes, const dt_solution *solution, size_t profile, dt_concept_id concept,
                             dt_budget *budget)
{
    const dt_graph *graph = dt_solution_graph(solution);
    const uint32_t *readings = dt_verdicts_profile(dt_solution_verdicts(solution, profile));
    uint32_t states[DT_OUTCOMES_MAX];
    dt_stand found[DT_OUTCOMES_MAX];
    size_t which[DT_OUTCOMES_MAX], shown = 0;
    for (size_t k = 0; k < outcomes->count; k++)
        if (outcomes->list[k].shown == concept) {
            states[shown] = outcomes->list[k].state;
            which[shown++] = k;
        }
    for (size_t i = 0; shown && i < dt_graph_model(graph)->dm_count; i++) {
        DT_TRY(dt_stability_stands(graph, readings, concept, i, states, shown, budget, found));
        for (size_t k = 0; k < shown; k++)
            outcomes->list[which[k]].stands[i] = found[k];
    }
    return DT_OK;
}

/* What a state is liked for is what leaving it costs at once, whatever others might answer: the statement that decides
 * under Nash. */
static dt_status like_for_its_own_sake(dt_outcomes *outcomes, const dt_solution *solution, size_t profile,
                                       dt_budget *budget)
{
    const dt_graph *graph = dt_solution_graph(solution);
    const uint32_t *readings = dt_verdicts_profile(dt_solution_verdicts(solution, profile));
    uint32_t states[DT_OUTCOMES_MAX];
    dt_stand found[DT_OUTCOMES_MAX];
    for (size_t k = 0; k < outcomes->count; k++)
        states[k] = outcomes->list[k].state;
    for (size_t i = 0; i < dt_graph_model(graph)->dm_count; i++) {
        DT_TRY(dt_stability_stands(graph, readings, DT_CONCEPT_NASH, i, states, outcomes->count, budget, found));
        for (size_t k = 0; k < outcomes->count; k++)
            if (outcomes->list[k].stands[i].by == DT_BY_LIKING)
                outcomes->list[k].stands[i] = found[k];
    }
    return DT_OK;
}

dt_status dt_outcomes_stand(dt_outcomes *outcomes, const dt_solution *solution, size_t profile, dt_budget *budget)
{
    size_t dms = dt_graph_model(dt_solution_graph(solution))->dm_count;
    outcomes->stands = dt_calloc(outcomes->count, dms * sizeof *outcomes->stands);
    if (!outcomes->stands)
        return DT_ERR_NOMEM;
    for (size_t k = 0; k < outcomes->count; k++)
        outcomes->list[k].stands = outcomes->stands + k * dms;
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        DT_TRY(stand_under(outcomes, solution, profile, (dt_concept_id)c, budget));
    return like_for_its_own_sake(outcomes, solution, profile, budget);
}

void dt_outcomes_free(dt_outcomes *outcomes)
{
    free(outcomes->stands);
    outcomes->stands = NULL;
}
