/* SPDX-License-Identifier: MIT */
/* Warnings that need no states: options that nothing is said about, minds that want nothing. */
#include "base/bits.h"
#include "model/reader.h"

#include <string.h>

/* ---- options that nothing mentions --------------------------------------------------------------------------- */

/* Options from `first` to before `end` are marked, the first of them as bit 0. */
typedef struct marks {
    uint64_t *bits;
    size_t first, end;
} marks;

static void mark_option(void *user, uint32_t option)
{
    const marks *into = user;
    if (option >= into->first && option < into->end)
        dt_bit_set(into->bits, option - into->first);
}

static void mark_statement(const dt_statement *statement, marks *into)
{
    if (statement)
        dt_statement_options(statement, mark_option, into);
}

static void mark_forbidden(const dt_forbidden *list, size_t count, marks *into)
{
    for (size_t k = 0; k < count; k++) {
        mark_statement(list[k].from, into);
        mark_statement(list[k].to, into);
    }
}

static void mark_rules(const dt_model *model, marks *into)
{
    for (size_t k = 0; k < model->infeasible_count; k++)
        mark_statement(model->infeasible[k].that, into);
    mark_forbidden(model->forbidden, model->forbidden_count, into);
    if (model->exchange_requires)
        mark_statement(model->exchange_requires->that, into);
}

static void mark_reading(const dt_model *model, const dt_reading *reading, marks *into)
{
    for (size_t k = 0; k < reading->statement_count; k++)
        mark_statement(reading->statements[k].that, into);
    size_t entries = reading->class_count ? reading->class_ends[reading->class_count - 1] : 0;
    for (size_t k = 0; k < entries; k++)
        for (size_t word = 0; word < dt_model_words(model); word++)
            into->bits[word] |= reading->entries[k].pattern.care[word];
    for (size_t k = 0; k < 2 * reading->pair_count; k++)
        for (size_t word = 0; word < dt_model_words(model) && !model->graph_form; word++)
            into->bits[word] |= reading->pairs[k / 2].patterns[k % 2].care[word];
    for (size_t o = 0; reading->weights && o < model->option_count; o++)
        if (reading->weights[o])
            dt_bit_set(into->bits, o);
}

/* What perceptions say counts as well: an option may matter only to somebody who is wrong. */
static void mark_perception(const dt_model *model, const dt_perception *perception, marks *into)
{
    for (size_t k = 0; k < perception->mind_count; k++)
        if (perception->minds[k].preference)
            mark_reading(model, perception->minds[k].preference, into);
    for (size_t k = 0; k < perception->infeasible_count; k++)
        mark_statement(perception->infeasible[k].that, into);
    for (size_t k = 0; k < perception->feasible_count; k++)
        mark_statement(perception->feasible[k].that, into);
    mark_forbidden(perception->forbidden, perception->forbidden_count, into);
    for (size_t k = 0; k < perception->other_count; k++)
        mark_perception(model, &perception->others[k], into);
}

static void warn_of_unused_options(dt_reader *r)
{
    const dt_model *model = r->model;
    marks mentioned = {.bits = r->scratch, .end = model->option_count};
    memset(mentioned.bits, 0, dt_model_words(model) * sizeof *mentioned.bits);
    mark_rules(model, &mentioned);
    for (size_t i = 0; i < model->dm_count; i++)
        for (size_t k = 0; k < model->decision_makers[i].reading_count; k++)
            mark_reading(model, &model->decision_makers[i].readings[k], &mentioned);
    for (size_t k = 0; k < model->perception_count; k++)
        mark_perception(model, &model->perceptions[k], &mentioned);
    for (size_t o = 0; o < model->option_count; o++)
        if (!dt_bit_get(mentioned.bits, o))
            DT_REPORT(r, DT_CODE_UNUSED_OPTION, model->options[o].span,
                      "option \"%s\" is mentioned by no preference, rule or forbidden move", model->options[o].written);
}

/* A lever's options, by its own statements and rules: nobody else can speak of them. */
static void warn_of_idle_options(dt_reader *r, const dt_lever *lever)
{
    marks mentioned = {.bits = r->scratch};
    if (lever->option_count == 0)
        return;
    mentioned.first = lever->option_indices[0];
    mentioned.end = mentioned.first + lever->option_count;
    memset(mentioned.bits, 0, dt_words_for(lever->option_count) * sizeof *mentioned.bits);
    for (size_t k = 0; k < lever->statement_count; k++)
        mark_statement(lever->statements[k].statement.that, &mentioned);
    for (size_t k = 0; k < lever->infeasible_count; k++)
        mark_statement(lever->infeasible[k].that, &mentioned);
    for (size_t k = 0; k < lever->option_count; k++)
        if (!dt_bit_get(mentioned.bits, k))
            DT_REPORT(r, DT_CODE_UNUSED_OPTION, lever->options[k].span,
                      "option \"%s\" is mentioned by no statement or rule of its lever", lever->options[k].name);
}

/* ---- indifference -------------------------------------------------------------------------------------------- */

static bool is_indifferent(const dt_model *model, const dt_reading *reading)
{
    if (reading->kind == DT_BY_STATEMENTS)
        return reading->statement_count == 0;
    if (reading->kind == DT_BY_RANKING)
        return reading->class_count == 1;
    if (reading->kind == DT_BY_PAIRS)
        return false;
    for (size_t o = 0; o < model->option_count; o++)
        if (reading->weights[o])
            return false;
    return true;
}

static void warn_of_indifference(dt_reader *r, const dt_decision_maker *dm)
{
    for (size_t k = 0; k < dm->reading_count; k++)
        if (is_indifferent(r->model, &dm->readings[k]))
            DT_REPORT(r, DT_CODE_NO_PREFERENCE, dm->readings[k].span,
                      "decision maker \"%s\" is indifferent between all states%s%s", dm->id,
                      dm->has_readings ? " in reading " : "", dm->has_readings ? dm->readings[k].name : "");
}

void dt_warn_model(dt_reader *r)
{
    for (size_t i = 0; i < r->model->dm_count; i++)
        warn_of_indifference(r, &r->model->decision_makers[i]);
    if (!r->model->graph_form)
        warn_of_unused_options(r);
    for (size_t k = 0; k < r->model->lever_count; k++)
        warn_of_idle_options(r, &r->model->levers[k]);
}
