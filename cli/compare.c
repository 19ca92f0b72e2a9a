/* SPDX-License-Identifier: MIT */
/* compare: what differs between two models, and which difference does what. */
#include "verbs.h"

#include "choose.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST 12 /* sets of differences told in words */
#define SIZE 2

typedef struct cli_contrast {
    cli_arguments arguments; /* of the second model */
    cli_work second;
    dt_compare_options options;
    dt_compared *found;
} cli_contrast;

static bool same_dm(const char *a, const char *b)
{
    const size_t length = strcspn(a, "=");
    return length == strcspn(b, "=") && memcmp(a, b, length) == 0;
}

static bool is_replaced(const cli_arguments *arguments, const char *reading)
{
    for (size_t k = 0; k < arguments->second_readings.count; k++)
        if (same_dm(reading, arguments->second_readings.items[k]))
            return true;
    return false;
}

/* What stands on the command line, as if for the second model alone. */
static int divert(const cli_work *work, cli_contrast *contrast)
{
    const cli_arguments *given = work->arguments;
    cli_list readings = {.items = calloc(given->readings.count + given->second_readings.count, sizeof *readings.items)};
    contrast->arguments = *given;
    contrast->arguments.operands[0] = given->operands[1];
    contrast->arguments.readings = readings;
    if (!readings.items && given->readings.count + given->second_readings.count)
        return work_trouble(work, DT_ERR_NOMEM);
    for (size_t k = 0; k < given->readings.count; k++)
        if (!is_replaced(given, given->readings.items[k]))
            readings.items[readings.count++] = given->readings.items[k];
    for (size_t k = 0; k < given->second_readings.count; k++)
        readings.items[readings.count++] = given->second_readings.items[k];
    contrast->arguments.readings = readings;
    return EXIT_ANSWERED;
}

static int prepare(cli_work *work, cli_contrast *contrast)
{
    int code = divert(work, contrast);
    if (code == EXIT_ANSWERED)
        code = work_prepare_another(&contrast->second, work, &contrast->arguments);
    if (code == EXIT_ANSWERED)
        code = choose_concepts(work, &contrast->options.concepts);
    contrast->options.profiles[0] = work->profile;
    contrast->options.profiles[1] = contrast->second.profile;
    contrast->options.size = work->arguments->size ? (uint32_t)work->arguments->size : SIZE;
    return code;
}

static int search(cli_work *work, cli_contrast *contrast)
{
    double start = clock_seconds();
    dt_status status =
        dt_compare(&contrast->found, work->graph, contrast->second.graph, &contrast->options, work->budget);
    work->solve_seconds = clock_seconds() - start;
    if (status == DT_ERR_MODEL)
        return usage_error(
            &verbs[VERB_COMPARE],
            "a conflict with options and a bare graph cannot be compared, nor can bare graphs whose states or "
            "decision makers are not the same in the same order");
    return work_partial(work, status, contrast->found != NULL);
}

static int report(cli_work *work, const cli_contrast *contrast)
{
    const cli_arguments *arguments = work->arguments;
    const dt_comparison_asked asked = {.compared = contrast->found,
                                       .files = {arguments->operands[0], arguments->operands[1]},
                                       .most = arguments->most ? (size_t)arguments->most : MOST,
                                       .colour =
                                           !arguments->output && terminal_colour(STDOUT_FILENO, arguments->colour)};
    return work_trouble(work, dt_report_comparison(&asked, arguments_format(arguments), &work->output.text));
}

int verb_compare(const cli_arguments *arguments)
{
    cli_work work;
    cli_contrast contrast = {.options = {.concepts = DT_CONCEPTS_DEFAULT}};
    if (strcmp(arguments->operands[0], "-") == 0 && strcmp(arguments->operands[1], "-") == 0)
        return usage_error(&verbs[VERB_COMPARE], "FIRST and SECOND cannot both be standard input");
    int code = work_prepare(&work, arguments);
    if (code == EXIT_ANSWERED)
        code = prepare(&work, &contrast);
    if (code == EXIT_ANSWERED)
        code = search(&work, &contrast);
    if (code == EXIT_ANSWERED || work.partial) {
        int told = report(&work, &contrast);
        code = told != EXIT_ANSWERED ? told : code;
    }
    dt_compared_free(contrast.found);
    work_free_another(&contrast.second);
    free(contrast.arguments.readings.items);
    return work_end(&work, code);
}
