/* SPDX-License-Identifier: MIT */
/* What each infeasibility rule removes, where combinations are too many to branch over. */
#include "base/memory.h"
#include "symbolic/internal.h"

#include <stdlib.h>
#include <string.h>

static dt_status count_set(dt_symbolic *s, dt_diagram set, char **out)
{
    char digits[DT_NATURAL_TEXT];
    dt_natural count;
    DT_TRY(dt_symbolic_count(s, set, &count));
    dt_natural_print(&count, digits);
    *out = dt_malloc(strlen(digits) + 1, 1);
    if (!*out)
        return DT_ERR_NOMEM;
    memcpy(*out, digits, strlen(digits) + 1);
    return DT_OK;
}

static dt_status count_all(dt_symbolic *s, dt_rule_count *counts)
{
    dt_diagram left = DT_DIAGRAM_TRUE;
    for (size_t k = 0; k < s->model->infeasible_count; k++) {
        dt_diagram rule = dt_symbolic_statement(s->forest, s->model->infeasible[k].that);
        dt_diagram removed = dt_diagram_and(s->forest, left, rule);
        left = dt_diagram_and(s->forest, left, dt_diagram_not(rule));
        DT_TRY(dt_forest_status(s->forest));
        DT_TRY(count_set(s, rule, &counts[k].alone));
        DT_TRY(count_set(s, removed, &counts[k].after));
    }
    return DT_OK;
}

dt_status dt_symbolic_count_removed(dt_rule_count **out, dt_symbolic *s)
{
    *out = dt_calloc(s->model->infeasible_count, sizeof **out);
    if (!*out)
        return DT_ERR_NOMEM;
    dt_budget_stage(s->budget, "counting what rules remove", 0);
    size_t scope = dt_forest_enter(s->forest);
    dt_status status = count_all(s, *out);
    dt_forest_leave(s->forest, scope, DT_DIAGRAM_TRUE);
    if (status == DT_OK)
        return DT_OK;
    dt_rule_counts_free(*out, s->model->infeasible_count);
    *out = NULL;
    return status;
}
