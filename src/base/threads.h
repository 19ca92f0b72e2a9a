/* SPDX-License-Identifier: MIT */
/* Several threads for one piece of work, the caller's among them. A thread that cannot start costs speed, never the work. */
#ifndef DT_BASE_THREADS_H
#define DT_BASE_THREADS_H

#include <detente/base.h>

#include <stdatomic.h>

/** What the hands of one piece of work share. */
typedef struct dt_crew {
    size_t jobs;
    dt_status (*begin)(struct dt_crew *crew, void **hand, dt_budget *budget); /* NULL: nothing to prepare */
    dt_status (*work)(struct dt_crew *crew, void *hand, size_t job, dt_budget *budget);
    void (*end)(struct dt_crew *crew, void *hand, dt_budget *budget);
    void *user;
    atomic_size_t next; /* the first job that nobody took */
    atomic_int status;  /* DT_OK, or the trouble that ends it all */
} dt_crew;

/** Does the jobs 0 to jobs - 1, each once and in any order, in up to `threads` threads: whoever is free takes the next. Each
 *  thread has a budget on the account of `budget` and what `begin` made for it; one for which `begin` fails does without, as
 *  long as another works. Jobs must not touch what others write.
 *  @return DT_OK, or the first trouble a job met, when the others are left undone. */
dt_status dt_crew_run(dt_crew *crew, size_t threads, dt_budget *budget);

/** How many threads may work at once: dt_limits.threads, or what the machine has. At least 1; 1 for a worker's budget. */
size_t dt_budget_threads(const dt_budget *budget);

#endif
