/* SPDX-License-Identifier: MIT */
/* A plan as JSON, docs/results.md has every member, and as csv, a row for each step. */
#include "report/json_parts.h"
#include "report/plan.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>

static const char *const answers[] = {
    [DT_PLAN_FOUND] = "found",   [DT_PLAN_NOTHING_WANTED] = "nothing_wanted", [DT_PLAN_NO_END] = "no_end",
    [DT_PLAN_NO_WAY] = "no_way", [DT_PLAN_OVER_BUDGET] = "over_budget",       [DT_PLAN_UNFINISHED] = "unfinished",
};
static const char *const attitude_words[] = {"refuses", "does_not_care", "takes"};

static void write_bool(dt_json *json, const char *key, bool value)
{
    dt_json_key(json, key);
    dt_json_bool(json, value);
}

static void write_dms(dt_json *json, const char *key, const dt_model *model, const size_t *dms, size_t count)
{
    dt_json_key(json, key);
    dt_json_open_list(json, DT_JSON_LINE);
    for (size_t k = 0; k < count; k++)
        dt_json_text(json, model->decision_makers[dms[k]].id);
    dt_json_close(json);
}

/* ---- the question -------------------------------------------------------------------------------------------------- */

static void write_budget(dt_json *json, const dt_plan_options *options)
{
    dt_json_key(json, "budget");
    dt_json_open_list(json, DT_JSON_LINE);
    for (size_t k = 0; k < options->cap_count; k++)
        if (options->caps[k] == UINT32_MAX)
            dt_json_null(json);
        else
            dt_json_number(json, options->caps[k]);
    dt_json_close(json);
}

static void write_question(dt_json *json, const dt_plan_asked *asked)
{
    static const char *const guards[] = {"improvements", "credible", "any"};
    const dt_plan_options *options = asked->options;
    dt_json_add_state_or_null(json, "from", options->from);
    dt_json_member_text(json, "goal", asked->goal);
    dt_json_member_text(json, "guard", guards[options->guard]);
    dt_json_member_text(json, "concept", options->any_end ? NULL : dt_concept_get(options->concept)->name);
    write_bool(json, "not_below_start", !options->worse_end);
    dt_json_member_number(json, "gesture", options->gesture);
    dt_json_member_number(json, "exchange_size", options->exchange);
    write_budget(json, options);
}

/* ---- the plan ------------------------------------------------------------------------------------------------------ */

static void write_cost(dt_json *json, const dt_plan *plan)
{
    const dt_plan_cost *cost = &plan->cost;
    dt_json_key(json, "cost");
    dt_json_open_mapping(json, DT_JSON_LINE);
    dt_json_key(json, "exposed");
    dt_json_open_list(json, DT_JSON_LINE);
    for (size_t k = 0; k < plan->levels; k++)
        dt_json_number(json, plan->exposed[k]);
    dt_json_close(json);
    dt_json_member_number(json, "temptations", cost->temptations);
    dt_json_member_number(json, "irreversible", cost->irreversible);
    dt_json_member_number(json, "away", cost->away);
    dt_json_member_number(json, "exchanges", cost->exchanges);
    dt_json_member_number(json, "in_a_row", cost->in_a_row);
    dt_json_member_number(json, "options", cost->options);
    dt_json_member_number(json, "steps", cost->steps);
    dt_json_close(json);
}

static void write_steps(dt_json *json, const dt_plan *plan, const dt_model *model)
{
    dt_json_key(json, "steps");
    dt_json_open_list(json, DT_JSON_BLOCK);
    for (size_t k = 0; k < plan->step_count; k++) {
        const dt_plan_step *step = &plan->steps[k];
        dt_json_open_mapping(json, DT_JSON_LINE);
        write_dms(json, "by", model, step->parties, step->party_count);
        dt_json_add_state_or_null(json, "from", step->from);
        dt_json_add_state_or_null(json, "to", step->to);
        dt_json_member_number(json, "irreversible", step->irreversible);
        dt_json_close(json);
    }
    dt_json_close(json);
}

static void write_waypoints(dt_json *json, const dt_plan *plan, const dt_model *model)
{
    dt_json_key(json, "waypoints");
    dt_json_open_list(json, DT_JSON_BLOCK);
    for (size_t k = 0; k < plan->waypoint_count; k++) {
        const dt_waypoint *at = &plan->waypoints[k];
        dt_json_open_mapping(json, DT_JSON_LINE);
        dt_json_member_number(json, "step", at->step == DT_PATTERN_NONE ? 0 : at->step + 1);
        dt_json_add_state_or_null(json, "state", at->state);
        write_bool(json, "fails", at->fails);
        write_dms(json, "parties", model, at->parties, at->party_count);
        dt_json_close(json);
    }
    dt_json_close(json);
}

/* ---- views --------------------------------------------------------------------------------------------------------- */

static void write_exposures(dt_json *json, const char *key, const dt_model *model, const dt_plan_view *view,
                            const dt_exposure *list, size_t count)
{
    dt_json_key(json, key);
    dt_json_open_list(json, DT_JSON_BLOCK);
    for (size_t k = 0; k < count; k++) {
        const dt_exposure *one = &list[k];
        const dt_decision_maker *dm = &model->decision_makers[one->dm];
        dt_json_open_mapping(json, DT_JSON_LINE);
        dt_json_member_number(json, "waypoint", one->waypoint);
        dt_json_member_text(json, "decision_maker", dm->id);
        dt_json_member_number(json, "level", one->level + 1);
        dt_json_member_text(json, "statement",
                            one->is_statement ? dm->readings[view->profile[one->dm]].statements[one->level].text
                                              : NULL);
        dt_json_member_number(json, "worst", one->worst);
        write_bool(json, "over_budget", one->over_budget);
        dt_json_add_moves(json, "moves", model, one->threat, one->threat_count);
        dt_json_close(json);
    }
    dt_json_close(json);
}

static void write_temptations(dt_json *json, const dt_model *model, const dt_plan_view *view)
{
    dt_json_key(json, "tempted");
    dt_json_open_list(json, DT_JSON_BLOCK);
    for (size_t k = 0; k < view->temptation_count; k++) {
        dt_json_open_mapping(json, DT_JSON_LINE);
        dt_json_member_number(json, "waypoint", view->temptations[k].waypoint);
        dt_json_member_text(json, "decision_maker", model->decision_makers[view->temptations[k].dm].id);
        dt_json_add_state_or_null(json, "to", view->temptations[k].to);
        dt_json_close(json);
    }
    dt_json_close(json);
}

static void write_attitudes(dt_json *json, const dt_plan *plan, const dt_model *model, const dt_plan_view *view)
{
    const dt_attitude *attitudes = view->attitudes;
    dt_json_key(json, "attitudes");
    dt_json_open_list(json, DT_JSON_BLOCK);
    for (size_t k = 0; k < plan->step_count; k++) {
        dt_json_open_mapping(json, DT_JSON_LINE);
        for (size_t party = 0; party < plan->steps[k].party_count; party++)
            dt_json_member_text(json, model->decision_makers[plan->steps[k].parties[party]].id,
                                attitude_words[*attitudes++ - DT_REFUSES]);
        dt_json_close(json);
    }
    dt_json_close(json);
}

static void write_views(dt_json *json, const dt_plan *plan, const dt_model *model)
{
    dt_json_key(json, "views");
    dt_json_open_list(json, DT_JSON_BLOCK);
    for (size_t k = 0; k < plan->view_count; k++) {
        const dt_plan_view *view = &plan->views[k];
        dt_json_open_mapping(json, DT_JSON_BLOCK);
        dt_json_add_readings(json, model, view->profile);
        write_exposures(json, "at_risk", model, view, view->risks, view->risk_count);
        write_exposures(json, "exposed", model, view, view->exposures, view->exposure_count);
        write_temptations(json, model, view);
        write_attitudes(json, plan, model, view);
        dt_json_close(json);
    }
    dt_json_close(json);
}

static void write_telling(dt_json *json, const dt_plan *plan, const dt_model *model)
{
    dt_json_key(json, "telling");
    if (plan->telling == DT_PATTERN_NONE) {
        dt_json_null(json);
        return;
    }
    dt_json_open_mapping(json, DT_JSON_LINE);
    dt_json_member_number(json, "step", plan->telling + 1);
    dt_json_member_text(json, "decision_maker", model->decision_makers[plan->telling_dm].id);
    dt_json_close(json);
}

/* ---- the whole ----------------------------------------------------------------------------------------------------- */

static void mention_moves(uint64_t *mentioned, const dt_exposure *list, size_t count)
{
    for (size_t k = 0; k < count; k++)
        for (size_t m = 0; m < list[k].threat_count; m++)
            dt_json_mention(mentioned, list[k].threat[m].to);
}

static void mention_all(uint64_t *mentioned, const dt_plan *plan)
{
    dt_json_mention(mentioned, plan->start);
    for (size_t k = 0; k < plan->waypoint_count; k++)
        dt_json_mention(mentioned, plan->waypoints[k].state);
    for (size_t v = 0; v < plan->view_count; v++) {
        const dt_plan_view *view = &plan->views[v];
        mention_moves(mentioned, view->risks, view->risk_count);
        mention_moves(mentioned, view->exposures, view->exposure_count);
        for (size_t k = 0; k < view->temptation_count; k++)
            dt_json_mention(mentioned, view->temptations[k].to);
    }
}

static void write_answer(dt_json *json, const dt_plan *plan, const dt_model *model)
{
    dt_json_member_text(json, "answer", answers[plan->answer]);
    dt_json_key(json, "ends");
    dt_json_open_mapping(json, DT_JSON_LINE);
    dt_json_member_number(json, "wanted", plan->wanted);
    dt_json_member_number(json, "equilibria", plan->equilibria);
    dt_json_member_number(json, "not_below_start", plan->not_below);
    dt_json_member_number(json, "possible", plan->ends);
    dt_json_close(json);
    dt_json_add_state_or_null(json, "end", plan->end);
    write_cost(json, plan);
    dt_json_member_number(json, "equally_good", plan->equally_good);
    write_steps(json, plan, model);
    write_waypoints(json, plan, model);
    dt_json_member_number(json, "prefix", plan->prefix);
    write_telling(json, plan, model);
    write_views(json, plan, model);
    write_bool(json, "views_complete", plan->views_complete);
}

dt_status dt_report_plan_json(const dt_plan *plan, const dt_plan_asked *asked, dt_text *out)
{
    dt_json json = {.out = out};
    const uint32_t *profile = asked->options->profile;
    uint64_t *mentioned = dt_calloc(dt_words_for(dt_graph_count(asked->graph)), sizeof *mentioned);
    if (!mentioned)
        return DT_ERR_NOMEM;
    mention_all(mentioned, plan);
    dt_json_open_mapping(&json, DT_JSON_BLOCK);
    dt_json_add_head(&json, "detente-plan", asked->graph, profile, asked->file, NULL);
    dt_json_add_states(&json, asked->graph, profile, mentioned);
    dt_json_add_status_quo(&json, asked->graph);
    write_question(&json, asked);
    write_answer(&json, plan, dt_graph_model(asked->graph));
    dt_json_close(&json);
    free(mentioned);
    return out->status;
}
