/* SPDX-License-Identifier: MIT */
/* What two decision makers who foresee a number of moves expect to come of each state (theory of limited-move stability,
 * D. M. Kilgour 1985): G_h(i,s), where the one on turn stays unless what will follow from a move is better for it. */
#ifndef DT_FORESIGHT_ANTICIPATION_H
#define DT_FORESIGHT_ANTICIPATION_H

#include "stability/profile.h"

typedef struct dt_anticipation {
    const dt_profile *profile;
    uint32_t states;
    size_t words;
    uint32_t *end[2]; /* [states] where it ends if this decision maker is on turn */
    /* Where ties can be broken in several ways, each time they arise: every state where it may end. NULL if nobody is
     * indifferent between any two states. */
    uint64_t *may[2]; /* [states][words] */
    uint64_t bytes;   /* asked of the budget */
} dt_anticipation;

/** No moves are left: everything ends where it is. There are two decision makers. Owned by the caller.
 *  @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT. */
dt_status dt_anticipation_new(dt_anticipation *out, const dt_profile *profile, dt_budget *budget);
void dt_anticipation_free(dt_anticipation *at, dt_budget *budget);

/** One move more than in `before`, into `after`. Time: linear in states and links, and with ties moves * states / 64. */
dt_status dt_anticipation_step(dt_anticipation *after, const dt_anticipation *before, dt_budget *budget);
void dt_anticipation_copy(dt_anticipation *to, const dt_anticipation *from);
bool dt_anticipation_same(const dt_anticipation *a, const dt_anticipation *b);

/** Does the verdict whether `dm` stays at `state` hang on how ties are broken? */
bool dt_anticipation_by_tie(const dt_anticipation *at, size_t dm, uint32_t state);

#endif
