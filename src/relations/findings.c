/* SPDX-License-Identifier: MIT */
/* Verdicts under any number of criteria. What the opponents can bring about does not depend on the type and degree at hand,
 * so it is found once for each decision maker, by any moves and by those that they would make. */
#include <detente/relations.h>

#include "base/bits.h"
#include "base/memory.h"
#include "relations/minds.h"
#include "relations/stages.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct dt_findings {
    dt_criterion criteria[DT_CRITERIA_MAX];
    size_t count;
    size_t dm_count;
    size_t words;   /* in one set of states */
    uint64_t *bits; /* [criteria][decision makers + 1][words]; the last set: the equilibria */
};

/* ---- recipes ----------------------------------------------------------------------------------------------------- */

typedef enum answering { BY_NOBODY, BY_MOVES, BY_LENS, ANSWERINGS } answering;

typedef struct recipe {
    answering answers;
    bool final;
} recipe;

/* Theory 3.14. */
static const recipe recipes[] = {
    [DT_CONCEPT_NASH] = {BY_NOBODY, false}, [DT_CONCEPT_GMR] = {BY_MOVES, false}, [DT_CONCEPT_SMR] = {BY_MOVES, true},
    [DT_CONCEPT_SEQ] = {BY_LENS, false},    [DT_CONCEPT_SSEQ] = {BY_LENS, true},
};
enum { RECIPES = sizeof recipes / sizeof *recipes };

/* ---- which criteria ---------------------------------------------------------------------------------------------- */

static const dt_reading *reading_of(const dt_model *model, const uint32_t *profile, size_t dm)
{
    return &model->decision_makers[dm].readings[profile[dm]];
}

bool dt_profile_ranks(const dt_model *model, const uint32_t *profile)
{
    for (size_t i = 0; i < model->dm_count; i++)
        if (!dt_reading_ranks(reading_of(model, profile, i)))
            return false;
    return true;
}

bool dt_profile_has_unknown(const dt_model *model, const uint32_t *profile)
{
    for (size_t i = 0; i < model->dm_count; i++)
        if (dt_reading_has_unknown(reading_of(model, profile, i)))
            return true;
    return false;
}

unsigned dt_profile_strength(const dt_model *model, const uint32_t *profile)
{
    unsigned most = DT_MILD;
    for (size_t i = 0; i < model->dm_count; i++) {
        unsigned one = dt_reading_strength(reading_of(model, profile, i));
        most = one > most ? one : most;
    }
    return most;
}

/* Nobody answers under Nash, so no sanction has a degree. */
static bool may_be_strong(dt_concept_id concept)
{
    return recipes[concept].answers != BY_NOBODY;
}

bool dt_criterion_fits(dt_criterion criterion, const dt_model *model, const uint32_t *profile)
{
    if ((size_t)criterion.concept >= RECIPES || dt_profile_has_unknown(model, profile) != (criterion.type != 0))
        return false;
    return criterion.strength == 0 ||
           (may_be_strong(criterion.concept) && criterion.strength <= dt_profile_strength(model, profile) &&
            dt_profile_strength(model, profile) > DT_MILD);
}

/* The types, and degrees from `from` to `to`, of one concept. */
static size_t expand_one(dt_concept_id concept, bool unknown, unsigned from, unsigned to, dt_criterion *out)
{
    size_t count = 0;
    for (char type = unknown ? 'a' : 0; type <= (unknown ? 'd' : 0); type++) {
        out[count++] = (dt_criterion){.concept = concept, .type = type};
        for (unsigned degree = from; degree <= to && may_be_strong(concept); degree++)
            out[count++] = (dt_criterion){.concept = concept, .type = type, .strength = (uint8_t)degree};
    }
    return count;
}

size_t dt_criteria_expand(const dt_model *model, const uint32_t *profile, dt_concept_set concepts,
                          dt_criterion out[DT_CRITERIA_MAX])
{
    bool unknown = dt_profile_has_unknown(model, profile);
    unsigned to = dt_profile_strength(model, profile), from = DT_STRONG;
    size_t count = 0, types = unknown ? 4 : 1;
    if (types * RECIPES * to > DT_CRITERIA_MAX)
        from = to;
    for (size_t c = 0; c < RECIPES; c++)
        if (concepts >> c & 1u)
            count += expand_one((dt_concept_id)c, unknown, from, to, out + count);
    return count;
}

/* ---- deciding ---------------------------------------------------------------------------------------------------- */

typedef struct work {
    dt_findings *findings;
    const dt_graph *graph;
    dt_minds minds;
    dt_arcs *moves;                 /* [decision makers] */
    dt_arcs *moved;                 /* [decision makers] those that it would answer by */
    dt_answers answers[ANSWERINGS]; /* of one decision maker's opponents; empty until needed */
    dt_budget *budget;
} work;

static uint64_t *set_of(const dt_findings *findings, size_t k, size_t dm)
{
    return findings->bits + (k * (findings->dm_count + 1) + dm) * findings->words;
}

static bool needs(const dt_findings *findings, answering how)
{
    for (size_t k = 0; k < findings->count; k++)
        if (recipes[findings->criteria[k].concept].answers == how)
            return true;
    return false;
}

static dt_status list_arcs(work *w)
{
    dt_lens lens = dt_minds_lens(&w->minds, 0, 0);
    dt_budget_stage(w->budget, "listing moves", 0);
    for (size_t i = 0; i < w->findings->dm_count; i++) {
        if (needs(w->findings, BY_MOVES))
            DT_TRY(dt_arcs_new(&w->moves[i], w->graph, i, NULL, DT_ANSWERS_BY, w->budget));
        if (needs(w->findings, BY_LENS))
            DT_TRY(dt_arcs_new(&w->moved[i], w->graph, i, &lens, DT_ANSWERS_BY, w->budget));
    }
    return DT_OK;
}

static dt_status find_answers(work *w, answering how, size_t dm, const dt_answers **out)
{
    dt_answers *answers = &w->answers[how];
    size_t count = w->findings->dm_count;
    *out = how == BY_NOBODY ? NULL : answers;
    if (how == BY_NOBODY || answers->rows)
        return DT_OK;
    const dt_arcs **movers = dt_calloc(count, sizeof(dt_arcs *));
    if (!movers)
        return DT_ERR_NOMEM;
    for (size_t i = 0; i < count; i++)
        movers[i] = i == dm ? NULL : how == BY_MOVES ? &w->moves[i] : &w->moved[i];
    dt_status status = dt_answers_new(answers, movers, count, dt_graph_count(w->graph), w->budget);
    free(movers);
    return status;
}

static dt_status decide_one(work *w, size_t k, size_t dm)
{
    dt_criterion criterion = w->findings->criteria[k];
    const recipe *how = &recipes[criterion.concept];
    dt_lens lens = dt_minds_lens(&w->minds, criterion.type, criterion.strength);
    dt_arcs leaves;
    dt_stages stages = {.graph = w->graph, .dm = dm, .leaves = &leaves, .lens = &lens, .final = how->final};
    DT_TRY(find_answers(w, how->answers, dm, &stages.answers));
    DT_TRY(dt_arcs_new(&leaves, w->graph, dm, &lens, DT_LEAVES_FOR, w->budget));
    dt_status status = dt_stages_decide(&stages, w->budget, set_of(w->findings, k, dm));
    dt_arcs_free(&leaves, w->budget);
    return status;
}

static dt_status decide_all(work *w)
{
    dt_findings *f = w->findings;
    for (size_t dm = 0; dm < f->dm_count; dm++) {
        dt_status status = DT_OK;
        dt_budget_stage(w->budget, "deciding by relations", 0);
        for (size_t k = 0; k < f->count && status == DT_OK; k++)
            status = decide_one(w, k, dm);
        for (answering how = BY_NOBODY; how < ANSWERINGS; how++)
            dt_answers_free(&w->answers[how], w->budget);
        DT_TRY(status);
    }
    return DT_OK;
}

static void intersect(const dt_findings *f)
{
    for (size_t k = 0; k < f->count; k++) {
        uint64_t *all = set_of(f, k, f->dm_count);
        memset(all, 0xff, f->words * sizeof *all);
        for (size_t dm = 0; dm < f->dm_count; dm++)
            for (size_t word = 0; word < f->words; word++)
                all[word] &= set_of(f, k, dm)[word];
    }
}

/* ---- life -------------------------------------------------------------------------------------------------------- */

static dt_status run(work *w, const uint32_t *profile)
{
    size_t dms = w->findings->dm_count;
    DT_TRY(dt_minds_init(&w->minds, w->graph, profile, w->budget));
    w->moves = dt_calloc(dms, sizeof *w->moves);
    w->moved = dt_calloc(dms, sizeof *w->moved);
    if (!w->moves || !w->moved)
        return DT_ERR_NOMEM;
    DT_TRY(list_arcs(w));
    DT_TRY(decide_all(w));
    intersect(w->findings);
    return DT_OK;
}

static void free_work(work *w)
{
    for (size_t i = 0; i < w->findings->dm_count; i++) {
        if (w->moves)
            dt_arcs_free(&w->moves[i], w->budget);
        if (w->moved)
            dt_arcs_free(&w->moved[i], w->budget);
    }
    free(w->moves);
    free(w->moved);
    dt_minds_free(&w->minds);
}

static dt_status make(dt_findings **out, const dt_graph *graph, const dt_criterion *criteria, size_t count,
                      dt_budget *budget)
{
    size_t dms = dt_graph_model(graph)->dm_count, words = dt_words_for(dt_graph_count(graph));
    DT_TRY(dt_budget_reserve(budget, (uint64_t)count * (dms + 1) * words * sizeof(uint64_t)));
    dt_findings *findings = dt_calloc(1, sizeof *findings);
    if (!findings)
        return DT_ERR_NOMEM;
    findings->count = count;
    findings->dm_count = dms;
    findings->words = words;
    findings->bits = dt_calloc(count * (dms + 1), words * sizeof *findings->bits);
    memcpy(findings->criteria, criteria, count * sizeof *criteria);
    if (!findings->bits) {
        dt_findings_free(findings);
        return DT_ERR_NOMEM;
    }
    *out = findings;
    return DT_OK;
}

dt_status dt_findings_new(dt_findings **out, const dt_graph *graph, const uint32_t *profile,
                          const dt_criterion *criteria, size_t count, dt_budget *budget)
{
    work w = {.graph = graph, .budget = budget};
    assert(count <= DT_CRITERIA_MAX);
    *out = NULL;
    DT_TRY(make(&w.findings, graph, criteria, count, budget));
    dt_status status = run(&w, profile);
    free_work(&w);
    if (status == DT_OK)
        *out = w.findings;
    else
        dt_findings_free(w.findings);
    return status;
}

void dt_findings_free(dt_findings *findings)
{
    if (!findings)
        return;
    free(findings->bits);
    free(findings);
}

/* ---- looking ----------------------------------------------------------------------------------------------------- */

size_t dt_findings_count(const dt_findings *findings)
{
    return findings->count;
}

dt_criterion dt_findings_criterion(const dt_findings *findings, size_t k)
{
    return findings->criteria[k];
}

bool dt_findings_stable(const dt_findings *findings, size_t k, size_t dm, uint32_t state)
{
    return dt_bit_get(set_of(findings, k, dm), state);
}

bool dt_findings_equilibrium(const dt_findings *findings, size_t k, uint32_t state)
{
    return dt_bit_get(set_of(findings, k, findings->dm_count), state);
}

dt_criterion_set dt_findings_stable_under(const dt_findings *findings, size_t dm, uint32_t state)
{
    dt_criterion_set set = 0;
    for (size_t k = 0; k < findings->count; k++)
        set |= (dt_criterion_set)dt_findings_stable(findings, k, dm, state) << k;
    return set;
}

dt_criterion_set dt_findings_equilibria(const dt_findings *findings, uint32_t state)
{
    return dt_findings_stable_under(findings, findings->dm_count, state);
}
