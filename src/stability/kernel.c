/* SPDX-License-Identifier: MIT */
/* secure() for all states at once: targets are taken by ascending worth and spread backwards over the opponents' moves,
 * so the first worth that arrives at a state is the least it can be held to, and each state is followed up once. */
#include "stability/kernel.h"

#include "base/memory.h"
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

static dt_status spread_worth(dt_spread *spread, const uint32_t *worth, const uint32_t *order, dt_budget *budget)
{
    for (uint32_t k = 0; k < spread->profile->state_count; k++) {
        spread->now = worth[order[k]];
        dt_spread_seed(spread, order[k]);
        DT_TRY(dt_spread_run(spread, budget));
    }
    return DT_OK;
}

static dt_status secure_against(uint32_t *secure, const dt_profile *profile, size_t dm, const dt_recipe *recipe,
                                uint32_t *worth, uint32_t *order, dt_budget *budget)
{
    dt_spread spread;
    const dt_ranks *ranks = profile->ranks[dm];
    DT_TRY(find_worth(worth, profile, dm, recipe->escape));
    DT_TRY(dt_order_by_key(order, worth, ranks->class_count, profile->state_count));
    DT_TRY(dt_spread_init(&spread, profile, dm, false, recipe->answers == DT_ANSWERS_IMPROVEMENTS, budget));
    dt_status status = spread_worth(&spread, worth, order, budget);
    for (uint32_t s = 0; status == DT_OK && s < profile->state_count; s++)
        secure[s] = spread.level[s] < ranks->rank[s] ? spread.level[s] : ranks->rank[s];
    dt_spread_free(&spread, budget);
    return status;
}

dt_status dt_kernel_secure(uint32_t *secure, const dt_profile *profile, size_t dm, const dt_recipe *recipe,
                           dt_budget *budget)
{
    if (recipe->answers == DT_ANSWERS_NONE) {
        memcpy(secure, profile->ranks[dm]->rank, profile->state_count * sizeof *secure);
        return DT_OK;
    }
    uint32_t *worth = dt_malloc(profile->state_count, sizeof *worth);
    uint32_t *order = dt_malloc(profile->state_count, sizeof *order);
    dt_status status = DT_ERR_NOMEM;
    if (worth && order)
        status = secure_against(secure, profile, dm, recipe, worth, order, budget);
    free(worth);
    free(order);
    return status;
}
