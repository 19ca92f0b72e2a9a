/* SPDX-License-Identifier: MIT */
/* Berge's concepts, each from its definition in base/further.c: the others move first, the decision maker answers. */
#include "judge/internal.h"

#include "base/bits.h"

typedef struct gift {
    dt_judge *judge;
    struct dt_judge_notes *notes;
    dt_judge_others others;
    uint32_t state; /* asked about */
    bool kind;      /* the answer improves for each of the others */
    bool final;     /* after it the others cannot bring about anything better */
} gift;

static bool prefers_to_first(const gift *g, uint32_t state)
{
    return dt_judge_prefers(g->judge, g->others.dm, state, g->state);
}

static bool improves_for_all_others(const gift *g, uint32_t from, uint32_t to)
{
    for (size_t j = 0; j < g->judge->dms; j++)
        if (j != g->others.dm && !dt_judge_prefers(g->judge, j, to, from))
            return false;
    return true;
}

/* Can the others bring about something better from `from`? */
static dt_status others_better(gift *g, uint32_t from, bool *yes)
{
    const uint64_t *row;
    DT_TRY(dt_judge_reach(g->judge, g->notes, &g->others, from, &row));
    DT_TRY(dt_budget_spend(g->judge->budget, g->judge->states));
    *yes = false;
    for (uint32_t n = 0; n < g->judge->states && !*yes; n++)
        *yes = dt_bit_get(row, n) && prefers_to_first(g, n);
    return DT_OK;
}

static dt_status takes_back(gift *g, uint32_t from, uint32_t to, bool *yes)
{
    bool better = false;
    *yes = false;
    if (prefers_to_first(g, to) || (g->kind && !improves_for_all_others(g, from, to)))
        return DT_OK;
    if (g->final)
        DT_TRY(others_better(g, to, &better));
    *yes = !better;
    return DT_OK;
}

/* Is there a move from `from` that takes it back? Rows of moves may be forgotten on the way. */
static dt_status is_taken_back(gift *g, uint32_t from, bool *yes)
{
    dt_judge_row moves;
    *yes = false;
    for (uint32_t k = 0; !*yes; k++) {
        DT_TRY(dt_judge_look_up(g->judge, g->others.dm, from, &moves));
        DT_TRY(dt_budget_spend(g->judge->budget, (uint64_t)DT_JUDGE_COMPARES * g->judge->dms));
        if (k == moves.count)
            break;
        DT_TRY(takes_back(g, from, moves.to[k], yes));
    }
    return DT_OK;
}

dt_status dt_judge_berge(dt_judge *judge, dt_further concept, size_t dm, uint32_t state, bool *stable)
{
    const dt_further_kind kind = concept.kind;
    gift g = {.judge = judge, .others = {.dm = dm}, .state = state};
    const uint64_t *row;
    bool fresh;
    g.kind = kind == DT_FURTHER_BERGE_SEQ || kind == DT_FURTHER_BERGE_SSEQ;
    g.final = kind == DT_FURTHER_BERGE_SMR || kind == DT_FURTHER_BERGE_SSEQ;
    DT_TRY(dt_judge_notes_of(judge, concept, &g.notes, &fresh));
    DT_TRY(dt_judge_reach(judge, g.notes, &g.others, state, &row));
    DT_TRY(dt_budget_spend(judge->budget, judge->states));
    *stable = true;
    for (uint32_t q = 0; q < judge->states && *stable; q++) {
        if (!dt_bit_get(row, q) || !prefers_to_first(&g, q))
            continue;
        *stable = false;
        if (kind != DT_FURTHER_BERGE)
            DT_TRY(is_taken_back(&g, q, stable));
    }
    return DT_OK;
}
