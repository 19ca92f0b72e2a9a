/* SPDX-License-Identifier: MIT */
/* A pull reader for JSON. Strict once, in dt_pull_check(); what walks afterwards relies on it. */
#include "solution/pull.h"

#include "base/codes.h"

#include <assert.h>
#include <string.h>

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* The byte at the cursor after white space, '\0' at the end. */
static char look(dt_pull *pull)
{
    while (pull->at < pull->length && is_space(pull->bytes[pull->at]))
        pull->at++;
    return pull->at < pull->length ? pull->bytes[pull->at] : '\0';
}

static bool take(dt_pull *pull, char byte)
{
    if (look(pull) != byte || pull->at >= pull->length)
        return false;
    pull->at++;
    return true;
}

void dt_pull_report(dt_pull *pull, const char *format, ...)
{
    dt_text message = {.data = NULL};
    va_list list;
    va_start(list, format);
    dt_text_vprintf(&message, format, list);
    va_end(list);
    look(pull);
    dt_diagnostics_add(pull->diagnostics, DT_CODE_WRONG_KIND, (dt_span){(uint32_t)pull->at, 1}, "%s",
                       dt_text_get(&message));
    dt_text_free(&message);
}

/* ---- the check ----------------------------------------------------------------------------------------------------- */

static bool syntax_error(dt_pull *pull, const char *message)
{
    dt_diagnostics_add(pull->diagnostics, DT_CODE_SYNTAX, (dt_span){(uint32_t)pull->at, 1}, "%s", message);
    return false;
}

static bool check_escape(dt_pull *pull)
{
    char letter = pull->at < pull->length ? pull->bytes[pull->at++] : '\0';
    if (letter != 'u')
        return letter && strchr("\"\\/bfnrt", letter);
    for (int k = 0; k < 4; k++, pull->at++)
        if (pull->at >= pull->length || !pull->bytes[pull->at] ||
            !strchr("0123456789abcdefABCDEF", pull->bytes[pull->at]))
            return false;
    return true;
}

static bool check_string(dt_pull *pull)
{
    pull->at++;
    while (pull->at < pull->length && pull->bytes[pull->at] != '"') {
        char byte = pull->bytes[pull->at];
        if ((unsigned char)byte < ' ')
            return syntax_error(pull, "a control character in a text; it is written as an escape");
        pull->at++;
        if (byte == '\\' && !check_escape(pull))
            return syntax_error(pull, "an escape that JSON does not have");
    }
    if (pull->at >= pull->length)
        return syntax_error(pull, "the file ends inside a text");
    pull->at++;
    return true;
}

static size_t check_digits(dt_pull *pull)
{
    size_t from = pull->at;
    while (pull->at < pull->length && is_digit(pull->bytes[pull->at]))
        pull->at++;
    return pull->at - from;
}

static bool check_number(dt_pull *pull)
{
    const char *bytes = pull->bytes;
    if (bytes[pull->at] == '-')
        pull->at++;
    size_t from = pull->at, digits = check_digits(pull);
    bool sound = digits == 1 || (digits > 1 && bytes[from] != '0');
    if (sound && pull->at < pull->length && bytes[pull->at] == '.') {
        pull->at++;
        sound = check_digits(pull) > 0;
    }
    if (sound && pull->at < pull->length && (bytes[pull->at] == 'e' || bytes[pull->at] == 'E')) {
        pull->at++;
        if (pull->at < pull->length && (bytes[pull->at] == '+' || bytes[pull->at] == '-'))
            pull->at++;
        sound = check_digits(pull) > 0;
    }
    return sound || syntax_error(pull, "a number that JSON does not have");
}

static bool check_word(dt_pull *pull)
{
    static const char *const words[] = {"true", "false", "null"};
    for (size_t k = 0; k < 3; k++) {
        size_t length = strlen(words[k]);
        if (pull->length - pull->at >= length && memcmp(pull->bytes + pull->at, words[k], length) == 0) {
            pull->at += length;
            return true;
        }
    }
    return syntax_error(pull, pull->at < pull->length ? "a value is expected here" : "the file ends before its value");
}

static bool check_scalar(dt_pull *pull)
{
    char byte = look(pull);
    if (byte == '"')
        return check_string(pull);
    return byte == '-' || is_digit(byte) ? check_number(pull) : check_word(pull);
}

static bool check_key(dt_pull *pull)
{
    if (look(pull) != '"')
        return syntax_error(pull, "a key is expected here");
    return check_string(pull) && (take(pull, ':') || syntax_error(pull, "\":\" is expected here"));
}

/* After a value: closes what ends here, and stands at the next value. `open` has the closing byte of each level. */
static bool check_after(dt_pull *pull, const char *open, size_t *depth, bool *done)
{
    while (*depth > 0 && take(pull, open[*depth - 1]))
        --*depth;
    *done = *depth == 0;
    if (*done)
        return true;
    if (!take(pull, ','))
        return syntax_error(pull, open[*depth - 1] == ']' ? "\",\" or \"]\" is expected here"
                                                          : "\",\" or \"}\" is expected here");
    return open[*depth - 1] == ']' || check_key(pull);
}

/* Goes into a mapping or list; `*empty` where nothing is in it. */
static bool check_open(dt_pull *pull, char *open, size_t *depth, bool *empty)
{
    char closing = pull->bytes[pull->at] == '{' ? '}' : ']';
    if (*depth == DT_PULL_NESTING_MAX)
        return syntax_error(pull, "nested more deeply than any solution");
    pull->at++;
    open[(*depth)++] = closing;
    *empty = look(pull) == closing;
    return *empty || closing == ']' || check_key(pull);
}

bool dt_pull_check(dt_pull *pull)
{
    char open[DT_PULL_NESTING_MAX];
    size_t depth = 0;
    pull->at = pull->length >= 3 && memcmp(pull->bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    size_t start = pull->at;
    for (bool done = false; !done;) {
        bool empty = true;
        char byte = look(pull);
        bool sound = byte == '{' || byte == '[' ? check_open(pull, open, &depth, &empty) : check_scalar(pull);
        if (!sound || (empty && !check_after(pull, open, &depth, &done)))
            return false;
    }
    if (look(pull) || pull->at < pull->length)
        return syntax_error(pull, "nothing more is expected here");
    pull->at = start;
    return true;
}

/* ---- the cursor, over a text that was checked ----------------------------------------------------------------------- */

dt_pull_kind dt_pull_peek(dt_pull *pull)
{
    switch (look(pull)) {
    case '{': return DT_PULL_MAPPING;
    case '[': return DT_PULL_LIST;
    case '"': return DT_PULL_TEXT;
    case 't':
    case 'f': return DT_PULL_TRUTH;
    case 'n': return DT_PULL_NULL;
    default: return DT_PULL_NUMBER;
    }
}

static void skip_string(dt_pull *pull)
{
    for (pull->at++; pull->bytes[pull->at] != '"'; pull->at++)
        if (pull->bytes[pull->at] == '\\')
            pull->at++;
    pull->at++;
}

void dt_pull_skip(dt_pull *pull)
{
    size_t depth = 0;
    do {
        char byte = look(pull);
        if (byte == '"') {
            skip_string(pull);
            continue;
        }
        depth += byte == '{' || byte == '[';
        depth -= byte == '}' || byte == ']';
        pull->at++;
        if (!strchr("{}[],:", byte))
            while (pull->at < pull->length && !is_space(pull->bytes[pull->at]) &&
                   !strchr("{}[],:", pull->bytes[pull->at]))
                pull->at++;
    } while (depth > 0);
}

static bool expect(dt_pull *pull, dt_pull_kind kind, const char *what)
{
    static const char *const names[] = {"a mapping", "a list", "a text", "a whole number", "true or false", "null"};
    if (dt_pull_peek(pull) == kind)
        return true;
    dt_pull_report(pull, "%s of a solution is %s, not %s", what, names[kind], names[dt_pull_peek(pull)]);
    return false;
}

bool dt_pull_enter(dt_pull *pull, dt_pull_kind kind, const char *what)
{
    if (!expect(pull, kind, what))
        return false;
    pull->at++;
    return true;
}

bool dt_pull_item(dt_pull *pull)
{
    take(pull, ',');
    return !take(pull, ']');
}

static unsigned hex_digit(char letter)
{
    if (is_digit(letter))
        return (unsigned)(letter - '0');
    return (unsigned)((letter | 0x20) - 'a') + 10;
}

static uint32_t read_unit(dt_pull *pull)
{
    uint32_t unit = 0;
    for (int k = 0; k < 4; k++)
        unit = unit << 4 | hex_digit(pull->bytes[pull->at++]);
    return unit;
}

static void add_point(dt_text *out, uint32_t point)
{
    char bytes[4];
    size_t length = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    static const unsigned char leads[] = {0, 0, 0xc0, 0xe0, 0xf0};
    for (size_t k = length; k-- > 1; point >>= 6)
        bytes[k] = (char)(0x80 | (point & 0x3f));
    bytes[0] = (char)(leads[length] | point);
    dt_text_add_bytes(out, bytes, length);
}

/* An escape after \u: two units where they are a surrogate pair. A lone surrogate and NUL become U+FFFD. */
static void read_point(dt_pull *pull, dt_text *out)
{
    uint32_t point = read_unit(pull);
    if (point >= 0xd800 && point < 0xdc00 && strncmp(pull->bytes + pull->at, "\\u", 2) == 0) {
        size_t back = pull->at;
        pull->at += 2;
        uint32_t low = read_unit(pull);
        if (low >= 0xdc00 && low < 0xe000)
            point = 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00);
        else
            pull->at = back;
    }
    add_point(out, point == 0 || (point >= 0xd800 && point < 0xe000) ? 0xfffd : point);
}

static void read_escape(dt_pull *pull, dt_text *out)
{
    static const char letters[] = "bfnrt", values[] = "\b\f\n\r\t";
    char letter = pull->bytes[pull->at++];
    const char *found = strchr(letters, letter);
    if (letter == 'u')
        read_point(pull, out);
    else
        dt_text_add_bytes(out, found ? &values[found - letters] : &letter, 1);
}

static void read_string(dt_pull *pull, dt_text *out)
{
    out->length = 0;
    pull->at++;
    while (pull->bytes[pull->at] != '"') {
        const char *from = pull->bytes + pull->at;
        size_t plain = 0;
        while (from[plain] != '"' && from[plain] != '\\')
            plain++;
        dt_text_add_bytes(out, from, plain);
        pull->at += plain;
        if (pull->bytes[pull->at] == '\\') {
            pull->at++;
            read_escape(pull, out);
        }
    }
    pull->at++;
}

bool dt_pull_member(dt_pull *pull, dt_text *key)
{
    take(pull, ',');
    if (take(pull, '}'))
        return false;
    look(pull);
    read_string(pull, key);
    take(pull, ':');
    return true;
}

bool dt_pull_text(dt_pull *pull, dt_text *out, const char *what)
{
    if (!expect(pull, DT_PULL_TEXT, what))
        return false;
    read_string(pull, out);
    return true;
}

bool dt_pull_number(dt_pull *pull, uint64_t *out, const char *what)
{
    if (!expect(pull, DT_PULL_NUMBER, what))
        return false;
    size_t at = pull->at;
    uint64_t number = 0;
    for (; at < pull->length && is_digit(pull->bytes[at]) && number < UINT64_MAX / 10 - 1; at++)
        number = number * 10 + (uint64_t)(pull->bytes[at] - '0');
    if (at == pull->at || (at < pull->length && (is_digit(pull->bytes[at]) || strchr(".eE", pull->bytes[at])))) {
        dt_pull_report(pull, "%s of a solution is a whole number", what);
        return false;
    }
    pull->at = at;
    *out = number;
    return true;
}

bool dt_pull_null(dt_pull *pull)
{
    if (dt_pull_peek(pull) != DT_PULL_NULL)
        return false;
    pull->at += 4;
    return true;
}
