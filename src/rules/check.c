/* SPDX-License-Identifier: MIT */
#include "rules/check.h"

#include "base/codes.h"

static void check_state(const dt_model *model, const dt_named_state *named, dt_diagnostics *diagnostics)
{
    for (size_t k = 0; named->pattern.whole && k < model->infeasible_count; k++) {
        const dt_judgement *rule = &model->infeasible[k];
        unsigned line, column;
        if (!dt_statement_holds(rule->that, named->pattern.value))
            continue;
        dt_source_locate(model->source, rule->span.offset, &line, &column);
        dt_diagnostics_add(diagnostics, DT_CODE_INFEASIBLE_STATE, named->span,
                           "%s%s%s is not feasible: the rule \"%s\" of line %u removes it; change the one or the other",
                           named->name ? "state \"" : "the status quo", named->name ? named->name : "",
                           named->name ? "\"" : "", rule->text, line);
        return;
    }
}

dt_status dt_rules_check_states(const dt_model *model, dt_budget *budget, dt_diagnostics *diagnostics)
{
    bool status_quo_is_named = false;
    if (model->graph_form)
        return DT_OK;
    for (size_t k = 0; k < model->named_count; k++) {
        DT_TRY(dt_budget_spend(budget, model->infeasible_count + 1));
        status_quo_is_named |= model->status_quo == &model->named[k];
        check_state(model, &model->named[k], diagnostics);
    }
    if (model->status_quo && !status_quo_is_named)
        check_state(model, model->status_quo, diagnostics);
    return DT_OK;
}

void dt_rules_report_none(const dt_model *model, dt_diagnostics *diagnostics)
{
    dt_diagnostics_add(diagnostics, DT_CODE_NO_FEASIBLE_STATE, model->infeasible_span,
                       "no state is feasible: together the rules remove every combination of options; `detente states` "
                       "shows what each removes");
}

void dt_rules_report_fits(const dt_named_state *named, const char *count, dt_diagnostics *diagnostics)
{
    dt_diagnostics_add(diagnostics, DT_CODE_PATTERN_NOT_UNIQUE, named->span,
                       "this pattern fits %s feasible states; it must fit exactly one", count);
}
