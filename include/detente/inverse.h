/* SPDX-License-Identifier: MIT */
/* inverse: what would have to be preferred for a state to be an equilibrium? The inverse problem of the graph model (R. A.
 * Kinsara, D. M. Kilgour, K. W. Hipel 2015, IEEE Transactions on Systems, Man, and Cybernetics: Systems 45:734-742): moves stay,
 * chosen minds vary. */
#ifndef DETENTE_INVERSE_H
#define DETENTE_INVERSE_H

#include <detente/graph.h>

/** `dm` ranks the state `high` above the state `low`; negated: it does not. */
typedef struct dt_comparison {
    uint32_t dm, high, low;
    bool negated;
} dt_comparison;

/** Comparisons all of which must hold: indices into dt_inverse.comparisons, ascending. */
typedef struct dt_way {
    const uint32_t *comparisons;
    size_t count;
} dt_way;

/** `dm` must not leave the wanted state for `to`: one of the ways must hold, of which none contains another. */
typedef struct dt_demand {
    uint32_t dm, to;
    dt_way *ways;     /* the shortest first; owned */
    size_t way_count; /* 0: it leaves whatever those who vary may want */
    bool cut;         /* there may be more ways than are listed: see DT_ARRIVALS_MAX */
} dt_demand;

/** Why orders are not counted. */
typedef enum dt_uncounted {
    DT_COUNTED,
    DT_UNCOUNTED_WAYS,        /* not all ways are listed */
    DT_UNCOUNTED_STATES,      /* the conflict has more than DT_COUNTED_STATES_MAX states */
    DT_UNCOUNTED_COMPARISONS, /* somebody must compare more than DT_COMPARED_MAX states with one another */
    DT_UNCOUNTED_SIZE,        /* the diagram of the demands has more than DT_DEMANDS_MAX nodes */
    DT_UNCOUNTED_UNFINISHED   /* a limit was reached before, or the user interrupted */
} dt_uncounted;

#define DT_COUNTED_STATES_MAX 1000
#define DT_COMPARED_MAX 8 /* the wanted state included */
#define DT_DEMANDS_MAX (1u << 18)
#define DT_ARRIVALS_MAX 10000 /* ways of getting somewhere that depend on what somebody prefers; of one demand */

/** How many orders of all states, or combinations of one for each varied mind, meet all demands. Exact. */
typedef struct dt_order_count {
    char *count, *all; /* in decimal; owned */
    double share;      /* count / all */
} dt_order_count;

/** What must be preferred when some minds vary and the others stay as they are. */
typedef struct dt_inverse_terms {
    bool *varied;       /* [decision makers] owned */
    dt_demand *demands; /* all must be met; those that are met whatever is preferred are left out; owned */
    size_t demand_count;
    dt_uncounted uncounted;
    dt_order_count strict; /* orders without ties */
    dt_order_count weak;   /* orders with ties or without: Fubini numbers */
} dt_inverse_terms;

typedef struct dt_inverse_options {
    dt_concept_id concept;
    const uint32_t *profile; /* a reading for each decision maker: what is preferred as things are; borrowed */
    const bool *who;         /* [decision makers] whose preferences vary; NULL: everybody's; borrowed */
    uint32_t state;          /* the one that is wanted */
} dt_inverse_options;

typedef struct dt_inverse {
    const dt_graph *graph; /* borrowed */
    dt_inverse_options options;
    bool *unstable; /* [decision makers] who would leave the wanted state as things are */
    bool holds;     /* nobody would */
    dt_inverse_terms
        *terms; /* each mind alone, in model order; then all of them together, where there are several and either
                        `who` names them or the concept keeps minds apart */
    size_t count;
    dt_comparison *comparisons;
    size_t comparison_count;
    uint32_t *items; /* what ways point to */
} dt_inverse;

/** Conditions and counts. Under Nash, GMR and SMR a demand speaks of one mind's comparisons with the wanted state alone. Under
 *  SEQ and SSEQ the answers of those who vary must be improvements, so that minds depend on one another; under SIM likewise.
 *  @param out  owned by the caller: dt_inverse_free(). Also given with DT_ERR_LIMIT and DT_ERR_CANCELLED when all demands
 *              were found: then some of them are not counted.
 *  @return DT_OK, DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM. Counting: a decision diagram of the demands, for each of its
 *          nodes a number for each state, and all weak orders of what must be compared with one another. */
DT_API dt_status dt_inverse_new(dt_inverse **out, const dt_graph *graph, const dt_inverse_options *options,
                                dt_budget *budget);
DT_API void dt_inverse_free(dt_inverse *inverse);

#endif
