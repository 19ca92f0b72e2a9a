/* SPDX-License-Identifier: MIT */
/* states: the feasible states and what each infeasibility rule removes. */
#include "verbs.h"

#include "work.h"

#include <unistd.h>

#define NO_FEASIBLE_STATE 90 /* docs/errors.md */

/* Where no state is left, what each rule removes is all the more wanted. */
static bool none_is_left(const cli_work *work)
{
    size_t k = 0;
    if (!work->model || dt_diagnostics_errors(work->diagnostics) != 1)
        return false;
    while (dt_diagnostics_get(work->diagnostics, k)->severity != DT_ERROR)
        k++;
    return dt_diagnostics_get(work->diagnostics, k)->code == NO_FEASIBLE_STATE;
}

static int tell_rules(cli_work *work)
{
    dt_status status = dt_report_rules(work->model, work->budget, &work->output.text);
    int code = work_trouble(work, status == DT_OK ? dt_text_end(&work->output.text) : status);
    return code == EXIT_ANSWERED ? EXIT_MODEL : code;
}

static int report(cli_work *work)
{
    const cli_arguments *arguments = work->arguments;
    dt_report_options options = {.file = arguments->operands[0],
                                 .colour = !arguments->output && terminal_colour(STDOUT_FILENO, arguments->colour)};
    if (work->symbolic)
        return work_trouble(work, dt_report_far_states(work->symbolic, options.colour, &work->output.text));
    return work_trouble(work, dt_report_states(work->graph, work->profile, arguments_format(arguments),
                                               arguments->moves, &options, work->budget, &work->output.text));
}

int verb_states(const cli_arguments *arguments)
{
    cli_work work;
    /* Where they are too many there is something to say, but nothing to list. */
    bool listed = arguments->moves || arguments_format(arguments) != DT_FORMAT_TEXT;
    int code = work_prepare_with(&work, arguments, listed ? ENGINE_EXPLICIT : ENGINE_AUTO);
    if (code == EXIT_ANSWERED)
        code = report(&work);
    else if (code == EXIT_MODEL && none_is_left(&work) && arguments_format(arguments) == DT_FORMAT_TEXT)
        code = tell_rules(&work);
    return work_end(&work, code);
}
