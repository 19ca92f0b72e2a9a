/* SPDX-License-Identifier: MIT */
/* detente VERB MODEL [options]: from the command line to the verb that answers. */
#include "verbs.h"
#include "work.h"

static int (*const runs[VERB_COUNT])(const cli_arguments *) = {
    [VERB_CHECK] = verb_check,       [VERB_STATES] = verb_states,       [VERB_SOLVE] = verb_solve,
    [VERB_EXPLAIN] = verb_explain,   [VERB_REPORT] = verb_report,       [VERB_GRAPH] = verb_graph,
    [VERB_VERIFY] = verb_verify,     [VERB_CONCEPTS] = verb_concepts,   [VERB_PATHS] = verb_paths,
    [VERB_PLAN] = verb_plan,         [VERB_SCHEMA] = verb_schema,       [VERB_SENSITIVITY] = verb_sensitivity,
    [VERB_NEW] = verb_new,           [VERB_MEDIATE] = verb_mediate,     [VERB_COALITIONS] = verb_coalitions,
    [VERB_PERCEIVE] = verb_perceive, [VERB_ATTITUDES] = verb_attitudes, [VERB_COMPARE] = verb_compare,
};

/* Help and the version go where answers go, and fail as they do. */
static int print(cli_wish wish, const cli_verb *verb)
{
    cli_arguments arguments = {.output = NULL};
    cli_work work;
    int code = work_open(&work, &arguments);
    if (code == EXIT_ANSWERED && wish == WISH_HELP)
        help_write(verb, &work.output.text);
    else if (code == EXIT_ANSWERED)
        dt_text_add(&work.output.text, "detente " DT_VERSION "\n");
    return work_end(&work, code);
}

int main(int argc, char **argv)
{
    terminal_start();
    cli_wish wish = arguments_wish(argc, argv);
    if (wish != WISH_ANSWER)
        return print(wish, arguments_guess_verb(argc, argv));
    cli_arguments arguments;
    int code = arguments_read(&arguments, argc, argv);
    if (code == EXIT_ANSWERED)
        code = runs[arguments.verb](&arguments);
    arguments_free(&arguments);
    return code;
}
