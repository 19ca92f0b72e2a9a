/* SPDX-License-Identifier: MIT */
/* The feasible states, listed by ascending code and found again by their vectors. */
#ifndef DT_GRAPH_STATES_H
#define DT_GRAPH_STATES_H

#include <detente/rules.h>

#define DT_NO_STATE_INDEX UINT32_MAX

typedef struct dt_states {
    uint32_t count;
    size_t words;      /* of 64 bits, for one state */
    uint64_t *vectors; /* [count * words] */
    bool complete;     /* every combination of options is feasible: a state's number is its code */
    uint32_t *slots;   /* open addressing by hash; unused slots hold DT_NO_STATE_INDEX; NULL if complete */
    uint64_t slot_mask;
} dt_states;

/** Lists the states of `model`. Memory is asked of the budget as it grows. */
dt_status dt_states_list(dt_states *states, const dt_model *model, dt_budget *budget);
/** Takes `count` feasible states, in any order, some perhaps twice. */
dt_status dt_states_take(dt_states *states, const dt_model *model, const uint64_t *vectors, size_t count,
                         dt_budget *budget);
/** The states of `base` and, behind them, `count` others, none of them twice. */
dt_status dt_states_append(dt_states *states, const dt_states *base, const uint64_t *vectors, uint32_t count,
                           dt_budget *budget);
void dt_states_free(dt_states *states);
uint32_t dt_states_find(const dt_states *states, const uint64_t *vector);
/** How many states fit a pattern; `*last` is the last of them. Unchanged where none does. */
uint32_t dt_states_fit(const dt_states *states, const dt_pattern *pattern, uint32_t *last);

/** Adds the state's id in graph form, else its pattern: what messages call it while the graph is being made. */
void dt_states_describe(const dt_states *states, const dt_model *model, uint32_t state, dt_text *out);

static inline const uint64_t *dt_states_at(const dt_states *states, uint32_t state)
{
    return states->vectors + (size_t)state * states->words;
}

/** A hash of the bits of `vector` that `mask` keeps (NULL: all). */
static inline uint64_t dt_hash_masked(const uint64_t *vector, const uint64_t *mask, size_t words)
{
    uint64_t hash = 0;
    for (size_t word = 0; word < words; word++) {
        hash ^= mask ? vector[word] & mask[word] : vector[word];
        hash *= 0x9e3779b97f4a7c15u;
        hash ^= hash >> 29;
    }
    return hash ^ hash >> 32;
}

#endif
