/* SPDX-License-Identifier: MIT */
/* Which engine answers: list the states where that is cheap, for a list says more of each; else sets. */
#include <detente/solution.h>

#define FEW_OPTIONS 16 /* cannot make more states than are listed in no time */

dt_status dt_engine_choose(dt_symbolic **out, const dt_model *model, dt_budget *budget, dt_diagnostics *diagnostics)
{
    size_t dm, reading;
    *out = NULL;
    if (model->option_count <= FEW_OPTIONS || dt_diagnostics_errors(diagnostics) ||
        !dt_symbolic_takes(model, NULL, &dm, &reading))
        return DT_OK;
    dt_status status = dt_symbolic_new(out, model, budget, diagnostics);
    if (status == DT_ERR_MODEL || status == DT_ERR_CANCELLED || status == DT_ERR_NOMEM)
        return status;
    if (status == DT_OK && dt_symbolic_states_up_to(*out, UINT64_MAX) > DT_LISTED_AT_MOST)
        return DT_OK;
    dt_symbolic_free(*out);
    *out = NULL;
    return DT_OK;
}
