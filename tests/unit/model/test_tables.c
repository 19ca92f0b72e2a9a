/* SPDX-License-Identifier: MIT */
/* What a table says is what the pairs would say that one could write instead. */
#include "models.h"

static const char head[] =
    "detente: 1\nname: n\ndecision_makers: {A: }\ngraph: {states: [s, t, u], moves: {}}\npreferences:\n  A: ";

/* A model whose preference is `mind`, with the table t.csv. */
static reading read_with(const char *mind, const char *table)
{
    char text[512];
    dt_source *file = NULL;
    reading r = {.source = NULL};
    snprintf(text, sizeof text, "%s%s\n", head, mind);
    assert_int_equal(dt_source_new(&r.source, "t", text, strlen(text)), DT_OK);
    if (table)
        assert_int_equal(dt_source_new(&file, "t.csv", table, strlen(table)), DT_OK);
    assert_int_equal(dt_source_attach(r.source, "t.csv", file, table ? NULL : "it is gone"), DT_OK);
    assert_int_equal(dt_diagnostics_new(&r.diagnostics, r.source), DT_OK);
    r.status = dt_model_read(&r.model, r.source, r.diagnostics);
    return r;
}

static void assert_same(const char *mind, const char *table, const char *pairs)
{
    reading a = read_with(mind, table), b = read_with(pairs, table);
    assert_int_equal(dt_diagnostics_errors(a.diagnostics), 0);
    assert_int_equal(dt_diagnostics_errors(b.diagnostics), 0);
    const dt_reading *left = a.model->decision_makers[0].readings, *right = b.model->decision_makers[0].readings;
    assert_int_equal(left->pair_count, right->pair_count);
    for (size_t k = 0; k < left->pair_count; k++) {
        const dt_pair_entry *one = &left->pairs[k], *other = &right->pairs[k];
        assert_int_equal(one->states[0], other->states[0]);
        assert_int_equal(one->states[1], other->states[1]);
        assert_int_equal(one->relation.kind, other->relation.kind);
        assert_int_equal(one->relation.strength, other->relation.strength);
        assert_memory_equal(&one->relation.chance, &other->relation.chance, sizeof one->relation.chance);
        assert_memory_equal(&one->relation.back, &other->relation.back, sizeof one->relation.back);
    }
    done_reading(&a);
    done_reading(&b);
}

static void signs_are_those_of_pairs(void **unused)
{
    (void)unused;
    assert_same("{table: t.csv}", ",s,t,u\ns,,>,>>\nt,,=,\nu,<<,?,-\n", "{pairs: [s > t, s >> u, u ? t]}");
}

static void degrees_are_those_of_pairs(void **unused)
{
    (void)unused;
    assert_same("{table: t.csv, threshold: 0.4}", ",s,t,u\ns,0.5,0.7,1\nt,0.3,,0.2..0.3|0.6\nu,0,,\n",
                "{pairs: [s 0.7 t, s 1.0 u, t 0.2..0.3|0.6 u], threshold: 0.4}");
}

static void probabilities_are_those_of_pairs(void **unused)
{
    (void)unused;
    assert_same("{table: t.csv, alpha: 0.5, beta: 0.5, gamma: 0}", ",s,t,u\ns,0,0.7,0.5/0.5\nt,0.2..0.3,,>\nu,,<,\n",
                "{pairs: [s 0.7/0.2..0.3 t, s 0.5/0.5 u, t > u], alpha: 0.5, beta: 0.5, gamma: 0}");
}

static void assert_trouble(const char *mind, const char *table, bool in_table, unsigned line, unsigned column)
{
    unsigned at_line, at_column;
    reading r = read_with(mind, table);
    assert_int_equal(dt_diagnostics_errors(r.diagnostics), 1);
    const dt_diagnostic *one = dt_diagnostics_get(r.diagnostics, 0);
    assert_int_equal(one->source != r.source, in_table);
    dt_source_locate(one->source, one->span.offset, &at_line, &at_column);
    assert_int_equal(at_line, line);
    assert_int_equal(at_column, column);
    done_reading(&r);
}

static void trouble_is_told_where_it_is(void **unused)
{
    (void)unused;
    assert_trouble("{table: t.csv}", NULL, false, 6, 14);
    assert_trouble("{table: ../t.csv}", ",s\n", false, 6, 14);
    assert_trouble("{table: other.csv}", ",s\n", false, 6, 14);
    assert_trouble("{table: t.csv, others: tied}", ",s,t\ns,,>\nt,>,\n", true, 3, 3);
    assert_trouble("{table: t.csv, others: tied}", ",s,t\ns,,0.7\nt,,\n", true, 2, 4);
    assert_trouble("{table: t.csv, others: tied, threshold: 2}", ",s,t\ns,,>\nt,,\n", false, 6, 46);
}

static void halves_that_agree_are_one_comparison(void **unused)
{
    (void)unused;
    assert_same("{table: t.csv, threshold: 0.1, others: tied}", ",s,t,u\ns,,0.2..0.4,\nt,0.6..0.8,,\nu,,,\n",
                "{pairs: [s 0.2..0.4 t], threshold: 0.1, others: tied}");
}

static dt_status note(void *user, const char *name)
{
    dt_text_printf(user, "%s ", name);
    return DT_OK;
}

static void tables_are_named_for_whoever_opens_files(void **unused)
{
    (void)unused;
    static const char text[] =
        "preferences: {A: {table: a.csv}, B: {readings: {x: {table: sub/b.csv}, y: {table: /etc/c}}}, "
        "C: {table: ../d}, D: {table: [e]}}";
    dt_source *source = NULL;
    dt_diagnostics *found = NULL;
    dt_tree *tree = NULL;
    dt_text names = {.data = NULL};
    assert_int_equal(dt_source_new(&source, "t", text, sizeof text - 1), DT_OK);
    assert_int_equal(dt_diagnostics_new(&found, source), DT_OK);
    assert_int_equal(dt_tree_read(&tree, source, found), DT_OK);
    assert_int_equal(dt_model_each_table(tree, note, &names), DT_OK);
    assert_string_equal(dt_text_get(&names), "a.csv sub/b.csv ");
    dt_text_free(&names);
    dt_tree_free(tree);
    dt_diagnostics_free(found);
    dt_source_free(source);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signs_are_those_of_pairs),
        cmocka_unit_test(degrees_are_those_of_pairs),
        cmocka_unit_test(probabilities_are_those_of_pairs),
        cmocka_unit_test(trouble_is_told_where_it_is),
        cmocka_unit_test(halves_that_agree_are_one_comparison),
        cmocka_unit_test(tables_are_named_for_whoever_opens_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
