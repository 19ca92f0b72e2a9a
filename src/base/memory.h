/* SPDX-License-Identifier: MIT */
/* Memory: checked arrays and an arena. Every allocation may fail and every caller says so with DT_ERR_NOMEM. */
#ifndef DT_BASE_MEMORY_H
#define DT_BASE_MEMORY_H

#include <detente/base.h>

/** Zeroed memory for `count` items of `size` bytes; NULL if there is none or the product overflows. A count of 0 gives a
 *  valid pointer. Free with free(). */
void *dt_calloc(size_t count, size_t size);
/** As dt_calloc() without zeroing. */
void *dt_malloc(size_t count, size_t size);

/** Makes room for at least one more item in a growing array. `items` points to the array pointer.
 *  @return false if there is no memory; the array is then unchanged. Usage:
 *      if (!dt_grow(&list, &capacity, count, sizeof *list)) return DT_ERR_NOMEM;
 *      list[count++] = item;                                                                     */
bool dt_grow(void *items, size_t *capacity, size_t count, size_t item_size);

/** Many small things that live and die together. Zero-initialise. */
typedef struct dt_arena {
    struct dt_arena_block *last;
} dt_arena;
/** `count` zeroed items of `size` bytes, aligned for anything; NULL if there is no memory. */
void *dt_arena_calloc(dt_arena *arena, size_t count, size_t size);
/** The same into `*out`, the address of a pointer of any type. @return DT_OK or DT_ERR_NOMEM. */
dt_status dt_arena_items(dt_arena *arena, void *out, size_t count, size_t size);
/** A NUL-terminated copy. */
char *dt_arena_text(dt_arena *arena, const char *bytes, size_t length);
/** A copy of `count` items; NULL if there is no memory (a valid pointer when count is 0). */
void *dt_arena_copy(dt_arena *arena, const void *items, size_t count, size_t size);
void dt_arena_free(dt_arena *arena);

#endif
