/* SPDX-License-Identifier: MIT */
/* Rows of states. In plain text the decision makers are numbered in the headings, for their names would not fit. */
#include "report/state_table.h"

#include "report/letters.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *dt_state_name(const dt_graph *graph, uint32_t state)
{
    const dt_model *model = dt_graph_model(graph);
    if (model->graph_form)
        return model->graph_states[state].id;
    size_t name = dt_graph_name_of(graph, state);
    return name == DT_PATTERN_NONE ? NULL : model->named[name].name;
}

static dt_status add_column(dt_state_table *table, const dt_column *column)
{
    if (!column->title || !dt_grow(&table->columns, &table->capacity, table->count, sizeof *table->columns))
        return DT_ERR_NOMEM;
    size_t title = strlen(column->brief ? column->brief : column->title);
    table->columns[table->count] = *column;
    if (table->columns[table->count].width < title)
        table->columns[table->count].width = title;
    table->count++;
    return DT_OK;
}

static size_t widest_name(const dt_graph *graph)
{
    const dt_model *model = dt_graph_model(graph);
    size_t widest = 0;
    for (size_t k = 0; k < (model->graph_form ? model->graph_state_count : model->named_count); k++) {
        const char *name = model->graph_form ? model->graph_states[k].id : model->named[k].name;
        size_t width = name ? dt_letters_width(name) : 0;
        widest = width > widest ? width : widest;
    }
    return widest;
}

static uint64_t highest_rank(const dt_state_table *table)
{
    uint32_t highest = 0;
    for (size_t i = 0; i < dt_graph_model(table->graph)->dm_count; i++) {
        uint32_t rank = dt_graph_class_count(table->graph, i, table->profile[i]);
        highest = rank > highest ? rank : highest;
    }
    return highest;
}

dt_status dt_state_table_start_bare(dt_state_table *table, const dt_graph *graph, dt_format format)
{
    *table = (dt_state_table){.graph = graph, .format = format};
    dt_column state = {.title = "state", .width = dt_digits(dt_graph_count(graph)), .kind = DT_COLUMN_NUMBER};
    dt_column name = {.title = "name", .width = widest_name(graph)};
    dt_column pattern = {.title = "pattern", .width = dt_graph_model(graph)->option_count};
    DT_TRY(add_column(table, &state));
    DT_TRY(add_column(table, &name));
    return add_column(table, &pattern);
}

static dt_status add_ranks(dt_state_table *table, const uint32_t *profile)
{
    table->profile = profile;
    return dt_state_table_add_each(table, "rank", dt_digits(highest_rank(table)), DT_COLUMN_NUMBER);
}

dt_status dt_state_table_start(dt_state_table *table, const dt_graph *graph, const uint32_t *profile, dt_format format)
{
    DT_TRY(dt_state_table_start_bare(table, graph, format));
    return add_ranks(table, profile);
}

static const char *make_text(dt_state_table *table, const char *group, const char *id)
{
    char text[2 * DT_IDENTIFIER_MAX];
    int length = snprintf(text, sizeof text, "%s:%s", group, id);
    return dt_arena_text(&table->arena, text, (size_t)length);
}

dt_status dt_state_table_add_each(dt_state_table *table, const char *group, size_t width, dt_column_kind kind)
{
    const dt_model *model = dt_graph_model(table->graph);
    for (size_t i = 0; i < model->dm_count; i++) {
        char digits[24];
        int length = snprintf(digits, sizeof digits, "%zu", i + 1);
        dt_column column = {.title = make_text(table, group, model->decision_makers[i].id),
                            .group = group,
                            .brief = dt_arena_text(&table->arena, digits, (size_t)length),
                            .width = width,
                            .kind = kind};
        if (!column.brief)
            return DT_ERR_NOMEM;
        DT_TRY(add_column(table, &column));
    }
    return DT_OK;
}

dt_status dt_state_table_add(dt_state_table *table, const char *group, const char *brief)
{
    dt_column column = {.title = group, .group = group, .brief = brief, .width = strlen(brief)};
    return add_column(table, &column);
}

void dt_state_table_begin(dt_state_table *table, dt_text *out, uint64_t rows)
{
    dt_table_begin(&table->table, out, table->format,
                   &(dt_table_plan){.columns = table->columns, .count = table->count, .rows = rows});
}

void dt_state_table_row(dt_state_table *table, uint32_t state)
{
    const dt_graph *graph = table->graph;
    const dt_model *model = dt_graph_model(graph);
    const char *name = dt_state_name(graph, state);
    table->pattern.length = 0;
    dt_model_write_pattern(model, dt_graph_state(graph, state), &table->pattern);
    if (table->pattern.status != DT_OK && table->table.out->status == DT_OK)
        table->table.out->status = table->pattern.status;
    dt_table_number(&table->table, (uint64_t)state + 1);
    dt_table_cell(&table->table, name ? name : "");
    dt_table_cell(&table->table, dt_text_get(&table->pattern));
    for (size_t i = 0; table->profile && i < model->dm_count; i++) {
        if (dt_reading_ranks(&model->decision_makers[i].readings[table->profile[i]]))
            dt_table_number(&table->table, dt_graph_rank(graph, i, table->profile[i], state));
        else
            dt_table_cell(&table->table, "");
    }
}

dt_status dt_state_table_write(dt_state_table *table, dt_text *out, dt_budget *budget,
                               void (*put)(dt_table *table, const void *user, uint32_t state), const void *user)
{
    uint32_t states = dt_graph_count(table->graph);
    dt_state_table_begin(table, out, states);
    for (uint32_t s = 0; s < states; s++) {
        dt_state_table_row(table, s);
        put(&table->table, user, s);
        DT_TRY(dt_budget_spend(budget, 32));
    }
    dt_table_end(&table->table);
    return out->status;
}

void dt_state_table_free(dt_state_table *table)
{
    free(table->columns);
    dt_arena_free(&table->arena);
    dt_text_free(&table->pattern);
}
