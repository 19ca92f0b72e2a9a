/* SPDX-License-Identifier: MIT */
/* What the text of the symbolic engine's answer is told from. */
#ifndef DT_REPORT_SETS_TELLER_H
#define DT_REPORT_SETS_TELLER_H

#include "report/document.h"
#include "report/prose.h"
#include "report/sets.h"

/* One concept's digest, and those of other concepts that are the same set. */
typedef struct dt_family {
    dt_digest digest;
    dt_concept_set concepts;
} dt_family;

typedef struct dt_sets_teller {
    dt_document *doc;
    unsigned level; /* of the headings of families */
    const dt_sets_answer *answer;
    const dt_sets *sets;
    dt_symbolic *symbolic;
    const dt_model *model;
    size_t words;
    dt_graph *sketch; /* of all states that are spoken of */
    uint64_t *vectors;
    size_t count, capacity; /* of `vectors` */
    dt_family *families;
    size_t family_count;
    dt_outlook *outlooks; /* [DMs] from the status quo; NULL without one */
} dt_sets_teller;

/** Finds out what there is to tell of the answer, to be told in `doc`, under headings from `level` on. Free it whatever comes
 *  of it. @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT or DT_ERR_CANCELLED. */
dt_status dt_sets_teller_new(dt_sets_teller *out, const dt_sets_answer *answer, dt_document *doc, unsigned level);
void dt_sets_teller_free(dt_sets_teller *teller);

/** Adds how many states, decision makers and options there are, and what can be said of them. */
void dt_sets_tell_size(const dt_sets_teller *teller);
/** Adds what the status quo, which there is, is called, and under which concepts it is an equilibrium. */
void dt_sets_tell_today(const dt_sets_teller *teller);
/** The equilibria under a concept; NULL where it was not asked about. */
const dt_family *dt_sets_family_of(const dt_sets_teller *teller, size_t concept);
/** Where the status quo stands, and who could improve. Nothing without one. */
void dt_sets_tell_status_quo(dt_sets_teller *teller);
/** How many equilibria there are under each concept, and each family of them. @return DT_OK or DT_ERR_NOMEM. */
dt_status dt_sets_tell_equilibria(dt_sets_teller *teller);
/** How many there are under each combination of readings. @return as dt_sets_digest(). */
dt_status dt_sets_tell_readings(dt_sets_teller *teller);

/** The number of a state in the sketch. */
uint32_t dt_sets_find(const dt_sets_teller *teller, const uint64_t *state);
/** One family: what its states share, how they differ, which have names, the first of them.
 *  @return DT_OK or DT_ERR_NOMEM. */
dt_status dt_sets_tell_family(dt_sets_teller *teller, const dt_family *family);

#endif
