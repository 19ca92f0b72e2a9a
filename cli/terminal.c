/* SPDX-License-Identifier: MIT */
/* All that depends on who is looking. What a signal handler sets and what stands on the terminal are the program's only
 * variables. */
#include "terminal.h"

#include "options.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t interrupted;
static bool line_shown; /* the progress line stands on the terminal */

static void on_interrupt(int signal)
{
    (void)signal;
    interrupted = 1;
}

bool terminal_interrupted(void)
{
    return interrupted != 0;
}

/* Takes the place of a standard file that is closed by one that refuses what it is for. */
static void fill_standard_files(void)
{
    for (int file = 0; file <= 2; file++)
        if (fcntl(file, F_GETFD) == -1 && open("/dev/null", file == 0 ? O_WRONLY : O_RDONLY) != file)
            _exit(5);
}

void terminal_start(void)
{
    fill_standard_files();
    struct sigaction once = {.sa_handler = on_interrupt, .sa_flags = (int)SA_RESETHAND};
    sigemptyset(&once.sa_mask);
    sigaction(SIGINT, &once, NULL);
    sigaction(SIGTERM, &once, NULL);
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigemptyset(&ignore.sa_mask);
    sigaction(SIGPIPE, &ignore, NULL);
#ifdef SIGXFSZ
    sigaction(SIGXFSZ, &ignore, NULL); /* a file that may not grow is an error of write() */
#endif
}

static bool can_move_cursor(int file)
{
    const char *kind = getenv("TERM");
    return isatty(file) && !(kind && strcmp(kind, "dumb") == 0);
}

bool terminal_colour(int file, int when)
{
    const char *never = getenv("NO_COLOR");
    if (when == COLOUR_ALWAYS || when == COLOUR_NEVER)
        return when == COLOUR_ALWAYS;
    return can_move_cursor(file) && !(never && *never);
}

bool terminal_progress(void *unused, const char *stage, uint64_t done, uint64_t total)
{
    (void)unused;
    if (interrupted)
        return false;
    if (!can_move_cursor(STDERR_FILENO))
        return true;
    if (total)
        fprintf(stderr, "\r\033[K%.60s %.0f %%", stage, 100.0 * (double)(done < total ? done : total) / (double)total);
    else
        fprintf(stderr, "\r\033[K%.60s ...", stage);
    fflush(stderr);
    line_shown = true;
    return true;
}

void terminal_clear(void)
{
    if (line_shown)
        fputs("\r\033[K", stderr);
    fflush(stderr);
    line_shown = false;
}

void tell(const char *text)
{
    terminal_clear();
    fputs(text, stderr);
}

void complain(const char *format, ...)
{
    dt_text message = {.data = NULL};
    va_list list;
    va_start(list, format);
    dt_text_vprintf(&message, format, list);
    va_end(list);
    for (size_t k = 0; k < message.length; k++)
        if ((unsigned char)message.data[k] < ' ' || message.data[k] == 127)
            message.data[k] = '?';
    terminal_clear();
    fprintf(stderr, "detente: %s\n", message.status == DT_OK ? dt_text_get(&message) : "out of memory");
    dt_text_free(&message);
}
