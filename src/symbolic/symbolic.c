/* SPDX-License-Identifier: MIT */
/* From the conflict as written to functions of its options: which states are feasible, how many, what everybody can do. */
#include "symbolic/internal.h"

#include "base/bits.h"
#include "base/memory.h"
#include "rules/check.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define SIFT_FROM 10000 /* nodes: smaller forests are quick in any order */

/* ---- places --------------------------------------------------------------------------------------------------------- */

/* Are two moves in a row of this decision maker like one, or none? Any of its own options at a time: yes, also where
 * options go one way and states are not feasible. One at a time, or some forbidden: to be on the safe side, no. */
static bool is_transitive(const dt_model *model, size_t dm)
{
    if (model->single_step && model->decision_makers[dm].option_count > 1)
        return false;
    for (size_t k = 0; k < model->forbidden_count; k++)
        if (dt_bit_get(model->forbidden[k].by, dm))
            return false;
    return true;
}

/* Numbers in binary stand for preferences here, so they must be rankings without degrees, and not
 * by states one by one. */
static bool takes(const dt_reading *reading)
{
    return reading->kind != DT_BY_RANKING && dt_reading_ranks(reading) && dt_reading_strength(reading) == DT_MILD;
}

static size_t most_rank_bits(const dt_model *model)
{
    size_t most = 0;
    for (size_t i = 0; i < model->dm_count; i++)
        for (size_t r = 0; r < model->decision_makers[i].reading_count; r++) {
            const dt_reading *reading = &model->decision_makers[i].readings[r];
            size_t bits = !takes(reading) ? 0 : dt_symbolic_value_bits(model, reading);
            most = bits > most ? bits : most;
        }
    return most;
}

static dt_status lay_out_places(dt_symbolic *s, size_t spare)
{
    const dt_model *model = s->model;
    bool movers_matter = false;
    s->transitive = dt_calloc(model->dm_count, sizeof *s->transitive);
    if (!s->transitive)
        return DT_ERR_NOMEM;
    for (size_t i = 0; i < model->dm_count; i++) {
        s->transitive[i] = is_transitive(model, i);
        movers_matter |= !s->transitive[i];
    }
    for (size_t codes = model->dm_count; movers_matter && codes; codes >>= 1)
        s->mover_places++;
    s->options = s->mover_at = model->option_count;
    s->rank_at = s->mover_at + s->mover_places;
    s->rank_places = most_rank_bits(model) + spare;
    if (s->rank_at + s->rank_places <= DT_PLACES_MAX)
        return DT_OK;
    return dt_budget_refuse(
        s->budget,
        "%zu options and a preference of %zu statements are more than the symbolic engine takes (%d in "
        "all); try --engine explicit",
        s->options, s->rank_places, DT_PLACES_MAX);
}

static dt_status plant(dt_symbolic *s)
{
    size_t places = s->rank_at + s->rank_places;
    uint16_t *order = dt_malloc(places, sizeof *order);
    if (!order)
        return DT_ERR_NOMEM;
    dt_status status = dt_symbolic_order(s->model, order, s->budget);
    for (size_t p = s->options; p < places; p++)
        order[p] = (uint16_t)p;
    if (status == DT_OK)
        status = dt_forest_new(&s->forest, places, order, s->budget);
    free(order);
    return status;
}

/* ---- feasible states ------------------------------------------------------------------------------------------------ */

/* The states at which none of the rules [first, end) holds: halves joined, so that neighbouring rules meet early. */
static dt_diagram satisfying(dt_symbolic *s, size_t first, size_t end)
{
    size_t scope = dt_forest_enter(s->forest), middle = first + (end - first) / 2;
    if (first == end)
        return DT_DIAGRAM_TRUE;
    if (end - first == 1)
        return dt_diagram_not(dt_symbolic_statement(s->forest, s->model->infeasible[first].that));
    dt_diagram one = satisfying(s, first, middle), other = satisfying(s, middle, end);
    return dt_forest_leave(s->forest, scope, dt_diagram_and(s->forest, one, other));
}

dt_status dt_symbolic_count(dt_symbolic *s, dt_diagram f, dt_natural *out)
{
    dt_census *census;
    DT_TRY(dt_census_new(&census, s->forest, 0, s->options, s->budget));
    dt_status status = dt_census_count(census, f, out);
    dt_census_free(census);
    return status;
}

dt_diagram dt_symbolic_draw_feasible(dt_symbolic *s)
{
    size_t scope = dt_forest_enter(s->forest);
    dt_diagram feasible = dt_diagram_keep(s->forest, satisfying(s, 0, s->model->infeasible_count));
    dt_forest_leave(s->forest, scope, DT_DIAGRAM_TRUE);
    return feasible;
}

static dt_status find_feasible(dt_symbolic *s, dt_diagnostics *diagnostics)
{
    DT_TRY(dt_rules_check_states(s->model, s->budget, diagnostics));
    if (s->model->rules_partial)
        return DT_ERR_MODEL;
    s->feasible = dt_symbolic_draw_feasible(s);
    DT_TRY(dt_symbolic_count(s, s->feasible, &s->states));
    dt_natural_print(&s->states, s->states_text);
    if (!dt_natural_is_zero(&s->states))
        return DT_OK;
    dt_rules_report_none(s->model, diagnostics);
    return DT_ERR_MODEL;
}

/* ---- states by name -------------------------------------------------------------------------------------------------- */

typedef struct first_point {
    uint64_t *vector;
    size_t words;
} first_point;

static dt_status copy_point(void *user, const uint64_t *values)
{
    first_point *first = user;
    memcpy(first->vector, values, first->words * sizeof *values);
    return DT_OK;
}

dt_status dt_symbolic_first_point(dt_symbolic *s, dt_diagram set, size_t places, size_t words, uint64_t *vector)
{
    first_point first = {.vector = vector, .words = words};
    return dt_diagram_each_point(s->forest, set, places, 1, copy_point, &first);
}

dt_status dt_symbolic_first(dt_symbolic *s, dt_diagram set, uint64_t *vector)
{
    return dt_symbolic_first_point(s, set, s->options, dt_model_words(s->model), vector);
}

dt_status dt_symbolic_fit(dt_symbolic *s, const dt_pattern *pattern, dt_natural *count, uint64_t *vector)
{
    size_t scope = dt_forest_enter(s->forest);
    dt_diagram fits = dt_symbolic_pattern(s->forest, pattern, s->options);
    fits = dt_diagram_and(s->forest, s->feasible, fits);
    dt_status status = dt_symbolic_count(s, fits, count);
    if (status == DT_OK && !dt_natural_is_zero(count))
        status = dt_symbolic_first(s, fits, vector);
    dt_forest_leave(s->forest, scope, DT_DIAGRAM_TRUE);
    return status;
}

static dt_status find_state(dt_symbolic *s, const dt_named_state *named, dt_diagnostics *diagnostics, uint64_t **out)
{
    size_t words = dt_model_words(s->model);
    dt_natural count;
    *out = dt_calloc(words, sizeof **out);
    if (!*out)
        return DT_ERR_NOMEM;
    if (named->pattern.whole) { /* trouble was reported by the check */
        memcpy(*out, named->pattern.value, words * sizeof **out);
        return DT_OK;
    }
    DT_TRY(dt_symbolic_fit(s, &named->pattern, &count, *out));
    if (dt_natural_at_most(&count, 2) != 1) {
        char digits[DT_NATURAL_TEXT];
        dt_natural_print(&count, digits);
        dt_rules_report_fits(named, digits, diagnostics);
    }
    return DT_OK;
}

static dt_status find_states(dt_symbolic *s, dt_diagnostics *diagnostics)
{
    const dt_model *model = s->model;
    s->named = dt_calloc(model->named_count, sizeof *s->named);
    if (!s->named)
        return DT_ERR_NOMEM;
    for (size_t k = 0; k < model->named_count; k++) {
        DT_TRY(find_state(s, &model->named[k], diagnostics, &s->named[k]));
        if (model->status_quo == &model->named[k])
            s->status_quo = s->named[k];
    }
    if (!model->status_quo || s->status_quo)
        return DT_OK;
    DT_TRY(find_state(s, model->status_quo, diagnostics, &s->own_status_quo));
    s->status_quo = s->own_status_quo;
    return DT_OK;
}

/* ---- building -------------------------------------------------------------------------------------------------------- */

static dt_status build_moves(dt_symbolic *s)
{
    const dt_model *model = s->model;
    s->moves = dt_calloc(model->dm_count, sizeof *s->moves);
    s->minds = dt_calloc(model->dm_count, sizeof *s->minds);
    if (!s->moves || !s->minds)
        return DT_ERR_NOMEM;
    for (size_t i = 0; i < model->dm_count; i++) {
        DT_TRY(dt_symbolic_moves(s, i, &s->moves[i]));
        s->minds[i] = dt_calloc(model->decision_makers[i].reading_count, sizeof **s->minds);
        if (!s->minds[i])
            return DT_ERR_NOMEM;
    }
    dt_diagram cube = DT_DIAGRAM_TRUE;
    size_t scope = dt_forest_enter(s->forest);
    for (size_t k = s->rank_places; k-- > 0;)
        cube = dt_diagram_and(s->forest, dt_diagram_now(s->forest, s->rank_at + k), cube);
    s->rank_cube = dt_diagram_keep(s->forest, cube);
    dt_forest_leave(s->forest, scope, DT_DIAGRAM_TRUE);
    return dt_forest_status(s->forest);
}

static dt_status build(dt_symbolic *s, size_t spare, dt_diagnostics *diagnostics)
{
    dt_budget_stage(s->budget, "drawing the diagrams", 0);
    DT_TRY(lay_out_places(s, spare));
    DT_TRY(plant(s));
    DT_TRY(find_feasible(s, diagnostics));
    DT_TRY(find_states(s, diagnostics));
    DT_TRY(build_moves(s));
    return dt_diagnostics_status(diagnostics);
}

dt_status dt_symbolic_plant(dt_symbolic **out, const dt_model *model, size_t spare, dt_budget *budget,
                            dt_diagnostics *diagnostics)
{
    assert(!model->graph_form);
    *out = NULL;
    dt_symbolic *s = dt_calloc(1, sizeof *s);
    if (!s)
        return DT_ERR_NOMEM;
    s->model = model;
    s->budget = budget;
    dt_status status = build(s, spare, diagnostics);
    if (status == DT_OK)
        *out = s;
    else
        dt_symbolic_free(s);
    return status;
}

dt_status dt_symbolic_new(dt_symbolic **out, const dt_model *model, dt_budget *budget, dt_diagnostics *diagnostics)
{
    return dt_symbolic_plant(out, model, 0, budget, diagnostics);
}

void dt_symbolic_mind_free(dt_symbolic *s, dt_mind *mind)
{
    dt_symbolic_value_free(s, &mind->value);
    dt_symbolic_movement_free(s, &mind->improvement);
    mind->built = false;
}

static void free_minds(dt_symbolic *s, size_t dm)
{
    for (size_t r = 0; s->minds[dm] && r < s->model->decision_makers[dm].reading_count; r++)
        dt_symbolic_mind_free(s, &s->minds[dm][r]);
    free(s->minds[dm]);
}

static bool shares_moves(const dt_symbolic *s, size_t dm)
{
    return s->base && s->moves[dm].asks == s->base->moves[dm].asks;
}

static bool shares_minds(const dt_symbolic *s, size_t dm)
{
    return s->base && s->minds[dm] == s->base->minds[dm];
}

/* What a variant has of its own. */
static void free_functions(dt_symbolic *s)
{
    for (size_t i = 0; s->moves && i < s->model->dm_count; i++)
        if (!shares_moves(s, i))
            dt_symbolic_movement_free(s, &s->moves[i]);
    for (size_t i = 0; s->minds && i < s->model->dm_count; i++)
        if (!shares_minds(s, i))
            free_minds(s, i);
    if (s->base)
        dt_diagram_drop(s->forest, s->feasible);
    free(s->moves);
    free(s->minds);
}

void dt_symbolic_free(dt_symbolic *s)
{
    if (!s)
        return;
    free_functions(s);
    for (size_t k = 0; !s->base && s->named && k < s->model->named_count; k++)
        free(s->named[k]);
    if (!s->base) {
        free(s->named);
        free(s->own_status_quo);
        free(s->transitive);
        dt_forest_free(s->forest);
    }
    free(s);
}

dt_status dt_symbolic_draw_mind(dt_symbolic *s, size_t dm, const dt_reading *reading, dt_mind *out)
{
    DT_TRY(dt_symbolic_value(s, reading, &out->value));
    DT_TRY(dt_symbolic_improvement(s, &s->moves[dm], &out->value, &out->improvement));
    out->built = true;
    return DT_OK;
}

dt_status dt_symbolic_mind(dt_symbolic *s, size_t dm, size_t reading, const dt_mind **out)
{
    dt_mind *mind = &s->minds[dm][reading];
    *out = mind;
    if (mind->built)
        return DT_OK;
    return dt_symbolic_draw_mind(s, dm, &s->model->decision_makers[dm].readings[reading], mind);
}

/* Sifting is worth at most as much looking as has been done without it. */
dt_status dt_symbolic_tidy(dt_symbolic *s)
{
    uint64_t *sifted = s->base ? &s->base->sifted : &s->sifted;
    uint64_t enough = *sifted * 2 < SIFT_FROM ? SIFT_FROM : *sifted * 2;
    if (dt_forest_count(s->forest).nodes < enough)
        return dt_forest_status(s->forest);
    dt_forest_collect(s->forest);
    dt_forest_figures figures = dt_forest_count(s->forest);
    if (figures.nodes < enough)
        return dt_forest_status(s->forest);
    dt_status status = dt_forest_sift(s->forest, s->options, figures.steps);
    *sifted = dt_forest_count(s->forest).nodes;
    return status;
}

/* ---- looking --------------------------------------------------------------------------------------------------------- */

const dt_model *dt_symbolic_model(const dt_symbolic *s)
{
    return s->model;
}

const char *dt_symbolic_states(const dt_symbolic *s)
{
    return s->states_text;
}

uint64_t dt_symbolic_states_up_to(const dt_symbolic *s, uint64_t most)
{
    return dt_natural_at_most(&s->states, most);
}

const uint64_t *dt_symbolic_status_quo(const dt_symbolic *s)
{
    return s->status_quo;
}

const uint64_t *dt_symbolic_named(const dt_symbolic *s, size_t k)
{
    return s->named[k];
}

size_t dt_symbolic_name_of(const dt_symbolic *s, const uint64_t *state)
{
    size_t bytes = dt_model_words(s->model) * sizeof *state;
    for (size_t k = 0; k < s->model->named_count; k++)
        if (memcmp(s->named[k], state, bytes) == 0)
            return k;
    return DT_PATTERN_NONE;
}

dt_symbolic_figures dt_symbolic_figures_now(const dt_symbolic *s)
{
    dt_forest_figures figures = dt_forest_count(s->forest);
    return (dt_symbolic_figures){figures.nodes, figures.peak_nodes, figures.bytes, figures.steps};
}

bool dt_symbolic_takes(const dt_model *model, const uint32_t *profile, size_t *dm, size_t *reading)
{
    *dm = *reading = DT_PATTERN_NONE;
    if (model->graph_form)
        return false;
    for (*dm = 0; *dm < model->dm_count; ++*dm)
        for (*reading = 0; *reading < model->decision_makers[*dm].reading_count; ++*reading)
            if (!takes(&model->decision_makers[*dm].readings[*reading]) && (!profile || profile[*dm] == *reading))
                return false;
    return true;
}
