/* SPDX-License-Identifier: MIT */
#include <detente/detente.h>

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct far_conflict {
    dt_source *source;
    dt_diagnostics *diagnostics;
    dt_budget *budget;
    dt_model *model;
    dt_symbolic *symbolic; /* NULL: `status` says why */
    dt_status status;
} far_conflict;

static far_conflict far_new(const char *text, const dt_limits *limits)
{
    far_conflict c = {.symbolic = NULL};
    assert_int_equal(dt_source_new(&c.source, "test", text, strlen(text)), DT_OK);
    assert_int_equal(dt_diagnostics_new(&c.diagnostics, c.source), DT_OK);
    assert_int_equal(dt_budget_new(&c.budget, limits), DT_OK);
    assert_int_equal(dt_model_read(&c.model, c.source, c.diagnostics), DT_OK);
    c.status = dt_symbolic_new(&c.symbolic, c.model, c.budget, c.diagnostics);
    return c;
}

static void far_free(far_conflict *c)
{
    dt_symbolic_free(c->symbolic);
    dt_model_free(c->model);
    dt_budget_free(c->budget);
    dt_diagnostics_free(c->diagnostics);
    dt_source_free(c->source);
}

/* One decision maker with `count` options o0, o1, ... and another with one, p. The text is the caller's. */
static char *many_options(size_t count, const char *rest)
{
    dt_text text = {.data = NULL};
    dt_text_add(&text, "detente: 1\nname: Many\ndecision_makers:\n  A: {options: {");
    for (size_t k = 0; k < count; k++)
        dt_text_printf(&text, "%so%zu: ", k ? ", " : "", k);
    dt_text_printf(&text, "}}\n  B: {options: {p: }}\n%s", rest);
    assert_int_equal(text.status, DT_OK);
    return text.data;
}

static const dt_limits defaults = DT_LIMITS_INIT;

/* 2^64, and with a rule that removes a quarter, three quarters of that. */
static void states_are_counted_exactly_whatever_their_number(void **unused)
{
    (void)unused;
    static const char preferences[] = "preferences: {A: {statements: [o0]}, B: {statements: [p]}}\n";
    char *all = many_options(63, preferences);
    far_conflict c = far_new(all, &defaults);
    assert_string_equal(dt_symbolic_states(c.symbolic), "18446744073709551616");
    assert_int_equal(dt_symbolic_states_up_to(c.symbolic, UINT64_MAX), UINT64_MAX);
    assert_int_equal(dt_symbolic_states_up_to(c.symbolic, 5), 5);
    far_free(&c);
    free(all);

    char rest[200];
    snprintf(rest, sizeof rest, "infeasible: [o0 and p]\n%s", preferences);
    char *some = many_options(63, rest);
    c = far_new(some, &defaults);
    assert_string_equal(dt_symbolic_states(c.symbolic), "13835058055282163712");
    far_free(&c);
    free(some);
}

/* A wants o0 first and p second, B wants p iff o0: with 2^62 combinations of options that nobody minds. */
static void equilibria_are_counted_and_described(void **unused)
{
    (void)unused;
    char *text = many_options(63, "states: {begin: []}\nstatus_quo: begin\n"
                                  "preferences: {A: {statements: [o0, p]}, B: {statements: [p iff o0]}}\n");
    far_conflict c = far_new(text, &defaults);
    const uint32_t profile[] = {0, 0};
    dt_which which = DT_WHICH_INIT;
    dt_sets *sets = NULL;
    dt_digest digest;
    which.examples = 2;
    assert_int_equal(dt_sets_new(&sets, c.symbolic, profile, 1u << DT_CONCEPT_NASH), DT_OK);
    assert_int_equal(dt_sets_digest(&digest, sets, DT_CONCEPT_NASH, &which), DT_OK);
    assert_string_equal(digest.equilibria, "4611686018427387904");
    assert_true(digest.part == 0.25);
    assert_true(digest.shares[0].always && digest.shares[63].always && !digest.shares[5].always &&
                digest.shares[5].taken == 0.5);
    assert_int_equal(digest.example_count, 2);
    assert_true(dt_sets_equilibrium(sets, DT_CONCEPT_NASH, digest.examples));
    assert_false(dt_sets_equilibrium(sets, DT_CONCEPT_NASH, dt_symbolic_status_quo(c.symbolic)));
    dt_digest_free(&digest, sets);
    dt_sets_free(sets);
    far_free(&c);
    free(text);
}

static void memory_ends_it_with_a_limit(void **unused)
{
    (void)unused;
    dt_limits little = DT_LIMITS_INIT;
    little.memory_bytes = 100000;
    char *text = many_options(63, "preferences: {A: {statements: [o0]}, B: {statements: [p]}}\n");
    far_conflict c = far_new(text, &little);
    assert_int_equal(c.status, DT_ERR_LIMIT);
    assert_null(c.symbolic);
    far_free(&c);
    free(text);
}

static void a_ranking_is_refused_and_named(void **unused)
{
    (void)unused;
    size_t dm = 9, reading = 9;
    far_conflict c = far_new("detente: 1\nname: R\ndecision_makers: {A: {options: {a: }}, B: {options: {b: }}}\n"
                             "preferences: {A: {statements: [a]}, B: {ranking: [YY, NN, [YN, NY]]}}\n",
                             &defaults);
    assert_false(dt_symbolic_takes(c.model, NULL, &dm, &reading));
    assert_int_equal(dm, 1);
    assert_int_equal(reading, 0);
    far_free(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(states_are_counted_exactly_whatever_their_number),
        cmocka_unit_test(equilibria_are_counted_and_described),
        cmocka_unit_test(memory_ends_it_with_a_limit),
        cmocka_unit_test(a_ranking_is_refused_and_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
