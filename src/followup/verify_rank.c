/* SPDX-License-Identifier: MIT */
/* Ranks from the definition of a preference, by comparing states: the ranks of the graph are made in another way. */
#include "followup/verify.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

typedef struct sorter {
    const dt_graph *graph;
    const dt_reading *reading;
    dt_budget *budget;
    uint32_t *order, *spare;
} sorter;

static int compare(const sorter *s, uint32_t a, uint32_t b)
{
    return dt_rules_compare(dt_graph_model(s->graph), s->reading, dt_graph_state(s->graph, a),
                            dt_graph_state(s->graph, b));
}

/* Merges the sorted runs [from, middle) and [middle, to) of `order` by way of `spare`. */
static dt_status merge(sorter *s, size_t from, size_t middle, size_t to)
{
    size_t left = from, right = middle;
    for (size_t k = from; k < to; k++) {
        bool take_left = right == to || (left < middle && compare(s, s->order[left], s->order[right]) <= 0);
        s->spare[k] = s->order[take_left ? left++ : right++];
    }
    memcpy(s->order + from, s->spare + from, (to - from) * sizeof *s->order);
    return dt_budget_spend(s->budget, 8 * (to - from));
}

static dt_status sort(sorter *s, size_t count)
{
    for (size_t run = 1; run < count; run *= 2)
        for (size_t from = 0; from + run < count; from += 2 * run)
            DT_TRY(merge(s, from, from + run, from + 2 * run < count ? from + 2 * run : count));
    return DT_OK;
}

static dt_status rank(sorter *s, uint32_t count, uint32_t *out)
{
    for (uint32_t k = 0; k < count; k++)
        s->order[k] = k;
    DT_TRY(sort(s, count));
    uint32_t class = 1;
    for (uint32_t k = 0; k < count; k++) {
        if (k > 0 && compare(s, s->order[k - 1], s->order[k]) != 0)
            class ++;
        out[s->order[k]] = class;
    }
    return DT_OK;
}

/* A ranking lists its states: the graph's ranks are what is written, and comparing would search the list each time. */
static void copy_ranking(const dt_graph *graph, size_t dm, size_t reading, uint32_t *out)
{
    for (uint32_t s = 0; s < dt_graph_count(graph); s++)
        out[s] = dt_graph_rank(graph, dm, reading, s);
}

dt_status dt_verify_rank(const dt_graph *graph, size_t dm, size_t reading, dt_budget *budget, uint32_t **out)
{
    uint32_t count = dt_graph_count(graph);
    sorter s = {.graph = graph, .budget = budget};
    s.reading = &dt_graph_model(graph)->decision_makers[dm].readings[reading];
    *out = dt_malloc(count, sizeof **out);
    if (!*out)
        return DT_ERR_NOMEM;
    if (s.reading->kind == DT_BY_RANKING) {
        copy_ranking(graph, dm, reading, *out);
        return DT_OK;
    }
    s.order = dt_malloc(count, sizeof *s.order);
    s.spare = dt_malloc(count, sizeof *s.spare);
    dt_status status = s.order && s.spare ? rank(&s, count, *out) : DT_ERR_NOMEM;
    free(s.order);
    free(s.spare);
    return status;
}
