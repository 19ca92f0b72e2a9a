/* SPDX-License-Identifier: MIT */
#include "conflict.h"
#include "test.h"

#include <string.h>

#define TWO(options_a, options_b, rest)                                                                                \
    "detente: 1\nname: t\ndecision_makers:\n  A: {options: {" options_a "}}\n  B: {options: {" options_b "}}\n" rest   \
    "preferences:\n  A: {statements: []}\n  B: {statements: []}\n"

static bool may(const conflict *c, size_t dm, const char *from, const char *to)
{
    return dt_rules_may_move(c->model, dm, dt_graph_state(c->graph, conflict_state(c, from)),
                             dt_graph_state(c->graph, conflict_state(c, to)));
}

static void a_mover_changes_only_its_own_options(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(TWO("a: A, b: B", "c: C", ""));
    assert_true(may(c, 0, "NNN", "YYN"));
    assert_false(may(c, 0, "NNN", "YNY"));
    assert_false(may(c, 1, "NNN", "YNN"));
    assert_false(may(c, 0, "NNN", "NNN"));
    conflict_free(c);
}

static void directions_are_obeyed(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(TWO("a: {moves: take}, b: {moves: drop}", "c: C", ""));
    assert_true(may(c, 0, "NYN", "YNN"));
    assert_false(may(c, 0, "YYN", "NYN"));
    assert_false(may(c, 0, "NNN", "NYN"));
    conflict_free(c);
}

static void single_steps_change_one_option(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(TWO("a: A, b: B", "c: C", "moves: {step: single}\n"));
    assert_true(may(c, 0, "NNN", "YNN"));
    assert_false(may(c, 0, "NNN", "YYN"));
    conflict_free(c);
}

static void a_forbidden_move_binds_those_it_names(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(TWO("a: A", "b: B", "moves: {forbid: [{by: A, from: b, to: a}, {to: a and b}]}\n"));
    assert_true(may(c, 0, "NN", "YN"));
    assert_false(may(c, 0, "NY", "YY"));
    assert_false(may(c, 1, "YN", "YY"));
    conflict_free(c);
}

static dt_obstacle against(const conflict *c, size_t dm, const char *from, const char *to)
{
    return dt_rules_obstacle(c->model, dm, dt_graph_state(c->graph, conflict_state(c, from)),
                             dt_graph_state(c->graph, conflict_state(c, to)));
}

static void what_stands_against_a_move_is_told_apart(void **unused)
{
    (void)unused;
    conflict *c =
        conflict_new(TWO("a: {moves: take}, b: B", "c: C", "moves: {step: single, forbid: [{by: A, to: b}]}\n"));
    assert_int_equal(against(c, 0, "NNN", "YNN"), DT_OBSTACLE_NONE);
    assert_int_equal(against(c, 0, "NNN", "NYN"), DT_OBSTACLE_FORBIDDEN);
    assert_int_equal(against(c, 0, "YNN", "NNN"), DT_OBSTACLE_DIRECTION);
    assert_int_equal(against(c, 0, "NNN", "YYN"), DT_OBSTACLE_NO_MOVE);
    assert_int_equal(against(c, 0, "NNN", "NNY"), DT_OBSTACLE_NO_MOVE);
    assert_int_equal(against(c, 0, "NNN", "NNN"), DT_OBSTACLE_NO_MOVE);
    conflict_free(c);
}

typedef struct walk_record {
    char seen[64];
    size_t count;
} walk_record;

static dt_status record(void *user, const uint64_t *state)
{
    walk_record *walked = user;
    walked->seen[walked->count++] = (char)('0' + *state);
    return DT_OK;
}

static void the_walk_gives_feasible_states_by_ascending_code(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(TWO("a: A, b: B", "c: C", "infeasible: [a and b, \"exactly 0 of (b) & c\"]\n"));
    walk_record walked = {{0}, 0};
    assert_int_equal(dt_rules_each_state(c->model, NULL, c->budget, record, &walked), DT_OK);
    assert_string_equal(walked.seen, "0126");
    conflict_free(c);
}

static void the_walk_keeps_to_a_pattern(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(TWO("a: A, b: B", "c: C", ""));
    dt_pattern pattern;
    walk_record walked = {{0}, 0};
    assert_int_equal(dt_model_pattern(c->model, "Y-N", &pattern), DT_OK);
    assert_int_equal(dt_rules_each_state(c->model, &pattern, c->budget, record, &walked), DT_OK);
    assert_string_equal(walked.seen, "13");
    dt_pattern_free(&pattern);
    conflict_free(c);
}

/* Sixty options of which exactly one is taken: walking all combinations would never end. */
static void the_walk_follows_the_states_not_the_combinations(void **unused)
{
    (void)unused;
    dt_text text = {.data = NULL}, list = {.data = NULL};
    dt_text_add(&text, "detente: 1\nname: t\ndecision_makers:\n  A:\n    options:\n");
    for (int k = 0; k < 60; k++) {
        dt_text_printf(&text, "      o%d: text\n", k);
        dt_text_printf(&list, "%so%d", k ? ", " : "", k);
    }
    dt_text_printf(&text, "infeasible:\n  - \"at_least 2 of (%s)\"\n  - \"exactly 0 of (%s)\"\n", dt_text_get(&list),
                   dt_text_get(&list));
    dt_text_add(&text, "preferences: {A: {statements: []}}\n");
    conflict *c = conflict_new(dt_text_get(&text));
    assert_int_equal(dt_graph_count(c->graph), 60);
    dt_rule_count *counts = NULL;
    assert_int_equal(dt_rules_count_removed(&counts, c->model, c->budget), DT_OK);
    assert_string_equal(counts[0].alone, "1152921504606846915"); /* 2^60 - 60 - 1 */
    assert_string_equal(counts[1].after, "1");
    dt_rule_counts_free(counts, 2);
    conflict_free(c);
    dt_text_free(&text);
    dt_text_free(&list);
}

static void what_a_rule_removes_is_counted_alone_and_after_those_before_it(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(TWO("a: A, b: B", "c: C", "infeasible: [a and b, b and c, a and not a]\n"));
    dt_rule_count *counts = NULL;
    assert_int_equal(dt_rules_count_removed(&counts, c->model, c->budget), DT_OK);
    assert_string_equal(counts[0].alone, "2");
    assert_string_equal(counts[0].after, "2");
    assert_string_equal(counts[1].alone, "2");
    assert_string_equal(counts[1].after, "1");
    assert_string_equal(counts[2].alone, "0");
    assert_string_equal(counts[2].after, "0");
    dt_rule_counts_free(counts, 3);
    conflict_free(c);
}

static void rankings_weights_and_statements_compare(void **unused)
{
    (void)unused;
    conflict *c = conflict_new("detente: 1\nname: t\ndecision_makers:\n  A: {options: {a: A, b: B}}\n  B:\n  C:\n"
                               "preferences:\n  A: {statements: [a, not b]}\n  B: {weights: {a: -1, b: 2}}\n"
                               "  C: {ranking: [[NN, Y-], NY]}\n");
    const uint64_t nn = 0, yn = 1, ny = 2, yy = 3;
    const dt_decision_maker *dms = c->model->decision_makers;
    assert_true(dt_rules_compare(c->model, dms[0].readings, &yy, &nn) > 0);
    assert_true(dt_rules_compare(c->model, dms[0].readings, &ny, &nn) < 0);
    assert_int_equal(dt_rules_deciding(dms[0].readings, &ny, &nn), 1);
    assert_true(dt_rules_deciding(dms[0].readings, &ny, &ny) == DT_PATTERN_NONE);
    assert_true(dt_rules_compare(c->model, dms[1].readings, &yy, &nn) > 0);
    assert_true(dt_rules_compare(c->model, dms[1].readings, &yn, &nn) < 0);
    assert_int_equal(dt_rules_compare(c->model, dms[2].readings, &yy, &nn), 0);
    assert_true(dt_rules_compare(c->model, dms[2].readings, &ny, &yn) < 0);
    conflict_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mover_changes_only_its_own_options),
        cmocka_unit_test(directions_are_obeyed),
        cmocka_unit_test(single_steps_change_one_option),
        cmocka_unit_test(a_forbidden_move_binds_those_it_names),
        cmocka_unit_test(what_stands_against_a_move_is_told_apart),
        cmocka_unit_test(the_walk_gives_feasible_states_by_ascending_code),
        cmocka_unit_test(the_walk_keeps_to_a_pattern),
        cmocka_unit_test(the_walk_follows_the_states_not_the_combinations),
        cmocka_unit_test(what_a_rule_removes_is_counted_alone_and_after_those_before_it),
        cmocka_unit_test(rankings_weights_and_statements_compare),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
