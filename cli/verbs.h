/* SPDX-License-Identifier: MIT */
/* One function for each verb: what the arguments ask for, to the exit code. */
#ifndef CLI_VERBS_H
#define CLI_VERBS_H

#include "options.h"

int verb_check(const cli_arguments *arguments);
int verb_states(const cli_arguments *arguments);
int verb_solve(const cli_arguments *arguments);
int verb_explain(const cli_arguments *arguments);
int verb_report(const cli_arguments *arguments);
int verb_graph(const cli_arguments *arguments);
int verb_paths(const cli_arguments *arguments);
int verb_plan(const cli_arguments *arguments);
int verb_coalitions(const cli_arguments *arguments);
int verb_perceive(const cli_arguments *arguments);
int verb_attitudes(const cli_arguments *arguments);
int verb_mediate(const cli_arguments *arguments);
/** Where --preferences is given. */
int verb_mediate_preferences(const cli_arguments *arguments);
int verb_compare(const cli_arguments *arguments);
int verb_sensitivity(const cli_arguments *arguments);
int verb_verify(const cli_arguments *arguments);
int verb_concepts(const cli_arguments *arguments);
int verb_schema(const cli_arguments *arguments);
int verb_new(const cli_arguments *arguments);

#endif
