/* SPDX-License-Identifier: MIT */
/* How a forest is kept.
 *
 * A node asks for the variable at its level and has two branches; a function is a node's index, doubled, plus 1 where it
 * is the opposite of what the node says. Of two opposite functions only the one whose upper branch is not negated has a
 * node, so that equal functions are equal numbers. Node 0 is the terminal, true. Levels grow downwards; level 2q is the
 * variable for what is of the place that stands q-th, 2q + 1 the one for what will be.
 *
 * Nodes never move, so the numbers that a recursion holds stay valid when garbage is collected; what it has worked out
 * and still needs, it holds (hold, let_go). Typical sizes: 10^3 to 10^7 nodes. */
#ifndef DT_DIAGRAM_INTERNAL_H
#define DT_DIAGRAM_INTERNAL_H

#include "diagram/diagram.h"

#include <assert.h>

#define DT_LEVEL_TERMINAL UINT16_MAX
#define DT_LEVEL_FREE (UINT16_MAX - 1)
#define DT_KEPT_FOR_EVER UINT16_MAX

typedef struct dt_branching {
    uint32_t low, high; /* functions where the variable is false, true */
    uint32_t next;      /* the next node of the same bucket, or the next free one */
    uint16_t level;
    uint16_t kept; /* how often it is kept */
} dt_branching;

typedef enum dt_operation {
    DT_OP_NONE,
    DT_OP_AND,
    DT_OP_XOR,
    DT_OP_CHOOSE,
    DT_OP_FIX,
    DT_OP_EXISTS,
    DT_OP_AND_EXISTS,
    DT_OP_SHIFT,
    DT_OP_BEFORE,
    DT_OP_REVERSE,
    DT_OP_CLOSURE
} dt_operation;

/* A result that may be looked up: of `operation` on f, g and h, as far as they are functions. */
typedef struct dt_worked_out {
    uint32_t f, g, h, operation, result;
} dt_worked_out;

struct dt_forest {
    dt_branching *nodes;
    uint32_t *buckets; /* first node of each */
    dt_worked_out *cache;
    uint32_t capacity; /* of each of the three; a power of two */
    uint32_t used;     /* nodes beyond it were never used */
    uint32_t free, free_count;
    uint32_t live_after; /* in use when garbage was last collected */
    uint64_t *marks;     /* one bit a node, while garbage is collected */

    uint32_t *held; /* what is not garbage though nothing else points to it */
    size_t held_count, held_capacity;

    size_t places;
    uint16_t *rank_of; /* [places] where a place stands in the order */
    uint16_t *place_at;
    uint32_t event_sets; /* made so far: their numbers tell results of closures apart */

    dt_budget *budget;
    dt_status status;
    uint64_t steps, steps_told, peak, collections;
};

/* ---- functions and nodes ---------------------------------------------------------------------------------------- */

static inline const dt_branching *dt_node(const dt_forest *t, dt_diagram f)
{
    return &t->nodes[f >> 1];
}

static inline unsigned dt_level(const dt_forest *t, dt_diagram f)
{
    return t->nodes[f >> 1].level;
}

static inline dt_diagram dt_low(const dt_forest *t, dt_diagram f)
{
    return t->nodes[f >> 1].low ^ (f & 1u);
}

static inline dt_diagram dt_high(const dt_forest *t, dt_diagram f)
{
    return t->nodes[f >> 1].high ^ (f & 1u);
}

/* The branches of f at `level`, which is not below f. */
static inline dt_diagram dt_low_at(const dt_forest *t, dt_diagram f, unsigned level)
{
    return dt_level(t, f) == level ? dt_low(t, f) : f;
}

static inline dt_diagram dt_high_at(const dt_forest *t, dt_diagram f, unsigned level)
{
    return dt_level(t, f) == level ? dt_high(t, f) : f;
}

static inline bool dt_is_constant(dt_diagram f)
{
    return f <= DT_DIAGRAM_FALSE;
}

/* The part of a conjunction of variables from `level` on. */
static inline dt_diagram dt_cube_from(const dt_forest *t, dt_diagram cube, unsigned level)
{
    while (dt_level(t, cube) < level)
        cube = dt_high(t, cube);
    return cube;
}

static inline unsigned dt_least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/** The function that is `low` or `high` as the variable at `level` says; DT_DIAGRAM_NONE if there is no room for it. May
 *  collect garbage: whatever is needed later must be held, but for `low` and `high` themselves. */
dt_diagram dt_make(dt_forest *t, unsigned level, dt_diagram low, dt_diagram high);

static inline uint32_t dt_mix(uint32_t a, uint32_t b, uint32_t c)
{
    uint64_t mixed = (a + (uint64_t)b * 0x9e3779b97f4a7c15u) ^ (uint64_t)c * 0xff51afd7ed558ccdu;
    return (uint32_t)((mixed * 0x94d049bb133111ebu) >> 32);
}

/** The bucket of all nodes with these branches, whatever their levels: so nodes can change levels where they are. */
static inline uint32_t *dt_bucket(const dt_forest *t, dt_diagram low, dt_diagram high)
{
    return &t->buckets[dt_mix(low, high, 0) & (t->capacity - 1)];
}

/** The forest has failed: remembers the first reason and returns `status`. */
dt_status dt_fail(dt_forest *t, dt_status status);
/** Room for twice as many nodes. @return DT_OK, DT_ERR_LIMIT, DT_ERR_NOMEM; nothing has changed unless DT_OK. */
dt_status dt_enlarge(dt_forest *t);

/* ---- holding ----------------------------------------------------------------------------------------------------- */

static inline void dt_hold(dt_forest *t, dt_diagram f)
{
    assert(t->held_count < t->held_capacity);
    t->held[t->held_count++] = f;
}

static inline void dt_let_go(dt_forest *t, size_t count)
{
    t->held_count -= count;
}

/** Every operation begins here: are all operands there, and is there room to hold what recursion needs? */
bool dt_begin(dt_forest *t, dt_diagram f, dt_diagram g, dt_diagram h);
/** And ends here: the result belongs to the scope. */
dt_diagram dt_end(dt_forest *t, dt_diagram result);

/* ---- results looked up -------------------------------------------------------------------------------------------- */

static inline dt_worked_out *dt_cache_slot(const dt_forest *t, dt_operation operation, uint32_t f, uint32_t g,
                                           uint32_t h)
{
    return &t->cache[dt_mix(f, g, h + (uint32_t)operation * 0x632be5abu) & (t->capacity - 1)];
}

static inline bool dt_recall(const dt_forest *t, dt_operation operation, uint32_t f, uint32_t g, uint32_t h,
                             dt_diagram *result)
{
    const dt_worked_out *slot = dt_cache_slot(t, operation, f, g, h);
    if (slot->f != f || slot->g != g || slot->h != h || slot->operation != (uint32_t)operation)
        return false;
    *result = slot->result;
    return true;
}

static inline void dt_remember(dt_forest *t, dt_operation operation, uint32_t f, uint32_t g, uint32_t h,
                               dt_diagram result)
{
    *dt_cache_slot(t, operation, f, g, h) = (dt_worked_out){f, g, h, (uint32_t)operation, result};
}

/** Counts one result worked out; false when the limits or the user say stop. */
bool dt_tell_steps(dt_forest *t);
static inline bool dt_step(dt_forest *t)
{
    return (++t->steps & 0xfff) != 0 || dt_tell_steps(t);
}

/* ---- operations within operations -------------------------------------------------------------------------------- */

/** The recursions behind dt_diagram_and() and its kin: operands must be held or kept, the result is not. */
dt_diagram dt_conjoin(dt_forest *t, dt_diagram f, dt_diagram g);
static inline dt_diagram dt_disjoin(dt_forest *t, dt_diagram f, dt_diagram g)
{
    return dt_diagram_not(dt_conjoin(t, f ^ 1u, g ^ 1u));
}

#endif
