/* SPDX-License-Identifier: MIT */
/* How equilibria stand: by what is asked of the moves from them, and on which statement of the one who does not move. */
#include "base/bits.h"
#include "base/memory.h"
#include "relations/inquiry.h"

#include <detente/relations.h>

#include <stdlib.h>

typedef struct entry {
    uint32_t on; /* UINT32_MAX: no statement decides */
    uint8_t by;
} entry;

struct dt_standings {
    size_t dm_count;
    uint32_t states;
    entry *entries; /* [criteria][decision makers][states] of equilibria; else zero */
};

typedef struct work {
    dt_standings *out;
    const dt_findings *findings;
    const uint32_t *profile;
    dt_sanctions sanctions;
    const dt_graph *graph;
    const dt_stages *stages;
    const dt_reading *reading;
    uint32_t state;
    uint32_t *deciding; /* [states] between the state at hand and each other one, from 1; 0: not looked up */
    uint64_t kinds[DT_RELATION_KINDS];
    uint32_t on[DT_RELATION_KINDS]; /* the least important of the statements that decide against moves of each kind */
    dt_budget *budget;
} work;

/* The statement that decides between the state at hand and another one; UINT32_MAX: none. */
static uint32_t decides(work *w, uint32_t other)
{
    if (w->deciding[other] == 0) {
        size_t on = dt_rules_deciding(w->reading, dt_graph_state(w->graph, w->state), dt_graph_state(w->graph, other));
        w->deciding[other] = on == DT_PATTERN_NONE ? UINT32_MAX : (uint32_t)on + 1;
    }
    return w->deciding[other] == UINT32_MAX ? UINT32_MAX : w->deciding[other] - 1;
}

/* ---- without sanctions ------------------------------------------------------------------------------------------- */

static dt_status weigh_move(void *user, uint32_t to)
{
    work *w = user;
    dt_relation_kind kind = dt_graph_relate(w->graph, w->stages->dm, w->profile[w->stages->dm], to, w->state).kind;
    uint32_t on = decides(w, to);
    w->on[kind] = w->kinds[kind] == 0 || on > w->on[kind] ? on : w->on[kind];
    w->kinds[kind]++;
    return dt_budget_spend(w->budget, 4);
}

static dt_status stand_by_moves(work *w, entry *out)
{
    for (size_t kind = 0; kind < DT_RELATION_KINDS; kind++)
        w->kinds[kind] = w->on[kind] = 0;
    DT_TRY(dt_graph_each_move(w->graph, w->stages->dm, w->state, weigh_move, w));
    *out = w->kinds[DT_NOT_KNOWN]      ? (entry){w->on[DT_NOT_KNOWN], DT_BY_UNKNOWN}
           : w->kinds[DT_TIED]         ? (entry){UINT32_MAX, DT_BY_TIE}
           : w->kinds[DT_DISPREFERRED] ? (entry){w->on[DT_DISPREFERRED], DT_BY_LIKING}
           : w->kinds[DT_BY_CHANCE]    ? (entry){UINT32_MAX, DT_BY_LIKING}
                                       : (entry){UINT32_MAX, DT_BY_NO_MOVE};
    return DT_OK;
}

/* ---- by sanction ------------------------------------------------------------------------------------------------- */

/* The most important statement on which an answer to `to` that deters differs from the state at hand. */
static uint32_t cost_of(work *w, uint32_t to)
{
    const uint64_t *answers = dt_answers_from(w->stages->answers, to);
    uint32_t least = UINT32_MAX;
    for (size_t word = 0; word < w->sanctions.words && least; word++)
        for (uint64_t both = answers[word] & w->sanctions.row[word]; both; both &= both - 1) {
            uint32_t on = decides(w, (uint32_t)(word * 64) + (uint32_t)__builtin_ctzll(both));
            least = on < least ? on : least;
        }
    return least;
}

static dt_status stand_by_sanction(work *w, entry *out)
{
    const dt_arcs *leaves = w->stages->leaves;
    *out = (entry){0, DT_BY_SANCTION};
    if (w->reading->kind != DT_BY_STATEMENTS) {
        out->on = UINT32_MAX;
        return DT_OK;
    }
    DT_TRY(dt_sanctions_find(&w->sanctions, w->state));
    for (size_t k = leaves->start[w->state]; k < leaves->start[w->state + 1]; k++) {
        uint32_t on = cost_of(w, leaves->to[k]);
        out->on = on > out->on ? on : out->on;
        DT_TRY(dt_budget_spend(w->budget, w->sanctions.words));
    }
    return dt_budget_spend(w->budget, w->sanctions.states);
}

/* ---- all --------------------------------------------------------------------------------------------------------- */

static dt_status stand(work *w, uint32_t state, entry *out)
{
    w->state = state;
    for (uint32_t x = 0; x < w->out->states; x++)
        w->deciding[x] = 0;
    DT_TRY(dt_budget_spend(w->budget, w->out->states / 8));
    return dt_arcs_count(w->stages->leaves, state) ? stand_by_sanction(w, out) : stand_by_moves(w, out);
}

static dt_status stand_all(work *w, size_t k)
{
    entry *entries = w->out->entries + (k * w->out->dm_count + w->stages->dm) * w->out->states;
    for (uint32_t s = 0; s < w->out->states; s++)
        if (dt_findings_equilibrium(w->findings, k, s))
            DT_TRY(stand(w, s, &entries[s]));
    return DT_OK;
}

static dt_status ask(void *user, dt_inquiry *inquiry, size_t k, const dt_stages *stages)
{
    work *w = user;
    w->stages = stages;
    w->reading = &dt_graph_model(w->graph)->decision_makers[stages->dm].readings[w->profile[stages->dm]];
    dt_status status = dt_sanctions_begin(&w->sanctions, stages, inquiry->budget);
    if (status == DT_OK)
        status = stand_all(w, k);
    dt_sanctions_end(&w->sanctions);
    return status;
}

static dt_status run(work *w, const dt_criterion *criteria, size_t count)
{
    dt_inquiry inquiry;
    uint64_t bytes = w->out->states * sizeof *w->deciding;
    DT_TRY(dt_budget_reserve(w->budget, bytes));
    w->deciding = dt_malloc(w->out->states, sizeof *w->deciding);
    dt_status status = w->deciding ? DT_OK : DT_ERR_NOMEM;
    if (status == DT_OK) {
        status = dt_inquiry_begin(&inquiry, w->graph, w->profile, criteria, count, w->budget);
        if (status == DT_OK)
            status = dt_inquiry_each(&inquiry, ask, w);
        dt_inquiry_end(&inquiry);
    }
    free(w->deciding);
    dt_budget_release(w->budget, bytes);
    return status;
}

dt_status dt_standings_new(dt_standings **out, const dt_findings *findings, const dt_graph *graph,
                           const uint32_t *profile, dt_budget *budget)
{
    dt_criterion criteria[DT_CRITERIA_MAX];
    size_t count = dt_findings_count(findings);
    dt_standings *made = *out = NULL;
    size_t dms = dt_graph_model(graph)->dm_count;
    DT_TRY(dt_budget_reserve(budget, (uint64_t)count * dms * dt_graph_count(graph) * sizeof *made->entries));
    made = dt_calloc(1, sizeof *made);
    if (!made)
        return DT_ERR_NOMEM;
    *made = (dt_standings){.dm_count = dms, .states = dt_graph_count(graph)};
    made->entries = dt_calloc(count * dms, made->states * sizeof *made->entries);
    for (size_t k = 0; k < count; k++)
        criteria[k] = dt_findings_criterion(findings, k);
    work w = {.out = made, .findings = findings, .profile = profile, .graph = graph, .budget = budget};
    dt_status status = made->entries ? run(&w, criteria, count) : DT_ERR_NOMEM;
    if (status == DT_OK)
        *out = made;
    else
        dt_standings_free(made);
    return status;
}

void dt_standings_free(dt_standings *standings)
{
    if (!standings)
        return;
    free(standings->entries);
    free(standings);
}

dt_stand dt_standings_of(const dt_standings *standings, size_t k, size_t dm, uint32_t state)
{
    const entry *one = &standings->entries[(k * standings->dm_count + dm) * standings->states + state];
    return (dt_stand){.by = (dt_stand_by)one->by, .on = one->on == UINT32_MAX ? DT_PATTERN_NONE : one->on};
}
