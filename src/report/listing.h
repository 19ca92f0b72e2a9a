/* SPDX-License-Identifier: MIT */
/* Which states an answer lists: those that satisfy --where and, with --brief, only the status quo, the named states and
 * the equilibria. */
#ifndef DT_REPORT_LISTING_H
#define DT_REPORT_LISTING_H

#include <detente/report.h>

typedef struct dt_listing {
    uint64_t *bits; /* bit s: state s is listed; NULL: all are */
    uint32_t states;
    uint32_t count; /* listed */
} dt_listing;

/** Owned by the caller: dt_listing_free(). @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT, DT_ERR_CANCELLED. */
dt_status dt_listing_new(dt_listing *out, const dt_solution *solution, bool brief, dt_budget *budget);
void dt_listing_free(dt_listing *listing);
bool dt_listing_has(const dt_listing *listing, uint32_t state);

/** Is it an equilibrium under some concept and some profile that was solved? */
bool dt_is_any_equilibrium(const dt_solution *solution, uint32_t state);

#endif
