/* SPDX-License-Identifier: MIT */
/* Limits on states, memory and time, and the one callback that shows progress and cancels. Work counts its steps; the
 * clock is looked at every 2^16 of them, the callback is called ten times a second. */
#include "base/memory.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define STEPS_BETWEEN_LOOKS ((uint64_t)1 << 16)
#define SECONDS_BETWEEN_CALLS 0.1

struct dt_budget {
    dt_limits limits;
    double start, last_call;
    uint64_t steps, next_look; /* steps since the stage began, and when to look at the clock */
    uint64_t total, reserved;
    const char *stage;
    char reason[256];
};

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
    budget->limits = *limits;
    budget->start = budget->last_call = now();
    budget->next_look = STEPS_BETWEEN_LOOKS;
    budget->stage = "";
    return DT_OK;
}

void dt_budget_free(dt_budget *budget)
{
    free(budget);
}

void dt_budget_stage(dt_budget *budget, const char *stage, uint64_t total)
{
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

dt_status dt_budget_spend(dt_budget *budget, uint64_t steps)
{
    budget->steps += steps;
    return budget->steps < budget->next_look ? DT_OK : look_at_clock(budget);
}

dt_status dt_budget_reserve(dt_budget *budget, uint64_t bytes)
{
    if (bytes <= budget->limits.memory_bytes && budget->reserved <= budget->limits.memory_bytes - bytes) {
        budget->reserved += bytes;
        return DT_OK;
    }
    snprintf(budget->reason, sizeof budget->reason,
             "this needs about %" PRIu64 " MiB of memory, over the limit of %" PRIu64 " MiB; try a larger --max-memory",
             (bytes >> 20) + (budget->reserved >> 20) + 1, budget->limits.memory_bytes >> 20);
    return DT_ERR_LIMIT;
}

void dt_budget_release(dt_budget *budget, uint64_t bytes)
{
    budget->reserved -= bytes < budget->reserved ? bytes : budget->reserved;
}

uint64_t dt_budget_reserved(const dt_budget *budget)
{
    return budget->reserved;
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
    va_start(arguments, format);
    vsnprintf(budget->reason, sizeof budget->reason, format, arguments);
    va_end(arguments);
    return DT_ERR_LIMIT;
}

const char *dt_budget_reason(const dt_budget *budget)
{
    return budget->reason;
}
