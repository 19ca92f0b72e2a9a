/* SPDX-License-Identifier: MIT */
/* Verdicts for every concept, decision maker and state, as bits. */
#include "base/bits.h"
#include "base/memory.h"
#include "base/threads.h"
#include "stability/kernel.h"
#include "stability/sim.h"

#include <detente/stability.h>

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct dt_verdicts {
    dt_concept_set concepts;
    uint32_t state_count;
    size_t dm_count;
    size_t words; /* in one set of states */
    uint32_t *readings;
    uint64_t *bits; /* [concepts in the table][decision makers + 1][words]; the last set: the equilibria */
};

static uint64_t *set_of(const dt_verdicts *verdicts, dt_concept_id concept, size_t dm)
{
    return verdicts->bits + ((size_t) concept * (verdicts->dm_count + 1) + dm) * verdicts->words;
}

static bool asked(dt_concept_set concepts, int concept)
{
    return concepts >> concept & 1u;
}

/* ---- what is decided already --------------------------------------------------------------------------------- */

/* Verdicts of another graph of the same states, and what else the two share. */
typedef struct known {
    const dt_verdicts *before; /* NULL: nothing is known */
    bool *moves, *ranks;       /* [decision makers]: the same in both */
    bool all_moves, all_ranks;
} known;

static bool same_ranks(const dt_ranks *a, const dt_ranks *b, size_t states)
{
    return a->rank == b->rank ||
           (a->class_count == b->class_count && memcmp(a->rank, b->rank, states * sizeof *a->rank) == 0);
}

static dt_status find_known(known *out, const dt_graph *graph, const uint32_t *readings, const dt_verdicts *before,
                            const dt_graph *base)
{
    *out = (known){.before = NULL};
    if (!before || graph->states.vectors != base->states.vectors || !base->states.vectors)
        return DT_OK;
    out->moves = dt_calloc(2 * before->dm_count, sizeof *out->moves);
    if (!out->moves)
        return DT_ERR_NOMEM;
    out->ranks = out->moves + before->dm_count;
    out->before = before;
    out->all_moves = out->all_ranks = true;
    for (size_t dm = 0; dm < before->dm_count; dm++) {
        out->moves[dm] = graph->moves[dm].class_of == base->moves[dm].class_of;
        out->ranks[dm] =
            same_ranks(&graph->ranks[dm][readings[dm]], &base->ranks[dm][before->readings[dm]], graph->states.count);
        out->all_moves &= out->moves[dm];
        out->all_ranks &= out->ranks[dm];
    }
    return DT_OK;
}

/* Does everything that the verdicts rest on stay the same? Without answers that is one's own moves and ranks; by any moves
 * everybody's moves too; by improvements everybody's ranks as well. */
static bool is_known(const known *k, int concept, size_t dm)
{
    const dt_recipe *recipe = dt_recipe_for((dt_concept_id) concept);
    if (!k->before || !asked(k->before->concepts, concept) || !k->ranks[dm])
        return false;
    if (recipe && recipe->answers == DT_ANSWERS_NONE)
        return k->moves[dm];
    return k->all_moves && (k->all_ranks || (recipe && recipe->answers == DT_ANSWERS_MOVES));
}

/* ---- deciding ------------------------------------------------------------------------------------------------ */

/* Stable where the rank is at least the best that moving secures. */
static dt_status by_formula(uint64_t *stable, dt_focal *focal, const dt_recipe *recipe, dt_budget *budget)
{
    const dt_profile *profile = focal->profile;
    const uint32_t *rank = profile->ranks[focal->dm]->rank;
    if (profile->moves[focal->dm].none) {
        for (uint32_t s = 0; s < profile->state_count; s++)
            dt_bit_set(stable, s);
        return DT_OK;
    }
    DT_TRY(dt_focal_decide(focal, recipe, budget));
    for (uint32_t s = 0; s < profile->state_count; s++)
        dt_bit_put(stable, s, rank[s] >= focal->room->best[s]);
    return dt_budget_spend(budget, profile->state_count);
}

static dt_status decide_concept(dt_verdicts *verdicts, dt_focal *focal, dt_concept_id concept, const known *k,
                                dt_budget *budget)
{
    const dt_recipe *recipe = dt_recipe_for(concept);
    uint64_t *stable = set_of(verdicts, concept, focal->dm);
    if (is_known(k, concept, focal->dm)) {
        memcpy(stable, set_of(k->before, concept, focal->dm), verdicts->words * sizeof *stable);
        return DT_OK;
    }
    if (!k->before) /* else it is one step of a longer piece of work, which says what it does */
        dt_budget_stage(budget, dt_concept_get(concept)->stage, 0);
    return recipe ? by_formula(stable, focal, recipe, budget)
                  : dt_sim_stable(stable, focal->profile, focal->dm, budget);
}

/* ---- by several hands ---------------------------------------------------------------------------------------- */

/* Fewer verdicts than this are decided before another thread would have begun. */
#define WORTH_A_THREAD ((uint64_t)1 << 17)

/* One job is one decision maker under one set of concepts: those that let opponents make any moves share what is reached by
 * them, so they go together; every other goes alone. */
typedef struct deciding {
    dt_verdicts *verdicts;
    const dt_profile *profile;
    const known *known;
    dt_concept_set parts[DT_CONCEPT_COUNT];
    size_t part_count;
} deciding;

static bool by_any_moves(int concept)
{
    const dt_recipe *recipe = dt_recipe_for((dt_concept_id) concept);
    return recipe && recipe->answers == DT_ANSWERS_MOVES;
}

/* The last concepts take longest, so they come first. */
static void make_parts(deciding *d)
{
    dt_concept_set together = 0;
    for (int concept = DT_CONCEPT_COUNT - 1; concept >= 0; concept --)
        if (asked(d->verdicts->concepts, concept) && by_any_moves(concept))
    together |= 1u << concept;
    else if (asked(d->verdicts->concepts, concept)) d->parts[d->part_count++] = 1u << concept;
    if (together)
        d->parts[d->part_count++] = together;
}

static dt_status begin(dt_crew *crew, void **hand, dt_budget *budget)
{
    const deciding *d = crew->user;
    dt_room *room = dt_malloc(1, sizeof *room);
    dt_status status = room ? dt_room_make(room, d->profile, budget) : DT_ERR_NOMEM;
    if (status != DT_OK)
        free(room);
    else
        *hand = room;
    return status;
}

static dt_status decide_job(dt_crew *crew, void *hand, size_t job, dt_budget *budget)
{
    const deciding *d = crew->user;
    dt_concept_set part = d->parts[job / d->verdicts->dm_count];
    dt_focal focal = {.profile = d->profile, .room = hand, .dm = job % d->verdicts->dm_count};
    dt_status status = DT_OK;
    for (int concept = 0; status == DT_OK && concept < DT_CONCEPT_COUNT; concept ++)
        if (asked(part, concept))
            status = decide_concept(d->verdicts, &focal, (dt_concept_id) concept, d->known, budget);
    dt_focal_free(&focal);
    return status;
}

static void end(dt_crew *crew, void *hand, dt_budget *budget)
{
    (void)crew;
    dt_room_free(hand, budget);
    free(hand);
}

static void intersect(dt_verdicts *verdicts, dt_concept_id concept)
{
    uint64_t *equilibria = set_of(verdicts, concept, verdicts->dm_count);
    memset(equilibria, 0xff, verdicts->words * sizeof *equilibria);
    for (size_t dm = 0; dm < verdicts->dm_count; dm++)
        for (size_t word = 0; word < verdicts->words; word++)
            equilibria[word] &= set_of(verdicts, concept, dm)[word];
}

static dt_status decide_all(dt_verdicts *verdicts, const dt_profile *profile, const known *k, dt_budget *budget)
{
    deciding d = {.verdicts = verdicts, .profile = profile, .known = k};
    dt_crew crew = {.begin = begin, .work = decide_job, .end = end, .user = &d};
    make_parts(&d);
    crew.jobs = d.part_count * verdicts->dm_count;
    bool many = crew.jobs * (uint64_t)verdicts->state_count >= WORTH_A_THREAD;
    dt_status status = dt_crew_run(&crew, many ? dt_budget_threads(budget) : 1, budget);
    for (int concept = 0; status == DT_OK && concept < DT_CONCEPT_COUNT; concept ++)
        if (asked(verdicts->concepts, concept))
            intersect(verdicts, (dt_concept_id) concept);
    return status;
}

/* ---- the whole ----------------------------------------------------------------------------------------------- */

static dt_concept_set possible(const dt_graph *graph, dt_concept_set concepts)
{
    for (int concept = 0; concept < DT_CONCEPT_COUNT; concept ++)
        if (graph->model->graph_form && dt_concept_get(concept)->needs_options)
            concepts &= ~(1u << concept);
    return concepts & DT_CONCEPTS_ALL;
}

static dt_status make_verdicts(dt_verdicts **out, const dt_graph *graph, const uint32_t *readings,
                               dt_concept_set concepts, dt_budget *budget)
{
    dt_verdicts *verdicts = *out = dt_calloc(1, sizeof *verdicts);
    if (!verdicts)
        return DT_ERR_NOMEM;
    verdicts->concepts = possible(graph, concepts);
    verdicts->state_count = graph->states.count;
    verdicts->dm_count = graph->model->dm_count;
    verdicts->words = dt_words_for(verdicts->state_count);
    size_t words = DT_CONCEPT_COUNT * (verdicts->dm_count + 1) * verdicts->words;
    DT_TRY(dt_budget_reserve(budget, words * sizeof *verdicts->bits));
    verdicts->bits = dt_calloc(words, sizeof *verdicts->bits);
    verdicts->readings = dt_malloc(verdicts->dm_count, sizeof *verdicts->readings);
    if (!verdicts->bits || !verdicts->readings)
        return DT_ERR_NOMEM;
    memcpy(verdicts->readings, readings, verdicts->dm_count * sizeof *readings);
    return DT_OK;
}

static bool all_is_known(const known *k, const dt_verdicts *verdicts)
{
    return k->before && k->all_moves && k->all_ranks && (verdicts->concepts & ~k->before->concepts) == 0;
}

static dt_status decide(dt_verdicts *verdicts, const dt_graph *graph, const known *k, dt_budget *budget)
{
    dt_profile chosen = {.graph = NULL};
    if (all_is_known(k, verdicts)) {
        memcpy(verdicts->bits, k->before->bits,
               DT_CONCEPT_COUNT * (verdicts->dm_count + 1) * verdicts->words * sizeof *verdicts->bits);
        return dt_budget_spend(budget, verdicts->state_count);
    }
    dt_status status = dt_profile_build(&chosen, graph, verdicts->readings, budget);
    if (status == DT_OK)
        status = decide_all(verdicts, &chosen, k, budget);
    dt_profile_free(&chosen, budget);
    return status;
}

static dt_status solve(dt_verdicts **out, const dt_graph *graph, const uint32_t *profile, dt_concept_set concepts,
                       const known *k, dt_budget *budget)
{
    dt_verdicts *verdicts = NULL;
    dt_status status = make_verdicts(&verdicts, graph, profile, concepts, budget);
    if (status == DT_OK)
        status = decide(verdicts, graph, k, budget);
    if (status == DT_OK)
        *out = verdicts;
    else
        dt_verdicts_free(verdicts);
    return status;
}

dt_status dt_stability_solve(dt_verdicts **out, const dt_graph *graph, const uint32_t *profile, dt_concept_set concepts,
                             dt_budget *budget)
{
    *out = NULL;
    return solve(out, graph, profile, concepts, &(known){.before = NULL}, budget);
}

dt_status dt_stability_update(dt_verdicts **out, const dt_graph *graph, const uint32_t *profile,
                              const dt_verdicts *before, const dt_graph *base, dt_budget *budget)
{
    known k;
    *out = NULL;
    DT_TRY(find_known(&k, graph, profile, before, base));
    dt_status status = solve(out, graph, profile, before->concepts, &k, budget);
    free(k.moves);
    return status;
}

void dt_verdicts_free(dt_verdicts *verdicts)
{
    if (!verdicts)
        return;
    free(verdicts->bits);
    free(verdicts->readings);
    free(verdicts);
}

dt_concept_set dt_verdicts_concepts(const dt_verdicts *verdicts)
{
    return verdicts->concepts;
}

const uint32_t *dt_verdicts_profile(const dt_verdicts *verdicts)
{
    return verdicts->readings;
}

bool dt_verdicts_stable(const dt_verdicts *verdicts, dt_concept_id concept, size_t dm, uint32_t state)
{
    assert(asked(verdicts->concepts, (int)concept) && dm < verdicts->dm_count && state < verdicts->state_count);
    return dt_bit_get(set_of(verdicts, concept, dm), state);
}

bool dt_verdicts_equilibrium(const dt_verdicts *verdicts, dt_concept_id concept, uint32_t state)
{
    return dt_bit_get(set_of(verdicts, concept, verdicts->dm_count), state);
}
