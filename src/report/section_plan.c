/* SPDX-License-Identifier: MIT */
/* A plan from the status quo to the best that can hold: in what order the parties could step, who would be exposed on the way, and
 * what that tells of how they are to be read. */
#include "report/section.h"
#include "report/stairs.h"

#include "base/bits.h"
#include "base/memory.h"

#include <detente/followup.h>

#include <inttypes.h>
#include <stdlib.h>

#define VIEWS_MAX 6    /* combinations of readings with a table */
#define GESTURE_MAX 4  /* options of one gesture */
#define EXCHANGE_MAX 4 /* parties of one exchange */

typedef struct planning {
    const dt_teller *teller;
    const dt_wanted *wanted;
    uint64_t *goal; /* the states wanted, as bits */
    dt_plan_options options;
    dt_plan *plan;
} planning;

/* ---- the search ---------------------------------------------------------------------------------------------------- */

/* Where single gestures and exchanges of two do not lead there, larger ones, as far as they help. */
static dt_status find(void *user, dt_budget *part)
{
    planning *p = user;
    while (p->wanted->count > 0) {
        dt_plan_free(p->plan);
        DT_TRY(dt_plan_find(&p->plan, p->teller->graph, &p->options, part));
        uint32_t gesture = p->plan->helpful_gesture, exchange = p->plan->helpful_exchange;
        if (p->plan->answer != DT_PLAN_NO_WAY || gesture > GESTURE_MAX || exchange > EXCHANGE_MAX ||
            !(gesture || exchange))
            return DT_OK;
        p->options.exchange = exchange ? exchange : p->options.exchange;
        p->options.gesture = exchange ? p->options.gesture : gesture;
    }
    return DT_OK;
}

/* ---- the steps ----------------------------------------------------------------------------------------------------- */

static void put_deeds(dt_plan_page *page, const dt_plan_step *step, const dt_attitude *attitudes)
{
    dt_plan_add(page, step->party_count > 1 ? "In exchange: " : "");
    for (size_t party = 0; party < step->party_count; party++) {
        size_t dm = step->parties[party];
        dt_plan_add(page, party ? "; " : "");
        dt_plan_add_dm(page, dm);
        dt_plan_add(page, " by ");
        dt_prose_move(&page->doc->text, page->graph, page->naming, (dt_move){dm, step->to}, step->from);
        dt_plan_add_attitude(page, &page->plan->views[0], dm, step, attitudes[party]);
    }
    dt_plan_add(page, step->irreversible ? ". It cannot be taken back." : ".");
}

static void put_exposures(dt_plan_page *page, size_t waypoint)
{
    const dt_plan_view *view = &page->plan->views[0];
    const dt_waypoint *at = &page->plan->waypoints[waypoint];
    for (size_t k = 0; k < view->exposure_count; k++) {
        if (view->exposures[k].waypoint != waypoint)
            continue;
        dt_plan_add(page, page->doc->text.length ? " " : "");
        dt_plan_add_dm(page, view->exposures[k].dm);
        dt_plan_add_loss(page, view, at->fails ? " could, should the exchange fail," : " could", &view->exposures[k]);
        dt_plan_add_threat(page, &view->exposures[k], at->state);
        dt_plan_add(page, ".");
    }
    for (size_t k = 0; k < view->temptation_count; k++) {
        if (view->temptations[k].waypoint != waypoint)
            continue;
        dt_plan_add(page, page->doc->text.length ? " " : "");
        dt_plan_add_dm(page, view->temptations[k].dm);
        dt_plan_add(page, " is tempted to turn away: it could be sure of more than the end is worth to it.");
    }
}

static void put_step(dt_plan_page *page, dt_table *table, size_t k, const dt_attitude *attitudes)
{
    const dt_plan_step *step = &page->plan->steps[k];
    dt_text *text = &page->doc->text;
    dt_table_number(table, k + 1);
    put_deeds(page, step, attitudes);
    dt_table_take(table, text);
    dt_prose_title(text, page->graph, page->naming, step->to);
    dt_table_take(table, text);
    for (size_t w = step->waypoint; w < step->waypoint + step->waypoint_count; w++)
        put_exposures(page, w);
    dt_plan_add(page, text->length ? "" : "Nobody more than today.");
    dt_table_take(table, text);
}

static void tell_steps(dt_plan_page *page)
{
    static const dt_column columns[] = {
        {.title = "Step", .width = 4, .kind = DT_COLUMN_NUMBER, .heads = true},
        {.title = "Who does what", .width = 40, .kind = DT_COLUMN_PROSE, .share = 36},
        {.title = "Leads to", .width = 20, .kind = DT_COLUMN_PROSE, .share = 16},
        {.title = "Who is exposed by it", .width = 40, .kind = DT_COLUMN_PROSE, .share = 32}};
    const dt_attitude *attitudes = page->plan->views[0].attitudes;
    dt_table table;
    dt_plan_add(
        page, "Step by step. Exposed is who could lose something that is not at risk today; who is not is no worse off "
              "than today, which is not to say safe.");
    dt_document_table_begin(page->doc, &table, columns, sizeof columns / sizeof *columns, page->plan->step_count);
    for (size_t k = 0; k < page->plan->step_count; k++) {
        put_step(page, &table, k, attitudes);
        attitudes += page->plan->steps[k].party_count;
    }
    dt_document_table_end(page->doc, &table);
}

/* ---- the picture --------------------------------------------------------------------------------------------------- */

static void draw(const void *user, dt_text *out)
{
    dt_stairs_draw_svg(user, out);
}

static void tell_picture(dt_reporter *r, dt_plan_page *page)
{
    dt_stairs stairs;
    if (r->doc.format != DT_FORMAT_HTML)
        return;
    if (page->plan->step_count > DT_STAIRS_STEPS_MAX) {
        dt_section_leave_out(r, "A plan of %zu steps has no picture.", page->plan->step_count);
        return;
    }
    dt_stairs_init(&stairs, page);
    dt_plan_add(page, "The plan as a staircase, and beside each step what it exposes of whom");
    if (stairs.left_out)
        dt_text_printf(&page->doc->text, "; %zu more parties have no room", stairs.left_out);
    dt_plan_add(page, ".");
    dt_document_picture(&r->doc, &(dt_picture){.label = "Staircase of the plan",
                                               .words = "",
                                               .draw = {[DT_FORMAT_HTML] = draw},
                                               .user = &stairs});
}

/* ---- the whole ----------------------------------------------------------------------------------------------------- */

static void tell_goal(dt_reporter *r, const planning *p)
{
    dt_text *text = &r->doc.text;
    bool one = p->wanted->count == 1;
    dt_text_add(text, one ? "Looked for is a way to " : "Looked for is the best way to one of ");
    if (one)
        dt_prose_state(text, r->teller.graph, r->teller.naming, p->wanted->states[0]);
    else
        dt_text_printf(text, "%" PRIu32 " states", p->wanted->count);
    dt_text_add(text, one ? ". It is " : ". They are ");
    if (p->wanted->holding == p->wanted->count)
        dt_text_add(
            text, "all that holds by itself or by answers and is better than today for somebody and worse for nobody");
    else
        dt_text_printf(text,
                       "of the %" PRIu32
                       " states that hold by themselves or by answers and are better than today for somebody "
                       "and worse for nobody, %s on which no other of them improves for somebody at nobody's cost",
                       p->wanted->holding, one ? "the one" : "those");
    dt_text_add(
        text,
        ". The parties step so that as little as can be is at risk on the way, first of what matters most to each; "
        "the others are reckoned with by all that they gain by, one after the other.");
    dt_document_block(&r->doc, DT_PARAGRAPH);
}

static void tell_size(dt_plan_page *page)
{
    const dt_plan *plan = page->plan;
    dt_plan_add(page, "From ");
    dt_plan_add_state(page, plan->start);
    dt_plan_add(page, " to ");
    dt_plan_add_state(page, plan->end);
    dt_plan_add(page, " in ");
    dt_tell_count(&page->doc->text, plan->step_count, "step", "steps");
    if (plan->cost.exchanges) {
        dt_plan_add(page, ", of which ");
        dt_tell_count(&page->doc->text, plan->cost.exchanges, "is an exchange", "are exchanges");
    }
    dt_plan_add(page, ".");
    dt_document_block(page->doc, DT_LEAD);
}

static void tell_plan(dt_reporter *r, const planning *p)
{
    dt_plan_asked asked = {.graph = r->teller.graph, .options = &p->options, .budget = r->teller.budget};
    dt_plan_page page = {.plan = p->plan,
                         .asked = &asked,
                         .graph = r->teller.graph,
                         .model = r->teller.model,
                         .doc = &r->doc,
                         .naming = r->teller.naming,
                         .tables = VIEWS_MAX};
    tell_size(&page);
    dt_plan_add(&page, p->plan->views[0].risk_count ? "At risk today already:" : "");
    dt_document_block(&r->doc, DT_PARAGRAPH);
    dt_plan_tell_start(&page);
    tell_picture(r, &page);
    tell_steps(&page);
    dt_tell_plan_views(&page, 4);
}

static void tell_answer(dt_reporter *r, const planning *p, bool done)
{
    dt_text *text = &r->doc.text;
    if (p->wanted->count == 0 && p->wanted->found) {
        dt_text_add(
            text,
            "Nothing that holds by itself or by answers is better than today for somebody and worse for nobody: so "
            "there is nothing to plan for.");
        dt_document_block(&r->doc, DT_PARAGRAPH);
        return;
    }
    if (!done || !p->plan || p->plan->view_count == 0) {
        if (done && p->plan && p->plan->answer == DT_PLAN_NO_WAY) {
            tell_goal(r, p);
            dt_text_add(text, "No gestures and exchanges lead there.");
            dt_document_block(&r->doc, DT_LEAD);
        } else {
            dt_section_leave_out(r, "A plan is left out: the conflict is too large to look for one here.");
        }
        return;
    }
    tell_goal(r, p);
    tell_plan(r, p);
}

dt_status dt_section_plan(dt_reporter *r)
{
    bool done = false;
    planning p = {.teller = &r->teller, .wanted = &r->wanted, .options = DT_PLAN_OPTIONS_INIT};
    p.goal = dt_calloc(dt_words_for(dt_graph_count(r->teller.graph)), sizeof *p.goal);
    if (!p.goal)
        return DT_ERR_NOMEM;
    for (uint32_t k = 0; k < p.wanted->count; k++)
        dt_bit_set(p.goal, p.wanted->states[k]);
    p.options.from = dt_graph_status_quo(r->teller.graph);
    p.options.goal = p.goal;
    p.options.profile = r->teller.profile;
    dt_status status = p.wanted->found ? dt_section_try(r, find, &p, &done) : DT_OK;
    if (status == DT_OK)
        tell_answer(r, &p, done);
    dt_plan_free(p.plan);
    free(p.goal);
    return status;
}
