/* SPDX-License-Identifier: MIT */
/* rules: what the model says of single states, at any size. Is it feasible? May this one move from s to q? Which does it
 * prefer? Plus a walk over the feasible states in number order. Reads the model alone; lists nothing. */
#ifndef DETENTE_RULES_H
#define DETENTE_RULES_H

#include <detente/model.h>

/** Does no infeasibility rule hold at `state`? In graph form every state is feasible. */
DT_API bool dt_rules_feasible(const dt_model *model, const uint64_t *state);

/** May `dm` move from one feasible state to another in one move (contract sections 1 and 2)? False where they are the
 *  same. Cost: O(words + forbidden moves), O(log moves) in graph form. */
DT_API bool dt_rules_may_move(const dt_model *model, size_t dm, const uint64_t *from, const uint64_t *to);

/** What keeps a decision maker from moving from one feasible state to another. */
typedef enum dt_obstacle {
    DT_OBSTACLE_NONE,      /* it may */
    DT_OBSTACLE_FORBIDDEN, /* nothing but a forbidden move */
    DT_OBSTACLE_DIRECTION, /* an option of its own that is final, whether the move is forbidden or not */
    DT_OBSTACLE_NO_MOVE /* it is no move of its own, or more than a single step; in graph form one that is not listed */
} dt_obstacle;
/** Cost: as dt_rules_may_move(). */
DT_API dt_obstacle dt_rules_obstacle(const dt_model *model, size_t dm, const uint64_t *from, const uint64_t *to);

/** Is a move of `dm` from one state to another among those that the model rules out (`moves: forbid`), whoever else moves
 *  at the same time? */
DT_API bool dt_rules_forbids(const dt_model *model, size_t dm, const uint64_t *from, const uint64_t *to);

/** May the decision makers in `members` (bit i: decision maker i) change their options at the same time from one feasible state to
 *  another? Each changes them as in a move of its own, and whoever changes any is not ruled out of that move; what lies
 *  between need not be feasible. Option form. Cost: O(options + forbidden moves). */
DT_API bool dt_rules_may_move_together(const dt_model *model, const uint64_t *members, const uint64_t *from,
                                       const uint64_t *to);

/** Compares two feasible states under one reading: negative where `a` is worse than `b`, 0 a tie, positive better.
 *  Statements compare lexicographically, most important first. The reading ranks (dt_reading_ranks()), or the order is
 *  that which its statements would give if all were known. Pairs of states make no order: all tie. */
DT_API int dt_rules_compare(const dt_model *model, const dt_reading *reading, const uint64_t *a, const uint64_t *b);

/** How `b` compares with `a`, if `relation` tells how `a` compares with `b`. */
DT_API dt_relation dt_relation_turned(dt_relation relation);
/** Is a state that compares so with another one to leave the other for, one to go on to from it when answering others, one
 *  that makes up for having left it? What is not known only answers (docs/guide-preferences.md). Not asked of probabilities. */
DT_API bool dt_relation_leaves(dt_relation relation);
DT_API bool dt_relation_answers(dt_relation relation);
DT_API bool dt_relation_deters(dt_relation relation);
/** How a relation looks to somebody who may leave: as its kind says; of probabilities DT_PREFERRED where that is probable enough to
 *  leave for, DT_NOT_KNOWN where the lower bound says no and the upper one yes, else DT_BY_CHANCE. */
DT_API dt_relation_kind dt_relation_tempting(dt_relation relation);
/** A number that is the larger, the better a state is that compares so with another one: worse by most first, then by less,
 *  then tied, not known, better. Only to put states in an order for people. */
DT_API uint32_t dt_relation_weight(dt_relation relation);
/** How `a` compares with `b` under one reading, which need not be a ranking: with the degree of preference, or not known.
 *  By statements, the deciding one says; in a ranking the strongest mark between the two classes does (a reading of the
 *  sources, who give degrees pair by pair); by pairs, the last entry that both fit, so that a model that is read with errors
 *  has an answer too. */
DT_API dt_relation dt_rules_relate(const dt_model *model, const dt_reading *reading, const uint64_t *a,
                                   const uint64_t *b);

/** The entry by which two states are compared under a reading by pairs; NULL where they are left to `others`, and under any
 *  other reading. `*turned`: it speaks of `b` first. */
DT_API const dt_pair_entry *dt_rules_pair(const dt_model *model, const dt_reading *reading, const uint64_t *a,
                                          const uint64_t *b, bool *turned);

/** Index of the most important statement whose truth differs between the two states; DT_PATTERN_NONE without one, also
 *  for rankings and weights. */
DT_API size_t dt_rules_deciding(const dt_reading *reading, const uint64_t *a, const uint64_t *b);

/** Score of a state by weights: the sum over options taken. Only for DT_BY_WEIGHTS. */
DT_API int64_t dt_rules_score(const dt_model *model, const dt_reading *reading, const uint64_t *state);

/** Calls `visit` for each feasible state that fits `pattern` (NULL: every one), by ascending code (graph form: in file
 *  order; the pattern must be NULL). `state` is valid during the call; anything but DT_OK from `visit` ends the walk and
 *  is returned.
 *
 *  Depth first, last option first, not taken before taken, so that codes ascend; a branch is cut as soon as a rule is
 *  true whatever the open options. Steps count against the budget: the walk ends by the time limit at worst.
 *  @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT, DT_ERR_CANCELLED or what `visit` returned. */
typedef dt_status (*dt_visit_state)(void *user, const uint64_t *state);
DT_API dt_status dt_rules_each_state(const dt_model *model, const dt_pattern *pattern, dt_budget *budget,
                                     dt_visit_state visit, void *user);

/** How many states one infeasibility rule removes: `alone` of all 2^options combinations, and `after` the rules written
 *  before it. Decimal digits, for they outgrow any integer; NULL where counting would take too long. */
typedef struct dt_rule_count {
    char *alone;
    char *after;
} dt_rule_count;

/** Counts for every rule of dt_model.infeasible, into a new array of that length: dt_rule_counts_free(). Branches over
 *  the options that the rules mention, cut as soon as they are settled.
 *  @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT (time), DT_ERR_CANCELLED. */
DT_API dt_status dt_rules_count_removed(dt_rule_count **out, const dt_model *model, dt_budget *budget);
/** Only `alone` of each, `after` left NULL: linear in the rules. */
DT_API dt_status dt_rules_count_alone(dt_rule_count **out, const dt_model *model, dt_budget *budget);
DT_API void dt_rule_counts_free(dt_rule_count *counts, size_t count);

#endif
