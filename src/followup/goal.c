/* SPDX-License-Identifier: MIT */
/* The states that a question aims at. */
#include "base/bits.h"
#include "base/memory.h"

#include <detente/followup.h>

#include <stdlib.h>

static dt_status make(dt_goal *out, const dt_graph *graph)
{
    *out = (dt_goal){.first = DT_NO_STATE};
    out->states = dt_calloc(dt_words_for(dt_graph_count(graph)), sizeof *out->states);
    return out->states ? DT_OK : DT_ERR_NOMEM;
}

static void add(dt_goal *goal, uint32_t state)
{
    dt_bit_set(goal->states, state);
    if (goal->count++ == 0)
        goal->first = state;
}

dt_status dt_goal_of_state(dt_goal *out, const dt_graph *graph, uint32_t state)
{
    DT_TRY(make(out, graph));
    add(out, state);
    return DT_OK;
}

dt_status dt_goal_of_statement(dt_goal *out, const dt_graph *graph, const dt_statement *statement, dt_budget *budget)
{
    dt_status status = make(out, graph);
    for (uint32_t s = 0; status == DT_OK && s < dt_graph_count(graph); s++) {
        if (dt_statement_holds(statement, dt_graph_state(graph, s)))
            add(out, s);
        status = dt_budget_spend(budget, 4);
    }
    if (status != DT_OK)
        dt_goal_free(out);
    return status;
}

dt_status dt_goal_of_equilibria(dt_goal *out, const dt_graph *graph, const dt_verdicts *verdicts, dt_concept_id concept,
                                dt_budget *budget)
{
    dt_status status = make(out, graph);
    for (uint32_t s = 0; status == DT_OK && s < dt_graph_count(graph); s++) {
        if (dt_verdicts_equilibrium(verdicts, concept, s))
            add(out, s);
        status = dt_budget_spend(budget, 1);
    }
    if (status != DT_OK)
        dt_goal_free(out);
    return status;
}

bool dt_goal_has(const dt_goal *goal, uint32_t state)
{
    return dt_bit_get(goal->states, state);
}

void dt_goal_free(dt_goal *goal)
{
    free(goal->states);
    *goal = (dt_goal){.first = DT_NO_STATE};
}
