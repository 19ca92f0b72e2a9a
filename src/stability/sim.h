/* SPDX-License-Identifier: MIT */
/* Simultaneous stability (theory 3.6). No instance of the kernel's formula: the answers start at the same state. */
#ifndef DT_STABILITY_SIM_H
#define DT_STABILITY_SIM_H

#include "stability/profile.h"

/** Sets the bit of each state that is stable for `dm`. Option form only. Time: for each improvement of `dm`, up to the
 *  product over opponents of their improvements at the state, plus one. */
dt_status dt_sim_stable(uint64_t *stable, const dt_profile *profile, size_t dm, dt_budget *budget);

#endif
