/* SPDX-License-Identifier: MIT */
/* The states of a graph and some more behind them, so that answers can speak of what only somebody thinks possible. */
#include "base/memory.h"
#include "graph/internal.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

dt_status dt_graph_copy_names(dt_graph *graph, const dt_graph *base)
{
    size_t named = graph->model->named_count;
    graph->status_quo = base->status_quo;
    graph->named = dt_malloc(named, sizeof *graph->named);
    graph->names = dt_malloc(named, sizeof *graph->names);
    if (!graph->named || !graph->names)
        return DT_ERR_NOMEM;
    memcpy(graph->named, base->named, named * sizeof *graph->named);
    memcpy(graph->names, base->names, named * sizeof *graph->names);
    return DT_OK;
}

dt_status dt_graph_stage(dt_graph **out, const dt_graph *base, const uint64_t *vectors, uint32_t count,
                         dt_budget *budget)
{
    assert(!base->model->graph_form);
    *out = NULL;
    dt_graph *graph = dt_calloc(1, sizeof *graph);
    if (!graph)
        return DT_ERR_NOMEM;
    graph->model = base->model;
    dt_status status = dt_states_append(&graph->states, &base->states, vectors, count, budget);
    if (status == DT_OK)
        status = dt_graph_copy_names(graph, base);
    if (status == DT_OK)
        *out = graph;
    else
        dt_graph_free(graph);
    return status;
}
