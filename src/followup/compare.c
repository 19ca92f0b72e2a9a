/* SPDX-License-Identifier: MIT */
/* Two models compared: both solved as they are, the verdicts that differ, what differs, and what causes what. */
#include "followup/comparing.h"
#include "followup/sensitive.h"

#include "base/bits.h"
#include "base/sort.h"

#include <stdlib.h>
#include <string.h>

static dt_status solve_both(dt_compared *c, dt_budget *budget)
{
    const dt_graph *graphs[2] = {c->first, c->second};
    for (int side = 0; side < 2; side++)
        DT_TRY(dt_stability_solve(&c->verdicts[side], graphs[side], c->options.profiles[side], c->options.concepts,
                                  budget));
    return DT_OK;
}

/* ---- what becomes of the verdicts -------------------------------------------------------------------------------- */

/* The state of the other graph that is the same; DT_NO_STATE without one. `scratch` has room for two vectors. */
static uint32_t counterpart(const dt_compared *c, int side, uint32_t state, uint64_t *scratch)
{
    const dt_graph *other = side ? c->first : c->second;
    const size_t words = dt_model_words(c->aligned.first);
    uint64_t *own = scratch + words;
    dt_compared_vector(c, side, state, scratch);
    memset(own, 0, words * sizeof *own);
    if (c->aligned.first->graph_form)
        return (uint32_t)scratch[0];
    for (size_t o = 0; o < dt_graph_model(other)->option_count; o++)
        if (dt_bit_get(scratch, c->aligned.option_places[!side][o])) {
            dt_bit_set(own, o);
            dt_bit_clear(scratch, c->aligned.option_places[!side][o]);
        }
    for (size_t k = 0; k < words; k++)
        if (scratch[k])
            return DT_NO_STATE; /* takes an option that the other does not have */
    return dt_graph_find(other, own);
}

static dt_status note_change(dt_compared *c, size_t *capacity, dt_changed_state state)
{
    if (state.before == state.after)
        return DT_OK;
    if (!dt_grow(&c->changed, capacity, c->changed_count, sizeof state))
        return DT_ERR_NOMEM;
    c->changed[c->changed_count++] = state;
    c->verdict_count += dt_bit_count(state.before ^ state.after);
    return DT_OK;
}

static dt_status find_changed(dt_compared *c, uint64_t *scratch, dt_budget *budget)
{
    size_t capacity = 0;
    DT_TRY(dt_budget_spend(budget, 8 * ((uint64_t)dt_graph_count(c->first) + dt_graph_count(c->second))));
    for (uint32_t s = 0; s < dt_graph_count(c->first); s++) {
        dt_changed_state state = {.first = s, .second = counterpart(c, 0, s, scratch)};
        state.before = dt_concepts_holding(c->verdicts[0], s);
        state.after = state.second == DT_NO_STATE ? 0 : dt_concepts_holding(c->verdicts[1], state.second);
        DT_TRY(note_change(c, &capacity, state));
    }
    for (uint32_t s = 0; s < dt_graph_count(c->second); s++) {
        dt_changed_state state = {.first = counterpart(c, 1, s, scratch), .second = s};
        state.after = dt_concepts_holding(c->verdicts[1], s);
        if (state.first == DT_NO_STATE)
            DT_TRY(note_change(c, &capacity, state));
    }
    return dt_budget_reserve(budget, c->changed_count * sizeof *c->changed);
}

static dt_status list_changed(dt_compared *c, dt_budget *budget)
{
    uint64_t *scratch = dt_calloc(2 * dt_model_words(c->aligned.first), sizeof *scratch);
    dt_status status = scratch ? find_changed(c, scratch, budget) : DT_ERR_NOMEM;
    free(scratch);
    return status;
}

/* ---- causes ------------------------------------------------------------------------------------------------------ */

static dt_status build_base(dt_comparing *w)
{
    dt_diagnostics *unread = NULL;
    w->profile = dt_calloc(w->c->aligned.first->dm_count, sizeof *w->profile);
    if (!w->profile)
        return DT_ERR_NOMEM;
    DT_TRY(dt_diagnostics_new(&unread, w->c->aligned.first->source));
    dt_status status = dt_graph_build(&w->base, w->c->aligned.first, w->budget, unread);
    if (status == DT_OK)
        status = dt_stability_solve(&w->verdicts, w->base, w->profile, w->c->options.concepts, w->budget);
    dt_diagnostics_free(unread);
    return status;
}

static dt_status make_room(dt_comparing *w)
{
    const dt_model *model = w->c->aligned.first;
    w->made = dt_calloc(w->c->count, sizeof *w->made);
    w->edits = dt_calloc(2 * w->c->count + model->option_count + model->dm_count, sizeof *w->edits);
    w->readings = dt_calloc(model->dm_count, sizeof *w->readings);
    w->turned = dt_calloc(w->c->changed_count, sizeof *w->turned);
    return w->made && w->edits && w->readings && w->turned ? DT_OK : DT_ERR_NOMEM;
}

/* By size, then what turns most first, then in the order of the differences. */
static int by_size(const void *left, const void *right)
{
    const dt_cause *a = left, *b = right;
    if (a->count != b->count)
        return a->count < b->count ? -1 : 1;
    if (a->verdicts != b->verdicts)
        return a->verdicts > b->verdicts ? -1 : 1;
    for (size_t k = 0; k < a->count; k++)
        if (a->differences[k] != b->differences[k])
            return a->differences[k] < b->differences[k] ? -1 : 1;
    return 0;
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

static dt_status list_all(dt_comparing *w)
{
    dt_compared *c = w->c;
    dt_intern_init(&w->items, w->budget);
    dt_intern_init(&w->lists, w->budget);
    DT_TRY(dt_models_align(&c->aligned, dt_graph_model(c->first), dt_graph_model(c->second), c->options.profiles));
    DT_TRY(dt_options_label(w));
    DT_TRY(solve_both(c, w->budget));
    DT_TRY(list_changed(c, w->budget));
    return dt_differences_list(w);
}

dt_status dt_comparing_begin(dt_comparing *w, bool *listed)
{
    dt_status status = list_all(w);
    *listed = status == DT_OK;
    if (status == DT_OK)
        status = build_base(w);
    return status == DT_OK ? make_room(w) : status;
}

void dt_comparing_end(dt_comparing *w)
{
    const size_t dms = w->c->aligned.first ? w->c->aligned.first->dm_count : 0;
    for (size_t i = 0; w->scripts && i < dms; i++)
        free(w->scripts[i].lines);
    free(w->scripts);
    dt_verdicts_free(w->verdicts);
    dt_graph_free(w->base);
    free(w->labels);
    free(w->profile);
    free(w->made);
    free(w->edits);
    free(w->readings);
    free(w->turned);
    dt_arena_free(&w->arena);
    dt_intern_free(&w->items);
    dt_intern_free(&w->lists);
}

dt_status dt_compare(dt_compared **out, const dt_graph *first, const dt_graph *second,
                     const dt_compare_options *options, dt_budget *budget)
{
    dt_compared *c = dt_calloc(1, sizeof *c);
    dt_comparing w = {.c = c, .budget = budget};
    bool listed = false;
    *out = NULL;
    if (!c)
        return DT_ERR_NOMEM;
    *c = (dt_compared){.first = first, .second = second, .options = *options};
    dt_status status = dt_comparing_begin(&w, &listed);
    if (status == DT_OK)
        status = dt_causes_find(&w);
    dt_comparing_end(&w);
    if (c->cause_count)
        dt_sort(c->causes, c->cause_count, sizeof *c->causes, by_size);
    if (status == DT_OK || (listed && (status == DT_ERR_LIMIT || status == DT_ERR_CANCELLED)))
        *out = c;
    else
        dt_compared_free(c);
    return status;
}

void dt_compared_free(dt_compared *c)
{
    if (!c)
        return;
    for (size_t k = 0; k < c->cause_count; k++) {
        free(c->causes[k].differences);
        free(c->causes[k].turned);
    }
    free(c->causes);
    free(c->changed);
    free(c->differences);
    for (int side = 0; side < 2; side++)
        dt_verdicts_free(c->verdicts[side]);
    dt_aligned_free(&c->aligned);
    free(c);
}
