/* SPDX-License-Identifier: MIT */
/* What can hold: each outcome with what is done in it, how it holds for whom, whether improvements lead to it, and under
 * which other readings it holds as well. */
#include "report/section.h"
#include "report/sheet.h"

#include <inttypes.h>

#define PROFILES_MAX 6 /* combinations of readings told one by one */

/* ---- one outcome ------------------------------------------------------------------------------------------------------ */

void dt_section_tell_deterred(dt_reporter *r, const dt_witness *why)
{
    dt_asked asked = {.graph = r->teller.graph, .profile = r->teller.profile, .budget = r->teller.budget};
    dt_page page = {.asked = &asked, .model = r->teller.model, .doc = &r->doc, .naming = DT_BY_NAME};
    dt_text *text = &r->doc.text;
    dt_prose_dm(text, r->teller.model, why->dm);
    dt_text_add(text, " could gain by ");
    dt_tell_move(&r->teller, why->dm, why->state, why->answers[0].to, text);
    if (why->answer_count > 1)
        dt_text_printf(text, ", the best of %zu such moves", why->answer_count);
    dt_text_add(text, ", but ");
    dt_explain_answer(&page, why, &why->answers[0]);
    dt_text_add(text, ".");
}

static dt_status tell_ways(dt_reporter *r, size_t k)
{
    const dt_outcome *outcome = &r->outcomes.list[k];
    for (dt_stand_way way = 0; way < DT_STAND_WAYS; way++) {
        dt_telling telling = way == DT_STANDS_LIKING ? DT_BRIEFLY : DT_IN_FULL;
        if (way == DT_STANDS_SANCTION)
            continue;
        DT_TRY(dt_tell_way(&r->teller, way, telling, outcome->state, outcome->stands, &r->doc.text));
        dt_document_labelled(&r->doc, DT_ITEM, dt_way_label(way));
    }
    for (size_t i = 0; i < r->teller.model->dm_count; i++)
        if (dt_reporter_why(r, k, i)) {
            dt_section_tell_deterred(r, dt_reporter_why(r, k, i));
            dt_document_labelled(&r->doc, DT_ITEM, dt_way_label(DT_STANDS_SANCTION));
        }
    return DT_OK;
}

/* Under which of the other combinations of readings the state is an equilibrium as well. */
static void tell_readings(dt_reporter *r, uint32_t state)
{
    const dt_solution *solution = r->teller.solution;
    size_t profiles = dt_solution_profiles(solution), count = 0;
    dt_enumeration holds = {.count = 0}, fails = {.count = 0};
    for (size_t p = 1; p < profiles; p++) {
        const dt_verdicts *verdicts = dt_solution_verdicts(solution, p);
        dt_concept_set found = dt_outcome_concepts(verdicts, state);
        count += found != 0;
        if (profiles > PROFILES_MAX)
            continue;
        dt_text *item = dt_enumeration_next(found ? &holds : &fails);
        dt_tell_solved(solution, p, item);
        if (found && found != dt_outcome_concepts(r->teller.verdicts, state)) {
            dt_text_add(item, ", under ");
            dt_prose_concepts(item, found);
        }
    }
    dt_text *text = &r->doc.text;
    if (profiles > PROFILES_MAX)
        dt_text_printf(text, "It holds under %zu of the other %zu combinations of readings that were tried as well.",
                       count, profiles - 1);
    bool some = holds.count > 0, none = fails.count > 0;
    dt_text_add(text, some ? "It holds as well if " : "");
    dt_enumeration_end(&holds, "; if ", ", and if ", text);
    dt_text_add(text, some ? none ? "; not if " : "." : none ? "It does not hold if " : "");
    dt_enumeration_end(&fails, " or if ", " or if ", text);
    dt_text_add(text, none ? "." : "");
    dt_document_labelled(&r->doc, DT_ITEM, "Other readings");
}

static dt_status tell_outcome(dt_reporter *r, size_t k)
{
    const dt_outcome *outcome = &r->outcomes.list[k];
    dt_text *text = &r->doc.text;
    dt_prose_title(text, r->teller.graph, DT_BY_NAME, outcome->state);
    dt_document_heading(&r->doc, 4, NULL);
    dt_prose_taken(text, r->teller.graph, outcome->state);
    dt_document_block(&r->doc, DT_PARAGRAPH);
    dt_section_tell_hold(r, &r->teller, outcome->state);
    dt_text_add(text, " Equilibrium under ");
    dt_prose_concepts(text, outcome->concepts);
    dt_text_add(text, ".");
    dt_document_labelled(&r->doc, DT_ITEM, "How firmly");
    DT_TRY(tell_ways(r, k));
    dt_tell_arrival(&r->teller, outcome, text);
    dt_document_labelled(&r->doc, DT_ITEM, "The way there");
    tell_readings(r, outcome->state);
    return DT_OK;
}

/* ---- what the words mean -------------------------------------------------------------------------------------------------- */

/* How many hold how firmly, and what that is. */
static void tell_how_many(dt_reporter *r)
{
    static const struct {
        const char *label, *meaning;
    } ways[DT_HOLD_COUNT] = {
        [DT_HOLDS_ALONE] = {"By itself", ": nobody could gain by moving alone."},
        [DT_HOLDS_BY_INTEREST] = {"By answers",
                                  ": somebody could, but every such move has an answer that is in the interest of "
                                  "those who give it."},
        [DT_HOLDS_BY_CAUTION] = {"By caution",
                                 ": somebody could, and what stands against it is an answer in which somebody "
                                 "would move without gaining by it."},
    };
    dt_text_printf(&r->doc.text, "%" PRIu64 " of %" PRIu32 " states can hold.", r->outcomes.total,
                   dt_graph_count(r->teller.graph));
    dt_document_block(&r->doc, DT_PARAGRAPH);
    for (dt_hold hold = DT_HOLDS_ALONE; hold > DT_HOLDS_NOT; hold--) {
        uint64_t count = dt_outcomes_holding(&r->outcomes, hold);
        if (count == 0)
            continue;
        dt_tell_count(&r->doc.text, count, "state", "states");
        dt_text_add(&r->doc.text, ways[hold].meaning);
        dt_document_labelled(&r->doc, DT_ITEM, ways[hold].label);
    }
}

static bool occurs(const dt_reporter *r, dt_stand_by by)
{
    for (size_t k = 0; k < r->outcomes.count * r->teller.model->dm_count; k++)
        if (r->outcomes.stands[k].by == by)
            return true;
    return false;
}

/* The ways in which an outcome holds for a party, of those that are told below. */
static void tell_ways_of_holding(dt_reporter *r)
{
    static const char *const ways[] = {
        [DT_BY_LIKING] = "by liking, where every move away leads to what it likes less",
        [DT_BY_TIE] = "by a tie, where some move leads to what is all the same to it, none to anything better",
        [DT_BY_SANCTION] = "by sanction, where it could gain at first and others can answer",
        [DT_BY_NO_MOVE] = "without a move, where there is no way back or no move from here"};
    static const char ruled_out[] =
        "without a move, where there is no way back, every move is ruled out or there is no move from here";
    dt_enumeration list = {.count = 0};
    for (dt_stand_by by = DT_BY_LIKING; by <= DT_BY_SANCTION; by++)
        if (occurs(r, by))
            dt_text_add(dt_enumeration_next(&list), ways[by]);
    if (occurs(r, DT_BY_NO_MOVE))
        dt_text_add(dt_enumeration_next(&list), r->teller.model->forbidden_count ? ruled_out : ways[DT_BY_NO_MOVE]);
    dt_text_add(&r->doc.text, "For a party an outcome holds ");
    dt_enumeration_end(&list, "; ", "; ", &r->doc.text);
    dt_text_add(&r->doc.text, ".");
    dt_document_block(&r->doc, DT_NOTE);
}

/* ---- all --------------------------------------------------------------------------------------------------------------- */

static void leave_out_rest(dt_reporter *r)
{
    dt_text rest = {.data = NULL};
    dt_tell_rest(&r->teller, &r->outcomes, &rest);
    if (rest.length)
        dt_section_leave_out(r,
                             "%zu of %" PRIu64
                             " equilibria are told of one by one. %s. \"detente solve --format csv --brief\" "
                             "lists every one.",
                             r->outcomes.count, r->outcomes.total, dt_text_get(&rest));
    dt_text_free_into(&rest, &r->doc.text);
}

dt_status dt_section_outcomes(dt_reporter *r)
{
    const dt_outcomes *outcomes = &r->outcomes;
    dt_text *text = &r->doc.text;
    if (outcomes->total == 0) {
        dt_text_add(text, "Nothing can: in every state somebody can improve and nothing deters it.");
        dt_document_block(&r->doc, DT_PARAGRAPH);
        return DT_OK;
    }
    tell_how_many(r);
    dt_tell_totals(&r->teller, outcomes, text);
    dt_document_block(&r->doc, DT_NOTE);
    leave_out_rest(r);
    tell_ways_of_holding(r);
    for (size_t k = 0; k < outcomes->count; k++)
        DT_TRY(tell_outcome(r, k));
    return DT_OK;
}
