/* SPDX-License-Identifier: MIT */
/* plan: in what order the parties can step, so that nobody is exposed on the way. */
#include "verbs.h"

#include "choose.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct cli_planned {
    dt_plan_options options;
    dt_goal goal;
    uint32_t *caps;
    dt_plan *plan;
} cli_planned;

/* One number of the budget, `-` for no cap. */
static int add_cap(cli_planned *planned, const char *text, size_t length)
{
    char *end = NULL;
    uint32_t *cap = &planned->caps[planned->options.cap_count++];
    *cap = UINT32_MAX;
    if (length == 1 && *text == '-')
        return EXIT_ANSWERED;
    unsigned long number = isdigit((unsigned char)*text) ? strtoul(text, &end, 10) : 0;
    if (end != text + length || number >= 1000000)
        return usage_error(&verbs[VERB_PLAN],
                           "--budget takes numbers below 1000000, or -, with commas between them, not \"%.*s\"",
                           (int)length, text);
    *cap = (uint32_t)number;
    return EXIT_ANSWERED;
}

static int choose_budget(cli_work *work, cli_planned *planned)
{
    const char *text = work->arguments->caps;
    if (!text)
        return EXIT_ANSWERED;
    planned->caps = calloc(strlen(text) + 1, sizeof *planned->caps);
    if (!planned->caps)
        return work_trouble(work, DT_ERR_NOMEM);
    planned->options.caps = planned->caps;
    for (;;) {
        size_t length = strcspn(text, ",");
        int code = add_cap(planned, text, length);
        if (code != EXIT_ANSWERED || !text[length])
            return code;
        text += length + 1;
    }
}

static int choose_end(cli_work *work, cli_planned *planned)
{
    const dt_concept *concept = dt_concept_get(DT_CONCEPT_SEQ);
    int code = EXIT_ANSWERED;
    if (work->arguments->concept)
        code = choose_concept(work, "--concept", work->arguments->concept, &concept);
    planned->options.concept = concept ? concept->id : DT_CONCEPT_SEQ;
    planned->options.any_end = work->arguments->any_end;
    planned->options.worse_end = work->arguments->worse_end;
    if (code == EXIT_ANSWERED)
        code = choose_goal(work, "--to", work->arguments->to, &planned->goal);
    planned->options.goal = planned->goal.states;
    return code;
}

static int choose(cli_work *work, cli_planned *planned)
{
    const cli_arguments *arguments = work->arguments;
    dt_plan_options *options = &planned->options;
    int code = choose_start(work, &options->from);
    options->profile = work->profile;
    options->guard = arguments->guard ? (dt_guard)(arguments->guard - 1) : DT_GUARD_IMPROVEMENTS;
    options->gesture = arguments->gesture ? (uint32_t)arguments->gesture : options->gesture;
    options->exchange = arguments->exchange ? (uint32_t)arguments->exchange : options->exchange;
    if (code == EXIT_ANSWERED)
        code = choose_end(work, planned);
    return code == EXIT_ANSWERED ? choose_budget(work, planned) : code;
}

static int report(cli_work *work, const cli_planned *planned)
{
    const cli_arguments *arguments = work->arguments;
    dt_plan_asked asked = {.graph = work->graph,
                           .options = &planned->options,
                           .goal = arguments->to,
                           .file = arguments->operands[0],
                           .budget = work->budget,
                           .colour = !arguments->output && terminal_colour(STDOUT_FILENO, arguments->colour)};
    return work_trouble(work, dt_report_plan(planned->plan, &asked, arguments_format(arguments), &work->output.text));
}

static int answer(cli_work *work, cli_planned *planned)
{
    double start = clock_seconds();
    dt_status status = dt_plan_find(&planned->plan, work->graph, &planned->options, work->budget);
    work->solve_seconds = clock_seconds() - start;
    int code = work_partial(work, status, planned->plan != NULL);
    if (code != EXIT_ANSWERED && !work->partial)
        return code;
    int told = report(work, planned);
    if (told != EXIT_ANSWERED || code != EXIT_ANSWERED)
        return told != EXIT_ANSWERED ? told : code;
    return planned->plan->answer == DT_PLAN_FOUND ? EXIT_ANSWERED : EXIT_NO;
}

int verb_plan(const cli_arguments *arguments)
{
    cli_work work;
    cli_planned planned = {.options = DT_PLAN_OPTIONS_INIT};
    if (!arguments->to)
        return usage_error(&verbs[VERB_PLAN], "plan needs --to: a state or a statement, as in --to \"not invade\"");
    if (arguments->any_end && arguments->concept)
        return usage_error(&verbs[VERB_PLAN],
                           "--concept says what kind of equilibrium the end is; --any-end waives that");
    int code = work_prepare(&work, arguments);
    if (code == EXIT_ANSWERED)
        code = choose(&work, &planned);
    if (code == EXIT_ANSWERED)
        code = answer(&work, &planned);
    dt_plan_free(planned.plan);
    dt_goal_free(&planned.goal);
    free(planned.caps);
    return work_end(&work, code);
}
