/* SPDX-License-Identifier: MIT */
/* Preferences that need not be rankings, for the verbs that take them: whether they are such, and what can be asked of them. */
#ifndef CLI_RELATIONAL_H
#define CLI_RELATIONAL_H

#include "work.h"

/** Is the chosen profile one for the relational engine: are some preferences no rankings, or some strong? */
bool wants_relations(const cli_work *work);

/** Criteria that were asked for. */
typedef struct cli_criteria {
    dt_criterion items[DT_CRITERIA_MAX];
    size_t count;
} cli_criteria;
/** What `explain --concept NAME` asks for: one criterion, or, without a type where there are types, that of each type. */
int choose_explained(const cli_work *work, const char *name, cli_criteria *into);

/** Is some reading of the model, chosen or not, no ranking? Then only the relational engine can compare readings. */
bool needs_relations(const cli_work *work);
/** Solves under all readings, if they are not too many, and writes the whole report. */
int report_relations(cli_work *work, const dt_report_options *options);
/** Solves, and writes the answer. `where` may be NULL. */
int solve_relations(cli_work *work, const dt_statement *where, const dt_report_options *options);

#endif
