/* SPDX-License-Identifier: MIT */
#include "graph/ranks.h"

#include "base/codes.h"
#include "base/memory.h"
#include "graph/partition.h"

#include <stdlib.h>
#include <string.h>

typedef struct ranking {
    const dt_model *model;
    const dt_states *states;
    const dt_reading *reading;
    dt_budget *budget;
    dt_diagnostics *diagnostics;
    int64_t *score;      /* by ranking: minus the class, best first; UNRANKED before */
    size_t entry, class; /* the entry at work */
    uint64_t hits;
    bool repeated;
} ranking;

#define UNRANKED INT64_MIN

/* ---- by ranking ---------------------------------------------------------------------------------------------- */

static dt_status report_repeat(ranking *r, uint32_t state)
{
    dt_text name = {.data = NULL};
    const dt_ranking_entry *entry = &r->reading->entries[r->entry];
    dt_states_describe(r->states, r->model, state, &name);
    dt_diagnostics_add(r->diagnostics, DT_CODE_RANKING_REPEATS, entry->span,
                       "state %s is ranked already; every feasible state must stand in the ranking exactly once",
                       dt_text_get(&name));
    dt_status status = name.status;
    dt_text_free(&name);
    r->repeated = true;
    return status;
}

static dt_status rank_state(ranking *r, uint32_t state)
{
    r->hits++;
    bool again = r->score[state] != UNRANKED && !r->repeated; /* one report for each entry is enough */
    r->score[state] = -(int64_t)r->class;
    return again ? report_repeat(r, state) : DT_OK;
}

static dt_status rank_vector(void *user, const uint64_t *vector)
{
    ranking *r = user;
    return rank_state(r, dt_states_find(r->states, vector));
}

static dt_status rank_entry(ranking *r)
{
    const dt_ranking_entry *entry = &r->reading->entries[r->entry];
    r->hits = 0;
    r->repeated = false;
    if (r->model->graph_form) {
        DT_TRY(rank_state(r, (uint32_t)entry->state));
    } else if (entry->pattern.whole) {
        uint32_t state = dt_states_find(r->states, entry->pattern.value);
        if (state != DT_NO_STATE_INDEX)
            DT_TRY(rank_state(r, state));
    } else {
        DT_TRY(dt_rules_each_state(r->model, &entry->pattern, r->budget, rank_vector, r));
    }
    if (r->hits == 0)
        dt_diagnostics_add(r->diagnostics, DT_CODE_RANKING_FITS_NONE, entry->span,
                           "\"%s\" fits no feasible state; leave it out of the ranking", entry->text);
    return DT_OK;
}

static dt_status report_missing(const ranking *r)
{
    dt_text names = {.data = NULL};
    uint32_t missing = 0;
    for (uint32_t s = 0; s < r->states->count; s++) {
        if (r->score[s] != UNRANKED)
            continue;
        if (missing < 3) {
            dt_text_add(&names, missing ? ", " : "");
            dt_states_describe(r->states, r->model, s, &names);
        }
        missing++;
    }
    if (missing > 3)
        dt_text_add(&names, ", ...");
    if (missing)
        dt_diagnostics_add(r->diagnostics, DT_CODE_RANKING_MISSES, r->reading->span,
                           "the ranking leaves out %u feasible state%s: %s", missing, missing == 1 ? "" : "s",
                           dt_text_get(&names));
    dt_status status = names.status;
    dt_text_free(&names);
    return status;
}

static dt_status score_by_ranking(ranking *r)
{
    for (uint32_t s = 0; s < r->states->count; s++)
        r->score[s] = UNRANKED;
    r->entry = 0;
    for (r->class = 0; r->class < r->reading->class_count; r->class ++)
        for (; r->entry < r->reading->class_ends[r->class]; r->entry++) {
            DT_TRY(dt_budget_spend(r->budget, 1));
            DT_TRY(rank_entry(r));
        }
    return r->reading->partial ? DT_OK : report_missing(r);
}

/* ---- by weights ---------------------------------------------------------------------------------------------- */

static dt_status score_by_weights(ranking *r)
{
    for (uint32_t s = 0; s < r->states->count; s++) {
        DT_TRY(dt_budget_spend(r->budget, r->model->option_count));
        r->score[s] = dt_rules_score(r->model, r->reading, dt_states_at(r->states, s));
    }
    return DT_OK;
}

/* Pairs make no order: no state ranks above another. */
static dt_status score_alike(ranking *r)
{
    memset(r->score, 0, r->states->count * sizeof *r->score);
    return DT_OK;
}

static dt_status by_score(ranking *r, dt_partition *out)
{
    static dt_status (*const score[])(ranking *) = {
        [DT_BY_RANKING] = score_by_ranking, [DT_BY_WEIGHTS] = score_by_weights, [DT_BY_PAIRS] = score_alike};
    uint64_t bytes = (uint64_t)r->states->count * sizeof *r->score;
    *out = (dt_partition){.class_of = NULL};
    DT_TRY(dt_budget_reserve(r->budget, bytes));
    r->score = dt_malloc(r->states->count, sizeof *r->score);
    dt_status status = r->score ? DT_OK : DT_ERR_NOMEM;
    if (status == DT_OK)
        status = score[r->reading->kind](r);
    if (status == DT_OK)
        status = dt_partition_by_number(out, r->score, r->states->count, r->budget);
    free(r->score);
    dt_budget_release(r->budget, bytes);
    return status;
}

/* ---- by statements ------------------------------------------------------------------------------------------- */

static dt_status by_statements(ranking *r, dt_partition *out)
{
    size_t count = r->reading->statement_count;
    const dt_statement **statements = dt_malloc(count, sizeof(dt_statement *));
    *out = (dt_partition){.class_of = NULL};
    if (!statements)
        return DT_ERR_NOMEM;
    for (size_t k = 0; k < count; k++)
        statements[k] = r->reading->statements[k].that;
    dt_status status = dt_partition_by_statements(out, r->states, statements, count, r->budget);
    free(statements);
    return status;
}

/* ---- the whole ----------------------------------------------------------------------------------------------- */

dt_status dt_ranks_build(dt_ranks *ranks, const dt_model *model, const dt_states *states, const dt_reading *reading,
                         dt_budget *budget, dt_diagnostics *diagnostics)
{
    dt_partition classes;
    ranking r = {.model = model, .states = states, .reading = reading, .budget = budget, .diagnostics = diagnostics};
    *ranks = (dt_ranks){.rank = NULL};
    DT_TRY(reading->kind == DT_BY_STATEMENTS ? by_statements(&r, &classes) : by_score(&r, &classes));
    return dt_ranks_take(ranks, &classes, states->count);
}

dt_status dt_ranks_take(dt_ranks *ranks, dt_partition *classes, uint32_t states)
{
    ranks->class_count = classes->count;
    ranks->rank = classes->class_of;
    ranks->example = dt_malloc((size_t)classes->count + 1, sizeof *ranks->example);
    if (!ranks->example) {
        dt_ranks_free(ranks);
        return DT_ERR_NOMEM;
    }
    ranks->example[0] = DT_NO_STATE_INDEX;
    for (uint32_t s = states; s-- > 0;)
        ranks->example[++ranks->rank[s]] = s;
    return DT_OK;
}

void dt_ranks_free(dt_ranks *ranks)
{
    free(ranks->rank);
    free(ranks->example);
    *ranks = (dt_ranks){.rank = NULL};
}
