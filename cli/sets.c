/* SPDX-License-Identifier: MIT */
#include "sets.h"

#include <stdlib.h>
#include <string.h>

static dt_status add(cli_sets *sets, const cli_work *work, const uint32_t *profile, dt_concept_set concepts)
{
    DT_TRY(dt_sets_new(&sets->of[sets->count], work->symbolic, profile, concepts));
    sets->count++;
    return DT_OK;
}

static dt_status add_others(cli_sets *sets, const cli_work *work, dt_concept_set concepts)
{
    size_t bytes = work->model->dm_count * sizeof(uint32_t);
    uint32_t *profile = calloc(work->model->dm_count, sizeof *profile);
    dt_status status = profile ? DT_OK : DT_ERR_NOMEM;
    bool more = true;
    while (status == DT_OK && more) {
        if (memcmp(profile, work->profile, bytes) != 0)
            status = add(sets, work, profile, concepts);
        more = dt_profiles_next(work->model, profile);
    }
    free(profile);
    return status;
}

dt_status cli_sets_solve(cli_sets *out, const cli_work *work, dt_concept_set concepts, bool all_readings)
{
    out->count = 0;
    out->of = calloc(all_readings ? dt_profiles_count(work->model) : 1, sizeof(dt_sets *));
    if (!out->of)
        return DT_ERR_NOMEM;
    dt_status status = add(out, work, work->profile, concepts);
    return status == DT_OK && all_readings ? add_others(out, work, concepts) : status;
}

void cli_sets_free(cli_sets *sets)
{
    for (size_t k = 0; k < sets->count; k++)
        dt_sets_free(sets->of[k]);
    free(sets->of);
}
