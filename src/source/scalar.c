/* SPDX-License-Identifier: MIT */
/* The texts of libyaml's scalars: what was written, what of it means nothing given, and which bytes of the source say the
 * same, so that a place inside a statement can be told. */
#include "base/codes.h"
#include "source/yaml.h"

#include <string.h>

#define REPLACEMENT "\xef\xbf\xbd"

typedef struct scalar {
    const yaml_event_t *event;
    size_t start, end; /* the value alone, without anchor and tag */
    bool plain;
    size_t statement; /* where the tag stands that may be the start of a statement, SIZE_MAX without one */
} scalar;

static bool is_nothing(const char *value, size_t length)
{
    return length == 0 || (length == 1 && *value == '~') || (length == 4 && memcmp(value, "null", 4) == 0);
}

/* `!a and b` is no tagged text but a statement; `!!str a` and `!<tag> a` are tagged texts. */
static bool may_be_statement(const dt_yaml *y, const scalar *s)
{
    if (!s->plain || s->event->data.scalar.anchor || !s->event->data.scalar.tag || dt_builder_wants_key(&y->builder))
        return false;
    return dt_yaml_byte(y, s->start + 1) != '!' && dt_yaml_byte(y, s->start + 1) != '<';
}

/* Reports the escapes for NUL in a double-quoted text. */
static void report_nul_escapes(dt_yaml *y, const scalar *s)
{
    static const char *const escapes[] = {"\\0", "\\x00", "\\u0000", "\\U00000000"};
    for (size_t at = s->start; at < s->end; at++) {
        if (y->text[at] != '\\')
            continue;
        for (size_t k = 0; k < sizeof escapes / sizeof *escapes; k++) {
            size_t length = strlen(escapes[k]);
            if (s->end - at > length && memcmp(y->text + at, escapes[k], length) == 0)
                dt_diagnostics_add(y->found, DT_CODE_CONTROL_CHARACTER, dt_yaml_span(at, at + length),
                                   "the character U+0000 cannot stand in a model; remove it");
        }
        at++; /* whatever is escaped is no backslash that escapes */
    }
}

/* A text cannot hold NUL; each becomes the replacement character. */
static dt_status replace_nuls(dt_yaml *y, const char *value, size_t length, dt_node *node)
{
    const size_t width = sizeof REPLACEMENT - 1;
    size_t nuls = 0;
    for (size_t k = 0; k < length; k++)
        nuls += value[k] == '\0';
    char *text = dt_arena_calloc(&y->builder.arena, length + nuls * (width - 1) + 1, 1);
    if (!text)
        return DT_ERR_NOMEM;
    node->text = text;
    for (size_t k = 0; k < length; k++) {
        if (value[k])
            *text++ = value[k];
        else
            text = (char *)memcpy(text, REPLACEMENT, width) + width;
    }
    node->length = (size_t)(text - node->text);
    return DT_OK;
}

/* The text of a statement that begins with `!`: what libyaml took for a tag, and the rest. */
static dt_status join_statement(dt_yaml *y, const scalar *s, dt_node *node)
{
    size_t tag = s->statement, tag_end = dt_yaml_skip_word(y, tag, s->end), rest = s->event->data.scalar.length;
    char *text = dt_arena_calloc(&y->builder.arena, tag_end - tag + 1 + rest + 1, 1);
    if (!text)
        return DT_ERR_NOMEM;
    node->text = text;
    memcpy(text, y->text + tag, tag_end - tag);
    text += tag_end - tag;
    if (rest) {
        *text++ = ' ';
        memcpy(text, s->event->data.scalar.value, rest);
        text += rest;
    }
    node->length = (size_t)(text - node->text);
    return DT_OK;
}

/* Copies the value; a `!` that was replaced at its start is put back. */
static dt_status copy_text(dt_yaml *y, const scalar *s, dt_node *node)
{
    size_t length = s->event->data.scalar.length;
    char *text = dt_arena_text(&y->builder.arena, (const char *)s->event->data.scalar.value, length);
    if (!text)
        return DT_ERR_NOMEM;
    if (s->plain && length && dt_source_bytes(y->source)[s->start] == '!')
        *text = '!';
    node->text = text;
    node->length = length;
    return DT_OK;
}

static dt_status decode(dt_yaml *y, const scalar *s, dt_node *node)
{
    const char *value = (const char *)s->event->data.scalar.value;
    size_t length = s->event->data.scalar.length;
    if (s->statement != SIZE_MAX)
        return join_statement(y, s, node);
    if (!memchr(value, '\0', length))
        return copy_text(y, s, node);
    report_nul_escapes(y, s);
    return replace_nuls(y, value, length, node);
}

/* A text is exact where the source has the same bytes, up to the closing quote if there is one. */
static void find_exact(const dt_yaml *y, const scalar *s, dt_node *node)
{
    size_t first = node->span.offset, last = s->end;
    const char *bytes = dt_source_bytes(y->source);
    if (!s->plain && (!dt_yaml_is_one_of(bytes[first], "\"'") || --last <= first))
        return;
    node->exact = node->length <= last - first && memcmp(bytes + last - node->length, node->text, node->length) == 0 &&
                  (s->plain || last - node->length == first + 1);
    if (node->exact)
        node->text_offset = (uint32_t)(last - node->length);
}

/* What is left of an anchor or alias that was reported stays out of the tree: one error is enough. */
static bool is_refused(const dt_yaml *y, const scalar *s)
{
    const char *bytes = dt_source_bytes(y->source);
    bool lone = s->event->data.scalar.length == 0 && (s->event->data.scalar.anchor || s->event->data.scalar.tag);
    return lone || (y->text[s->start] != bytes[s->start] && dt_yaml_is_one_of(bytes[s->start], "&*"));
}

static scalar measure_scalar(dt_yaml *y, const yaml_event_t *event)
{
    scalar s = {.event = event, .start = dt_yaml_seek(y, event->start_mark.index), .statement = SIZE_MAX};
    s.end = dt_yaml_seek(y, event->end_mark.index);
    s.plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    if (may_be_statement(y, &s))
        s.statement = s.start;
    if (event->data.scalar.anchor || event->data.scalar.tag)
        s.start = dt_yaml_refuse_properties(y, s.start, s.end);
    while (s.end > s.start && (dt_yaml_is_blank(y->text[s.end - 1]) || dt_yaml_is_break(y->text[s.end - 1])))
        s.end--; /* a block scalar takes the empty lines after it along */
    return s;
}

dt_status dt_yaml_on_scalar(dt_yaml *y, const yaml_event_t *event)
{
    scalar s = measure_scalar(y, event);
    const char *value = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    dt_node node = {.kind = DT_NODE_NOTHING, .span = dt_yaml_span(s.start, s.end), .text = ""};
    if (s.plain && length == 2 && memcmp(value, "<<", 2) == 0 && dt_builder_wants_key(&y->builder)) {
        dt_diagnostics_add(y->found, DT_CODE_KEY_NOT_TEXT, node.span, "a model cannot have merge keys; write them out");
        node = dt_refused_node(node.span);
    } else if (s.statement == SIZE_MAX && s.plain && is_refused(y, &s)) {
        node = dt_refused_node(node.span);
    } else if (s.statement != SIZE_MAX || !s.plain || !is_nothing(value, length)) {
        if (s.statement != SIZE_MAX)
            node.span = dt_yaml_span(s.statement, s.end);
        node.kind = DT_NODE_TEXT;
        DT_TRY(decode(y, &s, &node));
        find_exact(y, &s, &node);
    }
    return dt_builder_add(&y->builder, &node);
}
