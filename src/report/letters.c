/* SPDX-License-Identifier: MIT */
/* Decoding UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF) and showing what is harmless. */
#include "report/letters.h"

#include <string.h>

static const dt_letter replacement = {.point = 0xfffd, .length = 3, .valid = true};

/* Bytes of the letter that a lead byte announces, 0 where it announces none. `*point`: the bits it carries. */
static size_t announced(unsigned char lead, uint32_t *point)
{
    static const struct {
        unsigned char first, last, bits;
    } rows[] = {{0x00, 0x7f, 0x7f}, {0xc2, 0xdf, 0x1f}, {0xe0, 0xef, 0x0f}, {0xf0, 0xf4, 0x07}};
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
        if (lead >= rows[k].first && lead <= rows[k].last) {
            *point = lead & rows[k].bits;
            return k + 1;
        }
    return 0;
}

dt_letter dt_letter_at(const char *text)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    dt_letter bad = {.point = (unsigned char)text[0], .length = 1, .valid = false};
    uint32_t point = 0;
    size_t length = announced((unsigned char)text[0], &point);
    if (length == 0)
        return bad;
    for (size_t k = 1; k < length; k++) {
        if (((unsigned char)text[k] & 0xc0) != 0x80)
            return bad;
        point = point << 6 | ((unsigned char)text[k] & 0x3fu);
    }
    if (point < least[length] || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))
        return bad;
    return (dt_letter){.point = point, .length = length, .valid = true};
}

bool dt_letter_plain(dt_letter letter)
{
    uint32_t point = letter.point;
    if (!letter.valid || point < 0x20 || (point >= 0x7f && point < 0xa0))
        return false;
    return !(point >= 0x2028 && point <= 0x202e) && !(point >= 0x2066 && point <= 0x2069) && point != 0xfeff;
}

static bool is_space(dt_letter letter)
{
    return letter.point == ' ' || (letter.point >= '\t' && letter.point <= '\r');
}

/* The next letter as it is shown, at `*text`, which moves on; a run of white space is one letter. */
static dt_letter shown(const char **text)
{
    dt_letter letter = dt_letter_at(*text);
    *text += letter.length;
    if (!is_space(letter))
        return dt_letter_plain(letter) ? letter : replacement;
    while (**text && is_space(dt_letter_at(*text)))
        (*text)++;
    return (dt_letter){.point = ' ', .length = 1, .valid = true};
}

size_t dt_letters_count(const char *text)
{
    size_t count = 0;
    for (; *text; text += dt_letter_at(text).length)
        count++;
    return count;
}

size_t dt_letters_width(const char *text)
{
    size_t width = 0;
    while (*text) {
        shown(&text);
        width++;
    }
    return width;
}

void dt_letters_add(dt_text *out, const char *text)
{
    while (*text) {
        dt_letter letter = shown(&text);
        if (letter.point == ' ')
            dt_text_add_bytes(out, " ", 1);
        else if (letter.point == replacement.point)
            dt_text_add(out, "\xef\xbf\xbd");
        else
            dt_text_add_bytes(out, text - letter.length, letter.length);
    }
}

size_t dt_letters_line(const char *text, size_t most)
{
    size_t letters = 0, bytes = 0, fit = 0;
    for (; text[bytes]; bytes += dt_letter_at(text + bytes).length) {
        if (++letters > most)
            return fit ? fit : bytes;
        if (strchr(" _.-", text[bytes]))
            fit = bytes + (text[bytes] != ' ');
    }
    return bytes;
}

size_t dt_letters_whole_line(const char *text, size_t most, size_t squeezed)
{
    size_t line = dt_letters_line(text, most), letters = 0, bytes = 0;
    while (text[bytes] && text[bytes] != ' ' && letters < squeezed) {
        size_t length = dt_letter_at(text + bytes).length;
        bool ends = strchr("_.-", text[bytes]) != NULL;
        letters++;
        bytes += length;
        if (ends)
            break;
    }
    return bytes > line ? bytes : line;
}

void dt_letters_cut(dt_text *text, size_t most)
{
    size_t letters = 0, end = 0;
    const char *all = dt_text_get(text);
    for (size_t at = 0; all[at]; at += dt_letter_at(all + at).length)
        if (++letters == most)
            end = at;
    if (letters <= most)
        return;
    text->length = end;
    dt_text_add(text, "\xe2\x80\xa6");
}
