/* SPDX-License-Identifier: MIT */
/* plan: which states may end it, the search, and what the plan means under each reading. */
#include "followup/planner.h"

#include "base/bits.h"
#include "base/memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* ---- where a plan may end ------------------------------------------------------------------------------------------ */

static bool below_for_anybody(const dt_planner *planner, uint32_t state)
{
    const dt_plan_options *options = planner->options;
    for (size_t dm = 0; dm < dt_graph_model(planner->graph)->dm_count; dm++)
        if (dt_graph_rank(planner->graph, dm, options->profile[dm], state) <
            dt_graph_rank(planner->graph, dm, options->profile[dm], options->from))
            return true;
    return false;
}

static dt_status mark_ends(dt_planner *planner, const dt_verdicts *verdicts, dt_plan *plan)
{
    const dt_plan_options *options = planner->options;
    for (uint32_t s = 0; s < dt_graph_count(planner->graph); s++) {
        DT_TRY(dt_budget_spend(planner->budget, 1));
        if (!dt_bit_get(options->goal, s))
            continue;
        bool holds = !verdicts || dt_verdicts_equilibrium(verdicts, options->concept, s);
        bool fair = options->worse_end || !below_for_anybody(planner, s);
        plan->wanted++;
        plan->equilibria += holds;
        plan->not_below += fair;
        plan->ends += holds && fair;
        if (holds && fair)
            dt_bit_set(planner->ends, s);
    }
    return DT_OK;
}

static dt_status find_ends(dt_planner *planner, dt_plan *plan)
{
    const dt_plan_options *options = planner->options;
    dt_verdicts *verdicts = NULL;
    dt_status status = DT_OK;
    planner->ends = dt_calloc(dt_words_for(dt_graph_count(planner->graph)), sizeof *planner->ends);
    if (!planner->ends)
        return DT_ERR_NOMEM;
    if (!options->any_end)
        status =
            dt_stability_solve(&verdicts, planner->graph, options->profile, 1u << options->concept, planner->budget);
    if (status == DT_OK)
        status = mark_ends(planner, verdicts, plan);
    dt_verdicts_free(verdicts);
    return status;
}

/* ---- the plan as it is told ---------------------------------------------------------------------------------------- */

static size_t *copy_parties(const uint32_t *parties, size_t count, uint32_t chosen)
{
    size_t *copy = dt_malloc(count, sizeof *copy), kept = 0;
    for (size_t k = 0; copy && k < count; k++)
        if (chosen >> k & 1u)
            copy[kept++] = parties[k];
    return copy;
}

static dt_status add_waypoint(dt_plan *plan, uint32_t state, size_t step, size_t *parties, size_t count)
{
    dt_waypoint *at = &plan->waypoints[plan->waypoint_count++];
    *at = (dt_waypoint){.state = state, .step = step, .parties = parties, .party_count = count};
    return parties ? DT_OK : DT_ERR_NOMEM;
}

static size_t *everybody(size_t count)
{
    size_t *all = dt_malloc(count, sizeof *all);
    for (size_t dm = 0; all && dm < count; dm++)
        all[dm] = dm;
    return all;
}

/* A step found again, with its defaults. */
typedef struct finder {
    const dt_step *wanted;
    dt_step found;
} finder;

static dt_status compare_step(void *user, const dt_step *step)
{
    finder *f = user;
    size_t bytes = step->party_count * sizeof *step->parties;
    if (step->to == f->wanted->to && step->party_count == f->wanted->party_count &&
        memcmp(step->parties, f->wanted->parties, bytes) == 0)
        f->found = *step;
    return DT_OK;
}

static dt_status tell_step(dt_planner *planner, dt_plan *plan, const dt_step *told)
{
    finder f = {.wanted = told};
    size_t dms = planner->risk.dms;
    DT_TRY(dt_steps_from(planner->steps, told->from, compare_step, &f));
    dt_plan_step *step = &plan->steps[plan->step_count];
    *step = (dt_plan_step){.from = f.found.from, .to = f.found.to, .irreversible = f.found.irreversible};
    step->party_count = f.found.party_count;
    step->waypoint = plan->waypoint_count;
    step->waypoint_count = f.found.default_count + 1;
    plan->step_count++;
    step->parties = copy_parties(f.found.parties, f.found.party_count, UINT32_MAX);
    if (!step->parties)
        return DT_ERR_NOMEM;
    for (uint32_t k = 0; k < f.found.default_count; k++) {
        const dt_step_default *fails = &f.found.defaults[k];
        size_t *parties = copy_parties(f.found.parties, f.found.party_count, fails->performers);
        size_t count = (size_t)__builtin_popcount(fails->performers);
        DT_TRY(add_waypoint(plan, fails->state, plan->step_count - 1, parties, count));
        plan->waypoints[plan->waypoint_count - 1].fails = true;
    }
    return add_waypoint(plan, step->to, plan->step_count - 1, everybody(dms), dms);
}

static dt_status tell_route(dt_planner *planner, dt_plan *plan, const dt_plan_route *route)
{
    size_t most = 1 + route->step_count * ((1u << DT_EXCHANGE_MAX) - 1);
    plan->end = route->end;
    plan->cost = route->cost;
    plan->equally_good = route->equally_good;
    plan->steps = dt_calloc(route->step_count, sizeof *plan->steps);
    plan->waypoints = dt_calloc(most, sizeof *plan->waypoints);
    if (!plan->steps || !plan->waypoints)
        return DT_ERR_NOMEM;
    DT_TRY(add_waypoint(plan, plan->start, DT_PATTERN_NONE, everybody(planner->risk.dms), planner->risk.dms));
    for (size_t k = 0; k < route->step_count; k++)
        DT_TRY(tell_step(planner, plan, &route->steps[k]));
    return DT_OK;
}

/* A vector of counts as an array. */
static dt_status tell_exposures(const dt_planner *planner, uint32_t cost, dt_plan *plan)
{
    size_t length;
    const uint32_t *vector = dt_intern_key(&planner->costs.vectors, cost, &length);
    free(plan->exposed);
    plan->levels = length ? vector[length - 2] + (size_t)1 : 0;
    plan->exposed = dt_calloc(plan->levels, sizeof *plan->exposed);
    if (!plan->exposed)
        return DT_ERR_NOMEM;
    for (size_t k = 0; k < length; k += 2)
        plan->exposed[vector[k]] = vector[k + 1];
    return DT_OK;
}

/* ---- what follows from the views ----------------------------------------------------------------------------------- */

static void flag_over_budget(const dt_plan_options *options, dt_plan *plan)
{
    dt_plan_view *view = &plan->views[0];
    for (size_t level = 0; level < options->cap_count; level++) {
        uint32_t count = 0;
        for (size_t k = 0; k < view->exposure_count; k++)
            if (view->exposures[k].level == level && count++ >= options->caps[level])
                view->exposures[k].over_budget = true;
    }
}

static void find_prefix(dt_plan *plan)
{
    plan->prefix = plan->step_count;
    for (size_t v = 0; v < plan->view_count; v++)
        for (size_t k = 0; k < plan->views[v].exposure_count; k++) {
            const dt_exposure *exposure = &plan->views[v].exposures[k];
            size_t step = plan->waypoints[exposure->waypoint].step;
            if (exposure->level == 0 && step < plan->prefix)
                plan->prefix = step;
        }
}

/* Does a party take its part under one reading and refuse it under another? `at`: its place among the attitudes. */
static bool tells_apart(const dt_plan *plan, size_t at)
{
    bool takes = false, refuses = false;
    for (size_t v = 0; v < plan->view_count; v++) {
        takes |= plan->views[v].attitudes[at] == DT_TAKES;
        refuses |= plan->views[v].attitudes[at] == DT_REFUSES;
    }
    return takes && refuses;
}

static void find_telling(dt_plan *plan)
{
    size_t at = 0;
    plan->telling = DT_PATTERN_NONE;
    for (size_t k = 0; k < plan->step_count; k++)
        for (size_t party = 0; party < plan->steps[k].party_count; party++, at++)
            if (plan->telling == DT_PATTERN_NONE && tells_apart(plan, at)) {
                plan->telling = k;
                plan->telling_dm = plan->steps[k].parties[party];
            }
}

/* ---- the search ---------------------------------------------------------------------------------------------------- */

/* Would larger gestures or exchanges lead to an end? */
static dt_status try_larger(dt_planner *planner, uint32_t gesture, uint32_t exchange, bool *leads)
{
    dt_steps *asked = planner->steps;
    dt_status status = dt_steps_new(&planner->steps, planner->graph, gesture, exchange, planner->budget);
    if (status == DT_OK) {
        dt_planner_forget(planner);
        status = dt_planner_expose(planner);
        *leads = planner->best != DT_NO_COST;
    }
    dt_steps_free(planner->steps);
    planner->steps = asked;
    return status;
}

static dt_status look_for_help(dt_planner *planner, dt_plan *plan)
{
    const dt_plan_options *options = planner->options;
    const dt_model *model = dt_graph_model(planner->graph);
    bool leads = false;
    if (model->graph_form)
        return DT_OK;
    if (model->exchange_requires && options->exchange < DT_EXCHANGE_MAX)
        DT_TRY(try_larger(planner, options->gesture, options->exchange + 1, &leads));
    plan->helpful_exchange = leads ? options->exchange + 1 : 0;
    leads = false;
    if (!model->single_step)
        DT_TRY(try_larger(planner, options->gesture + 1, options->exchange, &leads));
    plan->helpful_gesture = leads ? options->gesture + 1 : 0;
    return DT_OK;
}

/* The fewest exposures: within the budget, else without one. */
static dt_status expose(dt_planner *planner, dt_plan *plan)
{
    planner->capped = planner->options->cap_count > 0;
    plan->answer = DT_PLAN_UNFINISHED;
    DT_TRY(dt_planner_expose(planner));
    plan->answer = DT_PLAN_FOUND;
    if (planner->best != DT_NO_COST)
        return DT_OK;
    if (planner->capped) {
        planner->capped = false;
        plan->answer = DT_PLAN_OVER_BUDGET;
        dt_planner_forget(planner);
        DT_TRY(dt_planner_expose(planner));
    }
    if (planner->best != DT_NO_COST)
        return DT_OK;
    plan->answer = DT_PLAN_NO_WAY;
    return look_for_help(planner, plan);
}

static dt_status order(dt_planner *planner, dt_plan *plan)
{
    dt_plan_route route = {.steps = NULL};
    dt_plan_answer answer = plan->answer;
    plan->answer = DT_PLAN_UNFINISHED;
    DT_TRY(dt_planner_order(planner, &route));
    dt_status status = tell_route(planner, plan, &route);
    free(route.steps);
    DT_TRY(status);
    plan->answer = answer;
    status = dt_planner_view(planner, plan);
    if (plan->view_count > 0) {
        if (answer == DT_PLAN_OVER_BUDGET)
            flag_over_budget(planner->options, plan);
        find_prefix(plan);
        find_telling(plan);
    }
    return status;
}

static dt_status search(dt_planner *planner, dt_plan *plan)
{
    dt_status status = expose(planner, plan);
    bool reached = status == DT_OK && planner->best != DT_NO_COST && plan->answer != DT_PLAN_NO_WAY;
    if (reached || plan->answer == DT_PLAN_UNFINISHED)
        DT_TRY(tell_exposures(planner, reached ? planner->best : planner->bound, plan));
    return reached ? order(planner, plan) : status;
}

static dt_status plan_it(dt_planner *planner, dt_plan *plan)
{
    const dt_plan_options *options = planner->options;
    size_t dms = dt_graph_model(planner->graph)->dm_count;
    DT_TRY(find_ends(planner, plan));
    plan->answer = plan->wanted ? DT_PLAN_NO_END : DT_PLAN_NOTHING_WANTED;
    if (plan->ends == 0)
        return DT_OK;
    plan->answer = DT_PLAN_UNFINISHED;
    DT_TRY(dt_costs_init(&planner->costs, dms + ((size_t)DT_EXCHANGE_MAX << DT_EXCHANGE_MAX), planner->budget));
    DT_TRY(dt_risk_build(&planner->risk, planner->graph, options->profile, options->guard, options->from,
                         planner->budget));
    DT_TRY(dt_steps_new(&planner->steps, planner->graph, options->gesture, options->exchange, planner->budget));
    return search(planner, plan);
}

dt_status dt_plan_find(dt_plan **out, const dt_graph *graph, const dt_plan_options *options, dt_budget *budget)
{
    assert(options->gesture >= 1 && options->exchange <= DT_EXCHANGE_MAX);
    dt_planner planner = {.graph = graph, .options = options, .budget = budget};
    dt_plan *plan = dt_calloc(1, sizeof *plan);
    *out = NULL;
    if (!plan)
        return DT_ERR_NOMEM;
    plan->start = options->from;
    plan->end = DT_NO_STATE;
    plan->telling = DT_PATTERN_NONE;
    plan->answer = DT_PLAN_UNFINISHED;
    dt_status status = plan_it(&planner, plan);
    dt_planner_forget(&planner);
    dt_costs_free(&planner.costs);
    dt_risk_free(&planner.risk);
    dt_steps_free(planner.steps);
    free(planner.ends);
    if (status == DT_OK || status == DT_ERR_LIMIT || status == DT_ERR_CANCELLED)
        *out = plan;
    else
        dt_plan_free(plan);
    return status;
}

void dt_plan_free(dt_plan *plan)
{
    if (!plan)
        return;
    for (size_t k = 0; k < plan->step_count; k++)
        free(plan->steps[k].parties);
    for (size_t k = 0; k < plan->waypoint_count; k++)
        free(plan->waypoints[k].parties);
    dt_plan_free_views(plan);
    free(plan->steps);
    free(plan->waypoints);
    free(plan->exposed);
    free(plan);
}
