/* SPDX-License-Identifier: MIT */
/* Moves backwards and their closure by saturation. */
#include "diagram/internal.h"

#include "base/memory.h"

#include <stdlib.h>

/* ---- one event ----------------------------------------------------------------------------------------------------- */

static dt_diagram before(dt_forest *t, dt_diagram f, dt_diagram relation, dt_diagram cube);

/* Before f0 by r0 or before f1 by r1. */
static dt_diagram before_either(dt_forest *t, const dt_diagram f[2], const dt_diagram r[2], dt_diagram cube)
{
    dt_diagram one = before(t, f[0], r[0], cube);
    if (one == DT_DIAGRAM_NONE || one == DT_DIAGRAM_TRUE)
        return one;
    dt_hold(t, one);
    dt_diagram other = before(t, f[1], r[1], cube);
    if (other != DT_DIAGRAM_NONE) {
        dt_hold(t, other);
        other = dt_disjoin(t, one, other);
        dt_let_go(t, 1);
    }
    dt_let_go(t, 1);
    return other;
}

/* The branch of `before` where what is has one value at `level`; `relation` is the relation there. */
static dt_diagram before_branch(dt_forest *t, dt_diagram f, dt_diagram relation, dt_diagram cube, unsigned level,
                                bool value)
{
    dt_diagram branches[2] = {dt_low_at(t, f, level), dt_high_at(t, f, level)};
    if (dt_level(t, cube) != level)
        return before(t, branches[value], relation, cube);
    dt_diagram relations[2] = {dt_low_at(t, relation, level + 1), dt_high_at(t, relation, level + 1)};
    return before_either(t, branches, relations, cube);
}

static dt_diagram before(dt_forest *t, dt_diagram f, dt_diagram relation, dt_diagram cube)
{
    dt_diagram result;
    if (f == DT_DIAGRAM_FALSE || relation == DT_DIAGRAM_FALSE)
        return DT_DIAGRAM_FALSE;
    if (f == DT_DIAGRAM_TRUE && relation == DT_DIAGRAM_TRUE)
        return DT_DIAGRAM_TRUE;
    unsigned level = dt_least(dt_level(t, f), dt_level(t, relation)) & ~1u;
    cube = dt_cube_from(t, cube, level);
    if (cube == DT_DIAGRAM_TRUE)
        return dt_conjoin(t, f, relation);
    if (dt_recall(t, DT_OP_BEFORE, f, relation, cube, &result))
        return result;
    if (!dt_step(t))
        return DT_DIAGRAM_NONE;
    dt_diagram low = before_branch(t, f, dt_low_at(t, relation, level), cube, level, false);
    if (low == DT_DIAGRAM_NONE)
        return low;
    dt_hold(t, low);
    dt_diagram high = before_branch(t, f, dt_high_at(t, relation, level), cube, level, true);
    dt_let_go(t, 1);
    result = high == DT_DIAGRAM_NONE ? high : dt_make(t, level, low, high);
    if (result != DT_DIAGRAM_NONE)
        dt_remember(t, DT_OP_BEFORE, f, relation, cube, result);
    return result;
}

dt_diagram dt_diagram_before(dt_forest *t, dt_diagram f, const dt_event *event)
{
    bool sound = dt_begin(t, f, event->relation, event->cube);
    return sound ? dt_end(t, before(t, f, event->relation, event->cube)) : DT_DIAGRAM_NONE;
}

/* ---- the way back --------------------------------------------------------------------------------------------------- */

static dt_diagram reverse(dt_forest *t, dt_diagram relation, dt_diagram cube);

/* The branch of the reversed relation where what is has one value at `level`: where what will be had it. */
static dt_diagram reverse_branch(dt_forest *t, dt_diagram relation, dt_diagram cube, unsigned level, bool value)
{
    dt_diagram parts[2] = {dt_low_at(t, relation, level), dt_high_at(t, relation, level)};
    if (dt_level(t, cube) != level)
        return reverse(t, parts[value], cube);
    dt_diagram low = value ? dt_high_at(t, parts[0], level + 1) : dt_low_at(t, parts[0], level + 1);
    dt_diagram high = value ? dt_high_at(t, parts[1], level + 1) : dt_low_at(t, parts[1], level + 1);
    low = reverse(t, low, cube);
    if (low == DT_DIAGRAM_NONE)
        return low;
    dt_hold(t, low);
    high = reverse(t, high, cube);
    dt_let_go(t, 1);
    return high == DT_DIAGRAM_NONE ? high : dt_make(t, level + 1, low, high);
}

static dt_diagram reverse(dt_forest *t, dt_diagram relation, dt_diagram cube)
{
    dt_diagram result;
    unsigned level = dt_level(t, relation) & ~1u;
    cube = dt_cube_from(t, cube, level);
    if (dt_is_constant(relation) || cube == DT_DIAGRAM_TRUE)
        return relation;
    if (dt_recall(t, DT_OP_REVERSE, relation, cube, 0, &result))
        return result;
    if (!dt_step(t))
        return DT_DIAGRAM_NONE;
    dt_diagram low = reverse_branch(t, relation, cube, level, false);
    if (low == DT_DIAGRAM_NONE)
        return low;
    dt_hold(t, low);
    dt_diagram high = reverse_branch(t, relation, cube, level, true);
    dt_let_go(t, 1);
    result = high == DT_DIAGRAM_NONE ? high : dt_make(t, level, low, high);
    if (result != DT_DIAGRAM_NONE)
        dt_remember(t, DT_OP_REVERSE, relation, cube, 0, result);
    return result;
}

dt_diagram dt_diagram_reverse(dt_forest *t, const dt_event *event)
{
    bool sound = dt_begin(t, event->relation, event->cube, 0);
    return sound ? dt_end(t, reverse(t, event->relation, event->cube)) : DT_DIAGRAM_NONE;
}

/* ---- sets of events ------------------------------------------------------------------------------------------------ */

typedef struct sorted_event {
    dt_event event;
    unsigned top, last; /* the first level it asks for, the last it changes */
} sorted_event;

struct dt_events {
    dt_forest *forest;
    sorted_event *list; /* by `top` */
    size_t count;
    uint32_t id; /* tells results of different sets apart */
};

static int by_top(const void *left, const void *right)
{
    const sorted_event *a = left, *b = right;
    if (a->top != b->top)
        return a->top < b->top ? -1 : 1;
    return a->last < b->last ? -1 : a->last > b->last;
}

/* Where an event begins. One that spans more than a third of the order would be tried anew in every part of the function
 * below its beginning, with little to share: all such events begin at the top, in turn (half the steps for statements
 * over anybody's options). */
static sorted_event place_event(const dt_forest *t, const dt_event *event)
{
    sorted_event at = {.event = *event};
    at.top = dt_least(dt_level(t, event->relation), dt_level(t, event->cube)) & ~1u;
    for (dt_diagram cube = event->cube; !dt_is_constant(cube); cube = dt_high(t, cube))
        at.last = dt_level(t, cube);
    if (at.last > at.top && (size_t)(at.last - at.top) * 3 > 2 * t->places)
        at.top = 0;
    return at;
}

dt_status dt_events_new(dt_events **out, dt_forest *t, const dt_event *events, size_t count)
{
    dt_events *set = *out = dt_calloc(1, sizeof *set);
    if (set)
        set->list = dt_calloc(count, sizeof *set->list);
    if (!set || !set->list) {
        free(set);
        *out = NULL;
        return DT_ERR_NOMEM;
    }
    set->forest = t;
    set->id = t->event_sets++;
    for (size_t k = 0; k < count; k++) {
        if (events[k].relation == DT_DIAGRAM_NONE || events[k].cube == DT_DIAGRAM_NONE)
            continue; /* the forest's status tells of it */
        dt_diagram_keep(t, events[k].relation);
        dt_diagram_keep(t, events[k].cube);
        set->list[set->count++] = place_event(t, &events[k]);
    }
    qsort(set->list, set->count, sizeof *set->list, by_top);
    return DT_OK;
}

void dt_events_free(dt_events *set)
{
    if (!set)
        return;
    for (size_t k = 0; k < set->count; k++) {
        dt_diagram_drop(set->forest, set->list[k].event.relation);
        dt_diagram_drop(set->forest, set->list[k].event.cube);
    }
    free(set->list);
    free(set);
}

/* ---- saturation ---------------------------------------------------------------------------------------------------- */

static dt_diagram closure(dt_forest *t, dt_diagram f, const dt_events *set, size_t from);

/* f, which is held at `slot`, and what lies before it by one event; that takes its place. */
static dt_diagram add_before(dt_forest *t, dt_diagram f, const sorted_event *e, size_t slot)
{
    if (e->last < dt_level(t, f))
        return f; /* it changes nothing that f asks for */
    dt_diagram more = before(t, f, e->event.relation, e->event.cube);
    if (more == DT_DIAGRAM_NONE)
        return more;
    dt_hold(t, more);
    f = dt_disjoin(t, f, more);
    dt_let_go(t, 1);
    t->held[slot] = f == DT_DIAGRAM_NONE ? DT_DIAGRAM_FALSE : f;
    return f;
}

/* The events [from, end) begin at one level, not below f: they are followed in turn, each time after all that come later
 * have been followed to their end. */
static dt_diagram close_here(dt_forest *t, dt_diagram f, const dt_events *set, size_t from, size_t end)
{
    dt_diagram old = DT_DIAGRAM_NONE;
    size_t slot = t->held_count;
    dt_hold(t, f);
    while (f != old && f != DT_DIAGRAM_NONE) {
        old = f;
        f = closure(t, f, set, end);
        t->held[slot] = f == DT_DIAGRAM_NONE ? DT_DIAGRAM_FALSE : f;
        for (size_t k = from; k < end && f != DT_DIAGRAM_NONE; k++)
            f = add_before(t, f, &set->list[k], slot);
    }
    t->held_count = slot;
    return f;
}

static dt_diagram close_branches(dt_forest *t, dt_diagram f, const dt_events *set, size_t from)
{
    dt_diagram low = closure(t, dt_low(t, f), set, from);
    if (low == DT_DIAGRAM_NONE)
        return low;
    dt_hold(t, low);
    dt_diagram high = closure(t, dt_high(t, f), set, from);
    dt_let_go(t, 1);
    return high == DT_DIAGRAM_NONE ? high : dt_make(t, dt_level(t, f), low, high);
}

/* A function that begins at `level` asks for nothing that the event changes, and those that come after it in the order,
 * which begin below, cannot make it ask. */
static bool never_matters(const dt_events *set, size_t k, unsigned level)
{
    return set->list[k].last < level && (k + 1 == set->count || set->list[k + 1].top > set->list[k].last);
}

static dt_diagram closure(dt_forest *t, dt_diagram f, const dt_events *set, size_t from)
{
    dt_diagram result;
    unsigned level = dt_level(t, f);
    while (from < set->count && never_matters(set, from, level))
        from++;
    if (dt_is_constant(f) || from == set->count)
        return f;
    if (dt_recall(t, DT_OP_CLOSURE, f, (uint32_t)from, set->id, &result))
        return result;
    if (!dt_step(t))
        return DT_DIAGRAM_NONE;
    if (level < set->list[from].top) {
        result = close_branches(t, f, set, from);
    } else {
        size_t end = from + 1;
        while (end < set->count && set->list[end].top == set->list[from].top)
            end++;
        result = close_here(t, f, set, from, end);
    }
    if (result != DT_DIAGRAM_NONE)
        dt_remember(t, DT_OP_CLOSURE, f, (uint32_t)from, set->id, result);
    return result;
}

dt_diagram dt_diagram_closure(dt_forest *t, dt_diagram f, const dt_events *set)
{
    return dt_begin(t, f, 0, 0) ? dt_end(t, closure(t, f, set, 0)) : DT_DIAGRAM_NONE;
}
