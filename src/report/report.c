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

typedef enum part { PART, SECTION, EXHIBIT } part;

typedef struct section {
    part part;
    const char *id, *title;
    dt_status (*write)(dt_reporter *r);    /* NULL: what follows stands under it */
    bool (*applies)(const dt_reporter *r); /* NULL: to every conflict */
} section;

static const section sections[] = {
    {PART, "words", "In words", dt_section_brief, NULL},
    {SECTION, "conflict", "The conflict", dt_section_conflict, NULL},
    {SECTION, "today", "Where it stands today", dt_section_today, NULL},
    {SECTION, "outcomes", "What can hold", dt_section_outcomes, NULL},
    {SECTION, "readings", "How it depends on the reading of each mind", dt_section_readings, has_readings},
    {SECTION, "further", "Further concepts", dt_section_further, asks_further},
    {PART, "pictures", "Pictures", NULL, NULL},
    {SECTION, "map", "Map of outcomes", dt_section_map, NULL},
    {SECTION, "grid", "Readings compared", dt_section_grid, is_compared},
    {PART, "exhibits", "Exhibits", NULL, NULL},
    {EXHIBIT, "options", "Decision makers and options", dt_section_options, NULL},
    {EXHIBIT, "infeasible", "What is ruled out", dt_section_rules, NULL},
    {EXHIBIT, "states", "Feasible states", dt_section_states, NULL},
    {EXHIBIT, "preferences", "Preferences", dt_section_preferences, NULL},
    {EXHIBIT, "moves", "Moves and improvements", dt_section_moves, NULL},
    {EXHIBIT, "stability", "Stability", dt_section_stability, NULL},
    {EXHIBIT, "evolution", "Evolution from the status quo", dt_section_evolution, has_status_quo},
    {EXHIBIT, "insight", "What it means for each party", dt_section_insight, NULL},
    {PART, "sources", "Sources", NULL, NULL},
    {SECTION, "judgements", "Judgements and their sources", dt_section_judgements, NULL},
    {SECTION, "assumptions", "Assumptions", dt_section_assumptions, NULL},
    {SECTION, "grounds", "What the outcomes rest on", dt_section_grounds, NULL},
    {PART, "method", "Method", dt_section_method, NULL},
};
#define SECTION_COUNT (sizeof sections / sizeof *sections)

static bool applies(const dt_reporter *r, const section *s)
{
    return !s->applies || s->applies(r);
}

static void write_contents(dt_reporter *r)
{
    dt_content contents[SECTION_COUNT];
    size_t count = 0;
    for (size_t k = 0; k < SECTION_COUNT; k++)
        if (applies(r, &sections[k]))
            contents[count++] = (dt_content){sections[k].part == PART ? 2u : 3u, sections[k].id, sections[k].title};
    dt_document_contents(&r->doc, contents, count);
}

static dt_status write_sections(dt_reporter *r)
{
    unsigned exhibit = 0;
    for (size_t k = 0; k < SECTION_COUNT; k++) {
        const section *s = &sections[k];
        if (!applies(r, s))
            continue;
        if (s->part == EXHIBIT)
            dt_text_printf(&r->doc.text, "Exhibit %u: ", ++exhibit);
        dt_text_add(&r->doc.text, s->title);
        dt_document_heading(&r->doc, s->part == PART ? 2 : 3, s->id);
        if (s->write)
            DT_TRY(s->write(r));
        DT_TRY(r->doc.text.status);
        DT_TRY(r->doc.out->status);
    }
    return DT_OK;
}

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

static dt_status find_out(dt_reporter *r)
{
    const dt_teller *teller = &r->teller;
    uint32_t states[DT_OUTCOMES_MAX];
    DT_TRY(dt_outcomes_new(&r->outcomes, teller->solution, 0, &teller->reached, EXAMPLES, teller->budget));
    DT_TRY(dt_outcomes_stand(&r->outcomes, teller->solution, 0, teller->budget));
    DT_TRY(find_why(r));
    for (size_t k = 0; k < r->outcomes.count; k++)
        states[k] = r->outcomes.list[k].state;
    DT_TRY(dt_routes_find(&r->routes, teller, states, r->outcomes.count));
    return dt_shown_choose(&r->shown, teller, &r->outcomes, &r->routes, (const dt_witness *const *)r->why);
}

static void free_all(dt_reporter *r)
{
    for (size_t k = 0; r->why && k < r->outcomes.count * r->teller.model->dm_count; k++)
        dt_witness_free(r->why[k]);
    free(r->why);
    dt_routes_free(&r->routes);
    dt_outcomes_free(&r->outcomes);
    dt_enumeration_free(&r->left_out);
    dt_teller_free(&r->teller);
}

/* ---- the whole ------------------------------------------------------------------------------------------------------ */

static dt_status write_all(dt_reporter *r, dt_format format, dt_text *out)
{
    dt_budget_stage(r->teller.budget, "writing the report", 0);
    dt_document_start(&r->doc, format, out, r->teller.model->name);
    dt_tell_size(&r->teller, &r->doc.text);
    dt_document_block(&r->doc, DT_NOTE);
    write_contents(r);
    dt_status status = write_sections(r);
    dt_status written = dt_document_end(&r->doc);
    return status == DT_OK ? written : status;
}

dt_status dt_report_all(const dt_solution *solution, dt_format format, const dt_report_options *options,
                        dt_budget *budget, dt_text *out)
{
    dt_reporter r = {.why = NULL};
    assert((dt_verdicts_concepts(dt_solution_verdicts(solution, 0)) & DT_CONCEPTS_DEFAULT) == DT_CONCEPTS_DEFAULT);
    DT_TRY(dt_teller_new(&r.teller, solution, 0, options, budget, out));
    r.teller.naming = DT_BY_NAME;
    dt_status status = find_out(&r);
    if (status == DT_OK)
        status = write_all(&r, format, out);
    free_all(&r);
    return status;
}
