/* SPDX-License-Identifier: MIT */
/* What a model says of perceptions once it is read. */
#include "models.h"

#include <detente/perceptions.h>

#define HEAD                                                                                                           \
    "detente: 1\nname: n\ndecision_makers: {A: {options: {a: , b: }}, B: {options: {c: }}}\n"                          \
    "moves: {step: single, forbid: [{from: a}]}\n"                                                                     \
    "preferences: {A: {statements: [a, b]}, B: {readings: {one: {statements: [c]}, two: {statements: []}}}}\n"

static reading with(const char *perceptions)
{
    char text[2000];
    snprintf(text, sizeof text, HEAD "perceptions: %s\n", perceptions);
    return read_right(text);
}

static void a_mind_is_a_reading_of_the_model_or_a_preference(void **unused)
{
    (void)unused;
    reading r = with("{A: {of: {B: two, A: {statements: [not a], because: so}}},"
                     " B: {because: why, of: {B: {reading: one}, A: {weights: {b: 3}}}}}");
    const dt_perception *list = r.model->perceptions;
    assert_int_equal(r.model->perception_count, 2);
    assert_int_equal(list[0].dm, 0);
    assert_int_equal(list[0].mind_count, 2);
    assert_int_equal(list[0].minds[0].dm, 1);
    assert_int_equal(list[0].minds[0].reading, 1);
    assert_null(list[0].minds[0].preference);
    assert_int_equal(list[0].minds[1].reading, DT_PATTERN_NONE);
    assert_int_equal(list[0].minds[1].preference->statement_count, 1);
    assert_string_equal(list[0].minds[1].note.because, "so");
    assert_string_equal(list[1].note.because, "why");
    assert_int_equal(list[1].minds[0].reading, 0);
    assert_int_equal(list[1].minds[1].preference->weights[1], 3);
    done_reading(&r);
}

static void what_several_imagine_is_one_option(void **unused)
{
    (void)unused;
    reading r = with("{A: {imagines: {B: {x: The x}, A: {y: }}, infeasible: [x and y]}, B: {imagines: {B: {x: }}},"
                     " }");
    const dt_perception *list = r.model->perceptions;
    uint64_t state = 1u << 3 | 1u << 4;
    assert_int_equal(r.model->option_count, 3);
    assert_int_equal(r.model->imagined_count, 2);
    assert_string_equal(r.model->imagined[0].text, "The x");
    assert_int_equal(r.model->imagined[0].dm, 1);
    assert_int_equal(r.model->imagined[1].dm, 0);
    assert_int_equal(list[0].imagined_count, 2);
    assert_int_equal(list[1].imagined_count, 1);
    assert_int_equal(list[1].imagined[0], 0);
    assert_true(dt_statement_holds(list[0].infeasible[0].that, &state));
    done_reading(&r);
}

static void weights_have_room_for_what_is_imagined(void **unused)
{
    (void)unused;
    reading r = with("{A: {imagines: {B: {x: }}, of: {B: {weights: {x: 4, c: 1}}}}}");
    const dt_reading *seen = r.model->perceptions[0].minds[0].preference;
    assert_int_equal(seen->weights[2], 1);
    assert_int_equal(seen->weights[3], 4);
    done_reading(&r);
}

static void others_may_hide_what_one_imagines(void **unused)
{
    (void)unused;
    reading r =
        with("{A: {imagines: {A: {x: }}, hides: [c], perceptions: {B: {hides: [x, b], of: {A: {statements: []}}}}}}");
    const dt_perception *one = r.model->perceptions;
    assert_int_equal(one->hidden_count, 1);
    assert_int_equal(one->hidden[0], 2);
    assert_int_equal(one->other_count, 1);
    assert_int_equal(one->others[0].dm, 1);
    assert_int_equal(one->others[0].hidden_count, 2);
    assert_int_equal(one->others[0].hidden[0], 3);
    assert_int_equal(one->others[0].hidden[1], 1);
    done_reading(&r);
}

static void moves_stand_instead_where_they_are_given(void **unused)
{
    (void)unused;
    reading r = with("{A: {moves: {forbid: []}, directions: {a: take}}, B: {moves: {step: any}, feasible: [a]}}");
    const dt_perception *list = r.model->perceptions;
    assert_false(list[0].has_step);
    assert_true(list[0].has_forbidden);
    assert_int_equal(list[0].forbidden_count, 0);
    assert_int_equal(list[0].directions[0].direction, DT_TAKE);
    assert_true(list[1].has_step);
    assert_false(list[1].single_step);
    assert_false(list[1].has_forbidden);
    assert_int_equal(list[1].feasible_count, 1);
    done_reading(&r);
}

static void of_a_graph_states_are_hidden_and_moves_are_listed(void **unused)
{
    (void)unused;
    reading r = read_right("detente: 1\nname: n\ndecision_makers: {A: , B: }\n"
                           "graph: {states: [s, t], moves: {A: {s: [t]}, B: {t: [s]}}}\n"
                           "preferences: {A: {ranking: [s, t]}, B: {ranking: [t, s]}}\n"
                           "perceptions: {A: {hides: [t], moves: {B: {s: [t]}}}}\n");
    const dt_perception *one = r.model->perceptions;
    assert_int_equal(one->hidden[0], 1);
    assert_null(one->graph_moves[0]);
    assert_int_equal(one->graph_move_counts[1], 1);
    assert_int_equal(one->graph_moves[1][0], 0);
    assert_int_equal(one->graph_moves[1][1], 1);
    done_reading(&r);
}

static void an_option_that_only_a_perception_mentions_is_not_idle(void **unused)
{
    (void)unused;
    assert_codes(
        "detente: 1\nname: n\ndecision_makers: {A: {options: {a: , b: }}}\npreferences: {A: {statements: [a]}}\n"
        "perceptions: {A: {of: {A: {statements: [b]}}}}\n",
        "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mind_is_a_reading_of_the_model_or_a_preference),
        cmocka_unit_test(what_several_imagine_is_one_option),
        cmocka_unit_test(weights_have_room_for_what_is_imagined),
        cmocka_unit_test(others_may_hide_what_one_imagines),
        cmocka_unit_test(moves_stand_instead_where_they_are_given),
        cmocka_unit_test(of_a_graph_states_are_hidden_and_moves_are_listed),
        cmocka_unit_test(an_option_that_only_a_perception_mentions_is_not_idle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
