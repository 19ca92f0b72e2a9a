/* SPDX-License-Identifier: MIT */
/* Solving where states are not listed: sets under one combination of readings or under all. */
#ifndef CLI_SETS_H
#define CLI_SETS_H

#include "work.h"

typedef struct cli_sets {
    dt_sets **of; /* each profile, the chosen one first */
    size_t count;
} cli_sets;

/** Solves the chosen profile, and all others if so asked. Owned by the caller whatever comes of it: cli_sets_free(). */
dt_status cli_sets_solve(cli_sets *out, const cli_work *work, dt_concept_set concepts, bool all_readings);
void cli_sets_free(cli_sets *sets);

#endif
