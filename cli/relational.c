/* SPDX-License-Identifier: MIT */
#include "relational.h"

#include "choose.h"

#include <stdlib.h>
#include <string.h>

/* Are readings compared, some of which are no rankings? */
static bool compares_others(const cli_work *work)
{
    for (size_t i = 0; work->arguments->all_readings && i < work->model->dm_count; i++)
        for (size_t r = 0; r < work->model->decision_makers[i].reading_count; r++)
            if (!dt_reading_ranks(&work->model->decision_makers[i].readings[r]))
                return true;
    return false;
}

bool needs_relations(const cli_work *work)
{
    return !work->symbolic && !dt_profile_ranks(work->model, NULL);
}

bool wants_relations(const cli_work *work)
{
    return !work->symbolic && (!dt_profile_ranks(work->model, work->profile) || compares_others(work) ||
                               dt_profile_strength(work->model, work->profile) > DT_MILD);
}

/* ---- which criteria ---------------------------------------------------------------------------------------------- */

/* What a criterion has to fit: the chosen readings, or, where all are compared, some of them. */
static const uint32_t *scope_of(const cli_work *work)
{
    size_t count = dt_profiles_count(work->model);
    bool all = work->arguments->verb == VERB_REPORT ? count > 1 : work->arguments->all_readings != 0;
    return all ? NULL : work->profile;
}

static const cli_verb *verb_of(const cli_work *work)
{
    return &verbs[work->arguments->verb];
}

static int add_criterion(const cli_work *work, dt_criterion criterion, cli_criteria *into)
{
    for (size_t k = 0; k < into->count; k++)
        if (dt_criterion_same(into->items[k], criterion))
            return EXIT_ANSWERED;
    if (into->count == DT_CRITERIA_MAX)
        return usage_error(verb_of(work), "--concepts: at most %d at a time", DT_CRITERIA_MAX);
    into->items[into->count++] = criterion;
    return EXIT_ANSWERED;
}

/* All types and degrees of the concepts in the set. */
static int add_all(const cli_work *work, dt_concept_set concepts, cli_criteria *into)
{
    dt_criterion found[DT_CRITERIA_MAX];
    int code = EXIT_ANSWERED;
    size_t count = dt_criteria_expand(work->model, scope_of(work), concepts, found);
    for (size_t k = 0; k < count && code == EXIT_ANSWERED; k++)
        code = add_criterion(work, found[k], into);
    return code;
}

/* The option that names concepts. */
static const char *option_of(const cli_work *work)
{
    return work->arguments->verb == VERB_EXPLAIN ? "--concept" : "--concepts";
}

static int unfit(const cli_work *work, const char *name)
{
    bool unknown = dt_profile_has_unknown(work->model, scope_of(work));
    bool bounds = dt_profile_has_bounds(work->model, scope_of(work));
    dt_criterion asked;
    bool bounded = dt_criterion_parse(name, &asked) && asked.bounds;
    return usage_error(verb_of(work),
                       "%s: \"%s\" does not fit these preferences: %s, %sand the highest degree of a "
                       "preference is %u",
                       option_of(work), name,
                       unknown ? "some comparisons are not known, so concepts have a type from _a to _d"
                               : "every comparison is known, so concepts have no type",
                       bounds ? "some probabilities are known by bounds, so concepts say which to take, as in nash_u, "
                                "gmr_ul and seq_uul, "
                       : bounded ? "no probability is known by bounds alone, so concepts take none, "
                                 : "",
                       dt_profile_strength(work->model, scope_of(work)));
}

/* Some one criterion, types and degrees as the name says. */
static int add_name_alone(const cli_work *work, const char *name, cli_criteria *into)
{
    dt_criterion criterion;
    dt_further further;
    if (strcmp(name, "further") == 0 ||
        (dt_further_find(name, &further) && (further.kind != DT_FURTHER_BASIC || further.number > DT_CONCEPT_SSEQ)))
        return usage_error(verb_of(work),
                           "%s: \"%s\" needs preferences that are rankings without degrees; here nash, gmr, smr, seq "
                           "and sseq can be asked",
                           option_of(work), name);
    if (!dt_criterion_parse(name, &criterion) || !dt_criterion_decidable(criterion))
        return usage_error(verb_of(work),
                           "%s: there is no concept \"%s\"; here there are nash, gmr, smr, seq and sseq, with types "
                           "and degrees such as gmr_a, gmr_strong and seq_a_strong, and bounds such as seq_uul",
                           option_of(work), name);
    return dt_criterion_fits(criterion, work->model, scope_of(work)) ? add_criterion(work, criterion, into)
                                                                     : unfit(work, name);
}

static int add_name(const cli_work *work, const char *name, cli_criteria *into)
{
    const dt_concept *basic = dt_concept_find(name);
    if (strcmp(name, "all") == 0)
        return add_all(work, ~(dt_concept_set)0, into);
    if (basic && basic->id <= DT_CONCEPT_SSEQ)
        return add_all(work, 1u << basic->id, into);
    return add_name_alone(work, name, into);
}

static int choose_criteria(const cli_work *work, cli_criteria *into)
{
    const char *text = work->arguments->concepts;
    if (!text)
        return add_all(work, DT_CONCEPTS_DEFAULT, into);
    for (int code;;) {
        char name[DT_CRITERION_TEXT + 1] = "";
        size_t length = strcspn(text, ",");
        memcpy(name, text, length < sizeof name ? length : sizeof name - 1);
        code = add_name(work, name, into);
        if (code != EXIT_ANSWERED || !text[length])
            return code;
        text += length + 1;
    }
}

/* ---- one to explain ---------------------------------------------------------------------------------------------- */

/* Of the choices of bounds the most and the least demanding one: the others lie between. */
static int add_extremes(const cli_work *work, const char *name, dt_criterion of, cli_criteria *into)
{
    dt_criterion found[DT_CRITERIA_MAX];
    int code = dt_criterion_decidable(of) ? EXIT_ANSWERED : add_name_alone(work, name, into);
    size_t kept = 0, count = dt_criteria_expand(work->model, work->profile, 1u << of.concept, found);
    for (size_t k = 0; k < count; k++)
        if ((of.type == 0 || found[k].type == of.type) && of.strength == 0)
            found[kept++] = found[k];
    if (code == EXIT_ANSWERED && kept == 0)
        code = unfit(work, name);
    for (size_t k = 0; k < kept && code == EXIT_ANSWERED; k += kept - 1 && !found[0].type ? kept - 1 : 1)
        code = add_criterion(work, found[k], into);
    return code;
}

int choose_explained(const cli_work *work, const char *name, cli_criteria *into)
{
    dt_criterion criterion;
    bool types = dt_profile_has_unknown(work->model, work->profile);
    into->count = 0;
    if (dt_profile_has_bounds(work->model, work->profile) && dt_criterion_parse(name, &criterion) && !criterion.bounds)
        return add_extremes(work, name, criterion, into);
    if (!dt_criterion_parse(name, &criterion) || !dt_criterion_decidable(criterion) || criterion.type || !types)
        return add_name_alone(work, name, into);
    for (criterion.type = 'a'; criterion.type <= 'd'; criterion.type++) {
        char text[DT_CRITERION_TEXT];
        int code = add_name_alone(work, dt_criterion_name(criterion, text), into);
        if (code != EXIT_ANSWERED)
            return code;
    }
    return EXIT_ANSWERED;
}

/* ---- the answer -------------------------------------------------------------------------------------------------- */

static int check_options(const cli_work *work)
{
    const cli_arguments *arguments = work->arguments;
    if (arguments->behaviours.count || arguments->concepts_of.count)
        return usage_error(verb_of(work), "--behaviour and --concept-of need preferences that are rankings without "
                                          "degrees");
    return EXIT_ANSWERED;
}

/* The other combinations of readings, and what is found under them. */
typedef struct compared {
    dt_findings_alternative *items;
    size_t count;
} compared;

static void free_compared(compared *others)
{
    for (size_t k = 0; k < others->count; k++) {
        dt_findings_free(others->items[k].findings);
        free(others->items[k].profile);
    }
    free(others->items);
}

static dt_status add_compared(cli_work *work, const cli_criteria *criteria, const uint32_t *profile, compared *others)
{
    size_t bytes = work->model->dm_count * sizeof *profile;
    dt_findings *findings = NULL;
    uint32_t *copy = malloc(bytes);
    if (!copy)
        return DT_ERR_NOMEM;
    memcpy(copy, profile, bytes);
    dt_status status = dt_findings_new(&findings, work->graph, profile, criteria->items, criteria->count, work->budget);
    others->items[others->count++] = (dt_findings_alternative){copy, findings};
    return status;
}

static dt_status compare_readings(cli_work *work, const cli_criteria *criteria, compared *others)
{
    size_t bytes = work->model->dm_count * sizeof *work->profile;
    dt_status status = DT_OK;
    uint32_t *profile = calloc(work->model->dm_count, sizeof *profile);
    others->items = calloc(DT_PROFILES_MAX, sizeof *others->items);
    if (!profile || !others->items)
        status = DT_ERR_NOMEM;
    do {
        if (status == DT_OK && memcmp(profile, work->profile, bytes) != 0)
            status = add_compared(work, criteria, profile, others);
    } while (status == DT_OK && dt_profiles_next(work->model, profile));
    free(profile);
    return status;
}

typedef dt_status (*write_answer)(const dt_findings_answer *answer, dt_format format, dt_text *out);

static int answer_relations(cli_work *work, const dt_statement *where, const dt_report_options *options,
                            write_answer write)
{
    cli_criteria criteria = {.count = 0};
    dt_findings *findings = NULL;
    compared others = {.items = NULL};
    int code = check_options(work);
    if (code == EXIT_ANSWERED)
        code = choose_criteria(work, &criteria);
    if (code != EXIT_ANSWERED)
        return code;
    double start = clock_seconds();
    dt_status status =
        dt_findings_new(&findings, work->graph, work->profile, criteria.items, criteria.count, work->budget);
    if (status == DT_OK && !scope_of(work))
        status = compare_readings(work, &criteria, &others);
    work->solve_seconds = clock_seconds() - start;
    dt_findings_answer answer = {work->graph,  work->profile, findings,
                                 where,        options,       work->budget,
                                 others.items, others.count,  work->arguments->all_readings != 0};
    if (status == DT_OK)
        status = write(&answer, arguments_format(work->arguments), &work->output.text);
    free_compared(&others);
    dt_findings_free(findings);
    return work_trouble(work, status);
}

int solve_relations(cli_work *work, const dt_statement *where, const dt_report_options *options)
{
    return answer_relations(work, where, options, dt_report_findings);
}

int report_relations(cli_work *work, const dt_report_options *options)
{
    return answer_relations(work, NULL, options, dt_report_relations);
}
