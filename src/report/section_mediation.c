/* SPDX-License-Identifier: MIT */
/* What would have to change for something better than today to hold: nothing, where it does already; else the smallest sets of
 * changes, as the minds are read and, one change at a time, as they could be read otherwise. */
#include "report/mediation.h"
#include "report/section.h"

#include "base/bits.h"

#include <inttypes.h>

#define SIZE 2      /* changes together, as the minds are read */
#define READINGS 6  /* other combinations of readings that are looked at */
#define SETS 4      /* told of each kind */
#define NAMED_MAX 6 /* named states told one by one */

typedef struct mediating {
    const dt_teller *teller;
    dt_goal goal;
    size_t profiles; /* looked at, the chosen one first */
    dt_mediation *of[1 + READINGS];
} mediating;

/* ---- the search ---------------------------------------------------------------------------------------------------- */

static dt_status search_one(mediating *m, size_t profile, uint32_t size, dt_budget *part)
{
    dt_mediate_options options = DT_MEDIATE_OPTIONS_INIT;
    options.profile = dt_verdicts_profile(dt_solution_verdicts(m->teller->solution, profile));
    options.goal = &m->goal;
    options.size = size;
    return dt_mediate(&m->of[profile], m->teller->graph, &options, part);
}

static dt_status search(void *user, dt_budget *part)
{
    mediating *m = user;
    for (size_t k = 0; k < m->profiles; k++)
        DT_TRY(search_one(m, k, k == 0 ? SIZE : 1, part));
    return DT_OK;
}

/* What is planned for; where nothing better than today holds, all that is better. */
static dt_status find_goal(mediating *m, const dt_wanted *wanted, dt_budget *budget)
{
    const dt_teller *teller = m->teller;
    const uint32_t today = dt_graph_status_quo(teller->graph);
    DT_TRY(dt_goal_of_state(&m->goal, teller->graph, wanted->count ? wanted->states[0] : wanted->first));
    for (uint32_t k = 1; k < wanted->count; k++)
        dt_bit_set(m->goal.states, wanted->states[k]);
    for (uint32_t s = wanted->first; !wanted->count && s < dt_graph_count(teller->graph); s++)
        if (dt_is_better(teller, s, today))
            dt_bit_set(m->goal.states, s);
    m->goal.count = wanted->count ? wanted->count : wanted->better;
    return dt_budget_spend(budget, dt_graph_count(teller->graph));
}

/* ---- the question -------------------------------------------------------------------------------------------------- */

static void tell_goal(dt_reporter *r, const mediating *m)
{
    if (m->goal.count == 1)
        dt_prose_title(&r->doc.text, r->teller.graph, r->teller.naming, m->goal.first);
    else
        dt_text_printf(&r->doc.text, "%s of the %" PRIu32 " states looked for", r->wanted.count ? "Each" : "None",
                       m->goal.count);
}

/* Improvements lead to none of the wanted states. */
static bool is_out_of_reach(const dt_reporter *r, const mediating *m)
{
    for (uint32_t s = 0; s < dt_graph_count(r->teller.graph); s++)
        if (dt_goal_has(&m->goal, s) && r->teller.reached.steps[s] != UINT32_MAX)
            return false;
    return true;
}

static void tell_content(dt_reporter *r, const mediating *m)
{
    dt_text *text = &r->doc.text;
    tell_goal(r, m);
    dt_text_add(text, m->goal.count == 1
                          ? " holds already, and nobody can secure more today: nothing has to change for it."
                          : " holds already, and in some of them nobody has less than it can secure today: nothing "
                            "has to change.");
    if (is_out_of_reach(r, m))
        dt_text_add(text, " What is missing is not a reason to stay there but a way to it: no improvements lead there "
                          "from today.");
    dt_document_block(&r->doc, DT_LEAD);
}

static void tell_rule(dt_reporter *r)
{
    dt_text_add(&r->doc.text,
                "A change counts if today stays possible, the outcome then holds by itself or by answers, "
                "and nobody can secure more today than the outcome is worth to it.");
    dt_document_block(&r->doc, DT_NOTE);
}

static void tell_obstacles(dt_reporter *r, const dt_mediation *found)
{
    dt_text who = {.data = NULL};
    dt_tell_obstacles(&who, found);
    if (who.length)
        dt_text_printf(&r->doc.text, ": %s", dt_text_get(&who));
    dt_text_free_into(&who, &r->doc.text);
    dt_text_add(&r->doc.text, ".");
}

/* What is looked for where nothing that is better than today holds, or nothing that holds is worth having. */
static void tell_question(dt_reporter *r, const mediating *m)
{
    dt_text *text = &r->doc.text;
    const bool one = m->goal.count == 1, holds = r->wanted.count > 0;
    if (!holds)
        dt_text_add(text, "Nothing that is better than today for somebody and worse for nobody holds by itself or by "
                          "answers. ");
    dt_text_printf(text, "Looked for is the least that would have to change for %s to hold%s. ",
                   one ? "the one such state" : "one such state", holds ? " and be worth having" : "");
    tell_goal(r, m);
    dt_text_add(text, !holds ? one ? " does not hold as things are" : " holds as things are"
                      : one  ? " holds, but is not worth having as things are"
                             : " holds, but none is worth having as things are");
    if (one)
        tell_obstacles(r, m->of[0]);
    dt_text_add(text, one ? "" : ".");
    dt_document_block(&r->doc, DT_LEAD);
}

static dt_status tell_chosen(dt_reporter *r, const mediating *m)
{
    static const dt_mediation_telling how = {.most = SETS, .level = 4, .naming = DT_BY_NAME};
    if (m->of[0]->holds) {
        tell_content(r, m);
        return DT_OK;
    }
    tell_question(r, m);
    tell_rule(r);
    return dt_tell_mediation(&r->doc, m->of[0], &how, r->teller.budget);
}

/* ---- other readings ------------------------------------------------------------------------------------------------ */

static void tell_unchanged(dt_reporter *r, const mediating *m)
{
    dt_enumeration list = {.count = 0};
    for (size_t k = 1; k < m->profiles; k++)
        if (m->of[k] && m->of[k]->holds)
            dt_tell_solved(r->teller.solution, k, dt_enumeration_next(&list));
    if (list.count)
        dt_text_add(&r->doc.text, m->of[0]->holds ? "Nothing has to change either if " : "Nothing has to change if ");
    bool any = list.count > 0;
    dt_enumeration_end(&list, ", if ", " or if ", &r->doc.text);
    dt_text_add(&r->doc.text, any ? "." : "");
    dt_document_block(&r->doc, DT_PARAGRAPH);
}

/* How it stands with what is looked for where somebody is read otherwise. */
static void add_otherwise(const mediating *m, const dt_mediation *found, dt_text *cell)
{
    const bool unstable = found->tried[0].refused[DT_REFUSED_UNSTABLE], one = m->goal.count == 1;
    dt_text who = {.data = NULL};
    if (one)
        dt_tell_obstacles(&who, found);
    dt_text_add(cell, unstable ? one ? "It does not hold" : "None of them holds"
                      : one    ? "It holds, but is not worth having"
                               : "None that holds is worth having");
    dt_text_add(cell, who.length ? ": " : "");
    dt_text_add(cell, dt_text_get(&who));
    dt_text_add(cell, ".");
    dt_text_free_into(&who, cell);
}

static dt_status put_reading(dt_reporter *r, const mediating *m, size_t profile, dt_table *table)
{
    const dt_mediation *found = m->of[profile];
    dt_text cell = {.data = NULL};
    dt_tell_solved(r->teller.solution, profile, &cell);
    dt_table_take(table, &cell);
    add_otherwise(m, found, &cell);
    dt_table_take(table, &cell);
    dt_status status = dt_tell_least_change(&cell, found, r->teller.naming, r->teller.budget);
    dt_table_take(table, &cell);
    dt_tell_sets_tried(&cell, found, 1);
    dt_table_take(table, &cell);
    dt_text_free_into(&cell, &r->doc.text);
    return status;
}

static size_t count_changed(const mediating *m)
{
    size_t count = 0;
    for (size_t k = 1; k < m->profiles; k++)
        count += m->of[k] && !m->of[k]->holds;
    return count;
}

static dt_status tell_changed(dt_reporter *r, const mediating *m)
{
    static const dt_column columns[] = {
        {.title = "If", .kind = DT_COLUMN_PROSE, .share = 16, .heads = true},
        {.title = "As things are", .kind = DT_COLUMN_PROSE, .share = 16},
        {.title = "The least that would have to change", .kind = DT_COLUMN_PROSE, .share = 34},
        {.title = "What was searched", .kind = DT_COLUMN_PROSE, .share = 24}};
    const size_t rows = count_changed(m);
    dt_status status = DT_OK;
    dt_table table;
    size_t last = 0;
    if (rows == 0)
        return DT_OK;
    if (m->of[0]->holds)
        tell_rule(r);
    dt_text_add(&r->doc.text, "The same under other readings, where changes were tried one at a time.");
    dt_document_table_begin(&r->doc, &table, columns, sizeof columns / sizeof *columns, rows);
    for (size_t k = 1; k < m->profiles && status == DT_OK; k++)
        if (m->of[k] && !m->of[k]->holds) {
            status = put_reading(r, m, k, &table);
            last = k;
        }
    dt_document_table_end(&r->doc, &table);
    if (m->of[0]->holds)
        dt_tell_measures(&r->doc.text, m->of[last]);
    dt_text_add(&r->doc.text, m->of[0]->holds && rows > 1 ? " These numbers are those of the last row." : "");
    dt_document_block(&r->doc, DT_NOTE);
    return status;
}

static dt_status tell_readings(dt_reporter *r, const mediating *m)
{
    const size_t all = dt_solution_profiles(r->teller.solution);
    tell_unchanged(r, m);
    DT_TRY(tell_changed(r, m));
    if (all > m->profiles)
        dt_section_leave_out(r, "What would have to change is told under %zu of %zu combinations of readings.",
                             m->profiles, all);
    return DT_OK;
}

/* ---- where nothing is better --------------------------------------------------------------------------------------- */

static void tell_loser(dt_reporter *r, uint32_t state)
{
    const dt_teller *teller = &r->teller;
    dt_enumeration list = {.count = 0};
    for (size_t i = 0; i < teller->model->dm_count; i++)
        if (dt_graph_rank(teller->graph, i, teller->profile[i], state) <
            dt_graph_rank(teller->graph, i, teller->profile[i], dt_graph_status_quo(teller->graph)))
            dt_prose_dm(dt_enumeration_next(&list), teller->model, i);
    dt_prose_title(&r->doc.text, teller->graph, teller->naming, state);
    dt_text_add(&r->doc.text, list.count ? " is worse than today for " : " is all the same to everybody as today");
    dt_enumeration_end(&list, ", ", " and ", &r->doc.text);
    dt_text_add(&r->doc.text, ".");
    dt_document_block(&r->doc, DT_ITEM);
}

static void tell_nothing(dt_reporter *r)
{
    const dt_graph *graph = r->teller.graph;
    size_t told = 0;
    dt_text_add(&r->doc.text,
                "No state is better than today for somebody and worse for nobody: whatever took its place, "
                "somebody would have to be content with less.");
    dt_document_block(&r->doc, DT_LEAD);
    for (size_t k = 0; k < r->teller.model->named_count && told < NAMED_MAX; k++) {
        const uint32_t state = dt_graph_named(graph, k);
        if (state == dt_graph_status_quo(graph) || dt_graph_name_of(graph, state) != k)
            continue;
        tell_loser(r, state);
        told++;
    }
}

/* ---- the whole ----------------------------------------------------------------------------------------------------- */

static dt_status tell(dt_reporter *r, const mediating *m, bool done)
{
    if (m->of[0]) {
        DT_TRY(tell_chosen(r, m));
        DT_TRY(tell_readings(r, m));
    }
    if (!done)
        dt_section_leave_out(r,
                             "What would have to change is not searched to the end: the conflict is too large to do it "
                             "here; \"detente mediate\" does.");
    return DT_OK;
}

dt_status dt_section_mediation(dt_reporter *r)
{
    bool done = false;
    const size_t all = dt_solution_profiles(r->teller.solution);
    mediating m = {.teller = &r->teller, .profiles = all < 1 + READINGS ? all : 1 + READINGS};
    if (r->wanted.found && r->wanted.better == 0) {
        tell_nothing(r);
        return DT_OK;
    }
    dt_status status = DT_OK;
    if (r->wanted.found)
        status = find_goal(&m, &r->wanted, r->teller.budget);
    if (status == DT_OK && r->wanted.found)
        status = dt_section_try(r, search, &m, &done);
    if (status == DT_OK)
        status = tell(r, &m, done);
    for (size_t k = 0; k < m.profiles; k++)
        dt_mediation_free(m.of[k]);
    dt_goal_free(&m.goal);
    return status;
}
