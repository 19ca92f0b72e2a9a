/* SPDX-License-Identifier: MIT */
/* attitudes: what becomes stable where decision makers care for others, or wish them ill. e_ij, the attitude of i towards j (j may
 * be i), is + (devoted: i takes to states that are at least as good for j), - (aggressive: to states that are not) or 0
 * (indifferent: j does not count). i replies to a state by its moves that all its attitudes allow, and the relational forms of
 * Nash, GMR, SMR and SEQ take these replies for improvements.
 *
 * T. Inohara, K. W. Hipel, S. Walker 2007, Journal of Systems Science and Systems Engineering 16:181-201; T. Inohara,
 * K. W. Hipel 2009 (two propositions, which the tests hold). A state from which one comes back, or to which nothing is gained
 * over the one that was left, is a sanction: without the state itself among them the propositions fail. */
#ifndef DETENTE_ATTITUDES_H
#define DETENTE_ATTITUDES_H

#include <detente/graph.h>

/** How somebody regards somebody: an attitude. */
typedef enum dt_regard { DT_INDIFFERENT, DT_DEVOTED, DT_AGGRESSIVE, DT_REGARDS } dt_regard;
/** "0", "+" or "-". */
DT_API const char *dt_regard_sign(dt_regard attitude);

typedef enum dt_relational { DT_RNASH, DT_RGMR, DT_RSMR, DT_RSEQ, DT_RELATIONALS } dt_relational;
typedef struct dt_relational_info {
    const char *name;  /* on the command line and in JSON: "rnash" */
    const char *brief; /* as papers abbreviate it: "RNash" */
    const char *definition;
} dt_relational_info;
DT_API const dt_relational_info *dt_relational_get(dt_relational concept);
/** The concept called `name`; false where there is none. */
DT_API bool dt_relational_find(const char *name, dt_relational *out);

/** Fills in that each cares for itself alone: e_ii = +, all others 0. `attitudes`: [dm * dms + towards]. */
DT_API void dt_attitudes_discrete(dt_regard *attitudes, size_t dms);

/** One profile of attitudes and what is stable under it. */
typedef struct dt_attitude_case {
    dt_regard *attitudes;             /* [dm * dms + towards] */
    uint64_t *stable[DT_RELATIONALS]; /* [dm * words + ...] a bit for each state */
} dt_attitude_case;

/** Profiles side by side: first the one asked for, then others. */
typedef struct dt_attitude_cases {
    const dt_graph *graph;
    size_t dms, words; /* words: of one set of states */
    dt_attitude_case *items;
    size_t count;
    bool complete; /* false: a limit was reached before all were decided */
} dt_attitude_cases;

/** Which others. */
typedef enum dt_attitude_sweep {
    DT_SWEEP_NONE,
    DT_SWEEP_EACH, /* every attitude alone takes its two other values: 2 * DMs^2 */
    DT_SWEEP_ROW   /* those of one decision maker take all values together: 3^DMs */
} dt_attitude_sweep;

typedef struct dt_attitudes_options {
    const uint32_t *profile;    /* a reading for each decision maker */
    const dt_regard *attitudes; /* [dm * dms + towards] */
    dt_attitude_sweep sweep;
    size_t row; /* whose, for ROW */
} dt_attitudes_options;

/** Most profiles of one answer. */
#define DT_ATTITUDE_CASES_MAX 2187

/** Decides all states for everybody under each profile. Owned by the caller: dt_attitude_cases_free().
 *  @return DT_OK, DT_ERR_NOMEM; DT_ERR_LIMIT or DT_ERR_CANCELLED with those decided by then, or NULL if none was. A row of more
 *          than DT_ATTITUDE_CASES_MAX profiles is refused with DT_ERR_LIMIT.
 *  Memory: 2 * DMs * states^2 / 8 bytes. Time for each profile: moves * DMs * states / 64. */
DT_API dt_status dt_attitudes_solve(dt_attitude_cases **out, const dt_graph *graph, const dt_attitudes_options *options,
                                    dt_budget *budget);
DT_API void dt_attitude_cases_free(dt_attitude_cases *cases);

DT_API bool dt_attitudes_stable(const dt_attitude_cases *cases, size_t item, dt_relational concept, size_t dm,
                                uint32_t state);
/** Stable for everybody. */
DT_API bool dt_attitudes_equilibrium(const dt_attitude_cases *cases, size_t item, dt_relational concept,
                                     uint32_t state);
/** How many equilibria the item has that the first has not, and the other way round. */
DT_API void dt_attitudes_compare(const dt_attitude_cases *cases, size_t item, dt_relational concept, uint32_t *begins,
                                 uint32_t *ends);

#endif
