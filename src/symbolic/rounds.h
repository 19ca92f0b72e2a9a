/* SPDX-License-Identifier: MIT */
/* What there is to say of everything that moves reach. */
#ifndef DT_SYMBOLIC_ROUNDS_H
#define DT_SYMBOLIC_ROUNDS_H

#include "symbolic/internal.h"

/** Where improvements end, which reach these states and who moved last: into `out`, whose arena is there. All minds of the profile are built.
 *  @return DT_OK, DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM. */
dt_status dt_symbolic_find_ends(dt_symbolic *s, const dt_far_unfolding *question, dt_diagram reached,
                                dt_far_paths *out);

/** How many states are reached within how many moves: into `out`. As above. */
dt_status dt_symbolic_find_rounds(dt_symbolic *s, const dt_far_unfolding *question, dt_far_paths *out);

#endif
