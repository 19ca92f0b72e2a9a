/* SPDX-License-Identifier: MIT */
/* mediate --preferences: what would have to be preferred for an outcome to hold. */
#include "verbs.h"

#include "choose.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST 3 /* states asked about, of those that satisfy a statement */

typedef struct cli_wishes {
    dt_inverse_options options;
    dt_goal goal;
    bool *who;
    dt_inverse **list;
    size_t count;
} cli_wishes;

/* Some options belong to the search of changes alone. */
static int check_options(const cli_arguments *a)
{
    const struct {
        const char *name;
        bool given;
    } others[] = {{"avoid", a->avoid}, {"changes", a->changes}, {"size", a->size}, {"swaps", a->swaps}};
    for (size_t k = 0; k < sizeof others / sizeof *others; k++)
        if (others[k].given)
            return usage_error(&verbs[VERB_MEDIATE], "--preferences does not go with --%s", others[k].name);
    return EXIT_ANSWERED;
}

static int choose_who(cli_work *work, cli_wishes *wishes)
{
    wishes->who = calloc(work->model->dm_count, sizeof *wishes->who);
    wishes->options.who = wishes->who;
    return wishes->who ? choose_dms(work, "--by", work->arguments->by, wishes->who) : work_trouble(work, DT_ERR_NOMEM);
}

static int choose(cli_work *work, cli_wishes *wishes)
{
    const cli_arguments *arguments = work->arguments;
    const dt_concept *asked = dt_concept_get(DT_CONCEPT_SEQ);
    int code = check_options(arguments);
    wishes->options.profile = work->profile;
    if (code == EXIT_ANSWERED)
        code = choose_goal(work, "--to", arguments->to, &wishes->goal);
    if (code == EXIT_ANSWERED && arguments->concept)
        code = choose_concept(work, "--concept", arguments->concept, &asked);
    if (code == EXIT_ANSWERED && arguments->by)
        code = choose_who(work, wishes);
    wishes->options.concept = code == EXIT_ANSWERED ? asked->id : DT_CONCEPT_SEQ;
    return code;
}

static dt_status ask(cli_work *work, cli_wishes *wishes)
{
    const size_t most = work->arguments->most ? (size_t)work->arguments->most : MOST;
    dt_status status = DT_OK;
    wishes->list = calloc(wishes->goal.count < most ? wishes->goal.count + 1 : most, sizeof *wishes->list);
    if (!wishes->list)
        return DT_ERR_NOMEM;
    for (uint32_t s = 0; status == DT_OK && s < dt_graph_count(work->graph) && wishes->count < most; s++) {
        if (!dt_goal_has(&wishes->goal, s))
            continue;
        wishes->options.state = s;
        status = dt_inverse_new(&wishes->list[wishes->count], work->graph, &wishes->options, work->budget);
        wishes->count += wishes->list[wishes->count] != NULL;
    }
    return status;
}

static int find(cli_work *work, cli_wishes *wishes)
{
    double start = clock_seconds();
    dt_status status = ask(work, wishes);
    work->solve_seconds = clock_seconds() - start;
    return work_partial(work, status, wishes->count > 0);
}

static int report(cli_work *work, const cli_wishes *wishes)
{
    const cli_arguments *arguments = work->arguments;
    const dt_inverse_asked asked = {.graph = work->graph,
                                    .profile = work->profile,
                                    .concept = wishes->options.concept,
                                    .list = (const dt_inverse *const *)wishes->list,
                                    .count = wishes->count,
                                    .goal = arguments->to,
                                    .goal_count = wishes->goal.count,
                                    .file = arguments->operands[0],
                                    .colour = !arguments->output && terminal_colour(STDOUT_FILENO, arguments->colour)};
    return work_trouble(work, dt_report_inverse(&asked, arguments_format(arguments), &work->output.text));
}

/* Answered "no" where no preferences of those who may vary make any of the states hold. */
static int verdict(const cli_wishes *wishes)
{
    for (size_t k = 0; k < wishes->count; k++)
        for (size_t t = 0; t < wishes->list[k]->count; t++) {
            const dt_inverse_terms *terms = &wishes->list[k]->terms[t];
            if (terms->uncounted != DT_COUNTED || strcmp(terms->weak.count, "0") != 0)
                return EXIT_ANSWERED;
        }
    return EXIT_NO;
}

int verb_mediate_preferences(const cli_arguments *arguments)
{
    cli_work work;
    cli_wishes wishes = {.list = NULL};
    int code = work_prepare(&work, arguments);
    if (code == EXIT_ANSWERED)
        code = choose(&work, &wishes);
    if (code == EXIT_ANSWERED)
        code = find(&work, &wishes);
    if (code == EXIT_ANSWERED || work.partial) {
        int told = report(&work, &wishes);
        code = told != EXIT_ANSWERED ? told : code == EXIT_ANSWERED ? verdict(&wishes) : code;
    }
    for (size_t k = 0; k < wishes.count; k++)
        dt_inverse_free(wishes.list[k]);
    free(wishes.list);
    free(wishes.who);
    dt_goal_free(&wishes.goal);
    return work_end(&work, code);
}
