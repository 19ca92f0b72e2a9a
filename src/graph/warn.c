/* SPDX-License-Identifier: MIT */
/* What is sound but surely not meant, and shows only with the states in hand. */
#include "base/memory.h"
#include "graph/columns.h"
#include "graph/internal.h"
#include "rules/warn.h"

#include <stdlib.h>
#include <string.h>

typedef struct warner {
    const dt_graph *graph;
    dt_budget *budget;
    dt_diagnostics *diagnostics;
} warner;

/* ---- statements that never differ ---------------------------------------------------------------------------- */

static bool differs(const warner *w, const dt_statement *statement, uint64_t *columns, bool *value)
{
    const dt_states *states = &w->graph->states;
    for (uint32_t block = 0; block < dt_columns_blocks(states); block++) {
        uint32_t left = states->count - block * 64;
        uint64_t all = left < 64 ? ((uint64_t)1 << left) - 1 : ~(uint64_t)0;
        dt_columns_load(columns, states, block);
        uint64_t truth = dt_statement_columns(statement, columns) & all;
        if (block == 0)
            *value = truth != 0;
        if (truth != (*value ? all : 0))
            return true;
    }
    return false;
}

static dt_status warn_never_differs(const warner *w, const dt_decision_maker *dm, uint64_t *columns)
{
    for (size_t r = 0; r < dm->reading_count; r++) {
        for (size_t k = 0; k < dm->readings[r].statement_count; k++) {
            const dt_judgement *judgement = &dm->readings[r].statements[k];
            bool value = false;
            DT_TRY(dt_budget_spend(w->budget, w->graph->states.count / 16 + 1));
            if (!judgement->counts && !differs(w, judgement->that, columns, &value))
                dt_rules_warn_never_differs(judgement, value, w->diagnostics);
        }
    }
    return DT_OK;
}

static dt_status warn_statements(const warner *w)
{
    const dt_model *model = w->graph->model;
    uint64_t *columns = dt_malloc(w->graph->states.words * 64, sizeof *columns);
    dt_status status = columns ? DT_OK : DT_ERR_NOMEM;
    for (size_t dm = 0; status == DT_OK && dm < model->dm_count; dm++)
        status = warn_never_differs(w, &model->decision_makers[dm], columns);
    free(columns);
    return status;
}

/* ---- readings that rank alike -------------------------------------------------------------------------------- */

static dt_status warn_readings(const warner *w, size_t dm)
{
    const dt_decision_maker *decision_maker = &w->graph->model->decision_makers[dm];
    const dt_ranks *ranks = w->graph->ranks[dm];
    size_t bytes = w->graph->states.count * sizeof *ranks->rank;
    for (size_t a = 1; a < decision_maker->reading_count; a++) {
        for (size_t b = 0; b < a; b++) {
            DT_TRY(dt_budget_spend(w->budget, w->graph->states.count / 16 + 1));
            if (!dt_reading_ranks(&decision_maker->readings[a]) || !dt_reading_ranks(&decision_maker->readings[b]))
                continue;
            if (ranks[a].class_count != ranks[b].class_count || memcmp(ranks[a].rank, ranks[b].rank, bytes) != 0)
                continue;
            dt_rules_warn_alike(decision_maker, a, b, w->diagnostics);
            break;
        }
    }
    return DT_OK;
}

/* ---- named states that nothing reaches ----------------------------------------------------------------------- */

typedef struct wavefront {
    uint32_t *queue;
    uint32_t head, tail;
    bool *seen;
    bool **taken; /* [decision makers][classes] */
} wavefront;

static void take_class(const dt_moves *moves, uint32_t class, wavefront *search)
{
    for (uint32_t m = moves->class_start[class]; m < moves->class_start[class + 1]; m++) {
        uint32_t to = moves->members[m];
        if (!search->seen[to]) {
            search->seen[to] = true;
            search->queue[search->tail++] = to;
        }
    }
}

static dt_status expand(const warner *w, uint32_t from, wavefront *search)
{
    for (size_t dm = 0; dm < w->graph->model->dm_count; dm++) {
        const dt_moves *moves = &w->graph->moves[dm];
        if (moves->none)
            continue;
        uint32_t class = moves->class_of[from];
        for (size_t k = moves->to.start[class]; k < moves->to.start[class + 1]; k++) {
            DT_TRY(dt_budget_spend(w->budget, 1));
            if (!search->taken[dm][moves->to.items[k]])
                take_class(moves, moves->to.items[k], search);
            search->taken[dm][moves->to.items[k]] = true;
        }
    }
    return DT_OK;
}

static dt_status search_from_status_quo(const warner *w, wavefront *search)
{
    dt_status status = DT_OK;
    search->queue[search->tail++] = w->graph->status_quo;
    search->seen[w->graph->status_quo] = true;
    while (status == DT_OK && search->head < search->tail)
        status = expand(w, search->queue[search->head++], search);
    return status;
}

static void report_unreached(const warner *w, const bool *seen)
{
    const dt_model *model = w->graph->model;
    for (size_t k = 0; k < model->named_count; k++)
        if (!seen[w->graph->named[k]])
            dt_rules_warn_unreachable(&model->named[k], w->diagnostics);
}

static dt_status warn_unreached(const warner *w)
{
    const dt_graph *graph = w->graph;
    wavefront s = {.head = 0};
    if (graph->status_quo == DT_NO_STATE || graph->model->named_count == 0)
        return DT_OK;
    s.queue = dt_malloc(graph->states.count, sizeof *s.queue);
    s.seen = dt_calloc(graph->states.count, sizeof *s.seen);
    s.taken = dt_calloc(graph->model->dm_count, sizeof *s.taken);
    dt_status status = s.queue && s.seen && s.taken ? DT_OK : DT_ERR_NOMEM;
    for (size_t dm = 0; status == DT_OK && dm < graph->model->dm_count; dm++) {
        s.taken[dm] = dt_calloc(graph->moves[dm].class_count, sizeof **s.taken);
        if (!s.taken[dm])
            status = DT_ERR_NOMEM;
    }
    if (status == DT_OK)
        status = search_from_status_quo(w, &s);
    if (status == DT_OK)
        report_unreached(w, s.seen);
    for (size_t dm = 0; s.taken && dm < graph->model->dm_count; dm++)
        free(s.taken[dm]);
    free(s.queue);
    free(s.seen);
    free(s.taken);
    return status;
}

/* ---- moves ------------------------------------------------------------------------------------------------------ */

/* A forbidden move that two moves get round may not be meant so. */
static void warn_intransitive(const warner *w)
{
    for (size_t dm = 0; dm < w->graph->model->dm_count; dm++) {
        const dt_forbidden *rule = dt_rules_forbidding(w->graph->model, dm);
        if (rule && !w->graph->moves[dm].transitive)
            dt_rules_warn_intransitive(&w->graph->model->decision_makers[dm], rule, w->diagnostics);
    }
}

/* ---- the whole ----------------------------------------------------------------------------------------------- */

dt_status dt_graph_warn(const dt_graph *graph, dt_budget *budget, dt_diagnostics *diagnostics)
{
    warner w = {.graph = graph, .budget = budget, .diagnostics = diagnostics};
    dt_budget_stage(budget, "looking for what may not be meant", 0);
    DT_TRY(warn_statements(&w));
    for (size_t dm = 0; dm < graph->model->dm_count; dm++)
        DT_TRY(warn_readings(&w, dm));
    DT_TRY(warn_unreached(&w));
    warn_intransitive(&w);
    return graph->model->graph_form ? DT_OK : dt_rules_warn_idle(graph->model, budget, diagnostics);
}
