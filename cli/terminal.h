/* SPDX-License-Identifier: MIT */
/* The person in front of the program: messages, colour, the progress line, the key that interrupts. */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include <detente/detente.h>

/** Prepares signals and the three standard files: an interrupt cancels work, a closed pipe is an error of writing, a
 *  standard file that is closed does not become somebody else's. Call it first. */
void terminal_start(void);
/** Has an interrupt been asked for? */
bool terminal_interrupted(void);
/** Colour for what goes to `file` (a descriptor)? `when`: enum colour_when. */
bool terminal_colour(int file, int when);
/** A dt_progress_fn: draws the progress line where standard error is a terminal; false after an interrupt. */
bool terminal_progress(void *unused, const char *stage, uint64_t done, uint64_t total);
/** Removes the progress line. */
void terminal_clear(void);
/** Writes "detente: ..." and a line end to standard error; control characters become "?". */
void complain(const char *format, ...) DT_PRINTF(1, 2);
/** Writes a text to standard error as it is. */
void tell(const char *text);

#endif
