/* SPDX-License-Identifier: MIT */
/* new: a model to start from, in a file that did not exist. */
#include "verbs.h"

#include "work.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* Takes the name, so that a file that somebody else makes meanwhile is not lost either. */
static int reserve(const char *path)
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY, 0666);
    if (file >= 0) {
        close(file);
        return EXIT_ANSWERED;
    }
    if (errno == EEXIST)
        complain("\"%s\" exists already; choose another name", path);
    else
        complain("cannot write \"%s\": %s", path, strerror(errno));
    return EXIT_SYSTEM;
}

int verb_new(const cli_arguments *arguments)
{
    cli_arguments written = *arguments;
    cli_work work;
    const char *path = arguments->operands[0];
    bool standard = strcmp(path, "-") == 0;
    int code = standard ? EXIT_ANSWERED : reserve(path);
    if (code != EXIT_ANSWERED)
        return code;
    written.output = path;
    code = work_open(&work, &written);
    if (code == EXIT_ANSWERED)
        dt_text_add(&work.output.text, dt_report_starter());
    code = work_end(&work, code);
    if (code != EXIT_ANSWERED && !standard)
        unlink(path);
    return code;
}
