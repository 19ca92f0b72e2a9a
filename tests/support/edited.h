/* SPDX-License-Identifier: MIT */
/* Edits of a random conflict made in the form it is drawn in, so that its text can be written and read from scratch: what the
 * library makes of the same edits must be the same conflict. Independent of src/variant/. */
#ifndef DT_TESTS_EDITED_H
#define DT_TESTS_EDITED_H

#include "random_conflict.h"

#include <detente/variant.h>

/** Applies a set of edits to `c`, whose numbers speak of `c` as it is. Statements that are added are literals. Status quo and
 *  levers are not known here, nor whole readings. @return false where the fixed sizes have no room; `c` is then of no use. */
bool rc_apply(random_conflict *c, const dt_edit *edits, size_t count);

/** The index that an option has in the model, and back (padding has none: RC_OPTIONS). */
size_t rc_model_option(const random_conflict *c, uint8_t option);
uint8_t rc_own_option(const random_conflict *c, size_t option);

/** The grades of a ranking that feasible states have, best first: the classes of the model. @return how many. */
size_t rc_grades(const random_conflict *c, const rc_reading *reading, uint8_t grades[RC_CODES]);

#endif
