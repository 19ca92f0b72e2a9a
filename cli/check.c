/* SPDX-License-Identifier: MIT */
/* check: every error and warning of a model, with its place. */
#include "verbs.h"

#include "work.h"

static int write_json(cli_work *work)
{
    dt_status status = dt_report_diagnostics_json(work->diagnostics, &work->output.text);
    return work_trouble(work, status == DT_OK ? dt_text_end(&work->output.text) : status);
}

static void add_count(dt_text *out, const char *before, size_t count, const char *one)
{
    dt_text_printf(out, "%s%zu %s%s", before, count, one, count == 1 ? "" : "s");
}

static void add_far_count(dt_text *out, const dt_symbolic *symbolic)
{
    dt_report_number(out, dt_symbolic_states(symbolic));
    dt_text_add(out, " feasible states");
}

static int write_text(cli_work *work)
{
    dt_text *out = &work->output.text;
    size_t errors = dt_diagnostics_errors(work->diagnostics);
    size_t all = dt_diagnostics_count(work->diagnostics);
    int code = work_tell(work, work->diagnostics);
    dt_text_printf(out, "%s: ", work->arguments->operands[0]);
    if (errors) {
        add_count(out, "", errors, "error");
    } else {
        dt_text_add(out, "sound; ");
        if (work->symbolic)
            add_far_count(out, work->symbolic);
        else
            add_count(out, "", dt_graph_count(work->graph), "feasible state");
        add_count(out, ", ", work->model->dm_count, "decision maker");
        add_count(out, ", ", work->model->option_count, "option");
    }
    if (all > errors)
        add_count(out, "; ", all - errors, "warning");
    dt_text_add(out, "\n");
    return code == EXIT_ANSWERED ? work_trouble(work, dt_text_end(out)) : code;
}

/* Everything that can be found out about the model. */
static dt_status examine(cli_work *work)
{
    double start = clock_seconds();
    dt_status status = DT_ERR_MODEL;
    if (work->model)
        status = dt_engine_choose(&work->symbolic, work->model, work->budget, work->diagnostics);
    if (status == DT_OK && work->symbolic)
        status = dt_symbolic_warn(work->symbolic, work->diagnostics);
    else if (status == DT_OK)
        status = dt_graph_build(&work->graph, work->model, work->budget, work->diagnostics);
    if (status == DT_OK && work->graph)
        status = dt_graph_warn(work->graph, work->budget, work->diagnostics);
    work->build_seconds += clock_seconds() - start;
    return status == DT_ERR_LIMIT && dt_diagnostics_errors(work->diagnostics) ? DT_ERR_MODEL : status;
}

static int judge(cli_work *work)
{
    dt_status status = examine(work);
    size_t errors = dt_diagnostics_errors(work->diagnostics);
    if (status != DT_OK && status != DT_ERR_MODEL) {
        int code = work_tell(work, work->diagnostics);
        return code == EXIT_ANSWERED ? work_trouble(work, status) : code;
    }
    int code = arguments_format(work->arguments) == DT_FORMAT_JSON ? write_json(work) : write_text(work);
    if (code != EXIT_ANSWERED)
        return code;
    bool warned = dt_diagnostics_count(work->diagnostics) > 0;
    return errors || (warned && work->arguments->strict) ? EXIT_MODEL : EXIT_ANSWERED;
}

int verb_check(const cli_arguments *arguments)
{
    cli_work work;
    int code = work_begin(&work, arguments);
    if (code == EXIT_ANSWERED)
        code = work_read(&work);
    if (code == EXIT_ANSWERED)
        code = judge(&work);
    return work_end(&work, code);
}
