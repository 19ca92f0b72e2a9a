/* SPDX-License-Identifier: MIT */
/* account: why a state is stable for a decision maker under any concept, also under those that are made of others. */
#ifndef DETENTE_ACCOUNT_H
#define DETENTE_ACCOUNT_H

#include <detente/followup.h>
#include <detente/foresight.h>

/** Why under one concept that stands for itself: a witness under a basic one, else a prospect. */
typedef struct dt_account_part {
    dt_further concept;
    dt_witness *witness; /* exactly one of the two is not NULL */
    dt_prospect *prospect;
} dt_account_part;

#define DT_ACCOUNT_PARTS_MAX 2

/** Why under one concept: of SEQ_OR_SIM two parts, of EACH that of the decision maker's own concept (two, if that is
 *  SEQ_OR_SIM), else itself. The state is stable where one part says so. */
typedef struct dt_account {
    dt_further concept;
    size_t dm;
    uint32_t state;
    bool stable;
    dt_account_part parts[DT_ACCOUNT_PARTS_MAX];
    size_t count;
} dt_account;

DT_API bool dt_account_part_stable(const dt_account_part *part);
/** `question->concept` may be any. Cost as dt_explain() or dt_prospect_new() of each part. Owned by the caller:
 *  dt_account_free(). @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT, DT_ERR_CANCELLED. */
DT_API dt_status dt_account_new(dt_account **out, const dt_graph *graph, const dt_prospect_question *question,
                                dt_budget *budget);
DT_API void dt_account_free(dt_account *account);

#endif
