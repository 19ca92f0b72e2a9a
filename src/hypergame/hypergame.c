/* SPDX-License-Identifier: MIT */
/* Everybody's view, side by side over the same states. */
#include "hypergame/internal.h"

#include "base/bits.h"
#include "base/sort.h"

#include <stdlib.h>
#include <string.h>

/* ---- the conflict as it is ----------------------------------------------------------------------------------------- */

/* The model in which what somebody imagines are options, and its graph; the given ones where nobody imagines anything. */
static dt_status extend(dt_hyper_body *body, const dt_graph *graph)
{
    dt_diagnostics *unread = NULL; /* the model is sound already */
    body->ground.graph = graph;
    body->ground.model = dt_graph_model(graph);
    if (body->ground.model->imagined_count == 0)
        return DT_OK;
    DT_TRY(dt_model_with_imagined(&body->model, body->ground.model));
    DT_TRY(dt_diagnostics_new(&unread, body->model->source));
    dt_status status = dt_graph_build(&body->graph, body->model, body->ground.budget, unread);
    dt_diagnostics_free(unread);
    body->ground.graph = body->graph;
    body->ground.model = body->model;
    return status;
}

static dt_status note_real(dt_hyper_body *body)
{
    const dt_model *model = body->ground.model;
    body->real = dt_calloc(dt_model_words(model), sizeof *body->real);
    if (!body->real)
        return DT_ERR_NOMEM;
    for (size_t o = 0; o < model->option_count; o++)
        dt_bit_set(body->real, o);
    for (size_t k = 0; k < model->imagined_count; k++)
        dt_bit_clear(body->real, model->imagined_indices[k]);
    body->ground.real = body->real;
    return DT_OK;
}

static dt_status solve_truth(dt_hyper_body *body, const dt_hypergame_options *options)
{
    dt_ground *ground = &body->ground;
    size_t dms = ground->model->dm_count;
    body->profile = dt_malloc(dms, sizeof *body->profile);
    if (!body->profile)
        return DT_ERR_NOMEM;
    memcpy(body->profile, options->profile, dms * sizeof *body->profile);
    ground->profile = body->profile;
    DT_TRY(dt_stability_solve(&body->verdicts, ground->graph, body->profile, options->concepts, ground->budget));
    ground->verdicts = body->verdicts;
    return dt_view_build(&body->truth, ground, (dt_eyes){NULL, NULL});
}

/* ---- minds --------------------------------------------------------------------------------------------------------- */

static dt_status teach(dt_hyper_body *body, const dt_lesson *lesson)
{
    dt_owned_mind *mind = &body->minds[lesson->dm];
    if (lesson->kind != DT_LESSON_THOUGHT)
        return dt_lesson_learn(&body->arena, &mind->said, body->ground.model, lesson);
    mind->knows = lesson->index;
    mind->known = body->minds[lesson->index].said;
    return DT_OK;
}

static dt_status build_minds(dt_hyper_body *body, const dt_lesson *lesson)
{
    const dt_model *model = body->ground.model;
    body->minds = dt_calloc(model->dm_count, sizeof *body->minds);
    body->hypergame.minds = dt_calloc(model->dm_count, sizeof *body->hypergame.minds);
    if (!body->minds || !body->hypergame.minds)
        return DT_ERR_NOMEM;
    for (size_t dm = 0; dm < model->dm_count; dm++)
        body->minds[dm].knows = DT_PATTERN_NONE;
    for (size_t k = 0; k < model->perception_count; k++)
        body->minds[model->perceptions[k].dm].said = &model->perceptions[k];
    if (lesson)
        DT_TRY(teach(body, lesson));
    for (size_t dm = 0; dm < model->dm_count; dm++)
        DT_TRY(dt_mind_build(&body->minds[dm], &body->ground));
    return DT_OK;
}

/* ---- the stage ----------------------------------------------------------------------------------------------------- */

/* States that only somebody takes to be possible. */
typedef struct gathering {
    const dt_hyper_body *body;
    uint64_t *vectors; /* [count * words] */
    size_t words, count, room;
} gathering;

static dt_status gather_from(gathering *g, const dt_graph *graph)
{
    dt_budget *budget = g->body->ground.budget;
    for (uint32_t s = 0; s < dt_graph_count(graph); s++) {
        const uint64_t *vector = dt_graph_state(graph, s);
        DT_TRY(dt_budget_spend(budget, 4));
        if (dt_graph_find(g->body->ground.graph, vector) != DT_NO_STATE)
            continue;
        if (g->count == g->room)
            DT_TRY(dt_budget_reserve(budget, (g->room ? g->room : 8) * g->words * sizeof *vector));
        if (!dt_grow(&g->vectors, &g->room, g->count, g->words * sizeof *vector))
            return DT_ERR_NOMEM;
        memcpy(g->vectors + g->count++ * g->words, vector, g->words * sizeof *vector);
    }
    return DT_OK;
}

typedef struct ordering {
    const uint64_t *vector;
    size_t words;
} ordering;

/* By code, the last word being the most significant. */
static int by_code(const void *left, const void *right)
{
    const ordering *a = left, *b = right;
    for (size_t word = a->words; word-- > 0;)
        if (a->vector[word] != b->vector[word])
            return a->vector[word] < b->vector[word] ? -1 : 1;
    return 0;
}

/* The gathered states in order, each once, into `out`. */
static dt_status sort_gathered(const gathering *g, uint64_t *out, uint32_t *count)
{
    ordering *order = dt_malloc(g->count, sizeof *order);
    *count = 0;
    if (!order)
        return DT_ERR_NOMEM;
    for (size_t k = 0; k < g->count; k++)
        order[k] = (ordering){g->vectors + k * g->words, g->words};
    dt_sort(order, g->count, sizeof *order, by_code);
    for (size_t k = 0; k < g->count; k++)
        if (k == 0 || by_code(&order[k - 1], &order[k]) != 0)
            memcpy(out + (size_t)(*count)++ * g->words, order[k].vector, g->words * sizeof *out);
    free(order);
    return DT_OK;
}

static dt_status set_stage(dt_hyper_body *body, const gathering *g)
{
    uint32_t count;
    uint64_t *sorted = dt_malloc(g->count, g->words * sizeof *sorted);
    dt_status status = sorted ? sort_gathered(g, sorted, &count) : DT_ERR_NOMEM;
    if (status == DT_OK)
        status = dt_graph_stage(&body->stage, body->ground.graph, sorted, count, body->ground.budget);
    free(sorted);
    return status;
}

/* Only who imagines something or lifts a rule sees states that are not feasible. */
static bool sees_more(const dt_perception *said)
{
    return said && (said->imagined_count || said->feasible_count);
}

static dt_status build_stage(dt_hyper_body *body)
{
    gathering g = {.body = body, .words = dt_model_words(body->ground.model)};
    dt_status status = DT_OK;
    for (size_t dm = 0; status == DT_OK && dm < body->ground.model->dm_count; dm++)
        if (sees_more(body->minds[dm].said))
            status = gather_from(&g, body->minds[dm].own.view.graph);
    if (status == DT_OK && g.count)
        status = set_stage(body, &g);
    free(g.vectors);
    dt_budget_release(body->ground.budget, g.room * g.words * sizeof *g.vectors);
    body->hypergame.stage = body->stage ? body->stage : body->ground.graph;
    return status;
}

/* ---- the whole ----------------------------------------------------------------------------------------------------- */

static dt_status place(dt_hyper_body *body)
{
    dt_hypergame *h = &body->hypergame;
    DT_TRY(dt_view_place(&body->truth, &body->ground, (dt_eyes){NULL, NULL}, h->stage));
    h->truth = body->truth.view;
    for (size_t dm = 0; dm < body->ground.model->dm_count; dm++) {
        const dt_perception *said = body->minds[dm].said;
        unsigned level = !said ? 0 : said->other_count ? 2 : 1;
        h->level = level > h->level ? level : h->level;
        DT_TRY(dt_mind_place(&body->minds[dm], &body->ground, &h->truth, h->stage, &h->minds[dm]));
    }
    return DT_OK;
}

static dt_status build(dt_hyper_body *body, const dt_graph *graph, const dt_hypergame_options *options)
{
    DT_TRY(extend(body, graph));
    DT_TRY(note_real(body));
    DT_TRY(solve_truth(body, options));
    DT_TRY(build_minds(body, options->lesson));
    DT_TRY(build_stage(body));
    body->hypergame.base = graph;
    body->hypergame.graph = body->ground.graph;
    body->hypergame.concepts = dt_verdicts_concepts(body->verdicts);
    return place(body);
}

dt_status dt_hypergame_new(dt_hypergame **out, const dt_graph *graph, const dt_hypergame_options *options,
                           dt_budget *budget, dt_diagnostics *diagnostics)
{
    *out = NULL;
    dt_hyper_body *body = dt_calloc(1, sizeof *body);
    if (!body)
        return DT_ERR_NOMEM;
    body->ground.budget = budget;
    body->ground.diagnostics = diagnostics;
    dt_status status = build(body, graph, options);
    if (status == DT_OK)
        *out = &body->hypergame;
    else
        dt_hypergame_free(&body->hypergame);
    return status;
}

void dt_hypergame_free(dt_hypergame *hypergame)
{
    dt_hyper_body *body = (dt_hyper_body *)hypergame;
    if (!body)
        return;
    for (size_t dm = 0; body->minds && dm < body->ground.model->dm_count; dm++)
        dt_owned_mind_free(&body->minds[dm], body->ground.model->dm_count);
    dt_owned_view_free(&body->truth);
    dt_graph_free(body->stage);
    dt_verdicts_free(body->verdicts);
    dt_graph_free(body->graph);
    dt_model_free(body->model);
    dt_arena_free(&body->arena);
    free(body->minds);
    free(body->hypergame.minds);
    free(body->real);
    free(body->profile);
    free(body);
}
