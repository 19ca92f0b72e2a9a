/* SPDX-License-Identifier: MIT */
/* What the texts about attitudes share. */
#ifndef DT_REPORT_ATTITUDES_H
#define DT_REPORT_ATTITUDES_H

#include "report/document.h"
#include "report/prose.h"

#include <detente/report_minds.h>

/** An item of a sweep, how much it changes, and where it came. */
typedef struct dt_attitude_change {
    size_t item;
    uint32_t begins, ends;
} dt_attitude_change;
/** All items but the first, most changes first. `out`: [cases - 1]. */
void dt_attitude_changes(const dt_attitude_cases *cases, dt_relational concept, dt_attitude_change *out);

dt_status dt_report_attitudes_json(const dt_attitude_cases *cases, const dt_attitudes_asked *asked, dt_text *out);
/** All states in rows, as csv. */
dt_status dt_report_attitudes_csv(const dt_attitude_cases *cases, const dt_attitudes_asked *asked, dt_text *out);

#endif
