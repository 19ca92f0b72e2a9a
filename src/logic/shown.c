/* SPDX-License-Identifier: MIT */
#include "logic/shown.h"

#include <stdbool.h>
#include <string.h>

/* Is the byte at `k` part of a control character: C0, DEL, or C1 in its two bytes? */
static bool is_control(const char *text, size_t length, size_t k)
{
    unsigned char byte = (unsigned char)text[k];
    if (byte == 0xc2)
        return k + 1 < length && (unsigned char)text[k + 1] < 0xa0;
    if (byte >= 0x80 && byte < 0xa0)
        return k > 0 && (unsigned char)text[k - 1] == 0xc2;
    return byte < 0x20 || byte == 0x7f;
}

dt_shown dt_show(const char *text, size_t length)
{
    dt_shown shown;
    size_t end = length;
    if (end > DT_SHOWN_MAX) {
        end = DT_SHOWN_MAX;
        while (end > 0 && ((unsigned char)text[end] & 0xc0) == 0x80)
            end--;
    }
    for (size_t k = 0; k < end; k++)
        shown.text[k] = is_control(text, length, k) ? ' ' : text[k];
    memcpy(shown.text + end, end < length ? "..." : "\0\0\0", 4);
    return shown;
}

void dt_show_add(char *buffer, size_t size, const char *piece)
{
    strncat(buffer, piece, size - strlen(buffer) - 1);
}
