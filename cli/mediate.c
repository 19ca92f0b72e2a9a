/* SPDX-License-Identifier: MIT */
/* mediate: what is the least that must change for a wanted outcome to hold. */
#include "verbs.h"

#include "choose.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST 6        /* sets of each kind told in words */
#define WANTED_MAX 64 /* states that are wanted at once where states are not listed */

typedef struct cli_search {
    dt_mediate_options options;
    dt_goal goal, avoid;
    dt_far_wish wish; /* instead, where states are not listed */
    uint64_t *wanted, *avoided;
    cli_statement wanted_where, avoided_where;
    bool *who;
    dt_mediation *found;
} cli_search;

/* ---- the question ------------------------------------------------------------------------------------------------ */

static int unknown_change(const char *name)
{
    char advice[96];
    const char *names[DT_MEASURE_COUNT + 1];
    for (size_t k = 0; k < DT_MEASURE_COUNT; k++)
        names[k] = dt_measure_name((dt_measure_kind)k);
    names[DT_MEASURE_COUNT] = "all";
    did_you_mean(advice, sizeof advice, name, names, DT_MEASURE_COUNT + 1);
    return usage_error(&verbs[VERB_MEDIATE], "--changes: there are no changes called \"%s\"%s", name,
                       *advice ? advice : "; there are lever, commitment, belief, ban, literal and all");
}

static int add_change(const char *text, size_t length, unsigned *kinds)
{
    char name[32] = "";
    memcpy(name, text, length < sizeof name ? length : sizeof name - 1);
    for (size_t k = 0; k < DT_MEASURE_COUNT; k++)
        if (strcmp(name, "all") == 0 || strcmp(name, dt_measure_name((dt_measure_kind)k)) == 0)
            *kinds |= 1u << k;
    return *kinds ? EXIT_ANSWERED : unknown_change(name);
}

static int choose_changes(const char *list, unsigned *kinds)
{
    *kinds = 0;
    for (int code;; list++) {
        unsigned one = 0;
        size_t length = strcspn(list, ",");
        code = add_change(list, length, &one);
        *kinds |= one;
        list += length;
        if (code != EXIT_ANSWERED || !*list)
            return code;
    }
}

static int choose_who(cli_work *work, cli_search *search)
{
    search->who = calloc(work->model->dm_count, sizeof *search->who);
    search->options.who = search->who;
    return search->who ? choose_dms(work, "--by", work->arguments->by, search->who) : work_trouble(work, DT_ERR_NOMEM);
}

static int choose_numbers(const cli_arguments *arguments, dt_mediate_options *options)
{
    if (arguments->size)
        options->size = (uint32_t)arguments->size;
    if (arguments->swaps)
        options->swaps = (uint32_t)arguments->swaps;
    return EXIT_ANSWERED;
}

static int choose_goals(cli_work *work, cli_search *search)
{
    const cli_arguments *arguments = work->arguments;
    int code = choose_goal(work, "--to", arguments->to, &search->goal);
    search->options.goal = &search->goal;
    if (code != EXIT_ANSWERED || !arguments->avoid)
        return code;
    search->options.avoid = &search->avoid;
    return choose_goal(work, "--avoid", arguments->avoid, &search->avoid);
}

static int choose_measures(cli_work *work, cli_search *search)
{
    const cli_arguments *arguments = work->arguments;
    const dt_concept *asked = NULL;
    int code = EXIT_ANSWERED;
    search->options.profile = work->profile;
    if (arguments->concept)
        code = choose_concept(work, "--concept", arguments->concept, &asked);
    search->options.concept = asked ? asked->id : search->options.concept;
    if (code == EXIT_ANSWERED && arguments->changes)
        code = choose_changes(arguments->changes, &search->options.kinds);
    if (code == EXIT_ANSWERED && arguments->by)
        code = choose_who(work, search);
    return code == EXIT_ANSWERED ? choose_numbers(arguments, &search->options) : code;
}

/* ---- the question where states are not listed ----------------------------------------------------------------------- */

/* All states of a statement, unless they are too many. */
static dt_status list_wanted(cli_work *work, cli_search *search)
{
    size_t count = 0;
    char *all = NULL;
    DT_TRY(dt_symbolic_list_where(work->symbolic, search->wanted_where.that, WANTED_MAX + 1, &search->wanted, &count));
    search->wish.wanted_count = (uint32_t)count;
    if (count <= WANTED_MAX)
        return DT_OK;
    DT_TRY(dt_symbolic_count_where(work->symbolic, search->wanted_where.that, &all));
    dt_status status = dt_budget_refuse(work->budget,
                                        "%s states satisfy --to, and where states are not listed mediate looks at %d "
                                        "at most; name one of them, or say more",
                                        all, WANTED_MAX);
    free(all);
    return status;
}

static int choose_far_wanted(cli_work *work, cli_search *search)
{
    search->wanted = calloc(dt_model_words(work->model), sizeof *search->wanted);
    if (!search->wanted)
        return work_trouble(work, DT_ERR_NOMEM);
    int code = choose_far_goal(work, "--to", work->arguments->to, search->wanted, &search->wanted_where);
    search->wish.wanted_count = 1;
    if (code == EXIT_ANSWERED && search->wanted_where.that) {
        free(search->wanted);
        search->wanted = NULL;
        code = work_trouble(work, list_wanted(work, search));
    }
    search->wish.wanted = search->wanted;
    return code;
}

static int choose_far_avoided(cli_work *work, cli_search *search)
{
    if (!work->arguments->avoid)
        return EXIT_ANSWERED;
    search->avoided = calloc(dt_model_words(work->model), sizeof *search->avoided);
    if (!search->avoided)
        return work_trouble(work, DT_ERR_NOMEM);
    int code = choose_far_goal(work, "--avoid", work->arguments->avoid, search->avoided, &search->avoided_where);
    search->wish.avoid_that = search->avoided_where.that;
    search->wish.avoid_state = search->avoided_where.that ? NULL : search->avoided;
    return code;
}

static int choose_far(cli_work *work, cli_search *search)
{
    int code = choose_far_wanted(work, search);
    if (code == EXIT_ANSWERED && search->options.concept == DT_CONCEPT_SIM)
        return usage_error(&verbs[VERB_MEDIATE], "--concept sim needs states that are listed; use another concept, or "
                                                 "--engine explicit");
    return code == EXIT_ANSWERED ? choose_far_avoided(work, search) : code;
}

static int choose(cli_work *work, cli_search *search)
{
    int code = choose_measures(work, search);
    if (code != EXIT_ANSWERED)
        return code;
    return work->symbolic ? choose_far(work, search) : choose_goals(work, search);
}

/* ---- the answer -------------------------------------------------------------------------------------------------- */

static int find(cli_work *work, cli_search *search)
{
    double start = clock_seconds();
    dt_status status =
        work->symbolic ? dt_mediate_far(&search->found, work->symbolic, &search->options, &search->wish, work->budget)
                       : dt_mediate(&search->found, work->graph, &search->options, work->budget);
    work->solve_seconds = clock_seconds() - start;
    return work_partial(work, status, search->found != NULL);
}

static int report(cli_work *work, const cli_search *search)
{
    const cli_arguments *arguments = work->arguments;
    dt_report_options options = {.file = arguments->operands[0],
                                 .colour = !arguments->output && terminal_colour(STDOUT_FILENO, arguments->colour)};
    dt_mediation_words words = {.goal = arguments->to,
                                .avoid = arguments->avoid,
                                .most = arguments->most ? (size_t)arguments->most : MOST,
                                .symbolic = work->symbolic,
                                .wish = &search->wish};
    return work_trouble(work, dt_report_mediation(search->found, arguments_format(arguments), &options, &words,
                                                  work->budget, &work->output.text));
}

/* Answered "no" where nothing that was asked for exists. */
static int verdict(const cli_search *search)
{
    return search->found->holds || search->found->set_count ? EXIT_ANSWERED : EXIT_NO;
}

int verb_mediate(const cli_arguments *arguments)
{
    cli_work work;
    cli_search search = {.options = DT_MEDIATE_OPTIONS_INIT};
    if (!arguments->to)
        return usage_error(&verbs[VERB_MEDIATE],
                           "mediate needs --to: a state, or a statement such as --to \"not invade "
                           "and framework\"");
    if (arguments->preferences && arguments->engine == ENGINE_SYMBOLIC)
        return usage_error(&verbs[VERB_MEDIATE],
                           "--preferences counts orders of listed states, which sets of states do "
                           "not give; leave out --engine symbolic");
    if (arguments->preferences)
        return verb_mediate_preferences(arguments);
    int code = work_prepare_with(&work, arguments, arguments->engine);
    if (code == EXIT_ANSWERED)
        code = choose(&work, &search);
    if (code == EXIT_ANSWERED)
        code = find(&work, &search);
    if (code == EXIT_ANSWERED || work.partial) {
        int told = report(&work, &search);
        code = told != EXIT_ANSWERED ? told : code == EXIT_ANSWERED ? verdict(&search) : code;
    }
    dt_mediation_free(search.found);
    dt_goal_free(&search.goal);
    dt_goal_free(&search.avoid);
    cli_statement_free(&search.wanted_where);
    cli_statement_free(&search.avoided_where);
    free(search.wanted);
    free(search.avoided);
    free(search.who);
    return work_end(&work, code);
}
