/* SPDX-License-Identifier: MIT */
/* What coalitions can bring about from a state, and who gains by it.
 *
 * By legal sequences of their members' moves, nobody twice in a row, which is what the literature means (theory 2.1); or, jointly,
 * by all members changing their options at the same time, as if they were one decision maker, so that what lies between need not
 * be feasible. In both only the end counts: members may pass through states that they like less. */
#ifndef DT_FOLLOWUP_COMPANY_H
#define DT_FOLLOWUP_COMPANY_H

#include "base/memory.h"
#include "stability/walk.h"

#include <detente/coalitions.h>

typedef struct dt_company {
    const dt_graph *graph;
    const dt_model *model;
    dt_budget *budget;
    dt_profile profile;
    bool joint, pareto;
    size_t words;
    dt_coalition all, players; /* everybody; those whose coalitions are looked at: see dt_coalitions */
    uint64_t *own;             /* [decision makers][words] the bits of its options; NULL in graph form */
} dt_company;

dt_status dt_company_init(dt_company *company, const dt_graph *graph, const dt_coalitions_options *options,
                          dt_budget *budget);
void dt_company_free(dt_company *company);

/** Those who rank `state` above `from`, and those who rank it below. */
dt_coalition dt_company_better(const dt_company *company, uint32_t from, uint32_t state);
dt_coalition dt_company_worse(const dt_company *company, uint32_t from, uint32_t state);
/** Does the coalition gain by `state`, compared with `from`? */
bool dt_company_gains(const dt_company *company, dt_coalition members, uint32_t from, uint32_t state);
/** Those of `among` whose options differ, and so must have moved; none in graph form. */
dt_coalition dt_company_changed(const dt_company *company, dt_coalition among, uint32_t a, uint32_t b);
/** Are there any? */
bool dt_company_any_changed(const dt_company *company, dt_coalition among, uint32_t a, uint32_t b);
/** Could a member move twice in a row and so do what it could not do in one move? Then it must be known who moved last. */
bool dt_company_apart(const dt_company *company, dt_coalition members);

/** Can the members undo whatever they do, so that all they reach from a state reach the same? */
bool dt_company_undoes(const dt_company *company, dt_coalition members);

/** What one coalition can bring about from one state, breadth first; one question after the other. */
typedef struct dt_reaching {
    const dt_company *company;
    dt_walk walk;     /* in sequence */
    dt_walk_how *how; /* [decision makers] */
    uint32_t *list;   /* jointly: the states, ascending */
    uint32_t listed;
    dt_coalition members;
    uint32_t from;
    uint32_t found; /* index of the one that was wanted; UINT32_MAX: none */
    uint64_t bytes;
} dt_reaching;

dt_status dt_reaching_init(dt_reaching *reaching, const dt_company *company);
void dt_reaching_free(dt_reaching *reaching);

/** Brings about what `members` can from `from`, until a state is wanted (NULL: all of it). */
dt_status dt_reaching_run(dt_reaching *reaching, dt_coalition members, uint32_t from, dt_walk_wanted wanted,
                          void *user);
/** How many places have been reached, and the state of one. In sequences a state may have several. */
uint32_t dt_reaching_count(const dt_reaching *reaching);
uint32_t dt_reaching_state(const dt_reaching *reaching, uint32_t k);
/** How the k-th is brought about; the moves belong to `arena`. The same of a place of the walk. */
dt_status dt_reaching_way(const dt_reaching *reaching, uint32_t k, dt_arena *arena, dt_coalition_move *out);
dt_status dt_reaching_way_to(const dt_reaching *reaching, uint32_t place, dt_arena *arena, dt_coalition_move *out);

#endif
