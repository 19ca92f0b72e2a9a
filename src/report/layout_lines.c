/* SPDX-License-Identifier: MIT */
/* Routing along channels, as between the rows of cells on a chip (A. Hashimoto, J. Stevens 1971, Design Automation
 * Workshop, 155-169: the left-edge rule gives each stretch of line the first track that is free).
 *
 * Channel h is the space above row h, and below row h - 1; gutter g is the space on the left of column g. A line leaves a box
 * at the bottom or at the top, runs along a channel, if it passes by whole rows down a gutter to another channel, and
 * enters the other box. In one column of one channel every line that touches a box there has an x of its own, whether the
 * box is above or below; so two lines meet only where one crosses the other. */
#include "report/layout_lines.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#define TRACK 15      /* between lines side by side in a channel: room for a label */
#define LANE 10       /* between lines side by side in a gutter */
#define MARGIN 18     /* between a row and the first track: room for an arrowhead */
#define GUTTER_MIN 26 /* width of a gutter with few lines */

/* A stretch of a line along a channel or down a gutter. */
typedef struct stretch {
    size_t line;
    int low, high; /* from where to where: x along a channel, channels down a gutter */
    size_t track;
} stretch;

typedef struct stretches {
    stretch *list;
    size_t count, tracks;
} stretches;

/* Where a line touches a box, or two boxes one above the other. */
typedef struct touch {
    size_t line;
    bool at_end; /* of the line: 0 its first point, 1 its last */
    long toward; /* where it goes on to */
    int x;
} touch;

typedef struct router {
    dt_layout *layout;
    size_t channels, gutters;
    size_t *gutter;        /* [line]: which it takes; SIZE_MAX: none */
    size_t *upper, *lower; /* [line]: channel at the upper and at the lower box */
    bool *turned;          /* [line]: `to` is the upper box */
    stretches *along;      /* [channel] */
    stretches *down;       /* [gutter] */
    touch *touches;        /* scratch: of one column in one channel */
    int *x, *y;            /* [column], [row]: of its boxes */
    int *port;             /* [2 * line]: x where it leaves the upper, and the lower box */
} router;

static size_t upper_box(const router *r, size_t line)
{
    return r->turned[line] ? r->layout->lines[line].to : r->layout->lines[line].from;
}

static size_t lower_box(const router *r, size_t line)
{
    return r->turned[line] ? r->layout->lines[line].from : r->layout->lines[line].to;
}

static const dt_layout_box *box(const router *r, size_t k)
{
    return &r->layout->boxes[k];
}

/* ---- which channels and gutters ------------------------------------------------------------------------------------ */

/* The gutter that costs least way; of equal ones the one with fewer lines. */
static size_t choose_gutter(const router *r, const size_t *used, size_t a, size_t b)
{
    size_t best = 0, least = SIZE_MAX;
    for (size_t g = 0; g < r->gutters; g++) {
        long left = 2 * (long)g - 1 - 2 * (long)box(r, a)->column,
             right = 2 * (long)g - 1 - 2 * (long)box(r, b)->column;
        size_t way = 8 * (size_t)(labs(left) + labs(right)) + used[g];
        if (way < least) {
            least = way;
            best = g;
        }
    }
    return best;
}

/* Lines within a row run below it, lines to the next row between the two, longer ones down a gutter. */
static dt_status choose_ways(router *r)
{
    size_t *used = dt_calloc(r->gutters, sizeof *used);
    if (!used)
        return DT_ERR_NOMEM;
    for (size_t k = 0; k < r->layout->line_count; k++) {
        const dt_layout_line *line = &r->layout->lines[k];
        r->turned[k] = box(r, line->from)->row > box(r, line->to)->row;
        size_t top = box(r, upper_box(r, k))->row, bottom = box(r, lower_box(r, k))->row;
        r->upper[k] = top + 1;
        r->lower[k] = top == bottom ? top + 1 : bottom;
        r->gutter[k] = SIZE_MAX;
        if (r->lower[k] > r->upper[k])
            used[r->gutter[k] = choose_gutter(r, used, upper_box(r, k), lower_box(r, k))]++;
    }
    free(used);
    return DT_OK;
}

/* ---- where lines touch boxes ----------------------------------------------------------------------------------------- */

static int by_direction(const void *left, const void *right)
{
    const touch *a = left, *b = right;
    if (a->toward != b->toward)
        return a->toward < b->toward ? -1 : 1;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    return a->at_end - b->at_end;
}

/* Where a line goes on to from a box, in half columns: the gutter, or the other box. */
static long toward(const router *r, size_t line, size_t other)
{
    return r->gutter[line] != SIZE_MAX ? 2 * (long)r->gutter[line] - 1 : 2 * (long)box(r, other)->column;
}

/* Does a line run straight down from a box to the one below? Then it touches both at one place. */
static bool is_straight(const router *r, size_t line)
{
    return r->upper[line] == r->lower[line] && box(r, upper_box(r, line))->row != box(r, lower_box(r, line))->row &&
           box(r, upper_box(r, line))->column == box(r, lower_box(r, line))->column;
}

static size_t find_touches(router *r, size_t channel, size_t column)
{
    size_t count = 0;
    for (size_t k = 0; k < r->layout->line_count; k++) {
        size_t a = upper_box(r, k), b = lower_box(r, k);
        if (r->upper[k] == channel && box(r, a)->column == column)
            r->touches[count++] = (touch){.line = k, .at_end = false, .toward = toward(r, k, b)};
        if (r->lower[k] == channel && box(r, b)->column == column && !is_straight(r, k))
            r->touches[count++] = (touch){.line = k, .at_end = true, .toward = toward(r, k, a)};
    }
    return count;
}

/* Spreads them over the width of a box, those that go left on the left. */
static void spread_touches(router *r, size_t channel, size_t column)
{
    size_t count = find_touches(r, channel, column);
    if (count)
        qsort(r->touches, count, sizeof *r->touches, by_direction);
    for (size_t k = 0; k < count; k++) {
        const touch *at = &r->touches[k];
        int x = r->x[column] + (int)((k + 1) * (size_t)r->layout->box_width / (count + 1));
        r->port[2 * at->line + at->at_end] = x;
        if (!at->at_end && is_straight(r, at->line))
            r->port[2 * at->line + 1] = x;
    }
}

/* ---- tracks ------------------------------------------------------------------------------------------------------------ */

static int by_low(const void *left, const void *right)
{
    const stretch *a = left, *b = right;
    if (a->low != b->low)
        return a->low < b->low ? -1 : 1;
    return a->line < b->line ? -1 : a->line > b->line;
}

/* The left-edge rule: in the order of their beginnings, each takes the first track on which the last one ended before. */
static dt_status assign_tracks(stretches *s, int gap)
{
    int *ends = dt_calloc(s->count, sizeof *ends);
    if (!ends)
        return DT_ERR_NOMEM;
    if (s->count)
        qsort(s->list, s->count, sizeof *s->list, by_low);
    for (size_t k = 0; k < s->count; k++) {
        size_t track = 0;
        while (track < s->tracks && ends[track] + gap > s->list[k].low)
            track++;
        s->tracks += track == s->tracks;
        s->list[k].track = track;
        ends[track] = s->list[k].high;
    }
    free(ends);
    return DT_OK;
}

static void add_stretch(stretches *s, size_t line, int a, int b)
{
    s->list[s->count++] = (stretch){.line = line, .low = a < b ? a : b, .high = a < b ? b : a};
}

/* Down the gutters; the widths of the gutters follow, and where the columns stand. */
static dt_status fill_gutters(router *r)
{
    int x = r->layout->left;
    for (size_t k = 0; k < r->layout->line_count; k++)
        if (r->gutter[k] != SIZE_MAX)
            add_stretch(&r->down[r->gutter[k]], k, (int)r->upper[k], (int)r->lower[k]);
    for (size_t g = 0; g < r->gutters; g++) {
        DT_TRY(assign_tracks(&r->down[g], 1));
        int width = (int)(r->down[g].tracks + 1) * LANE;
        x += width > GUTTER_MIN ? width : GUTTER_MIN;
        if (g < r->layout->columns)
            r->x[g] = x;
        x += g < r->layout->columns ? r->layout->box_width : 0;
    }
    r->layout->width = x;
    return DT_OK;
}

static const stretch *stretch_of(const stretches *s, size_t line, size_t nth)
{
    for (size_t k = 0; k < s->count; k++)
        if (s->list[k].line == line && nth-- == 0)
            return &s->list[k];
    return NULL;
}

/* The x of a line's way down its gutter: the tracks stand in the middle of it. */
static int gutter_x(const router *r, size_t line)
{
    size_t g = r->gutter[line];
    int right = g < r->layout->columns ? r->x[g] : r->layout->width;
    int left = g ? r->x[g - 1] + r->layout->box_width : r->layout->left;
    const stretches *s = &r->down[g];
    return (left + right - (int)(s->tracks - 1) * LANE) / 2 + (int)stretch_of(s, line, 0)->track * LANE;
}

/* Along the channels; their heights follow, and where the rows stand. */
static dt_status fill_channels(router *r)
{
    int y = 0;
    for (size_t k = 0; k < r->layout->line_count; k++) {
        if (is_straight(r, k))
            continue;
        if (r->gutter[k] == SIZE_MAX) {
            add_stretch(&r->along[r->upper[k]], k, r->port[2 * k], r->port[2 * k + 1]);
        } else {
            add_stretch(&r->along[r->upper[k]], k, r->port[2 * k], gutter_x(r, k));
            add_stretch(&r->along[r->lower[k]], k, gutter_x(r, k), r->port[2 * k + 1]);
        }
    }
    for (size_t h = 0; h < r->channels; h++) {
        DT_TRY(assign_tracks(&r->along[h], LANE));
        bool outside = h == 0 || h + 1 == r->channels;
        y += r->along[h].tracks ? 2 * MARGIN + (int)(r->along[h].tracks - 1) * TRACK : outside ? 4 : 2 * MARGIN;
        if (h < r->layout->rows)
            r->y[h] = y;
        y += h < r->layout->rows ? r->layout->box_height : 0;
    }
    r->layout->height = y;
    return DT_OK;
}

static int channel_y(const router *r, size_t channel, const stretch *s)
{
    int top = channel ? r->y[channel - 1] + r->layout->box_height : 0;
    return top + MARGIN + (int)s->track * TRACK;
}

/* ---- points ------------------------------------------------------------------------------------------------------------ */

static void add_point(dt_layout_line *line, int x, int y)
{
    if (line->count && line->points[line->count - 1].x == x && line->points[line->count - 1].y == y)
        return;
    line->points[line->count++] = (dt_point){x, y};
}

static void turn_round(dt_layout_line *line)
{
    for (size_t a = 0, b = line->count - 1; a < b; a++, b--) {
        dt_point keep = line->points[a];
        line->points[a] = line->points[b];
        line->points[b] = keep;
    }
}

static void draw_line(const router *r, size_t k)
{
    dt_layout_line *line = &r->layout->lines[k];
    size_t a = upper_box(r, k), b = lower_box(r, k);
    bool level = box(r, a)->row == box(r, b)->row;
    int from = r->port[2 * k], to = r->port[2 * k + 1];
    const stretch *first = stretch_of(&r->along[r->upper[k]], k, 0), *second = stretch_of(&r->along[r->lower[k]], k, 0);
    line->count = 0;
    add_point(line, from, r->y[box(r, a)->row] + r->layout->box_height);
    if (first) {
        add_point(line, from, channel_y(r, r->upper[k], first));
        if (r->gutter[k] != SIZE_MAX) {
            add_point(line, gutter_x(r, k), channel_y(r, r->upper[k], first));
            add_point(line, gutter_x(r, k), channel_y(r, r->lower[k], second));
        }
        add_point(line, to, channel_y(r, r->lower[k], second));
    }
    add_point(line, to, r->y[box(r, b)->row] + (level ? r->layout->box_height : 0));
    if (r->turned[k])
        turn_round(line);
}

static void draw(router *r)
{
    for (size_t k = 0; k < r->layout->box_count; k++) {
        dt_layout_box *b = &r->layout->boxes[k];
        b->x = r->x[b->column];
        b->y = r->y[b->row];
    }
    for (size_t k = 0; k < r->layout->line_count; k++)
        draw_line(r, k);
}

/* ---- all --------------------------------------------------------------------------------------------------------------- */

static void *room(dt_arena *arena, size_t count, size_t size, bool *full)
{
    void *memory = dt_arena_calloc(arena, count ? count : 1, size);
    *full = *full || !memory;
    return memory;
}

static dt_status allocate(router *r, dt_arena *arena)
{
    size_t lines = r->layout->line_count;
    bool full = false;
    r->gutter = room(arena, lines, sizeof *r->gutter, &full);
    r->upper = room(arena, lines, sizeof *r->upper, &full);
    r->lower = room(arena, lines, sizeof *r->lower, &full);
    r->turned = room(arena, lines, sizeof *r->turned, &full);
    r->along = room(arena, r->channels, sizeof *r->along, &full);
    r->down = room(arena, r->gutters, sizeof *r->down, &full);
    r->touches = room(arena, 2 * lines, sizeof *r->touches, &full);
    r->x = room(arena, r->layout->columns, sizeof *r->x, &full);
    r->y = room(arena, r->layout->rows, sizeof *r->y, &full);
    r->port = room(arena, 2 * lines, sizeof *r->port, &full);
    for (size_t h = 0; h < r->channels && !full; h++)
        r->along[h].list = room(arena, lines, sizeof(stretch), &full);
    for (size_t g = 0; g < r->gutters && !full; g++)
        r->down[g].list = room(arena, lines, sizeof(stretch), &full);
    return full ? DT_ERR_NOMEM : DT_OK;
}

static dt_status route(router *r)
{
    DT_TRY(choose_ways(r));
    DT_TRY(fill_gutters(r));
    for (size_t h = 0; h < r->channels; h++)
        for (size_t c = 0; c < r->layout->columns; c++)
            spread_touches(r, h, c);
    DT_TRY(fill_channels(r));
    draw(r);
    return DT_OK;
}

dt_status dt_layout_route(dt_layout *layout)
{
    router r = {.layout = layout, .channels = layout->rows + 1, .gutters = layout->columns + 1};
    dt_arena arena = {.last = NULL};
    dt_status status = allocate(&r, &arena);
    if (status == DT_OK)
        status = route(&r);
    dt_arena_free(&arena);
    if (status == DT_OK)
        dt_layout_place_labels(layout);
    return status;
}
