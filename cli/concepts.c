/* SPDX-License-Identifier: MIT */
/* concepts: what each concept demands, where it comes from, what it assumes. */
#include "verbs.h"

#include "work.h"

static int unknown(const char *name)
{
    char advice[96];
    const char *names[DT_CONCEPT_COUNT + DT_FURTHER_KINDS];
    for (size_t k = 0; k < DT_CONCEPT_COUNT; k++)
        names[k] = dt_concept_get((dt_concept_id)k)->name;
    for (size_t k = 0; k < DT_FURTHER_KINDS; k++)
        names[DT_CONCEPT_COUNT + k] = dt_further_info_of((dt_further_kind)k)->name;
    did_you_mean(advice, sizeof advice, name, names, DT_CONCEPT_COUNT + DT_FURTHER_KINDS);
    return usage_error(&verbs[VERB_CONCEPTS], "there is no concept \"%s\"%s", name, advice);
}

static int choose(const cli_arguments *arguments, dt_concept_set *basic, uint32_t *further)
{
    dt_further found;
    *basic = DT_CONCEPTS_ALL;
    *further = (1u << DT_FURTHER_KINDS) - 1;
    if (arguments->operand_count == 0)
        return EXIT_ANSWERED;
    if (!dt_further_find(arguments->operands[0], &found))
        return unknown(arguments->operands[0]);
    bool is_basic = found.kind == DT_FURTHER_BASIC;
    *basic = is_basic ? 1u << found.number : 0;
    *further = is_basic ? 0 : 1u << found.kind;
    return EXIT_ANSWERED;
}

static bool wants_picture(const cli_arguments *arguments)
{
    dt_format format = arguments_format(arguments);
    return format == DT_FORMAT_SVG || format == DT_FORMAT_DOT;
}

static dt_status answer(const cli_arguments *arguments, dt_concept_set basic, uint32_t further, dt_text *out)
{
    if (wants_picture(arguments))
        return dt_report_lattice(arguments_format(arguments), out);
    return dt_report_concepts(basic, further, arguments_format(arguments), out);
}

int verb_concepts(const cli_arguments *arguments)
{
    dt_concept_set basic;
    uint32_t further;
    cli_work work;
    if (wants_picture(arguments) && arguments->operand_count)
        return usage_error(&verbs[VERB_CONCEPTS], "dot and svg draw how all concepts are related; leave out the name");
    int code = choose(arguments, &basic, &further);
    if (code != EXIT_ANSWERED)
        return code;
    code = work_open(&work, arguments);
    if (code == EXIT_ANSWERED)
        code = work_trouble(&work, answer(arguments, basic, further, &work.output.text));
    return work_end(&work, code);
}
