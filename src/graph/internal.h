/* SPDX-License-Identifier: MIT */
/* What a graph holds; for graph/ and, read only, for the kernel in stability/. */
#ifndef DT_GRAPH_INTERNAL_H
#define DT_GRAPH_INTERNAL_H

#include "graph/moves.h"
#include "graph/pairs.h"
#include "graph/ranks.h"

#include <detente/graph.h>

typedef struct dt_name_entry {
    uint32_t state;
    uint32_t named; /* index into dt_model.named */
} dt_name_entry;

struct dt_graph {
    const dt_model *model;
    const dt_graph *base; /* what has the same pointers there is borrowed from it; NULL: all is our own */
    bool is_sketch;       /* only some of the states are there */
    dt_states states;
    dt_moves *moves;     /* [decision makers] */
    dt_ranks **ranks;    /* [decision makers][readings]; by pairs all alike; of statements of which some are unknown the
                             order if they were known */
    uint8_t ***pairs;    /* [decision makers][readings] how states compare, by pairs; else NULL */
    uint32_t status_quo; /* DT_NO_STATE where there is none */
    uint32_t *named;     /* [named states] */
    dt_name_entry *names; /* [named states] by state, then by order in the file */
};

/** Prepares everybody's moves and ranks in the states that are there. */
dt_status dt_graph_build_moves_and_ranks(dt_graph *graph, dt_budget *budget, dt_diagnostics *diagnostics);

/** Ranks the states under one reading of one decision maker, or compares them pair by pair. */
dt_status dt_compare_states(dt_graph *graph, size_t dm, size_t reading, dt_budget *budget, dt_diagnostics *diagnostics);

/** Finds the same without reporting anything: DT_NO_STATE for what is not feasible or no longer fits one state. */
dt_status dt_resolve_quietly(dt_graph *graph, dt_budget *budget);

/** The names and the status quo of `base`, whose states the graph has under the same numbers. */
dt_status dt_graph_copy_names(dt_graph *graph, const dt_graph *base);

/** Finds the state of every name and of the status quo in the listed states; reports patterns that do not fit exactly
 *  one. @return DT_OK (look at the diagnostics), DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM. */
dt_status dt_resolve(dt_graph *graph, dt_budget *budget, dt_diagnostics *diagnostics);

#endif
