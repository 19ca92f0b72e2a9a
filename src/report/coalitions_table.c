/* SPDX-License-Identifier: MIT */
/* Coalitions in tables: what each equilibrium withstands; which states are stable against the named coalitions; and both as csv. */
#include "report/coalitions.h"
#include "report/state_table.h"

#include "base/bits.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const dt_concept_id concepts[] = {DT_CONCEPT_NASH, DT_CONCEPT_GMR, DT_CONCEPT_SMR, DT_CONCEPT_SEQ};
#define CONCEPTS (sizeof concepts / sizeof *concepts)

void dt_write_members(dt_text *out, const dt_model *model, dt_coalition members)
{
    bool first = true;
    for (size_t i = 0; i < model->dm_count; i++) {
        if (!(members >> i & 1u))
            continue;
        dt_text_add(out, first ? "" : "+");
        dt_text_add(out, model->decision_makers[i].id);
        first = false;
    }
}

static bool is_set(dt_concept_set set, dt_concept_id concept)
{
    return set >> concept & 1u;
}

static void put_mark(dt_table *table, bool yes)
{
    dt_table_mark(table, yes ? DT_MARK_TICK : DT_MARK_NO);
}

static void put_name(dt_table *table, const dt_graph *graph, uint32_t state)
{
    const char *name = dt_state_name(graph, state);
    dt_table_cell(table, name ? name : "");
}

/* ---- the equilibria ------------------------------------------------------------------------------------------------ */

static void put_case(dt_table *table, const dt_graph *graph, const dt_coalition_case *c, dt_text *cell)
{
    dt_table_number(table, (uint64_t)c->state + 1);
    put_name(table, graph, c->state);
    for (size_t k = 0; k < CONCEPTS; k++)
        put_mark(table, is_set(c->stable, concepts[k]));
    for (size_t k = 0, told = 0; k < c->upset_count; k++) {
        if (!is_set(c->upsets[k].minimal, DT_CONCEPT_NASH))
            continue;
        dt_text_add(cell, told++ ? ", " : "");
        dt_write_members(cell, dt_graph_model(graph), c->upsets[k].members);
    }
    dt_table_take(table, cell);
    put_mark(table, c->dominating > 0);
}

void dt_tell_coalition_cases(dt_document *doc, const dt_coalitions *coalitions, const dt_coalitions_asked *asked)
{
    static const dt_column columns[] = {
        {.title = "State", .width = 5, .kind = DT_COLUMN_NUMBER, .heads = true},
        {.title = "Name", .width = 16, .kind = DT_COLUMN_PROSE, .share = 20},
        {.title = "CNash", .width = 5, .kind = DT_COLUMN_LETTER},
        {.title = "CGMR", .width = 4, .kind = DT_COLUMN_LETTER},
        {.title = "CSMR", .width = 4, .kind = DT_COLUMN_LETTER},
        {.title = "CSEQ", .width = 4, .kind = DT_COLUMN_LETTER},
        {.title = "Smallest coalitions that gain by leaving", .width = 40, .kind = DT_COLUMN_PROSE, .share = 30},
        {.title = "Dominated", .width = 9, .kind = DT_COLUMN_LETTER}};
    dt_table table;
    dt_text cell = {.data = NULL};
    if (coalitions->case_count == 0)
        return;
    dt_text_add(&doc->text, "States that are stable against every coalition looked at.");
    dt_document_table_begin(doc, &table, columns, sizeof columns / sizeof *columns, coalitions->case_count);
    for (size_t k = 0; k < coalitions->case_count; k++)
        put_case(&table, asked->graph, &coalitions->cases[k], &cell);
    dt_document_table_end(doc, &table);
    dt_text_free_into(&cell, &doc->text);
}

/* ---- all states ---------------------------------------------------------------------------------------------------- */

static void put_verdicts(dt_table *table, const void *user, uint32_t state)
{
    const dt_coalitions *coalitions = user;
    for (size_t k = 0; k < coalitions->count; k++)
        for (size_t c = 0; c < CONCEPTS; c++) {
            const dt_coalition_table *known = &coalitions->tables[k];
            if (state < known->decided)
                put_mark(table, dt_bit_get(known->stable[concepts[c]], state));
            else
                dt_table_cell(table, "?");
        }
}

static dt_status write_states(dt_document *doc, const dt_coalitions *coalitions, const dt_coalitions_asked *asked,
                              const dt_column *columns, size_t count)
{
    dt_table table;
    dt_status status = DT_OK;
    dt_text_add(&doc->text, "States that are stable against each coalition.");
    dt_document_table_begin(doc, &table, columns, count, dt_graph_count(asked->graph));
    for (uint32_t s = 0; status == DT_OK && s < dt_graph_count(asked->graph); s++) {
        dt_table_number(&table, (uint64_t)s + 1);
        put_name(&table, asked->graph, s);
        put_verdicts(&table, coalitions, s);
        status = dt_budget_spend(asked->budget, 32);
    }
    dt_document_table_end(doc, &table);
    return status;
}

dt_status dt_tell_coalition_tables(dt_document *doc, const dt_coalitions *coalitions, const dt_coalitions_asked *asked)
{
    static const char *const briefs[CONCEPTS] = {"CNash", "CGMR", "CSMR", "CSEQ"};
    size_t count = 2 + CONCEPTS * coalitions->count;
    dt_column *columns = dt_calloc(count, sizeof *columns);
    dt_text *groups = dt_calloc(coalitions->count, sizeof *groups);
    dt_status status = columns && groups ? DT_OK : DT_ERR_NOMEM;
    for (size_t k = 0; status == DT_OK && k < coalitions->count; k++) {
        dt_write_members(&groups[k], dt_graph_model(asked->graph), coalitions->list[k]);
        for (size_t c = 0; c < CONCEPTS; c++)
            columns[2 + k * CONCEPTS + c] = (dt_column){.title = briefs[c],
                                                        .group = dt_text_get(&groups[k]),
                                                        .brief = briefs[c],
                                                        .width = 5,
                                                        .kind = DT_COLUMN_LETTER};
        status = groups[k].status;
    }
    if (status == DT_OK) {
        columns[0] = (dt_column){.title = "State", .width = 6, .kind = DT_COLUMN_NUMBER, .heads = true};
        columns[1] = (dt_column){.title = "Name", .width = 16, .kind = DT_COLUMN_PROSE, .share = 20};
        status = write_states(doc, coalitions, asked, columns, count);
    }
    for (size_t k = 0; groups && k < coalitions->count; k++)
        dt_text_free(&groups[k]);
    free(groups);
    free(columns);
    return status;
}

/* ---- csv ----------------------------------------------------------------------------------------------------------- */

static dt_status describe_states(dt_state_table *table, const dt_coalitions *coalitions)
{
    dt_text title = {.data = NULL};
    dt_status status = DT_OK;
    for (size_t k = 0; k < coalitions->count; k++)
        for (size_t c = 0; status == DT_OK && c < CONCEPTS; c++) {
            title.length = 0;
            dt_text_printf(&title, "%s:", dt_concept_get(concepts[c])->name);
            dt_write_members(&title, dt_graph_model(table->graph), coalitions->list[k]);
            const char *kept = dt_arena_text(&table->arena, dt_text_get(&title), title.length);
            status = title.status != DT_OK ? title.status : kept ? dt_state_table_add(table, kept, kept) : DT_ERR_NOMEM;
        }
    dt_text_free(&title);
    return status;
}

static dt_status write_states_csv(const dt_coalitions *coalitions, const dt_coalitions_asked *asked, dt_text *out)
{
    dt_state_table table;
    dt_status status = dt_state_table_start(&table, asked->graph, asked->options->profile, DT_FORMAT_CSV);
    if (status == DT_OK)
        status = describe_states(&table, coalitions);
    if (status == DT_OK)
        status = dt_state_table_write(&table, out, asked->budget, put_verdicts, coalitions);
    dt_state_table_free(&table);
    return status;
}

static void put_upset(dt_table *table, const dt_coalition_case *c, const dt_upset *upset, const dt_model *model,
                      dt_text *cell)
{
    dt_write_members(cell, model, upset->members);
    dt_table_take(table, cell);
    for (size_t k = 0; k < CONCEPTS; k++)
        put_mark(table, !is_set(upset->upsets, concepts[k]));
    for (size_t k = 0, told = 0; k < CONCEPTS; k++)
        if (is_set(upset->minimal, concepts[k]))
            dt_text_printf(cell, "%s%s", told++ ? "+" : "", dt_concept_get(concepts[k])->name);
    dt_table_take(table, cell);
    dt_table_number(table, upset->gains);
    dt_table_number(table, (uint64_t)upset->gain.to + 1);
    dt_table_number(table, upset->gain.move_count);
    bool jump = false;
    for (size_t k = 0; k < c->jump_count; k++)
        jump |= c->jumps[k].way.to == upset->gain.to;
    put_mark(table, jump);
}

static dt_status write_upsets_csv(const dt_coalitions *coalitions, const dt_coalitions_asked *asked, dt_text *out)
{
    static const dt_column columns[] = {{.title = "state"}, {.title = "name"},    {.title = "coalition"},
                                        {.title = "nash"},  {.title = "gmr"},     {.title = "smr"},
                                        {.title = "seq"},   {.title = "minimal"}, {.title = "gains"},
                                        {.title = "to"},    {.title = "moves"},   {.title = "equilibrium"}};
    dt_table table;
    dt_text cell = {.data = NULL};
    dt_table_begin(&table, out, DT_FORMAT_CSV,
                   &(dt_table_plan){.columns = columns, .count = sizeof columns / sizeof *columns});
    for (size_t k = 0; k < coalitions->case_count; k++) {
        const dt_coalition_case *c = &coalitions->cases[k];
        for (size_t u = 0; u < c->upset_count; u++) {
            dt_table_number(&table, (uint64_t)c->state + 1);
            put_name(&table, asked->graph, c->state);
            put_upset(&table, c, &c->upsets[u], dt_graph_model(asked->graph), &cell);
        }
    }
    dt_table_end(&table);
    dt_text_free_into(&cell, out);
    return out->status;
}

dt_status dt_report_coalitions_csv(const dt_coalitions *coalitions, const dt_coalitions_asked *asked, dt_text *out)
{
    return coalitions->tables ? write_states_csv(coalitions, asked, out) : write_upsets_csv(coalitions, asked, out);
}
