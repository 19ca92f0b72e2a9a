/* SPDX-License-Identifier: MIT */
/* Labels stand on their lines: above a level stretch, on the right of an upright one. */
#include "report/layout_lines.h"

#include <stdlib.h>

#define LIFT 3 /* between a label and its line */
#define TRIES 5

typedef struct area {
    int x, y, width, height; /* upper left corner */
} area;

static bool overlap(const area *a, const area *b)
{
    return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

static area area_of(const dt_layout *layout, const dt_layout_line *line, dt_point corner)
{
    return (area){corner.x, corner.y - layout->label_height, line->label_width, layout->label_height};
}

/* Does a stretch of a line run through the area? */
static bool runs_through(const area *at, dt_point a, dt_point b)
{
    area stretch = {.x = a.x < b.x ? a.x : b.x, .y = a.y < b.y ? a.y : b.y};
    stretch.width = abs(a.x - b.x) + 1;
    stretch.height = abs(a.y - b.y) + 1;
    return overlap(at, &stretch);
}

/* How many stretches of lines run through it. */
static size_t crossings(const dt_layout *layout, const area *at)
{
    size_t count = 0;
    for (size_t k = 0; k < layout->line_count; k++)
        for (size_t p = 0; p + 1 < layout->lines[k].count; p++)
            count += runs_through(at, layout->lines[k].points[p], layout->lines[k].points[p + 1]);
    return count;
}

static bool is_free(const dt_layout *layout, const area *at)
{
    if (at->x < 0 || at->y < 0 || at->x + at->width > layout->width || at->y + at->height > layout->height)
        return false;
    for (size_t k = 0; k < layout->box_count; k++) {
        area one = {layout->boxes[k].x, layout->boxes[k].y, layout->box_width, layout->box_height};
        if (overlap(at, &one))
            return false;
    }
    for (size_t k = 0; k < layout->line_count; k++) {
        const dt_layout_line *line = &layout->lines[k];
        area one = area_of(layout, line, line->label);
        if (line->labelled && overlap(at, &one))
            return false;
    }
    return true;
}

/* The n-th place to try on a stretch: the middle first, then to both sides of it. */
static dt_point place_on(const dt_layout *layout, const dt_layout_line *line, size_t stretch, size_t n)
{
    static const int parts[TRIES] = {50, 35, 65, 20, 80};
    dt_point a = line->points[stretch], b = line->points[stretch + 1];
    int x = a.x + (b.x - a.x) * parts[n] / 100, y = a.y + (b.y - a.y) * parts[n] / 100;
    if (a.y == b.y)
        return (dt_point){x - line->label_width / 2, y - LIFT};
    return (dt_point){x + LIFT, y + layout->label_height / 2};
}

/* Long level stretches are where a reader looks; the fewer lines run through the better. */
static long merit(const dt_layout *layout, const dt_layout_line *line, size_t stretch, const area *at)
{
    dt_point a = line->points[stretch], b = line->points[stretch + 1];
    bool level = a.y == b.y;
    bool holds = level && abs(a.x - b.x) >= line->label_width;
    return (holds ? 1000 : level ? 0 : 400) - 300 * (long)crossings(layout, at);
}

static void place_label(dt_layout *layout, dt_layout_line *line)
{
    long best = 0;
    for (size_t s = 0; s + 1 < line->count; s++)
        for (size_t n = 0; n < TRIES; n++) {
            dt_point corner = place_on(layout, line, s, n);
            area at = area_of(layout, line, corner);
            long worth = is_free(layout, &at) ? merit(layout, line, s, &at) : -1;
            if (worth <= best)
                continue;
            best = worth;
            line->label = corner;
        }
    line->labelled = best > 0;
}

void dt_layout_place_labels(dt_layout *layout)
{
    for (size_t k = 0; k < layout->line_count; k++)
        layout->lines[k].labelled = false;
    for (size_t k = 0; k < layout->line_count; k++)
        if (layout->lines[k].label_width)
            place_label(layout, &layout->lines[k]);
}
