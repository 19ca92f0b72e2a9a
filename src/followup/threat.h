/* SPDX-License-Identifier: MIT */
/* How the others bring about the worst for somebody: what a guard reckons with, as moves. */
#ifndef DT_FOLLOWUP_THREAT_H
#define DT_FOLLOWUP_THREAT_H

#include "stability/walk.h"

#include <detente/stability.h>

typedef struct dt_threats {
    dt_profile profile;
    dt_walk walk;
    dt_walk_how *how; /* [decision makers] scratch */
    dt_guard guard;
    dt_budget *budget;
    bool ready;
} dt_threats;

/** Prepares for one reading of each mind; `readings` is borrowed until dt_threats_free(). Undeterred improvements are
 *  walked along ladders sorted by what each state secures, for such a move leads from x to a y that secures more than x. */
dt_status dt_threats_init(dt_threats *threats, const dt_graph *graph, const uint32_t *readings, dt_guard guard,
                          dt_budget *budget);
void dt_threats_free(dt_threats *threats);

/** A shortest legal sequence from `state` to a state whose rank for `dm` is at most `most`, into `*moves`, owned by the
 *  caller; none (NULL, 0) where `state` is one itself, or none can be brought about. */
dt_status dt_threats_find(dt_threats *threats, size_t dm, uint32_t state, uint32_t most, dt_move **moves,
                          size_t *count);

#endif
