/* SPDX-License-Identifier: MIT */
/* What the verbs that answer about a model have in common: reading it, building its graph, the limits, the readings
 * asked for, where the answer goes, the exit code. */
#ifndef CLI_WORK_H
#define CLI_WORK_H

#include "exit.h"
#include "files.h"
#include "options.h"
#include "terminal.h"

typedef struct cli_work {
    const cli_arguments *arguments;
    dt_budget *budget,
        *spent; /* `spent`: where an answer is partial, the one before, if diagrams are drawn on its account */
    dt_source *source;
    dt_diagnostics *diagnostics;
    dt_model *model;
    dt_graph *graph;
    dt_symbolic *symbolic; /* where the states are not listed */
    uint32_t *profile;     /* a reading for each decision maker */
    cli_output output;
    bool output_open;
    bool partial; /* the answer holds as far as it goes: see work_partial() */
    double read_seconds, build_seconds, solve_seconds;
} cli_work;

/** Opens the output: enough for verbs without a model. Every step returns an exit code and tells its trouble; after
 *  anything but EXIT_ANSWERED go to work_end(). */
int work_open(cli_work *work, const cli_arguments *arguments);
/** Opens the output and starts the clock of the limits. */
int work_begin(cli_work *work, const cli_arguments *arguments);
/** Reads the model that is the first operand. Errors stay in `diagnostics`: work_build() tells them. */
int work_read(cli_work *work);
/** Builds the graph. Errors in the model are told, warnings are not. */
int work_build(cli_work *work);
/** Finds the readings that --reading asks for. */
int work_choose_readings(cli_work *work);
/** All of the above. */
int work_prepare(cli_work *work, const cli_arguments *arguments);
/** The same, but with diagrams in `symbolic` instead of a graph where `engine` (enum engine) is symbolic or, by auto, where there
 *  are too many states to list. */
int work_prepare_with(cli_work *work, const cli_arguments *arguments, int engine);
/** Reads another model and builds its graph, within the budget of `work`: for verbs that look at two. `arguments` names it as
 *  the first operand. Owned by the caller whatever comes of it: work_free_another(). */
int work_prepare_another(cli_work *another, const cli_work *work, const cli_arguments *arguments);
void work_free_another(cli_work *another);
/** Tells the trouble behind a status. @return the exit code for it. */
int work_trouble(const cli_work *work, dt_status status);
/** As work_trouble(). Where a limit was reached or the user interrupted and `any` says that something was found until then,
 *  that is an honest part of the answer: the verb reports it under a new budget without a limit of time, and it goes to
 *  standard output. A file is written whole or not at all, so not then. */
int work_partial(cli_work *work, dt_status status, bool any);
/** Shows diagnostics on standard error. @return EXIT_ANSWERED, or EXIT_SYSTEM when there is no memory for it. */
int work_tell(const cli_work *work, const dt_diagnostics *diagnostics);
/** Ends it all: puts the output in its place if `code` is an answer, frees everything.
 *  @return the exit code of the program. */
int work_end(cli_work *work, int code);

/** Seconds of a clock that never goes back. */
double clock_seconds(void);

/** What a reading is, in a few words with an article: for errors about what does not take it. */
const char *describe_reading(const dt_reading *reading);

#endif
