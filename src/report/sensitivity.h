/* SPDX-License-Identifier: MIT */
#ifndef DT_REPORT_SENSITIVITY_H
#define DT_REPORT_SENSITIVITY_H

#include "report/teller.h"

dt_status dt_report_sensitivity_text(const dt_sensitivity *sensitivity, dt_format format,
                                     const dt_report_options *options, size_t most, dt_budget *budget, dt_text *out);
dt_status dt_report_sensitivity_json(const dt_sensitivity *sensitivity, const dt_report_options *options, dt_text *out);
dt_status dt_report_sensitivity_csv(const dt_sensitivity *sensitivity, dt_text *out);

/** Do two changes of one mind give the same ranks? */
bool dt_trials_alike(const dt_trial *a, const dt_trial *b);
/** Is the k-th by effect like one before it? */
bool dt_trial_repeats(const dt_sensitivity *sensitivity, size_t k);
/** Adds two changes by their numbers: ": NATO without "arm"; and Russia read as "conquest"". */
void dt_tell_pair(dt_text *out, const dt_sensitivity *sensitivity, const size_t pair[2]);
/** Adds what there is to say against an equilibrium, each sentence after a space: for whom it holds by a tie or because there is no
 *  move, and that no improvements lead there; nothing where it is nothing. */
dt_status dt_tell_caution(const dt_teller *teller, const dt_outcome *outcome, dt_text *caution);

#endif
