/* SPDX-License-Identifier: MIT */
/* States that also say who moved last: vectors with a few places more than options, as sets of them are over a few more variables. */
#ifndef DT_SYMBOLIC_TURNS_H
#define DT_SYMBOLIC_TURNS_H

#include "base/memory.h"
#include "symbolic/internal.h"

/** The variables of such a state, and the words of its vector. */
size_t dt_turns_places(const dt_symbolic *s);
size_t dt_turns_words(const dt_symbolic *s);
/** The set of this one alone. */
dt_diagram dt_turns_only(dt_symbolic *s, const uint64_t *vector);
/** The states of a set, whoever moved last. */
dt_diagram dt_turns_forget(dt_symbolic *s, dt_diagram set);
/** Writes the first of a set that is not empty to `out`, dt_turns_words() words. */
dt_status dt_turns_first(dt_symbolic *s, dt_diagram set, uint64_t *out);
/** The state alone, in `arena`: who moved last is cut off. NULL without memory. */
const uint64_t *dt_turns_state(const dt_symbolic *s, dt_arena *arena, const uint64_t *vector);

#endif
