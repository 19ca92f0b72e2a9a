/* SPDX-License-Identifier: MIT */
/* The state that a user names, among those that are listed. */
#include "rules/state_name.h"

#include "base/memory.h"
#include "graph/internal.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void copy_state(const dt_graph *graph, uint32_t state, uint64_t *vector)
{
    memcpy(vector, dt_graph_state(graph, state), graph->states.words * sizeof *vector);
}

static void find_number(void *user, uint64_t number, uint64_t *vector)
{
    copy_state(user, (uint32_t)(number - 1), vector);
}

static void find_named(void *user, size_t k, uint64_t *vector)
{
    copy_state(user, dt_graph_named(user, k), vector);
}

static dt_status find_fitting(void *user, const dt_pattern *pattern, char count[DT_NATURAL_TEXT], uint64_t *vector)
{
    const dt_graph *graph = user;
    uint32_t state = 0, fitting = dt_states_fit(&graph->states, pattern, &state);
    snprintf(count, DT_NATURAL_TEXT, "%" PRIu32, fitting);
    copy_state(graph, state, vector);
    return DT_OK;
}

dt_status dt_graph_parse_state(const dt_graph *graph, const char *text, uint32_t *state, dt_text *trouble)
{
    dt_state_finder finder = {.count = dt_graph_count(graph), .number = find_number, .named = find_named};
    finder.user = (void *)(uintptr_t)graph; /* the finder only looks */
    finder.fit = find_fitting;
    *state = DT_NO_STATE;
    uint64_t *vector = dt_calloc(dt_model_words(graph->model), sizeof *vector);
    if (!vector)
        return DT_ERR_NOMEM;
    dt_status status = dt_rules_parse_state(graph->model, text, &finder, vector, trouble);
    if (status == DT_OK)
        *state = dt_graph_find(graph, vector);
    free(vector);
    return status;
}
