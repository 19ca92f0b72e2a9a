/* SPDX-License-Identifier: MIT */
/* The report of a conflict whose states are not listed: the sections that need no list, and what sets of states tell. */
#include "report/section.h"
#include "report/sets_teller.h"

#include <assert.h>

/* ---- the sections that only it has ----------------------------------------------------------------------------------- */

static bool has_status_quo(const dt_reporter *r)
{
    return dt_symbolic_status_quo(r->sets->symbolic) != NULL;
}

/* How many states hold in one way, under each concept that says so. */
static void tell_holding(dt_reporter *r, dt_hold hold)
{
    dt_enumeration list = {.count = 0};
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++) {
        const dt_family *family = dt_sets_family_of(r->sets, c);
        if (!family || dt_hold_of((dt_concept_set)(1u << c)) != hold)
            continue;
        dt_text *item = dt_enumeration_next(&list);
        dt_report_number(item, family->digest.equilibria);
        dt_text_printf(item, " under %s", dt_concept_get((dt_concept_id)c)->brief);
    }
    dt_text_add(&r->doc.text, "States: ");
    dt_enumeration_end(&list, ", ", " and ", &r->doc.text);
    dt_text_add(&r->doc.text, hold == DT_HOLDS_ALONE
                                  ? "; nobody"
                                  : ", those that hold by themselves among them. At the others somebody");
    dt_text_add(&r->doc.text, dt_hold_predicate(hold));
    dt_document_labelled(&r->doc, DT_ITEM, dt_hold_label(hold));
}

static dt_status write_brief(dt_reporter *r)
{
    dt_tell_readings(&r->teller, &r->doc.text);
    dt_document_block(&r->doc, DT_PARAGRAPH);
    if (has_status_quo(r))
        dt_sets_tell_today(r->sets);
    dt_document_labelled(&r->doc, DT_ITEM, "Today");
    for (dt_hold hold = DT_HOLDS_ALONE; hold > DT_HOLDS_NOT; hold--)
        tell_holding(r, hold);
    return DT_OK;
}

static dt_status write_today(dt_reporter *r)
{
    dt_sets_tell_status_quo(r->sets);
    return DT_OK;
}

static dt_status write_outcomes(dt_reporter *r)
{
    dt_section_leave_out(
        r,
        "The states are too many to list: pictures of them, tables of moves and verdicts, the way there, what would have "
        "to change, who could upset what together, which judgements decide, and on which statement each outcome rests "
        "are left out. \"detente explain --state\" tells of any single one, \"detente paths\" how it could come about.");
    return dt_sets_tell_equilibria(r->sets);
}

static dt_status write_readings(dt_reporter *r)
{
    if (r->sets->answer->all_readings)
        return dt_sets_tell_readings(r->sets);
    dt_section_leave_out(
        r, "There are too many combinations of readings to solve each; \"detente solve --reading\" solves one.");
    return DT_OK;
}

static bool has_readings(const dt_reporter *r)
{
    return dt_profiles_count(r->teller.model) != 1; /* 0: too many */
}

static const dt_section sections[] = {
    {DT_PART, "words", "In words", write_brief, NULL},
    {DT_SECTION, "conflict", "The conflict", dt_section_conflict, NULL},
    {DT_SECTION, "today", "Where it stands today", write_today, has_status_quo},
    {DT_SECTION, "outcomes", "What can hold", write_outcomes, NULL},
    {DT_SECTION, "readings", "How it depends on the reading of each mind", write_readings, has_readings},
    {DT_PART, "exhibits", "Exhibits", NULL, NULL},
    {DT_EXHIBIT, "options", "Decision makers and options", dt_section_options, NULL},
    {DT_EXHIBIT, "infeasible", "What is ruled out", dt_section_rules, NULL},
    {DT_EXHIBIT, "preferences", "Preferences", dt_section_preferences, NULL},
    {DT_PART, "sources", "Sources", NULL, NULL},
    {DT_SECTION, "judgements", "Judgements and their sources", dt_section_judgements, NULL},
    {DT_SECTION, "assumptions", "Assumptions", dt_section_assumptions, NULL},
    {DT_PART, "method", "Method", dt_section_method, NULL},
};
#define SECTION_COUNT (sizeof sections / sizeof *sections)

/* ---- the whole ------------------------------------------------------------------------------------------------------- */

dt_status dt_report_far(const dt_sets_answer *answer, dt_format format, dt_text *out)
{
    dt_reporter r = {.why = NULL};
    dt_sets_teller sets;
    assert(format == DT_FORMAT_HTML || format == DT_FORMAT_MARKDOWN || format == DT_FORMAT_LATEX);
    dt_status status = dt_sets_teller_new(&sets, answer, &r.doc, 4);
    r.sets = &sets;
    r.teller.model = sets.model;
    r.teller.graph = sets.sketch;
    r.teller.profile = dt_sets_profile(sets.sets);
    r.teller.options = answer->options;
    r.teller.budget = answer->budget;
    r.teller.naming = DT_BY_NAME;
    if (status == DT_OK)
        status = dt_report_write(&r, sections, SECTION_COUNT, format, out);
    dt_enumeration_free(&r.left_out);
    dt_sets_teller_free(&sets);
    return status;
}
