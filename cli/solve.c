/* SPDX-License-Identifier: MIT */
/* solve: which states are stable for whom, under which concepts. */
#include "verbs.h"

#include "choose.h"
#include "relational.h"
#include "sets.h"

#include <unistd.h>

typedef struct cli_question {
    dt_solve_options options;
    cli_statement where;
    cli_further further;
    dt_solution *solution;
    cli_sets sets; /* where the states are not listed */
} cli_question;

#define TEXT_EXAMPLES 3
#define JSON_EXAMPLES 10

/* ---- what was asked for ------------------------------------------------------------------------------------------- */

/* Are equilibria asked for that only the symbolic engine picks out? */
static const char *symbolic_option(const cli_arguments *arguments)
{
    return arguments->best_for      ? "--best-for"
           : arguments->better      ? "--better-than-status-quo"
           : arguments->undominated ? "--undominated"
                                    : NULL;
}

static int check_options(const cli_arguments *arguments)
{
    const cli_verb *verb = &verbs[VERB_SOLVE];
    dt_format format = arguments_format(arguments);
    const char *symbolic = symbolic_option(arguments);
    if (symbolic && arguments->engine == ENGINE_EXPLICIT)
        return usage_error(verb, "%s is a question for the symbolic engine; leave out --engine explicit", symbolic);
    if (wants_further(arguments) && (symbolic || arguments->engine == ENGINE_SYMBOLIC))
        return usage_error(
            verb,
            "concepts beyond nash, gmr, smr, seq, sseq and sim need the explicit engine, which lists the "
            "states; leave out %s",
            symbolic ? symbolic : "--engine symbolic");
    if (arguments->table && (symbolic || arguments->engine == ENGINE_SYMBOLIC))
        return usage_error(verb, "--table shows states one by one, which the symbolic engine does not list");
    if (arguments->table && format != DT_FORMAT_TEXT)
        return usage_error(verb, "--table goes with --format text; csv, markdown and latex are that table");
    if (arguments->all_readings && format != DT_FORMAT_TEXT && format != DT_FORMAT_JSON)
        return usage_error(verb, "--readings all goes with --format text or json; the tables show one profile");
    return EXIT_ANSWERED;
}

/* The engine to use. Left to itself, it is the one that lists for what needs a list. */
static int choose_engine(const cli_arguments *arguments)
{
    dt_format format = arguments_format(arguments);
    if (symbolic_option(arguments))
        return ENGINE_SYMBOLIC;
    if (arguments->engine == ENGINE_EXPLICIT || arguments->engine == ENGINE_SYMBOLIC)
        return arguments->engine;
    return arguments->table || wants_further(arguments) || (format != DT_FORMAT_TEXT && format != DT_FORMAT_JSON)
               ? ENGINE_EXPLICIT
               : ENGINE_AUTO;
}

/* Examples stand for a set that is not listed; where every equilibrium is, there is nothing to choose examples of. */
static int check_examples(const cli_work *work)
{
    if (work->symbolic || !arguments_given(work->arguments, "examples"))
        return EXIT_ANSWERED;
    return usage_error(&verbs[VERB_SOLVE],
                       "--examples: the states of this model are listed, and so is every equilibrium; leave it out, or "
                       "use --engine symbolic");
}

/* More combinations than may be solved side by side? The library would say limit, and this says which. */
static int check_combinations(const cli_work *work)
{
    double combinations = 1;
    for (size_t i = 0; i < work->model->dm_count; i++)
        combinations *= (double)work->model->decision_makers[i].reading_count;
    if (!work->arguments->all_readings || combinations <= DT_PROFILES_MAX)
        return EXIT_ANSWERED;
    complain("--readings all: there are more than %d combinations of readings; choose some by --reading",
             DT_PROFILES_MAX);
    return EXIT_LIMIT;
}

static int solve_listed(cli_work *work, cli_question *question)
{
    question->options.profile = work->profile;
    question->options.where = question->where.that;
    question->options.further = &question->further.asked;
    question->options.all_readings = work->arguments->all_readings != 0;
    return work_trouble(work, dt_solution_new(&question->solution, work->graph, &question->options, work->budget));
}

/* ---- sets of states --------------------------------------------------------------------------------------------------- */

static int check_readings(const cli_work *work)
{
    size_t dm, reading;
    if (!work->arguments->all_readings || dt_symbolic_takes(work->model, NULL, &dm, &reading))
        return EXIT_ANSWERED;
    return usage_error(&verbs[VERB_SOLVE],
                       "--readings all: the symbolic engine does not take %s, and \"%s\" has one; use "
                       "--engine explicit",
                       describe_reading(&work->model->decision_makers[dm].readings[reading]),
                       work->model->decision_makers[dm].id);
}

static int solve_sets(cli_work *work, cli_question *question)
{
    int code = check_readings(work);
    if (code != EXIT_ANSWERED)
        return code;
    return work_trouble(
        work, cli_sets_solve(&question->sets, work, question->options.concepts, work->arguments->all_readings != 0));
}

static int solve(cli_work *work, cli_question *question)
{
    double start = clock_seconds();
    int code = work->symbolic ? solve_sets(work, question) : solve_listed(work, question);
    work->solve_seconds = clock_seconds() - start;
    return code;
}

/* ---- the answer -------------------------------------------------------------------------------------------------- */

static int choose_which(const cli_work *work, const cli_question *question, dt_which *which)
{
    const cli_arguments *arguments = work->arguments;
    *which = (dt_which)DT_WHICH_INIT;
    which->where = question->where.that;
    which->better = arguments->better;
    which->undominated = arguments->undominated;
    which->examples = arguments_format(arguments) == DT_FORMAT_JSON ? JSON_EXAMPLES : TEXT_EXAMPLES;
    if (arguments_given(arguments, "examples"))
        which->examples = arguments->examples;
    if (which->better && !dt_symbolic_status_quo(work->symbolic))
        return usage_error(&verbs[VERB_SOLVE], "--better-than-status-quo: the model names no status quo");
    return arguments->best_for ? choose_dm(work, "--best-for", arguments->best_for, &which->best_for) : EXIT_ANSWERED;
}

static int report_sets(cli_work *work, const cli_question *question, const dt_report_options *options)
{
    dt_sets_answer answer = {.profiles = question->sets.of, .count = question->sets.count, .options = options};
    answer.all_readings = work->arguments->all_readings != 0;
    answer.budget = work->budget;
    int code = choose_which(work, question, &answer.which);
    if (code != EXIT_ANSWERED)
        return code;
    return work_trouble(work, dt_report_sets(&answer, arguments_format(work->arguments), &work->output.text));
}

static dt_report_options options_of(const cli_arguments *arguments)
{
    return (dt_report_options){.file = arguments->operands[0],
                               .where = arguments->where,
                               .brief = arguments->brief,
                               .table = arguments->table,
                               .colour = !arguments->output && terminal_colour(STDOUT_FILENO, arguments->colour)};
}

static int report(cli_work *work, const cli_question *question)
{
    const cli_arguments *arguments = work->arguments;
    const dt_report_options options = options_of(arguments);
    if (work->symbolic)
        return report_sets(work, question, &options);
    return work_trouble(work, dt_report_solution(question->solution, arguments_format(arguments), &options,
                                                 work->budget, &work->output.text));
}

static int answer(cli_work *work, cli_question *question)
{
    int code = solve(work, question);
    return code == EXIT_ANSWERED ? report(work, question) : code;
}

static int answer_relations(cli_work *work, const cli_question *question)
{
    const dt_report_options options = options_of(work->arguments);
    return solve_relations(work, question->where.that, &options);
}

static void free_question(cli_question *question)
{
    cli_sets_free(&question->sets);
    dt_solution_free(question->solution);
    cli_statement_free(&question->where);
    cli_further_free(&question->further);
}

int verb_solve(const cli_arguments *arguments)
{
    int code = check_options(arguments);
    if (code != EXIT_ANSWERED)
        return code;
    cli_work work;
    cli_question question = {.options = DT_SOLVE_OPTIONS_INIT};
    code = work_prepare_with(&work, arguments, choose_engine(arguments));
    if (code == EXIT_ANSWERED)
        code = check_examples(&work);
    bool relations = code == EXIT_ANSWERED && wants_relations(&work);
    if (code == EXIT_ANSWERED && !relations)
        code = choose_all_concepts(&work, &question.options.concepts, &question.further);
    if (code == EXIT_ANSWERED && arguments->where)
        code = choose_statement(&work, "--where", arguments->where, &question.where);
    if (code == EXIT_ANSWERED)
        code = check_combinations(&work);
    if (code == EXIT_ANSWERED)
        code = relations ? answer_relations(&work, &question) : answer(&work, &question);
    free_question(&question);
    return work_end(&work, code);
}
