/* SPDX-License-Identifier: MIT */
/* report: everything about a conflict in one document. */
#include "verbs.h"

#include "choose.h"

/* Every combination of readings is compared; where they are too many, every reading of one mind at a time; where these are
 * too many as well, none. The report says which. */
static dt_status answer(cli_work *work, dt_concept_set concepts, const cli_further *further)
{
    double start = clock_seconds();
    dt_solve_options options = DT_SOLVE_OPTIONS_INIT;
    options.concepts |= concepts;
    options.further = &further->asked;
    dt_report_options report = {.file = work->arguments->operands[0]};
    dt_solution *solution = NULL;
    options.profile = work->profile;
    options.all_readings = dt_profiles_count(work->model) > 1;
    options.single_readings = !options.all_readings && dt_profiles_count_single(work->model) > 1;
    dt_status status = dt_solution_new(&solution, work->graph, &options, work->budget);
    work->solve_seconds = clock_seconds() - start;
    if (status == DT_OK)
        status = dt_report_all(solution, arguments_format(work->arguments), &report, work->budget, &work->output.text);
    dt_solution_free(solution);
    return status;
}

int verb_report(const cli_arguments *arguments)
{
    cli_work work;
    cli_further further = {.behaviours = NULL};
    dt_concept_set concepts = 0;
    int code = work_prepare(&work, arguments);
    if (code == EXIT_ANSWERED)
        code = choose_all_concepts(&work, &concepts, &further);
    if (code == EXIT_ANSWERED)
        code = work_trouble(&work, answer(&work, concepts, &further));
    cli_further_free(&further);
    return work_end(&work, code);
}
