/* SPDX-License-Identifier: MIT */
/* A malloc of the program's own that counts and can be told to fail, for libyaml's allocations as well as ours: the n-th
 * alone, or each in turn, every one in a process of its own that starts there, so that what leads to it runs once and not n
 * times. To be included by one source of a test program. Sanitizers and other C libraries bring their own: then FAILING_MALLOC is 0
 * and the program should say that it skips. */
#ifndef DT_TESTS_FAILING_MALLOC_H
#define DT_TESTS_FAILING_MALLOC_H

#include <detente/base.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

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

/* What the attempt looks like from a process in which one allocation failed. */
enum { ATTEMPT_FAILED, ATTEMPT_LEAKED, ATTEMPT_HID_IT, ATTEMPT_CRASHED };
static bool each_in_turn, failed_here;
static unsigned long first_bad;
static int bad_end;

/* Here one process becomes two: in the new one this allocation fails, in the other it does not. */
static bool fails_elsewhere(void)
{
    int end = 0;
    pid_t other = fork();
    if (other == 0) {
        each_in_turn = false;
        failed_here = true;
        return true;
    }
    if (other < 0 || waitpid(other, &end, 0) != other)
        end = -1;
    int ended = end != -1 && WIFEXITED(end) ? WEXITSTATUS(end) : ATTEMPT_CRASHED;
    if (ended != ATTEMPT_FAILED && !first_bad) {
        first_bad = calls;
        bad_end = ended;
    }
    return false;
}

static bool refuses(void)
{
    ++calls;
    if (each_in_turn ? !fails_elsewhere() : calls != fail_at)
        return false;
    errno = ENOMEM;
    return true;
}

/* Each allocation of the attempt fails in turn. Prints a line of TAP; returns 0 where every time the attempt ended with
 * DT_ERR_NOMEM and gave back every byte, and where it succeeds if none fails. */
__attribute__((unused)) static int fail_each(int number, const char *name, dt_status (*attempt)(void *user), void *user)
{
    static const char *const ends[] = {"", "it leaks", "nobody is told", "it crashes"};
    long before = live;
    calls = first_bad = 0;
    each_in_turn = true;
    dt_status status = attempt(user);
    each_in_turn = false;
    if (failed_here)
        _exit(live != before ? ATTEMPT_LEAKED : status != DT_ERR_NOMEM ? ATTEMPT_HID_IT : ATTEMPT_FAILED);
    if (status != DT_OK || live != before)
        printf("not ok %d - %s: no allocation fails, yet status %d, %ld blocks leak\n", number, name, (int)status,
               live - before);
    else if (first_bad)
        printf("not ok %d - %s: allocation %lu of %lu fails, and %s\n", number, name, first_bad, calls, ends[bad_end]);
    else
        printf("ok %d - %s: each of %lu allocations may fail\n", number, name, calls);
    return status != DT_OK || live != before || first_bad;
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
