/* SPDX-License-Identifier: MIT */
/* Partitions of the states: by the truth of a list of statements, by their options under a mask, by a number. */
#ifndef DT_GRAPH_PARTITION_H
#define DT_GRAPH_PARTITION_H

#include "graph/states.h"

/** A class for each state, numbered from 0. */
typedef struct dt_partition {
    uint32_t *class_of; /* [states] */
    uint32_t count;     /* classes, none empty */
} dt_partition;

void dt_partition_free(dt_partition *partition);

/** Classes of equal truth on `statements`, ascending lexicographically with the first statement most important. So the
 *  class number is a dense rank, less 1. Time states * (statements + length / 64). */
dt_status dt_partition_by_statements(dt_partition *out, const dt_states *states, const dt_statement *const *statements,
                                     size_t count, dt_budget *budget);

/** Classes of states that agree on the options in `mask` and, with `tags`, on their tag; numbered by first state. */
dt_status dt_partition_by_mask(dt_partition *out, const dt_states *states, const uint64_t *mask, const uint32_t *tags,
                               dt_budget *budget);

/** Classes of equal number, ascending. */
dt_status dt_partition_by_number(dt_partition *out, const int64_t *numbers, uint32_t count, dt_budget *budget);

/** The states sorted by class, in `order[states]`, and where each class begins, in `start[classes + 1]`. Stable: within
 *  a class the states keep the order of `from` (NULL: ascending). */
void dt_partition_sort(const dt_partition *partition, uint32_t state_count, const uint32_t *from, uint32_t *order,
                       uint32_t *start);

#endif
