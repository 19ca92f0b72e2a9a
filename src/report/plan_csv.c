/* SPDX-License-Identifier: MIT */
/* A plan as a table with a row for each step: who steps, where it leads, and under the chosen readings the place of the most
 * important statement that each party could newly lose on the way, and whether it is tempted. */
#include "report/plan.h"
#include "report/state_table.h"

#include <stdio.h>
#include <stdlib.h>

enum { FIXED = 6 }; /* columns before those of the decision makers */
#define TITLE_MAX (DT_IDENTIFIER_MAX + 16)

static void describe(const dt_model *model, dt_column *columns, char (*titles)[TITLE_MAX])
{
    static const char *const fixed[FIXED] = {"step", "by", "state", "name", "pattern", "irreversible"};
    size_t dms = model->dm_count;
    for (size_t k = 0; k < FIXED; k++)
        columns[k] = (dt_column){.title = fixed[k]};
    for (size_t dm = 0; dm < dms; dm++) {
        snprintf(titles[dm], TITLE_MAX, "exposed:%s", model->decision_makers[dm].id);
        snprintf(titles[dms + dm], TITLE_MAX, "tempted:%s", model->decision_makers[dm].id);
        columns[FIXED + dm] = (dt_column){.title = titles[dm]};
        columns[FIXED + dms + dm] = (dt_column){.title = titles[dms + dm]};
    }
}

static void put_parties(dt_table *table, const dt_model *model, const dt_plan_step *step, dt_text *cell)
{
    for (size_t k = 0; k < step->party_count; k++)
        dt_text_printf(cell, "%s%s", k ? "+" : "", model->decision_makers[step->parties[k]].id);
    dt_table_take(table, cell);
}

static void put_step(dt_table *table, const dt_plan *plan, const dt_graph *graph, size_t k, dt_text *cell)
{
    const dt_model *model = dt_graph_model(graph);
    const dt_plan_step *step = &plan->steps[k];
    const char *name = dt_state_name(graph, step->to);
    dt_table_number(table, k + 1);
    put_parties(table, model, step, cell);
    dt_table_number(table, (uint64_t)step->to + 1);
    dt_table_cell(table, name ? name : "");
    dt_model_write_pattern(model, dt_graph_state(graph, step->to), cell);
    dt_table_take(table, cell);
    dt_table_number(table, step->irreversible);
    for (size_t dm = 0; dm < model->dm_count; dm++) {
        size_t level = plan->view_count ? dt_plan_exposed_at(&plan->views[0], step, dm) : SIZE_MAX;
        if (level == SIZE_MAX)
            dt_table_cell(table, "");
        else
            dt_table_number(table, level + 1);
    }
    for (size_t dm = 0; dm < model->dm_count; dm++)
        dt_table_number(table, plan->view_count && dt_plan_tempted_at(&plan->views[0], step, dm));
}

dt_status dt_report_plan_csv(const dt_plan *plan, const dt_plan_asked *asked, dt_text *out)
{
    const dt_model *model = dt_graph_model(asked->graph);
    size_t count = FIXED + 2 * model->dm_count;
    dt_column *columns = calloc(count, sizeof *columns);
    char(*titles)[TITLE_MAX] = calloc(2 * model->dm_count, sizeof *titles);
    dt_text cell = {.data = NULL};
    dt_table table;
    if (columns && titles) {
        describe(model, columns, titles);
        dt_table_begin(&table, out, DT_FORMAT_CSV,
                       &(dt_table_plan){.columns = columns, .count = count, .rows = plan->step_count});
        for (size_t k = 0; k < plan->step_count; k++)
            put_step(&table, plan, asked->graph, k, &cell);
        dt_table_end(&table);
    }
    dt_status status = columns && titles ? DT_OK : DT_ERR_NOMEM;
    dt_text_free_into(&cell, out);
    free(columns);
    free(titles);
    return status == DT_OK ? out->status : status;
}
