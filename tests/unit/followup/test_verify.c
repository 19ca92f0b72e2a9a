/* SPDX-License-Identifier: MIT */
/* A result that solve wrote is found true, whatever the conflict; a result with one letter changed is not. */
#include "conflict.h"
#include "random_conflict.h"
#include "test.h"

#include <detente/detente.h>

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char small[] =
    "detente: 1\nname: small\ndecision_makers:\n"
    "  A: {options: {a: A, b: {text: B, moves: take}}}\n  B: {options: {c: C}}\n"
    "infeasible: [a and b and c]\nstates: {both: [a, b]}\nstatus_quo: []\n"
    "preferences:\n  A: {readings: {one: {statements: [c, a, not b]}, two: {weights: {a: 1}}}}\n"
    "  B: {statements: [c iff a, b]}\n";

typedef struct question {
    bool all_readings, brief;
    bool further; /* of two decision makers: also such concepts, without numbers, for another number may be true, too */
    const char *where;
    const uint32_t *profile;
} question;

static const dt_further_asked without_numbers = {
    .concepts = {{DT_FURTHER_NONMYOPIC, 0},
                 {DT_FURTHER_POLICY, 0},
                 {DT_FURTHER_BERGE, 0},
                 {DT_FURTHER_MIXED, 0},
                 {DT_FURTHER_EACH, 0},
                 {DT_FURTHER_SEQ_OR_SIM, 0},
                 {DT_FURTHER_BR_SEQ, 0},
                 {DT_FURTHER_BERGE_GMR, 0}},
    .count = 8,
};

static void write_result(const conflict *c, question asked, dt_text *out)
{
    dt_solve_options options = DT_SOLVE_OPTIONS_INIT;
    dt_report_options report = {.file = "test", .brief = asked.brief, .where = asked.where};
    dt_solution *solution;
    dt_statement *where = NULL;
    dt_source *source = NULL;
    dt_diagnostics *diagnostics = NULL;
    if (asked.where) {
        assert_int_equal(dt_source_new(&source, "where", asked.where, strlen(asked.where)), DT_OK);
        assert_int_equal(dt_diagnostics_new(&diagnostics, source), DT_OK);
        assert_int_equal(dt_model_parse(c->model, asked.where, &where, diagnostics), DT_OK);
    }
    options.concepts = c->model->graph_form ? DT_CONCEPTS_DEFAULT : DT_CONCEPTS_ALL;
    options.all_readings = asked.all_readings;
    options.further = asked.further ? &without_numbers : NULL;
    options.profile = asked.profile;
    options.where = where;
    assert_int_equal(dt_solution_new(&solution, c->graph, &options, c->budget), DT_OK);
    assert_int_equal(dt_report_solution(solution, DT_FORMAT_JSON, &report, c->budget, out), DT_OK);
    dt_solution_free(solution);
    dt_statement_free(where);
    dt_diagnostics_free(diagnostics);
    dt_source_free(source);
}

static dt_status verify(const conflict *c, const char *bytes, size_t length, dt_verification *found)
{
    dt_source *result;
    dt_diagnostics *diagnostics;
    dt_verify_options options = {.sample = 0};
    assert_int_equal(dt_source_new(&result, "result", bytes, length), DT_OK);
    assert_int_equal(dt_diagnostics_new(&diagnostics, result), DT_OK);
    dt_status status = dt_verify(found, c->graph, result, &options, c->budget, diagnostics);
    assert_true((status == DT_ERR_MODEL) == (dt_diagnostics_errors(diagnostics) > 0));
    dt_diagnostics_free(diagnostics);
    dt_source_free(result);
    return status;
}

static void assert_true_result(const conflict *c, const dt_text *result)
{
    dt_verification found;
    assert_int_equal(verify(c, result->data, result->length, &found), DT_OK);
    if (found.lie)
        fail_msg("%s\n%s", found.lie_text, dt_source_bytes(c->source));
    assert_true(found.checked == found.verdicts && found.checked > 0);
}

static void random_solutions_are_found_true(void **unused)
{
    (void)unused;
    static const rc_shape anything;
    for (uint64_t seed = 1; seed <= 300; seed++) {
        random_conflict drawn;
        dt_text model = {.data = NULL}, result = {.data = NULL};
        uint32_t profile[RC_DMS];
        random_conflict_draw(&drawn, seed, &anything);
        random_conflict_write(&drawn, &model);
        conflict *c = conflict_new(dt_text_get(&model));
        for (size_t i = 0; i < drawn.dms; i++)
            profile[i] = drawn.profile[i];
        write_result(c, (question){.all_readings = seed % 2, .brief = seed % 3 == 0, .profile = profile}, &result);
        assert_true_result(c, &result);
        conflict_free(c);
        dt_text_free(&model);
        dt_text_free(&result);
    }
}

/* Another letter of the same kind. */
static char other(char letter)
{
    if (isdigit((unsigned char)letter))
        return letter == '9' ? '1' : (char)(letter + 1);
    if (letter == 'Y' || letter == 'N')
        return letter == 'Y' ? 'N' : 'Y';
    return letter == 'z' ? 'a' : (char)(letter + 1);
}

/* Is the byte on the line of a member that verify has no opinion on, or that need not be there? */
static bool is_free(const char *result, size_t at)
{
    static const char *const members[] = {"\"program\"", "\"file\"", "\"alternatives\""};
    size_t line = at;
    while (line > 0 && result[line - 1] != '\n')
        line--;
    for (size_t k = 0; k < sizeof members / sizeof *members; k++) {
        const char *found = strstr(result + line, members[k]);
        const char *end = strchr(result + line, '\n');
        if (found && found < end)
            return true;
    }
    return false;
}

static void check_changes(const conflict *c, const dt_text *result)
{
    char *changed = malloc(result->length);
    assert_non_null(changed);
    for (size_t at = 0; at < result->length; at++) {
        dt_verification found;
        if (!isalnum((unsigned char)result->data[at]) || is_free(result->data, at))
            continue;
        memcpy(changed, result->data, result->length);
        changed[at] = other(changed[at]);
        dt_status status = verify(c, changed, result->length, &found);
        if (status == DT_OK && !found.lie)
            fail_msg("byte %zu of the result may be %c:\n%.*s", at, changed[at], (int)result->length, changed);
        assert_true(status == DT_OK || status == DT_ERR_MODEL);
    }
    free(changed);
}

static void no_letter_of_a_result_may_be_another(void **unused)
{
    (void)unused;
    static const question ways[] = {
        {.all_readings = true}, {.brief = true}, {.where = "not a or c"}, {.further = true}};
    conflict *c = conflict_new(small);
    for (size_t k = 0; k < sizeof ways / sizeof *ways; k++) {
        dt_text result = {.data = NULL};
        write_result(c, ways[k], &result);
        assert_true_result(c, &result);
        check_changes(c, &result);
        dt_text_free(&result);
    }
    conflict_free(c);
}

static void a_result_that_ends_early_is_no_result(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(small);
    dt_text result = {.data = NULL};
    write_result(c, (question){.all_readings = true, .further = true}, &result);
    for (size_t length = 0; length + 2 < result.length; length++) {
        dt_verification found;
        assert_int_equal(verify(c, result.data, length, &found), DT_ERR_MODEL);
    }
    dt_text_free(&result);
    conflict_free(c);
}

static void members_may_come_in_any_order_and_new_ones_are_skipped(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(small);
    dt_text result = {.data = NULL}, turned = {.data = NULL};
    dt_verification found;
    write_result(c, (question){.brief = true}, &result);
    const char *concepts = strstr(result.data, "  \"concepts\": ");
    assert_non_null(concepts);
    dt_text_printf(&turned, "{\"new\": [1, {\"x\": \"\\u00e9]\"}, -2.5e3, true, null], %.*s, %.*s\"later\": {}}",
                   (int)strlen(concepts) - 3, concepts, (int)(concepts - result.data) - 2, result.data + 2);
    assert_int_equal(verify(c, turned.data, turned.length, &found), DT_OK);
    assert_string_equal(found.lie_text, "");
    dt_text_free(&result);
    dt_text_free(&turned);
    conflict_free(c);
}

static void a_sample_is_as_large_as_asked_for_and_the_same_for_a_seed(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(small);
    dt_text result = {.data = NULL};
    dt_source *source;
    dt_diagnostics *diagnostics;
    write_result(c, (question){.all_readings = true}, &result);
    assert_int_equal(dt_source_new(&source, "result", result.data, result.length), DT_OK);
    assert_int_equal(dt_diagnostics_new(&diagnostics, source), DT_OK);
    for (uint64_t sample = 1; sample < 200; sample += 17) {
        dt_verification found;
        dt_verify_options options = {.sample = sample, .seed = sample};
        assert_int_equal(dt_verify(&found, c->graph, source, &options, c->budget, diagnostics), DT_OK);
        assert_false(found.lie);
        assert_true(found.checked == (sample < found.verdicts ? sample : found.verdicts));
    }
    dt_diagnostics_free(diagnostics);
    dt_source_free(source);
    dt_text_free(&result);
    conflict_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_solutions_are_found_true),
        cmocka_unit_test(no_letter_of_a_result_may_be_another),
        cmocka_unit_test(a_result_that_ends_early_is_no_result),
        cmocka_unit_test(members_may_come_in_any_order_and_new_ones_are_skipped),
        cmocka_unit_test(a_sample_is_as_large_as_asked_for_and_the_same_for_a_seed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
