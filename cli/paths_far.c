/* SPDX-License-Identifier: MIT */
/* paths where the states are too many to list: how it could come to one state, or to the nearest of several. */
#include "paths.h"

#include "choose.h"
#include "verbs.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct cli_far {
    dt_far_unfolding question;
    const dt_concept *concept;
    uint64_t *from, *to;
    bool *disimprove;
    cli_statement statement;
    dt_sets *sets;
    dt_far_paths *paths;
} cli_far;

static int choose_from(cli_work *work, cli_far *f)
{
    const uint64_t *today = dt_symbolic_status_quo(work->symbolic);
    f->question.from = f->from;
    if (work->arguments->from)
        return choose_far_state(work, "--from", work->arguments->from, f->from);
    if (!today)
        return usage_error(&verbs[VERB_PATHS], "the model has no status quo; say with --from where to start");
    memcpy(f->from, today, dt_model_words(work->model) * sizeof *today);
    return EXIT_ANSWERED;
}

static int choose_to(cli_work *work, cli_far *f)
{
    const char *text = work->arguments->to;
    if (!text)
        return EXIT_ANSWERED;
    int code = choose_far_goal(work, "--to", text, f->to, &f->statement);
    f->question.goal.that = f->statement.that;
    f->question.goal.state = f->statement.that ? NULL : f->to;
    return code;
}

static int choose(cli_work *work, cli_far *f)
{
    size_t words = dt_model_words(work->model);
    f->from = calloc(words, sizeof *f->from);
    f->to = calloc(words, sizeof *f->to);
    f->disimprove = calloc(work->model->dm_count, sizeof *f->disimprove);
    if (!f->from || !f->to || !f->disimprove)
        return work_trouble(work, DT_ERR_NOMEM);
    f->concept = dt_concept_get(DT_CONCEPT_SEQ);
    f->question.profile = work->profile;
    f->question.rounds = work->arguments->table || arguments_format(work->arguments) == DT_FORMAT_CSV;
    f->question.disimprove = work->arguments->disimprove ? f->disimprove : NULL;
    int code = choose_from(work, f);
    if (code == EXIT_ANSWERED && work->arguments->concept)
        code = choose_concept(work, "--concept", work->arguments->concept, &f->concept);
    if (code == EXIT_ANSWERED && work->arguments->disimprove)
        code = choose_dms(work, "--disimprove", work->arguments->disimprove, f->disimprove);
    return code == EXIT_ANSWERED ? choose_to(work, f) : code;
}

static dt_status find(cli_work *work, cli_far *f)
{
    if (!work->arguments->to) {
        DT_TRY(dt_sets_new(&f->sets, work->symbolic, work->profile, 1u << f->concept->id));
        f->question.goal.equilibria = f->sets;
        f->question.goal.concept = f->concept->id;
    }
    return dt_symbolic_paths(&f->paths, work->symbolic, &f->question);
}

static int report(cli_work *work, const cli_far *f)
{
    const cli_arguments *arguments = work->arguments;
    dt_paths_asked asked = {.concept = f->concept->id,
                            .goal = arguments->to,
                            .table = arguments->table,
                            .file = arguments->operands[0],
                            .colour = !arguments->output && terminal_colour(STDOUT_FILENO, arguments->colour),
                            .budget = work->budget};
    return work_trouble(work, dt_report_far_paths(f->paths, work->symbolic, &f->question, &asked,
                                                  arguments_format(arguments), &work->output.text));
}

static int answer(cli_work *work, cli_far *f)
{
    double start = clock_seconds();
    dt_status status = find(work, f);
    int code = work_partial(work, status, f->paths != NULL);
    work->solve_seconds = clock_seconds() - start;
    if (code != EXIT_ANSWERED && !work->partial)
        return code;
    int told = report(work, f);
    return told != EXIT_ANSWERED ? told : code;
}

static int refuse(const cli_arguments *arguments)
{
    static const char *const lists[] = {"most", "sequences"};
    const cli_verb *verb = &verbs[VERB_PATHS];
    dt_format format = arguments_format(arguments);
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++)
        if (arguments_given(arguments, lists[k]))
            return usage_error(
                verb, "--%s lists what sets of states do not; leave it out, or list them: --engine explicit", lists[k]);
    if (format == DT_FORMAT_DOT || format == DT_FORMAT_SVG)
        return usage_error(verb,
                           "--format %s draws states one by one, and these are not listed; use text, json, csv, "
                           "markdown or latex, or --engine explicit",
                           format_words[format]);
    return EXIT_ANSWERED;
}

int paths_far(cli_work *work)
{
    cli_far f = {.concept = NULL};
    int code = refuse(work->arguments);
    if (code == EXIT_ANSWERED)
        code = choose(work, &f);
    if (code == EXIT_ANSWERED)
        code = answer(work, &f);
    dt_far_paths_free(f.paths);
    dt_sets_free(f.sets);
    cli_statement_free(&f.statement);
    free(f.from);
    free(f.to);
    free(f.disimprove);
    return code;
}
