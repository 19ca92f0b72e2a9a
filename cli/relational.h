/* SPDX-License-Identifier: MIT */
/* solve where preferences need not be rankings, by the relational engine; and which verbs need rankings. */
#ifndef CLI_RELATIONAL_H
#define CLI_RELATIONAL_H

#include "work.h"

/** Is the chosen profile one for the relational engine: are some preferences no rankings, or some strong? */
bool wants_relations(const cli_work *work);
/** Solves, and writes the answer. `where` may be NULL. */
int solve_relations(cli_work *work, const dt_statement *where, const dt_report_options *options);

#endif
