/* SPDX-License-Identifier: MIT */
/* The decision maker and the others, as one adversary, in turn: who wins from where. To win is to come to rest in a state
 * that the decision maker prefers to the one asked about. */
#include "judge/internal.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum { UNKNOWN, LOST, WON };

typedef struct game {
    dt_judge *judge;
    struct dt_judge_notes *notes;
    dt_judge_others others;
    uint32_t state; /* asked about */
} game;

static dt_status own_move_wins(game *g, uint32_t x, unsigned left, bool *wins);

/* How many of its moves the decision maker makes; the improvements come first. */
static uint32_t own_moves(const game *g, const dt_judge_row *moves)
{
    return g->others.credible ? moves->better : moves->count;
}

/* The others are on turn at x. */
static dt_status their_move_loses(game *g, uint32_t x, unsigned left, bool *wins)
{
    const uint64_t *row;
    *wins = dt_judge_prefers(g->judge, g->others.dm, x, g->state);
    if (!*wins || left == 0)
        return DT_OK;
    uint8_t *known = &g->notes->won[left * g->judge->states + x];
    if (*known != UNKNOWN) {
        *wins = *known == WON;
        return DT_OK;
    }
    DT_TRY(dt_judge_reach(g->judge, g->notes, &g->others, x, &row));
    DT_TRY(dt_budget_spend(g->judge->budget, g->judge->states));
    for (uint32_t y = 0; y < g->judge->states && *wins; y++)
        if (dt_bit_get(row, y))
            DT_TRY(own_move_wins(g, y, left - 1, wins));
    *known = *wins ? WON : LOST;
    return DT_OK;
}

/* Rows of moves may be forgotten while the game goes on, so each is looked up again for its next member. */
static dt_status own_move_wins(game *g, uint32_t x, unsigned left, bool *wins)
{
    dt_judge_row moves;
    *wins = dt_judge_prefers(g->judge, g->others.dm, x, g->state);
    if (*wins || left == 0)
        return DT_OK;
    uint8_t *known = &g->notes->won[left * g->judge->states + x];
    if (*known != UNKNOWN) {
        *wins = *known == WON;
        return DT_OK;
    }
    for (uint32_t k = 0; !*wins; k++) {
        DT_TRY(dt_judge_look_up(g->judge, g->others.dm, x, &moves));
        DT_TRY(dt_budget_spend(g->judge->budget, 1));
        if (k == own_moves(g, &moves))
            break;
        DT_TRY(their_move_loses(g, moves.to[k], left - 1, wins));
    }
    *known = *wins ? WON : LOST;
    return DT_OK;
}

static dt_status begin(game *g, dt_judge *judge, dt_further concept, size_t dm, uint32_t state)
{
    bool fresh;
    bool credible = concept.kind == DT_FURTHER_CMR || concept.kind == DT_FURTHER_CREDIBLE_POLICY;
    *g = (game){.judge = judge, .others = {.dm = dm, .credible = credible}, .state = state};
    return dt_judge_notes_of(judge, concept, &g->notes, &fresh);
}

dt_status dt_judge_game(dt_judge *judge, dt_further concept, size_t dm, uint32_t state, bool *stable)
{
    game g;
    bool wins = false;
    DT_TRY(begin(&g, judge, concept, dm, state));
    size_t levels = concept.number + 1;
    if (!g.notes->won)
        DT_TRY(dt_judge_note(judge, g.notes, &g.notes->won, levels, judge->states));
    memset(g.notes->won, 0, levels * judge->states);
    DT_TRY(dt_budget_spend(judge->budget, levels * judge->states / 8));
    for (uint32_t k = 0; !wins; k++) {
        dt_judge_row moves;
        DT_TRY(dt_judge_look_up(judge, dm, state, &moves));
        if (k == own_moves(&g, &moves))
            break;
        DT_TRY(their_move_loses(&g, moves.to[k], concept.number - 1, &wins));
    }
    *stable = !wins;
    return DT_OK;
}

/* ---- policies ------------------------------------------------------------------------------------------------------- */

/* Two sets of states that shrink until they are consistent. In `theirs` the others are on turn, in `own` the decision maker,
 * and it does not get what it wants. */
typedef struct safety {
    game game;
    uint64_t *theirs, *own;
    bool shrank;
} safety;

static dt_status check_theirs(safety *safe, uint32_t x)
{
    game *g = &safe->game;
    const uint64_t *row;
    bool safely = !dt_judge_prefers(g->judge, g->others.dm, x, g->state);
    if (!dt_bit_get(safe->theirs, x) || safely)
        return DT_OK;
    DT_TRY(dt_judge_reach(g->judge, g->notes, &g->others, x, &row));
    for (size_t word = 0; word < g->notes->words && !safely; word++)
        safely = row[word] & safe->own[word];
    if (!safely) {
        dt_bit_clear(safe->theirs, x);
        safe->shrank = true;
    }
    return dt_budget_spend(g->judge->budget, g->notes->words);
}

static dt_status check_own(safety *safe, uint32_t y)
{
    game *g = &safe->game;
    dt_judge_row moves;
    if (!dt_bit_get(safe->own, y))
        return DT_OK;
    bool safely = !dt_judge_prefers(g->judge, g->others.dm, y, g->state);
    DT_TRY(dt_judge_look_up(g->judge, g->others.dm, y, &moves));
    for (uint32_t k = 0; k < own_moves(g, &moves) && safely; k++)
        safely = dt_bit_get(safe->theirs, moves.to[k]);
    if (!safely) {
        dt_bit_clear(safe->own, y);
        safe->shrank = true;
    }
    return dt_budget_spend(g->judge->budget, 1 + (uint64_t)moves.count);
}

static dt_status shrink(safety *safe)
{
    const uint32_t states = safe->game.judge->states;
    memset(safe->theirs, 0xff, safe->game.notes->words * sizeof *safe->theirs);
    memset(safe->own, 0, safe->game.notes->words * sizeof *safe->own);
    for (uint32_t s = 0; s < states; s++)
        dt_bit_set(safe->own, s);
    do {
        safe->shrank = false;
        for (uint32_t s = 0; s < states; s++) {
            DT_TRY(check_theirs(safe, s));
            DT_TRY(check_own(safe, s));
        }
    } while (safe->shrank);
    return DT_OK;
}

dt_status dt_judge_policy(dt_judge *judge, dt_further concept, size_t dm, uint32_t state, bool *stable)
{
    safety safe;
    dt_judge_row moves;
    DT_TRY(begin(&safe.game, judge, concept, dm, state));
    safe.theirs = dt_malloc(safe.game.notes->words, sizeof *safe.theirs);
    safe.own = dt_malloc(safe.game.notes->words, sizeof *safe.own);
    dt_status status = safe.theirs && safe.own ? shrink(&safe) : DT_ERR_NOMEM;
    if (status == DT_OK)
        status = dt_judge_look_up(judge, dm, state, &moves);
    *stable = true;
    for (uint32_t k = 0; status == DT_OK && k < own_moves(&safe.game, &moves) && *stable; k++)
        *stable = dt_bit_get(safe.theirs, moves.to[k]);
    free(safe.theirs);
    free(safe.own);
    return status;
}
