/* SPDX-License-Identifier: MIT */
/* From the conflict as written to states, moves and ranks. */
#include "base/memory.h"
#include "graph/internal.h"
#include "rules/check.h"

#include <assert.h>
#include <stdlib.h>

/* ---- building ------------------------------------------------------------------------------------------------ */

/* What is said of states one by one says nothing of a sketch, and nobody asks for it. */
static bool is_missing(const dt_graph *graph, const dt_reading *reading)
{
    return graph->is_sketch && (reading->kind == DT_BY_RANKING || reading->kind == DT_BY_PAIRS);
}

dt_status dt_compare_states(dt_graph *graph, size_t dm, size_t r, dt_budget *budget, dt_diagnostics *diagnostics)
{
    const dt_reading *reading = &graph->model->decision_makers[dm].readings[r];
    if (reading->kind == DT_BY_PAIRS)
        DT_TRY(dt_pairs_build(&graph->pairs[dm][r], graph->model, &graph->states, reading, budget, diagnostics));
    return dt_ranks_build(&graph->ranks[dm][r], graph->model, &graph->states, reading, budget, diagnostics);
}

static dt_status rank_readings(dt_graph *graph, size_t dm, dt_budget *budget, dt_diagnostics *diagnostics)
{
    const dt_decision_maker *decision_maker = &graph->model->decision_makers[dm];
    graph->ranks[dm] = dt_calloc(decision_maker->reading_count, sizeof **graph->ranks);
    graph->pairs[dm] = dt_calloc(decision_maker->reading_count, sizeof **graph->pairs);
    if (!graph->ranks[dm] || !graph->pairs[dm])
        return DT_ERR_NOMEM;
    for (size_t r = 0; r < decision_maker->reading_count; r++)
        if (!is_missing(graph, &decision_maker->readings[r]))
            DT_TRY(dt_compare_states(graph, dm, r, budget, diagnostics));
    return DT_OK;
}

static dt_status build_parts(dt_graph *graph, dt_budget *budget, dt_diagnostics *diagnostics)
{
    const dt_model *model = graph->model;
    DT_TRY(dt_rules_check_states(model, budget, diagnostics));
    if (model->rules_partial)
        return DT_ERR_MODEL;
    DT_TRY(dt_states_list(&graph->states, model, budget));
    if (graph->states.count == 0) {
        dt_rules_report_none(model, diagnostics);
        return DT_ERR_MODEL;
    }
    DT_TRY(dt_resolve(graph, budget, diagnostics));
    DT_TRY(dt_graph_build_moves_and_ranks(graph, budget, diagnostics));
    return dt_diagnostics_status(diagnostics);
}

dt_status dt_graph_build_moves_and_ranks(dt_graph *graph, dt_budget *budget, dt_diagnostics *diagnostics)
{
    const dt_model *model = graph->model;
    graph->moves = dt_calloc(model->dm_count, sizeof *graph->moves);
    graph->ranks = dt_calloc(model->dm_count, sizeof *graph->ranks);
    graph->pairs = dt_calloc(model->dm_count, sizeof *graph->pairs);
    if (!graph->moves || !graph->ranks || !graph->pairs)
        return DT_ERR_NOMEM;
    dt_budget_stage(budget, "preparing moves and ranks", 0);
    for (size_t dm = 0; dm < model->dm_count; dm++) {
        DT_TRY(dt_moves_build(&graph->moves[dm], model, &graph->states, dm, budget));
        DT_TRY(rank_readings(graph, dm, budget, diagnostics));
    }
    return DT_OK;
}

dt_status dt_graph_build(dt_graph **out, const dt_model *model, dt_budget *budget, dt_diagnostics *diagnostics)
{
    *out = NULL;
    dt_graph *graph = dt_calloc(1, sizeof *graph);
    if (!graph)
        return DT_ERR_NOMEM;
    graph->model = model;
    dt_status status = build_parts(graph, budget, diagnostics);
    if (status == DT_OK)
        *out = graph;
    else
        dt_graph_free(graph);
    return status;
}

static void free_moves(dt_graph *graph, size_t dm)
{
    const dt_graph *base = graph->base;
    if (!base || graph->moves[dm].class_of != base->moves[dm].class_of)
        dt_moves_free(&graph->moves[dm]);
}

static void free_ranks(dt_graph *graph, size_t dm)
{
    const dt_graph *base = graph->base;
    for (size_t r = 0; graph->ranks[dm] && r < graph->model->decision_makers[dm].reading_count; r++)
        if (!base || graph->ranks[dm][r].rank != base->ranks[dm][r].rank)
            dt_ranks_free(&graph->ranks[dm][r]);
    free(graph->ranks[dm]);
}

static void free_pairs(dt_graph *graph, size_t dm)
{
    const dt_graph *base = graph->base;
    for (size_t r = 0; graph->pairs[dm] && r < graph->model->decision_makers[dm].reading_count; r++)
        if (!base || graph->pairs[dm][r] != base->pairs[dm][r])
            free(graph->pairs[dm][r]);
    free(graph->pairs[dm]);
}

void dt_graph_free(dt_graph *graph)
{
    if (!graph)
        return;
    for (size_t dm = 0; graph->moves && dm < graph->model->dm_count; dm++)
        free_moves(graph, dm);
    for (size_t dm = 0; graph->ranks && dm < graph->model->dm_count; dm++)
        free_ranks(graph, dm);
    for (size_t dm = 0; graph->pairs && dm < graph->model->dm_count; dm++)
        free_pairs(graph, dm);
    if (!graph->base || graph->states.vectors != graph->base->states.vectors)
        dt_states_free(&graph->states);
    free(graph->moves);
    free(graph->ranks);
    free(graph->pairs);
    free(graph->named);
    free(graph->names);
    free(graph);
}

/* ---- looking ------------------------------------------------------------------------------------------------- */

const dt_model *dt_graph_model(const dt_graph *graph)
{
    return graph->model;
}

uint32_t dt_graph_count(const dt_graph *graph)
{
    return graph->states.count;
}

const uint64_t *dt_graph_state(const dt_graph *graph, uint32_t state)
{
    assert(state < graph->states.count);
    return dt_states_at(&graph->states, state);
}

uint32_t dt_graph_find(const dt_graph *graph, const uint64_t *vector)
{
    return dt_states_find(&graph->states, vector);
}

uint32_t dt_graph_status_quo(const dt_graph *graph)
{
    return graph->status_quo;
}

uint32_t dt_graph_named(const dt_graph *graph, size_t k)
{
    return graph->named[k];
}

size_t dt_graph_name_of(const dt_graph *graph, uint32_t state)
{
    size_t low = 0, high = graph->model->named_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (graph->names[middle].state < state)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < graph->model->named_count && graph->names[low].state == state;
    return found ? graph->names[low].named : DT_PATTERN_NONE;
}

uint32_t dt_graph_rank(const dt_graph *graph, size_t dm, size_t reading, uint32_t state)
{
    return graph->ranks[dm][reading].rank[state];
}

uint32_t dt_graph_class_count(const dt_graph *graph, size_t dm, size_t reading)
{
    return graph->ranks[dm][reading].class_count;
}

uint32_t dt_graph_class_example(const dt_graph *graph, size_t dm, size_t reading, uint32_t rank)
{
    return graph->ranks[dm][reading].example[rank];
}

dt_relation dt_graph_relate(const dt_graph *graph, size_t dm, size_t reading, uint32_t a, uint32_t b)
{
    const uint8_t *pairs = graph->pairs ? graph->pairs[dm][reading] : NULL;
    if (pairs && !graph->model->decision_makers[dm].readings[reading].chances)
        return dt_relation_of(pairs[(size_t)b * graph->states.count + a]);
    return dt_rules_relate(graph->model, &graph->model->decision_makers[dm].readings[reading], dt_graph_state(graph, a),
                           dt_graph_state(graph, b));
}

bool dt_graph_transitive(const dt_graph *graph, size_t dm)
{
    return graph->moves[dm].transitive;
}

/* ---- moves from one state ------------------------------------------------------------------------------------ */

static int ascending(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return a < b ? -1 : a > b;
}

static size_t gather(const dt_moves *moves, uint32_t from, uint32_t *into)
{
    uint32_t class = moves->class_of[from];
    size_t count = 0;
    for (size_t k = moves->to.start[class]; k < moves->to.start[class + 1]; k++) {
        uint32_t to = moves->to.items[k];
        for (uint32_t m = moves->class_start[to]; m < moves->class_start[to + 1]; m++) {
            if (moves->members[m] == from)
                continue;
            if (into)
                into[count] = moves->members[m];
            count++;
        }
    }
    return count;
}

dt_status dt_graph_each_move(const dt_graph *graph, size_t dm, uint32_t from, dt_visit_move visit, void *user)
{
    const dt_moves *moves = &graph->moves[dm];
    if (moves->none)
        return DT_OK;
    size_t count = gather(moves, from, NULL);
    uint32_t *list = dt_malloc(count, sizeof *list);
    if (!list)
        return DT_ERR_NOMEM;
    gather(moves, from, list);
    qsort(list, count, sizeof *list, ascending);
    dt_status status = DT_OK;
    for (size_t k = 0; status == DT_OK && k < count; k++)
        status = visit(user, list[k]);
    free(list);
    return status;
}
