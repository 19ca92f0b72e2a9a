/* SPDX-License-Identifier: MIT */
/* report_further: why a state is stable under a further concept or not, for `explain`. */
#ifndef DETENTE_REPORT_FURTHER_H
#define DETENTE_REPORT_FURTHER_H

#include <detente/account.h>
#include <detente/report.h>

/** `count` prospects of one concept. Text or Markdown. */
DT_API dt_status dt_report_prospects(const dt_asked *asked, const dt_prospect *const *prospects, size_t count,
                                     dt_format format, dt_text *out);

/** What a list of accounts is about. */
typedef struct dt_accounts_asked {
    dt_further concept;
    const dt_terms *terms;
    size_t count;
} dt_accounts_asked;
/** Accounts under one further concept, also one that is made of others. Text, JSON or Markdown. */
DT_API dt_status dt_report_accounts(const dt_asked *asked, const dt_account *const *accounts,
                                    const dt_accounts_asked *what, dt_format format, dt_text *out);

/** How the concepts are related: a picture as SVG or in the language of Graphviz, or lines of text. */
DT_API dt_status dt_report_lattice(dt_format format, dt_text *out);

#endif
