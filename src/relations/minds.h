/* SPDX-License-Identifier: MIT */
/* The lens of everybody's preferences under one profile, for one type of what not to know means and one degree of sanctions
 * (theory 4.1, 4.2, 4.4):
 *
 *                    leaves for           answers by           is deterred by
 *     type a         better or unknown    better or unknown    no better
 *     type b         better               better or unknown    no better
 *     type c         better or unknown    better or unknown    no better, or unknown
 *     type d         better               better or unknown    no better, or unknown
 *
 * Where all is known the four are one. With sanctions of degree k, "no better" becomes "worse by k at least".
 *
 * Of somebody who goes by probabilities (theory 4.7, 4.8) the code of a pair has the answers to all three, for the lower and for
 * the upper bound; the criterion says which to take. */
#ifndef DT_RELATIONS_MINDS_H
#define DT_RELATIONS_MINDS_H

#include "relations/lens.h"
#include "relations/mind.h"

#include <detente/criterion.h>

typedef struct dt_minds {
    dt_mind *minds; /* [decision makers] */
    size_t count;
    dt_budget *budget;
    bool holds[DT_SIGHTS][256];     /* by how a state compares: of the criterion at hand */
    bool by_chance[DT_SIGHTS][256]; /* the same of those who go by probabilities */
} dt_minds;

/** Prepares the minds. Owned by the caller: dt_minds_free(). @return DT_OK, DT_ERR_NOMEM. */
dt_status dt_minds_init(dt_minds *minds, const dt_graph *graph, const uint32_t *profile, dt_budget *budget);
void dt_minds_free(dt_minds *minds);
/** A lens over the minds for the type, degree and bounds of one criterion, until the next call. */
dt_lens dt_minds_lens(dt_minds *minds, dt_criterion criterion);

#endif
