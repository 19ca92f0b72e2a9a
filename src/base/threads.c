/* SPDX-License-Identifier: MIT */
#include "base/threads.h"

#include "base/budget.h"
#include "base/memory.h"

#include <stdlib.h>
#if DT_THREADS
#include <pthread.h>
#endif

typedef struct hand {
    dt_crew *crew;
    dt_budget *account;
    dt_status status; /* what kept it from beginning */
#if DT_THREADS
    pthread_t thread;
#endif
} hand;

static void remember(dt_crew *crew, dt_status status)
{
    int none = DT_OK;
    if (status != DT_OK)
        atomic_compare_exchange_strong(&crew->status, &none, status);
}

static void take_jobs(dt_crew *crew, void *own, dt_budget *budget)
{
    while (atomic_load(&crew->status) == DT_OK) {
        size_t job = atomic_fetch_add(&crew->next, 1);
        if (job >= crew->jobs)
            return;
        remember(crew, crew->work(crew, own, job, budget));
    }
}

static void lend_a_hand(hand *h)
{
    dt_budget *budget = NULL;
    void *own = NULL;
    h->status = dt_budget_worker(&budget, h->account, &h->crew->status);
    if (h->status == DT_OK && h->crew->begin)
        h->status = h->crew->begin(h->crew, &own, budget);
    if (h->status == DT_OK) {
        take_jobs(h->crew, own, budget);
        if (h->crew->end)
            h->crew->end(h->crew, own, budget);
    }
    dt_budget_free(budget);
}

#if DT_THREADS

static void *start(void *user)
{
    lend_a_hand(user);
    return NULL;
}

/* The caller is the first hand. */
static void lend_hands(hand *hands, size_t count)
{
    size_t started = 1;
    while (started < count && pthread_create(&hands[started].thread, NULL, start, &hands[started]) == 0)
        started++;
    lend_a_hand(&hands[0]);
    for (size_t k = 1; k < started; k++)
        pthread_join(hands[k].thread, NULL);
}

#else

static void lend_hands(hand *hands, size_t count)
{
    (void)count;
    lend_a_hand(&hands[0]);
}

#endif

dt_status dt_crew_run(dt_crew *crew, size_t threads, dt_budget *budget)
{
    size_t count = threads > crew->jobs && crew->jobs ? crew->jobs : threads ? threads : 1;
    hand *hands = dt_calloc(count, sizeof *hands);
    if (!hands)
        return DT_ERR_NOMEM;
    atomic_init(&crew->next, 0);
    atomic_init(&crew->status, DT_OK);
    for (size_t k = 0; k < count; k++)
        hands[k] = (hand){.crew = crew, .account = budget};
    lend_hands(hands, count);
    dt_status status = (dt_status)atomic_load(&crew->status);
    if (status == DT_OK && atomic_load(&crew->next) < crew->jobs)
        status = hands[0].status;
    free(hands);
    return status;
}
