/* SPDX-License-Identifier: MIT */
/* More options. A decision maker's options are neighbours, so options change their indices, and with them every statement
 * and every pattern. */
#include "variant/extend.h"

#include "base/bits.h"

#include <detente/perceptions.h>

#include <stdlib.h>
#include <string.h>

typedef struct extending {
    dt_draft draft;
    const dt_extension *more;
    uint32_t *names;
    size_t words;             /* of an extended state */
    bool levers, perceptions; /* the options added are those of the model's levers, those that somebody imagines */
} extending;

static dt_arena *arena_of(extending *e)
{
    return &e->draft.body->arena;
}

/* ---- statements and patterns ------------------------------------------------------------------------------------- */

static dt_status rename_statement(extending *e, const dt_statement **statement)
{
    dt_statement *renamed = NULL;
    if (!*statement)
        return DT_OK;
    DT_TRY(dt_statement_rename(&renamed, *statement, e->names));
    *statement = renamed;
    return dt_model_keep(e->draft.body, renamed);
}

static dt_status rename_judgements(extending *e, const dt_judgement **list, size_t count)
{
    dt_judgement *renamed = dt_arena_copy(arena_of(e), *list, count, sizeof *renamed);
    if (!renamed)
        return DT_ERR_NOMEM;
    *list = renamed;
    for (size_t k = 0; k < count; k++)
        DT_TRY(rename_statement(e, &renamed[k].that));
    return DT_OK;
}

/* `fixed`: the options added are not taken, else they are open. */
static dt_status rename_pattern(extending *e, dt_pattern *pattern, bool fixed)
{
    uint64_t *bits = NULL;
    DT_TRY(dt_arena_items(arena_of(e), &bits, 2 * e->words, sizeof *bits));
    for (size_t o = 0; o < e->draft.base->option_count; o++) {
        dt_bit_put(bits, e->names[o], dt_bit_get(pattern->care, o));
        dt_bit_put(bits + e->words, e->names[o], dt_bit_get(pattern->value, o));
    }
    for (size_t k = 0; fixed && k < e->more->option_count; k++)
        dt_bit_set(bits, e->names[e->draft.base->option_count + k]);
    *pattern = (dt_pattern){.care = bits, .value = bits + e->words, .whole = fixed && pattern->whole};
    return DT_OK;
}

/* ---- options ----------------------------------------------------------------------------------------------------- */

static size_t place_of(const extending *e, size_t dm)
{
    return e->more->dm_places ? e->more->dm_places[dm] : dm;
}

/* Fills in where every option goes. */
static void find_places(extending *e)
{
    const dt_model *base = e->draft.base;
    size_t count = 0, all = base->option_count + e->more->option_count;
    if (e->more->option_places) {
        memcpy(e->names, e->more->option_places, all * sizeof *e->names);
        return;
    }
    for (size_t i = 0; i < base->dm_count + e->more->dm_count; i++) {
        const dt_decision_maker *dm = &base->decision_makers[i];
        for (size_t k = 0; i < base->dm_count && k < dm->option_count; k++)
            e->names[dm->first_option + k] = (uint32_t)count++;
        for (size_t k = 0; k < e->more->option_count; k++)
            if (e->more->options[k].dm == i)
                e->names[base->option_count + k] = (uint32_t)count++;
    }
}

/* The options, and those of everybody. */
static dt_status place_options(extending *e, dt_decision_maker *dms, size_t dm_count)
{
    const dt_model *base = e->draft.base;
    const size_t count = base->option_count + e->more->option_count;
    dt_option *options = NULL;
    DT_TRY(dt_arena_items(arena_of(e), &options, count, sizeof *options));
    find_places(e);
    for (size_t k = 0; k < count; k++) {
        dt_option *option = &options[e->names[k]];
        *option = k < base->option_count ? base->options[k] : e->more->options[k - base->option_count];
        option->dm = place_of(e, option->dm);
    }
    for (size_t i = 0, first = 0; i < dm_count; i++) {
        dms[i].first_option = first;
        while (first < count && options[first].dm == i)
            first++;
        dms[i].option_count = first - dms[i].first_option;
    }
    e->draft.model->options = options;
    e->draft.model->option_count = count;
    e->words = dt_words_for(count) ? dt_words_for(count) : 1;
    return DT_OK;
}

static dt_status index_names(extending *e)
{
    const dt_model *model = e->draft.model;
    const char **dms = NULL, **options = NULL;
    DT_TRY(dt_arena_items(arena_of(e), &dms, model->dm_count, sizeof *dms));
    DT_TRY(dt_arena_items(arena_of(e), &options, model->option_count, sizeof *options));
    for (size_t k = 0; k < model->dm_count; k++)
        dms[k] = model->decision_makers[k].id;
    for (size_t k = 0; k < model->option_count; k++)
        options[k] = model->options[k].name;
    DT_TRY(dt_index_build(&e->draft.body->dm_names, arena_of(e), dms, model->dm_count));
    return dt_index_build(&e->draft.body->option_names, arena_of(e), options, model->option_count);
}

static dt_status extend_decision_makers(extending *e)
{
    const dt_model *base = e->draft.base;
    size_t count = base->dm_count + e->more->dm_count;
    dt_decision_maker *dms = NULL;
    DT_TRY(dt_arena_items(arena_of(e), &dms, count, sizeof *dms));
    for (size_t i = 0; i < count; i++)
        dms[place_of(e, i)] = i < base->dm_count ? base->decision_makers[i] : e->more->dms[i - base->dm_count];
    e->draft.model->decision_makers = dms;
    e->draft.model->dm_count = count;
    DT_TRY(place_options(e, dms, count));
    return index_names(e);
}

/* ---- preferences ------------------------------------------------------------------------------------------------- */

static dt_status extend_ranking(extending *e, dt_reading *reading)
{
    size_t count = reading->class_count ? reading->class_ends[reading->class_count - 1] : 0;
    dt_ranking_entry *entries = dt_arena_copy(arena_of(e), reading->entries, count, sizeof *entries);
    if (!entries)
        return DT_ERR_NOMEM;
    reading->entries = entries;
    for (size_t k = 0; k < count; k++)
        DT_TRY(rename_pattern(e, &entries[k].pattern, false));
    return DT_OK;
}

static dt_status extend_pairs(extending *e, dt_reading *reading)
{
    dt_pair_entry *pairs = dt_arena_copy(arena_of(e), reading->pairs, reading->pair_count, sizeof *pairs);
    if (!pairs)
        return DT_ERR_NOMEM;
    reading->pairs = pairs;
    for (size_t k = 0; k < 2 * reading->pair_count; k++)
        DT_TRY(rename_pattern(e, &pairs[k / 2].patterns[k % 2], false));
    return DT_OK;
}

/* What is perceived may give weights to options that are added as well. */
static dt_status extend_weights(extending *e, dt_reading *reading, size_t known)
{
    int32_t *weights = NULL;
    DT_TRY(dt_arena_items(arena_of(e), &weights, e->draft.model->option_count, sizeof *weights));
    for (size_t o = 0; o < known; o++)
        weights[e->names[o]] = reading->weights[o];
    reading->weights = weights;
    return DT_OK;
}

/* `known`: how many options its weights are for. */
static dt_status extend_reading(extending *e, dt_reading *reading, size_t known)
{
    if (reading->kind == DT_BY_STATEMENTS)
        return rename_judgements(e, &reading->statements, reading->statement_count);
    if (reading->kind == DT_BY_PAIRS)
        return extend_pairs(e, reading);
    return reading->kind == DT_BY_RANKING ? extend_ranking(e, reading) : extend_weights(e, reading, known);
}

static dt_status extend_preferences(extending *e)
{
    dt_decision_maker *dms = (dt_decision_maker *)(uintptr_t)e->draft.model->decision_makers; /* of our arena */
    for (size_t i = 0; i < e->draft.model->dm_count; i++) {
        dt_reading *readings = dt_arena_copy(arena_of(e), dms[i].readings, dms[i].reading_count, sizeof *readings);
        if (!readings)
            return DT_ERR_NOMEM;
        dms[i].readings = readings;
        for (size_t r = 0; r < dms[i].reading_count; r++)
            DT_TRY(extend_reading(e, &readings[r], e->draft.base->option_count));
    }
    return DT_OK;
}

/* ---- rules and moves --------------------------------------------------------------------------------------------- */

static dt_status forbid_taking(extending *e, size_t added, dt_judgement *rule)
{
    dt_statement *taken = NULL;
    uint32_t option = e->names[e->draft.base->option_count + added];
    DT_TRY(dt_statement_from_literal(&taken, (dt_literal){.option = option}));
    *rule = (dt_judgement){.that = taken, .text = e->draft.model->options[option].written};
    return dt_model_keep(e->draft.body, taken);
}

static dt_status extend_rules(extending *e)
{
    const dt_model *base = e->draft.base;
    dt_judgement *rules = NULL;
    DT_TRY(dt_arena_items(arena_of(e), &rules, base->infeasible_count + e->more->option_count, sizeof *rules));
    for (size_t k = 0; k < base->infeasible_count; k++) {
        rules[k] = base->infeasible[k];
        DT_TRY(rename_statement(e, &rules[k].that));
    }
    for (size_t k = 0; k < e->more->option_count; k++)
        DT_TRY(forbid_taking(e, k, &rules[base->infeasible_count + k]));
    e->draft.model->infeasible = rules;
    e->draft.model->infeasible_count = base->infeasible_count + e->more->option_count;
    return DT_OK;
}

/* The same set of decision makers, wherever they are now. */
static dt_status extend_movers(extending *e, const uint64_t **by)
{
    uint64_t *movers = NULL;
    DT_TRY(dt_arena_items(arena_of(e), &movers, dt_words_for(e->draft.model->dm_count), sizeof *movers));
    for (size_t i = 0; i < e->draft.base->dm_count; i++)
        if (dt_bit_get(*by, i))
            dt_bit_set(movers, place_of(e, i));
    *by = movers;
    return DT_OK;
}

static dt_status extend_forbidden(extending *e, const dt_forbidden **forbidden, size_t count)
{
    dt_forbidden *list = dt_arena_copy(arena_of(e), *forbidden, count, sizeof *list);
    if (!list)
        return DT_ERR_NOMEM;
    for (size_t k = 0; k < count; k++) {
        DT_TRY(rename_statement(e, &list[k].from));
        DT_TRY(rename_statement(e, &list[k].to));
        DT_TRY(extend_movers(e, &list[k].by));
    }
    *forbidden = list;
    return DT_OK;
}

static dt_status extend_moves(extending *e)
{
    const dt_model *base = e->draft.base;
    DT_TRY(extend_forbidden(e, &e->draft.model->forbidden, base->forbidden_count));
    return base->exchange_requires ? rename_judgements(e, &e->draft.model->exchange_requires, 1) : DT_OK;
}

/* ---- states ------------------------------------------------------------------------------------------------------ */

static dt_status extend_status_quo(extending *e, const dt_named_state *named)
{
    const dt_model *base = e->draft.base;
    dt_named_state *status_quo = NULL;
    for (size_t k = 0; k < base->named_count; k++)
        if (base->status_quo == &base->named[k])
            e->draft.model->status_quo = &named[k];
    if (!base->status_quo || e->draft.model->status_quo != base->status_quo)
        return DT_OK;
    status_quo = dt_arena_copy(arena_of(e), base->status_quo, 1, sizeof *status_quo);
    if (!status_quo)
        return DT_ERR_NOMEM;
    e->draft.model->status_quo = status_quo;
    return rename_pattern(e, &status_quo->pattern, true);
}

static dt_status extend_states(extending *e)
{
    const dt_model *base = e->draft.base;
    dt_named_state *named = dt_arena_copy(arena_of(e), base->named, base->named_count, sizeof *named);
    if (!named)
        return DT_ERR_NOMEM;
    e->draft.model->named = named;
    for (size_t k = 0; k < base->named_count; k++)
        DT_TRY(rename_pattern(e, &named[k].pattern, true));
    return extend_status_quo(e, named);
}

/* ---- levers ------------------------------------------------------------------------------------------------------ */

static dt_status extend_lever(extending *e, dt_lever *lever)
{
    dt_lever_statement *statements =
        dt_arena_copy(arena_of(e), lever->statements, lever->statement_count, sizeof *statements);
    dt_lever_direction *directions =
        dt_arena_copy(arena_of(e), lever->directions, lever->direction_count, sizeof *directions);
    size_t *indices = dt_arena_copy(arena_of(e), lever->option_indices, lever->option_count, sizeof *indices);
    if (!statements || !directions || !indices)
        return DT_ERR_NOMEM;
    for (size_t k = 0; k < lever->statement_count; k++)
        DT_TRY(rename_statement(e, &statements[k].statement.that));
    for (size_t k = 0; k < lever->direction_count; k++)
        directions[k].option = e->names[directions[k].option];
    for (size_t k = 0; k < lever->option_count; k++)
        indices[k] = e->names[indices[k]];
    lever->statements = statements;
    lever->directions = directions;
    lever->option_indices = indices;
    return rename_judgements(e, &lever->infeasible, lever->infeasible_count);
}

static dt_status extend_levers(extending *e)
{
    const dt_model *base = e->draft.base;
    if (!e->levers) {
        e->draft.model->lever_count = e->draft.model->lever_option_count = 0;
        return DT_OK;
    }
    dt_lever *levers = dt_arena_copy(arena_of(e), base->levers, base->lever_count, sizeof *levers);
    if (!levers)
        return DT_ERR_NOMEM;
    e->draft.model->levers = levers;
    for (size_t k = 0; k < base->lever_count; k++)
        DT_TRY(extend_lever(e, &levers[k]));
    return DT_OK;
}

/* ---- perceptions ------------------------------------------------------------------------------------------------- */

static dt_status extend_minds(extending *e, dt_perception *perception)
{
    dt_perceived_mind *minds = dt_arena_copy(arena_of(e), perception->minds, perception->mind_count, sizeof *minds);
    if (!minds)
        return DT_ERR_NOMEM;
    perception->minds = minds;
    for (size_t k = 0; k < perception->mind_count; k++) {
        if (!minds[k].preference)
            continue;
        dt_reading *reading = dt_arena_copy(arena_of(e), minds[k].preference, 1, sizeof *reading);
        if (!reading)
            return DT_ERR_NOMEM;
        minds[k].preference = reading;
        DT_TRY(extend_reading(e, reading, e->draft.model->option_count));
    }
    return DT_OK;
}

static dt_status extend_structure(extending *e, dt_perception *perception)
{
    size_t *hidden = dt_arena_copy(arena_of(e), perception->hidden, perception->hidden_count, sizeof *hidden);
    dt_lever_direction *directions =
        dt_arena_copy(arena_of(e), perception->directions, perception->direction_count, sizeof *directions);
    if (!hidden || !directions)
        return DT_ERR_NOMEM;
    for (size_t k = 0; k < perception->hidden_count; k++)
        hidden[k] = e->names[hidden[k]];
    for (size_t k = 0; k < perception->direction_count; k++)
        directions[k].option = e->names[directions[k].option];
    perception->hidden = hidden;
    perception->directions = directions;
    DT_TRY(rename_judgements(e, &perception->infeasible, perception->infeasible_count));
    DT_TRY(rename_judgements(e, &perception->feasible, perception->feasible_count));
    return extend_forbidden(e, &perception->forbidden, perception->forbidden_count);
}

static dt_status extend_perception(extending *e, dt_perception *perception)
{
    DT_TRY(extend_minds(e, perception));
    return extend_structure(e, perception);
}

/* Those of the model and those within each of them: two levels. */
static dt_status extend_each_perception(extending *e, const dt_perception **list, size_t count, bool within)
{
    dt_perception *copy = dt_arena_copy(arena_of(e), *list, count, sizeof *copy);
    if (!copy)
        return DT_ERR_NOMEM;
    *list = copy;
    for (size_t k = 0; k < count; k++) {
        DT_TRY(extend_perception(e, &copy[k]));
        if (!within)
            DT_TRY(extend_each_perception(e, &copy[k].others, copy[k].other_count, true));
    }
    return DT_OK;
}

static dt_status extend_perceptions(extending *e)
{
    dt_model *model = e->draft.model;
    size_t *indices = NULL;
    if (!e->perceptions) {
        model->perception_count = model->imagined_count = 0;
        return DT_OK;
    }
    DT_TRY(dt_arena_items(arena_of(e), &indices, model->imagined_count, sizeof *indices));
    for (size_t k = 0; k < model->imagined_count; k++)
        indices[k] = e->names[e->draft.base->option_count + k];
    model->imagined_indices = indices;
    return extend_each_perception(e, &model->perceptions, model->perception_count, false);
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

static dt_status extend(extending *e)
{
    DT_TRY(extend_decision_makers(e));
    DT_TRY(extend_preferences(e));
    DT_TRY(extend_rules(e));
    DT_TRY(extend_moves(e));
    DT_TRY(extend_states(e));
    DT_TRY(extend_levers(e));
    return extend_perceptions(e);
}

static dt_status run(dt_model **out, extending *e, const dt_model *base)
{
    *out = NULL;
    DT_TRY(dt_draft_begin(&e->draft, base));
    dt_status status = extend(e);
    if (status == DT_OK)
        *out = e->draft.model;
    else
        dt_model_free(e->draft.model);
    return status;
}

dt_status dt_model_extend(dt_model **out, const dt_model *base, const dt_extension *more, uint32_t *names)
{
    extending e = {.more = more, .names = names};
    return run(out, &e, base);
}

/* The model with `count` options of its own added. */
static dt_status with_options(dt_model **out, extending *e, const dt_model *base, const dt_option *options,
                              size_t count)
{
    dt_extension more = {.options = options, .option_count = count};
    *out = NULL;
    if (base->graph_form)
        return dt_model_variant(out, base, NULL, 0);
    e->more = &more;
    e->names = dt_malloc(base->option_count + count, sizeof *e->names);
    dt_status status = e->names ? run(out, e, base) : DT_ERR_NOMEM;
    free(e->names);
    return status;
}

static void gather_options(const dt_model *base, dt_option *options)
{
    for (size_t k = 0; k < base->lever_count; k++)
        for (size_t o = 0; o < base->levers[k].option_count; o++)
            *options++ = base->levers[k].options[o];
}

dt_status dt_model_with_levers(dt_model **out, const dt_model *base)
{
    dt_option *options = dt_malloc(base->lever_option_count, sizeof *options);
    extending e = {.levers = true};
    *out = NULL;
    if (!options)
        return DT_ERR_NOMEM;
    gather_options(base, options);
    dt_status status = with_options(out, &e, base, options, base->lever_option_count);
    free(options);
    return status;
}

dt_status dt_model_with_imagined(dt_model **out, const dt_model *base)
{
    extending e = {.perceptions = true};
    return with_options(out, &e, base, base->imagined, base->imagined_count);
}
