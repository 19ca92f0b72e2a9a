/* SPDX-License-Identifier: MIT */
/* A better order of the places by sifting (R. Rudell 1993, International Conference on Computer-Aided Design, 42-47): one
 * place after the other goes through the whole order by exchanges of neighbours, and back to where the forest was smallest.
 * Both variables of a place move together. Functions keep their numbers: of two neighbouring levels, a node that asks for
 * both variables is rewritten where it stands, and the others change their levels. */
#include "diagram/internal.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#define LEVEL_AWAY (UINT16_MAX - 2) /* of nodes that have left their level and not yet come to the other */

/* The nodes of one level; some may be free by now, or at another level. */
typedef struct level_nodes {
    uint32_t *list;
    size_t count, capacity;
} level_nodes;

typedef struct sifting {
    dt_forest *forest;
    uint32_t *uses;      /* [capacity] edges to a node, one more for each time it is held, one if it is kept */
    level_nodes *levels; /* [levels] */
    uint32_t *exact;     /* [levels] nodes in use at a level */
    uint32_t capacity;   /* of `uses` */
    uint64_t size, visits;
    bool ended; /* for want of room: the order stays as it is */
} sifting;

static void put_at_level(sifting *s, unsigned level, uint32_t n)
{
    level_nodes *at = &s->levels[level];
    if (dt_grow(&at->list, &at->capacity, at->count, sizeof *at->list))
        at->list[at->count++] = n;
    else
        dt_fail(s->forest, DT_ERR_NOMEM); /* it may now be between two orders */
}

static bool goes_on(const sifting *s)
{
    return !s->ended && s->forest->status == DT_OK;
}

/* ---- uses ---------------------------------------------------------------------------------------------------------- */

static void unlink_node(dt_forest *t, uint32_t n)
{
    uint32_t *link = dt_bucket(t, t->nodes[n].low, t->nodes[n].high);
    while (*link != n)
        link = &t->nodes[*link].next;
    *link = t->nodes[n].next;
}

static void link_node(dt_forest *t, uint32_t n)
{
    uint32_t *bucket = dt_bucket(t, t->nodes[n].low, t->nodes[n].high);
    t->nodes[n].next = *bucket;
    *bucket = n;
}

/* One edge to f is gone; what nothing uses any more is freed. Depth is bounded by the levels. */
static void disuse(sifting *s, dt_diagram f)
{
    dt_forest *t = s->forest;
    uint32_t n = f >> 1;
    if (n == 0 || --s->uses[n] > 0)
        return;
    dt_branching node = t->nodes[n];
    unlink_node(t, n);
    s->size--;
    s->exact[node.level]--;
    t->nodes[n].level = DT_LEVEL_FREE;
    t->nodes[n].next = t->free;
    t->free = n;
    t->free_count++;
    disuse(s, node.low);
    disuse(s, node.high);
}

/* ---- exchanging two neighbouring levels ----------------------------------------------------------------------------- */

/* The function that asks at `level`, with one more edge to it. */
static dt_diagram use_made(sifting *s, unsigned level, dt_diagram low, dt_diagram high)
{
    dt_forest *t = s->forest;
    uint32_t before = t->used - t->free_count;
    dt_diagram f = dt_make(t, level, low, high);
    if (f == DT_DIAGRAM_NONE)
        return DT_DIAGRAM_FALSE; /* the forest has failed */
    uint32_t n = f >> 1;
    if (t->used - t->free_count > before) {
        s->uses[n] = 0;
        s->uses[low >> 1]++;
        s->uses[high >> 1]++;
        s->size++;
        s->exact[level]++;
        put_at_level(s, level, n);
    }
    s->uses[n]++;
    return f;
}

/* Node n asks for a variable and some branch of it for the one that takes its level: it asks for that first. The branches
 * that do so are at `level` already. */
static void rewrite(sifting *s, uint32_t n, unsigned level)
{
    dt_forest *t = s->forest;
    dt_branching old = t->nodes[n];
    dt_diagram low = use_made(s, level + 1, dt_low_at(t, old.low, level), dt_low_at(t, old.high, level));
    dt_diagram high = use_made(s, level + 1, dt_high_at(t, old.low, level), dt_high_at(t, old.high, level));
    t->nodes[n].low = low;
    t->nodes[n].high = high; /* not negated, for the high branch of the old one's high branch was not */
    link_node(t, n);
    disuse(s, old.low);
    disuse(s, old.high);
}

static bool asks_at(const dt_forest *t, uint32_t n, unsigned level)
{
    return dt_level(t, t->nodes[n].low) == level || dt_level(t, t->nodes[n].high) == level;
}

/* Upper nodes leave their level: those that do not ask for the lower variable to sink, the others, which come first in
 * `upper`, to be rewritten. Returns how many these are. A node freed and used again may be listed twice. */
static size_t part_upper(sifting *s, unsigned level, level_nodes *upper)
{
    dt_forest *t = s->forest;
    size_t both = 0;
    for (size_t k = 0; k < upper->count; k++) {
        uint32_t n = upper->list[k];
        if (t->nodes[n].level != level)
            continue;
        t->nodes[n].level = LEVEL_AWAY;
        if (asks_at(t, n, level + 1)) {
            unlink_node(t, n);
            upper->list[both++] = n;
        } else {
            put_at_level(s, level + 1, n);
        }
    }
    return both;
}

static void raise_lower(sifting *s, unsigned level, const level_nodes *lower)
{
    dt_forest *t = s->forest;
    for (size_t k = 0; k < lower->count; k++) {
        if (t->nodes[lower->list[k]].level != level + 1)
            continue;
        t->nodes[lower->list[k]].level = (uint16_t)level;
        put_at_level(s, level, lower->list[k]);
    }
}

static void exchange(sifting *s, unsigned level)
{
    dt_forest *t = s->forest;
    level_nodes upper = s->levels[level], lower = s->levels[level + 1];
    uint32_t upper_exact = s->exact[level];
    s->visits += upper.count + lower.count;
    s->levels[level] = s->levels[level + 1] = (level_nodes){.list = NULL};
    size_t both = part_upper(s, level, &upper);
    raise_lower(s, level, &lower);
    for (size_t k = 0; k < s->levels[level + 1].count; k++)
        t->nodes[s->levels[level + 1].list[k]].level = (uint16_t)(level + 1);
    s->exact[level] = s->exact[level + 1] + (uint32_t)both;
    s->exact[level + 1] = upper_exact - (uint32_t)both;
    for (size_t k = 0; k < both && t->status == DT_OK; k++) {
        t->nodes[upper.list[k]].level = (uint16_t)level;
        put_at_level(s, level, upper.list[k]);
        rewrite(s, upper.list[k], level);
    }
    free(upper.list);
    free(lower.list);
}

/* ---- one place ------------------------------------------------------------------------------------------------------ */

/* Exchanging two places makes at most two nodes for each that one of the four exchanges rewrites, and no garbage must be
 * collected meanwhile: is there room for as many? */
static bool make_room(sifting *s, unsigned level)
{
    dt_forest *t = s->forest;
    uint64_t need = 64;
    for (unsigned k = 0; k < 4; k++)
        need += 8 * (uint64_t)s->exact[level + k];
    while (!s->ended && t->capacity - t->used + t->free_count < need)
        s->ended = dt_enlarge(t) != DT_OK;
    if (s->ended || s->capacity >= t->capacity)
        return !s->ended;
    uint32_t *uses = realloc(s->uses, t->capacity * sizeof *uses);
    s->uses = uses ? uses : s->uses;
    s->capacity = uses ? t->capacity : s->capacity;
    s->ended = !uses;
    return uses;
}

/* Exchanges the places that stand at `rank` and after it, both variables of each. */
static void exchange_places(sifting *s, size_t rank)
{
    dt_forest *t = s->forest;
    unsigned level = 2 * (unsigned)rank;
    if (!make_room(s, level))
        return;
    uint16_t place = t->place_at[rank];
    exchange(s, level + 1);
    exchange(s, level);
    exchange(s, level + 2);
    exchange(s, level + 1);
    t->place_at[rank] = t->place_at[rank + 1];
    t->place_at[rank + 1] = place;
    t->rank_of[t->place_at[rank]] = (uint16_t)rank;
    t->rank_of[place] = (uint16_t)(rank + 1);
}

typedef struct best_rank {
    size_t rank;
    uint64_t size; /* of the forest with the place there */
} best_rank;

/* Moves a place towards `to` until the forest is a fifth larger than at best. */
static void walk(sifting *s, size_t place, size_t to, best_rank *best)
{
    const uint16_t *rank = &s->forest->rank_of[place];
    while (*rank != to && goes_on(s) && s->size <= best->size + best->size / 5 + 64) {
        exchange_places(s, to > *rank ? *rank : *rank - 1u);
        if (s->size < best->size)
            *best = (best_rank){.rank = *rank, .size = s->size};
    }
}

static void sift_place(sifting *s, size_t place, size_t places)
{
    size_t rank = s->forest->rank_of[place];
    best_rank best = {.rank = rank, .size = s->size};
    size_t near = rank < places / 2 ? 0 : places - 1;
    walk(s, place, near, &best);
    walk(s, place, places - 1 - near, &best);
    while (s->forest->rank_of[place] != best.rank && goes_on(s)) {
        rank = s->forest->rank_of[place];
        exchange_places(s, best.rank > rank ? rank : rank - 1);
    }
}

/* ---- all of them ---------------------------------------------------------------------------------------------------- */

static void take_stock(sifting *s)
{
    dt_forest *t = s->forest;
    for (uint32_t n = 1; n < t->used; n++) {
        const dt_branching *node = &t->nodes[n];
        if (node->level == DT_LEVEL_FREE)
            continue;
        s->uses[node->low >> 1]++;
        s->uses[node->high >> 1]++;
        s->uses[n] += node->kept > 0;
        s->size++;
        s->exact[node->level]++;
        put_at_level(s, node->level, n);
    }
    for (size_t k = 0; k < t->held_count; k++)
        s->uses[t->held[k] >> 1]++;
}

typedef struct place_size {
    size_t place;
    uint32_t size;
} place_size;

static int largest_first(const void *left, const void *right)
{
    const place_size *a = left, *b = right;
    if (a->size != b->size)
        return a->size > b->size ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

static dt_status sift_all(sifting *s, size_t places, uint64_t visits)
{
    dt_forest *t = s->forest;
    place_size *order = dt_malloc(places, sizeof *order);
    if (!order)
        return DT_ERR_NOMEM;
    for (size_t rank = 0; rank < places; rank++)
        order[rank] = (place_size){t->place_at[rank], s->exact[2 * rank] + s->exact[2 * rank + 1]};
    qsort(order, places, sizeof *order, largest_first);
    for (size_t k = 0; k < places && goes_on(s) && s->visits < visits; k++) {
        uint64_t before = s->visits;
        sift_place(s, order[k].place, places);
        dt_status status = dt_budget_spend(t->budget, s->visits - before);
        if (status != DT_OK)
            dt_fail(t, status);
    }
    free(order);
    return DT_OK;
}

static dt_status prepare(sifting *s, size_t levels)
{
    s->uses = dt_calloc(s->capacity, sizeof *s->uses);
    s->levels = dt_calloc(levels, sizeof *s->levels);
    s->exact = dt_calloc(levels, sizeof *s->exact);
    return s->uses && s->levels && s->exact ? DT_OK : DT_ERR_NOMEM;
}

dt_status dt_forest_sift(dt_forest *t, size_t places, uint64_t visits)
{
    if (t->status != DT_OK || places < 2)
        return t->status;
    size_t levels = 2 * t->places;
    uint64_t bytes = t->capacity * sizeof(uint32_t) * 3;
    if (dt_budget_reserve(t->budget, bytes) != DT_OK)
        return DT_OK; /* the order stays as it is */
    dt_forest_collect(t);
    sifting s = {.forest = t, .capacity = t->capacity};
    dt_status status = prepare(&s, levels);
    if (status == DT_OK) {
        take_stock(&s);
        status = sift_all(&s, places, visits);
    }
    memset(t->cache, 0, t->capacity * sizeof *t->cache); /* results of closures and of fixing speak of levels */
    for (size_t k = 0; s.levels && k < levels; k++)
        free(s.levels[k].list);
    free(s.levels);
    free(s.uses);
    free(s.exact);
    dt_budget_release(t->budget, bytes);
    return status == DT_OK ? t->status : dt_fail(t, status);
}
