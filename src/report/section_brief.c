/* SPDX-License-Identifier: MIT */
/* What a reader should know who reads nothing else: one labelled line for each finding. */
#include "report/section.h"
#include "report/sheet.h"

#include "base/memory.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define NAMED_MAX 6          /* outcomes that one line lists */
#define FEW 3                /* outcomes that are listed even without a name */
#define TIES_LOOKED_FOR 4096 /* equilibria in which ties are looked for */
#define COMMON_MAX 3         /* options named of what many states have in common */

/* ---- how firmly what holds ----------------------------------------------------------------------------------------- */

/* The equilibria that hold in one way: some are listed, of the others it is said how many there are and what they share. */
typedef struct tier {
    dt_hold hold;
    uint64_t total;
    const dt_outcome *listed[NAMED_MAX];
    size_t listed_count;
    uint64_t *common; /* options that all others take */
} tier;

static bool is_listed(const tier *t, uint32_t state)
{
    for (size_t k = 0; k < t->listed_count; k++)
        if (t->listed[k]->state == state)
            return true;
    return false;
}

static void choose_listed(tier *t, const dt_outcomes *outcomes)
{
    t->total = dt_outcomes_holding(outcomes, t->hold);
    for (size_t k = 0; k < outcomes->count && t->listed_count < NAMED_MAX; k++) {
        const dt_outcome *outcome = &outcomes->list[k];
        if (dt_hold_of(outcome->concepts) == t->hold && (outcome->named || t->total <= FEW))
            t->listed[t->listed_count++] = outcome;
    }
}

static dt_status find_common(tier *t, const dt_teller *teller)
{
    size_t words = dt_model_words(teller->model);
    t->common = dt_malloc(words, sizeof *t->common);
    if (!t->common)
        return DT_ERR_NOMEM;
    memset(t->common, 0xff, words * sizeof *t->common);
    for (uint32_t s = 0; s < dt_graph_count(teller->graph); s++) {
        DT_TRY(dt_budget_spend(teller->budget, 4));
        if (dt_hold_of(dt_outcome_concepts(teller->verdicts, s)) != t->hold || is_listed(t, s))
            continue;
        for (size_t w = 0; w < words; w++)
            t->common[w] &= dt_graph_state(teller->graph, s)[w];
    }
    return DT_OK;
}

typedef struct tie_search {
    const dt_teller *teller;
    size_t dm;
    uint32_t rank; /* of the state left */
    bool found;
} tie_search;

static dt_status look_for_tie(void *user, uint32_t to)
{
    tie_search *at = user;
    at->found = at->found || dt_graph_rank(at->teller->graph, at->dm, at->teller->profile[at->dm], to) == at->rank;
    return dt_budget_spend(at->teller->budget, 1);
}

/* Can somebody move from the state to one that is all the same to it? */
static dt_status has_tie(const dt_teller *teller, uint32_t state, bool *tie)
{
    *tie = false;
    for (size_t i = 0; i < teller->model->dm_count && !*tie; i++) {
        tie_search at = {.teller = teller, .dm = i};
        at.rank = dt_graph_rank(teller->graph, i, teller->profile[i], state);
        DT_TRY(dt_graph_each_move(teller->graph, i, state, look_for_tie, &at));
        *tie = at.found;
    }
    return DT_OK;
}

/* How many of those that are not listed hold by a tie for somebody; of too many it is not said. */
static dt_status count_ties(const tier *t, const dt_teller *teller, uint64_t *ties)
{
    *ties = 0;
    if (t->hold != DT_HOLDS_ALONE || t->total > TIES_LOOKED_FOR)
        return DT_OK;
    for (uint32_t s = 0; s < dt_graph_count(teller->graph); s++) {
        bool tie;
        DT_TRY(dt_budget_spend(teller->budget, 4));
        if (dt_hold_of(dt_outcome_concepts(teller->verdicts, s)) != t->hold || is_listed(t, s))
            continue;
        DT_TRY(has_tie(teller, s, &tie));
        *ties += tie;
    }
    return DT_OK;
}

/* What the others share, and how many of them hold by a tie for somebody, in brackets. */
static dt_status add_aside(tier *t, const dt_teller *teller, uint64_t others, dt_text *item)
{
    uint64_t ties = 0;
    const char *before = " (";
    dt_text options = {.data = NULL};
    if (!teller->model->graph_form)
        DT_TRY(find_common(t, teller));
    if (!teller->model->graph_form)
        dt_prose_brief_options(&options, teller->model, t->common, COMMON_MAX);
    if (options.length) {
        dt_text_printf(item, "%s%swith %s", before, others == 1 ? "" : "all ", dt_text_get(&options));
        before = "; ";
    }
    dt_text_free_into(&options, item);
    DT_TRY(count_ties(t, teller, &ties));
    if (ties == others)
        dt_text_printf(item, "%s%sby a tie for somebody", before, others == 1 ? "" : "all ");
    else if (ties)
        dt_text_printf(item, "%s%" PRIu64 " by a tie for somebody", before, ties);
    dt_text_add(item, ties || *before == ';' ? ")" : "");
    return DT_OK;
}

/* "48 more states (all with ...)". */
static dt_status add_others(tier *t, const dt_teller *teller, dt_text *item)
{
    uint64_t others = t->total - t->listed_count;
    dt_text_printf(item, "%" PRIu64 "%s %s", others, t->listed_count ? " more" : "", others == 1 ? "state" : "states");
    dt_status status = add_aside(t, teller, others, item);
    free(t->common);
    t->common = NULL;
    return status;
}

/* What must not be sold as liked: a tie, and that somebody has no way back. */
static dt_status add_caveats(const dt_teller *teller, const dt_outcome *outcome, dt_text *item)
{
    static const struct {
        dt_stand_way way;
        const char *words;
    } caveats[] = {{DT_STANDS_TIE, "by a tie for "},
                   {DT_STANDS_FINAL, "no way back for "},
                   {DT_STANDS_RULED_OUT, "every move ruled out for "}};
    const char *before = " (";
    dt_stand_by by = DT_UNSTABLE;
    if (dt_stands_alike(teller, outcome->stands, &by) && by == DT_BY_NO_MOVE) {
        dt_text_add(item, " (nobody can leave it)");
        return DT_OK;
    }
    for (size_t k = 0; k < sizeof caveats / sizeof *caveats; k++) {
        dt_text who = {.data = NULL};
        dt_status status = dt_tell_way(teller, caveats[k].way, DT_BRIEFLY, outcome->state, outcome->stands, &who);
        if (who.length) {
            dt_text_printf(item, "%s%s", before, caveats[k].words);
            dt_text_add_bytes(item, who.data, who.length - 1); /* without the full stop */
            before = "; ";
        }
        dt_text_free_into(&who, item);
        DT_TRY(status);
    }
    dt_text_add(item, *before == ' ' ? "" : ")");
    return DT_OK;
}

static dt_status list_tier(tier *t, const dt_teller *teller, dt_text *out)
{
    dt_enumeration list = {.count = 0};
    dt_status status = DT_OK;
    for (size_t k = 0; k < t->listed_count && status == DT_OK; k++) {
        dt_text *item = dt_enumeration_next(&list);
        dt_tell_state(teller, t->listed[k]->state, item);
        status = add_caveats(teller, t->listed[k], item);
    }
    if (status == DT_OK && t->total > t->listed_count)
        status = add_others(t, teller, dt_enumeration_next(&list));
    dt_enumeration_end(&list, ", ", " and ", out);
    return status;
}

/* In full with what the way of holding means. */
static dt_status tell_holding(dt_reporter *r, const dt_teller *teller, const dt_outcomes *outcomes, dt_hold hold,
                              dt_telling telling)
{
    tier t = {.hold = hold};
    dt_text *text = &r->doc.text;
    choose_listed(&t, outcomes);
    if (t.total == 0)
        return DT_OK;
    dt_text_add(text, telling == DT_IN_FULL ? "In " : "");
    dt_status status = list_tier(&t, teller, text);
    if (telling == DT_BRIEFLY && text->status == DT_OK && text->length && *text->data >= 'a' && *text->data <= 'z')
        *text->data = (char)(*text->data - 'a' + 'A');
    if (telling == DT_IN_FULL)
        dt_text_printf(text, "%s%s", hold == DT_HOLDS_ALONE ? " nobody" : " somebody", dt_hold_predicate(hold));
    else
        dt_text_add(text, ".");
    dt_document_labelled(&r->doc, DT_ITEM, dt_hold_label(hold));
    return status;
}

/* What deters whom today: the answer itself, where it was looked for. */
static void tell_deterrents(dt_reporter *r, const dt_teller *teller, uint32_t state)
{
    for (size_t k = 0; teller == &r->teller && k < r->outcomes.count; k++)
        for (size_t i = 0; r->outcomes.list[k].state == state && i < teller->model->dm_count; i++)
            if (dt_reporter_why(r, k, i)) {
                dt_text_add(&r->doc.text, " ");
                dt_section_tell_deterred(r, dt_reporter_why(r, k, i));
            }
}

static void tell_today(dt_reporter *r, const dt_teller *teller)
{
    uint32_t state = dt_graph_status_quo(teller->graph);
    if (state == DT_NO_STATE)
        return;
    dt_prose_title(&r->doc.text, teller->graph, teller->naming, state);
    dt_text_add(&r->doc.text, ". ");
    dt_section_tell_hold(r, teller, state);
    tell_deterrents(r, teller, state);
    dt_document_labelled(&r->doc, DT_ITEM, "Today");
}

/* ---- what is out of reach ------------------------------------------------------------------------------------------- */

/* Outcomes that hold and that everybody prefers to the status quo, and to which no improvements lead. */
static void tell_out_of_reach(dt_reporter *r, const dt_teller *teller, const dt_outcomes *outcomes)
{
    dt_enumeration list = {.count = 0};
    size_t count = 0;
    if (dt_graph_status_quo(teller->graph) == DT_NO_STATE)
        return;
    for (size_t k = 0; k < outcomes->count; k++) {
        const dt_outcome *outcome = &outcomes->list[k];
        if (outcome->steps != UINT32_MAX || !dt_is_preferred_by_all(teller, outcome->state) || ++count > NAMED_MAX)
            continue;
        dt_tell_state(teller, outcome->state, dt_enumeration_next(&list));
    }
    dt_text_add(&r->doc.text, count ? "Everybody prefers " : "");
    dt_enumeration_end(&list, ", ", " and ", &r->doc.text);
    dt_text_add(&r->doc.text,
                count ? " to the status quo, but no improvements lead there: somebody would first have to move "
                        "without gaining by it"
                      : "");
    dt_text_add(&r->doc.text, count && dt_prose_needs_turns(teller->graph) ? " or twice in a row" : "");
    dt_text_add(&r->doc.text, count ? ", or several would have to move together." : "");
    dt_document_labelled(&r->doc, DT_ITEM, "Wanted, out of reach");
}

dt_status dt_section_tell_brief(dt_reporter *r, const dt_teller *teller, const dt_outcomes *outcomes,
                                dt_telling telling)
{
    tell_today(r, teller);
    for (dt_hold hold = DT_HOLDS_ALONE; hold > DT_HOLDS_NOT; hold--)
        DT_TRY(tell_holding(r, teller, outcomes, hold, telling));
    if (outcomes->total == 0)
        dt_text_add(&r->doc.text, "Nothing: in every state somebody can improve and nothing deters it.");
    dt_document_labelled(&r->doc, DT_ITEM, "Holds");
    if (dt_graph_status_quo(teller->graph) != DT_NO_STATE)
        DT_TRY(dt_tell_reach(teller, &r->doc.text));
    dt_document_labelled(&r->doc, DT_ITEM, "From today");
    tell_out_of_reach(r, teller, outcomes);
    return DT_OK;
}

/* ---- readings -------------------------------------------------------------------------------------------------------- */

static dt_status tell_decisive(dt_reporter *r)
{
    dt_sheet sheet;
    if (dt_solution_profiles(r->teller.solution) == 1)
        return DT_OK;
    dt_status status = dt_sheet_new(&sheet, &r->teller);
    if (status == DT_OK)
        dt_sheet_differences(&sheet, "", &r->doc.text);
    dt_document_labelled(&r->doc, DT_ITEM, "What the reading decides");
    dt_sheet_free(&sheet);
    return status;
}

dt_status dt_section_brief(dt_reporter *r)
{
    dt_tell_readings(&r->teller, &r->doc.text);
    dt_document_block(&r->doc, DT_PARAGRAPH);
    DT_TRY(dt_section_tell_brief(r, &r->teller, &r->outcomes, DT_IN_FULL));
    return tell_decisive(r);
}
