/* SPDX-License-Identifier: MIT */
#include "stability/spread.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#define NOBODY UINT32_MAX

/* ---- arriving ------------------------------------------------------------------------------------------------ */

static void push(dt_spread *spread, uint32_t state, int32_t follow)
{
    spread->queue[spread->tail++] = (dt_spread_item){state, follow};
}

/* Group 0 and a second group leave nothing to follow; the first of the others leaves its own movers. */
static void arrive_first_or_again(dt_spread *spread, uint32_t state, int32_t group)
{
    int32_t before = spread->apart ? spread->first[state] : 0;
    if (before == 0)
        spread->level[state] = spread->now;
    else if (before == group)
        return;
    if (before == 0 && group != 0)
        spread->first[state] = group;
    else
        dt_bit_set(spread->done, state);
    push(spread, state, before == 0 ? group : -before);
}

/* `state` can be followed up after a move of `group`. */
static inline void arrive(dt_spread *spread, uint32_t state, int32_t group)
{
    if (!dt_bit_get(spread->done, state))
        arrive_first_or_again(spread, state, group);
}

void dt_spread_seed(dt_spread *spread, uint32_t state)
{
    if (dt_bit_get(spread->done, state))
        return;
    dt_bit_set(spread->done, state);
    push(spread, state, spread->apart ? -spread->first[state] : 0);
}

/* ---- following ----------------------------------------------------------------------------------------------- */

/* By improvements: all members that rank below the state. The ladder ascends. */
static void take_below(dt_spread *spread, const dt_spread_mover *mover, uint32_t class, uint32_t rank)
{
    dt_spread_cursor *cursor = &mover->cursors[class];
    uint32_t at = cursor->next, end = mover->moves->class_start[class + 1];
    for (; at < end && mover->ladder[at].rank < rank; at++)
        arrive(spread, mover->ladder[at].state, mover->group);
    cursor->next = at;
    cursor->rank = at < end ? mover->ladder[at].rank : UINT32_MAX;
}

/* By any moves: all members, or all but the state itself, which is then due when another state of its class asks. */
static void take_all(dt_spread *spread, const dt_spread_mover *mover, uint32_t class, uint32_t except)
{
    dt_spread_cursor *cursor = &mover->cursors[class];
    if (cursor->rank) {
        if (cursor->next == NOBODY || cursor->next == except)
            return;
        arrive(spread, cursor->next, mover->group);
        cursor->next = NOBODY;
        return;
    }
    cursor->rank = 1;
    for (uint32_t at = mover->moves->class_start[class]; at < mover->moves->class_start[class + 1]; at++) {
        uint32_t state = mover->moves->members[at];
        if (mover->group != 0 && state == except)
            cursor->next = state;
        else
            arrive(spread, state, mover->group);
    }
}

static inline void follow_link(dt_spread *spread, const dt_spread_mover *mover, uint32_t class, uint32_t state,
                               uint32_t rank)
{
    const dt_spread_cursor *cursor = &mover->cursors[class];
    if (!spread->improvements)
        take_all(spread, mover, class, state);
    else if (cursor->rank < rank)
        take_below(spread, mover, class, rank);
}

static inline uint64_t follow_mover(dt_spread *spread, const dt_spread_mover *mover, uint32_t state)
{
    dt_place place = spread->profile->places[(size_t)state * spread->profile->dm_count + mover->dm];
    if (mover->moves->closed) {
        follow_link(spread, mover, place.class, state, place.rank);
        return 1;
    }
    size_t end = mover->links->start[place.class + 1], first = mover->links->start[place.class];
    for (size_t k = first; k < end; k++)
        follow_link(spread, mover, mover->links->items[k], state, place.rank);
    return end - first + 1;
}

static bool follows(int32_t follow, int32_t group)
{
    return follow == 0 || (follow > 0 ? group != follow : group == -follow);
}

static inline uint64_t follow_item(dt_spread *spread, dt_spread_item item)
{
    uint64_t steps = 0;
    for (size_t k = 0; k < spread->mover_count; k++)
        if (follows(item.follow, spread->movers[k].group))
            steps += follow_mover(spread, &spread->movers[k], item.state);
    return steps;
}

/* What is next in the queue is known, and nearly every access to it would be a cache miss: ask for it early. First the
 * places of a state, then, half as far ahead, the cursors that they lead to. */
#define AHEAD 16

static inline void fetch_ahead(const dt_spread *spread)
{
    const dt_profile *profile = spread->profile;
    if (spread->head + AHEAD < spread->tail)
        __builtin_prefetch(&profile->places[(size_t)spread->queue[spread->head + AHEAD].state * profile->dm_count]);
    if (spread->head + AHEAD / 2 >= spread->tail)
        return;
    const dt_place *place = &profile->places[(size_t)spread->queue[spread->head + AHEAD / 2].state * profile->dm_count];
    for (size_t k = 0; k < spread->mover_count; k++)
        if (spread->movers[k].moves->closed)
            __builtin_prefetch(&spread->movers[k].cursors[place[spread->movers[k].dm].class]);
}

dt_status dt_spread_run(dt_spread *spread, dt_budget *budget)
{
    uint64_t steps = 0;
    while (spread->head < spread->tail) {
        fetch_ahead(spread);
        steps += follow_item(spread, spread->queue[spread->head++]);
        if (steps >= 1u << 14) {
            DT_TRY(dt_budget_spend(budget, steps));
            steps = 0;
        }
    }
    return dt_budget_spend(budget, steps);
}

dt_status dt_spread_all(dt_spread *spread, const uint32_t *worth, const uint32_t *order, dt_budget *budget)
{
    for (uint32_t k = 0; k < spread->profile->state_count;) {
        spread->now = worth[order[k]];
        for (; k < spread->profile->state_count && worth[order[k]] == spread->now; k++)
            dt_spread_seed(spread, order[k]);
        DT_TRY(dt_spread_run(spread, budget));
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

static dt_spread_cursor first_cursor(const dt_spread *spread, const dt_spread_mover *mover, uint32_t class)
{
    uint32_t start = mover->moves->class_start[class];
    if (!spread->improvements)
        return (dt_spread_cursor){.next = NOBODY, .rank = 0};
    return (dt_spread_cursor){.next = start, .rank = mover->ladder[start].rank};
}

static dt_status add_mover(dt_spread *spread, size_t dm, bool apart)
{
    const dt_moves *moves = &spread->profile->moves[dm];
    dt_spread_mover *mover = &spread->movers[spread->mover_count++];
    *mover = (dt_spread_mover){.dm = dm,
                               .moves = moves,
                               .links = &moves->from,
                               .ladder = spread->profile->ladders[dm],
                               .group = apart ? (int32_t)spread->mover_count : 0};
    mover->cursors = dt_malloc(moves->class_count, sizeof *mover->cursors);
    if (!mover->cursors)
        return DT_ERR_NOMEM;
    for (uint32_t class = 0; class < moves->class_count; class ++)
        mover->cursors[class] = first_cursor(spread, mover, class);
    return DT_OK;
}

static dt_status add_movers(dt_spread *spread, size_t except, bool all_apart)
{
    const dt_profile *profile = spread->profile;
    for (size_t dm = 0; dm < profile->dm_count; dm++)
        if (dm != except && !profile->moves[dm].none)
            DT_TRY(add_mover(spread, dm, all_apart || !profile->moves[dm].transitive));
    return DT_OK;
}

static uint64_t bytes_needed(const dt_profile *profile)
{
    uint64_t bytes = 0;
    for (size_t dm = 0; dm < profile->dm_count; dm++)
        bytes += profile->moves[dm].class_count * sizeof(dt_spread_cursor);
    return bytes;
}

dt_status dt_spread_init(dt_spread *spread, const dt_profile *profile, const dt_room *room, size_t except,
                         bool improvements, dt_budget *budget)
{
    *spread = (dt_spread){.profile = profile, .improvements = improvements};
    DT_TRY(dt_budget_reserve(budget, bytes_needed(profile)));
    spread->bytes = bytes_needed(profile);
    spread->apart = any_intransitive(profile, except);
    spread->done = room->done;
    spread->first = room->first;
    spread->level = room->level;
    spread->queue = room->queue;
    memset(spread->done, 0, dt_words_for(profile->state_count) * sizeof *spread->done);
    memset(spread->level, 0xff, profile->state_count * sizeof *spread->level);
    if (spread->apart)
        memset(spread->first, 0, profile->state_count * sizeof *spread->first);
    spread->movers = dt_calloc(profile->dm_count, sizeof *spread->movers);
    dt_status status = DT_ERR_NOMEM;
    if (spread->movers)
        status = add_movers(spread, except, !improvements && spread->apart);
    if (status != DT_OK)
        dt_spread_free(spread, budget);
    return status;
}

void dt_spread_free(dt_spread *spread, dt_budget *budget)
{
    for (size_t k = 0; k < spread->mover_count; k++)
        free(spread->movers[k].cursors);
    free(spread->movers);
    dt_budget_release(budget, spread->bytes);
    *spread = (dt_spread){.profile = NULL};
}
