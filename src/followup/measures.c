/* SPDX-License-Identifier: MIT */
/* Everything that sets are made of: levers first, then what somebody can bind itself to, then what would have to be true of
 * somebody, each mind by distance; what assumes the answer last. */
#include "base/bits.h"
#include "base/memory.h"
#include "followup/literals.h"
#include "followup/mediating.h"

#include <stdlib.h>
#include <string.h>

const char *dt_measure_name(dt_measure_kind kind)
{
    static const char *const names[] = {
#define ROW(id, name, words) [DT_MEASURE_##id] = name,
        DT_MEASURE_TABLE(ROW)
#undef ROW
    };
    return names[kind];
}

const char *dt_measure_words(dt_measure_kind kind)
{
    static const char *const all[] = {
#define ROW(id, name, words) [DT_MEASURE_##id] = words,
        DT_MEASURE_TABLE(ROW)
#undef ROW
    };
    return all[kind];
}

/* The list while it grows. */
typedef struct listing {
    dt_mediation *m;
    const dt_model *model;
    dt_budget *budget;
    size_t capacity, order_count, order_capacity;
    size_t dm, length; /* whose orders are being listed */
    uint32_t distance;
} listing;

static dt_status add(listing *l, dt_measure measure)
{
    dt_mediation *m = l->m;
    DT_TRY(dt_budget_spend(l->budget, 1));
    if (m->measure_count == l->capacity)
        DT_TRY(dt_budget_reserve(l->budget, (l->capacity ? l->capacity : 8) * sizeof measure));
    if (!dt_grow(&m->measures, &l->capacity, m->measure_count, sizeof measure))
        return DT_ERR_NOMEM;
    m->measures[m->measure_count++] = measure;
    return DT_OK;
}

static bool is_asked(const listing *l, dt_measure_kind kind)
{
    return l->m->options.kinds >> kind & 1u;
}

static bool may_change(const listing *l, size_t dm)
{
    return !l->m->options.who || l->m->options.who[dm];
}

/* ---- levers ------------------------------------------------------------------------------------------------------ */

/* Somebody outside may always pull one; a party only where it may change. */
static bool may_be_pulled(const listing *l, const dt_lever *lever)
{
    for (size_t dm = 0; lever->by && dm < l->model->dm_count; dm++)
        if (dt_bit_get(lever->by, dm) && !may_change(l, dm))
            return false;
    return true;
}

static dt_status add_levers(listing *l)
{
    for (size_t k = 0; k < l->model->lever_count; k++) {
        const dt_lever *lever = &l->model->levers[k];
        if (may_be_pulled(l, lever))
            DT_TRY(add(l, (dt_measure){.kind = DT_MEASURE_LEVER,
                                       .edit = {.kind = DT_EDIT_LEVER, .at = k},
                                       .dm = DT_PATTERN_NONE,
                                       .cost = lever->cost}));
    }
    return DT_OK;
}

/* ---- options ----------------------------------------------------------------------------------------------------- */

/* Is it an option of the conflict as it is? Those of levers are governed by their levers. */
static bool is_own(const listing *l, size_t option)
{
    for (size_t k = 0; k < l->model->lever_count; k++)
        for (size_t o = 0; o < l->model->levers[k].option_count; o++)
            if (l->model->levers[k].option_indices[o] == option)
                return false;
    return may_change(l, l->model->options[option].dm);
}

static dt_status add_commitments(listing *l)
{
    for (size_t o = 0; o < l->model->option_count; o++) {
        if (l->model->options[o].direction != DT_BOTH || !is_own(l, o))
            continue;
        for (dt_direction to = DT_TAKE; to <= DT_DROP; to++)
            DT_TRY(add(l, (dt_measure){.kind = DT_MEASURE_COMMITMENT,
                                       .edit = {.kind = DT_EDIT_DIRECTION, .option = o, .direction = to},
                                       .dm = l->model->options[o].dm,
                                       .cost = 1}));
    }
    return DT_OK;
}

static dt_status add_bans(listing *l)
{
    for (size_t o = 0; o < l->model->option_count; o++)
        if (is_own(l, o))
            DT_TRY(add(l, (dt_measure){
                              .kind = DT_MEASURE_BAN,
                              .edit = {.kind = DT_EDIT_ADD_RULE, .option = o, .judgement = &l->m->literals.list[2 * o]},
                              .dm = l->model->options[o].dm,
                              .cost = 1}));
    return DT_OK;
}

/* As the least important statement and as the most important one: the first assumes less. */
static dt_status add_literals(listing *l)
{
    static const size_t places[] = {DT_PATTERN_NONE, 0};
    for (size_t k = 0; k < 4 * l->model->option_count; k++) {
        size_t literal = k / 2, dm = l->model->options[literal / 2].dm;
        uint32_t reading = l->m->options.profile[dm];
        if (!is_own(l, literal / 2) || l->model->decision_makers[dm].readings[reading].kind != DT_BY_STATEMENTS)
            continue;
        DT_TRY(add(l, (dt_measure){.kind = DT_MEASURE_LITERAL,
                                   .edit = {.kind = DT_EDIT_ADD,
                                            .dm = dm,
                                            .reading = reading,
                                            .at = places[k % 2],
                                            .judgement = &l->m->literals.list[literal]},
                                   .dm = dm,
                                   .cost = 1}));
    }
    return DT_OK;
}

/* ---- beliefs ----------------------------------------------------------------------------------------------------- */

size_t dt_order_length(const dt_mediation *m, size_t dm)
{
    const dt_reading *reading = &m->model->decision_makers[dm].readings[m->options.profile[dm]];
    return reading->kind == DT_BY_RANKING ? reading->class_count : reading->statement_count;
}

size_t dt_measure_order_length(const dt_mediation *m, const dt_measure *measure)
{
    return measure->kind == DT_MEASURE_BELIEF ? dt_order_length(m, measure->dm) : 0;
}

/* Orders are kept one behind the other; while they grow a belief knows its own by a number, `edit.at`. */
static dt_status add_order(void *user, const uint32_t *order)
{
    listing *l = user;
    dt_mediation *m = l->m;
    size_t at = l->order_count;
    while (l->order_count + l->length > l->order_capacity) {
        size_t more = l->order_capacity ? l->order_capacity : 8;
        DT_TRY(dt_budget_reserve(l->budget, more * sizeof *m->orders));
        if (!dt_grow(&m->orders, &l->order_capacity, l->order_capacity, sizeof *m->orders))
            return DT_ERR_NOMEM;
    }
    memcpy(m->orders + at, order, l->length * sizeof *order);
    l->order_count += l->length;
    return add(
        l, (dt_measure){.kind = DT_MEASURE_BELIEF,
                        .edit = {.kind = DT_EDIT_ORDER, .dm = l->dm, .reading = m->options.profile[l->dm], .at = at},
                        .dm = l->dm,
                        .cost = l->distance});
}

static dt_status add_beliefs_of(listing *l)
{
    uint32_t *room = dt_malloc(2 * l->length, sizeof *room);
    dt_status status = room ? DT_OK : DT_ERR_NOMEM;
    for (l->distance = 1; status == DT_OK && l->distance <= l->m->options.swaps; l->distance++)
        status = dt_orders_at(l->length, l->distance, room, room + l->length, add_order, l);
    free(room);
    return status;
}

static dt_status add_beliefs(listing *l)
{
    for (l->dm = 0; l->dm < l->model->dm_count; l->dm++) {
        l->length = dt_order_length(l->m, l->dm);
        if (may_change(l, l->dm) && l->length > 1)
            DT_TRY(add_beliefs_of(l));
    }
    for (size_t k = 0; k < l->m->measure_count; k++) {
        dt_measure *measure = &l->m->measures[k];
        if (measure->kind == DT_MEASURE_BELIEF)
            measure->edit.order = l->m->orders + measure->edit.at;
    }
    return DT_OK;
}

/* ---- all --------------------------------------------------------------------------------------------------------- */

dt_status dt_measures_list(dt_mediation *m, dt_budget *budget)
{
    listing l = {.m = m, .model = m->model, .budget = budget};
    dt_budget_stage(budget, "listing what could change", 0);
    if (is_asked(&l, DT_MEASURE_LEVER))
        DT_TRY(add_levers(&l));
    if (is_asked(&l, DT_MEASURE_COMMITMENT))
        DT_TRY(add_commitments(&l));
    if (is_asked(&l, DT_MEASURE_BELIEF))
        DT_TRY(add_beliefs(&l));
    if (is_asked(&l, DT_MEASURE_BAN) || is_asked(&l, DT_MEASURE_LITERAL))
        DT_TRY(dt_literals_make(&m->literals, l.model));
    if (is_asked(&l, DT_MEASURE_BAN))
        DT_TRY(add_bans(&l));
    return is_asked(&l, DT_MEASURE_LITERAL) ? add_literals(&l) : DT_OK;
}
