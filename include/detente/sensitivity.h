/* SPDX-License-Identifier: MIT */
/* sensitivity: which single judgement, if wrong, overturns the conclusion? Every small change of a model is tried alone, and
 * the equilibria are compared. */
#ifndef DETENTE_SENSITIVITY_H
#define DETENTE_SENSITIVITY_H

#include <detente/followup.h>
#include <detente/variant.h>

/* id, name in JSON and csv, what is done, in the plural */
#define DT_CHANGE_TABLE(X)                                                                                             \
    X(SWAP, "swap", "neighbouring statements swapped")                                                                 \
    X(DROP, "drop", "statements dropped")                                                                              \
    X(FLIP, "flip", "literals flipped")                                                                                \
    X(APPEND, "append", "literals added at the end")                                                                   \
    X(CLASS_SWAP, "class_swap", "neighbouring classes of a ranking swapped")                                           \
    X(CLASS_TIE, "class_tie", "neighbouring classes of a ranking tied")                                                \
    X(WEIGHT_DROP, "weight_drop", "weights dropped")                                                                   \
    X(WEIGHT_FLIP, "weight_flip", "weights turned into their opposites")                                               \
    X(DIRECTION, "direction", "options made one-way or two-way")                                                       \
    X(RULE, "rule", "infeasibility rules dropped")                                                                     \
    X(READING, "reading", "other readings")

typedef enum dt_change_kind {
#define DT_CHANGE_ID(id, name, words) DT_CHANGE_##id,
    DT_CHANGE_TABLE(DT_CHANGE_ID)
#undef DT_CHANGE_ID
        DT_CHANGE_COUNT
} dt_change_kind;

DT_API const char *dt_change_name(dt_change_kind kind);
DT_API const char *dt_change_words(dt_change_kind kind);

/** One change: an edit, or, for READING, another reading of edit.dm: edit.reading. */
typedef struct dt_change {
    dt_change_kind kind;
    dt_edit edit;
} dt_change;

/** A state that is an equilibrium under other concepts than before. */
typedef struct dt_shift {
    uint32_t state;
    dt_concept_set before, after;
} dt_shift;

#define DT_SHIFTS_LISTED 32 /* of states that nobody named or asked about */

/** What one change does. */
typedef struct dt_trial {
    dt_change change;
    size_t number;        /* from 1, in the order of the model */
    bool tried;           /* false: a limit came before */
    bool sound;           /* false: a ranking does not say where the states stand that the change makes feasible */
    uint64_t fingerprint; /* of the ranks of the one whose mind it changes; 0: it changes no mind */
    uint32_t come;        /* states that it makes feasible */
    uint32_t lost[DT_CONCEPT_COUNT], gained[DT_CONCEPT_COUNT]; /* equilibria, among the states there were */
    uint32_t new_equilibria[DT_CONCEPT_COUNT];                 /* among the states that came */
    uint32_t shifted; /* states that there were, with another set of concepts */
    dt_shift
        *shifts; /* the status quo, the named states and the one asked about first, then up to DT_SHIFTS_LISTED others
                         and all that are watched */
    size_t shift_count;
    size_t told;     /* of these, how many are of the first kind */
    uint64_t effect; /* verdicts that change: of the first kind above all others */
} dt_trial;

#define DT_WATCHED_MAX 16

/** What one state withstands. */
typedef struct dt_watched {
    uint32_t state;
    dt_concept_set concepts;                            /* it is an equilibrium under these */
    uint32_t turned[DT_CONCEPT_COUNT][DT_CHANGE_COUNT]; /* by how many changes the verdict is turned, whichever it is */
    size_t pair[DT_CONCEPT_COUNT][2];                   /* where no single change destroys the equilibrium: two that do
                                                             together, by their numbers; 0: none was found or looked for */
} dt_watched;

typedef struct dt_sensitivity_options {
    uint32_t state; /* count and list only what becomes of this state; DT_NO_STATE: all */
    bool in_pairs;  /* where no single change destroys a watched equilibrium, try every two */
} dt_sensitivity_options;

typedef struct dt_sensitivity {
    const dt_solution *solution; /* borrowed: its first profile and its concepts are those of the changes, too */
    const dt_graph *graph;
    const dt_verdicts *verdicts;
    const uint32_t *profile;
    dt_sensitivity_options options;
    dt_trial *trials;  /* in the order of the model: change n is trials[n - 1] */
    dt_trial **ranked; /* the same by effect, the greatest first; those not tried last */
    size_t count, tried;
    uint32_t *breakers[DT_CONCEPT_COUNT]; /* [states] for an equilibrium: how many of the changes destroy it */
    dt_watched watched[DT_WATCHED_MAX];   /* the state asked about alone, or the status quo, the named states, and the
                                             equilibria under most concepts */
    size_t watched_count;
    uint64_t pairs, pairs_tried; /* how many there are to try, and how many of them were tried or no longer needed */
    dt_literals literals;        /* those that changes add */
} dt_sensitivity;

/** Tries every neighbouring swap of statements, every statement dropped, every literal flipped, every literal added at the end
 *  of every list (the same by classes and weights), every option made one-way or two-way, every rule dropped and every other
 *  reading, each alone.
 *  @param out  owned by the caller: dt_sensitivity_free(). Also given with DT_ERR_LIMIT and DT_ERR_CANCELLED, unless the limit
 *              came before the first change: then `tried` and `pairs_tried` say how far it went.
 *  @return DT_OK, DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM. Time: a variant and what of its verdicts is new for each. */
DT_API dt_status dt_sensitivity_new(dt_sensitivity **out, const dt_solution *solution,
                                    const dt_sensitivity_options *options, dt_budget *budget);
DT_API void dt_sensitivity_free(dt_sensitivity *sensitivity);

#endif
