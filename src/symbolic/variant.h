/* SPDX-License-Identifier: MIT */
/* Diagrams of what-ifs. */
#ifndef DT_SYMBOLIC_VARIANT_H
#define DT_SYMBOLIC_VARIANT_H

#include "symbolic/internal.h"

/** The diagrams of `model`, a variant of the model of `base` (borrowed, as is `model`; itself no variant) with the same options,
 *  forbidden moves and steps, in the same forest. Moves, minds and feasible states that the models share are shared. Values may have
 *  as many bits more than those of the base as it was given to spare. Ends before its base: dt_symbolic_free().
 *  @return DT_OK, DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM. Time: what is drawn anew, and a few words for each decision maker. */
dt_status dt_symbolic_variant(dt_symbolic **out, dt_symbolic *base, const dt_model *model);
/** Are the moves or the minds of this decision maker not those of the base? */
bool dt_symbolic_differs(const dt_symbolic *variant, size_t dm);

#endif
