/* SPDX-License-Identifier: MIT */
/* Somebody else's words inside a message: on one line and not too many. */
#ifndef DT_LOGIC_SHOWN_H
#define DT_LOGIC_SHOWN_H

#include <stddef.h>

#define DT_SHOWN_MAX 72

/** A piece of text fit for a message. */
typedef struct dt_shown {
    char text[DT_SHOWN_MAX + 4];
} dt_shown;

/** Control characters become spaces; what is longer than DT_SHOWN_MAX bytes is cut between code points and ends in
 *  "...". */
dt_shown dt_show(const char *text, size_t length);

/** Adds `piece` to the text in `buffer` of `size` bytes, as far as there is room. */
void dt_show_add(char *buffer, size_t size, const char *piece);

#endif
