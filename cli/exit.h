/* SPDX-License-Identifier: MIT */
/* The exit codes, which scripts rely on. */
#ifndef CLI_EXIT_H
#define CLI_EXIT_H

enum exit_code {
    EXIT_ANSWERED = 0,
    EXIT_NO = 1,     /* answered "no": verify found a lie, there is no plan */
    EXIT_USAGE = 2,  /* the command line is wrong */
    EXIT_MODEL = 3,  /* a file given has errors */
    EXIT_LIMIT = 4,  /* a limit was reached, or the run was interrupted */
    EXIT_SYSTEM = 5, /* a file, memory or the disk failed */
};

#endif
