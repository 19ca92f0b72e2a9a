/* SPDX-License-Identifier: MIT */
/* Witnesses of a state among too many to list: found as vectors, told by a sketch of the states they mention. */
#include <detente/followup.h>

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

typedef struct gathering {
    dt_symbolic *symbolic;
    const dt_model *model;
    size_t words;
    dt_far_witness **far; /* [count] */
    size_t count;
    uint64_t *vectors;
    size_t vector_count, capacity;
} gathering;

/* ---- the states that are mentioned ---------------------------------------------------------------------------------- */

static dt_status mention(gathering *g, const uint64_t *state)
{
    if (!state)
        return DT_OK;
    if (!dt_grow(&g->vectors, &g->capacity, g->vector_count, g->words * sizeof *state))
        return DT_ERR_NOMEM;
    memcpy(g->vectors + g->vector_count++ * g->words, state, g->words * sizeof *state);
    return DT_OK;
}

static dt_status mention_witness(gathering *g, const dt_far_witness *w)
{
    DT_TRY(mention(g, w->best));
    for (size_t k = 0; k < w->answer_count; k++) {
        const dt_far_answer *answer = &w->answers[k];
        DT_TRY(mention(g, answer->to));
        DT_TRY(mention(g, answer->end));
        DT_TRY(mention(g, answer->escape));
        for (size_t m = 0; m < answer->move_count; m++)
            DT_TRY(mention(g, answer->moves[m].to));
    }
    return DT_OK;
}

static dt_status mention_all(gathering *g, const uint64_t *state)
{
    DT_TRY(mention(g, state));
    DT_TRY(mention(g, dt_symbolic_status_quo(g->symbolic)));
    for (size_t k = 0; k < g->model->named_count; k++)
        DT_TRY(mention(g, dt_symbolic_named(g->symbolic, k)));
    for (size_t k = 0; k < g->count; k++)
        DT_TRY(mention_witness(g, g->far[k]));
    return DT_OK;
}

dt_status dt_sketch_around(dt_graph **out, dt_symbolic *symbolic, const uint64_t *vectors, size_t count,
                           dt_budget *budget)
{
    gathering g = {.symbolic = symbolic, .model = dt_symbolic_model(symbolic)};
    *out = NULL;
    g.words = dt_model_words(g.model);
    dt_status status = DT_OK;
    for (size_t k = 0; k < count && status == DT_OK; k++)
        status = mention(&g, vectors + k * g.words);
    if (status == DT_OK)
        status = mention_all(&g, NULL);
    if (status == DT_OK && g.vector_count)
        status = dt_graph_sketch(out, g.model, g.vectors, g.vector_count, budget);
    free(g.vectors);
    return status;
}

/* ---- witnesses in its numbers ---------------------------------------------------------------------------------------- */

static uint32_t number_of(const dt_graph *sketch, const uint64_t *state)
{
    return state ? dt_graph_find(sketch, state) : DT_NO_STATE;
}

static dt_stand_by stands_by(const dt_far_witness *w)
{
    if (!w->stable)
        return DT_UNSTABLE;
    if (w->improvements)
        return DT_BY_SANCTION;
    return w->moves == 0 ? DT_BY_NO_MOVE : w->ties ? DT_BY_TIE : DT_BY_LIKING;
}

static dt_status convert_answer(const dt_graph *sketch, const dt_far_answer *far, dt_answer *near)
{
    *near = (dt_answer){.to = number_of(sketch, far->to),
                        .sanctioned = far->sanctioned,
                        .end = number_of(sketch, far->end),
                        .escape = number_of(sketch, far->escape),
                        .reached = far->reached,
                        .escapable = far->escapable,
                        .better = far->reached - far->escapable};
    near->moves = dt_calloc(far->move_count, sizeof *near->moves);
    if (!near->moves)
        return DT_ERR_NOMEM;
    for (; near->move_count < far->move_count; near->move_count++) {
        const dt_far_move *move = &far->moves[near->move_count];
        near->moves[near->move_count] = (dt_move){.dm = move->dm, .to = number_of(sketch, move->to)};
    }
    return DT_OK;
}

static dt_status convert(const dt_graph *sketch, const dt_far_witness *far, uint32_t state, dt_witness **out)
{
    dt_witness *near = *out = dt_calloc(1, sizeof *near);
    if (!near)
        return DT_ERR_NOMEM;
    *near = (dt_witness){.criterion = {.concept = far->concept}, .dm = far->dm, .state = state, .by = stands_by(far)};
    near->moves = far->moves;
    near->ties = far->ties;
    near->improvements = near->left_for = far->improvements;
    near->best = number_of(sketch, far->best);
    near->answers = dt_calloc(far->answer_count, sizeof *near->answers);
    if (!near->answers)
        return DT_ERR_NOMEM;
    near->answer_count = far->answer_count; /* those not yet made have no moves */
    for (size_t k = 0; k < far->answer_count; k++)
        DT_TRY(convert_answer(sketch, &far->answers[k], &near->answers[k]));
    return DT_OK;
}

/* ---- all of it ---------------------------------------------------------------------------------------------------------- */

static dt_status find_witnesses(gathering *g, const dt_far_question *question)
{
    for (size_t i = 0; i < g->model->dm_count; i++) {
        if (question->dm != DT_PATTERN_NONE && question->dm != i)
            continue;
        DT_TRY(dt_symbolic_explain(&g->far[g->count], g->symbolic, question->profile, question->concept, i,
                                   question->state, question->most));
        g->count++;
    }
    return DT_OK;
}

static dt_status explain(dt_explanation *out, gathering *g, const dt_far_question *question, dt_budget *budget)
{
    out->witnesses = dt_calloc(g->model->dm_count, sizeof(dt_witness *));
    g->far = dt_calloc(g->model->dm_count, sizeof(dt_far_witness *));
    if (!out->witnesses || !g->far)
        return DT_ERR_NOMEM;
    DT_TRY(find_witnesses(g, question));
    DT_TRY(mention_all(g, question->state));
    DT_TRY(dt_graph_sketch(&out->sketch, g->model, g->vectors, g->vector_count, budget));
    out->state = dt_graph_find(out->sketch, question->state);
    out->count = g->count; /* those not yet made are NULL */
    for (size_t k = 0; k < g->count; k++)
        DT_TRY(convert(out->sketch, g->far[k], out->state, &out->witnesses[k]));
    return DT_OK;
}

dt_status dt_explain_far(dt_explanation *out, dt_symbolic *symbolic, const dt_far_question *question, dt_budget *budget)
{
    gathering g = {.symbolic = symbolic, .model = dt_symbolic_model(symbolic)};
    *out = (dt_explanation){.count = 0};
    g.words = dt_model_words(g.model);
    dt_status status = explain(out, &g, question, budget);
    for (size_t k = 0; k < g.count; k++)
        dt_far_witness_free(g.far[k]);
    free(g.far);
    free(g.vectors);
    if (status != DT_OK)
        dt_explanation_free(out);
    return status;
}

void dt_explanation_free(dt_explanation *explanation)
{
    for (size_t k = 0; explanation->witnesses && k < explanation->count; k++)
        dt_witness_free(explanation->witnesses[k]);
    free(explanation->witnesses);
    dt_graph_free(explanation->sketch);
    *explanation = (dt_explanation){.count = 0};
}
