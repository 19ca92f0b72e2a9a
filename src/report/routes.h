/* SPDX-License-Identifier: MIT */
/* How it could come to some states: legal sequences from the status quo, move by move. */
#ifndef DT_REPORT_ROUTES_H
#define DT_REPORT_ROUTES_H

#include "report/teller.h"

typedef struct dt_route {
    uint32_t target;
    bool found;     /* some sequence leads there */
    uint32_t price; /* how many of its moves do not improve for their mover: as few as can be */
    uint32_t count; /* of moves: as few as can be at that price */
    dt_move *moves; /* [count]; empty where the target is the status quo */
} dt_route;

typedef struct dt_routes {
    dt_route *list;
    size_t count;
} dt_routes;

/** Finds a route to each of `count` states; none is found without a status quo. Owned by the caller: dt_routes_free(), also
 *  when it fails. @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT, DT_ERR_CANCELLED. Cost of two walks over all that moves reach. */
dt_status dt_routes_find(dt_routes *routes, const dt_teller *teller, const uint32_t *states, size_t count);
void dt_routes_free(dt_routes *routes);

#endif
