/* SPDX-License-Identifier: MIT */
/* report: everything about a conflict in one document. */
#include "verbs.h"

#include "choose.h"
#include "relational.h"
#include "sets.h"

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

#define EXAMPLES 3 /* told of a set of equilibria */

/* The same, where states are not listed and each combination can be solved. */
static dt_status answer_far(cli_work *work)
{
    double start = clock_seconds();
    dt_report_options report = {.file = work->arguments->operands[0]};
    dt_sets_answer answer = {.which = DT_WHICH_INIT, .options = &report, .budget = work->budget};
    cli_sets sets;
    size_t dm, reading;
    answer.all_readings = dt_profiles_count(work->model) > 1 && dt_symbolic_takes(work->model, NULL, &dm, &reading);
    answer.which.examples = EXAMPLES;
    dt_status status = cli_sets_solve(&sets, work, DT_CONCEPTS_DEFAULT, answer.all_readings);
    work->solve_seconds = clock_seconds() - start;
    answer.profiles = sets.of;
    answer.count = sets.count;
    if (status == DT_OK)
        status = dt_report_far(&answer, arguments_format(work->arguments), &work->output.text);
    cli_sets_free(&sets);
    return status;
}

/* Concepts beyond the default ones need a list of states. */
static int choose_engine(const cli_arguments *arguments)
{
    return arguments->concepts || arguments->behaviours.count || arguments->concepts_of.count ? ENGINE_EXPLICIT
                                                                                              : ENGINE_AUTO;
}

/* By preferences that need not be rankings. */
static int answer_relations(cli_work *work)
{
    const dt_report_options options = {.file = work->arguments->operands[0]};
    return report_relations(work, &options);
}

int verb_report(const cli_arguments *arguments)
{
    cli_work work;
    cli_further further = {.behaviours = NULL};
    dt_concept_set concepts = 0;
    int code = work_prepare_with(&work, arguments, choose_engine(arguments));
    bool relations = code == EXIT_ANSWERED && needs_relations(&work);
    if (relations)
        code = answer_relations(&work);
    else if (code == EXIT_ANSWERED)
        code = choose_all_concepts(&work, &concepts, &further);
    if (code == EXIT_ANSWERED && !relations)
        code = work_trouble(&work, work.symbolic ? answer_far(&work) : answer(&work, concepts, &further));
    cli_further_free(&further);
    return work_end(&work, code);
}
