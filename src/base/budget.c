/* SPDX-License-Identifier: MIT */
/* Limits on states, memory and time, and the one callback that shows progress and cancels. Work counts its steps; the
 * clock is looked at every 2^16 of them, the callback is called ten times a second. Several threads count their steps
 * apart and bring them to one account, locked, when they look. So does a part of the work that may take so many steps only. */
#include "base/budget.h"

#include "base/memory.h"
#include "base/threads.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#if DT_THREADS
#include <pthread.h>
#endif

#define STEPS_BETWEEN_LOOKS ((uint64_t)1 << 16)
#define SECONDS_BETWEEN_CALLS 0.1

struct dt_budget {
    dt_limits limits;
    double start, last_call;
    uint64_t steps, next_look; /* steps since the stage began, and when to look at the clock */
    uint64_t total, reserved;
    const char *stage;
    char reason[256];
    dt_budget *chief;        /* a worker's and a part's: whose account it works on; else NULL */
    const atomic_int *ended; /* a worker's */
    uint64_t left;           /* steps that a part may still take; else UINT64_MAX */
#if DT_THREADS
    pthread_mutex_t lock; /* of the account; used by workers */
#endif
};

#if DT_THREADS
static void lock(dt_budget *budget)
{
    pthread_mutex_lock(&budget->lock);
}
static void unlock(dt_budget *budget)
{
    pthread_mutex_unlock(&budget->lock);
}
static bool make_lock(dt_budget *budget)
{
    return pthread_mutex_init(&budget->lock, NULL) == 0;
}
static void free_lock(dt_budget *budget)
{
    pthread_mutex_destroy(&budget->lock);
}
#else
static void lock(dt_budget *budget)
{
    (void)budget;
}
static void unlock(dt_budget *budget)
{
    (void)budget;
}
static bool make_lock(dt_budget *budget)
{
    return budget;
}
static void free_lock(dt_budget *budget)
{
    (void)budget;
}
#endif

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

dt_status dt_budget_new(dt_budget **out, const dt_limits *limits)
{
    dt_budget *budget = *out = dt_calloc(1, sizeof *budget);
    if (!budget)
        return DT_ERR_NOMEM;
    if (!make_lock(budget)) {
        free(budget);
        *out = NULL;
        return DT_ERR_NOMEM;
    }
    budget->limits = *limits;
    budget->start = budget->last_call = now();
    budget->next_look = STEPS_BETWEEN_LOOKS;
    budget->stage = "";
    return DT_OK;
}

dt_status dt_budget_worker(dt_budget **out, dt_budget *chief, const atomic_int *ended)
{
    dt_budget *budget = *out = dt_calloc(1, sizeof *budget);
    if (!budget)
        return DT_ERR_NOMEM;
    budget->chief = chief;
    budget->ended = ended;
    budget->left = UINT64_MAX;
    budget->next_look = STEPS_BETWEEN_LOOKS;
    return DT_OK;
}

dt_status dt_budget_part(dt_budget **out, dt_budget *whole, uint64_t steps)
{
    DT_TRY(dt_budget_worker(out, whole, NULL));
    (*out)->limits.states = whole->limits.states;
    (*out)->left = steps;
    return DT_OK;
}

void dt_budget_free(dt_budget *budget)
{
    if (budget && !budget->chief)
        free_lock(budget);
    free(budget);
}

size_t dt_budget_threads(const dt_budget *budget)
{
    long there = 1;
    if (budget->chief)
        return 1;
    if (budget->limits.threads)
        return budget->limits.threads;
#if DT_THREADS && defined _SC_NPROCESSORS_ONLN
    there = sysconf(_SC_NPROCESSORS_ONLN);
#endif
    return there > 1 ? (size_t)there : 1;
}

void dt_budget_stage(dt_budget *budget, const char *stage, uint64_t total)
{
    while (budget->chief && budget->chief->chief)
        budget = budget->chief;
    if (budget->chief) { /* others are at other stages, so the count of steps goes on */
        lock(budget->chief);
        budget->chief->stage = stage;
        unlock(budget->chief);
        return;
    }
    budget->stage = stage;
    budget->total = total;
    budget->next_look -= budget->steps < budget->next_look ? budget->steps : budget->next_look;
    budget->steps = 0;
}

static dt_status look_at_clock(dt_budget *budget)
{
    double time = now();
    budget->next_look = budget->steps + STEPS_BETWEEN_LOOKS;
    if (budget->limits.seconds > 0 && time - budget->start > budget->limits.seconds) {
        snprintf(budget->reason, sizeof budget->reason,
                 "the time limit of %g seconds was reached while %s; try a larger --max-time", budget->limits.seconds,
                 *budget->stage ? budget->stage : "working");
        return DT_ERR_LIMIT;
    }
    if (!budget->limits.progress || time - budget->last_call < SECONDS_BETWEEN_CALLS)
        return DT_OK;
    budget->last_call = time;
    bool go_on = budget->limits.progress(budget->limits.user, budget->stage, budget->steps, budget->total);
    return go_on ? DT_OK : DT_ERR_CANCELLED;
}

/* Brings steps to the account; a part's own are in one thread and need no lock. */
static dt_status report_to_chief(dt_budget *worker)
{
    dt_budget *chief = worker->chief;
    dt_status status = worker->ended ? (dt_status)atomic_load(worker->ended) : DT_OK;
    uint64_t steps = worker->steps;
    if (status != DT_OK)
        return status;
    if (steps > worker->left)
        return dt_budget_refuse(worker, "it would take more steps than it may");
    worker->left -= worker->left == UINT64_MAX ? 0 : steps;
    worker->steps = 0;
    if (chief->chief)
        return dt_budget_spend(chief, steps);
    lock(chief);
    chief->steps += steps;
    status = look_at_clock(chief);
    unlock(chief);
    return status;
}

dt_status dt_budget_spend(dt_budget *budget, uint64_t steps)
{
    budget->steps += steps;
    if (budget->steps < budget->next_look)
        return DT_OK;
    return budget->chief ? report_to_chief(budget) : look_at_clock(budget);
}

/* MiB, so many that they are more than any limit in whole MiB that the bytes are over. */
static uint64_t rounded_up(uint64_t bytes, uint64_t reserved)
{
    const uint64_t below = ((uint64_t)1 << 20) - 1;
    return (bytes >> 20) + (reserved >> 20) + ((bytes & below) + (reserved & below) + below) / (below + 1);
}

static dt_status reserve(dt_budget *budget, uint64_t bytes)
{
    if (bytes <= budget->limits.memory_bytes && budget->reserved <= budget->limits.memory_bytes - bytes) {
        budget->reserved += bytes;
        return DT_OK;
    }
    snprintf(budget->reason, sizeof budget->reason,
             "this needs about %" PRIu64 " MiB of memory, over the limit of %" PRIu64 " MiB; try a larger --max-memory",
             rounded_up(bytes, budget->reserved), budget->limits.memory_bytes >> 20);
    return DT_ERR_LIMIT;
}

dt_status dt_budget_reserve(dt_budget *budget, uint64_t bytes)
{
    if (!budget->chief)
        return reserve(budget, bytes);
    if (budget->chief->chief)
        return dt_budget_reserve(budget->chief, bytes);
    lock(budget->chief);
    dt_status status = reserve(budget->chief, bytes);
    if (status != DT_OK)
        memcpy(budget->reason, budget->chief->reason, sizeof budget->reason);
    unlock(budget->chief);
    return status;
}

static void release(dt_budget *budget, uint64_t bytes)
{
    budget->reserved -= bytes < budget->reserved ? bytes : budget->reserved;
}

void dt_budget_release(dt_budget *budget, uint64_t bytes)
{
    if (!budget->chief) {
        release(budget, bytes);
        return;
    }
    while (budget->chief->chief)
        budget = budget->chief;
    lock(budget->chief);
    release(budget->chief, bytes);
    unlock(budget->chief);
}

uint64_t dt_budget_reserved(const dt_budget *budget)
{
    if (!budget->chief)
        return budget->reserved;
    while (budget->chief->chief)
        budget = budget->chief;
    lock(budget->chief);
    uint64_t bytes = budget->chief->reserved;
    unlock(budget->chief);
    return bytes;
}

dt_status dt_budget_states(dt_budget *budget, uint64_t states)
{
    if (states <= budget->limits.states)
        return DT_OK;
    snprintf(budget->reason, sizeof budget->reason,
             "more than %" PRIu64 " states are feasible; try a larger --max-states, rule out what cannot happen under "
             "infeasible, or use `solve --engine symbolic`, which lists none",
             budget->limits.states);
    return DT_ERR_LIMIT;
}

dt_status dt_budget_refuse(dt_budget *budget, const char *format, ...)
{
    va_list arguments;
    while (budget->ended && budget->chief->chief) /* a worker of a part is its only one */
        budget = budget->chief;
    va_start(arguments, format);
    vsnprintf(budget->reason, sizeof budget->reason, format, arguments);
    va_end(arguments);
    return DT_ERR_LIMIT;
}

const char *dt_budget_reason(const dt_budget *budget)
{
    return budget->reason;
}
