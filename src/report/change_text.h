/* SPDX-License-Identifier: MIT */
/* Changes of a model in words. */
#ifndef DT_REPORT_CHANGE_TEXT_H
#define DT_REPORT_CHANGE_TEXT_H

#include <detente/report.h>

/** Adds what would be different, as a clause that can begin a sentence: NATO without "not bar". `graph` is that of the model
 *  before the change. */
void dt_tell_change(dt_text *out, const dt_graph *graph, const uint32_t *profile, const dt_change *change);

/** Adds what an option does when it goes one way: "Arm Kyiv" can no longer be dropped once it is taken. */
void dt_tell_direction(dt_text *out, const dt_model *model, size_t option, dt_direction direction);

/** Adds a class of a ranking: the texts of its entries. */
void dt_tell_class(dt_text *out, const dt_reading *reading, size_t class);

/** Adds the predicate and a full stop: no longer holds under SEQ. `entirely`: under no concept that was solved; `many`: of states. */
void dt_tell_shift(dt_text *out, dt_concept_set lost, dt_concept_set gained, bool entirely, bool many);
/** Adds how many by concept, with `word` before the first: " it loses 3 Nash and 1 SEQ". Nothing where there are none. */
void dt_tell_counts(dt_text *out, const char *word, const uint32_t *counts);

#endif
