/* SPDX-License-Identifier: MIT */
#include <detente/variant.h>

dt_status dt_variant_make(dt_variant *out, const dt_graph *base, const dt_edit *edits, size_t count, dt_budget *budget)
{
    uint64_t before = dt_budget_reserved(budget);
    *out = (dt_variant){.model = NULL};
    dt_status status = dt_model_variant(&out->model, dt_graph_model(base), edits, count);
    if (status == DT_OK)
        status = dt_graph_variant(&out->graph, base, out->model, budget);
    out->bytes = dt_budget_reserved(budget) - before;
    if (status != DT_OK)
        dt_variant_free(out, budget);
    return status;
}

void dt_variant_free(dt_variant *variant, dt_budget *budget)
{
    dt_graph_free(variant->graph);
    dt_model_free(variant->model);
    dt_budget_release(budget, variant->bytes);
    *variant = (dt_variant){.model = NULL};
}
