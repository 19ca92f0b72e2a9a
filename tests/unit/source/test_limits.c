/* SPDX-License-Identifier: MIT */
/* Texts made to waste time or memory. Each is of a megabyte, so that what is square in its length does not end within
 * the time limit of a test; DT_HOSTILE_MIB=16 tries the largest that are read at all. */
#include "reading.h"

/* It tells nothing of time. */
static bool under_valgrind(void)
{
    const char *preload = getenv("LD_PRELOAD");
    return preload && strstr(preload, "vgpreload");
}

static size_t hostile_size(void)
{
    const char *mib = getenv("DT_HOSTILE_MIB");
    return (size_t)(mib ? strtoul(mib, NULL, 10) : 1) << 20;
}

/* `head`, then `item` as often as fits with %d counting, then `tail`. */
static reading read_repeated(const char *head, const char *item, const char *tail)
{
    dt_text text = {.data = NULL};
    dt_text_add(&text, head);
    const char *number = strstr(item, "%d");
    for (int k = 0; text.length + strlen(item) + strlen(tail) + 12 < hostile_size(); k++) {
        dt_text_add_bytes(&text, item, number ? (size_t)(number - item) : strlen(item));
        if (number)
            dt_text_printf(&text, "%d%s", k, number + 2);
    }
    dt_text_add(&text, tail);
    assert_int_equal(text.status, DT_OK);
    reading r = read_bytes(text.data, text.length);
    dt_text_free(&text);
    return r;
}

static void reading_takes_time_linear_in_the_text(void **unused)
{
    (void)unused;
    if (under_valgrind())
        return; /* cmocka says "not ok" of what it skips */
    static const struct {
        const char *head, *item, *tail;
        dt_status status;
    } shapes[] = {
        {"", "[", "", DT_ERR_MODEL},
        {"", "{", "", DT_ERR_MODEL},
        {"", "- ", "", DT_ERR_MODEL},
        {"", "? ", "", DT_ERR_MODEL},
        {"", "a: b: ", "", DT_ERR_MODEL},
        {"", "!", "", DT_OK},
        {"", "&", "", DT_OK},
        {"", "*", "", DT_OK},
        {"", "a", "", DT_OK},
        {"", "a b ", "", DT_OK},
        {"- a\n", " b\n", "", DT_OK},
        {"- >\n", " b\n\n", "", DT_OK},
        {"[", "a,", "]", DT_OK},
        {"[", "1,", "1]", DT_OK},
        {"{", "a,", "a}", DT_OK},
        {"{", "k%d,", "}", DT_OK},
        {"", "k%d: a\n", "", DT_OK},
        {"", "k: a\n", "", DT_OK},
        {"{", "\"k%d\":1,", "\"k1\":2}", DT_OK},
        {"[", "&a,", "]", DT_OK},
        {"[", "*a,", "]", DT_OK},
        {"[", "!a,", "]", DT_OK},
        {"", "- &a !b c\n", "", DT_OK},
        {"", "- &\n", "", DT_ERR_MODEL},
        {"", "- *a b\n", "", DT_ERR_MODEL},
        {"- a\n", "- b\n\t\n", "", DT_ERR_MODEL},
        {"", "%TAG !h%d! x\n", "---\n", DT_OK},
        {"---\n", "%TAG !h%d! x\n", "", DT_ERR_MODEL},
        {"a\n...\n", "%TAG !h%d! x\n", "", DT_OK},
        {"\"", "\\0", "\"", DT_OK},
        {"[\"", "\\ud800", "\"]", DT_OK},
        {"", "\x01", "", DT_OK},
        {"", "\xc2\x85", "", DT_OK},
        {"", "- \xf0\x9f\x98\x80\n", "", DT_OK},
        {"", "\n", "", DT_OK},
        {"", "\r", "", DT_OK},
        {"", "#", "", DT_OK},
        {"- ['", "a b ", "', [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", DT_ERR_MODEL},
        {"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "a,",
         "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", DT_OK},
        {"", "- |\n", "", DT_OK},
    };
    for (size_t k = 0; k < sizeof shapes / sizeof *shapes; k++) {
        reading r = read_repeated(shapes[k].head, shapes[k].item, shapes[k].tail);
        if (r.status != shapes[k].status)
            print_error("%s %s %s\n", shapes[k].head, shapes[k].item, shapes[k].tail);
        assert_int_equal(r.status, shapes[k].status);
        assert_true(r.status == DT_OK || dt_diagnostics_errors(r.found) > 0);
        forget(&r);
    }
}

static void a_million_keys_are_looked_through_for_equal_ones(void **unused)
{
    (void)unused;
    if (under_valgrind())
        return; /* cmocka says "not ok" of what it skips */
    reading r = read_repeated("", "k%d:\n", "k7:\nk1: \n");
    assert_int_equal(r.status, DT_OK);
    assert_int_equal(dt_diagnostics_errors(r.found), 2);
    assert_non_null(strstr(dt_diagnostics_get(r.found, 0)->message, "line 8"));
    assert_non_null(strstr(dt_diagnostics_get(r.found, 1)->message, "line 2"));
    assert_true(dt_tree_root(r.tree)->count > 1000);
    forget(&r);
}

/* What libyaml clears again and again is the longest run it has seen. */
static void white_space_in_excess_is_refused(void **unused)
{
    (void)unused;
    if (under_valgrind())
        return; /* cmocka says "not ok" of what it skips */
    const size_t length = (size_t)2 << 20, blanks = (size_t)128 << 10;
    char *text = malloc(length);
    assert_non_null(text);
    memset(text, ' ', length);
    for (size_t k = blanks; k < length; k += 2)
        text[k] = 'a';
    reading r = read_bytes(text, length);
    assert_int_equal(r.status, DT_ERR_MODEL);
    assert_int_equal(dt_diagnostics_get(r.found, 0)->code, 2);
    forget(&r);
    r = read_bytes(text, blanks + 2000); /* a shorter text may have as long a run */
    assert_int_equal(r.status, DT_OK);
    assert_int_equal(dt_diagnostics_count(r.found), 0);
    forget(&r);
    free(text);
}

static void a_file_above_16_mib_is_refused(void **unused)
{
    (void)unused;
    if (under_valgrind())
        return; /* cmocka says "not ok" of what it skips */
    size_t length = DT_SOURCE_MAX + 1;
    char *text = malloc(length);
    assert_non_null(text);
    memset(text, '#', length);
    reading r = read_bytes(text, length);
    assert_int_equal(r.status, DT_ERR_MODEL);
    assert_int_equal(dt_diagnostics_count(r.found), 1);
    assert_int_equal(dt_diagnostics_get(r.found, 0)->code, 2);
    assert_int_equal(dt_diagnostics_get(r.found, 0)->span.offset, 0);
    forget(&r);
    r = read_bytes(text, length - 1);
    assert_int_equal(r.status, DT_OK);
    forget(&r);
    free(text);
}

static reading read_nested(size_t depth, const char *open, const char *middle, const char *close)
{
    dt_text text = {.data = NULL};
    for (size_t k = 0; k < depth; k++)
        dt_text_add(&text, open);
    dt_text_add(&text, middle);
    for (size_t k = 0; k < depth; k++)
        dt_text_add(&text, close);
    reading r = read_bytes(dt_text_get(&text), text.length);
    dt_text_free(&text);
    return r;
}

static void nesting_ends_at_64(void **unused)
{
    (void)unused;
    static const struct {
        const char *open, *middle, *close;
        size_t width;
    } forms[] = {
        {"[", "", "]", 1}, {"[", "a", "]", 1}, {"{\"a\":", "1", "}", 5}, {"{a: ", "b", "}", 4}, {"- ", "a", "", 2},
    };
    for (size_t k = 0; k < sizeof forms / sizeof *forms; k++) {
        reading r = read_nested(DT_NESTING_MAX, forms[k].open, forms[k].middle, forms[k].close);
        assert_int_equal(r.status, DT_OK);
        assert_int_equal(dt_diagnostics_count(r.found), 0);
        check_tree(&r);
        forget(&r);
        r = read_nested(DT_NESTING_MAX + 1, forms[k].open, forms[k].middle, forms[k].close);
        assert_int_equal(r.status, DT_ERR_MODEL);
        assert_int_equal(dt_diagnostics_count(r.found), 1);
        assert_int_equal(dt_diagnostics_get(r.found, 0)->code, 5);
        assert_int_equal(dt_diagnostics_get(r.found, 0)->span.offset, DT_NESTING_MAX * forms[k].width);
        forget(&r);
    }
}

static void what_was_found_before_too_deep_a_bracket_is_reported(void **unused)
{
    (void)unused;
    reading r = read_nested(DT_NESTING_MAX, "{\"b\": 1, \"b\": 2, \"a\": ", "[]", "}");
    assert_int_equal(r.status, DT_ERR_MODEL);
    assert_int_equal(dt_diagnostics_count(r.found), DT_NESTING_MAX + 1);
    forget(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reading_takes_time_linear_in_the_text),
        cmocka_unit_test(a_million_keys_are_looked_through_for_equal_ones),
        cmocka_unit_test(white_space_in_excess_is_refused),
        cmocka_unit_test(a_file_above_16_mib_is_refused),
        cmocka_unit_test(nesting_ends_at_64),
        cmocka_unit_test(what_was_found_before_too_deep_a_bracket_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
