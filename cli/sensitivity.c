/* SPDX-License-Identifier: MIT */
/* sensitivity: which single judgement, if wrong, overturns the answer. */
#include "verbs.h"

#include "choose.h"

#include <unistd.h>

#define MOST 12 /* changes told one by one */

typedef struct cli_doubts {
    dt_solve_options options;
    dt_solution *solution;
    dt_sensitivity_options asked;
    dt_sensitivity *found;
} cli_doubts;

static int choose(cli_work *work, cli_doubts *doubts)
{
    const char *state = work->arguments->state;
    doubts->options.profile = work->profile;
    doubts->asked = (dt_sensitivity_options){.state = DT_NO_STATE, .in_pairs = work->arguments->size == 2};
    int code = choose_concepts(work, &doubts->options.concepts);
    return code == EXIT_ANSWERED && state ? choose_state(work, "--state", state, &doubts->asked.state) : code;
}

static int search(cli_work *work, cli_doubts *doubts)
{
    double start = clock_seconds();
    dt_status status = dt_solution_new(&doubts->solution, work->graph, &doubts->options, work->budget);
    if (status == DT_OK)
        status = dt_sensitivity_new(&doubts->found, doubts->solution, &doubts->asked, work->budget);
    work->solve_seconds = clock_seconds() - start;
    return work_partial(work, status, doubts->found != NULL);
}

static int report(cli_work *work, const cli_doubts *doubts)
{
    const cli_arguments *arguments = work->arguments;
    dt_report_options options = {.file = arguments->operands[0],
                                 .colour = !arguments->output && terminal_colour(STDOUT_FILENO, arguments->colour)};
    size_t most = arguments->most ? (size_t)arguments->most : MOST;
    return work_trouble(work, dt_report_sensitivity(doubts->found, arguments_format(arguments), &options, most,
                                                    work->budget, &work->output.text));
}

int verb_sensitivity(const cli_arguments *arguments)
{
    cli_work work;
    cli_doubts doubts = {.options = DT_SOLVE_OPTIONS_INIT};
    int code = work_prepare(&work, arguments);
    if (code == EXIT_ANSWERED)
        code = choose(&work, &doubts);
    if (code == EXIT_ANSWERED)
        code = search(&work, &doubts);
    if (code == EXIT_ANSWERED || work.partial) {
        int told = report(&work, &doubts);
        code = code == EXIT_ANSWERED || told != EXIT_ANSWERED ? told : code;
    }
    dt_sensitivity_free(doubts.found);
    dt_solution_free(doubts.solution);
    return work_end(&work, code);
}
