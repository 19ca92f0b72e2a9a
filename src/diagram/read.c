/* SPDX-License-Identifier: MIT */
/* What a function says: its truth at one point, its size, the places on which it depends. */
#include "diagram/internal.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

bool dt_diagram_holds(const dt_forest *t, dt_diagram f, const uint64_t *values)
{
    while (!dt_is_constant(f))
        f = dt_bit_get(values, t->place_at[dt_level(t, f) / 2]) ? dt_high(t, f) : dt_low(t, f);
    return f == DT_DIAGRAM_TRUE;
}

bool dt_diagram_branch(const dt_forest *t, dt_diagram f, size_t *place, dt_diagram *low, dt_diagram *high)
{
    if (f == DT_DIAGRAM_NONE || dt_is_constant(f))
        return false;
    *place = t->place_at[dt_level(t, f) / 2];
    *low = dt_low(t, f);
    *high = dt_high(t, f);
    return true;
}

static size_t count_unmarked(dt_forest *t, dt_diagram f)
{
    size_t count = 0;
    for (uint32_t n = f >> 1; !dt_bit_get(t->marks, n); n = t->nodes[n].high >> 1) {
        dt_bit_set(t->marks, n);
        count++;
        if (n == 0)
            break;
        count += count_unmarked(t, t->nodes[n].low);
    }
    return count;
}

size_t dt_diagram_size(dt_forest *t, dt_diagram f)
{
    if (f == DT_DIAGRAM_NONE)
        return 0;
    memset(t->marks, 0, dt_words_for(t->capacity) * sizeof *t->marks);
    return count_unmarked(t, f);
}

static void mark_levels(dt_forest *t, dt_diagram f, uint64_t *levels)
{
    for (uint32_t n = f >> 1; n && !dt_bit_get(t->marks, n); n = t->nodes[n].high >> 1) {
        dt_bit_set(t->marks, n);
        dt_bit_set(levels, t->nodes[n].level);
        mark_levels(t, t->nodes[n].low, levels);
    }
}

dt_status dt_diagram_places(dt_forest *t, dt_diagram f, void (*visit)(void *user, size_t place), void *user)
{
    if (f == DT_DIAGRAM_NONE)
        return t->status;
    uint64_t *levels = dt_calloc(dt_words_for(2 * t->places), sizeof *levels);
    if (!levels)
        return DT_ERR_NOMEM;
    memset(t->marks, 0, dt_words_for(t->capacity) * sizeof *t->marks);
    mark_levels(t, f, levels);
    for (size_t rank = 0; rank < t->places; rank++)
        if (dt_bit_get(levels, 2 * rank) || dt_bit_get(levels, 2 * rank + 1))
            visit(user, t->place_at[rank]);
    free(levels);
    return DT_OK;
}

/* ---- points in the order of their codes ----------------------------------------------------------------------------- */

/* Places are fixed from the last to the first, so that codes ascend. parts[p] is f with places p and above fixed. */
typedef struct point_walk {
    dt_forest *forest;
    dt_diagram *parts;
    size_t *scopes; /* scopes[p]: where the forest's holdings were when parts[p] was about to be made */
    uint64_t *values;
    size_t places;
} point_walk;

/* Fixes the places below `p`, each not taken if that leaves anything. */
static dt_status go_down(point_walk *w, size_t p)
{
    while (p-- > 0) {
        w->scopes[p] = dt_forest_enter(w->forest);
        dt_bit_clear(w->values, p);
        w->parts[p] = dt_diagram_fix(w->forest, w->parts[p + 1], p, false);
        if (w->parts[p] == DT_DIAGRAM_FALSE) {
            dt_bit_set(w->values, p);
            w->parts[p] = dt_diagram_fix(w->forest, w->parts[p + 1], p, true);
        }
    }
    return dt_forest_status(w->forest);
}

/* The next point; false after the last. */
static bool go_on(point_walk *w, dt_status *status)
{
    for (size_t p = 0; p < w->places; p++) {
        dt_forest_leave(w->forest, w->scopes[p], DT_DIAGRAM_TRUE);
        if (dt_bit_get(w->values, p))
            continue;
        w->parts[p] = dt_diagram_fix(w->forest, w->parts[p + 1], p, true);
        if (w->parts[p] == DT_DIAGRAM_FALSE)
            continue;
        dt_bit_set(w->values, p);
        *status = go_down(w, p);
        return *status == DT_OK;
    }
    return false;
}

static dt_status walk_points(point_walk *w, uint64_t most, dt_visit_point visit, void *user)
{
    if (w->parts[w->places] == DT_DIAGRAM_FALSE || most == 0)
        return DT_OK;
    dt_status status = go_down(w, w->places);
    for (uint64_t count = 0; status == DT_OK; count++) {
        status = visit(user, w->values);
        if (status != DT_OK || count + 1 == most || !go_on(w, &status))
            break;
    }
    return status;
}

dt_status dt_diagram_each_point(dt_forest *t, dt_diagram f, size_t places, uint64_t most, dt_visit_point visit,
                                void *user)
{
    if (f == DT_DIAGRAM_NONE)
        return t->status;
    size_t scope = dt_forest_enter(t);
    point_walk w = {.forest = t, .places = places};
    w.parts = dt_malloc(places + 1, sizeof *w.parts);
    w.scopes = dt_malloc(places + 1, sizeof *w.scopes);
    w.values = dt_calloc(dt_words_for(places + 1), sizeof *w.values);
    dt_status status = w.parts && w.scopes && w.values ? DT_OK : DT_ERR_NOMEM;
    if (status == DT_OK) {
        w.parts[places] = f;
        status = walk_points(&w, most, visit, user);
    }
    free(w.parts);
    free(w.scopes);
    free(w.values);
    dt_forest_leave(t, scope, DT_DIAGRAM_TRUE);
    return status;
}
