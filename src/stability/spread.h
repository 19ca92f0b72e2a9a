/* SPDX-License-Identifier: MIT */
/* Spreading over the moves of several decision makers by legal sequences: nobody moves twice in a row.
 *
 * Backwards from targets: who can bring them about? (walk.h goes forwards.) States suffice where all movers' moves are
 * transitive: a mover who moves twice in a row could have moved once. Other movers need "x, by a sequence whose mover at
 * x is k" kept apart (theory 2.2 to 2.4). Each such mover is a group of its own;
 * the transitive ones share group 0, which may follow itself. By any moves one intransitive mover puts everybody into a
 * group of its own, because a transitive one could return to where it came from; improvements never return.
 *
 * A state need not remember all groups that arrived: the first leaves only its own movers to be followed up, the second
 * those, and a third adds nothing. */
#ifndef DT_STABILITY_SPREAD_H
#define DT_STABILITY_SPREAD_H

#include "stability/profile.h"
#include "stability/room.h"

/** How far a class is taken. By improvements its members go in the order of rank, from the lowest. By any moves they go
 *  all at once, but for the state that asks, which cannot move to itself. */
typedef struct dt_spread_cursor {
    uint32_t next; /* improvements: index into the ladder; any moves: the member left out, or UINT32_MAX */
    uint32_t
        rank; /* improvements: the rank of the next member, beyond all ranks when none is left; any moves: taken? */
} dt_spread_cursor;

typedef struct dt_spread_mover {
    size_t dm;
    const dt_moves *moves;
    const dt_links *links; /* backwards */
    const dt_rung *ladder;
    int32_t group;
    dt_spread_cursor *cursors; /* [classes] */
} dt_spread_mover;

typedef struct dt_spread {
    const dt_profile *profile;
    bool improvements;
    dt_spread_mover *movers;
    size_t mover_count;
    bool apart;     /* some movers are in groups of their own */
    uint64_t *done; /* these four: the room's */
    int32_t *first;
    uint32_t *level;
    dt_spread_item *queue;
    uint32_t now;        /* the level at work */
    uint64_t head, tail; /* at most two entries a state */
    uint64_t bytes;
} dt_spread;

/** Prepares to spread over all decision makers but `except`, in `room`: one at a time there. */
dt_status dt_spread_init(dt_spread *spread, const dt_profile *profile, const dt_room *room, size_t except,
                         bool improvements, dt_budget *budget);
void dt_spread_free(dt_spread *spread, dt_budget *budget);

/** From `state`, at level `now`: whatever can follow it arrives (and what follows that, by dt_spread_run()). */
void dt_spread_seed(dt_spread *spread, uint32_t state);
/** Follows the queue to its end at the level `now`. */
dt_status dt_spread_run(dt_spread *spread, dt_budget *budget);
/** Both for every state, at the level of its worth, in `order`, which is by ascending worth: then `level` has for each state
 *  the least worth of what the movers can bring about from it. */
dt_status dt_spread_all(dt_spread *spread, const uint32_t *worth, const uint32_t *order, dt_budget *budget);

#endif
