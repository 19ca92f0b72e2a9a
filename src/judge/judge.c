/* SPDX-License-Identifier: MIT */
/* One verdict straight from the written definition: is every improvement of the decision maker answered?
 *
 * Moves are what dt_rules_may_move() says of two listed states, preferences what dt_rules_compare() says; nothing the
 * graph or an engine prepared is used. A row of moves, once looked up, is kept while there is room. Opponents answer by
 * legal sequences, found breadth first over (state, last mover), for nobody moves twice in a row (Fang, Hipel and
 * Kilgour 1993). A sanction is compared with the state asked about, never with the improvement it answers. */
#include "judge/internal.h"

#include "base/bits.h"
#include "base/memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
    ROW_HEADER = 2,          /* how many moves, how many of them improve */
    POOL_WORDS_MAX = 1 << 24 /* rows kept at one time, in words of 4 bytes, if one row needs no more */
};

typedef struct question {
    size_t dm;
    uint32_t state;
    const struct recipe *recipe;
} question;

/* ---- rows of moves ------------------------------------------------------------------------------------------- */

bool dt_judge_prefers(const dt_judge *judge, size_t dm, uint32_t a, uint32_t b)
{
    const dt_reading *reading = &judge->model->decision_makers[dm].readings[judge->profile[dm]];
    return dt_rules_compare(judge->model, reading, dt_graph_state(judge->graph, a), dt_graph_state(judge->graph, b)) >
           0;
}

dt_relation dt_judge_relation(const dt_judge *judge, size_t dm, uint32_t a, uint32_t b)
{
    const dt_reading *reading = &judge->model->decision_makers[dm].readings[judge->profile[dm]];
    return dt_rules_relate(judge->model, reading, dt_graph_state(judge->graph, a), dt_graph_state(judge->graph, b));
}

/* Would `dm` go from b on to a when it answers others? Moves whose worth is not known are credible (Li, Hipel, Kilgour and
 * Fang 2004). */
static bool answers_by(const dt_judge *judge, size_t dm, uint32_t a, uint32_t b)
{
    if (dt_reading_ranks(&judge->model->decision_makers[dm].readings[judge->profile[dm]]))
        return dt_judge_prefers(judge, dm, a, b);
    return dt_judge_finds_credible(dt_judge_relation(judge, dm, a, b), judge->bounds);
}

bool dt_judge_finds_credible(dt_relation how, uint8_t bounds)
{
    if (how.kind != DT_BY_CHANCE)
        return dt_relation_answers(how);
    int32_t chance = bounds & DT_UPPER_ANSWERING ? how.chance.most : how.chance.least;
    return chance > how.bounds->gamma - DT_ANSWERS_AT_BOUND;
}

static void forget_rows(dt_judge *judge)
{
    memset(judge->where, 0, judge->dms * judge->states * sizeof *judge->where);
    judge->pool_used = 0;
}

void dt_judge_take_bounds(dt_judge *judge, uint8_t bounds)
{
    if ((judge->bounds & DT_UPPER_ANSWERING) != (bounds & DT_UPPER_ANSWERING))
        forget_rows(judge);
    judge->bounds = bounds;
}

static dt_status write_row(dt_judge *judge, size_t dm, uint32_t from)
{
    DT_TRY(dt_budget_spend(judge->budget, judge->states));
    if (judge->pool_size - judge->pool_used < ROW_HEADER + (size_t)judge->states)
        forget_rows(judge);
    uint32_t *header = judge->pool + judge->pool_used, *to = header + ROW_HEADER, count = 0, better = 0;
    const uint64_t *vector = dt_graph_state(judge->graph, from);
    for (uint32_t q = 0; q < judge->states; q++) {
        if (!dt_rules_may_move(judge->model, dm, vector, dt_graph_state(judge->graph, q)))
            continue;
        to[count++] = q;
        if (answers_by(judge, dm, q, from)) {
            to[count - 1] = to[better];
            to[better++] = q;
        }
    }
    header[0] = count;
    header[1] = better;
    judge->where[dm * judge->states + from] = 1 + (uint32_t)judge->pool_used;
    judge->pool_used += ROW_HEADER + count;
    return dt_budget_spend(judge->budget, (uint64_t)DT_JUDGE_COMPARES * count);
}

dt_status dt_judge_look_up(dt_judge *judge, size_t dm, uint32_t from, dt_judge_row *found)
{
    const uint32_t *where = &judge->where[dm * judge->states + from];
    if (!*where)
        DT_TRY(write_row(judge, dm, from));
    const uint32_t *header = judge->pool + (*where - 1);
    *found = (dt_judge_row){.to = header + ROW_HEADER, .count = header[0], .better = header[1]};
    return DT_OK;
}

/* ---- legal sequences ------------------------------------------------------------------------------------------- */

/* How many of a mover's moves it is expected to make; the improvements come first. */
static uint32_t expected(const dt_judge_others *others, size_t mover, const dt_judge_row *moves)
{
    if (!others->behaviours)
        return others->credible ? moves->better : moves->count;
    static const bool all[] = {[DT_BEHAVES_ANY] = true, [DT_BEHAVES_BEST] = false};
    dt_behaviour behaviour = others->behaviours[mover];
    return behaviour == DT_BEHAVES_STAYS ? 0 : all[behaviour] ? moves->count : moves->better;
}

/* Is there no move that it likes better than the k-th? Improvements come first, and nothing else is better than one. */
static bool is_best(const dt_judge *judge, size_t mover, const dt_judge_row *moves, uint32_t k)
{
    for (uint32_t other = 0; other < moves->better; other++)
        if (dt_judge_prefers(judge, mover, moves->to[other], moves->to[k]))
            return false;
    return true;
}

static dt_status go_on_by(dt_judge *judge, const dt_judge_others *others, uint32_t state, size_t mover)
{
    dt_judge_row moves;
    DT_TRY(dt_judge_look_up(judge, mover, state, &moves));
    uint32_t count = expected(others, mover, &moves);
    bool best = others->behaviours && others->behaviours[mover] == DT_BEHAVES_BEST;
    DT_TRY(dt_budget_spend(judge->budget, 1 + (best ? (uint64_t)DT_JUDGE_COMPARES * count * count : (uint64_t)count)));
    for (uint32_t k = 0; k < count; k++) {
        size_t bit = mover * judge->states + moves.to[k];
        if (dt_bit_get(judge->seen, bit) || (best && !is_best(judge, mover, &moves, k)))
            continue;
        dt_bit_set(judge->seen, bit);
        judge->queue[judge->queued++] = (dt_judge_step){.state = moves.to[k], .mover = (uint32_t)mover};
    }
    return DT_OK;
}

dt_status dt_judge_go_on(dt_judge *judge, const dt_judge_others *others, uint32_t state, size_t last)
{
    const size_t words = dt_words_for(judge->states);
    for (size_t mover = 0; mover < judge->dms; mover++)
        if (mover != others->dm && mover != last &&
            !(others->settled && dt_bit_get(others->settled + mover * words, state)))
            DT_TRY(go_on_by(judge, others, state, mover));
    return DT_OK;
}

void dt_judge_empty_queue(dt_judge *judge)
{
    for (size_t k = 0; k < judge->queued; k++)
        dt_bit_clear(judge->seen, judge->queue[k].mover * (size_t)judge->states + judge->queue[k].state);
    judge->queued = 0;
}

/* ---- answers ------------------------------------------------------------------------------------------------- */

/* May an improvement be answered? Sets `*answered`, false on entry. */
typedef dt_status (*answer_fn)(dt_judge *judge, const question *asked, uint32_t improvement, bool *answered);

typedef struct recipe {
    answer_fn answer;
    bool credible; /* every move of the answer improves for the one who makes it */
    bool final;    /* after it the focal decision maker cannot escape to a state it prefers to the first */
} recipe;

static dt_status never(dt_judge *judge, const question *asked, uint32_t improvement, bool *answered)
{
    (void)judge, (void)asked, (void)improvement, (void)answered;
    return DT_OK;
}

static dt_status sanctions(dt_judge *judge, const question *asked, uint32_t state, bool *yes)
{
    dt_judge_row escapes;
    *yes = false;
    DT_TRY(dt_budget_spend(judge->budget, DT_JUDGE_COMPARES));
    if (dt_judge_prefers(judge, asked->dm, state, asked->state))
        return DT_OK;
    if (asked->recipe->final) {
        DT_TRY(dt_judge_look_up(judge, asked->dm, state, &escapes));
        DT_TRY(dt_budget_spend(judge->budget, (uint64_t)DT_JUDGE_COMPARES * escapes.count));
        for (uint32_t k = 0; k < escapes.count; k++)
            if (dt_judge_prefers(judge, asked->dm, escapes.to[k], asked->state))
                return DT_OK;
    }
    *yes = true;
    return DT_OK;
}

/* The opponents move in turn from the improvement. A sequence that comes back to it is no answer; one that comes back
 * to the state asked about is. */
static dt_status in_turn(dt_judge *judge, const question *asked, uint32_t improvement, bool *answered)
{
    const size_t nobody = judge->dms;
    const dt_judge_others others = {.dm = asked->dm, .credible = asked->recipe->credible};
    dt_status status = dt_judge_go_on(judge, &others, improvement, nobody);
    for (size_t next = 0; status == DT_OK && next < judge->queued; next++) {
        dt_judge_step at = judge->queue[next];
        if (at.state != improvement)
            status = sanctions(judge, asked, at.state, answered);
        if (status != DT_OK || *answered)
            break;
        status = dt_judge_go_on(judge, &others, at.state, at.mover);
    }
    dt_judge_empty_queue(judge);
    return status;
}

/* The opponents' improvements from the state asked about. Options have one owner each, so no state is listed twice. */
static dt_status list_others(dt_judge *judge, const question *asked)
{
    uint32_t count = 0;
    dt_judge_row moves;
    for (size_t dm = 0; dm < judge->dms; dm++) {
        judge->begins[dm] = count;
        judge->choices[dm] = 0;
        if (dm == asked->dm)
            continue;
        DT_TRY(dt_judge_look_up(judge, dm, asked->state, &moves));
        memcpy(judge->others + count, moves.to, moves.better * sizeof *moves.to);
        count += moves.better;
    }
    judge->begins[judge->dms] = count;
    return DT_OK;
}

/* The next combination, the first decision maker's choice turning fastest; false after the last. */
static bool next_choices(dt_judge *judge)
{
    for (size_t dm = 0; dm < judge->dms; dm++) {
        if (judge->choices[dm] < judge->begins[dm + 1] - judge->begins[dm]) {
            judge->choices[dm]++;
            return true;
        }
        judge->choices[dm] = 0;
    }
    return false;
}

/* The state where the improvement and the chosen moves were made at the same time; DT_NO_STATE if infeasible. */
static uint32_t combine(dt_judge *judge, const question *asked, uint32_t improvement)
{
    size_t words = dt_model_words(judge->model);
    const uint64_t *from = dt_graph_state(judge->graph, asked->state);
    memcpy(judge->combined, dt_graph_state(judge->graph, improvement), words * sizeof *judge->combined);
    for (size_t dm = 0; dm < judge->dms; dm++) {
        if (judge->choices[dm] == 0)
            continue;
        const uint64_t *to = dt_graph_state(judge->graph, judge->others[judge->begins[dm] + judge->choices[dm] - 1]);
        for (size_t word = 0; word < words; word++)
            judge->combined[word] ^= from[word] ^ to[word];
    }
    return dt_graph_find(judge->graph, judge->combined);
}

/* Some opponents, at least one, improve from the state asked about while the decision maker does. */
static dt_status at_once(dt_judge *judge, const question *asked, uint32_t improvement, bool *answered)
{
    DT_TRY(list_others(judge, asked));
    while (!*answered && next_choices(judge)) {
        DT_TRY(dt_budget_spend(judge->budget, DT_JUDGE_COMPARES + judge->dms));
        uint32_t state = combine(judge, asked, improvement);
        if (state != DT_NO_STATE)
            DT_TRY(sanctions(judge, asked, state, answered));
    }
    return DT_OK;
}

static const recipe recipes[DT_CONCEPT_COUNT] = {
    [DT_CONCEPT_NASH] = {.answer = never},
    [DT_CONCEPT_GMR] = {.answer = in_turn},
    [DT_CONCEPT_SMR] = {.answer = in_turn, .final = true},
    [DT_CONCEPT_SEQ] = {.answer = in_turn, .credible = true},
    [DT_CONCEPT_SSEQ] = {.answer = in_turn, .credible = true, .final = true},
    [DT_CONCEPT_SIM] = {.answer = at_once},
};

dt_status dt_judge_stable(dt_judge *judge, dt_concept_id concept, size_t dm, uint32_t state, bool *stable)
{
    assert(concept < DT_CONCEPT_COUNT && dm < judge->dms && state < judge->states);
    assert(!judge->model->graph_form || !dt_concept_get(concept)->needs_options);
    const question asked = {.dm = dm, .state = state, .recipe = &recipes[concept]};
    dt_judge_row moves;
    *stable = false;
    DT_TRY(dt_judge_look_up(judge, dm, state, &moves));
    const uint32_t count = moves.better;
    memcpy(judge->own, moves.to, count * sizeof *judge->own);
    for (uint32_t k = 0; k < count; k++) {
        bool answered = false;
        DT_TRY(asked.recipe->answer(judge, &asked, judge->own[k], &answered));
        if (!answered)
            return DT_OK;
    }
    *stable = true;
    return DT_OK;
}

/* ---- life ---------------------------------------------------------------------------------------------------- */

static size_t pool_size(size_t dms, size_t states)
{
    const size_t row_words = ROW_HEADER + states;
    if (row_words > POOL_WORDS_MAX)
        return row_words;
    return dms * states < POOL_WORDS_MAX / row_words ? dms * states * row_words : POOL_WORDS_MAX;
}

static dt_status reserve(dt_judge *judge)
{
    const uint64_t pairs = (uint64_t)judge->dms * judge->states;
    const uint64_t bytes = judge->pool_size * sizeof *judge->pool +
                           pairs * (sizeof *judge->where + sizeof *judge->queue) + pairs / 8 +
                           judge->states * (sizeof *judge->own + sizeof *judge->others);
    DT_TRY(dt_budget_reserve(judge->budget, bytes));
    judge->reserved = bytes;
    return DT_OK;
}

static dt_status allocate(dt_judge *judge)
{
    const size_t pairs = judge->dms * judge->states;
    judge->profile = dt_malloc(judge->dms, sizeof *judge->profile);
    judge->where = dt_calloc(pairs, sizeof *judge->where);
    judge->pool = dt_malloc(judge->pool_size, sizeof *judge->pool);
    judge->own = dt_malloc(judge->states, sizeof *judge->own);
    judge->others = dt_malloc(judge->states, sizeof *judge->others);
    judge->begins = dt_malloc(judge->dms + 1, sizeof *judge->begins);
    judge->choices = dt_malloc(judge->dms, sizeof *judge->choices);
    judge->combined = dt_malloc(dt_model_words(judge->model), sizeof *judge->combined);
    judge->queue = dt_malloc(pairs, sizeof *judge->queue);
    judge->seen = dt_calloc(dt_words_for(pairs), sizeof *judge->seen);
    return judge->profile && judge->where && judge->pool && judge->own && judge->others && judge->begins &&
                   judge->choices && judge->combined && judge->queue && judge->seen
               ? DT_OK
               : DT_ERR_NOMEM;
}

dt_status dt_judge_new(dt_judge **out, const dt_graph *graph, const uint32_t *profile, dt_budget *budget)
{
    *out = NULL;
    dt_judge *judge = dt_calloc(1, sizeof *judge);
    if (!judge)
        return DT_ERR_NOMEM;
    judge->graph = graph;
    judge->model = dt_graph_model(graph);
    judge->budget = budget;
    judge->dms = judge->model->dm_count;
    judge->states = dt_graph_count(graph);
    judge->pool_size = pool_size(judge->dms, judge->states);
    dt_status status = reserve(judge);
    if (status == DT_OK)
        status = allocate(judge);
    if (status == DT_OK) {
        memcpy(judge->profile, profile, judge->dms * sizeof *profile);
        *out = judge, judge = NULL;
    }
    dt_judge_free(judge);
    return status;
}

void dt_judge_free(dt_judge *judge)
{
    if (!judge)
        return;
    dt_judge_forget(judge);
    dt_budget_release(judge->budget, judge->reserved);
    free(judge->profile);
    free(judge->where);
    free(judge->pool);
    free(judge->own);
    free(judge->others);
    free(judge->begins);
    free(judge->choices);
    free(judge->combined);
    free(judge->queue);
    free(judge->seen);
    free(judge);
}
