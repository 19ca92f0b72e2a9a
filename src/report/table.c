/* SPDX-License-Identifier: MIT */
/* The formats as rows of one table of styles: what stands before, between and after cells, and how they are headed. */
#include "report/table.h"

#include "report/escape.h"
#include "report/letters.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define GAP 2               /* spaces between columns of plain text */
#define LATEX_PAGE_ROWS 40u /* more rows need a table that breaks over pages */

typedef struct dt_table_style {
    const char *row_start, *between, *row_end;
    const char *marks[DT_MARK_COUNT];
    bool aligned; /* cells are padded to their columns */
    void (*begin)(dt_table *table);
    void (*end)(dt_table *table);
    void (*open_cell)(dt_table *table, const char *name); /* NULL: nothing stands around a cell of its own */
    void (*close_cell)(dt_table *table, const char *name);
} style;

size_t dt_digits(uint64_t number)
{
    size_t digits = 1;
    while (number >= 10) {
        number /= 10;
        digits++;
    }
    return digits;
}

static const dt_column *column_at(const dt_table *table)
{
    return &table->plan.columns[table->at];
}

/* ---- cells ------------------------------------------------------------------------------------------------------- */

/* Pays the spaces owed; never at the end of a line. */
static void add_pending(dt_table *table)
{
    for (; table->pending; table->pending--)
        dt_text_add_bytes(table->out, " ", 1);
}

static void add_aligned(dt_table *table, const char *text, size_t width)
{
    const dt_column *column = column_at(table);
    bool number = column->kind == DT_COLUMN_NUMBER;
    size_t padding = column->width > width ? column->width - width : 0;
    if (number)
        table->pending += padding;
    if (*text)
        add_pending(table);
    dt_text_add(table->out, text);
    table->pending += (number ? 0 : padding) + (*text ? 0 : width) + GAP;
}

/* A cell, `width` letters wide, that is in its final form. */
static void put_cell(dt_table *table, const char *text, size_t width)
{
    const style *use = table->style;
    const char *name = column_at(table)->heads ? "th" : "td";
    dt_text_add(table->out, table->at == 0 ? use->row_start : use->between);
    if (use->open_cell)
        use->open_cell(table, name);
    if (use->aligned)
        add_aligned(table, text, width);
    else
        dt_text_add(table->out, text);
    if (use->close_cell)
        use->close_cell(table, name);
    table->tone = DT_TONE_PLAIN;
    if (++table->at < table->plan.count)
        return;
    dt_text_add(table->out, use->row_end);
    table->at = 0;
    table->pending = 0;
}

void dt_table_cell(dt_table *table, const char *text)
{
    dt_text cell = {.data = NULL};
    bool leads = column_at(table)->link && *text && table->format == DT_FORMAT_HTML;
    if (leads)
        dt_text_printf(&cell, "<a href=\"#%s\">", column_at(table)->link);
    dt_escape(&cell, table->format, text);
    dt_text_add(&cell, leads ? "</a>" : "");
    put_cell(table, dt_text_get(&cell), table->style->aligned ? dt_letters_width(text) : 0);
    dt_text_free_into(&cell, table->out);
}

void dt_table_take(dt_table *table, dt_text *text)
{
    dt_table_cell(table, dt_text_get(text));
    if (text->status != DT_OK && table->out->status == DT_OK)
        table->out->status = text->status;
    text->length = 0;
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

void dt_table_tone(dt_table *table, dt_tone tone)
{
    table->tone = tone;
}

/* ---- headings ---------------------------------------------------------------------------------------------------- */

static const char *short_title(const dt_column *column)
{
    return column->brief ? column->brief : column->title;
}

static void put_titles(dt_table *table, bool brief)
{
    for (size_t k = 0; k < table->plan.count; k++)
        dt_table_cell(table, brief ? short_title(&table->plan.columns[k]) : table->plan.columns[k].title);
}

/* Number of columns from `first` on that share its group. */
static size_t group_span(const dt_table_plan *plan, size_t first)
{
    size_t end = first + 1;
    const char *group = plan->columns[first].group;
    while (group && end < plan->count && plan->columns[end].group && strcmp(group, plan->columns[end].group) == 0)
        end++;
    return end - first;
}

static bool has_groups(const dt_table_plan *plan)
{
    for (size_t k = 0; k < plan->count; k++)
        if (plan->columns[k].group)
            return true;
    return false;
}

/* Plain text: the groups, each above its first column. */
static void put_groups(dt_table *table)
{
    size_t column_start = 0, written = 0;
    bool any = false;
    for (size_t k = 0, span; k < table->plan.count; k += span) {
        const char *group = table->plan.columns[k].group;
        span = group_span(&table->plan, k);
        for (; group && written < column_start; written++)
            dt_text_add_bytes(table->out, " ", 1);
        dt_text_add(table->out, group ? group : "");
        written += group ? strlen(group) : 0;
        any = any || group;
        for (size_t c = k; c < k + span; c++)
            column_start += table->plan.columns[c].width + GAP;
    }
    if (any)
        dt_text_add(table->out, "\n");
}

static void begin_text(dt_table *table)
{
    put_groups(table);
    put_titles(table, true);
}

static void begin_csv(dt_table *table)
{
    put_titles(table, false);
}

static void begin_markdown(dt_table *table)
{
    static const char *const rules[] = {[DT_COLUMN_WORDS] = "|---",
                                        [DT_COLUMN_NUMBER] = "|---:",
                                        [DT_COLUMN_PROSE] = "|---",
                                        [DT_COLUMN_LETTER] = "|:---:"};
    put_titles(table, false);
    for (size_t k = 0; k < table->plan.count; k++)
        dt_text_add(table->out, rules[table->plan.columns[k].kind]);
    dt_text_add(table->out, "|\n");
}

static void end_nothing(dt_table *table)
{
    (void)table;
}

/* ---- LaTeX ------------------------------------------------------------------------------------------------------- */

static bool breaks_over_pages(const dt_table *table)
{
    return table->plan.in_document || table->plan.rows > LATEX_PAGE_ROWS;
}

static const char *environment(const dt_table *table)
{
    return breaks_over_pages(table) ? "longtable" : "tabular";
}

static void put_latex_columns(dt_table *table)
{
    static const char *const kinds[] = {
        [DT_COLUMN_WORDS] = "l", [DT_COLUMN_NUMBER] = "r", [DT_COLUMN_PROSE] = "p{4cm}", [DT_COLUMN_LETTER] = "c"};
    for (size_t k = 0; k < table->plan.count; k++) {
        const dt_column *column = &table->plan.columns[k];
        if (column->kind == DT_COLUMN_PROSE && table->plan.in_document)
            dt_text_add(table->out, ">{\\raggedright\\arraybackslash}");
        if (column->kind == DT_COLUMN_PROSE && column->share)
            dt_text_printf(table->out, "p{0.%02u\\linewidth}", column->share);
        else
            dt_text_add(table->out, kinds[column->kind]);
    }
}

static void put_latex_groups(dt_table *table)
{
    for (size_t k = 0, span; k < table->plan.count; k += span) {
        const char *group = table->plan.columns[k].group;
        span = group_span(&table->plan, k);
        dt_text_printf(table->out, "%s\\multicolumn{%zu}{c}{", k ? " & " : "", span);
        dt_escape(table->out, DT_FORMAT_LATEX, group ? group : "");
        dt_text_add(table->out, "}");
    }
    dt_text_add(table->out, " \\\\\n");
}

static void begin_latex(dt_table *table)
{
    bool breaks = breaks_over_pages(table);
    dt_text_add(table->out, breaks && !table->plan.in_document ? "% \\usepackage{longtable}\n" : "");
    dt_text_printf(table->out, "\\begin{%s}%s{", environment(table), table->plan.in_document ? "[l]" : "");
    put_latex_columns(table);
    dt_text_add(table->out, "}\n\\hline\n");
    if (table->plan.in_document && has_groups(&table->plan))
        put_latex_groups(table);
    put_titles(table, table->plan.in_document);
    dt_text_add(table->out, breaks ? "\\hline\n\\endhead\n" : "\\hline\n");
}

static void end_latex(dt_table *table)
{
    dt_text_printf(table->out, "\\hline\n\\end{%s}\n", environment(table));
}

/* ---- HTML -------------------------------------------------------------------------------------------------------- */

static const char *const html_kinds[] = {
    [DT_COLUMN_WORDS] = "", [DT_COLUMN_NUMBER] = "n", [DT_COLUMN_PROSE] = "p", [DT_COLUMN_LETTER] = "c"};

/* A heading that stands over `span` columns or `rows` rows. */
static void put_html_head(dt_table *table, const dt_column *column, const char *text, size_t span, size_t rows)
{
    dt_text_printf(table->out, "<th scope=\"%s\"", span > 1 ? "colgroup" : "col");
    if (span > 1)
        dt_text_printf(table->out, " colspan=\"%zu\" class=\"g\"", span);
    else if (*html_kinds[column->kind])
        dt_text_printf(table->out, " class=\"%s\"", html_kinds[column->kind]);
    if (rows > 1)
        dt_text_printf(table->out, " rowspan=\"%zu\"", rows);
    dt_text_add(table->out, ">");
    dt_escape(table->out, DT_FORMAT_HTML, text);
    dt_text_add(table->out, "</th>");
}

/* One row of titles, or groups in one and what they have in common not in the next. */
static void put_html_heads(dt_table *table)
{
    const dt_table_plan *plan = &table->plan;
    size_t rows = has_groups(plan) ? 2 : 1;
    dt_text_add(table->out, "<tr>");
    for (size_t k = 0, span; k < plan->count; k += span) {
        const dt_column *column = &plan->columns[k];
        span = group_span(plan, k);
        put_html_head(table, column, column->group ? column->group : column->title, span, column->group ? 1 : rows);
    }
    dt_text_add(table->out, "</tr>\n");
    if (rows == 1)
        return;
    dt_text_add(table->out, "<tr>");
    for (size_t k = 0; k < plan->count; k++)
        if (plan->columns[k].group)
            put_html_head(table, &plan->columns[k], short_title(&plan->columns[k]), 1, 1);
    dt_text_add(table->out, "</tr>\n");
}

static void begin_html(dt_table *table)
{
    dt_text_add(table->out, "<table>\n");
    if (table->plan.caption) {
        dt_text_add(table->out, "<caption>");
        dt_escape(table->out, DT_FORMAT_HTML, table->plan.caption);
        dt_text_add(table->out, "</caption>\n");
    }
    dt_text_add(table->out, "<thead>\n");
    put_html_heads(table);
    dt_text_add(table->out, "</thead>\n<tbody>\n");
}

static void end_html(dt_table *table)
{
    dt_text_add(table->out, "</tbody>\n</table>\n");
}

static void open_html_cell(dt_table *table, const char *name)
{
    static const char *const tones[] = {[DT_TONE_PLAIN] = "",
                                        [DT_TONE_FAINT] = "t0",
                                        [DT_TONE_LIGHT] = "t1",
                                        [DT_TONE_MEDIUM] = "t2",
                                        [DT_TONE_STRONG] = "t3"};
    const char *kind = html_kinds[column_at(table)->kind], *tone = tones[table->tone];
    dt_text_printf(table->out, "<%s%s", name, *name == 't' && name[1] == 'h' ? " scope=\"row\"" : "");
    if (*kind || *tone)
        dt_text_printf(table->out, " class=\"%s%s%s\"", kind, *kind && *tone ? " " : "", tone);
    dt_text_add(table->out, ">");
}

static void close_html_cell(dt_table *table, const char *name)
{
    dt_text_printf(table->out, "</%s>", name);
}

/* ---- the table of styles ----------------------------------------------------------------------------------------- */

#define TICK "\xe2\x9c\x93"
#define ARROW "\xe2\x86\x92"

static const style styles[] = {
    [DT_FORMAT_TEXT] = {"",
                        "",
                        "\n",
                        {"", TICK, "E", ARROW, "itself", "answers", "-", "falls"},
                        true,
                        begin_text,
                        end_nothing,
                        NULL,
                        NULL},
    [DT_FORMAT_CSV] = {"",
                       ",",
                       "\n",
                       {"0", "1", "1", ">", "itself", "answers", "-", "falls"},
                       false,
                       begin_csv,
                       end_nothing,
                       NULL,
                       NULL},
    [DT_FORMAT_MARKDOWN] = {"| ",
                            " | ",
                            " |\n",
                            {"", TICK, "E", ARROW, "itself", "answers", "-", "falls"},
                            false,
                            begin_markdown,
                            end_nothing,
                            NULL,
                            NULL},
    [DT_FORMAT_LATEX] = {"",
                         " & ",
                         " \\\\\n",
                         {"", "$\\surd$", "E", "$\\rightarrow$", "$\\bullet$", "$\\odot$", "--", "$\\times$"},
                         false,
                         begin_latex,
                         end_latex,
                         NULL,
                         NULL},
    [DT_FORMAT_HTML] = {"<tr>",
                        "",
                        "</tr>\n",
                        {"", TICK, "<b>E</b>", ARROW, "itself", "answers", "\xe2\x80\x93", "<b>falls</b>"},
                        false,
                        begin_html,
                        end_html,
                        open_html_cell,
                        close_html_cell},
};

void dt_table_begin(dt_table *table, dt_text *out, dt_format format, const dt_table_plan *plan)
{
    *table = (dt_table){.out = out, .format = format, .style = &styles[format], .plan = *plan};
    table->style->begin(table);
}

void dt_table_end(dt_table *table)
{
    table->style->end(table);
}
