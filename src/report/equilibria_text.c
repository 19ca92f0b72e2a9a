/* SPDX-License-Identifier: MIT */
/* The equilibria as outcomes: the strongest in full, the rest counted by the concepts they hold under. */
#include "report/prose.h"
#include "report/teller.h"

#include <inttypes.h>
#include <stdio.h>

#define EXAMPLES 4     /* told of a large family */
#define FAMILIES_MAX 4 /* of equilibria under the same concepts */
#define NAMED_MAX 6    /* named states that one sentence lists */

void dt_tell_totals(const dt_teller *teller, const dt_outcomes *outcomes, dt_text *sentence)
{
    dt_text_add(sentence, "Equilibria: ");
    dt_tell_count(sentence, outcomes->total, "state", "states");
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        if (dt_verdicts_concepts(teller->verdicts) >> c & 1u)
            dt_text_printf(sentence, ", %" PRIu64 " under %s", dt_outcomes_under(outcomes, (dt_concept_id)c),
                           dt_concept_get((dt_concept_id)c)->brief);
    dt_text_add(sentence, ".");
}

bool dt_is_preferred_by_all(const dt_teller *teller, uint32_t state)
{
    uint32_t from = dt_graph_status_quo(teller->graph);
    for (size_t i = 0; i < teller->model->dm_count; i++)
        if (dt_graph_rank(teller->graph, i, teller->profile[i], state) <=
            dt_graph_rank(teller->graph, i, teller->profile[i], from))
            return false;
    return true;
}

void dt_tell_arrival(const dt_teller *teller, const dt_outcome *outcome, dt_text *sentence)
{
    if (dt_graph_status_quo(teller->graph) == DT_NO_STATE)
        return;
    if (outcome->state == dt_graph_status_quo(teller->graph)) {
        dt_text_add(sentence, "This is the status quo.");
    } else if (outcome->steps != UINT32_MAX) {
        dt_text_add(sentence, "Improvements lead here from the status quo, in ");
        dt_tell_count(sentence, outcome->steps, "move.", "moves.");
    } else {
        const bool turns = dt_prose_needs_turns(teller->graph);
        dt_text_printf(sentence, "No %s lead here from the status quo%s%s.",
                       outcome->moves != UINT32_MAX ? "improvements"
                       : turns                      ? "moves"
                                                    : "moves at all",
                       turns ? " without somebody moving twice in a row" : "",
                       dt_is_preferred_by_all(teller, outcome->state) ? ", though all prefer it" : "");
    }
}

/* @return the status of all that was written to it. */
static dt_status free_text(dt_text *text)
{
    dt_status status = text->status;
    dt_text_free(text);
    return status;
}

/* A paragraph of what `sentence` holds, which is then empty. */
static void put(const dt_teller *teller, const char *first, dt_text *sentence)
{
    if (sentence->length)
        dt_prose_add(teller->out, first, dt_text_get(sentence));
    sentence->length = 0;
}

static void add_title(const dt_teller *teller, const dt_outcome *outcome, dt_text *sentence)
{
    dt_prose_title(sentence, teller->graph, teller->naming, outcome->state);
    dt_text_add(sentence, ": ");
    dt_prose_concepts(sentence, outcome->concepts);
}

static dt_status tell_in_full(const dt_teller *teller, const dt_outcome *outcome, const char *first)
{
    dt_text text = {.data = NULL};
    dt_text_add(teller->out, "\n");
    add_title(teller, outcome, &text);
    put(teller, first, &text);
    dt_prose_taken(&text, teller->graph, outcome->state);
    put(teller, "     ", &text);
    dt_status status = dt_tell_stands(teller, outcome->state, outcome->stands, "     ");
    dt_tell_arrival(teller, outcome, &text);
    put(teller, "     ", &text);
    if (status == DT_OK)
        status = text.status;
    dt_text_free(&text);
    return status;
}

static dt_status tell_briefly(const dt_teller *teller, const dt_outcome *outcome, const char *first)
{
    dt_text text = {.data = NULL};
    add_title(teller, outcome, &text);
    dt_text_add(&text, ".");
    dt_status status = dt_tell_stands_briefly(teller, outcome->state, outcome->stands, &text);
    dt_text_add(&text, " ");
    dt_tell_arrival(teller, outcome, &text);
    put(teller, first, &text);
    if (status == DT_OK)
        status = text.status;
    dt_text_free(&text);
    return status;
}

static bool is_shown(const dt_outcomes *outcomes, uint32_t state)
{
    for (size_t k = 0; k < outcomes->count; k++)
        if (outcomes->list[k].state == state)
            return true;
    return false;
}

/* The named equilibria that did not make it among the shown. */
static void list_left_out(const dt_teller *teller, const dt_outcomes *outcomes, dt_text *sentence)
{
    dt_enumeration list = {.count = 0};
    size_t count = 0;
    for (size_t k = 0; !teller->model->graph_form && k < teller->model->named_count; k++) {
        uint32_t state = dt_graph_named(teller->graph, k);
        dt_concept_set concepts = dt_outcome_concepts(teller->verdicts, state);
        if (!concepts || !dt_solution_listed(teller->solution, state) || is_shown(outcomes, state) ||
            dt_graph_name_of(teller->graph, state) != k || ++count > NAMED_MAX)
            continue;
        dt_text *item = dt_enumeration_next(&list);
        dt_tell_state(teller, state, item);
        dt_text_add(item, " under ");
        dt_prose_concepts(item, concepts);
    }
    dt_text_add(sentence, count ? ", among them " : "");
    dt_enumeration_end(&list, "; ", "; ", sentence);
}

/* How many of those not told hold under which concepts, largest families first. */
static void add_rest(const dt_outcomes *outcomes, uint64_t rest, dt_text *sentence)
{
    dt_enumeration list = {.count = 0};
    uint64_t left[1u << DT_CONCEPT_COUNT], largest;
    size_t at = 0, families = 0;
    for (size_t set = 0; set < 1u << DT_CONCEPT_COUNT; set++)
        left[set] = outcomes->by_set[set];
    for (size_t k = 0; k < outcomes->count; k++)
        left[outcomes->list[k].concepts]--;
    for (; rest > 0 && families < FAMILIES_MAX; families++, rest -= largest) {
        largest = 0;
        for (size_t set = 0; set < 1u << DT_CONCEPT_COUNT; set++)
            if (left[set] > largest)
                largest = left[at = set];
        dt_text *item = dt_enumeration_next(&list);
        if (largest < rest || families > 0)
            dt_text_printf(item, "%" PRIu64 " ", largest);
        dt_text_add(item, "under ");
        dt_prose_concepts(item, (dt_concept_set)at);
        left[at] = 0;
    }
    if (rest > 0)
        dt_text_printf(dt_enumeration_next(&list), "%" PRIu64 " under others", rest);
    dt_enumeration_end(&list, "; ", "; ", sentence);
}

void dt_tell_rest(const dt_teller *teller, const dt_outcomes *outcomes, dt_text *sentence)
{
    uint64_t rest = outcomes->total - outcomes->count;
    if (rest == 0)
        return;
    dt_text_printf(sentence, "And %" PRIu64 " more, ", rest);
    add_rest(outcomes, rest, sentence);
    list_left_out(teller, outcomes, sentence);
}

static dt_status tell_rest(const dt_teller *teller, const dt_outcomes *outcomes, dt_telling telling)
{
    dt_text sentence = {.data = NULL};
    dt_tell_rest(teller, outcomes, &sentence);
    if (sentence.length) {
        dt_text_add(&sentence, ". `--format csv --brief` lists every one.");
        dt_text_add(teller->out, telling == DT_IN_FULL ? "\n" : "");
    }
    put(teller, "  ", &sentence);
    return free_text(&sentence);
}

static bool lists_nothing(const dt_solution *solution)
{
    for (uint32_t s = 0; s < dt_graph_count(dt_solution_graph(solution)); s++)
        if (dt_solution_listed(solution, s))
            return false;
    return true;
}

static dt_status tell_none(const dt_teller *teller)
{
    if (lists_nothing(teller->solution)) {
        dt_text_add(teller->out, "No feasible state satisfies the statement.\n");
        return DT_OK;
    }
    dt_text sentence = {.data = NULL};
    dt_concept_set asked = dt_verdicts_concepts(teller->verdicts);
    bool only_nash = asked == 1u << DT_CONCEPT_NASH;
    dt_text_add(&sentence, "Equilibria: none under ");
    dt_prose_concepts(&sentence, asked);
    dt_text_add(&sentence, teller->options->where ? "; in every listed state" : "; in every state");
    dt_text_add(&sentence, only_nash ? " somebody can improve." : " somebody can improve and nothing deters it.");
    dt_prose_add(teller->out, "", dt_text_get(&sentence));
    return free_text(&sentence);
}

static dt_status tell_outcomes(const dt_teller *teller, const dt_outcomes *outcomes, dt_telling telling)
{
    dt_text sentence = {.data = NULL};
    dt_tell_totals(teller, outcomes, &sentence);
    put(teller, "", &sentence);
    DT_TRY(free_text(&sentence));
    for (size_t k = 0; k < outcomes->count; k++) {
        char first[24];
        snprintf(first, sizeof first, "%3zu. ", k + 1);
        DT_TRY((telling == DT_IN_FULL ? tell_in_full : tell_briefly)(teller, &outcomes->list[k], first));
    }
    return tell_rest(teller, outcomes, telling);
}

dt_status dt_tell_equilibria(const dt_teller *teller, dt_telling telling)
{
    dt_outcomes outcomes;
    DT_TRY(dt_outcomes_new(&outcomes, teller->solution, teller->index, &teller->reached, EXAMPLES, teller->budget));
    if (outcomes.total == 0)
        return tell_none(teller);
    dt_status status = dt_outcomes_stand(&outcomes, teller->solution, teller->index, teller->budget);
    if (status == DT_OK)
        status = tell_outcomes(teller, &outcomes, telling);
    dt_outcomes_free(&outcomes);
    return status;
}
