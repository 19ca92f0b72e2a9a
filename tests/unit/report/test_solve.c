/* SPDX-License-Identifier: MIT */
/* What every answer keeps to, whatever the conflict; and that a text is a page at any size. */
#include "conflict.h"
#include "random_conflict.h"
#include "report/letters.h"
#include "solution/pull.h"
#include "test.h"

#include <detente/detente.h>

#include <stdlib.h>
#include <string.h>

static void write(const conflict *c, dt_format format, bool all_readings, bool table, dt_text *out)
{
    dt_solve_options options = DT_SOLVE_OPTIONS_INIT;
    dt_report_options report = {.file = "test", .table = table};
    dt_solution *solution;
    options.concepts = c->model->graph_form ? DT_CONCEPTS_DEFAULT : DT_CONCEPTS_ALL;
    options.all_readings = all_readings;
    assert_int_equal(dt_solution_new(&solution, c->graph, &options, c->budget), DT_OK);
    assert_int_equal(dt_report_solution(solution, format, &report, c->budget, out), DT_OK);
    dt_solution_free(solution);
}

static void assert_json(const dt_text *text)
{
    dt_source *source;
    dt_diagnostics *diagnostics;
    assert_int_equal(dt_source_new(&source, "json", text->data, text->length), DT_OK);
    assert_int_equal(dt_diagnostics_new(&diagnostics, source), DT_OK);
    dt_pull pull = {.bytes = text->data, .length = text->length, .diagnostics = diagnostics};
    assert_true(dt_pull_check(&pull));
    dt_diagnostics_free(diagnostics);
    dt_source_free(source);
}

/* Fields of a line of csv without quotes, which random conflicts never need. */
static size_t fields_of(const char *line, const char *separator)
{
    size_t count = 1, length = strcspn(line, "\n");
    for (const char *at = line; (at = strstr(at, separator)) && at < line + length; at += strlen(separator))
        count++;
    return count;
}

static void assert_rows_alike(const dt_text *text, const char *separator)
{
    size_t fields = fields_of(text->data, separator);
    for (const char *line = text->data; *line; line += strcspn(line, "\n") + 1)
        assert_int_equal(fields_of(line, separator), fields);
}

static void assert_tidy(const dt_text *text)
{
    assert_true(text->length > 0 && text->data[text->length - 1] == '\n');
    assert_null(strstr(text->data, " \n"));
    assert_null(strstr(text->data, "\n\n\n"));
    for (size_t k = 0; k < text->length; k++)
        assert_true((unsigned char)text->data[k] >= ' ' || text->data[k] == '\n');
}

static void answers_about_random_conflicts_are_well_formed(void **unused)
{
    (void)unused;
    static const rc_shape anything;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        random_conflict drawn;
        dt_text model = {.data = NULL}, out = {.data = NULL};
        random_conflict_draw(&drawn, seed, &anything);
        random_conflict_write(&drawn, &model);
        conflict *c = conflict_new(dt_text_get(&model));
        for (int format = DT_FORMAT_TEXT; format <= DT_FORMAT_LATEX; format++) {
            bool alternatives = seed % 2 && format <= DT_FORMAT_JSON;
            out.length = 0;
            write(c, (dt_format)format, alternatives, format == DT_FORMAT_TEXT && seed % 3 == 0, &out);
            if (format == DT_FORMAT_JSON)
                assert_json(&out);
            if (format == DT_FORMAT_CSV)
                assert_rows_alike(&out, ",");
            if (format == DT_FORMAT_MARKDOWN)
                assert_rows_alike(&out, "|");
            if (format == DT_FORMAT_TEXT)
                assert_tidy(&out);
        }
        conflict_free(c);
        dt_text_free(&model);
        dt_text_free(&out);
    }
}

/* Seven decision makers with two options each, all combinations feasible: 16,384 states. */
static conflict *large_conflict(const char *statements, bool readings)
{
    dt_text model = {.data = NULL};
    dt_text_add(&model, "detente: 1\nname: large\ndecision_makers:\n");
    for (char dm = 'A'; dm <= 'G'; dm++)
        dt_text_printf(&model, "  %c: {options: {%c1: , %c2: }}\n", dm, dm, dm);
    dt_text_add(&model, "status_quo: []\npreferences:\n");
    for (char dm = 'A'; dm <= 'G'; dm++)
        if (readings && dm < 'D')
            dt_text_printf(&model, "  %c: {readings: {x: {statements: [%s]}, y: {statements: [%c1]}}}\n", dm,
                           statements, dm);
        else
            dt_text_printf(&model, "  %c: {statements: [%s]}\n", dm, statements);
    conflict *c = conflict_new(dt_text_get(&model));
    dt_text_free(&model);
    return c;
}

static size_t lines_of(const dt_text *text, size_t *longest)
{
    size_t lines = 0;
    *longest = 0;
    for (const char *line = text->data; *line; line += strcspn(line, "\n") + 1, lines++) {
        size_t length = strcspn(line, "\n");
        *longest = length > *longest ? length : *longest;
    }
    return lines;
}

static void sixteen_thousand_states_are_still_a_page(void **unused)
{
    (void)unused;
    static const char *const statements[] = {"A1 or B1", "A1 iff B2, C1", "false"};
    for (size_t k = 0; k < 6; k++) {
        conflict *c = large_conflict(statements[k % 3], k >= 3);
        dt_text out = {.data = NULL};
        size_t longest;
        write(c, DT_FORMAT_TEXT, k >= 3, false, &out);
        assert_true(lines_of(&out, &longest) <= 90);
        assert_true(longest <= 100);
        conflict_free(c);
        dt_text_free(&out);
    }
}

static void assert_says(const char *model, const char *sentence)
{
    conflict *c = conflict_new(model);
    dt_text out = {.data = NULL}, flat = {.data = NULL};
    write(c, DT_FORMAT_TEXT, false, false, &out);
    dt_letters_add(&flat, dt_text_get(&out));
    if (!strstr(dt_text_get(&flat), sentence))
        fail_msg("\"%s\" is not said in\n%s", sentence, dt_text_get(&out));
    conflict_free(c);
    dt_text_free(&out);
    dt_text_free(&flat);
}

#define TWO(options_a, preferences)                                                                                    \
    "detente: 1\nname: t\ndecision_makers:\n  A: {name: \"Anna, the first\", options: {" options_a                     \
    "}}\n  B: {options: {b: Do b}}\nstatus_quo: []\npreferences:\n" preferences

static void a_tie_is_called_a_tie(void **unused)
{
    (void)unused;
    assert_says(TWO("a: Do a", "  A: {statements: []}\n  B: {statements: [not b]}\n"),
                "By a tie: Anna can move to states of the same rank, to none better.");
}

static void a_state_nobody_can_leave_is_not_called_liked(void **unused)
{
    (void)unused;
    assert_says(
        "detente: 1\nname: t\ndecision_makers:\n  A: {options: {a: {text: Do a, moves: take}}}\n"
        "  B: {options: {b: {text: Do b, moves: take}}}\nstatus_quo: [a, b]\npreferences:\n"
        "  A: {statements: [not a]}\n  B: {statements: [b]}\n",
        "Nobody can leave it. No way back for A (\"Do a\" cannot be undone) and B (\"Do b\" cannot be undone).");
}

static void what_deters_is_named_by_what_it_costs(void **unused)
{
    (void)unused;
    assert_says(TWO("a: Do a (really)", "  A: {statements: [not b, a]}\n  B: {statements: [b iff a]}\n"),
                "By sanction: Anna could improve by taking \"Do a\", but an answer by B would cost \"not b\".");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_about_random_conflicts_are_well_formed),
        cmocka_unit_test(sixteen_thousand_states_are_still_a_page),
        cmocka_unit_test(a_tie_is_called_a_tie),
        cmocka_unit_test(a_state_nobody_can_leave_is_not_called_liked),
        cmocka_unit_test(what_deters_is_named_by_what_it_costs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
