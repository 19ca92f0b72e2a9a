/* SPDX-License-Identifier: MIT */
/* What the parts of `plan` share: the search for a best plan in two stages.
 *
 * First (plan_expose.c) the exposures, the same whatever state the plan ends in: a shortest path over states whose lengths
 * are counts by level, compared lexicographically. Then (plan_order.c), for each end that ties, the rest, over the steps
 * that lie on such shortest paths. Lengths add up and the order respects adding, so Dijkstra's argument holds for each. */
#ifndef DT_FOLLOWUP_PLANNER_H
#define DT_FOLLOWUP_PLANNER_H

#include "base/intern.h"
#include "followup/risk.h"
#include "followup/steps.h"

#define DT_NO_COST DT_INTERN_NONE

/** Numbers for vectors of counts. Vector 0 is all zeros. */
typedef struct dt_costs {
    dt_intern vectors; /* key: level and count, by level, counts above 0 */
    uint32_t *scratch; /* the sum at work */
    size_t scratch_size;
    uint32_t *levels; /* [level_max] levels that a step adds */
    size_t level_count, level_max;
} dt_costs;

/** `level_max`: most levels that one step adds. */
dt_status dt_costs_init(dt_costs *costs, size_t level_max, dt_budget *budget);
void dt_costs_free(dt_costs *costs);
/** The vector of `id` plus one at each of costs->levels, which are left in any order. `fresh`: give a new vector a number;
 *  else it gets DT_NO_COST. */
dt_status dt_costs_add(dt_costs *costs, uint32_t id, bool fresh, uint32_t *sum);
int dt_costs_compare(const dt_costs *costs, uint32_t a, uint32_t b);
uint32_t dt_costs_count(const dt_costs *costs, uint32_t id, uint32_t level);

typedef struct dt_planner {
    const dt_graph *graph;
    const dt_plan_options *options;
    dt_budget *budget;
    dt_risk risk; /* under the chosen readings */
    dt_steps *steps;
    uint64_t *ends; /* bit s: a plan may end in s */
    dt_costs costs;
    /* the first stage; a node is code * states + state, the code tells the counts of the levels in `kept` */
    bool capped; /* the budget counts */
    uint32_t codes;
    uint32_t *cost_of; /* [codes * states] the cost of a node; DT_NO_COST: not reached */
    uint32_t best;     /* the least cost of an end; DT_NO_COST: none was reached */
    uint32_t bound;    /* no plan costs less than this */
    uint64_t bytes;
} dt_planner;

/** The levels that a step adds, into planner->costs.levels. */
void dt_planner_weigh(dt_planner *planner, const dt_step *step);
/** The node of a state that is reached at a cost, DT_NO_COST where that is over the budget. */
uint32_t dt_planner_node(const dt_planner *planner, uint32_t state, uint32_t cost);
/** First stage. On DT_ERR_LIMIT planner->bound holds. */
dt_status dt_planner_expose(dt_planner *planner);
void dt_planner_forget(dt_planner *planner);

/** A best plan: states and parties, step by step. */
typedef struct dt_plan_route {
    uint32_t end;
    dt_step *steps; /* without defaults */
    size_t step_count;
    dt_plan_cost cost;
    uint64_t equally_good;
} dt_plan_route;
/** Second stage, after a first one that reached an end. */
dt_status dt_planner_order(dt_planner *planner, dt_plan_route *route);

/** Plays the steps of the plan under every combination of readings. On DT_ERR_LIMIT the views are those done. */
dt_status dt_planner_view(const dt_planner *planner, dt_plan *plan);
void dt_plan_free_views(dt_plan *plan);

#endif
