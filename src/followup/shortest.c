/* SPDX-License-Identifier: MIT */
/* From the target backwards, place by place in the order of moves, the ways to it are added up; forwards along what has ways
 * left no sequence fails, so listing the first few costs no more than they are long. */
#include "followup/shortest.h"

#include "base/memory.h"
#include "base/sort.h"

#include <stdlib.h>
#include <string.h>

dt_status dt_shortest_init(dt_shortest *shortest, const dt_walk *walk, dt_budget *budget)
{
    size_t places = dt_walk_places(walk);
    uint64_t bytes = places * (sizeof *shortest->ways + sizeof *shortest->marked + sizeof *shortest->layer);
    *shortest = (dt_shortest){.walk = walk, .budget = budget};
    DT_TRY(dt_budget_reserve(budget, bytes));
    shortest->bytes = bytes;
    shortest->ways = dt_calloc(places, sizeof *shortest->ways);
    shortest->marked = dt_malloc(places, sizeof *shortest->marked);
    shortest->layer = dt_malloc(places + 2, sizeof *shortest->layer);
    if (shortest->ways && shortest->marked && shortest->layer)
        return DT_OK;
    dt_shortest_free(shortest);
    return DT_ERR_NOMEM;
}

void dt_shortest_free(dt_shortest *shortest)
{
    free(shortest->ways);
    free(shortest->marked);
    free(shortest->layer);
    if (shortest->budget)
        dt_budget_release(shortest->budget, shortest->bytes);
    *shortest = (dt_shortest){.walk = NULL};
}

/* ---- backwards ----------------------------------------------------------------------------------------------------- */

static uint64_t add_ways(uint64_t a, uint64_t b)
{
    return a > UINT64_MAX - b ? UINT64_MAX : a + b;
}

static void mark(dt_shortest *s, uint32_t place, uint64_t ways)
{
    if (s->ways[place] == 0)
        s->marked[s->marked_count++] = place;
    s->ways[place] = add_ways(s->ways[place], ways);
}

/* A move of `mover` from `state` leads to a place with so many ways; whatever is one move nearer to the start may make it. */
static void credit(dt_shortest *s, uint32_t state, uint32_t mover, uint32_t moves, uint64_t ways)
{
    const dt_walk *walk = s->walk;
    size_t groups = walk->apart ? walk->profile->dm_count : 1;
    if (moves == 0) {
        s->total = state == walk->start ? add_ways(s->total, ways) : s->total;
        return;
    }
    for (size_t group = 0; group < groups; group++) {
        uint32_t place = (uint32_t)(group * walk->profile->state_count + state);
        if (walk->places[place].moves == moves && !(walk->apart && group == mover))
            mark(s, place, ways);
    }
}

/* Everything from which `mover` moves to `state`. */
static dt_status credit_before(dt_shortest *s, uint32_t state, uint32_t mover, uint32_t moves, uint64_t ways)
{
    const dt_profile *profile = s->walk->profile;
    const dt_moves *own = &profile->moves[mover];
    const uint32_t *rank = profile->ranks[mover]->rank;
    if (s->walk->how[mover] == DT_WALK_STAYS || own->none)
        return DT_OK;
    uint32_t class = own->class_of[state];
    for (size_t k = own->from.start[class]; k < own->from.start[class + 1]; k++) {
        uint32_t from = own->from.items[k];
        for (uint32_t m = own->class_start[from]; m < own->class_start[from + 1]; m++) {
            uint32_t before = own->members[m];
            if (before != state && (s->walk->how[mover] == DT_WALK_MOVES || rank[before] < rank[state]))
                credit(s, before, mover, moves, ways);
        }
        DT_TRY(dt_budget_spend(s->budget, own->class_start[from + 1] - own->class_start[from]));
    }
    return DT_OK;
}

static dt_status credit_place(dt_shortest *s, uint32_t place, uint32_t moves)
{
    uint32_t state = dt_walk_state(s->walk, place);
    if (s->walk->apart)
        return credit_before(s, state, place / s->walk->profile->state_count, moves, s->ways[place]);
    for (uint32_t mover = 0; mover < s->walk->profile->dm_count; mover++)
        DT_TRY(credit_before(s, state, mover, moves, s->ways[place]));
    return DT_OK;
}

static void forget(dt_shortest *s)
{
    for (size_t k = 0; k < s->marked_count; k++)
        s->ways[s->marked[k]] = 0;
    s->marked_count = 0;
    s->layer_count = 0;
    s->total = 0;
}

dt_status dt_shortest_count(dt_shortest *s, uint32_t state)
{
    uint32_t best = dt_walk_best(s->walk, state), moves = s->walk->places[best].moves;
    size_t groups = s->walk->apart ? s->walk->profile->dm_count : 1;
    forget(s);
    s->layer[s->layer_count++] = 0;
    for (size_t group = 0; group < groups; group++) {
        uint32_t place = (uint32_t)(group * s->walk->profile->state_count + state);
        if (s->walk->places[place].moves == moves)
            mark(s, place, 1);
    }
    for (size_t k = 0; moves > 0; moves--) {
        size_t end = s->layer[s->layer_count++] = s->marked_count;
        for (; k < end; k++)
            DT_TRY(credit_place(s, s->marked[k], moves - 1));
    }
    return DT_OK;
}

/* ---- forwards ------------------------------------------------------------------------------------------------------ */

static bool is_move(const dt_walk *walk, uint32_t mover, uint32_t from, uint32_t to)
{
    const dt_profile *profile = walk->profile;
    const uint32_t *rank = profile->ranks[mover]->rank;
    return walk->how[mover] != DT_WALK_STAYS && (walk->how[mover] == DT_WALK_MOVES || rank[from] < rank[to]) &&
           dt_rules_may_move(profile->graph->model, mover, dt_graph_state(profile->graph, from),
                             dt_graph_state(profile->graph, to));
}

static int ascending(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return a < b ? -1 : a > b;
}

/* A sequence while it is written: at each depth the last move tried, its mover and its place in the layer. */
typedef struct writer {
    dt_shortest *s;
    uint32_t length, depth;
    size_t *at;      /* [length] index into the layer */
    uint32_t *mover; /* [length] */
    dt_move *moves;  /* [length] */
} writer;

static uint32_t place_before(const writer *w)
{
    const dt_shortest *s = w->s;
    return w->depth == 0 ? DT_WALK_NONE : s->marked[w->at[w->depth - 1]];
}

/* The places after the next move lie between these. */
static size_t layer_start(const writer *w)
{
    return w->s->layer[w->length - 1 - w->depth];
}

static size_t layer_end(const writer *w)
{
    return w->s->layer[w->length - w->depth];
}

/* May the sequence go on by `mover` to the place at `at`? */
static bool goes_on(const writer *w, uint32_t mover, size_t at)
{
    const dt_walk *walk = w->s->walk;
    uint32_t before = place_before(w), place = w->s->marked[at], states = walk->profile->state_count;
    uint32_t from = before == DT_WALK_NONE ? walk->start : dt_walk_state(walk, before);
    if (walk->apart && (place / states != mover || (before != DT_WALK_NONE && before / states == mover)))
        return false;
    return is_move(walk, mover, from, dt_walk_state(walk, place));
}

/* Tries the next move at this depth, from (mover, at) on: false if there is none left. */
static bool next_move(writer *w, uint32_t mover, size_t at)
{
    for (; mover < w->s->walk->profile->dm_count; mover++, at = layer_start(w))
        for (; at < layer_end(w); at++)
            if (goes_on(w, mover, at)) {
                w->at[w->depth] = at;
                w->mover[w->depth] = mover;
                w->moves[w->depth] = (dt_move){.dm = mover, .to = dt_walk_state(w->s->walk, w->s->marked[at])};
                return true;
            }
    return false;
}

static dt_status write_sequences(writer *w, uint32_t most, dt_move *list, uint32_t *told)
{
    bool found = next_move(w, 0, layer_start(w));
    while (*told < most) {
        DT_TRY(dt_budget_spend(w->s->budget, 16 + layer_end(w) - layer_start(w)));
        if (found && w->depth + 1 == w->length) {
            memcpy(list + (size_t)*told * w->length, w->moves, w->length * sizeof *list);
            ++*told;
        } else if (found) {
            w->depth++;
            found = next_move(w, 0, layer_start(w));
            continue;
        } else if (w->depth == 0) {
            return DT_OK;
        } else {
            w->depth--;
        }
        found = next_move(w, w->mover[w->depth], w->at[w->depth] + 1);
    }
    return DT_OK;
}

dt_status dt_shortest_list(dt_shortest *s, uint32_t most, dt_move *list, uint32_t *told)
{
    uint32_t length = (uint32_t)s->layer_count - 1;
    writer w = {.s = s, .length = length};
    *told = 0;
    if (length == 0)
        return DT_OK;
    for (uint32_t k = 0; k < length; k++)
        dt_sort(s->marked + s->layer[k], s->layer[k + 1] - s->layer[k], sizeof *s->marked, ascending);
    w.at = dt_malloc(length, sizeof *w.at);
    w.mover = dt_malloc(length, sizeof *w.mover);
    w.moves = dt_malloc(length, sizeof *w.moves);
    dt_status status = w.at && w.mover && w.moves ? write_sequences(&w, most, list, told) : DT_ERR_NOMEM;
    free(w.at);
    free(w.mover);
    free(w.moves);
    return status;
}
