/* SPDX-License-Identifier: MIT */
/* concepts: what each concept demands, where it comes from, what it assumes. */
#include "verbs.h"

#include "work.h"

static int choose(const cli_arguments *arguments, dt_concept_set *set)
{
    char advice[96];
    const char *names[DT_CONCEPT_COUNT];
    *set = DT_CONCEPTS_ALL;
    if (arguments->operand_count == 0)
        return EXIT_ANSWERED;
    const char *name = arguments->operands[0];
    for (size_t k = 0; k < DT_CONCEPT_COUNT; k++)
        names[k] = dt_concept_get((dt_concept_id)k)->name;
    const dt_concept *concept = dt_concept_find(name);
    did_you_mean(advice, sizeof advice, name, names, DT_CONCEPT_COUNT);
    if (!concept)
        return usage_error(&verbs[VERB_CONCEPTS], "there is no concept \"%s\"%s", name, advice);
    *set = 1u << concept->id;
    return EXIT_ANSWERED;
}

int verb_concepts(const cli_arguments *arguments)
{
    dt_concept_set set;
    cli_work work;
    int code = choose(arguments, &set);
    if (code != EXIT_ANSWERED)
        return code;
    code = work_open(&work, arguments);
    if (code == EXIT_ANSWERED)
        code = work_trouble(&work, dt_report_concepts(set, arguments_format(arguments), &work.output.text));
    return work_end(&work, code);
}
