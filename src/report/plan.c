/* SPDX-License-Identifier: MIT */
/* A plan in words: what is at risk today, each step with who gains by it, what it exposes and how that would come about, what
 * it costs in all. Nothing is called safe: what is said is whether it is worse than at the start. */
#include "report/plan.h"

#include "base/bits.h"
#include "report/explain.h"
#include "report/teller.h"

#include <inttypes.h>
#include <stdio.h>

#define THREAT_MAX 6    /* moves of a threat told one by one */
#define OBSTACLES_MAX 3 /* wanted states of which it is told why no plan may end there */

/* ---- phrases ------------------------------------------------------------------------------------------------------- */

void dt_plan_add(dt_plan_page *page, const char *text)
{
    dt_text_add(&page->doc->text, text);
}

void dt_plan_add_dm(dt_plan_page *page, size_t dm)
{
    dt_prose_dm(&page->doc->text, page->model, dm);
}

void dt_plan_add_state(dt_plan_page *page, uint32_t state)
{
    dt_prose_state(&page->doc->text, page->graph, page->naming, state);
}

void dt_plan_add_parties(dt_plan_page *page, const size_t *parties, size_t count)
{
    dt_enumeration list = {.count = 0};
    for (size_t k = 0; k < count; k++)
        dt_prose_dm(dt_enumeration_next(&list), page->model, parties[k]);
    dt_enumeration_end(&list, ", ", " and ", &page->doc->text);
}

static const dt_reading *reading_of(const dt_plan_page *page, const dt_plan_view *view, size_t dm)
{
    return &page->model->decision_makers[dm].readings[view->profile[dm]];
}

void dt_plan_add_loss(dt_plan_page *page, const dt_plan_view *view, const char *could, const dt_exposure *exposure)
{
    uint32_t classes = dt_graph_class_count(page->graph, exposure->dm, view->profile[exposure->dm]);
    dt_plan_add(page, could);
    dt_plan_add(page, exposure->is_statement ? " lose " : " be brought to ");
    if (exposure->is_statement)
        dt_prose_quoted(&page->doc->text, reading_of(page, view, exposure->dm)->statements[exposure->level].text);
    else
        dt_prose_place(&page->doc->text, exposure->worst, classes);
}

void dt_plan_add_threat(dt_plan_page *page, const dt_exposure *exposure, uint32_t state)
{
    if (exposure->threat_count > THREAT_MAX)
        dt_text_printf(&page->doc->text, ", which the others could bring about in %zu moves", exposure->threat_count);
    for (size_t k = 0; k < exposure->threat_count && exposure->threat_count <= THREAT_MAX; k++) {
        dt_plan_add(page, k == 0 ? ": " : ", then ");
        dt_plan_add_dm(page, exposure->threat[k].dm);
        dt_plan_add(page, k == 0 ? " could act by " : " by ");
        dt_prose_move(&page->doc->text, page->graph, page->naming, exposure->threat[k], state);
        state = exposure->threat[k].to;
    }
}

void dt_plan_add_readings(dt_plan_page *page, const dt_plan_view *view)
{
    dt_tell_profile(page->model, view->profile, &page->doc->text);
}

static void add_number(dt_plan_page *page, uint64_t count, const char *one, const char *many)
{
    dt_tell_count(&page->doc->text, count, one, many);
}

/* ---- what is asked ------------------------------------------------------------------------------------------------- */

static const char *const reckoned[] = {
    [DT_GUARD_IMPROVEMENTS] = "Others are reckoned with by all that they gain by, one after the other (guard: "
                              "improvements).",
    [DT_GUARD_CREDIBLE] = "Others are reckoned with by what they gain by and nothing deters them from, one after the "
                          "other (guard: credible).",
    [DT_GUARD_ANY] = "Others are reckoned with by all that they can do, whether they gain by it or not (guard: any).",
};

static void tell_conditions(dt_plan_page *page)
{
    const dt_plan_options *options = page->asked->options;
    dt_tell_profile(page->model, options->profile, &page->doc->text);
    dt_plan_add(page, page->doc->text.length ? ". " : "");
    if (options->any_end)
        dt_plan_add(page, "The end need not be an equilibrium");
    else
        dt_text_printf(&page->doc->text, "The end has to be an equilibrium under %s",
                       dt_concept_get(options->concept)->brief);
    dt_plan_add(page, options->worse_end ? ", and may be worse than the start. "
                      : options->any_end ? ", but must be worse than the start for nobody. "
                                         : ", and worse than the start for nobody. ");
    dt_plan_add(page, reckoned[options->guard]);
    dt_document_block(page->doc, DT_PARAGRAPH);
    dt_plan_add(page, "Exposed is who could lose something that was not at risk at the start. Who is not exposed is no "
                      "worse off than at the start, which is not to say safe.");
    dt_document_block(page->doc, DT_NOTE);
}

static uint32_t first_wanted(const dt_plan_page *page)
{
    uint32_t state = 0;
    while (!dt_bit_get(page->asked->options->goal, state))
        state++;
    return state;
}

static void tell_title(dt_plan_page *page, unsigned level)
{
    const dt_plan *plan = page->plan;
    dt_plan_add(page, "From ");
    dt_plan_add_state(page, plan->start);
    if (plan->end != DT_NO_STATE) {
        dt_plan_add(page, " to ");
        dt_plan_add_state(page, plan->end);
        dt_plan_add(page, ": ");
        add_number(page, plan->step_count, "step", "steps");
        if (plan->cost.exchanges) {
            dt_plan_add(page, ", ");
            add_number(page, plan->cost.exchanges, "exchange", "exchanges");
        }
    } else if (plan->wanted == 1) {
        dt_plan_add(page, " to ");
        dt_plan_add_state(page, first_wanted(page));
    } else {
        dt_plan_add(page, " to a state with ");
        dt_prose_quoted(&page->doc->text, page->asked->goal);
    }
    dt_document_heading(page->doc, level, NULL);
}

/* ---- the start ----------------------------------------------------------------------------------------------------- */

static bool is_at_risk(const dt_plan_view *view, size_t dm)
{
    for (size_t k = 0; k < view->risk_count; k++)
        if (view->risks[k].dm == dm)
            return true;
    return false;
}

static void tell_rest(dt_plan_page *page, const dt_plan_view *view)
{
    dt_enumeration list = {.count = 0};
    for (size_t dm = 0; view->risk_count && dm < page->model->dm_count; dm++)
        if (!is_at_risk(view, dm))
            dt_prose_dm(dt_enumeration_next(&list), page->model, dm);
    if (view->risk_count == 0)
        dt_plan_add(page,
                    "Nothing that the others are reckoned with leads to anything worse than the start, for anybody.");
    else if (list.count)
        dt_plan_add(page, "Nothing that the others are reckoned with leads to anything worse than the start for ");
    bool some = list.count > 0;
    dt_enumeration_end(&list, ", ", " and ", &page->doc->text);
    dt_plan_add(page, some ? "." : "");
    dt_document_block(page->doc, DT_ITEM);
}

void dt_plan_tell_start(dt_plan_page *page)
{
    const dt_plan_view *view = &page->plan->views[0];
    for (size_t k = 0; k < view->risk_count; k++) {
        const dt_exposure *risk = &view->risks[k];
        dt_plan_add_dm(page, risk->dm);
        dt_plan_add_loss(page, view, " could", risk);
        dt_plan_add_threat(page, risk, page->plan->start);
        dt_plan_add(page, ".");
        dt_document_block(page->doc, DT_ITEM);
    }
    tell_rest(page, view);
}

/* ---- one step ------------------------------------------------------------------------------------------------------ */

static void head_step(dt_plan_page *page, size_t k, unsigned level)
{
    const dt_plan_step *step = &page->plan->steps[k];
    dt_text_printf(&page->doc->text, "Step %zu: ", k + 1);
    dt_plan_add_parties(page, step->parties, step->party_count);
    dt_plan_add(page, step->party_count > 1 ? ", in exchange" : "");
    dt_document_heading(page->doc, level, NULL);
}

/* Who gains by it, on which statement. */
void dt_plan_add_attitude(dt_plan_page *page, const dt_plan_view *view, size_t dm, const dt_plan_step *step,
                          dt_attitude attitude)
{
    static const char *const words[] = {", without gaining by it", ", which is all the same to it",
                                        ", and gains by it"};
    size_t on = dt_rules_deciding(reading_of(page, view, dm), dt_graph_state(page->graph, step->from),
                                  dt_graph_state(page->graph, step->to));
    dt_plan_add(page, words[attitude - DT_REFUSES]);
    if (on == DT_PATTERN_NONE)
        return;
    dt_plan_add(page, attitude == DT_TAKES ? ", for " : ", against ");
    dt_prose_quoted(&page->doc->text, reading_of(page, view, dm)->statements[on].text);
}

static void tell_party(dt_plan_page *page, const dt_plan_step *step, size_t dm, dt_attitude attitude)
{
    dt_text label = {.data = NULL};
    dt_prose_dm(&label, page->model, dm);
    dt_prose_move(&page->doc->text, page->graph, page->naming, (dt_move){dm, step->to}, step->from);
    dt_plan_add_attitude(page, &page->plan->views[0], dm, step, attitude);
    dt_plan_add(page, ".");
    dt_document_labelled(page->doc, DT_ITEM, dt_text_get(&label));
    dt_text_free_into(&label, &page->doc->text);
}

static void tell_parties(dt_plan_page *page, const dt_plan_step *step, const dt_attitude *attitudes)
{
    for (size_t party = 0; party < step->party_count; party++)
        tell_party(page, step, step->parties[party], attitudes[party]);
    if (step->irreversible)
        dt_text_printf(&page->doc->text, "%" PRIu32 " of %zu.", step->irreversible, step->party_count);
    dt_document_labelled(page->doc, DT_ITEM, "Cannot be taken back");
    if (page->model->graph_form)
        return;
    dt_plan_add_state(page, step->to);
    dt_plan_add(page, ".");
    dt_document_labelled(page->doc, DT_ITEM, "Leads to");
}

/* Where a default leaves those who did their part. */
static void tell_default(dt_plan_page *page, const dt_plan_step *step, const dt_waypoint *at)
{
    dt_plan_add(page, "should only ");
    dt_plan_add_parties(page, at->parties, at->party_count);
    if (at->state == step->from) {
        dt_plan_add(page, " act, that is taken back and all is as before.");
    } else {
        dt_plan_add(page, " act, what is left is ");
        dt_plan_add_state(page, at->state);
        dt_plan_add(page, ".");
    }
    dt_document_labelled(page->doc, DT_ITEM, "If it fails");
}

static void tell_exposures(dt_plan_page *page, size_t waypoint)
{
    const dt_plan_view *view = &page->plan->views[0];
    const dt_waypoint *at = &page->plan->waypoints[waypoint];
    for (size_t k = 0; k < view->exposure_count; k++) {
        const dt_exposure *exposure = &view->exposures[k];
        if (exposure->waypoint != waypoint)
            continue;
        dt_plan_add_dm(page, exposure->dm);
        dt_plan_add_loss(page, view, at->fails ? " could then" : " could now", exposure);
        dt_plan_add_threat(page, exposure, at->state);
        dt_plan_add(page, ".");
        dt_plan_add(page, exposure->over_budget ? " This is over the budget: a guarantee from outside would have to "
                                                  "cover it."
                                                : "");
        dt_document_labelled(page->doc, DT_ITEM, "Exposed");
    }
}

static void tell_temptations(dt_plan_page *page, size_t waypoint)
{
    const dt_plan_view *view = &page->plan->views[0];
    const dt_waypoint *at = &page->plan->waypoints[waypoint];
    for (size_t k = 0; k < view->temptation_count; k++) {
        const dt_temptation *one = &view->temptations[k];
        if (one->waypoint != waypoint)
            continue;
        dt_plan_add_dm(page, one->dm);
        dt_plan_add(page, one->to == DT_NO_STATE ? " could stop here" : " could turn away by ");
        if (one->to != DT_NO_STATE)
            dt_prose_move(&page->doc->text, page->graph, page->naming, (dt_move){one->dm, one->to}, at->state);
        dt_plan_add(page, " and be sure of more than the end of the plan is worth to it.");
        dt_document_labelled(page->doc, DT_ITEM, "Tempted");
    }
}

static bool anybody_exposed(const dt_plan *plan, const dt_plan_step *step)
{
    const dt_plan_view *view = &plan->views[0];
    for (size_t k = 0; k < view->exposure_count; k++)
        if (view->exposures[k].waypoint >= step->waypoint &&
            view->exposures[k].waypoint < step->waypoint + step->waypoint_count)
            return true;
    return false;
}

static void tell_step(dt_plan_page *page, size_t k, const dt_attitude *attitudes, unsigned level)
{
    const dt_plan_step *step = &page->plan->steps[k];
    head_step(page, k, level);
    tell_parties(page, step, attitudes);
    for (size_t w = step->waypoint; w < step->waypoint + step->waypoint_count; w++) {
        if (page->plan->waypoints[w].fails)
            tell_default(page, step, &page->plan->waypoints[w]);
        tell_exposures(page, w);
        tell_temptations(page, w);
    }
    if (anybody_exposed(page->plan, step))
        return;
    dt_plan_add(page, "nobody more than at the start.");
    dt_document_labelled(page->doc, DT_ITEM, "Exposed");
}

static void tell_steps(dt_plan_page *page, unsigned level)
{
    const dt_attitude *attitudes = page->plan->views[0].attitudes;
    for (size_t k = 0; k < page->plan->step_count; k++) {
        tell_step(page, k, attitudes, level);
        attitudes += page->plan->steps[k].party_count;
    }
}

/* ---- in all -------------------------------------------------------------------------------------------------------- */

static void tell_exposed_in_all(dt_plan_page *page)
{
    const dt_plan *plan = page->plan;
    dt_enumeration list = {.count = 0};
    for (size_t level = 0; level < plan->levels; level++)
        if (plan->exposed[level])
            dt_text_printf(dt_enumeration_next(&list), "place %zu: %" PRIu32, level + 1, plan->exposed[level]);
    if (list.count == 0) {
        dt_plan_add(page, "Nobody is exposed anywhere on the way.");
    } else {
        dt_plan_add(page,
                    "Exposures of a party at a state on the way, the end included, by the place of what is exposed in "
                    "its list of statements (or among its classes, the worst first): ");
        dt_enumeration_end(&list, ", ", ", ", &page->doc->text);
        dt_plan_add(page, ". No plan has fewer, the first difference counting.");
    }
    dt_document_block(page->doc, DT_ITEM);
}

static void tell_cost(dt_plan_page *page)
{
    const dt_plan_cost *cost = &page->plan->cost;
    const struct {
        const char *what;
        uint32_t count;
    } rows[] = {{"Temptations", cost->temptations},
                {"gestures that cannot be taken back", cost->irreversible},
                {"changes that have to be changed back", cost->away},
                {"exchanges", cost->exchanges},
                {"parties that step twice running", cost->in_a_row},
                {"options changed", cost->options}};
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
        dt_text_printf(&page->doc->text, "%s%s: %" PRIu32, k ? ", " : "", rows[k].what, rows[k].count);
    dt_plan_add(page, page->plan->equally_good == 1 ? ". No other plan is as good." : ". Equally good plans: ");
    if (page->plan->equally_good > 1)
        dt_text_printf(&page->doc->text, "%" PRIu64 ", of which this is one.", page->plan->equally_good);
    dt_document_block(page->doc, DT_ITEM);
}

static void tell_in_all(dt_plan_page *page, unsigned level)
{
    dt_plan_add(page, "In all");
    dt_document_heading(page->doc, level, NULL);
    tell_exposed_in_all(page);
    tell_cost(page);
}

/* ---- where there is none ------------------------------------------------------------------------------------------- */

/* Why a wanted state is no equilibrium: for the first decision maker who would leave it. */
static dt_status tell_unstable(dt_plan_page *page, uint32_t state)
{
    const dt_plan_options *options = page->asked->options;
    dt_asked asked = {.graph = page->graph, .profile = options->profile, .state = state, .budget = page->asked->budget};
    dt_page explain = {.asked = &asked, .model = page->model, .doc = page->doc, .naming = page->naming};
    bool told = options->any_end;
    for (size_t dm = 0; !told && dm < page->model->dm_count; dm++) {
        dt_witness *witness;
        DT_TRY(dt_explain(&witness, page->graph, options->profile, options->concept, dm, state, page->asked->budget));
        told = witness->by == DT_UNSTABLE;
        if (told)
            dt_explain_sentence(&explain, witness);
        dt_witness_free(witness);
    }
    dt_document_block(page->doc, DT_ITEM);
    return DT_OK;
}

static void tell_below(dt_plan_page *page, uint32_t state)
{
    const dt_plan_options *options = page->asked->options;
    for (size_t dm = 0; !options->worse_end && dm < page->model->dm_count; dm++) {
        uint32_t reading = options->profile[dm];
        if (dt_graph_rank(page->graph, dm, reading, state) >= dt_graph_rank(page->graph, dm, reading, options->from))
            continue;
        size_t on = dt_rules_deciding(&page->model->decision_makers[dm].readings[reading],
                                      dt_graph_state(page->graph, state), dt_graph_state(page->graph, options->from));
        dt_prose_title(&page->doc->text, page->graph, page->naming, state);
        dt_plan_add(page, " is worse than the start for ");
        dt_plan_add_dm(page, dm);
        if (on != DT_PATTERN_NONE) {
            dt_plan_add(page, ", against ");
            dt_prose_quoted(&page->doc->text, page->model->decision_makers[dm].readings[reading].statements[on].text);
        }
        dt_plan_add(page, ".");
        dt_document_block(page->doc, DT_ITEM);
    }
}

/* What stands against the first few wanted states. */
static dt_status tell_obstacles(dt_plan_page *page)
{
    uint32_t told = 0;
    for (uint32_t s = 0; s < dt_graph_count(page->graph) && told < OBSTACLES_MAX; s++) {
        if (!dt_bit_get(page->asked->options->goal, s))
            continue;
        DT_TRY(tell_unstable(page, s));
        tell_below(page, s);
        told++;
    }
    return DT_OK;
}

static void tell_no_end(dt_plan_page *page)
{
    const dt_plan *plan = page->plan;
    const dt_plan_options *options = page->asked->options;
    dt_plan_add(page, "No plan. ");
    add_number(page, plan->wanted, "feasible state is wanted", "feasible states are wanted");
    if (!options->any_end)
        dt_text_printf(&page->doc->text, "; equilibria under %s: %" PRIu32, dt_concept_get(options->concept)->brief,
                       plan->equilibria);
    if (!options->worse_end)
        dt_text_printf(&page->doc->text, "; worse than the start for nobody: %" PRIu32, plan->not_below);
    if (!options->any_end && !options->worse_end)
        dt_plan_add(page, "; both: 0");
    dt_plan_add(page, ".");
    dt_document_block(page->doc, DT_LEAD);
    if (plan->wanted > OBSTACLES_MAX)
        dt_plan_add(page, "What stands against the first of them:");
    dt_document_block(page->doc, DT_PARAGRAPH);
    dt_status status = tell_obstacles(page);
    if (status != DT_OK && page->doc->text.status == DT_OK)
        page->doc->text.status = status;
}

/* The options that would have to change against their direction. */
static void tell_final(dt_plan_page *page, uint32_t end)
{
    const uint64_t *from = dt_graph_state(page->graph, page->plan->start), *to = dt_graph_state(page->graph, end);
    dt_enumeration list = {.count = 0};
    for (size_t o = 0; o < page->model->option_count; o++) {
        const dt_option *option = &page->model->options[o];
        if (dt_bit_get(from, o) != dt_bit_get(to, o) && option->direction != DT_BOTH &&
            dt_bit_get(from, o) == (option->direction == DT_TAKE))
            dt_prose_quoted(dt_enumeration_next(&list), option->text);
    }
    dt_plan_add(page, list.count ? ", for there is no way back from what was done with " : "");
    dt_enumeration_end(&list, ", ", " and ", &page->doc->text);
}

static void tell_no_way(dt_plan_page *page)
{
    const dt_plan *plan = page->plan;
    dt_plan_add(page, "No plan. ");
    add_number(page, plan->ends, "state could end one", "states could end one");
    dt_plan_add(page, ", but no gestures and exchanges lead there");
    if (plan->wanted == 1)
        tell_final(page, first_wanted(page));
    dt_plan_add(page, page->model->exchange_requires || page->model->graph_form
                          ? ". "
                          : "; exchanges are possible nowhere, since the model says nothing under exchange_requires. ");
    if (plan->helpful_exchange)
        dt_text_printf(&page->doc->text, "With exchanges of %" PRIu32 " parties there is a plan (--exchange-size). ",
                       plan->helpful_exchange);
    if (plan->helpful_gesture)
        dt_text_printf(&page->doc->text, "With gestures of %" PRIu32 " options there is a plan (--gesture). ",
                       plan->helpful_gesture);
    dt_document_block(page->doc, DT_LEAD);
}

static void tell_unfinished(dt_plan_page *page)
{
    const dt_plan *plan = page->plan;
    dt_plan_add(page, "The search was not finished: a limit was reached. ");
    if (plan->levels == 0) {
        dt_plan_add(page, "Nothing is known of what a plan would expose.");
    } else {
        dt_plan_add(page, "What is known: no plan has fewer exposures than, from the most important place on, ");
        for (size_t level = 0; level < plan->levels; level++)
            dt_text_printf(&page->doc->text, "%s%" PRIu32, level ? ", " : "", plan->exposed[level]);
        dt_plan_add(page, ".");
    }
    dt_document_block(page->doc, DT_LEAD);
}

static void tell_nothing_wanted(dt_plan_page *page)
{
    dt_plan_add(page, "No plan: no feasible state satisfies the goal.");
    dt_document_block(page->doc, DT_LEAD);
}

static void tell_over_budget(dt_plan_page *page)
{
    dt_plan_add(page,
                "No plan within the budget. The best plan without one follows; what is over the budget a guarantee "
                "from outside would have to cover.");
    dt_document_block(page->doc, DT_LEAD);
}

static void tell_found(dt_plan_page *page)
{
    if (page->plan->step_count > 0)
        return;
    dt_plan_add(page, "The start is such a state already: there is nothing to do.");
    dt_document_block(page->doc, DT_LEAD);
}

/* ---- the whole ----------------------------------------------------------------------------------------------------- */

void dt_tell_plan(dt_document *doc, const dt_plan *plan, const dt_plan_asked *asked, dt_naming naming, unsigned level)
{
    static void (*const answers[])(dt_plan_page *) = {
        [DT_PLAN_FOUND] = tell_found,
        [DT_PLAN_NOTHING_WANTED] = tell_nothing_wanted,
        [DT_PLAN_NO_END] = tell_no_end,
        [DT_PLAN_NO_WAY] = tell_no_way,
        [DT_PLAN_OVER_BUDGET] = tell_over_budget,
        [DT_PLAN_UNFINISHED] = tell_unfinished,
    };
    dt_plan_page page = {.plan = plan, .asked = asked, .graph = asked->graph, .doc = doc, .naming = naming};
    page.model = dt_graph_model(asked->graph);
    tell_title(&page, level);
    tell_conditions(&page);
    answers[plan->answer](&page);
    if (plan->view_count == 0 || plan->step_count == 0)
        return;
    dt_plan_add(&page, "At risk already");
    dt_document_heading(doc, level + 1, NULL);
    dt_plan_tell_start(&page);
    tell_steps(&page, level + 1);
    tell_in_all(&page, level + 1);
    dt_tell_plan_views(&page, level + 1);
}

dt_status dt_report_plan(const dt_plan *plan, const dt_plan_asked *asked, dt_format format, dt_text *out)
{
    dt_document doc;
    if (format == DT_FORMAT_JSON)
        return dt_report_plan_json(plan, asked, out);
    if (format == DT_FORMAT_CSV)
        return dt_report_plan_csv(plan, asked, out);
    dt_document_begin(&doc, format, out);
    doc.colour = asked->colour;
    dt_tell_plan(&doc, plan, asked, DT_NUMBERED, 2);
    return dt_document_end(&doc);
}
