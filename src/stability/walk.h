/* SPDX-License-Identifier: MIT */
/* Legal sequences forwards from one state, breadth first over (state, last mover), for chosen movers: what they reach, in
 * how few moves, and by which sequence.
 *
 * Each decision maker stays, makes improvements only, makes any moves, or makes any moves of which those that do not
 * improve have a price; sequences are then found by least price, and of these the shortest. Where nobody who moves has
 * intransitive moves, whoever moves twice in a row could have moved once, no shortest sequence does, and a place is a
 * state alone. Else a place is a state and its last mover (theory 2.1, 2.2).
 *
 * A class of moves is followed once, by a cursor down its ladder, so a run costs about the places it reaches and the
 * links between their classes, however many moves there are. One walk serves many runs, one after the other. */
#ifndef DT_STABILITY_WALK_H
#define DT_STABILITY_WALK_H

#include "stability/profile.h"

typedef enum dt_walk_how { DT_WALK_STAYS, DT_WALK_IMPROVES, DT_WALK_MOVES, DT_WALK_PRICED } dt_walk_how;

/** A number for a place: group * states + state. Without groups apart the group is 0. */
#define DT_WALK_NONE UINT32_MAX

typedef struct dt_walk_place {
    uint32_t moves;  /* fewest that lead here, at the least price; UINT32_MAX: none lead here */
    uint32_t price;  /* how many of them do not improve for their mover and have a price */
    uint32_t parent; /* the place before; DT_WALK_NONE: the start */
    uint32_t mover;  /* who moved here */
} dt_walk_place;

typedef struct dt_walk {
    const dt_profile *profile;
    dt_budget *budget;
    const dt_walk_how *how; /* [decision makers] of the run at work; borrowed */
    uint32_t start;
    bool apart;                      /* places are kept apart by their last mover */
    dt_walk_place *places;           /* [groups * states] */
    uint32_t *order;                 /* places in the order of their arrival */
    uint32_t arrived;                /* how many of them */
    uint32_t *followed;              /* [states] 0: not; 1 + mover: by all but that one; UINT32_MAX: by all */
    struct dt_walk_cursor **cursors; /* [decision makers][classes] */
    struct dt_walk_event *events;    /* classes that open at the next price */
    size_t event_count, event_capacity;
    uint32_t run;    /* number of the run: older cursors are as new */
    uint32_t looked; /* how many of those that arrived have been shown to whoever asked for one */
    uint32_t found;  /* the first that was wanted; DT_WALK_NONE: none */
    uint64_t bytes;
} dt_walk;

/** Prepares walks over the conflict `profile` (borrowed, like `budget`). Memory, asked of the budget: 20 bytes a place and
 *  12 a class of moves. @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT. */
dt_status dt_walk_init(dt_walk *walk, const dt_profile *profile, dt_budget *budget);
void dt_walk_free(dt_walk *walk);

/** Walks from `start`; the answer replaces that of the run before. `how` says for each decision maker how it moves.
 *  @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT, DT_ERR_CANCELLED. */
dt_status dt_walk_run(dt_walk *walk, uint32_t start, const dt_walk_how *how);

/** The same, but ends with the first place to arrive whose state is wanted: `wanted` sets `*yes`, false on entry, and is asked
 *  of each place that arrives, in the order of moves; anything but DT_OK from it ends the run and is returned. The place is
 *  walk->found: DT_WALK_NONE where none is wanted, and then all is reached. */
typedef dt_status (*dt_walk_wanted)(void *user, uint32_t state, bool *yes);
dt_status dt_walk_until(dt_walk *walk, uint32_t start, const dt_walk_how *how, dt_walk_wanted wanted, void *user);

/** The best place of `state`: least price, then fewest moves, then the lowest mover. DT_WALK_NONE where no sequence leads
 *  there (also for the start itself, unless one comes back). */
uint32_t dt_walk_best(const dt_walk *walk, uint32_t state);
/** The sequence that leads to a place, into `*moves`, owned by the caller. @return DT_OK or DT_ERR_NOMEM. */
dt_status dt_walk_path(const dt_walk *walk, uint32_t place, dt_move **moves, size_t *count);
/** How many places there are, reached or not. */
size_t dt_walk_places(const dt_walk *walk);
/** The state of a place. */
static inline uint32_t dt_walk_state(const dt_walk *walk, uint32_t place)
{
    return place % walk->profile->state_count;
}

#endif
