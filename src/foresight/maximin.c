/* SPDX-License-Identifier: MIT */
/* Concepts in which the others are one adversary that moves in turn with the decision maker. Each stage of the game is one
 * step over all states: what the decision maker can secure where it is to move is the best of staying and of what its moves
 * secure, and where its opponents are to move the worst of staying and of what they bring about. For a weak order the
 * definitions by winning and losing ask of each state s no more than how this number compares with the rank of s, so one pass
 * decides every s (tests/property/test_further.c holds it against the game tree). */
#include "foresight/task.h"

#include "base/bits.h"
#include "base/memory.h"
#include "stability/kernel.h"

#include <stdlib.h>
#include <string.h>

/* What one decision maker can secure, stage after stage backwards. */
typedef struct game {
    dt_focal focal;
    dt_answers answers;
    const uint32_t *rank;
    uint32_t *value; /* [states] at the stage reached */
    uint32_t states;
} game;

static dt_status begin(game *g, const dt_task *task, size_t dm, dt_answers answers)
{
    *g = (game){.focal = {.profile = task->profile, .room = task->room, .dm = dm}, .answers = answers};
    g->rank = task->profile->ranks[dm]->rank;
    g->states = task->profile->state_count;
    g->value = dt_malloc(g->states, sizeof *g->value);
    if (!g->value)
        return DT_ERR_NOMEM;
    memcpy(g->value, g->rank, g->states * sizeof *g->value);
    return DT_OK;
}

static void end(game *g)
{
    dt_focal_free(&g->focal);
    free(g->value);
}

static dt_status opponents_move(game *g, dt_budget *budget)
{
    dt_room *room = g->focal.room;
    memcpy(room->worth, g->value, g->states * sizeof *g->value);
    DT_TRY(dt_focal_secure(&g->focal, g->answers, budget));
    memcpy(g->value, room->secure, g->states * sizeof *g->value);
    return dt_budget_spend(budget, g->states);
}

static dt_status decision_maker_moves(game *g, dt_budget *budget)
{
    uint32_t *best = g->focal.room->best;
    DT_TRY(dt_best_move(best, &g->focal.profile->moves[g->focal.dm], g->value, g->states));
    for (uint32_t s = 0; s < g->states; s++)
        g->value[s] = best[s] > g->rank[s] ? best[s] : g->rank[s];
    return dt_budget_spend(budget, g->states);
}

/* The values are those where the opponents are to move next: stable where no move secures more than the rank. */
static dt_status compare(const game *g, uint64_t *stable, dt_budget *budget)
{
    uint32_t *best = g->focal.room->best;
    DT_TRY(dt_best_move(best, &g->focal.profile->moves[g->focal.dm], g->value, g->states));
    for (uint32_t s = 0; s < g->states; s++)
        dt_bit_put(stable, s, g->rank[s] >= best[s]);
    return dt_budget_spend(budget, g->states);
}

/* ---- a number of stages ------------------------------------------------------------------------------------------- */

static dt_status decide_one(const dt_task *task, size_t dm, dt_answers answers, dt_budget *budget)
{
    game g;
    dt_status status = begin(&g, task, dm, answers);
    for (unsigned left = 1; status == DT_OK && left < task->concept.number; left++)
        status = (task->concept.number - left) % 2 ? opponents_move(&g, budget) : decision_maker_moves(&g, budget);
    if (status == DT_OK)
        status = compare(&g, dt_task_stable(task, dm), budget);
    end(&g);
    return status;
}

/* By which moves the others answer in a game. */
static dt_answers answers_of(dt_further_kind kind)
{
    return kind == DT_FURTHER_CMR || kind == DT_FURTHER_CREDIBLE_POLICY ? DT_ANSWERS_IMPROVEMENTS : DT_ANSWERS_MOVES;
}

dt_status dt_decide_maximin(dt_task *task, dt_budget *budget)
{
    for (size_t dm = 0; dm < task->profile->dm_count; dm++)
        DT_TRY(decide_one(task, dm, answers_of(task->concept.kind), budget));
    return DT_OK;
}

/* ---- without end --------------------------------------------------------------------------------------------------- */

/* What is secured grows with the number of pairs of stages, and ranks are finite, so it comes to rest: policy stability is
 * Maximin_h for all even h from there on. */
static dt_status play_on(game *g, uint32_t *before, dt_budget *budget)
{
    bool at_rest = false;
    DT_TRY(opponents_move(g, budget));
    while (!at_rest) {
        memcpy(before, g->value, g->states * sizeof *before);
        DT_TRY(decision_maker_moves(g, budget));
        DT_TRY(opponents_move(g, budget));
        at_rest = memcmp(before, g->value, g->states * sizeof *before) == 0;
    }
    return DT_OK;
}

static dt_status decide_policy(const dt_task *task, size_t dm, dt_answers answers, dt_budget *budget)
{
    game g;
    uint32_t *before = dt_malloc(task->profile->state_count, sizeof *before);
    dt_status status = begin(&g, task, dm, answers);
    if (status == DT_OK)
        status = before ? play_on(&g, before, budget) : DT_ERR_NOMEM;
    if (status == DT_OK)
        status = compare(&g, dt_task_stable(task, dm), budget);
    end(&g);
    free(before);
    return status;
}

dt_status dt_decide_policy(dt_task *task, dt_budget *budget)
{
    for (size_t dm = 0; dm < task->profile->dm_count; dm++)
        DT_TRY(decide_policy(task, dm, answers_of(task->concept.kind), budget));
    return DT_OK;
}

/* ---- stage by stage ------------------------------------------------------------------------------------------------ */

static dt_status keep_fixed(game *g, unsigned number, dt_stages_kept *kept, dt_budget *budget)
{
    DT_TRY(dt_stages_keep(kept, g->value, g->states, budget));
    for (unsigned left = 1; left < number; left++) {
        DT_TRY((number - left) % 2 ? opponents_move(g, budget) : decision_maker_moves(g, budget));
        DT_TRY(dt_stages_keep(kept, g->value, g->states, budget));
    }
    return DT_OK;
}

/* Until two stages more change nothing. */
static dt_status keep_until_rest(game *g, dt_stages_kept *kept, dt_budget *budget)
{
    size_t bytes = g->states * sizeof *g->value;
    DT_TRY(keep_fixed(g, 2, kept, budget));
    do {
        DT_TRY(decision_maker_moves(g, budget));
        DT_TRY(dt_stages_keep(kept, g->value, g->states, budget));
        DT_TRY(opponents_move(g, budget));
        DT_TRY(dt_stages_keep(kept, g->value, g->states, budget));
    } while (memcmp(kept->list[kept->count - 3], g->value, bytes) != 0);
    return DT_OK;
}

dt_status dt_game_stages(const dt_task *task, size_t dm, dt_stages_kept *kept, dt_budget *budget)
{
    game g;
    dt_status status = begin(&g, task, dm, answers_of(task->concept.kind));
    if (status == DT_OK)
    status =
        task->concept.number ? keep_fixed(&g, task->concept.number, kept, budget) : keep_until_rest(&g, kept, budget);
    end(&g);
    return status;
}
