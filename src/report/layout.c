/* SPDX-License-Identifier: MIT */
/* The boxes: which row and column (K. Sugiyama, S. Tagawa, M. Toda 1981, IEEE Transactions on Systems, Man, and Cybernetics
 * 11:109-125, for layers and barycentres). Rows are ordered by turns after what their boxes are linked to; the best order
 * met is kept. The lines are the business of layout_lines.c. */
#include "report/layout_lines.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#define SWEEPS 24
#define UNIT 1024 /* a column in the numbers that boxes are ordered by */

typedef struct slot {
    long key;
    size_t box;
} slot;

static int by_key(const void *left, const void *right)
{
    const slot *a = left, *b = right;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return a->box < b->box ? -1 : a->box > b->box;
}

static size_t rows_of(const dt_layout *layout, size_t boxes)
{
    return (boxes + layout->columns - 1) / layout->columns;
}

/* Spreads the boxes of one layer, in their order, over its rows. */
static void spread(dt_layout *layout, const slot *order, size_t count, size_t first_row)
{
    size_t rows = rows_of(layout, count), done = 0;
    for (size_t row = 0; row < rows; row++) {
        size_t here = (count - done + rows - row - 1) / (rows - row);
        for (size_t k = 0; k < here; k++) {
            dt_layout_box *box = &layout->boxes[order[done + k].box];
            box->row = first_row + row;
            box->column = (2 * k + 1) * layout->columns / (2 * here);
        }
        done += here;
    }
}

/* Mean column of what a box is linked to; its own where it is linked to nothing. */
static long barycentre(const dt_layout *layout, size_t box)
{
    long sum = 0, count = 0;
    for (size_t k = 0; k < layout->line_count; k++) {
        const dt_layout_line *line = &layout->lines[k];
        if (line->from != box && line->to != box)
            continue;
        sum += (long)layout->boxes[line->from == box ? line->to : line->from].column * UNIT;
        count++;
    }
    return count ? sum / count : (long)layout->boxes[box].column * UNIT;
}

/* What an order costs: how far lines run sideways, and how many pass by whole rows. */
static long cost(const dt_layout *layout)
{
    long sum = 0;
    for (size_t k = 0; k < layout->line_count; k++) {
        const dt_layout_box *a = &layout->boxes[layout->lines[k].from], *b = &layout->boxes[layout->lines[k].to];
        long across = labs((long)a->column - (long)b->column), down = labs((long)a->row - (long)b->row);
        sum += 2 * across + (down > 1 ? down : 0) + (down == 0 && across > 1 ? across : 0);
    }
    return sum;
}

/* The boxes of one layer; with `ordered` sorted after what they are linked to, else as given. */
static size_t collect(const dt_layout *layout, unsigned layer, bool ordered, slot *order)
{
    size_t count = 0;
    for (size_t k = 0; k < layout->box_count; k++)
        if (layout->boxes[k].layer == layer)
            order[count++] = (slot){ordered ? barycentre(layout, k) : 0, k};
    if (count)
        qsort(order, count, sizeof *order, by_key);
    return count;
}

/* Puts every box in its place, layer by layer, from the top or from the bottom. */
static void place(dt_layout *layout, slot *order, bool ordered, bool upward)
{
    unsigned layers = 0;
    size_t total = 0, above = 0;
    for (size_t k = 0; k < layout->box_count; k++)
        layers = layout->boxes[k].layer >= layers ? layout->boxes[k].layer + 1 : layers;
    for (unsigned layer = 0; layer < layers; layer++)
        total += rows_of(layout, collect(layout, layer, false, order));
    for (unsigned n = 0; n < layers; n++) {
        size_t count = collect(layout, upward ? layers - 1 - n : n, ordered, order), rows = rows_of(layout, count);
        spread(layout, order, count, upward ? total - above - rows : above);
        above += rows;
    }
    layout->rows = total;
}

/* Downwards and upwards by turns. */
static dt_status order_boxes(dt_layout *layout)
{
    slot *order = dt_calloc(layout->box_count, sizeof *order);
    dt_layout_box *best = dt_calloc(layout->box_count, sizeof *best);
    dt_status status = order && best ? DT_OK : DT_ERR_NOMEM;
    long least = 0;
    for (size_t sweep = 0; status == DT_OK && sweep <= SWEEPS; sweep++) {
        place(layout, order, sweep > 0, sweep % 2 == 0);
        if (sweep > 0 && cost(layout) >= least)
            continue;
        least = cost(layout);
        memcpy(best, layout->boxes, layout->box_count * sizeof *best);
    }
    if (status == DT_OK)
        memcpy(layout->boxes, best, layout->box_count * sizeof *best);
    free(order);
    free(best);
    return status;
}

dt_status dt_layout_arrange(dt_layout *layout)
{
    DT_TRY(order_boxes(layout));
    return dt_layout_route(layout);
}
