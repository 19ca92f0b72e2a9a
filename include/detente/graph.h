/* SPDX-License-Identifier: MIT */
/* graph: the graph model proper. All feasible states listed, each decision maker's moves, each reading's ranks.
 * States are numbered from 0 here and from 1 in everything a person reads. Immutable once built. */
#ifndef DETENTE_GRAPH_H
#define DETENTE_GRAPH_H

#include <detente/rules.h>

#define DT_NO_STATE UINT32_MAX

typedef struct dt_graph dt_graph;

/** Lists the states of `model` (borrowed; must outlive the graph), prepares every decision maker's moves and ranks the
 *  states under every reading. Reports what shows only now: no feasible state, patterns that do not fit exactly one,
 *  infeasible named states, incomplete rankings.
 *  @param out  owned by the caller: dt_graph_free(); NULL unless DT_OK.
 *  @return DT_OK; DT_ERR_MODEL (reported, also when `diagnostics` already had errors); DT_ERR_LIMIT; DT_ERR_CANCELLED;
 *          DT_ERR_NOMEM. Time about states * (rules + decision makers + statements / 64); memory is asked of the budget
 *          before it is allocated: 8 bytes a state for 64 options, about 12 for each DM and 4 for each reading. */
DT_API dt_status dt_graph_build(dt_graph **out, const dt_model *model, dt_budget *budget, dt_diagnostics *diagnostics);
/** The graph of `model`, which has the options of the model of `base` and shares parts with it (variant.h). States, moves
 *  and ranks for which the two say the same, by the same pointers, are borrowed from `base`, which must outlive the graph.
 *  Nothing is reported: a status quo or a named state that is not feasible is DT_NO_STATE.
 *  @return DT_OK; DT_ERR_MODEL where no state is feasible, or a ranking leaves out one that is; DT_ERR_LIMIT,
 *          DT_ERR_CANCELLED, DT_ERR_NOMEM. */
DT_API dt_status dt_graph_variant(dt_graph **out, const dt_graph *base, const dt_model *model, dt_budget *budget);
/** A graph of some states only, to speak of them: `count` feasible states given by their vectors, in any order, with the
 *  moves between them and ranks among them. Their numbers and ranks mean nothing outside the sketch. The model is in
 *  option form and its readings are no rankings. @return as dt_graph_build(), but for DT_ERR_MODEL. Quadratic in `count`. */
DT_API dt_status dt_graph_sketch(dt_graph **out, const dt_model *model, const uint64_t *vectors, size_t count,
                                 dt_budget *budget);
/** Whose graph somebody acts by. */
typedef struct dt_graph_part {
    const dt_graph *graph; /* NULL: the own one */
    const uint32_t *there; /* [own states] which state it is there; DT_NO_STATE: it is not there */
    const uint64_t *known; /* option form: the options that it knows of, and alone changes */
} dt_graph_part;
/** The states of `own`, with the moves and ranks of each decision maker j from the graph of parts[j]: who is in s moves to q if
 *  there[s] leads to there[q] there, and nothing that it does not know of differs. From and to what is not there nobody moves,
 *  and its ranks mean nothing. Borrows from `own`; the parts may go.
 *  @return DT_OK, DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM. Time and memory of preparing moves and ranks. */
DT_API dt_status dt_graph_compose(dt_graph **out, const dt_graph *own, const dt_graph_part *parts, dt_budget *budget);

/** The states of `base`, under the same numbers, and `count` others behind them, given by their vectors, none of them twice:
 *  to find and to speak of what only somebody thinks possible. Has names, but neither moves nor ranks. Option form.
 *  @return DT_OK, DT_ERR_LIMIT, DT_ERR_NOMEM. Linear. */
DT_API dt_status dt_graph_stage(dt_graph **out, const dt_graph *base, const uint64_t *vectors, uint32_t count,
                                dt_budget *budget);
DT_API bool dt_graph_is_sketch(const dt_graph *graph);
DT_API void dt_graph_free(dt_graph *graph);
DT_API const dt_model *dt_graph_model(const dt_graph *graph);

/** Warnings that need the states: statements that never differ, unused options, readings that rank alike, named states
 *  that no moves reach from the status quo, rules that remove nothing, intransitive moves. Reported as warnings.
 *  @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT, DT_ERR_CANCELLED. */
DT_API dt_status dt_graph_warn(const dt_graph *graph, dt_budget *budget, dt_diagnostics *diagnostics);

DT_API uint32_t dt_graph_count(const dt_graph *graph); /* feasible states, at least 1 */
/** The state's vector: dt_model_words() words. In graph form one word, its index. */
DT_API const uint64_t *dt_graph_state(const dt_graph *graph, uint32_t state);
/** The state with this vector, or DT_NO_STATE. O(log states). */
DT_API uint32_t dt_graph_find(const dt_graph *graph, const uint64_t *vector);
DT_API uint32_t dt_graph_status_quo(const dt_graph *graph); /* DT_NO_STATE where the model has none */
/** The state that dt_model.named[k] names; DT_NO_STATE where a variant has made it infeasible. */
DT_API uint32_t dt_graph_named(const dt_graph *graph, size_t k);
/** Index into dt_model.named of the first name of this state (in file order), or DT_PATTERN_NONE. */
DT_API size_t dt_graph_name_of(const dt_graph *graph, uint32_t state);

/** The state that `text` names: a number from 1, a name (graph form: an id), a pattern of Y, N and - for each option that
 *  fits exactly one feasible state, or the options taken with commas between them, in square brackets or not ("[]": none).
 *  @return DT_OK; DT_ERR_MODEL when there is no such state, with what is wrong as a sentence in `trouble`;
 *          DT_ERR_NOMEM. `*state` is DT_NO_STATE unless DT_OK. O(states) for patterns, else O(options + names). */
DT_API dt_status dt_graph_parse_state(const dt_graph *graph, const char *text, uint32_t *state, dt_text *trouble);

/** Dense rank of a state under one reading: 1 is the worst class, higher is better, ties share a rank. */
DT_API uint32_t dt_graph_rank(const dt_graph *graph, size_t dm, size_t reading, uint32_t state);
DT_API uint32_t dt_graph_class_count(const dt_graph *graph, size_t dm, size_t reading);
/** Some state of the class with this rank. */
DT_API uint32_t dt_graph_class_example(const dt_graph *graph, size_t dm, size_t reading, uint32_t rank);

/** How `a` compares with `b` for `dm`, whose reading need not be a ranking: dt_rules_relate() of listed states, where pairs
 *  are compared by one look. Not asked of a sketch whose readings compare pairs. */
DT_API dt_relation dt_graph_relate(const dt_graph *graph, size_t dm, size_t reading, uint32_t a, uint32_t b);

/** Calls `visit` for each state that `dm` can move to from `from` in one move, each once, in ascending order.
 *  Anything but DT_OK from `visit` ends the walk and is returned. */
typedef dt_status (*dt_visit_move)(void *user, uint32_t to);
DT_API dt_status dt_graph_each_move(const dt_graph *graph, size_t dm, uint32_t from, dt_visit_move visit, void *user);

/** One move of a decision maker, and where it leads. */
typedef struct dt_move {
    size_t dm;
    uint32_t to;
} dt_move;

/** How a stable state stands for a decision maker. */
typedef enum dt_stand_by {
    DT_UNSTABLE,
    DT_BY_NO_MOVE,  /* there is no way back: it cannot move at all */
    DT_BY_LIKING,   /* the state ranks above all it can move to */
    DT_BY_TIE,      /* one of those ranks the same, none higher */
    DT_BY_SANCTION, /* it could improve, but every improvement can be answered */
    DT_BY_UNKNOWN   /* no rankings: it does not leave for states of which it is not known whether they are better */
} dt_stand_by;

typedef struct dt_stand {
    dt_stand_by by;
    size_t on; /* the deciding statement, from 0: the most important one on which the state and the best that moving
                  away secures differ; DT_PATTERN_NONE without one */
} dt_stand;

/** Are the moves of `dm` transitive (theory: q in R(s), r in R(q), r != s imply r in R(s))? */
DT_API bool dt_graph_transitive(const dt_graph *graph, size_t dm);

#endif
