/* SPDX-License-Identifier: MIT */
/* Mixed stability, by the relational engine: of each opponent the moves of its behaviour. */
#include "foresight/task.h"

#include "base/bits.h"
#include "base/memory.h"
#include "relations/stages.h"

#include <stdlib.h>

typedef struct mixture {
    const dt_task *task;
    uint32_t
        *best; /* [states] for the one whose answers are being listed, if it does its best: the rank that it gets to */
    dt_lens lens;
    dt_arcs *improves, *behaves; /* [decision makers] */
    size_t built;                /* of each */
} mixture;

dt_behaviour dt_mixed_behaviour(const dt_task *task, size_t dm)
{
    return task->concept.kind == DT_FURTHER_BR_SEQ ? DT_BEHAVES_BEST : task->terms->behaviours[dm];
}

static dt_status view(void *user, dt_sight sight, size_t dm, uint32_t state, uint64_t *row)
{
    const mixture *m = user;
    const dt_task *task = m->task;
    const uint32_t *rank = task->profile->ranks[dm]->rank;
    bool better = sight != DT_DETERRED_BY;
    bool best = sight == DT_ANSWERS_BY && dt_mixed_behaviour(task, dm) == DT_BEHAVES_BEST;
    for (uint32_t s = 0; s < task->profile->state_count; s++)
        if ((rank[s] > rank[state]) == better && (!best || rank[s] == m->best[state]))
            dt_bit_set(row, s);
    return DT_OK;
}

static dt_status list_moves(const dt_task *task, mixture *m, dt_budget *budget)
{
    for (size_t dm = 0; dm < task->profile->dm_count; dm++) {
        const dt_lens *lens = dt_mixed_behaviour(task, dm) == DT_BEHAVES_ANY ? NULL : &m->lens;
        DT_TRY(dt_best_ranks(task, dm, m->best));
        DT_TRY(dt_arcs_new(&m->improves[dm], task->graph, dm, &m->lens, DT_LEAVES_FOR, budget));
        dt_status status = dt_arcs_new(&m->behaves[dm], task->graph, dm, lens, DT_ANSWERS_BY, budget);
        if (status != DT_OK) {
            dt_arcs_free(&m->improves[dm], budget);
            return status;
        }
        m->built++;
    }
    return DT_OK;
}

static dt_status decide(dt_task *task, const mixture *m, size_t dm, dt_budget *budget)
{
    size_t dms = task->graph->model->dm_count;
    dt_answers answers;
    const dt_arcs **movers = dt_calloc(dms, sizeof *movers);
    if (!movers)
        return DT_ERR_NOMEM;
    for (size_t j = 0; j < dms; j++)
        movers[j] = j == dm || dt_mixed_behaviour(task, j) == DT_BEHAVES_STAYS ? NULL : &m->behaves[j];
    dt_status status = dt_answers_new(&answers, movers, dms, task->graph->states.count, budget);
    if (status == DT_OK) {
        dt_stages stages = {.graph = task->graph, .dm = dm, .leaves = &m->improves[dm], .lens = &m->lens};
        stages.answers = &answers;
        status = dt_stages_decide(&stages, budget, dt_task_stable(task, dm));
        dt_answers_free(&answers, budget);
    }
    free(movers);
    return status;
}

/* Is there memory for a set of states for each state? Asked before hours are spent on what comes before. */
static dt_status ask_for_room(const dt_task *task, dt_budget *budget)
{
    uint64_t bytes = (uint64_t)task->graph->states.count * task->words * sizeof(uint64_t);
    DT_TRY(dt_budget_reserve(budget, bytes));
    dt_budget_release(budget, bytes);
    return DT_OK;
}

dt_status dt_decide_mixed(dt_task *task, dt_budget *budget)
{
    DT_TRY(ask_for_room(task, budget));
    size_t dms = task->graph->model->dm_count;
    mixture m = {.task = task};
    m.lens = (dt_lens){view, &m};
    m.best = dt_malloc(task->profile->state_count, sizeof *m.best);
    m.improves = dt_calloc(dms, sizeof *m.improves);
    m.behaves = dt_calloc(dms, sizeof *m.behaves);
    dt_status status = m.best && m.improves && m.behaves ? list_moves(task, &m, budget) : DT_ERR_NOMEM;
    for (size_t dm = 0; dm < dms && status == DT_OK; dm++)
        status = decide(task, &m, dm, budget);
    for (size_t k = 0; k < m.built; k++) {
        dt_arcs_free(&m.improves[k], budget);
        dt_arcs_free(&m.behaves[k], budget);
    }
    free(m.improves);
    free(m.behaves);
    free(m.best);
    return status;
}
