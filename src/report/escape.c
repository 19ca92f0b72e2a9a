/* SPDX-License-Identifier: MIT */
/* A table of letters and what stands for them, for each format. */
#include "report/escape.h"

#include "report/letters.h"

#include <string.h>

#define LONG_WORD 24 /* letters of a word that may have to break */

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

typedef struct spelling {
    const char *special; /* each letter of it is written as its entry of `instead` */
    const char *const *instead;
    const char *opening;    /* instead of a quotation mark at the beginning of a word; NULL: as any other */
    const char *break_here; /* where a long word may break, which no line could hold; NULL: nowhere */
} spelling;

/* Does a quotation mark after this letter open? */
static bool opens(char before)
{
    return before == '\0' || strchr(" ([{-", before);
}

/* `text` as it may be shown, each special letter replaced. */
static void replace(dt_text *out, const char *text, const spelling *use)
{
    dt_text plain = {.data = NULL};
    dt_letters_add(&plain, text);
    char before = '\0';
    size_t run = 0; /* bytes since the last space */
    for (const char *at = dt_text_get(&plain); *at; before = *at++) {
        const char *found = strchr(use->special, *at);
        run = *at == ' ' ? 0 : run + 1;
        if (use->break_here && run % LONG_WORD == 0 && run && ((unsigned char)*at & 0xc0) != 0x80)
            dt_text_add(out, use->break_here);
        if (*at == '"' && use->opening && opens(before))
            dt_text_add(out, use->opening);
        else if (found)
            dt_text_add(out, use->instead[found - use->special]);
        else
            dt_text_add_bytes(out, at, 1);
    }
    dt_text_free_into(&plain, out);
}

static void escape_markdown(dt_text *out, const char *text)
{
    static const char *const instead[] = {"\\\\", "\\`", "\\*", "\\_", "\\[", "\\]", "\\<",
                                          "\\>",  "\\|", "\\&", "\\~", "\\$", "\\#", "\\!"};
    replace(out, text, &(spelling){"\\`*_[]<>|&~$#!", instead, NULL, NULL});
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
    replace(out, text, &(spelling){"\\{}$&#%_^~<>|\"[]", instead, "``", "\\allowbreak{}"});
}

static void escape_html(dt_text *out, const char *text)
{
    static const char *const instead[] = {"&amp;", "&lt;", "&gt;", "\xe2\x80\x9d", "\xe2\x80\x99"};
    replace(out, text, &(spelling){"&<>\"'", instead, "\xe2\x80\x9c", NULL});
}

void dt_escape(dt_text *out, dt_format format, const char *text)
{
    static void (*const escapes[])(dt_text *, const char *) = {
        [DT_FORMAT_TEXT] = dt_letters_add, [DT_FORMAT_CSV] = escape_csv,   [DT_FORMAT_MARKDOWN] = escape_markdown,
        [DT_FORMAT_LATEX] = escape_latex,  [DT_FORMAT_HTML] = escape_html,
    };
    escapes[format](out, text);
}
