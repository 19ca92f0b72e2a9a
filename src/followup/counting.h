/* SPDX-License-Identifier: MIT */
/* Orders of the minds of one group, which some demand speaks of together. */
#ifndef DT_FOLLOWUP_COUNTING_H
#define DT_FOLLOWUP_COUNTING_H

#include "base/memory.h"
#include "diagram/diagram.h"
#include "followup/inverting.h"

/** Numbers by how many of some states do not rank above the wanted one. */
typedef struct dt_order_counts {
    uint32_t *numbers; /* [length] of the level's width */
    size_t length;
} dt_order_counts;

/** One mind of the group: its part of the diagram. */
typedef struct dt_order_level {
    dt_order_mind *mind;
    size_t end; /* the place behind its last */
    /* while one sort of orders is counted */
    size_t width;      /* limbs of the numbers in counts */
    uint32_t *weights; /* [classes above and below][states not above]: orders of all states for one of `among` */
    dt_intern nodes, entries;
    dt_order_counts *of_node;
    uint32_t **of_entry;
    size_t node_room, entry_room;
} dt_order_level;

typedef struct dt_counting {
    const dt_order_numbers *numbers;
    dt_budget *budget;
    dt_forest *forest; /* places: of the first level, of the second, and so on */
    dt_order_level *levels;
    size_t level_count;
    dt_order_sort sort;
    dt_arena arena;
    uint64_t reserved;
} dt_counting;

/** In how many combinations of orders the demands hold: `out` has level_count * numbers->width limbs (order_count.c). */
dt_status dt_counting_run(dt_counting *counting, dt_diagram demands, dt_order_sort sort, uint32_t *out);

#endif
