/* SPDX-License-Identifier: MIT */
/* What a model cannot have (anchors, aliases, tags, directives) is reported, and reading goes on. Where libyaml cannot
 * go on because of it, as in `- *x and b`, the sign is replaced in the copy that libyaml reads and reading starts over.
 * Each start has one sign less and costs what it reads; REREAD_MAX bounds the sum, so that all stays linear. */
#include "base/codes.h"
#include "source/yaml.h"

#include <string.h>

#define REREAD_MAX ((size_t)2 * DT_SOURCE_MAX)
#define SHOWN_MAX 64 /* bytes of an offence that its span covers at most */

typedef struct offence {
    char sign;
    unsigned code;
    const char *message;
} offence;

static const offence OFFENCES[] = {
    {'!', DT_CODE_TAG, "\"!\" begins a tag, which a model cannot have; quote the text if it is a statement"},
    {'&', DT_CODE_ANCHOR, "\"&\" begins an anchor, which a model cannot have; quote the text if it is a statement"},
    {'*', DT_CODE_ANCHOR, "\"*\" begins an alias, which a model cannot have; quote the text if it is a statement"},
    {'%', DT_CODE_DIRECTIVE, "\"%\" at the start of a line begins a directive, which a model cannot have; remove it"},
};

static size_t offence_end(const dt_yaml *y, size_t at)
{
    size_t end = dt_yaml_skip_word(y, at, at + SHOWN_MAX);
    for (size_t k = at + 1; k < end; k++)
        if (dt_yaml_is_one_of(y->text[k], ",[]{}"))
            return k;
    return end;
}

static void report(const dt_yaml *y, dt_diagnostics *diagnostics, size_t at)
{
    const offence *row = OFFENCES;
    while (row->sign != y->text[at])
        row++;
    dt_diagnostics_add(diagnostics, row->code, dt_yaml_span(at, offence_end(y, at)), "%s", row->message);
}

void dt_yaml_refuse_directives(dt_yaml *y)
{
    for (size_t at = y->begin; at < y->length;) {
        at = dt_yaml_skip_space(y, at);
        if (dt_yaml_byte(y, at) != '%' || !dt_yaml_begins_line(y, at))
            return;
        report(y, y->diagnostics, at);
        y->text[at] = '#';
    }
}

void dt_yaml_refuse(dt_yaml *y, size_t at)
{
    report(y, y->found, at);
}

size_t dt_yaml_refuse_properties(dt_yaml *y, size_t at, size_t end)
{
    while (at < end && dt_yaml_is_one_of(y->text[at], "!&")) {
        dt_yaml_refuse(y, at);
        at = dt_yaml_skip_space(y, dt_yaml_skip_word(y, at, end));
    }
    return at < end ? at : end;
}

static bool begins_value(const dt_yaml *y, size_t at)
{
    while (at > y->begin && dt_yaml_is_blank(y->text[at - 1]))
        at--;
    return dt_yaml_begins_line(y, at) || dt_yaml_is_one_of(y->text[at - 1], "-:?,[{");
}

/* The first of the anchors and tags that stand before `at` on its line, or `at`. */
static size_t first_property(const dt_yaml *y, size_t at)
{
    size_t first = at;
    for (;;) {
        size_t end = first, start;
        while (end > y->begin && dt_yaml_is_blank(y->text[end - 1]))
            end--;
        start = end;
        while (start > y->begin && !dt_yaml_is_blank(y->text[start - 1]) && !dt_yaml_is_break(y->text[start - 1]) &&
               !dt_yaml_is_one_of(y->text[start - 1], "[{,"))
            start--;
        if (start == end || !dt_yaml_is_one_of(y->text[start], "!&*"))
            return begins_value(y, first) ? first : at;
        first = start;
    }
}

/* The sign that keeps libyaml from reading on, or SIZE_MAX. */
static size_t blame(dt_yaml *y, size_t context, size_t problem)
{
    const yaml_parser_t *parser = &y->parser;
    const size_t places[] = {context, problem};
    for (size_t k = 0; k < 2; k++)
        if (dt_yaml_byte(y, places[k]) == '%' && dt_yaml_begins_line(y, places[k]))
            return places[k];
    bool in_token = parser->error == YAML_SCANNER_ERROR && parser->context; /* then `problem` is inside a token */
    for (size_t k = 0; k < (in_token ? 1 : 2); k++) {
        size_t at = first_property(y, places[k]);
        if (dt_yaml_is_one_of(dt_yaml_byte(y, at), "!&*"))
            return at;
    }
    return SIZE_MAX;
}

/* A lone sign gives way to a space, others to a letter, so that what follows keeps its column. */
static void replace_sign(dt_yaml *y, size_t at)
{
    char next = dt_yaml_byte(y, at + 1);
    if (y->text[at] == '%')
        y->text[at] = '#';
    else if (y->text[at] != '!' && (!next || dt_yaml_is_blank(next) || dt_yaml_is_break(next)))
        y->text[at] = ' ';
    else
        y->text[at] = '_';
}

/* libyaml refuses tabs on lines that are otherwise empty or hold a comment; YAML does not. */
static bool replace_tabs(dt_yaml *y, size_t at)
{
    size_t end = dt_yaml_skip_blanks(y, at);
    if (dt_yaml_byte(y, at) != '\t' || !(end == y->length || dt_yaml_is_break(y->text[end]) || y->text[end] == '#'))
        return false;
    memset(y->text + at, ' ', end - at);
    return true;
}

dt_status dt_yaml_stop(dt_yaml *y, const char *words, size_t context, size_t problem)
{
    size_t sign = blame(y, context, problem);
    bool again = y->work + problem < REREAD_MAX;
    if (sign != SIZE_MAX) {
        report(y, y->diagnostics, sign);
        replace_sign(y, sign);
        y->again = again;
    } else if (again && replace_tabs(y, problem)) {
        y->again = true;
    } else {
        dt_yaml_trouble trouble = {.words = words, .context = context, .problem = problem};
        dt_yaml_explain(y->source, y->found, &trouble);
    }
    return DT_ERR_MODEL;
}
