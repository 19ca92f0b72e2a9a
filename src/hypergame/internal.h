/* SPDX-License-Identifier: MIT */
/* What the files of this room share: a hypergame with what it owns. */
#ifndef DT_HYPERGAME_INTERNAL_H
#define DT_HYPERGAME_INTERNAL_H

#include "base/memory.h"

#include <detente/hypergame.h>

/* ---- edits.c: what perceptions say, as edits of the model as it is ------------------------------------------------ */

/** Whose eyes: those of `said`, as `around` (NULL: nobody) thinks. Either may be NULL, and then says nothing. */
typedef struct dt_eyes {
    const dt_perception *around, *said;
} dt_eyes;

/** Edits and all that they point to. Zero-initialise; dt_view_edits_free(), also when it fails. */
typedef struct dt_view_edits {
    dt_arena arena;
    dt_edit *list;
    size_t count;
    dt_statement **statements; /* made here */
    size_t statement_count;
} dt_view_edits;

/** What the two say, of the model with imagined options. `profile`, that of the truth, becomes theirs.
 *  @return DT_OK or DT_ERR_NOMEM. */
dt_status dt_view_edits_make(dt_view_edits *edits, const dt_model *model, dt_eyes eyes, uint32_t *profile);
void dt_view_edits_free(dt_view_edits *edits);

/** The options that the two know of, of those in `real` and of imagined ones; into `known`. Option form. */
void dt_view_known(const dt_model *model, dt_eyes eyes, const uint64_t *real, uint64_t *known);
/** Sets the bits of the states of a bare graph that are hidden from them. */
void dt_view_hidden(dt_eyes eyes, uint64_t *hidden);

/* ---- views.c ------------------------------------------------------------------------------------------------------ */

/** A view with what it owns; what another has is NULL. */
typedef struct dt_owned_view {
    dt_view view;
    dt_view_edits edits;
    dt_model *model;
    dt_graph *graph;
    uint32_t *profile;
    dt_verdicts *verdicts;
    uint64_t *known;
    uint32_t *there;
} dt_owned_view;

/** The conflict as it is, from which views are made. */
typedef struct dt_ground {
    const dt_model *model; /* with imagined options */
    const dt_graph *graph; /* of it */
    const uint64_t *real;  /* the options that are real */
    const uint32_t *profile;
    const dt_verdicts *verdicts;
    dt_budget *budget;
    dt_diagnostics *diagnostics; /* NULL: nobody reads */
} dt_ground;

/** Builds the graph of a view and solves it. Owned by the caller, also when it fails: dt_owned_view_free(). */
dt_status dt_view_build(dt_owned_view *out, const dt_ground *ground, dt_eyes eyes);
/** Finds where each state of `stage` is in the view. */
dt_status dt_view_place(dt_owned_view *out, const dt_ground *ground, dt_eyes eyes, const dt_graph *stage);
void dt_owned_view_free(dt_owned_view *view);

/* ---- lessons.c ----------------------------------------------------------------------------------------------------- */

/** Makes of what is `said` what is left of it after a lesson; NULL: nothing. `model`: with imagined options. */
dt_status dt_lesson_learn(dt_arena *arena, const dt_perception **said, const dt_model *model, const dt_lesson *lesson);

/* ---- minds.c ------------------------------------------------------------------------------------------------------ */

/** A mind with what it owns. */
typedef struct dt_owned_mind {
    const dt_perception *said;  /* how it sees the conflict; NULL: as it is */
    size_t knows;               /* whose view it has learnt; DT_PATTERN_NONE: nobody's */
    const dt_perception *known; /* that view; NULL: as it is */
    dt_owned_view own;
    dt_owned_view *thoughts; /* [decision makers] what it thinks that others see; NULL: as it does */
    dt_view *others;         /* [decision makers] the same for everybody to look at */
    dt_graph *composed;      /* its own graph, in which others act by these */
    uint32_t *profile;
    dt_verdicts *reckoning;
} dt_owned_mind;

/** Builds what a mind sees and thinks, once `said` is set. */
dt_status dt_mind_build(dt_owned_mind *mind, const dt_ground *ground);
/** Finds where each state of `stage` is for it, and says what there is to be seen of it. `truth`: what it sees that sees it as
 *  it is. */
dt_status dt_mind_place(dt_owned_mind *mind, const dt_ground *ground, const dt_view *truth, const dt_graph *stage,
                        dt_mind *out);
void dt_owned_mind_free(dt_owned_mind *mind, size_t dms);

/* ---- hypergame.c -------------------------------------------------------------------------------------------------- */

typedef struct dt_hyper_body {
    dt_hypergame hypergame; /* first, so that a pointer to one is a pointer to the other */
    dt_ground ground;
    dt_model *model;   /* with imagined options; NULL: the one given has none */
    dt_graph *graph;   /* of that model; NULL likewise */
    dt_graph *stage;   /* NULL: no state is only imagined */
    uint32_t *profile; /* of the truth */
    dt_verdicts *verdicts;
    uint64_t *real;
    dt_owned_view truth;
    dt_owned_mind *minds; /* [decision makers] */
    dt_arena arena;       /* of what a lesson leaves */
} dt_hyper_body;

#endif
