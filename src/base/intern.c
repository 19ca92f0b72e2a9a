/* SPDX-License-Identifier: MIT */
#include "base/intern.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#define SLOTS_FIRST 64

void dt_intern_init(dt_intern *intern, dt_budget *budget)
{
    *intern = (dt_intern){.budget = budget};
}

void dt_intern_free(dt_intern *intern)
{
    free(intern->words);
    free(intern->ends);
    free(intern->slots);
    if (intern->budget)
        dt_budget_release(intern->budget, intern->bytes);
    *intern = (dt_intern){.budget = NULL};
}

const uint32_t *dt_intern_key(const dt_intern *intern, uint32_t id, size_t *length)
{
    static const uint32_t none = 0; /* where the empty key is the only one, there are no words */
    size_t start = id ? intern->ends[id - 1] : 0;
    *length = intern->ends[id] - start;
    return intern->words ? intern->words + start : &none;
}

static size_t hash(const uint32_t *key, size_t length)
{
    uint64_t h = length;
    for (size_t k = 0; k < length; k++) {
        h = (h ^ key[k]) * 0x9e3779b97f4a7c15u;
        h ^= h >> 29;
    }
    return (size_t)(h ^ h >> 32);
}

/* The slot of the key, or the unused one where it would go. */
static size_t find_slot(const dt_intern *intern, const uint32_t *key, size_t length)
{
    size_t slot = hash(key, length) & (intern->slot_count - 1);
    for (;; slot = (slot + 1) & (intern->slot_count - 1)) {
        size_t other;
        if (intern->slots[slot] == DT_INTERN_NONE)
            return slot;
        const uint32_t *there = dt_intern_key(intern, intern->slots[slot], &other);
        if (other == length && (length == 0 || memcmp(there, key, length * sizeof *key) == 0))
            return slot;
    }
}

uint32_t dt_intern_find(const dt_intern *intern, const uint32_t *key, size_t length)
{
    return intern->slot_count ? intern->slots[find_slot(intern, key, length)] : DT_INTERN_NONE;
}

static dt_status reserve(dt_intern *intern, uint64_t bytes)
{
    DT_TRY(dt_budget_reserve(intern->budget, bytes));
    intern->bytes += bytes;
    return DT_OK;
}

/* Twice the slots, every key in its new one. */
static dt_status rehash(dt_intern *intern)
{
    size_t count = intern->slot_count ? 2 * intern->slot_count : SLOTS_FIRST;
    DT_TRY(reserve(intern, (count - intern->slot_count) * sizeof *intern->slots));
    uint32_t *slots = dt_malloc(count, sizeof *slots);
    if (!slots)
        return DT_ERR_NOMEM;
    memset(slots, 0xff, count * sizeof *slots);
    free(intern->slots);
    intern->slots = slots;
    intern->slot_count = count;
    for (size_t id = 0; id < intern->count; id++) {
        size_t length;
        const uint32_t *key = dt_intern_key(intern, (uint32_t)id, &length);
        intern->slots[find_slot(intern, key, length)] = (uint32_t)id;
    }
    return DT_OK;
}

static dt_status add_word(dt_intern *intern, uint32_t word)
{
    if (intern->word_count == intern->word_capacity)
        DT_TRY(reserve(intern, (intern->word_capacity ? intern->word_capacity : 8) * sizeof word));
    if (!dt_grow(&intern->words, &intern->word_capacity, intern->word_count, sizeof word))
        return DT_ERR_NOMEM;
    intern->words[intern->word_count++] = word;
    return DT_OK;
}

static dt_status add(dt_intern *intern, const uint32_t *key, size_t length)
{
    if (intern->count == UINT32_MAX - 1u)
        return dt_budget_reserve(intern->budget, UINT64_MAX); /* more keys than have numbers */
    if (intern->count == intern->capacity)
        DT_TRY(reserve(intern, (intern->capacity ? intern->capacity : 8) * sizeof *intern->ends));
    if (!dt_grow(&intern->ends, &intern->capacity, intern->count, sizeof *intern->ends))
        return DT_ERR_NOMEM;
    size_t before = intern->word_count;
    for (size_t k = 0; k < length; k++) {
        dt_status status = add_word(intern, key[k]);
        if (status != DT_OK) {
            intern->word_count = before;
            return status;
        }
    }
    intern->ends[intern->count++] = intern->word_count;
    return DT_OK;
}

dt_status dt_intern_put(dt_intern *intern, const uint32_t *key, size_t length, uint32_t *id)
{
    if (2 * (intern->count + 1) > intern->slot_count)
        DT_TRY(rehash(intern));
    size_t slot = find_slot(intern, key, length);
    *id = intern->slots[slot];
    if (*id != DT_INTERN_NONE)
        return DT_OK;
    DT_TRY(add(intern, key, length));
    *id = intern->slots[slot] = (uint32_t)intern->count - 1;
    return DT_OK;
}
