/* SPDX-License-Identifier: MIT */
/* Copies of statements with something changed print as they should, and leave the original as it was. */
#include "statements.h"

static void assert_prints(const dt_statement *statement, const char *wanted)
{
    dt_text printed = {.data = NULL};
    dt_statement_print(statement, &printed, option_name, NULL);
    assert_string_equal(dt_text_get(&printed), wanted);
    dt_text_free(&printed);
}

static void renaming_moves_every_mention(void **unused)
{
    (void)unused;
    static const uint32_t names[OPTIONS] = {3, 2, 1, 0, 4, 5, 6, 7};
    dt_statement *statement = right("a and not b or exactly 1 of (a, c)"), *renamed = NULL;
    assert_int_equal(dt_statement_rename(&renamed, statement, names), DT_OK);
    assert_prints(renamed, "d and not c or exactly 1 of (d, b)");
    assert_prints(statement, "a and not b or exactly 1 of (a, c)");
    dt_statement_free(renamed);
    dt_statement_free(statement);
}

/* `flips`: what the statement becomes by turning its first, second, ... literal over; NULL ends. */
static void assert_flips(const char *text, const char *const *flips)
{
    dt_statement *statement = right(text);
    size_t count = 0;
    for (; flips[count]; count++) {
        dt_statement *flipped = NULL;
        assert_int_equal(dt_statement_flip(&flipped, statement, count), DT_OK);
        assert_prints(flipped, flips[count]);
        dt_statement_free(flipped);
    }
    assert_int_equal(dt_statement_literal_count(statement), count);
    assert_prints(statement, text);
    dt_statement_free(statement);
}

static void flipping_turns_one_literal_over(void **unused)
{
    (void)unused;
    assert_flips("a", (const char *const[]){"not a", NULL});
    assert_flips("not a", (const char *const[]){"a", NULL});
    assert_flips("a if not (b and a)", (const char *const[]){"not a if not (b and a)", "a if not (not b and a)",
                                                             "a if not (b and not a)", NULL});
    assert_flips("at_most 1 of (a, not b)",
                 (const char *const[]){"at_most 1 of (not a, not b)", "at_most 1 of (a, b)", NULL});
    assert_flips("true or false", (const char *const[]){NULL});
}

static void literals_come_in_the_order_of_writing(void **unused)
{
    (void)unused;
    dt_statement *statement = right("c if not (b and a)");
    static const uint32_t options[] = {2, 1, 0};
    for (size_t k = 0; k < 3; k++) {
        dt_literal literal = dt_statement_literal(statement, k);
        assert_int_equal(literal.option, options[k]);
        assert_false(literal.negated);
    }
    dt_statement_free(statement);
}

static void a_literal_is_a_statement(void **unused)
{
    (void)unused;
    for (unsigned k = 0; k < 2; k++) {
        dt_statement *statement = NULL;
        assert_int_equal(dt_statement_from_literal(&statement, (dt_literal){.option = 4, .negated = k}), DT_OK);
        assert_prints(statement, k ? "not e" : "e");
        for (uint64_t state = 0; state < 1u << OPTIONS; state++)
            assert_int_equal(dt_statement_holds(statement, &state), (state >> 4 & 1) != k);
        dt_statement_free(statement);
    }
}

static void an_exception_holds_where_some_do_and_no_others(void **unused)
{
    (void)unused;
    const char *const texts[] = {"a or b if c", "not (a and d)", "at_most 1 of (b, c)", "e iff f", "false"};
    dt_statement *parts[5], *whole = NULL;
    for (size_t k = 0; k < 5; k++)
        parts[k] = right(texts[k]);
    const dt_statement *const *list = (const dt_statement *const *)parts;
    for (size_t any = 0; any <= 5; any++)
        for (size_t none = 0; any + none <= 5; none++) {
            assert_int_equal(dt_statement_except(&whole, list, any, list + any, none), DT_OK);
            for (uint64_t state = 0; state < 1u << OPTIONS; state++) {
                bool wanted = false;
                for (size_t k = 0; k < any; k++)
                    wanted = wanted || dt_statement_holds(parts[k], &state);
                for (size_t k = any; k < any + none; k++)
                    wanted = wanted && !dt_statement_holds(parts[k], &state);
                assert_int_equal(dt_statement_holds(whole, &state), wanted);
            }
            dt_statement_free(whole);
        }
    assert_int_equal(dt_statement_except(&whole, list + 1, 2, list + 3, 2), DT_OK);
    assert_prints(whole, "(not (a and d) or at_most 1 of (b, c)) and not ((e iff f) or false)");
    dt_statement_free(whole);
    for (size_t k = 0; k < 5; k++)
        dt_statement_free(parts[k]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(renaming_moves_every_mention),
        cmocka_unit_test(flipping_turns_one_literal_over),
        cmocka_unit_test(literals_come_in_the_order_of_writing),
        cmocka_unit_test(a_literal_is_a_statement),
        cmocka_unit_test(an_exception_holds_where_some_do_and_no_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
