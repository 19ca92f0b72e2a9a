/* SPDX-License-Identifier: MIT */
#include "foresight/anticipation.h"

#include "base/bits.h"
#include "base/memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* ---- life --------------------------------------------------------------------------------------------------------- */

static bool any_ties(const dt_profile *profile)
{
    return profile->ranks[0]->class_count < profile->state_count ||
           profile->ranks[1]->class_count < profile->state_count;
}

static dt_status allocate(dt_anticipation *at, bool ties)
{
    for (int dm = 0; dm < 2; dm++) {
        at->end[dm] = dt_malloc(at->states, sizeof *at->end[dm]);
        at->may[dm] = ties ? dt_calloc(at->states, at->words * sizeof *at->may[dm]) : NULL;
        if (!at->end[dm] || (ties && !at->may[dm]))
            return DT_ERR_NOMEM;
        for (uint32_t s = 0; s < at->states; s++) {
            at->end[dm][s] = s;
            if (ties)
                dt_bit_set(at->may[dm] + s * at->words, s);
        }
    }
    return DT_OK;
}

dt_status dt_anticipation_new(dt_anticipation *out, const dt_profile *profile, dt_budget *budget)
{
    assert(profile->dm_count == 2);
    bool ties = any_ties(profile);
    *out = (dt_anticipation){.profile = profile, .states = profile->state_count};
    out->words = dt_words_for(out->states);
    uint64_t bytes = 2 * (uint64_t)out->states * (sizeof *out->end[0] + (ties ? out->words * sizeof *out->may[0] : 0));
    DT_TRY(dt_budget_reserve(budget, bytes));
    out->bytes = bytes;
    dt_status status = allocate(out, ties);
    if (status != DT_OK)
        dt_anticipation_free(out, budget);
    return status;
}

void dt_anticipation_free(dt_anticipation *at, dt_budget *budget)
{
    for (int dm = 0; dm < 2; dm++) {
        free(at->end[dm]);
        free(at->may[dm]);
    }
    dt_budget_release(budget, at->bytes);
    *at = (dt_anticipation){.states = 0};
}

void dt_anticipation_copy(dt_anticipation *to, const dt_anticipation *from)
{
    for (int dm = 0; dm < 2; dm++) {
        memcpy(to->end[dm], from->end[dm], from->states * sizeof *from->end[dm]);
        if (from->may[dm])
            memcpy(to->may[dm], from->may[dm], from->states * from->words * sizeof *from->may[dm]);
    }
}

bool dt_anticipation_same(const dt_anticipation *a, const dt_anticipation *b)
{
    for (int dm = 0; dm < 2; dm++)
        if (memcmp(a->end[dm], b->end[dm], a->states * sizeof *a->end[dm]) != 0 ||
            (a->may[dm] && memcmp(a->may[dm], b->may[dm], a->states * a->words * sizeof *a->may[dm]) != 0))
            return false;
    return true;
}

/* ---- ties broken by the lowest number ------------------------------------------------------------------------------ */

/* A move, and the rank of where it will end; ranks begin at 1. */
typedef struct choice {
    uint32_t rank, to;
} choice;

/* The best two of a class: whoever is the best itself moves to the second. */
typedef struct pair {
    choice first, second;
} pair;

static bool is_better(choice a, choice b)
{
    return a.rank > b.rank || (a.rank == b.rank && a.to < b.to);
}

static pair best_of_class(const dt_moves *moves, uint32_t class, const uint32_t *rank, const uint32_t *end)
{
    pair best = {{0, UINT32_MAX}, {0, UINT32_MAX}};
    for (uint32_t k = moves->class_start[class]; k < moves->class_start[class + 1]; k++) {
        choice here = {rank[end[moves->members[k]]], moves->members[k]};
        if (is_better(here, best.first))
            best = (pair){here, best.first};
        else if (is_better(here, best.second))
            best.second = here;
    }
    return best;
}

static choice best_move(const dt_moves *moves, const pair *classes, uint32_t from)
{
    uint32_t class = moves->class_of[from];
    choice best = {0, UINT32_MAX};
    for (size_t k = moves->to.start[class]; k < moves->to.start[class + 1]; k++) {
        const pair *there = &classes[moves->to.items[k]];
        choice found = there->first.to == from ? there->second : there->first;
        if (is_better(found, best))
            best = found;
    }
    return best;
}

static dt_status choose(dt_anticipation *after, const dt_anticipation *before, int dm, dt_budget *budget)
{
    const dt_moves *moves = &before->profile->moves[dm];
    const uint32_t *rank = before->profile->ranks[dm]->rank, *end = before->end[1 - dm];
    for (uint32_t s = 0; s < before->states; s++)
        after->end[dm][s] = s;
    if (moves->none)
        return DT_OK;
    pair *classes = dt_malloc(moves->class_count, sizeof *classes);
    if (!classes)
        return DT_ERR_NOMEM;
    for (uint32_t class = 0; class < moves->class_count; class ++)
        classes[class] = best_of_class(moves, class, rank, end);
    for (uint32_t s = 0; s < before->states; s++) {
        choice best = best_move(moves, classes, s);
        if (best.rank > rank[s])
            after->end[dm][s] = end[best.to];
    }
    free(classes);
    return dt_budget_spend(budget, 2 * (uint64_t)before->states);
}

/* ---- ties broken in any way ---------------------------------------------------------------------------------------- */

typedef struct ways {
    const dt_anticipation *before;
    const dt_moves *moves;
    const uint32_t *rank;
    const uint64_t *may; /* of the other, with a move less */
    uint32_t *least;     /* [states] the lowest rank at which it may end if the other is on turn */
    uint32_t dearest;    /* of the moves from the state at hand, the highest of these: it gets that much at least */
    uint64_t *all;       /* wherever a move from there may end */
    uint64_t steps;
} ways;

static void find_least(ways *w)
{
    const dt_anticipation *before = w->before;
    for (uint32_t s = 0; s < before->states; s++) {
        w->least[s] = UINT32_MAX;
        for (size_t word = 0; word < before->words; word++)
            for (uint64_t left = w->may[s * before->words + word]; left; left &= left - 1) {
                uint32_t rank = w->rank[word * 64 + (size_t)__builtin_ctzll(left)];
                w->least[s] = rank < w->least[s] ? rank : w->least[s];
            }
    }
}

static void join_moves(ways *w, uint32_t from)
{
    const dt_moves *moves = w->moves;
    const size_t words = w->before->words;
    uint32_t class = moves->class_of[from];
    w->dearest = 0;
    memset(w->all, 0, words * sizeof *w->all);
    for (size_t k = moves->to.start[class]; k < moves->to.start[class + 1]; k++) {
        uint32_t there = moves->to.items[k];
        for (uint32_t at = moves->class_start[there]; at < moves->class_start[there + 1]; at++) {
            uint32_t to = moves->members[at];
            if (to == from)
                continue;
            w->dearest = w->least[to] > w->dearest ? w->least[to] : w->dearest;
            for (size_t word = 0; word < words; word++)
                w->all[word] |= w->may[to * words + word];
            w->steps += words;
        }
    }
}

/* It ends in one of the best that its moves may lead to, whatever else they lead to, if that is better than to stay. */
static void keep_possible(ways *w, uint32_t from, uint64_t *row)
{
    const size_t words = w->before->words;
    memset(row, 0, words * sizeof *row);
    for (size_t word = 0; word < words; word++)
        for (uint64_t left = w->all[word]; left; left &= left - 1) {
            size_t end = word * 64 + (size_t)__builtin_ctzll(left);
            if (w->rank[end] > w->rank[from] && w->rank[end] >= w->dearest)
                dt_bit_set(row, end);
        }
    if (w->dearest <= w->rank[from])
        dt_bit_set(row, from);
}

static dt_status find_ways(dt_anticipation *after, const dt_anticipation *before, int dm, dt_budget *budget)
{
    ways w = {.before = before, .moves = &before->profile->moves[dm], .may = before->may[1 - dm]};
    w.rank = before->profile->ranks[dm]->rank;
    w.least = dt_malloc(before->states, sizeof *w.least);
    w.all = dt_malloc(before->words, sizeof *w.all);
    dt_status status = w.least && w.all ? DT_OK : DT_ERR_NOMEM;
    if (status == DT_OK)
        find_least(&w);
    for (uint32_t s = 0; s < before->states && status == DT_OK; s++) {
        w.steps = 4 * before->words;
        w.dearest = 0;
        memset(w.all, 0, before->words * sizeof *w.all);
        if (!w.moves->none)
            join_moves(&w, s);
        keep_possible(&w, s, after->may[dm] + s * before->words);
        status = dt_budget_spend(budget, w.steps / 8 + 1);
    }
    free(w.least);
    free(w.all);
    return status;
}

/* ---- both ---------------------------------------------------------------------------------------------------------- */

dt_status dt_anticipation_step(dt_anticipation *after, const dt_anticipation *before, dt_budget *budget)
{
    for (int dm = 0; dm < 2; dm++) {
        DT_TRY(choose(after, before, dm, budget));
        if (before->may[dm])
            DT_TRY(find_ways(after, before, dm, budget));
    }
    return DT_OK;
}

bool dt_anticipation_by_tie(const dt_anticipation *at, size_t dm, uint32_t state)
{
    if (!at->may[dm])
        return false;
    const uint64_t *row = at->may[dm] + state * at->words;
    size_t ends = 0;
    for (size_t word = 0; word < at->words; word++)
        ends += dt_bit_count(row[word]);
    return ends > 1 && dt_bit_get(row, state);
}
