/* SPDX-License-Identifier: MIT */
/* One verdict at a time, for searches that ask about few states of very many variants: forwards from the moves of one
 * decision maker, without preparing anything for the other states. Ranks are given beside the graph, so that minds can be
 * combined as a search likes. */
#ifndef DT_STABILITY_PROBE_H
#define DT_STABILITY_PROBE_H

#include "graph/internal.h"

/** Moves of one graph and a rank of every state for each decision maker, with room for searching. */
typedef struct dt_probe {
    const dt_graph *graph;
    const dt_ranks **ranks; /* [decision makers] */
    size_t dm_count;
    dt_budget *budget;
    /* places met: (mover, state), or state alone where everybody's moves are transitive */
    bool apart;
    uint64_t *seen;
    struct dt_probe_place *queue;
    size_t head, tail;
    size_t room; /* in places */
    /* at the same time: everybody's improvements from one state, and a choice among them */
    uint32_t **improvements;
    size_t *improvement_counts, *improvement_rooms, *choices;
    uint64_t *combined;
    uint64_t bytes; /* asked of the budget */
} dt_probe;

/** `budget` is borrowed. @return DT_OK or DT_ERR_NOMEM. */
dt_status dt_probe_init(dt_probe *probe, size_t dm_count, dt_budget *budget);
void dt_probe_free(dt_probe *probe);

/** The probe looks at `graph` from here on (borrowed), under one reading of each mind; ranks[i] may then be put in place of
 *  those of reading[i]. @return DT_OK, DT_ERR_LIMIT, DT_ERR_NOMEM. */
dt_status dt_probe_aim(dt_probe *probe, const dt_graph *graph, const uint32_t *profile);

/** Is it so that no move of `dm` from `from` secures it a rank above `most`: that every move to a state ranked higher is
 *  answered, as the concept understands answers, by what ranks no higher than `most` and cannot be escaped from? With the
 *  state's own rank for `most` this is stability (docs/architecture.md). For SIM, answers are given at the same time.
 *  @return DT_OK, DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM. */
dt_status dt_probe_deters(dt_probe *probe, dt_concept_id concept, size_t dm, uint32_t from, uint32_t most,
                          bool *deters);

/** Do legal sequences of improvements lead from `from` to a state whose bit is set in `states`, or is it one itself? */
dt_status dt_probe_reaches(dt_probe *probe, uint32_t from, const uint64_t *states, bool *reaches);

#endif
