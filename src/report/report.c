/* SPDX-License-Identifier: MIT */
/* Everything about one conflict in one document. The table of sections is the order of the report. */
#include "report/section.h"

#include "base/memory.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#define EXAMPLES 4 /* told of a large family of equilibria */

/* ---- the sections -------------------------------------------------------------------------------------------------- */

static bool has_readings(const dt_reporter *r)
{
    for (size_t i = 0; i < r->teller.model->dm_count; i++)
        if (dt_has_choice(r->teller.model, i))
            return true;
    return false;
}

static bool is_compared(const dt_reporter *r)
{
    return dt_solution_profiles(r->teller.solution) > 1;
}

static bool has_status_quo(const dt_reporter *r)
{
    return dt_graph_status_quo(r->teller.graph) != DT_NO_STATE;
}

static bool asks_further(const dt_reporter *r)
{
    return dt_solution_foresight(r->teller.solution, 0) != NULL;
}

static bool has_degrees(const dt_reporter *r)
{
    return dt_profile_strength(r->teller.model, r->teller.profile) > DT_MILD;
}

static const dt_section sections[] = {
    {DT_PART, "words", "In words", dt_section_brief, NULL},
    {DT_SECTION, "conflict", "The conflict", dt_section_conflict, NULL},
    {DT_SECTION, "today", "Where it stands today", dt_section_today, NULL},
    {DT_SECTION, "outcomes", "What can hold", dt_section_outcomes, NULL},
    {DT_SECTION, "readings", "How it depends on the reading of each mind", dt_section_readings, has_readings},
    {DT_SECTION, "further", "Further concepts", dt_section_further, asks_further},
    {DT_PART, "pictures", "Pictures", NULL, NULL},
    {DT_SECTION, "map", "Map of outcomes", dt_section_map, NULL},
    {DT_SECTION, "grid", "Readings compared", dt_section_grid, is_compared},
    {DT_PART, "ways", "The way there", NULL, NULL},
    {DT_SECTION, "unfold", "How it could unfold", dt_section_unfold, has_status_quo},
    {DT_SECTION, "plan", "Step by step to a deal", dt_section_plan, has_status_quo},
    {DT_SECTION, "mediation", "What would have to change", dt_section_mediation, has_status_quo},
    {DT_SECTION, "coalitions", "Who could upset it together", dt_section_coalitions, NULL},
    {DT_PART, "exhibits", "Exhibits", NULL, NULL},
    {DT_EXHIBIT, "options", "Decision makers and options", dt_section_options, NULL},
    {DT_EXHIBIT, "infeasible", "What is ruled out", dt_section_rules, NULL},
    {DT_EXHIBIT, "states", "Feasible states", dt_section_states, NULL},
    {DT_EXHIBIT, "preferences", "Preferences", dt_section_preferences, NULL},
    {DT_EXHIBIT, "moves", "Moves and improvements", dt_section_moves, NULL},
    {DT_EXHIBIT, "stability", "Stability", dt_section_stability, NULL},
    {DT_EXHIBIT, "degrees", "Stability by degree", dt_section_degrees, has_degrees},
    {DT_EXHIBIT, "evolution", "Evolution from the status quo", dt_section_evolution, has_status_quo},
    {DT_EXHIBIT, "pivots", "Judgements that decide", dt_section_pivots, NULL},
    {DT_EXHIBIT, "insight", "What it means for each party", dt_section_insight, NULL},
    {DT_PART, "sources", "Sources", NULL, NULL},
    {DT_SECTION, "judgements", "Judgements and their sources", dt_section_judgements, NULL},
    {DT_SECTION, "assumptions", "Assumptions", dt_section_assumptions, NULL},
    {DT_SECTION, "grounds", "What the outcomes rest on", dt_section_grounds, NULL},
    {DT_PART, "method", "Method", dt_section_method, NULL},
};
#define SECTION_COUNT (sizeof sections / sizeof *sections)

/* ---- what they are told from --------------------------------------------------------------------------------------- */

const dt_witness *dt_reporter_why(const dt_reporter *r, size_t outcome, size_t dm)
{
    return r->why[outcome * r->teller.model->dm_count + dm];
}

static dt_status find_why(dt_reporter *r)
{
    const dt_teller *teller = &r->teller;
    size_t dms = teller->model->dm_count;
    r->why = dt_calloc(r->outcomes.count, dms * sizeof *r->why);
    if (!r->why)
        return DT_ERR_NOMEM;
    for (size_t k = 0; k < r->outcomes.count; k++)
        for (size_t i = 0; i < dms; i++) {
            const dt_outcome *outcome = &r->outcomes.list[k];
            if (outcome->stands[i].by == DT_BY_SANCTION)
                DT_TRY(dt_explain(&r->why[k * dms + i], teller->graph, teller->profile, outcome->shown, i,
                                  outcome->state, teller->budget));
        }
    return DT_OK;
}

static dt_status find_wanted(void *user, dt_budget *part)
{
    dt_reporter *r = user;
    return dt_wanted_find(&r->wanted, &r->teller, part);
}

static dt_status find_out(dt_reporter *r)
{
    bool done;
    const dt_teller *teller = &r->teller;
    uint32_t states[DT_OUTCOMES_MAX];
    DT_TRY(dt_outcomes_new(&r->outcomes, teller->solution, 0, &teller->reached, EXAMPLES, teller->budget));
    DT_TRY(dt_outcomes_stand(&r->outcomes, teller->solution, 0, teller->budget));
    DT_TRY(find_why(r));
    if (has_status_quo(r))
        DT_TRY(dt_section_try(r, find_wanted, r, &done));
    for (size_t k = 0; k < r->outcomes.count; k++)
        states[k] = r->outcomes.list[k].state;
    DT_TRY(dt_routes_find(&r->routes, teller, states, r->outcomes.count));
    const dt_witness *const *why = (const dt_witness *const *)r->why;
    DT_TRY(dt_shown_choose(&r->shown, DT_SHOWN_MAX, teller, &r->outcomes, &r->routes, why));
    return dt_shown_choose(&r->pictured, DT_PICTURED_ALL, teller, &r->outcomes, &r->routes, why);
}

static void free_all(dt_reporter *r)
{
    for (size_t k = 0; r->why && k < r->outcomes.count * r->teller.model->dm_count; k++)
        dt_witness_free(r->why[k]);
    free(r->why);
    dt_routes_free(&r->routes);
    dt_outcomes_free(&r->outcomes);
    dt_wanted_free(&r->wanted);
    dt_enumeration_free(&r->left_out);
    dt_teller_free(&r->teller);
}

/* ---- the whole ------------------------------------------------------------------------------------------------------ */

dt_status dt_report_all(const dt_solution *solution, dt_format format, const dt_report_options *options,
                        dt_budget *budget, dt_text *out)
{
    dt_reporter r = {.why = NULL};
    assert((dt_verdicts_concepts(dt_solution_verdicts(solution, 0)) & DT_CONCEPTS_DEFAULT) == DT_CONCEPTS_DEFAULT);
    DT_TRY(dt_teller_new(&r.teller, solution, 0, options, budget, out));
    r.teller.naming = DT_BY_NAME;
    dt_status status = find_out(&r);
    if (status == DT_OK)
        status = dt_report_write(&r, sections, SECTION_COUNT, format, out);
    free_all(&r);
    return status;
}
