/* SPDX-License-Identifier: MIT */
/* Verdicts of further concepts, one task for each. */
#include "base/bits.h"
#include "base/memory.h"
#include "foresight/task.h"
#include "stability/kernel.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct dt_foresight {
    dt_further_asked asked;
    dt_behaviour *behaviours; /* asked.terms points here */
    dt_further *own;          /* and here */
    uint32_t *readings;
    uint32_t states;
    size_t dms, words;
    uint64_t *bits; /* [concepts][2 * DMs + 1][words]: who is stable where, where by ties, the equilibria */
    bool any_tie[DT_FURTHER_MAX];
    uint8_t *ways; /* [DMs][states] how a state stands if it is stable: dt_stand_by */
};

/* ---- those made of basic concepts ----------------------------------------------------------------------------------- */

static dt_status add_basic(dt_task *task, dt_concept_id concept, dt_budget *budget)
{
    dt_verdicts *verdicts;
    DT_TRY(dt_stability_solve(&verdicts, task->graph, task->readings, 1u << concept, budget));
    for (size_t dm = 0; dm < task->profile->dm_count; dm++)
        for (uint32_t s = 0; s < task->profile->state_count; s++)
            if (dt_verdicts_stable(verdicts, concept, dm, s))
                dt_bit_set(dt_task_stable(task, dm), s);
    dt_verdicts_free(verdicts);
    return DT_OK;
}

static dt_status decide_basic(dt_task *task, dt_budget *budget)
{
    return add_basic(task, (dt_concept_id)task->concept.number, budget);
}

dt_status dt_decide_seq_or_sim(dt_task *task, dt_budget *budget)
{
    DT_TRY(add_basic(task, DT_CONCEPT_SEQ, budget));
    return add_basic(task, DT_CONCEPT_SIM, budget);
}

/* Everybody's concept is decided for everybody, and the row of the one whose it is kept. */
dt_status dt_decide_each(dt_task *task, dt_budget *budget)
{
    size_t dms = task->profile->dm_count, bytes = task->words * sizeof *task->stable;
    uint64_t *scratch = dt_calloc(2 * dms, bytes);
    dt_status status = scratch ? DT_OK : DT_ERR_NOMEM;
    for (size_t dm = 0; dm < dms && status == DT_OK; dm++) {
        dt_task own = *task;
        own.concept = task->terms->own[dm];
        own.stable = scratch;
        own.ties = scratch + dms * task->words;
        memset(scratch, 0, 2 * dms * bytes);
        status = dt_decide_any(&own, budget);
        memcpy(dt_task_stable(task, dm), dt_task_stable(&own, dm), bytes);
        memcpy(task->ties + dm * task->words, own.ties + dm * task->words, bytes);
    }
    free(scratch);
    return status;
}

dt_status dt_decide_any(dt_task *task, dt_budget *budget)
{
    static dt_status (*const recipes[])(dt_task *, dt_budget *) = {
        [DT_FURTHER_LIMITED] = dt_decide_limited,
        [DT_FURTHER_NONMYOPIC] = dt_decide_nonmyopic,
        [DT_FURTHER_STACKELBERG] = dt_decide_stackelberg,
        [DT_FURTHER_MAXIMIN] = dt_decide_maximin,
        [DT_FURTHER_MR] = dt_decide_maximin,
        [DT_FURTHER_CMR] = dt_decide_maximin,
        [DT_FURTHER_POLICY] = dt_decide_policy,
        [DT_FURTHER_CREDIBLE_POLICY] = dt_decide_policy,
        [DT_FURTHER_SEQ] = dt_decide_seq,
        [DT_FURTHER_BR_SEQ] = dt_decide_mixed,
        [DT_FURTHER_BERGE] = dt_decide_berge,
        [DT_FURTHER_BERGE_GMR] = dt_decide_berge,
        [DT_FURTHER_BERGE_SMR] = dt_decide_berge,
        [DT_FURTHER_BERGE_SEQ] = dt_decide_berge,
        [DT_FURTHER_BERGE_SSEQ] = dt_decide_berge,
        [DT_FURTHER_MIXED] = dt_decide_mixed,
        [DT_FURTHER_EACH] = dt_decide_each,
        [DT_FURTHER_SEQ_OR_SIM] = dt_decide_seq_or_sim,
        [DT_FURTHER_BASIC] = decide_basic,
    };
    return recipes[task->concept.kind](task, budget);
}

/* ---- deciding ------------------------------------------------------------------------------------------------------- */

static uint64_t *rows_of(const dt_foresight *foresight, size_t k)
{
    return foresight->bits + k * (2 * foresight->dms + 1) * foresight->words;
}

static uint64_t *equilibria_of(const dt_foresight *foresight, size_t k)
{
    return rows_of(foresight, k) + 2 * foresight->dms * foresight->words;
}

static void intersect(const dt_foresight *foresight, size_t k)
{
    uint64_t *equilibria = equilibria_of(foresight, k);
    memset(equilibria, 0xff, foresight->words * sizeof *equilibria);
    for (size_t dm = 0; dm < foresight->dms; dm++)
        for (size_t word = 0; word < foresight->words; word++)
            equilibria[word] &= rows_of(foresight, k)[dm * foresight->words + word];
}

static void find_ties(dt_foresight *foresight, size_t k)
{
    const uint64_t *ties = rows_of(foresight, k) + foresight->dms * foresight->words;
    for (size_t word = 0; word < foresight->dms * foresight->words; word++)
        foresight->any_tie[k] = foresight->any_tie[k] || ties[word];
}

dt_status dt_best_ranks(const dt_task *task, size_t dm, uint32_t *best)
{
    const dt_profile *profile = task->profile;
    return dt_best_move(best, &profile->moves[dm], profile->ranks[dm]->rank, profile->state_count);
}

static dt_stand_by way_of(uint32_t rank, uint32_t best)
{
    if (best == 0)
        return DT_BY_NO_MOVE;
    return best > rank ? DT_BY_SANCTION : best == rank ? DT_BY_TIE : DT_BY_LIKING;
}

static dt_status find_ways(dt_foresight *foresight, const dt_task *task, uint32_t *best)
{
    for (size_t dm = 0; dm < foresight->dms; dm++) {
        const uint32_t *rank = task->profile->ranks[dm]->rank;
        DT_TRY(dt_best_ranks(task, dm, best));
        for (uint32_t s = 0; s < foresight->states; s++)
            foresight->ways[dm * foresight->states + s] = (uint8_t)way_of(rank[s], best[s]);
    }
    return DT_OK;
}

static dt_status decide_concepts(dt_foresight *foresight, dt_task *task, dt_budget *budget)
{
    for (size_t k = 0; k < foresight->asked.count; k++) {
        task->concept = foresight->asked.concepts[k];
        task->stable = rows_of(foresight, k);
        task->ties = task->stable + foresight->dms * foresight->words;
        dt_budget_stage(budget, "deciding further concepts", 0);
        DT_TRY(dt_decide_any(task, budget));
        intersect(foresight, k);
        find_ties(foresight, k);
    }
    return find_ways(foresight, task, task->room->best);
}

static dt_status decide(dt_foresight *foresight, const dt_graph *graph, dt_budget *budget)
{
    dt_profile profile;
    dt_room room = {.done = NULL};
    DT_TRY(dt_profile_build(&profile, graph, foresight->readings, budget));
    dt_status status = dt_room_make(&room, &profile, budget);
    dt_task task = {.graph = graph, .readings = foresight->readings, .terms = &foresight->asked.terms};
    task.profile = &profile;
    task.room = &room;
    task.words = foresight->words;
    if (status == DT_OK)
        status = decide_concepts(foresight, &task, budget);
    dt_room_free(&room, budget);
    dt_profile_free(&profile, budget);
    return status;
}

/* ---- life ----------------------------------------------------------------------------------------------------------- */

/* A copy of the terms in which nothing is left open. */
static dt_status copy_terms(dt_foresight *foresight, const dt_terms *terms)
{
    foresight->behaviours = dt_calloc(foresight->dms, sizeof *foresight->behaviours);
    foresight->own = dt_calloc(foresight->dms, sizeof *foresight->own);
    if (!foresight->behaviours || !foresight->own)
        return DT_ERR_NOMEM;
    for (size_t dm = 0; dm < foresight->dms; dm++) {
        if (terms->behaviours)
            foresight->behaviours[dm] = terms->behaviours[dm];
        foresight->own[dm] = terms->own ? terms->own[dm] : (dt_further){DT_FURTHER_BASIC, DT_CONCEPT_SEQ};
        assert(foresight->own[dm].kind != DT_FURTHER_EACH && foresight->own[dm].kind != DT_FURTHER_MIXED);
    }
    foresight->asked.terms = (dt_terms){foresight->behaviours, foresight->own};
    return DT_OK;
}

static dt_status make_room(dt_foresight *foresight, dt_budget *budget)
{
    size_t rows = foresight->asked.count * (2 * foresight->dms + 1);
    uint64_t ways = (uint64_t)foresight->dms * foresight->states;
    uint64_t bytes = rows * foresight->words * sizeof *foresight->bits + ways;
    DT_TRY(dt_budget_reserve(budget, bytes));
    foresight->bits = dt_calloc(rows * foresight->words, sizeof *foresight->bits);
    foresight->ways = dt_malloc(ways, 1);
    foresight->readings = dt_malloc(foresight->dms, sizeof *foresight->readings);
    return foresight->bits && foresight->ways && foresight->readings ? DT_OK : DT_ERR_NOMEM;
}

dt_status dt_foresight_new(dt_foresight **out, const dt_graph *graph, const uint32_t *profile,
                           const dt_further_asked *asked, dt_budget *budget)
{
    *out = NULL;
    dt_foresight *foresight = dt_calloc(1, sizeof *foresight);
    if (!foresight)
        return DT_ERR_NOMEM;
    foresight->asked = *asked;
    foresight->states = graph->states.count;
    foresight->dms = graph->model->dm_count;
    foresight->words = dt_words_for(foresight->states);
    dt_status status = make_room(foresight, budget);
    if (status == DT_OK)
        status = copy_terms(foresight, &asked->terms);
    if (status == DT_OK) {
        memcpy(foresight->readings, profile, foresight->dms * sizeof *profile);
        status = decide(foresight, graph, budget);
    }
    if (status == DT_OK)
        *out = foresight;
    else
        dt_foresight_free(foresight);
    return status;
}

void dt_foresight_free(dt_foresight *foresight)
{
    if (!foresight)
        return;
    free(foresight->behaviours);
    free(foresight->own);
    free(foresight->readings);
    free(foresight->bits);
    free(foresight->ways);
    free(foresight);
}

/* ---- asking --------------------------------------------------------------------------------------------------------- */

size_t dt_foresight_count(const dt_foresight *foresight)
{
    return foresight->asked.count;
}

dt_further dt_foresight_concept(const dt_foresight *foresight, size_t k)
{
    assert(k < foresight->asked.count);
    return foresight->asked.concepts[k];
}

const dt_terms *dt_foresight_terms(const dt_foresight *foresight)
{
    return &foresight->asked.terms;
}

bool dt_foresight_stable(const dt_foresight *foresight, size_t k, size_t dm, uint32_t state)
{
    assert(k < foresight->asked.count && dm < foresight->dms && state < foresight->states);
    return dt_bit_get(rows_of(foresight, k) + dm * foresight->words, state);
}

bool dt_foresight_equilibrium(const dt_foresight *foresight, size_t k, uint32_t state)
{
    return dt_bit_get(equilibria_of(foresight, k), state);
}

bool dt_foresight_by_tie(const dt_foresight *foresight, size_t k, size_t dm, uint32_t state)
{
    return dt_bit_get(rows_of(foresight, k) + (foresight->dms + dm) * foresight->words, state);
}

bool dt_foresight_any_tie(const dt_foresight *foresight, size_t k)
{
    return foresight->any_tie[k];
}

dt_stand_by dt_foresight_stand(const dt_foresight *foresight, size_t k, size_t dm, uint32_t state)
{
    if (!dt_foresight_stable(foresight, k, dm, state))
        return DT_UNSTABLE;
    return (dt_stand_by)foresight->ways[dm * foresight->states + state];
}
