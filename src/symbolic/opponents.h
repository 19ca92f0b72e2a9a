/* SPDX-License-Identifier: MIT */
/* What the opponents of one decision maker can do, in the form that closures want. */
#ifndef DT_SYMBOLIC_OPPONENTS_H
#define DT_SYMBOLIC_OPPONENTS_H

#include "symbolic/internal.h"

/** Whose opponents. All minds of the profile are built. */
typedef struct dt_focus {
    dt_symbolic *s;
    const uint32_t *profile;
    size_t dm;              /* DT_PATTERN_NONE: nobody's, so everybody */
    const bool *disimprove; /* [DMs] who makes any moves where others improve; NULL: nobody */
    bool apart; /* where it matters who moved last, it does of everybody: moves are mixed with improvements */
} dt_focus;

/** Their moves, or improvements if `credible`. Its functions belong to the scope in which it was found. */
typedef struct dt_opponents {
    dt_focus focus;
    bool credible;
    bool remembers; /* it matters who moved last: the events ask for that, and say it */
    dt_event *events;
    size_t *dms; /* whose event each is */
    size_t count;
} dt_opponents;

/** Finds those opponents who can matter to whether one of `set` is brought about. @return the forest's status, DT_ERR_NOMEM,
 *  DT_ERR_LIMIT, DT_ERR_CANCELLED. */
dt_status dt_opponents_find(dt_opponents *out, const dt_focus *focus, bool credible, dt_diagram set);
/** Finds all of them, whether they matter or not. */
dt_status dt_opponents_all(dt_opponents *out, const dt_focus *focus, bool credible);
void dt_opponents_free(dt_opponents *opponents);
/** From which states, the focal decision maker having moved last, some legal sequence of theirs leads to one of `set`, or
 *  which are in it: into `set`. */
dt_status dt_opponents_close(const dt_opponents *opponents, dt_diagram *set);
/** The states, each with who moved last, from which some sequence leads to one of `set`, or which are in it: into `set`. */
dt_status dt_opponents_close_all(const dt_opponents *opponents, dt_diagram *set);
/** What they can bring about from `set`, which says who moved last where that matters, itself included: into `set`. */
dt_status dt_opponents_follow(const dt_opponents *opponents, dt_diagram *set);
/** An event of `dm` made to ask who moved last, and to say it: for opponents of which it matters. Belongs to the caller's scope. */
dt_event dt_opponents_event(const dt_focus *focus, size_t dm, bool credible, dt_event event);
/** `set` as it is where the focal decision maker has just moved, so that every opponent may: it no longer says who did. */
dt_diagram dt_opponents_first(const dt_opponents *opponents, dt_diagram set);

#endif
