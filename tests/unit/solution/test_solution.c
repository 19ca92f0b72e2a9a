/* SPDX-License-Identifier: MIT */
#include "conflict.h"
#include "test.h"

#include <detente/solution.h>

#include <string.h>

#define MINDS(count_b)                                                                                                 \
    "detente: 1\nname: minds\ndecision_makers:\n  A: {options: {a: A}}\n  B: {options: {b: B}}\npreferences:\n"        \
    "  A: {readings: {yes: {statements: [a]}, no: {statements: [not a]}}}\n  B: {readings: {" count_b "}}\n"

static dt_solution *solve(const conflict *c, const dt_solve_options *options)
{
    dt_solution *solution;
    assert_int_equal(dt_solution_new(&solution, c->graph, options, c->budget), DT_OK);
    return solution;
}

static void the_chosen_profile_comes_first_and_the_others_in_order(void **unused)
{
    (void)unused;
    static const uint32_t chosen[] = {1, 0};
    static const uint32_t expected[][2] = {{1, 0}, {0, 0}, {0, 1}, {0, 2}, {1, 1}, {1, 2}};
    conflict *c = conflict_new(MINDS("p: {statements: [b]}, q: {statements: [not b]}, r: {statements: []}"));
    dt_solve_options options = DT_SOLVE_OPTIONS_INIT;
    options.profile = chosen;
    options.all_readings = true;
    dt_solution *solution = solve(c, &options);
    assert_int_equal(dt_solution_profiles(solution), 6);
    for (size_t p = 0; p < 6; p++)
        assert_memory_equal(dt_verdicts_profile(dt_solution_verdicts(solution, p)), expected[p], sizeof expected[p]);
    assert_memory_equal(dt_solution_options(solution)->profile, chosen, sizeof chosen);
    dt_solution_free(solution);
    conflict_free(c);
}

static void one_mind_at_a_time_is_read_otherwise(void **unused)
{
    (void)unused;
    static const uint32_t chosen[] = {1, 0};
    static const uint32_t expected[][2] = {{1, 0}, {0, 0}, {1, 1}, {1, 2}};
    conflict *c = conflict_new(MINDS("p: {statements: [b]}, q: {statements: [not b]}, r: {statements: []}"));
    dt_solve_options options = DT_SOLVE_OPTIONS_INIT;
    options.profile = chosen;
    options.single_readings = true;
    dt_solution *solution = solve(c, &options);
    assert_int_equal(dt_profiles_count_single(c->model), 4);
    assert_int_equal(dt_solution_profiles(solution), 4);
    for (size_t p = 0; p < 4; p++)
        assert_memory_equal(dt_verdicts_profile(dt_solution_verdicts(solution, p)), expected[p], sizeof expected[p]);
    dt_solution_free(solution);
    conflict_free(c);
}

static void without_a_profile_the_first_readings_are_used(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(MINDS("p: {statements: [b]}, q: {statements: [not b]}"));
    dt_solve_options options = DT_SOLVE_OPTIONS_INIT;
    dt_solution *solution = solve(c, &options);
    assert_int_equal(dt_solution_profiles(solution), 1);
    assert_true(dt_verdicts_equilibrium(dt_solution_verdicts(solution, 0), DT_CONCEPT_NASH, conflict_state(c, "YY")));
    assert_false(dt_verdicts_equilibrium(dt_solution_verdicts(solution, 0), DT_CONCEPT_NASH, conflict_state(c, "YN")));
    dt_solution_free(solution);
    conflict_free(c);
}

static void more_than_sixty_four_profiles_are_a_limit(void **unused)
{
    (void)unused;
    dt_text model = {.data = NULL};
    dt_text_add(&model, "detente: 1\nname: many\ndecision_makers: {A: , B: }\npreferences:\n");
    for (int dm = 0; dm < 2; dm++) {
        dt_text_printf(&model, "  %c: {readings: {", 'A' + dm);
        for (int k = 0; k < 8 + dm; k++)
            dt_text_printf(&model, "r%d: {statements: []}, ", k);
        dt_text_add(&model, "}}\n");
    }
    conflict *c = conflict_new(dt_text_get(&model));
    dt_solve_options options = DT_SOLVE_OPTIONS_INIT;
    dt_solution *solution;
    options.all_readings = true;
    assert_int_equal(dt_solution_new(&solution, c->graph, &options, c->budget), DT_ERR_LIMIT);
    assert_null(solution);
    conflict_free(c);
    dt_text_free(&model);
}

static void where_lists_less_and_changes_no_verdict(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(MINDS("p: {statements: [b]}"));
    dt_diagnostics *diagnostics;
    dt_source *source;
    dt_statement *where;
    dt_equilibria found;
    assert_int_equal(dt_source_new(&source, "--where", "not b", 5), DT_OK);
    assert_int_equal(dt_diagnostics_new(&diagnostics, source), DT_OK);
    assert_int_equal(dt_model_parse(c->model, "not b", &where, diagnostics), DT_OK);
    dt_solve_options options = DT_SOLVE_OPTIONS_INIT;
    options.where = where;
    dt_solution *solution = solve(c, &options);
    assert_true(dt_solution_listed(solution, conflict_state(c, "YN")));
    assert_false(dt_solution_listed(solution, conflict_state(c, "YY")));
    assert_true(dt_verdicts_equilibrium(dt_solution_verdicts(solution, 0), DT_CONCEPT_NASH, conflict_state(c, "YY")));
    assert_int_equal(dt_solution_equilibria(solution, 0, DT_CONCEPT_NASH, c->budget, &found), DT_OK);
    assert_int_equal(found.count, 0);
    dt_equilibria_free(&found);
    dt_solution_free(solution);
    dt_statement_free(where);
    dt_diagnostics_free(diagnostics);
    dt_source_free(source);
    conflict_free(c);
}

static void equilibria_come_with_how_they_stand_for_everybody(void **unused)
{
    (void)unused;
    conflict *c =
        conflict_new("detente: 1\nname: t\ndecision_makers:\n  A: {options: {a: A}}\n  B: {options: {b: {moves: "
                     "take}}}\n  C:\npreferences:\n  A: {statements: [b, a]}\n  B: {statements: [b]}\n"
                     "  C: {statements: []}\n");
    dt_solve_options options = DT_SOLVE_OPTIONS_INIT;
    dt_equilibria found;
    dt_solution *solution = solve(c, &options);
    assert_int_equal(dt_solution_equilibria(solution, 0, DT_CONCEPT_NASH, c->budget, &found), DT_OK);
    assert_int_equal(found.count, 1);
    assert_int_equal(found.states[0], conflict_state(c, "YY"));
    assert_int_equal(found.stands[0].by, DT_BY_LIKING);
    assert_int_equal(found.stands[0].on, 1);
    assert_int_equal(found.stands[1].by, DT_BY_NO_MOVE);
    assert_int_equal(found.stands[2].by, DT_BY_NO_MOVE);
    dt_equilibria_free(&found);
    dt_solution_free(solution);
    conflict_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_chosen_profile_comes_first_and_the_others_in_order),
        cmocka_unit_test(one_mind_at_a_time_is_read_otherwise),
        cmocka_unit_test(without_a_profile_the_first_readings_are_used),
        cmocka_unit_test(more_than_sixty_four_profiles_are_a_limit),
        cmocka_unit_test(where_lists_less_and_changes_no_verdict),
        cmocka_unit_test(equilibria_come_with_how_they_stand_for_everybody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
