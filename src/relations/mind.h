/* SPDX-License-Identifier: MIT */
/* How all states compare with one state, in somebody's mind: a byte each, as in graph/pairs.h. */
#ifndef DT_RELATIONS_MIND_H
#define DT_RELATIONS_MIND_H

#include <detente/graph.h>

typedef struct dt_mind {
    uint32_t states;
    const uint32_t *rank; /* where the reading orders states; else NULL */
    uint32_t classes;
    uint32_t
        *weight; /* [classes] of what lies between the ranks k and k + 1; of all between two ranks the least decides */
    uint8_t *code;        /* [classes] how k + 1 then compares with k */
    uint8_t *turned;      /* [classes] and k with k + 1 */
    uint8_t *from;        /* [classes + 1] room: how each rank compares with the one asked about */
    const uint8_t *pairs; /* where it compares pairs */
    bool by_chance;       /* these are codes of probabilities */
} dt_mind;

/** Prepares one reading of a decision maker. Everything of the graph is borrowed. @return DT_OK or DT_ERR_NOMEM. */
dt_status dt_mind_init(dt_mind *mind, const dt_graph *graph, size_t dm, size_t reading);
void dt_mind_free(dt_mind *mind);

/** Sets in `row`, which is all zero, the bits of the states x of which `holds[code]` is true for how x compares with
 *  `state`. Linear in states. */
void dt_mind_row(dt_mind *mind, uint32_t state, const bool holds[256], uint64_t *row);

#endif
