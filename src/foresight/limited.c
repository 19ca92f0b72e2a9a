/* SPDX-License-Identifier: MIT */
/* Limited-move, non-myopic and Stackelberg stability, all by anticipation. Two decision makers. */
#include "foresight/anticipation.h"
#include "foresight/task.h"

#include "base/bits.h"

/* Horizons after which what is foreseen is given up to repeat. */
#define REPEATS_WITHIN ((uint64_t)1 << 16)

/* Two anticipations that take turns: a step makes the older one the newer. */
typedef struct line {
    dt_anticipation now, next;
} line;

static dt_status start(line *l, const dt_profile *profile, dt_budget *budget)
{
    *l = (line){.now = {.states = 0}};
    DT_TRY(dt_anticipation_new(&l->now, profile, budget));
    dt_status status = dt_anticipation_new(&l->next, profile, budget);
    if (status != DT_OK)
        dt_anticipation_free(&l->now, budget);
    return status;
}

static void finish(line *l, dt_budget *budget)
{
    dt_anticipation_free(&l->now, budget);
    dt_anticipation_free(&l->next, budget);
}

static dt_status foresee_one_more(line *l, dt_budget *budget)
{
    DT_TRY(dt_anticipation_step(&l->next, &l->now, budget));
    dt_anticipation swap = l->now;
    l->now = l->next;
    l->next = swap;
    return DT_OK;
}

/* ---- a number of moves --------------------------------------------------------------------------------------------- */

/* Who stays where, for one of the two. */
static void note(dt_task *task, const dt_anticipation *at, size_t dm)
{
    for (uint32_t s = 0; s < at->states; s++) {
        dt_bit_put(dt_task_stable(task, dm), s, at->end[dm][s] == s);
        dt_bit_put(task->ties + dm * task->words, s, dt_anticipation_by_tie(at, dm, s));
    }
}

dt_status dt_decide_limited(dt_task *task, dt_budget *budget)
{
    line l;
    DT_TRY(start(&l, task->profile, budget));
    dt_status status = DT_OK;
    for (unsigned h = 0; h < task->concept.number && status == DT_OK; h++)
        status = foresee_one_more(&l, budget);
    for (size_t dm = 0; dm < 2 && status == DT_OK; dm++)
        note(task, &l.now, dm);
    finish(&l, budget);
    return status;
}

dt_status dt_decide_stackelberg(dt_task *task, dt_budget *budget)
{
    line l;
    size_t leader = task->concept.number - 1;
    DT_TRY(start(&l, task->profile, budget));
    dt_status status = foresee_one_more(&l, budget);
    if (status == DT_OK)
        note(task, &l.now, 1 - leader);
    if (status == DT_OK)
        status = foresee_one_more(&l, budget);
    if (status == DT_OK)
        note(task, &l.now, leader);
    finish(&l, budget);
    return status;
}

/* ---- without end --------------------------------------------------------------------------------------------------- */

/* Goes on until `l->now`, which foresees so many moves, is one that comes back, and counts the steps until it does (R. P. Brent 1980, BIT 20:176-184). */
static dt_status find_cycle(line *l, dt_anticipation *kept, uint64_t *length, uint64_t *moves, dt_budget *budget)
{
    uint64_t power = 1;
    *length = *moves = 1;
    DT_TRY(foresee_one_more(l, budget));
    for (; !dt_anticipation_same(kept, &l->now); ++*moves) {
        if (*moves == REPEATS_WITHIN)
            return dt_budget_refuse(budget, "nm: what is foreseen does not repeat within %u moves; ask for l_H instead",
                                    (unsigned)REPEATS_WITHIN);
        if (*length == power) {
            dt_anticipation_copy(kept, &l->now);
            power *= 2;
            *length = 0;
        }
        DT_TRY(foresee_one_more(l, budget));
        ++*length;
    }
    return DT_OK;
}

/* Those who stay at every number of moves that comes back. */
static void narrow(dt_task *task, const dt_anticipation *at)
{
    for (size_t dm = 0; dm < 2; dm++)
        for (uint32_t s = 0; s < at->states; s++) {
            if (at->end[dm][s] != s)
                dt_bit_clear(dt_task_stable(task, dm), s);
            if (dt_anticipation_by_tie(at, dm, s))
                dt_bit_set(task->ties + dm * task->words, s);
        }
}

static dt_status decide_nonmyopic(dt_task *task, line *l, dt_anticipation *kept, dt_budget *budget)
{
    uint64_t length, moves;
    DT_TRY(find_cycle(l, kept, &length, &moves, budget));
    for (size_t dm = 0; dm < 2; dm++)
        for (uint32_t s = 0; s < task->profile->state_count; s++)
            dt_bit_set(dt_task_stable(task, dm), s);
    for (uint64_t k = 0; k < length; k++) {
        narrow(task, &l->now);
        DT_TRY(foresee_one_more(l, budget));
    }
    return DT_OK;
}

dt_status dt_decide_nonmyopic(dt_task *task, dt_budget *budget)
{
    line l;
    dt_anticipation kept;
    DT_TRY(start(&l, task->profile, budget));
    dt_status status = dt_anticipation_new(&kept, task->profile, budget);
    if (status == DT_OK) {
        status = decide_nonmyopic(task, &l, &kept, budget);
        dt_anticipation_free(&kept, budget);
    }
    finish(&l, budget);
    return status;
}

/* ---- stage by stage ------------------------------------------------------------------------------------------------ */

static dt_status keep(const line *l, dt_stages_kept ends[2], dt_budget *budget)
{
    for (int dm = 0; dm < 2; dm++)
        DT_TRY(dt_stages_keep(&ends[dm], l->now.end[dm], l->now.states, budget));
    return DT_OK;
}

/* The number of moves to tell of: one that comes back, and at which `dm` moves away, if it does at any. */
static dt_status choose_horizon(const dt_task *task, size_t dm, uint32_t state, uint64_t *horizon, dt_budget *budget)
{
    line l;
    dt_anticipation kept;
    uint64_t length = 0, reached = 0;
    DT_TRY(start(&l, task->profile, budget));
    dt_status status = dt_anticipation_new(&kept, task->profile, budget);
    if (status == DT_OK) {
        status = find_cycle(&l, &kept, &length, &reached, budget);
        dt_anticipation_free(&kept, budget);
    }
    *horizon = reached;
    for (uint64_t k = 0; k < length && status == DT_OK; k++) {
        if (l.now.end[dm][state] != state) {
            *horizon = reached + k;
            break;
        }
        status = foresee_one_more(&l, budget);
    }
    finish(&l, budget);
    return status;
}

dt_status dt_limited_stages(const dt_task *task, size_t dm, uint32_t state, dt_stages_kept ends[2], dt_budget *budget)
{
    line l;
    uint64_t horizon = task->concept.number;
    if (task->concept.kind == DT_FURTHER_NONMYOPIC)
        DT_TRY(choose_horizon(task, dm, state, &horizon, budget));
    DT_TRY(start(&l, task->profile, budget));
    dt_status status = keep(&l, ends, budget);
    for (uint64_t h = 0; h < horizon && status == DT_OK; h++) {
        status = foresee_one_more(&l, budget);
        if (status == DT_OK)
            status = keep(&l, ends, budget);
    }
    finish(&l, budget);
    return status;
}
