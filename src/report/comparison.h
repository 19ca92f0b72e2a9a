/* SPDX-License-Identifier: MIT */
#ifndef DT_REPORT_COMPARISON_H
#define DT_REPORT_COMPARISON_H

#include <detente/report.h>

dt_status dt_report_comparison_text(const dt_comparison_asked *asked, dt_format format, dt_text *out);
dt_status dt_report_comparison_json(const dt_comparison_asked *asked, dt_text *out);

/** Adds how the second model differs from the first, as a clause: NATO without "not bar". */
void dt_tell_difference(dt_text *out, const dt_compared *compared, const dt_difference *difference);
/** Adds what a state is called: by the first model, else by the second. `title`: at the beginning of a sentence. */
void dt_tell_compared_state(dt_text *out, const dt_compared *compared, const dt_changed_state *state, bool title);
/** Has somebody named it? */
bool dt_is_named(const dt_compared *compared, const dt_changed_state *state);

#endif
