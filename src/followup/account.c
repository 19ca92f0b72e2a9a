/* SPDX-License-Identifier: MIT */
#include <detente/account.h>

#include "base/memory.h"

#include <stdlib.h>

bool dt_account_part_stable(const dt_account_part *part)
{
    return part->witness ? part->witness->by != DT_UNSTABLE : part->prospect->stable;
}

static dt_status add_part(dt_account *account, const dt_graph *graph, dt_prospect_question question, dt_budget *budget)
{
    dt_account_part *part = &account->parts[account->count];
    part->concept = question.concept;
    if (question.concept.kind == DT_FURTHER_BASIC)
        DT_TRY(dt_explain(&part->witness, graph, question.profile, (dt_concept_id)question.concept.number, question.dm,
                          question.state, budget));
    else
        DT_TRY(dt_prospect_new(&part->prospect, graph, &question, budget));
    account->count++;
    account->stable = account->stable || dt_account_part_stable(part);
    return DT_OK;
}

static dt_status add_parts(dt_account *account, const dt_graph *graph, dt_prospect_question question, dt_budget *budget)
{
    static const dt_concept_id either[DT_ACCOUNT_PARTS_MAX] = {DT_CONCEPT_SEQ, DT_CONCEPT_SIM};
    if (question.concept.kind == DT_FURTHER_EACH)
    question.concept = question.terms->own[question.dm];
    if (question.concept.kind != DT_FURTHER_SEQ_OR_SIM)
        return add_part(account, graph, question, budget);
    for (size_t k = 0; k < DT_ACCOUNT_PARTS_MAX; k++) {
        question.concept = (dt_further){DT_FURTHER_BASIC, either[k]};
        DT_TRY(add_part(account, graph, question, budget));
    }
    return DT_OK;
}

dt_status dt_account_new(dt_account **out, const dt_graph *graph, const dt_prospect_question *question,
                         dt_budget *budget)
{
    *out = NULL;
    dt_account *account = dt_calloc(1, sizeof *account);
    if (!account)
        return DT_ERR_NOMEM;
    *account = (dt_account){.concept = question->concept, .dm = question->dm, .state = question->state};
    dt_status status = add_parts(account, graph, *question, budget);
    if (status == DT_OK)
        *out = account;
    else
        dt_account_free(account);
    return status;
}

void dt_account_free(dt_account *account)
{
    for (size_t k = 0; account && k < account->count; k++) {
        dt_witness_free(account->parts[k].witness);
        dt_prospect_free(account->parts[k].prospect);
    }
    free(account);
}
