/* SPDX-License-Identifier: MIT */
/* What everybody risks at every state under one reading of each mind, compared with the start of a plan: the definitions
 * of detente/plan.h as tables. */
#ifndef DT_FOLLOWUP_RISK_H
#define DT_FOLLOWUP_RISK_H

#include <detente/plan.h>

typedef struct dt_risk {
    const dt_graph *graph;
    const uint32_t *profile; /* borrowed */
    dt_budget *budget;
    size_t dms;
    uint32_t states;
    uint32_t *worst;   /* [dms * states] worst_i(s) */
    uint32_t *secured; /* [dms * states] max(worst_i(s), max over t in R_i(s) of worst_i(t)) */
    uint32_t *base;    /* [dms] worst_i(start) */
    uint32_t **level;  /* [dms][ranks below base] 1 + the level exposed where the worst has that rank */
    uint64_t bytes;
} dt_risk;

/** @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT, DT_ERR_CANCELLED. */
dt_status dt_risk_build(dt_risk *risk, const dt_graph *graph, const uint32_t *profile, dt_guard guard, uint32_t start,
                        dt_budget *budget);
void dt_risk_free(dt_risk *risk);

/** 1 + the level of what is exposed of `dm` at `state`; 0: nothing. */
static inline uint32_t dt_risk_level(const dt_risk *risk, size_t dm, uint32_t state)
{
    uint32_t worst = risk->worst[dm * risk->states + state];
    return worst < risk->base[dm] ? risk->level[dm][worst] : 0;
}

/** Is `dm` tempted at `state` in a plan that ends in `end`? */
static inline bool dt_risk_tempted(const dt_risk *risk, size_t dm, uint32_t state, uint32_t end)
{
    return risk->secured[dm * risk->states + state] > dt_graph_rank(risk->graph, dm, risk->profile[dm], end);
}

#endif
