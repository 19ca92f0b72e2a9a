/* SPDX-License-Identifier: MIT */
/* explain: why a state is stable for a decision maker or not, or, without a concept, what it is like to be there. */
#include "verbs.h"

#include "choose.h"

#include <stdlib.h>
#include <unistd.h>

typedef struct cli_explained {
    dt_asked asked;
    const dt_concept *concept; /* NULL: none was asked about */
    dt_witness **witnesses;
    size_t count;
} cli_explained;

static int choose(cli_work *work, cli_explained *explained)
{
    const cli_arguments *arguments = work->arguments;
    dt_asked *asked = &explained->asked;
    *asked = (dt_asked){.graph = work->graph, .profile = work->profile, .file = arguments->operands[0]};
    asked->budget = work->budget;
    asked->depth = arguments->detail ? (dt_depth)(arguments->detail - 1) : DT_DEPTH_PARAGRAPH;
    asked->colour = !arguments->output && terminal_colour(STDOUT_FILENO, arguments->colour);
    asked->dm = DT_PATTERN_NONE;
    int code = choose_state(work, "--state", arguments->state, &asked->state);
    if (code == EXIT_ANSWERED && arguments->dm)
        code = choose_dm(work, "--dm", arguments->dm, &asked->dm);
    if (code == EXIT_ANSWERED && arguments->concept)
        code = choose_concept(work, "--concept", arguments->concept, &explained->concept);
    return code;
}

static dt_status find_witnesses(cli_work *work, cli_explained *explained)
{
    const dt_asked *asked = &explained->asked;
    explained->witnesses = calloc(work->model->dm_count, sizeof *explained->witnesses);
    if (!explained->witnesses)
        return DT_ERR_NOMEM;
    for (size_t i = 0; i < work->model->dm_count; i++) {
        if (asked->dm != DT_PATTERN_NONE && asked->dm != i)
            continue;
        DT_TRY(dt_explain(&explained->witnesses[explained->count], work->graph, work->profile, explained->concept->id,
                          i, asked->state, work->budget));
        explained->count++;
    }
    return DT_OK;
}

static dt_status answer(cli_work *work, cli_explained *explained)
{
    double start = clock_seconds();
    dt_format format = arguments_format(work->arguments);
    if (!explained->concept)
        return dt_report_position(&explained->asked, format, &work->output.text);
    dt_status status = find_witnesses(work, explained);
    work->solve_seconds = clock_seconds() - start;
    if (status == DT_OK)
        status = dt_report_witnesses(&explained->asked, (const dt_witness *const *)explained->witnesses,
                                     explained->count, format, &work->output.text);
    return status;
}

int verb_explain(const cli_arguments *arguments)
{
    if (!arguments->state)
        return usage_error(&verbs[VERB_EXPLAIN], "explain needs --state: a number, a name, a pattern or the options "
                                                 "taken, as in --state \"invade,arm\"");
    cli_work work;
    cli_explained explained = {.witnesses = NULL};
    int code = work_prepare(&work, arguments);
    if (code == EXIT_ANSWERED)
        code = choose(&work, &explained);
    if (code == EXIT_ANSWERED)
        code = work_trouble(&work, answer(&work, &explained));
    for (size_t k = 0; k < explained.count; k++)
        dt_witness_free(explained.witnesses[k]);
    free(explained.witnesses);
    return work_end(&work, code);
}
