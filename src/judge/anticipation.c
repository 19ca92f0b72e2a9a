/* SPDX-License-Identifier: MIT */
/* What two who foresee a number of moves expect, from the definition of limited-move stability: where the sequence ends if ties
 * are broken by the lowest number, and wherever it may end if they are broken in any way, each time they arise. */
#include "judge/internal.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* What is expected with a number of moves left. */
typedef struct stage {
    uint32_t *end[2];
    uint64_t *may[2];
} stage;

typedef struct stages {
    stage *list; /* by the number of moves */
    size_t count, capacity;
    uint64_t bytes;
} stages;

static dt_status add_stage(dt_judge *judge, const struct dt_judge_notes *notes, stages *all)
{
    uint64_t bytes = 2 * (uint64_t)judge->states * (sizeof(uint32_t) + notes->words * sizeof(uint64_t));
    DT_TRY(dt_budget_reserve(judge->budget, bytes));
    all->bytes += bytes;
    if (!dt_grow(&all->list, &all->capacity, all->count, sizeof *all->list))
        return DT_ERR_NOMEM;
    stage *added = &all->list[all->count++];
    *added = (stage){.end = {NULL}};
    for (int dm = 0; dm < 2; dm++) {
        added->end[dm] = dt_malloc(judge->states, sizeof *added->end[dm]);
        added->may[dm] = dt_calloc(judge->states, notes->words * sizeof *added->may[dm]);
        if (!added->end[dm] || !added->may[dm])
            return DT_ERR_NOMEM;
    }
    return DT_OK;
}

static void free_stages(dt_judge *judge, stages *all)
{
    for (size_t k = 0; k < all->count; k++)
        for (int dm = 0; dm < 2; dm++) {
            free(all->list[k].end[dm]);
            free(all->list[k].may[dm]);
        }
    free(all->list);
    dt_budget_release(judge->budget, all->bytes);
}

/* Is there an end among `ends` that `dm` does not prefer to `than`? */
static bool may_be_no_better(const dt_judge *judge, size_t dm, const uint64_t *ends, uint32_t than)
{
    for (uint32_t x = 0; x < judge->states; x++)
        if (dt_bit_get(ends, x) && !dt_judge_prefers(judge, dm, x, than))
            return true;
    return false;
}

/* Could every move end no better than in `than`? */
static bool all_may_be_no_better(const dt_judge *judge, size_t dm, const dt_judge_row *moves, const uint64_t *may,
                                 uint32_t than)
{
    const size_t words = dt_words_for(judge->states);
    for (uint32_t k = 0; k < moves->count; k++)
        if (!may_be_no_better(judge, dm, may + moves->to[k] * words, than))
            return false;
    return true;
}

static uint32_t choose(const dt_judge *judge, size_t dm, uint32_t from, const dt_judge_row *moves, const uint32_t *end)
{
    uint32_t best = UINT32_MAX;
    for (uint32_t k = 0; k < moves->count; k++) {
        uint32_t to = moves->to[k];
        bool better = best == UINT32_MAX || dt_judge_prefers(judge, dm, end[to], end[best]);
        bool same = !better && !dt_judge_prefers(judge, dm, end[best], end[to]);
        if (better || (same && to < best))
            best = to;
    }
    return best != UINT32_MAX && dt_judge_prefers(judge, dm, end[best], from) ? end[best] : from;
}

static void find_ways(const dt_judge *judge, size_t dm, uint32_t from, const dt_judge_row *moves, const uint64_t *may,
                      uint64_t *row)
{
    const size_t words = dt_words_for(judge->states);
    for (uint32_t k = 0; k < moves->count; k++)
        for (uint32_t x = 0; x < judge->states; x++)
            if (dt_bit_get(may + moves->to[k] * words, x) && dt_judge_prefers(judge, dm, x, from) &&
                all_may_be_no_better(judge, dm, moves, may, x))
                dt_bit_set(row, x);
    if (all_may_be_no_better(judge, dm, moves, may, from))
        dt_bit_set(row, from);
}

static dt_status foresee(dt_judge *judge, struct dt_judge_notes *notes, stages *all)
{
    DT_TRY(add_stage(judge, notes, all));
    stage *now = &all->list[all->count - 1];
    const stage *before = all->count > 1 ? now - 1 : NULL;
    for (size_t dm = 0; dm < 2; dm++)
        for (uint32_t s = 0; s < judge->states; s++) {
            dt_judge_row moves = {.count = 0};
            if (before)
                DT_TRY(dt_judge_look_up(judge, dm, s, &moves));
            DT_TRY(dt_budget_spend(judge->budget, 1 + (uint64_t)moves.count * judge->states));
            now->end[dm][s] = before ? choose(judge, dm, s, &moves, before->end[1 - dm]) : s;
            uint64_t *row = now->may[dm] + s * notes->words;
            if (before)
                find_ways(judge, dm, s, &moves, before->may[1 - dm], row);
            else
                dt_bit_set(row, s);
        }
    return DT_OK;
}

/* ---- verdicts ------------------------------------------------------------------------------------------------------- */

static bool same(const dt_judge *judge, const struct dt_judge_notes *notes, const stage *a, const stage *b)
{
    for (int dm = 0; dm < 2; dm++)
        if (memcmp(a->end[dm], b->end[dm], judge->states * sizeof *a->end[dm]) != 0 ||
            memcmp(a->may[dm], b->may[dm], judge->states * notes->words * sizeof *a->may[dm]) != 0)
            return false;
    return true;
}

/* Stays at every stage from `first` on; by a tie at one of them. */
static void note_verdicts(const dt_judge *judge, struct dt_judge_notes *notes, const stages *all, size_t first)
{
    for (size_t dm = 0; dm < 2; dm++)
        for (uint32_t s = 0; s < judge->states; s++) {
            bool stays = true, tie = false;
            for (size_t k = first; k < all->count; k++) {
                const uint64_t *row = all->list[k].may[dm] + s * notes->words;
                size_t ends = 0;
                for (size_t word = 0; word < notes->words; word++)
                    ends += dt_bit_count(row[word]);
                stays = stays && all->list[k].end[dm][s] == s;
                tie = tie || (ends > 1 && dt_bit_get(row, s));
            }
            dt_bit_put(notes->stable + dm * notes->words, s, stays);
            dt_bit_put(notes->ties + dm * notes->words, s, tie);
        }
}

/* Foresees until something comes back; from where it first was on, everything does. The one that came back is given up. */
static dt_status foresee_all(dt_judge *judge, struct dt_judge_notes *notes, stages *all, size_t *first)
{
    for (;;) {
        DT_TRY(foresee(judge, notes, all));
        for (*first = 0; *first + 1 < all->count; ++*first)
            if (same(judge, notes, &all->list[*first], &all->list[all->count - 1]))
                return DT_OK;
    }
}

static dt_status foresee_some(dt_judge *judge, struct dt_judge_notes *notes, stages *all, unsigned number)
{
    for (unsigned k = 0; k <= number; k++)
        DT_TRY(foresee(judge, notes, all));
    return DT_OK;
}

dt_status dt_judge_anticipate(dt_judge *judge, dt_further concept, struct dt_judge_notes *notes)
{
    stages all = {.list = NULL};
    size_t first = concept.number;
    DT_TRY(dt_judge_note(judge, notes, &notes->stable, 2, notes->words * sizeof *notes->stable));
    DT_TRY(dt_judge_note(judge, notes, &notes->ties, 2, notes->words * sizeof *notes->ties));
    dt_status status = concept.kind == DT_FURTHER_NONMYOPIC ? foresee_all(judge, notes, &all, &first)
                                                            : foresee_some(judge, notes, &all, concept.number);
    if (status == DT_OK)
        note_verdicts(judge, notes, &all, first);
    free_stages(judge, &all);
    if (status != DT_OK)
        dt_judge_forget(judge);
    return status;
}
