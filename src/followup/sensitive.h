/* SPDX-License-Identifier: MIT */
/* What the files of sensitivity share: one change, or two together, being tried. */
#ifndef DT_FOLLOWUP_SENSITIVE_H
#define DT_FOLLOWUP_SENSITIVE_H

#include <detente/sensitivity.h>

typedef struct dt_trying {
    dt_sensitivity *s;
    dt_budget *budget;
    uint32_t *profile;     /* as the changes leave it: room for all */
    const dt_graph *graph; /* likewise */
    dt_verdicts *verdicts; /* likewise */
    char stage[64];        /* what is being done, for progress */
} dt_trying;

/** Lists the changes of a model under a profile into s->trials (changes.c). @return DT_OK, DT_ERR_LIMIT, DT_ERR_CANCELLED,
 *  DT_ERR_NOMEM. */
dt_status dt_changes_list(dt_sensitivity *s, dt_budget *budget);

/** Solves with some changes made, calls `look`, and gives everything back (trial.c).
 *  @return what `look` returned; DT_ERR_MODEL where the changes leave no graph; DT_ERR_LIMIT, DT_ERR_CANCELLED,
 *          DT_ERR_NOMEM. */
typedef dt_status (*dt_look_fn)(dt_trying *t, void *user);
dt_status dt_try_changes(dt_trying *t, const dt_change *const *changes, size_t count, dt_look_fn look, void *user);
/** Tries one change alone and notes what it does. */
dt_status dt_try_trial(dt_trying *t, dt_trial *trial);

/** The concepts under which a state is an equilibrium. */
dt_concept_set dt_concepts_holding(const dt_verdicts *verdicts, uint32_t state);
/** The place of a state among those watched; s->watched_count if it is not. */
size_t dt_watched_find(const dt_sensitivity *s, uint32_t state);

/** Where no single change destroys a watched equilibrium, tries two (pairs.c). */
dt_status dt_try_pairs(dt_trying *t);

#endif
