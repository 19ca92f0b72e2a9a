/* SPDX-License-Identifier: MIT */
#include "relations/mind.h"

#include "base/memory.h"
#include "graph/internal.h"

#include <stdlib.h>
#include <string.h>

/* ---- what lies between neighbouring ranks ------------------------------------------------------------------------ */

static uint32_t weight_by_statements(const dt_graph *graph, const dt_reading *reading, const uint32_t *examples)
{
    size_t deciding =
        dt_rules_deciding(reading, dt_graph_state(graph, examples[0]), dt_graph_state(graph, examples[1]));
    return (uint32_t)deciding; /* the most important decides between ranks further apart */
}

/* The strongest mark decides. */
static uint32_t weight_by_ranking(dt_relation relation)
{
    return DT_STRENGTH_MAX - relation.strength;
}

static void fill_between(dt_mind *mind, const dt_graph *graph, const dt_ranks *ranks, const dt_reading *reading)
{
    for (uint32_t k = 1; k < mind->classes; k++) {
        const uint32_t *examples = &ranks->example[k];
        dt_relation relation = dt_rules_relate(graph->model, reading, dt_graph_state(graph, examples[1]),
                                               dt_graph_state(graph, examples[0]));
        mind->code[k] = dt_relation_code(relation);
        mind->turned[k] = dt_relation_code(dt_relation_turned(relation));
        mind->weight[k] = reading->kind == DT_BY_STATEMENTS ? weight_by_statements(graph, reading, examples)
                                                            : weight_by_ranking(relation);
    }
}

dt_status dt_mind_init(dt_mind *mind, const dt_graph *graph, size_t dm, size_t reading)
{
    const dt_ranks *ranks = &graph->ranks[dm][reading];
    *mind = (dt_mind){.states = graph->states.count, .pairs = graph->pairs[dm][reading]};
    mind->by_chance = graph->model->decision_makers[dm].readings[reading].chances != NULL;
    if (mind->pairs)
        return DT_OK;
    mind->rank = ranks->rank;
    mind->classes = ranks->class_count;
    mind->weight = dt_malloc(mind->classes, sizeof *mind->weight);
    mind->code = dt_malloc(mind->classes, sizeof *mind->code);
    mind->turned = dt_malloc(mind->classes, sizeof *mind->turned);
    mind->from = dt_malloc((size_t)mind->classes + 1, sizeof *mind->from);
    if (!mind->weight || !mind->code || !mind->turned || !mind->from) {
        dt_mind_free(mind);
        return DT_ERR_NOMEM;
    }
    fill_between(mind, graph, ranks, &graph->model->decision_makers[dm].readings[reading]);
    return DT_OK;
}

void dt_mind_free(dt_mind *mind)
{
    free(mind->weight);
    free(mind->code);
    free(mind->turned);
    free(mind->from);
    *mind = (dt_mind){.states = 0};
}

/* ---- looking ----------------------------------------------------------------------------------------------------- */

/* How each rank compares with `rank`: what decides is found on the way from one to the next. */
static void compare_ranks(dt_mind *mind, uint32_t rank)
{
    uint32_t least = UINT32_MAX;
    uint8_t code = 0;
    mind->from[rank] = 0;
    for (uint32_t k = rank; k < mind->classes; k++) {
        if (mind->weight[k] < least) {
            least = mind->weight[k];
            code = mind->code[k];
        }
        mind->from[k + 1] = code;
    }
    least = UINT32_MAX;
    for (uint32_t k = rank; k-- > 1;) {
        if (mind->weight[k] < least) {
            least = mind->weight[k];
            code = mind->turned[k];
        }
        mind->from[k] = code;
    }
}

void dt_mind_row(dt_mind *mind, uint32_t state, const bool holds[256], uint64_t *row)
{
    if (mind->pairs) {
        const uint8_t *codes = mind->pairs + (size_t)state * mind->states;
        for (uint32_t x = 0; x < mind->states; x++)
            row[x / 64] |= (uint64_t)holds[codes[x]] << x % 64;
        return;
    }
    compare_ranks(mind, mind->rank[state]);
    for (uint32_t k = 1; k <= mind->classes; k++)
        mind->from[k] = holds[mind->from[k]];
    for (uint32_t x = 0; x < mind->states; x++)
        row[x / 64] |= (uint64_t)mind->from[mind->rank[x]] << x % 64;
}
