/* SPDX-License-Identifier: MIT */
/* Streaming JSON. Lists of millions of numbers pass through here, so a number costs a division per digit and no format. */
#include "report/json.h"

#include <inttypes.h>
#include <stdio.h>

#include "report/letters.h"

#include <assert.h>

static bool bit(uint32_t bits, unsigned depth)
{
    return bits >> depth & 1u;
}

static void new_line(dt_json *json)
{
    static const char spaces[2 * DT_JSON_DEPTH_MAX + 1] = "                                ";
    dt_text_add_bytes(json->out, "\n", 1);
    dt_text_add_bytes(json->out, spaces, (size_t)json->depth * 2);
}

/* What stands between the item before and the one that comes now. */
static void separate(dt_json *json)
{
    if (json->after_key || json->depth == 0) {
        json->after_key = false;
        return;
    }
    bool first = !bit(json->filled, json->depth);
    json->filled |= 1u << json->depth;
    if (bit(json->block, json->depth)) {
        dt_text_add_bytes(json->out, ",", first ? 0 : 1);
        new_line(json);
    } else {
        dt_text_add_bytes(json->out, ", ", first ? 0 : 2);
    }
}

static void open(dt_json *json, dt_json_layout layout, bool list)
{
    separate(json);
    bool outer_on_line = json->depth > 0 && !bit(json->block, json->depth);
    dt_text_add_bytes(json->out, list ? "[" : "{", 1);
    json->depth++;
    assert(json->depth < DT_JSON_DEPTH_MAX);
    uint32_t here = 1u << json->depth;
    json->filled &= ~here;
    json->block = layout == DT_JSON_BLOCK && !outer_on_line ? json->block | here : json->block & ~here;
    json->list = list ? json->list | here : json->list & ~here;
}

void dt_json_open_mapping(dt_json *json, dt_json_layout layout)
{
    open(json, layout, false);
}

void dt_json_open_list(dt_json *json, dt_json_layout layout)
{
    open(json, layout, true);
}

void dt_json_close(dt_json *json)
{
    assert(json->depth > 0);
    bool broken = bit(json->block, json->depth) && bit(json->filled, json->depth);
    bool list = bit(json->list, json->depth);
    json->depth--;
    if (broken)
        new_line(json);
    dt_text_add_bytes(json->out, list ? "]" : "}", 1);
    if (json->depth == 0)
        dt_text_add_bytes(json->out, "\n", 1);
}

static void add_escape(dt_text *out, uint32_t point)
{
    switch (point) {
    case '"': dt_text_add(out, "\\\""); break;
    case '\\': dt_text_add(out, "\\\\"); break;
    case '\n': dt_text_add(out, "\\n"); break;
    case '\r': dt_text_add(out, "\\r"); break;
    case '\t': dt_text_add(out, "\\t"); break;
    default: dt_text_printf(out, "\\u%04x", (unsigned)point); break;
    }
}

/* U+2028 and U+2029 end lines in some readers, U+007F to U+009F move the cursor of some terminals. */
static bool needs_escape(uint32_t point)
{
    return point < 0x20 || point == '"' || point == '\\' || (point >= 0x7f && point < 0xa0) || point == 0x2028 ||
           point == 0x2029;
}

static void add_string(dt_text *out, const char *text)
{
    dt_text_add_bytes(out, "\"", 1);
    while (*text) {
        dt_letter letter = dt_letter_at(text);
        if (!letter.valid)
            dt_text_add(out, "\xef\xbf\xbd");
        else if (needs_escape(letter.point))
            add_escape(out, letter.point);
        else
            dt_text_add_bytes(out, text, letter.length);
        text += letter.length;
    }
    dt_text_add_bytes(out, "\"", 1);
}

void dt_json_key(dt_json *json, const char *key)
{
    separate(json);
    add_string(json->out, key);
    dt_text_add_bytes(json->out, ": ", 2);
    json->after_key = true;
}

void dt_json_text(dt_json *json, const char *text)
{
    if (!text) {
        dt_json_null(json);
        return;
    }
    separate(json);
    add_string(json->out, text);
}

void dt_json_number(dt_json *json, uint64_t number)
{
    char digits[20];
    size_t at = sizeof digits;
    separate(json);
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    dt_text_add_bytes(json->out, digits + at, sizeof digits - at);
}

void dt_json_integer(dt_json *json, int64_t number)
{
    char digits[24];
    separate(json);
    snprintf(digits, sizeof digits, "%" PRId64, number);
    dt_text_add(json->out, digits);
}

void dt_json_bool(dt_json *json, bool value)
{
    separate(json);
    dt_text_add(json->out, value ? "true" : "false");
}

void dt_json_null(dt_json *json)
{
    separate(json);
    dt_text_add(json->out, "null");
}

void dt_json_member_text(dt_json *json, const char *key, const char *text)
{
    dt_json_key(json, key);
    dt_json_text(json, text);
}

void dt_json_member_number(dt_json *json, const char *key, uint64_t number)
{
    dt_json_key(json, key);
    dt_json_number(json, number);
}
