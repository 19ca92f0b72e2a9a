/* SPDX-License-Identifier: MIT */
/* The n-th allocation fails, for every n, ours and libyaml's: reading says so and gives every byte back. The program
 * brings its own malloc, which sanitizers do too: there it is skipped. */
#include "failing_malloc.h"
#include "reading.h"

#if !FAILING_MALLOC
int main(void)
{
    printf(FAILING_MALLOC_SKIP);
    return 0;
}
#else

static const char *const TEXTS[] = {
    "%FOO\n---\na: [b, 'c', \"d\\n\", {e: f}]\ng:\n- h\n- |\n  i\n- ~\na: 2\n...\n---\n",
    "- &a !b c\n- *d e\n- !f & g\n- !<h> i\n- ! j\n- \"\\0\"\n- {<<: [k], ~: l, ? [m] : n}\n",
    "{\"a\": [1, true, null, \"\\ud83d\\ude00\", \"\\ud800\\u0000\"], \"a\": {}, \"b\x7f\": 2}",
    "a: b\n\t\nc: {d: e, d: f, g: [\n",
    "a: \x01\nb: c: d\n",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    "",
};

/* Whether the text was read although the allocation was to fail: there were fewer. */
static bool survives(const char *text, unsigned long nth)
{
    dt_source *source = NULL;
    dt_diagnostics *found = NULL;
    dt_tree *tree = NULL;
    assert_int_equal(dt_source_new(&source, "t", text, strlen(text)), DT_OK);
    assert_int_equal(dt_diagnostics_new(&found, source), DT_OK);
    calls = 0;
    fail_at = nth;
    dt_status status = dt_tree_read(&tree, source, found);
    bool passed = calls < nth;
    fail_at = 0;
    assert_int_equal(status == DT_OK, tree != NULL);
    assert_true(passed || status == DT_ERR_NOMEM);
    dt_tree_free(tree);
    dt_diagnostics_free(found);
    dt_source_free(source);
    return passed;
}

static void every_allocation_may_fail_and_nothing_is_lost(void **unused)
{
    (void)unused;
    for (size_t k = 0; k < sizeof TEXTS / sizeof *TEXTS; k++) {
        long before = live;
        for (unsigned long nth = 1; !survives(TEXTS[k], nth); nth++)
            assert_int_equal(live, before);
        assert_int_equal(live, before);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_allocation_may_fail_and_nothing_is_lost)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
#endif
