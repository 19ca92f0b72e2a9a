/* SPDX-License-Identifier: MIT */
/* What legal sequences of improvements, known or not, reach from a state: breadth first over (state, last mover). */
#include "base/bits.h"
#include "base/memory.h"
#include "relations/arcs.h"
#include "relations/minds.h"

#include <detente/relations.h>

#include <stdlib.h>

typedef struct place {
    uint32_t state, mover, moves;
} place;

typedef struct walk {
    const dt_graph *graph;
    size_t dms;
    uint32_t states;
    dt_arcs *arcs;  /* [decision makers] */
    uint64_t *seen; /* bit mover * states + state */
    place *queue;
    size_t queued, capacity;
    uint32_t *reached;
    uint64_t reserved;
    dt_budget *budget;
} walk;

static dt_status push(walk *w, place next)
{
    size_t bit = next.mover * (size_t)w->states + next.state;
    if (next.mover < w->dms && dt_bit_get(w->seen, bit))
        return DT_OK;
    if (w->queued == w->capacity) {
        uint64_t bytes = (w->capacity ? w->capacity : 8) * sizeof *w->queue;
        DT_TRY(dt_budget_reserve(w->budget, bytes));
        w->reserved += bytes;
    }
    if (!dt_grow(&w->queue, &w->capacity, w->queued, sizeof *w->queue))
        return DT_ERR_NOMEM;
    if (next.mover < w->dms)
        dt_bit_set(w->seen, bit);
    w->queue[w->queued++] = next;
    if (next.moves < w->reached[next.state])
        w->reached[next.state] = next.moves;
    return DT_OK;
}

static dt_status follow(walk *w, place at)
{
    for (size_t mover = 0; mover < w->dms; mover++) {
        const dt_arcs *arcs = &w->arcs[mover];
        if (mover == at.mover)
            continue;
        for (size_t k = arcs->start[at.state]; k < arcs->start[at.state + 1]; k++)
            DT_TRY(push(w, (place){arcs->to[k], (uint32_t)mover, at.moves + 1}));
        DT_TRY(dt_budget_spend(w->budget, 1 + dt_arcs_count(arcs, at.state)));
    }
    return DT_OK;
}

static dt_status prepare(walk *w, const uint32_t *profile)
{
    dt_minds minds;
    uint64_t bytes = dt_words_for(w->dms * (size_t)w->states) * sizeof *w->seen;
    DT_TRY(dt_budget_reserve(w->budget, bytes));
    w->reserved = bytes;
    w->seen = dt_calloc(dt_words_for(w->dms * (size_t)w->states), sizeof *w->seen);
    w->arcs = dt_calloc(w->dms, sizeof *w->arcs);
    if (!w->seen || !w->arcs)
        return DT_ERR_NOMEM;
    DT_TRY(dt_minds_init(&minds, w->graph, profile, w->budget));
    dt_lens lens = dt_minds_lens(&minds, (dt_criterion){.bounds = DT_UPPER_ANSWERING});
    dt_status status = DT_OK;
    for (size_t i = 0; i < w->dms && status == DT_OK; i++)
        status = dt_arcs_new(&w->arcs[i], w->graph, i, &lens, DT_ANSWERS_BY, w->budget);
    dt_minds_free(&minds);
    return status;
}

static void free_walk(walk *w)
{
    for (size_t i = 0; w->arcs && i < w->dms; i++)
        dt_arcs_free(&w->arcs[i], w->budget);
    free(w->arcs);
    free(w->seen);
    free(w->queue);
    dt_budget_release(w->budget, w->reserved);
}

dt_status dt_relations_reach(const dt_graph *graph, const uint32_t *profile, uint32_t from, dt_budget *budget,
                             uint32_t *reached)
{
    walk w = {.graph = graph, .states = dt_graph_count(graph), .reached = reached, .budget = budget};
    w.dms = dt_graph_model(graph)->dm_count;
    for (uint32_t s = 0; s < w.states; s++)
        reached[s] = UINT32_MAX;
    dt_status status = prepare(&w, profile);
    if (status == DT_OK)
        status = push(&w, (place){from, (uint32_t)w.dms, 0});
    for (size_t next = 0; status == DT_OK && next < w.queued; next++)
        status = follow(&w, w.queue[next]);
    free_walk(&w);
    return status;
}
