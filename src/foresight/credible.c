/* SPDX-License-Identifier: MIT */
/* Sequential stability of higher order: order 1 is SEQ, and at each further order nobody answers from a state that is stable
 * for it at the order before. To spread backwards over the improvements that are left, such states go to the far end of the
 * mover's ladder, beyond every rank: no class that is taken up to a rank ever takes them. */
#include "foresight/task.h"

#include "base/bits.h"
#include "base/memory.h"
#include "stability/kernel.h"

#include <stdlib.h>
#include <string.h>

#define NEVER_LEFT UINT32_MAX

static void order_ladder(dt_rung *ladder, const dt_rung *plain, const dt_moves *moves, const uint64_t *stable)
{
    for (uint32_t class = 0; class < moves->class_count; class ++) {
        uint32_t at = moves->class_start[class], end = moves->class_start[class + 1];
        for (uint32_t k = moves->class_start[class]; k < moves->class_start[class + 1]; k++)
            if (!dt_bit_get(stable, plain[k].state))
                ladder[at++] = plain[k];
        for (uint32_t k = end; at < end; k--)
            if (dt_bit_get(stable, plain[k - 1].state))
                ladder[--end] = (dt_rung){plain[k - 1].state, NEVER_LEFT};
    }
}

/* Everybody's verdicts where improvements are those of `left`. */
static dt_status decide_order(dt_task *task, const dt_profile *left, dt_budget *budget)
{
    for (size_t dm = 0; dm < left->dm_count; dm++) {
        const uint32_t *rank = left->ranks[dm]->rank;
        dt_focal focal = {.profile = left, .room = task->room, .dm = dm};
        dt_status status = dt_focal_decide(&focal, dt_recipe_for(DT_CONCEPT_SEQ), budget);
        for (uint32_t s = 0; s < left->state_count && status == DT_OK; s++)
            dt_bit_put(dt_task_stable(task, dm), s, rank[s] >= task->room->best[s]);
        dt_focal_free(&focal);
        DT_TRY(status);
    }
    return dt_budget_spend(budget, left->state_count);
}

static void leave_only_the_unstable(const dt_task *task, dt_profile *left)
{
    for (size_t dm = 0; dm < left->dm_count; dm++)
        if (!left->moves[dm].none)
            order_ladder(left->ladders[dm], task->profile->ladders[dm], &left->moves[dm], dt_task_stable(task, dm));
}

/* Up to an order; `left` then has the improvements that are left at the next. */
static dt_status climb(dt_task *task, dt_profile *left, unsigned order, dt_budget *budget)
{
    for (unsigned k = 1; k <= order; k++) {
        DT_TRY(decide_order(task, left, budget));
        leave_only_the_unstable(task, left);
    }
    return DT_OK;
}

dt_status dt_decide_seq(dt_task *task, dt_budget *budget)
{
    dt_profile left;
    DT_TRY(dt_profile_build(&left, task->graph, task->readings, budget));
    dt_status status = climb(task, &left, task->concept.number, budget);
    dt_profile_free(&left, budget);
    return status;
}

/* A walk forwards looks at the rank of the state that it leaves, so that stands out of reach, too. */
dt_status dt_credible_profile(dt_task *task, dt_profile *left, dt_budget *budget)
{
    DT_TRY(dt_profile_build(left, task->graph, task->readings, budget));
    dt_status status = climb(task, left, task->concept.number - 1, budget);
    for (size_t dm = 0; status == DT_OK && dm < left->dm_count; dm++)
        for (uint32_t s = 0; s < left->state_count; s++)
            if (dt_bit_get(dt_task_stable(task, dm), s))
                left->places[(size_t)s * left->dm_count + dm].rank = NEVER_LEFT;
    if (status == DT_OK)
        for (size_t dm = 0; dm < left->dm_count; dm++)
            if (!left->moves[dm].none)
                memcpy(left->ladders[dm], task->profile->ladders[dm],
                       left->moves[dm].class_start[left->moves[dm].class_count] * sizeof(dt_rung));
    if (status != DT_OK)
        dt_profile_free(left, budget);
    return status;
}
