/* SPDX-License-Identifier: MIT */
/* foresight: who is stable where under the further concepts (further.h), for all states at once. Preferences are rankings. */
#ifndef DETENTE_FORESIGHT_H
#define DETENTE_FORESIGHT_H

#include <detente/further.h>
#include <detente/stability.h>

/** What is to be decided. */
typedef struct dt_further_asked {
    dt_further concepts[DT_FURTHER_MAX]; /* no two the same; none that dt_further_trouble() speaks against */
    size_t count;
    dt_terms terms; /* borrowed */
} dt_further_asked;

/** Verdicts of one conflict under one profile of readings: a bit for each concept, decision maker and state. */
typedef struct dt_foresight dt_foresight;

/** Decides what is asked. `graph` is borrowed; `profile`, a reading for each decision maker, and `asked` are copied.
 *  Time: Maximin_h, MR_h, CMR_h and SEQ of order h about h times GMR or SEQ, policy stability as many times as horizons
 *  matter; L_h and NM linear in links of moves for each move foreseen, and where somebody is indifferent between some states
 *  besides moves * states / 64; Mixed states^2. Memory: L_h and NM with such ties, and Mixed, states^2 / 4 bytes.
 *  @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT, DT_ERR_CANCELLED. Owned by the caller: dt_foresight_free(). */
DT_API dt_status dt_foresight_new(dt_foresight **out, const dt_graph *graph, const uint32_t *profile,
                                  const dt_further_asked *asked, dt_budget *budget);
DT_API void dt_foresight_free(dt_foresight *foresight);
DT_API size_t dt_foresight_count(const dt_foresight *foresight);
DT_API dt_further dt_foresight_concept(const dt_foresight *foresight, size_t k);
DT_API const dt_terms *dt_foresight_terms(const dt_foresight *foresight); /* arrays filled in */
/** Is the state stable for `dm` under the k-th concept? */
DT_API bool dt_foresight_stable(const dt_foresight *foresight, size_t k, size_t dm, uint32_t state);
/** Stable for every decision maker. */
DT_API bool dt_foresight_equilibrium(const dt_foresight *foresight, size_t k, uint32_t state);
/** Would the verdict be another if ties between equally good moves could be broken otherwise, each time they arise? */
DT_API bool dt_foresight_by_tie(const dt_foresight *foresight, size_t k, size_t dm, uint32_t state);
/** The same of any state and decision maker. */
DT_API bool dt_foresight_any_tie(const dt_foresight *foresight, size_t k);
/** How a state stands for a decision maker, in view of its own moves: DT_BY_SANCTION is that it could improve, and is held by
 *  what the concept says of what would follow. Never with a deciding statement. */
DT_API dt_stand_by dt_foresight_stand(const dt_foresight *foresight, size_t k, size_t dm, uint32_t state);

#endif
