/* SPDX-License-Identifier: MIT */
/* The stability table with a group of columns for each criterion. */
#include "report/findings.h"

#include "base/bits.h"
#include "report/state_table.h"

#include <string.h>

/* Widens the last column so that what stands above its group has room. */
static void make_room(dt_state_table *table, size_t title)
{
    size_t group = dt_graph_model(table->graph)->dm_count * 3 + 1; /* a mark and two spaces for each, and one mark */
    if (title > group)
        table->columns[table->count - 1].width += title - group;
}

static dt_status describe(dt_state_table *table, const dt_findings *findings)
{
    char text[DT_CRITERION_TEXT];
    for (size_t k = 0; k < dt_findings_count(findings); k++) {
        const char *name = dt_criterion_name(dt_findings_criterion(findings, k), text);
        const char *kept = dt_arena_text(&table->arena, name, strlen(name));
        if (!kept)
            return DT_ERR_NOMEM;
        DT_TRY(dt_state_table_add_each(table, kept, 1, DT_COLUMN_WORDS));
        DT_TRY(dt_state_table_add(table, kept, "E"));
        make_room(table, strlen(kept));
    }
    return DT_OK;
}

static void add_verdicts(dt_state_table *table, const dt_findings *findings, uint32_t state)
{
    size_t dms = dt_graph_model(table->graph)->dm_count;
    for (size_t k = 0; k < dt_findings_count(findings); k++) {
        for (size_t i = 0; i < dms; i++)
            dt_table_mark(&table->table, dt_findings_stable(findings, k, i, state) ? DT_MARK_TICK : DT_MARK_NO);
        dt_table_mark(&table->table, dt_findings_equilibrium(findings, k, state) ? DT_MARK_EQUILIBRIUM : DT_MARK_NO);
    }
}

static dt_status write_rows(const dt_findings_sheet *sheet, dt_state_table *table)
{
    dt_state_table_begin(table, sheet->out, sheet->count);
    for (uint32_t s = 0; s < dt_graph_count(sheet->graph); s++) {
        DT_TRY(dt_budget_spend(sheet->answer->budget, 1));
        if (!dt_bit_get(sheet->listed, s))
            continue;
        dt_state_table_row(table, s);
        add_verdicts(table, sheet->answer->findings, s);
        DT_TRY(sheet->out->status);
    }
    dt_table_end(&table->table);
    return sheet->out->status;
}

dt_status dt_findings_table(const dt_findings_sheet *sheet, dt_format format)
{
    dt_state_table table;
    dt_status status = dt_state_table_start(&table, sheet->graph, sheet->answer->profile, format);
    if (status == DT_OK)
        status = describe(&table, sheet->answer->findings);
    if (status == DT_OK)
        status = write_rows(sheet, &table);
    dt_state_table_free(&table);
    return status;
}
