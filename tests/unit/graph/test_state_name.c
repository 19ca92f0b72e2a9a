/* SPDX-License-Identifier: MIT */
#include "conflict.h"
#include "test.h"

#include <string.h>

/* Two decision makers with an option of the same name; a and b exclude each other. */
static const char model[] = "detente: 1\nname: t\ndecision_makers:\n  A: {options: {a: , arm: }}\n"
                            "  B: {options: {b: , arm: }}\ninfeasible: [a and b]\n"
                            "states: {calm: [], war: [A.arm, B.arm]}\n"
                            "preferences: {A: {statements: []}, B: {statements: []}}\n";

static const char bare[] = "detente: 1\nname: t\ndecision_makers: {A: }\ngraph: {states: [here, there]}\n"
                           "preferences: {A: {ranking: [here, there]}}\n";

static void assert_named(const conflict *c, const char *text, const char *pattern)
{
    uint32_t state;
    dt_text trouble = {.data = NULL};
    assert_int_equal(dt_graph_parse_state(c->graph, text, &state, &trouble), DT_OK);
    assert_int_equal(state, conflict_state(c, pattern));
    assert_int_equal(trouble.length, 0);
    dt_text_free(&trouble);
}

static void assert_refused(const conflict *c, const char *text, const char *expected)
{
    uint32_t state;
    dt_text trouble = {.data = NULL};
    assert_int_equal(dt_graph_parse_state(c->graph, text, &state, &trouble), DT_ERR_MODEL);
    assert_int_equal(state, DT_NO_STATE);
    assert_string_equal(dt_text_get(&trouble), expected);
    dt_text_free(&trouble);
}

static void a_state_is_found_in_each_of_its_forms(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(model);
    assert_named(c, "1", "NNNN");
    assert_named(c, "calm", "NNNN");
    assert_named(c, "[]", "NNNN");
    assert_named(c, "NYNY", "war");
    assert_named(c, "YN-Y", "YNNY"); /* a and b exclude each other */
    conflict_free(c);
}

static void options_taken_may_be_written_in_several_ways(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(model);
    assert_named(c, "A.arm,B.arm", "war");
    assert_named(c, " B.arm , A.arm ", "war");
    assert_named(c, "[A.arm, B.arm]", "war");
    assert_named(c, "a", "YNNN");
    assert_named(c, "A.a,a", "YNNN");
    conflict_free(c);
}

static void what_is_wrong_is_said_with_advice(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(model);
    assert_refused(c, "", "no state is given; write its number, its name, a pattern or the options taken");
    assert_refused(c, "0", "there is no state 0; they are numbered from 1 to 12");
    assert_refused(c, "13", "there is no state 13; they are numbered from 1 to 12");
    assert_refused(c, "99999999999999999999999",
                   "there is no state 99999999999999999999999; they are numbered from 1 to 12");
    assert_refused(c, "clam", "there is no state or option \"clam\"; did you mean \"calm\"?");
    assert_refused(c, "a,,B.arm", "there is no state or option \"\"");
    assert_refused(c, "a,b", "the state with these options taken is not feasible");
    assert_refused(c, "YNYN", "the pattern fits no feasible state");
    assert_refused(c, "YN--", "the pattern fits 2 feasible states; it must fit exactly one");
    assert_refused(c, "a,arm",
                   "several decision makers have an option \"arm\"; write it as DM.option, such as \"B.arm\"");
    assert_refused(c, "[a", "there is no state or option \"[a\"; did you mean \"a\"?");
    conflict_free(c);
}

static void in_graph_form_states_have_numbers_and_ids(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(bare);
    assert_named(c, "2", "there");
    assert_named(c, "here", "here");
    assert_refused(c, "ther", "there is no state \"ther\"; did you mean \"there\"?");
    assert_refused(c, "Y", "there is no state \"Y\"");
    conflict_free(c);
}

static void a_number_that_is_a_name_is_the_name(void **unused)
{
    (void)unused;
    conflict *c = conflict_new("detente: 1\nname: t\ndecision_makers: {A: }\ngraph: {states: [3, 2, 1]}\n"
                               "preferences: {A: {ranking: [[3, 2, 1]]}}\n");
    uint32_t state;
    dt_text trouble = {.data = NULL};
    assert_int_equal(dt_graph_parse_state(c->graph, "1", &state, &trouble), DT_OK);
    assert_int_equal(state, 2);
    dt_text_free(&trouble);
    conflict_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_state_is_found_in_each_of_its_forms),
        cmocka_unit_test(options_taken_may_be_written_in_several_ways),
        cmocka_unit_test(what_is_wrong_is_said_with_advice),
        cmocka_unit_test(in_graph_form_states_have_numbers_and_ids),
        cmocka_unit_test(a_number_that_is_a_name_is_the_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
