/* SPDX-License-Identifier: MIT */
/* Where the boxes and lines of a picture go: boxes in layers from top to bottom, lines along the channels between them,
 * with right angles only, so that no line runs through a box or along another line. Whole numbers throughout: the same
 * picture on every machine. Knows nothing of conflicts. */
#ifndef DT_REPORT_LAYOUT_H
#define DT_REPORT_LAYOUT_H

#include <detente/base.h>

#define DT_LAYOUT_POINTS 6

typedef struct dt_point {
    int x, y;
} dt_point;

typedef struct dt_layout_box {
    unsigned layer; /* given: from 0 at the top */
    size_t row, column;
    int x, y; /* its upper left corner */
} dt_layout_box;

typedef struct dt_layout_line {
    size_t from, to; /* given: two boxes, not the same */
    int label_width; /* given: 0 for a line without a label */
    dt_point points[DT_LAYOUT_POINTS];
    size_t count; /* of points: from the edge of `from` to the edge of `to` */
    bool labelled;
    dt_point label; /* lower left corner of the label, where there was room for one */
} dt_layout_line;

typedef struct dt_layout {
    /* given */
    dt_layout_box *boxes;
    size_t box_count;
    dt_layout_line *lines;
    size_t line_count;
    int box_width, box_height, label_height;
    size_t columns; /* boxes in a row, at most; a layer of more takes several rows */
    int left;       /* kept free beside the boxes, on the left */
    /* found */
    size_t rows;
    int width, height;
} dt_layout;

/** Arranges it all. @return DT_OK or DT_ERR_NOMEM. Time about boxes * lines, and square in the lines for the labels. */
dt_status dt_layout_arrange(dt_layout *layout);

#endif
