/* SPDX-License-Identifier: MIT */
#include "report/standstill.h"

static bool has_one_way(const dt_model *model, size_t dm)
{
    const dt_decision_maker *who = &model->decision_makers[dm];
    for (size_t o = who->first_option; o < who->first_option + who->option_count; o++)
        if (model->options[o].direction != DT_BOTH)
            return true;
    return false;
}

dt_status dt_standstill_find(dt_obstacle *out, const dt_graph *graph, size_t dm, uint32_t state, dt_budget *budget)
{
    const dt_model *model = dt_graph_model(graph);
    const uint64_t *from = dt_graph_state(graph, state);
    const bool any = !model->graph_form && (model->forbidden_count || has_one_way(model, dm));
    *out = DT_OBSTACLE_NO_MOVE;
    for (uint32_t to = 0; any && to < dt_graph_count(graph) && *out != DT_OBSTACLE_FORBIDDEN; to++) {
        const dt_obstacle found = dt_rules_obstacle(model, dm, from, dt_graph_state(graph, to));
        *out = found != DT_OBSTACLE_NONE && found < *out ? found : *out;
        DT_TRY(dt_budget_spend(budget, 1));
    }
    return DT_OK;
}
