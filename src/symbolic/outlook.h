/* SPDX-License-Identifier: MIT */
/* Sets of states around one state. */
#ifndef DT_SYMBOLIC_OUTLOOK_H
#define DT_SYMBOLIC_OUTLOOK_H

#include "symbolic/opponents.h"

/** The states of value above that of `state`; and of the same value. */
dt_diagram dt_symbolic_above(dt_symbolic *s, const dt_value *value, const uint64_t *state);
dt_diagram dt_symbolic_level_with(dt_symbolic *s, const dt_value *value, const uint64_t *state);
/** The states to which `event` leads from those of `set`. */
dt_diagram dt_symbolic_after(dt_symbolic *s, dt_diagram set, const dt_event *event);
/** The states to which the decision maker can move from `state`, which is not one of them. */
dt_diagram dt_symbolic_reachable(dt_symbolic *s, size_t dm, const uint64_t *state);
/** Those of `set` that have the highest value, or the lowest. */
dt_diagram dt_symbolic_extreme(dt_symbolic *s, const dt_value *value, dt_diagram set, bool highest);
/** Calls `visit` for the first `most` of `set` by descending value, then ascending code. */
dt_status dt_symbolic_each_best(dt_symbolic *s, const dt_value *value, dt_diagram set, uint64_t most,
                                dt_visit_point visit, void *user);
/** A number as text, the caller's to free. */
dt_status dt_symbolic_digits(const dt_natural *number, char **out);

#endif
