/* SPDX-License-Identifier: MIT */
/* The states that pictures and tables of a report show: all of a small conflict, else those that its sentences speak of. */
#ifndef DT_REPORT_SHOWN_H
#define DT_REPORT_SHOWN_H

#include "report/routes.h"

#define DT_SHOWN_MAX 40
#define DT_PICTURED_ALL 20 /* boxes among which lines can still be followed */

typedef struct dt_shown {
    uint32_t states[DT_SHOWN_MAX]; /* ascending */
    size_t count;
    bool all; /* of the conflict */
} dt_shown;

/** All states, where they are `all` or fewer, DT_SHOWN_MAX at most. Else, as far as there is room: the status quo, the named states, the
 *  outcomes, the states on the routes to them, the best that each decision maker can improve to from the status quo, and
 *  the states that the answers in `why` (as in dt_reporter) pass through. */
dt_status dt_shown_choose(dt_shown *shown, uint32_t all, const dt_teller *teller, const dt_outcomes *outcomes,
                          const dt_routes *routes, const dt_witness *const *why);
/** Adds one state, if it is not there and there is room; nothing for DT_NO_STATE. */
void dt_shown_add(dt_shown *shown, uint32_t state);
/** Adds the status quo and what has a name. */
void dt_shown_add_named(dt_shown *shown, const dt_teller *teller);
/** Where the state stands among them, or SIZE_MAX. */
size_t dt_shown_find(const dt_shown *shown, uint32_t state);

#endif
