/* SPDX-License-Identifier: MIT */
/* Texts letter by letter (code points of UTF-8), and what may be shown of them: a text out of a model or a file name may
 * hold line ends and the commands of a terminal. */
#ifndef DT_REPORT_LETTERS_H
#define DT_REPORT_LETTERS_H

#include <detente/base.h>

typedef struct dt_letter {
    uint32_t point; /* the code point; the byte itself where not valid */
    size_t length;  /* bytes, at least 1 */
    bool valid;     /* well-formed UTF-8 */
} dt_letter;

/** The first letter of a text that is not empty and NUL-terminated. */
dt_letter dt_letter_at(const char *text);
/** Does it print as itself? Not control characters, bad bytes, line and paragraph separators, or what turns the direction
 *  of writing. */
bool dt_letter_plain(dt_letter letter);
/** Letters of the text as it is. */
size_t dt_letters_count(const char *text);
/** Letters of the text as dt_letters_add() shows it. */
size_t dt_letters_width(const char *text);
/** How many bytes of the text, which is not empty, make a line of at most `most` letters: the whole, else up to a space or behind
 *  a sign between words, else within a word. What follows may begin with a space that belongs to no line. */
size_t dt_letters_line(const char *text, size_t most);
/** The same, but a word that no line holds is broken only where it has more than `squeezed` letters: up to there the line is longer
 *  than `most`, and whoever draws it has to make it fit. */
size_t dt_letters_whole_line(const char *text, size_t most, size_t squeezed);
/** Cuts a text to at most `most` letters, the last of them dots where something was cut. */
void dt_letters_cut(dt_text *text, size_t most);
/** Adds `text` with runs of white space as one space and everything that is not plain as U+FFFD. */
void dt_letters_add(dt_text *out, const char *text);

#endif
