/* SPDX-License-Identifier: MIT */
/* The steps of a verb, from a file name to an exit code. */
#include "work.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

double clock_seconds(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

int work_trouble(const cli_work *work, dt_status status)
{
    const char *reason = work->budget ? dt_budget_reason(work->budget) : "";
    switch (status) {
    case DT_OK: return EXIT_ANSWERED;
    case DT_ERR_MODEL: return EXIT_MODEL;
    case DT_ERR_LIMIT: complain("%s", *reason ? reason : "a limit was reached"); return EXIT_LIMIT;
    case DT_ERR_CANCELLED: complain("interrupted"); return EXIT_LIMIT;
    case DT_ERR_NOMEM: complain("out of memory"); return EXIT_SYSTEM;
    case DT_ERR_IO: break;
    }
    return EXIT_SYSTEM;
}

static dt_status make_budget(cli_work *work, bool patient);

int work_partial(cli_work *work, dt_status status, bool any)
{
    int code = work_trouble(work, status);
    work->partial = any && code == EXIT_LIMIT;
    if (!work->partial)
        return code;
    if (work->symbolic)
        work->spent = work->budget;
    else
        dt_budget_free(work->budget);
    work->budget = NULL;
    return make_budget(work, true) == DT_OK ? code : work_trouble(work, DT_ERR_NOMEM);
}

int work_tell(const cli_work *work, const dt_diagnostics *diagnostics)
{
    dt_text text = {.data = NULL};
    dt_status status =
        dt_report_diagnostics(diagnostics, terminal_colour(STDERR_FILENO, work->arguments->colour), &text);
    if (status == DT_OK)
        tell(dt_text_get(&text));
    else
        complain("out of memory");
    dt_text_free(&text);
    return status == DT_OK ? EXIT_ANSWERED : EXIT_SYSTEM;
}

/* `patient`: without limits on time, for writing down what was found. */
static dt_status make_budget(cli_work *work, bool patient)
{
    const cli_arguments *arguments = work->arguments;
    dt_limits limits = DT_LIMITS_INIT;
    if (arguments->max_states)
        limits.states = arguments->max_states;
    if (arguments->max_memory_mib)
        limits.memory_bytes = arguments->max_memory_mib << 20;
    limits.threads = arguments->threads;
    limits.seconds = patient ? 0 : arguments->max_time;
    limits.progress = patient ? NULL : terminal_progress;
    return dt_budget_new(&work->budget, &limits);
}

int work_open(cli_work *work, const cli_arguments *arguments)
{
    *work = (cli_work){.arguments = arguments};
    dt_status status = output_open(&work->output, arguments->output);
    work->output_open = status == DT_OK;
    return work_trouble(work, status);
}

int work_begin(cli_work *work, const cli_arguments *arguments)
{
    *work = (cli_work){.arguments = arguments};
    for (size_t k = 0; k < arguments->operand_count; k++)
        if (arguments->output && file_same(arguments->output, arguments->operands[k]))
            return usage_error(&verbs[arguments->verb], "--output would overwrite \"%s\", which it reads",
                               arguments->operands[k]);
    int code = work_open(work, arguments);
    return code == EXIT_ANSWERED ? work_trouble(work, make_budget(work, false)) : code;
}

/* A table that cannot be read is the model's trouble, which it will report where it names it. */
static dt_status attach_table(void *user, const char *name)
{
    cli_work *work = user;
    dt_source *table = NULL;
    const char *reason = NULL;
    if (dt_source_attached_as(work->source, name))
        return DT_OK;
    DT_TRY(file_read_beside(&table, work->arguments->operands[0], name, &reason));
    return dt_source_attach(work->source, name, table, reason);
}

static dt_status attach_tables(cli_work *work, const dt_tree *tree)
{
    return dt_model_each_table(tree, attach_table, work);
}

static dt_status read_tree(cli_work *work, dt_tree **tree)
{
    double start = clock_seconds();
    *tree = NULL;
    DT_TRY(file_read(&work->source, work->arguments->operands[0], MODEL_BYTES_MAX));
    dt_status status = dt_diagnostics_new(&work->diagnostics, work->source);
    if (status == DT_OK)
        status = dt_tree_read(tree, work->source, work->diagnostics);
    if (status == DT_OK)
        status = attach_tables(work, *tree);
    if (status != DT_OK) {
        dt_tree_free(*tree);
        *tree = NULL;
    }
    work->read_seconds = clock_seconds() - start;
    return status;
}

int work_read(cli_work *work)
{
    dt_tree *tree;
    dt_status status = read_tree(work, &tree);
    double start = clock_seconds();
    if (status == DT_OK)
        status = dt_model_from_tree(&work->model, tree, work->source, work->diagnostics);
    work->build_seconds = clock_seconds() - start;
    return status == DT_ERR_MODEL ? EXIT_ANSWERED : work_trouble(work, status);
}

static int tell_errors(cli_work *work)
{
    int code = work_tell(work, work->diagnostics);
    return code == EXIT_ANSWERED ? EXIT_MODEL : code;
}

/* What became of building or drawing. */
static int tell_built(cli_work *work, dt_status status)
{
    if (status == DT_ERR_MODEL || (status == DT_OK && dt_diagnostics_errors(work->diagnostics)))
        return tell_errors(work);
    if (status == DT_ERR_LIMIT && dt_diagnostics_errors(work->diagnostics))
        return tell_errors(work); /* a sound model may well fit */
    return work_trouble(work, status);
}

int work_build(cli_work *work)
{
    double start = clock_seconds();
    dt_status status = DT_ERR_MODEL;
    if (work->model)
        status = dt_graph_build(&work->graph, work->model, work->budget, work->diagnostics);
    work->build_seconds += clock_seconds() - start;
    return tell_built(work, status);
}

const char *describe_reading(const dt_reading *reading)
{
    return reading->kind == DT_BY_PAIRS             ? "a comparison of pairs"
           : dt_reading_has_unknown(reading)        ? "a preference of which some comparisons are not known"
           : reading->kind == DT_BY_RANKING         ? "a ranking"
           : dt_reading_strength(reading) > DT_MILD ? "a preference with degrees"
                                                    : "a preference by statements or weights";
}

/* Can the symbolic engine take the model at all? Rankings of readings that are not used do not matter. */
static int check_takes(const cli_work *work, const uint32_t *profile)
{
    size_t dm, reading;
    const cli_verb *verb = &verbs[work->arguments->verb];
    if (dt_symbolic_takes(work->model, profile, &dm, &reading))
        return EXIT_ANSWERED;
    if (dm == DT_PATTERN_NONE)
        return usage_error(verb, "the symbolic engine needs options, and this conflict is a bare graph; use --engine "
                                 "explicit");
    return usage_error(verb,
                       "the symbolic engine takes preferences by statements or weights, and that of \"%s\" is %s; use "
                       "--engine explicit",
                       work->model->decision_makers[dm].id,
                       describe_reading(&work->model->decision_makers[dm].readings[reading]));
}

/* The diagrams of a model in option form. */
static int draw(cli_work *work)
{
    double start = clock_seconds();
    dt_status status = DT_ERR_MODEL;
    if (work->model && !work->model->graph_form)
        status = dt_symbolic_new(&work->symbolic, work->model, work->budget, work->diagnostics);
    work->build_seconds += clock_seconds() - start;
    if (work->model && work->model->graph_form && !dt_diagnostics_errors(work->diagnostics))
        return check_takes(work, NULL);
    int code = tell_built(work, status);
    if (code == EXIT_ANSWERED)
        code = work_choose_readings(work);
    return code == EXIT_ANSWERED ? check_takes(work, work->profile) : code;
}

static int build_or_draw(cli_work *work, int engine)
{
    if (engine == ENGINE_SYMBOLIC)
        return draw(work);
    double start = clock_seconds();
    dt_status status = DT_OK;
    if (engine != ENGINE_EXPLICIT && work->model)
        status = dt_engine_choose(&work->symbolic, work->model, work->budget, work->diagnostics);
    work->build_seconds += clock_seconds() - start;
    int code = status == DT_OK && !work->symbolic ? work_build(work) : tell_built(work, status);
    return code == EXIT_ANSWERED ? work_choose_readings(work) : code;
}

/* ---- readings --------------------------------------------------------------------------------------------------- */

static int unknown_dm(const cli_work *work, const char *name)
{
    char advice[128];
    const dt_model *model = work->model;
    const char **names = calloc(model->dm_count, sizeof *names);
    for (size_t i = 0; names && i < model->dm_count; i++)
        names[i] = model->decision_makers[i].id;
    did_you_mean(advice, sizeof advice, name, names, names ? model->dm_count : 0);
    free(names);
    return usage_error(&verbs[work->arguments->verb], "--reading: the model has no decision maker \"%s\"%s", name,
                       advice);
}

static int unknown_reading(const cli_work *work, const dt_decision_maker *dm, const char *name)
{
    char advice[128];
    const char **names = calloc(dm->reading_count, sizeof *names);
    for (size_t r = 0; names && r < dm->reading_count; r++)
        names[r] = dm->readings[r].name;
    did_you_mean(advice, sizeof advice, name, names, names ? dm->reading_count : 0);
    free(names);
    return usage_error(&verbs[work->arguments->verb], "--reading: \"%s\" has no reading \"%s\"%s", dm->id, name,
                       advice);
}

/* One DM=NAME. `chosen[i]`: a reading of this one was given already. */
static int choose_reading(cli_work *work, const char *text, bool *chosen)
{
    const cli_verb *verb = &verbs[work->arguments->verb];
    size_t length = strcspn(text, "=");
    char id[DT_IDENTIFIER_MAX + 1];
    if (!text[length])
        return usage_error(verb, "--reading takes DM=NAME, not \"%s\"", text);
    snprintf(id, sizeof id, "%.*s", (int)(length < sizeof id ? length : sizeof id - 1), text);
    size_t i = length < sizeof id ? dt_model_find_dm(work->model, id) : DT_PATTERN_NONE;
    if (i == DT_PATTERN_NONE)
        return unknown_dm(work, id);
    const dt_decision_maker *dm = &work->model->decision_makers[i];
    if (!dm->has_readings)
        return usage_error(verb, "--reading: \"%s\" has no readings to choose from", dm->id);
    if (chosen[i])
        return usage_error(verb, "--reading: \"%s\" is given twice", dm->id);
    size_t reading = dt_model_find_reading(dm, text + length + 1);
    if (reading == DT_PATTERN_NONE)
        return unknown_reading(work, dm, text + length + 1);
    chosen[i] = true;
    work->profile[i] = (uint32_t)reading;
    return EXIT_ANSWERED;
}

int work_choose_readings(cli_work *work)
{
    int code = EXIT_ANSWERED;
    bool *chosen = calloc(work->model->dm_count, sizeof *chosen);
    work->profile = calloc(work->model->dm_count, sizeof *work->profile);
    if (!chosen || !work->profile)
        code = work_trouble(work, DT_ERR_NOMEM);
    for (size_t k = 0; k < work->arguments->readings.count && code == EXIT_ANSWERED; k++)
        code = choose_reading(work, work->arguments->readings.items[k], chosen);
    free(chosen);
    return code;
}

int work_prepare(cli_work *work, const cli_arguments *arguments)
{
    return work_prepare_with(work, arguments, ENGINE_EXPLICIT);
}

#define TAKE_RELATIONS                                                                                                 \
    (1u << VERB_CHECK | 1u << VERB_STATES | 1u << VERB_SOLVE | 1u << VERB_VERIFY | 1u << VERB_EXPLAIN |                \
     1u << VERB_GRAPH | 1u << VERB_REPORT)

/* Most verbs look at every reading, and need them all to rank the states. */
static int check_ranks(const cli_work *work)
{
    const cli_verb *verb = &verbs[work->arguments->verb];
    for (size_t i = 0; i < work->model->dm_count && !(TAKE_RELATIONS >> work->arguments->verb & 1u); i++) {
        const dt_decision_maker *dm = &work->model->decision_makers[i];
        for (size_t r = 0; r < dm->reading_count; r++)
            if (!dt_reading_ranks(&dm->readings[r]))
                return usage_error(
                    verb,
                    "%s needs preferences that rank the states, and that of \"%s\" is %s; check, states, "
                    "solve, explain, report, graph and verify take it",
                    verb->name, dm->id, describe_reading(&dm->readings[r]));
    }
    return EXIT_ANSWERED;
}

int work_prepare_with(cli_work *work, const cli_arguments *arguments, int engine)
{
    int code = work_begin(work, arguments);
    if (code == EXIT_ANSWERED)
        code = work_read(work);
    if (code == EXIT_ANSWERED)
        code = build_or_draw(work, engine);
    return code == EXIT_ANSWERED ? check_ranks(work) : code;
}

int work_prepare_another(cli_work *another, const cli_work *work, const cli_arguments *arguments)
{
    *another = (cli_work){.arguments = arguments, .budget = work->budget};
    int code = work_read(another);
    if (code == EXIT_ANSWERED)
        code = build_or_draw(another, ENGINE_EXPLICIT);
    return code == EXIT_ANSWERED ? check_ranks(another) : code;
}

/* ---- the end ---------------------------------------------------------------------------------------------------- */

static void free_all(cli_work *work)
{
    free(work->profile);
    dt_graph_free(work->graph);
    dt_symbolic_free(work->symbolic);
    dt_model_free(work->model);
    dt_diagnostics_free(work->diagnostics);
    dt_source_free(work->source);
    dt_budget_free(work->budget);
    dt_budget_free(work->spent);
}

void work_free_another(cli_work *another)
{
    another->budget = NULL; /* the other's */
    free_all(another);
}

/* The answer out of our hands: `code`, or what went wrong on the way. */
static int close_output(cli_work *work, int code)
{
    bool answered =
        code == EXIT_ANSWERED || code == EXIT_NO || (code == EXIT_LIMIT && work->partial && !work->output.target);
    dt_status status = answered ? dt_text_end(&work->output.text) : DT_OK;
    bool keep = answered && status == DT_OK;
    if (status == DT_OK)
        status = output_close(&work->output, keep);
    else
        output_close(&work->output, false);
    if (work->output.reader_left)
        return EXIT_ANSWERED;
    return status == DT_OK ? code : work_trouble(work, status);
}

int work_end(cli_work *work, int code)
{
    terminal_clear();
    if (work->output_open)
        code = close_output(work, code);
    if ((code == EXIT_ANSWERED || code == EXIT_NO) && work->arguments->timings)
        fprintf(stderr, "timing: read=%.6f build=%.6f solve=%.6f seconds\n", work->read_seconds, work->build_seconds,
                work->solve_seconds);
    free_all(work);
    return code;
}
