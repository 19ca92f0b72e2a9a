/* SPDX-License-Identifier: MIT */
/* The judge's manners: limits, memory, asking again. What it decides is the business of tests/property/. */
#include "conflict.h"
#include "test.h"

/* One decision maker, 4096 states, every state one move from every other: more moves than a judge keeps at one time. */
static const char crowd[] = "detente: 1\nname: everything one move away\ndecision_makers:\n"
                            "  A: {options: {a: , b: , c: , d: , e: , f: , g: , h: , i: , j: , k: , l: }}\n"
                            "preferences: {A: {statements: [a]}}\n";

static const uint32_t profile[1] = {0};

static dt_budget *budget_with(dt_limits limits)
{
    dt_budget *budget = NULL;
    assert_int_equal(dt_budget_new(&budget, &limits), DT_OK);
    return budget;
}

static void rows_it_forgot_it_looks_up_again(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(crowd);
    dt_judge *judge = NULL;
    bool stable;
    assert_int_equal(dt_judge_new(&judge, c->graph, profile, c->budget), DT_OK);
    for (uint32_t asked = 0; asked < dt_graph_count(c->graph) + 3; asked++) {
        const uint32_t state = asked % dt_graph_count(c->graph);
        assert_int_equal(dt_judge_stable(judge, DT_CONCEPT_NASH, 0, state, &stable), DT_OK);
        assert_int_equal(stable, state & 1u);
    }
    dt_judge_free(judge);
    conflict_free(c);
}

static void it_stops_at_the_time_limit(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(crowd);
    dt_limits limits = DT_LIMITS_INIT;
    limits.seconds = 1e-6;
    dt_budget *budget = budget_with(limits);
    dt_judge *judge = NULL;
    dt_status status = DT_OK;
    bool stable;
    assert_int_equal(dt_judge_new(&judge, c->graph, profile, budget), DT_OK);
    for (uint32_t state = 0; status == DT_OK && state < dt_graph_count(c->graph); state++)
        status = dt_judge_stable(judge, DT_CONCEPT_NASH, 0, state, &stable);
    assert_int_equal(status, DT_ERR_LIMIT);
    dt_judge_free(judge);
    dt_budget_free(budget);
    conflict_free(c);
}

static void it_asks_for_memory_before_it_takes_it_and_gives_it_back(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(crowd);
    dt_limits limits = DT_LIMITS_INIT;
    dt_judge *judge = NULL;
    limits.memory_bytes = 1000;
    dt_budget *budget = budget_with(limits);
    assert_int_equal(dt_judge_new(&judge, c->graph, profile, budget), DT_ERR_LIMIT);
    assert_null(judge);
    dt_budget_free(budget);
    limits.memory_bytes = 100 << 20;
    budget = budget_with(limits);
    for (int round = 0; round < 3; round++) {
        assert_int_equal(dt_judge_new(&judge, c->graph, profile, budget), DT_OK);
        dt_judge_free(judge);
    }
    dt_budget_free(budget);
    conflict_free(c);
}

static void it_judges_under_the_readings_it_was_given(void **unused)
{
    (void)unused;
    conflict *c = conflict_new("detente: 1\nname: two minds\ndecision_makers:\n  A: {options: {a: }}\n"
                               "preferences:\n  A:\n    readings:\n      keen: {statements: [a]}\n"
                               "      loath: {statements: [not a]}\n");
    for (uint32_t reading = 0; reading < 2; reading++) {
        dt_judge *judge = NULL;
        bool stable;
        assert_int_equal(dt_judge_new(&judge, c->graph, &reading, c->budget), DT_OK);
        assert_int_equal(dt_judge_stable(judge, DT_CONCEPT_NASH, 0, conflict_state(c, "Y"), &stable), DT_OK);
        assert_int_equal(stable, reading == 0);
        dt_judge_free(judge);
    }
    conflict_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_it_forgot_it_looks_up_again),
        cmocka_unit_test(it_stops_at_the_time_limit),
        cmocka_unit_test(it_asks_for_memory_before_it_takes_it_and_gives_it_back),
        cmocka_unit_test(it_judges_under_the_readings_it_was_given),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
