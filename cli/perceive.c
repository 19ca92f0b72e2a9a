/* SPDX-License-Identifier: MIT */
/* perceive: what each decision maker expects where views of the conflict differ, and who is surprised by what. */
#include "verbs.h"

#include "choose.h"

#include <unistd.h>

#define MOST 12

typedef struct cli_seeing {
    const dt_concept *concept;
    uint32_t state;
    dt_hypergame *hypergame;
    dt_disclosures *disclosures;
} cli_seeing;

static int choose(cli_work *work, cli_seeing *s)
{
    const cli_arguments *arguments = work->arguments;
    int code = EXIT_ANSWERED;
    if (arguments->concept)
        code = choose_concept(work, "--concept", arguments->concept, &s->concept);
    if (code == EXIT_ANSWERED && arguments->state)
        code = choose_state(work, "--state", arguments->state, &s->state);
    return code;
}

static dt_status see(cli_work *work, cli_seeing *s)
{
    dt_hypergame_options options = {.profile = work->profile, .concepts = 1u << s->concept->id};
    return dt_hypergame_new(&s->hypergame, work->graph, &options, work->budget, work->diagnostics);
}

static int report(cli_work *work, const cli_seeing *s)
{
    const cli_arguments *arguments = work->arguments;
    dt_perceive_asked asked = {.hypergame = s->hypergame,
                               .disclosures = s->disclosures,
                               .concept = s->concept->id,
                               .state = s->state,
                               .file = arguments->operands[0],
                               .most = arguments->most ? (size_t)arguments->most : MOST,
                               .table = arguments->table,
                               .colour = !arguments->output && terminal_colour(STDOUT_FILENO, arguments->colour),
                               .budget = work->budget};
    return work_trouble(work, dt_report_perceive(&asked, arguments_format(arguments), &work->output.text));
}

/* A view without a state, or one that a ranking leaves out, is an error of the model. */
static int tell_unsound(cli_work *work)
{
    int code = work_tell(work, work->diagnostics);
    return code == EXIT_ANSWERED ? EXIT_MODEL : code;
}

static int answer(cli_work *work, cli_seeing *s)
{
    bool disclose = s->state == DT_NO_STATE && arguments_format(work->arguments) != DT_FORMAT_CSV;
    double start = clock_seconds();
    dt_status status = see(work, s);
    if (status == DT_ERR_MODEL)
        return tell_unsound(work);
    if (status == DT_OK && disclose)
        status = dt_hypergame_disclose(&s->disclosures, s->hypergame, s->concept->id, work->budget);
    int code = work_partial(work, status, s->disclosures != NULL);
    work->solve_seconds = clock_seconds() - start;
    if (code != EXIT_ANSWERED && !work->partial)
        return code;
    int told = report(work, s);
    return told != EXIT_ANSWERED ? told : code;
}

int verb_perceive(const cli_arguments *arguments)
{
    cli_work work;
    cli_seeing s = {.concept = dt_concept_get(DT_CONCEPT_SEQ), .state = DT_NO_STATE};
    if (arguments->table &&
        (arguments_format(arguments) == DT_FORMAT_JSON || arguments_format(arguments) == DT_FORMAT_CSV))
        return usage_error(&verbs[VERB_PERCEIVE],
                           "--table goes with --format text, markdown or latex; csv is the table");
    int code = work_prepare(&work, arguments);
    if (code == EXIT_ANSWERED)
        code = choose(&work, &s);
    if (code == EXIT_ANSWERED)
        code = answer(&work, &s);
    dt_disclosures_free(s.disclosures);
    dt_hypergame_free(s.hypergame);
    return work_end(&work, code);
}
