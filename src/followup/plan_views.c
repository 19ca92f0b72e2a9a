/* SPDX-License-Identifier: MIT */
/* A plan under every reading: who is exposed to what at each waypoint and how that would come about, who is tempted, who
 * would take which step. */
#include "followup/planner.h"
#include "followup/threat.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

typedef struct viewer {
    const dt_planner *planner;
    const dt_plan *plan;
    const dt_risk *risk;
    dt_plan_view *view;
    dt_threats threats; /* prepared when first asked for */
    bool chosen;        /* the view of the chosen readings */
    size_t exposure_capacity, temptation_capacity;
} viewer;

static uint32_t rank_of(const viewer *v, size_t dm, uint32_t state)
{
    return dt_graph_rank(v->planner->graph, dm, v->view->profile[dm], state);
}

/* ---- exposure ------------------------------------------------------------------------------------------------------ */

/* `most`: the highest rank at which as much is lost. */
static dt_status tell_threat(viewer *v, dt_exposure *exposure, uint32_t most)
{
    if (!v->chosen && exposure->level > 0)
        return DT_OK;
    if (!v->threats.ready)
        DT_TRY(dt_threats_init(&v->threats, v->planner->graph, v->view->profile, v->planner->options->guard,
                               v->planner->budget));
    return dt_threats_find(&v->threats, exposure->dm, v->plan->waypoints[exposure->waypoint].state, most,
                           &exposure->threat, &exposure->threat_count);
}

static const dt_reading *reading_of(const viewer *v, size_t dm)
{
    return &dt_graph_model(v->planner->graph)->decision_makers[dm].readings[v->view->profile[dm]];
}

/* The highest rank below `end`, that of the start, at which the statement is lost that is at risk: its deciding statement is
 * the same. Without statements, the worst itself. */
static uint32_t highest_with(const viewer *v, const dt_exposure *risk, const uint64_t *start, uint32_t end)
{
    const dt_graph *graph = v->planner->graph;
    uint32_t most = risk->worst, reading = v->view->profile[risk->dm];
    while (risk->is_statement && most + 1 < end) {
        const uint64_t *next = dt_graph_state(graph, dt_graph_class_example(graph, risk->dm, reading, most + 1));
        if (dt_rules_deciding(reading_of(v, risk->dm), start, next) != risk->level)
            break;
        most++;
    }
    return most;
}

/* What the others could take from what a decision maker has at the start. */
static dt_status add_risk(viewer *v, size_t dm)
{
    const dt_graph *graph = v->planner->graph;
    uint32_t start = v->plan->start, worst = v->risk->base[dm];
    if (worst == rank_of(v, dm, start))
        return DT_OK;
    uint32_t there = dt_graph_class_example(graph, dm, v->view->profile[dm], worst);
    size_t on = dt_rules_deciding(reading_of(v, dm), dt_graph_state(graph, start), dt_graph_state(graph, there));
    dt_exposure *risk = &v->view->risks[v->view->risk_count++];
    *risk = (dt_exposure){.dm = dm, .level = on == DT_PATTERN_NONE ? worst - 1 : on, .worst = worst};
    risk->is_statement = on != DT_PATTERN_NONE;
    return tell_threat(v, risk, highest_with(v, risk, dt_graph_state(graph, start), rank_of(v, dm, start)));
}

static dt_status add_exposure(viewer *v, size_t waypoint, size_t dm)
{
    uint32_t state = v->plan->waypoints[waypoint].state, level = dt_risk_level(v->risk, dm, state);
    if (level == 0)
        return DT_OK;
    if (!dt_grow(&v->view->exposures, &v->exposure_capacity, v->view->exposure_count, sizeof *v->view->exposures))
        return DT_ERR_NOMEM;
    dt_exposure *exposure = &v->view->exposures[v->view->exposure_count++];
    *exposure = (dt_exposure){.waypoint = waypoint,
                              .dm = dm,
                              .level = level - 1,
                              .is_statement = reading_of(v, dm)->kind == DT_BY_STATEMENTS,
                              .worst = v->risk->worst[dm * v->risk->states + state]};
    uint32_t base = v->risk->base[dm], most = exposure->worst;
    while (most + 1 < base && v->risk->level[dm][most + 1] == level)
        most++;
    return tell_threat(v, exposure, most);
}

/* ---- temptation ---------------------------------------------------------------------------------------------------- */

typedef struct chooser {
    const viewer *v;
    size_t dm;
    uint32_t best, worth;
} chooser;

static dt_status weigh_move(void *user, uint32_t to)
{
    chooser *c = user;
    uint32_t worth = c->v->risk->worst[c->dm * c->v->risk->states + to];
    if (worth > c->worth) {
        c->best = to;
        c->worth = worth;
    }
    return dt_budget_spend(c->v->planner->budget, 1);
}

static dt_status add_temptation(viewer *v, size_t waypoint, size_t dm)
{
    uint32_t state = v->plan->waypoints[waypoint].state;
    if (!dt_risk_tempted(v->risk, dm, state, v->plan->end))
        return DT_OK;
    chooser c = {.v = v, .dm = dm, .best = DT_NO_STATE, .worth = v->risk->worst[dm * v->risk->states + state]};
    DT_TRY(dt_graph_each_move(v->planner->graph, dm, state, weigh_move, &c));
    if (!dt_grow(&v->view->temptations, &v->temptation_capacity, v->view->temptation_count,
                 sizeof *v->view->temptations))
        return DT_ERR_NOMEM;
    v->view->temptations[v->view->temptation_count++] = (dt_temptation){waypoint, dm, c.best};
    return DT_OK;
}

/* ---- one view ------------------------------------------------------------------------------------------------------ */

static dt_status look_at_waypoint(viewer *v, size_t waypoint)
{
    const dt_waypoint *at = &v->plan->waypoints[waypoint];
    for (size_t k = 0; k < at->party_count; k++) {
        DT_TRY(add_exposure(v, waypoint, at->parties[k]));
        DT_TRY(add_temptation(v, waypoint, at->parties[k]));
    }
    return DT_OK;
}

static dt_status ask_parties(viewer *v)
{
    size_t count = 0;
    for (size_t k = 0; k < v->plan->step_count; k++)
        count += v->plan->steps[k].party_count;
    v->view->attitudes = dt_malloc(count, sizeof *v->view->attitudes);
    if (!v->view->attitudes)
        return DT_ERR_NOMEM;
    dt_attitude *next = v->view->attitudes;
    for (size_t k = 0; k < v->plan->step_count; k++) {
        const dt_plan_step *step = &v->plan->steps[k];
        for (size_t party = 0; party < step->party_count; party++) {
            uint32_t before = rank_of(v, step->parties[party], step->from);
            uint32_t after = rank_of(v, step->parties[party], step->to);
            *next++ = after > before ? DT_TAKES : after < before ? DT_REFUSES : DT_DOES_NOT_CARE;
        }
    }
    return DT_OK;
}

static dt_status fill(viewer *v)
{
    v->view->worst = dt_malloc(v->risk->dms, sizeof *v->view->worst);
    v->view->risks = dt_calloc(v->risk->dms, sizeof *v->view->risks);
    if (!v->view->worst || !v->view->risks)
        return DT_ERR_NOMEM;
    memcpy(v->view->worst, v->risk->base, v->risk->dms * sizeof *v->view->worst);
    for (size_t dm = 0; dm < v->risk->dms; dm++)
        DT_TRY(add_risk(v, dm));
    for (size_t k = 0; k < v->plan->waypoint_count; k++)
        DT_TRY(look_at_waypoint(v, k));
    return ask_parties(v);
}

static void free_view(dt_plan_view *view)
{
    for (size_t k = 0; k < view->exposure_count; k++)
        free(view->exposures[k].threat);
    for (size_t k = 0; k < view->risk_count; k++)
        free(view->risks[k].threat);
    free(view->risks);
    free(view->exposures);
    free(view->temptations);
    free(view->attitudes);
    free(view->worst);
    free(view->profile);
}

void dt_plan_free_views(dt_plan *plan)
{
    for (size_t k = 0; k < plan->view_count; k++)
        free_view(&plan->views[k]);
    free(plan->views);
}

/* One more view; of the chosen readings the risk is known. */
static dt_status add_view(const dt_planner *planner, dt_plan *plan, const uint32_t *profile, bool chosen)
{
    size_t dms = planner->risk.dms;
    dt_plan_view view = {.profile = dt_malloc(dms, sizeof *view.profile)};
    dt_risk risk = {.graph = NULL};
    viewer v = {.planner = planner, .plan = plan, .risk = chosen ? &planner->risk : &risk, .view = &view};
    v.chosen = chosen;
    dt_status status = view.profile ? DT_OK : DT_ERR_NOMEM;
    if (status == DT_OK) {
        memcpy(view.profile, profile, dms * sizeof *profile);
        if (!chosen)
            status = dt_risk_build(&risk, planner->graph, view.profile, planner->options->guard, plan->start,
                                   planner->budget);
    }
    if (status == DT_OK)
        status = fill(&v);
    dt_threats_free(&v.threats);
    dt_risk_free(&risk);
    if (status == DT_OK)
        plan->views[plan->view_count++] = view;
    else
        free_view(&view);
    return status;
}

/* ---- all views ----------------------------------------------------------------------------------------------------- */

static dt_status add_others(const dt_planner *planner, dt_plan *plan)
{
    const dt_model *model = dt_graph_model(planner->graph);
    size_t bytes = model->dm_count * sizeof(uint32_t);
    uint32_t *profile = dt_calloc(model->dm_count, sizeof *profile);
    dt_status status = profile ? DT_OK : DT_ERR_NOMEM;
    if (status == DT_OK) {
        do {
            if (memcmp(profile, planner->options->profile, bytes) != 0)
                status = add_view(planner, plan, profile, false);
        } while (status == DT_OK && dt_profiles_next(model, profile));
    }
    free(profile);
    return status;
}

dt_status dt_planner_view(const dt_planner *planner, dt_plan *plan)
{
    size_t count = dt_profiles_count(dt_graph_model(planner->graph));
    dt_budget_stage(planner->budget, "playing the plan under each reading", 0);
    plan->views = dt_calloc(count ? count : 1, sizeof *plan->views);
    if (!plan->views)
        return DT_ERR_NOMEM;
    DT_TRY(add_view(planner, plan, planner->options->profile, true));
    if (count > 1)
        DT_TRY(add_others(planner, plan));
    plan->views_complete = count > 0;
    return DT_OK;
}
