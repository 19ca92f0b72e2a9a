/* SPDX-License-Identifier: MIT */
/* graph: the integrated graph, or a part of it, as a picture or a table of moves. */
#include "verbs.h"

#include "choose.h"
#include "picture.h"

#include <inttypes.h>

#define READABLE_STATES 500u     /* a picture of more is hard to read */
#define PICTURE_ARCS_MAX 100000u /* a picture of more is of no use, and Graphviz never finishes it */

typedef struct cli_picture {
    dt_excerpt_options options;
    dt_excerpt *excerpt;
    dt_verdicts *verdicts;
    dt_findings *findings; /* instead, by preferences that need not be rankings */
} cli_picture;

/* The part that --around, --depth and --improvements ask for. */
static int choose_part(cli_work *work, cli_picture *picture)
{
    const cli_arguments *arguments = work->arguments;
    int code = EXIT_ANSWERED;
    picture->options = (dt_excerpt_options){.profile = work->profile,
                                            .around = DT_NO_STATE,
                                            .depth = arguments->depth ? (uint32_t)arguments->depth : 1,
                                            .improvements = arguments->improvements};
    if (arguments->around)
        code = choose_state(work, "--around", arguments->around, &picture->options.around);
    if (code != EXIT_ANSWERED)
        return code;
    return work_trouble(work, dt_excerpt_new(&picture->excerpt, work->graph, &picture->options, work->budget));
}

/* Is it small enough to draw? */
static int check_size(cli_work *work, const cli_picture *picture)
{
    uint64_t arcs = 0;
    uint32_t states = dt_excerpt_states(picture->excerpt);
    dt_status status = dt_excerpt_count_arcs(picture->excerpt, PICTURE_ARCS_MAX, work->budget, &arcs);
    if (status == DT_OK && arcs > PICTURE_ARCS_MAX) {
        complain("this graph has more than %u moves, too many for a picture; try --around, --improvements or "
                 "--format csv",
                 PICTURE_ARCS_MAX);
        return EXIT_LIMIT;
    }
    if (status == DT_OK && states > READABLE_STATES)
        complain("warning: a picture of %" PRIu32 " states is hard to read; --around STATE shows a part of it", states);
    return work_trouble(work, status);
}

static dt_status write_dot(cli_work *work, const cli_picture *picture, dt_text *out)
{
    if (picture->findings)
        return dt_report_relations_dot(picture->excerpt, picture->findings, work->budget, out);
    return dt_report_graph_dot(picture->excerpt, picture->verdicts, work->budget, out);
}

static int draw(cli_work *work, const cli_picture *picture)
{
    if (arguments_format(work->arguments) == DT_FORMAT_DOT)
        return work_trouble(work, write_dot(work, picture, &work->output.text));
    dt_text graph = {.data = NULL};
    dt_status status = write_dot(work, picture, &graph);
    if (status == DT_OK)
        status = picture_add(&graph, work->budget, &work->output.text);
    dt_text_free(&graph);
    return work_trouble(work, status);
}

/* By any sanctions, whatever their degree: a label has little room. */
static dt_status find_equilibria(cli_work *work, cli_picture *picture)
{
    dt_criterion all[DT_CRITERIA_MAX], general[DT_CRITERIA_MAX];
    size_t count = 0;
    if (dt_profile_ranks(work->model, work->profile))
        return dt_stability_solve(&picture->verdicts, work->graph, work->profile, DT_CONCEPTS_DEFAULT, work->budget);
    for (size_t k = 0, found = dt_criteria_expand(work->model, work->profile, DT_CONCEPTS_DEFAULT, all); k < found; k++)
        if (all[k].strength == 0)
            general[count++] = all[k];
    return dt_findings_new(&picture->findings, work->graph, work->profile, general, count, work->budget);
}

static int report(cli_work *work, cli_picture *picture)
{
    if (arguments_format(work->arguments) == DT_FORMAT_CSV)
        return work_trouble(work, dt_report_graph_csv(picture->excerpt, work->budget, &work->output.text));
    int code = check_size(work, picture);
    if (code != EXIT_ANSWERED)
        return code;
    double start = clock_seconds();
    dt_status status = find_equilibria(work, picture);
    work->solve_seconds = clock_seconds() - start;
    return status == DT_OK ? draw(work, picture) : work_trouble(work, status);
}

int verb_graph(const cli_arguments *arguments)
{
    cli_work work;
    cli_picture picture = {.excerpt = NULL};
    if (arguments->depth && !arguments->around)
        return usage_error(&verbs[VERB_GRAPH], "--depth goes with --around");
    int code = work_prepare(&work, arguments);
    if (code == EXIT_ANSWERED)
        code = choose_part(&work, &picture);
    if (code == EXIT_ANSWERED)
        code = report(&work, &picture);
    dt_verdicts_free(picture.verdicts);
    dt_findings_free(picture.findings);
    dt_excerpt_free(picture.excerpt);
    return work_end(&work, code);
}
