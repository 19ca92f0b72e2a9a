/* SPDX-License-Identifier: MIT */
/* What either engine says of states that a model names and that are not what they should be. */
#ifndef DT_RULES_CHECK_H
#define DT_RULES_CHECK_H

#include <detente/rules.h>

/** Reports each named state and status quo that is given whole and is not feasible, with the rule that removes it.
 *  @return DT_OK, DT_ERR_LIMIT, DT_ERR_CANCELLED. */
dt_status dt_rules_check_states(const dt_model *model, dt_budget *budget, dt_diagnostics *diagnostics);
/** Reports that the rules leave no state. */
void dt_rules_report_none(const dt_model *model, dt_diagnostics *diagnostics);
/** Reports that the pattern of a state fits `count` (in decimal) feasible states instead of one. */
void dt_rules_report_fits(const dt_named_state *named, const char *count, dt_diagnostics *diagnostics);

#endif
