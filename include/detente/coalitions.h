/* SPDX-License-Identifier: MIT */
/* coalitions: who could upset a state together, and who holds it up? Coalition improvements, and stability against them as Nash,
 * GMR, SMR and SEQ: D. M. Kilgour, K. W. Hipel, L. Fang, X. Peng 2001, Group Decision and Negotiation 10:159-175; T. Inohara,
 * K. W. Hipel 2008, Systems Engineering 11:343-359. docs/guide-coalitions.md says what is meant. */
#ifndef DETENTE_COALITIONS_H
#define DETENTE_COALITIONS_H

#include <detente/solution.h>

/** Bit i: decision maker i is a member. */
typedef uint64_t dt_coalition;
#define DT_COALITION_DMS_MAX 64
/** So many coalitions are looked at where nothing else is asked for: all of 12 decision makers. */
#define DT_COALITIONS_DEFAULT 4095
#define DT_COALITIONS_MAX ((size_t)1 << 20)

/** The concepts that coalitions have, by the ids of those they generalise. */
#define DT_COALITION_CONCEPTS                                                                                          \
    (1u << DT_CONCEPT_NASH | 1u << DT_CONCEPT_GMR | 1u << DT_CONCEPT_SMR | 1u << DT_CONCEPT_SEQ)

/** What a coalition brings about together. */
typedef struct dt_coalition_move {
    dt_coalition members; /* those who move */
    uint32_t to;
    dt_move *moves; /* a shortest legal sequence; NULL where all move at the same time */
    size_t move_count;
} dt_coalition_move;

/** A coalition that could gain together by leaving a state. */
typedef struct dt_upset {
    dt_coalition members;
    dt_concept_set
        upsets; /* under which the state is not stable against it: Nash; also GMR, SMR, SEQ where the others have no
                              answer of that kind to some gain */
    dt_concept_set
        minimal;    /* of these, the ones under which no part of it upsets the state. Not 0, unless it was named */
    uint32_t gains; /* states that it can bring about, and all its members gain by */
    dt_coalition_move gain; /* one of them: one to which the others have least to answer */
    dt_coalition_move
        *answers; /* how they can: in their own interest, coalition by coalition, if that is possible; else by any
                                   moves; none: they cannot */
    size_t answer_count;
    bool in_interest;    /* each of the answers improves for all who take part in it */
    dt_coalition spoilt; /* the members of the coalition that lose by that in the end, or at least do not gain */
    dt_coalition
        holders; /* who holds the state up: each of the others without whom some gain would have no answer in their
                             interest, or, where some gain has none of these as it is, no answer by any moves */
} dt_upset;

/** From one equilibrium to another. */
typedef struct dt_jump {
    dt_coalition members; /* no part of these could bring it about and gain */
    dt_coalition_move way;
} dt_jump;

/** One state, and whom it withstands. */
typedef struct dt_coalition_case {
    uint32_t state;
    dt_concept_set stable; /* against every coalition looked at */
    uint32_t upset_total;  /* coalitions that could gain by leaving it */
    dt_upset *upsets;      /* the minimal ones, and those that were named: by size, then by decision makers */
    size_t upset_count;
    dt_jump *jumps; /* by coalition, then by distance */
    size_t jump_count, jump_total;
    uint32_t dominating; /* feasible states that some rank above it and nobody below: it is Pareto-dominated */
    uint32_t dominating_equilibria;
    uint32_t
        dominated_by; /* such a state that none dominates in its turn; an equilibrium of which no equilibrium does, if
                              there is one; DT_NO_STATE: none */
} dt_coalition_case;

typedef struct dt_coalitions_options {
    const uint32_t *profile;     /* a reading for each decision maker */
    const dt_verdicts *verdicts; /* that decided `concept` */
    dt_concept_id concept;       /* the equilibria under it are looked at */
    uint32_t state;              /* look at this one alone; DT_NO_STATE: at every equilibrium */
    const dt_coalition *named;   /* these coalitions; NULL: all */
    size_t named_count;
    size_t size;  /* all: of at most so many members; 0: as many as keep them to DT_COALITIONS_DEFAULT */
    bool joint;   /* members move at the same time, else one after the other by legal sequences. Not in graph form */
    bool pareto;  /* a coalition gains where some members do and none loses; else where all do */
    bool tables;  /* decide every state for each of the named */
    size_t jumps; /* most jumps told from each state */
} dt_coalitions_options;
#define DT_COALITIONS_OPTIONS_INIT                                                                                     \
    {                                                                                                                  \
        .concept = DT_CONCEPT_SEQ, .state = DT_NO_STATE, .jumps = 12                                                   \
    }

/** Which states are stable against one coalition. */
typedef struct dt_coalition_table {
    uint64_t *stable[DT_CONCEPT_COUNT]; /* bit s; NULL but for DT_COALITION_CONCEPTS */
    uint32_t decided;                   /* states 0 to decided - 1 */
} dt_coalition_table;

typedef struct dt_coalitions {
    bool complete; /* no limit was reached */
    dt_coalition
        players; /* whose coalitions all are: those who have options (in graph form moves), for who never moves cannot help and is
                             one more who has to gain; everybody with options.pareto, for such a one may be who gains, and where
                             somebody's moves are not transitive, for the same coalition does not act twice in a row */
    dt_coalition *list; /* the coalitions looked at, by size, then by decision makers; or the named ones as given */
    size_t count;
    size_t size;              /* of the largest; less than the number of players: larger ones were not looked at */
    dt_coalition_case *cases; /* the status quo first, then named states, then all others by number */
    size_t case_count;
    size_t equilibria;          /* how many there are */
    dt_coalition_table *tables; /* [count] with options.tables, else NULL */
    struct dt_arena *arena;
} dt_coalitions;

/** Finds out. @param out  owned by the caller: dt_coalitions_free(). With DT_ERR_LIMIT and DT_ERR_CANCELLED it holds the cases
 *  looked at so far and the tables as far as they were decided, or is NULL.
 *  @return DT_OK; DT_ERR_LIMIT, also with more decision makers or coalitions than are looked at; DT_ERR_CANCELLED; DT_ERR_NOMEM.
 *  For each case one look at every state, which leaves few coalitions; for each of these a walk over what it can bring about,
 *  and for each gain a search for an answer, which ends with the first. */
DT_API dt_status dt_coalitions_find(dt_coalitions **out, const dt_graph *graph, const dt_coalitions_options *options,
                                    dt_budget *budget);
DT_API void dt_coalitions_free(dt_coalitions *coalitions);

#endif
