/* SPDX-License-Identifier: MIT */
/* How many orders, or combinations of one for each varied mind, meet all demands.
 *
 * The demands are a decision diagram over comparisons, mind after mind: first those that an order of a few states decides, then
 * "ranks above the wanted state" for each other state asked about. Given the former, orders are told apart only by how many
 * of the latter hold, so a node needs one number for each count (order_numbers.c says what each is worth). What the minds
 * that follow add is the value of the node where they begin. Minds that no demand speaks of together are counted apart and
 * multiplied (order_terms.c). */
#include "followup/counting.h"

#include "base/natural.h"

#include <stdlib.h>
#include <string.h>

static dt_status new_numbers(dt_counting *c, uint32_t **out, size_t count, size_t width)
{
    const uint64_t bytes = count * width * sizeof **out;
    DT_TRY(dt_budget_reserve(c->budget, bytes));
    c->reserved += bytes;
    DT_TRY(dt_budget_spend(c->budget, 1 + count * width / 4));
    return dt_arena_items(&c->arena, out, count * width, sizeof **out);
}

/* Limbs of what the levels from `l` on are worth. */
static size_t width_of_value(const dt_counting *c, size_t l)
{
    return l == c->level_count ? 1 : (c->level_count - l) * c->numbers->width;
}

/* ---- what a number of states is worth ------------------------------------------------------------------------------ */

static size_t states_apart(const dt_counting *c, const dt_order_level *level)
{
    return c->numbers->states - level->mind->among_count;
}

static uint32_t *weight_at(const dt_counting *c, const dt_order_level *level, size_t pair, size_t not_above)
{
    return level->weights + (pair * (states_apart(c, level) + 1) + not_above) * c->numbers->width;
}

static void weigh(dt_counting *c, dt_order_level *level, const dt_insertions *t, size_t above, size_t below)
{
    const size_t width = c->numbers->width, apart = states_apart(c, level);
    for (size_t k = 0; k <= apart; k++)
        dt_limbs_add_product(weight_at(c, level, above * DT_COMPARED_MAX + below, k), width,
                             t->below + (below * c->numbers->states + k) * width, width,
                             t->above + (above * c->numbers->states + apart - k) * width, width);
}

static dt_status weigh_all(dt_counting *c, dt_order_level *level)
{
    const size_t classes = level->mind->among_count - 1, apart = states_apart(c, level);
    dt_insertions tables = {.above = NULL};
    DT_TRY(new_numbers(c, &level->weights, (classes * DT_COMPARED_MAX + classes + 1) * (apart + 1), c->numbers->width));
    dt_status status = dt_insertions_init(&tables, c->numbers, classes, c->sort);
    for (size_t above = 0; status == DT_OK && above <= classes; above++)
        for (size_t below = 0; status == DT_OK && above + below <= classes; below++) {
            weigh(c, level, &tables, above, below);
            status = dt_budget_spend(c->budget, apart * c->numbers->width);
        }
    dt_insertions_free(&tables, c->numbers);
    return status;
}

/* ---- nodes that ask what ranks above the wanted state ---------------------------------------------------------------- */

static dt_status value_of(dt_counting *c, size_t l, dt_diagram f, const uint32_t **value);

/* The place of f's first variable, or the end of the level. */
static size_t place_within(const dt_counting *c, const dt_order_level *level, dt_diagram f)
{
    size_t place;
    dt_diagram low, high;
    return dt_diagram_branch(c->forest, f, &place, &low, &high) && place < level->end ? place : level->end;
}

/* The same with `more` states more, each of which may rank above or not: times (1 + x)^more. */
static dt_status with_free(dt_counting *c, const dt_order_level *level, const dt_order_counts *from, size_t more,
                           dt_order_counts *out)
{
    const size_t width = level->width;
    out->length = from->length + more;
    DT_TRY(new_numbers(c, &out->numbers, out->length, width));
    memcpy(out->numbers, from->numbers, from->length * width * sizeof *out->numbers);
    for (size_t times = 1; times <= more; times++)
        for (size_t k = from->length - 1 + times; k > 0; k--)
            dt_limbs_add_scaled(out->numbers + k * width, out->numbers + (k - 1) * width, width, 1);
    return dt_budget_spend(c->budget, more * out->length * width / 4);
}

static dt_status counts_of(dt_counting *c, size_t l, dt_diagram f, dt_order_counts *out);

/* What a branch adds: of a state that does not rank above, one count further on. */
static dt_status add_branch(dt_counting *c, size_t l, dt_diagram branch, size_t from, size_t shift,
                            dt_order_counts *sum)
{
    dt_order_counts own, padded;
    const dt_order_level *level = &c->levels[l];
    DT_TRY(counts_of(c, l, branch, &own));
    DT_TRY(with_free(c, level, &own, place_within(c, level, branch) - from - 1, &padded));
    for (size_t k = 0; k < padded.length; k++)
        dt_limbs_add_scaled(sum->numbers + (k + shift) * level->width, padded.numbers + k * level->width, level->width,
                            1);
    return DT_OK;
}

/* f asks nothing more of this mind: its counts are the value of what follows. */
static dt_status count_what_follows(dt_counting *c, size_t l, dt_diagram f, dt_order_counts *out)
{
    const uint32_t *value;
    DT_TRY(value_of(c, l + 1, f, &value));
    out->length = 1;
    DT_TRY(new_numbers(c, &out->numbers, 1, c->levels[l].width));
    memcpy(out->numbers, value, width_of_value(c, l + 1) * sizeof *value);
    return DT_OK;
}

static dt_status count_branches(dt_counting *c, size_t l, dt_diagram f, dt_order_counts *out)
{
    const dt_order_level *level = &c->levels[l];
    size_t place = 0;
    dt_diagram low, high;
    if (place_within(c, level, f) == level->end)
        return count_what_follows(c, l, f, out);
    dt_diagram_branch(c->forest, f, &place, &low, &high);
    out->length = level->end - place + 1;
    DT_TRY(new_numbers(c, &out->numbers, out->length, level->width));
    DT_TRY(add_branch(c, l, high, place, 0, out));
    return add_branch(c, l, low, place, 1, out);
}

/* Numbers of length end - place + 1, for the states from f's place on. Depth: the places of the level. */
static dt_status counts_of(dt_counting *c, size_t l, dt_diagram f, dt_order_counts *out)
{
    dt_order_level *level = &c->levels[l];
    uint32_t id = dt_intern_find(&level->nodes, &f, 1);
    if (id != DT_INTERN_NONE) {
        *out = level->of_node[id];
        return DT_OK;
    }
    DT_TRY(count_branches(c, l, f, out));
    if (!dt_grow(&level->of_node, &level->node_room, level->nodes.count, sizeof *level->of_node))
        return DT_ERR_NOMEM;
    DT_TRY(dt_intern_put(&level->nodes, &f, 1, &id));
    level->of_node[id] = *out;
    return DT_OK;
}

/* ---- orders of a few states ------------------------------------------------------------------------------------------ */

/* Signatures of orders that lead to the same node. */
typedef struct ends {
    dt_intern nodes;
    uint64_t *orders; /* [node][pairs] */
    size_t capacity;
} ends;

/* Follows f through the comparisons that an order decides. */
static dt_diagram follow(const dt_counting *c, const dt_order_level *level, dt_diagram f, const uint32_t *signature)
{
    const size_t first = level->end - level->mind->ranked.count - level->mind->told.count;
    size_t place;
    dt_diagram low, high;
    while (dt_diagram_branch(c->forest, f, &place, &low, &high) && place < first + level->mind->told.count)
        f = signature[(place - first) / 32] >> (place - first) % 32 & 1u ? high : low;
    return f;
}

static dt_status find_ends(dt_counting *c, const dt_order_level *level, dt_diagram f, ends *e)
{
    const dt_order_mind *mind = level->mind;
    for (uint32_t s = 0; s < mind->signatures.count; s++) {
        size_t length;
        uint32_t id;
        const size_t before = e->nodes.count;
        const dt_diagram end = follow(c, level, f, dt_intern_key(&mind->signatures, s, &length));
        const uint64_t *orders = mind->ways + (s * (size_t)DT_ORDER_SORTS + c->sort) * DT_ORDER_PAIRS;
        if (end == DT_DIAGRAM_FALSE)
            continue;
        DT_TRY(dt_intern_put(&e->nodes, &end, 1, &id));
        if (e->nodes.count > before && !dt_grow(&e->orders, &e->capacity, before, DT_ORDER_PAIRS * sizeof *e->orders))
            return DT_ERR_NOMEM;
        if (e->nodes.count > before)
            memset(e->orders + before * DT_ORDER_PAIRS, 0, DT_ORDER_PAIRS * sizeof *e->orders);
        for (size_t pair = 0; pair < DT_ORDER_PAIRS; pair++)
            e->orders[id * DT_ORDER_PAIRS + pair] += orders[pair];
    }
    return dt_budget_spend(c->budget, mind->signatures.count * (uint64_t)DT_ORDER_PAIRS);
}

/* Adds what the orders that lead to one node are worth. */
static dt_status add_worth(dt_counting *c, size_t l, const dt_order_counts *counts, const uint64_t *orders,
                           uint32_t *value)
{
    const dt_order_level *level = &c->levels[l];
    const size_t width = c->numbers->width;
    uint32_t *weight = dt_malloc(width, sizeof *weight);
    if (!weight)
        return DT_ERR_NOMEM;
    for (size_t k = 0; k < counts->length; k++) {
        memset(weight, 0, width * sizeof *weight);
        for (size_t pair = 0; pair < DT_ORDER_PAIRS; pair++)
            if (orders[pair])
                dt_limbs_add_scaled(weight, weight_at(c, level, pair, k), width, orders[pair]);
        dt_limbs_add_product(value, width_of_value(c, l), counts->numbers + k * level->width, level->width, weight,
                             width);
    }
    free(weight);
    return dt_budget_spend(c->budget, counts->length * (uint64_t)width);
}

static dt_status sum_ends(dt_counting *c, size_t l, const ends *e, uint32_t *value)
{
    const dt_order_level *level = &c->levels[l];
    const size_t free_count = states_apart(c, level) - level->mind->ranked.count;
    for (uint32_t k = 0; k < e->nodes.count; k++) {
        size_t length;
        dt_order_counts own, counts;
        const dt_diagram f = *dt_intern_key(&e->nodes, k, &length);
        const size_t asked_before = place_within(c, level, f) - (level->end - level->mind->ranked.count);
        DT_TRY(counts_of(c, l, f, &own));
        DT_TRY(with_free(c, level, &own, asked_before + free_count, &counts));
        DT_TRY(add_worth(c, l, &counts, e->orders + k * (size_t)DT_ORDER_PAIRS, value));
    }
    return DT_OK;
}

static dt_status work_out(dt_counting *c, size_t l, dt_diagram f, uint32_t *value)
{
    ends e = {.orders = NULL};
    dt_intern_init(&e.nodes, c->budget);
    dt_status status = find_ends(c, &c->levels[l], f, &e);
    if (status == DT_OK)
        status = sum_ends(c, l, &e, value);
    dt_intern_free(&e.nodes);
    free(e.orders);
    return status;
}

/* How many combinations of orders, of the minds from level l on, meet f. Depth: the levels. */
static dt_status value_of(dt_counting *c, size_t l, dt_diagram f, const uint32_t **value)
{
    static const uint32_t none = 0, one = 1;
    uint32_t id, *worked_out;
    *value = f == DT_DIAGRAM_TRUE ? &one : &none;
    if (l == c->level_count)
        return DT_OK;
    dt_order_level *level = &c->levels[l];
    id = dt_intern_find(&level->entries, &f, 1);
    if (id != DT_INTERN_NONE) {
        *value = level->of_entry[id];
        return DT_OK;
    }
    DT_TRY(new_numbers(c, &worked_out, 1, width_of_value(c, l)));
    DT_TRY(work_out(c, l, f, worked_out));
    if (!dt_grow(&level->of_entry, &level->entry_room, level->entries.count, sizeof *level->of_entry))
        return DT_ERR_NOMEM;
    DT_TRY(dt_intern_put(&level->entries, &f, 1, &id));
    level->of_entry[id] = worked_out;
    *value = worked_out;
    return DT_OK;
}

/* ---- a group ----------------------------------------------------------------------------------------------------------- */

static void end_level(dt_order_level *level)
{
    dt_intern_free(&level->nodes);
    dt_intern_free(&level->entries);
    free(level->of_node);
    free(level->of_entry);
    level->of_node = NULL;
    level->of_entry = NULL;
    level->node_room = level->entry_room = 0;
}

static dt_status begin_level(dt_counting *c, size_t l)
{
    dt_order_level *level = &c->levels[l];
    level->width = width_of_value(c, l + 1) + c->numbers->states / 32 + 2;
    dt_intern_init(&level->nodes, c->budget);
    dt_intern_init(&level->entries, c->budget);
    return weigh_all(c, level);
}

dt_status dt_counting_run(dt_counting *c, dt_diagram demands, dt_order_sort sort, uint32_t *out)
{
    const uint32_t *value;
    dt_status status = DT_OK;
    c->sort = sort;
    for (size_t l = 0; status == DT_OK && l < c->level_count; l++)
        status = begin_level(c, l);
    if (status == DT_OK)
        status = value_of(c, 0, demands, &value);
    if (status == DT_OK)
        memcpy(out, value, width_of_value(c, 0) * sizeof *out);
    for (size_t l = 0; l < c->level_count; l++)
        end_level(&c->levels[l]);
    dt_arena_free(&c->arena);
    c->arena = (dt_arena){.last = NULL};
    dt_budget_release(c->budget, c->reserved);
    c->reserved = 0;
    return status;
}
