/* SPDX-License-Identifier: MIT */
/* paths: how it could unfold from a state. */
#include "verbs.h"

#include "choose.h"
#include "paths.h"
#include "picture.h"

#include <stdlib.h>
#include <unistd.h>

typedef struct cli_unfolding {
    dt_paths_options options;
    const dt_concept *concept;
    dt_goal goal;
    bool *disimprove;
    dt_verdicts *verdicts;
    dt_paths *paths;
} cli_unfolding;

static int choose_movers(cli_work *work, cli_unfolding *u)
{
    const char *list = work->arguments->disimprove;
    if (!list)
        return EXIT_ANSWERED;
    u->disimprove = calloc(work->model->dm_count, sizeof *u->disimprove);
    if (!u->disimprove)
        return work_trouble(work, DT_ERR_NOMEM);
    u->options.disimprove = u->disimprove;
    return choose_dms(work, "--disimprove", list, u->disimprove);
}

static int choose(cli_work *work, cli_unfolding *u)
{
    const cli_arguments *arguments = work->arguments;
    u->concept = dt_concept_get(DT_CONCEPT_SEQ);
    u->options.profile = work->profile;
    u->options.targets = arguments->most ? (uint32_t)arguments->most : u->options.targets;
    u->options.sequences = arguments->sequences ? (uint32_t)arguments->sequences : u->options.sequences;
    int code = choose_start(work, &u->options.from);
    if (code == EXIT_ANSWERED && arguments->concept)
        code = choose_concept(work, "--concept", arguments->concept, &u->concept);
    if (code == EXIT_ANSWERED)
        code = choose_movers(work, u);
    if (code == EXIT_ANSWERED && arguments->to)
        code = choose_goal(work, "--to", arguments->to, &u->goal);
    return code;
}

/* Without --to, what is asked about is every equilibrium. */
static dt_status find(cli_work *work, cli_unfolding *u)
{
    DT_TRY(dt_stability_solve(&u->verdicts, work->graph, work->profile, 1u << u->concept->id, work->budget));
    if (!work->arguments->to)
        DT_TRY(dt_goal_of_equilibria(&u->goal, work->graph, u->verdicts, u->concept->id, work->budget));
    u->options.goal = u->goal.states;
    return dt_paths_find(&u->paths, work->graph, &u->options, work->budget);
}

static dt_status draw(cli_work *work, const cli_unfolding *u, const dt_paths_asked *asked)
{
    dt_text graph = {.data = NULL};
    dt_status status = dt_report_paths(u->paths, asked, DT_FORMAT_DOT, &graph);
    if (status == DT_OK)
        status = picture_add(&graph, work->budget, &work->output.text);
    dt_text_free(&graph);
    return status;
}

static int report(cli_work *work, const cli_unfolding *u)
{
    const cli_arguments *arguments = work->arguments;
    dt_format format = arguments_format(arguments);
    dt_paths_asked asked = {.graph = work->graph,
                            .options = &u->options,
                            .verdicts = u->verdicts,
                            .concept = u->concept->id,
                            .goal = arguments->to,
                            .file = arguments->operands[0],
                            .table = arguments->table,
                            .colour = !arguments->output && terminal_colour(STDOUT_FILENO, arguments->colour),
                            .budget = work->budget};
    return work_trouble(work, format == DT_FORMAT_SVG ? draw(work, u, &asked)
                                                      : dt_report_paths(u->paths, &asked, format, &work->output.text));
}

static int answer(cli_work *work, cli_unfolding *u)
{
    double start = clock_seconds();
    dt_status status = find(work, u);
    int code = work_partial(work, status, u->paths != NULL);
    work->solve_seconds = clock_seconds() - start;
    if (code != EXIT_ANSWERED && !work->partial)
        return code;
    int told = report(work, u);
    return told != EXIT_ANSWERED ? told : code;
}

static int paths_listed(cli_work *work)
{
    cli_unfolding u = {.options = DT_PATHS_OPTIONS_INIT};
    int code = choose(work, &u);
    if (code == EXIT_ANSWERED)
        code = answer(work, &u);
    dt_paths_free(u.paths);
    dt_verdicts_free(u.verdicts);
    dt_goal_free(&u.goal);
    free(u.disimprove);
    return code;
}

int verb_paths(const cli_arguments *arguments)
{
    cli_work work;
    dt_format format = arguments_format(arguments);
    if (arguments->table &&
        (format == DT_FORMAT_JSON || format == DT_FORMAT_CSV || format == DT_FORMAT_DOT || format == DT_FORMAT_SVG))
        return usage_error(&verbs[VERB_PATHS], "--table goes with --format text, markdown or latex; csv is that table");
    int code = work_prepare_with(&work, arguments, arguments->engine);
    if (code == EXIT_ANSWERED)
        code = work.symbolic ? paths_far(&work) : paths_listed(&work);
    return work_end(&work, code);
}
