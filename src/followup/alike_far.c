/* SPDX-License-Identifier: MIT */
/* Beliefs that come to the same where states are not listed: orders of a list that rank alike all ranks that states have. */
#include "base/memory.h"
#include "followup/mediating.h"
#include "symbolic/internal.h"

#include <stdlib.h>

/* One mind's beliefs by what they rank: two that make the same function of ranks are alike. Functions are kept meanwhile. */
typedef struct alike {
    dt_mediation *m;
    dt_budget *budget;
    const dt_value *value;
    dt_diagram own;
    dt_diagram *rankings; /* [measures] */
} alike;

static dt_status mark_if_weak(const alike *a, uint32_t belief)
{
    dt_measure *all = a->m->measures, *measure = &all[belief];
    dt_forest *forest = a->m->symbolic->forest;
    const dt_diagram ranking = dt_symbolic_ranking(a->m->symbolic, a->value, measure->edit.order);
    DT_TRY(dt_forest_status(forest));
    DT_TRY(dt_budget_spend(a->budget, belief));
    a->rankings[belief] = dt_diagram_keep(forest, ranking);
    measure->first = ranking == a->own ? UINT32_MAX : belief;
    for (uint32_t k = belief; k-- > 0 && all[k].kind == DT_MEASURE_BELIEF && all[k].dm == measure->dm;)
        if (a->rankings[k] == ranking && measure->first != UINT32_MAX)
            measure->first = k; /* the first of them is met last */
    measure->weak = measure->first != belief;
    return DT_OK;
}

static dt_status mark_weak_of_mind(dt_mediation *m, size_t dm, dt_diagram *rankings, dt_budget *budget)
{
    const dt_mind *mind;
    dt_forest *forest = m->symbolic->forest;
    DT_TRY(dt_symbolic_mind(m->symbolic, dm, m->options.profile[dm], &mind));
    size_t scope = dt_forest_enter(forest);
    alike a = {.m = m, .budget = budget, .value = &mind->value, .rankings = rankings};
    a.own = dt_symbolic_ranking(m->symbolic, a.value, NULL);
    dt_status status = dt_forest_status(forest);
    for (uint32_t k = 0; status == DT_OK && k < m->measure_count; k++)
        if (m->measures[k].kind == DT_MEASURE_BELIEF && m->measures[k].dm == dm)
            status = mark_if_weak(&a, k);
    dt_forest_leave(forest, scope, DT_DIAGRAM_TRUE);
    return status;
}

dt_status dt_beliefs_mark_weak_far(dt_mediation *m, dt_budget *budget)
{
    const size_t count = m->measure_count;
    dt_diagram *rankings = dt_malloc(count, sizeof *rankings);
    if (!rankings)
        return DT_ERR_NOMEM;
    for (size_t k = 0; k < count; k++)
        rankings[k] = DT_DIAGRAM_NONE;
    dt_budget_stage(budget, "ranking the states anew", 0);
    dt_status status = DT_OK;
    for (size_t dm = 0; dm < m->model->dm_count && status == DT_OK; dm++)
        status = mark_weak_of_mind(m, dm, rankings, budget);
    for (size_t k = 0; k < count; k++)
        if (rankings[k] != DT_DIAGRAM_NONE)
            dt_diagram_drop(m->symbolic->forest, rankings[k]);
    free(rankings);
    return status;
}
