/* SPDX-License-Identifier: MIT */
/* The lines of a layout whose boxes have rows and columns. */
#ifndef DT_REPORT_LAYOUT_LINES_H
#define DT_REPORT_LAYOUT_LINES_H

#include "report/layout.h"

/** Routes every line, finds where rows and columns stand, and places labels. @return DT_OK or DT_ERR_NOMEM. */
dt_status dt_layout_route(dt_layout *layout);
/** Places the labels of lines that are routed: nowhere over a box or another label; where there is no room, none. */
void dt_layout_place_labels(dt_layout *layout);

#endif
