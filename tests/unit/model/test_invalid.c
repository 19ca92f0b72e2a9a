/* SPDX-License-Identifier: MIT */
/* Every model in tests/data/invalid gives exactly the diagnostics in the file NAME.expected beside it. With DT_UPDATE set
 * the .expected files are written instead: read the difference before you commit it. */
#include "models.h"

#include <detente/graph.h>

#include <dirent.h>

static char folder[1000];
static bool seen[200]; /* the codes that came up */

static bool ends_with(const char *name, const char *ending)
{
    size_t length = strlen(name), need = strlen(ending);
    return length > need && strcmp(name + length - need, ending) == 0;
}

static void path_of(char path[2000], const char *name, const char *ending)
{
    int stem = (int)(strrchr(name, '.') - name);
    if (ending)
        snprintf(path, 2000, "%s/%.*s%s", folder, stem, name, ending);
    else
        snprintf(path, 2000, "%s/%s", folder, name);
}

static void describe(const char *name, const dt_source *source, const dt_diagnostics *diagnostics, dt_text *out)
{
    for (size_t k = 0; k < dt_diagnostics_count(diagnostics); k++) {
        const dt_diagnostic *found = dt_diagnostics_get(diagnostics, k);
        unsigned line, column;
        dt_source_locate(found->source, found->span.offset, &line, &column);
        seen[found->code] = true;
        dt_text_printf(out, "%s:%u:%u: %s: %s [DT%03u]\n",
                       found->source == source ? name : dt_source_name(found->source), line, column,
                       found->severity == DT_ERROR ? "error" : "warning", found->message, found->code);
    }
}

/* As far as `check` goes: the graph is built in spite of errors, warnings come with a sound model alone. */
static void look_at_states(const dt_model *model, dt_diagnostics *diagnostics)
{
    const dt_limits limits = DT_LIMITS_INIT;
    dt_budget *budget = NULL;
    dt_graph *graph = NULL;
    assert_int_equal(dt_budget_new(&budget, &limits), DT_OK);
    if (dt_graph_build(&graph, model, budget, diagnostics) == DT_OK)
        assert_int_equal(dt_graph_warn(graph, budget, diagnostics), DT_OK);
    dt_graph_free(graph);
    dt_budget_free(budget);
}

/* The diagnostics of one file as text. */
static void diagnose(const char *name, dt_text *out)
{
    char path[2000];
    size_t length = 0;
    dt_source *source = NULL;
    dt_diagnostics *diagnostics = NULL;
    dt_model *model = NULL;
    path_of(path, name, NULL);
    char *bytes = read_file(path, &length);
    assert_non_null(bytes);
    assert_int_equal(dt_source_new(&source, name, bytes, length), DT_OK);
    attach_tables(source, folder);
    assert_int_equal(dt_diagnostics_new(&diagnostics, source), DT_OK);
    assert_int_not_equal(dt_model_read(&model, source, diagnostics), DT_ERR_NOMEM);
    if (model)
        look_at_states(model, diagnostics);
    describe(name, source, diagnostics, out);
    dt_model_free(model);
    dt_diagnostics_free(diagnostics);
    dt_source_free(source);
    free(bytes);
}

static bool as_expected(const char *name, const char *found)
{
    char path[2000];
    size_t length = 0;
    path_of(path, name, ".expected");
    if (getenv("DT_UPDATE")) {
        FILE *file = fopen(path, "wb");
        assert_non_null(file);
        fputs(found, file);
        fclose(file);
        return true;
    }
    char *expected = read_file(path, &length);
    bool same = expected && strcmp(expected, found) == 0;
    if (!same)
        fprintf(stderr, "%s: expected\n%s... found\n%s", name, expected ? expected : "(no file)\n", found);
    free(expected);
    return same;
}

static void every_invalid_model_gives_its_expected_diagnostics(void **unused)
{
    (void)unused;
    size_t count = 0, wrong = 0;
    DIR *list = opendir(folder);
    assert_non_null(list);
    for (const struct dirent *item; (item = readdir(list));) {
        dt_text found = {.data = NULL};
        if (!ends_with(item->d_name, ".yaml") && !ends_with(item->d_name, ".json"))
            continue;
        diagnose(item->d_name, &found);
        wrong += !as_expected(item->d_name, dt_text_get(&found));
        dt_text_free(&found);
        count++;
    }
    closedir(list);
    assert_int_equal(wrong, 0);
    assert_true(count >= 60);
}

static void every_error_has_such_a_model(void **unused)
{
    (void)unused;
    size_t missing = 0;
#define MISSES(number, id, severity, title)                                                                            \
    if ((severity) == DT_ERROR && !seen[number] && (number) != DT_CODE_TOO_LARGE) { /* that takes 16 MiB */            \
        fprintf(stderr, "no model shows DT%03d %s\n", number, title);                                                  \
        missing++;                                                                                                     \
    }
    DT_CODE_TABLE(MISSES)
#undef MISSES
    assert_int_equal(missing, 0);
}

int main(void)
{
    const char *tests_folder = getenv("DT_TESTS");
    snprintf(folder, sizeof folder, "%s/data/invalid", tests_folder ? tests_folder : "tests");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_invalid_model_gives_its_expected_diagnostics),
        cmocka_unit_test(every_error_has_such_a_model),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
