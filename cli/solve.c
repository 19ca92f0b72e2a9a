/* SPDX-License-Identifier: MIT */
/* solve: which states are stable for whom, under which concepts. */
#include "verbs.h"

#include "choose.h"

#include <unistd.h>

typedef struct cli_question {
    dt_solve_options options;
    cli_statement where;
    dt_solution *solution;
} cli_question;

/* ---- the answer -------------------------------------------------------------------------------------------------- */

static int check_options(const cli_arguments *arguments)
{
    const cli_verb *verb = &verbs[VERB_SOLVE];
    dt_format format = arguments_format(arguments);
    if (arguments->engine == ENGINE_SYMBOLIC)
        return usage_error(verb, "this version does not have the symbolic engine; use --engine auto or explicit");
    if (arguments->table && format != DT_FORMAT_TEXT)
        return usage_error(verb, "--table goes with --format text; csv, markdown and latex are that table");
    if (arguments->all_readings && format != DT_FORMAT_TEXT && format != DT_FORMAT_JSON)
        return usage_error(verb, "--readings all goes with --format text or json; the tables show one profile");
    return EXIT_ANSWERED;
}

/* More combinations than may be solved side by side? The library then says limit, and this says which. */
static bool too_many_readings(const cli_work *work)
{
    double combinations = 1;
    for (size_t i = 0; i < work->model->dm_count; i++)
        combinations *= (double)work->model->decision_makers[i].reading_count;
    return work->arguments->all_readings && combinations > DT_PROFILES_MAX;
}

static int solve(cli_work *work, cli_question *question)
{
    double start = clock_seconds();
    if (too_many_readings(work)) {
        complain("--readings all: there are more than %d combinations of readings; choose some by --reading",
                 DT_PROFILES_MAX);
        return EXIT_LIMIT;
    }
    question->options.profile = work->profile;
    question->options.where = question->where.that;
    question->options.all_readings = work->arguments->all_readings != 0;
    dt_status status = dt_solution_new(&question->solution, work->graph, &question->options, work->budget);
    work->solve_seconds = clock_seconds() - start;
    return work_trouble(work, status);
}

static int report(cli_work *work, const cli_question *question)
{
    const cli_arguments *arguments = work->arguments;
    dt_report_options options = {.file = arguments->operands[0],
                                 .where = arguments->where,
                                 .brief = arguments->brief,
                                 .table = arguments->table,
                                 .colour = !arguments->output && terminal_colour(STDOUT_FILENO, arguments->colour)};
    return work_trouble(work, dt_report_solution(question->solution, arguments_format(arguments), &options,
                                                 work->budget, &work->output.text));
}

int verb_solve(const cli_arguments *arguments)
{
    int code = check_options(arguments);
    if (code != EXIT_ANSWERED)
        return code;
    cli_work work;
    cli_question question = {.options = DT_SOLVE_OPTIONS_INIT};
    code = work_prepare(&work, arguments);
    if (code == EXIT_ANSWERED)
        code = choose_concepts(&work, &question.options.concepts);
    if (code == EXIT_ANSWERED && arguments->where)
        code = choose_statement(&work, "--where", arguments->where, &question.where);
    if (code == EXIT_ANSWERED)
        code = solve(&work, &question);
    if (code == EXIT_ANSWERED)
        code = report(&work, &question);
    dt_solution_free(question.solution);
    cli_statement_free(&question.where);
    return work_end(&work, code);
}
