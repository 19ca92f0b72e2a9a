/* SPDX-License-Identifier: MIT */
/* Why is a state stable for a decision maker, or why not? A search forward from each improvement, breadth first, so that
 * the sequence found is shortest. Nobody moves twice in a row (Fang, Hipel and Kilgour 1993), so places are (state, last
 * mover); where all opponents' moves are transitive, whoever moves twice in a row could have moved once, a shortest
 * sequence never does, and the state alone will do. */
#include "base/bits.h"
#include "base/memory.h"
#include "followup/seer.h"

#include <detente/followup.h>

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define NOT_FOUND SIZE_MAX

/* A place on a legal sequence. */
typedef struct node {
    uint32_t state;
    uint32_t mover; /* who moved there; the number of decision makers: nobody yet */
    uint32_t parent;
} node;

typedef struct list {
    uint32_t *states;
    size_t count, capacity;
} list;

typedef struct search {
    const dt_graph *graph;
    const dt_model *model;
    const uint32_t *profile;
    dt_budget *budget;
    dt_witness *witness;
    dt_seer seer;
    const struct recipe *recipe;
    uint64_t reserved;
    size_t dms;
    uint32_t states;
    list *improvements; /* [dm] what it would leave the state asked about for; of the opponents under sim only */
    size_t filling;     /* whose are being listed */
    /* answers in turn */
    bool by_state;  /* the last mover needs no remembering */
    uint64_t *seen; /* bit state, or mover * states + state */
    uint64_t *met;  /* bit state, if not by_state */
    node *queue;
    size_t queued, capacity;
    uint32_t at;     /* the node being followed up */
    size_t mover;    /* by whom */
    size_t found;    /* the node of the sanction */
    size_t near;     /* the first node that deters but for an escape */
    uint32_t escape; /* the best that was found; DT_NO_STATE: none */
    /* answers at once */
    size_t *choices; /* [dm] 0: stays, else its choice-th improvement */
    uint64_t *combined;
} search;

typedef dt_status (*answer_fn)(search *at, dt_answer *answer);

typedef struct recipe {
    answer_fn answer;
    bool credible; /* every move of the answer improves for the one who makes it */
    bool final;    /* after it the decision maker cannot escape */
} recipe;

/* How `a` compares with `b` for the decision maker. */
static dt_relation relate(const search *at, uint32_t a, uint32_t b)
{
    size_t dm = at->witness->dm, reading = at->profile[dm];
    if (at->seer.by_lens)
        return dt_graph_relate(at->graph, dm, reading, a, b);
    uint32_t left = dt_graph_rank(at->graph, dm, reading, a), right = dt_graph_rank(at->graph, dm, reading, b);
    return (dt_relation){.kind = left > right ? DT_PREFERRED : left == right ? DT_TIED : DT_DISPREFERRED};
}

/* Would ending up in `state` make up for having left the one asked about? */
static bool deters(const search *at, uint32_t state)
{
    return dt_seer_sees(&at->seer, DT_DETERRED_BY, state);
}

/* How tempting a state is to the decision maker, to tell improvements in order: by rank, and where there is none what is
 * certain comes before what may be, and the stronger before the weaker. */
static uint32_t weigh(const search *at, uint32_t to)
{
    size_t dm = at->witness->dm, reading = at->profile[dm];
    return dt_reading_ranks(&at->model->decision_makers[dm].readings[reading])
               ? dt_graph_rank(at->graph, dm, reading, to)
               : dt_relation_weight(relate(at, to, at->witness->state));
}

static dt_status reserve(search *at, uint64_t bytes)
{
    DT_TRY(dt_budget_reserve(at->budget, bytes));
    at->reserved += bytes;
    return DT_OK;
}

/* ---- own moves ----------------------------------------------------------------------------------------------------- */

static dt_status add_improvement(void *user, uint32_t to)
{
    search *at = user;
    list *into = &at->improvements[at->filling];
    DT_TRY(dt_budget_spend(at->budget, 1));
    if (!dt_seer_sees(&at->seer, DT_LEAVES_FOR, to))
        return DT_OK;
    if (into->count == into->capacity)
        DT_TRY(reserve(at, (into->capacity ? into->capacity : 8) * sizeof *into->states));
    if (!dt_grow(&into->states, &into->capacity, into->count, sizeof *into->states))
        return DT_ERR_NOMEM;
    into->states[into->count++] = to;
    return DT_OK;
}

static dt_status list_improvements(search *at, size_t dm)
{
    at->filling = dm;
    DT_TRY(dt_seer_turn(&at->seer, DT_LEAVES_FOR, dm, at->witness->state));
    return dt_graph_each_move(at->graph, dm, at->witness->state, add_improvement, at);
}

static dt_status weigh_move(void *user, uint32_t to)
{
    search *at = user;
    dt_witness *w = at->witness;
    dt_relation there = relate(at, to, w->state);
    w->moves++;
    w->ties += there.kind == DT_TIED;
    w->unknown += there.kind == DT_NOT_KNOWN;
    w->improvements +=
        there.kind == DT_PREFERRED || (there.kind == DT_BY_CHANCE && dt_seer_sees(&at->seer, DT_LEAVES_FOR, to));
    if (w->best == DT_NO_STATE || weigh(at, to) > weigh(at, w->best))
        w->best = to;
    return dt_budget_spend(at->budget, 1);
}

/* ---- answers in turn ----------------------------------------------------------------------------------------------- */

static dt_status weigh_escape(void *user, uint32_t to)
{
    search *at = user;
    if (!deters(at, to) && (at->escape == DT_NO_STATE || weigh(at, to) > weigh(at, at->escape)))
        at->escape = to;
    return dt_budget_spend(at->budget, 1);
}

/* The best state that does not deter and that the decision maker can move to from `state`. */
static dt_status find_escape(search *at, uint32_t state)
{
    at->escape = DT_NO_STATE;
    return dt_graph_each_move(at->graph, at->witness->dm, state, weigh_escape, at);
}

static dt_status push(search *at, uint32_t state, uint32_t mover)
{
    if (at->queued == at->capacity)
        DT_TRY(reserve(at, (at->capacity ? at->capacity : 8) * sizeof *at->queue));
    if (!dt_grow(&at->queue, &at->capacity, at->queued, sizeof *at->queue))
        return DT_ERR_NOMEM;
    at->queue[at->queued++] = (node){.state = state, .mover = mover, .parent = at->at};
    return DT_OK;
}

/* The last node of the queue is a state not met before. Is it a sanction? */
static dt_status meet(search *at, dt_answer *answer)
{
    size_t place = at->queued - 1;
    uint32_t state = at->queue[place].state;
    if (state == answer->to)
        return DT_OK; /* to come back to it is no answer */
    answer->reached++;
    if (!deters(at, state)) {
        dt_relation there = relate(at, state, at->witness->state);
        answer->better += there.kind == DT_PREFERRED || there.kind == DT_BY_CHANCE;
        answer->unknown += there.kind == DT_NOT_KNOWN;
        return DT_OK;
    }
    at->escape = DT_NO_STATE;
    if (at->recipe->final)
        DT_TRY(find_escape(at, state));
    if (at->escape == DT_NO_STATE) {
        at->found = place;
    } else if (answer->escapable++ == 0) {
        at->near = place;
        answer->escape = at->escape;
    }
    return DT_OK;
}

typedef struct following {
    search *at;
    dt_answer *answer;
} following;

static dt_status follow(void *user, uint32_t to)
{
    const following *f = user;
    search *at = f->at;
    size_t place = at->by_state ? to : at->mover * at->states + to;
    DT_TRY(dt_budget_spend(at->budget, 1));
    if (at->found != NOT_FOUND || dt_bit_get(at->seen, place))
        return DT_OK;
    if (at->recipe->credible && !dt_seer_sees(&at->seer, DT_ANSWERS_BY, to))
        return DT_OK;
    DT_TRY(push(at, to, (uint32_t)at->mover));
    dt_bit_set(at->seen, place);
    if (!at->by_state && dt_bit_get(at->met, to))
        return DT_OK;
    dt_bit_set(at->met, to);
    return meet(at, f->answer);
}

static dt_status follow_up(search *at, dt_answer *answer)
{
    following f = {.at = at, .answer = answer};
    const node from = at->queue[at->at];
    for (at->mover = 0; at->mover < at->dms && at->found == NOT_FOUND; at->mover++) {
        if (at->mover == at->witness->dm || at->mover == from.mover)
            continue;
        if (at->recipe->credible)
            DT_TRY(dt_seer_turn(&at->seer, DT_ANSWERS_BY, at->mover, from.state));
        DT_TRY(dt_graph_each_move(at->graph, at->mover, from.state, follow, &f));
    }
    return DT_OK;
}

static void forget(search *at)
{
    for (size_t k = 0; k < at->queued; k++) {
        const node *one = &at->queue[k];
        dt_bit_clear(at->met, one->state);
        if (at->by_state || one->mover < at->dms)
            dt_bit_clear(at->seen, at->by_state ? one->state : one->mover * at->states + one->state);
    }
    at->queued = 0;
}

/* The sequence that leads to a node, into `answer`. */
static dt_status tell_path(const search *at, size_t place, dt_answer *answer)
{
    size_t count = 0;
    for (size_t k = place; k != 0; k = at->queue[k].parent)
        count++;
    answer->moves = dt_malloc(count, sizeof *answer->moves);
    if (!answer->moves)
        return DT_ERR_NOMEM;
    answer->move_count = count;
    answer->end = at->queue[place].state;
    for (size_t k = place; k != 0; k = at->queue[k].parent)
        answer->moves[--count] = (dt_move){.dm = at->queue[k].mover, .to = at->queue[k].state};
    return DT_OK;
}

static dt_status in_turn(search *at, dt_answer *answer)
{
    at->found = at->near = NOT_FOUND;
    at->at = 0;
    dt_status status = push(at, answer->to, (uint32_t)at->dms);
    if (status == DT_OK && at->by_state)
        dt_bit_set(at->seen, answer->to);
    for (; status == DT_OK && at->found == NOT_FOUND && at->at < at->queued; at->at++)
        status = follow_up(at, answer);
    answer->sanctioned = at->found != NOT_FOUND;
    size_t place = answer->sanctioned ? at->found : at->near;
    if (answer->sanctioned)
        answer->escape = DT_NO_STATE;
    if (status == DT_OK && place != NOT_FOUND)
        status = tell_path(at, place, answer);
    forget(at);
    return status;
}

/* ---- answers at once ----------------------------------------------------------------------------------------------- */

/* The next combination of the opponents' improvements; false after the last. */
static bool next_choices(search *at)
{
    for (size_t dm = 0; dm < at->dms; dm++) {
        if (dm == at->witness->dm)
            continue;
        if (at->choices[dm] < at->improvements[dm].count) {
            at->choices[dm]++;
            return true;
        }
        at->choices[dm] = 0;
    }
    return false;
}

/* The state where all is done at once; DT_NO_STATE if infeasible. */
static uint32_t combine(search *at, uint32_t improvement)
{
    size_t words = dt_model_words(at->model);
    const uint64_t *from = dt_graph_state(at->graph, at->witness->state);
    memcpy(at->combined, dt_graph_state(at->graph, improvement), words * sizeof *at->combined);
    for (size_t dm = 0; dm < at->dms; dm++) {
        if (!at->choices[dm])
            continue;
        const uint64_t *to = dt_graph_state(at->graph, at->improvements[dm].states[at->choices[dm] - 1]);
        for (size_t word = 0; word < words; word++)
            at->combined[word] ^= from[word] ^ to[word];
    }
    return dt_graph_find(at->graph, at->combined);
}

static dt_status tell_choices(const search *at, uint32_t end, dt_answer *answer)
{
    answer->moves = dt_malloc(at->dms, sizeof *answer->moves);
    if (!answer->moves)
        return DT_ERR_NOMEM;
    answer->sanctioned = true;
    answer->end = end;
    for (size_t dm = 0; dm < at->dms; dm++)
        if (at->choices[dm])
            answer->moves[answer->move_count++] =
                (dt_move){.dm = dm, .to = at->improvements[dm].states[at->choices[dm] - 1]};
    return DT_OK;
}

static dt_status at_once(search *at, dt_answer *answer)
{
    memset(at->choices, 0, at->dms * sizeof *at->choices);
    while (next_choices(at)) {
        DT_TRY(dt_budget_spend(at->budget, 4 + at->dms));
        uint32_t end = combine(at, answer->to);
        if (end == DT_NO_STATE)
            continue;
        answer->reached++;
        if (deters(at, end))
            return tell_choices(at, end, answer);
        answer->better++;
    }
    return DT_OK;
}

/* ---- all improvements ---------------------------------------------------------------------------------------------- */

static dt_status never(search *at, dt_answer *answer)
{
    (void)at;
    (void)answer;
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

typedef struct ranked {
    uint32_t weight, state;
} ranked;

static int best_first(const void *left, const void *right)
{
    const ranked *a = left, *b = right;
    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    return a->state < b->state ? -1 : a->state > b->state;
}

/* One answer for each improvement, the best first, still open. */
static dt_status open_answers(search *at)
{
    dt_witness *w = at->witness;
    const list *own = &at->improvements[w->dm];
    DT_TRY(reserve(at, own->count * (sizeof(ranked) + sizeof *w->answers)));
    ranked *order = dt_malloc(own->count, sizeof *order);
    w->answers = dt_calloc(own->count, sizeof *w->answers);
    bool sound = order && w->answers;
    for (size_t k = 0; sound && k < own->count; k++)
        order[k] = (ranked){.weight = weigh(at, own->states[k]), .state = own->states[k]};
    if (sound)
        qsort(order, own->count, sizeof *order, best_first);
    for (size_t k = 0; sound && k < own->count; k++)
        w->answers[k] = (dt_answer){.to = order[k].state, .end = DT_NO_STATE, .escape = DT_NO_STATE};
    w->answer_count = sound ? own->count : 0;
    free(order);
    return sound ? DT_OK : DT_ERR_NOMEM;
}

/* Of an unstable state only the improvement that nobody sanctions is kept. */
static void keep_only(dt_witness *w, size_t k)
{
    for (size_t other = 0; other < k; other++)
        free(w->answers[other].moves);
    w->answers[0] = w->answers[k];
    w->answer_count = 1;
}

static dt_status answer_all(search *at)
{
    dt_witness *w = at->witness;
    w->by = DT_BY_SANCTION;
    dt_budget_stage(at->budget, "looking for sanctions", w->answer_count);
    for (size_t k = 0; k < w->answer_count; k++) {
        DT_TRY(at->recipe->answer(at, &w->answers[k]));
        if (!w->answers[k].sanctioned) {
            w->by = DT_UNSTABLE;
            keep_only(w, k);
        }
    }
    return DT_OK;
}

static dt_status prepare_turns(search *at)
{
    at->by_state = !(at->seer.by_lens && at->recipe->credible); /* what may improve is not transitive */
    for (size_t dm = 0; dm < at->dms; dm++)
        at->by_state &= dm == at->witness->dm || dt_graph_transitive(at->graph, dm);
    size_t places = dt_words_for((size_t)at->states * (at->by_state ? 1 : at->dms));
    DT_TRY(reserve(at, (places + dt_words_for(at->states)) * sizeof(uint64_t)));
    at->seen = dt_calloc(places, sizeof *at->seen);
    at->met = dt_calloc(dt_words_for(at->states), sizeof *at->met);
    return at->seen && at->met ? DT_OK : DT_ERR_NOMEM;
}

static dt_status prepare_choices(search *at)
{
    at->choices = dt_calloc(at->dms, sizeof *at->choices);
    at->combined = dt_calloc(dt_model_words(at->model), sizeof *at->combined);
    if (!at->choices || !at->combined)
        return DT_ERR_NOMEM;
    for (size_t dm = 0; dm < at->dms; dm++)
        if (dm != at->witness->dm)
            DT_TRY(list_improvements(at, dm));
    return DT_OK;
}

static dt_stand_by stands_without_sanction(const dt_witness *w)
{
    return w->moves == 0 ? DT_BY_NO_MOVE : w->unknown ? DT_BY_UNKNOWN : w->ties ? DT_BY_TIE : DT_BY_LIKING;
}

static dt_status explain(search *at)
{
    dt_witness *w = at->witness;
    DT_TRY(dt_seer_turn(&at->seer, DT_LEAVES_FOR, w->dm, w->state));
    DT_TRY(dt_graph_each_move(at->graph, w->dm, w->state, weigh_move, at));
    at->improvements = dt_calloc(at->dms, sizeof *at->improvements);
    if (!at->improvements)
        return DT_ERR_NOMEM;
    DT_TRY(list_improvements(at, w->dm));
    w->left_for = at->improvements[w->dm].count;
    if (w->left_for == 0) {
        w->by = stands_without_sanction(w);
        return DT_OK;
    }
    DT_TRY(open_answers(at));
    DT_TRY(dt_seer_turn(&at->seer, DT_DETERRED_BY, w->dm, w->state));
    if (at->recipe->answer == in_turn)
        DT_TRY(prepare_turns(at));
    if (at->recipe->answer == at_once)
        DT_TRY(prepare_choices(at));
    return answer_all(at);
}

static void free_search(search *at)
{
    dt_budget_release(at->budget, at->reserved);
    dt_seer_free(&at->seer);
    for (size_t dm = 0; at->improvements && dm < at->dms; dm++)
        free(at->improvements[dm].states);
    free(at->improvements);
    free(at->seen);
    free(at->met);
    free(at->queue);
    free(at->choices);
    free(at->combined);
}

/* Finishes a search of which the model, the profile and the witness's question are set. */
static dt_status run(dt_witness **out, search *at, dt_status ready)
{
    dt_witness *witness = at->witness;
    assert(witness->dm < at->dms && witness->state < at->states);
    at->recipe = &recipes[witness->criterion.concept];
    dt_status status = ready == DT_OK ? explain(at) : ready;
    free_search(at);
    if (status == DT_OK)
        *out = witness;
    else
        dt_witness_free(witness);
    return status;
}

static dt_status begin(search *at, const dt_graph *graph, const uint32_t *profile, dt_budget *budget)
{
    const dt_model *model = dt_graph_model(graph);
    *at = (search){.graph = graph, .model = model, .profile = profile, .budget = budget};
    at->dms = model->dm_count;
    at->states = dt_graph_count(graph);
    at->witness = dt_calloc(1, sizeof *at->witness);
    return at->witness ? DT_OK : DT_ERR_NOMEM;
}

dt_status dt_explain(dt_witness **out, const dt_graph *graph, const uint32_t *profile, dt_concept_id concept, size_t dm,
                     uint32_t state, dt_budget *budget)
{
    search at;
    assert(concept < DT_CONCEPT_COUNT);
    assert(!dt_graph_model(graph)->graph_form || !dt_concept_get(concept)->needs_options);
    *out = NULL;
    DT_TRY(begin(&at, graph, profile, budget));
    *at.witness = (dt_witness){.criterion = {.concept = concept}, .dm = dm, .state = state, .best = DT_NO_STATE};
    dt_seer_by_ranks(&at.seer, graph, profile, budget);
    return run(out, &at, DT_OK);
}

dt_status dt_explain_criterion(dt_witness **out, const dt_graph *graph, const uint32_t *profile, dt_criterion criterion,
                               size_t dm, uint32_t state, dt_budget *budget)
{
    search at;
    assert(dt_criterion_decidable(criterion));
    *out = NULL;
    DT_TRY(begin(&at, graph, profile, budget));
    *at.witness = (dt_witness){.criterion = criterion, .dm = dm, .state = state, .best = DT_NO_STATE};
    at.witness->relational = true;
    return run(out, &at, dt_seer_by_lens(&at.seer, graph, profile, criterion, budget));
}

void dt_witness_free(dt_witness *witness)
{
    if (!witness)
        return;
    for (size_t k = 0; k < witness->answer_count; k++)
        free(witness->answers[k].moves);
    free(witness->answers);
    free(witness);
}
