/* SPDX-License-Identifier: MIT */
/* Nodes: found again or made anew, collected when nothing needs them, and room for more of them within the budget. */
#include "diagram/internal.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#define CAPACITY_LEAST 2048u
#define CAPACITY_MOST (1u << 30)
#define NODE_NONE 0u /* the terminal is in no bucket, so its index ends a chain */

/* ---- memory ------------------------------------------------------------------------------------------------------ */

static uint64_t bytes_for(uint32_t capacity)
{
    return (uint64_t)capacity * (sizeof(dt_branching) + sizeof(uint32_t) + sizeof(dt_worked_out)) + capacity / 8;
}

dt_status dt_fail(dt_forest *t, dt_status status)
{
    if (t->status == DT_OK)
        t->status = status;
    return status;
}

static void fill_buckets(dt_forest *t)
{
    memset(t->buckets, 0, t->capacity * sizeof *t->buckets);
    for (uint32_t n = 1; n < t->used; n++) {
        dt_branching *node = &t->nodes[n];
        if (node->level == DT_LEVEL_FREE)
            continue;
        uint32_t *bucket = dt_bucket(t, node->low, node->high);
        node->next = *bucket;
        *bucket = n;
    }
}

/* Results worked out so far find their new slots; where two meet, one is forgotten. */
static void refill_cache(dt_forest *t, const dt_worked_out *old, uint32_t count)
{
    for (uint32_t k = 0; k < count; k++)
        if (old[k].operation != DT_OP_NONE)
            *dt_cache_slot(t, (dt_operation)old[k].operation, old[k].f, old[k].g, old[k].h) = old[k];
}

/* Room for `capacity` nodes, more than now. */
static dt_status reserve(dt_forest *t, uint32_t capacity)
{
    uint64_t more = bytes_for(capacity) - (t->capacity ? bytes_for(t->capacity) : 0);
    DT_TRY(dt_budget_reserve(t->budget, more));
    dt_branching *nodes = realloc(t->nodes, capacity * sizeof *nodes);
    t->nodes = nodes ? nodes : t->nodes;
    uint32_t *buckets = dt_malloc(capacity, sizeof *buckets);
    dt_worked_out *cache = dt_calloc(capacity, sizeof *cache);
    uint64_t *marks = dt_malloc(dt_words_for(capacity), sizeof *marks);
    if (!nodes || !buckets || !cache || !marks) {
        free(buckets);
        free(cache);
        free(marks);
        dt_budget_release(t->budget, more);
        return DT_ERR_NOMEM;
    }
    dt_worked_out *old = t->cache;
    uint32_t old_count = t->capacity;
    free(t->buckets);
    free(t->marks);
    t->buckets = buckets;
    t->cache = cache;
    t->marks = marks;
    t->capacity = capacity;
    fill_buckets(t);
    refill_cache(t, old, old_count);
    free(old);
    return DT_OK;
}

dt_status dt_enlarge(dt_forest *t)
{
    return t->capacity < CAPACITY_MOST ? reserve(t, t->capacity * 2) : DT_ERR_LIMIT;
}

/* ---- garbage ------------------------------------------------------------------------------------------------------ */

/* Marks f's nodes. Depth is bounded by the levels. */
static void mark(dt_forest *t, dt_diagram f)
{
    for (uint32_t n = f >> 1; n && !dt_bit_get(t->marks, n); n = t->nodes[n].high >> 1) {
        dt_bit_set(t->marks, n);
        mark(t, t->nodes[n].low);
    }
}

static void mark_needed(dt_forest *t)
{
    memset(t->marks, 0, dt_words_for(t->capacity) * sizeof *t->marks);
    dt_bit_set(t->marks, 0);
    for (size_t k = 0; k < t->held_count; k++)
        mark(t, t->held[k]);
    for (uint32_t n = 1; n < t->used; n++)
        if (t->nodes[n].level != DT_LEVEL_FREE && t->nodes[n].kept)
            mark(t, n << 1);
}

static bool is_marked(const dt_forest *t, uint32_t f)
{
    return dt_bit_get(t->marks, f >> 1);
}

/* A third operand may be a number that is no function: of a set of events, of a place. */
static bool third_is_function(uint32_t operation)
{
    return operation == DT_OP_CHOOSE || operation == DT_OP_AND_EXISTS || operation == DT_OP_BEFORE;
}

static bool second_is_function(uint32_t operation)
{
    return operation != DT_OP_FIX && operation != DT_OP_CLOSURE;
}

static void forget_garbage(dt_forest *t)
{
    for (uint32_t k = 0; k < t->capacity; k++) {
        dt_worked_out *entry = &t->cache[k];
        if (entry->operation == DT_OP_NONE)
            continue;
        if (!is_marked(t, entry->f) || !is_marked(t, entry->result) ||
            (second_is_function(entry->operation) && !is_marked(t, entry->g)) ||
            (third_is_function(entry->operation) && !is_marked(t, entry->h)))
            entry->operation = DT_OP_NONE;
    }
}

static void sweep(dt_forest *t)
{
    t->free = NODE_NONE;
    t->free_count = 0;
    for (uint32_t n = t->used; n-- > 1;) {
        if (dt_bit_get(t->marks, n))
            continue;
        t->nodes[n].level = DT_LEVEL_FREE;
        t->nodes[n].next = t->free;
        t->free = n;
        t->free_count++;
    }
}

void dt_forest_collect(dt_forest *t)
{
    mark_needed(t);
    forget_garbage(t);
    sweep(t);
    fill_buckets(t);
    t->live_after = t->used - t->free_count;
    t->collections++;
}

/* ---- room for one node -------------------------------------------------------------------------------------------- */

/* All nodes are taken. Garbage is collected where half of the nodes may be some; more room is taken where half of them
 * are not; at the limit of memory anything that is free will do, until a twentieth is not. */
static bool make_room(dt_forest *t)
{
    bool grown = false;
    if (t->live_after <= t->capacity / 2)
        dt_forest_collect(t);
    if (t->free_count < t->capacity / 2) {
        dt_status status = dt_enlarge(t);
        if (status == DT_ERR_NOMEM)
            dt_fail(t, status);
        grown = status == DT_OK;
    }
    if (!grown && t->free_count < t->capacity / 20)
        dt_forest_collect(t);
    if (!grown && t->free_count < t->capacity / 20)
        dt_fail(t, DT_ERR_LIMIT);
    return t->status == DT_OK;
}

static uint32_t take_node(dt_forest *t)
{
    uint32_t n = t->free;
    if (n == NODE_NONE)
        return t->used++;
    t->free = t->nodes[n].next;
    t->free_count--;
    return n;
}

static uint32_t find(const dt_forest *t, unsigned level, dt_diagram low, dt_diagram high)
{
    uint32_t n = *dt_bucket(t, low, high);
    while (n && (t->nodes[n].low != low || t->nodes[n].high != high || t->nodes[n].level != level))
        n = t->nodes[n].next;
    return n;
}

/* `high` is not negated. */
static dt_diagram make_plain(dt_forest *t, unsigned level, dt_diagram low, dt_diagram high)
{
    uint32_t n = find(t, level, low, high);
    if (n)
        return n << 1;
    if (t->free == NODE_NONE && t->used == t->capacity) {
        dt_hold(t, low);
        dt_hold(t, high);
        bool room = make_room(t);
        dt_let_go(t, 2);
        if (!room)
            return DT_DIAGRAM_NONE;
    }
    n = take_node(t);
    uint32_t *bucket = dt_bucket(t, low, high);
    t->nodes[n] = (dt_branching){.low = low, .high = high, .next = *bucket, .level = (uint16_t)level};
    *bucket = n;
    if (t->used - t->free_count > t->peak)
        t->peak = t->used - t->free_count;
    return n << 1;
}

dt_diagram dt_make(dt_forest *t, unsigned level, dt_diagram low, dt_diagram high)
{
    if (low == high)
        return low;
    if ((high & 1u) == 0)
        return make_plain(t, level, low, high);
    return dt_diagram_not(make_plain(t, level, low ^ 1u, high ^ 1u));
}

/* ---- scopes ------------------------------------------------------------------------------------------------------- */

bool dt_begin(dt_forest *t, dt_diagram f, dt_diagram g, dt_diagram h)
{
    /* A recursion holds at most three functions a level and has at most three others within it. */
    size_t need = t->held_count + 12 * (2 * t->places + 2) + 16;
    if (t->status != DT_OK || f == DT_DIAGRAM_NONE || g == DT_DIAGRAM_NONE || h == DT_DIAGRAM_NONE)
        return false;
    if (need <= t->held_capacity)
        return true;
    uint32_t *held = realloc(t->held, need * 2 * sizeof *held);
    if (!held)
        return dt_fail(t, DT_ERR_NOMEM) == DT_OK;
    t->held = held;
    t->held_capacity = need * 2;
    return true;
}

dt_diagram dt_end(dt_forest *t, dt_diagram result)
{
    if (result != DT_DIAGRAM_NONE && !dt_is_constant(result))
        dt_hold(t, result);
    return result;
}

size_t dt_forest_enter(const dt_forest *t)
{
    return t->held_count;
}

dt_diagram dt_forest_leave(dt_forest *t, size_t scope, dt_diagram result)
{
    t->held_count = scope;
    return dt_end(t, result);
}

dt_diagram dt_diagram_keep(dt_forest *t, dt_diagram f)
{
    if (f != DT_DIAGRAM_NONE && t->nodes[f >> 1].kept != DT_KEPT_FOR_EVER)
        t->nodes[f >> 1].kept++;
    return f;
}

void dt_diagram_drop(dt_forest *t, dt_diagram f)
{
    if (f != DT_DIAGRAM_NONE && t->nodes[f >> 1].kept != DT_KEPT_FOR_EVER)
        t->nodes[f >> 1].kept--;
}

/* ---- the forest --------------------------------------------------------------------------------------------------- */

static dt_status prepare(dt_forest *t, const uint16_t *order)
{
    t->rank_of = dt_malloc(t->places, sizeof *t->rank_of);
    t->place_at = dt_malloc(t->places, sizeof *t->place_at);
    if (!t->rank_of || !t->place_at)
        return DT_ERR_NOMEM;
    for (size_t rank = 0; rank < t->places; rank++) {
        t->place_at[rank] = order ? order[rank] : (uint16_t)rank;
        t->rank_of[t->place_at[rank]] = (uint16_t)rank;
    }
    DT_TRY(reserve(t, CAPACITY_LEAST));
    t->nodes[0] = (dt_branching){.level = DT_LEVEL_TERMINAL, .kept = DT_KEPT_FOR_EVER};
    t->used = 1;
    return DT_OK;
}

dt_status dt_forest_new(dt_forest **out, size_t places, const uint16_t *order, dt_budget *budget)
{
    assert(places <= DT_PLACES_MAX);
    *out = NULL;
    dt_forest *t = dt_calloc(1, sizeof *t);
    if (!t)
        return DT_ERR_NOMEM;
    t->places = places;
    t->budget = budget;
    dt_status status = prepare(t, order);
    if (status == DT_OK)
        *out = t;
    else
        dt_forest_free(t);
    return status;
}

void dt_forest_free(dt_forest *t)
{
    if (!t)
        return;
    if (t->capacity)
        dt_budget_release(t->budget, bytes_for(t->capacity));
    free(t->nodes);
    free(t->buckets);
    free(t->cache);
    free(t->marks);
    free(t->held);
    free(t->rank_of);
    free(t->place_at);
    free(t);
}

dt_status dt_forest_status(const dt_forest *t)
{
    return t->status;
}

size_t dt_forest_rank(const dt_forest *t, size_t place)
{
    return t->rank_of[place];
}

void dt_forest_fail(dt_forest *t, dt_status status)
{
    dt_fail(t, status);
}

bool dt_tell_steps(dt_forest *t)
{
    dt_status status = dt_budget_spend(t->budget, (t->steps - t->steps_told) * 8);
    t->steps_told = t->steps;
    return status == DT_OK || dt_fail(t, status) == DT_OK;
}

dt_forest_figures dt_forest_count(const dt_forest *t)
{
    return (dt_forest_figures){.nodes = t->used - t->free_count,
                               .peak_nodes = t->peak,
                               .bytes = bytes_for(t->capacity) + t->held_capacity * sizeof *t->held,
                               .steps = t->steps,
                               .collections = t->collections};
}
