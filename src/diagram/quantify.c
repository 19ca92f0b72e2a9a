/* SPDX-License-Identifier: MIT */
/* Quantification, the shift from what is to what will be, and moves backwards. */
#include "diagram/internal.h"

/* ---- there is a value --------------------------------------------------------------------------------------------- */

static dt_diagram exists(dt_forest *t, dt_diagram f, dt_diagram cube)
{
    dt_diagram result;
    unsigned level = dt_level(t, f);
    cube = dt_cube_from(t, cube, level);
    if (dt_is_constant(f) || cube == DT_DIAGRAM_TRUE)
        return f;
    if (dt_recall(t, DT_OP_EXISTS, f, cube, 0, &result))
        return result;
    if (!dt_step(t))
        return DT_DIAGRAM_NONE;
    bool here = dt_level(t, cube) == level;
    dt_diagram low = exists(t, dt_low(t, f), cube);
    if (low == DT_DIAGRAM_NONE || (here && low == DT_DIAGRAM_TRUE))
        return low;
    dt_hold(t, low);
    dt_diagram high = exists(t, dt_high(t, f), cube);
    if (high != DT_DIAGRAM_NONE) {
        dt_hold(t, high);
        result = here ? dt_disjoin(t, low, high) : dt_make(t, level, low, high);
        dt_let_go(t, 1);
    } else {
        result = high;
    }
    dt_let_go(t, 1);
    if (result != DT_DIAGRAM_NONE)
        dt_remember(t, DT_OP_EXISTS, f, cube, 0, result);
    return result;
}

dt_diagram dt_diagram_exists(dt_forest *t, dt_diagram f, dt_diagram cube)
{
    return dt_begin(t, f, cube, 0) ? dt_end(t, exists(t, f, cube)) : DT_DIAGRAM_NONE;
}

static dt_diagram and_exists(dt_forest *t, dt_diagram f, dt_diagram g, dt_diagram cube)
{
    dt_diagram result;
    if (f == DT_DIAGRAM_FALSE || g == DT_DIAGRAM_FALSE || f == (g ^ 1u))
        return DT_DIAGRAM_FALSE;
    if (f > g) {
        dt_diagram swapped = f;
        f = g;
        g = swapped;
    }
    unsigned level = dt_least(dt_level(t, f), dt_level(t, g));
    cube = dt_cube_from(t, cube, level);
    if (cube == DT_DIAGRAM_TRUE)
        return dt_conjoin(t, f, g);
    if (f == DT_DIAGRAM_TRUE || f == g)
        return exists(t, g, cube);
    if (dt_recall(t, DT_OP_AND_EXISTS, f, g, cube, &result))
        return result;
    if (!dt_step(t))
        return DT_DIAGRAM_NONE;
    bool here = dt_level(t, cube) == level;
    dt_diagram low = and_exists(t, dt_low_at(t, f, level), dt_low_at(t, g, level), cube);
    if (low == DT_DIAGRAM_NONE || (here && low == DT_DIAGRAM_TRUE))
        return low;
    dt_hold(t, low);
    dt_diagram high = and_exists(t, dt_high_at(t, f, level), dt_high_at(t, g, level), cube);
    if (high != DT_DIAGRAM_NONE) {
        dt_hold(t, high);
        result = here ? dt_disjoin(t, low, high) : dt_make(t, level, low, high);
        dt_let_go(t, 1);
    } else {
        result = high;
    }
    dt_let_go(t, 1);
    if (result != DT_DIAGRAM_NONE)
        dt_remember(t, DT_OP_AND_EXISTS, f, g, cube, result);
    return result;
}

dt_diagram dt_diagram_and_exists(dt_forest *t, dt_diagram f, dt_diagram g, dt_diagram cube)
{
    return dt_begin(t, f, g, cube) ? dt_end(t, and_exists(t, f, g, cube)) : DT_DIAGRAM_NONE;
}

/* ---- from what is to what will be ---------------------------------------------------------------------------------- */

static dt_diagram shift(dt_forest *t, dt_diagram f, dt_diagram cube)
{
    dt_diagram result;
    unsigned level = dt_level(t, f);
    cube = dt_cube_from(t, cube, level);
    if (dt_is_constant(f) || cube == DT_DIAGRAM_TRUE)
        return f;
    if (dt_recall(t, DT_OP_SHIFT, f, cube, 0, &result))
        return result;
    if (!dt_step(t))
        return DT_DIAGRAM_NONE;
    dt_diagram low = shift(t, dt_low(t, f), cube);
    if (low == DT_DIAGRAM_NONE)
        return low;
    dt_hold(t, low);
    dt_diagram high = shift(t, dt_high(t, f), cube);
    dt_let_go(t, 1);
    result = high == DT_DIAGRAM_NONE ? high : dt_make(t, level + (dt_level(t, cube) == level), low, high);
    if (result != DT_DIAGRAM_NONE)
        dt_remember(t, DT_OP_SHIFT, f, cube, 0, result);
    return result;
}

dt_diagram dt_diagram_shift(dt_forest *t, dt_diagram f, dt_diagram cube)
{
    return dt_begin(t, f, cube, 0) ? dt_end(t, shift(t, f, cube)) : DT_DIAGRAM_NONE;
}
