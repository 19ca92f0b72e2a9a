/* SPDX-License-Identifier: MIT */
#include "reading.h"

static void json_and_yaml_give_the_same_tree(void **unused)
{
    (void)unused;
    static const struct {
        const char *json, *yaml;
    } pairs[] = {
        {"{\"a\": [1, true, null, \"x\"]}", "a: [1, true, ~, x]"},
        {"{\"a\": {\"b\": {}}, \"c\": []}", "a:\n  b: {}\nc: []\n"},
        {"[-1.5e+3, 0, false, \"null\", \"\", \"~\"]", "- -1.5e+3\n- 0\n- false\n- 'null'\n- ''\n- '~'\n"},
        {"null", "~"},
        {" \"text\" ", "text"},
        {"12", "'12'"},
        {"[[[]], {\"\": \"\"}]", "- - []\n- '': ''\n"},
        {"{\"<<\": \"a\\nb\"}", "'<<': |-\n  a\n  b\n"},
        {"\"\\ud83d\\ude00\\u00e4\\/\\b\\f\\r\\t\\\"\\\\\"", "\"\\U0001F600ä/\\b\\f\\r\\t\\\"\\\\\""},
    };
    for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++) {
        reading json = read_bytes(pairs[k].json, strlen(pairs[k].json));
        reading yaml = read_bytes(pairs[k].yaml, strlen(pairs[k].yaml));
        dt_text from_json = {.data = NULL}, from_yaml = {.data = NULL};
        write_tree(&from_json, &json, false);
        write_tree(&from_yaml, &yaml, false);
        assert_string_equal(dt_text_get(&from_json), dt_text_get(&from_yaml));
        assert_int_equal(dt_diagnostics_count(json.found) + dt_diagnostics_count(yaml.found), 0);
        check_tree(&json);
        dt_text_free(&from_json);
        dt_text_free(&from_yaml);
        forget(&json);
        forget(&yaml);
    }
}

static void what_libyaml_refuses_is_read_as_json(void **unused)
{
    (void)unused;
    assert_reads("\t{\"a\"\n\t:\n1}", "{\"a\": \"1\"}", "", false);
    assert_reads("[\"\\uD83D\\uDE00\"]", "[\"😀\"]", "", false);
    assert_reads("\xef\xbb\xbf[1]", "[\"1\"]", "", false);
    assert_reads("[\"\xef\xbf\xbf\"]", "[\"\xef\xbf\xbf\"]", "", false); /* a noncharacter */
    char text[3000] = "{\"";
    memset(text + 2, 'k', 2000);
    strcpy(text + 2002, "\": 1}");
    reading r = read_bytes(text, strlen(text));
    assert_int_equal(dt_tree_root(r.tree)->keys[0].length, 2000);
    forget(&r);
}

static void json_has_places_of_the_same_kind(void **unused)
{
    (void)unused;
    assert_reads("{\"ä\": [1, null,\r\n\"b\\n\", {}]}",
                 "{\"ä\"@1:2+4=: [\"1\"@1:8+1=, ~@1:11+4, \"b\\x0a\"@2:1+5, {}@2:8+2]@1:7+21}@1:1+29", "", true);
}

/* What is no JSON is read as YAML, whose verdict follows. */
static void almost_json_is_yaml(void **unused)
{
    (void)unused;
    static const struct {
        const char *text, *tree, *found;
    } rows[] = {
        {"{\"a\": 1,}", "{\"a\": \"1\"}", ""},
        {"[1, 01, .5, +1, 1., 0x1, NaN]", "[\"1\", \"01\", \".5\", \"+1\", \"1.\", \"0x1\", \"NaN\"]", ""},
        {"{\"a\": 1} # comment", "{\"a\": \"1\"}", ""},
        {"[True, nulls, trueish]", "[\"True\", \"nulls\", \"trueish\"]", ""},
        {"[\"\\x41\"]", "[\"A\"]", ""},
        {"[\"a\tb\", \"c\nd\"]", "[\"a\x5cx09b\", \"c d\"]", ""},
        {"[1 2]", "[\"1 2\"]", ""},
        {"{a: 1}", "{\"a\": \"1\"}", ""},
        {"[1]]", "-", "1:4 DT001"},
        {"[1", "-", "1:1 DT001"},
        {"{\"a\" 1}", "-", "1:6 DT001"},
        {"[\"a]", "-", "1:2 DT001"},
        {"[\"\\u12g4\"]", "-", "1:3 DT001"},
        {"1 2", "\"1 2\"", ""},
        {"-", "[~]", ""},
        {"[1}", "-", "1:3 DT001"},
        {"\"\\q\"", "-", "1:2 DT001"},
    };
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
        assert_reads(rows[k].text, rows[k].tree, rows[k].found, false);
}

static void json_is_held_to_the_same_rules(void **unused)
{
    (void)unused;
    static const struct {
        const char *text, *tree, *found;
    } rows[] = {
        {"{\"a\": 1, \"\\u0061\": 2, \"b\": 3, \"a\": 4}", "{\"a\": \"1\", \"b\": \"3\"}", "1:10 DT010, 1:31 DT010"},
        {"[\"a\\u0000b\"]",
         "[\"a\xef\xbf\xbd"
         "b\"]",
         "1:4 DT004"},
        {"[\"\\ud800\", \"\\udc00x\", \"\\ud800\\u0041\", \"\\ud800\\ud800\\udc00\"]",
         "[\"\xef\xbf\xbd\", \"\xef\xbf\xbdx\", \"\xef\xbf\xbd"
         "A\", \"\xef\xbf\xbd\xf0\x90\x80\x80\"]",
         "1:3 DT003, 1:13 DT003, 1:24 DT003, 1:40 DT003"},
        {"[\"\x7f\", \"\xc2\x85\", \"\xe2\x80\xa8\xe2\x80\xa9\", \"\xc2\x9f\"]",
         "[\"\x7f\", \"\xc2\x85\", \"\xe2\x80\xa8\xe2\x80\xa9\", \"\xc2\x9f\"]",
         "1:3 DT004, 1:8 DT004, 1:13 DT004, 1:14 DT004, 1:19 DT004"},
        {"[\"\\u0085\\u2028\\u001f\\u007f\"]", "[\"\xc2\x85\xe2\x80\xa8\\x1f\x7f\"]", ""},
    };
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
        assert_reads(rows[k].text, rows[k].tree, rows[k].found, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_and_yaml_give_the_same_tree), cmocka_unit_test(what_libyaml_refuses_is_read_as_json),
        cmocka_unit_test(json_has_places_of_the_same_kind), cmocka_unit_test(almost_json_is_yaml),
        cmocka_unit_test(json_is_held_to_the_same_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
