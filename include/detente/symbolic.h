/* SPDX-License-Identifier: MIT */
/* symbolic: the same questions at any number of states. Sets of states are decision diagrams; nothing is listed, every count
 * is exact. The method: docs/architecture.md, "The symbolic engine".
 *
 * A state is a vector of option bits, dt_model_words() words. Preferences are by statements or by weights. */
#ifndef DETENTE_SYMBOLIC_H
#define DETENTE_SYMBOLIC_H

#include <detente/rules.h>

/** One conflict as decision diagrams. Not shared between threads: asking it something may build more of them. */
typedef struct dt_symbolic dt_symbolic;

/** Can the engine take this model under `profile` (a reading for each decision maker; NULL: under every profile)? Not
 *  where it is a bare graph (then `*dm` is DT_PATTERN_NONE) or where a preference is a ranking (of `*dm`, in `*reading`). */
DT_API bool dt_symbolic_takes(const dt_model *model, const uint32_t *profile, size_t *dm, size_t *reading);

/** Draws the diagrams of `model`, which is in option form: the feasible states, everybody's moves, the states it names.
 *  Reports what dt_graph_build() does of those. `model` and `budget` are borrowed and must outlive it.
 *  @return DT_OK; DT_ERR_MODEL (reported); DT_ERR_LIMIT (memory, time, or more options and statements than the engine
 *          takes); DT_ERR_CANCELLED; DT_ERR_NOMEM. Cost: polynomial where options are tied to few others, exponential at
 *          worst; ends at the limits. */
DT_API dt_status dt_symbolic_new(dt_symbolic **out, const dt_model *model, dt_budget *budget,
                                 dt_diagnostics *diagnostics);
DT_API void dt_symbolic_free(dt_symbolic *symbolic);
DT_API const dt_model *dt_symbolic_model(const dt_symbolic *symbolic);
/** The number of feasible states in decimal, owned by `symbolic`; and that number up to `most`. */
DT_API const char *dt_symbolic_states(const dt_symbolic *symbolic);
DT_API uint64_t dt_symbolic_states_up_to(const dt_symbolic *symbolic, uint64_t most);
DT_API const uint64_t *dt_symbolic_status_quo(const dt_symbolic *symbolic); /* NULL where the model has none */
DT_API const uint64_t *dt_symbolic_named(const dt_symbolic *symbolic, size_t k);
/** Index into dt_model.named of the first name of this state, or DT_PATTERN_NONE. Cost: O(names). */
DT_API size_t dt_symbolic_name_of(const dt_symbolic *symbolic, const uint64_t *state);
/** The state that `text` names: a name, a pattern that fits one feasible state, or the options taken. As
 *  dt_graph_parse_state(), but for numbers, which states have no longer. `state` has room for dt_model_words() words. */
DT_API dt_status dt_symbolic_parse_state(dt_symbolic *symbolic, const char *text, uint64_t *state, dt_text *trouble);

/** Warns of what dt_graph_warn() does, but calls readings alike only where they are so statement by statement, and does not look
 *  for short cuts around forbidden moves of decision makers with more than twelve options.
 *  @return DT_OK, DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM. */
DT_API dt_status dt_symbolic_warn(dt_symbolic *symbolic, dt_diagnostics *diagnostics);
/** As dt_rules_count_removed(), at any size. */
DT_API dt_status dt_symbolic_count_removed(dt_rule_count **out, dt_symbolic *symbolic);

/** Verdicts of one conflict under one profile of readings: for each concept and decision maker a set of states. */
typedef struct dt_sets dt_sets;

/** Decides `concepts` for every decision maker. `symbolic` is borrowed; `profile` (a reading for each DM, none of them a
 *  ranking) copied. @return DT_OK, DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM. */
DT_API dt_status dt_sets_new(dt_sets **out, dt_symbolic *symbolic, const uint32_t *profile, dt_concept_set concepts);
DT_API void dt_sets_free(dt_sets *sets);
DT_API dt_symbolic *dt_sets_symbolic(const dt_sets *sets);
DT_API const uint32_t *dt_sets_profile(const dt_sets *sets);
DT_API dt_concept_set dt_sets_concepts(const dt_sets *sets); /* those decided */
/** Is the state, which is feasible, stable for `dm` under `concept`? O(options). */
DT_API bool dt_sets_stable(const dt_sets *sets, dt_concept_id concept, size_t dm, const uint64_t *state);
DT_API bool dt_sets_equilibrium(const dt_sets *sets, dt_concept_id concept, const uint64_t *state);

/** Which equilibria are asked about, and what of them. */
typedef struct dt_which {
    const dt_statement *where; /* those at which it holds; NULL: all */
    bool better;               /* those that every decision maker prefers to the status quo, which there is */
    bool
        undominated; /* those for which no other of these is at least as good for every decision maker and better for one
                         (Pareto) */
    size_t best_for;   /* one that this decision maker ranks highest, and lowest; DT_PATTERN_NONE: not asked for */
    uint64_t examples; /* the first so many of them */
} dt_which;
#define DT_WHICH_INIT                                                                                                  \
    {                                                                                                                  \
        .where = NULL, .better = false, .undominated = false, .best_for = DT_PATTERN_NONE, .examples = 10              \
    }

/** In how many of the equilibria asked about an option is taken: in all, in none, or a share between. */
typedef struct dt_share {
    bool always, never; /* both false where there is none of them, too */
    double taken;       /* from 0 to 1, to about 15 digits */
} dt_share;

/** What there is to say of all equilibria of one concept together. Numbers are exact, in decimal. */
typedef struct dt_digest {
    char **stable;      /* [DMs] states stable for each, of those at which `where` holds */
    char *equilibria;   /* of those asked about */
    double part;        /* of all feasible states, as a fraction */
    dt_share *shares;   /* [options] */
    uint64_t *examples; /* by ascending code, dt_model_words() words each */
    size_t example_count;
    uint32_t set; /* two digests of one dt_symbolic, while both live, are of the same equilibria iff these are equal */
    uint64_t *best, *worst; /* the first of the highest, of the lowest; NULL where not asked for or there is none */
} dt_digest;

/** Counts and reads off. Owned by the caller: dt_digest_free().
 *  @return DT_OK, DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM. Cost: about options * size of the set; undominated: at
 *          worst exponential in the options that statements tie together. */
DT_API dt_status dt_sets_digest(dt_digest *out, const dt_sets *sets, dt_concept_id concept, const dt_which *which);
DT_API void dt_digest_free(dt_digest *digest, const dt_sets *sets);
/** How many feasible states satisfy a statement, in decimal, into `*count`, which is the caller's to free. */
DT_API dt_status dt_symbolic_count_where(dt_symbolic *symbolic, const dt_statement *where, char **count);
/** The first `most` of these states, by ascending code, one vector after the other. `*out` is the caller's to free. */
DT_API dt_status dt_symbolic_list_where(dt_symbolic *symbolic, const dt_statement *where, uint64_t most, uint64_t **out,
                                        size_t *count);

/* ---- one state ---------------------------------------------------------------------------------------------------- */

/** What a decision maker can do from one state. Numbers in decimal. */
typedef struct dt_outlook {
    char *moves;        /* states it can move to */
    char *ties;         /* of these, the ones it ranks the same */
    char *improvements; /* and higher */
    uint64_t *best;     /* the first of the best states it can move to; NULL without a move */
    char *classes;      /* into which it puts the feasible states, */
    char *above;        /* and of these, the better ones */
} dt_outlook;
/** Owned by the caller: dt_outlook_free(). @return DT_OK, DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM. */
DT_API dt_status dt_symbolic_outlook(dt_outlook *out, dt_symbolic *symbolic, const uint32_t *profile, size_t dm,
                                     const uint64_t *state);
DT_API void dt_outlook_free(dt_outlook *outlook);
/** The first `most` of the states that the decision maker can move to, the best first, those of one class by ascending code:
 *  `*count` vectors of dt_model_words() words, the caller's to free. */
DT_API dt_status dt_symbolic_best_moves(uint64_t **out, size_t *count, dt_symbolic *symbolic, const uint32_t *profile,
                                        size_t dm, const uint64_t *state, uint64_t most);

/** One move, and where it leads. */
typedef struct dt_far_move {
    size_t dm;
    const uint64_t *to;
} dt_far_move;

/** As dt_answer of followup.h, in vectors. */
typedef struct dt_far_answer {
    const uint64_t *to;
    bool sanctioned;
    dt_far_move *moves;
    size_t move_count;
    const uint64_t *end, *escape; /* NULL where there is none */
    uint64_t reached, escapable;  /* UINT64_MAX: that many or more */
} dt_far_answer;

/** Why a state is stable for a decision maker or not. Everything it points to belongs to it. */
typedef struct dt_far_witness {
    dt_concept_id concept;
    size_t dm;
    bool stable;
    uint64_t moves, ties, improvements; /* UINT64_MAX: that many or more */
    const uint64_t *best;
    dt_far_answer *answers; /* stable: for the best improvements; unstable: the best that nobody sanctions */
    size_t answer_count;
    struct dt_arena *arena;
} dt_far_witness;

/** Finds out why, from this state alone: no other verdict is needed. Shortest legal sequences, by going backwards from what
 *  would be a sanction. Every move is held against the rules before it is given away.
 *  @param most  improvements to answer at most, the best first; at least 1.
 *  @return DT_OK, DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM. Owned by the caller: dt_far_witness_free(). */
DT_API dt_status dt_symbolic_explain(dt_far_witness **out, dt_symbolic *symbolic, const uint32_t *profile,
                                     dt_concept_id concept, size_t dm, const uint64_t *state, size_t most);
DT_API void dt_far_witness_free(dt_far_witness *witness);

/* ---- how it could come about -------------------------------------------------------------------------------------- */

/** Who makes which moves, as dt_paths_how of paths.h. */
typedef enum dt_far_how { DT_FAR_IMPROVEMENTS, DT_FAR_MIXED, DT_FAR_ANY, DT_FAR_HOWS } dt_far_how;

/** What is wanted: one of these. */
typedef struct dt_far_goal {
    const uint64_t *state;
    const dt_statement *that;
    const dt_sets *equilibria; /* under `concept`, which they decided */
    dt_concept_id concept;
} dt_far_goal;

typedef struct dt_far_unfolding {
    const uint32_t *profile; /* a reading for each decision maker, none of them a ranking */
    const uint64_t *from;
    dt_far_goal goal;
    const bool *disimprove; /* [DMs] who makes any moves in the mixed diagram; NULL: there is none */
    bool rounds;            /* how many states are reached within how many moves? */
} dt_far_unfolding;

typedef struct dt_far_way {
    bool known, leads;  /* was it found out? does a legal sequence lead there? */
    dt_far_move *moves; /* a shortest one */
    size_t count;
} dt_far_way;

/** Everything it points to belongs to it. Numbers in decimal, NULL where they were not found out. */
typedef struct dt_far_paths {
    bool complete;                                     /* no limit was reached */
    char *wanted;                                      /* states in the goal */
    char *reached[DT_FAR_HOWS], *arrived[DT_FAR_HOWS]; /* states reached, the start included; of the wanted ones */
    /* The wanted state that is told of: the nearest by improvements, else by mixed moves, else by as few moves without gain as
       can be; NULL: no moves lead to any. */
    const uint64_t *target;
    bool entered;                 /* an improvement leads there from some state */
    dt_far_way ways[DT_FAR_HOWS]; /* there */
    dt_far_way detour; /* where improvements do not lead: as few moves without gain as can be, and then a shortest */
    uint64_t price;    /* how many of its moves do not improve for their movers */
    /* Where improvements from the start end, since nobody can improve from there: how many states, the first DT_FAR_ENDS of them. */
    char *ends;
    const uint64_t *end_list;
    size_t end_count;
    /* within[how][k]: states reached within k moves, up to the least number in which all are. NULL: not asked, or not found out. */
    char **within[DT_FAR_HOWS];
    size_t rounds[DT_FAR_HOWS]; /* entries */
    struct dt_arena *arena;
} dt_far_paths;
#define DT_FAR_ENDS 8

/** Finds out: first how much is reached, by going forwards; then, within that, by going backwards from the goal in layers of one
 *  more move each.
 *  Every move is held against the rules before it is given away. @param out  owned by the caller: dt_far_paths_free(). With
 *  DT_ERR_LIMIT and DT_ERR_CANCELLED it holds what is known so far, or is NULL; `symbolic` can then be freed only.
 *  @return DT_OK, DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM. */
DT_API dt_status dt_symbolic_paths(dt_far_paths **out, dt_symbolic *symbolic, const dt_far_unfolding *question);
DT_API void dt_far_paths_free(dt_far_paths *paths);

/** What the engine has used so far. */
typedef struct dt_symbolic_figures {
    uint64_t nodes, peak_nodes, bytes, steps;
} dt_symbolic_figures;
DT_API dt_symbolic_figures dt_symbolic_figures_now(const dt_symbolic *symbolic);

#endif
