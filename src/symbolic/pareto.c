/* SPDX-License-Identifier: MIT */
/* Which states of a set no other one dominates. State x is dominated if there is a y in the set whose value is at least that
 * of x for every decision maker, and more for one. Decision makers are joined one after the other; an option of y is
 * left open for good as soon as no decision maker still to come asks for it. Two functions of x and what is left of y are kept:
 * y is at least as good for all so far; and for one of them better. */
#include "symbolic/digest.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>

typedef struct joining {
    dt_symbolic *s;
    const uint32_t *profile;
    dt_diagram all_options; /* cube */
    size_t *turn;           /* [options] the last decision maker in turn that asks for it, from 1; 0: none */
    size_t *order;          /* [DMs] */
    size_t *reach;          /* [DMs] how far down the order each asks */
    dt_diagram at_least, better;
} joining;

static const dt_value *value_of(const joining *j, size_t dm)
{
    return &j->s->minds[dm][j->profile[dm]].value;
}

/* ---- whose turn it is -------------------------------------------------------------------------------------------------- */

typedef struct asking {
    joining *j;
    size_t turn, reach;
} asking;

static void reach_down(void *user, size_t place)
{
    asking *a = user;
    size_t rank = dt_forest_rank(a->j->s->forest, place);
    a->reach = rank > a->reach ? rank : a->reach;
}

static void take_turn(void *user, size_t place)
{
    asking *a = user;
    a->j->turn[place] = a->turn;
}

static dt_status ask_all(joining *j, size_t dm, void (*visit)(void *, size_t), asking *a)
{
    const dt_value *value = value_of(j, dm);
    for (size_t k = 0; k < value->count; k++)
        DT_TRY(dt_diagram_places(j->s->forest, value->bits[k], visit, a));
    return DT_OK;
}

/* From the top of the order down, so that what stands there is soon left open. */
static dt_status order_turns(joining *j)
{
    size_t dms = j->s->model->dm_count;
    for (size_t i = 0; i < dms; i++) {
        asking a = {.j = j};
        DT_TRY(ask_all(j, i, reach_down, &a));
        j->reach[i] = a.reach;
        size_t at = i;
        for (; at > 0 && j->reach[j->order[at - 1]] > a.reach; at--)
            j->order[at] = j->order[at - 1];
        j->order[at] = i;
    }
    for (size_t k = 0; k < dms; k++) {
        asking a = {.j = j, .turn = k + 1};
        DT_TRY(ask_all(j, j->order[k], take_turn, &a));
    }
    return DT_OK;
}

/* ---- joining ----------------------------------------------------------------------------------------------------------- */

/* Leaves open what nobody asks for after turn `k`, from 1; 0: what nobody asks for at all. */
static void leave_open(joining *j, size_t k)
{
    dt_forest *forest = j->s->forest;
    dt_diagram cube = DT_DIAGRAM_TRUE;
    for (size_t o = 0; o < j->s->options; o++)
        if (j->turn[o] == k)
            cube = dt_diagram_and(forest, cube, dt_diagram_next(forest, o));
    j->at_least = dt_diagram_exists(forest, j->at_least, cube);
    j->better = dt_diagram_exists(forest, j->better, cube);
}

static void join(joining *j, size_t dm)
{
    dt_forest *forest = j->s->forest;
    const dt_value *value = value_of(j, dm);
    dt_diagram more = DT_DIAGRAM_FALSE, same = DT_DIAGRAM_TRUE;
    for (size_t k = value->count; k-- > 0;) {
        dt_diagram now = value->bits[k], next = dt_diagram_shift(forest, now, j->all_options);
        dt_diagram differs = dt_diagram_xor(forest, now, next);
        more = dt_diagram_choose(forest, differs, next, more);
        same = dt_diagram_and(forest, same, dt_diagram_not(differs));
    }
    dt_diagram no_less = dt_diagram_or(forest, more, same);
    j->better =
        dt_diagram_or(forest, dt_diagram_and(forest, j->better, no_less), dt_diagram_and(forest, j->at_least, more));
    j->at_least = dt_diagram_and(forest, j->at_least, no_less);
}

static dt_status join_all(joining *j, dt_diagram *set)
{
    dt_forest *forest = j->s->forest;
    DT_TRY(order_turns(j));
    j->all_options = DT_DIAGRAM_TRUE;
    for (size_t o = 0; o < j->s->options; o++)
        j->all_options = dt_diagram_and(forest, j->all_options, dt_diagram_now(forest, o));
    j->at_least = dt_diagram_shift(forest, *set, j->all_options);
    j->better = DT_DIAGRAM_FALSE;
    leave_open(j, 0);
    for (size_t k = 0; k < j->s->model->dm_count; k++) {
        join(j, j->order[k]);
        leave_open(j, k + 1);
    }
    *set = dt_diagram_and(forest, *set, dt_diagram_not(j->better));
    return dt_forest_status(forest);
}

dt_status dt_symbolic_undominated(dt_symbolic *s, const uint32_t *profile, dt_diagram *set)
{
    size_t dms = s->model->dm_count;
    joining j = {.s = s, .profile = profile};
    j.turn = dt_calloc(s->options, sizeof *j.turn);
    j.order = dt_calloc(dms, sizeof *j.order);
    j.reach = dt_calloc(dms, sizeof *j.reach);
    dt_budget_stage(s->budget, "comparing equilibria", 0);
    size_t scope = dt_forest_enter(s->forest);
    dt_status status = j.turn && j.order && j.reach ? join_all(&j, set) : DT_ERR_NOMEM;
    *set = dt_forest_leave(s->forest, scope, *set);
    free(j.turn);
    free(j.order);
    free(j.reach);
    return status;
}
