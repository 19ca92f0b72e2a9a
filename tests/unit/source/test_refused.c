/* SPDX-License-Identifier: MIT */
#include "reading.h"

typedef struct row {
    const char *text, *tree, *found;
} row;

static void assert_rows(const row *rows, size_t count)
{
    for (size_t k = 0; k < count; k++)
        assert_reads(rows[k].text, rows[k].tree, rows[k].found, false);
}

#define ASSERT_ROWS(rows) assert_rows(rows, sizeof rows / sizeof *rows)

static void anchors_and_aliases_are_reported_and_reading_goes_on(void **unused)
{
    (void)unused;
    static const row rows[] = {
        {"a: &x 1\nb: 2\n", "{\"a\": \"1\", \"b\": \"2\"}", "1:4 DT006"},
        {"a: &x\n  - b\nc: &y\n  d: e\n", "{\"a\": [\"b\"], \"c\": {\"d\": \"e\"}}", "1:4 DT006, 3:4 DT006"},
        {"[&x [a], &y {b: c}, &z 'd']", "[[\"a\"], {\"b\": \"c\"}, \"d\"]", "1:2 DT006, 1:10 DT006, 1:21 DT006"},
        {"&r\na: b\n", "{\"a\": \"b\"}", "1:1 DT006"},
        {"&k a: b\n", "{\"a\": \"b\"}", "1:1 DT006"},
        {"a: &x\nb: *x\nc: 1\n", "{\"a\": ~, \"b\": ~, \"c\": \"1\"}", "1:4 DT006, 2:4 DT006"},
        {"- &x\n- *x\n- a\n", "[\"a\"]", "1:3 DT006, 2:3 DT006"},
        {"*x : b\nc: d\n", "{\"c\": \"d\"}", "1:1 DT006"},
        {"- *x and b\n- c\n", "[\"c\"]", "1:3 DT006"},
        {"- & b\n- c\n", "[\"b\", \"c\"]", "1:3 DT006"},
        {"- &(b or c)\n- &\n- *\n- d\n", "[~, ~, \"d\"]", "1:3 DT006, 2:3 DT006, 3:3 DT006"},
        {"[&x, *y, a]", "[\"a\"]", "1:2 DT006, 1:6 DT006"},
        {"- &x &y a\n- b", "[\"b\"]", "1:3 DT006"},
        {"*x and y", "~", "1:1 DT006"},
        {"a: {b: *c}", "{\"a\": {\"b\": ~}}", "1:8 DT006"},
    };
    ASSERT_ROWS(rows);
}

static void tags_are_reported_and_statements_kept(void **unused)
{
    (void)unused;
    static const row rows[] = {
        {"- !a and b\n- c\n", "[\"!a and b\", \"c\"]", "1:3 DT007"},
        {"- !a\n- !\n", "[\"!a\", \"!\"]", "1:3 DT007, 2:3 DT007"},
        {"- !(a or b) and c\n", "[\"!(a or b) and c\"]", "1:3 DT007"},
        {"- !a & b\n- !a | b\n- !a&b\n", "[\"!a & b\", \"!a | b\", \"!a&b\"]", "1:3 DT007, 2:3 DT007, 3:3 DT007"},
        {"- ! a\n", "[\"! a\"]", "1:3 DT007"},
        {"- !a\n  and b\n", "[\"!a and b\"]", "1:3 DT007"},
        {"{that: !a, from: !b}\n", "{\"that\": \"!a\", \"from\": \"!b\"}", "1:8 DT007, 1:18 DT007"},
        {"[!a, !b or c]\n", "[\"!a\", \"!b or c\"]", "1:2 DT007, 1:6 DT007"},
        {"a: !!str b\nc: !<x> d\n", "{\"a\": \"b\", \"c\": \"d\"}", "1:4 DT007, 2:4 DT007"},
        {"a: !!map\n  b: c\n", "{\"a\": {\"b\": \"c\"}}", "1:4 DT007"},
        {"a: !!seq [b]\nc: !e 'd'\n", "{\"a\": [\"b\"], \"c\": \"d\"}", "1:4 DT007, 2:4 DT007"},
        {"- !h!x a\n- b\n", "[\"!h!x a\", \"b\"]", "1:3 DT007"},
        {"- !<x a\n- b\n", "[\"!<x a\", \"b\"]", "1:3 DT007"},
        {"- &a !b c\n- !d &e # f\n  g\n", "[\"c\", \"g\"]", "1:3 DT006, 1:6 DT007, 2:3 DT007, 2:6 DT006"},
        {"!!str a: b\n", "{\"a\": \"b\"}", "1:1 DT007"},
        {"- !\"a\"\n", "[\"!\"a\"\"]", "1:3 DT007"},
    };
    ASSERT_ROWS(rows);
}

static void directives_and_second_documents_are_reported(void **unused)
{
    (void)unused;
    static const row rows[] = {
        {"%YAML 1.2\n---\na: b\n", "{\"a\": \"b\"}", "1:1 DT008"},
        {"# c\n%YAML 1.2\n\n%TAG ! x\n%FOO bar\n---\na: b\n", "{\"a\": \"b\"}", "2:1 DT008, 4:1 DT008, 5:1 DT008"},
        {"%YAML 9.9\na: b\n", "{\"a\": \"b\"}", "1:1 DT008"},
        {"a: b\n%FOO\nc: d\n", "{\"a\": \"b\", \"c\": \"d\"}", "2:1 DT008"},
        {"[a,\n%b\n]", "[\"a\"]", "2:1 DT008"},
        {"a: b\n---\nc: d\n", "{\"a\": \"b\"}", "2:1 DT009"},
        {"a: b\n...\nc: d\n", "{\"a\": \"b\"}", "3:1 DT009"},
        {"a: b\n...\n---\n", "{\"a\": \"b\"}", "3:1 DT009"},
        {"a: b\n...\n%YAML 1.2\n---\nc\n", "{\"a\": \"b\"}", "3:1 DT009"},
        {"---\n---\n", "~", "2:1 DT009"},
        {"a: b\n... c\n", "{\"a\": \"b\"}", "2:5 DT009"},
    };
    ASSERT_ROWS(rows);
}

static void keys_are_texts_and_each_is_there_once(void **unused)
{
    (void)unused;
    static const row rows[] = {
        {"~: a\nb: c\n", "{\"b\": \"c\"}", "1:1 DT011"},
        {"null: a\n'null': b\n", "{\"null\": \"b\"}", "1:1 DT011"},
        {"? a\n? ~\n", "{\"a\": ~}", "2:3 DT011"},
        {"? [a]\n: b\nc: d\n", "{\"c\": \"d\"}", "1:3 DT011"},
        {"[a]: b\n{c: d}: e\n", "{}", "1:1 DT011, 2:1 DT011"},
        {"{{a}: b}", "{}", "1:2 DT011"},
        {"? - a\n: - b\n", "{}", "1:3 DT011"},
        {"<<: a\nb: c\n", "{\"b\": \"c\"}", "1:1 DT011"},
        {"<<: *x\n", "{}", "1:1 DT011, 1:5 DT006"},
        {"{<<: {a: b}}\n", "{}", "1:2 DT011"},
        {"a: 1\nb: 2\na: 3\n", "{\"a\": \"1\", \"b\": \"2\"}", "3:1 DT010"},
        {"a: 1\n'a': 2\n\"\\x61\": 3\n", "{\"a\": \"1\"}", "2:1 DT010, 3:1 DT010"},
        {"a: {b: 1, b: 2}\nc: {b: 1}\n", "{\"a\": {\"b\": \"1\"}, \"c\": {\"b\": \"1\"}}", "1:11 DT010"},
        {"a: 1\nA: 2\n", "{\"a\": \"1\", \"A\": \"2\"}", ""},
        {"[{a: 1, a: [x]}, b]", "[{\"a\": \"1\"}, \"b\"]", "1:9 DT010"},
    };
    ASSERT_ROWS(rows);
    reading r = read_bytes("a: 1\n\na: 2\n", 11);
    assert_non_null(strstr(dt_diagnostics_get(r.found, 0)->message, "already given on line 1"));
    forget(&r);
}

static void syntax_errors_end_the_reading_with_all_that_was_found(void **unused)
{
    (void)unused;
    static const row rows[] = {
        {"a: b: c\n", "-", "1:5 DT001"},
        {"a:\n\t- b\n", "-", "2:1 DT001"},
        {"a:\n  b: c\n d: e\n", "-", "3:2 DT001"},
        {"- a\nb: c\n", "-", "2:1 DT001"},
        {"a: b\n- c\n", "-", "2:1 DT001"},
        {"a: - b\n", "-", "1:4 DT001"},
        {"a: b\nc\nd: e\n", "-", "2:1 DT001"},
        {"a:b\nc: d\n", "-", "1:2 DT001"},
        {"- a:b\n  c: d\n", "-", "1:4 DT001"},
        {"- http://x\n  c: d\n", "-", "2:4 DT001"},
        {": a\n", "-", "1:1 DT001"},
        {"a: 'b\n", "-", "1:4 DT001"},
        {"a: \"b\n---\n", "-", "1:4 DT001"},
        {"a: \"b\" c\n", "-", "1:8 DT001"},
        {"x:\n  a: [b, c\nd: e\n", "-", "3:2 DT001"},
        {"a: [b, {c: d\n", "-", "1:8 DT001"},
        {"a: b]\nc: d}\n- e\n", "-", "3:1 DT001"},
        {"]\n", "-", "1:1 DT001"},
        {"{A:, B:}\n", "-", "1:3 DT001"},
        {"[a, - b]\n", "-", "1:5 DT001"},
        {"[,a]\n", "-", "1:2 DT001"},
        {"a: @b\n", "-", "1:4 DT001"},
        {"a: `b`\n", "-", "1:4 DT001"},
        {"a: %b\n", "-", "1:4 DT001"},
        {"- | a\n", "-", "1:3 DT001"},
        {"- |a or b\n", "-", "1:3 DT001"},
        {"[| a]\n", "-", "1:2 DT001"},
        {"- > a\n", "-", "1:3 DT001"},
        {"- |0\n  a\n", "-", "1:3 DT001"},
        {"a: \"\\q\"\n", "-", "1:5 DT001"},
        {"a: \"b\\xg\"\n", "-", "1:6 DT001"},
        {"a: \"\\ud83d\\ude00\"\n", "-", "1:5 DT001"},
        {"a: ? b\n", "-", "1:4 DT001"},
        {"{: a}\n", "-", "1:2 DT001"},
        {"\"a\" \"b\"\n", "-", "1:5 DT001"},
        {"a: 1\na: 2\nb: &x *y\nc: {d: 1, d: 2, e: [}\n", "-", "2:1 DT010, 3:4 DT006, 4:11 DT010, 4:21 DT001"},
        {"- &x a\n- !b c\n- d: e: f\n", "-", "1:3 DT006, 2:3 DT007, 3:7 DT001"},
        {"- *x y\n- @\n", "-", "1:3 DT006, 2:3 DT001"},
        {"...\n", "-", "1:1 DT001"},
    };
    ASSERT_ROWS(rows);
}

static void the_advice_is_to_quote_a_statement(void **unused)
{
    (void)unused;
    static const char *const texts[] = {"- !a and b", "- &x", "- &x and y", "- *x", "- *x and y", "- & x",
                                        "- | a",      "[|a]", "- !a | b",   "[!a]", "a: !b & c",  "a: &(b)"};
    for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
        reading r = read_bytes(texts[k], strlen(texts[k]));
        assert_int_equal(dt_diagnostics_count(r.found), 1);
        assert_non_null(strstr(dt_diagnostics_get(r.found, 0)->message, "quote "));
        assert_non_null(strstr(dt_diagnostics_get(r.found, 0)->message, "statement"));
        forget(&r);
    }
}

static void messages_are_not_those_of_the_library(void **unused)
{
    (void)unused;
    static const char *const texts[] = {"a: b: c", "[a", "a: 'b", "{A:}", "- a\nb", "a: b\n c: d", "%\n@", "? ? ]"};
    static const char *const jargon[] = {"token", "scanning", "parsing", "node", "block", "scalar", "did not find"};
    for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
        reading r = read_bytes(texts[k], strlen(texts[k]));
        for (size_t i = 0; i < dt_diagnostics_count(r.found); i++)
            for (size_t j = 0; j < sizeof jargon / sizeof *jargon; j++)
                assert_null(strstr(dt_diagnostics_get(r.found, i)->message, jargon[j]));
        forget(&r);
    }
}

static void control_characters_are_reported_and_reading_goes_on(void **unused)
{
    (void)unused;
    static const row rows[] = {
        {"a: b\x01"
         "c\nd: 1\nd: 2\n",
         "{\"a\": \"b c\", \"d\": \"1\"}", "1:5 DT004, 3:1 DT010"},
        {"a: \x7f\xc2\x80\xc2\x85\xc2\x9f"
         "b\n",
         "{\"a\": \"\xc2\xa0\xc2\xa0\xc2\xa0"
         "b\"}",
         "1:4 DT004, 1:5 DT004, 1:6 DT004, 1:7 DT004"},
        {"a: \xe2\x80\xa8x\xe2\x80\xa9y\nb: &c\n", "{\"a\": \"\xe3\x80\x80x\xe3\x80\x80y\", \"b\": ~}",
         "1:4 DT004, 1:6 DT004, 2:4 DT006"},
        {"# \x1b[2J\na: b\n", "{\"a\": \"b\"}", "1:3 DT004"},
        {"a: b\n\xef\xbb\xbf"
         "c: d\n",
         "{\"a\": \"b\", \"\xe3\x80\x80"
         "c\": \"d\"}",
         "2:1 DT004"},
        {"\xef\xbb\xbf\xef\xbb\xbf"
         "a\n",
         "\"\xe3\x80\x80"
         "a\"",
         "1:1 DT004"},
        {"a: \xef\xbf\xbe\xef\xbf\xbf\n", "{\"a\": \"\xe3\x80\x80\xe3\x80\x80\"}", "1:4 DT004, 1:5 DT004"},
        {"a: \"\\0\\x00\\\\0\\u0000b\\U00000000\"\n",
         "{\"a\": \"\xef\xbf\xbd\xef\xbf\xbd\\0\xef\xbf\xbd"
         "b\xef\xbf\xbd\"}",
         "1:5 DT004, 1:7 DT004, 1:14 DT004, 1:21 DT004"},
        {"a: \"\\x01\\x7f\\u0085\\u2028\"\n", "{\"a\": \"\\x01\x7f\xc2\x85\xe2\x80\xa8\"}", ""},
        {"\x01\xff", "-", "1:1 DT004, 1:2 DT003"},
    };
    ASSERT_ROWS(rows);
    reading r = read_bytes("a: b\0c\n", 7);
    assert_int_equal(r.status, DT_OK);
    assert_int_equal(dt_diagnostics_errors(r.found), 1);
    assert_int_equal(dt_diagnostics_get(r.found, 0)->span.offset, 4);
    assert_string_equal(dt_tree_root(r.tree)->items[0].text, "b c");
    check_tree(&r);
    forget(&r);
}

static void assert_encoding(const char *bytes, size_t length, const char *found)
{
    reading r = read_bytes(bytes, length);
    dt_text got = {.data = NULL};
    write_found(&got, &r);
    assert_string_equal(dt_text_get(&got), found);
    assert_int_equal(r.status, DT_ERR_MODEL);
    dt_text_free(&got);
    forget(&r);
}

static void what_is_not_utf8_ends_the_reading(void **unused)
{
    (void)unused;
    assert_encoding("\xff\xfe"
                    "a\0",
                    4, "1:1 DT003");
    assert_encoding("\xfe\xff\0a", 4, "1:1 DT003");
    assert_encoding("a\0:\0 \0b\0", 8, "1:1 DT003");
    assert_encoding("\0a\0:\0 \0b", 8, "1:1 DT003");
    assert_encoding("a: \xff\n", 5, "1:4 DT003");
    assert_encoding("ab: \xc3", 5, "1:5 DT003");
    assert_encoding("\xc3(", 2, "1:1 DT003");
    assert_encoding("\xc0\x80", 2, "1:1 DT003");             /* overlong */
    assert_encoding("a\n\xe0\x9f\xbf", 5, "2:1 DT003");      /* overlong */
    assert_encoding("\xed\xa0\x80", 3, "1:1 DT003");         /* a surrogate */
    assert_encoding("\xf4\x90\x80\x80", 4, "1:1 DT003");     /* above U+10FFFF */
    assert_encoding("\xf8\x88\x80\x80\x80", 5, "1:1 DT003"); /* five bytes */
    assert_encoding("[\"\x80\"]", 5, "1:3 DT003");           /* JSON too */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(anchors_and_aliases_are_reported_and_reading_goes_on),
        cmocka_unit_test(tags_are_reported_and_statements_kept),
        cmocka_unit_test(directives_and_second_documents_are_reported),
        cmocka_unit_test(keys_are_texts_and_each_is_there_once),
        cmocka_unit_test(syntax_errors_end_the_reading_with_all_that_was_found),
        cmocka_unit_test(the_advice_is_to_quote_a_statement),
        cmocka_unit_test(messages_are_not_those_of_the_library),
        cmocka_unit_test(control_characters_are_reported_and_reading_goes_on),
        cmocka_unit_test(what_is_not_utf8_ends_the_reading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
