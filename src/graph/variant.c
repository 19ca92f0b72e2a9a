/* SPDX-License-Identifier: MIT */
/* The graph of a model that is nearly that of another graph: what the two models share, by the same pointers, the graphs
 * share as well. */
#include "base/codes.h"
#include "base/memory.h"
#include "graph/internal.h"

#include <stdlib.h>
#include <string.h>

/* ---- what is the same -------------------------------------------------------------------------------------------- */

static bool same_states(const dt_model *a, const dt_model *b)
{
    return a->infeasible == b->infeasible && a->option_count == b->option_count && a->graph_states == b->graph_states;
}

static bool same_directions(const dt_model *a, const dt_model *b, size_t dm)
{
    const dt_decision_maker *who = &a->decision_makers[dm];
    if (a->options == b->options)
        return true;
    for (size_t o = who->first_option; o < who->first_option + who->option_count; o++)
        if (a->options[o].direction != b->options[o].direction)
            return false;
    return true;
}

static bool same_moves(const dt_model *a, const dt_model *b, size_t dm)
{
    if (a->graph_form)
        return a->graph_moves[dm] == b->graph_moves[dm];
    return a->forbidden == b->forbidden && a->single_step == b->single_step && same_directions(a, b, dm);
}

static bool same_preference(const dt_reading *a, const dt_reading *b)
{
    return a->kind == b->kind && a->statements == b->statements && a->entries == b->entries &&
           a->class_ends == b->class_ends && a->weights == b->weights && a->pairs == b->pairs;
}

/* ---- building ---------------------------------------------------------------------------------------------------- */

typedef struct building {
    dt_graph *graph;
    const dt_graph *base;
    dt_budget *budget;
    dt_diagnostics *diagnostics; /* nobody reads them */
    bool states_shared;
} building;

static dt_status share_states(building *b)
{
    dt_graph *graph = b->graph;
    b->states_shared = same_states(graph->model, b->base->model);
    if (b->states_shared)
        graph->states = b->base->states;
    else
        DT_TRY(dt_states_list(&graph->states, graph->model, b->budget));
    return graph->states.count ? dt_resolve_quietly(graph, b->budget) : DT_ERR_MODEL;
}

static dt_status share_moves(building *b, size_t dm)
{
    dt_graph *graph = b->graph;
    if (b->states_shared && same_moves(graph->model, b->base->model, dm)) {
        graph->moves[dm] = b->base->moves[dm];
        return DT_OK;
    }
    return dt_moves_build(&graph->moves[dm], graph->model, &graph->states, dm, b->budget);
}

static dt_status share_ranks(building *b, size_t dm)
{
    dt_graph *graph = b->graph;
    const dt_decision_maker *now = &graph->model->decision_makers[dm], *before = &b->base->model->decision_makers[dm];
    graph->ranks[dm] = dt_calloc(now->reading_count, sizeof **graph->ranks);
    graph->pairs[dm] = dt_calloc(now->reading_count, sizeof **graph->pairs);
    if (!graph->ranks[dm] || !graph->pairs[dm])
        return DT_ERR_NOMEM;
    for (size_t r = 0; r < now->reading_count; r++) {
        if (b->states_shared && same_preference(&now->readings[r], &before->readings[r])) {
            graph->ranks[dm][r] = b->base->ranks[dm][r];
            graph->pairs[dm][r] = b->base->pairs ? b->base->pairs[dm][r] : NULL; /* put together, it has none */
        } else {
            DT_TRY(dt_compare_states(graph, dm, r, b->budget, b->diagnostics));
        }
    }
    return DT_OK;
}

/* What a ranking says of states that are no more does not matter; what it does not say of states that are does. */
static dt_status ranked_all(const dt_diagnostics *found)
{
    dt_status status = dt_diagnostics_status(found);
    for (size_t k = 0; status == DT_ERR_MODEL && k < dt_diagnostics_count(found); k++)
        if (dt_diagnostics_get(found, k)->code == DT_CODE_RANKING_MISSES ||
            dt_diagnostics_get(found, k)->code == DT_CODE_PAIRS_MISS)
            return DT_ERR_MODEL;
    return status == DT_ERR_NOMEM ? status : DT_OK;
}

static dt_status build_parts(building *b)
{
    dt_graph *graph = b->graph;
    const dt_model *model = graph->model;
    DT_TRY(share_states(b));
    graph->moves = dt_calloc(model->dm_count, sizeof *graph->moves);
    graph->ranks = dt_calloc(model->dm_count, sizeof *graph->ranks);
    graph->pairs = dt_calloc(model->dm_count, sizeof *graph->pairs);
    if (!graph->moves || !graph->ranks || !graph->pairs)
        return DT_ERR_NOMEM;
    for (size_t dm = 0; dm < model->dm_count; dm++) {
        DT_TRY(share_moves(b, dm));
        DT_TRY(share_ranks(b, dm));
    }
    return ranked_all(b->diagnostics);
}

dt_status dt_graph_variant(dt_graph **out, const dt_graph *base, const dt_model *model, dt_budget *budget)
{
    building b = {.base = base, .budget = budget};
    *out = NULL;
    b.graph = dt_calloc(1, sizeof *b.graph);
    if (!b.graph)
        return DT_ERR_NOMEM;
    b.graph->model = model;
    b.graph->base = base;
    dt_status status = dt_diagnostics_new(&b.diagnostics, model->source);
    if (status == DT_OK)
        status = build_parts(&b);
    dt_diagnostics_free(b.diagnostics);
    if (status == DT_OK)
        *out = b.graph;
    else
        dt_graph_free(b.graph);
    return status;
}
