/* SPDX-License-Identifier: MIT */
#include "solution/pull.h"
#include "test.h"

#include <string.h>

typedef struct reading {
    dt_source *source;
    dt_diagnostics *diagnostics;
    dt_pull pull;
    bool sound;
} reading;

static reading read_bytes(const char *bytes, size_t length)
{
    reading r = {.sound = false};
    assert_int_equal(dt_source_new(&r.source, "test", bytes, length), DT_OK);
    assert_int_equal(dt_diagnostics_new(&r.diagnostics, r.source), DT_OK);
    r.pull = (dt_pull){.bytes = dt_source_bytes(r.source), .length = length, .diagnostics = r.diagnostics};
    r.sound = dt_pull_check(&r.pull);
    assert_true(r.sound == (dt_diagnostics_errors(r.diagnostics) == 0));
    return r;
}

static void end(reading *r)
{
    dt_diagnostics_free(r->diagnostics);
    dt_source_free(r->source);
}

static void what_rfc_8259_allows_is_read(void **unused)
{
    (void)unused;
    static const char *const texts[] = {"1",
                                        " null ",
                                        "[]",
                                        "{}",
                                        "[ ]",
                                        "{ }",
                                        "\"\"",
                                        "-0.5e+3",
                                        "[1,[2,{\"a\":[]}],{}]",
                                        "{\"a\":1,\"a\":2}",
                                        "\"\\u00e9\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
                                        "\xef\xbb\xbf[true,false]",
                                        "\t[\r\n1 , 2 ]\n"};
    for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
        reading r = read_bytes(texts[k], strlen(texts[k]));
        if (!r.sound)
            fail_msg("%s is JSON", texts[k]);
        dt_pull_skip(&r.pull);
        assert_int_equal(strspn(r.pull.bytes + r.pull.at, " \n"), r.pull.length - r.pull.at);
        end(&r);
    }
}

static void what_rfc_8259_forbids_is_refused_with_its_place(void **unused)
{
    (void)unused;
    static const struct {
        const char *text;
        unsigned column;
    } rows[] = {
        {"", 1},          {"[1,]", 4},          {"[1 2]", 4},      {"{\"a\" 1}", 6},   {"{a: 1}", 2}, {"[01]", 4},
        {"[1.]", 4},      {"[+1]", 2},          {"[.5]", 2},       {"[1e]", 4},        {"[tru]", 2},  {"[\"a]", 5},
        {"[\"\\x\"]", 5}, {"[\"\\u12g4\"]", 7}, {"[\"a\nb\"]", 4}, {"{\"a\": 1,}", 9}, {"[1] 2", 5},  {"[}", 2},
        {"[\"\\ud800", 9}};
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        reading r = read_bytes(rows[k].text, strlen(rows[k].text));
        unsigned line, column;
        if (r.sound)
            fail_msg("%s is not JSON", rows[k].text);
        dt_source_locate(r.source, dt_diagnostics_get(r.diagnostics, 0)->span.offset, &line, &column);
        if (column != rows[k].column)
            fail_msg("%s: column %u, not %u", rows[k].text, column, rows[k].column);
        end(&r);
    }
}

static void a_nul_byte_ends_no_text_early(void **unused)
{
    (void)unused;
    static const char texts[][6] = {"[1]\0]", "[\0\0\0]", "\0\0\0\0"};
    for (size_t k = 0; k < 3; k++) {
        reading r = read_bytes(texts[k], 5);
        assert_false(r.sound);
        end(&r);
    }
}

static void nesting_is_bounded(void **unused)
{
    (void)unused;
    char text[2 * DT_PULL_NESTING_MAX + 3] = "";
    for (size_t depth = DT_PULL_NESTING_MAX; depth <= DT_PULL_NESTING_MAX + 1; depth++) {
        memset(text, '[', depth);
        memset(text + depth, ']', depth);
        reading r = read_bytes(text, 2 * depth);
        assert_true(r.sound == (depth <= DT_PULL_NESTING_MAX));
        end(&r);
    }
}

static void texts_are_decoded(void **unused)
{
    (void)unused;
    static const char text[] = "\"a\\u00e9\\uD83D\\uDE00\\uD83Dx\\u0000\\n\\/\xc3\xbc\"";
    reading r = read_bytes(text, sizeof text - 1);
    dt_text out = {.data = NULL};
    assert_true(dt_pull_text(&r.pull, &out, "it"));
    assert_string_equal(dt_text_get(&out), "a\xc3\xa9\xf0\x9f\x98\x80\xef\xbf\xbdx\xef\xbf\xbd\n/\xc3\xbc");
    dt_text_free(&out);
    end(&r);
}

static void members_and_items_are_walked(void **unused)
{
    (void)unused;
    static const char text[] = "{\"a\": [1, 22, 333], \"b\": {\"c\": [[]], \"d\": \"]}\"}, \"e\": null}";
    reading r = read_bytes(text, sizeof text - 1);
    dt_text key = {.data = NULL};
    uint64_t number, sum = 0;
    assert_true(dt_pull_enter(&r.pull, DT_PULL_MAPPING, "it"));
    assert_true(dt_pull_member(&r.pull, &key));
    assert_true(dt_pull_enter(&r.pull, DT_PULL_LIST, "it"));
    while (dt_pull_item(&r.pull)) {
        assert_true(dt_pull_number(&r.pull, &number, "it"));
        sum += number;
    }
    assert_int_equal(sum, 356);
    assert_true(dt_pull_member(&r.pull, &key));
    assert_string_equal(dt_text_get(&key), "b");
    dt_pull_skip(&r.pull);
    assert_true(dt_pull_member(&r.pull, &key));
    assert_string_equal(dt_text_get(&key), "e");
    assert_true(dt_pull_null(&r.pull));
    assert_false(dt_pull_member(&r.pull, &key));
    dt_text_free(&key);
    end(&r);
}

static void numbers_are_whole_and_fit(void **unused)
{
    (void)unused;
    static const struct {
        const char *text;
        bool right;
    } rows[] = {{"0", true},
                {"18446744073709551615", false},
                {"1844674407370955159", true},
                {"-1", false},
                {"1.0", false},
                {"1e2", false},
                {"\"1\"", false},
                {"null", false}};
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        reading r = read_bytes(rows[k].text, strlen(rows[k].text));
        uint64_t number;
        if (dt_pull_number(&r.pull, &number, "it") != rows[k].right)
            fail_msg("%s", rows[k].text);
        end(&r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_rfc_8259_allows_is_read),
        cmocka_unit_test(what_rfc_8259_forbids_is_refused_with_its_place),
        cmocka_unit_test(a_nul_byte_ends_no_text_early),
        cmocka_unit_test(nesting_is_bounded),
        cmocka_unit_test(texts_are_decoded),
        cmocka_unit_test(members_and_items_are_walked),
        cmocka_unit_test(numbers_are_whole_and_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
