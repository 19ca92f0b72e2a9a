/* SPDX-License-Identifier: MIT */
/* Warnings that need no states: options that nothing is said about, minds that want nothing. */
#include "base/bits.h"
#include "model/reader.h"

#include <string.h>

/* ---- options that nothing mentions --------------------------------------------------------------------------- */

static void mark_option(void *user, uint32_t option)
{
    dt_bit_set(user, option);
}

static void mark_statement(const dt_statement *statement, uint64_t *marks)
{
    if (statement)
        dt_statement_options(statement, mark_option, marks);
}

static void mark_rules(const dt_model *model, uint64_t *marks)
{
    for (size_t k = 0; k < model->infeasible_count; k++)
        mark_statement(model->infeasible[k].that, marks);
    for (size_t k = 0; k < model->forbidden_count; k++) {
        mark_statement(model->forbidden[k].from, marks);
        mark_statement(model->forbidden[k].to, marks);
    }
    if (model->exchange_requires)
        mark_statement(model->exchange_requires->that, marks);
}

static void mark_reading(const dt_model *model, const dt_reading *reading, uint64_t *marks)
{
    for (size_t k = 0; k < reading->statement_count; k++)
        mark_statement(reading->statements[k].that, marks);
    size_t entries = reading->class_count ? reading->class_ends[reading->class_count - 1] : 0;
    for (size_t k = 0; k < entries; k++)
        for (size_t word = 0; word < dt_model_words(model); word++)
            marks[word] |= reading->entries[k].pattern.care[word];
    for (size_t o = 0; reading->weights && o < model->option_count; o++)
        if (reading->weights[o])
            dt_bit_set(marks, o);
}

static void warn_of_unused_options(dt_reader *r)
{
    const dt_model *model = r->model;
    uint64_t *marks = r->scratch;
    memset(marks, 0, dt_model_words(model) * sizeof *marks);
    mark_rules(model, marks);
    for (size_t i = 0; i < model->dm_count; i++)
        for (size_t k = 0; k < model->decision_makers[i].reading_count; k++)
            mark_reading(model, &model->decision_makers[i].readings[k], marks);
    for (size_t o = 0; o < model->option_count; o++)
        if (!dt_bit_get(marks, o))
            DT_REPORT(r, DT_CODE_UNUSED_OPTION, model->options[o].span,
                      "option \"%s\" is mentioned by no preference, rule or forbidden move", model->options[o].written);
}

/* ---- indifference -------------------------------------------------------------------------------------------- */

static bool is_indifferent(const dt_model *model, const dt_reading *reading)
{
    if (reading->kind == DT_BY_STATEMENTS)
        return reading->statement_count == 0;
    if (reading->kind == DT_BY_RANKING)
        return reading->class_count == 1;
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
}
