/* SPDX-License-Identifier: MIT */
/* A conflict from a text in one call. A text that is no sound model fails the test that gave it, with the diagnostics
 * printed; conflict_try() leaves that to the caller. */
#ifndef DT_TESTS_CONFLICT_H
#define DT_TESTS_CONFLICT_H

#include <detente/graph.h>
#include <detente/judge.h>
#include <detente/stability.h>

typedef struct conflict {
    dt_source *source;
    dt_diagnostics *diagnostics;
    dt_model *model;
    dt_budget *budget;
    dt_graph *graph; /* NULL if conflict_try() got no further */
    dt_status status;
} conflict;

/** Reads and builds `text` under the default limits. Never NULL: without a graph the test has failed. */
conflict *conflict_new(const char *text);
/** The same, but `status`, `diagnostics` and a NULL `graph` tell what went wrong. Only memory trouble fails the test. */
conflict *conflict_try(const char *text);
void conflict_free(conflict *c);

/** The state called `name` in the model: a named state, the id of a listed state, or a pattern of Y and N for an option
 *  each. Fails the test if there is none. */
uint32_t conflict_state(const conflict *c, const char *name);

/** Verdicts of `concepts` under the first reading of every decision maker. Owned by the caller. */
dt_verdicts *conflict_solve(const conflict *c, dt_concept_set concepts);

#endif
