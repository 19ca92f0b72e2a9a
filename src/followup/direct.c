/* SPDX-License-Identifier: MIT */
#include "followup/direct.h"

#include "base/bits.h"

#include <stdlib.h>
#include <string.h>

#define MOVERS_MAX 6 /* a bit of 64 for each set of those who have moved */

/* One attempt: who has moved is a set of places in `movers`. */
typedef struct attempt {
    dt_direct *direct;
    const uint64_t *to;
    size_t movers[MOVERS_MAX];
    size_t count;
    uint64_t in_vain; /* bit set: from there it does not go on */
    dt_move *order;
} attempt;

/* The options of the decision maker become what they are in the end; or, the same again, what they were. */
static void put_options(const attempt *a, size_t dm, const uint64_t *as)
{
    const uint64_t *own = a->direct->company->own + dm * a->direct->company->words;
    uint64_t *state = a->direct->state;
    for (size_t word = 0; word < a->direct->company->words; word++)
        state[word] = (state[word] & ~own[word]) | (as[word] & own[word]);
}

/* Depth first; the recursion is as deep as there are movers. */
static bool go_on(attempt *a, const uint64_t *from, unsigned moved, size_t depth)
{
    if (depth == a->count)
        return true;
    if (a->in_vain >> moved & 1u)
        return false;
    for (size_t k = 0; k < a->count; k++) {
        if (moved >> k & 1u)
            continue;
        put_options(a, a->movers[k], a->to);
        uint32_t state = dt_graph_find(a->direct->company->graph, a->direct->state);
        a->order[depth] = (dt_move){.dm = a->movers[k], .to = state};
        if (state != DT_NO_STATE && go_on(a, from, moved | 1u << k, depth + 1))
            return true;
        put_options(a, a->movers[k], from);
    }
    a->in_vain |= (uint64_t)1 << moved;
    return false;
}

static bool obeys_directions(const dt_direct *direct, const uint64_t *from, const uint64_t *to)
{
    for (size_t word = 0; word < direct->company->words; word++)
        if ((from[word] & ~to[word] & direct->take[word]) || (to[word] & ~from[word] & direct->drop[word]))
            return false;
    return true;
}

dt_directly dt_direct_try(dt_direct *direct, dt_coalition changed, uint32_t from, uint32_t to, dt_move *order)
{
    const dt_company *c = direct->company;
    const uint64_t *before = dt_graph_state(c->graph, from), *after = dt_graph_state(c->graph, to);
    attempt a = {.direct = direct, .to = after, .order = order};
    if (c->model->graph_form)
        return DT_PERHAPS;
    if (!obeys_directions(direct, before, after))
        return DT_NEVER;
    if (c->joint)
        return dt_rules_may_move_together(c->model, &changed, before, after) ? DT_DIRECTLY : DT_NEVER;
    if (!direct->plain || dt_bit_count(changed) > MOVERS_MAX)
        return DT_PERHAPS;
    for (size_t i = 0; changed >> i; i++)
        if (changed >> i & 1u)
            a.movers[a.count++] = i;
    memcpy(direct->state, before, c->words * sizeof *direct->state);
    return go_on(&a, before, 0, 0) ? DT_DIRECTLY : DT_PERHAPS;
}

dt_status dt_direct_init(dt_direct *direct, const dt_company *company)
{
    const dt_model *model = company->model;
    *direct = (dt_direct){.company = company};
    direct->plain = !company->joint && !model->graph_form && !model->single_step && model->forbidden_count == 0;
    direct->take = dt_calloc(company->words, sizeof *direct->take);
    direct->drop = dt_calloc(company->words, sizeof *direct->drop);
    direct->state = dt_calloc(company->words, sizeof *direct->state);
    if (!direct->take || !direct->drop || !direct->state) {
        dt_direct_free(direct);
        return DT_ERR_NOMEM;
    }
    for (size_t o = 0; o < model->option_count; o++) {
        if (model->options[o].direction == DT_TAKE)
            dt_bit_set(direct->take, o);
        if (model->options[o].direction == DT_DROP)
            dt_bit_set(direct->drop, o);
    }
    return DT_OK;
}

void dt_direct_free(dt_direct *direct)
{
    free(direct->take);
    free(direct->drop);
    free(direct->state);
    *direct = (dt_direct){.company = NULL};
}
