/* SPDX-License-Identifier: MIT */
/* A comparison in each format, and its table. */
#include "report/comparison.h"

#include "report/table.h"

#include "base/bits.h"

#include <inttypes.h>

/* ---- csv --------------------------------------------------------------------------------------------------------- */

/* Sets of differences that turn the verdict: "3", "1+4; 2". */
static void write_causes(dt_table *table, const dt_compared *c, size_t k, size_t concept, dt_text *cell)
{
    for (size_t i = 0; i < c->cause_count; i++) {
        const dt_cause *cause = &c->causes[i];
        if (!(cause->turned[k] >> concept & 1u))
            continue;
        dt_text_add(cell, cell->length ? "; " : "");
        for (size_t d = 0; d < cause->count; d++)
            dt_text_printf(cell, "%s%zu", d ? "+" : "", cause->differences[d] + 1);
    }
    dt_table_take(table, cell);
}

static void write_number(dt_table *table, uint32_t state)
{
    if (state == DT_NO_STATE)
        dt_table_cell(table, "");
    else
        dt_table_number(table, (uint64_t)state + 1);
}

static void write_row(dt_table *table, const dt_compared *c, size_t k, size_t concept, dt_text *cell)
{
    const dt_changed_state *state = &c->changed[k];
    write_number(table, state->first);
    write_number(table, state->second);
    dt_tell_compared_state(cell, c, state, false);
    dt_table_take(table, cell);
    dt_table_cell(table, dt_concept_get((dt_concept_id) concept)->name);
    dt_table_cell(table, state->after >> concept & 1u ? "new" : "lost");
    write_causes(table, c, k, concept, cell);
}

static dt_status write_csv(const dt_compared *c, dt_text *out)
{
    static const dt_column columns[] = {{.title = "first"},   {.title = "second"}, {.title = "state"},
                                        {.title = "concept"}, {.title = "change"}, {.title = "because_of"}};
    dt_table table;
    dt_text cell = {.data = NULL};
    const dt_table_plan plan = {
        .columns = columns, .count = sizeof columns / sizeof *columns, .rows = c->verdict_count};
    dt_table_begin(&table, out, DT_FORMAT_CSV, &plan);
    for (size_t k = 0; k < c->changed_count; k++)
        for (size_t concept = 0; concept < DT_CONCEPT_COUNT; concept ++)
            if ((c->changed[k].before ^ c->changed[k].after) >> concept & 1u)
                write_row(&table, c, k, concept, &cell);
    dt_table_end(&table);
    dt_text_free_into(&cell, out);
    return out->status;
}

dt_status dt_report_comparison(const dt_comparison_asked *asked, dt_format format, dt_text *out)
{
    if (format == DT_FORMAT_JSON)
        return dt_report_comparison_json(asked, out);
    if (format == DT_FORMAT_CSV)
        return write_csv(asked->compared, out);
    return dt_report_comparison_text(asked, format, out);
}
