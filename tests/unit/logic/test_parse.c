/* SPDX-License-Identifier: MIT */
/* What is a statement and what is not, and where the trouble is said to be. */
#include "statements.h"

#include <stdlib.h>

static void assert_printed(const char *text, const char *printed)
{
    dt_statement *statement = right(text);
    dt_text out = {.data = NULL};
    dt_statement_print(statement, &out, option_name, NULL);
    assert_string_equal(dt_text_get(&out), printed);
    dt_text_free(&out);
    dt_statement_free(statement);
}

/* Exactly one trouble: its code, where (byte, and how long) and a piece of its message. */
static void assert_trouble(const char *text, unsigned code, unsigned offset, unsigned length, const char *says)
{
    reading r = read_text(text);
    assert_int_equal(r.status, DT_ERR_MODEL);
    assert_null(r.statement);
    assert_int_equal(dt_diagnostics_count(r.diagnostics), 1);
    const dt_diagnostic *found = dt_diagnostics_get(r.diagnostics, 0);
    if (found->code != code || found->span.offset != offset || !strstr(found->message, says))
        fprintf(stderr, "%s: at %u: %s\n", text, (unsigned)found->span.offset, found->message);
    assert_int_equal(found->code, code);
    assert_int_equal(found->span.offset, offset);
    assert_int_equal(found->span.length, length);
    assert_non_null(strstr(found->message, says));
    done_reading(&r);
}

static void words_and_signs_mean_the_same(void **unused)
{
    (void)unused;
    assert_printed("!a&b|c", "not a and b or c");
    assert_printed("not a and b or c", "not a and b or c");
    assert_printed("\ta\n\r\n and  b ", "a and b");
    assert_printed("A.a and B.h", "a and h");
}

static void precedence_is_not_and_or_if_iff(void **unused)
{
    (void)unused;
    assert_printed("(((not a) and b) or c) if (d)", "not a and b or c if d");
    assert_printed("a if b iff c", "a if b iff c");
    assert_printed("(a if b) iff c", "a if b iff c");
    assert_printed("a if (b iff c)", "a if (b iff c)");
    assert_printed("a and (b or c)", "a and (b or c)");
    assert_printed("not (a and b)", "not (a and b)");
    assert_printed("a iff b if c", "a iff b if c");
}

static void nested_lists_become_one(void **unused)
{
    (void)unused;
    assert_printed("a and (b and (c and d)) and e", "a and b and c and d and e");
    assert_printed("(a or b) or (c or d)", "a or b or c or d");
    assert_printed("a and not (b and c)", "a and not (b and c)");
}

static void double_negation_is_none(void **unused)
{
    (void)unused;
    assert_printed("not not a", "a");
    assert_printed("not !not (a)", "not a");
    assert_printed("not true", "false");
    assert_printed("not false", "true");
}

static void counting_atoms_keep_their_wording(void **unused)
{
    (void)unused;
    assert_printed("at_least 2 of (a, b, c if d)", "at_least 2 of (a, b, c if d)");
    assert_printed("not at_most 0 of(a)", "not at_most 0 of (a)");
    assert_printed("exactly 002 of (a,a)", "exactly 2 of (a, a)");
    assert_printed("at_least 1 of (exactly 1 of (a, b), not c) and d",
                   "at_least 1 of (exactly 1 of (a, b), not c) and d");
}

static void two_ifs_or_iffs_need_parentheses(void **unused)
{
    (void)unused;
    assert_trouble("a if b if c", DT_CODE_NOT_ASSOCIATIVE, 7, 2, "parentheses");
    assert_trouble("a iff b iff c", DT_CODE_NOT_ASSOCIATIVE, 8, 3, "parentheses");
    assert_trouble("a iff b if c iff d", DT_CODE_NOT_ASSOCIATIVE, 13, 3, "\"iff\"");
    assert_printed("(a if b) if c", "(a if b) if c");
    assert_printed("a iff (b iff c)", "a iff (b iff c)");
}

static void words_are_lower_case(void **unused)
{
    (void)unused;
    assert_trouble("a AND b", DT_CODE_STATEMENT_SYNTAX, 2, 3, "\"and\"");
    assert_trouble("Not a", DT_CODE_STATEMENT_SYNTAX, 0, 3, "\"not\"");
    assert_trouble("At_Least 1 of (a)", DT_CODE_STATEMENT_SYNTAX, 0, 8, "\"at_least\"");
    assert_trouble("a or TRUE", DT_CODE_STATEMENT_SYNTAX, 5, 4, "\"true\"");
    assert_trouble("null", DT_CODE_STATEMENT_SYNTAX, 0, 4, "reserved");
}

static void other_notations_are_told_what_to_write(void **unused)
{
    (void)unused;
    assert_trouble("-a", DT_CODE_STATEMENT_SYNTAX, 0, 1, "\"not\"");
    assert_trouble("a & -b", DT_CODE_STATEMENT_SYNTAX, 4, 1, "\"not\"");
    assert_trouble("a && b", DT_CODE_STATEMENT_SYNTAX, 2, 2, "\"and\"");
    assert_trouble("a || b", DT_CODE_STATEMENT_SYNTAX, 2, 2, "\"or\"");
    assert_trouble("a -> b", DT_CODE_STATEMENT_SYNTAX, 2, 2, "b if a");
    assert_trouble("a \xe2\x88\xa7 b", DT_CODE_STATEMENT_SYNTAX, 2, 3, "\"and\"");
    assert_trouble("a, b", DT_CODE_STATEMENT_SYNTAX, 1, 1, "\"and\"");
    assert_trouble("3 if a", DT_CODE_STATEMENT_SYNTAX, 0, 1, "named, not numbered");
    assert_trouble("a and 12", DT_CODE_STATEMENT_SYNTAX, 6, 2, "option 12");
    assert_trouble("a and \"b\"", DT_CODE_STATEMENT_SYNTAX, 6, 1, "cannot stand");
}

static void what_is_missing_or_too_much_is_named(void **unused)
{
    (void)unused;
    assert_trouble("", DT_CODE_EMPTY, 0, 0, "empty");
    assert_trouble("  \n", DT_CODE_EMPTY, 3, 0, "empty");
    assert_trouble("a b", DT_CODE_STATEMENT_SYNTAX, 2, 1, "missing before \"b\"");
    assert_trouble("a not b", DT_CODE_STATEMENT_SYNTAX, 2, 3, "missing before \"not\"");
    assert_trouble("a (b)", DT_CODE_STATEMENT_SYNTAX, 2, 1, "missing before \"(\"");
    assert_trouble("a and", DT_CODE_STATEMENT_SYNTAX, 5, 0, "breaks off");
    assert_trouble("and a", DT_CODE_STATEMENT_SYNTAX, 0, 3, "missing before \"and\"");
    assert_trouble("()", DT_CODE_STATEMENT_SYNTAX, 1, 1, "missing before \")\"");
    assert_trouble("a)", DT_CODE_STATEMENT_SYNTAX, 1, 1, "no \"(\"");
    assert_trouble("b and (a", DT_CODE_STATEMENT_SYNTAX, 6, 1, "not closed");
    assert_trouble("A .a", DT_CODE_STATEMENT_SYNTAX, 0, 4, "\"DM.option\"");
    assert_trouble("b or a. and c", DT_CODE_STATEMENT_SYNTAX, 5, 2, "\"DM.option\"");
    assert_trouble(".a", DT_CODE_STATEMENT_SYNTAX, 0, 1, "cannot stand");
    assert_trouble("a of b", DT_CODE_STATEMENT_SYNTAX, 2, 2, "\"of\"");
}

static void counting_atoms_are_checked(void **unused)
{
    (void)unused;
    assert_trouble("at_least of (a)", DT_CODE_STATEMENT_SYNTAX, 9, 2, "a number is missing");
    assert_trouble("at_least 2 (a, b)", DT_CODE_STATEMENT_SYNTAX, 11, 1, "\"of\" is missing");
    assert_trouble("exactly 2 of a, b", DT_CODE_STATEMENT_SYNTAX, 13, 1, "\"(\" is missing");
    assert_trouble("exactly 2of (a, b)", DT_CODE_STATEMENT_SYNTAX, 8, 3, "2of");
    assert_trouble("at_most 1 of ()", DT_CODE_STATEMENT_SYNTAX, 14, 1, "missing before \")\"");
    assert_trouble("at_most 1 of (a,)", DT_CODE_STATEMENT_SYNTAX, 16, 1, "missing before \")\"");
    assert_trouble("at_most 1 of (a", DT_CODE_STATEMENT_SYNTAX, 13, 1, "not closed");
    assert_trouble("at_most 1 of (a b)", DT_CODE_STATEMENT_SYNTAX, 16, 1, "missing before \"b\"");
    assert_trouble("at_least 3 of (a, b)", DT_CODE_BAD_COUNT, 9, 1, "3 of a list of 2");
    assert_trouble("at_most 99999999999999999999 of (a, b)", DT_CODE_BAD_COUNT, 8, 20, "list of 2");
    assert_trouble("at_least 1 of ((a, b), c)", DT_CODE_STATEMENT_SYNTAX, 17, 1, "comma");
    dt_statement_free(right("at_least 2 of (a, a)"));
}

static void unknown_names_are_all_reported_with_advice(void **unused)
{
    (void)unused;
    assert_trouble("aa or b", DT_CODE_UNKNOWN_OPTION, 0, 2, "did you mean \"a\"?");
    assert_trouble("A.zzz", DT_CODE_UNKNOWN_OPTION, 0, 5, "\"A.zzz\" is not declared");
    assert_trouble("not x", DT_CODE_AMBIGUOUS_OPTION, 4, 1, "A.x or B.x");
    assert_trouble("C.a", DT_CODE_UNKNOWN_DECISION_MAKER, 0, 3, "\"C\"");
    reading r = read_text("u and v or w AND z");
    assert_int_equal(r.status, DT_ERR_MODEL);
    assert_int_equal(dt_diagnostics_count(r.diagnostics), 4);
    assert_int_equal(dt_diagnostics_get(r.diagnostics, 2)->code, DT_CODE_UNKNOWN_OPTION);
    assert_int_equal(dt_diagnostics_get(r.diagnostics, 3)->code, DT_CODE_STATEMENT_SYNTAX);
    done_reading(&r);
}

static void a_name_longer_than_any_identifier_is_unknown(void **unused)
{
    (void)unused;
    char name[200];
    memset(name, 'a', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    assert_trouble(name, DT_CODE_UNKNOWN_OPTION, 0, 199, "...");
}

/* `open` repeated, then "a", then `close` repeated. */
static char *nest(const char *open, const char *close, size_t times)
{
    char *text = calloc(times * (strlen(open) + strlen(close)) + 2, 1);
    assert_non_null(text);
    char *end = text;
    for (size_t k = 0; k < times; k++, end += strlen(open))
        memcpy(end, open, strlen(open));
    *end++ = 'a';
    for (size_t k = 0; k < times; k++, end += strlen(close))
        memcpy(end, close, strlen(close));
    return text;
}

static void depth_is_limited_to_64_parentheses_and_nots(void **unused)
{
    (void)unused;
    const char *pairs[][2] = {{"(", ")"}, {"not ", ""}, {"b if (", ") if b"}, {"at_least 1 of (b,", ")"}};
    for (size_t k = 0; k < 4; k++) {
        char *text = nest(pairs[k][0], pairs[k][1], k == 2 ? 1 : 64);
        if (k != 2)
            dt_statement_free(right(text));
        free(text);
        text = nest(pairs[k][0], pairs[k][1], 65);
        reading r = read_text(text);
        assert_int_equal(r.status, DT_ERR_MODEL);
        assert_int_equal(dt_diagnostics_get(r.diagnostics, 0)->code, DT_CODE_STATEMENT_TOO_LONG);
        done_reading(&r);
        free(text);
    }
    char *deep = nest("not(", ")", 32);
    dt_statement_free(right(deep));
    free(deep);
    deep = nest("not(", ")", 33);
    assert_trouble(deep, DT_CODE_STATEMENT_TOO_LONG, 128, 3, "64 levels");
    free(deep);
}

static void siblings_do_not_add_to_the_depth(void **unused)
{
    (void)unused;
    char text[1000] = "a";
    for (int k = 0; k < 100; k++)
        strcat(text, " and(!b)");
    dt_statement_free(right(text));
}

static void length_is_limited_to_64_kib(void **unused)
{
    (void)unused;
    size_t length = DT_STATEMENT_BYTES_MAX;
    char *text = malloc(length + 2);
    assert_non_null(text);
    for (size_t k = 0; k <= length; k++)
        text[k] = k % 2 ? '|' : 'a';
    text[length - 1] = ' ';
    reading r = read_bytes(text, length);
    assert_int_equal(r.status, DT_OK);
    done_reading(&r);
    r = read_bytes(text, length + 1);
    assert_int_equal(r.status, DT_ERR_MODEL);
    assert_int_equal(dt_diagnostics_get(r.diagnostics, 0)->code, DT_CODE_STATEMENT_TOO_LONG);
    done_reading(&r);
    free(text);
}

static dt_diagnostic place_of(const char *file, size_t at, size_t length, bool exact, const char *text, char *message)
{
    dt_source *source = NULL;
    dt_diagnostics *diagnostics = NULL;
    dt_statement *statement = NULL;
    dt_names names = {.find = find_option};
    dt_statement_place place = {{(uint32_t)at, (uint32_t)length}, (uint32_t)at, exact};
    assert_int_equal(dt_source_new(&source, "t", file, strlen(file)), DT_OK);
    assert_int_equal(dt_diagnostics_new(&diagnostics, source), DT_OK);
    assert_int_equal(dt_statement_parse(&statement, text, strlen(text), &names, place, diagnostics), DT_ERR_MODEL);
    dt_diagnostic found = *dt_diagnostics_get(diagnostics, 0);
    strcpy(message, found.message);
    dt_diagnostics_free(diagnostics);
    dt_source_free(source);
    return found;
}

static void places_are_exact_or_the_start_of_the_scalar(void **unused)
{
    (void)unused;
    char message[500];
    const char *file = "x: [a and z, b]\n";
    assert_int_equal(place_of(file, 4, 7, true, "a and z", message).span.offset, 10);
    assert_int_equal(place_of(file, 4, 7, false, "a and z", message).span.offset, 4);
}

static void an_open_parenthesis_in_flow_style_is_told_to_quote(void **unused)
{
    (void)unused;
    char message[500];
    place_of("[(a, b)]\n", 1, 2, true, "(a", message);
    assert_non_null(strstr(message, "quote"));
    place_of("['(a']\n", 1, 4, true, "(a", message);
    assert_null(strstr(message, "quote"));
    place_of("(a", 0, 2, true, "(a", message); /* the whole text: given on the command line */
    assert_null(strstr(message, "quote"));
}

static void a_pattern_is_a_conjunction(void **unused)
{
    (void)unused;
    static const char *patterns[][2] = {{"YYNN----", "a and b and not c and not d"},
                                        {"--------", "true"},
                                        {"------N-", "not g"},
                                        {"Y-------", "a"},
                                        {"", "true"}};
    for (size_t k = 0; k < sizeof patterns / sizeof *patterns; k++) {
        dt_statement *statement = NULL;
        dt_text out = {.data = NULL};
        assert_int_equal(dt_statement_from_pattern(&statement, patterns[k][0], strlen(patterns[k][0])), DT_OK);
        dt_statement_print(statement, &out, option_name, NULL);
        assert_string_equal(dt_text_get(&out), patterns[k][1]);
        dt_text_free(&out);
        dt_statement_free(statement);
    }
}

static void note_option(void *user, uint32_t option)
{
    char *seen = user;
    seen[strlen(seen)] = (char)('a' + option);
}

static void options_are_visited_in_order_of_writing(void **unused)
{
    (void)unused;
    char seen[20] = "";
    dt_statement *statement = right("(c and (b and c)) if exactly 1 of (h, not a) or true");
    dt_statement_options(statement, note_option, seen);
    assert_string_equal(seen, "cbcha");
    dt_statement_free(statement);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_and_signs_mean_the_same),
        cmocka_unit_test(precedence_is_not_and_or_if_iff),
        cmocka_unit_test(nested_lists_become_one),
        cmocka_unit_test(double_negation_is_none),
        cmocka_unit_test(counting_atoms_keep_their_wording),
        cmocka_unit_test(two_ifs_or_iffs_need_parentheses),
        cmocka_unit_test(words_are_lower_case),
        cmocka_unit_test(other_notations_are_told_what_to_write),
        cmocka_unit_test(what_is_missing_or_too_much_is_named),
        cmocka_unit_test(counting_atoms_are_checked),
        cmocka_unit_test(unknown_names_are_all_reported_with_advice),
        cmocka_unit_test(a_name_longer_than_any_identifier_is_unknown),
        cmocka_unit_test(depth_is_limited_to_64_parentheses_and_nots),
        cmocka_unit_test(siblings_do_not_add_to_the_depth),
        cmocka_unit_test(length_is_limited_to_64_kib),
        cmocka_unit_test(places_are_exact_or_the_start_of_the_scalar),
        cmocka_unit_test(an_open_parenthesis_in_flow_style_is_told_to_quote),
        cmocka_unit_test(a_pattern_is_a_conjunction),
        cmocka_unit_test(options_are_visited_in_order_of_writing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
