/* SPDX-License-Identifier: MIT */
/* Room for one spread and one run of the kernel at a time, made once and used for many. Each thread has its own. */
#ifndef DT_STABILITY_ROOM_H
#define DT_STABILITY_ROOM_H

#include "stability/profile.h"

typedef struct dt_spread_item {
    uint32_t state;
    int32_t follow; /* 0: every mover; +g: all but those of group g; -g: only those of group g */
} dt_spread_item;

typedef struct dt_room {
    uint64_t *done;        /* bits: states that leave nothing to follow; small, so that a look stays in the cache */
    int32_t *first;        /* [states] the group that arrived first, 0 none; NULL where groups are not kept apart */
    uint32_t *level;       /* [states] at which a state first arrived; UINT32_MAX: never */
    dt_spread_item *queue; /* [states], or twice as many where groups are kept apart */
    uint32_t *worth, *order, *secure, *best; /* [states] */
    uint64_t bytes;                          /* asked of the budget */
} dt_room;

/** For one conflict, whatever decision maker is spread against. @return DT_OK, DT_ERR_LIMIT or DT_ERR_NOMEM; then there is nothing to free. */
dt_status dt_room_make(dt_room *room, const dt_profile *profile, dt_budget *budget);
void dt_room_free(dt_room *room, dt_budget *budget);

#endif
