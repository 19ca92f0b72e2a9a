/* SPDX-License-Identifier: MIT */
/* Tables of comma separated values become lists of lists of texts with their places. */
#include "base/memory.h"
#include "test.h"

#include <detente/source.h>
#include <stdlib.h>
#include <string.h>

typedef struct table {
    dt_source *source;
    dt_diagnostics *found;
    dt_tree *tree;
    dt_status status;
} table;

static table read_bytes(const char *text, size_t length)
{
    table t = {.source = NULL};
    assert_int_equal(dt_source_new(&t.source, "t.csv", text, length), DT_OK);
    assert_int_equal(dt_diagnostics_new(&t.found, t.source), DT_OK);
    t.status = dt_table_read(&t.tree, t.source, t.found);
    return t;
}

static table read_text(const char *text)
{
    return read_bytes(text, strlen(text));
}

static void done(table *t)
{
    dt_tree_free(t->tree);
    dt_diagnostics_free(t->found);
    dt_source_free(t->source);
}

static void assert_value(const table *t, size_t row, size_t column, const char *text, unsigned offset)
{
    const dt_node *node = &dt_tree_root(t->tree)->items[row].items[column];
    assert_string_equal(node->text, text);
    assert_int_equal(node->span.offset, offset);
}

static void assert_refused(const char *text, size_t length, unsigned line, unsigned column)
{
    unsigned at_line, at_column;
    table t = read_bytes(text, length);
    assert_int_equal(t.status, DT_ERR_MODEL);
    assert_null(t.tree);
    dt_source_locate(t.source, dt_diagnostics_get(t.found, 0)->span.offset, &at_line, &at_column);
    assert_int_equal(at_line, line);
    assert_int_equal(at_column, column);
    done(&t);
}

static void values_lie_between_commas_and_line_ends(void **unused)
{
    (void)unused;
    table t = read_text("a,b\r\n\n c d ,\re,f");
    assert_int_equal(t.status, DT_OK);
    assert_int_equal(dt_tree_root(t.tree)->count, 3);
    assert_value(&t, 0, 0, "a", 0);
    assert_value(&t, 0, 1, "b", 2);
    assert_value(&t, 1, 0, "c d", 7);
    assert_value(&t, 1, 1, "", 12);
    assert_value(&t, 2, 1, "f", 15);
    done(&t);
}

static void quoted_values_hold_commas_line_ends_and_doubled_marks(void **unused)
{
    (void)unused;
    table t = read_text("\"a,\nb\",\" \"\"c\"\"\" ,\"\"\n");
    assert_int_equal(t.status, DT_OK);
    assert_int_equal(dt_tree_root(t.tree)->count, 1);
    assert_value(&t, 0, 0, "a,\nb", 0);
    assert_value(&t, 0, 1, " \"c\"", 7);
    assert_value(&t, 0, 2, "", 17);
    done(&t);
}

static void a_mark_at_the_start_belongs_to_no_value(void **unused)
{
    (void)unused;
    table t = read_text("\xef\xbb\xbfx\n");
    assert_value(&t, 0, 0, "x", 3);
    done(&t);
}

static void an_empty_file_is_a_table_without_rows(void **unused)
{
    (void)unused;
    table t = read_text("\n\r\n");
    assert_int_equal(t.status, DT_OK);
    assert_int_equal(dt_tree_root(t.tree)->count, 0);
    done(&t);
}

static void what_is_no_table_is_refused_at_its_place(void **unused)
{
    (void)unused;
    assert_refused("a\n\"b", 4, 2, 1);
    assert_refused("\"", 1, 1, 1);
    assert_refused("\"a\"\"", 4, 1, 1);
    assert_refused("a,b\"", 4, 1, 4);
    assert_refused("\"a\" b", 5, 1, 5);
    assert_refused("a,\xff", 3, 1, 3);
    assert_refused("a,\0", 3, 1, 3);
}

static void too_many_values_are_refused(void **unused)
{
    (void)unused;
    char *text = dt_malloc(DT_TABLE_CELLS_MAX + 1, 1);
    memset(text, ',', DT_TABLE_CELLS_MAX);
    assert_refused(text, DT_TABLE_CELLS_MAX, 1, DT_TABLE_CELLS_MAX + 1);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_lie_between_commas_and_line_ends),
        cmocka_unit_test(quoted_values_hold_commas_line_ends_and_doubled_marks),
        cmocka_unit_test(a_mark_at_the_start_belongs_to_no_value),
        cmocka_unit_test(an_empty_file_is_a_table_without_rows),
        cmocka_unit_test(what_is_no_table_is_refused_at_its_place),
        cmocka_unit_test(too_many_values_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
