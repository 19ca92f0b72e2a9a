/* SPDX-License-Identifier: MIT */
/* Numbers for keys: each list of words gets the next number when it is first seen, and the same one ever after. */
#ifndef DT_BASE_INTERN_H
#define DT_BASE_INTERN_H

#include <detente/base.h>

#define DT_INTERN_NONE UINT32_MAX

typedef struct dt_intern {
    dt_budget *budget;
    uint32_t *words; /* the keys, one after the other */
    size_t word_count, word_capacity;
    size_t *ends; /* [count] where each key ends */
    size_t count, capacity;
    uint32_t *slots; /* open addressing; DT_INTERN_NONE: unused */
    size_t slot_count;
    uint64_t bytes; /* asked of the budget */
} dt_intern;

/** Memory is asked of `budget` (borrowed) as it grows. Nothing is allocated yet. */
void dt_intern_init(dt_intern *intern, dt_budget *budget);
void dt_intern_free(dt_intern *intern);
/** The number of the key (NULL will do where `length` is 0), a new one if it has none: `*id` < intern->count. At most UINT32_MAX - 1 keys.
 *  @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT. Constant time but for the length of the key. */
dt_status dt_intern_put(dt_intern *intern, const uint32_t *key, size_t length, uint32_t *id);
/** The number of the key, or DT_INTERN_NONE. */
uint32_t dt_intern_find(const dt_intern *intern, const uint32_t *key, size_t length);
/** The key with this number. Valid until the next dt_intern_put(). */
const uint32_t *dt_intern_key(const dt_intern *intern, uint32_t id, size_t *length);

#endif
