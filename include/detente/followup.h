/* SPDX-License-Identifier: MIT */
/* followup: questions asked of a conflict and its answer. One file per question. */
#ifndef DETENTE_FOLLOWUP_H
#define DETENTE_FOLLOWUP_H

#include <detente/solution.h>

/** What `verify` found. */
typedef struct dt_verification {
    uint64_t checked;  /* verdicts re-decided by the judge */
    uint64_t verdicts; /* verdicts in the result */
    bool lie;
    char lie_text[512]; /* the first lie, as a sentence; "" without one */
} dt_verification;

typedef struct dt_verify_options {
    uint64_t sample; /* number of verdicts drawn; 0: every one */
    uint64_t seed;
} dt_verify_options;

/** Holds `result`, the text of a file that `solve --format json` wrote, against the conflict `graph`, verdict by verdict,
 *  with the judge alone. A result of another model (by its SHA-256), of unknown readings, states or concepts, with
 *  wrong patterns, ranks, equilibria or ways of standing is a lie. A text that is no such result is DT_ERR_MODEL,
 *  reported in `diagnostics` (whose source is the result). At most 1 GiB.
 *  @return DT_OK (also when it found a lie), DT_ERR_MODEL, DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM. */
DT_API dt_status dt_verify(dt_verification *out, const dt_graph *graph, const dt_source *result,
                           const dt_verify_options *options, dt_budget *budget, dt_diagnostics *diagnostics);

#endif
