/* SPDX-License-Identifier: MIT */
/* explain: why a state is stable for a decision maker or not, or, without a concept, what it is like to be there. */
#include "verbs.h"

#include "choose.h"
#include "relational.h"

#include <stdlib.h>
#include <unistd.h>

typedef struct cli_explained {
    dt_asked asked;
    const dt_concept *concept; /* NULL: none was asked about, or a further one */
    cli_criteria criteria;     /* instead of that, by preferences that need not be rankings */
    dt_witness **witnesses;
    cli_further terms; /* with the further concept, if any, as the only one asked */
    dt_account **accounts;
    size_t count;
} cli_explained;

/* ---- further concepts ---------------------------------------------------------------------------------------------- */

static bool asks_further(const cli_arguments *arguments)
{
    dt_further concept;
    return arguments->concept && dt_further_find(arguments->concept, &concept) && concept.kind != DT_FURTHER_BASIC;
}

/* What can be told of a further concept, and with what is it told? */
static int check_further(const cli_arguments *arguments)
{
    const cli_verb *verb = &verbs[VERB_EXPLAIN];
    dt_further concept;
    if (!asks_further(arguments)) {
        if (arguments->behaviours.count)
            return usage_error(verb, "--behaviour goes with --concept mixed");
        if (arguments->concepts_of.count)
            return usage_error(verb, "--concept-of goes with --concept each");
        return EXIT_ANSWERED;
    }
    dt_further_find(arguments->concept, &concept);
    if (concept.kind != DT_FURTHER_MIXED && arguments->behaviours.count)
        return usage_error(verb, "--behaviour goes with --concept mixed");
    if (concept.kind != DT_FURTHER_EACH && arguments->concepts_of.count)
        return usage_error(verb, "--concept-of goes with --concept each");
    if (arguments->engine == ENGINE_SYMBOLIC)
        return usage_error(
            verb, "concepts beyond nash, gmr, smr, seq, sseq and sim need the explicit engine, which lists the "
                  "states; leave out --engine symbolic");
    return EXIT_ANSWERED;
}

static int choose_further(const cli_work *work, cli_explained *explained)
{
    dt_concept_set none = 0;
    dt_further concept;
    int code = choose_any_concept(work, "--concept", work->arguments->concept, &concept);
    if (code == EXIT_ANSWERED)
        code = choose_all_concepts(work, &none, &explained->terms);
    explained->terms.asked.count = 1;
    explained->terms.asked.concepts[0] = concept;
    return code;
}

static dt_status find_accounts(cli_work *work, cli_explained *explained)
{
    const dt_asked *asked = &explained->asked;
    dt_prospect_question question = {.profile = work->profile, .state = asked->state};
    question.concept = explained->terms.asked.concepts[0];
    question.terms = &explained->terms.asked.terms;
    explained->accounts = calloc(work->model->dm_count, sizeof *explained->accounts);
    if (!explained->accounts)
        return DT_ERR_NOMEM;
    for (size_t i = 0; i < work->model->dm_count; i++) {
        if (asked->dm != DT_PATTERN_NONE && asked->dm != i)
            continue;
        question.dm = i;
        DT_TRY(dt_account_new(&explained->accounts[explained->count], work->graph, &question, work->budget));
        explained->count++;
    }
    return DT_OK;
}

static dt_status answer_further(cli_work *work, cli_explained *explained)
{
    double start = clock_seconds();
    dt_accounts_asked what = {explained->terms.asked.concepts[0], &explained->terms.asked.terms, 0};
    dt_status status = find_accounts(work, explained);
    work->solve_seconds = clock_seconds() - start;
    what.count = explained->count;
    if (status == DT_OK)
        status = dt_report_accounts(&explained->asked, (const dt_account *const *)explained->accounts, &what,
                                    arguments_format(work->arguments), &work->output.text);
    return status;
}

/* ---- the question --------------------------------------------------------------------------------------------------- */

static int choose_whom(const cli_work *work, size_t *dm)
{
    *dm = DT_PATTERN_NONE;
    return work->arguments->dm ? choose_dm(work, "--dm", work->arguments->dm, dm) : EXIT_ANSWERED;
}

/* Who is asked about, and under which concept. */
static int choose_question(const cli_work *work, size_t *dm, const dt_concept **concept)
{
    int code = choose_whom(work, dm);
    if (code == EXIT_ANSWERED && work->arguments->concept && !asks_further(work->arguments))
        code = choose_concept(work, "--concept", work->arguments->concept, concept);
    return code;
}

static dt_depth depth_asked(const cli_arguments *arguments)
{
    return arguments->detail ? (dt_depth)(arguments->detail - 1) : DT_DEPTH_PARAGRAPH;
}

static bool has_colour(const cli_arguments *arguments)
{
    return !arguments->output && terminal_colour(STDOUT_FILENO, arguments->colour);
}

/* ---- by preferences that need not be rankings ----------------------------------------------------------------------- */

/* Where there are only degrees, the states are ranked all the same, and so every concept can be asked about. */
static bool asks_relations(const cli_work *work)
{
    dt_criterion criterion;
    const char *concept = work->arguments->concept;
    return wants_relations(work) &&
           (!dt_profile_ranks(work->model, work->profile) ||
            (concept && dt_criterion_parse(concept, &criterion) && dt_criterion_decidable(criterion)));
}

static int choose_relations(const cli_work *work, cli_explained *explained)
{
    const char *concept = work->arguments->concept;
    int code = choose_whom(work, &explained->asked.dm);
    if (code == EXIT_ANSWERED && concept)
        code = choose_explained(work, concept, &explained->criteria);
    if (code == EXIT_ANSWERED && explained->criteria.count > 1 && arguments_format(work->arguments) == DT_FORMAT_JSON)
        code = usage_error(&verbs[VERB_EXPLAIN],
                           "--format json tells of one type at a time: ask for one, such as --concept %s_a",
                           dt_concept_get(explained->criteria.items[0].concept)->name);
    return code;
}

static dt_status explain_relations(cli_work *work, cli_explained *explained)
{
    const dt_asked *asked = &explained->asked;
    size_t dms = work->model->dm_count;
    explained->witnesses = calloc(dms * explained->criteria.count, sizeof *explained->witnesses);
    if (!explained->witnesses)
        return DT_ERR_NOMEM;
    for (size_t i = 0; i < dms; i++)
        for (size_t k = 0; k < explained->criteria.count; k++) {
            if (asked->dm != DT_PATTERN_NONE && asked->dm != i)
                continue;
            DT_TRY(dt_explain_criterion(&explained->witnesses[explained->count], work->graph, work->profile,
                                        explained->criteria.items[k], i, asked->state, work->budget));
            explained->count++;
        }
    return DT_OK;
}

/* ---- among listed states ------------------------------------------------------------------------------------------ */

static int choose(cli_work *work, cli_explained *explained)
{
    const cli_arguments *arguments = work->arguments;
    dt_asked *asked = &explained->asked;
    *asked = (dt_asked){.graph = work->graph, .profile = work->profile, .file = arguments->operands[0]};
    asked->budget = work->budget;
    asked->depth = depth_asked(arguments);
    asked->colour = has_colour(arguments);
    int code = choose_state(work, "--state", arguments->state, &asked->state);
    if (code == EXIT_ANSWERED && asks_relations(work))
        return choose_relations(work, explained);
    if (code == EXIT_ANSWERED)
        code = choose_question(work, &asked->dm, &explained->concept);
    return code == EXIT_ANSWERED && asks_further(arguments) ? choose_further(work, explained) : code;
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
    if (explained->terms.asked.count)
        return answer_further(work, explained);
    if (!explained->concept && !explained->criteria.count)
        return dt_report_position(&explained->asked, format, &work->output.text);
    dt_status status = explained->concept ? find_witnesses(work, explained) : explain_relations(work, explained);
    work->solve_seconds = clock_seconds() - start;
    if (status == DT_OK)
        status = dt_report_witnesses(&explained->asked, (const dt_witness *const *)explained->witnesses,
                                     explained->count, format, &work->output.text);
    return status;
}

static int explain_listed(cli_work *work)
{
    cli_explained explained = {.witnesses = NULL};
    int code = choose(work, &explained);
    if (code == EXIT_ANSWERED)
        code = work_trouble(work, answer(work, &explained));
    for (size_t k = 0; k < explained.count; k++) {
        if (explained.witnesses)
            dt_witness_free(explained.witnesses[k]);
        else
            dt_account_free(explained.accounts[k]);
    }
    free(explained.witnesses);
    free(explained.accounts);
    cli_further_free(&explained.terms);
    return code;
}

/* ---- among too many to list ------------------------------------------------------------------------------------------ */

/* Improvements that are answered one by one, by depth. */
static const size_t most_answers[] = {[DT_DEPTH_SENTENCE] = 1, [DT_DEPTH_PARAGRAPH] = 6, [DT_DEPTH_WITNESS] = 100};

static dt_status tell_position(const cli_work *work, const uint64_t *state, size_t dm, dt_text *out)
{
    const cli_arguments *arguments = work->arguments;
    dt_far_position position = {.symbolic = work->symbolic, .profile = work->profile, .state = state, .dm = dm};
    position.depth = depth_asked(arguments);
    position.file = arguments->operands[0];
    position.colour = has_colour(arguments);
    position.budget = work->budget;
    return dt_report_far_position(&position, arguments_format(arguments), out);
}

static dt_status tell_witnesses(cli_work *work, const dt_far_question *question)
{
    const cli_arguments *arguments = work->arguments;
    dt_explanation found;
    double start = clock_seconds();
    DT_TRY(dt_explain_far(&found, work->symbolic, question, work->budget));
    work->solve_seconds = clock_seconds() - start;
    dt_asked asked = {.graph = found.sketch, .profile = work->profile, .state = found.state, .dm = question->dm};
    asked.total = dt_symbolic_states(work->symbolic);
    asked.depth = depth_asked(arguments);
    asked.file = arguments->operands[0];
    asked.colour = has_colour(arguments);
    asked.budget = work->budget;
    dt_status status = dt_report_witnesses(&asked, (const dt_witness *const *)found.witnesses, found.count,
                                           arguments_format(arguments), &work->output.text);
    dt_explanation_free(&found);
    return status;
}

static int answer_far(cli_work *work, const uint64_t *state)
{
    const dt_concept *concept = NULL;
    dt_far_question question = {.profile = work->profile, .state = state};
    dt_depth depth =
        arguments_format(work->arguments) == DT_FORMAT_JSON ? DT_DEPTH_WITNESS : depth_asked(work->arguments);
    int code = choose_question(work, &question.dm, &concept);
    if (code != EXIT_ANSWERED)
        return code;
    if (!concept)
        return work_trouble(work, tell_position(work, state, question.dm, &work->output.text));
    question.concept = concept->id;
    question.most = most_answers[depth];
    return work_trouble(work, tell_witnesses(work, &question));
}

static int explain_far(cli_work *work)
{
    uint64_t *state = calloc(dt_model_words(work->model), sizeof *state);
    int code =
        state ? choose_far_state(work, "--state", work->arguments->state, state) : work_trouble(work, DT_ERR_NOMEM);
    if (code == EXIT_ANSWERED)
        code = answer_far(work, state);
    free(state);
    return code;
}

int verb_explain(const cli_arguments *arguments)
{
    if (!arguments->state)
        return usage_error(&verbs[VERB_EXPLAIN], "explain needs --state: a number, a name, a pattern or the options "
                                                 "taken, as in --state \"invade,arm\"");
    int code = check_further(arguments);
    if (code != EXIT_ANSWERED)
        return code;
    cli_work work;
    code = work_prepare_with(&work, arguments, asks_further(arguments) ? ENGINE_EXPLICIT : arguments->engine);
    if (code == EXIT_ANSWERED)
        code = work.symbolic ? explain_far(&work) : explain_listed(&work);
    return work_end(&work, code);
}
