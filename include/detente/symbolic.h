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

/** Which equilibria are asked about. */
typedef struct dt_which {
    const dt_statement *where; /* those at which it holds; NULL: all */
    bool better;               /* those that every decision maker prefers to the status quo, which there is */
    bool undominated;          /* those for which no other of them is at least as good for all and better for one */
} dt_which;

typedef enum dt_common { DT_COMMON_NOT, DT_COMMON_TAKEN, DT_COMMON_DROPPED } dt_common;

/** What there is to say of all equilibria of one concept together. Numbers are exact, in decimal. */
typedef struct dt_digest {
    char **stable;      /* [DMs] states stable for each, of those at which `where` holds */
    char *equilibria;   /* of those asked about */
    dt_common *common;  /* [options] taken, or not taken, in every one of them; NULL where there is none */
    uint64_t *examples; /* the first `example_count` of them in number order, dt_model_words() words each */
    size_t example_count;
    uint64_t *best, *worst; /* [DMs] one that the decision maker ranks highest, lowest; NULL where there is none */
} dt_digest;

/** Counts and reads off. `examples`: how many at most. Owned by the caller: dt_digest_free().
 *  @return DT_OK, DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM. */
DT_API dt_status dt_sets_digest(dt_digest *out, const dt_sets *sets, dt_concept_id concept, const dt_which *which,
                                uint64_t examples);
DT_API void dt_digest_free(dt_digest *digest, const dt_model *model);
/** How many feasible states satisfy a statement, in decimal, into `*count`, which is the caller's to free. */
DT_API dt_status dt_symbolic_count_where(dt_symbolic *symbolic, const dt_statement *where, char **count);

/** What the engine has used so far. */
typedef struct dt_symbolic_figures {
    uint64_t nodes, peak_nodes, bytes, steps;
} dt_symbolic_figures;
DT_API dt_symbolic_figures dt_symbolic_figures_now(const dt_symbolic *symbolic);

#endif
