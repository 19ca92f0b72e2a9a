/* SPDX-License-Identifier: MIT */
/* The steps of a plan that can be made from a state: gestures of one party, and exchanges of gestures.
 *
 * A gesture changes a few options of one party, or is one move of a bare graph. An exchange is one gesture each of several
 * parties, possible where `exchange_requires` holds before and after. Inside an exchange some may do their part and others
 * not: where `exchange_requires` still holds then, those who performed take back what can be taken back. */
#ifndef DT_FOLLOWUP_STEPS_H
#define DT_FOLLOWUP_STEPS_H

#include <detente/plan.h>

/** Some do their part in an exchange, others do not. */
typedef struct dt_step_default {
    uint32_t state;      /* where that leads, after what can be taken back is taken back */
    uint32_t performers; /* bit k: parties[k] did its part */
} dt_step_default;

typedef struct dt_step {
    uint32_t from, to;
    uint32_t parties[DT_EXCHANGE_MAX]; /* ascending */
    uint32_t party_count;
    uint32_t options;      /* changed; 1 in graph form */
    uint32_t irreversible; /* gestures that their party cannot take back by a move right after */
    dt_step_default defaults[(1u << DT_EXCHANGE_MAX) - 2];
    uint32_t default_count;
} dt_step;

typedef struct dt_steps dt_steps;

/** @param gesture   most options that one gesture changes, at least 1.
 *  @param exchange  most parties in an exchange, at most DT_EXCHANGE_MAX; below 2: none.
 *  @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT. `graph` and `budget` are borrowed. */
dt_status dt_steps_new(dt_steps **out, const dt_graph *graph, uint32_t gesture, uint32_t exchange, dt_budget *budget);
void dt_steps_free(dt_steps *steps);

/** Calls `visit` for each step from a state, always in the same order. Anything but DT_OK ends it and is returned. */
typedef dt_status (*dt_visit_step)(void *user, const dt_step *step);
dt_status dt_steps_from(dt_steps *steps, uint32_t from, dt_visit_step visit, void *user);

#endif
