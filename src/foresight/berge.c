/* SPDX-License-Identifier: MIT */
/* Berge's concepts, in which the others move first and for the decision maker, and it may have to give back. For a weak order the
 * definitions compare one number with the rank of s, as those of the kernel do: what a state is worth once the decision maker
 * has answered, and the best of that over what the others can bring about from s. Where they come back to s itself it is worth
 * no more than its rank, and no verdict hangs on that. */
#include "foresight/task.h"

#include "base/bits.h"
#include "base/memory.h"
#include "stability/kernel.h"
#include "stability/spread.h"

#include <stdlib.h>
#include <string.h>

/* How the decision maker answers. */
typedef struct manner {
    bool answers; /* it does */
    bool kind;    /* by what improves for each of the others */
    bool final;   /* so that the others cannot bring about anything better than the first state after all */
} manner;

static const manner manners[DT_FURTHER_KINDS] = {
    [DT_FURTHER_BERGE] = {false, false, false},
    [DT_FURTHER_BERGE_GMR] = {.answers = true},
    [DT_FURTHER_BERGE_SMR] = {.answers = true, .final = true},
    [DT_FURTHER_BERGE_SEQ] = {.answers = true, .kind = true},
    [DT_FURTHER_BERGE_SSEQ] = {.answers = true, .kind = true, .final = true},
};

typedef struct giving {
    const dt_task *task;
    size_t dm;
    const uint32_t *rank;
    dt_berge *numbers;
    dt_budget *budget;
} giving;

/* Into numbers->gift the best of `values` over what the others can bring about: the least of them turned upside down. */
static dt_status find_gifts(giving *g, const uint32_t *values)
{
    const dt_room *room = g->task->room;
    uint32_t states = g->task->profile->state_count, most = g->task->profile->ranks[g->dm]->class_count + 1;
    dt_spread spread;
    for (uint32_t s = 0; s < states; s++)
        room->worth[s] = most - values[s];
    DT_TRY(dt_order_by_key(room->order, room->worth, most - 1, states));
    DT_TRY(dt_spread_init(&spread, g->task->profile, room, g->dm, false, g->budget));
    dt_status status = dt_spread_all(&spread, room->worth, room->order, g->budget);
    for (uint32_t s = 0; s < states; s++)
        g->numbers->gift[s] = room->level[s] == UINT32_MAX ? 0 : most - room->level[s];
    dt_spread_free(&spread, g->budget);
    return status;
}

/* ---- what the decision maker answers --------------------------------------------------------------------------------- */

bool dt_berge_kind(const dt_task *task, size_t dm, uint32_t from, uint32_t to)
{
    for (size_t j = 0; j < task->profile->dm_count; j++)
        if (j != dm && task->profile->ranks[j]->rank[to] <= task->profile->ranks[j]->rank[from])
            return false;
    return true;
}

typedef struct answering {
    const giving *g;
    uint32_t from, least;
    bool kind;
} answering;

static dt_status answer(void *user, uint32_t to)
{
    answering *a = user;
    uint32_t worth = a->g->numbers->worth[to];
    if (worth < a->least && (!a->kind || dt_berge_kind(a->g->task, a->g->dm, a->from, to)))
        a->least = worth;
    return dt_budget_spend(a->g->budget, 1);
}

static dt_status let_answer(giving *g, bool kind)
{
    for (uint32_t q = 0; q < g->task->profile->state_count; q++) {
        answering a = {.g = g, .from = q, .least = g->rank[q], .kind = kind};
        DT_TRY(dt_graph_each_move(g->task->graph, g->dm, q, answer, &a));
        g->numbers->value[q] = a.least;
    }
    return DT_OK;
}

/* ---- the whole --------------------------------------------------------------------------------------------------------- */

static dt_status weigh(giving *g, manner how)
{
    dt_berge *numbers = g->numbers;
    uint32_t states = g->task->profile->state_count;
    memcpy(numbers->worth, g->rank, states * sizeof *g->rank);
    memcpy(numbers->value, g->rank, states * sizeof *g->rank);
    if (how.final) {
        DT_TRY(find_gifts(g, g->rank));
        for (uint32_t s = 0; s < states; s++)
            numbers->worth[s] = numbers->gift[s] > g->rank[s] ? numbers->gift[s] : g->rank[s];
    }
    if (how.answers)
        DT_TRY(let_answer(g, how.kind));
    return find_gifts(g, numbers->value);
}

dt_status dt_berge_weigh(dt_berge *out, const dt_task *task, size_t dm, dt_budget *budget)
{
    size_t states = task->profile->state_count;
    giving g = {.task = task, .dm = dm, .rank = task->profile->ranks[dm]->rank, .numbers = out, .budget = budget};
    *out = (dt_berge){.worth = dt_malloc(3 * states, sizeof *out->worth)};
    if (!out->worth)
        return DT_ERR_NOMEM;
    out->value = out->worth + states;
    out->gift = out->value + states;
    return weigh(&g, manners[task->concept.kind]);
}

void dt_berge_free(dt_berge *berge)
{
    free(berge->worth);
    berge->worth = NULL;
}

static dt_status decide(dt_task *task, size_t dm, dt_budget *budget)
{
    dt_berge numbers;
    const uint32_t *rank = task->profile->ranks[dm]->rank;
    dt_status status = dt_berge_weigh(&numbers, task, dm, budget);
    for (uint32_t s = 0; s < task->profile->state_count && status == DT_OK; s++)
        dt_bit_put(dt_task_stable(task, dm), s, numbers.gift[s] <= rank[s]);
    dt_berge_free(&numbers);
    return status;
}

dt_status dt_decide_berge(dt_task *task, dt_budget *budget)
{
    for (size_t dm = 0; dm < task->profile->dm_count; dm++)
        DT_TRY(decide(task, dm, budget));
    return DT_OK;
}
