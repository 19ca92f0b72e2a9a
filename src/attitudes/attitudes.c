/* SPDX-License-Identifier: MIT */
/* Relational stability: the three stages of the relational engine, with replies for improvements. What the others can bring about
 * by any moves does not depend on attitudes and is found once; by replies it is found for each profile. */
#include "attitudes/replies.h"
#include "attitudes/sweep.h"

#include "base/bits.h"
#include "base/memory.h"
#include "relations/stages.h"

#include <stdlib.h>
#include <string.h>

/* ---- tables -------------------------------------------------------------------------------------------------------- */

static const dt_relational_info concepts[DT_RELATIONALS] = {
    [DT_RNASH] = {"rnash", "RNash", "it has no reply: no move that all its attitudes allow"},
    [DT_RGMR] = {"rgmr", "RGMR",
                 "to each reply the others can answer by some moves with what its attitudes do not allow"},
    [DT_RSMR] = {"rsmr", "RSMR", "the same, and from there no move of its own leads to what they allow"},
    [DT_RSEQ] = {"rseq", "RSEQ",
                 "to each reply the others can answer by replies of theirs with what its attitudes do not "
                 "allow"}};

const dt_relational_info *dt_relational_get(dt_relational concept)
{
    return &concepts[concept];
}

bool dt_relational_find(const char *name, dt_relational *out)
{
    for (size_t c = 0; c < DT_RELATIONALS; c++)
        if (strcmp(concepts[c].name, name) == 0) {
            *out = (dt_relational)c;
            return true;
        }
    return false;
}

const char *dt_regard_sign(dt_regard attitude)
{
    static const char *const signs[DT_REGARDS] = {[DT_INDIFFERENT] = "0", [DT_DEVOTED] = "+", [DT_AGGRESSIVE] = "-"};
    return signs[attitude];
}

void dt_attitudes_discrete(dt_regard *attitudes, size_t dms)
{
    for (size_t i = 0; i < dms; i++)
        for (size_t j = 0; j < dms; j++)
            attitudes[i * dms + j] = i == j ? DT_DEVOTED : DT_INDIFFERENT;
}

/* ---- one profile --------------------------------------------------------------------------------------------------- */

typedef struct work {
    const dt_graph *graph;
    size_t dms;
    dt_replies replies;
    dt_lens lens;
    dt_arcs *moves;       /* [dms] all of them; freed once `anything` is known */
    dt_arcs *answering;   /* [dms] by replies, of the profile at hand */
    dt_answers *anything; /* [dms] what the others of each can bring about by any moves */
    dt_budget *budget;
} work;

static dt_status answers_to(const work *w, const dt_arcs *arcs, size_t dm, dt_answers *out)
{
    const dt_arcs **movers = dt_calloc(w->dms, sizeof(dt_arcs *));
    if (!movers)
        return DT_ERR_NOMEM;
    for (size_t j = 0; j < w->dms; j++)
        movers[j] = j == dm ? NULL : &arcs[j];
    dt_status status = dt_answers_new(out, movers, w->dms, dt_graph_count(w->graph), w->budget);
    free(movers);
    return status;
}

static dt_status decide_stages(const work *w, dt_attitude_case *item, const dt_arcs *leaves, const dt_answers *replies,
                               size_t dm)
{
    const struct {
        const dt_answers *answers;
        bool final;
    } how[DT_RELATIONALS] = {[DT_RNASH] = {NULL, false},
                             [DT_RGMR] = {&w->anything[dm], false},
                             [DT_RSMR] = {&w->anything[dm], true},
                             [DT_RSEQ] = {replies, false}};
    for (size_t c = 0; c < DT_RELATIONALS; c++) {
        dt_stages stages = {.graph = w->graph,
                            .dm = dm,
                            .leaves = leaves,
                            .answers = how[c].answers,
                            .lens = &w->lens,
                            .final = how[c].final};
        DT_TRY(dt_stages_decide(&stages, w->budget, item->stable[c] + dm * w->replies.words));
    }
    return DT_OK;
}

static dt_status decide_for(const work *w, dt_attitude_case *item, size_t dm)
{
    dt_arcs leaves;
    dt_answers replies = {.rows = NULL};
    DT_TRY(dt_arcs_new(&leaves, w->graph, dm, &w->lens, DT_LEAVES_FOR, w->budget));
    dt_status status = answers_to(w, w->answering, dm, &replies);
    if (status == DT_OK)
        status = decide_stages(w, item, &leaves, &replies, dm);
    dt_answers_free(&replies, w->budget);
    dt_arcs_free(&leaves, w->budget);
    return status;
}

static void free_arcs(const work *w, dt_arcs *arcs)
{
    for (size_t j = 0; arcs && j < w->dms; j++)
        dt_arcs_free(&arcs[j], w->budget);
}

static dt_status list_arcs(const work *w, dt_arcs *arcs, const dt_lens *lens)
{
    for (size_t j = 0; j < w->dms; j++)
        DT_TRY(dt_arcs_new(&arcs[j], w->graph, j, lens, DT_ANSWERS_BY, w->budget));
    return DT_OK;
}

static dt_status decide_case(work *w, dt_attitude_case *item)
{
    w->replies.attitudes = item->attitudes;
    dt_status status = list_arcs(w, w->answering, &w->lens);
    for (size_t dm = 0; status == DT_OK && dm < w->dms; dm++)
        status = decide_for(w, item, dm);
    free_arcs(w, w->answering);
    return status;
}

/* ---- all profiles -------------------------------------------------------------------------------------------------- */

static dt_status prepare(work *w, const uint32_t *profile)
{
    DT_TRY(dt_replies_prepare(&w->replies, w->graph, profile, w->budget));
    w->lens = dt_replies_lens(&w->replies);
    w->moves = dt_calloc(w->dms, sizeof *w->moves);
    w->answering = dt_calloc(w->dms, sizeof *w->answering);
    w->anything = dt_calloc(w->dms, sizeof *w->anything);
    if (!w->moves || !w->answering || !w->anything)
        return DT_ERR_NOMEM;
    DT_TRY(list_arcs(w, w->moves, NULL));
    for (size_t dm = 0; dm < w->dms; dm++)
        DT_TRY(answers_to(w, w->moves, dm, &w->anything[dm]));
    return DT_OK;
}

static void end(work *w)
{
    for (size_t dm = 0; w->anything && dm < w->dms; dm++)
        dt_answers_free(&w->anything[dm], w->budget);
    free_arcs(w, w->moves);
    free(w->moves);
    free(w->answering);
    free(w->anything);
    dt_replies_free(&w->replies);
}

static void free_case(dt_attitude_case *item)
{
    free(item->attitudes);
    for (size_t c = 0; c < DT_RELATIONALS; c++)
        free(item->stable[c]);
}

static dt_status add_case(work *w, dt_attitude_cases *cases, const dt_attitudes_options *options, uint64_t k)
{
    dt_attitude_case item = {.attitudes = dt_malloc(w->dms * w->dms, sizeof *item.attitudes)};
    bool room = item.attitudes != NULL;
    dt_status status = dt_budget_reserve(w->budget, DT_RELATIONALS * w->dms * cases->words * sizeof(uint64_t));
    for (size_t c = 0; c < DT_RELATIONALS; c++) {
        item.stable[c] = status == DT_OK ? dt_calloc(w->dms * cases->words, sizeof(uint64_t)) : NULL;
        room = room && item.stable[c];
    }
    if (status == DT_OK && !room)
        status = DT_ERR_NOMEM;
    if (status == DT_OK) {
        dt_sweep_profile(options, w->dms, k, item.attitudes);
        status = decide_case(w, &item);
    }
    if (status == DT_OK)
        cases->items[cases->count++] = item;
    else
        free_case(&item);
    return status;
}

static dt_status solve(work *w, dt_attitude_cases *cases, const dt_attitudes_options *options)
{
    uint64_t count = dt_sweep_count(options, w->dms);
    if (count > DT_ATTITUDE_CASES_MAX)
        return dt_budget_refuse(w->budget, "these are more than %d profiles of attitudes; ask for fewer at a time",
                                DT_ATTITUDE_CASES_MAX);
    cases->items = dt_calloc((size_t)count, sizeof *cases->items);
    if (!cases->items)
        return DT_ERR_NOMEM;
    DT_TRY(prepare(w, options->profile));
    for (uint64_t k = 0; k < count; k++)
        DT_TRY(add_case(w, cases, options, k));
    cases->complete = true;
    return DT_OK;
}

dt_status dt_attitudes_solve(dt_attitude_cases **out, const dt_graph *graph, const dt_attitudes_options *options,
                             dt_budget *budget)
{
    work w = {.graph = graph, .dms = dt_graph_model(graph)->dm_count, .budget = budget};
    dt_attitude_cases *cases = *out = dt_calloc(1, sizeof *cases);
    if (!cases)
        return DT_ERR_NOMEM;
    cases->graph = graph;
    cases->dms = w.dms;
    cases->words = dt_words_for(dt_graph_count(graph));
    dt_status status = solve(&w, cases, options);
    end(&w);
    bool partial = status == DT_ERR_LIMIT || status == DT_ERR_CANCELLED;
    if (status == DT_OK || (partial && cases->count))
        return status;
    dt_attitude_cases_free(cases);
    *out = NULL;
    return status;
}

void dt_attitude_cases_free(dt_attitude_cases *cases)
{
    for (size_t k = 0; cases && k < cases->count; k++)
        free_case(&cases->items[k]);
    if (cases)
        free(cases->items);
    free(cases);
}

/* ---- answers ------------------------------------------------------------------------------------------------------- */

bool dt_attitudes_stable(const dt_attitude_cases *cases, size_t item, dt_relational concept, size_t dm, uint32_t state)
{
    return dt_bit_get(cases->items[item].stable[concept] + dm * cases->words, state);
}

bool dt_attitudes_equilibrium(const dt_attitude_cases *cases, size_t item, dt_relational concept, uint32_t state)
{
    for (size_t dm = 0; dm < cases->dms; dm++)
        if (!dt_attitudes_stable(cases, item, concept, dm, state))
            return false;
    return true;
}

void dt_attitudes_compare(const dt_attitude_cases *cases, size_t item, dt_relational concept, uint32_t *begins,
                          uint32_t *ends)
{
    *begins = *ends = 0;
    for (uint32_t s = 0; s < dt_graph_count(cases->graph); s++) {
        bool now = dt_attitudes_equilibrium(cases, item, concept, s);
        bool before = dt_attitudes_equilibrium(cases, 0, concept, s);
        *begins += now && !before;
        *ends += before && !now;
    }
}
