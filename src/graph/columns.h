/* SPDX-License-Identifier: MIT */
#ifndef DT_GRAPH_COLUMNS_H
#define DT_GRAPH_COLUMNS_H

#include "graph/states.h"

/** Number of blocks of 64 states. */
static inline uint32_t dt_columns_blocks(const dt_states *states)
{
    return states->count / 64 + (states->count % 64 != 0);
}

/** Loads states [64 * block, 64 * block + 64) into `columns[64 * words]`: bit b of columns[o] is option o at the b-th of
 *  them; bits beyond the last state are 0. */
void dt_columns_load(uint64_t *columns, const dt_states *states, uint32_t block);

#endif
