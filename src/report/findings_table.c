/* SPDX-License-Identifier: MIT */
/* The stability table with a group of columns for each criterion. */
#include "report/findings.h"

#include "base/bits.h"
#include "report/state_table.h"

#include <stdio.h>
#include <string.h>

/* Widens the last column so that what stands above its group has room. */
static void make_room(dt_state_table *table, size_t title)
{
    size_t group = dt_graph_model(table->graph)->dm_count * 3 + 1; /* a mark and two spaces for each, and one mark */
    if (title > group)
        table->columns[table->count - 1].width += title - group;
}

static dt_status describe_one(dt_state_table *table, const char *name)
{
    const char *kept = dt_arena_text(&table->arena, name, strlen(name));
    if (!kept)
        return DT_ERR_NOMEM;
    DT_TRY(dt_state_table_add_each(table, kept, 1, DT_COLUMN_WORDS));
    DT_TRY(dt_state_table_add(table, kept, "E"));
    make_room(table, strlen(kept));
    return DT_OK;
}

/* Behind a strong criterion what is stable, and not strongly so. */
static dt_status describe(dt_state_table *table, const dt_findings *findings)
{
    char text[DT_CRITERION_TEXT], weak[DT_CRITERION_TEXT + 8];
    for (size_t k = 0; k < dt_findings_count(findings); k++) {
        size_t general = dt_findings_general(findings, k);
        DT_TRY(describe_one(table, dt_criterion_name(dt_findings_criterion(findings, k), text)));
        if (general == SIZE_MAX)
            continue;
        snprintf(weak, sizeof weak, "%s_weak", dt_criterion_name(dt_findings_criterion(findings, general), text));
        DT_TRY(describe_one(table, weak));
    }
    return DT_OK;
}

/* Those of a criterion, or where `general` is not SIZE_MAX what that has and the criterion has not. */
static void add_marks(dt_state_table *table, const dt_findings *findings, size_t k, size_t general, uint32_t state)
{
    size_t dms = dt_graph_model(table->graph)->dm_count;
    for (size_t i = 0; i <= dms; i++) {
        bool holds = i < dms ? dt_findings_stable(findings, k, i, state) : dt_findings_equilibrium(findings, k, state);
        if (general != SIZE_MAX)
            holds = !holds && (i < dms ? dt_findings_stable(findings, general, i, state)
                                       : dt_findings_equilibrium(findings, general, state));
        dt_table_mark(&table->table, !holds ? DT_MARK_NO : i < dms ? DT_MARK_TICK : DT_MARK_EQUILIBRIUM);
    }
}

static void add_verdicts(dt_state_table *table, const dt_findings *findings, uint32_t state)
{
    for (size_t k = 0; k < dt_findings_count(findings); k++) {
        size_t general = dt_findings_general(findings, k);
        add_marks(table, findings, k, SIZE_MAX, state);
        if (general != SIZE_MAX)
            add_marks(table, findings, k, general, state);
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
