/* SPDX-License-Identifier: MIT */
/* Mixed stability, by the relational engine: of each opponent the moves of its behaviour. */
#include "foresight/task.h"

#include "base/bits.h"
#include "base/memory.h"
#include "relations/stages.h"

#include <stdlib.h>

static dt_status view(void *user, dt_sight sight, size_t dm, uint32_t state, uint64_t *row)
{
    const dt_task *task = user;
    const uint32_t *rank = task->graph->ranks[dm][task->readings[dm]].rank;
    bool better = sight != DT_DETERRED_BY;
    for (uint32_t s = 0; s < task->graph->states.count; s++)
        if ((rank[s] > rank[state]) == better)
            dt_bit_set(row, s);
    return DT_OK;
}

typedef struct mixture {
    dt_lens lens;
    dt_arcs *improves, *behaves; /* [decision makers] */
    size_t built;                /* of each */
} mixture;

static dt_status list_moves(const dt_task *task, mixture *m, dt_budget *budget)
{
    static const bool through_lens[] = {[DT_BEHAVES_IMPROVES] = true, [DT_BEHAVES_ANY] = false};
    for (size_t dm = 0; dm < task->graph->model->dm_count; dm++) {
        dt_behaviour behaviour = task->terms->behaviours[dm];
        const dt_lens *lens = behaviour == DT_BEHAVES_STAYS || through_lens[behaviour] ? &m->lens : NULL;
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
        movers[j] = j == dm || task->terms->behaviours[j] == DT_BEHAVES_STAYS ? NULL : &m->behaves[j];
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
    mixture m = {.lens = {.row = view, .user = task}};
    m.improves = dt_calloc(dms, sizeof *m.improves);
    m.behaves = dt_calloc(dms, sizeof *m.behaves);
    dt_status status = m.improves && m.behaves ? list_moves(task, &m, budget) : DT_ERR_NOMEM;
    for (size_t dm = 0; dm < dms && status == DT_OK; dm++)
        status = decide(task, &m, dm, budget);
    for (size_t k = 0; k < m.built; k++) {
        dt_arcs_free(&m.improves[k], budget);
        dt_arcs_free(&m.behaves[k], budget);
    }
    free(m.improves);
    free(m.behaves);
    return status;
}
