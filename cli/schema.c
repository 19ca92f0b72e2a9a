/* SPDX-License-Identifier: MIT */
/* schema: the JSON Schema of models or of what a verb writes. */
#include "verbs.h"

#include "work.h"

#define NAMES_MAX 32

static int unknown_schema(const char *name)
{
    char advice[96];
    const char *names[NAMES_MAX];
    size_t count = 0;
    dt_text all = {.data = NULL};
    for (; count < NAMES_MAX && dt_report_schema_name(count); count++) {
        names[count] = dt_report_schema_name(count);
        dt_text_printf(&all, "%s%s", count == 0 ? "" : dt_report_schema_name(count + 1) ? ", " : " and ", names[count]);
    }
    did_you_mean(advice, sizeof advice, name, names, count);
    int code =
        *advice ? usage_error(&verbs[VERB_SCHEMA], "there is no schema \"%s\"%s", name, advice)
                : usage_error(&verbs[VERB_SCHEMA], "there is no schema \"%s\"; there are %s", name, dt_text_get(&all));
    dt_text_free(&all);
    return code;
}

int verb_schema(const cli_arguments *arguments)
{
    cli_work work;
    const char *schema = dt_report_schema(arguments->operands[0]);
    if (!schema)
        return unknown_schema(arguments->operands[0]);
    int code = work_open(&work, arguments);
    if (code == EXIT_ANSWERED)
        dt_text_add(&work.output.text, schema);
    return work_end(&work, code);
}
