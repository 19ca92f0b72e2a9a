/* SPDX-License-Identifier: MIT */
#include "stability/walk.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#define UNREACHED UINT32_MAX
#define BY_ALL UINT32_MAX

/* How far a class is taken by its mover. Improvements go down the ladder, from the highest rung; any moves go all at
 * once, but for the state that asks, which cannot move to itself. */
typedef struct dt_walk_cursor {
    uint32_t run;  /* of another run: as new */
    uint32_t next; /* the ladder's rungs from here on are taken */
    uint32_t left; /* any moves: TAKEN_NONE, TAKEN_ALL, or the state left out */
} dt_walk_cursor;

#define TAKEN_NONE UINT32_MAX
#define TAKEN_ALL (UINT32_MAX - 1)

/* Any moves to the members of a class, due at the next price. */
typedef struct dt_walk_event {
    uint32_t mover, class, except;
    uint32_t from; /* the place that asks */
    uint32_t moves;
} dt_walk_event;

/* A place that is followed up: what arrives from it, and how. */
typedef struct asking {
    uint32_t place, state;
    uint32_t moves, price; /* of what arrives */
} asking;

/* ---- arriving ------------------------------------------------------------------------------------------------------ */

static void arrive(dt_walk *walk, const asking *from, uint32_t mover, uint32_t state)
{
    uint32_t place = walk->apart ? mover * walk->profile->state_count + state : state;
    dt_walk_place *at = &walk->places[place];
    if (at->moves != UNREACHED || (!walk->apart && state == walk->start))
        return;
    *at = (dt_walk_place){.moves = from->moves, .price = from->price, .parent = from->place, .mover = mover};
    walk->order[walk->arrived++] = place;
}

static dt_walk_cursor *cursor_of(dt_walk *walk, uint32_t mover, uint32_t class)
{
    dt_walk_cursor *cursor = &walk->cursors[mover][class];
    if (cursor->run != walk->run)
        *cursor = (dt_walk_cursor){walk->run, walk->profile->moves[mover].class_start[class + 1], TAKEN_NONE};
    return cursor;
}

static void take_better(dt_walk *walk, const asking *from, uint32_t mover, uint32_t class)
{
    const dt_profile *profile = walk->profile;
    const dt_rung *ladder = profile->ladders[mover];
    dt_walk_cursor *cursor = cursor_of(walk, mover, class);
    uint32_t rank = profile->places[(size_t)from->state * profile->dm_count + mover].rank;
    uint32_t start = profile->moves[mover].class_start[class], at = cursor->next;
    for (; at > start && ladder[at - 1].rank > rank; at--)
        arrive(walk, from, mover, ladder[at - 1].state);
    cursor->next = at;
}

static void take_members(dt_walk *walk, const asking *from, uint32_t mover, uint32_t class, uint32_t except)
{
    const dt_moves *moves = &walk->profile->moves[mover];
    for (uint32_t at = moves->class_start[class]; at < moves->class_start[class + 1]; at++)
        if (moves->members[at] != except)
            arrive(walk, from, mover, moves->members[at]);
}

/* Does the class still have members to give to a state that asks for any of them? Then it gives them. Where places are
 * not kept apart, a state has no use for coming back to itself. */
static bool open_class(dt_walk *walk, uint32_t mover, uint32_t class, uint32_t asks)
{
    dt_walk_cursor *cursor = cursor_of(walk, mover, class);
    if (cursor->left == TAKEN_ALL || cursor->left == asks)
        return false;
    bool keeps_one = walk->apart && cursor->left == TAKEN_NONE && walk->profile->moves[mover].class_of[asks] == class;
    cursor->left = keeps_one ? asks : TAKEN_ALL;
    return true;
}

static dt_status defer(dt_walk *walk, const asking *from, uint32_t mover, uint32_t class)
{
    if (walk->event_count == walk->event_capacity) {
        uint64_t bytes = (walk->event_capacity ? walk->event_capacity : 8) * sizeof *walk->events;
        DT_TRY(dt_budget_reserve(walk->budget, bytes));
        walk->bytes += bytes;
    }
    if (!dt_grow(&walk->events, &walk->event_capacity, walk->event_count, sizeof *walk->events))
        return DT_ERR_NOMEM;
    walk->events[walk->event_count++] = (dt_walk_event){mover, class, from->state, from->place, from->moves};
    return DT_OK;
}

static dt_status follow_link(dt_walk *walk, const asking *from, uint32_t mover, uint32_t class)
{
    dt_walk_how how = walk->how[mover];
    if (how != DT_WALK_MOVES)
        take_better(walk, from, mover, class);
    if (how == DT_WALK_IMPROVES || !open_class(walk, mover, class, from->state))
        return DT_OK;
    if (how == DT_WALK_PRICED)
        return defer(walk, from, mover, class);
    take_members(walk, from, mover, class, from->state);
    return DT_OK;
}

/* ---- following ----------------------------------------------------------------------------------------------------- */

static dt_status follow_mover(dt_walk *walk, const asking *from, uint32_t mover)
{
    const dt_moves *moves = &walk->profile->moves[mover];
    if (walk->how[mover] == DT_WALK_STAYS || moves->none)
        return DT_OK;
    uint32_t class = moves->class_of[from->state];
    size_t first = moves->to.start[class], end = moves->to.start[class + 1];
    uint32_t before = walk->arrived;
    for (size_t k = first; k < end; k++)
        DT_TRY(follow_link(walk, from, mover, moves->to.items[k]));
    return dt_budget_spend(walk->budget, end - first + 1 + (walk->arrived - before));
}

/* Follows a place up by everybody who may: all, or, where places are kept apart, all but its last mover. The second to
 * arrive at a state finds only the first one's moves left; a third finds none. */
static dt_status follow(dt_walk *walk, uint32_t place)
{
    const dt_walk_place *at = &walk->places[place];
    asking from = {place, dt_walk_state(walk, place), at->moves + 1, at->price};
    uint32_t *followed = &walk->followed[from.state];
    uint32_t before = *followed, mine = walk->apart ? at->mover + 1 : BY_ALL;
    if (before == BY_ALL || before == mine)
        return DT_OK;
    *followed = before || !walk->apart ? BY_ALL : mine;
    if (before)
        return follow_mover(walk, &from, before - 1);
    for (uint32_t mover = 0; mover < walk->profile->dm_count; mover++)
        if (!walk->apart || mover != at->mover)
            DT_TRY(follow_mover(walk, &from, mover));
    return DT_OK;
}

static dt_status follow_start(dt_walk *walk)
{
    asking from = {DT_WALK_NONE, walk->start, 1, 0};
    walk->followed[walk->start] = BY_ALL;
    for (uint32_t mover = 0; mover < walk->profile->dm_count; mover++)
        DT_TRY(follow_mover(walk, &from, mover));
    return DT_OK;
}

/* Members of a class arrive at one price more than where they were asked for. */
static dt_status happen(dt_walk *walk, const dt_walk_event *event, uint32_t price)
{
    uint32_t place = event->from == DT_WALK_NONE ? walk->start : event->from, before = walk->arrived;
    asking from = {event->from, dt_walk_state(walk, place), event->moves, price};
    take_members(walk, &from, event->mover, event->class, event->except);
    return dt_budget_spend(walk->budget, 1 + walk->arrived - before);
}

/* Who asks for a place, and what for. */
typedef struct errand {
    dt_walk_wanted wanted; /* NULL: for none */
    void *user;
} errand;

static dt_status look(dt_walk *walk, const errand *sent)
{
    while (sent->wanted && walk->found == DT_WALK_NONE && walk->looked < walk->arrived) {
        uint32_t place = walk->order[walk->looked++];
        bool yes = false;
        DT_TRY(sent->wanted(sent->user, dt_walk_state(walk, place), &yes));
        walk->found = yes ? place : DT_WALK_NONE;
    }
    return DT_OK;
}

/* Within one price, what arrives by way of a class that opens and what arrives from the queue, in the order of moves. */
static dt_status walk_on(dt_walk *walk, const errand *sent)
{
    uint32_t head = 0;
    size_t event = 0, due = 0;
    for (uint32_t price = 0;; price++, due = walk->event_count) {
        DT_TRY(look(walk, sent));
        while (walk->found == DT_WALK_NONE && (head < walk->arrived || event < due)) {
            bool open = event < due && (head == walk->arrived ||
                                        walk->events[event].moves <= walk->places[walk->order[head]].moves + 1);
            DT_TRY(open ? happen(walk, &walk->events[event++], price) : follow(walk, walk->order[head++]));
            DT_TRY(look(walk, sent));
        }
        if (event == walk->event_count || walk->found != DT_WALK_NONE)
            return DT_OK;
    }
}

/* ---- runs ---------------------------------------------------------------------------------------------------------- */

static void forget(dt_walk *walk)
{
    for (uint32_t k = 0; k < walk->arrived; k++) {
        walk->places[walk->order[k]].moves = UNREACHED;
        walk->followed[dt_walk_state(walk, walk->order[k])] = 0;
    }
    walk->followed[walk->start] = 0;
    walk->arrived = walk->looked = 0;
    walk->found = DT_WALK_NONE;
    walk->event_count = 0;
    walk->run++;
}

static dt_status run(dt_walk *walk, uint32_t start, const dt_walk_how *how, const errand *sent)
{
    const dt_profile *profile = walk->profile;
    forget(walk);
    walk->start = start;
    walk->how = how;
    walk->apart = false;
    for (size_t i = 0; i < profile->dm_count; i++)
        walk->apart |= how[i] != DT_WALK_STAYS && !profile->moves[i].none && !profile->moves[i].transitive;
    DT_TRY(follow_start(walk));
    return walk_on(walk, sent);
}

dt_status dt_walk_run(dt_walk *walk, uint32_t start, const dt_walk_how *how)
{
    return run(walk, start, how, &(errand){.wanted = NULL});
}

dt_status dt_walk_until(dt_walk *walk, uint32_t start, const dt_walk_how *how, dt_walk_wanted wanted, void *user)
{
    return run(walk, start, how, &(errand){.wanted = wanted, .user = user});
}

uint32_t dt_walk_best(const dt_walk *walk, uint32_t state)
{
    uint32_t best = DT_WALK_NONE;
    size_t groups = walk->apart ? walk->profile->dm_count : 1;
    for (size_t group = 0; group < groups; group++) {
        uint32_t place = (uint32_t)(group * walk->profile->state_count + state);
        const dt_walk_place *at = &walk->places[place], *than = best == DT_WALK_NONE ? NULL : &walk->places[best];
        if (at->moves == UNREACHED)
            continue;
        if (!than || at->price < than->price || (at->price == than->price && at->moves < than->moves))
            best = place;
    }
    return best;
}

dt_status dt_walk_path(const dt_walk *walk, uint32_t place, dt_move **moves, size_t *count)
{
    *count = walk->places[place].moves;
    *moves = dt_malloc(*count, sizeof **moves);
    if (!*moves)
        return DT_ERR_NOMEM;
    for (size_t k = *count; k-- > 0; place = walk->places[place].parent)
        (*moves)[k] = (dt_move){.dm = walk->places[place].mover, .to = dt_walk_state(walk, place)};
    return DT_OK;
}

/* ---- life ---------------------------------------------------------------------------------------------------------- */

static size_t group_count(const dt_profile *profile)
{
    for (size_t i = 0; i < profile->dm_count; i++)
        if (!profile->moves[i].none && !profile->moves[i].transitive)
            return profile->dm_count;
    return 1;
}

size_t dt_walk_places(const dt_walk *walk)
{
    return group_count(walk->profile) * walk->profile->state_count;
}

static dt_status reserve(dt_walk *walk, uint64_t places)
{
    uint64_t bytes =
        places * (sizeof *walk->places + sizeof *walk->order) + walk->profile->state_count * sizeof *walk->followed;
    for (size_t i = 0; i < walk->profile->dm_count; i++)
        bytes += (uint64_t)walk->profile->moves[i].class_count * sizeof(dt_walk_cursor);
    if (places > UINT32_MAX - 1u)
        bytes = UINT64_MAX; /* more places than have numbers */
    DT_TRY(dt_budget_reserve(walk->budget, bytes));
    walk->bytes = bytes;
    return DT_OK;
}

static dt_status allocate(dt_walk *walk, size_t places)
{
    const dt_profile *profile = walk->profile;
    walk->places = dt_malloc(places, sizeof *walk->places);
    walk->order = dt_malloc(places, sizeof *walk->order);
    walk->followed = dt_calloc(profile->state_count, sizeof *walk->followed);
    walk->cursors = dt_calloc(profile->dm_count, sizeof *walk->cursors);
    if (!walk->places || !walk->order || !walk->followed || !walk->cursors)
        return DT_ERR_NOMEM;
    for (size_t k = 0; k < places; k++)
        walk->places[k].moves = UNREACHED;
    for (size_t i = 0; i < profile->dm_count; i++) {
        walk->cursors[i] = dt_calloc(profile->moves[i].class_count, sizeof **walk->cursors);
        if (!walk->cursors[i])
            return DT_ERR_NOMEM;
    }
    return DT_OK;
}

dt_status dt_walk_init(dt_walk *walk, const dt_profile *profile, dt_budget *budget)
{
    *walk = (dt_walk){.profile = profile, .budget = budget};
    size_t places = dt_walk_places(walk);
    dt_status status = reserve(walk, places);
    if (status == DT_OK)
        status = allocate(walk, places);
    if (status != DT_OK)
        dt_walk_free(walk);
    return status;
}

void dt_walk_free(dt_walk *walk)
{
    for (size_t i = 0; walk->cursors && i < walk->profile->dm_count; i++)
        free(walk->cursors[i]);
    free(walk->cursors);
    free(walk->places);
    free(walk->order);
    free(walk->followed);
    free(walk->events);
    dt_budget_release(walk->budget, walk->bytes);
    *walk = (dt_walk){.profile = NULL};
}
