/* SPDX-License-Identifier: MIT */
#include "symbolic/turns.h"

#include "base/bits.h"

size_t dt_turns_places(const dt_symbolic *s)
{
    return s->options + s->mover_places;
}

size_t dt_turns_words(const dt_symbolic *s)
{
    return dt_words_for(dt_turns_places(s) + 1);
}

dt_diagram dt_turns_only(dt_symbolic *s, const uint64_t *vector)
{
    return dt_symbolic_state(s->forest, vector, dt_turns_places(s));
}

dt_diagram dt_turns_forget(dt_symbolic *s, dt_diagram set)
{
    for (size_t k = 0; k < s->mover_places; k++)
        set = dt_diagram_exists(s->forest, set, dt_diagram_now(s->forest, s->mover_at + k));
    return set;
}

dt_status dt_turns_first(dt_symbolic *s, dt_diagram set, uint64_t *out)
{
    return dt_symbolic_first_point(s, set, dt_turns_places(s), dt_turns_words(s), out);
}

const uint64_t *dt_turns_state(const dt_symbolic *s, dt_arena *arena, const uint64_t *vector)
{
    size_t words = dt_model_words(s->model);
    uint64_t *state = dt_arena_copy(arena, vector, words, sizeof *state);
    for (size_t k = 0; state && k < s->mover_places; k++)
        if (s->mover_at + k < words * 64)
            dt_bit_clear(state, s->mover_at + k);
    return state;
}
