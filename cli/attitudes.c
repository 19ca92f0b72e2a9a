/* SPDX-License-Identifier: MIT */
/* attitudes: what holds where somebody cares for others, or wishes them ill. */
#include "verbs.h"

#include "choose.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST 12
enum sweep { SWEEP_EACH = 1, SWEEP_NONE };

typedef struct cli_caring {
    dt_attitudes_options options;
    dt_relational concept;
    dt_regard *attitudes; /* [dm * dms + towards] options.attitudes points here */
    bool *given;          /* likewise */
    dt_attitude_cases *cases;
} cli_caring;

static bool find_sign(const char *text, dt_regard *out)
{
    for (int k = 0; k < DT_REGARDS; k++)
        if (strcmp(text, dt_regard_sign((dt_regard)k)) == 0) {
            *out = (dt_regard)k;
            return true;
        }
    return false;
}

/* "A:B=SIGN"; the parts are cut out of `copy`. */
static int choose_pair(cli_work *work, cli_caring *c, const char *text, char *copy)
{
    char *colon = strchr(copy, ':'), *equals = colon ? strchr(colon, '=') : NULL;
    size_t dm, towards, dms = work->model->dm_count;
    dt_regard regard;
    if (!equals || !find_sign(equals + 1, &regard))
        return usage_error(&verbs[VERB_ATTITUDES], "--attitude takes A:B=+, A:B=- or A:B=0, not \"%s\"", text);
    *colon = *equals = '\0';
    int code = choose_dm(work, "--attitude", copy, &dm);
    if (code == EXIT_ANSWERED)
        code = choose_dm(work, "--attitude", colon + 1, &towards);
    if (code != EXIT_ANSWERED)
        return code;
    if (c->given[dm * dms + towards])
        return usage_error(&verbs[VERB_ATTITUDES], "--attitude: \"%s:%s\" is given twice", copy, colon + 1);
    c->given[dm * dms + towards] = true;
    c->attitudes[dm * dms + towards] = regard;
    return EXIT_ANSWERED;
}

static int choose_attitude(cli_work *work, cli_caring *c, const char *text)
{
    char *copy = malloc(strlen(text) + 1);
    if (!copy)
        return work_trouble(work, DT_ERR_NOMEM);
    int code = choose_pair(work, c, text, strcpy(copy, text));
    free(copy);
    return code;
}

static int choose_attitudes(cli_work *work, cli_caring *c)
{
    const cli_list *list = &work->arguments->attitudes;
    size_t dms = work->model->dm_count;
    int code = EXIT_ANSWERED;
    c->attitudes = calloc(dms * dms, sizeof *c->attitudes);
    c->given = calloc(dms * dms, sizeof *c->given);
    if (!c->attitudes || !c->given)
        return work_trouble(work, DT_ERR_NOMEM);
    dt_attitudes_discrete(c->attitudes, dms);
    for (size_t k = 0; k < list->count && code == EXIT_ANSWERED; k++)
        code = choose_attitude(work, c, list->items[k]);
    return code;
}

static dt_attitude_sweep sweep_of(const cli_arguments *arguments)
{
    if (arguments->sweep == SWEEP_NONE || arguments_format(arguments) == DT_FORMAT_CSV)
        return DT_SWEEP_NONE;
    return arguments->dm ? DT_SWEEP_ROW : DT_SWEEP_EACH;
}

static int choose(cli_work *work, cli_caring *c)
{
    const cli_arguments *arguments = work->arguments;
    int code = choose_attitudes(work, c);
    c->options.profile = work->profile;
    c->options.attitudes = c->attitudes;
    c->options.sweep = sweep_of(arguments);
    if (code == EXIT_ANSWERED && arguments->dm)
        code = choose_dm(work, "--dm", arguments->dm, &c->options.row);
    if (code == EXIT_ANSWERED && arguments->concept && !dt_relational_find(arguments->concept, &c->concept))
        code = usage_error(&verbs[VERB_ATTITUDES], "--concept is one of rnash, rgmr, rsmr and rseq, not \"%s\"",
                           arguments->concept);
    return code;
}

static int report(cli_work *work, const cli_caring *c)
{
    const cli_arguments *arguments = work->arguments;
    dt_attitudes_asked asked = {.options = &c->options,
                                .concept = c->concept,
                                .file = arguments->operands[0],
                                .most = arguments->most ? (size_t)arguments->most : MOST,
                                .colour = !arguments->output && terminal_colour(STDOUT_FILENO, arguments->colour),
                                .budget = work->budget};
    return work_trouble(work, dt_report_attitudes(c->cases, &asked, arguments_format(arguments), &work->output.text));
}

static int answer(cli_work *work, cli_caring *c)
{
    double start = clock_seconds();
    dt_status status = dt_attitudes_solve(&c->cases, work->graph, &c->options, work->budget);
    int code = work_partial(work, status, c->cases != NULL);
    work->solve_seconds = clock_seconds() - start;
    if (code != EXIT_ANSWERED && !work->partial)
        return code;
    int told = report(work, c);
    return told != EXIT_ANSWERED ? told : code;
}

int verb_attitudes(const cli_arguments *arguments)
{
    cli_work work;
    cli_caring c = {.concept = DT_RSEQ};
    if (arguments->dm && arguments->sweep)
        return usage_error(&verbs[VERB_ATTITUDES], "--dm says whose attitudes are tried; leave out --sweep");
    int code = work_prepare(&work, arguments);
    if (code == EXIT_ANSWERED)
        code = choose(&work, &c);
    if (code == EXIT_ANSWERED)
        code = answer(&work, &c);
    dt_attitude_cases_free(c.cases);
    free(c.attitudes);
    free(c.given);
    return work_end(&work, code);
}
