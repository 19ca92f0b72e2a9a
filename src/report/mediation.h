/* SPDX-License-Identifier: MIT */
#ifndef DT_REPORT_MEDIATION_H
#define DT_REPORT_MEDIATION_H

#include <detente/report.h>

dt_status dt_report_mediation_text(const dt_mediation *mediation, dt_format format, const dt_report_options *options,
                                   const dt_mediation_words *words, dt_budget *budget, dt_text *out);
dt_status dt_report_mediation_json(const dt_mediation *mediation, const dt_report_options *options,
                                   const dt_mediation_words *words, dt_text *out);

/** Adds a measure in words, as a clause. */
void dt_tell_measure(dt_text *out, const dt_mediation *mediation, const dt_measure *measure);

#endif
