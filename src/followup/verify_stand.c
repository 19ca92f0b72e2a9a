/* SPDX-License-Identifier: MIT */
/* How a state stands, worked out anew. What the opponents can bring about is found by sweeping over all moves until
 * nothing changes: slow and plain, and nothing of the engine's in it but the list of moves. */
#include "followup/verify.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* Which concepts allow which answers, and whether the decision maker may escape from one. */
static const struct {
    bool answers, improving, escape;
} recipes[DT_CONCEPT_COUNT] = {
    [DT_CONCEPT_GMR] = {.answers = true},
    [DT_CONCEPT_SMR] = {.answers = true, .escape = true},
    [DT_CONCEPT_SEQ] = {.answers = true, .improving = true},
    [DT_CONCEPT_SSEQ] = {.answers = true, .improving = true, .escape = true},
};

typedef struct best_move {
    const uint32_t *value;
    uint32_t best; /* 0: no move */
} best_move;

static dt_status keep_best(void *user, uint32_t to)
{
    best_move *move = user;
    if (move->value[to] > move->best)
        move->best = move->value[to];
    return DT_OK;
}

/* The largest value that `dm` can move to, 0 without a move. */
static dt_status best_of(const dt_graph *graph, size_t dm, uint32_t from, const uint32_t *value, uint32_t *best)
{
    best_move move = {.value = value};
    DT_TRY(dt_graph_each_move(graph, dm, from, keep_best, &move));
    *best = move.best;
    return DT_OK;
}

/* ---- sweeps ---------------------------------------------------------------------------------------------------------- */

/* least[q * DMs + j]: the least worth that can be brought about from q, staying there included, if j moved last. */
typedef struct sweep {
    const dt_standing_facts *facts;
    const uint32_t *worth;
    uint32_t *least;
    size_t dms;
    uint32_t from;
    size_t mover;
    bool changed;
} sweep;

static bool is_answer(const sweep *at, uint32_t to)
{
    const uint32_t *rank = at->facts->v->ranks[at->mover];
    return !recipes[at->facts->claim].improving || rank[to] > rank[at->from];
}

/* A move from `from` by `mover`: whoever else moved last may go on like this. */
static dt_status follow(void *user, uint32_t to)
{
    sweep *at = user;
    uint32_t value = at->least[to * at->dms + at->mover];
    if (!is_answer(at, to))
        return DT_OK;
    for (size_t last = 0; last < at->dms; last++) {
        uint32_t *least = &at->least[at->from * at->dms + last];
        if (last != at->mover && value < *least) {
            *least = value;
            at->changed = true;
        }
    }
    return DT_OK;
}

static dt_status sweep_once(sweep *at)
{
    const dt_verifier *v = at->facts->v;
    at->changed = false;
    for (uint32_t s = v->states; s-- > 0;) {
        DT_TRY(dt_budget_spend(v->budget, 16 * at->dms));
        at->from = s;
        for (at->mover = 0; at->mover < at->dms; at->mover++)
            if (at->mover != at->facts->dm)
                DT_TRY(dt_graph_each_move(v->graph, at->mover, s, follow, at));
    }
    return DT_OK;
}

static dt_status fill_worth(const dt_standing_facts *facts, uint32_t *worth)
{
    const dt_verifier *v = facts->v;
    const uint32_t *rank = v->ranks[facts->dm];
    memcpy(worth, rank, v->states * sizeof *worth);
    for (uint32_t s = 0; s < v->states && recipes[facts->claim].escape; s++) {
        uint32_t best;
        DT_TRY(best_of(v->graph, facts->dm, s, rank, &best));
        worth[s] = best > worth[s] ? best : worth[s];
    }
    return DT_OK;
}

static dt_status run_sweeps(sweep *at, uint32_t *worth)
{
    const dt_verifier *v = at->facts->v;
    DT_TRY(fill_worth(at->facts, worth));
    at->worth = worth;
    for (uint32_t s = 0; s < v->states; s++)
        for (size_t last = 0; last < at->dms; last++)
            at->least[s * at->dms + last] = worth[s];
    do
        DT_TRY(sweep_once(at));
    while (at->changed);
    return DT_OK;
}

/* secure[t]: what moving to t is sure to bring, whatever the opponents answer. After its own move it is the decision
 * maker itself that moved last, so any opponent may begin. */
static dt_status fill_secure(dt_standing_facts *facts)
{
    const dt_verifier *v = facts->v;
    sweep at = {.facts = facts, .dms = v->model->dm_count};
    facts->secure = dt_malloc(v->states, sizeof *facts->secure);
    if (!facts->secure)
        return DT_ERR_NOMEM;
    memcpy(facts->secure, v->ranks[facts->dm], v->states * sizeof *facts->secure);
    if (!recipes[facts->claim].answers)
        return DT_OK;
    uint32_t *worth = dt_malloc(v->states, sizeof *worth);
    at.least = dt_malloc(v->states, at.dms * sizeof *at.least);
    dt_status status = worth && at.least ? run_sweeps(&at, worth) : DT_ERR_NOMEM;
    for (uint32_t s = 0; s < v->states && status == DT_OK; s++) {
        uint32_t answered = at.least[s * at.dms + facts->dm];
        facts->secure[s] = answered < facts->secure[s] ? answered : facts->secure[s];
    }
    free(worth);
    free(at.least);
    return status;
}

/* ---- one state -------------------------------------------------------------------------------------------------------- */

/* Any state of the class with this rank. */
static uint32_t member_of_class(const uint32_t *rank, uint32_t states, uint32_t class)
{
    uint32_t s = 0;
    while (s < states && rank[s] != class)
        s++;
    return s;
}

static dt_status find_deciding(dt_standing_facts *facts, uint32_t state, size_t *on)
{
    const dt_verifier *v = facts->v;
    const uint32_t *rank = v->ranks[facts->dm];
    const dt_reading *reading = &v->model->decision_makers[facts->dm].readings[v->profile[facts->dm]];
    uint32_t secured;
    *on = DT_PATTERN_NONE;
    if (facts->claim >= DT_CONCEPT_COUNT || !dt_concept_get((dt_concept_id)facts->claim)->has_deciding)
        return DT_OK;
    if (!facts->secure)
        DT_TRY(fill_secure(facts));
    DT_TRY(best_of(v->graph, facts->dm, state, facts->secure, &secured));
    if (secured == 0 || secured == rank[state])
        return DT_OK;
    uint32_t other = member_of_class(rank, v->states, secured);
    if (other < v->states)
        *on = dt_rules_deciding(reading, dt_graph_state(v->graph, state), dt_graph_state(v->graph, other));
    return DT_OK;
}

dt_status dt_verify_stand(dt_standing_facts *facts, uint32_t state, dt_stand claim, bool *right)
{
    const uint32_t *rank = facts->v->ranks[facts->dm];
    uint32_t best;
    size_t on;
    DT_TRY(best_of(facts->v->graph, facts->dm, state, rank, &best));
    DT_TRY(find_deciding(facts, state, &on));
    dt_stand_by by = DT_BY_SANCTION;
    if (best == 0)
        by = DT_BY_NO_MOVE;
    else if (best <= rank[state])
        by = best == rank[state] ? DT_BY_TIE : DT_BY_LIKING;
    *right = claim.by == by && claim.on == on;
    return DT_OK;
}

void dt_standing_facts_free(dt_standing_facts *facts)
{
    free(facts->secure);
    facts->secure = NULL;
}
