/* SPDX-License-Identifier: MIT */
/* Names and the status quo become states. */
#include "base/memory.h"
#include "graph/internal.h"
#include "rules/check.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static void report_fits(const dt_named_state *named, uint32_t count, dt_diagnostics *diagnostics)
{
    char digits[12];
    snprintf(digits, sizeof digits, "%" PRIu32, count);
    dt_rules_report_fits(named, digits, diagnostics);
}

/* `diagnostics` NULL: nothing is reported. */
static dt_status find_state(const dt_graph *graph, const dt_named_state *named, dt_budget *budget,
                            dt_diagnostics *diagnostics, uint32_t *state)
{
    *state = DT_NO_STATE;
    if (graph->model->graph_form) {
        *state = (uint32_t)named->state;
    } else if (named->pattern.whole) {
        *state = dt_states_find(&graph->states, named->pattern.value); /* dt_rules_check_states() reports trouble */
    } else {
        DT_TRY(dt_budget_spend(budget, graph->states.count));
        uint32_t count = dt_states_fit(&graph->states, &named->pattern, state);
        if (count != 1 && !diagnostics)
            *state = DT_NO_STATE;
        else if (count != 1)
            report_fits(named, count, diagnostics);
    }
    return DT_OK;
}

static int by_state(const void *left, const void *right)
{
    const dt_name_entry *a = left, *b = right;
    if (a->state != b->state)
        return a->state < b->state ? -1 : 1;
    return a->named < b->named ? -1 : a->named > b->named;
}

dt_status dt_resolve(dt_graph *graph, dt_budget *budget, dt_diagnostics *diagnostics)
{
    const dt_model *model = graph->model;
    graph->status_quo = DT_NO_STATE;
    graph->named = dt_malloc(model->named_count, sizeof *graph->named);
    graph->names = dt_malloc(model->named_count, sizeof *graph->names);
    if (!graph->named || !graph->names)
        return DT_ERR_NOMEM;
    bool status_quo_is_named = false;
    for (size_t k = 0; k < model->named_count; k++) {
        DT_TRY(find_state(graph, &model->named[k], budget, diagnostics, &graph->named[k]));
        graph->names[k] = (dt_name_entry){.state = graph->named[k], .named = (uint32_t)k};
        if (model->status_quo == &model->named[k]) {
            graph->status_quo = graph->named[k];
            status_quo_is_named = true;
        }
    }
    if (model->named_count)
        qsort(graph->names, model->named_count, sizeof *graph->names, by_state);
    if (model->status_quo && !status_quo_is_named)
        DT_TRY(find_state(graph, model->status_quo, budget, diagnostics, &graph->status_quo));
    return DT_OK;
}

dt_status dt_resolve_quietly(dt_graph *graph, dt_budget *budget)
{
    return dt_resolve(graph, budget, NULL);
}
