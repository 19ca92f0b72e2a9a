/* SPDX-License-Identifier: MIT */
/* Chosen once, as bits. */
#include "report/listing.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>

bool dt_is_any_equilibrium(const dt_solution *solution, uint32_t state)
{
    for (size_t p = 0; p < dt_solution_profiles(solution); p++) {
        const dt_verdicts *verdicts = dt_solution_verdicts(solution, p);
        for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
            if (dt_verdicts_concepts(verdicts) >> c & 1u && dt_verdicts_equilibrium(verdicts, (dt_concept_id)c, state))
                return true;
        const dt_foresight *foresight = dt_solution_foresight(solution, p);
        for (size_t k = 0; foresight && k < dt_foresight_count(foresight); k++)
            if (dt_foresight_equilibrium(foresight, k, state))
                return true;
    }
    return false;
}

static bool is_listed(const dt_solution *solution, bool brief, uint32_t state)
{
    const dt_graph *graph = dt_solution_graph(solution);
    if (!dt_solution_listed(solution, state))
        return false;
    return !brief || state == dt_graph_status_quo(graph) || dt_graph_name_of(graph, state) != DT_PATTERN_NONE ||
           dt_is_any_equilibrium(solution, state);
}

static dt_status mark(dt_listing *listing, const dt_solution *solution, bool brief, dt_budget *budget)
{
    for (uint32_t s = 0; s < listing->states; s++) {
        DT_TRY(dt_budget_spend(budget, 4));
        if (is_listed(solution, brief, s)) {
            dt_bit_set(listing->bits, s);
            listing->count++;
        }
    }
    return DT_OK;
}

dt_status dt_listing_new(dt_listing *out, const dt_solution *solution, bool brief, dt_budget *budget)
{
    uint32_t states = dt_graph_count(dt_solution_graph(solution));
    *out = (dt_listing){.states = states, .count = states};
    if (!brief && !dt_solution_options(solution)->where)
        return DT_OK;
    out->count = 0;
    out->bits = dt_calloc(dt_words_for(states), sizeof *out->bits);
    if (!out->bits)
        return DT_ERR_NOMEM;
    dt_status status = mark(out, solution, brief, budget);
    if (status != DT_OK)
        dt_listing_free(out);
    return status;
}

void dt_listing_free(dt_listing *listing)
{
    free(listing->bits);
    listing->bits = NULL;
}

bool dt_listing_has(const dt_listing *listing, uint32_t state)
{
    return !listing->bits || dt_bit_get(listing->bits, state);
}
