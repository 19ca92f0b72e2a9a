/* SPDX-License-Identifier: MIT */
/* Questions of a witness to the rules, and everything that the others can bring about from an improvement, gone through
 * anew: slow and plain, by asking of every pair of states whether there is a move. */
#include "followup/inquest.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* A place on a legal sequence. */
typedef struct place {
    uint32_t state, mover;
} place;

static const dt_answer_recipe recipes[DT_CONCEPT_COUNT] = {
    [DT_CONCEPT_GMR] = {.in_turn = true},
    [DT_CONCEPT_SMR] = {.in_turn = true, .final = true},
    [DT_CONCEPT_SEQ] = {.in_turn = true, .credible = true},
    [DT_CONCEPT_SSEQ] = {.in_turn = true, .credible = true, .final = true},
    [DT_CONCEPT_SIM] = {.credible = true},
};

const dt_answer_recipe *dt_inquest_recipe(const dt_inquest *i)
{
    return &recipes[i->criterion.concept];
}

/* ---- asking the rules ---------------------------------------------------------------------------------------------- */

static const uint64_t *vector(const dt_inquest *i, uint32_t state)
{
    return dt_graph_state(i->v->graph, state);
}

bool dt_inquest_may_move(const dt_inquest *i, size_t dm, uint32_t from, uint32_t to)
{
    return dt_rules_may_move(i->v->model, dm, vector(i, from), vector(i, to));
}

dt_relation dt_inquest_relate(const dt_inquest *i, size_t dm, uint32_t a, uint32_t b)
{
    const dt_reading *reading = &i->v->model->decision_makers[dm].readings[i->v->profile[dm]];
    return dt_rules_relate(i->v->model, reading, vector(i, a), vector(i, b));
}

bool dt_inquest_leaves(const dt_inquest *i, uint32_t state)
{
    if (i->v->relational)
        return dt_judge_leaves(i->judge, i->criterion, i->dm, i->state, state);
    return dt_inquest_relate(i, i->dm, state, i->state).kind == DT_PREFERRED;
}

bool dt_inquest_deters(const dt_inquest *i, uint32_t state)
{
    if (i->v->relational)
        return dt_judge_deters(i->judge, i->criterion, i->dm, i->state, state);
    return dt_inquest_relate(i, i->dm, state, i->state).kind != DT_PREFERRED;
}

bool dt_inquest_answers(const dt_inquest *i, size_t dm, uint32_t from, uint32_t to)
{
    if (i->v->relational)
        return dt_judge_answers(i->judge, i->criterion, dm, from, to);
    return !recipes[i->criterion.concept].credible || dt_inquest_relate(i, dm, to, from).kind == DT_PREFERRED;
}

size_t dt_inquest_deciding(const dt_inquest *i, uint32_t state)
{
    const dt_reading *reading = &i->v->model->decision_makers[i->dm].readings[i->v->profile[i->dm]];
    return dt_rules_deciding(reading, vector(i, i->state), vector(i, state));
}

dt_status dt_inquest_escape(const dt_inquest *i, uint32_t from, bool *found)
{
    *found = false;
    DT_TRY(dt_budget_spend(i->v->budget, i->v->states));
    for (uint32_t s = 0; s < i->v->states && !*found; s++)
        *found = dt_inquest_may_move(i, i->dm, from, s) && !dt_inquest_deters(i, s);
    return DT_OK;
}

/* ---- where nobody answers ------------------------------------------------------------------------------------------ */

/* What the others can bring about from an improvement. */
typedef struct crowd {
    const dt_inquest *i;
    uint32_t from;
    place *queue;
    size_t count, capacity;
    uint64_t *seen, *met;
    uint64_t reserved; /* bytes */
    dt_crowd *out;
} crowd;

static dt_status meet(crowd *c, uint32_t state)
{
    bool escape = false;
    if (dt_bit_get(c->met, state))
        return DT_OK;
    dt_bit_set(c->met, state);
    if (state == c->from)
        return DT_OK; /* to come back to it is no answer */
    c->out->reached++;
    if (!dt_inquest_deters(c->i, state)) {
        dt_relation_kind kind = dt_inquest_relate(c->i, c->i->dm, state, c->i->state).kind;
        c->out->better += kind == DT_PREFERRED || kind == DT_BY_CHANCE;
        c->out->unknown += kind == DT_NOT_KNOWN;
        return DT_OK;
    }
    if (dt_inquest_recipe(c->i)->final)
        DT_TRY(dt_inquest_escape(c->i, state, &escape));
    c->out->escapable += escape;
    c->out->sanction |= !escape;
    size_t on = escape ? DT_PATTERN_NONE : dt_inquest_deciding(c->i, state);
    c->out->on = on < c->out->on ? on : c->out->on;
    return DT_OK;
}

static dt_status crowd_moves(crowd *c, place at, size_t mover)
{
    const dt_inquest *i = c->i;
    DT_TRY(dt_budget_spend(i->v->budget, i->v->states));
    for (uint32_t s = 0; s < i->v->states; s++) {
        size_t bit = mover * i->v->states + s;
        if (dt_bit_get(c->seen, bit) || !dt_inquest_may_move(i, mover, at.state, s) ||
            !dt_inquest_answers(i, mover, at.state, s))
            continue;
        dt_bit_set(c->seen, bit);
        if (!dt_grow(&c->queue, &c->capacity, c->count, sizeof *c->queue))
            return DT_ERR_NOMEM;
        c->queue[c->count++] = (place){.state = s, .mover = (uint32_t)mover};
        DT_TRY(meet(c, s));
    }
    return DT_OK;
}

static dt_status gather(crowd *c)
{
    size_t dms = c->i->v->model->dm_count;
    place at = {.state = c->from, .mover = (uint32_t)dms};
    for (size_t next = 0;; at = c->queue[next++]) {
        for (size_t mover = 0; mover < dms; mover++)
            if (mover != c->i->dm && mover != at.mover)
                DT_TRY(crowd_moves(c, at, mover));
        if (next == c->count)
            return DT_OK;
    }
}

static dt_status gather_in_turn(crowd *c)
{
    const dt_verifier *v = c->i->v;
    size_t pairs = v->model->dm_count * (size_t)v->states;
    uint64_t bytes = pairs * sizeof *c->queue + pairs / 4;
    DT_TRY(dt_budget_reserve(v->budget, bytes));
    c->seen = dt_calloc(dt_words_for(pairs), sizeof *c->seen);
    c->met = dt_calloc(dt_words_for(v->states), sizeof *c->met);
    dt_status status = c->seen && c->met ? gather(c) : DT_ERR_NOMEM;
    dt_budget_release(v->budget, bytes);
    free(c->seen);
    free(c->met);
    free(c->queue);
    return status;
}

/* All combinations of the others' improvements, one decision maker after the other: `states` grows by what each can add. */
static dt_status add_mover(crowd *c, size_t mover, uint64_t **vectors, size_t *count)
{
    const dt_inquest *i = c->i;
    size_t words = dt_model_words(i->v->model), before = *count, capacity = *count;
    for (uint32_t s = 0; s < i->v->states; s++) {
        if (!dt_inquest_may_move(i, mover, i->state, s) || !dt_inquest_answers(i, mover, i->state, s))
            continue;
        for (size_t k = 0; k < before; k++) {
            DT_TRY(dt_budget_spend(i->v->budget, words));
            DT_TRY(dt_budget_reserve(i->v->budget, words * sizeof **vectors));
            c->reserved += words * sizeof **vectors;
            if (!dt_grow(vectors, &capacity, *count, words * sizeof **vectors))
                return DT_ERR_NOMEM;
            for (size_t word = 0; word < words; word++)
                (*vectors)[*count * words + word] =
                    (*vectors)[k * words + word] ^ vector(i, i->state)[word] ^ vector(i, s)[word];
            ++*count;
        }
    }
    return dt_budget_spend(i->v->budget, i->v->states);
}

static dt_status gather_at_once(crowd *c)
{
    const dt_inquest *i = c->i;
    size_t words = dt_model_words(i->v->model), count = 1;
    uint64_t *vectors = dt_calloc(words, sizeof *vectors);
    dt_status status = vectors ? DT_OK : DT_ERR_NOMEM;
    if (vectors)
        memcpy(vectors, vector(i, c->from), words * sizeof *vectors);
    for (size_t mover = 0; status == DT_OK && mover < i->v->model->dm_count; mover++)
        if (mover != i->dm)
            status = add_mover(c, mover, &vectors, &count);
    for (size_t k = 1; status == DT_OK && k < count; k++) {
        uint32_t state = dt_graph_find(i->v->graph, vectors + k * words);
        c->out->reached += state != DT_NO_STATE;
        c->out->sanction |= state != DT_NO_STATE && dt_inquest_deters(i, state);
    }
    dt_budget_release(i->v->budget, c->reserved);
    free(vectors);
    return status;
}

dt_status dt_inquest_crowd(const dt_inquest *i, uint32_t from, dt_crowd *out)
{
    crowd c = {.i = i, .from = from, .out = out};
    *out = (dt_crowd){.on = DT_PATTERN_NONE};
    if (i->criterion.concept == DT_CONCEPT_SIM)
        return gather_at_once(&c);
    return recipes[i->criterion.concept].in_turn ? gather_in_turn(&c) : DT_OK;
}
