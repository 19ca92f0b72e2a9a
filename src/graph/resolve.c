/* SPDX-License-Identifier: MIT */
/* Names and the status quo become states. */
#include "base/codes.h"
#include "base/memory.h"
#include "graph/internal.h"

#include <stdlib.h>

/* ---- states given whole -------------------------------------------------------------------------------------- */

static void report_infeasible(const dt_model *model, const dt_named_state *named, dt_diagnostics *diagnostics)
{
    for (size_t k = 0; k < model->infeasible_count; k++) {
        const dt_judgement *rule = &model->infeasible[k];
        unsigned line, column;
        if (!dt_statement_holds(rule->that, named->pattern.value))
            continue;
        dt_source_locate(model->source, rule->span.offset, &line, &column);
        dt_diagnostics_add(diagnostics, DT_CODE_INFEASIBLE_STATE, named->span,
                           "%s%s%s is not feasible: the rule \"%s\" of line %u removes it; change the one or the other",
                           named->name ? "state \"" : "the status quo", named->name ? named->name : "",
                           named->name ? "\"" : "", rule->text, line);
        return;
    }
}

dt_status dt_resolve_check(const dt_model *model, dt_budget *budget, dt_diagnostics *diagnostics)
{
    bool status_quo_is_named = false;
    if (model->graph_form)
        return DT_OK;
    for (size_t k = 0; k < model->named_count; k++) {
        DT_TRY(dt_budget_spend(budget, model->infeasible_count + 1));
        status_quo_is_named |= model->status_quo == &model->named[k];
        if (model->named[k].pattern.whole)
            report_infeasible(model, &model->named[k], diagnostics);
    }
    if (model->status_quo && !status_quo_is_named && model->status_quo->pattern.whole)
        report_infeasible(model, model->status_quo, diagnostics);
    return DT_OK;
}

/* ---- patterns ------------------------------------------------------------------------------------------------ */

/* `diagnostics` NULL: nothing is reported. */
static dt_status find_state(const dt_graph *graph, const dt_named_state *named, dt_budget *budget,
                            dt_diagnostics *diagnostics, uint32_t *state)
{
    *state = DT_NO_STATE;
    if (graph->model->graph_form) {
        *state = (uint32_t)named->state;
    } else if (named->pattern.whole) {
        *state = dt_states_find(&graph->states, named->pattern.value); /* trouble is reported by the check */
    } else {
        DT_TRY(dt_budget_spend(budget, graph->states.count));
        uint32_t count = dt_states_fit(&graph->states, &named->pattern, state);
        if (count != 1 && !diagnostics)
            *state = DT_NO_STATE;
        else if (count != 1)
            dt_diagnostics_add(diagnostics, DT_CODE_PATTERN_NOT_UNIQUE, named->span,
                               "this pattern fits %u feasible states; it must fit exactly one", count);
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
