/* SPDX-License-Identifier: MIT */
/* The stability table that papers print: a row for each state, for each concept whom it is stable for and whether it is an
 * equilibrium. */
#include "report/solve.h"

#include "report/listing.h"
#include "report/state_table.h"

#include <stdio.h>

static dt_status describe_verdicts(dt_state_table *table, dt_concept_set concepts)
{
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++) {
        if (!(concepts >> c & 1u))
            continue;
        const char *name = dt_concept_get((dt_concept_id)c)->name;
        DT_TRY(dt_state_table_add_each(table, name, 1, DT_COLUMN_WORDS));
        DT_TRY(dt_state_table_add(table, name, "E"));
    }
    return DT_OK;
}

/* What columns are called lives as long as the table. */
static const char *keep_name(dt_state_table *table, const char *name, const char *suffix)
{
    char text[2 * DT_FURTHER_TEXT];
    int length = snprintf(text, sizeof text, "%s%s", name, suffix);
    return dt_arena_text(&table->arena, text, (size_t)length);
}

/* After the columns of a concept, where any verdict hangs on a tie, those that say which. */
static dt_status describe_foresight(dt_state_table *table, const dt_foresight *foresight)
{
    char text[DT_FURTHER_TEXT];
    for (size_t k = 0; foresight && k < dt_foresight_count(foresight); k++) {
        const char *name = keep_name(table, dt_further_name(dt_foresight_concept(foresight, k), text), "");
        const char *tied = keep_name(table, text, "_by_tie");
        if (!name || !tied)
            return DT_ERR_NOMEM;
        DT_TRY(dt_state_table_add_each(table, name, 1, DT_COLUMN_WORDS));
        DT_TRY(dt_state_table_add(table, name, "E"));
        if (dt_foresight_any_tie(foresight, k))
            DT_TRY(dt_state_table_add_each(table, tied, 1, DT_COLUMN_WORDS));
    }
    return DT_OK;
}

static void add_foresight(dt_state_table *table, const dt_foresight *foresight, uint32_t state)
{
    size_t dms = dt_graph_model(table->graph)->dm_count;
    for (size_t k = 0; foresight && k < dt_foresight_count(foresight); k++) {
        for (size_t i = 0; i < dms; i++)
            dt_table_mark(&table->table, dt_foresight_stable(foresight, k, i, state) ? DT_MARK_TICK : DT_MARK_NO);
        dt_table_mark(&table->table, dt_foresight_equilibrium(foresight, k, state) ? DT_MARK_EQUILIBRIUM : DT_MARK_NO);
        for (size_t i = 0; dt_foresight_any_tie(foresight, k) && i < dms; i++)
            dt_table_mark(&table->table, dt_foresight_by_tie(foresight, k, i, state) ? DT_MARK_TICK : DT_MARK_NO);
    }
}

static void add_verdicts(dt_state_table *table, const dt_verdicts *verdicts, uint32_t state)
{
    size_t dms = dt_graph_model(table->graph)->dm_count;
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++) {
        dt_concept_id concept = (dt_concept_id)c;
        if (!(dt_verdicts_concepts(verdicts) >> c & 1u))
            continue;
        for (size_t i = 0; i < dms; i++)
            dt_table_mark(&table->table, dt_verdicts_stable(verdicts, concept, i, state) ? DT_MARK_TICK : DT_MARK_NO);
        dt_table_mark(&table->table,
                      dt_verdicts_equilibrium(verdicts, concept, state) ? DT_MARK_EQUILIBRIUM : DT_MARK_NO);
    }
}

static dt_status write_rows(dt_state_table *table, const dt_solution *solution, const dt_listing *listing,
                            dt_budget *budget, dt_text *out)
{
    dt_budget_stage(budget, "writing the table", listing->states);
    dt_state_table_begin(table, out, listing->count);
    for (uint32_t s = 0; s < listing->states; s++) {
        DT_TRY(dt_budget_spend(budget, 1));
        if (!dt_listing_has(listing, s))
            continue;
        dt_state_table_row(table, s);
        add_verdicts(table, dt_solution_verdicts(solution, 0), s);
        add_foresight(table, dt_solution_foresight(solution, 0), s);
        DT_TRY(out->status);
    }
    dt_table_end(&table->table);
    return out->status;
}

dt_status dt_report_solution_table(const dt_solution *solution, dt_format format, bool brief, dt_budget *budget,
                                   dt_text *out)
{
    const dt_verdicts *verdicts = dt_solution_verdicts(solution, 0);
    dt_listing listing = {.bits = NULL};
    dt_state_table table;
    dt_status status = dt_state_table_start(&table, dt_solution_graph(solution), dt_verdicts_profile(verdicts), format);
    if (status == DT_OK)
        status = describe_verdicts(&table, dt_verdicts_concepts(verdicts));
    if (status == DT_OK)
        status = describe_foresight(&table, dt_solution_foresight(solution, 0));
    if (status == DT_OK)
        status = dt_listing_new(&listing, solution, brief, budget);
    if (status == DT_OK)
        status = write_rows(&table, solution, &listing, budget, out);
    dt_listing_free(&listing);
    dt_state_table_free(&table);
    return status;
}
