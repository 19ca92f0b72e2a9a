/* SPDX-License-Identifier: MIT */
/* Mediation where states are not listed, told by a sketch of the states that it mentions: the same answer in the numbers of the
 * sketch. */
#include "report/mediation.h"

#include "base/bits.h"
#include "base/memory.h"
#include "symbolic/internal.h"

#include <detente/followup.h>

#include <stdlib.h>
#include <string.h>

typedef struct sketching {
    const dt_mediation *m;
    const dt_mediation_words *asked;
    const dt_model *model; /* as it is */
    size_t words;
    dt_budget *budget;
    uint64_t *vectors, *scratch;
    size_t count, capacity;
    dt_graph *sketch;
    dt_mediation shown;
    dt_goal goal;
} sketching;

/* ---- the sketch ---------------------------------------------------------------------------------------------------- */

static dt_status mention(sketching *k, const uint64_t *state)
{
    if (!dt_grow(&k->vectors, &k->capacity, k->count, k->words * sizeof *state))
        return DT_ERR_NOMEM;
    memcpy(k->vectors + k->count++ * k->words, state, k->words * sizeof *state);
    return DT_OK;
}

/* States of the model with levers. */
static dt_status mention_all(sketching *k, const uint64_t *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        dt_mediation_strip(k->m, k->model, list + i * dt_model_words(k->m->model), k->scratch);
        DT_TRY(mention(k, k->scratch));
    }
    return DT_OK;
}

static dt_status mention_set(sketching *k, const dt_measure_set *set)
{
    for (size_t i = 0; i < set->target_count && i < DT_TARGETS_LISTED; i++)
        DT_TRY(mention_all(k, set->targets[i].vector, 1));
    DT_TRY(mention_all(k, set->far.lost_list, set->far.lost_listed));
    return mention_all(k, set->far.gained_list, set->far.gained_listed);
}

static dt_status sketch(sketching *k)
{
    const uint64_t *today = dt_symbolic_status_quo(k->asked->symbolic);
    const dt_far_wish *wish = k->asked->wish;
    k->words = dt_model_words(k->model);
    k->scratch = dt_malloc(k->words, sizeof *k->scratch);
    if (!k->scratch)
        return DT_ERR_NOMEM;
    for (size_t i = 0; i < wish->wanted_count; i++)
        DT_TRY(mention(k, wish->wanted + i * k->words));
    if (today)
        DT_TRY(mention(k, today));
    for (size_t i = 0; i < k->m->set_count; i++)
        DT_TRY(mention_set(k, &k->m->sets[i]));
    if (k->count == 0) { /* a sketch has some state */
        DT_TRY(dt_symbolic_first(k->asked->symbolic, k->asked->symbolic->feasible, k->scratch));
        DT_TRY(mention(k, k->scratch));
    }
    return dt_sketch_around(&k->sketch, k->asked->symbolic, k->vectors, k->count, k->budget);
}

/* ---- in its numbers ------------------------------------------------------------------------------------------------ */

static uint32_t number_of(const sketching *k, const uint64_t *vector)
{
    dt_mediation_strip(k->m, k->model, vector, k->scratch);
    return dt_graph_find(k->sketch, k->scratch);
}

static void number_all(const sketching *k, const uint64_t *list, size_t count, uint32_t *out)
{
    for (size_t i = 0; i < count; i++)
        out[i] = number_of(k, list + i * dt_model_words(k->m->model));
}

static dt_status convert_sets(sketching *k)
{
    dt_measure_set *sets = dt_malloc(k->m->set_count, sizeof *sets);
    k->shown.sets = sets;
    if (!sets)
        return DT_ERR_NOMEM;
    for (size_t i = 0; i < k->m->set_count; i++) {
        dt_measure_set *set = &sets[i];
        *set = k->m->sets[i];
        for (size_t t = 0; t < set->target_count && t < DT_TARGETS_LISTED; t++)
            set->targets[t].state = number_of(k, set->targets[t].vector);
        number_all(k, set->far.lost_list, set->far.lost_listed, set->lost_list);
        number_all(k, set->far.gained_list, set->far.gained_listed, set->gained_list);
        set->lost = (uint32_t)set->far.lost_listed;
        set->gained = (uint32_t)set->far.gained_listed;
    }
    return DT_OK;
}

static dt_status convert_goal(sketching *k)
{
    const dt_far_wish *wish = k->asked->wish;
    k->goal = (dt_goal){.count = wish->wanted_count, .first = DT_NO_STATE};
    k->goal.states = dt_calloc(dt_words_for(dt_graph_count(k->sketch)), sizeof *k->goal.states);
    if (!k->goal.states)
        return DT_ERR_NOMEM;
    for (size_t i = 0; i < wish->wanted_count; i++) {
        const uint32_t state = dt_graph_find(k->sketch, wish->wanted + i * k->words);
        dt_bit_set(k->goal.states, state);
        k->goal.first = state < k->goal.first ? state : k->goal.first;
    }
    return DT_OK;
}

static dt_status convert(sketching *k)
{
    k->shown = *k->m;
    DT_TRY(convert_goal(k));
    k->shown.graph = k->sketch;
    return convert_sets(k);
}

dt_status dt_mediation_sketch(dt_mediation_shown *out, const dt_mediation *mediation, const dt_mediation_words *words,
                              dt_budget *budget)
{
    sketching k = {.m = mediation, .asked = words, .model = dt_symbolic_model(words->symbolic), .budget = budget};
    dt_status status = sketch(&k);
    if (status == DT_OK)
        status = convert(&k);
    free(k.vectors);
    free(k.scratch);
    *out = (dt_mediation_shown){.mediation = k.shown, .goal = k.goal, .sketch = k.sketch};
    return status;
}

void dt_mediation_shown_free(dt_mediation_shown *shown)
{
    free(shown->mediation.sets);
    free(shown->goal.states);
    dt_graph_free(shown->sketch);
}
