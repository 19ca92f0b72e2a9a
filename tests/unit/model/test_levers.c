/* SPDX-License-Identifier: MIT */
/* What a model says of levers once it is read. */
#include "models.h"

#define HEAD                                                                                                           \
    "detente: 1\nname: n\ndecision_makers: {A: {options: {a: , b: }}, B: {options: {c: }}}\n"                          \
    "preferences: {A: {statements: [a, b]}, B: {readings: {one: {statements: [c]}, two: {statements: []}}}}\n"

/* A model with these levers, which must be sound. */
static reading with(const char *levers)
{
    char text[2000];
    snprintf(text, sizeof text, HEAD "levers: %s\n", levers);
    reading r = read_text(text);
    if (r.status != DT_OK || dt_diagnostics_errors(r.diagnostics))
        print_diagnostics(&r);
    assert_int_equal(r.status, DT_OK);
    assert_int_equal(dt_diagnostics_errors(r.diagnostics), 0);
    return r;
}

static void a_lever_has_a_name_an_author_and_a_cost(void **unused)
{
    (void)unused;
    reading r = with(
        "{first: {infeasible: [a]}, second: {name: The second, by: [B, A], cost: 7, because: so, infeasible: [b]}}");
    const dt_lever *levers = r.model->levers;
    assert_int_equal(r.model->lever_count, 2);
    assert_string_equal(levers[0].text, "first");
    assert_null(levers[0].by);
    assert_int_equal(levers[0].cost, 1);
    assert_string_equal(levers[1].id, "second");
    assert_string_equal(levers[1].text, "The second");
    assert_int_equal(levers[1].by[0], 3);
    assert_int_equal(levers[1].cost, 7);
    assert_string_equal(levers[1].note.because, "so");
    assert_string_equal(levers[1].infeasible[0].text, "b");
    done_reading(&r);
}

static void options_of_levers_come_behind_those_of_the_model(void **unused)
{
    (void)unused;
    reading r = with("{first: {options: {B: {x: One}, A: {y: {moves: take}}}, infeasible: [x and y]},"
                     " second: {options: {A: {z: }}, infeasible: [z and a]}}");
    const dt_lever *levers = r.model->levers;
    uint64_t state = 1u << 4; /* y */
    assert_int_equal(r.model->option_count, 3);
    assert_int_equal(r.model->lever_option_count, 3);
    assert_int_equal(levers[0].option_count, 2);
    assert_string_equal(levers[0].options[0].text, "One");
    assert_int_equal(levers[0].options[0].dm, 1);
    assert_int_equal(levers[0].options[1].direction, DT_TAKE);
    assert_int_equal(levers[0].option_indices[1], 4);
    assert_int_equal(levers[1].option_indices[0], 5);
    assert_false(dt_statement_holds(levers[0].infeasible[0].that, &state));
    state |= 1u << 3;
    assert_true(dt_statement_holds(levers[0].infeasible[0].that, &state));
    done_reading(&r);
}

static void statements_go_to_their_readings_and_places(void **unused)
{
    (void)unused;
    reading r = with("{l: {options: {A: {x: }}, statements: {A: [A.x, {that: a if x, at: 1, because: so}],"
                     " B: [{that: c, reading: two, at: 1}]}}}");
    const dt_lever *lever = r.model->levers;
    assert_int_equal(lever->statement_count, 3);
    assert_int_equal(lever->statements[0].place, DT_PATTERN_NONE);
    assert_int_equal(lever->statements[0].reading, DT_PATTERN_NONE);
    assert_int_equal(lever->statements[1].place, 0);
    assert_string_equal(lever->statements[1].statement.text, "a if x");
    assert_string_equal(lever->statements[1].statement.note.because, "so");
    assert_int_equal(lever->statements[2].dm, 1);
    assert_int_equal(lever->statements[2].reading, 1);
    done_reading(&r);
}

static void directions_are_of_options_of_the_model_or_the_lever(void **unused)
{
    (void)unused;
    reading r = with("{l: {options: {A: {x: }}, statements: {A: [x]}, directions: {A.a: take, x: drop, c: both}}}");
    const dt_lever *lever = r.model->levers;
    assert_int_equal(lever->direction_count, 3);
    assert_int_equal(lever->directions[0].option, 0);
    assert_int_equal(lever->directions[0].direction, DT_TAKE);
    assert_int_equal(lever->directions[1].option, 3);
    assert_int_equal(lever->directions[1].direction, DT_DROP);
    assert_int_equal(lever->directions[2].direction, DT_BOTH);
    done_reading(&r);
}

static void a_model_without_levers_has_none(void **unused)
{
    (void)unused;
    reading r = with("{none: }");
    assert_int_equal(r.model->lever_count, 0);
    assert_int_equal(r.model->lever_option_count, 0);
    done_reading(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lever_has_a_name_an_author_and_a_cost),
        cmocka_unit_test(options_of_levers_come_behind_those_of_the_model),
        cmocka_unit_test(statements_go_to_their_readings_and_places),
        cmocka_unit_test(directions_are_of_options_of_the_model_or_the_lever),
        cmocka_unit_test(a_model_without_levers_has_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
