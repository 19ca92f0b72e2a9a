/* SPDX-License-Identifier: MIT */
/* followup: questions asked of a conflict and its answer. One file per question. */
#ifndef DETENTE_FOLLOWUP_H
#define DETENTE_FOLLOWUP_H

#include <detente/paths.h>
#include <detente/plan.h>
#include <detente/coalitions.h>
#include <detente/relations.h>
#include <detente/solution.h>

/** What `verify` found. */
typedef struct dt_verification {
    uint64_t checked;  /* verdicts re-decided by the judge */
    uint64_t verdicts; /* verdicts in the result */
    bool lie;
    char lie_text[512]; /* the first lie, as a sentence; "" without one */
} dt_verification;

typedef struct dt_verify_options {
    uint64_t sample; /* number of verdicts drawn; 0: every one */
    uint64_t seed;
} dt_verify_options;

/** Holds `result`, the text of a file that `solve --format json` or `explain --format json` wrote, against the conflict
 *  `graph`, verdict by verdict, with the judge alone. Of a witness every move is checked, too. A result of another model (by its SHA-256), of unknown readings, states or concepts, with
 *  wrong patterns, ranks, equilibria or ways of standing is a lie. A text that is no such result is DT_ERR_MODEL,
 *  reported in `diagnostics` (whose source is the result). At most 1 GiB.
 *  @return DT_OK (also when it found a lie), DT_ERR_MODEL, DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM. */
DT_API dt_status dt_verify(dt_verification *out, const dt_graph *graph, const dt_source *result,
                           const dt_verify_options *options, dt_budget *budget, dt_diagnostics *diagnostics);

/* ---- explain ----------------------------------------------------------------------------------------------------- */

/** What the others have to say to one improvement. Under sim their moves are made from the state asked about, at the same
 *  time as the improvement; else they follow it, one after the other. */
typedef struct dt_answer {
    uint32_t to;        /* the improvement */
    bool sanctioned;    /* `moves` lead to a sanction; else nothing does */
    dt_move *moves;     /* a shortest legal sequence, or the moves made at once; without a sanction: to `end`, if any */
    size_t move_count;  /* 0: no moves */
    uint32_t end;       /* where they lead; DT_NO_STATE without moves */
    uint32_t escape;    /* not sanctioned, but `end` is not preferred: the best state to which the decision maker can
                           escape from there; else DT_NO_STATE */
    uint64_t reached;   /* not sanctioned: states that the others can bring about (sim: feasible combinations) */
    uint64_t escapable; /* of these, the ones that would deter but for an escape; the others do not deter: */
    uint64_t better;    /* they are preferred, */
    uint64_t unknown;   /* or it is not known which is preferred; the rest is not worse enough */
} dt_answer;

/** Why a state is stable for a decision maker, or why it is not. */
typedef struct dt_witness {
    dt_criterion criterion; /* without type and degree unless: */
    bool relational;        /* it is one of relations.h, of preferences that need not be rankings */
    size_t dm;
    uint32_t state;
    dt_stand_by by;        /* DT_UNSTABLE, or how the state stands */
    uint64_t moves;        /* states it can move to; UINT64_MAX: that many or more */
    uint64_t ties;         /* of these, the ones of the same rank, or tied */
    uint64_t unknown;      /* those of which it is not known which is preferred */
    uint64_t improvements; /* and those that are preferred */
    uint64_t left_for;     /* what it would leave for: the improvements, of types a and c what may be one, too */
    uint32_t best;         /* the first of the best states it can move to; DT_NO_STATE without a move */
    dt_answer *answers;    /* stable: one for each of left_for, best first; unstable: the best that nobody sanctions */
    size_t answer_count;
} dt_witness;

/** Finds out why. Searches forward from each improvement, breadth first over (state, last mover), until a sanction is found
 *  or nothing is left; no verdict on any other state is needed.
 *  @param profile  a reading for each decision maker.
 *  @param out      owned by the caller: dt_witness_free(); NULL unless DT_OK.
 *  @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT, DT_ERR_CANCELLED. A concept that needs options is not asked in graph form.
 *          Cost of an improvement: the moves met until a sanction turns up, at worst all that the others can make from
 *          what they can reach. Memory, asked of the budget: 12 bytes for each (state, last mover) reached. */
DT_API dt_status dt_explain(dt_witness **out, const dt_graph *graph, const uint32_t *profile, dt_concept_id concept,
                            size_t dm, uint32_t state, dt_budget *budget);
/** The same under a criterion, by preferences that need not be rankings. Cost: for every (state, last mover) that credible
 *  answers lead to, besides a look at all states. */
DT_API dt_status dt_explain_criterion(dt_witness **out, const dt_graph *graph, const uint32_t *profile,
                                      dt_criterion criterion, size_t dm, uint32_t state, dt_budget *budget);
DT_API void dt_witness_free(dt_witness *witness);

/** Every option, taken and not taken, as a statement: list[2 * o] is option o taken, behind it not taken. */
typedef struct dt_literals {
    dt_judgement *list;
    size_t count;
} dt_literals;

/** A question about one state of a conflict whose states are not listed. */
typedef struct dt_far_question {
    const uint32_t *profile; /* a reading for each decision maker */
    dt_concept_id concept;
    size_t dm; /* DT_PATTERN_NONE: each in turn */
    const uint64_t *state;
    size_t most; /* improvements to answer for each decision maker, at least 1 */
} dt_far_question;

/** Its witnesses, in the numbers of a sketch of all states that they mention, and of those that the model names. */
typedef struct dt_explanation {
    dt_graph *sketch;
    uint32_t state;
    dt_witness **witnesses;
    size_t count;
} dt_explanation;
/** As dt_explain(), by dt_symbolic_explain(). Answers are those of the best `most` improvements; dt_witness.improvements says how
 *  many there are. Owned by the caller: dt_explanation_free(). */
DT_API dt_status dt_explain_far(dt_explanation *out, dt_symbolic *symbolic, const dt_far_question *question,
                                dt_budget *budget);
DT_API void dt_explanation_free(dt_explanation *explanation);
/** A sketch of `count` states and of those that the model names; NULL where that is none. */
DT_API dt_status dt_sketch_around(dt_graph **out, dt_symbolic *symbolic, const uint64_t *vectors, size_t count,
                                  dt_budget *budget);

/* ---- goals ------------------------------------------------------------------------------------------------------- */

/** The states that somebody wants: one, or those that satisfy a statement. */
typedef struct dt_goal {
    uint64_t *states; /* bit s */
    uint32_t count;   /* of these states; 0: nothing feasible satisfies the statement */
    uint32_t first;   /* the first of them; DT_NO_STATE without one */
} dt_goal;
/** Into `out`, owned by the caller: dt_goal_free(). @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT, DT_ERR_CANCELLED. */
DT_API dt_status dt_goal_of_state(dt_goal *out, const dt_graph *graph, uint32_t state);
DT_API dt_status dt_goal_of_statement(dt_goal *out, const dt_graph *graph, const dt_statement *statement,
                                      dt_budget *budget);
DT_API dt_status dt_goal_of_equilibria(dt_goal *out, const dt_graph *graph, const dt_verdicts *verdicts,
                                       dt_concept_id concept, dt_budget *budget);
DT_API bool dt_goal_has(const dt_goal *goal, uint32_t state);
DT_API void dt_goal_free(dt_goal *goal);

#endif
