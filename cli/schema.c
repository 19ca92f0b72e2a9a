/* SPDX-License-Identifier: MIT */
/* schema: the JSON Schema of models or of solutions. */
#include "verbs.h"

#include "work.h"

int verb_schema(const cli_arguments *arguments)
{
    static const char *const names[] = {"model", "solution"};
    char advice[96];
    cli_work work;
    const char *schema = dt_report_schema(arguments->operands[0]);
    did_you_mean(advice, sizeof advice, arguments->operands[0], names, 2);
    if (!schema)
        return usage_error(&verbs[VERB_SCHEMA], "there is no schema \"%s\"%s", arguments->operands[0],
                           *advice ? advice : "; there are model and solution");
    int code = work_open(&work, arguments);
    if (code == EXIT_ANSWERED)
        dt_text_add(&work.output.text, schema);
    return work_end(&work, code);
}
