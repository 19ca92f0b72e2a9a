/* SPDX-License-Identifier: MIT */
#ifndef DT_REPORT_INVERSE_H
#define DT_REPORT_INVERSE_H

#include <detente/report.h>

dt_status dt_report_inverse_text(const dt_inverse_asked *asked, dt_format format, dt_text *out);
dt_status dt_report_inverse_json(const dt_inverse_asked *asked, dt_text *out);

#endif
