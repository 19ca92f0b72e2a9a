/* SPDX-License-Identifier: MIT */
/* The report as a document: well formed in every format whatever the conflict, closed against the outside, the same bytes
 * for the same input; and its sentences against small conflicts whose answer is plain. */
#include "conflict.h"
#include "random_conflict.h"
#include "report/letters.h"
#include "report/marks.h"
#include "test.h"

#include <detente/detente.h>

#include <string.h>

static void write_report(const conflict *c, dt_format format, dt_text *out)
{
    dt_solve_options options = DT_SOLVE_OPTIONS_INIT;
    dt_report_options report = {.file = "model.yaml"};
    dt_solution *solution;
    options.all_readings = dt_profiles_count(c->model) > 1;
    assert_int_equal(dt_solution_new(&solution, c->graph, &options, c->budget), DT_OK);
    assert_int_equal(dt_report_all(solution, format, &report, c->budget, out), DT_OK);
    dt_solution_free(solution);
}

/* ---- well formed ----------------------------------------------------------------------------------------------------- */

static bool is_void(const char *name, size_t length)
{
    return (length == 4 && memcmp(name, "meta", 4) == 0) || (length == 8 && memcmp(name, "!DOCTYPE", 8) == 0);
}

/* Every element ends, in the order in which elements began. */
static void assert_balanced(const char *html)
{
    char open[64][16];
    size_t depth = 0;
    for (const char *at = strchr(html, '<'); at; at = strchr(at + 1, '<')) {
        bool ends = at[1] == '/';
        const char *name = at + 1 + ends, *close = strchr(at, '>');
        size_t length = strcspn(name, " >\n/");
        assert_non_null(close);
        assert_true(length < sizeof *open && depth < 60);
        if (is_void(name, length) || close[-1] == '/')
            continue;
        if (!ends) {
            memcpy(open[depth], name, length);
            open[depth++][length] = '\0';
        } else if (depth == 0 || strlen(open[depth - 1]) != length || memcmp(open[depth - 1], name, length) != 0) {
            fail_msg("</%.*s> ends <%s> near %.60s", (int)length, name, depth ? open[depth - 1] : "nothing", at);
        } else {
            depth--;
        }
    }
    assert_int_equal(depth, 0);
}

static bool is_one_of(const char *word, size_t length, const char *const *list, size_t count)
{
    for (size_t k = 0; k < count; k++)
        if (strlen(list[k]) == length && memcmp(word, list[k], length) == 0)
            return true;
    return false;
}

/* Attributes that neither run, nor load, nor lead outside. `at` stands behind the name of the element. */
static void assert_harmless_attributes(const char *at)
{
    static const char *const bad[] = {"style", "src", "srcset", "action", "data", "background"};
    while (*(at += strspn(at, " \n")) != '>' && *at != '/') {
        size_t length = strcspn(at, "= \n>");
        assert_false(is_one_of(at, length, bad, sizeof bad / sizeof *bad));
        assert_false(length > 2 && memcmp(at, "on", 2) == 0);
        if (length >= 4 && memcmp(at + length - 4, "href", 4) == 0)
            assert_memory_equal(at + length, "=\"#", 3);
        at += length;
        if (*at == '=') {
            assert_true(at[1] == '"');
            at = strchr(at + 2, '"') + 1;
        }
    }
}

/* Nothing runs, nothing is loaded, nothing leads outside. */
static void assert_closed(const char *html)
{
    static const char *const bad[] = {"script", "link", "img",  "iframe", "object",
                                      "embed",  "base", "form", "image",  "use"};
    const char *style = strstr(html, "<style>"), *style_end = strstr(html, "</style>");
    assert_non_null(strstr(html, "content=\"default-src 'none'; style-src 'sha256-"));
    for (const char *at = strstr(style, "url("); at; at = strstr(at + 1, "url("))
        assert_true(at > style_end);
    assert_true(!strstr(style, "@import") || strstr(style, "@import") > style_end);
    for (const char *tag = strchr(html, '<'); tag; tag = strchr(tag + 1, '<')) {
        size_t length = strcspn(tag + 1, " >\n");
        if (tag[1] == '/' || tag[1] == '!')
            continue;
        assert_false(is_one_of(tag + 1, length, bad, sizeof bad / sizeof *bad));
        assert_harmless_attributes(tag + 1 + length);
    }
}

/* Every table has as many cells in each row as it has columns. */
static void assert_even_rows(const char *html)
{
    for (const char *table = strstr(html, "<tbody>"); table; table = strstr(table + 1, "<tbody>")) {
        const char *end = strstr(table, "</tbody>");
        size_t width = 0;
        for (const char *row = strstr(table, "<tr>"); row && row < end; row = strstr(row + 1, "<tr>")) {
            const char *row_end = strstr(row, "</tr>");
            size_t cells = 0;
            for (const char *cell = strstr(row, "</t"); cell && cell < row_end; cell = strstr(cell + 1, "</t"))
                cells++;
            assert_true(width == 0 || cells == width);
            width = cells;
        }
    }
}

static void assert_braces_close(const char *latex)
{
    long depth = 0;
    for (const char *at = latex; *at; at++) {
        if (*at == '\\' && at[1]) {
            at++;
            continue;
        }
        depth += *at == '{' ? 1 : *at == '}' ? -1 : 0;
        assert_true(depth >= 0);
    }
    assert_int_equal(depth, 0);
}

static void assert_well_formed(const conflict *c)
{
    static const dt_format formats[] = {DT_FORMAT_HTML, DT_FORMAT_LATEX, DT_FORMAT_MARKDOWN};
    for (size_t f = 0; f < 3; f++) {
        dt_text out = {.data = NULL}, again = {.data = NULL};
        write_report(c, formats[f], &out);
        write_report(c, formats[f], &again);
        assert_string_equal(dt_text_get(&out), dt_text_get(&again));
        if (formats[f] == DT_FORMAT_HTML) {
            assert_balanced(dt_text_get(&out));
            assert_closed(dt_text_get(&out));
            assert_even_rows(dt_text_get(&out));
        }
        if (formats[f] == DT_FORMAT_LATEX)
            assert_braces_close(dt_text_get(&out));
        dt_text_free(&out);
        dt_text_free(&again);
    }
}

static void reports_on_random_conflicts_are_well_formed(void **unused)
{
    (void)unused;
    static const rc_shape anything;
    for (uint64_t seed = 1; seed <= 150; seed++) {
        random_conflict drawn;
        dt_text model = {.data = NULL};
        random_conflict_draw(&drawn, seed, &anything);
        random_conflict_write(&drawn, &model);
        conflict *c = conflict_new(dt_text_get(&model));
        assert_well_formed(c);
        conflict_free(c);
        dt_text_free(&model);
    }
}

static void no_text_of_a_model_breaks_out(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(
        "detente: 1\nname: '</title><script>x</script>'\ndescription: \"a\\x02b & <b onload='x'> \\\\end{document}\"\n"
        "sources: {s: {title: '<img src=x>', url: 'javascript:x'}}\n"
        "decision_makers:\n  A: {name: '<i>', options: {a: '\" onclick=x'}}\n"
        "states: {n: {is: [a], text: '</caption>'}}\nstatus_quo: n\n"
        "preferences: {A: {statements: [a]}}\n");
    assert_well_formed(c);
    conflict_free(c);
}

/* ---- sentences ---------------------------------------------------------------------------------------------------------- */

static void assert_says(const char *model, const char *sentence)
{
    conflict *c = conflict_new(model);
    dt_text out = {.data = NULL};
    write_report(c, DT_FORMAT_MARKDOWN, &out);
    if (!strstr(dt_text_get(&out), sentence))
        fail_msg("\"%s\" is not said in\n%s", sentence, dt_text_get(&out));
    conflict_free(c);
    dt_text_free(&out);
}

#define HEAD "detente: 1\nname: t\ndecision_makers:\n  Anna: {options: {a: Do a}}\n  Ben: {options: {b: Do b}}\n"

/* Prisoners: each is best off betraying; mutual silence holds because betrayal would be answered by betrayal, to gain. */
#define PRISONERS                                                                                                      \
    HEAD "states: {silence: [], both: [a, b]}\nstatus_quo: silence\npreferences:\n"                                    \
         "  Anna: {ranking: [YN, NN, YY, NY]}\n  Ben: {ranking: [NY, NN, YY, YN]}\n"

static void an_outcome_held_by_answers_says_whose_they_are(void **unused)
{
    (void)unused;
    assert_says(PRISONERS,
                "**Holds by answers:** In \"silence\" somebody could gain by moving alone, but every such move has an "
                "answer that is in the interest of those who give it.");
    assert_says(PRISONERS,
                "Anna could gain by taking \"Do a\", but Ben can answer with an improvement, taking \"Do b\".");
    assert_says(PRISONERS, "**Holds by itself:** In \"both\" nobody could gain by moving alone.");
}

/* Chicken: yielding together holds only if each fears a clash that the other would not want. */
static void an_outcome_held_by_fear_is_not_sold_as_firm(void **unused)
{
    (void)unused;
    assert_says(
        HEAD "states: {calm: []}\nstatus_quo: calm\npreferences:\n"
             "  Anna: {ranking: [YN, NN, NY, YY]}\n  Ben: {ranking: [NY, NN, YN, YY]}\n",
        "**Today:** calm. Anna and Ben could gain by moving alone; what stands against it is an answer in which "
        "somebody would move without gaining by it.");
}

static void what_all_want_and_nobody_can_begin_is_named(void **unused)
{
    (void)unused;
    assert_says(
        HEAD "states: {alone: [], together: [a, b]}\nstatus_quo: alone\npreferences:\n"
             "  Anna: {ranking: [YY, NY, NN, YN]}\n  Ben: {ranking: [YY, YN, NN, NY]}\n",
        "**Wanted, out of reach:** Everybody prefers \"together\" to the status quo, but no improvements lead there");
}

static void a_tie_and_a_way_of_no_return_are_not_sold_as_liking(void **unused)
{
    (void)unused;
    assert_says("detente: 1\nname: t\ndecision_makers:\n  Anna: {options: {a: {text: Do a, moves: take}, c: Do c}}\n"
                "  Ben: {options: {b: Do b}}\nstates: {Done: [a]}\nstatus_quo: Done\npreferences:\n"
                "  Anna: {statements: [not c]}\n  Ben: {statements: []}\n",
                "Done (by a tie for Ben)");
    assert_says("detente: 1\nname: t\ndecision_makers:\n  Anna: {options: {a: {text: Do a, moves: take}}}\n"
                "  Ben: {options: {b: Do b}}\nstates: {Done: [a]}\nstatus_quo: Done\npreferences:\n"
                "  Anna: {statements: [not a]}\n  Ben: {statements: [not b]}\n",
                "Done (no way back for Anna)");
}

/* Anna has done what cannot be undone, but that is not why she stands still: she could dance, were it not forbidden. */
static void a_forbidden_move_is_not_sold_as_no_way_back(void **unused)
{
    (void)unused;
    assert_says("detente: 1\nname: t\ndecision_makers:\n"
                "  Anna: {options: {a: {text: Do a, moves: take}, c: {text: Dance, moves: take}}}\n"
                "  Ben: {options: {b: Do b}}\nmoves: {forbid: [{by: Anna, to: c}]}\n"
                "states: {Done: [a]}\nstatus_quo: Done\npreferences:\n"
                "  Anna: {statements: [not a]}\n  Ben: {statements: [not b]}\n",
                "Done (every move ruled out for Anna)");
}

/* What is done cannot be undone, but undoing it would not be possible either. */
static void what_rules_exclude_is_not_sold_as_no_way_back(void **unused)
{
    (void)unused;
    assert_says(
        "detente: 1\nname: t\ndecision_makers:\n  Anna: {options: {a: {text: Do a, moves: take}}}\n"
        "  Ben: {options: {b: Do b}}\ninfeasible: [not a]\nstates: {Done: [a]}\nstatus_quo: Done\npreferences:\n"
        "  Anna: {statements: [not a]}\n  Ben: {statements: [not b]}\n",
        "**No move from here:** Anna.");
}

static void moves_of_a_graph_are_counted(void **unused)
{
    (void)unused;
    assert_says("detente: 1\nname: t\ndecision_makers: {A: , B: , C: }\n"
                "graph: {states: [s0, s1], moves: {A: {s0: [s1], s1: [s0]}, B: {s1: [s0]}}}\nstatus_quo: s0\n"
                "preferences: {A: {ranking: [s0, s1]}, B: {ranking: [s0, s1]}, C: {ranking: [s0, s1]}}\n",
                "- **A:** 2 moves between the states.\n- **B:** 1 move between the states.\n- **C:** no moves.\n");
}

static void a_state_without_a_name_is_called_after_its_neighbour(void **unused)
{
    (void)unused;
    assert_says(
        HEAD
        "states: {calm: []}\nstatus_quo: calm\npreferences:\n  Anna: {statements: [a]}\n  Ben: {statements: [b]}\n",
        "#### calm with \"Do a\" and \"Do b\"");
}

static void a_judgement_without_a_source_is_an_assumption(void **unused)
{
    (void)unused;
    assert_says("detente: 1\nname: t\nsources: {s: {title: A book}}\n"
                "decision_makers: {A: {cite: s, options: {a: {text: Do a, because: It can., cite: 's#2'}}}}\n"
                "preferences: {A: {statements: [{that: a, because: So it seems.}]}}\n",
                "- **statement:** A: 1. a. Because: So it seems.\n");
    assert_says("detente: 1\nname: t\nsources: {s: {title: A book}}\n"
                "decision_makers: {A: {cite: s, options: {a: {text: Do a, because: It can., cite: 's#2'}}}}\n"
                "preferences: {A: {statements: [{that: a, because: So it seems.}]}}\n",
                "| option | A: Do a | It can. | s \xc2\xb6"
                "2 |\n");
}

/* ---- marks ----------------------------------------------------------------------------------------------------------------- */

static void assert_marks(const char *first, const char *second, const char *mark_first, const char *mark_second)
{
    dt_text model = {.data = NULL};
    dt_marks marks;
    dt_text_printf(&model,
                   "detente: 1\nname: t\ndecision_makers: {A: {name: \"%s\", options: {a: }}, B: {name: \"%s\"}}\n"
                   "preferences: {A: {statements: [a]}, B: {statements: [a]}}\n",
                   first, second);
    conflict *c = conflict_new(dt_text_get(&model));
    assert_int_equal(dt_marks_new(&marks, c->model), DT_OK);
    assert_string_equal(marks.list[0], mark_first);
    assert_string_equal(marks.list[1], mark_second);
    dt_marks_free(&marks);
    conflict_free(c);
    dt_text_free(&model);
}

static void decision_makers_are_marked_by_as_few_letters_as_tell_them_apart(void **unused)
{
    (void)unused;
    assert_marks("Russia", "NATO", "R", "N");
    assert_marks("American supporters", "American opponents of the scheme", "AS", "AOS");
    assert_marks("Anna", "Adam", "1", "2");
    assert_marks("\xc3\x96sterreich", "Italien", "\xc3\x96", "I");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reports_on_random_conflicts_are_well_formed),
        cmocka_unit_test(no_text_of_a_model_breaks_out),
        cmocka_unit_test(an_outcome_held_by_answers_says_whose_they_are),
        cmocka_unit_test(an_outcome_held_by_fear_is_not_sold_as_firm),
        cmocka_unit_test(what_all_want_and_nobody_can_begin_is_named),
        cmocka_unit_test(a_tie_and_a_way_of_no_return_are_not_sold_as_liking),
        cmocka_unit_test(a_forbidden_move_is_not_sold_as_no_way_back),
        cmocka_unit_test(what_rules_exclude_is_not_sold_as_no_way_back),
        cmocka_unit_test(moves_of_a_graph_are_counted),
        cmocka_unit_test(a_state_without_a_name_is_called_after_its_neighbour),
        cmocka_unit_test(a_judgement_without_a_source_is_an_assumption),
        cmocka_unit_test(decision_makers_are_marked_by_as_few_letters_as_tell_them_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
