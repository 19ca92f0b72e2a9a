/* SPDX-License-Identifier: MIT */
/* Checked allocation. The arena hands out pieces of blocks that double up to 1 MiB; a model of a few kilobytes lives in
 * one block, one of 16 MiB in about twenty. */
#include "base/memory.h"

#include <assert.h>
#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_FIRST ((size_t)4096)
#define BLOCK_MAX ((size_t)1 << 20)

typedef struct dt_arena_block {
    struct dt_arena_block *before;
    size_t used, size;
    alignas(max_align_t) char bytes[];
} dt_arena_block;

static bool overflows(size_t count, size_t size)
{
    return size != 0 && count > SIZE_MAX / size;
}

void *dt_calloc(size_t count, size_t size)
{
    return overflows(count, size) ? NULL : calloc(count ? count : 1, size ? size : 1);
}

void *dt_malloc(size_t count, size_t size)
{
    if (overflows(count, size))
        return NULL;
    size_t bytes = count * size;
    return malloc(bytes > 0 ? bytes : 1);
}

bool dt_grow(void *items, size_t *capacity, size_t count, size_t item_size)
{
    if (count < *capacity)
        return true;
    size_t more = *capacity ? *capacity * 2 : 8;
    if (more < *capacity || overflows(more, item_size))
        return false;
    void *old;
    memcpy(&old, items, sizeof old); /* `items` is the address of a pointer of any type */
    void *grown = realloc(old, more * item_size);
    if (!grown)
        return false;
    memcpy(items, &grown, sizeof grown);
    *capacity = more;
    return true;
}

static dt_arena_block *add_block(dt_arena *arena, size_t need)
{
    size_t size = arena->last ? arena->last->size * 2 : BLOCK_FIRST;
    if (size > BLOCK_MAX)
        size = BLOCK_MAX;
    if (size < need)
        size = need;
    if (size > SIZE_MAX - sizeof(dt_arena_block))
        return NULL;
    dt_arena_block *block = malloc(sizeof *block + size);
    if (!block)
        return NULL;
    *block = (dt_arena_block){.before = arena->last, .used = 0, .size = size};
    arena->last = block;
    return block;
}

void *dt_arena_calloc(dt_arena *arena, size_t count, size_t size)
{
    const size_t align = alignof(max_align_t);
    if (overflows(count, size) || count * size > SIZE_MAX - align)
        return NULL;
    size_t need = (count * size + align - 1) / align * align;
    dt_arena_block *block = arena->last;
    if (!block || block->size - block->used < need)
        block = add_block(arena, need);
    if (!block)
        return NULL;
    void *piece = block->bytes + block->used;
    block->used += need;
    return memset(piece, 0, need);
}

dt_status dt_arena_items(dt_arena *arena, void *out, size_t count, size_t size)
{
    void *memory = dt_arena_calloc(arena, count, size);
    memcpy(out, &memory, sizeof memory);
    return memory ? DT_OK : DT_ERR_NOMEM;
}

void *dt_arena_copy(dt_arena *arena, const void *items, size_t count, size_t size)
{
    void *copy = dt_arena_calloc(arena, count, size);
    if (copy && count)
        memcpy(copy, items, count * size);
    return copy;
}

char *dt_arena_text(dt_arena *arena, const char *bytes, size_t length)
{
    char *copy = length < SIZE_MAX ? dt_arena_calloc(arena, length + 1, 1) : NULL;
    if (copy && length)
        memcpy(copy, bytes, length);
    return copy;
}

void dt_arena_free(dt_arena *arena)
{
    for (dt_arena_block *block = arena->last; block;) {
        dt_arena_block *before = block->before;
        free(block);
        block = before;
    }
    arena->last = NULL;
}
