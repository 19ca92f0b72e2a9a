/* SPDX-License-Identifier: MIT */
/* The exhibit on judgements that could be wrong: which of them decide, and what each outcome withstands. */
#ifndef DT_REPORT_PIVOTS_H
#define DT_REPORT_PIVOTS_H

#include "report/section.h"
#include "report/sensitivity.h"

/** What a change takes to be wrong: how many of a document's judgements are so called, and which of them it is. */
typedef enum dt_pivot_kind {
    DT_PIVOT_MIND,
    DT_PIVOT_OPTIONS,
    DT_PIVOT_RULES,
    DT_PIVOT_READING,
    DT_PIVOT_KINDS
} dt_pivot_kind;
dt_pivot_kind dt_pivot_kind_of(dt_change_kind change);

/** Says in a table and, in HTML, in a picture what each outcome that holds by itself or by answers withstands. */
dt_status dt_tell_withstand(dt_reporter *r, const dt_sensitivity *sensitivity);

#endif
