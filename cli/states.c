/* SPDX-License-Identifier: MIT */
/* states: the feasible states and what each infeasibility rule removes. */
#include "verbs.h"

#include "work.h"

#include <unistd.h>

int verb_states(const cli_arguments *arguments)
{
    cli_work work;
    int code = work_prepare(&work, arguments);
    if (code == EXIT_ANSWERED) {
        dt_report_options options = {.file = arguments->operands[0],
                                     .colour = terminal_colour(STDOUT_FILENO, arguments->colour)};
        code = work_trouble(&work, dt_report_states(work.graph, work.profile, arguments_format(arguments),
                                                    arguments->moves, &options, work.budget, &work.output.text));
    }
    return work_end(&work, code);
}
