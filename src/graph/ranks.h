/* SPDX-License-Identifier: MIT */
/* Dense ranks of all states under one reading: 1 is worst, higher is better, ties share a rank. */
#ifndef DT_GRAPH_RANKS_H
#define DT_GRAPH_RANKS_H

#include "graph/partition.h"

typedef struct dt_ranks {
    uint32_t class_count;
    uint32_t *rank;    /* [states] from 1 */
    uint32_t *example; /* [class_count + 1] some state of each rank; [0] unused */
} dt_ranks;

/** Ranks the states. An incomplete or repetitive ranking is reported and still gives ranks (of no use).
 *  @return DT_OK (look at the diagnostics), DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM. */
dt_status dt_ranks_build(dt_ranks *ranks, const dt_model *model, const dt_states *states, const dt_reading *reading,
                         dt_budget *budget, dt_diagnostics *diagnostics);
/** Classes, worst first, as ranks. Takes the classes over, also when it fails. */
dt_status dt_ranks_take(dt_ranks *ranks, dt_partition *classes, uint32_t states);
void dt_ranks_free(dt_ranks *ranks);

#endif
