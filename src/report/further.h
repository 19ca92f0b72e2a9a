/* SPDX-License-Identifier: MIT */
/* Sentences about further concepts, for the text of a solution and for the report. */
#ifndef DT_REPORT_FURTHER_H
#define DT_REPORT_FURTHER_H

#include "report/teller.h"

/** Adds the title with its number: "Limited-move stability, 3 moves ahead". */
void dt_further_title(dt_text *out, dt_further concept);
/** Adds what the k-th further concept found under the teller's profile: its equilibria, for whom how many states are stable,
 *  whether the status quo is, and which verdicts hang on how ties are broken. */
void dt_tell_further(const dt_teller *teller, size_t k, dt_text *sentence);
/** Adds what is expected of whom, or who decides under what; nothing where the concept leaves nothing open. */
void dt_tell_further_terms(const dt_teller *teller, size_t k, dt_text *sentence);
/** All of them, as paragraphs. */
dt_status dt_tell_all_further(const dt_teller *teller);

#endif
