/* SPDX-License-Identifier: MIT */
#include "report/wanted.h"

#include "base/memory.h"

#include <stdlib.h>

bool dt_is_better(const dt_teller *teller, uint32_t a, uint32_t b)
{
    bool some = false;
    for (size_t i = 0; i < teller->model->dm_count; i++) {
        uint32_t at_a = dt_graph_rank(teller->graph, i, teller->profile[i], a);
        uint32_t at_b = dt_graph_rank(teller->graph, i, teller->profile[i], b);
        if (at_a < at_b)
            return false;
        some |= at_a > at_b;
    }
    return some;
}

/* Keeps those that none is better than: what is kept falls out where it is worse than the next one. */
static dt_status consider(dt_wanted *wanted, const dt_teller *teller, uint32_t state, dt_budget *budget)
{
    uint32_t kept = 0;
    wanted->holding++;
    for (uint32_t k = 0; k < wanted->count; k++) {
        if (dt_is_better(teller, wanted->states[k], state))
            return DT_OK;
        if (!dt_is_better(teller, state, wanted->states[k]))
            wanted->states[kept++] = wanted->states[k];
    }
    wanted->states[kept] = state;
    wanted->count = kept + 1;
    return dt_budget_spend(budget, kept * teller->model->dm_count);
}

dt_status dt_wanted_find(dt_wanted *out, const dt_teller *teller, dt_budget *budget)
{
    const uint32_t states = dt_graph_count(teller->graph), today = dt_graph_status_quo(teller->graph);
    out->first = DT_NO_STATE;
    out->states = dt_malloc((size_t)states + 1, sizeof *out->states);
    if (!out->states)
        return DT_ERR_NOMEM;
    for (uint32_t s = 0; s < states; s++) {
        DT_TRY(dt_budget_spend(budget, 1));
        if (!dt_is_better(teller, s, today))
            continue;
        out->first = out->better++ == 0 ? s : out->first;
        if (dt_verdicts_equilibrium(teller->verdicts, DT_CONCEPT_SEQ, s))
            DT_TRY(consider(out, teller, s, budget));
    }
    out->found = true;
    return DT_OK;
}

void dt_wanted_free(dt_wanted *wanted)
{
    free(wanted->states);
    *wanted = (dt_wanted){.first = DT_NO_STATE};
}
