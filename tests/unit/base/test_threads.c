/* SPDX-License-Identifier: MIT */
/* Several threads at one piece of work, on one account. */
#include "base/budget.h"
#include "base/threads.h"
#include "test.h"

#include <string.h>

enum { JOBS = 500 };

typedef struct tally {
    dt_crew crew;
    int done[JOBS]; /* each written by one job */
    size_t bad;     /* the job that meets trouble */
    dt_status trouble;
    atomic_int hands, refused; /* that began; that are not to begin */
    atomic_int open;           /* begun and not ended */
} tally;

static dt_status begin(dt_crew *crew, void **hand, dt_budget *budget)
{
    tally *t = crew->user;
    (void)budget;
    if (atomic_fetch_sub(&t->refused, 1) > 0)
        return DT_ERR_NOMEM;
    atomic_fetch_add(&t->hands, 1);
    atomic_fetch_add(&t->open, 1);
    *hand = t;
    return DT_OK;
}

static dt_status work(dt_crew *crew, void *hand, size_t job, dt_budget *budget)
{
    tally *t = hand;
    assert_ptr_equal(crew->user, hand);
    t->done[job]++;
    if (job == t->bad)
        return t->trouble;
    return dt_budget_spend(budget, 1 << 14);
}

static void end(dt_crew *crew, void *hand, dt_budget *budget)
{
    tally *t = hand;
    (void)crew;
    (void)budget;
    atomic_fetch_sub(&t->open, 1);
}

static void prepare(tally *t)
{
    memset(t, 0, sizeof *t);
    t->crew = (dt_crew){.jobs = JOBS, .begin = begin, .work = work, .end = end, .user = t};
    t->bad = JOBS;
}

static dt_budget *budget_with(dt_limits limits)
{
    dt_budget *budget = NULL;
    assert_int_equal(dt_budget_new(&budget, &limits), DT_OK);
    return budget;
}

static void each_job_is_done_once_whatever_the_threads(void **unused)
{
    static const size_t threads[] = {0, 1, 2, 7, 64, 10000};
    dt_budget *budget = budget_with((dt_limits)DT_LIMITS_INIT);
    (void)unused;
    for (size_t k = 0; k < sizeof threads / sizeof *threads; k++) {
        tally t;
        prepare(&t);
        assert_int_equal(dt_crew_run(&t.crew, threads[k], budget), DT_OK);
        for (size_t job = 0; job < JOBS; job++)
            assert_int_equal(t.done[job], 1);
        assert_int_equal(atomic_load(&t.open), 0);
        assert_true(atomic_load(&t.hands) >= 1 && atomic_load(&t.hands) <= JOBS);
    }
    dt_budget_free(budget);
}

static void no_jobs_are_no_work(void **unused)
{
    dt_budget *budget = budget_with((dt_limits)DT_LIMITS_INIT);
    tally t;
    (void)unused;
    prepare(&t);
    t.crew.jobs = 0;
    assert_int_equal(dt_crew_run(&t.crew, 3, budget), DT_OK);
    dt_budget_free(budget);
}

static void the_first_trouble_ends_the_work(void **unused)
{
    dt_budget *budget = budget_with((dt_limits)DT_LIMITS_INIT);
    (void)unused;
    for (size_t threads = 1; threads <= 4; threads++) {
        tally t;
        size_t done = 0;
        prepare(&t);
        t.bad = 3;
        t.trouble = DT_ERR_NOMEM;
        assert_int_equal(dt_crew_run(&t.crew, threads, budget), DT_ERR_NOMEM);
        for (size_t job = 0; job < JOBS; job++)
            done += (size_t)t.done[job];
        assert_true(threads > 1 ? done >= 4 : done == 4);
        assert_int_equal(atomic_load(&t.open), 0);
    }
    dt_budget_free(budget);
}

static void hands_that_cannot_begin_cost_only_speed(void **unused)
{
    dt_budget *budget = budget_with((dt_limits)DT_LIMITS_INIT);
    tally t;
    (void)unused;
    prepare(&t);
    atomic_store(&t.refused, 2);
    assert_int_equal(dt_crew_run(&t.crew, 3, budget), DT_THREADS ? DT_OK : DT_ERR_NOMEM);
    prepare(&t);
    atomic_store(&t.refused, 3);
    assert_int_equal(dt_crew_run(&t.crew, 3, budget), DT_ERR_NOMEM);
    assert_int_equal(t.done[0], 0);
    dt_budget_free(budget);
}

static void a_worker_reserves_and_refuses_on_the_account_of_its_chief(void **unused)
{
    dt_limits limits = DT_LIMITS_INIT;
    dt_budget *worker = NULL;
    atomic_int ended = DT_OK;
    (void)unused;
    limits.memory_bytes = 100;
    limits.threads = 5;
    dt_budget *chief = budget_with(limits);
    assert_int_equal(dt_budget_worker(&worker, chief, &ended), DT_OK);
    assert_int_equal(dt_budget_reserve(worker, 60), DT_OK);
    assert_int_equal(dt_budget_reserved(chief), 60);
    assert_int_equal(dt_budget_reserve(worker, 60), DT_ERR_LIMIT);
    assert_non_null(strstr(dt_budget_reason(chief), "--max-memory"));
    dt_budget_release(worker, 60);
    assert_int_equal(dt_budget_reserved(chief), 0);
    assert_int_equal(dt_budget_threads(chief), 5);
    assert_int_equal(dt_budget_threads(worker), 1);
    dt_budget_free(worker);
    dt_budget_free(chief);
}

static void a_worker_stops_when_another_has_ended_it(void **unused)
{
    dt_budget *chief = budget_with((dt_limits)DT_LIMITS_INIT), *worker = NULL;
    atomic_int ended = DT_OK;
    (void)unused;
    assert_int_equal(dt_budget_worker(&worker, chief, &ended), DT_OK);
    assert_int_equal(dt_budget_spend(worker, 1 << 20), DT_OK);
    atomic_store(&ended, DT_ERR_CANCELLED);
    assert_int_equal(dt_budget_spend(worker, 1 << 20), DT_ERR_CANCELLED);
    dt_budget_free(worker);
    dt_budget_free(chief);
}

static bool stop(void *user, const char *stage, uint64_t done, uint64_t total)
{
    (void)stage;
    (void)total;
    *(uint64_t *)user = done;
    return false;
}

static void steps_of_all_workers_add_up(void **unused)
{
    uint64_t told = 0;
    dt_limits limits = DT_LIMITS_INIT;
    dt_budget *worker[2];
    atomic_int ended = DT_OK;
    (void)unused;
    limits.progress = stop;
    limits.user = &told;
    dt_budget *chief = budget_with(limits);
    for (int k = 0; k < 2; k++)
        assert_int_equal(dt_budget_worker(&worker[k], chief, &ended), DT_OK);
    dt_status status = DT_OK;
    for (uint64_t steps = 0; status == DT_OK; steps++)
        status = dt_budget_spend(worker[steps % 2], 1 << 16);
    assert_int_equal(status, DT_ERR_CANCELLED);
    assert_true(told >= 2 << 16);
    for (int k = 0; k < 2; k++)
        dt_budget_free(worker[k]);
    dt_budget_free(chief);
}

static void a_part_takes_no_more_than_its_steps_and_says_so(void **unused)
{
    (void)unused;
    dt_budget *whole = budget_with((dt_limits)DT_LIMITS_INIT), *part = NULL;
    assert_int_equal(dt_budget_part(&part, whole, 1 << 18), DT_OK);
    for (int k = 0; k < 4; k++)
        assert_int_equal(dt_budget_spend(part, 1 << 16), DT_OK);
    assert_string_equal(dt_budget_reason(part), "");
    assert_int_equal(dt_budget_spend(part, 1 << 16), DT_ERR_LIMIT);
    assert_string_not_equal(dt_budget_reason(part), "");
    assert_string_equal(dt_budget_reason(whole), "");
    assert_int_equal(dt_budget_spend(whole, 1 << 20), DT_OK);
    dt_budget_free(part);
    dt_budget_free(whole);
}

static void a_part_without_memory_says_so_and_one_of_a_whole_that_is_at_its_end_does_not(void **unused)
{
    (void)unused;
    dt_limits limits = DT_LIMITS_INIT;
    limits.memory_bytes = 100;
    limits.seconds = 1e-9;
    dt_budget *whole = budget_with(limits), *part = NULL;
    assert_int_equal(dt_budget_part(&part, whole, UINT64_MAX), DT_OK);
    assert_int_equal(dt_budget_spend(part, 1 << 16), DT_ERR_LIMIT);
    assert_string_equal(dt_budget_reason(part), "");
    assert_int_equal(dt_budget_reserve(part, 101), DT_ERR_LIMIT);
    assert_string_not_equal(dt_budget_reason(part), "");
    dt_budget_free(part);
    dt_budget_free(whole);
}

/* What runs in several threads runs in one within a part. */
static void the_crew_of_a_part_is_bound_by_it(void **unused)
{
    (void)unused;
    static tally t;
    dt_limits limits = DT_LIMITS_INIT;
    limits.threads = 4;
    dt_budget *whole = budget_with(limits), *part = NULL;
    assert_int_equal(dt_budget_part(&part, whole, 1 << 20), DT_OK);
    assert_int_equal(dt_budget_threads(part), 1);
    prepare(&t);
    assert_int_equal(dt_crew_run(&t.crew, 1, part), DT_ERR_LIMIT);
    assert_string_not_equal(dt_budget_reason(part), "");
    dt_budget *worker = NULL;
    atomic_int ended = DT_OK;
    assert_int_equal(dt_budget_worker(&worker, part, &ended), DT_OK);
    assert_int_equal(dt_budget_reserve(worker, 100), DT_OK);
    assert_int_equal(dt_budget_reserved(part), 100);
    assert_int_equal(dt_budget_reserved(whole), 100);
    dt_budget_release(worker, 100);
    assert_int_equal(dt_budget_reserved(whole), 0);
    dt_budget_free(worker);
    dt_budget_free(part);
    dt_budget_free(whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_job_is_done_once_whatever_the_threads),
        cmocka_unit_test(no_jobs_are_no_work),
        cmocka_unit_test(the_first_trouble_ends_the_work),
        cmocka_unit_test(hands_that_cannot_begin_cost_only_speed),
        cmocka_unit_test(a_worker_reserves_and_refuses_on_the_account_of_its_chief),
        cmocka_unit_test(a_worker_stops_when_another_has_ended_it),
        cmocka_unit_test(the_crew_of_a_part_is_bound_by_it),
        cmocka_unit_test(a_part_takes_no_more_than_its_steps_and_says_so),
        cmocka_unit_test(a_part_without_memory_says_so_and_one_of_a_whole_that_is_at_its_end_does_not),
        cmocka_unit_test(steps_of_all_workers_add_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
