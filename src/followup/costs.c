/* SPDX-License-Identifier: MIT */
/* Counts by level, numbered: most states of a search share a few vectors, whatever the number of levels. */
#include "followup/planner.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

dt_status dt_costs_init(dt_costs *costs, size_t level_max, dt_budget *budget)
{
    uint32_t zero;
    *costs = (dt_costs){.level_max = level_max};
    dt_intern_init(&costs->vectors, budget);
    costs->levels = dt_malloc(level_max, sizeof *costs->levels);
    return costs->levels ? dt_intern_put(&costs->vectors, NULL, 0, &zero) : DT_ERR_NOMEM;
}

void dt_costs_free(dt_costs *costs)
{
    dt_intern_free(&costs->vectors);
    free(costs->scratch);
    free(costs->levels);
    *costs = (dt_costs){.levels = NULL};
}

static int ascending(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return a < b ? -1 : a > b;
}

/* Merges the levels into a copy of the vector; the length of the sum's key. */
static size_t merge(dt_costs *costs, const uint32_t *vector, size_t length)
{
    size_t count = 0, k = 0;
    uint32_t *sum = costs->scratch;
    for (size_t at = 0; at < length || k < costs->level_count;) {
        bool old = at < length && (k == costs->level_count || vector[at] <= costs->levels[k]);
        uint32_t level = old ? vector[at] : costs->levels[k], more = old ? vector[at + 1] : 0;
        at += old ? 2 : 0;
        for (; k < costs->level_count && costs->levels[k] == level; k++)
            more++;
        sum[count++] = level;
        sum[count++] = more;
    }
    return count;
}

dt_status dt_costs_add(dt_costs *costs, uint32_t id, bool fresh, uint32_t *sum)
{
    size_t length;
    const uint32_t *vector = dt_intern_key(&costs->vectors, id, &length);
    *sum = id;
    if (costs->level_count == 0)
        return DT_OK;
    if (length + 2 * costs->level_count > costs->scratch_size) {
        size_t size = 2 * (length + 2 * costs->level_count);
        uint32_t *more = dt_malloc(size, sizeof *more);
        if (!more)
            return DT_ERR_NOMEM;
        free(costs->scratch);
        costs->scratch = more;
        costs->scratch_size = size;
    }
    qsort(costs->levels, costs->level_count, sizeof *costs->levels, ascending);
    length = merge(costs, vector, length);
    if (fresh)
        return dt_intern_put(&costs->vectors, costs->scratch, length, sum);
    *sum = dt_intern_find(&costs->vectors, costs->scratch, length);
    return DT_OK;
}

/* At the first difference: the vector that has the lower level has more there. */
int dt_costs_compare(const dt_costs *costs, uint32_t a, uint32_t b)
{
    size_t na, nb, k = 0;
    const uint32_t *va = dt_intern_key(&costs->vectors, a, &na), *vb = dt_intern_key(&costs->vectors, b, &nb);
    if (a == b)
        return 0;
    while (k < na && k < nb && va[k] == vb[k])
        k++;
    if (k == na || k == nb)
        return na < nb ? -1 : na > nb;
    bool more = k % 2 ? va[k] > vb[k] : va[k] < vb[k];
    return more ? 1 : -1;
}

uint32_t dt_costs_count(const dt_costs *costs, uint32_t id, uint32_t level)
{
    size_t length;
    const uint32_t *vector = dt_intern_key(&costs->vectors, id, &length);
    for (size_t k = 0; k < length && vector[k] <= level; k += 2)
        if (vector[k] == level)
            return vector[k + 1];
    return 0;
}
