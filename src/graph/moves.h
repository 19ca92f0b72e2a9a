/* SPDX-License-Identifier: MIT */
/* One decision maker's moves, without listing them one by one.
 *
 * States are put into classes such that moves lead from every member of one class to every other member of each class it
 * is linked to. In option form the states that agree on everybody else's options (a fiber) are one class linked to
 * itself, if all own options go both ways; one-way options and forbidden moves split the fiber into several classes
 * with links between them. Single steps and the moves of a bare graph make every state a class of its own, and the
 * links are the moves. So the kernel knows one form. */
#ifndef DT_GRAPH_MOVES_H
#define DT_GRAPH_MOVES_H

#include "graph/links.h"
#include "graph/partition.h"
#include "graph/states.h"

typedef struct dt_moves {
    bool none; /* cannot move anywhere: all else is NULL */
    bool transitive;
    bool closed; /* every class is linked to itself and to no other */
    uint32_t class_count;
    uint32_t *class_of;    /* [states] */
    uint32_t *class_start; /* [class_count + 1] */
    uint32_t *members;     /* [states] by class, ascending within */
    dt_links to;           /* classes that a class leads to, itself included where moves stay inside it */
    dt_links from;         /* the same links backwards */
} dt_moves;

/** Prepares the moves of decision maker `dm`. @return DT_OK, DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM. */
dt_status dt_moves_build(dt_moves *moves, const dt_model *model, const dt_states *states, size_t dm, dt_budget *budget);
void dt_moves_free(dt_moves *moves);

/** The parts that moves are built of. Takes the classes over, also when it fails. */
dt_status dt_moves_take_classes(dt_moves *moves, dt_partition *partition, uint32_t states, dt_budget *budget);
/** Links every class to itself and to no other. */
dt_status dt_moves_close(dt_moves *moves, dt_budget *budget);
dt_status dt_moves_test_transitivity(dt_moves *moves, dt_budget *budget);

#endif
