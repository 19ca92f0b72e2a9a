/* SPDX-License-Identifier: MIT */
/* What all answers are written with: letters, JSON, tables, paragraphs, diagnostics. */
#include "base/codes.h"
#include "report/document.h"
#include "report/json.h"
#include "report/letters.h"
#include "report/prose.h"
#include "report/table.h"
#include "solution/pull.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

/* ---- letters ------------------------------------------------------------------------------------------------------ */

static void assert_shown(const char *text, const char *expected)
{
    dt_text out = {.data = NULL};
    dt_letters_add(&out, text);
    assert_string_equal(dt_text_get(&out), expected);
    assert_int_equal(dt_letters_width(text), dt_letters_count(expected));
    dt_text_free(&out);
}

static void a_terminal_is_told_nothing_by_a_text(void **unused)
{
    (void)unused;
    assert_shown("plain \xc3\xa9 \xf0\x9f\x98\x80", "plain \xc3\xa9 \xf0\x9f\x98\x80");
    assert_shown("a \t\r\n b", "a b");
    assert_shown("\033[31m", "\xef\xbf\xbd[31m");
    assert_shown("\x7f\xc2\x9b", "\xef\xbf\xbd\xef\xbf\xbd");
    assert_shown("a\xe2\x80\xaez", "a\xef\xbf\xbdz"); /* right-to-left override */
}

static void bad_bytes_are_replaced_one_by_one(void **unused)
{
    (void)unused;
    assert_shown("\xff", "\xef\xbf\xbd");
    assert_shown("\xc3", "\xef\xbf\xbd");
    assert_shown("\xc0\xaf", "\xef\xbf\xbd\xef\xbf\xbd");                                 /* overlong */
    assert_shown("\xe0\x80\xaf", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");                 /* overlong */
    assert_shown("\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");                 /* surrogate */
    assert_shown("\xf4\x90\x80\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"); /* above U+10FFFF */
    assert_shown("\xf0\x9f\x98z", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbdz");               /* cut off */
}

/* ---- JSON ---------------------------------------------------------------------------------------------------------- */

static void identifiers_break_at_signs_between_words_only(void **unused)
{
    (void)unused;
    assert_int_equal(dt_letters_whole_line("India_Brazil_LDCs", 10, 20), 6);
    assert_int_equal(dt_letters_whole_line("Internationalcommunity_here", 10, 30), 23);
    assert_int_equal(dt_letters_whole_line("Internationalcommunity here", 10, 30), 22);
    assert_int_equal(dt_letters_whole_line("a Internationalcommunity", 10, 30), 1);
    assert_int_equal(dt_letters_whole_line("Internationalcommunity", 10, 20), 20);
    assert_int_equal(dt_letters_whole_line("short", 10, 20), 5);
}

static void json_is_laid_out_in_blocks_and_lines(void **unused)
{
    (void)unused;
    dt_text out = {.data = NULL};
    dt_json json = {.out = &out};
    dt_json_open_mapping(&json, DT_JSON_BLOCK);
    dt_json_member_text(&json, "name", "x");
    dt_json_key(&json, "list");
    dt_json_open_list(&json, DT_JSON_BLOCK);
    dt_json_open_mapping(&json, DT_JSON_LINE);
    dt_json_member_number(&json, "n", UINT64_MAX);
    dt_json_key(&json, "inner");
    dt_json_open_list(&json, DT_JSON_BLOCK); /* on the line of what it is in */
    dt_json_bool(&json, true);
    dt_json_null(&json);
    dt_json_close(&json);
    dt_json_close(&json);
    dt_json_number(&json, 0);
    dt_json_close(&json);
    dt_json_key(&json, "empty");
    dt_json_open_list(&json, DT_JSON_BLOCK);
    dt_json_close(&json);
    dt_json_close(&json);
    assert_string_equal(
        dt_text_get(&out),
        "{\n  \"name\": \"x\",\n  \"list\": [\n    {\"n\": 18446744073709551615, \"inner\": [true, null]},\n"
        "    0\n  ],\n  \"empty\": []\n}\n");
    dt_text_free(&out);
}

static void every_text_survives_json(void **unused)
{
    (void)unused;
    char text[256];
    for (int k = 1; k < 256; k++)
        text[k - 1] = (char)k;
    text[255] = '\0';
    dt_text out = {.data = NULL}, back = {.data = NULL};
    dt_json json = {.out = &out};
    dt_json_text(&json, text);
    dt_source *source;
    dt_diagnostics *diagnostics;
    assert_int_equal(dt_source_new(&source, "json", out.data, out.length), DT_OK);
    assert_int_equal(dt_diagnostics_new(&diagnostics, source), DT_OK);
    dt_pull pull = {.bytes = out.data, .length = out.length, .diagnostics = diagnostics};
    assert_true(dt_pull_check(&pull));
    assert_true(dt_pull_text(&pull, &back, "it"));
    assert_memory_equal(back.data, text, 127);
    for (size_t k = 127; k < back.length; k += 3)
        assert_memory_equal(back.data + k, "\xef\xbf\xbd", 3);
    dt_diagnostics_free(diagnostics);
    dt_source_free(source);
    dt_text_free(&out);
    dt_text_free(&back);
}

/* ---- tables -------------------------------------------------------------------------------------------------------- */

static void assert_table(dt_format format, uint64_t rows, const char *expected)
{
    static const dt_column columns[] = {
        {.title = "n_o", .brief = "n", .width = 3, .kind = DT_COLUMN_NUMBER, .heads = true},
        {.title = "what", .group = "of", .width = 6},
        {.title = "E", .group = "of", .width = 1}};
    dt_text out = {.data = NULL};
    dt_table table;
    dt_table_begin(&table, &out, format,
                   &(dt_table_plan){.columns = columns, .count = 3, .rows = rows, .caption = "x < y"});
    dt_table_number(&table, 12);
    dt_table_cell(&table, "a, \"b\"|_\\");
    dt_table_mark(&table, DT_MARK_EQUILIBRIUM);
    dt_table_number(&table, 7);
    dt_table_cell(&table, "");
    dt_table_mark(&table, DT_MARK_NO);
    dt_table_number(&table, 8);
    dt_table_cell(&table, "\xc3\xa9");
    dt_table_mark(&table, DT_MARK_TICK);
    dt_table_end(&table);
    assert_string_equal(dt_text_get(&out), expected);
    dt_text_free(&out);
}

static void one_description_gives_every_format(void **unused)
{
    (void)unused;
    assert_table(DT_FORMAT_CSV, 3, "n_o,what,E\n12,\"a, \"\"b\"\"|_\\\",1\n7,,0\n8,\xc3\xa9,1\n");
    assert_table(DT_FORMAT_MARKDOWN, 3,
                 "| n\\_o | what | E |\n|---:|---|---|\n| 12 | a, \"b\"\\|\\_\\\\ | E |\n| 7 |  |  |\n"
                 "| 8 | \xc3\xa9 | \xe2\x9c\x93 |\n");
    assert_table(DT_FORMAT_LATEX, 3,
                 "\\begin{tabular}{rll}\n\\hline\nn\\_o & what & E \\\\\n\\hline\n"
                 "12 & a, ``b''\\textbar{}\\_\\textbackslash{} & E \\\\\n7 &  &  \\\\\n8 & \xc3\xa9 & $\\surd$ \\\\\n"
                 "\\hline\n\\end{tabular}\n");
    assert_table(DT_FORMAT_TEXT, 3,
                 "     of\n  n  what    E\n 12  a, \"b\"|_\\  E\n  7\n  8  \xc3\xa9       \xe2\x9c\x93\n");
    assert_table(DT_FORMAT_HTML, 3,
                 "<table>\n<caption>x &lt; y</caption>\n<thead>\n"
                 "<tr><th scope=\"col\" class=\"n\" rowspan=\"2\">n_o</th>"
                 "<th scope=\"colgroup\" colspan=\"2\" class=\"g\">of</th></tr>\n"
                 "<tr><th scope=\"col\">what</th><th scope=\"col\">E</th></tr>\n</thead>\n<tbody>\n"
                 "<tr><th scope=\"row\" class=\"n\">12</th><td>a, \xe2\x80\x9c"
                 "b\xe2\x80\x9d|_\\</td><td><b>E</b></td></tr>\n"
                 "<tr><th scope=\"row\" class=\"n\">7</th><td></td><td></td></tr>\n"
                 "<tr><th scope=\"row\" class=\"n\">8</th><td>\xc3\xa9</td><td>\xe2\x9c\x93</td></tr>\n"
                 "</tbody>\n</table>\n");
}

static void a_long_latex_table_breaks_over_pages(void **unused)
{
    (void)unused;
    static const dt_column column = {.title = "n"};
    dt_text out = {.data = NULL};
    dt_table table;
    dt_table_begin(&table, &out, DT_FORMAT_LATEX, &(dt_table_plan){.columns = &column, .count = 1, .rows = 41});
    dt_table_end(&table);
    assert_string_equal(dt_text_get(&out),
                        "% \\usepackage{longtable}\n\\begin{longtable}{l}\n\\hline\nn \\\\\n\\hline\n"
                        "\\endhead\n\\hline\n\\end{longtable}\n");
    dt_text_free(&out);
}

/* ---- paragraphs ---------------------------------------------------------------------------------------------------- */

static void assert_block(dt_format format, const char *text, const char *expected)
{
    dt_text out = {.data = NULL};
    dt_document doc;
    dt_document_begin(&doc, format, &out);
    dt_text_add(&doc.text, text);
    dt_document_block(&doc, DT_PARAGRAPH);
    assert_int_equal(dt_document_end(&doc), DT_OK);
    assert_string_equal(dt_text_get(&out), expected);
    dt_text_free(&out);
}

static void no_line_ends_within_an_option_of_a_command(void **unused)
{
    (void)unused;
    static const char text[] = "See \"detente solve --engine explicit\", \"others\".";
    assert_block(
        DT_FORMAT_HTML, text,
        "<p>See <code>detente solve <span>--engine</span> explicit</code>, \xe2\x80\x9cothers\xe2\x80\x9d.</p>\n");
    assert_block(DT_FORMAT_LATEX, text, "\nSee \\texttt{detente solve \\mbox{-{}-{}engine} explicit}, ``others''.\n");
    assert_block(DT_FORMAT_MARKDOWN, text, "See `detente solve --engine explicit`, \"others\".\n");
    assert_block(DT_FORMAT_TEXT, text, "See \"detente solve --engine explicit\", \"others\".\n");
}

static void a_text_that_begins_like_a_command_is_none(void **unused)
{
    (void)unused;
    assert_block(DT_FORMAT_HTML, "\"detente <b>\"",
                 "<p>\xe2\x80\x9c"
                 "detente &lt;b&gt;\xe2\x80\x9d</p>\n");
    assert_block(DT_FORMAT_MARKDOWN, "\"detente solve", "\"detente solve\n");
}

static void paragraphs_wrap_at_words_and_hang(void **unused)
{
    (void)unused;
    dt_text text = {.data = NULL}, out = {.data = NULL};
    for (int k = 0; k < 40; k++)
        dt_text_add(&text, "w\xc3\xb6rd ");
    for (int k = 0; k < 120; k++)
        dt_text_add(&text, "x");
    dt_prose_add(&out, "  1. ", dt_text_get(&text));
    for (char *line = strtok(out.data, "\n"); line; line = strtok(NULL, "\n")) {
        assert_true(dt_letters_count(line) <= DT_PROSE_WIDTH || strstr(line, "xxx"));
        assert_true(strncmp(line, line == out.data ? "  1. w" : "     ", line == out.data ? 6 : 5) == 0);
        assert_true(line[strlen(line) - 1] != ' ');
    }
    dt_text_free(&text);
    dt_text_free(&out);
}

static void lists_are_joined_with_and(void **unused)
{
    (void)unused;
    static const char *const expected[] = {"", "a", "a and b", "a, b and c", "a, b, c and d"};
    for (size_t count = 0; count <= 4; count++) {
        dt_enumeration list = {.count = 0};
        dt_text out = {.data = NULL};
        for (size_t k = 0; k < count; k++)
            dt_text_printf(dt_enumeration_next(&list), "%c", (char)('a' + (int)k));
        dt_enumeration_end(&list, ", ", " and ", &out);
        assert_string_equal(dt_text_get(&out), expected[count]);
        dt_text_free(&out);
    }
}

/* ---- diagnostics ---------------------------------------------------------------------------------------------------- */

static void assert_diagnostic(const char *source_text, size_t length, size_t offset, const char *expected)
{
    dt_source *source;
    dt_diagnostics *diagnostics;
    dt_text out = {.data = NULL};
    assert_int_equal(dt_source_new(&source, "m.yaml", source_text, length), DT_OK);
    assert_int_equal(dt_diagnostics_new(&diagnostics, source), DT_OK);
    dt_diagnostics_add(diagnostics, DT_CODE_SYNTAX, (dt_span){(uint32_t)offset, 1}, "wrong");
    assert_int_equal(dt_report_diagnostics(diagnostics, false, &out), DT_OK);
    assert_string_equal(dt_text_get(&out), expected);
    dt_text_free(&out);
    dt_diagnostics_free(diagnostics);
    dt_source_free(source);
}

static void the_caret_stands_under_its_place(void **unused)
{
    (void)unused;
    assert_diagnostic("a: b\nc: d\r\n", 11, 8, "m.yaml:2:4: error: wrong [DT001]\n    c: d\n       ^\n");
    assert_diagnostic("\t\xc3\xa9\tx", 5, 4, "m.yaml:1:4: error: wrong [DT001]\n    \t\xc3\xa9\tx\n    \t \t^\n");
    assert_diagnostic("a\0\033\xff z", 6, 5,
                      "m.yaml:1:6: error: wrong [DT001]\n"
                      "    a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd z\n         ^\n");
    assert_diagnostic("\xef\xbb\xbfx", 4, 3, "m.yaml:1:1: error: wrong [DT001]\n    x\n    ^\n");
    assert_diagnostic("ab", 2, 2, "m.yaml:1:3: error: wrong [DT001]\n    ab\n      ^\n");
    assert_diagnostic("", 0, 0, "m.yaml:1:1: error: wrong [DT001]\n");
}

static void of_a_long_line_only_the_place_is_shown(void **unused)
{
    (void)unused;
    char line[4096], expected[512];
    memset(line, 'x', sizeof line);
    line[2000] = '!';
    char before[77], after[44];
    memset(before, 'x', 76), before[76] = '\0';
    memset(after, 'x', 43), after[43] = '\0';
    snprintf(expected, sizeof expected, "m.yaml:1:2001: error: wrong [DT001]\n    ...%s!%s...\n%83s^\n", before, after,
             "");
    assert_diagnostic(line, sizeof line, 2000, expected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_terminal_is_told_nothing_by_a_text),
        cmocka_unit_test(bad_bytes_are_replaced_one_by_one),
        cmocka_unit_test(identifiers_break_at_signs_between_words_only),
        cmocka_unit_test(json_is_laid_out_in_blocks_and_lines),
        cmocka_unit_test(every_text_survives_json),
        cmocka_unit_test(one_description_gives_every_format),
        cmocka_unit_test(a_long_latex_table_breaks_over_pages),
        cmocka_unit_test(no_line_ends_within_an_option_of_a_command),
        cmocka_unit_test(a_text_that_begins_like_a_command_is_none),
        cmocka_unit_test(paragraphs_wrap_at_words_and_hang),
        cmocka_unit_test(lists_are_joined_with_and),
        cmocka_unit_test(the_caret_stands_under_its_place),
        cmocka_unit_test(of_a_long_line_only_the_place_is_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
