/* SPDX-License-Identifier: MIT */
/* Beliefs that come to the same: many orders of a list rank all states alike, and each ranking need be tried only once. */
#include "base/intern.h"
#include "base/memory.h"
#include "followup/mediating.h"

#include <stdlib.h>
#include <string.h>

dt_status dt_belief_keep(const dt_mediation *m, dt_variant *kept, uint32_t belief, dt_budget *budget)
{
    return kept[belief].graph ? DT_OK : dt_variant_make(&kept[belief], m->base, &m->measures[belief].edit, 1, budget);
}

/* One mind's beliefs by what they rank. */
typedef struct alike {
    dt_mediation *m;
    dt_variant *kept;
    dt_budget *budget;
    size_t dm;
    dt_intern seen;  /* fingerprints of ranks */
    uint32_t *first; /* [seen.count] the belief that was the first to have it; of the model's own UINT32_MAX */
    size_t capacity;
} alike;

/* FNV-1a. */
static uint64_t fingerprint(const dt_ranks *ranks, uint32_t states)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (uint32_t s = 0; s < states; s++)
        hash = (hash ^ ranks->rank[s]) * 0x100000001b3u;
    return hash;
}

static const dt_ranks *ranks_of(const alike *a, uint32_t belief)
{
    const dt_graph *graph = belief == UINT32_MAX ? a->m->base : a->kept[belief].graph;
    return &graph->ranks[a->dm][a->m->options.profile[a->dm]];
}

/* `*first`: the first of the same fingerprint, the belief itself where it is that. */
static dt_status find_first(alike *a, uint32_t belief, uint32_t *first)
{
    const uint64_t print = fingerprint(ranks_of(a, belief), dt_graph_count(a->m->base));
    const uint32_t key[] = {(uint32_t)print, (uint32_t)(print >> 32)};
    const size_t before = a->seen.count;
    uint32_t id = 0;
    DT_TRY(dt_budget_spend(a->budget, dt_graph_count(a->m->base)));
    DT_TRY(dt_intern_put(&a->seen, key, 2, &id));
    if (a->seen.count > before) {
        if (!dt_grow(&a->first, &a->capacity, before, sizeof *a->first))
            return DT_ERR_NOMEM;
        a->first[before] = belief;
    }
    *first = a->first[id];
    return DT_OK;
}

/* Does a belief rank as the model or an earlier belief does? Those are no dearer. */
static dt_status mark_if_weak(alike *a, uint32_t belief)
{
    dt_measure *measure = &a->m->measures[belief];
    uint32_t first = belief;
    DT_TRY(dt_belief_keep(a->m, a->kept, belief, a->budget));
    DT_TRY(find_first(a, belief, &first));
    measure->first = first;
    if (first == belief)
        return DT_OK;
    measure->weak =
        memcmp(ranks_of(a, belief)->rank, ranks_of(a, first)->rank, dt_graph_count(a->m->base) * sizeof(uint32_t)) == 0;
    if (measure->weak)
        dt_variant_free(&a->kept[belief], a->budget);
    else
        measure->first = belief; /* two rankings with one fingerprint */
    return DT_OK;
}

static dt_status mark_weak_of_mind(alike *a)
{
    uint32_t first;
    DT_TRY(find_first(a, UINT32_MAX, &first));
    for (uint32_t k = 0; k < a->m->measure_count; k++)
        if (a->m->measures[k].kind == DT_MEASURE_BELIEF && a->m->measures[k].dm == a->dm)
            DT_TRY(mark_if_weak(a, k));
    return DT_OK;
}

dt_status dt_beliefs_mark_weak(dt_mediation *m, dt_variant *kept, dt_budget *budget)
{
    dt_status status = DT_OK;
    dt_budget_stage(budget, "ranking the states anew", 0);
    for (size_t dm = 0; dm < m->model->dm_count && status == DT_OK; dm++) {
        alike a = {.m = m, .kept = kept, .budget = budget, .dm = dm};
        dt_intern_init(&a.seen, budget);
        status = mark_weak_of_mind(&a);
        dt_intern_free(&a.seen);
        free(a.first);
    }
    return status;
}
