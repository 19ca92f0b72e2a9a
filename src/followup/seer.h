/* SPDX-License-Identifier: MIT */
/* What somebody makes of other states, looked at from one: by ranks, where all preferences are rankings and no degree is
 * asked of sanctions, or through the lens of the relational engine. */
#ifndef DT_FOLLOWUP_SEER_H
#define DT_FOLLOWUP_SEER_H

#include "relations/minds.h"

#include <detente/relations.h>

typedef struct dt_seer {
    const dt_graph *graph;
    const uint32_t *profile;
    dt_budget *budget;
    bool by_lens;
    dt_minds minds;
    dt_lens lens;
    uint64_t *rows[DT_SIGHTS]; /* by lens: what is seen from the state that was turned to last */
    size_t dm[DT_SIGHTS];      /* by ranks: who looked, */
    uint32_t rank[DT_SIGHTS];  /* and the rank of where it looked from */
    uint64_t bytes;            /* asked of the budget */
} dt_seer;

/** By ranks; nothing to free. */
void dt_seer_by_ranks(dt_seer *seer, const dt_graph *graph, const uint32_t *profile, dt_budget *budget);
/** By the lens of a criterion. Owned by the caller, also after trouble: dt_seer_free(). @return DT_OK, DT_ERR_NOMEM,
 *  DT_ERR_LIMIT. */
dt_status dt_seer_by_lens(dt_seer *seer, const dt_graph *graph, const uint32_t *profile, dt_criterion criterion,
                          dt_budget *budget);
void dt_seer_free(dt_seer *seer);

/** Looks from `state`, as `dm` does, until the next call with this sight. By ranks at once, else linear in states. */
dt_status dt_seer_turn(dt_seer *seer, dt_sight sight, size_t dm, uint32_t state);
/** Does the sight hold of `other`? Asked of who was turned to last. */
bool dt_seer_sees(const dt_seer *seer, dt_sight sight, uint32_t other);

#endif
