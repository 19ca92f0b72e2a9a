/* SPDX-License-Identifier: MIT */
#include "relations/inquiry.h"

#include "base/memory.h"

#include <stdlib.h>

const dt_inquiry_recipe_row *dt_inquiry_recipe(dt_concept_id concept)
{
    static const dt_inquiry_recipe_row rows[DT_INQUIRY_RECIPES] = {
        [DT_CONCEPT_NASH] = {DT_BY_NOBODY, false}, [DT_CONCEPT_GMR] = {DT_BY_MOVES, false},
        [DT_CONCEPT_SMR] = {DT_BY_MOVES, true},    [DT_CONCEPT_SEQ] = {DT_BY_LENS, false},
        [DT_CONCEPT_SSEQ] = {DT_BY_LENS, true},
    };
    return &rows[concept];
}

static dt_answering answering_of(dt_criterion criterion)
{
    dt_answering how = dt_inquiry_recipe(criterion.concept)->answers;
    return how == DT_BY_LENS && criterion.bounds & DT_UPPER_ANSWERING ? DT_BY_UPPER_LENS : how;
}

static bool needs(const dt_inquiry *q, dt_answering how)
{
    for (size_t k = 0; k < q->count; k++)
        if (answering_of(q->criteria[k]) == how)
            return true;
    return false;
}

static dt_status list_arcs(dt_inquiry *q)
{
    dt_budget_stage(q->budget, "listing moves", 0);
    for (dt_answering how = DT_BY_MOVES; how < DT_ANSWERINGS; how++) {
        dt_criterion bound = {.bounds = how == DT_BY_UPPER_LENS ? DT_UPPER_ANSWERING : 0};
        dt_lens lens = dt_minds_lens(&q->minds, bound);
        for (size_t i = 0; i < q->dm_count && needs(q, how); i++)
            DT_TRY(dt_arcs_new(&q->arcs[how][i], q->graph, i, how == DT_BY_MOVES ? NULL : &lens, DT_ANSWERS_BY,
                               q->budget));
    }
    return DT_OK;
}

static dt_status find_answers(dt_inquiry *q, dt_answering how, size_t dm, const dt_answers **out)
{
    dt_answers *answers = &q->answers[how];
    *out = how == DT_BY_NOBODY ? NULL : answers;
    if (how == DT_BY_NOBODY || answers->rows)
        return DT_OK;
    const dt_arcs **movers = dt_calloc(q->dm_count, sizeof(dt_arcs *));
    if (!movers)
        return DT_ERR_NOMEM;
    for (size_t i = 0; i < q->dm_count; i++)
        movers[i] = i == dm ? NULL : &q->arcs[how][i];
    dt_status status = dt_answers_new(answers, movers, q->dm_count, dt_graph_count(q->graph), q->budget);
    free(movers);
    return status;
}

static dt_status ask_one(dt_inquiry *q, size_t k, size_t dm, dt_inquiry_work work, void *user)
{
    dt_criterion criterion = q->criteria[k];
    const dt_inquiry_recipe_row *how = dt_inquiry_recipe(criterion.concept);
    dt_lens lens = dt_minds_lens(&q->minds, criterion);
    dt_arcs leaves;
    dt_stages stages = {.graph = q->graph, .dm = dm, .leaves = &leaves, .lens = &lens, .final = how->final};
    DT_TRY(find_answers(q, answering_of(criterion), dm, &stages.answers));
    DT_TRY(dt_arcs_new(&leaves, q->graph, dm, &lens, DT_LEAVES_FOR, q->budget));
    dt_status status = work(user, q, k, &stages);
    dt_arcs_free(&leaves, q->budget);
    return status;
}

dt_status dt_inquiry_each(dt_inquiry *q, dt_inquiry_work work, void *user)
{
    for (size_t dm = 0; dm < q->dm_count; dm++) {
        dt_status status = DT_OK;
        dt_budget_stage(q->budget, "deciding by relations", 0);
        for (size_t k = 0; k < q->count && status == DT_OK; k++)
            status = ask_one(q, k, dm, work, user);
        for (dt_answering how = DT_BY_NOBODY; how < DT_ANSWERINGS; how++)
            dt_answers_free(&q->answers[how], q->budget);
        DT_TRY(status);
    }
    return DT_OK;
}

dt_status dt_inquiry_begin(dt_inquiry *q, const dt_graph *graph, const uint32_t *profile, const dt_criterion *criteria,
                           size_t count, dt_budget *budget)
{
    *q = (dt_inquiry){.graph = graph, .criteria = criteria, .count = count, .budget = budget};
    q->dm_count = dt_graph_model(graph)->dm_count;
    DT_TRY(dt_minds_init(&q->minds, graph, profile, budget));
    for (dt_answering how = DT_BY_MOVES; how < DT_ANSWERINGS; how++) {
        q->arcs[how] = dt_calloc(q->dm_count, sizeof *q->arcs[how]);
        if (!q->arcs[how])
            return DT_ERR_NOMEM;
    }
    return list_arcs(q);
}

void dt_inquiry_end(dt_inquiry *q)
{
    for (dt_answering how = DT_BY_MOVES; how < DT_ANSWERINGS; how++) {
        for (size_t i = 0; q->arcs[how] && i < q->dm_count; i++)
            dt_arcs_free(&q->arcs[how][i], q->budget);
        free(q->arcs[how]);
    }
    dt_minds_free(&q->minds);
}
