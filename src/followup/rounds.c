/* SPDX-License-Identifier: MIT */
/* Nodes are places and rungs. From a place lead edges to the lowest rung above its rank in each class that its mover may
 * reach; from a rung, to the place of its state and to the next rung of its class. So there are about as many edges as
 * nodes, however many improvements there are, and who reaches whom among places is the same. */
#include "followup/rounds.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#define UNSEEN 0u
#define DONE UINT32_MAX

/* A node whose edges are being followed: `mover` and `link` say how far. */
typedef struct frame {
    uint32_t node, mover, link;
} frame;

typedef struct search {
    dt_rounds *rounds;
    const dt_walk *walk;
    const dt_profile *profile;
    dt_budget *budget;
    uint32_t states, places;
    uint32_t nodes;   /* places, then the start where it is no place, then rungs by mover */
    uint32_t *number; /* [nodes] order of discovery, from 1; UNSEEN, or DONE */
    uint32_t *low;    /* [nodes] */
    uint32_t next;
    frame *frames;
    size_t frame_count, frame_capacity;
    uint32_t *stack;
    size_t stack_count, stack_capacity;
    uint64_t bytes;
} search;

/* ---- nodes and edges ----------------------------------------------------------------------------------------------- */

static uint32_t start_node(const search *s)
{
    return s->places;
}

static uint32_t rung_node(const search *s, uint32_t mover, uint32_t rung)
{
    return s->places + 1 + mover * s->states + rung;
}

static bool is_rung(const search *s, uint32_t node)
{
    return node > s->places;
}

static uint32_t state_of(const search *s, uint32_t node)
{
    return node == s->places ? s->walk->start : node % s->states;
}

/* The place that is reached by `mover` moving to a state. Without places apart, coming back to the start is being there. */
static uint32_t arrival(const search *s, uint32_t mover, uint32_t state)
{
    if (s->walk->apart)
        return mover * s->states + state;
    return state == s->walk->start ? start_node(s) : state;
}

/* The first rung of the class above the rank; the class's end where there is none. */
static uint32_t first_above(const search *s, uint32_t mover, uint32_t class, uint32_t rank)
{
    const dt_moves *moves = &s->profile->moves[mover];
    uint32_t low = moves->class_start[class], high = moves->class_start[class + 1];
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (s->profile->ladders[mover][middle].rank > rank)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* The next edge of a rung: first to its place, then to the next rung. */
static bool next_of_rung(const search *s, frame *f, uint32_t *to)
{
    uint32_t at = f->node - s->places - 1, mover = at / s->states, rung = at % s->states;
    const dt_rung *ladder = s->profile->ladders[mover];
    const dt_moves *moves = &s->profile->moves[mover];
    uint32_t class = moves->class_of[ladder[rung].state];
    if (f->link == 0) {
        f->link++;
        *to = arrival(s, mover, ladder[rung].state);
        return true;
    }
    if (f->link > 1 || rung + 1 == moves->class_start[class + 1])
        return false;
    f->link++;
    *to = f->node + 1;
    return true;
}

/* The next edge of a place: to the lowest rung above, in the next class that somebody else may move to. */
static bool next_of_place(const search *s, frame *f, uint32_t *to)
{
    uint32_t state = state_of(s, f->node);
    uint32_t last = s->walk->apart && f->node < s->places ? f->node / s->states : UINT32_MAX;
    for (; f->mover < s->profile->dm_count; f->mover++, f->link = 0) {
        const dt_moves *moves = &s->profile->moves[f->mover];
        if (moves->none || f->mover == last)
            continue;
        size_t first = moves->to.start[moves->class_of[state]], end = moves->to.start[moves->class_of[state] + 1];
        while (first + f->link < end) {
            uint32_t class = moves->to.items[first + f->link++];
            uint32_t rung = first_above(s, f->mover, class, s->profile->ranks[f->mover]->rank[state]);
            if (rung == moves->class_start[class + 1])
                continue;
            *to = rung_node(s, f->mover, rung);
            return true;
        }
    }
    return false;
}

/* ---- parts --------------------------------------------------------------------------------------------------------- */

static void add_to_part(search *s, uint32_t node, uint32_t part)
{
    dt_rounds *rounds = s->rounds;
    uint32_t state = state_of(s, node);
    if (node < s->places || !s->walk->apart)
        rounds->part[node < s->places ? node : state] = part;
    rounds->first[part] = state < rounds->first[part] ? state : rounds->first[part];
    rounds->size[part]++;
}

/* A part is complete: it ends at `root` on the stack. Rungs are no members. */
static dt_status close_part(search *s, uint32_t root)
{
    dt_rounds *rounds = s->rounds;
    uint32_t part = rounds->part_count, node;
    rounds->size[part] = 0;
    rounds->first[part] = UINT32_MAX;
    do {
        node = s->stack[--s->stack_count];
        s->number[node] = DONE;
        if (!is_rung(s, node))
            add_to_part(s, node, part);
    } while (node != root);
    rounds->part_count += rounds->size[part] > 0;
    return dt_budget_spend(s->budget, 4);
}

static dt_status open_node(search *s, uint32_t node)
{
    if (s->frame_count == s->frame_capacity || s->stack_count == s->stack_capacity) {
        uint64_t bytes = (s->frame_capacity ? s->frame_capacity : 8) * sizeof *s->frames +
                         (s->stack_capacity ? s->stack_capacity : 8) * sizeof *s->stack;
        DT_TRY(dt_budget_reserve(s->budget, bytes));
        s->bytes += bytes;
    }
    if (!dt_grow(&s->frames, &s->frame_capacity, s->frame_count, sizeof *s->frames) ||
        !dt_grow(&s->stack, &s->stack_capacity, s->stack_count, sizeof *s->stack))
        return DT_ERR_NOMEM;
    s->frames[s->frame_count++] = (frame){node, 0, 0};
    s->stack[s->stack_count++] = node;
    s->number[node] = s->low[node] = ++s->next;
    return dt_budget_spend(s->budget, 4);
}

static dt_status leave_node(search *s)
{
    frame f = s->frames[--s->frame_count];
    if (s->low[f.node] == s->number[f.node])
        DT_TRY(close_part(s, f.node));
    if (s->frame_count > 0) {
        uint32_t parent = s->frames[s->frame_count - 1].node;
        s->low[parent] = s->low[f.node] < s->low[parent] ? s->low[f.node] : s->low[parent];
    }
    return DT_OK;
}

static dt_status follow_edges(search *s)
{
    DT_TRY(open_node(s, start_node(s)));
    while (s->frame_count > 0) {
        frame *f = &s->frames[s->frame_count - 1];
        uint32_t to;
        bool first = f->mover == 0 && f->link == 0;
        if (!(is_rung(s, f->node) ? next_of_rung(s, f, &to) : next_of_place(s, f, &to))) {
            if (first && !is_rung(s, f->node))
                dt_bit_set(s->rounds->ends, state_of(s, f->node));
            DT_TRY(leave_node(s));
        } else if (s->number[to] == UNSEEN) {
            DT_TRY(open_node(s, to));
        } else if (s->number[to] != DONE && s->number[to] < s->low[f->node]) {
            s->low[f->node] = s->number[to];
        }
    }
    return DT_OK;
}

/* ---- the whole ----------------------------------------------------------------------------------------------------- */

static dt_status allocate(search *s)
{
    dt_rounds *rounds = s->rounds;
    uint64_t nodes = (uint64_t)s->places + 1 + (uint64_t)s->profile->dm_count * s->states;
    uint64_t bytes = s->places * 3ull * sizeof(uint32_t) + s->states / 8;
    uint64_t scratch = nodes < DONE ? nodes * 2 * sizeof(uint32_t) : UINT64_MAX / 2;
    DT_TRY(dt_budget_reserve(s->budget, bytes));
    rounds->bytes = bytes;
    DT_TRY(dt_budget_reserve(s->budget, scratch));
    s->bytes = scratch;
    s->nodes = (uint32_t)nodes;
    s->number = dt_calloc(s->nodes, sizeof *s->number);
    s->low = dt_malloc(s->nodes, sizeof *s->low);
    rounds->part = dt_malloc(s->places, sizeof *rounds->part);
    rounds->size = dt_malloc((size_t)s->places + 1, sizeof *rounds->size);
    rounds->first = dt_malloc((size_t)s->places + 1, sizeof *rounds->first);
    rounds->ends = dt_calloc(dt_words_for(s->states), sizeof *rounds->ends);
    if (rounds->part)
        memset(rounds->part, 0xff, s->places * sizeof *rounds->part);
    bool all = s->number && s->low && rounds->part && rounds->size && rounds->first && rounds->ends;
    return all ? DT_OK : DT_ERR_NOMEM;
}

dt_status dt_rounds_find(dt_rounds *rounds, const dt_walk *walk, dt_budget *budget)
{
    search s = {.rounds = rounds, .walk = walk, .profile = walk->profile, .budget = budget};
    *rounds = (dt_rounds){.budget = budget};
    s.states = walk->profile->state_count;
    s.places = walk->apart ? (uint32_t)dt_walk_places(walk) : s.states;
    dt_status status = allocate(&s);
    if (status == DT_OK)
        status = follow_edges(&s);
    free(s.number);
    free(s.low);
    free(s.frames);
    free(s.stack);
    dt_budget_release(budget, s.bytes);
    if (status != DT_OK)
        dt_rounds_free(rounds);
    return status;
}

void dt_rounds_free(dt_rounds *rounds)
{
    free(rounds->part);
    free(rounds->ends);
    free(rounds->size);
    free(rounds->first);
    if (rounds->budget)
        dt_budget_release(rounds->budget, rounds->bytes);
    *rounds = (dt_rounds){.part = NULL};
}
