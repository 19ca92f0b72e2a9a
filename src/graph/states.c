/* SPDX-License-Identifier: MIT */
#include "graph/states.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* Leaves room for two more bits beside a state's number; its vectors alone would take 4 GiB. */
#define STATES_MAX ((uint32_t)1 << 29)

typedef struct listing {
    dt_states *states;
    size_t capacity; /* in words */
    dt_budget *budget;
} listing;

static dt_status make_room(listing *list)
{
    dt_states *states = list->states;
    size_t need = ((size_t)states->count + 1) * states->words;
    if (need <= list->capacity)
        return DT_OK;
    size_t grown = list->capacity ? list->capacity * 2 : 256 * states->words;
    DT_TRY(dt_budget_reserve(list->budget, (grown - list->capacity) * sizeof *states->vectors));
    uint64_t *vectors = realloc(states->vectors, grown * sizeof *vectors);
    if (!vectors)
        return DT_ERR_NOMEM;
    states->vectors = vectors;
    list->capacity = grown;
    return DT_OK;
}

static dt_status add_state(void *user, const uint64_t *vector)
{
    listing *list = user;
    dt_states *states = list->states;
    if (states->count == STATES_MAX)
        return DT_ERR_NOMEM;
    DT_TRY(dt_budget_states(list->budget, (uint64_t)states->count + 1));
    DT_TRY(make_room(list));
    memcpy(states->vectors + (size_t)states->count * states->words, vector, states->words * sizeof *vector);
    states->count++;
    return DT_OK;
}

static uint64_t first_slot(const dt_states *states, const uint64_t *vector)
{
    return dt_hash_masked(vector, NULL, states->words) & states->slot_mask;
}

static dt_status index_states(dt_states *states, dt_budget *budget)
{
    uint64_t slots = 16;
    while (slots < (uint64_t)states->count * 2)
        slots *= 2;
    DT_TRY(dt_budget_reserve(budget, slots * sizeof *states->slots));
    states->slots = dt_malloc(slots, sizeof *states->slots);
    if (!states->slots)
        return DT_ERR_NOMEM;
    memset(states->slots, 0xff, slots * sizeof *states->slots);
    states->slot_mask = slots - 1;
    for (uint32_t s = 0; s < states->count; s++) {
        uint64_t at = first_slot(states, dt_states_at(states, s));
        while (states->slots[at] != DT_NO_STATE_INDEX)
            at = (at + 1) & states->slot_mask;
        states->slots[at] = s;
    }
    return DT_OK;
}

dt_status dt_states_list(dt_states *states, const dt_model *model, dt_budget *budget)
{
    *states = (dt_states){.words = dt_model_words(model)};
    listing list = {.states = states, .budget = budget};
    dt_budget_stage(budget, "listing the states", 0);
    DT_TRY(dt_rules_each_state(model, NULL, budget, add_state, &list));
    states->complete = model->graph_form || (model->option_count < 32 && states->count == 1u << model->option_count);
    return states->complete ? DT_OK : index_states(states, budget);
}

static int compare_codes(const uint64_t *a, const uint64_t *b, size_t words)
{
    for (size_t word = words; word-- > 0;)
        if (a[word] != b[word])
            return a[word] < b[word] ? -1 : 1;
    return 0;
}

/* Insertion sort: a sketch has few states. */
static void insert_state(dt_states *states, const uint64_t *vector)
{
    size_t words = states->words, at = states->count;
    while (at > 0 && compare_codes(states->vectors + (at - 1) * words, vector, words) > 0)
        at--;
    if (at > 0 && compare_codes(states->vectors + (at - 1) * words, vector, words) == 0)
        return;
    memmove(states->vectors + (at + 1) * words, states->vectors + at * words,
            (states->count - at) * words * sizeof *vector);
    memcpy(states->vectors + at * words, vector, words * sizeof *vector);
    states->count++;
}

dt_status dt_states_take(dt_states *states, const dt_model *model, const uint64_t *vectors, size_t count,
                         dt_budget *budget)
{
    size_t words = dt_model_words(model);
    *states = (dt_states){.words = words};
    DT_TRY(dt_budget_states(budget, count));
    DT_TRY(dt_budget_reserve(budget, count * words * sizeof *vectors));
    states->vectors = dt_malloc(count, words * sizeof *vectors);
    if (!states->vectors)
        return DT_ERR_NOMEM;
    for (size_t k = 0; k < count; k++) {
        DT_TRY(dt_budget_spend(budget, states->count + 1));
        insert_state(states, vectors + k * words);
    }
    return index_states(states, budget);
}

dt_status dt_states_append(dt_states *states, const dt_states *base, const uint64_t *vectors, uint32_t count,
                           dt_budget *budget)
{
    uint64_t all = (uint64_t)base->count + count;
    size_t bytes = base->words * sizeof *vectors;
    *states = (dt_states){.words = base->words};
    DT_TRY(dt_budget_states(budget, all));
    if (all > STATES_MAX)
        return DT_ERR_NOMEM;
    DT_TRY(dt_budget_reserve(budget, all * bytes));
    states->vectors = dt_malloc((size_t)all, bytes);
    if (!states->vectors)
        return DT_ERR_NOMEM;
    memcpy(states->vectors, base->vectors, base->count * bytes);
    memcpy(states->vectors + base->count * base->words, vectors, count * bytes);
    states->count = (uint32_t)all;
    return index_states(states, budget);
}

void dt_states_free(dt_states *states)
{
    free(states->vectors);
    free(states->slots);
    *states = (dt_states){.count = 0};
}

static bool same(const uint64_t *a, const uint64_t *b, size_t words)
{
    uint64_t differ = 0;
    for (size_t word = 0; word < words; word++)
        differ |= a[word] ^ b[word];
    return differ == 0;
}

uint32_t dt_states_find(const dt_states *states, const uint64_t *vector)
{
    if (states->complete)
        return *vector < states->count ? (uint32_t)*vector : DT_NO_STATE_INDEX;
    for (uint64_t at = first_slot(states, vector);; at = (at + 1) & states->slot_mask) {
        uint32_t s = states->slots[at];
        if (s == DT_NO_STATE_INDEX || same(dt_states_at(states, s), vector, states->words))
            return s;
    }
}

static bool fits(const dt_states *states, const dt_pattern *pattern, uint32_t state)
{
    const uint64_t *vector = dt_states_at(states, state);
    for (size_t word = 0; word < states->words; word++)
        if ((vector[word] & pattern->care[word]) != pattern->value[word])
            return false;
    return true;
}

uint32_t dt_states_fit(const dt_states *states, const dt_pattern *pattern, uint32_t *last)
{
    uint32_t count = 0;
    for (uint32_t s = 0; s < states->count; s++) {
        if (!fits(states, pattern, s))
            continue;
        *last = s;
        count++;
    }
    return count;
}

void dt_states_describe(const dt_states *states, const dt_model *model, uint32_t state, dt_text *out)
{
    if (model->graph_form)
        dt_text_add(out, model->graph_states[state].id);
    else
        dt_model_write_pattern(model, dt_states_at(states, state), out);
}
