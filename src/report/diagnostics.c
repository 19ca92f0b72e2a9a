/* SPDX-License-Identifier: MIT */
/* Diagnostics for people and for programs. Under each message stands the line it speaks of with a caret below the place.
 * Of a long line only the surroundings of the place are shown, so that a file of one line costs no more than another. */
#include <detente/report.h>

#include "report/json.h"
#include "report/letters.h"

#include <stdio.h>

#define SHOWN_MAX 200     /* messages, then a line says how many more */
#define LETTERS_MAX 120   /* of a line, */
#define LETTERS_BEFORE 76 /* of which at most before the place */

typedef struct paint {
    const char *strong, *error, *warning, *caret, *off;
} paint;

static const paint colours = {"\033[1m", "\033[1;31m", "\033[1;35m", "\033[1;32m", "\033[0m"};
static const paint plain = {"", "", "", "", ""};

static const char *severity_word(const dt_diagnostic *diagnostic)
{
    return diagnostic->severity == DT_ERROR ? "error" : "warning";
}

/* One letter of a source line, as wide as itself: a tab stays a tab, what is not plain becomes U+FFFD. */
static void add_letter(dt_text *out, const char *at, dt_letter letter)
{
    if (letter.point == '\t' || dt_letter_plain(letter))
        dt_text_add_bytes(out, at, letter.length);
    else
        dt_text_add(out, "\xef\xbf\xbd");
}

/* Where to begin so that at most LETTERS_BEFORE letters stand before `place`. */
static const char *window_start(const char *line, const char *place)
{
    const char *start = place;
    for (size_t letters = 0; start > line && letters < LETTERS_BEFORE; letters++) {
        start--;
        while (start > line && place - start < 4 * LETTERS_BEFORE && ((unsigned char)*start & 0xc0) == 0x80)
            start--;
    }
    return start;
}

static void add_source_line(dt_text *out, const char *line, size_t length, const char *place, const paint *use)
{
    const char *end = line + length;
    const char *start = window_start(line, place);
    dt_text indent = {.data = NULL};
    dt_text_add(out, start > line ? "    ..." : "    ");
    dt_text_add(&indent, start > line ? "       " : "    ");
    const char *at = start;
    size_t letters = 0;
    for (; at < place && at < end; letters++) {
        dt_letter letter = dt_letter_at(at);
        add_letter(out, at, letter);
        dt_text_add(&indent, letter.point == '\t' ? "\t" : " ");
        at += letter.length;
    }
    for (; at < end && letters < LETTERS_MAX; letters++) {
        dt_letter letter = dt_letter_at(at);
        add_letter(out, at, letter);
        at += letter.length;
    }
    dt_text_add(out, at < end ? "...\n" : "\n");
    dt_text_printf(out, "%s%s^%s\n", dt_text_get(&indent), use->caret, use->off);
    dt_text_free_into(&indent, out);
}

static void add_message(dt_text *out, const dt_diagnostic *diagnostic, const paint *use)
{
    const dt_source *source = diagnostic->source;
    unsigned line, column;
    size_t length;
    dt_source_locate(source, diagnostic->span.offset, &line, &column);
    const char *text = dt_source_line(source, line, &length);
    const char *place = dt_source_bytes(source) + diagnostic->span.offset;
    if (place < text || place > text + length)
        place = place < text ? text : text + length;
    dt_text_add(out, use->strong);
    dt_letters_add(out, dt_source_name(source));
    dt_text_printf(out, ":%u:%u: %s%s%s:%s ", line, column, use->off,
                   diagnostic->severity == DT_ERROR ? use->error : use->warning, severity_word(diagnostic), use->off);
    dt_letters_add(out, diagnostic->message);
    dt_text_printf(out, " [DT%03u]\n", diagnostic->code);
    if (length)
        add_source_line(out, text, length, place, use);
}

dt_status dt_report_diagnostics(const dt_diagnostics *diagnostics, bool colour, dt_text *out)
{
    const paint *use = colour ? &colours : &plain;
    size_t count = dt_diagnostics_count(diagnostics);
    size_t shown = count < SHOWN_MAX ? count : SHOWN_MAX;
    for (size_t k = 0; k < shown; k++)
        add_message(out, dt_diagnostics_get(diagnostics, k), use);
    if (shown < count) {
        dt_letters_add(out, dt_source_name(dt_diagnostics_source(diagnostics)));
        dt_text_printf(out, ": and %zu more\n", count - shown);
    }
    return out->status;
}

static void add_object(dt_json *json, const dt_diagnostic *diagnostic)
{
    const dt_source *source = diagnostic->source;
    unsigned line, column;
    char code[16];
    dt_source_locate(source, diagnostic->span.offset, &line, &column);
    snprintf(code, sizeof code, "DT%03u", diagnostic->code);
    dt_json_open_mapping(json, DT_JSON_LINE);
    dt_json_member_text(json, "file", dt_source_name(source));
    dt_json_member_number(json, "line", line);
    dt_json_member_number(json, "column", column);
    dt_json_member_text(json, "severity", severity_word(diagnostic));
    dt_json_member_text(json, "code", code);
    dt_json_member_text(json, "message", diagnostic->message);
    dt_json_close(json);
}

dt_status dt_report_diagnostics_json(const dt_diagnostics *diagnostics, dt_text *out)
{
    dt_json json = {.out = out};
    dt_json_open_list(&json, DT_JSON_BLOCK);
    for (size_t k = 0; k < dt_diagnostics_count(diagnostics); k++)
        add_object(&json, dt_diagnostics_get(diagnostics, k));
    dt_json_close(&json);
    return out->status;
}
