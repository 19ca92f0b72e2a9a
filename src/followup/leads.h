/* SPDX-License-Identifier: MIT */
/* What could make somebody leave a state: one look at every other state says who would gain by it, and who must move to get there.
 * Most coalitions are thereby out of the question, and for most others it is thereby known what they gain by. */
#ifndef DT_FOLLOWUP_LEADS_H
#define DT_FOLLOWUP_LEADS_H

#include "base/intern.h"
#include "followup/direct.h"

/** All coalitions of players with at most `size` members (0: as many as keep them to DT_COALITIONS_DEFAULT), by size, then by
 *  decision makers, into `*list`, owned by `arena`; `*largest` is the size of the largest.
 *  @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT where they are more than DT_COALITIONS_MAX. */
dt_status dt_coalitions_list(const dt_company *company, size_t size, dt_arena *arena, dt_coalition **list,
                             size_t *count, size_t *largest);

/** A state that some coalition would gain by and may be able to bring about. */
typedef struct dt_lead {
    uint32_t state;
    uint32_t next; /* index + 1 of the next one of the same kind; 0: none */
    bool direct;   /* whoever has the members that it takes can */
} dt_lead;

/** Leads of one kind: whoever gains by them has these members at least, no others than those, and some of these. */
typedef struct dt_lead_kind {
    dt_coalition least, most, some;
    uint32_t first, last; /* by ascending state */
} dt_lead_kind;

/** What a coalition gains by. */
typedef struct dt_gain {
    uint32_t state, moves; /* fewest moves; jointly members who move */
    bool direct;
} dt_gain;

typedef struct dt_leads {
    const dt_company *company;
    const uint64_t *equilibria; /* bit s; borrowed */
    dt_direct direct;
    uint32_t from;
    dt_lead *list;
    size_t count, capacity;
    dt_lead_kind *kinds;
    size_t kind_count, kind_capacity;
    dt_intern names;                                          /* of kinds */
    uint32_t dominating, dominating_equilibria, dominated_by; /* as in dt_coalition_case */
    bool by_equilibrium;
    dt_reaching own;  /* what a coalition brings about, where leads do not tell */
    dt_gain *gains;   /* [states + 1] of the coalition asked about, the nearest first */
    dt_gain *distant; /* [states] scratch: those of them that are not direct */
    uint32_t gain_count;
    uint64_t *wanted; /* bit s, scratch: all zeros */
    uint64_t bytes;   /* asked of the budget */
    uint64_t list_bytes;
} dt_leads;

dt_status dt_leads_init(dt_leads *leads, const dt_company *company, const uint64_t *equilibria);
void dt_leads_free(dt_leads *leads);
/** Looks at every state from `from`. @return DT_OK, DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM. */
dt_status dt_leads_find(dt_leads *leads, uint32_t from);
/** What the members gain by, as leads->gains. */
dt_status dt_leads_gains(dt_leads *leads, dt_coalition members);
/** The same from any state, without leads: in the order in which they are met. */
dt_status dt_leads_gains_from(dt_leads *leads, dt_coalition members, uint32_t from);
/** How the k-th of these gains is brought about by the members that were asked about last. Not after dt_leads_gains_from(). */
dt_status dt_leads_way(dt_leads *leads, uint32_t k, dt_arena *arena, dt_coalition_move *out);

#endif
