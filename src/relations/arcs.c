/* SPDX-License-Identifier: MIT */
#include "relations/arcs.h"

#include "base/bits.h"
#include "base/memory.h"
#include "graph/internal.h"

#include <stdlib.h>
#include <string.h>

/* How much looking whether arcs are transitive may cost, for each arc: knowing it saves time, and nothing depends on it. */
#define LOOKS_PER_ARC 64

typedef struct listing {
    const dt_graph *graph;
    const dt_moves *moves;
    const dt_lens *lens;
    dt_sight sight;
    size_t dm;
    uint64_t *row; /* what the lens says of one state */
    dt_budget *budget;
} listing;

/* Lists the arcs from `from` into `into`, or counts them where it is NULL. */
static size_t list_from(const listing *l, uint32_t from, uint32_t *into)
{
    const dt_moves *moves = l->moves;
    uint32_t class = moves->class_of[from];
    size_t count = 0;
    for (size_t k = moves->to.start[class]; k < moves->to.start[class + 1]; k++) {
        uint32_t there = moves->to.items[k];
        for (uint32_t at = moves->class_start[there]; at < moves->class_start[there + 1]; at++) {
            uint32_t to = moves->members[at];
            if (to == from || (l->lens && !dt_bit_get(l->row, to)))
                continue;
            if (into)
                into[count] = to;
            count++;
        }
    }
    return count;
}

static dt_status look(const listing *l, uint32_t from)
{
    if (!l->lens)
        return DT_OK;
    memset(l->row, 0, dt_words_for(l->graph->states.count) * sizeof *l->row);
    return l->lens->row(l->lens->user, l->sight, l->dm, from, l->row);
}

static dt_status reserve(dt_arcs *arcs, dt_budget *budget, uint64_t bytes)
{
    DT_TRY(dt_budget_reserve(budget, bytes));
    arcs->bytes += bytes;
    return DT_OK;
}

/* Room for what may come from one more state, and the arcs of it. */
static dt_status add_state(const listing *l, dt_arcs *arcs, uint32_t from, size_t *capacity)
{
    DT_TRY(look(l, from));
    size_t begin = arcs->start[from], count = list_from(l, from, NULL);
    if (begin + count > *capacity) {
        size_t wanted = 2 * *capacity > begin + count ? 2 * *capacity : begin + count;
        DT_TRY(reserve(arcs, l->budget, (wanted - *capacity) * sizeof *arcs->to));
        uint32_t *larger = realloc(arcs->to, wanted * sizeof *larger);
        if (!larger)
            return DT_ERR_NOMEM;
        arcs->to = larger;
        *capacity = wanted;
    }
    arcs->start[from + 1] = begin + list_from(l, from, arcs->to + begin);
    return dt_budget_spend(l->budget, 2 + count);
}

static dt_status list_all(const listing *l, dt_arcs *arcs)
{
    size_t capacity = arcs->states;
    DT_TRY(reserve(arcs, l->budget, (arcs->states + 1) * sizeof *arcs->start + capacity * sizeof *arcs->to));
    arcs->start = dt_calloc((size_t)arcs->states + 1, sizeof *arcs->start);
    arcs->to = dt_malloc(capacity, sizeof *arcs->to);
    if (!arcs->start || !arcs->to)
        return DT_ERR_NOMEM;
    for (uint32_t s = 0; !l->moves->none && s < arcs->states; s++)
        DT_TRY(add_state(l, arcs, s, &capacity));
    return DT_OK;
}

/* ---- two in a row ------------------------------------------------------------------------------------------------ */

/* Does every arc from a state that an arc from `from` leads to stay among the arcs from `from`, or come back? */
static bool closes(const dt_arcs *arcs, uint32_t from, uint64_t *row, uint64_t *looks)
{
    bool closed = true;
    for (size_t k = arcs->start[from]; k < arcs->start[from + 1]; k++)
        dt_bit_set(row, arcs->to[k]);
    dt_bit_set(row, from);
    for (size_t k = arcs->start[from]; k < arcs->start[from + 1] && closed; k++) {
        uint32_t by = arcs->to[k];
        *looks += dt_arcs_count(arcs, by);
        for (size_t n = arcs->start[by]; n < arcs->start[by + 1] && closed; n++)
            closed = dt_bit_get(row, arcs->to[n]);
    }
    for (size_t k = arcs->start[from]; k < arcs->start[from + 1]; k++)
        dt_bit_clear(row, arcs->to[k]);
    dt_bit_clear(row, from);
    return closed;
}

static dt_status find_transitive(const listing *l, dt_arcs *arcs)
{
    uint64_t looks = 0, most = arcs->start[arcs->states] * LOOKS_PER_ARC;
    arcs->transitive = l->lens ? true : dt_graph_transitive(l->graph, l->dm);
    if (!l->lens)
        return DT_OK;
    memset(l->row, 0, dt_words_for(arcs->states) * sizeof *l->row);
    for (uint32_t s = 0; s < arcs->states && arcs->transitive; s++)
        arcs->transitive = closes(arcs, s, l->row, &looks) && looks <= most;
    return dt_budget_spend(l->budget, looks);
}

dt_status dt_arcs_new(dt_arcs *out, const dt_graph *graph, size_t dm, const dt_lens *lens, dt_sight sight,
                      dt_budget *budget)
{
    listing l = {.graph = graph, .moves = &graph->moves[dm], .lens = lens, .sight = sight, .dm = dm, .budget = budget};
    *out = (dt_arcs){.states = graph->states.count};
    l.row = dt_calloc(dt_words_for(graph->states.count), sizeof *l.row);
    dt_status status = l.row ? list_all(&l, out) : DT_ERR_NOMEM;
    if (status == DT_OK)
        status = find_transitive(&l, out);
    free(l.row);
    if (status != DT_OK)
        dt_arcs_free(out, budget);
    return status;
}

void dt_arcs_free(dt_arcs *arcs, dt_budget *budget)
{
    free(arcs->start);
    free(arcs->to);
    dt_budget_release(budget, arcs->bytes);
    *arcs = (dt_arcs){.start = NULL};
}
