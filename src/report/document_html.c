/* SPDX-License-Identifier: MIT */
/* HTML: one file with its style inside, which loads nothing and runs nothing. A content security policy says so: the one
 * style sheet is admitted by its SHA-256, everything else refused. */
#include "report/document.h"

#include "base/sha256.h"
#include "report/escape.h"
#include "report/schema.h"

#include <string.h>

#define SHORT_TABLE 24 /* rows that stay together on paper */

static void put(dt_document *doc, const char *text)
{
    dt_text_add(doc->out, text);
}

static void put_escaped(dt_document *doc, const char *text)
{
    dt_escape(doc->out, DT_FORMAT_HTML, text);
}

/* ---- the file ----------------------------------------------------------------------------------------------------- */

static unsigned hex_value(char digit)
{
    return (unsigned)(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

/* SHA-256 of the style sheet in base64 (RFC 4648): 32 bytes are 43 letters and a padding. */
static void put_style_hash(dt_document *doc)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char digits[65];
    dt_sha256(digits, dt_report_style, strlen(dt_report_style));
    for (size_t bit = 0; bit < 256; bit += 6) {
        unsigned value = 0;
        for (size_t b = bit; b < bit + 6; b++)
            value = value << 1 | (b < 256 ? hex_value(digits[b / 4]) >> (3 - b % 4) & 1u : 0);
        dt_text_add_bytes(doc->out, &letters[value], 1);
    }
    put(doc, "=");
}

static void start(dt_document *doc, const char *title)
{
    put(doc, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
             "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-");
    put_style_hash(doc);
    put(doc, "'; base-uri 'none'; form-action 'none'\">\n"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
             "<meta name=\"color-scheme\" content=\"light dark\">\n"
             "<meta name=\"generator\" content=\"Detente " DT_VERSION "\">\n<title>");
    put_escaped(doc, title);
    put(doc, "</title>\n<style>");
    put(doc, dt_report_style);
    put(doc, "</style>\n</head>\n<body>\n<main>\n<h1>");
    put_escaped(doc, title);
    put(doc, "</h1>\n");
}

/* Ends the sections of `level` and below. */
static void close_sections(dt_document *doc, unsigned level)
{
    for (unsigned n = DT_LEVELS_MAX; n >= level; n--)
        if (doc->section >> n & 1u)
            put(doc, "</section>\n");
    doc->section &= (1u << level) - 1u;
}

static void finish(dt_document *doc)
{
    close_sections(doc, 2);
    put(doc, doc->whole ? "</main>\n</body>\n</html>\n" : "");
}

static void put_id(dt_document *doc, const char *attribute, const char *id)
{
    if (!id)
        return;
    dt_text_printf(doc->out, " %s=\"", attribute);
    put_escaped(doc, id);
    put(doc, "\"");
}

static void heading(dt_document *doc, unsigned level, const char *id)
{
    close_sections(doc, level);
    put(doc, "<section");
    put_id(doc, "aria-labelledby", id);
    doc->section |= 1u << level;
    dt_text_printf(doc->out, ">\n<h%u", level);
    put_id(doc, "id", id);
    put(doc, ">");
    dt_document_put(doc);
    dt_text_printf(doc->out, "</h%u>\n", level);
}

static void contents(dt_document *doc, const dt_content *list, size_t count)
{
    put(doc, "<nav aria-label=\"Contents\">\n");
    for (size_t k = 0; k < count; k++) {
        bool top = list[k].level == 2;
        put(doc, k == 0 ? "" : top ? "</p>\n" : " ");
        put(doc, top ? "<p><a class=\"part\"" : "<a");
        dt_text_printf(doc->out, " href=\"#%s\">", list[k].id);
        put_escaped(doc, list[k].title);
        put(doc, "</a>");
    }
    put(doc, "</p>\n</nav>\n");
}

/* ---- blocks ------------------------------------------------------------------------------------------------------- */

static void block(dt_document *doc, dt_block what, const char *label)
{
    static const struct {
        const char *list, *before, *after;
    } tags[DT_BLOCK_COUNT] = {[DT_PARAGRAPH] = {"", "<p>", "</p>\n"},
                              [DT_LEAD] = {"", "<p class=\"lead\">", "</p>\n"},
                              [DT_NOTE] = {"", "<p class=\"note\">", "</p>\n"},
                              [DT_ITEM] = {"<ul>\n", "<li>", "</li>\n"},
                              [DT_STEP] = {"<ol>\n", "<li>", "</li>\n"}};
    bool list = *tags[what].list != '\0';
    put(doc, doc->last != what ? tags[what].list : "");
    put(doc, label && list ? "<li class=\"l\">" : tags[what].before);
    if (label) {
        put(doc, "<b>");
        put_escaped(doc, label);
        put(doc, list ? ":</b> <span>" : ":</b> ");
    }
    dt_document_put(doc);
    put(doc, label && list ? "</span>" : "");
    put(doc, tags[what].after);
}

static void close_list(dt_document *doc)
{
    put(doc, doc->last == DT_ITEM ? "</ul>\n" : "</ol>\n");
}

/* A table that is wider than the window scrolls by itself, with the keyboard as well. */
static void table_begin(dt_document *doc, dt_table *table, dt_table_plan *plan)
{
    dt_text_printf(doc->out, "<div class=\"wide%s\" role=\"group\" tabindex=\"0\" aria-label=\"",
                   plan->rows <= SHORT_TABLE ? " short" : "");
    put_escaped(doc, plan->caption);
    put(doc, "\">\n");
    dt_table_begin(table, doc->out, DT_FORMAT_HTML, plan);
}

static void table_end(dt_document *doc)
{
    put(doc, "</div>\n");
}

static void picture(dt_document *doc, const dt_picture *what)
{
    put(doc, "<figure>\n<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"");
    put_escaped(doc, what->label);
    put(doc, "\">\n");
    what->draw[DT_FORMAT_HTML](what->user, doc->out);
    put(doc, "</div>\n<figcaption>");
    dt_document_put(doc);
    put(doc, "</figcaption>\n</figure>\n");
}

const dt_document_style dt_document_html = {start,    finish,      heading,   block,  close_list,
                                            contents, table_begin, table_end, picture};
