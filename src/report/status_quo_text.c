/* SPDX-License-Identifier: MIT */
/* Where the status quo stands: for whom it is stable and how, who could improve and by what, what improvements reach. */
#include "report/prose.h"
#include "report/teller.h"

#include <inttypes.h>
#include <stdlib.h>

#define NAMED_MAX 6 /* named states that one sentence lists */
#define EACH_MAX 3  /* states reached that are told one by one */

dt_concept_set dt_stable_under(const dt_teller *teller, size_t dm, uint32_t state)
{
    dt_concept_set found = 0;
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        if (dt_verdicts_concepts(teller->verdicts) >> c & 1u &&
            dt_verdicts_stable(teller->verdicts, (dt_concept_id)c, dm, state))
            found |= 1u << c;
    return found;
}

/* Whether anything holds back a decision maker that can improve. */
static void add_deterrence(const dt_teller *teller, size_t dm, uint32_t state, dt_text *sentence)
{
    dt_concept_set deterred = dt_stable_under(teller, dm, state);
    bool more_than_nash = (dt_verdicts_concepts(teller->verdicts) & ~(1u << DT_CONCEPT_NASH)) != 0;
    if (deterred) {
        dt_text_add(sentence, " An answer by ");
        dt_tell_others(teller, dm, sentence);
        dt_text_add(sentence, " deters it under ");
        dt_prose_concepts(sentence, deterred);
        dt_text_add(sentence, ".");
    } else if (more_than_nash) {
        dt_text_add(sentence, " Nothing deters it.");
    }
}

dt_status dt_tell_improver(const dt_teller *teller, size_t dm, uint32_t state, dt_text *sentence)
{
    dt_improvements found;
    DT_TRY(dt_improvements_find(teller, dm, state, &found));
    if (!found.count)
        return DT_OK;
    dt_prose_dm(sentence, teller->model, dm);
    dt_text_add(sentence, " can improve by ");
    dt_tell_move(teller, dm, state, found.best, sentence);
    if (!teller->model->graph_form) {
        dt_text_add(sentence, ", which leads to ");
        dt_tell_state(teller, found.best, sentence);
    }
    if (found.count > 1)
        dt_text_printf(sentence, ", the best of %" PRIu32 " improvements", found.count);
    dt_text_add(sentence, ".");
    add_deterrence(teller, dm, state, sentence);
    return sentence->status;
}

/* A paragraph of what `sentence` holds, which is then empty. */
static void put(const dt_teller *teller, const char *first, dt_text *sentence)
{
    if (sentence->length)
        dt_prose_add(teller->out, first, dt_text_get(sentence));
    sentence->length = 0;
}

static dt_status tell_improvers(const dt_teller *teller, uint32_t state, const dt_stand *stands)
{
    dt_text sentence = {.data = NULL};
    dt_status status = DT_OK;
    for (size_t i = 0; i < teller->model->dm_count && status == DT_OK; i++) {
        if (stands[i].by == DT_UNSTABLE)
            status = dt_tell_improver(teller, i, state, &sentence);
        put(teller, "  ", &sentence);
    }
    dt_text_free(&sentence);
    return status;
}

static dt_status tell_status_quo_stands(const dt_teller *teller, uint32_t state)
{
    size_t dms = teller->model->dm_count;
    dt_stand *stands = calloc(dms, sizeof *stands);
    dt_status status = stands ? DT_OK : DT_ERR_NOMEM;
    for (size_t i = 0; i < dms && status == DT_OK; i++)
        status = dt_stability_stands(teller->graph, teller->profile, DT_CONCEPT_NASH, i, &state, 1, teller->budget,
                                     &stands[i]);
    if (status == DT_OK)
        status = dt_tell_stands(teller, state, stands, "  ");
    if (status == DT_OK)
        status = tell_improvers(teller, state, stands);
    free(stands);
    return status;
}

/* A reader who is told names has no "it" in view. */
static void add_start(const dt_teller *teller, dt_text *sentence)
{
    dt_text_add(sentence, "Improvements lead from ");
    if (teller->naming == DT_BY_NAME)
        dt_tell_state(teller, dt_graph_status_quo(teller->graph), sentence);
    else
        dt_text_add(sentence, "it");
}

/* What improvements reach from the status quo. */
typedef struct reach {
    uint64_t count, equilibria; /* other states */
    uint32_t first[EACH_MAX];
} reach;

static dt_status find_reach(const dt_teller *teller, uint32_t from, reach *out)
{
    *out = (reach){.count = 0};
    for (uint32_t s = 0; s < dt_graph_count(teller->graph); s++) {
        DT_TRY(dt_budget_spend(teller->budget, 1));
        if (s == from || teller->reached.steps[s] == UINT32_MAX)
            continue;
        if (out->count < EACH_MAX)
            out->first[out->count] = s;
        out->count++;
        out->equilibria += dt_outcome_concepts(teller->verdicts, s) != 0;
    }
    return DT_OK;
}

static void add_reached(const dt_teller *teller, uint32_t state, dt_text *item)
{
    dt_tell_state(teller, state, item);
    dt_text_add(item, " in ");
    dt_tell_count(item, teller->reached.steps[state], "move", "moves");
}

/* Whether it is an equilibrium, and under which concepts where it is not one under all. */
static void add_holds(const dt_teller *teller, uint32_t state, dt_text *item)
{
    dt_concept_set holds = dt_outcome_concepts(teller->verdicts, state);
    dt_text_add(item, holds ? " (an equilibrium" : "");
    if (holds && holds != dt_verdicts_concepts(teller->verdicts)) {
        dt_text_add(item, " under ");
        dt_prose_concepts(item, holds);
    }
    dt_text_add(item, holds ? ")" : "");
}

static void list_each(const dt_teller *teller, const reach *found, dt_text *sentence)
{
    dt_enumeration list = {.count = 0};
    for (size_t k = 0; k < found->count; k++) {
        dt_text *item = dt_enumeration_next(&list);
        add_reached(teller, found->first[k], item);
        add_holds(teller, found->first[k], item);
    }
    add_start(teller, sentence);
    dt_text_add(sentence, " to ");
    dt_enumeration_end(&list, ", to ", " and to ", sentence);
}

/* The named states among those reached. */
static void list_named(const dt_teller *teller, uint32_t from, dt_text *sentence)
{
    dt_enumeration list = {.count = 0};
    size_t count = 0;
    for (size_t k = 0; !teller->model->graph_form && k < teller->model->named_count; k++) {
        uint32_t state = dt_graph_named(teller->graph, k);
        if (state == from || teller->reached.steps[state] == UINT32_MAX || dt_graph_name_of(teller->graph, state) != k)
            continue;
        if (++count > NAMED_MAX)
            continue;
        dt_text *item = dt_enumeration_next(&list);
        add_reached(teller, state, item);
        add_holds(teller, state, item);
    }
    if (count > NAMED_MAX)
        dt_text_printf(dt_enumeration_next(&list), "%zu more with a name", count - NAMED_MAX);
    dt_text_add(sentence, count ? "; with a name: " : "");
    dt_enumeration_end(&list, ", ", " and ", sentence);
}

dt_status dt_tell_reach(const dt_teller *teller, dt_text *sentence)
{
    uint32_t from = dt_graph_status_quo(teller->graph);
    reach found;
    DT_TRY(find_reach(teller, from, &found));
    if (found.count == 0)
        return DT_OK; /* nobody can improve, which was said */
    if (found.count <= EACH_MAX) {
        list_each(teller, &found, sentence);
    } else {
        add_start(teller, sentence);
        dt_text_printf(sentence, " to %" PRIu64 " other states, ", found.count);
        dt_text_printf(sentence, "%" PRIu64 " of them %s", found.equilibria,
                       found.equilibria == 1 ? "an equilibrium" : "equilibria");
        list_named(teller, from, sentence);
    }
    dt_text_add(sentence, ".");
    return sentence->status;
}

dt_status dt_tell_status_quo(const dt_teller *teller)
{
    uint32_t state = dt_graph_status_quo(teller->graph);
    if (state == DT_NO_STATE) {
        dt_prose_add(teller->out, "", "The model names no status quo.");
        return teller->out->status;
    }
    dt_text text = {.data = NULL};
    dt_concept_set concepts = dt_outcome_concepts(teller->verdicts, state);
    dt_prose_title(&text, teller->graph, teller->naming, state);
    dt_text_add(&text, concepts ? ", an equilibrium under " : ", no equilibrium");
    dt_prose_concepts(&text, concepts);
    put(teller, "Status quo: ", &text);
    dt_prose_taken(&text, teller->graph, state);
    put(teller, "  ", &text);
    dt_status status = tell_status_quo_stands(teller, state);
    if (status == DT_OK)
        status = dt_tell_reach(teller, &text);
    put(teller, "  ", &text);
    if (status == DT_OK)
        status = text.status;
    dt_text_free(&text);
    return status;
}
