/* SPDX-License-Identifier: MIT */
/* A plan as a picture: a staircase down from the start to the end, on each step who does what, and beside it a column for each
 * party with what that exposes of it. SVG; everything on it is said in words as well. */
#ifndef DT_REPORT_STAIRS_H
#define DT_REPORT_STAIRS_H

#include "report/plan.h"

#define DT_STAIRS_STEPS_MAX 24 /* of a plan that is drawn */
#define DT_STAIRS_PARTIES_MAX 10

typedef struct dt_stairs {
    const dt_plan_page *page;
    size_t parties[DT_STAIRS_PARTIES_MAX]; /* those with a column, ascending */
    size_t party_count;
    size_t left_out; /* parties on which the plan has something to say, and for which there is no room */
} dt_stairs;

/** Chooses the columns: everybody, where there is room, else those on whom the plan has something to say. */
void dt_stairs_init(dt_stairs *stairs, const dt_plan_page *page);
void dt_stairs_draw_svg(const dt_stairs *stairs, dt_text *out);

#endif
