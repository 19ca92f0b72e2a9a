/* SPDX-License-Identifier: MIT */
/* What values of options mean in the model at hand: states, decision makers, concepts, statements, goals. Each function
 * tells its trouble as an error of the command line and returns an exit code. `option` is written with its dashes. */
#ifndef CLI_CHOOSE_H
#define CLI_CHOOSE_H

#include "work.h"

/** The state that the text names: number, name, pattern or the options taken. */
int choose_state(const cli_work *work, const char *option, const char *text, uint32_t *state);
/** The same where the states are not listed, as a vector: `state` has room for dt_model_words() words. */
int choose_far_state(const cli_work *work, const char *option, const char *text, uint64_t *state);
/** The state that --from names, else the status quo; an error where there is neither. */
int choose_start(const cli_work *work, uint32_t *state);
/** The decision maker with this id. */
int choose_dm(const cli_work *work, const char *option, const char *id, size_t *dm);
/** The decision makers of a list with commas, as members[dm]; `members` is all false before. */
int choose_dms(const cli_work *work, const char *option, const char *list, bool *members);
/** The concept of this name that the model allows. */
int choose_concept(const cli_work *work, const char *option, const char *name, const dt_concept **concept);

/** The same, of the basic table or a further one. */
int choose_any_concept(const cli_work *work, const char *option, const char *name, dt_further *concept);

/** The concepts that --concepts lists, into `concepts`, which keeps its value without that option. */
int choose_concepts(const cli_work *work, dt_concept_set *concepts);

/** Further concepts that were asked for, and what they leave open. */
typedef struct cli_further {
    dt_further_asked asked;
    dt_behaviour *behaviours; /* asked.terms points here */
    dt_further *own;          /* and here */
} cli_further;
/** Does the command line ask for any? Needs no model. */
bool wants_further(const cli_arguments *arguments);
/** As choose_concepts(), with further concepts, those of --behaviour and --concept-of among them. Owned by the caller whatever
 *  comes of it: cli_further_free(). */
int choose_all_concepts(const cli_work *work, dt_concept_set *concepts, cli_further *further);
void cli_further_free(cli_further *further);

/** A statement given on the command line, with what is needed to speak of it. */
typedef struct cli_statement {
    dt_source *source;
    dt_diagnostics *diagnostics;
    dt_statement *that;
} cli_statement;
/** Parses the statement; errors are placed as in "--where:1:7". Owned by the caller whatever comes of it. */
int choose_statement(const cli_work *work, const char *option, const char *text, cli_statement *out);
void cli_statement_free(cli_statement *statement);

/** The goal that the text names: a state as choose_state() knows it, or a statement. A text that could be both, one option
 *  alone, is a statement. Owned by the caller: dt_goal_free(). */
int choose_goal(const cli_work *work, const char *option, const char *text, dt_goal *goal);
/** The same where the states are not listed: into `state`, which has room for dt_model_words() words, or into `statement`, which is
 *  empty before and then the caller's to free. */
int choose_far_goal(const cli_work *work, const char *option, const char *text, uint64_t *state,
                    cli_statement *statement);

#endif
