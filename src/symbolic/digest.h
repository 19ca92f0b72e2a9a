/* SPDX-License-Identifier: MIT */
/* What the digest of a set of equilibria is made with. */
#ifndef DT_SYMBOLIC_DIGEST_H
#define DT_SYMBOLIC_DIGEST_H

#include "symbolic/internal.h"

/** Leaves in `set` only what no other of its states dominates: is at least as good for every decision maker and better for
 *  one (V. Pareto). */
dt_status dt_symbolic_undominated(dt_symbolic *s, const uint32_t *profile, dt_diagram *set);

#endif
