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
    dt_document doc;
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

/** The number of a state in the sketch. */
uint32_t dt_sets_find(const dt_sets_teller *teller, const uint64_t *state);
/** One family: what its states share, how they differ, which have names, the first of them.
 *  @return DT_OK or DT_ERR_NOMEM. */
dt_status dt_sets_tell_family(dt_sets_teller *teller, const dt_family *family);

#endif
