/* SPDX-License-Identifier: MIT */
#include "random_conflict.h"

#include "base/bits.h"

#include <assert.h>
#include <string.h>

/* ---- meaning ------------------------------------------------------------------------------------------------- */

uint8_t rc_first_option(const random_conflict *c, size_t dm)
{
    uint8_t first = 0;
    while (first < c->options && c->owner[first] < dm)
        first++;
    return first;
}

uint8_t rc_option_count(const random_conflict *c, size_t dm)
{
    return (uint8_t)(rc_first_option(c, dm + 1) - rc_first_option(c, dm));
}

uint32_t rc_code_end(const random_conflict *c)
{
    return c->graph_form ? c->states : 1u << c->options;
}

bool rc_feasible(const random_conflict *c, uint32_t code)
{
    for (size_t k = 0; !c->graph_form && k < c->rule_count; k++) {
        const rc_rule *rule = &c->rules[k];
        if (rule->is_pattern ? (code & rule->care) == rule->value : rc_statement_holds(&rule->that, code))
            return false;
    }
    return true;
}

static bool obeys_directions(const random_conflict *c, size_t dm, uint32_t from, uint32_t to)
{
    for (uint8_t o = 0; o < c->options; o++) {
        if (!((from ^ to) >> o & 1u))
            continue;
        dt_direction needed = to >> o & 1u ? DT_TAKE : DT_DROP;
        if (c->owner[o] != dm || (c->direction[o] != DT_BOTH && c->direction[o] != needed))
            return false;
    }
    return true;
}

bool rc_may_move(const random_conflict *c, size_t dm, uint32_t from, uint32_t to)
{
    if (c->graph_form)
        return c->arcs[dm][from][to];
    if (from == to || !obeys_directions(c, dm, from, to))
        return false;
    if (c->single_step && __builtin_popcount(from ^ to) > 1)
        return false;
    for (size_t k = 0; k < c->forbidden_count; k++) {
        const rc_forbidden *ban = &c->forbidden[k];
        if ((ban->by == 0 || ban->by >> dm & 1u) && rc_statement_holds(&ban->from, from) &&
            (!ban->has_to || rc_statement_holds(&ban->to, to)))
            return false;
    }
    return true;
}

static int score(const random_conflict *c, const rc_reading *reading, uint32_t code)
{
    int sum = 0;
    if (reading->kind == DT_BY_RANKING)
        return reading->classes[code];
    for (size_t k = 0; reading->kind == DT_BY_STATEMENTS && k < reading->statement_count; k++)
        sum = 2 * sum + rc_statement_holds(&reading->statements[k], code);
    for (size_t o = 0; reading->kind == DT_BY_WEIGHTS && o < c->options; o++)
        sum += code >> o & 1u ? reading->weights[o] : 0;
    return sum;
}

int rc_compare(const random_conflict *c, size_t dm, size_t reading, uint32_t a, uint32_t b)
{
    int left = score(c, &c->readings[dm][reading], a), right = score(c, &c->readings[dm][reading], b);
    return (left > right) - (left < right);
}

uint32_t rc_code_of(const random_conflict *c, const uint64_t *vector)
{
    uint32_t code = 0;
    if (c->graph_form)
        return (uint32_t)*vector;
    const uint8_t padded = rc_first_option(c, c->padded_dm);
    for (uint8_t o = 0; o < c->options; o++)
        if (dt_bit_get(vector, o < padded ? o : o + (size_t)c->padding))
            code |= 1u << o;
    return code;
}

bool random_conflict_has_state(const random_conflict *c)
{
    for (uint32_t code = 0; code < rc_code_end(c); code++)
        if (rc_feasible(c, code))
            return true;
    return false;
}

/* ---- drawing ------------------------------------------------------------------------------------------------- */

static bool chance(dt_random *random, unsigned percent)
{
    return dt_random_below(random, 100) < percent;
}

static uint8_t between(dt_random *random, uint8_t low, uint8_t high)
{
    return (uint8_t)(low + dt_random_below(random, high - low + 1u));
}

static void draw_classes(rc_reading *reading, dt_random *random, uint32_t codes, bool by_patterns)
{
    uint8_t of_value[RC_CODES];
    const uint8_t classes = chance(random, 50) ? between(random, 1, 4) : UINT8_MAX; /* the few make many ties */
    reading->mask = by_patterns ? (uint16_t)dt_random_below(random, codes) : 0;
    for (uint32_t value = 0; value < codes; value++)
        of_value[value] = (uint8_t)dt_random_below(random, classes);
    for (uint32_t code = 0; code < codes; code++)
        reading->classes[code] = of_value[reading->mask ? code & reading->mask : code];
}

static void draw_reading(rc_reading *reading, dt_random *random, const random_conflict *c)
{
    static const dt_preference_kind kinds[] = {DT_BY_STATEMENTS, DT_BY_STATEMENTS, DT_BY_RANKING, DT_BY_WEIGHTS};
    const bool options = !c->graph_form && c->options > 0;
    reading->kind = c->graph_form ? DT_BY_RANKING : options ? kinds[dt_random_below(random, 4)] : DT_BY_STATEMENTS;
    reading->statement_count = chance(random, 6) ? 0 : between(random, 1, RC_STATEMENTS);
    for (size_t k = 0; k < RC_STATEMENTS; k++)
        rc_statement_draw(&reading->statements[k], random, c->options);
    for (size_t o = 0; o < (c->options > RC_LARGE ? RC_OPTIONS : RC_LARGE); o++)
        reading->weights[o] = (int8_t)(between(random, 0, 8) - 4);
    draw_classes(reading, random, rc_code_end(c), options && chance(random, 25));
}

static void draw_preferences(random_conflict *c, dt_random *random, const rc_shape *shape)
{
    for (size_t dm = 0; dm < c->dms; dm++) {
        c->reading_count[dm] = chance(random, 15) ? between(random, 2, RC_READINGS) : 1;
        c->profile[dm] = between(random, 0, (uint8_t)(c->reading_count[dm] - 1));
        for (size_t k = 0; k < c->reading_count[dm]; k++)
            draw_reading(&c->readings[dm][k], random, c);
        for (size_t k = 0; shape->unranked && k < c->reading_count[dm]; k++)
            if (c->readings[dm][k].kind == DT_BY_RANKING)
                c->readings[dm][k].kind = DT_BY_WEIGHTS;
    }
}

static void close_transitively(bool arcs[RC_STATES][RC_STATES], size_t states)
{
    for (size_t via = 0; via < states; via++)
        for (size_t from = 0; from < states; from++)
            for (size_t to = 0; to < states; to++)
                if (from != to && arcs[from][via] && arcs[via][to])
                    arcs[from][to] = true;
}

static void draw_graph(random_conflict *c, dt_random *random, const rc_shape *shape)
{
    const unsigned percent = between(random, 15, 50);
    const bool transitive = shape->subsets_only || chance(random, 50);
    c->states = between(random, 3, RC_STATES);
    for (size_t dm = 0; dm < c->dms; dm++) {
        for (size_t from = 0; from < c->states; from++)
            for (size_t to = 0; to < c->states; to++)
                c->arcs[dm][from][to] = from != to && chance(random, percent);
        if (transitive)
            close_transitively(c->arcs[dm], c->states);
    }
}

static void draw_options(random_conflict *c, dt_random *random, const rc_shape *shape)
{
    const unsigned one_way = chance(random, 50) ? 30 : 0;
    const uint8_t many = shape->small ? 4 : chance(random, 70) ? 5 : 7;
    c->options = chance(random, 2) ? 0 : between(random, chance(random, 15) ? 1 : 3, many);
    if (shape->crowded)
        c->options = between(random, c->dms, many);
    if (shape->large)
        c->options = between(random, RC_LARGE - 1, RC_LARGE);
    if (shape->huge)
        c->options = between(random, RC_LARGE + 1, RC_OPTIONS);
    for (uint8_t o = 0; o < c->options; o++) {
        c->owner[o] = shape->crowded && o < c->dms ? o : between(random, 0, (uint8_t)(c->dms - 1));
        for (uint8_t k = o; k > 0 && c->owner[k - 1] > c->owner[k]; k--) { /* keeps the owners in order */
            uint8_t swap = c->owner[k];
            c->owner[k] = c->owner[k - 1];
            c->owner[k - 1] = swap;
        }
        c->direction[o] = chance(random, one_way) ? chance(random, 70) ? DT_TAKE : DT_DROP : DT_BOTH;
    }
    c->shared_names = chance(random, 30);
    c->padding = c->options > 0 && chance(random, 3) ? between(random, 55, 70) : 0;
    c->padded_dm = between(random, 0, (uint8_t)(c->dms - 1));
}

static void draw_rule(rc_rule *rule, dt_random *random, uint8_t options)
{
    const uint32_t codes = 1u << options;
    rule->care = (uint16_t)(dt_random_below(random, codes) | dt_random_below(random, codes));
    rule->value = (uint16_t)(dt_random_below(random, codes) & rule->care);
    rule->is_pattern = options > 0 && chance(random, 30);
    rc_statement_draw(&rule->that, random, options);
}

static void draw_rules(random_conflict *c, dt_random *random, const rc_shape *shape)
{
    c->rule_count = shape->all_feasible || chance(random, shape->crowded ? 0 : 40) ? 0 : between(random, 1, RC_RULES);
    for (size_t k = 0; k < c->rule_count; k++)
        draw_rule(&c->rules[k], random, c->options);
    while (!random_conflict_has_state(c))
        c->rule_count--;
    if (shape->subsets_only)
        return;
    c->single_step = chance(random, 20);
    c->forbidden_count = chance(random, 70) ? 0 : between(random, 1, RC_FORBIDDEN);
    for (size_t k = 0; k < c->forbidden_count; k++) {
        rc_forbidden *ban = &c->forbidden[k];
        ban->by = (uint8_t)dt_random_below(random, 1u << c->dms);
        ban->has_to = chance(random, 75);
        rc_statement_draw(&ban->from, random, c->options);
        rc_statement_draw(&ban->to, random, c->options);
    }
}

/* Half of them may exchange anywhere. */
static void draw_exchanges(random_conflict *c, dt_random *random)
{
    c->exchanges = chance(random, 80);
    rc_statement_draw(&c->exchange_requires, random, c->options);
    if (chance(random, 50))
        c->exchange_requires = (rc_statement){.count = 1, .nodes = {{.op = RC_TRUE}}};
}

void random_conflict_draw(random_conflict *out, uint64_t seed, const rc_shape *shape)
{
    dt_random random = {.state = seed};
    memset(out, 0, sizeof *out);
    out->seed = seed;
    out->graph_form = shape->form == RC_EITHER ? chance(&random, 40) : shape->form == RC_GRAPH_FORM;
    const uint8_t low = shape->min_dms ? shape->min_dms : out->graph_form ? 2 : 1;
    out->dms = between(&random, low, shape->max_dms ? shape->max_dms : RC_DMS);
    if (out->graph_form) {
        draw_graph(out, &random, shape);
    } else {
        draw_options(out, &random, shape);
        draw_rules(out, &random, shape);
    }
    draw_preferences(out, &random, shape);
    if (!out->graph_form)
        draw_exchanges(out, &random);
}
