/* SPDX-License-Identifier: MIT */
#include "followup/risk.h"

#include "base/memory.h"
#include "stability/kernel.h"

#include <stdlib.h>

static dt_status allocate(dt_risk *risk)
{
    size_t cells = risk->dms * risk->states;
    uint64_t bytes = 2 * (uint64_t)cells * sizeof *risk->worst;
    DT_TRY(dt_budget_reserve(risk->budget, bytes));
    risk->bytes = bytes;
    risk->worst = dt_malloc(cells, sizeof *risk->worst);
    risk->secured = dt_malloc(cells, sizeof *risk->secured);
    risk->base = dt_malloc(risk->dms, sizeof *risk->base);
    risk->level = dt_calloc(risk->dms, sizeof *risk->level);
    return risk->worst && risk->secured && risk->base && risk->level ? DT_OK : DT_ERR_NOMEM;
}

static dt_status find_secured(dt_risk *risk, size_t dm)
{
    const uint32_t *worst = risk->worst + dm * risk->states;
    uint32_t *secured = risk->secured + dm * risk->states;
    DT_TRY(dt_best_move(secured, &risk->graph->moves[dm], worst, risk->states));
    for (uint32_t s = 0; s < risk->states; s++)
        secured[s] = secured[s] > worst[s] ? secured[s] : worst[s];
    return dt_budget_spend(risk->budget, risk->states);
}

/* What is exposed at each rank below the base. A ranking is read as "not the worst class, not the second worst, ...": the
 * first of these that fails at rank w and held at the base is number w. */
static dt_status find_levels(dt_risk *risk, size_t dm)
{
    const dt_graph *graph = risk->graph;
    uint32_t reading = risk->profile[dm], base = risk->base[dm];
    const dt_reading *read = &dt_graph_model(graph)->decision_makers[dm].readings[reading];
    const uint64_t *start = dt_graph_state(graph, dt_graph_class_example(graph, dm, reading, base));
    DT_TRY(dt_budget_reserve(risk->budget, (uint64_t)base * sizeof(uint32_t)));
    risk->bytes += (uint64_t)base * sizeof(uint32_t);
    risk->level[dm] = dt_malloc(base, sizeof(uint32_t));
    if (!risk->level[dm])
        return DT_ERR_NOMEM;
    for (uint32_t rank = 1; rank < base; rank++) {
        const uint64_t *there = dt_graph_state(graph, dt_graph_class_example(graph, dm, reading, rank));
        size_t on = dt_rules_deciding(read, start, there);
        risk->level[dm][rank] = on == DT_PATTERN_NONE ? rank : (uint32_t)on + 1;
        DT_TRY(dt_budget_spend(risk->budget, 8));
    }
    return DT_OK;
}

dt_status dt_risk_build(dt_risk *risk, const dt_graph *graph, const uint32_t *profile, dt_guard guard, uint32_t start,
                        dt_budget *budget)
{
    *risk = (dt_risk){.graph = graph, .profile = profile, .budget = budget, .states = dt_graph_count(graph)};
    risk->dms = dt_graph_model(graph)->dm_count;
    dt_status status = allocate(risk);
    if (status == DT_OK)
        status = dt_stability_worst(graph, profile, guard, budget, risk->worst);
    for (size_t dm = 0; status == DT_OK && dm < risk->dms; dm++) {
        risk->base[dm] = risk->worst[dm * risk->states + start];
        status = find_secured(risk, dm);
        if (status == DT_OK)
            status = find_levels(risk, dm);
    }
    if (status != DT_OK)
        dt_risk_free(risk);
    return status;
}

void dt_risk_free(dt_risk *risk)
{
    for (size_t dm = 0; risk->level && dm < risk->dms; dm++)
        free(risk->level[dm]);
    free(risk->level);
    free(risk->worst);
    free(risk->secured);
    free(risk->base);
    if (risk->budget)
        dt_budget_release(risk->budget, risk->bytes);
    *risk = (dt_risk){.graph = NULL};
}
