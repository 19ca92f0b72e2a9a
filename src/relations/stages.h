/* SPDX-License-Identifier: MIT */
/* The three stages that concepts from Nash to SSEQ have in common (theory 3.14): somebody leaves, the others answer, it may
 * yet escape. Exact for any preferences and any moves. */
#ifndef DT_RELATIONS_STAGES_H
#define DT_RELATIONS_STAGES_H

#include "relations/answers.h"

typedef struct dt_stages {
    const dt_graph *graph;
    size_t dm;
    const dt_arcs *leaves;     /* what it would leave each state for */
    const dt_answers *answers; /* NULL: nobody answers */
    const dt_lens *lens;       /* asked what deters it */
    bool final;                /* from a sanction it must not be able to move on to what is none */
} dt_stages;

/** Sets bit s of `stable`, which is all zero, where every state that `dm` would leave s for can be answered by a sanction.
 *  Time: states * (states + links between its moves), and states / 64 for each leave.
 *  @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT, DT_ERR_CANCELLED or what the lens returned. */
dt_status dt_stages_decide(const dt_stages *stages, dt_budget *budget, uint64_t *stable);

#endif
