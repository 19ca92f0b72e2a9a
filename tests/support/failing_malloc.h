/* SPDX-License-Identifier: MIT */
/* A malloc of the program's own that counts and can be told to fail, for libyaml's allocations as well as ours. To be
 * included by one source of a test program. Sanitizers and other C libraries bring their own: then FAILING_MALLOC is 0
 * and the program should say that it skips. */
#ifndef DT_TESTS_FAILING_MALLOC_H
#define DT_TESTS_FAILING_MALLOC_H

#include <detente/base.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#define FAILING_MALLOC 1
#if defined(__SANITIZE_ADDRESS__) || !defined(__GLIBC__)
#undef FAILING_MALLOC
#define FAILING_MALLOC 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#undef FAILING_MALLOC
#define FAILING_MALLOC 0
#endif
#endif

#define FAILING_MALLOC_SKIP "1..0 # SKIP the sanitizer or the C library brings a malloc of its own\n"

#if FAILING_MALLOC

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void __libc_free(void *);

static unsigned long calls, fail_at; /* fail_at 0: never */
static long live;

static bool refuses(void)
{
    if (++calls != fail_at)
        return false;
    errno = ENOMEM;
    return true;
}

/* Visible to libyaml as well, whatever the compiler is told to hide. */
DT_API void *malloc(size_t size)
{
    void *memory = refuses() ? NULL : __libc_malloc(size);
    live += memory != NULL;
    return memory;
}

DT_API void *calloc(size_t count, size_t size)
{
    void *memory = refuses() ? NULL : __libc_calloc(count, size);
    live += memory != NULL;
    return memory;
}

DT_API void *realloc(void *old, size_t size)
{
    void *memory = refuses() ? NULL : __libc_realloc(old, size);
    live += memory != NULL && old == NULL;
    return memory;
}

DT_API void free(void *memory)
{
    live -= memory != NULL;
    __libc_free(memory);
}

#endif
#endif
