/* SPDX-License-Identifier: MIT */
#include "rules/warn.h"

#include "base/bits.h"
#include "base/codes.h"

#include <string.h>

void dt_rules_warn_never_differs(const dt_judgement *statement, bool value, dt_diagnostics *diagnostics)
{
    dt_diagnostics_add(diagnostics, DT_CODE_NEVER_DIFFERS, statement->span,
                       "\"%s\" is %s in every feasible state, so it orders nothing", statement->text,
                       value ? "true" : "false");
}

void dt_rules_warn_alike(const dt_decision_maker *dm, size_t later, size_t earlier, dt_diagnostics *diagnostics)
{
    dt_diagnostics_add(diagnostics, DT_CODE_READINGS_ALIKE, dm->readings[later].span,
                       "the readings \"%s\" and \"%s\" of %s rank all states alike", dm->readings[later].name,
                       dm->readings[earlier].name, dm->id);
}

void dt_rules_warn_unreachable(const dt_named_state *named, dt_diagnostics *diagnostics)
{
    dt_diagnostics_add(diagnostics, DT_CODE_UNREACHABLE_STATE, named->span,
                       "no moves lead from the status quo to \"%s\"", named->name);
}

void dt_rules_warn_intransitive(const dt_decision_maker *dm, const dt_forbidden *rule, dt_diagnostics *diagnostics)
{
    dt_diagnostics_add(diagnostics, DT_CODE_INTRANSITIVE_MOVES, rule->span,
                       "%s may do in two moves what it may not do in one", dm->id);
}

const dt_forbidden *dt_rules_forbidding(const dt_model *model, size_t dm)
{
    for (size_t k = 0; k < model->forbidden_count && !model->single_step; k++)
        if (dt_bit_get(model->forbidden[k].by, dm))
            return &model->forbidden[k];
    return NULL;
}

dt_status dt_rules_warn_idle(const dt_model *model, dt_budget *budget, dt_diagnostics *diagnostics)
{
    dt_rule_count *counts = NULL;
    DT_TRY(dt_rules_count_alone(&counts, model, budget));
    for (size_t k = 0; k < model->infeasible_count; k++)
        if (counts[k].alone && strcmp(counts[k].alone, "0") == 0)
            dt_diagnostics_add(diagnostics, DT_CODE_RULE_REMOVES_NOTHING, model->infeasible[k].span,
                               "\"%s\" can never hold, so this rule removes no state", model->infeasible[k].text);
    dt_rule_counts_free(counts, model->infeasible_count);
    return DT_OK;
}
