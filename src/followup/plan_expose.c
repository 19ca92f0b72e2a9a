/* SPDX-License-Identifier: MIT */
/* The first stage of a plan: the fewest exposures, level by level. Dijkstra's method over states, with a list of states for
 * each cost, since many share one; costs wait in a heap.
 *
 * A budget caps counts by level. The search keeps one cost a node, the least, and what it throws away must not be what the
 * budget would have allowed further on: so a node is a state and the counts of the capped levels, but for those that are
 * capped at 0, and for the last one where none before it is free: of equal counts before it, the least count is kept. */
#include "followup/planner.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#define NO_CAP UINT32_MAX

/* ---- nodes --------------------------------------------------------------------------------------------------------- */

/* Is level k a part of the code? */
static bool is_kept(const dt_plan_options *options, size_t k)
{
    bool free_before = false, last = true;
    for (size_t j = 0; j < options->cap_count; j++) {
        free_before |= j < k && options->caps[j] == NO_CAP;
        last &= j <= k || options->caps[j] == NO_CAP;
    }
    return options->caps[k] != 0 && options->caps[k] != NO_CAP && (free_before || !last);
}

static uint64_t count_codes(const dt_planner *planner)
{
    const dt_plan_options *options = planner->options;
    uint64_t codes = 1;
    for (size_t k = 0; planner->capped && k < options->cap_count; k++)
        if (is_kept(options, k) && codes <= UINT32_MAX)
            codes *= (uint64_t)options->caps[k] + 1;
    return codes;
}

uint32_t dt_planner_node(const dt_planner *planner, uint32_t state, uint32_t cost)
{
    const dt_plan_options *options = planner->options;
    uint32_t code = 0;
    for (size_t k = 0; planner->capped && k < options->cap_count; k++) {
        uint32_t count = dt_costs_count(&planner->costs, cost, (uint32_t)k);
        if (options->caps[k] == NO_CAP)
            continue;
        if (count > options->caps[k])
            return DT_NO_COST;
        if (planner->codes > 1 && is_kept(options, k))
            code = code * (options->caps[k] + 1) + count;
    }
    return code * planner->risk.states + state;
}

static void add_level(dt_planner *planner, size_t dm, uint32_t state)
{
    uint32_t level = dt_risk_level(&planner->risk, dm, state);
    if (level)
        planner->costs.levels[planner->costs.level_count++] = level - 1;
}

void dt_planner_weigh(dt_planner *planner, const dt_step *step)
{
    planner->costs.level_count = 0;
    for (size_t dm = 0; dm < planner->risk.dms; dm++)
        add_level(planner, dm, step->to);
    for (uint32_t k = 0; k < step->default_count; k++)
        for (uint32_t party = 0; party < step->party_count; party++)
            if (step->defaults[k].performers >> party & 1u)
                add_level(planner, step->parties[party], step->defaults[k].state);
}

/* ---- the queue ----------------------------------------------------------------------------------------------------- */

#define END UINT32_MAX

typedef struct waiting {
    uint32_t node, next;
} waiting;

typedef struct exposure_search {
    dt_planner *planner;
    uint32_t node, cost; /* the node at work */
    waiting *waits;
    size_t wait_count, wait_capacity;
    uint32_t *first; /* [costs] the nodes that wait at each cost; END: none */
    size_t first_count, first_capacity;
    uint32_t *heap; /* costs at which nodes wait, the least on top */
    size_t heap_count, heap_capacity;
    uint64_t *settled; /* bit node */
} exposure_search;

static bool below(const exposure_search *s, uint32_t a, uint32_t b)
{
    return dt_costs_compare(&s->planner->costs, a, b) < 0;
}

static dt_status push_cost(exposure_search *s, uint32_t cost)
{
    if (!dt_grow(&s->heap, &s->heap_capacity, s->heap_count, sizeof *s->heap))
        return DT_ERR_NOMEM;
    size_t at = s->heap_count++;
    for (; at > 0 && below(s, cost, s->heap[(at - 1) / 2]); at = (at - 1) / 2)
        s->heap[at] = s->heap[(at - 1) / 2];
    s->heap[at] = cost;
    return DT_OK;
}

static uint32_t pop_cost(exposure_search *s)
{
    uint32_t top = s->heap[0], moved = s->heap[--s->heap_count];
    size_t at = 0;
    for (size_t child = 1; child < s->heap_count; child = 2 * at + 1) {
        if (child + 1 < s->heap_count && below(s, s->heap[child + 1], s->heap[child]))
            child++;
        if (!below(s, s->heap[child], moved))
            break;
        s->heap[at] = s->heap[child];
        at = child;
    }
    s->heap[at] = moved;
    return top;
}

static dt_status wait_at(exposure_search *s, uint32_t node, uint32_t cost)
{
    while (s->first_count <= cost) {
        if (!dt_grow(&s->first, &s->first_capacity, s->first_count, sizeof *s->first))
            return DT_ERR_NOMEM;
        s->first[s->first_count++] = END;
    }
    if (s->wait_count == s->wait_capacity) {
        uint64_t bytes = (s->wait_capacity ? s->wait_capacity : 8) * sizeof *s->waits;
        DT_TRY(dt_budget_reserve(s->planner->budget, bytes));
        s->planner->bytes += bytes;
    }
    if (!dt_grow(&s->waits, &s->wait_capacity, s->wait_count, sizeof *s->waits))
        return DT_ERR_NOMEM;
    if (s->first[cost] == END)
        DT_TRY(push_cost(s, cost));
    s->waits[s->wait_count] = (waiting){node, s->first[cost]};
    s->first[cost] = (uint32_t)s->wait_count++;
    s->planner->cost_of[node] = cost;
    return DT_OK;
}

/* ---- the search ---------------------------------------------------------------------------------------------------- */

static dt_status on_step(void *user, const dt_step *step)
{
    exposure_search *s = user;
    dt_planner *planner = s->planner;
    uint32_t cost;
    dt_planner_weigh(planner, step);
    DT_TRY(dt_costs_add(&planner->costs, s->cost, true, &cost));
    uint32_t node = dt_planner_node(planner, step->to, cost);
    if (node == DT_NO_COST || dt_bit_get(s->settled, node))
        return DT_OK;
    uint32_t before = planner->cost_of[node];
    if (before != DT_NO_COST && !below(s, cost, before))
        return DT_OK;
    return wait_at(s, node, cost);
}

static dt_status settle(exposure_search *s, uint32_t node)
{
    dt_planner *planner = s->planner;
    uint32_t state = node % planner->risk.states;
    if (dt_bit_get(s->settled, node) || planner->cost_of[node] != s->cost)
        return DT_OK; /* it was reached at less */
    dt_bit_set(s->settled, node);
    s->node = node;
    if (planner->best == DT_NO_COST && dt_bit_get(planner->ends, state))
        planner->best = s->cost;
    return dt_steps_from(planner->steps, state, on_step, s);
}

/* Goes on until all that costs no more than the best end is settled, for the second stage looks among these. */
static dt_status search(exposure_search *s)
{
    dt_planner *planner = s->planner;
    DT_TRY(wait_at(s, planner->options->from, 0));
    while (s->heap_count > 0) {
        s->cost = planner->bound = pop_cost(s);
        if (planner->best != DT_NO_COST && below(s, planner->best, s->cost))
            return DT_OK;
        /* more may come to wait here meanwhile; the cost is then in the heap again, and found without nodes */
        while (s->first[s->cost] != END) {
            uint32_t node = s->waits[s->first[s->cost]].node;
            s->first[s->cost] = s->waits[s->first[s->cost]].next;
            DT_TRY(settle(s, node));
        }
    }
    return DT_OK;
}

static dt_status allocate(exposure_search *s)
{
    dt_planner *planner = s->planner;
    uint64_t codes = count_codes(planner), nodes = codes * planner->risk.states;
    uint64_t bytes = codes <= UINT32_MAX && nodes < DT_NO_COST ? nodes * sizeof(uint32_t) + nodes / 8 : UINT64_MAX;
    DT_TRY(dt_budget_reserve(planner->budget, bytes));
    planner->bytes += bytes;
    planner->codes = (uint32_t)codes;
    planner->cost_of = dt_malloc(nodes, sizeof *planner->cost_of);
    s->settled = dt_calloc(dt_words_for(nodes), sizeof *s->settled);
    if (!planner->cost_of || !s->settled)
        return DT_ERR_NOMEM;
    memset(planner->cost_of, 0xff, nodes * sizeof *planner->cost_of);
    return DT_OK;
}

void dt_planner_forget(dt_planner *planner)
{
    free(planner->cost_of);
    planner->cost_of = NULL;
    dt_budget_release(planner->budget, planner->bytes);
    planner->bytes = 0;
}

dt_status dt_planner_expose(dt_planner *planner)
{
    exposure_search s = {.planner = planner};
    planner->best = DT_NO_COST;
    planner->bound = 0;
    dt_budget_stage(planner->budget, "looking for the fewest exposures", 0);
    dt_status status = allocate(&s);
    if (status == DT_OK)
        status = search(&s);
    free(s.waits);
    free(s.first);
    free(s.heap);
    free(s.settled);
    return status;
}
