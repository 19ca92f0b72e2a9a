/* SPDX-License-Identifier: MIT */
/* secure() for all states at once: targets are taken by ascending worth and spread backwards over the opponents' moves,
 * so the first worth that arrives at a state is the least it can be held to, and each state is followed up once. */
#include "stability/kernel.h"

#include "base/memory.h"
#include "stability/components.h"
#include "stability/spread.h"

#include <stdlib.h>
#include <string.h>

const dt_recipe *dt_recipe_for(dt_concept_id concept)
{
    static const dt_recipe recipes[] = {
        [DT_CONCEPT_NASH] = {DT_ANSWERS_NONE, false},        [DT_CONCEPT_GMR] = {DT_ANSWERS_MOVES, false},
        [DT_CONCEPT_SMR] = {DT_ANSWERS_MOVES, true},         [DT_CONCEPT_SEQ] = {DT_ANSWERS_IMPROVEMENTS, false},
        [DT_CONCEPT_SSEQ] = {DT_ANSWERS_IMPROVEMENTS, true},
    };
    return (size_t) concept < sizeof recipes / sizeof *recipes ? &recipes[concept] : NULL;
}

/* ---- the best own move --------------------------------------------------------------------------------------- */

/* The two best values in a class: a state looks at the second where it holds the first itself. */
typedef struct top {
    uint32_t first, second, holder;
} top;

static top top_of_class(const dt_moves *moves, const uint32_t *values, uint32_t class)
{
    top best = {0, 0, UINT32_MAX};
    for (uint32_t k = moves->class_start[class]; k < moves->class_start[class + 1]; k++) {
        uint32_t state = moves->members[k];
        if (values[state] > best.first)
            best = (top){values[state], best.first, state};
        else if (values[state] > best.second)
            best.second = values[state];
    }
    return best;
}

static uint32_t best_from(const dt_moves *moves, const top *tops, uint32_t state)
{
    uint32_t class = moves->class_of[state], best = 0;
    for (size_t k = moves->to.start[class]; k < moves->to.start[class + 1]; k++) {
        const top *there = &tops[moves->to.items[k]];
        uint32_t value = there->holder == state ? there->second : there->first;
        best = value > best ? value : best;
    }
    return best;
}

dt_status dt_best_move(uint32_t *best, const dt_moves *moves, const uint32_t *values, uint32_t state_count)
{
    memset(best, 0, state_count * sizeof *best);
    if (moves->none)
        return DT_OK;
    top *tops = dt_malloc(moves->class_count, sizeof *tops);
    if (!tops)
        return DT_ERR_NOMEM;
    for (uint32_t class = 0; class < moves->class_count; class ++)
        tops[class] = top_of_class(moves, values, class);
    for (uint32_t s = 0; s < state_count; s++)
        best[s] = best_from(moves, tops, s);
    free(tops);
    return DT_OK;
}

/* ---- what a move secures ------------------------------------------------------------------------------------- */

static dt_status find_worth(uint32_t *worth, const dt_profile *profile, size_t dm, bool escape)
{
    const uint32_t *rank = profile->ranks[dm]->rank;
    if (!escape) {
        memcpy(worth, rank, profile->state_count * sizeof *worth);
        return DT_OK;
    }
    DT_TRY(dt_best_move(worth, &profile->moves[dm], rank, profile->state_count));
    for (uint32_t s = 0; s < profile->state_count; s++)
        worth[s] = worth[s] > rank[s] ? worth[s] : rank[s];
    return DT_OK;
}

/* ---- by spreading -------------------------------------------------------------------------------------------- */

static dt_status secure_by_spreading(const dt_focal *focal, dt_answers answers, dt_budget *budget)
{
    const dt_profile *profile = focal->profile;
    const dt_room *room = focal->room;
    const dt_ranks *ranks = profile->ranks[focal->dm];
    dt_spread spread;
    DT_TRY(dt_order_by_key(room->order, room->worth, ranks->class_count, profile->state_count));
    DT_TRY(dt_spread_init(&spread, profile, room, focal->dm, answers == DT_ANSWERS_IMPROVEMENTS, budget));
    dt_status status = dt_spread_all(&spread, room->worth, room->order, budget);
    for (uint32_t s = 0; s < profile->state_count; s++)
        room->secure[s] = room->level[s] < ranks->rank[s] ? room->level[s] : ranks->rank[s];
    dt_spread_free(&spread, budget);
    return status;
}

/* ---- by components ------------------------------------------------------------------------------------------- */

static dt_status find_components(dt_focal *focal, dt_budget *budget)
{
    if (focal->component)
        return DT_OK;
    focal->component = dt_malloc(focal->profile->state_count, sizeof *focal->component);
    if (!focal->component)
        return DT_ERR_NOMEM;
    return dt_components_find(focal->component, &focal->component_count, focal->profile, focal->dm, focal->room,
                              budget);
}

static dt_status secure_by_components(dt_focal *focal, dt_budget *budget)
{
    const dt_room *room = focal->room;
    const uint32_t *rank = focal->profile->ranks[focal->dm]->rank;
    DT_TRY(find_components(focal, budget));
    uint32_t *least = dt_malloc(focal->component_count, sizeof *least);
    if (!least)
        return DT_ERR_NOMEM;
    memset(least, 0xff, focal->component_count * sizeof *least);
    for (uint32_t s = 0; s < focal->profile->state_count; s++)
        if (room->worth[s] < least[focal->component[s]])
            least[focal->component[s]] = room->worth[s];
    for (uint32_t s = 0; s < focal->profile->state_count; s++)
        room->secure[s] = least[focal->component[s]] < rank[s] ? least[focal->component[s]] : rank[s];
    free(least);
    return DT_OK;
}

/* ---- the whole ----------------------------------------------------------------------------------------------- */

dt_status dt_focal_secure(dt_focal *focal, dt_answers answers, dt_budget *budget)
{
    if (answers == DT_ANSWERS_MOVES && dt_components_serve(focal->profile, focal->dm))
        return secure_by_components(focal, budget);
    return secure_by_spreading(focal, answers, budget);
}

static dt_status find_secure(dt_focal *focal, const dt_recipe *recipe, dt_budget *budget)
{
    const dt_profile *profile = focal->profile;
    if (recipe->answers == DT_ANSWERS_NONE) {
        memcpy(focal->room->secure, profile->ranks[focal->dm]->rank, profile->state_count * sizeof(uint32_t));
        return DT_OK;
    }
    DT_TRY(find_worth(focal->room->worth, profile, focal->dm, recipe->escape));
    return dt_focal_secure(focal, recipe->answers, budget);
}

dt_status dt_focal_decide(dt_focal *focal, const dt_recipe *recipe, dt_budget *budget)
{
    const dt_profile *profile = focal->profile;
    DT_TRY(find_secure(focal, recipe, budget));
    return dt_best_move(focal->room->best, &profile->moves[focal->dm], focal->room->secure, profile->state_count);
}

void dt_focal_free(dt_focal *focal)
{
    free(focal->component);
    focal->component = NULL;
}
