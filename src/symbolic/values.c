/* SPDX-License-Identifier: MIT */
/* Preferences as binary numbers. The lexicographic comparison of statements, most important first, is the comparison of
 * the numbers that their truths spell; weights spell a number already. So everything after this knows one kind. */
#include "symbolic/internal.h"

#include "base/memory.h"

#include <stdlib.h>

static size_t bits_for(uint64_t most)
{
    size_t bits = 0;
    for (; most; most >>= 1)
        bits++;
    return bits;
}

/* The sum of the weights of one sign, without it. */
static uint64_t sum_of_weights(const dt_model *model, const dt_reading *reading, bool negative)
{
    uint64_t sum = 0;
    for (size_t o = 0; o < model->option_count; o++)
        if ((reading->weights[o] < 0) == negative)
            sum += (uint64_t)llabs((long long)reading->weights[o]);
    return sum;
}

size_t dt_symbolic_value_bits(const dt_model *model, const dt_reading *reading)
{
    if (reading->kind == DT_BY_STATEMENTS)
        return reading->statement_count;
    return bits_for(sum_of_weights(model, reading, false) + sum_of_weights(model, reading, true));
}

/* Adds `weight` where `taken` holds to the number `bits`, least significant first: a ripple of carries. */
static void add_weight(dt_forest *forest, dt_diagram *bits, size_t count, uint64_t weight, dt_diagram taken)
{
    dt_diagram carry = DT_DIAGRAM_FALSE;
    for (size_t k = 0; k < count; k++) {
        dt_diagram add = weight >> k & 1u ? taken : DT_DIAGRAM_FALSE, old = bits[k];
        dt_diagram half = dt_diagram_xor(forest, old, add);
        bits[k] = dt_diagram_xor(forest, half, carry);
        carry = dt_diagram_choose(forest, half, carry, old);
    }
}

/* The score above the least that there can be: an option of negative weight adds where it is not taken. */
static void spell_score(dt_symbolic *s, const dt_reading *reading, dt_value *value)
{
    for (size_t k = 0; k < value->count; k++)
        value->bits[k] = DT_DIAGRAM_FALSE;
    for (size_t o = 0; o < s->options; o++) {
        dt_diagram taken = dt_diagram_now(s->forest, o);
        int32_t weight = reading->weights[o];
        if (weight)
            add_weight(s->forest, value->bits, value->count, (uint64_t)llabs((long long)weight),
                       weight < 0 ? dt_diagram_not(taken) : taken);
    }
    for (size_t k = 0; k < value->count / 2; k++) {
        dt_diagram bit = value->bits[k];
        value->bits[k] = value->bits[value->count - 1 - k];
        value->bits[value->count - 1 - k] = bit;
    }
}

static void spell_statements(dt_symbolic *s, const dt_reading *reading, dt_value *value)
{
    for (size_t k = 0; k < value->count; k++)
        value->bits[k] = dt_symbolic_statement(s->forest, reading->statements[k].that);
}

dt_status dt_symbolic_value(dt_symbolic *s, const dt_reading *reading, dt_value *out)
{
    *out = (dt_value){.count = dt_symbolic_value_bits(s->model, reading)};
    out->bits = dt_malloc(out->count, sizeof *out->bits);
    if (!out->bits)
        return DT_ERR_NOMEM;
    size_t scope = dt_forest_enter(s->forest);
    if (reading->kind == DT_BY_STATEMENTS)
        spell_statements(s, reading, out);
    else
        spell_score(s, reading, out);
    for (size_t k = 0; k < out->count; k++)
        dt_diagram_keep(s->forest, out->bits[k]);
    dt_forest_leave(s->forest, scope, DT_DIAGRAM_TRUE);
    return dt_forest_status(s->forest);
}

void dt_symbolic_value_free(dt_symbolic *s, dt_value *value)
{
    for (size_t k = 0; value->bits && k < value->count; k++)
        dt_diagram_drop(s->forest, value->bits[k]);
    free(value->bits);
    *value = (dt_value){.bits = NULL};
}

/* ---- ranks ----------------------------------------------------------------------------------------------------------- */

dt_diagram dt_symbolic_above_rank(dt_symbolic *s, const dt_value *value)
{
    dt_diagram above = DT_DIAGRAM_FALSE;
    for (size_t k = value->count; k-- > 0;) {
        dt_diagram rank = dt_diagram_now(s->forest, s->rank_at + k);
        dt_diagram no_less = dt_diagram_or(s->forest, dt_diagram_not(rank), above);
        dt_diagram more = dt_diagram_and(s->forest, dt_diagram_not(rank), above);
        above = dt_diagram_choose(s->forest, value->bits[k], no_less, more);
    }
    return above;
}

dt_diagram dt_symbolic_is_rank(dt_symbolic *s, const dt_value *value)
{
    dt_diagram is = DT_DIAGRAM_TRUE;
    for (size_t k = value->count; k-- > 0;) {
        dt_diagram rank = dt_diagram_now(s->forest, s->rank_at + k);
        is = dt_diagram_and(s->forest, is, dt_diagram_not(dt_diagram_xor(s->forest, rank, value->bits[k])));
    }
    return is;
}

dt_diagram dt_symbolic_ranks(dt_symbolic *s, const dt_value *value)
{
    dt_diagram options = DT_DIAGRAM_TRUE;
    size_t scope = dt_forest_enter(s->forest);
    for (size_t o = 0; o < s->options; o++)
        options = dt_diagram_and(s->forest, options, dt_diagram_now(s->forest, o));
    dt_diagram ranks = dt_diagram_and_exists(s->forest, s->feasible, dt_symbolic_is_rank(s, value), options);
    return dt_forest_leave(s->forest, scope, ranks);
}

dt_diagram dt_symbolic_ranks_above(dt_symbolic *s, const dt_value *value, const uint64_t *state)
{
    dt_diagram above = DT_DIAGRAM_FALSE;
    for (size_t k = value->count; k-- > 0;) {
        dt_diagram rank = dt_diagram_now(s->forest, s->rank_at + k);
        if (dt_diagram_holds(s->forest, value->bits[k], state))
            above = dt_diagram_and(s->forest, rank, above);
        else
            above = dt_diagram_or(s->forest, rank, above);
    }
    return above;
}

/* Is what will be larger than what is, both of them ranks that states have, with the bits in this order? Equal functions: alike. */
dt_diagram dt_symbolic_ranking(dt_symbolic *s, const dt_value *value, const uint32_t *order)
{
    size_t scope = dt_forest_enter(s->forest);
    const dt_diagram now = dt_symbolic_ranks(s, value), next = dt_diagram_shift(s->forest, now, s->rank_cube);
    dt_diagram larger = DT_DIAGRAM_FALSE;
    for (size_t k = value->count; k-- > 0;) {
        const size_t place = s->rank_at + (order ? order[k] : k);
        const dt_diagram before = dt_diagram_now(s->forest, place), after = dt_diagram_next(s->forest, place);
        larger = dt_diagram_choose(s->forest, dt_diagram_xor(s->forest, before, after), after, larger);
    }
    larger = dt_diagram_and(s->forest, larger, dt_diagram_and(s->forest, now, next));
    return dt_forest_leave(s->forest, scope, larger);
}
