/* SPDX-License-Identifier: MIT */
/* The forms of preference that have a file of their own: statements.c, rankings.c, pairs.c. */
#ifndef DT_MODEL_FORMS_H
#define DT_MODEL_FORMS_H

#include "model/reader.h"

/** Forms of preference. `*right` becomes false after reporting. */
dt_status dt_read_statements(dt_reader *r, const dt_node *list, dt_reading *out, bool *right);
dt_status dt_read_ranking(dt_reader *r, const dt_node *list, dt_reading *out, bool *right);
dt_status dt_read_pairs(dt_reader *r, const dt_node *list, dt_reading *out, bool *right);
/** What fuzzy comparisons mean; `node` is NULL where no threshold is given. @return false after reporting. */
bool dt_read_threshold(dt_reader *r, const dt_node *node, dt_reading *out);
/** How pairs compare that are not listed. */
void dt_read_others(dt_reader *r, const dt_node *node, dt_reading *out);

#endif
