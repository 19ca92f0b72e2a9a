/* SPDX-License-Identifier: MIT */
#include "stability/spread.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#define DONE INT32_MAX
#define NOBODY UINT32_MAX

/* ---- arriving ------------------------------------------------------------------------------------------------ */

static void push(dt_spread *spread, uint32_t state, int32_t follow)
{
    spread->queue[spread->tail++] = (dt_spread_item){state, follow};
}

/* `state` can be followed up after a move of `group`. */
static void arrive(dt_spread *spread, uint32_t state, int32_t group)
{
    int32_t before = spread->status[state];
    if (before == DONE || (before == group && group != 0))
        return;
    if (before == 0)
        spread->level[state] = spread->now;
    spread->status[state] = before == 0 && group != 0 ? group : DONE;
    push(spread, state, before == 0 ? group : -before);
}

void dt_spread_seed(dt_spread *spread, uint32_t state)
{
    int32_t before = spread->status[state];
    if (before == DONE)
        return;
    spread->status[state] = DONE;
    push(spread, state, -before);
}

/* ---- following ----------------------------------------------------------------------------------------------- */

/* By improvements: backwards all members that rank below the state, forwards all above. Ladders ascend. */
static uint64_t take_below(dt_spread *spread, dt_spread_mover *mover, uint32_t class, uint32_t rank)
{
    uint32_t at = mover->moves->class_start[class] + mover->taken[class];
    uint32_t end = mover->moves->class_start[class + 1], first = at;
    for (; at < end && mover->ladder->ranks[at] < rank; at++)
        arrive(spread, mover->ladder->states[at], mover->group);
    mover->taken[class] += at - first;
    return at - first;
}

static uint64_t take_above(dt_spread *spread, dt_spread_mover *mover, uint32_t class, uint32_t rank)
{
    uint32_t start = mover->moves->class_start[class];
    uint32_t end = mover->moves->class_start[class + 1] - mover->taken[class], last = end;
    for (; end > start && mover->ladder->ranks[end - 1] > rank; end--)
        arrive(spread, mover->ladder->states[end - 1], mover->group);
    mover->taken[class] += last - end;
    return last - end;
}

/* By any moves: all members, or all but the state itself, which is then due when another state of its class asks. */
static uint64_t take_all(dt_spread *spread, dt_spread_mover *mover, uint32_t class, uint32_t except)
{
    uint32_t start = mover->moves->class_start[class], end = mover->moves->class_start[class + 1];
    if (mover->taken[class]) {
        uint32_t due = mover->left_out ? mover->left_out[class] : NOBODY;
        if (due == NOBODY || due == except)
            return 0;
        mover->left_out[class] = NOBODY;
        arrive(spread, due, mover->group);
        return 1;
    }
    mover->taken[class] = 1;
    for (uint32_t at = start; at < end; at++) {
        uint32_t state = mover->moves->members[at];
        if (mover->left_out && state == except)
            mover->left_out[class] = state;
        else
            arrive(spread, state, mover->group);
    }
    return end - start;
}

static uint64_t follow_mover(dt_spread *spread, dt_spread_mover *mover, uint32_t state)
{
    uint32_t class = mover->moves->class_of[state];
    uint32_t rank = mover->rank[state];
    uint64_t steps = 1;
    for (size_t k = mover->links->start[class]; k < mover->links->start[class + 1]; k++) {
        uint32_t to = mover->links->items[k];
        if (!spread->improvements)
            steps += take_all(spread, mover, to, state);
        else if (spread->forwards)
            steps += take_above(spread, mover, to, rank);
        else
            steps += take_below(spread, mover, to, rank);
    }
    return steps + mover->links->start[class + 1] - mover->links->start[class];
}

static bool follows(int32_t follow, int32_t group)
{
    return follow == 0 || (follow > 0 ? group != follow : group == -follow);
}

static uint64_t follow_item(dt_spread *spread, dt_spread_item item)
{
    uint64_t steps = 0;
    for (size_t k = 0; k < spread->mover_count; k++)
        if (follows(item.follow, spread->movers[k].group))
            steps += follow_mover(spread, &spread->movers[k], item.state);
    return steps;
}

dt_status dt_spread_run(dt_spread *spread, dt_budget *budget)
{
    while (spread->head < spread->tail) {
        uint64_t steps = follow_item(spread, spread->queue[spread->head++]);
        DT_TRY(dt_budget_spend(budget, steps));
    }
    return DT_OK;
}

dt_status dt_spread_run_by_levels(dt_spread *spread, dt_budget *budget)
{
    while (spread->head < spread->tail) {
        uint64_t end = spread->tail;
        spread->now++;
        while (spread->head < end) {
            uint64_t steps = follow_item(spread, spread->queue[spread->head++]);
            DT_TRY(dt_budget_spend(budget, steps));
        }
    }
    return DT_OK;
}

/* ---- preparing ----------------------------------------------------------------------------------------------- */

static bool any_intransitive(const dt_profile *profile, size_t except)
{
    for (size_t dm = 0; dm < profile->dm_count; dm++)
        if (dm != except && !profile->moves[dm].none && !profile->moves[dm].transitive)
            return true;
    return false;
}

static dt_status add_mover(dt_spread *spread, size_t dm, bool apart)
{
    const dt_moves *moves = &spread->profile->moves[dm];
    dt_spread_mover *mover = &spread->movers[spread->mover_count++];
    *mover = (dt_spread_mover){.moves = moves,
                               .links = spread->forwards ? &moves->to : &moves->from,
                               .ladder = &spread->profile->ladders[dm],
                               .rank = spread->profile->ranks[dm]->rank,
                               .group = apart ? (int32_t)spread->mover_count : 0};
    mover->taken = dt_calloc(moves->class_count, sizeof *mover->taken);
    if (!mover->taken)
        return DT_ERR_NOMEM;
    if (!apart || spread->improvements)
        return DT_OK;
    mover->left_out = dt_malloc(moves->class_count, sizeof *mover->left_out);
    if (!mover->left_out)
        return DT_ERR_NOMEM;
    memset(mover->left_out, 0xff, moves->class_count * sizeof *mover->left_out);
    return DT_OK;
}

static dt_status add_movers(dt_spread *spread, size_t except)
{
    const dt_profile *profile = spread->profile;
    bool all_apart = !spread->improvements && any_intransitive(profile, except);
    for (size_t dm = 0; dm < profile->dm_count; dm++)
        if (dm != except && !profile->moves[dm].none)
            DT_TRY(add_mover(spread, dm, all_apart || !profile->moves[dm].transitive));
    return DT_OK;
}

/* The queue holds at most two entries a state: arrived, and arrived again by another group or as a seed. */
static uint64_t bytes_needed(const dt_spread *spread, const dt_profile *profile)
{
    uint64_t bytes =
        (uint64_t)profile->state_count * (sizeof *spread->status + sizeof *spread->level + 2 * sizeof *spread->queue);
    for (size_t dm = 0; dm < profile->dm_count; dm++)
        bytes += (uint64_t)profile->moves[dm].class_count * 2 * sizeof(uint32_t);
    return bytes;
}

dt_status dt_spread_init(dt_spread *spread, const dt_profile *profile, size_t except, bool forwards, bool improvements,
                         dt_budget *budget)
{
    uint32_t count = profile->state_count;
    *spread = (dt_spread){.profile = profile, .forwards = forwards, .improvements = improvements};
    uint64_t bytes = bytes_needed(spread, profile);
    DT_TRY(dt_budget_reserve(budget, bytes));
    spread->bytes = bytes;
    spread->movers = dt_calloc(profile->dm_count, sizeof *spread->movers);
    spread->status = dt_calloc(count, sizeof *spread->status);
    spread->level = dt_malloc(count, sizeof *spread->level);
    spread->queue = dt_malloc((size_t)count * 2, sizeof *spread->queue);
    dt_status status = DT_ERR_NOMEM;
    if (spread->movers && spread->status && spread->level && spread->queue) {
        memset(spread->level, 0xff, count * sizeof *spread->level);
        status = add_movers(spread, except);
    }
    if (status != DT_OK)
        dt_spread_free(spread, budget);
    return status;
}

void dt_spread_free(dt_spread *spread, dt_budget *budget)
{
    for (size_t k = 0; k < spread->mover_count; k++) {
        free(spread->movers[k].taken);
        free(spread->movers[k].left_out);
    }
    free(spread->movers);
    free(spread->status);
    free(spread->level);
    free(spread->queue);
    dt_budget_release(budget, spread->bytes);
    *spread = (dt_spread){.profile = NULL};
}
