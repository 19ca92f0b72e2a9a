/* SPDX-License-Identifier: MIT */
/* judge: one verdict, straight from the written definition. Short, plain and slow; shares no code with the engines
 * beyond the rules and the list of states, so that a user need not trust them. */
#ifndef DETENTE_JUDGE_H
#define DETENTE_JUDGE_H

#include <detente/criterion.h>
#include <detente/further.h>
#include <detente/graph.h>

/** A judge of one conflict under one profile of readings. Keeps rows of moves it has already looked up. */
typedef struct dt_judge dt_judge;

/** Memory about 16 bytes a state and decision maker, and the rows: at most 64 MiB, or one row where that is more.
 *  @param profile  one reading index for each decision maker. Copied. `graph` is borrowed.
 *  @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT (memory). */
DT_API dt_status dt_judge_new(dt_judge **out, const dt_graph *graph, const uint32_t *profile, dt_budget *budget);
DT_API void dt_judge_free(dt_judge *judge);

/** Is `state` stable for `dm` under `concept`? Asks dt_rules_may_move() and dt_rules_compare() about pairs of listed
 *  states, and follows the definitions: legal sequences by (state, last mover), sanctions compared with `state`.
 *  @return DT_OK, DT_ERR_LIMIT (time), DT_ERR_CANCELLED. A concept that needs options is not asked in graph form.
 *  Cost: each row of moves one question for every state, once; then the search until a sanction is found. */
DT_API dt_status dt_judge_stable(dt_judge *judge, dt_concept_id concept, size_t dm, uint32_t state, bool *stable);

/** The same under a criterion, of preferences that need not be rankings; the concept is one from Nash to SSEQ. Asks
 *  dt_rules_relate() instead. @return as dt_judge_stable(). */
DT_API dt_status dt_judge_criterion(dt_judge *judge, dt_criterion criterion, size_t dm, uint32_t state, bool *stable);

/** What the criterion asks of single comparisons. Would `dm` leave `state` for `other`? Would ending up in `other` make up for
 *  having left `state`? Would it go on from one state to another when it answers somebody else? */
DT_API bool dt_judge_leaves(dt_judge *judge, dt_criterion criterion, size_t dm, uint32_t state, uint32_t other);
DT_API bool dt_judge_deters(dt_judge *judge, dt_criterion criterion, size_t dm, uint32_t state, uint32_t other);
DT_API bool dt_judge_answers(dt_judge *judge, dt_criterion criterion, size_t dm, uint32_t from, uint32_t to);

/** The same under a further concept. `terms` is complete: an entry for each decision maker. What is worked out once for all
 *  states is kept for the next question about the same concept.
 *  @param by_tie  would it be otherwise if ties were broken otherwise, each time they arise? Only of concepts by ties.
 *  @return as dt_judge_stable(); DT_ERR_LIMIT also for memory. Cost: L_h h rounds over all moves, with ties as many sets of
 *          states; Maximin_h, MR_h, CMR_h and policies a game tree over states with up to h levels; the others little more
 *          than SEQ. */
DT_API dt_status dt_judge_further(dt_judge *judge, dt_further concept, const dt_terms *terms, size_t dm, uint32_t state,
                                  bool *stable, bool *by_tie);

#endif
