/* SPDX-License-Identifier: MIT */
/* Every small change of a model alone, sorted by what it does. */
#include "base/memory.h"
#include "base/sort.h"
#include "followup/literals.h"
#include "followup/sensitive.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- which states are watched ------------------------------------------------------------------------------------ */

size_t dt_watched_find(const dt_sensitivity *s, uint32_t state)
{
    size_t k = 0;
    while (k < s->watched_count && s->watched[k].state != state)
        k++;
    return k;
}

static void watch(dt_sensitivity *s, uint32_t state)
{
    if (state == DT_NO_STATE || s->watched_count == DT_WATCHED_MAX || dt_watched_find(s, state) < s->watched_count)
        return;
    s->watched[s->watched_count++] = (dt_watched){.state = state, .concepts = dt_concepts_holding(s->verdicts, state)};
}

static unsigned count_bits(dt_concept_set set)
{
    unsigned count = 0;
    for (; set; set &= set - 1)
        count++;
    return count;
}

static bool holds_under(const dt_sensitivity *s, uint32_t state, unsigned concepts)
{
    return count_bits(dt_concepts_holding(s->verdicts, state)) == concepts;
}

/* The equilibria under most concepts, as long as there is room for all that hold under as many. */
static void watch_strongest(dt_sensitivity *s)
{
    for (unsigned concepts = DT_CONCEPT_COUNT; concepts > 0; concepts--) {
        size_t count = 0;
        for (uint32_t state = 0; state < dt_graph_count(s->graph); state++)
            count += holds_under(s, state, concepts) && dt_watched_find(s, state) == s->watched_count;
        if (s->watched_count + count > DT_WATCHED_MAX)
            return;
        for (uint32_t state = 0; count && state < dt_graph_count(s->graph); state++)
            if (holds_under(s, state, concepts))
                watch(s, state);
    }
}

static void choose_watched(dt_sensitivity *s)
{
    const dt_model *model = dt_graph_model(s->graph);
    if (s->options.state != DT_NO_STATE) {
        watch(s, s->options.state);
        return;
    }
    watch(s, dt_graph_status_quo(s->graph));
    for (size_t k = 0; k < model->named_count; k++)
        watch(s, dt_graph_named(s->graph, k));
    watch_strongest(s);
}

/* ---- trying ------------------------------------------------------------------------------------------------------ */

static dt_status prepare(dt_sensitivity *s, dt_budget *budget)
{
    uint32_t states = dt_graph_count(s->graph);
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++) {
        if (!(dt_verdicts_concepts(s->verdicts) >> c & 1u))
            continue;
        DT_TRY(dt_budget_reserve(budget, states * sizeof **s->breakers));
        s->breakers[c] = dt_calloc(states, sizeof **s->breakers);
        if (!s->breakers[c])
            return DT_ERR_NOMEM;
    }
    choose_watched(s);
    DT_TRY(dt_changes_list(s, budget));
    s->ranked = dt_malloc(s->count, sizeof(dt_trial *));
    if (!s->ranked)
        return DT_ERR_NOMEM;
    for (size_t k = 0; k < s->count; k++) {
        s->trials[k].number = k + 1;
        s->ranked[k] = &s->trials[k];
    }
    return DT_OK;
}

static dt_status try_all(dt_sensitivity *s, dt_budget *budget)
{
    size_t dms = dt_graph_model(s->graph)->dm_count;
    dt_trying t = {.s = s, .budget = budget, .profile = dt_malloc(dms, sizeof *t.profile)};
    dt_status status = t.profile ? DT_OK : DT_ERR_NOMEM;
    if (t.profile)
        memcpy(t.profile, s->profile, dms * sizeof *t.profile);
    for (size_t k = 0; status == DT_OK && k < s->count; k++) {
        snprintf(t.stage, sizeof t.stage, "trying change %zu of %zu", k + 1, s->count);
        dt_budget_stage(budget, t.stage, 0);
        status = dt_try_trial(&t, &s->trials[k]);
        s->tried += s->trials[k].tried;
    }
    if (status == DT_OK && s->options.in_pairs)
        status = dt_try_pairs(&t);
    dt_budget_stage(budget, "", 0); /* ours ends here */
    free(t.profile);
    return status;
}

/* By effect; those of the same effect, and those not tried, in the order of the model. */
static int by_effect(const void *left, const void *right)
{
    const dt_trial *a = *(const dt_trial *const *)left, *b = *(const dt_trial *const *)right;
    if (a->tried != b->tried)
        return a->tried ? -1 : 1;
    if (a->effect != b->effect)
        return a->effect > b->effect ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

dt_status dt_sensitivity_new(dt_sensitivity **out, const dt_solution *solution, const dt_sensitivity_options *options,
                             dt_budget *budget)
{
    *out = NULL;
    dt_sensitivity *s = dt_calloc(1, sizeof *s);
    if (!s)
        return DT_ERR_NOMEM;
    *s = (dt_sensitivity){.solution = solution, .graph = dt_solution_graph(solution), .options = *options};
    s->verdicts = dt_solution_verdicts(solution, 0);
    s->profile = dt_verdicts_profile(s->verdicts);
    dt_status status = prepare(s, budget);
    if (status == DT_OK)
        status = try_all(s, budget);
    bool partial = (status == DT_ERR_LIMIT || status == DT_ERR_CANCELLED) && s->tried > 0;
    if (status == DT_OK || partial) {
        dt_sort(s->ranked, s->count, sizeof(dt_trial *), by_effect);
        *out = s;
    } else {
        dt_sensitivity_free(s);
    }
    return status;
}

void dt_sensitivity_free(dt_sensitivity *s)
{
    if (!s)
        return;
    for (size_t k = 0; k < s->count; k++)
        free(s->trials[k].shifts);
    dt_literals_free(&s->literals);
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        free(s->breakers[c]);
    free(s->ranked);
    free(s->trials);
    free(s);
}
