/* SPDX-License-Identifier: MIT */
/* A graph of a few states of a conflict that has too many to list: enough to tell of them in words. */
#include "base/memory.h"
#include "graph/internal.h"

#include <assert.h>

static dt_status sketch(dt_graph *graph, const uint64_t *vectors, size_t count, dt_budget *budget)
{
    dt_diagnostics *unread = NULL; /* only rankings have something to report */
    DT_TRY(dt_states_take(&graph->states, graph->model, vectors, count, budget));
    DT_TRY(dt_resolve_quietly(graph, budget));
    DT_TRY(dt_diagnostics_new(&unread, graph->model->source));
    dt_status status = dt_graph_build_moves_and_ranks(graph, budget, unread);
    dt_diagnostics_free(unread);
    return status;
}

dt_status dt_graph_sketch(dt_graph **out, const dt_model *model, const uint64_t *vectors, size_t count,
                          dt_budget *budget)
{
    assert(!model->graph_form && count > 0);
    *out = NULL;
    dt_graph *graph = dt_calloc(1, sizeof *graph);
    if (!graph)
        return DT_ERR_NOMEM;
    graph->model = model;
    graph->is_sketch = true;
    dt_status status = sketch(graph, vectors, count, budget);
    if (status == DT_OK)
        *out = graph;
    else
        dt_graph_free(graph);
    return status;
}

bool dt_graph_is_sketch(const dt_graph *graph)
{
    return graph->is_sketch;
}
