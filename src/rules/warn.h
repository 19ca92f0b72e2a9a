/* SPDX-License-Identifier: MIT */
/* What either engine says of what is sound but surely not meant. */
#ifndef DT_RULES_WARN_H
#define DT_RULES_WARN_H

#include <detente/rules.h>

/** A statement of a preference that has the same `value` in every feasible state. */
void dt_rules_warn_never_differs(const dt_judgement *statement, bool value, dt_diagnostics *diagnostics);
/** The reading `later` of a decision maker ranks all feasible states as the reading `earlier` does. */
void dt_rules_warn_alike(const dt_decision_maker *dm, size_t later, size_t earlier, dt_diagnostics *diagnostics);
/** No sequence of moves leads from the status quo to a state that the model names. */
void dt_rules_warn_unreachable(const dt_named_state *named, dt_diagnostics *diagnostics);
/** A decision maker may do in two moves what `rule` keeps it from doing in one. */
void dt_rules_warn_intransitive(const dt_decision_maker *dm, const dt_forbidden *rule, dt_diagnostics *diagnostics);
/** The first rule that forbids some move of the decision maker, if that need not be meant: single steps are intransitive on
 *  purpose. Else NULL. */
const dt_forbidden *dt_rules_forbidding(const dt_model *model, size_t dm);

/** Warns of each infeasibility rule that can never hold. Option form. @return as dt_rules_count_alone(). */
dt_status dt_rules_warn_idle(const dt_model *model, dt_budget *budget, dt_diagnostics *diagnostics);

#endif
