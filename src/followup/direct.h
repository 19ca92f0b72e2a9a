/* SPDX-License-Identifier: MIT */
/* From one state to another directly: everybody whose options differ moves once, one after the other, each to what its options are
 * in the end. That takes as few moves as any way could, and needs no search where the states between are feasible. */
#ifndef DT_FOLLOWUP_DIRECT_H
#define DT_FOLLOWUP_DIRECT_H

#include "followup/company.h"

typedef enum dt_directly {
    DT_NEVER,    /* some option would have to change against its direction, or (jointly) the move is ruled out */
    DT_DIRECTLY, /* there is such an order (jointly: such a move) */
    DT_PERHAPS   /* not in this way; there may be another one */
} dt_directly;

typedef struct dt_direct {
    const dt_company *company;
    bool plain;      /* option form, any step, no move forbidden, in sequence: then the way above can be tried */
    uint64_t *take;  /* [words] options that are only ever taken */
    uint64_t *drop;  /* or dropped */
    uint64_t *state; /* [words] scratch */
} dt_direct;

dt_status dt_direct_init(dt_direct *direct, const dt_company *company);
void dt_direct_free(dt_direct *direct);

/** Can the members in `changed`, who are those whose options differ, bring about `to`? `order` has room for as many, and is filled
 *  in with the first order that does, by decision maker, where they move one after the other. Cost: at worst 2^6 states looked
 *  up. */
dt_directly dt_direct_try(dt_direct *direct, dt_coalition changed, uint32_t from, uint32_t to, dt_move *order);

#endif
