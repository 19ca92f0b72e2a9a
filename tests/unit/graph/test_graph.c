/* SPDX-License-Identifier: MIT */
#include "base/codes.h"
#include "conflict.h"
#include "test.h"

#include <string.h>

typedef struct row {
    uint32_t to[64];
    size_t count;
} row;

static dt_status add(void *user, uint32_t to)
{
    row *moves = user;
    moves->to[moves->count++] = to;
    return DT_OK;
}

/* dt_graph_each_move() against dt_rules_may_move() for every pair. */
static void assert_moves_follow_the_rules(const conflict *c)
{
    for (size_t dm = 0; dm < c->model->dm_count; dm++) {
        for (uint32_t s = 0; s < dt_graph_count(c->graph); s++) {
            row moves = {.count = 0};
            size_t at = 0;
            assert_int_equal(dt_graph_each_move(c->graph, dm, s, add, &moves), DT_OK);
            for (uint32_t q = 0; q < dt_graph_count(c->graph); q++) {
                bool listed = at < moves.count && moves.to[at] == q;
                at += listed;
                assert_int_equal(
                    listed, dt_rules_may_move(c->model, dm, dt_graph_state(c->graph, s), dt_graph_state(c->graph, q)));
            }
            assert_int_equal(at, moves.count);
        }
    }
}

#define CONFLICT(rest)                                                                                                 \
    "detente: 1\nname: t\ndecision_makers:\n"                                                                          \
    "  A: {options: {a: A, b: {moves: take}, c: {moves: drop}}}\n  B: {options: {d: D, e: E}}\n  C:\n" rest            \
    "preferences:\n  A: {statements: [a and d, not b, e]}\n  B: {weights: {a: 2, d: -1}}\n  C: {statements: []}\n"

static void moves_follow_the_rules_in_every_form(void **unused)
{
    (void)unused;
    static const char *const texts[] = {
        CONFLICT(""),
        CONFLICT("infeasible: [a and d, b if c and e]\n"),
        CONFLICT("infeasible: [a and d]\nmoves: {step: single}\n"),
        CONFLICT("moves: {forbid: [{by: A, from: a, to: d and not c}, {by: [B, C], to: d and e}]}\n"),
        CONFLICT("moves: {step: single, forbid: [{from: a or e, to: not d}]}\n"),
        "detente: 1\nname: t\ndecision_makers: {A: , B: }\ngraph:\n  states: [x, y, z]\n"
        "  moves: {A: {x: [z, y], z: [x]}, B: {y: [z]}}\n"
        "preferences: {A: {ranking: [x, [y, z]]}, B: {ranking: [z, y, x]}}\n",
    };
    for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
        conflict *c = conflict_new(texts[k]);
        assert_moves_follow_the_rules(c);
        conflict_free(c);
    }
}

static void ranks_are_dense_and_follow_the_comparison(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(CONFLICT("infeasible: [a and e]\n"));
    for (size_t dm = 0; dm < 3; dm++) {
        uint32_t best = 0;
        for (uint32_t s = 0; s < dt_graph_count(c->graph); s++) {
            uint32_t rank = dt_graph_rank(c->graph, dm, 0, s);
            best = rank > best ? rank : best;
            assert_int_equal(dt_graph_rank(c->graph, dm, 0, dt_graph_class_example(c->graph, dm, 0, rank)), rank);
            for (uint32_t q = 0; q < dt_graph_count(c->graph); q++) {
                int order = dt_rules_compare(c->model, c->model->decision_makers[dm].readings,
                                             dt_graph_state(c->graph, s), dt_graph_state(c->graph, q));
                uint32_t other = dt_graph_rank(c->graph, dm, 0, q);
                assert_int_equal((rank > other) - (rank < other), order);
            }
        }
        assert_int_equal(best, dt_graph_class_count(c->graph, dm, 0));
    }
    conflict_free(c);
}

static void many_statements_rank_without_overflow(void **unused)
{
    (void)unused;
    dt_text text = {.data = NULL};
    dt_text_add(&text, "detente: 1\nname: t\ndecision_makers: {A: {options: {a: , b: }}}\n"
                       "preferences:\n  A:\n    statements:\n");
    for (int k = 0; k < 200; k++)
        dt_text_add(&text, k < 199 ? "      - a or not a\n" : "      - b\n");
    conflict *c = conflict_new(dt_text_get(&text));
    assert_int_equal(dt_graph_class_count(c->graph, 0, 0), 2);
    assert_int_equal(dt_graph_rank(c->graph, 0, 0, conflict_state(c, "NY")), 2);
    conflict_free(c);
    dt_text_free(&text);
}

/* Beyond one word of options: 70 of them, all tied to the first. */
static void states_of_more_than_64_options_are_found_again(void **unused)
{
    (void)unused;
    dt_text text = {.data = NULL};
    dt_text_add(&text, "detente: 1\nname: t\ndecision_makers:\n  A: {options: {a: }}\n  B:\n    options:\n");
    for (int k = 0; k < 70; k++)
        dt_text_printf(&text, "      o%d:\n", k);
    dt_text_add(&text, "infeasible:\n");
    for (int k = 1; k < 70; k++)
        dt_text_printf(&text, "  - not (o%d iff o0)\n", k);
    dt_text_add(&text, "preferences: {A: {statements: [a and o69]}, B: {statements: [o3]}}\n");
    conflict *c = conflict_new(dt_text_get(&text));
    assert_int_equal(dt_graph_count(c->graph), 4);
    for (uint32_t s = 0; s < 4; s++)
        assert_int_equal(dt_graph_find(c->graph, dt_graph_state(c->graph, s)), s);
    assert_int_equal(dt_graph_rank(c->graph, 0, 0, 3), 2);
    assert_moves_follow_the_rules(c);
    conflict_free(c);
    dt_text_free(&text);
}

static void names_and_the_status_quo_are_found(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(CONFLICT("infeasible: [d and not a]\nstates: {calm: [], storm: [a, d], still: []}\n"
                                        "status_quo: -NNYN\n"));
    assert_int_equal(dt_graph_named(c->graph, 0), conflict_state(c, "NNNNN"));
    assert_int_equal(dt_graph_named(c->graph, 1), conflict_state(c, "YNNYN"));
    assert_int_equal(dt_graph_status_quo(c->graph), conflict_state(c, "YNNYN"));
    assert_int_equal(dt_graph_name_of(c->graph, conflict_state(c, "NNNNN")), 0);
    assert_true(dt_graph_name_of(c->graph, conflict_state(c, "NNNNY")) == DT_PATTERN_NONE);
    conflict_free(c);
}

/* The k-th error, warnings apart. */
static const dt_diagnostic *nth_error(const conflict *c, size_t k)
{
    for (size_t at = 0; at < dt_diagnostics_count(c->diagnostics); at++) {
        const dt_diagnostic *found = dt_diagnostics_get(c->diagnostics, at);
        if (found->severity == DT_ERROR && k-- == 0)
            return found;
    }
    fail_msg("too few errors");
    return NULL;
}

static void unsound_states_are_reported_together(void **unused)
{
    (void)unused;
    conflict *c = conflict_try(CONFLICT("infeasible: [a and e]\nstates: {x: [a, e], y: YYY--}\nstatus_quo: YNNNY\n"));
    assert_null(c->graph);
    assert_int_equal(dt_diagnostics_errors(c->diagnostics), 3);
    assert_int_equal(nth_error(c, 0)->code, DT_CODE_INFEASIBLE_STATE);
    assert_int_equal(nth_error(c, 1)->code, DT_CODE_PATTERN_NOT_UNIQUE);
    assert_non_null(strstr(nth_error(c, 1)->message, "fits 2 feasible"));
    assert_int_equal(nth_error(c, 2)->code, DT_CODE_INFEASIBLE_STATE);
    conflict_free(c);
}

static void no_feasible_state_is_an_error(void **unused)
{
    (void)unused;
    conflict *c = conflict_try(CONFLICT("infeasible: [a, not a]\n"));
    assert_int_equal(c->status, DT_ERR_MODEL);
    assert_int_equal(nth_error(c, 0)->code, DT_CODE_NO_FEASIBLE_STATE);
    conflict_free(c);
}

static void rankings_must_be_complete_and_without_repetition(void **unused)
{
    (void)unused;
    conflict *c = conflict_try("detente: 1\nname: t\ndecision_makers: {A: {options: {a: , b: }}}\n"
                               "infeasible: [a and b]\npreferences: {A: {ranking: [YY, N-, NY]}}\n");
    assert_int_equal(dt_diagnostics_errors(c->diagnostics), 3);
    assert_int_equal(nth_error(c, 0)->code, DT_CODE_RANKING_MISSES);
    assert_int_equal(nth_error(c, 1)->code, DT_CODE_RANKING_FITS_NONE);
    assert_int_equal(nth_error(c, 2)->code, DT_CODE_RANKING_REPEATS);
    conflict_free(c);
}

static void assert_transitive(const char *text, bool first, bool second)
{
    conflict *c = conflict_new(text);
    assert_int_equal(dt_graph_transitive(c->graph, 0), first);
    assert_int_equal(dt_graph_transitive(c->graph, 1), second);
    conflict_free(c);
}

static void transitivity_is_tested_not_assumed(void **unused)
{
    (void)unused;
    assert_transitive(CONFLICT("infeasible: [a and d]\n"), true, true);
    assert_transitive(CONFLICT("moves: {step: single}\n"), false, false);
    assert_transitive(CONFLICT("moves: {forbid: [{by: B, from: d, to: e}]}\n"), true, false);
    assert_transitive(CONFLICT("moves: {forbid: [{by: B, from: a}]}\n"), true, true);
}

static bool warned(const conflict *c, unsigned code)
{
    for (size_t k = 0; k < dt_diagnostics_count(c->diagnostics); k++)
        if (dt_diagnostics_get(c->diagnostics, k)->code == code)
            return true;
    return false;
}

static void what_is_surely_not_meant_is_warned_of(void **unused)
{
    (void)unused;
    conflict *c = conflict_new("detente: 1\nname: t\ndecision_makers:\n  A: {options: {a: {moves: drop}, b: }}\n"
                               "infeasible: [b and not b]\nmoves: {forbid: [{by: A, from: not a and not b, to: b}]}\n"
                               "states: {s: [], t: [a]}\nstatus_quo: s\n"
                               "preferences:\n  A:\n    readings:\n      x: {statements: [a or not a, b]}\n"
                               "      y: {statements: [b]}\n");
    assert_int_equal(dt_graph_warn(c->graph, c->budget, c->diagnostics), DT_OK);
    assert_true(warned(c, DT_CODE_NEVER_DIFFERS));
    assert_true(warned(c, DT_CODE_READINGS_ALIKE));
    assert_true(warned(c, DT_CODE_UNREACHABLE_STATE));
    assert_true(warned(c, DT_CODE_RULE_REMOVES_NOTHING));
    assert_int_equal(dt_diagnostics_errors(c->diagnostics), 0);
    conflict_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(moves_follow_the_rules_in_every_form),
        cmocka_unit_test(ranks_are_dense_and_follow_the_comparison),
        cmocka_unit_test(many_statements_rank_without_overflow),
        cmocka_unit_test(states_of_more_than_64_options_are_found_again),
        cmocka_unit_test(names_and_the_status_quo_are_found),
        cmocka_unit_test(unsound_states_are_reported_together),
        cmocka_unit_test(no_feasible_state_is_an_error),
        cmocka_unit_test(rankings_must_be_complete_and_without_repetition),
        cmocka_unit_test(transitivity_is_tested_not_assumed),
        cmocka_unit_test(what_is_surely_not_meant_is_warned_of),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
