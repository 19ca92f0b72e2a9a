/* SPDX-License-Identifier: MIT */
/* The report where preferences need not be rankings: the sections that need none, and what the relational engine found. */
#include "report/findings.h"
#include "report/gain.h"
#include "report/section.h"

#include "base/bits.h"
#include "base/memory.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>

#define OUTCOMES_MAX 12 /* equilibria told of one by one */

static const dt_findings *findings_of(const dt_reporter *r)
{
    return r->findings->answer->findings;
}

/* ---- why ------------------------------------------------------------------------------------------------------------- */

static dt_status tell_why(dt_reporter *r, size_t k, size_t dm, uint32_t state)
{
    const dt_teller *teller = &r->teller;
    dt_asked asked = {.graph = teller->graph, .profile = teller->profile, .budget = teller->budget};
    dt_page page = {.asked = &asked, .model = teller->model, .doc = &r->doc, .naming = DT_BY_NAME, .relational = true};
    dt_witness *witness = NULL;
    DT_TRY(dt_explain_criterion(&witness, teller->graph, teller->profile, dt_findings_criterion(findings_of(r), k), dm,
                                state, teller->budget));
    dt_explain_sentence(&page, witness);
    dt_document_block(&r->doc, DT_ITEM);
    dt_witness_free(witness);
    return DT_OK;
}

/* The most demanding criterion that the state meets, and under which the decision maker stands so; SIZE_MAX: none. */
static size_t last_standing(const dt_reporter *r, size_t dm, uint32_t state, dt_stand_by by)
{
    for (size_t k = dt_findings_count(findings_of(r)); k-- > 0;)
        if (dt_findings_equilibrium(findings_of(r), k, state) &&
            dt_standings_of(r->findings->standings, k, dm, state).by == by)
            return k;
    return SIZE_MAX;
}

/* The least demanding that it misses, of no degree if there is one; SIZE_MAX: none. */
static size_t last_missed(const dt_reporter *r, size_t dm, uint32_t state)
{
    size_t missed = SIZE_MAX;
    for (size_t k = 0; k < dt_findings_count(findings_of(r)); k++) {
        bool better = missed == SIZE_MAX || dt_findings_criterion(findings_of(r), k).strength == 0;
        if (!dt_findings_stable(findings_of(r), k, dm, state) && better)
            missed = k;
    }
    return missed;
}

static dt_status tell_reasons(dt_reporter *r, uint32_t state)
{
    static const dt_stand_by ways[] = {DT_BY_UNKNOWN, DT_BY_SANCTION};
    for (size_t i = 0; i < r->teller.model->dm_count; i++) {
        size_t missed = last_missed(r, i, state);
        for (size_t n = 0; n < 2; n++) {
            size_t k = last_standing(r, i, state, ways[n]);
            if (k != SIZE_MAX)
                DT_TRY(tell_why(r, k, i, state));
        }
        if (missed != SIZE_MAX)
            DT_TRY(tell_why(r, missed, i, state));
    }
    return DT_OK;
}

/* ---- in words ---------------------------------------------------------------------------------------------------------- */

static bool has_status_quo(const dt_reporter *r)
{
    return dt_graph_status_quo(r->teller.graph) != DT_NO_STATE;
}

static uint64_t count_holding(const dt_reporter *r, dt_hold hold)
{
    uint64_t count = 0;
    for (uint32_t s = 0; s < dt_graph_count(r->teller.graph); s++)
        count += dt_section_hold(r, s) == hold;
    return count;
}

/* "States: 3; nobody could gain by moving alone", of what holds under some type and degree. */
static void tell_holding(dt_reporter *r, dt_hold hold)
{
    uint64_t count = count_holding(r, hold);
    if (count == 0)
        return;
    dt_tell_count(&r->doc.text, count, "state", "states");
    dt_criterion first = dt_findings_criterion(findings_of(r), 0);
    dt_text_add(&r->doc.text, first.type ? ", under some type: " : first.bounds ? ", under some bounds: " : ": ");
    dt_text_add(&r->doc.text, hold == DT_HOLDS_ALONE ? "nobody" : "somebody");
    dt_text_add(&r->doc.text, dt_hold_predicate(hold));
    dt_document_labelled(&r->doc, DT_ITEM, dt_hold_label(hold));
}

static dt_status write_brief(dt_reporter *r)
{
    dt_text *text = &r->doc.text;
    dt_text_add(text, "Not every preference here is a ranking.");
    dt_tell_readings(&r->teller, text);
    dt_findings_tell_preferences(r->findings, text);
    dt_document_block(&r->doc, DT_PARAGRAPH);
    if (has_status_quo(r)) {
        uint32_t state = dt_graph_status_quo(r->teller.graph);
        dt_prose_title(text, r->teller.graph, DT_BY_NAME, state);
        dt_text_add(text, ": ");
        dt_findings_tell_verdict(r->findings, state, text);
        dt_text_add(text, ".");
        dt_document_labelled(&r->doc, DT_ITEM, "Today");
    }
    for (dt_hold hold = DT_HOLDS_ALONE; hold > DT_HOLDS_NOT; hold--)
        tell_holding(r, hold);
    dt_section_leave_out(
        r, "How it could unfold, the plan, coalitions and what the outcomes rest on go by rankings, and are "
           "left out, for not every preference here is one.");
    return DT_OK;
}

/* ---- today and outcomes ------------------------------------------------------------------------------------------------ */

static dt_status tell_state(dt_reporter *r, uint32_t state)
{
    dt_text *text = &r->doc.text;
    dt_text_add(text, "This is ");
    dt_findings_tell_verdict(r->findings, state, text);
    dt_text_add(text, ".");
    dt_findings_tell_standing(r->findings, state, text);
    dt_findings_tell_instability(r->findings, state, text);
    dt_document_block(&r->doc, DT_PARAGRAPH);
    return tell_reasons(r, state);
}

static dt_status write_today(dt_reporter *r)
{
    uint32_t state = dt_graph_status_quo(r->teller.graph);
    dt_section_tell_done(r, state);
    return tell_state(r, state);
}

/* Whether known or possible improvements lead there from the status quo. */
static void tell_arrival(dt_reporter *r, uint32_t state)
{
    const uint32_t *steps = r->teller.reached.steps;
    if (!steps || state == dt_graph_status_quo(r->teller.graph))
        return;
    bool unknown = dt_gain_may_be_unknown(r->teller.model, r->teller.profile);
    if (steps[state] == UINT32_MAX)
        dt_text_printf(&r->doc.text, "No improvements%s lead here from the status quo.",
                       unknown ? ", and no moves that may be some," : "");
    else
        dt_text_printf(&r->doc.text, "From the status quo %" PRIu32 " move%s that improve%s%s lead%s here.",
                       steps[state], steps[state] == 1 ? "" : "s", steps[state] == 1 ? "s" : "",
                       unknown ? " or may" : "", steps[state] == 1 ? "s" : "");
    dt_document_labelled(&r->doc, DT_ITEM, "The way there");
}

static dt_status tell_outcome(dt_reporter *r, uint32_t state)
{
    dt_prose_title(&r->doc.text, r->teller.graph, DT_BY_NAME, state);
    dt_document_heading(&r->doc, 4, NULL);
    dt_prose_taken(&r->doc.text, r->teller.graph, state);
    dt_document_block(&r->doc, DT_PARAGRAPH);
    DT_TRY(tell_state(r, state));
    tell_arrival(r, state);
    return r->doc.text.status;
}

static dt_status write_outcomes(dt_reporter *r)
{
    uint64_t told = 0, any = 0;
    for (uint32_t s = 0; s < dt_graph_count(r->teller.graph); s++)
        any += dt_findings_equilibria(findings_of(r), s) != 0;
    dt_text_printf(&r->doc.text, "%" PRIu64 " of %" PRIu32 " states %s equilibri%s under some concept.", any,
                   dt_graph_count(r->teller.graph), any == 1 ? "is an" : "are", any == 1 ? "um" : "a");
    dt_document_block(&r->doc, DT_PARAGRAPH);
    if (any > OUTCOMES_MAX)
        dt_section_leave_out(r,
                             "%d of %" PRIu64 " equilibria are told of one by one, those under most concepts first. "
                             "\"detente solve --format csv --brief\" lists every one.",
                             OUTCOMES_MAX, any);
    for (size_t met = dt_findings_count(findings_of(r)); met > 0 && told < OUTCOMES_MAX; met--)
        for (uint32_t s = 0; s < dt_graph_count(r->teller.graph) && told < OUTCOMES_MAX; s++) {
            DT_TRY(dt_budget_spend(r->teller.budget, 1));
            if ((size_t)__builtin_popcountll(dt_findings_equilibria(findings_of(r), s)) != met)
                continue;
            DT_TRY(tell_outcome(r, s));
            told++;
        }
    return DT_OK;
}

/* ---- readings ---------------------------------------------------------------------------------------------------------- */

static bool is_compared(const dt_reporter *r)
{
    return r->findings->answer->other_count > 0;
}

static dt_status write_readings(dt_reporter *r)
{
    uint64_t told = 0;
    for (uint32_t s = 0; s < dt_graph_count(r->teller.graph); s++) {
        DT_TRY(dt_budget_spend(r->teller.budget, 1 + r->findings->answer->other_count));
        if (!dt_findings_tell_readings(r->findings, s, NULL))
            continue;
        if (told++ == DT_SHOWN_MAX) {
            dt_section_leave_out(
                r, "Of more states it is not told how they depend on readings; \"detente solve --readings "
                   "all --format json\" has all.");
            return DT_OK;
        }
        dt_prose_title(&r->doc.text, r->teller.graph, DT_BY_NAME, s);
        dt_text_add(&r->doc.text, ": ");
        dt_findings_tell_readings(r->findings, s, &r->doc.text);
        dt_text_add(&r->doc.text, ".");
        dt_document_block(&r->doc, DT_ITEM);
    }
    dt_text_add(&r->doc.text, told ? "" : "Under no reading is any state an equilibrium.");
    dt_document_block(&r->doc, DT_PARAGRAPH);
    return DT_OK;
}

/* ---- the whole --------------------------------------------------------------------------------------------------------- */

static const dt_section sections[] = {
    {DT_PART, "words", "In words", write_brief, NULL},
    {DT_SECTION, "conflict", "The conflict", dt_section_conflict, NULL},
    {DT_SECTION, "today", "Where it stands today", write_today, has_status_quo},
    {DT_SECTION, "outcomes", "What can hold", write_outcomes, NULL},
    {DT_SECTION, "readings", "How it depends on the reading of each mind", write_readings, is_compared},
    {DT_PART, "pictures", "Pictures", NULL, NULL},
    {DT_SECTION, "map", "Map of outcomes", dt_section_map, NULL},
    {DT_PART, "exhibits", "Exhibits", NULL, NULL},
    {DT_EXHIBIT, "options", "Decision makers and options", dt_section_options, NULL},
    {DT_EXHIBIT, "infeasible", "What is ruled out", dt_section_rules, NULL},
    {DT_EXHIBIT, "states", "Feasible states", dt_section_states, NULL},
    {DT_EXHIBIT, "preferences", "Preferences", dt_section_preferences, NULL},
    {DT_EXHIBIT, "moves", "Moves and improvements", dt_section_moves, NULL},
    {DT_EXHIBIT, "stability", "Stability", dt_section_stability, NULL},
    {DT_PART, "sources", "Sources", NULL, NULL},
    {DT_SECTION, "judgements", "Judgements and their sources", dt_section_judgements, NULL},
    {DT_SECTION, "assumptions", "Assumptions", dt_section_assumptions, NULL},
    {DT_PART, "method", "Method", dt_section_method, NULL},
};
#define SECTION_COUNT (sizeof sections / sizeof *sections)

/* All of a small conflict, else the status quo, what has a name, and what holds. */
static void choose_shown(const dt_reporter *r, uint32_t all, dt_shown *shown)
{
    const dt_graph *graph = r->teller.graph;
    uint32_t states = dt_graph_count(graph);
    *shown = (dt_shown){.all = states <= all};
    if (!shown->all)
        dt_shown_add_named(shown, &r->teller);
    for (size_t met = dt_findings_count(findings_of(r)) + 1; met-- > (shown->all ? 0 : 1);)
        for (uint32_t s = 0; s < states; s++)
            if ((size_t)__builtin_popcountll(dt_findings_equilibria(findings_of(r), s)) == met)
                dt_shown_add(shown, s);
}

static dt_status write(dt_reporter *r, dt_format format, dt_text *out)
{
    DT_TRY(dt_reached_new(&r->teller.reached, r->teller.graph, r->teller.profile, r->teller.budget));
    choose_shown(r, DT_SHOWN_MAX, &r->shown);
    choose_shown(r, DT_PICTURED_ALL, &r->pictured);
    return dt_report_write(r, sections, SECTION_COUNT, format, out);
}

dt_status dt_report_relations(const dt_findings_answer *answer, dt_format format, dt_text *out)
{
    dt_findings_sheet sheet = {.answer = answer, .graph = answer->graph, .model = dt_graph_model(answer->graph)};
    dt_reporter r = {.findings = &sheet};
    assert(format == DT_FORMAT_HTML || format == DT_FORMAT_MARKDOWN || format == DT_FORMAT_LATEX);
    r.teller.model = sheet.model;
    r.teller.graph = answer->graph;
    r.teller.profile = answer->profile;
    r.teller.options = answer->options;
    r.teller.budget = answer->budget;
    r.teller.naming = DT_BY_NAME;
    dt_status status =
        dt_standings_new(&sheet.standings, answer->findings, answer->graph, answer->profile, answer->budget);
    if (status == DT_OK)
        status = write(&r, format, out);
    dt_standings_free(sheet.standings);
    dt_reached_free(&r.teller.reached);
    dt_enumeration_free(&r.left_out);
    return status;
}
