/* SPDX-License-Identifier: MIT */
#ifndef DT_REPORT_SENSITIVITY_H
#define DT_REPORT_SENSITIVITY_H

#include <detente/report.h>

dt_status dt_report_sensitivity_text(const dt_sensitivity *sensitivity, dt_format format,
                                     const dt_report_options *options, size_t most, dt_budget *budget, dt_text *out);
dt_status dt_report_sensitivity_json(const dt_sensitivity *sensitivity, const dt_report_options *options, dt_text *out);
dt_status dt_report_sensitivity_csv(const dt_sensitivity *sensitivity, dt_text *out);

#endif
