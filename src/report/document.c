/* SPDX-License-Identifier: MIT */
/* What all formats of a document share, and the two plain ones: text, wrapped, and Markdown. */
#include "report/document.h"

#include "report/escape.h"
#include "report/prose.h"

#include <string.h>

static const dt_document_style text_style, markdown_style;

static const dt_document_style *style_of(dt_format format)
{
    switch (format) {
    case DT_FORMAT_HTML: return &dt_document_html;
    case DT_FORMAT_LATEX: return &dt_document_latex;
    case DT_FORMAT_MARKDOWN: return &markdown_style;
    default: return &text_style;
    }
}

void dt_document_begin(dt_document *doc, dt_format format, dt_text *out)
{
    *doc = (dt_document){.out = out, .format = format, .style = style_of(format), .last = DT_BLOCK_COUNT};
}

void dt_document_start(dt_document *doc, dt_format format, dt_text *out, const char *title)
{
    dt_document_begin(doc, format, out);
    doc->whole = true;
    doc->style->start(doc, title);
}

static void close_list(dt_document *doc)
{
    if (doc->last == DT_ITEM || doc->last == DT_STEP)
        doc->style->close_list(doc);
    doc->last = DT_BLOCK_COUNT;
}

dt_status dt_document_end(dt_document *doc)
{
    close_list(doc);
    doc->style->finish(doc);
    dt_status status = doc->text.status;
    dt_text_free(&doc->text);
    return status == DT_OK ? doc->out->status : status;
}

/* ---- commands ------------------------------------------------------------------------------------------------------ */

#define COMMAND "\"detente "

/* How a format sets a command, and a word of it that begins with dashes, so that no line ends within it. */
typedef struct command_style {
    const char *before, *after, *word_before, *word_after;
    const char *dash; /* instead of one */
} command_style;

static const command_style *command_style_of(dt_format format)
{
    static const command_style html = {"<code>", "</code>", "<span>", "</span>", "-"},
                               latex = {"\\texttt{", "}", "\\mbox{", "}", "-{}"}, markdown = {"`", "`", "", "", "-"};
    switch (format) {
    case DT_FORMAT_HTML: return &html;
    case DT_FORMAT_LATEX: return &latex;
    case DT_FORMAT_MARKDOWN: return &markdown;
    default: return NULL;
    }
}

static void put_word(dt_document *doc, const command_style *style, const char *word, size_t length)
{
    bool option = word[0] == '-';
    dt_text_add(doc->out, option ? style->word_before : "");
    for (size_t k = 0; k < length; k++)
        if (word[k] == '-')
            dt_text_add(doc->out, style->dash);
        else
            dt_text_add_bytes(doc->out, word + k, 1);
    dt_text_add(doc->out, option ? style->word_after : "");
}

/* Words that need no escaping up to a closing quotation mark make a command: where it ends; else NULL. */
static const char *command_end(const char *words)
{
    const char *end = words + strspn(words, "abcdefghijklmnopqrstuvwxyz- ");
    return *end == '"' ? end : NULL;
}

static void put_command(dt_document *doc, const command_style *style, const char *words, const char *end)
{
    dt_text_add(doc->out, style->before);
    while (words < end) {
        size_t length = strcspn(words, " \"");
        put_word(doc, style, words, length);
        words += length;
        dt_text_add(doc->out, *words == ' ' ? " " : "");
        words += *words == ' ';
    }
    dt_text_add(doc->out, style->after);
}

static void put_escaped(dt_document *doc, const char *from, size_t length)
{
    dt_text part = {.data = NULL};
    dt_text_add_bytes(&part, from, length);
    dt_escape(doc->out, doc->format, dt_text_get(&part));
    dt_text_free_into(&part, doc->out);
}

void dt_document_put(dt_document *doc)
{
    const command_style *style = command_style_of(doc->format);
    const char *rest = dt_text_get(&doc->text), *at = rest;
    while (style && (at = strstr(at, COMMAND)) != NULL) {
        const char *end = command_end(at + 1);
        if (end) {
            put_escaped(doc, rest, (size_t)(at - rest));
            put_command(doc, style, at + 1, end);
            rest = end + 1;
        }
        at = end ? rest : at + 1;
    }
    dt_escape(doc->out, doc->format, rest);
}

static void empty(dt_document *doc)
{
    doc->text.length = 0;
    doc->begun = true;
}

void dt_document_heading(dt_document *doc, unsigned level, const char *id)
{
    close_list(doc);
    doc->style->heading(doc, level, id);
    empty(doc);
}

void dt_document_labelled(dt_document *doc, dt_block block, const char *label)
{
    while (doc->text.length && doc->text.data[doc->text.length - 1] == ' ')
        doc->text.data[--doc->text.length] = '\0';
    if (doc->text.length == 0)
        return;
    if (doc->last != block)
        close_list(doc);
    doc->style->block(doc, block, label);
    doc->last = block;
    empty(doc);
}

void dt_document_block(dt_document *doc, dt_block block)
{
    dt_document_labelled(doc, block, NULL);
}

void dt_document_contents(dt_document *doc, const dt_content *contents, size_t count)
{
    close_list(doc);
    doc->style->contents(doc, contents, count);
}

void dt_document_table_begin(dt_document *doc, dt_table *table, const dt_column *columns, size_t count, uint64_t rows)
{
    dt_table_plan plan = {.columns = columns, .count = count, .rows = rows, .in_document = true};
    close_list(doc);
    plan.caption = dt_text_get(&doc->text);
    doc->style->table_begin(doc, table, &plan);
    empty(doc);
}

void dt_document_table_end(dt_document *doc, dt_table *table)
{
    dt_table_end(table);
    doc->style->table_end(doc);
    if (doc->text.status == DT_OK)
        doc->text.status = table->out->status;
}

void dt_document_picture(dt_document *doc, const dt_picture *picture)
{
    close_list(doc);
    doc->style->picture(doc, picture);
    empty(doc);
}

/* ---- what text and Markdown share --------------------------------------------------------------------------------- */

static void ignore(dt_document *doc)
{
    (void)doc;
}

static void no_contents(dt_document *doc, const dt_content *contents, size_t count)
{
    (void)doc;
    (void)contents;
    (void)count;
}

/* The caption, then in words what a reader would see. */
static void tell_picture(dt_document *doc, const dt_picture *picture)
{
    doc->style->block(doc, DT_PARAGRAPH, NULL);
    empty(doc);
    for (const char *line = picture->words; *line; line += strcspn(line, "\n"), line += *line == '\n') {
        dt_text_add_bytes(&doc->text, line, strcspn(line, "\n"));
        dt_document_block(doc, DT_ITEM);
    }
}

static bool is_list(dt_block block)
{
    return block == DT_ITEM || block == DT_STEP;
}

/* A blank line, but for the first block and within lists. */
static void separate(dt_document *doc)
{
    dt_text_add(doc->out, doc->begun ? "\n" : "");
}

/* ---- text --------------------------------------------------------------------------------------------------------- */

static void start_text(dt_document *doc, const char *title)
{
    dt_prose_heading(doc->out, title, doc->colour);
    doc->begun = true;
}

static void head_text(dt_document *doc, unsigned level, const char *id)
{
    (void)level;
    (void)id;
    separate(doc);
    dt_prose_heading(doc->out, dt_text_get(&doc->text), doc->colour);
}

static void put_text(dt_document *doc, dt_block block, const char *label)
{
    dt_text whole = {.data = NULL};
    if (!is_list(block))
        separate(doc);
    dt_text_printf(&whole, "%s%s%s", label ? label : "", label ? ": " : "", dt_text_get(&doc->text));
    dt_prose_add(doc->out, is_list(block) ? "  - " : "", dt_text_get(&whole));
    dt_text_free_into(&whole, &doc->text);
}

static void begin_text_table(dt_document *doc, dt_table *table, dt_table_plan *plan)
{
    if (doc->text.length)
        put_text(doc, DT_PARAGRAPH, NULL);
    dt_table_begin(table, doc->out, doc->format, plan);
}

static const dt_document_style text_style = {start_text,  ignore,           head_text, put_text,    ignore,
                                             no_contents, begin_text_table, ignore,    tell_picture};

/* ---- Markdown ----------------------------------------------------------------------------------------------------- */

static void start_markdown(dt_document *doc, const char *title)
{
    dt_text_add(doc->out, "# ");
    dt_escape(doc->out, DT_FORMAT_MARKDOWN, title);
    dt_text_add(doc->out, "\n");
    doc->begun = true;
}

static void head_markdown(dt_document *doc, unsigned level, const char *id)
{
    (void)id;
    separate(doc);
    while (level-- > 0)
        dt_text_add(doc->out, "#");
    dt_text_add(doc->out, " ");
    dt_document_put(doc);
    dt_text_add(doc->out, "\n");
}

static void put_markdown(dt_document *doc, dt_block block, const char *label)
{
    static const char *const before[] = {
        [DT_PARAGRAPH] = "", [DT_LEAD] = "", [DT_NOTE] = "", [DT_ITEM] = "- ", [DT_STEP] = "1. "};
    if (!is_list(block) || doc->last != block)
        separate(doc);
    dt_text_add(doc->out, before[block]);
    if (label) {
        dt_text_add(doc->out, "**");
        dt_escape(doc->out, DT_FORMAT_MARKDOWN, label);
        dt_text_add(doc->out, ":** ");
    }
    dt_document_put(doc);
    dt_text_add(doc->out, "\n");
}

static void begin_markdown_table(dt_document *doc, dt_table *table, dt_table_plan *plan)
{
    if (doc->text.length)
        put_markdown(doc, DT_NOTE, NULL);
    separate(doc);
    dt_table_begin(table, doc->out, doc->format, plan);
}

static const dt_document_style markdown_style = {start_markdown,       ignore, head_markdown,
                                                 put_markdown,         ignore, no_contents,
                                                 begin_markdown_table, ignore, tell_picture};
