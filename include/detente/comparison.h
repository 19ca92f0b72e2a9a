/* SPDX-License-Identifier: MIT */
/* comparison: what differs between two models of a conflict, what becomes of the equilibria, and which difference does it. */
#ifndef DETENTE_COMPARISON_H
#define DETENTE_COMPARISON_H

#include <detente/followup.h>
#include <detente/variant.h>

/* id, name in JSON and csv, whether verdicts can depend on it */
#define DT_DIFFERENCE_TABLE(X)                                                                                         \
    X(DM_ADDED, "decision_maker_added", true)                                                                          \
    X(DM_REMOVED, "decision_maker_removed", true)                                                                      \
    X(OPTION_ADDED, "option_added", true)                                                                              \
    X(OPTION_REMOVED, "option_removed", true)                                                                          \
    X(DIRECTION, "direction", true)                                                                                    \
    X(RULE_ADDED, "rule_added", true)                                                                                  \
    X(RULE_REMOVED, "rule_removed", true)                                                                              \
    X(RULE_CHANGED, "rule_changed", true)                                                                              \
    X(FORBIDDEN_ADDED, "forbidden_added", true)                                                                        \
    X(FORBIDDEN_REMOVED, "forbidden_removed", true)                                                                    \
    X(STEP, "step", true)                                                                                              \
    X(MOVES, "moves", true)                                                                                            \
    X(STATEMENT_ADDED, "statement_added", true)                                                                        \
    X(STATEMENT_REMOVED, "statement_removed", true)                                                                    \
    X(STATEMENT_CHANGED, "statement_changed", true)                                                                    \
    X(STATEMENT_MOVED, "statement_moved", true)                                                                        \
    X(CLASS_MOVED, "class_moved", true)                                                                                \
    X(RANKING, "ranking", true)                                                                                        \
    X(WEIGHT, "weight", true)                                                                                          \
    X(PREFERENCE, "preference", true)                                                                                  \
    X(STATUS_QUO, "status_quo", false)                                                                                 \
    X(EXCHANGE, "exchange", false)                                                                                     \
    X(DM_RENAMED, "decision_maker_renamed", false)                                                                     \
    X(OPTION_RENAMED, "option_renamed", false)                                                                         \
    X(READING_ADDED, "reading_added", false)                                                                           \
    X(READING_REMOVED, "reading_removed", false)                                                                       \
    X(LEVER_ADDED, "lever_added", false)                                                                               \
    X(LEVER_REMOVED, "lever_removed", false)                                                                           \
    X(NAME_ADDED, "state_name_added", false)                                                                           \
    X(NAME_REMOVED, "state_name_removed", false)                                                                       \
    X(NAME_MOVED, "state_name_moved", false)

typedef enum dt_difference_kind {
#define DT_DIFFERENCE_ID(id, name, bears) DT_DIFFERENCE_##id,
    DT_DIFFERENCE_TABLE(DT_DIFFERENCE_ID)
#undef DT_DIFFERENCE_ID
        DT_DIFFERENCE_COUNT
} dt_difference_kind;

DT_API const char *dt_difference_name(dt_difference_kind kind);

/** One difference, and what making it alone in the first model would do. Indices are those of dt_compared.aligned. */
typedef struct dt_difference {
    dt_difference_kind kind;
    bool bears; /* verdicts can depend on it; else it is only told */
    size_t dm;  /* whose; DT_PATTERN_NONE: nobody's */
    size_t first,
        second; /* the statement, class, rule, forbidden move or option in each model; DT_PATTERN_NONE: not there.
                   Readings, levers and names of states: in the models that were given */
    bool tried,
        sound; /* sound: solved, not left without states, with far more, or with some that a ranking does not know */
    uint64_t alone;  /* of the verdicts that differ: those that it alone turns */
    uint64_t undone; /* verdicts that do not differ and that it alone turns: the other differences turn them back */
    bool spared;     /* the second model was solved without it ... */
    uint64_t needed; /* ... and so many of the verdicts that differ stay as in the first */
} dt_difference;

/** A state of which some verdict differs. */
typedef struct dt_changed_state {
    uint32_t first, second;       /* in the graphs compared; DT_NO_STATE: not feasible there */
    dt_concept_set before, after; /* it is an equilibrium under these */
} dt_changed_state;

/** Differences that together turn some verdicts, all others left as in the first model. */
typedef struct dt_cause {
    size_t *differences; /* ascending */
    size_t count;
    bool least; /* no part of it does: all smaller sets were tried. Else none of it can be left out, one at a time */
    dt_concept_set *turned; /* [changed_count] */
    uint64_t verdicts;      /* how many these are */
} dt_cause;

typedef struct dt_compare_options {
    dt_concept_set concepts;
    const uint32_t *profiles[2]; /* a reading for each decision maker of each model; borrowed */
    uint32_t size;               /* sets of up to so many differences are tried */
} dt_compare_options;

#define DT_CAUSE_SIZE_MAX 4

/** How far the sets of one size were tried. */
typedef struct dt_cause_search {
    uint64_t tried, skipped; /* skipped: what they could explain was explained by parts of them */
    bool finished;
} dt_cause_search;

typedef struct dt_compared {
    const dt_graph *first, *second; /* borrowed */
    dt_compare_options options;
    dt_aligned aligned;
    dt_verdicts *verdicts[2]; /* of `first` and `second` */
    dt_difference *differences;
    size_t count, bearing;     /* the first `bearing` of them bear on verdicts */
    dt_changed_state *changed; /* by the first model's states, then those that only the second has */
    size_t changed_count;
    uint64_t verdict_count; /* pairs of a state and a concept that differ */
    dt_cause *causes;       /* by size, those that turn most first */
    size_t cause_count;
    dt_cause_search searched[DT_CAUSE_SIZE_MAX + 1];
    uint64_t unexplained; /* verdicts for which no cause was found before a limit was reached */
} dt_compared;

/** Lists what differs, tries each difference alone and the second model without it, then sets of up to options->size, each
 *  time by solving the first model with these differences made. Verdicts that no such set turns are explained by leaving out
 *  of all differences, one after the other, what is not needed.
 *  @param out  owned by the caller: dt_compared_free(). Also given with DT_ERR_LIMIT and DT_ERR_CANCELLED when both models
 *              were solved as they are.
 *  @return DT_OK; DT_ERR_MODEL where dt_models_align() says so; DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM. Time: a variant
 *          and what of its verdicts is new for each set. */
DT_API dt_status dt_compare(dt_compared **out, const dt_graph *first, const dt_graph *second,
                            const dt_compare_options *options, dt_budget *budget);
DT_API void dt_compared_free(dt_compared *comparison);

#endif
