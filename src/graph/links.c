/* SPDX-License-Identifier: MIT */
#include "graph/links.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

dt_status dt_links_begin(dt_link_writer *writer, dt_links *links, uint32_t count, dt_budget *budget)
{
    *writer = (dt_link_writer){.links = links, .budget = budget};
    DT_TRY(dt_budget_reserve(budget, ((uint64_t)count + 1) * sizeof *links->start));
    links->start = dt_calloc((size_t)count + 1, sizeof *links->start);
    return links->start ? DT_OK : DT_ERR_NOMEM;
}

dt_status dt_links_add(dt_link_writer *writer, uint32_t to)
{
    size_t before = writer->capacity;
    if (writer->count == writer->capacity) {
        size_t more = before ? before : 8;
        DT_TRY(dt_budget_reserve(writer->budget, more * sizeof to));
    }
    if (!dt_grow(&writer->links->items, &writer->capacity, writer->count, sizeof to))
        return DT_ERR_NOMEM;
    writer->links->items[writer->count++] = to;
    return dt_budget_spend(writer->budget, 1);
}

dt_status dt_links_reverse(dt_links *out, const dt_links *links, uint32_t count, dt_budget *budget)
{
    size_t total = links->start[count];
    DT_TRY(dt_budget_reserve(budget, ((uint64_t)count + 1) * sizeof *out->start + total * sizeof *out->items));
    out->start = dt_calloc((size_t)count + 1, sizeof *out->start);
    out->items = dt_malloc(total, sizeof *out->items);
    if (!out->start || !out->items)
        return DT_ERR_NOMEM;
    for (size_t k = 0; k < total; k++)
        out->start[links->items[k] + 1]++;
    for (uint32_t c = 0; c < count; c++)
        out->start[c + 1] += out->start[c];
    for (uint32_t c = 0; c < count; c++)
        for (size_t k = links->start[c]; k < links->start[c + 1]; k++)
            out->items[out->start[links->items[k]]++] = c;
    memmove(out->start + 1, out->start, count * sizeof *out->start);
    out->start[0] = 0;
    return DT_OK;
}

void dt_links_free(dt_links *links)
{
    free(links->start);
    free(links->items);
    *links = (dt_links){.start = NULL};
}

bool dt_links_has(const dt_links *links, uint32_t from, uint32_t to)
{
    size_t low = links->start[from], high = links->start[from + 1];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (links->items[middle] < to)
            low = middle + 1;
        else
            high = middle;
    }
    return low < links->start[from + 1] && links->items[low] == to;
}
