/* SPDX-License-Identifier: MIT */
/* The search: sets of one measure, then of two, and so on, whichever way a set is looked at. What is no belief changes moves or
 * states, so each choice of such measures is entered once, and then tried with beliefs. */
#include "base/bits.h"
#include "base/memory.h"
#include "base/sort.h"
#include "followup/literals.h"
#include "followup/mediating.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct seeking {
    dt_mediation *m;
    const dt_mediator *how;
    dt_budget *budget;
    size_t size; /* of the sets being tried */
    uint32_t chosen[DT_SIZE_MAX];
    size_t chosen_count;
    uint64_t **covers; /* [2 * measures]: make_cover() */
    size_t set_capacity;
    char stage[64];
} seeking;

static const dt_measure *measure_at(const seeking *s, size_t k)
{
    return &s->m->measures[s->chosen[k]];
}

static bool is_belief(const dt_measure *measure)
{
    return measure->kind == DT_MEASURE_BELIEF;
}

/* ---- what need not be tried -------------------------------------------------------------------------------------- */

/* Does a belief reverse all pairs that some order reverses which is as good as the belief `part` is? `alike`: all that rank
 * the states as it does; else it alone. */
static bool does_all_of(const seeking *s, uint32_t belief, uint32_t part, bool alike)
{
    const dt_measure *has = &s->m->measures[belief], *wanted = &s->m->measures[part];
    const size_t length = dt_order_length(s->m, wanted->dm);
    if (!is_belief(has) || has->dm != wanted->dm)
        return false;
    for (uint32_t k = part; k <= belief; k++) {
        const dt_measure *other = &s->m->measures[k];
        if ((k == part || (alike && other->first == wanted->first)) &&
            dt_order_within(other->edit.order, has->edit.order, length))
            return true;
    }
    return false;
}

/* The measures that a belief is a part of, as bits: made when it is first part of a set that counts. */
static dt_status make_cover(seeking *s, uint32_t part, bool alike)
{
    uint64_t **cover = &s->covers[2 * (size_t)part + alike];
    const size_t words = dt_words_for(s->m->measure_count);
    if (*cover)
        return DT_OK;
    DT_TRY(dt_budget_spend(s->budget, s->m->measure_count));
    DT_TRY(dt_budget_reserve(s->budget, words * sizeof **cover));
    *cover = dt_calloc(words, sizeof **cover);
    if (!*cover)
        return DT_ERR_NOMEM;
    for (uint32_t k = part; k < s->m->measure_count; k++)
        if (does_all_of(s, k, part, alike))
            dt_bit_set(*cover, k);
    return DT_OK;
}

static bool includes(const seeking *s, uint32_t part, bool alike)
{
    const uint64_t *cover = s->covers[2 * (size_t)part + alike];
    for (size_t k = 0; k < s->chosen_count; k++)
        if (s->chosen[k] == part || (cover && dt_bit_get(cover, s->chosen[k])))
            return true;
    return false;
}

/* Is a part of the chosen set enough? */
static bool contains_found(const seeking *s)
{
    for (size_t k = 0; k < s->m->set_count; k++) {
        const dt_measure_set *found = &s->m->sets[k];
        uint32_t count = 0;
        while (count < found->count && includes(s, found->measures[count], found->plain >> count & 1u))
            count++;
        if (count == found->count)
            return true;
    }
    return false;
}

/* The options whose direction a measure sets. */
static bool sets_direction(const dt_mediation *m, const dt_measure *measure, size_t option)
{
    if (measure->kind == DT_MEASURE_COMMITMENT)
        return measure->edit.option == option;
    const dt_lever *lever = measure->kind == DT_MEASURE_LEVER ? &m->model->levers[measure->edit.at] : NULL;
    for (size_t k = 0; lever && k < lever->direction_count; k++)
        if (lever->directions[k].option == option)
            return true;
    return false;
}

/* Two measures that give one option two directions do not go together. */
static bool go_together(const dt_mediation *m, const dt_measure *a, const dt_measure *b)
{
    for (size_t o = 0; o < m->model->option_count; o++)
        if (sets_direction(m, a, o) && sets_direction(m, b, o))
            return false;
    return true;
}

static bool goes_with_chosen(const seeking *s, uint32_t measure)
{
    for (size_t k = 0; k < s->chosen_count; k++)
        if (!go_together(s->m, measure_at(s, k), &s->m->measures[measure]))
            return false;
    return true;
}

/* ---- noting ------------------------------------------------------------------------------------------------------ */

static int by_index(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return a < b ? -1 : a > b;
}

static void fill_set(const seeking *s, dt_measure_set *set)
{
    *set = (dt_measure_set){.count = (uint32_t)s->chosen_count};
    for (size_t k = 0; k < s->chosen_count; k++) {
        set->measures[k] = s->chosen[k];
        set->cost += measure_at(s, k)->cost;
    }
    dt_sort(set->measures, set->count, sizeof *set->measures, by_index);
    for (uint32_t k = 0; k < set->count; k++) {
        const dt_measure *measure = &s->m->measures[set->measures[k]];
        set->plain |= (uint32_t)(is_belief(measure) && s->how->leaves_alone(s->how->user, measure)) << k;
    }
}

static dt_status cover_set(seeking *s, const dt_measure_set *set)
{
    for (uint32_t k = 0; k < set->count; k++)
        if (is_belief(&s->m->measures[set->measures[k]]))
            DT_TRY(make_cover(s, set->measures[k], set->plain >> k & 1u));
    return DT_OK;
}

static dt_status keep_set(seeking *s)
{
    dt_mediation *m = s->m;
    if (m->set_count == s->set_capacity)
        DT_TRY(dt_budget_reserve(s->budget, (s->set_capacity ? s->set_capacity : 8) * sizeof *m->sets));
    if (!dt_grow(&m->sets, &s->set_capacity, m->set_count, sizeof *m->sets))
        return DT_ERR_NOMEM;
    dt_measure_set *set = &m->sets[m->set_count];
    fill_set(s, set);
    DT_TRY(cover_set(s, set));
    DT_TRY(s->how->verify(s->how->user, set)); /* what is not verified is not found */
    dt_budget_stage(s->budget, s->stage, 0);
    m->set_count++;
    return DT_OK;
}

static dt_status note(seeking *s, const dt_finding *finding)
{
    dt_sets_tried *tried = &s->m->tried[s->size];
    const size_t most = sizeof s->m->worse_for / sizeof *s->m->worse_for - 1;
    tried->sets++;
    if (finding->refusal == DT_REFUSAL_COUNT)
        return keep_set(s);
    tried->refused[finding->refusal]++;
    if (finding->refusal == DT_REFUSED_WORSE)
        s->m->worse_for[finding->worse_for < most ? finding->worse_for : most]++;
    return DT_OK;
}

/* ---- one set ----------------------------------------------------------------------------------------------------- */

static dt_status try_set(seeking *s)
{
    dt_finding finding;
    DT_TRY(dt_budget_spend(s->budget, 8));
    if (contains_found(s)) {
        s->m->tried[s->size].skipped++;
        return DT_OK;
    }
    DT_TRY(s->how->judge(s->how->user, s->chosen, s->chosen_count, &finding));
    return note(s, &finding);
}

/* ---- beliefs ----------------------------------------------------------------------------------------------------- */

/* Chooses `left` beliefs more, of minds behind that of the last one. */
static dt_status choose_beliefs(seeking *s, size_t from, size_t left)
{
    if (left == 0)
        return try_set(s);
    for (size_t k = from; k < s->m->measure_count; k++) {
        const dt_measure *measure = &s->m->measures[k];
        const dt_measure *last = s->chosen_count ? measure_at(s, s->chosen_count - 1) : NULL;
        if (!is_belief(measure) || (last && is_belief(last) && last->dm == measure->dm) ||
            (measure->weak && s->how->leaves_alone(s->how->user, measure)))
            continue;
        s->chosen[s->chosen_count++] = (uint32_t)k;
        dt_status status = choose_beliefs(s, k + 1, left - 1);
        s->chosen_count--;
        DT_TRY(status);
    }
    return DT_OK;
}

/* ---- the others -------------------------------------------------------------------------------------------------- */

/* A set that leaves no conflict is counted once, without beliefs. */
static dt_status enter(seeking *s, size_t left)
{
    dt_status status = s->how->enter(s->how->user, s->chosen, s->chosen_count);
    if (status == DT_OK)
        status = choose_beliefs(s, 0, left);
    s->how->leave(s->how->user);
    if (status == DT_ERR_MODEL)
        return left ? DT_OK : note(s, &(dt_finding){.refusal = DT_REFUSED_UNSOUND});
    return status;
}

/* Chooses `acts` measures more that are no beliefs, and then `beliefs` of those. */
static dt_status choose_acts(seeking *s, size_t from, size_t acts, size_t beliefs)
{
    if (acts == 0)
        return enter(s, beliefs);
    for (size_t k = from; k < s->m->measure_count; k++) {
        if (is_belief(&s->m->measures[k]) || !goes_with_chosen(s, (uint32_t)k))
            continue;
        s->chosen[s->chosen_count++] = (uint32_t)k;
        dt_status status = choose_acts(s, k + 1, acts - 1, beliefs);
        s->chosen_count--;
        DT_TRY(status);
    }
    return DT_OK;
}

static dt_status try_size(seeking *s, size_t size)
{
    s->size = size;
    snprintf(s->stage, sizeof s->stage, "trying sets of %zu change%s", size, size == 1 ? "" : "s");
    dt_budget_stage(s->budget, s->stage, 0);
    for (size_t beliefs = 0; beliefs <= size; beliefs++)
        DT_TRY(choose_acts(s, 0, size - beliefs, beliefs));
    s->m->tried[size].finished = true;
    return DT_OK;
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

static dt_status search(seeking *s)
{
    dt_mediation *m = s->m;
    if (m->holds || m->wanted == 0)
        return DT_OK;
    DT_TRY(dt_measures_list(m, s->budget));
    s->covers = dt_calloc(m->measure_count, 2 * sizeof *s->covers);
    if (!s->covers)
        return DT_ERR_NOMEM;
    DT_TRY(s->how->mark_weak(s->how->user));
    for (size_t size = 1; size <= m->options.size; size++)
        DT_TRY(try_size(s, size));
    return DT_OK;
}

static int by_cost(const void *left, const void *right)
{
    const dt_measure_set *a = left, *b = right;
    if (a->cost != b->cost)
        return a->cost < b->cost ? -1 : 1;
    if (a->count != b->count)
        return a->count < b->count ? -1 : 1;
    for (size_t k = 0; k < a->count; k++)
        if (a->measures[k] != b->measures[k])
            return a->measures[k] < b->measures[k] ? -1 : 1;
    return 0;
}

dt_status dt_mediation_search(dt_mediation *m, const dt_mediator *how, dt_budget *budget)
{
    seeking s = {.m = m, .how = how, .budget = budget};
    dt_status status = search(&s);
    for (size_t k = 0; s.covers && k < 2 * m->measure_count; k++)
        free(s.covers[k]);
    free(s.covers);
    dt_budget_stage(budget, "", 0); /* ours ends here */
    dt_sort(m->sets, m->set_count, sizeof *m->sets, by_cost);
    return status;
}

void dt_mediation_note_base(dt_mediation *m, const dt_finding *finding)
{
    m->tried[0].sets = 1;
    m->holds = finding->refusal == DT_REFUSAL_COUNT;
    if (!m->holds)
        m->tried[0].refused[finding->refusal]++;
}

dt_status dt_mediation_end(dt_mediation **out, dt_mediation *m, dt_status status)
{
    const bool partial = (status == DT_ERR_LIMIT || status == DT_ERR_CANCELLED) && m->tried[0].finished;
    if (status == DT_OK || partial)
        *out = m;
    else
        dt_mediation_free(m);
    return status;
}

uint64_t dt_mediation_least_cost(const dt_mediation *m)
{
    uint64_t least = UINT64_MAX;
    for (size_t k = 0; k < m->measure_count; k++)
        least = m->measures[k].cost < least ? m->measures[k].cost : least;
    return least;
}

bool dt_mediation_finished(const dt_mediation *m)
{
    return m->holds || m->wanted == 0 || m->tried[m->options.size].finished;
}

static bool has_longer_orders(const dt_mediation *m, uint32_t distance)
{
    for (size_t dm = 0; dm < m->model->dm_count; dm++) {
        const uint64_t length = dt_order_length(m, dm);
        if ((!m->options.who || m->options.who[dm]) && length * (length - (length > 0)) / 2 > distance)
            return true;
    }
    return false;
}

uint64_t dt_mediation_untried_cost(const dt_mediation *m)
{
    uint64_t finished = 0, larger = UINT64_MAX;
    while (finished < m->options.size && m->tried[finished + 1].finished)
        finished++;
    if (finished < m->measure_count)
        larger = (finished + 1) * dt_mediation_least_cost(m);
    const bool beliefs = m->options.kinds >> DT_MEASURE_BELIEF & 1u && has_longer_orders(m, m->options.swaps);
    return beliefs && larger > m->options.swaps + 1u ? m->options.swaps + 1u : larger;
}

void dt_measure_set_edits(const dt_mediation *m, const dt_measure_set *set, dt_edit *edits)
{
    for (size_t k = 0; k < set->count; k++)
        edits[k] = m->measures[set->measures[k]].edit;
}

void dt_mediation_free(dt_mediation *m)
{
    if (!m)
        return;
    for (size_t k = 0; k < m->set_count; k++)
        dt_measure_set_free(&m->sets[k]);
    free(m->sets);
    free(m->measures);
    free(m->status_quo);
    free(m->orders);
    free(m->unstable);
    free(m->worse);
    dt_verdicts_free(m->verdicts);
    dt_literals_free(&m->literals);
    dt_graph_free(m->base);
    dt_symbolic_free(m->symbolic);
    dt_model_free(m->model);
    free(m);
}
