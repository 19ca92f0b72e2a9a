/* SPDX-License-Identifier: MIT */
/* Reads a result file back, value by value: results may be a thousand times larger than models, so no tree is made.
 * dt_pull_check() holds the whole text against RFC 8259 once; after it the cursor may be moved about freely. */
#ifndef DT_SOLUTION_PULL_H
#define DT_SOLUTION_PULL_H

#include <detente/base.h>

#define DT_PULL_NESTING_MAX 16

typedef struct dt_pull {
    const char *bytes;
    size_t length;
    size_t at; /* the next byte */
    dt_diagnostics *diagnostics;
} dt_pull;

typedef enum dt_pull_kind {
    DT_PULL_MAPPING,
    DT_PULL_LIST,
    DT_PULL_TEXT,
    DT_PULL_NUMBER,
    DT_PULL_TRUTH,
    DT_PULL_NULL
} dt_pull_kind;

/** Is the text JSON, nested at most DT_PULL_NESTING_MAX levels? Reports what is wrong otherwise. The cursor then stands
 *  at the first value. Linear. */
bool dt_pull_check(dt_pull *pull);

/** The kind of the value at the cursor. */
dt_pull_kind dt_pull_peek(dt_pull *pull);
/** Goes behind the value at the cursor. */
void dt_pull_skip(dt_pull *pull);
/** Goes into a mapping or list; reports it and returns false if the value is of another kind. `what` names it. */
bool dt_pull_enter(dt_pull *pull, dt_pull_kind kind, const char *what);
/** Goes to the next member's value and replaces `key` by its key; false, behind the mapping, after the last. */
bool dt_pull_member(dt_pull *pull, dt_text *key);
/** Goes to the next item; false, behind the list, after the last. */
bool dt_pull_item(dt_pull *pull);

/** Read one value and go behind it; report a value of another kind and return false. */
bool dt_pull_text(dt_pull *pull, dt_text *out, const char *what);
bool dt_pull_number(dt_pull *pull, uint64_t *out, const char *what);
/** Goes behind a null; false, without moving or reporting, if there is none. */
bool dt_pull_null(dt_pull *pull);

/** Reports what is wrong at the cursor. */
void dt_pull_report(dt_pull *pull, const char *format, ...) DT_PRINTF(2, 3);

#endif
