/* SPDX-License-Identifier: MIT */
/* Why somebody that has no move from a state has none. */
#ifndef DT_REPORT_STANDSTILL_H
#define DT_REPORT_STANDSTILL_H

#include <detente/graph.h>

/** The least that would have to be otherwise for a decision maker without a move from `state` to have one: FORBIDDEN, forbidden
 *  moves alone; DIRECTION, its final options; NO_MOVE, neither opens one. @return DT_OK, DT_ERR_LIMIT, DT_ERR_CANCELLED.
 *  Time: the states, where the model has forbidden moves or one-way options. */
dt_status dt_standstill_find(dt_obstacle *out, const dt_graph *graph, size_t dm, uint32_t state, dt_budget *budget);

#endif
