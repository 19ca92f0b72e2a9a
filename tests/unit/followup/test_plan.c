/* SPDX-License-Identifier: MIT */
#include "conflict.h"
#include "test.h"

#include <detente/followup.h>

/* M is indifferent and moves X about. X ranks s, v, g above a1, a2, c and these above b: the way by a1 and a2 exposes its
 * second class thrice in all, the way by b its worst once and its second once. */
static const char ways[] = "detente: 1\nname: t\ndecision_makers: {M: , X: }\n"
                           "graph:\n  states: [s, a1, a2, b, v, c, g]\n  moves:\n"
                           "    M: {s: [a1, b], a1: [a2], a2: [v], b: [v], v: [c], c: [g]}\nstatus_quo: s\n"
                           "preferences:\n  M: {ranking: [[s, a1, a2, b, v, c, g]]}\n"
                           "  X: {ranking: [[s, v, g], [a1, a2, c], b]}\n";

static dt_plan *find(const conflict *c, dt_plan_options options, const char *end)
{
    dt_plan *plan = NULL;
    dt_goal goal;
    uint32_t profile[4] = {0};
    assert_int_equal(dt_goal_of_state(&goal, c->graph, conflict_state(c, end)), DT_OK);
    options.from = dt_graph_status_quo(c->graph);
    options.goal = goal.states;
    options.profile = profile;
    options.any_end = options.worse_end = true;
    assert_int_equal(dt_plan_find(&plan, c->graph, &options, c->budget), DT_OK);
    dt_goal_free(&goal);
    return plan;
}

static dt_plan *find_within(const conflict *c, uint32_t first, uint32_t second)
{
    dt_plan_options options = DT_PLAN_OPTIONS_INIT;
    uint32_t caps[] = {first, second};
    options.caps = caps;
    options.cap_count = 2;
    return find(c, options, "g");
}

static void a_more_important_exposure_counts_more_than_any_number_of_others(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(ways);
    dt_plan *plan = find(c, (dt_plan_options)DT_PLAN_OPTIONS_INIT, "g");
    assert_int_equal(plan->answer, DT_PLAN_FOUND);
    assert_int_equal(plan->step_count, 5);
    assert_int_equal(plan->levels, 2);
    assert_int_equal(plan->exposed[0], 0);
    assert_int_equal(plan->exposed[1], 3);
    assert_int_equal(plan->cost.irreversible, 5);
    dt_plan_free(plan);
    conflict_free(c);
}

/* A first count that is kept low must not hide a way that the budget allows, whether the first is capped or free. */
static void a_budget_finds_a_way_that_is_not_the_best_without_it(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(ways);
    static const uint32_t firsts[] = {1, UINT32_MAX};
    for (size_t k = 0; k < 2; k++) {
        dt_plan *plan = find_within(c, firsts[k], 2);
        assert_int_equal(plan->answer, DT_PLAN_FOUND);
        assert_int_equal(plan->step_count, 4);
        assert_int_equal(plan->exposed[0], 1);
        assert_int_equal(plan->exposed[1], 1);
        dt_plan_free(plan);
    }
    conflict_free(c);
}

static void over_the_budget_the_best_plan_says_what_is_too_much(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(ways);
    dt_plan *plan = find_within(c, 0, 1);
    assert_int_equal(plan->answer, DT_PLAN_OVER_BUDGET);
    assert_int_equal(plan->step_count, 5);
    const dt_plan_view *view = &plan->views[0];
    assert_int_equal(view->exposure_count, 3);
    assert_false(view->exposures[0].over_budget);
    assert_true(view->exposures[1].over_budget);
    assert_true(view->exposures[2].over_budget);
    dt_plan_free(plan);
    conflict_free(c);
}

/* A gives and B pays, one by one, to the dismay of C, or at the same time. What A gives it cannot take back; what B pays it
 * can, as long as somebody stays. */
static const char gifts[] = "detente: 1\nname: t\ndecision_makers:\n"
                            "  A: {options: {give: {moves: take}}}\n  B: {options: {pay: , stay: }}\n  C:\n"
                            "moves: {exchange_requires: stay}\n"
                            "states: {now: [stay], done: [give, pay, stay]}\nstatus_quo: now\n"
                            "preferences:\n  A: {statements: [not give or pay, pay]}\n"
                            "  B: {statements: [give, not pay]}\n  C: {statements: [give iff pay]}\n";

static void inside_an_exchange_only_what_cannot_be_undone_stays_done(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(gifts);
    dt_plan *plan = find(c, (dt_plan_options)DT_PLAN_OPTIONS_INIT, "done");
    assert_int_equal(plan->answer, DT_PLAN_FOUND);
    assert_int_equal(plan->step_count, 1);
    assert_int_equal(plan->exposed[0], 3); /* A in the default, A and C at the end, where B may take its pay back */
    assert_int_equal(plan->cost.irreversible, 1);
    assert_int_equal(plan->waypoint_count, 4);
    assert_true(plan->waypoints[1].fails && plan->waypoints[2].fails);
    assert_int_equal(plan->waypoints[1].parties[0], 0); /* A gave and B did not pay: the gift is gone */
    assert_int_equal(plan->waypoints[1].state, conflict_state(c, "YNY"));
    assert_int_equal(plan->waypoints[2].parties[0], 1); /* B paid, A did not give: B takes it back */
    assert_int_equal(plan->waypoints[2].state, conflict_state(c, "NNY"));
    dt_plan_free(plan);
    conflict_free(c);
}

static void a_threat_is_the_shortest_sequence_to_the_worst(void **unused)
{
    (void)unused;
    conflict *c = conflict_new("detente: 1\nname: t\ndecision_makers: {A: , B: , C: }\n"
                               "graph:\n  states: [s, t, u, v]\n  moves: {A: {s: [t]}, B: {t: [u]}, C: {u: [v]}}\n"
                               "status_quo: s\npreferences:\n  A: {ranking: [[s, t], u, v]}\n"
                               "  B: {ranking: [u, [s, t, v]]}\n  C: {ranking: [v, [s, t, u]]}\n");
    dt_plan *plan = find(c, (dt_plan_options)DT_PLAN_OPTIONS_INIT, "t");
    const dt_plan_view *view = &plan->views[0];
    assert_int_equal(view->exposure_count, 1);
    assert_int_equal(view->exposures[0].dm, 0);
    assert_int_equal(view->exposures[0].level, 0); /* its worst class */
    assert_int_equal(view->exposures[0].threat_count, 2);
    assert_int_equal(view->exposures[0].threat[0].dm, 1);
    assert_int_equal(view->exposures[0].threat[1].to, conflict_state(c, "v"));
    assert_int_equal(plan->prefix, 0);
    dt_plan_free(plan);
    conflict_free(c);
}

static void a_step_that_one_reading_takes_and_another_refuses_tells_them_apart(void **unused)
{
    (void)unused;
    conflict *c = conflict_new("detente: 1\nname: t\ndecision_makers:\n  A: {options: {a: }}\n  B: {options: {b: }}\n"
                               "states: {now: [], then: [a, b]}\nstatus_quo: now\npreferences:\n"
                               "  A: {readings: {mild: {statements: [a]}, hard: {statements: [not a]}}}\n"
                               "  B: {statements: [b]}\n");
    dt_plan *plan = find(c, (dt_plan_options)DT_PLAN_OPTIONS_INIT, "then");
    assert_int_equal(plan->view_count, 2);
    assert_true(plan->views_complete);
    assert_int_not_equal(plan->telling, DT_PATTERN_NONE);
    assert_int_equal(plan->telling_dm, 0);
    assert_int_equal(plan->steps[plan->telling].parties[0], 0);
    dt_plan_free(plan);
    conflict_free(c);
}

static void a_limit_leaves_what_is_known(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(ways);
    dt_limits limits = DT_LIMITS_INIT;
    dt_budget *budget;
    dt_plan *plan;
    dt_plan_options options = DT_PLAN_OPTIONS_INIT;
    uint32_t profile[2] = {0};
    uint64_t goal = 1u << 6;
    limits.memory_bytes = 1000;
    options.goal = &goal;
    options.profile = profile;
    assert_int_equal(dt_budget_new(&budget, &limits), DT_OK);
    assert_int_equal(dt_plan_find(&plan, c->graph, &options, budget), DT_ERR_LIMIT);
    assert_non_null(plan);
    assert_int_equal(plan->answer, DT_PLAN_UNFINISHED);
    dt_plan_free(plan);
    dt_budget_free(budget);
    conflict_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_more_important_exposure_counts_more_than_any_number_of_others),
        cmocka_unit_test(a_budget_finds_a_way_that_is_not_the_best_without_it),
        cmocka_unit_test(over_the_budget_the_best_plan_says_what_is_too_much),
        cmocka_unit_test(inside_an_exchange_only_what_cannot_be_undone_stays_done),
        cmocka_unit_test(a_threat_is_the_shortest_sequence_to_the_worst),
        cmocka_unit_test(a_step_that_one_reading_takes_and_another_refuses_tells_them_apart),
        cmocka_unit_test(a_limit_leaves_what_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
