/* SPDX-License-Identifier: MIT */
/* variant: what if? A model with some edits, and its graph. Models and graphs never change; a variant is a new one that
 * borrows from its base whatever the edits do not touch: a change of one mind costs the ranks of that mind alone. */
#ifndef DETENTE_VARIANT_H
#define DETENTE_VARIANT_H

#include <detente/graph.h>

typedef enum dt_edit_kind {
    DT_EDIT_ORDER,          /* statements, or classes of a ranking, in another order: `order` */
    DT_EDIT_SWAP,           /* the neighbours `at` and at + 1 swapped: statements, or classes of a ranking */
    DT_EDIT_DROP,           /* a statement left out: `at` */
    DT_EDIT_FLIP,           /* a literal turned over: `at`, `literal` */
    DT_EDIT_ADD,            /* a statement more: `judgement`, at place `at` (DT_PATTERN_NONE: the last) */
    DT_EDIT_MERGE,          /* two neighbouring classes of a ranking tied: `at` and the next */
    DT_EDIT_WEIGHT,         /* another weight: `option`, `weight` */
    DT_EDIT_READING,        /* another preference as a whole: `replacement` */
    DT_EDIT_DIRECTION,      /* an option that goes another way: `option`, `direction` */
    DT_EDIT_DROP_RULE,      /* an infeasibility rule left out: `at` */
    DT_EDIT_ADD_RULE,       /* one more: `judgement` */
    DT_EDIT_DROP_FORBIDDEN, /* a forbidden move allowed: `at` */
    DT_EDIT_ADD_FORBIDDEN,  /* one more forbidden: `forbidden` */
    DT_EDIT_STEP,           /* single steps, or any: `single_step` */
    DT_EDIT_MOVES,          /* graph form: the moves of `dm` as a whole: `pairs`, `pair_count` */
    DT_EDIT_STATUS_QUO,     /* it stands elsewhere: `status_quo` */
    DT_EDIT_LEVER           /* a lever is pulled: `at` */
} dt_edit_kind;

/** One change of a model. All numbers speak of the model as it is, so that edits form a set: their order means nothing, and
 *  none hides another. What an edit points to is borrowed and must outlive the variant. Of those that replace something as a
 *  whole (READING, MOVES, STEP, STATUS_QUO, ORDER, the WEIGHT or DIRECTION of one option) a set has one for each thing. Swaps
 *  of one list do not overlap, and do not go with another order of it. */
typedef struct dt_edit {
    dt_edit_kind kind;
    size_t dm, reading; /* ORDER to READING */
    size_t at;
    size_t literal;
    const uint32_t *order; /* the k-th place is taken by what was at order[k] */
    const dt_judgement *judgement;
    const dt_reading *replacement;
    const dt_forbidden *forbidden;
    const dt_named_state *status_quo;
    const uint32_t *pairs; /* as in dt_model.graph_moves */
    size_t pair_count;
    size_t option;
    int32_t weight;
    dt_direction direction;
    bool single_step;
} dt_edit;

/** The model with these edits. `base` and what the edits point to are borrowed and must outlive it: dt_model_free().
 *  A lever with options of its own can be pulled only in a model that dt_model_with_levers() made.
 *  @return DT_OK or DT_ERR_NOMEM. Time and memory follow the lists that the edits touch, not the model. */
DT_API dt_status dt_model_variant(dt_model **out, const dt_model *base, const dt_edit *edits, size_t count);

/** The model with all options that its levers could bring, none of which can be taken until its lever is pulled: the
 *  states, their numbers and their ranks stay the same, their vectors have more options. Borrows from `base`.
 *  @return DT_OK or DT_ERR_NOMEM. Linear in the model. */
DT_API dt_status dt_model_with_levers(dt_model **out, const dt_model *base);

/** The same with all options that somebody imagines: in its perceptions they are options like others. */
DT_API dt_status dt_model_with_imagined(dt_model **out, const dt_model *base);

/** Two models over the same decision makers and options, in the same order. What goes by another identifier is the same all
 *  the same where it goes by the same words: an option of one decision maker by its text, a decision maker by its display name,
 *  or, where one of them has none, by having the same options. */
typedef struct dt_aligned {
    dt_model *first, *second;   /* borrow from the models they were made of */
    uint32_t *dm_places[2];     /* where decision maker i of each of these is now */
    uint32_t *option_places[2]; /* where option o is; unused in graph form */
} dt_aligned;
/** What a model does not have it has now, but without meaning: an option that only the other has cannot be taken, by a rule
 *  behind its own, in the order of the other; a decision maker that only the other has is indifferent. So states, their order
 *  and all verdicts of those that a model has stay as they are. Levers and perceptions are left out, and of each decision maker all
 *  readings but one: profiles[k][i] of the k-th model.
 *  @return DT_OK, DT_ERR_NOMEM; DT_ERR_MODEL: one has options and the other is a bare graph, or they are bare graphs with
 *          other states or decision makers, or in another order. Owned by the caller: dt_aligned_free(). */
DT_API dt_status dt_models_align(dt_aligned *out, const dt_model *first, const dt_model *second,
                                 const uint32_t *const profiles[2]);
DT_API void dt_aligned_free(dt_aligned *aligned);

/** A model with some edits and its graph, in one. */
typedef struct dt_variant {
    dt_model *model;
    dt_graph *graph;
    uint64_t bytes; /* asked of the budget */
} dt_variant;
/** Both of the above. `out` is empty unless DT_OK. */
DT_API dt_status dt_variant_make(dt_variant *out, const dt_graph *base, const dt_edit *edits, size_t count,
                                 dt_budget *budget);
/** Gives back the memory, and to the budget what was asked of it. Variants end in any order but a base after its own. */
DT_API void dt_variant_free(dt_variant *variant, dt_budget *budget);

#endif
