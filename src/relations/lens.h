/* SPDX-License-Identifier: MIT */
/* How decision makers look at pairs of states, whatever their preferences are made of. Three questions are all that the
 * three-stage concepts ask (theory 3.14); a ranking answers each by a comparison of ranks. */
#ifndef DT_RELATIONS_LENS_H
#define DT_RELATIONS_LENS_H

#include <detente/graph.h>

typedef enum dt_sight {
    DT_LEAVES_FOR,  /* q, if it would leave the state for q, could it move there */
    DT_ANSWERS_BY,  /* q, if it would go on to q when it answers others */
    DT_DETERRED_BY, /* x, if ending up in x would make up for whatever it left the state for: x is a sanction */
    DT_SIGHTS
} dt_sight;

/** A view of pairs of states. `row` sets, in words that are all zero, the bits of the states for which `sight` holds of
 *  `dm` at `state`; whether there is a move does not matter. Anything but DT_OK ends the work and is returned. */
typedef struct dt_lens {
    dt_status (*row)(void *user, dt_sight sight, size_t dm, uint32_t state, uint64_t *row);
    void *user;
} dt_lens;

#endif
