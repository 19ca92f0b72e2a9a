/* SPDX-License-Identifier: MIT */
/* A letter or a few for each decision maker, for narrow columns: the first of its name, the initials of its words, or,
 * where these do not tell them apart, its number. */
#ifndef DT_REPORT_MARKS_H
#define DT_REPORT_MARKS_H

#include <detente/report.h>

#define DT_MARK_BYTES 24

typedef struct dt_marks {
    char (*texts)[DT_MARK_BYTES];
    const char **list; /* [decision makers] */
} dt_marks;

/** Owned by the caller: dt_marks_free(). @return DT_OK or DT_ERR_NOMEM. */
dt_status dt_marks_new(dt_marks *marks, const dt_model *model);
void dt_marks_free(dt_marks *marks);

#endif
