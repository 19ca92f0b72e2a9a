/* SPDX-License-Identifier: MIT */
/* Moves listed one by one: those of one decision maker that a lens lets through. */
#ifndef DT_RELATIONS_ARCS_H
#define DT_RELATIONS_ARCS_H

#include "relations/lens.h"

typedef struct dt_arcs {
    uint32_t states;
    bool transitive; /* known to be so: two arcs in a row that do not come back are one */
    size_t *start;   /* [states + 1] */
    uint32_t *to;    /* those from s: to[start[s]] .. to[start[s + 1]], ascending within a class of moves */
    uint64_t bytes;  /* asked of the budget */
} dt_arcs;

/** The moves of `dm` for which `sight` holds; all of them where `lens` is NULL. Owned by the caller: dt_arcs_free().
 *  @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT, DT_ERR_CANCELLED or what the lens returned. */
dt_status dt_arcs_new(dt_arcs *out, const dt_graph *graph, size_t dm, const dt_lens *lens, dt_sight sight,
                      dt_budget *budget);
void dt_arcs_free(dt_arcs *arcs, dt_budget *budget);

static inline size_t dt_arcs_count(const dt_arcs *arcs, uint32_t state)
{
    return arcs->start[state + 1] - arcs->start[state];
}

#endif
