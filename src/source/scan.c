/* SPDX-License-Identifier: MIT */
/* What the bytes alone say, before anything is parsed: size, encoding, characters that no model may have, white space
 * that is there to waste time. Offending characters are reported one by one and replaced in the copy that libyaml
 * reads, so that it goes on to find the other errors of the file at their true places. */
#include "base/codes.h"
#include "source/reader.h"

#include <string.h>

#define BYTE_ORDER_MARK 0xfeffu

/* libyaml clears its buffer for white space after every use, at the cost of the longest run it has held. Longest run
 * times number of runs is below this in anything written by a person or a program in earnest; 2^36 take a second. */
#define SPACE_COST_MAX ((uint64_t)1 << 36)

static bool is_break(char byte)
{
    return byte == '\n' || byte == '\r';
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || is_break(byte);
}

size_t dt_utf8_decode(const char *bytes, size_t length, uint32_t *code)
{
    static const struct {
        unsigned char mask, lead;
        uint32_t least; /* a smaller code in this form is overlong */
    } forms[] = {{0x80, 0x00, 0}, {0xe0, 0xc0, 0x80}, {0xf0, 0xe0, 0x800}, {0xf8, 0xf0, 0x10000}};
    unsigned char first = (unsigned char)bytes[0];
    size_t width = 1;
    while (width <= 4 && (first & forms[width - 1].mask) != forms[width - 1].lead)
        width++;
    if (width > 4 || width > length)
        return 0;
    uint32_t value = first & (uint32_t)(unsigned char)~forms[width - 1].mask;
    for (size_t k = 1; k < width; k++) {
        unsigned char next = (unsigned char)bytes[k];
        if ((next & 0xc0) != 0x80)
            return 0;
        value = value << 6 | (next & 0x3f);
    }
    *code = value;
    bool valid = value >= forms[width - 1].least && value <= 0x10ffff && (value < 0xd800 || value > 0xdfff);
    return valid ? width : 0;
}

size_t dt_utf8_encode(uint32_t code, char bytes[4])
{
    if (code < 0x80) {
        bytes[0] = (char)code;
        return 1;
    }
    size_t width = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t k = width - 1; k > 0; k--, code >>= 6)
        bytes[k] = (char)(0x80 | (code & 0x3f));
    bytes[0] = (char)(0xf0 << (4 - width) | code);
    return width;
}

size_t dt_scan_start(const dt_source *source)
{
    return dt_source_length(source) >= 3 && memcmp(dt_source_bytes(source), "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

/* UTF-16 by its mark, or by every other byte of the first four being NUL. */
static bool is_utf16(const char *bytes, size_t length)
{
    if (length >= 2 && (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0))
        return true;
    return length >= 4 && !bytes[0] != !bytes[1] && !bytes[0] == !bytes[2] && !bytes[1] == !bytes[3];
}

static size_t valid_length(const char *bytes, size_t length)
{
    size_t at = 0;
    uint32_t code;
    for (size_t width = 1; at < length && width > 0; at += width)
        width = (unsigned char)bytes[at] < 0x80 ? 1 : dt_utf8_decode(bytes + at, length - at, &code);
    return at;
}

/* Whether YAML alone refuses `code` at `at`: what is no character, and a byte order mark that begins a line, which
 * libyaml would skip in silence. */
static bool yaml_refuses(uint32_t code, const char *bytes, size_t at, size_t start)
{
    if (code == BYTE_ORDER_MARK)
        return at == start || is_break(bytes[at - 1]);
    return code == 0xfffe || code == 0xffff;
}

static bool refused_everywhere(uint32_t code)
{
    if (code < 0x20)
        return code != '\t' && code != '\n' && code != '\r';
    return (code >= 0x7f && code <= 0x9f) || code == 0x2028 || code == 0x2029;
}

static void replace(char *bytes, size_t width)
{
    static const char *const harmless[] = {" ", "\xc2\xa0", "\xe3\x80\x80"};
    memcpy(bytes, harmless[width - 1], width);
}

static void report_character(dt_diagnostics *diagnostics, uint32_t code, size_t at, size_t width)
{
    const char *advice = code ? "remove it, or write it as an escape in double quotes" : "remove it";
    dt_diagnostics_add(diagnostics, DT_CODE_CONTROL_CHARACTER, (dt_span){(uint32_t)at, (uint32_t)width},
                       "the character U+%04X cannot stand in a model; %s", (unsigned)code, advice);
}

static void scan_characters(const dt_source *source, dt_diagnostics *diagnostics, char *copy, size_t end)
{
    const char *bytes = dt_source_bytes(source);
    size_t start = dt_scan_start(source), width;
    for (size_t at = start; at < end; at += width) {
        uint32_t code = (unsigned char)bytes[at];
        width = 1;
        if (code >= 0x20 && code < 0x7f)
            continue;
        width = dt_utf8_decode(bytes + at, end - at, &code);
        if (!refused_everywhere(code) && !(copy && yaml_refuses(code, bytes, at, start)))
            continue;
        report_character(diagnostics, code, at, width);
        if (copy)
            replace(copy + at, width);
    }
}

void dt_scan_characters(const dt_source *source, dt_diagnostics *diagnostics, char *copy)
{
    scan_characters(source, diagnostics, copy, dt_source_length(source));
}

bool dt_scan_encoding(const dt_source *source, dt_diagnostics *diagnostics)
{
    const char *bytes = dt_source_bytes(source);
    size_t length = dt_source_length(source);
    if (length > DT_SOURCE_MAX) {
        dt_diagnostics_add(diagnostics, DT_CODE_TOO_LARGE, (dt_span){0, 0},
                           "the file has %zu bytes; a model has at most %u MiB", length, DT_SOURCE_MAX >> 20);
        return false;
    }
    if (is_utf16(bytes, length)) {
        dt_diagnostics_add(diagnostics, DT_CODE_ENCODING, (dt_span){0, 2}, "the text is UTF-16; save it as UTF-8");
        return false;
    }
    size_t valid = valid_length(bytes, length);
    if (valid == length)
        return true;
    scan_characters(source, diagnostics, NULL, valid);
    dt_diagnostics_add(diagnostics, DT_CODE_ENCODING, (dt_span){(uint32_t)valid, 1},
                       "the byte 0x%02X does not belong to a UTF-8 text; save the file as UTF-8",
                       (unsigned)(unsigned char)bytes[valid]);
    return false;
}

bool dt_scan_spaces(const dt_source *source, dt_diagnostics *diagnostics)
{
    const char *bytes = dt_source_bytes(source);
    size_t length = dt_source_length(source);
    uint64_t runs = 0, longest = 0;
    size_t place = 0;
    for (size_t at = 0; at < length;) {
        size_t start = at;
        while (at < length && is_space(bytes[at]))
            at++;
        runs += at > start;
        if (at - start > longest) {
            longest = at - start;
            place = start;
        }
        while (at < length && !is_space(bytes[at]))
            at++;
    }
    if (longest * runs <= SPACE_COST_MAX)
        return true;
    dt_diagnostics_add(diagnostics, DT_CODE_TOO_LARGE, (dt_span){(uint32_t)place, (uint32_t)longest},
                       "%zu characters of white space in a row are too many for a file of this size; shorten them",
                       (size_t)longest);
    return false;
}
