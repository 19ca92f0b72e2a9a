/* SPDX-License-Identifier: MIT */
/* All weak orders of a few states, by what they say of the comparisons that are asked about and by how many classes stand
 * above and below the wanted state. Eight states have 545835. */
#include "followup/inverting.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

typedef struct ordering {
    dt_order_mind *mind;
    const dt_inverse *inverse;
    dt_budget *budget;
    uint32_t class_of[DT_COMPARED_MAX]; /* of the states that are placed; higher is better */
    uint32_t classes;
    size_t capacity;
} ordering;

static size_t place_of(const dt_order_mind *mind, uint32_t state)
{
    size_t k = 0;
    while (mind->among[k] != state)
        k++;
    return k;
}

static dt_status find_signature(ordering *o, uint32_t *id)
{
    const dt_order_mind *mind = o->mind;
    uint64_t bits = 0;
    for (size_t k = 0; k < mind->told.count; k++) {
        const dt_comparison *c = &o->inverse->comparisons[mind->told.list[k]];
        dt_bit_put(&bits, k, o->class_of[place_of(mind, c->high)] > o->class_of[place_of(mind, c->low)]);
    }
    const uint32_t key[] = {(uint32_t)bits, (uint32_t)(bits >> 32)};
    return dt_intern_put(&o->mind->signatures, key, 2, id);
}

/* All states are placed. */
static dt_status note_order(ordering *o)
{
    dt_order_mind *mind = o->mind;
    const uint32_t below = o->class_of[0], above = o->classes - 1 - below;
    const size_t before = mind->signatures.count, size = DT_ORDER_SORTS * DT_ORDER_PAIRS;
    uint32_t id = 0;
    DT_TRY(find_signature(o, &id));
    if (mind->signatures.count > before) {
        if (!dt_grow(&mind->ways, &o->capacity, before, size * sizeof *mind->ways))
            return DT_ERR_NOMEM;
        memset(mind->ways + before * size, 0, size * sizeof *mind->ways);
    }
    uint64_t *ways = mind->ways + id * size + above * DT_COMPARED_MAX + below;
    ways[DT_ORDERS_WEAK * DT_ORDER_PAIRS]++;
    ways[DT_ORDERS_STRICT * DT_ORDER_PAIRS] += o->classes == mind->among_count;
    return dt_budget_spend(o->budget, 2 + mind->told.count);
}

static dt_status place_from(ordering *o, size_t k);

/* A class of its own at height `at`: those that stand there and above move up. */
static dt_status place_between(ordering *o, size_t k, uint32_t at)
{
    for (size_t i = 0; i < k; i++)
        o->class_of[i] += o->class_of[i] >= at;
    o->class_of[k] = at;
    o->classes++;
    dt_status status = place_from(o, k + 1);
    o->classes--;
    for (size_t i = 0; i < k; i++)
        o->class_of[i] -= o->class_of[i] > at;
    return status;
}

/* Depth: DT_COMPARED_MAX. */
static dt_status place_from(ordering *o, size_t k)
{
    if (k == o->mind->among_count)
        return note_order(o);
    for (uint32_t class = 0; class < o->classes; class ++) {
        o->class_of[k] = class;
        DT_TRY(place_from(o, k + 1));
    }
    for (uint32_t at = 0; at <= o->classes; at++)
        DT_TRY(place_between(o, k, at));
    return DT_OK;
}

dt_status dt_order_mind_list(dt_order_mind *mind, const dt_inverse *inverse, dt_budget *budget)
{
    ordering o = {.mind = mind, .inverse = inverse, .budget = budget};
    dt_intern_init(&mind->signatures, budget);
    return place_from(&o, 0);
}

void dt_order_mind_free(dt_order_mind *mind)
{
    dt_intern_free(&mind->signatures);
    free(mind->ways);
    free(mind->told.list);
    free(mind->ranked.list);
}
