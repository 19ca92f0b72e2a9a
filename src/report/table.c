/* SPDX-License-Identifier: MIT */
/* The formats as rows of one table of styles: what stands before, between and after cells, and how a cell is escaped. */
#include "report/table.h"

#include "report/letters.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define GAP 2               /* spaces between columns of plain text */
#define LATEX_PAGE_ROWS 40u /* more rows need a table that breaks over pages */

typedef struct dt_table_style {
    const char *row_start, *between, *row_end;
    const char *marks[3]; /* by dt_mark */
    void (*escape)(dt_text *out, const char *text);
    bool aligned; /* cells are padded to their columns */
} style;

/* RFC 4180. */
static void escape_csv(dt_text *out, const char *text)
{
    if (!strpbrk(text, ",\"\n\r")) {
        dt_text_add(out, text);
        return;
    }
    dt_text_add(out, "\"");
    for (; *text; text++)
        if (*text == '"')
            dt_text_add(out, "\"\"");
        else
            dt_text_add_bytes(out, text, 1);
    dt_text_add(out, "\"");
}

/* `text` as it may be shown, with each letter of `special` replaced by its entry of `instead`. */
static void replace(dt_text *out, const char *text, const char *special, const char *const *instead)
{
    dt_text plain = {.data = NULL};
    dt_letters_add(&plain, text);
    for (const char *at = dt_text_get(&plain); *at; at++) {
        const char *found = strchr(special, *at);
        if (found)
            dt_text_add(out, instead[found - special]);
        else
            dt_text_add_bytes(out, at, 1);
    }
    if (plain.status != DT_OK && out->status == DT_OK)
        out->status = plain.status;
    dt_text_free(&plain);
}

static void escape_markdown(dt_text *out, const char *text)
{
    static const char *const instead[] = {"\\\\", "\\`", "\\*", "\\_", "\\[", "\\]", "\\<",
                                          "\\>",  "\\|", "\\&", "\\~", "\\$", "\\#", "\\!"};
    replace(out, text, "\\`*_[]<>|&~$#!", instead);
}

static void escape_latex(dt_text *out, const char *text)
{
    static const char *const instead[] = {"\\textbackslash{}",
                                          "\\{",
                                          "\\}",
                                          "\\$",
                                          "\\&",
                                          "\\#",
                                          "\\%",
                                          "\\_",
                                          "\\textasciicircum{}",
                                          "\\textasciitilde{}",
                                          "\\textless{}",
                                          "\\textgreater{}",
                                          "\\textbar{}",
                                          "''",
                                          "{[}",
                                          "{]}"};
    replace(out, text, "\\{}$&#%_^~<>|\"[]", instead);
}

static const style styles[] = {
    [DT_FORMAT_TEXT] = {"", "", "\n", {"", "\xe2\x9c\x93", "E"}, dt_letters_add, true},
    [DT_FORMAT_CSV] = {"", ",", "\n", {"0", "1", "1"}, escape_csv, false},
    [DT_FORMAT_MARKDOWN] = {"| ", " | ", " |\n", {"", "\xe2\x9c\x93", "E"}, escape_markdown, false},
    [DT_FORMAT_LATEX] = {"", " & ", " \\\\\n", {"", "$\\surd$", "E"}, escape_latex, false},
};

void dt_table_escape(dt_text *out, dt_format format, const char *text)
{
    styles[format].escape(out, text);
}

size_t dt_digits(uint64_t number)
{
    size_t digits = 1;
    while (number >= 10) {
        number /= 10;
        digits++;
    }
    return digits;
}

/* Pays the spaces owed; never at the end of a line. */
static void add_pending(dt_table *table)
{
    for (; table->pending; table->pending--)
        dt_text_add_bytes(table->out, " ", 1);
}

/* A cell, `width` letters wide, that is in its final form. */
static void put_cell(dt_table *table, const char *text, size_t width)
{
    const dt_column *column = &table->columns[table->at];
    const style *use = table->style;
    size_t padding = use->aligned && column->width > width ? column->width - width : 0;
    dt_text_add(table->out, table->at == 0 ? use->row_start : use->between);
    if (column->number)
        table->pending += padding;
    if (*text)
        add_pending(table);
    dt_text_add(table->out, text);
    table->pending += use->aligned ? (column->number ? 0 : padding) + (*text ? 0 : width) + GAP : 0;
    if (++table->at < table->count)
        return;
    dt_text_add(table->out, use->row_end);
    table->at = 0;
    table->pending = 0;
}

void dt_table_cell(dt_table *table, const char *text)
{
    dt_text cell = {.data = NULL};
    table->style->escape(&cell, text);
    put_cell(table, dt_text_get(&cell), table->style->aligned ? dt_letters_width(text) : 0);
    if (cell.status != DT_OK && table->out->status == DT_OK)
        table->out->status = cell.status;
    dt_text_free(&cell);
}

void dt_table_number(dt_table *table, uint64_t number)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%" PRIu64, number);
    put_cell(table, digits, strlen(digits));
}

void dt_table_mark(dt_table *table, dt_mark mark)
{
    put_cell(table, table->style->marks[mark], mark == DT_MARK_NO ? 0 : 1);
}

/* ---- headings ---------------------------------------------------------------------------------------------------- */

static const char *short_title(const dt_column *column)
{
    return column->brief ? column->brief : column->title;
}

/* Plain text: the groups, each above its first column. */
static void put_groups(dt_table *table)
{
    size_t column_start = 0, written = 0;
    bool any = false;
    for (size_t k = 0; k < table->count; k++) {
        const char *group = table->columns[k].group;
        bool first =
            group && (k == 0 || !table->columns[k - 1].group || strcmp(group, table->columns[k - 1].group) != 0);
        if (first) {
            for (; written < column_start; written++)
                dt_text_add_bytes(table->out, " ", 1);
            dt_text_add(table->out, group);
            written += strlen(group);
            any = true;
        }
        column_start += table->columns[k].width + GAP;
    }
    if (any)
        dt_text_add(table->out, "\n");
}

static void put_titles(dt_table *table, bool brief)
{
    for (size_t k = 0; k < table->count; k++)
        dt_table_cell(table, brief ? short_title(&table->columns[k]) : table->columns[k].title);
}

static void put_markdown_rule(dt_table *table)
{
    for (size_t k = 0; k < table->count; k++)
        dt_text_add(table->out, table->columns[k].number ? "|---:" : "|---");
    dt_text_add(table->out, "|\n");
}

static void put_latex_start(dt_table *table)
{
    if (table->is_long)
        dt_text_add(table->out, "% \\usepackage{longtable}\n");
    dt_text_printf(table->out, "\\begin{%s}{", table->is_long ? "longtable" : "tabular");
    for (size_t k = 0; k < table->count; k++)
        dt_text_add(table->out, table->columns[k].number ? "r" : table->columns[k].prose ? "p{4cm}" : "l");
    dt_text_add(table->out, "}\n\\hline\n");
    put_titles(table, false);
    dt_text_add(table->out, table->is_long ? "\\hline\n\\endhead\n" : "\\hline\n");
}

void dt_table_begin(dt_table *table, dt_text *out, dt_format format, const dt_column *columns, size_t count,
                    uint64_t rows)
{
    *table = (dt_table){.out = out, .style = &styles[format], .columns = columns, .count = count};
    table->is_long = rows > LATEX_PAGE_ROWS;
    if (format == DT_FORMAT_LATEX) {
        put_latex_start(table);
        return;
    }
    if (format == DT_FORMAT_TEXT)
        put_groups(table);
    put_titles(table, format == DT_FORMAT_TEXT);
    if (format == DT_FORMAT_MARKDOWN)
        put_markdown_rule(table);
}

void dt_table_end(dt_table *table)
{
    if (table->style == &styles[DT_FORMAT_LATEX])
        dt_text_printf(table->out, "\\hline\n\\end{%s}\n", table->is_long ? "longtable" : "tabular");
}
