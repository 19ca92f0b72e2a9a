/* SPDX-License-Identifier: MIT */
/* verify: is every verdict of a result what the definitions say? */
#include "verbs.h"

#include "work.h"

#include <string.h>

typedef struct cli_inquiry {
    dt_source *result;
    dt_diagnostics *diagnostics;
    dt_verification found;
} cli_inquiry;

static int read_result(cli_work *work, cli_inquiry *inquiry)
{
    dt_status status = file_read(&inquiry->result, work->arguments->operands[1], RESULT_BYTES_MAX);
    if (status == DT_OK)
        status = dt_diagnostics_new(&inquiry->diagnostics, inquiry->result);
    return work_trouble(work, status);
}

static int verify(cli_work *work, cli_inquiry *inquiry)
{
    double start = clock_seconds();
    dt_verify_options options = {.sample = work->arguments->sample, .seed = work->arguments->seed};
    dt_status status =
        dt_verify(&inquiry->found, work->graph, inquiry->result, &options, work->budget, inquiry->diagnostics);
    work->solve_seconds = clock_seconds() - start;
    if (status == DT_ERR_MODEL) {
        int code = work_tell(work, inquiry->diagnostics);
        return code == EXIT_ANSWERED ? EXIT_MODEL : code;
    }
    return work_trouble(work, status);
}

static int report(cli_work *work, const cli_inquiry *inquiry)
{
    dt_report_options options = {.file = work->arguments->operands[1]};
    dt_status status =
        dt_report_verification(&inquiry->found, arguments_format(work->arguments), &options, &work->output.text);
    if (status != DT_OK)
        return work_trouble(work, status);
    return inquiry->found.lie ? EXIT_NO : EXIT_ANSWERED;
}

int verb_verify(const cli_arguments *arguments)
{
    cli_work work;
    cli_inquiry inquiry = {.result = NULL};
    if (strcmp(arguments->operands[0], "-") == 0 && strcmp(arguments->operands[1], "-") == 0)
        return usage_error(&verbs[VERB_VERIFY], "MODEL and RESULT cannot both be standard input");
    int code = work_prepare(&work, arguments);
    if (code == EXIT_ANSWERED)
        code = read_result(&work, &inquiry);
    if (code == EXIT_ANSWERED)
        code = verify(&work, &inquiry);
    if (code == EXIT_ANSWERED)
        code = report(&work, &inquiry);
    dt_diagnostics_free(inquiry.diagnostics);
    dt_source_free(inquiry.result);
    return work_end(&work, code);
}
