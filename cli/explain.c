/* SPDX-License-Identifier: MIT */
/* explain: why a state is stable for a decision maker or not, or, without a concept, what it is like to be there. */
#include "verbs.h"

#include "work.h"

#include <stdlib.h>
#include <unistd.h>

typedef struct cli_explained {
    dt_asked asked;
    const dt_concept *concept; /* NULL: none was asked about */
    dt_witness **witnesses;
    size_t count;
} cli_explained;

static int choose_dm(const cli_work *work, size_t *dm)
{
    char advice[128];
    const dt_model *model = work->model;
    const char *id = work->arguments->dm;
    *dm = id ? dt_model_find_dm(model, id) : DT_PATTERN_NONE;
    if (!id || *dm != DT_PATTERN_NONE)
        return EXIT_ANSWERED;
    const char **names = calloc(model->dm_count, sizeof *names);
    for (size_t i = 0; names && i < model->dm_count; i++)
        names[i] = model->decision_makers[i].id;
    did_you_mean(advice, sizeof advice, id, names, names ? model->dm_count : 0);
    free(names);
    return usage_error(&verbs[VERB_EXPLAIN], "--dm: the model has no decision maker \"%s\"%s", id, advice);
}

static int choose_concept(const cli_work *work, const dt_concept **concept)
{
    char advice[96];
    const char *names[DT_CONCEPT_COUNT];
    const char *name = work->arguments->concept;
    *concept = name ? dt_concept_find(name) : NULL;
    for (size_t k = 0; k < DT_CONCEPT_COUNT; k++)
        names[k] = dt_concept_get((dt_concept_id)k)->name;
    if (name && !*concept)
        return usage_error(&verbs[VERB_EXPLAIN], "--concept: there is no concept \"%s\"%s", name,
                           did_you_mean(advice, sizeof advice, name, names, DT_CONCEPT_COUNT));
    if (*concept && (*concept)->needs_options && work->model->graph_form)
        return usage_error(&verbs[VERB_EXPLAIN], "--concept: \"%s\" needs options, and this conflict is a bare graph",
                           name);
    return EXIT_ANSWERED;
}

static int choose_state(cli_work *work, uint32_t *state)
{
    dt_text trouble = {.data = NULL};
    dt_status status = dt_graph_parse_state(work->graph, work->arguments->state, state, &trouble);
    int code = status == DT_ERR_MODEL ? usage_error(&verbs[VERB_EXPLAIN], "--state: %s", dt_text_get(&trouble))
                                      : work_trouble(work, status);
    dt_text_free(&trouble);
    return code;
}

static int choose(cli_work *work, cli_explained *explained)
{
    const cli_arguments *arguments = work->arguments;
    dt_asked *asked = &explained->asked;
    *asked = (dt_asked){.graph = work->graph, .profile = work->profile, .file = arguments->operands[0]};
    asked->budget = work->budget;
    asked->depth = arguments->detail ? (dt_depth)(arguments->detail - 1) : DT_DEPTH_PARAGRAPH;
    asked->colour = !arguments->output && terminal_colour(STDOUT_FILENO, arguments->colour);
    int code = choose_state(work, &asked->state);
    if (code == EXIT_ANSWERED)
        code = choose_dm(work, &asked->dm);
    return code == EXIT_ANSWERED ? choose_concept(work, &explained->concept) : code;
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
