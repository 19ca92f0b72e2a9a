/* SPDX-License-Identifier: MIT */
/* paths: how could it unfold? What legal sequences of moves (nobody twice in a row) reach from a state, in how few moves, by
 * which sequences; what they do not reach, and what that would take; where improvements end, and where they go round.
 * Status quo analysis: K. W. Li, D. M. Kilgour, K. W. Hipel 2005, Journal of the Operational Research Society 56:699-707;
 * shortest legal paths: H. Xu, D. M. Kilgour, K. W. Hipel, G. Kemkes 2010, European Journal of Operational Research
 * 207:318-329. */
#ifndef DETENTE_PATHS_H
#define DETENTE_PATHS_H

#include <detente/solution.h>

/** Three diagrams: who makes which moves. */
typedef enum dt_paths_how {
    DT_PATHS_IMPROVEMENTS, /* everybody only those that it gains by */
    DT_PATHS_MIXED,        /* the chosen ones any, the others improvements */
    DT_PATHS_ANY,          /* everybody any */
    DT_PATHS_HOWS
} dt_paths_how;

/** How one state is reached in one diagram. */
typedef struct dt_path_way {
    uint32_t moves; /* fewest; UINT32_MAX: not reached */
    uint64_t count; /* legal sequences of so many moves; UINT64_MAX: so many or more */
    dt_move *list;  /* the first `told` of them, by mover and state, `moves` moves each, one after the other */
    uint32_t told;
} dt_path_way;

typedef struct dt_path_target {
    uint32_t state;
    dt_path_way ways[DT_PATHS_HOWS];
    /* where improvements do not lead: */
    uint32_t price;  /* the fewest moves that somebody would have to make without gaining by them; UINT32_MAX: no moves
                          lead there at all */
    dt_move *detour; /* a sequence with so few of these, and of such sequences a shortest one */
    uint32_t detour_moves;
    bool entered; /* an improvement leads there from some state */
} dt_path_target;

/** States from each of which improvements lead to all others of them, and back. */
typedef struct dt_cycle {
    uint32_t states; /* how many; at least 2 */
    uint32_t first;  /* the first of them */
    dt_move *round;  /* improvements from there that come back to it: as few as can be */
    size_t moves;
} dt_cycle;

typedef struct dt_paths_options {
    uint32_t from;
    const uint64_t *goal;    /* bit s: somebody asks how s is reached */
    const uint32_t *profile; /* a reading for each decision maker */
    const bool *disimprove;  /* [decision makers] who makes any moves in the mixed diagram; NULL: there is none */
    uint32_t sequences;      /* most sequences told of each way */
    uint32_t targets;        /* most states told of, the nearest first */
    uint32_t cycles;         /* most cycles told */
} dt_paths_options;
#define DT_PATHS_OPTIONS_INIT                                                                                          \
    {                                                                                                                  \
        .sequences = 3, .targets = 12, .cycles = 5                                                                     \
    }

typedef struct dt_paths {
    uint32_t from;
    bool complete;                  /* no limit was reached */
    uint32_t *moves[DT_PATHS_HOWS]; /* [states] fewest moves, 0 at `from`, UINT32_MAX: not reached; MIXED may be NULL */
    uint32_t reached[DT_PATHS_HOWS];  /* states, `from` included */
    uint32_t farthest[DT_PATHS_HOWS]; /* the greatest number of moves among them */
    uint32_t wanted;                  /* states in the goal */
    uint32_t arrived[DT_PATHS_HOWS];  /* how many of them each diagram reaches */
    dt_path_target *targets;          /* by improvements first, the fewest moves first */
    size_t target_count;
    uint32_t *sinks; /* ascending: states where improvements from `from` may end, since nobody can go on */
    size_t sink_count;
    dt_cycle *cycles; /* that improvements from `from` lead into, by their first state */
    size_t cycle_count;
    uint32_t cycle_total;
} dt_paths;

/** Finds out. @param out  owned by the caller: dt_paths_free(). With DT_ERR_LIMIT and DT_ERR_CANCELLED it holds what is known
 *  so far (which diagrams: moves[] not NULL; of which targets), or is NULL.
 *  @return DT_OK, DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM. Time: a walk for each diagram, and one where not all targets
 *          are reached; for each target told its shortest sequences backwards; one search for cycles. Each is about linear
 *          in the states and decision makers. */
DT_API dt_status dt_paths_find(dt_paths **out, const dt_graph *graph, const dt_paths_options *options,
                               dt_budget *budget);
DT_API void dt_paths_free(dt_paths *paths);

#endif
