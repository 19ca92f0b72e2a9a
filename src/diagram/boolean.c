/* SPDX-License-Identifier: MIT */
/* Conjunction, difference, choice, fixing a variable: recursion on the two branches of the topmost variable. */
#include "diagram/internal.h"

/* Ends a step of recursion that has worked out both branches: the last two held are let go. */
static dt_diagram join(dt_forest *t, unsigned level, dt_diagram low, dt_diagram high)
{
    return high == DT_DIAGRAM_NONE ? high : dt_make(t, level, low, high);
}

/* ---- conjunction -------------------------------------------------------------------------------------------------- */

/* Where the conjunction is one of the two or false, it needs no recursion. */
static bool is_plain_and(dt_diagram f, dt_diagram g, dt_diagram *result)
{
    if (f == g || g == DT_DIAGRAM_TRUE)
        *result = f;
    else if (f == DT_DIAGRAM_TRUE)
        *result = g;
    else if (f == (g ^ 1u) || f == DT_DIAGRAM_FALSE || g == DT_DIAGRAM_FALSE)
        *result = DT_DIAGRAM_FALSE;
    else
        return false;
    return true;
}

dt_diagram dt_conjoin(dt_forest *t, dt_diagram f, dt_diagram g)
{
    dt_diagram result;
    if (f > g) {
        dt_diagram swapped = f;
        f = g;
        g = swapped;
    }
    if (is_plain_and(f, g, &result) || dt_recall(t, DT_OP_AND, f, g, 0, &result))
        return result;
    if (!dt_step(t))
        return DT_DIAGRAM_NONE;
    unsigned level = dt_least(dt_level(t, f), dt_level(t, g));
    dt_diagram low = dt_conjoin(t, dt_low_at(t, f, level), dt_low_at(t, g, level));
    if (low == DT_DIAGRAM_NONE)
        return low;
    dt_hold(t, low);
    dt_diagram high = dt_conjoin(t, dt_high_at(t, f, level), dt_high_at(t, g, level));
    dt_let_go(t, 1);
    result = join(t, level, low, high);
    if (result != DT_DIAGRAM_NONE)
        dt_remember(t, DT_OP_AND, f, g, 0, result);
    return result;
}

dt_diagram dt_diagram_and(dt_forest *t, dt_diagram f, dt_diagram g)
{
    return dt_begin(t, f, g, 0) ? dt_end(t, dt_conjoin(t, f, g)) : DT_DIAGRAM_NONE;
}

dt_diagram dt_diagram_or(dt_forest *t, dt_diagram f, dt_diagram g)
{
    return dt_begin(t, f, g, 0) ? dt_end(t, dt_disjoin(t, f, g)) : DT_DIAGRAM_NONE;
}

/* ---- difference --------------------------------------------------------------------------------------------------- */

/* f and g are not negated: a negation of either negates the result. */
static dt_diagram differ(dt_forest *t, dt_diagram f, dt_diagram g)
{
    dt_diagram result;
    uint32_t negated = (f ^ g) & 1u;
    f &= ~1u;
    g &= ~1u;
    if (f > g) {
        dt_diagram swapped = f;
        f = g;
        g = swapped;
    }
    if (f == g)
        return DT_DIAGRAM_FALSE ^ negated;
    if (f == DT_DIAGRAM_TRUE)
        return g ^ 1u ^ negated;
    if (dt_recall(t, DT_OP_XOR, f, g, 0, &result))
        return result ^ negated;
    if (!dt_step(t))
        return DT_DIAGRAM_NONE;
    unsigned level = dt_least(dt_level(t, f), dt_level(t, g));
    dt_diagram low = differ(t, dt_low_at(t, f, level), dt_low_at(t, g, level));
    if (low == DT_DIAGRAM_NONE)
        return low;
    dt_hold(t, low);
    dt_diagram high = differ(t, dt_high_at(t, f, level), dt_high_at(t, g, level));
    dt_let_go(t, 1);
    result = join(t, level, low, high);
    if (result == DT_DIAGRAM_NONE)
        return result;
    dt_remember(t, DT_OP_XOR, f, g, 0, result);
    return result ^ negated;
}

dt_diagram dt_diagram_xor(dt_forest *t, dt_diagram f, dt_diagram g)
{
    return dt_begin(t, f, g, 0) ? dt_end(t, differ(t, f, g)) : DT_DIAGRAM_NONE;
}

/* ---- choice ------------------------------------------------------------------------------------------------------- */

static bool is_plain_choice(dt_forest *t, dt_diagram c, dt_diagram f, dt_diagram g, dt_diagram *result)
{
    if (c == DT_DIAGRAM_TRUE || f == g)
        *result = f;
    else if (c == DT_DIAGRAM_FALSE)
        *result = g;
    else if (f == DT_DIAGRAM_TRUE || f == c)
        *result = dt_disjoin(t, c, g);
    else if (f == DT_DIAGRAM_FALSE || f == (c ^ 1u))
        *result = dt_conjoin(t, c ^ 1u, g);
    else if (g == DT_DIAGRAM_TRUE || g == (c ^ 1u))
        *result = dt_disjoin(t, c ^ 1u, f);
    else if (g == DT_DIAGRAM_FALSE || g == c)
        *result = dt_conjoin(t, c, f);
    else
        return false;
    return true;
}

static dt_diagram choose(dt_forest *t, dt_diagram c, dt_diagram f, dt_diagram g)
{
    dt_diagram result;
    if (is_plain_choice(t, c, f, g, &result))
        return result;
    if (c & 1u) { /* the condition is not negated, so that opposite ones share results */
        dt_diagram swapped = f;
        f = g;
        g = swapped;
        c ^= 1u;
    }
    if (dt_recall(t, DT_OP_CHOOSE, c, f, g, &result))
        return result;
    if (!dt_step(t))
        return DT_DIAGRAM_NONE;
    unsigned level = dt_least(dt_level(t, c), dt_least(dt_level(t, f), dt_level(t, g)));
    dt_diagram low = choose(t, dt_low_at(t, c, level), dt_low_at(t, f, level), dt_low_at(t, g, level));
    if (low == DT_DIAGRAM_NONE)
        return low;
    dt_hold(t, low);
    dt_diagram high = choose(t, dt_high_at(t, c, level), dt_high_at(t, f, level), dt_high_at(t, g, level));
    dt_let_go(t, 1);
    result = join(t, level, low, high);
    if (result != DT_DIAGRAM_NONE)
        dt_remember(t, DT_OP_CHOOSE, c, f, g, result);
    return result;
}

dt_diagram dt_diagram_choose(dt_forest *t, dt_diagram condition, dt_diagram f, dt_diagram g)
{
    return dt_begin(t, condition, f, g) ? dt_end(t, choose(t, condition, f, g)) : DT_DIAGRAM_NONE;
}

/* ---- variables ---------------------------------------------------------------------------------------------------- */

static dt_diagram variable(dt_forest *t, unsigned level)
{
    return dt_begin(t, 0, 0, 0) ? dt_end(t, dt_make(t, level, DT_DIAGRAM_FALSE, DT_DIAGRAM_TRUE)) : DT_DIAGRAM_NONE;
}

dt_diagram dt_diagram_now(dt_forest *t, size_t place)
{
    return variable(t, 2u * t->rank_of[place]);
}

dt_diagram dt_diagram_next(dt_forest *t, size_t place)
{
    return variable(t, 2u * t->rank_of[place] + 1);
}

static dt_diagram fix(dt_forest *t, dt_diagram f, unsigned level, bool value)
{
    dt_diagram result;
    if (dt_level(t, f) > level)
        return f;
    if (dt_level(t, f) == level)
        return value ? dt_high(t, f) : dt_low(t, f);
    if (dt_recall(t, DT_OP_FIX, f, level, value, &result))
        return result;
    if (!dt_step(t))
        return DT_DIAGRAM_NONE;
    dt_diagram low = fix(t, dt_low(t, f), level, value);
    if (low == DT_DIAGRAM_NONE)
        return low;
    dt_hold(t, low);
    dt_diagram high = fix(t, dt_high(t, f), level, value);
    dt_let_go(t, 1);
    result = join(t, dt_level(t, f), low, high);
    if (result != DT_DIAGRAM_NONE)
        dt_remember(t, DT_OP_FIX, f, level, value, result);
    return result;
}

dt_diagram dt_diagram_fix(dt_forest *t, dt_diagram f, size_t place, bool value)
{
    return dt_begin(t, f, 0, 0) ? dt_end(t, fix(t, f, 2u * t->rank_of[place], value)) : DT_DIAGRAM_NONE;
}
