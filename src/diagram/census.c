/* SPDX-License-Identifier: MIT */
/* Exact numbers of the points at which functions hold. A node's number follows from those of its branches; of two opposite
 * functions each has a number of its own, so that nothing is ever subtracted. */
#include "diagram/internal.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

struct dt_census {
    const dt_forest *forest;
    dt_budget *budget;
    size_t first, end;  /* ranks of the places counted over */
    size_t width;       /* limbs of a number */
    uint32_t *entry_of; /* [2 * nodes] where a function's number is, plus 1; 0: not yet known */
    uint32_t *numbers;  /* `width` limbs each */
    size_t count, capacity;
    uint64_t reserved;
};

static uint32_t *number_at(const dt_census *c, uint32_t entry)
{
    return c->numbers + (size_t)entry * c->width;
}

dt_status dt_census_new(dt_census **out, dt_forest *t, size_t first, size_t count, dt_budget *budget)
{
    *out = NULL;
    dt_census *c = dt_calloc(1, sizeof *c);
    if (!c)
        return DT_ERR_NOMEM;
    *c = (dt_census){.forest = t, .budget = budget, .first = first, .end = first + count, .width = count / 32 + 1};
    c->reserved = (uint64_t)t->used * 2 * sizeof *c->entry_of;
    dt_status status = dt_budget_reserve(budget, c->reserved);
    if (status != DT_OK)
        c->reserved = 0;
    else if (!(c->entry_of = dt_calloc((size_t)t->used * 2, sizeof *c->entry_of)))
        status = DT_ERR_NOMEM;
    if (status == DT_OK)
        *out = c;
    else
        dt_census_free(c);
    return status;
}

void dt_census_free(dt_census *c)
{
    if (!c)
        return;
    dt_budget_release(c->budget, c->reserved);
    free(c->entry_of);
    free(c->numbers);
    free(c);
}

/* A new number, zero. */
static dt_status add_number(dt_census *c, dt_diagram f)
{
    uint64_t bytes = c->width * sizeof *c->numbers;
    DT_TRY(dt_budget_spend(c->budget, c->width));
    if (c->count == c->capacity) {
        size_t more = c->capacity + 64;
        DT_TRY(dt_budget_reserve(c->budget, more * bytes));
        c->reserved += more * bytes;
        uint32_t *numbers = realloc(c->numbers, (c->capacity + more) * bytes);
        if (!numbers)
            return DT_ERR_NOMEM;
        c->numbers = numbers;
        c->capacity += more;
    }
    memset(number_at(c, (uint32_t)c->count), 0, bytes);
    c->entry_of[f] = (uint32_t)++c->count;
    return DT_OK;
}

static size_t rank_of(const dt_census *c, dt_diagram f)
{
    return dt_is_constant(f) ? c->end : dt_level(c->forest, f) / 2u;
}

static dt_status add_branch(dt_census *c, dt_diagram f, dt_diagram branch)
{
    size_t skipped = rank_of(c, branch) - rank_of(c, f) - 1;
    if (branch == DT_DIAGRAM_FALSE)
        return DT_OK;
    if (branch == DT_DIAGRAM_TRUE)
        dt_limbs_add_power(number_at(c, c->entry_of[f] - 1), c->width, skipped);
    else
        dt_limbs_add_shifted(number_at(c, c->entry_of[f] - 1), number_at(c, c->entry_of[branch] - 1), c->width,
                             skipped);
    return DT_OK;
}

/* The number of f over the places from its own on. Depth is bounded by the levels. */
static dt_status number(dt_census *c, dt_diagram f)
{
    if (dt_is_constant(f) || c->entry_of[f])
        return DT_OK;
    dt_diagram low = dt_low(c->forest, f), high = dt_high(c->forest, f);
    DT_TRY(number(c, low));
    DT_TRY(number(c, high));
    DT_TRY(add_number(c, f));
    DT_TRY(add_branch(c, f, low));
    return add_branch(c, f, high);
}

dt_status dt_census_count(dt_census *c, dt_diagram f, dt_natural *out)
{
    *out = (dt_natural){{0}};
    if (f == DT_DIAGRAM_NONE)
        return c->forest->status;
    DT_TRY(number(c, f));
    size_t skipped = rank_of(c, f) - c->first;
    if (f == DT_DIAGRAM_TRUE)
        dt_natural_add_power(out, skipped);
    else if (f != DT_DIAGRAM_FALSE)
        dt_limbs_add_shifted(out->limbs, number_at(c, c->entry_of[f] - 1), c->width, skipped);
    return DT_OK;
}
