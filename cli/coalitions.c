/* SPDX-License-Identifier: MIT */
/* coalitions: who could upset an equilibrium together, and who holds it up. */
#include "verbs.h"

#include "choose.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST 12

typedef struct cli_gathering {
    dt_coalitions_options options;
    const dt_concept *concept;
    dt_coalition *named;
    dt_verdicts *verdicts;
    dt_coalitions *coalitions;
} cli_gathering;

static int choose_coalition(cli_work *work, const char *list, dt_coalition *members)
{
    bool *chosen = calloc(work->model->dm_count, sizeof *chosen);
    if (!chosen)
        return work_trouble(work, DT_ERR_NOMEM);
    int code = choose_dms(work, "--coalition", list, chosen);
    *members = 0;
    for (size_t i = 0; i < work->model->dm_count && i < DT_COALITION_DMS_MAX; i++)
        *members |= (dt_coalition)chosen[i] << i;
    free(chosen);
    return code;
}

static int choose_coalitions(cli_work *work, cli_gathering *g)
{
    const cli_arguments *arguments = work->arguments;
    if (arguments->coalitions.count == 0)
        return EXIT_ANSWERED;
    g->named = calloc(arguments->coalitions.count, sizeof *g->named);
    if (!g->named)
        return work_trouble(work, DT_ERR_NOMEM);
    g->options.named = g->named;
    for (size_t k = 0; k < arguments->coalitions.count; k++) {
        int code = choose_coalition(work, arguments->coalitions.items[k], &g->named[g->options.named_count]);
        if (code != EXIT_ANSWERED)
            return code;
        for (size_t before = 0; before < k; before++)
            if (g->named[before] == g->named[k])
                return usage_error(&verbs[VERB_COALITIONS], "--coalition: \"%s\" is given twice",
                                   arguments->coalitions.items[k]);
        g->options.named_count++;
    }
    return EXIT_ANSWERED;
}

static int choose(cli_work *work, cli_gathering *g)
{
    const cli_arguments *arguments = work->arguments;
    dt_format format = arguments_format(arguments);
    g->concept = dt_concept_get(DT_CONCEPT_SEQ);
    g->options.profile = work->profile;
    g->options.size = (size_t)arguments->size;
    g->options.joint = arguments->joint;
    g->options.pareto = arguments->pareto;
    int code = choose_coalitions(work, g);
    g->options.tables = g->named && (arguments->table || format == DT_FORMAT_JSON || format == DT_FORMAT_CSV);
    if (code == EXIT_ANSWERED && arguments->concept)
        code = choose_concept(work, "--concept", arguments->concept, &g->concept);
    g->options.concept = g->concept ? g->concept->id : DT_CONCEPT_SEQ;
    if (code == EXIT_ANSWERED && arguments->state)
        code = choose_state(work, "--state", arguments->state, &g->options.state);
    if (code == EXIT_ANSWERED && arguments->joint && work->model->graph_form)
        code = usage_error(&verbs[VERB_COALITIONS], "--joint combines options, and this conflict is a bare graph");
    return code;
}

static dt_status find(cli_work *work, cli_gathering *g)
{
    DT_TRY(dt_stability_solve(&g->verdicts, work->graph, work->profile, 1u << g->concept->id, work->budget));
    g->options.verdicts = g->verdicts;
    return dt_coalitions_find(&g->coalitions, work->graph, &g->options, work->budget);
}

static int report(cli_work *work, const cli_gathering *g)
{
    const cli_arguments *arguments = work->arguments;
    dt_coalitions_asked asked = {.graph = work->graph,
                                 .options = &g->options,
                                 .file = arguments->operands[0],
                                 .most = arguments->most ? (size_t)arguments->most : MOST,
                                 .table = arguments->table,
                                 .colour = !arguments->output && terminal_colour(STDOUT_FILENO, arguments->colour),
                                 .budget = work->budget};
    return work_trouble(work,
                        dt_report_coalitions(g->coalitions, &asked, arguments_format(arguments), &work->output.text));
}

static int answer(cli_work *work, cli_gathering *g)
{
    double start = clock_seconds();
    dt_status status = find(work, g);
    int code = work_partial(work, status, g->coalitions != NULL);
    work->solve_seconds = clock_seconds() - start;
    if (code != EXIT_ANSWERED && !work->partial)
        return code;
    int told = report(work, g);
    return told != EXIT_ANSWERED ? told : code;
}

static int refuse(const cli_arguments *arguments)
{
    dt_format format = arguments_format(arguments);
    if (arguments->table && (format == DT_FORMAT_JSON || format == DT_FORMAT_CSV))
        return usage_error(&verbs[VERB_COALITIONS],
                           "--table goes with --format text, markdown or latex; json and csv have "
                           "the table of all states with --coalition");
    if (arguments->size && arguments->coalitions.count)
        return usage_error(&verbs[VERB_COALITIONS],
                           "--size says how large coalitions to look for; --coalition names them");
    return EXIT_ANSWERED;
}

int verb_coalitions(const cli_arguments *arguments)
{
    cli_work work;
    cli_gathering g = {.options = DT_COALITIONS_OPTIONS_INIT};
    int code = refuse(arguments);
    if (code != EXIT_ANSWERED)
        return code;
    code = work_prepare(&work, arguments);
    if (code == EXIT_ANSWERED)
        code = choose(&work, &g);
    if (code == EXIT_ANSWERED)
        code = answer(&work, &g);
    dt_coalitions_free(g.coalitions);
    dt_verdicts_free(g.verdicts);
    free(g.named);
    return work_end(&work, code);
}
