/* SPDX-License-Identifier: MIT */
/* Which difference does it? Each alone, the second model without each, then sets of two and more. A set is a cause of the
 * verdicts that it turns and no part of it does. What no set of the sizes tried turns, all differences together do: leaving
 * out one after the other what is not needed ends with a set of which nothing can be left out (A. Zeller, R. Hildebrandt 2002,
 * IEEE Transactions on Software Engineering 28:183-200, whose minimum this is). */
#include "followup/comparing.h"
#include "followup/sensitive.h"

#include "base/bits.h"
#include "base/budget.h"

#include <stdlib.h>
#include <string.h>

#define STEPS_MIN ((uint64_t)1 << 24)
#define STEPS_A_STATE 64 /* and square of the decision makers */

/* ---- one set ----------------------------------------------------------------------------------------------------- */

static dt_status note_turned(dt_comparing *w, const dt_graph *graph, const dt_verdicts *verdicts)
{
    dt_compared *c = w->c;
    uint64_t vector[DT_OPTIONS_MAX * 2 / 64];
    DT_TRY(dt_budget_spend(w->budget, c->changed_count * 4));
    for (size_t k = 0; k < c->changed_count; k++) {
        const dt_changed_state *state = &c->changed[k];
        const int side = state->first == DT_NO_STATE;
        dt_compared_vector(c, side, side ? state->second : state->first, vector);
        const uint32_t now = dt_graph_find(graph, vector);
        const dt_concept_set holds = now == DT_NO_STATE ? 0 : dt_concepts_holding(verdicts, now);
        w->turned[k] = ~(holds ^ state->after) & (state->before ^ state->after);
    }
    return DT_OK;
}

static uint64_t count_turned(const dt_comparing *w)
{
    uint64_t count = 0;
    for (size_t k = 0; k < w->c->changed_count; k++)
        count += dt_bit_count(w->turned[k]);
    return count;
}

/* Verdicts that are others than in the first model, whether they differ in the second or not. */
static uint64_t count_all_turned(const dt_comparing *w, const dt_graph *graph, const dt_verdicts *verdicts)
{
    uint64_t count = 0;
    for (uint32_t s = 0; s < dt_graph_count(w->base); s++) {
        const uint32_t now = dt_graph_find(graph, dt_graph_state(w->base, s));
        const dt_concept_set holds = now == DT_NO_STATE ? 0 : dt_concepts_holding(verdicts, now);
        count += dt_bit_count(holds ^ dt_concepts_holding(w->verdicts, s));
    }
    for (uint32_t s = 0; s < dt_graph_count(graph); s++)
        if (dt_graph_find(w->base, dt_graph_state(graph, s)) == DT_NO_STATE)
            count += dt_bit_count(dt_concepts_holding(verdicts, s));
    return count;
}

static dt_status solve(dt_comparing *w, const dt_graph *graph, uint64_t *undone)
{
    dt_verdicts *verdicts = NULL;
    dt_status status = dt_stability_update(&verdicts, graph, w->profile, w->verdicts, w->base, w->budget);
    if (status == DT_OK)
        status = note_turned(w, graph, verdicts);
    if (status == DT_OK && undone)
        *undone = count_all_turned(w, graph, verdicts) - count_turned(w);
    dt_verdicts_free(verdicts);
    return status;
}

static dt_status try_edits(dt_comparing *w, bool *sound, uint64_t *undone)
{
    dt_variant now = {.model = NULL};
    const uint64_t before = dt_budget_reserved(w->budget);
    dt_status status = dt_variant_make(&now, w->base, w->edits, w->edit_count, w->budget);
    *sound = status == DT_OK;
    if (status == DT_OK)
        status = solve(w, now.graph, undone);
    dt_variant_free(&now, w->budget);
    dt_budget_release(w->budget, dt_budget_reserved(w->budget) - before);
    return status == DT_ERR_MODEL ? DT_OK : status;
}

/* A rule less may leave far more states than either model has: no set is worth many times what the models are. */
static uint64_t steps_of(const dt_comparing *w)
{
    const uint64_t dms = w->c->aligned.first->dm_count;
    const uint64_t states = (uint64_t)dt_graph_count(w->c->first) + dt_graph_count(w->c->second);
    return STEPS_MIN + STEPS_A_STATE * dms * dms * states;
}

dt_status dt_differences_try(dt_comparing *w, bool *sound, uint64_t *undone)
{
    dt_budget *whole = w->budget, *part = NULL;
    memset(w->turned, 0, w->c->changed_count * sizeof *w->turned);
    *sound = false;
    DT_TRY(dt_differences_make(w));
    DT_TRY(dt_budget_part(&part, whole, steps_of(w)));
    w->budget = part;
    dt_status status = try_edits(w, sound, undone);
    if (status == DT_ERR_LIMIT && *dt_budget_reason(w->budget)) {
        memset(w->turned, 0, w->c->changed_count * sizeof *w->turned);
        *sound = false;
        status = DT_OK;
    }
    dt_budget_free(part);
    w->budget = whole;
    return status;
}

/* ---- causes ------------------------------------------------------------------------------------------------------ */

typedef struct causing {
    dt_comparing *w;
    size_t chosen[DT_CAUSE_SIZE_MAX]; /* ascending */
    size_t size;
    dt_concept_set *covered; /* [changed] what parts of the chosen ones turn */
    size_t capacity;         /* of the causes */
} causing;

static dt_status add_cause(causing *s, const size_t *differences, size_t count, bool least)
{
    dt_compared *c = s->w->c;
    const uint64_t bytes = count * sizeof(size_t) + c->changed_count * sizeof(dt_concept_set);
    DT_TRY(dt_budget_reserve(s->w->budget, bytes));
    if (!dt_grow(&c->causes, &s->capacity, c->cause_count, sizeof *c->causes))
        return DT_ERR_NOMEM;
    dt_cause *cause = &c->causes[c->cause_count];
    *cause = (dt_cause){.count = count, .least = least, .verdicts = count_turned(s->w)};
    cause->differences = dt_malloc(count, sizeof *cause->differences);
    cause->turned = dt_malloc(c->changed_count, sizeof *cause->turned);
    c->cause_count += cause->differences && cause->turned;
    if (!cause->differences || !cause->turned) {
        free(cause->differences);
        free(cause->turned);
        return DT_ERR_NOMEM;
    }
    memcpy(cause->differences, differences, count * sizeof *differences);
    memcpy(cause->turned, s->w->turned, c->changed_count * sizeof *cause->turned);
    return DT_OK;
}

static bool is_part(const dt_cause *cause, const causing *s)
{
    size_t k = 0;
    for (size_t i = 0; i < s->size && k < cause->count; i++)
        k += cause->differences[k] == s->chosen[i];
    return k == cause->count;
}

/* What the parts of the chosen ones turn; true where that is all. */
static bool find_covered(causing *s)
{
    const dt_compared *c = s->w->c;
    bool all = true;
    memset(s->covered, 0, c->changed_count * sizeof *s->covered);
    for (size_t k = 0; k < c->cause_count; k++)
        for (size_t i = 0; is_part(&c->causes[k], s) && i < c->changed_count; i++)
            s->covered[i] |= c->causes[k].turned[i];
    for (size_t i = 0; i < c->changed_count; i++)
        all &= s->covered[i] == (c->changed[i].before ^ c->changed[i].after);
    return all;
}

static void choose(dt_comparing *w, const size_t *chosen, size_t count)
{
    memset(w->made, 0, w->c->count * sizeof *w->made);
    for (size_t k = 0; k < count; k++)
        w->made[chosen[k]] = true;
}

static dt_status try_chosen(causing *s)
{
    dt_comparing *w = s->w;
    bool sound;
    DT_TRY(dt_budget_spend(w->budget, w->c->cause_count + w->c->changed_count));
    if (find_covered(s)) {
        w->c->searched[s->size].skipped++;
        return DT_OK;
    }
    choose(w, s->chosen, s->size);
    DT_TRY(dt_differences_try(w, &sound, NULL));
    w->c->searched[s->size].tried++;
    for (size_t i = 0; i < w->c->changed_count; i++)
        w->turned[i] &= ~s->covered[i];
    return count_turned(w) ? add_cause(s, s->chosen, s->size, true) : DT_OK;
}

/* The next ascending choice; false behind the last. */
static bool next_choice(causing *s, size_t of)
{
    size_t k = s->size;
    while (k-- > 0) {
        if (s->chosen[k] + s->size - k >= of)
            continue;
        s->chosen[k]++;
        for (size_t i = k + 1; i < s->size; i++)
            s->chosen[i] = s->chosen[i - 1] + 1;
        return true;
    }
    return false;
}

static dt_status try_size(causing *s, size_t size)
{
    dt_compared *c = s->w->c;
    s->size = size;
    for (size_t k = 0; k < size; k++)
        s->chosen[k] = k;
    if (size <= c->bearing)
        do
            DT_TRY(try_chosen(s));
        while (next_choice(s, c->bearing));
    c->searched[size].finished = true;
    return DT_OK;
}

/* ---- each alone, and all but each -------------------------------------------------------------------------------- */

static dt_status try_alone(causing *s, size_t at)
{
    dt_comparing *w = s->w;
    dt_difference *difference = &w->c->differences[at];
    choose(w, &at, 1);
    DT_TRY(dt_differences_try(w, &difference->sound, &difference->undone));
    difference->tried = true;
    difference->alone = count_turned(w);
    w->c->searched[1].tried++;
    return difference->alone ? add_cause(s, &at, 1, true) : DT_OK;
}

static void choose_all(dt_comparing *w)
{
    for (size_t k = 0; k < w->c->count; k++)
        w->made[k] = w->c->differences[k].bears;
}

static dt_status try_without(dt_comparing *w, size_t at)
{
    dt_difference *difference = &w->c->differences[at];
    bool sound;
    choose_all(w);
    w->made[at] = false;
    DT_TRY(dt_differences_try(w, &sound, NULL));
    difference->spared = sound;
    difference->needed = sound ? w->c->verdict_count - count_turned(w) : 0;
    return DT_OK;
}

/* ---- what is left ------------------------------------------------------------------------------------------------ */

/* Of the verdicts of a state those that no cause turns. */
static dt_concept_set left_of(const dt_compared *c, size_t state)
{
    dt_concept_set left = c->changed[state].before ^ c->changed[state].after;
    for (size_t k = 0; k < c->cause_count; k++)
        left &= ~c->causes[k].turned[state];
    return left;
}

/* The first verdict without a cause; false where there is none. */
static bool find_unexplained(const causing *s, size_t *state, dt_concept_set *verdict)
{
    const dt_compared *c = s->w->c;
    for (*state = 0; *state < c->changed_count; ++*state) {
        const dt_concept_set left = left_of(c, *state);
        *verdict = left & (~left + 1);
        if (left)
            return true;
    }
    return false;
}

static dt_status leave_out(causing *s, size_t state, dt_concept_set verdict)
{
    dt_comparing *w = s->w;
    bool sound;
    for (size_t k = w->c->bearing; k-- > 0;) {
        w->made[k] = false;
        DT_TRY(dt_differences_try(w, &sound, NULL));
        w->made[k] = !(w->turned[state] & verdict);
    }
    return dt_differences_try(w, &sound, NULL);
}

static dt_status explain_one(causing *s, size_t state, dt_concept_set verdict)
{
    dt_comparing *w = s->w;
    size_t count = 0, *left = dt_malloc(w->c->bearing, sizeof *left);
    if (!left)
        return DT_ERR_NOMEM;
    choose_all(w);
    dt_status status = leave_out(s, state, verdict);
    for (size_t k = 0; k < w->c->bearing; k++)
        if (w->made[k])
            left[count++] = k;
    if (status == DT_OK)
        status = add_cause(s, left, count, false);
    free(left);
    return status;
}

/* Others that the same set turns are explained with it, unless they were explained by less. */
static dt_status explain_the_rest(causing *s)
{
    size_t state;
    dt_concept_set verdict;
    while (find_unexplained(s, &state, &verdict)) {
        DT_TRY(explain_one(s, state, verdict));
        const dt_cause *last = &s->w->c->causes[s->w->c->cause_count - 1];
        if (!(last->turned[state] & verdict))
            return DT_OK; /* all differences together do not turn it */
    }
    return DT_OK;
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

static dt_status find(causing *s)
{
    dt_compared *c = s->w->c;
    dt_budget_stage(s->w->budget, "trying differences", 0);
    for (size_t k = 0; k < c->bearing; k++)
        DT_TRY(try_alone(s, k));
    c->searched[1].finished = true;
    if (c->changed_count == 0) /* but each may do something that the others undo */
        return DT_OK;
    for (size_t k = 0; k < c->bearing; k++)
        DT_TRY(try_without(s->w, k));
    dt_budget_stage(s->w->budget, "trying sets of differences", 0);
    for (size_t size = 2; size <= c->options.size; size++)
        DT_TRY(try_size(s, size));
    return explain_the_rest(s);
}

dt_status dt_causes_find(dt_comparing *w)
{
    causing s = {.w = w, .covered = dt_calloc(w->c->changed_count, sizeof *s.covered)};
    if (!s.covered)
        return DT_ERR_NOMEM;
    dt_status status = find(&s);
    dt_budget_stage(w->budget, "", 0);
    for (size_t i = 0; i < w->c->changed_count; i++)
        w->c->unexplained += dt_bit_count(left_of(w->c, i));
    free(s.covered);
    return status;
}
