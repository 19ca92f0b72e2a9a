/* SPDX-License-Identifier: MIT */
/* A strict reader of JSON (RFC 8259), a state machine without recursion. It has its own diagnostics until the last byte
 * has shown that the text is JSON at all: if not, YAML reads it from the start. Nesting beyond the limit settles it as
 * JSON, for YAML would stop at the same bracket. */
#include "base/codes.h"
#include "source/reader.h"

#include <string.h>

#define REPLACEMENT 0xfffdu

typedef enum state {
    WANTS_VALUE,
    WANTS_VALUE_OR_END, /* after [ */
    WANTS_KEY,          /* after , in an object */
    WANTS_KEY_OR_END,   /* after { */
    WANTS_COMMA_OR_END,
    COMPLETE,
    NOT_JSON
} state;

typedef struct json {
    const dt_source *source;
    const char *bytes;
    size_t at, end;
    dt_diagnostics *found;
    dt_builder builder;
    state state;
} json;

static dt_span span_from(const json *j, size_t start)
{
    return (dt_span){(uint32_t)start, (uint32_t)(j->at - start)};
}

static char look(const json *j)
{
    return j->at < j->end ? j->bytes[j->at] : '\0';
}

static bool take(json *j, char byte)
{
    if (j->at >= j->end || j->bytes[j->at] != byte)
        return false;
    j->at++;
    return true;
}

static void skip_space(json *j)
{
    while (j->at < j->end && j->bytes[j->at] && strchr(" \t\r\n", j->bytes[j->at]))
        j->at++;
}

static size_t skip_digits(json *j)
{
    size_t start = j->at;
    while (look(j) >= '0' && look(j) <= '9')
        j->at++;
    return j->at - start;
}

static state after_value(const json *j)
{
    return j->builder.depth ? WANTS_COMMA_OR_END : COMPLETE;
}

/* ---- strings ------------------------------------------------------------------------------------------------- */

/* Four hexadecimal digits, or false. */
static bool take_code_unit(json *j, uint32_t *unit)
{
    *unit = 0;
    for (int k = 0; k < 4; k++, j->at++) {
        static const char digits[] = "0123456789abcdef0123456789ABCDEF";
        const char *digit = look(j) ? strchr(digits, look(j)) : NULL;
        if (!digit)
            return false;
        *unit = *unit << 4 | (uint32_t)(digit - digits) % 16;
    }
    return true;
}

/* Joins the high surrogate in `code` with the low one that follows; takes nothing if none does. */
static bool take_low_surrogate(json *j, uint32_t *code)
{
    size_t start = j->at;
    uint32_t low;
    if (!take(j, '\\') || !take(j, 'u') || !take_code_unit(j, &low) || low < 0xdc00 || low > 0xdfff) {
        j->at = start;
        return false;
    }
    *code = 0x10000 + ((*code - 0xd800) << 10) + (low - 0xdc00);
    return true;
}

static void report_escape(json *j, size_t start, unsigned code, const char *message)
{
    dt_diagnostics_add(j->found, code, span_from(j, start), "%s", message);
}

static bool take_unicode_escape(json *j, size_t start, uint32_t *code)
{
    if (!take_code_unit(j, code))
        return false;
    if (*code >= 0xd800 && *code <= 0xdfff && (*code >= 0xdc00 || !take_low_surrogate(j, code))) {
        report_escape(j, start, DT_CODE_ENCODING,
                      "this escape is half a character; write both halves of the pair, or the character itself");
        *code = REPLACEMENT;
    }
    if (*code == 0) {
        report_escape(j, start, DT_CODE_CONTROL_CHARACTER, "the character U+0000 cannot stand in a model; remove it");
        *code = REPLACEMENT;
    }
    return true;
}

/* The code point of the escape at the backslash, or false. */
static bool take_escape(json *j, uint32_t *code)
{
    static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
    size_t start = j->at++;
    if (take(j, 'u'))
        return take_unicode_escape(j, start, code);
    const char *name = look(j) ? strchr(names, look(j)) : NULL;
    if (!name)
        return false;
    j->at++;
    *code = (unsigned char)values[name - names];
    return true;
}

/* Where the string that begins at the quote ends, quote included; 0 if it does not. */
static size_t string_end(const json *j)
{
    for (size_t at = j->at + 1; at < j->end; at++) {
        if (j->bytes[at] == '"')
            return at + 1;
        if ((unsigned char)j->bytes[at] < 0x20)
            return 0;
        at += j->bytes[at] == '\\';
    }
    return 0;
}

/* Decodes into `text`, which has room: an escape is at least as long as what it stands for. */
static bool decode(json *j, size_t close, char *text, size_t *length)
{
    *length = 0;
    while (j->at < close) {
        size_t piece = j->at;
        while (j->at < close && j->bytes[j->at] != '\\')
            j->at++;
        memcpy(text + *length, j->bytes + piece, j->at - piece);
        *length += j->at - piece;
        uint32_t code;
        if (j->at == close)
            break;
        if (!take_escape(j, &code))
            return false;
        *length += dt_utf8_encode(code, text + *length);
    }
    return true;
}

static dt_status read_string(json *j, state next)
{
    size_t start = j->at, end = string_end(j);
    j->state = NOT_JSON;
    if (!end)
        return DT_OK;
    char *text = dt_arena_calloc(&j->builder.arena, end - start - 1, 1); /* the quotes' two bytes less, NUL more */
    if (!text)
        return DT_ERR_NOMEM;
    dt_node node = {.kind = DT_NODE_TEXT, .text = text, .text_offset = (uint32_t)start + 1};
    j->at = start + 1;
    if (!decode(j, end - 1, text, &node.length))
        return DT_OK;
    j->at = end;
    node.span = span_from(j, start);
    node.exact = memchr(j->bytes + start, '\\', end - start) == NULL;
    j->state = next;
    return dt_builder_add(&j->builder, &node);
}

/* ---- values -------------------------------------------------------------------------------------------------- */

static bool take_number(json *j)
{
    take(j, '-');
    if (!take(j, '0') && !skip_digits(j))
        return false;
    if (take(j, '.') && !skip_digits(j))
        return false;
    if (take(j, 'e') || take(j, 'E')) {
        if (!take(j, '+'))
            take(j, '-');
        return skip_digits(j) > 0;
    }
    return true;
}

static bool take_word(json *j, const char *word)
{
    size_t length = strlen(word);
    if (j->end - j->at < length || memcmp(j->bytes + j->at, word, length) != 0)
        return false;
    j->at += length;
    return true;
}

static dt_status read_bare(json *j)
{
    size_t start = j->at;
    bool nothing = take_word(j, "null");
    j->state = NOT_JSON;
    if (!nothing && !take_word(j, "true") && !take_word(j, "false") && !take_number(j))
        return DT_OK;
    dt_node node = {.kind = DT_NODE_NOTHING, .span = span_from(j, start), .text = ""};
    if (!nothing) {
        node.kind = DT_NODE_TEXT;
        node.length = node.span.length;
        node.text = dt_arena_text(&j->builder.arena, j->bytes + start, node.length);
        node.text_offset = (uint32_t)start;
        node.exact = true;
        if (!node.text)
            return DT_ERR_NOMEM;
    }
    j->state = after_value(j);
    return dt_builder_add(&j->builder, &node);
}

static dt_status read_value(json *j)
{
    if (look(j) == '"')
        return read_string(j, after_value(j));
    if (look(j) != '{' && look(j) != '[')
        return read_bare(j);
    bool object = look(j) == '{';
    j->state = object ? WANTS_KEY_OR_END : WANTS_VALUE_OR_END;
    return dt_builder_open(&j->builder, object ? DT_NODE_MAPPING : DT_NODE_LIST, j->at++);
}

static dt_status close_collection(json *j)
{
    j->at++;
    dt_status status = dt_builder_close(&j->builder, j->at);
    j->state = after_value(j);
    return status;
}

static dt_status read_key(json *j)
{
    if (look(j) != '"') {
        j->state = NOT_JSON;
        return DT_OK;
    }
    DT_TRY(read_string(j, WANTS_VALUE));
    skip_space(j);
    if (j->state == WANTS_VALUE && !take(j, ':'))
        j->state = NOT_JSON;
    return DT_OK;
}

/* ---- states -------------------------------------------------------------------------------------------------- */

static dt_status value_or_end(json *j)
{
    return look(j) == ']' ? close_collection(j) : read_value(j);
}

static dt_status key_or_end(json *j)
{
    return look(j) == '}' ? close_collection(j) : read_key(j);
}

static dt_status comma_or_end(json *j)
{
    bool object = j->builder.frames[j->builder.depth - 1].kind == DT_NODE_MAPPING;
    if (look(j) == (object ? '}' : ']'))
        return close_collection(j);
    j->state = !take(j, ',') ? NOT_JSON : object ? WANTS_KEY : WANTS_VALUE;
    return DT_OK;
}

static dt_status read_text(json *j)
{
    static dt_status (*const steps[])(json *) = {
        [WANTS_VALUE] = read_value,      [WANTS_VALUE_OR_END] = value_or_end, [WANTS_KEY] = read_key,
        [WANTS_KEY_OR_END] = key_or_end, [WANTS_COMMA_OR_END] = comma_or_end,
    };
    while (j->state < COMPLETE) {
        skip_space(j);
        DT_TRY(steps[j->state](j));
    }
    skip_space(j);
    if (j->at < j->end)
        j->state = NOT_JSON;
    return DT_OK;
}

static dt_status finish(json *j, dt_status status, dt_tree **out, bool *is_json)
{
    *is_json = status != DT_OK || j->state == COMPLETE;
    if (status == DT_OK && *is_json)
        status = dt_builder_finish(&j->builder, out);
    else if (status == DT_ERR_MODEL && dt_builder_abandon(&j->builder) != DT_OK)
        status = DT_ERR_NOMEM;
    return status;
}

dt_status dt_json_read(dt_tree **out, const dt_source *source, dt_diagnostics *diagnostics, bool *is_json)
{
    json j = {.source = source,
              .bytes = dt_source_bytes(source),
              .at = dt_scan_start(source),
              .end = dt_source_length(source)};
    *is_json = true;
    dt_status status = dt_diagnostics_new(&j.found, source);
    if (status != DT_OK)
        return status;
    j.builder = (dt_builder){.source = source, .found = j.found};
    status = finish(&j, read_text(&j), out, is_json);
    if (*is_json && status != DT_ERR_NOMEM) {
        dt_scan_characters(source, diagnostics, NULL);
        if (dt_diagnostics_take(diagnostics, j.found) != DT_OK)
            status = DT_ERR_NOMEM;
    }
    dt_builder_free(&j.builder);
    dt_diagnostics_free(j.found);
    return status;
}
