/* SPDX-License-Identifier: MIT */
/* The three stages that concepts from Nash to SSEQ have in common (theory 3.14): somebody leaves, the others answer, it may
 * yet escape. Exact for any preferences and any moves. */
#ifndef DT_RELATIONS_STAGES_H
#define DT_RELATIONS_STAGES_H

#include "graph/moves.h"
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

/** What deters from leaving one state after another. */
typedef struct dt_sanctions {
    const dt_stages *stages;
    const dt_moves *moves;
    uint32_t states;
    size_t words;
    uint64_t *
        row; /* bits of the states that deter from leaving the state asked about last, wherever they are reached from */
    bool *tempting; /* [classes] has the class a member that is no sanction? */
    dt_budget *budget;
} dt_sanctions;

/** Owned by the caller, also after trouble: dt_sanctions_end(). @return DT_OK or DT_ERR_NOMEM. */
dt_status dt_sanctions_begin(dt_sanctions *sanctions, const dt_stages *stages, dt_budget *budget);
/** Fills the row. @return as dt_stages_decide(). */
dt_status dt_sanctions_find(dt_sanctions *sanctions, uint32_t state);
void dt_sanctions_end(dt_sanctions *sanctions);

#endif
