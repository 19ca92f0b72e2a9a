/* SPDX-License-Identifier: MIT */
#include "shrink.h"

#include <string.h>

/* Deletes the `index`-th thing of its kind; false if there is none. */
typedef bool (*deletion)(random_conflict *c, size_t index);

#define DELETE_ITEM(array, count, index)                                                                               \
    memmove(&(array)[index], &(array)[(index) + 1], ((size_t)--(count) - (index)) * sizeof *(array))

/* ---- every statement of a conflict ----------------------------------------------------------------------------- */

typedef bool (*visit_statement)(rc_statement *statement, void *user); /* true: stop */

static bool visit_reading(rc_reading *reading, visit_statement visit, void *user)
{
    for (size_t k = 0; k < reading->statement_count; k++)
        if (visit(&reading->statements[k], user))
            return true;
    return false;
}

static bool visit_statements(random_conflict *c, visit_statement visit, void *user)
{
    for (size_t k = 0; k < c->rule_count; k++)
        if (visit(&c->rules[k].that, user))
            return true;
    for (size_t k = 0; k < c->forbidden_count; k++)
        if (visit(&c->forbidden[k].from, user) || visit(&c->forbidden[k].to, user))
            return true;
    if (c->exchanges && visit(&c->exchange_requires, user))
        return true;
    for (size_t dm = 0; dm < c->dms; dm++)
        for (size_t k = 0; k < c->reading_count[dm]; k++)
            if (visit_reading(&c->readings[dm][k], visit, user))
                return true;
    return false;
}

/* ---- options and states ---------------------------------------------------------------------------------------- */

static uint32_t without_bit(uint32_t code, uint8_t bit)
{
    const uint32_t below = (1u << bit) - 1;
    return (code & below) | (code >> 1 & ~below);
}

static uint32_t with_gap(uint32_t code, uint8_t bit)
{
    const uint32_t below = (1u << bit) - 1;
    return (code & below) | (code & ~below) << 1;
}

static bool forget_option(rc_statement *statement, void *option)
{
    rc_statement_drop_option(statement, *(uint8_t *)option);
    return false;
}

static void drop_from_rules(random_conflict *c, uint8_t option)
{
    for (size_t k = 0; k < c->rule_count; k++) {
        rc_rule *rule = &c->rules[k];
        if (rule->is_pattern && rule->value >> option & 1u)
            *rule = (rc_rule){.that = {.count = 1}}; /* asks for an option nobody has: false */
        rule->care = (uint16_t)without_bit(rule->care, option);
        rule->value = (uint16_t)without_bit(rule->value, option);
    }
}

static void drop_from_reading(rc_reading *reading, uint8_t option, uint32_t codes_left, uint8_t options_left)
{
    for (uint32_t code = 0; code < codes_left; code++)
        reading->classes[code] = reading->classes[with_gap(code, option)];
    reading->mask = (uint16_t)without_bit(reading->mask, option);
    for (uint8_t o = option; o < options_left; o++)
        reading->weights[o] = reading->weights[o + 1];
    if (options_left == 0 && reading->kind != DT_BY_STATEMENTS) { /* there is no pattern left to write */
        reading->kind = DT_BY_STATEMENTS;
        reading->statement_count = 0;
    }
}

/* What is left are the states where the option is not taken. */
static bool delete_option(random_conflict *c, size_t index)
{
    uint8_t option = (uint8_t)index, left = c->options;
    if (c->graph_form || option >= c->options)
        return false;
    visit_statements(c, forget_option, &option);
    drop_from_rules(c, option);
    DELETE_ITEM(c->owner, left, index);
    DELETE_ITEM(c->direction, c->options, index);
    c->padding = c->options == 0 ? 0 : c->padding;
    for (size_t dm = 0; dm < c->dms; dm++)
        for (size_t k = 0; k < c->reading_count[dm]; k++)
            drop_from_reading(&c->readings[dm][k], option, 1u << c->options, c->options);
    return true;
}

static bool delete_state(random_conflict *c, size_t index)
{
    if (!c->graph_form || index >= c->states || c->states == 1)
        return false;
    uint8_t left = c->states;
    for (size_t dm = 0; dm < c->dms; dm++) {
        for (size_t from = 0; from < c->states; from++) {
            left = c->states;
            DELETE_ITEM(c->arcs[dm][from], left, index);
        }
        left = c->states;
        DELETE_ITEM(c->arcs[dm], left, index);
        for (size_t k = 0; k < c->reading_count[dm]; k++) {
            left = c->states;
            DELETE_ITEM(c->readings[dm][k].classes, left, index);
        }
    }
    c->states--;
    return true;
}

/* ---- decision makers ------------------------------------------------------------------------------------------- */

static uint8_t movers_without(uint8_t by, size_t dm)
{
    return (uint8_t)without_bit(by, (uint8_t)dm);
}

static bool delete_dm(random_conflict *c, size_t dm)
{
    if (dm >= c->dms || c->dms == 1)
        return false;
    while (!c->graph_form && rc_option_count(c, dm) > 0)
        delete_option(c, rc_first_option(c, dm));
    for (size_t o = 0; o < c->options; o++)
        c->owner[o] = (uint8_t)(c->owner[o] - (c->owner[o] > dm));
    c->padded_dm = c->padded_dm >= c->dms - 1 ? 0 : c->padded_dm;
    for (size_t k = c->forbidden_count; k-- > 0;) {
        uint8_t by = movers_without(c->forbidden[k].by, dm);
        if (by == 0 && c->forbidden[k].by != 0) /* it was about this one alone; 0 would now mean everybody */
            DELETE_ITEM(c->forbidden, c->forbidden_count, k);
        else
            c->forbidden[k].by = by;
    }
    uint8_t left = c->dms;
    DELETE_ITEM(c->arcs, left, dm);
    left = c->dms;
    DELETE_ITEM(c->reading_count, left, dm);
    left = c->dms;
    DELETE_ITEM(c->profile, left, dm);
    DELETE_ITEM(c->readings, c->dms, dm);
    return true;
}

static bool delete_other_readings(random_conflict *c, size_t dm)
{
    if (dm >= c->dms)
        return false;
    c->readings[dm][0] = c->readings[dm][c->profile[dm]];
    c->reading_count[dm] = 1;
    c->profile[dm] = 0;
    return true;
}

static bool delete_preference(random_conflict *c, size_t dm)
{
    rc_reading *reading = &c->readings[dm][0];
    if (dm >= c->dms)
        return false;
    memset(reading->classes, 0, sizeof reading->classes);
    reading->mask = 0;
    reading->kind = c->graph_form ? DT_BY_RANKING : DT_BY_STATEMENTS;
    reading->statement_count = 0;
    c->reading_count[dm] = 1;
    c->profile[dm] = 0;
    return true;
}

/* ---- judgements ------------------------------------------------------------------------------------------------ */

static bool delete_rule(random_conflict *c, size_t index)
{
    if (index >= c->rule_count)
        return false;
    DELETE_ITEM(c->rules, c->rule_count, index);
    return true;
}

static bool delete_forbidden(random_conflict *c, size_t index)
{
    if (index >= c->forbidden_count)
        return false;
    DELETE_ITEM(c->forbidden, c->forbidden_count, index);
    return true;
}

static bool delete_statement(random_conflict *c, size_t index)
{
    for (size_t dm = 0; dm < c->dms; dm++) {
        for (size_t k = 0; k < c->reading_count[dm]; k++) {
            rc_reading *reading = &c->readings[dm][k];
            if (index < reading->statement_count) {
                DELETE_ITEM(reading->statements, reading->statement_count, index);
                return true;
            }
            index -= reading->statement_count;
        }
    }
    return false;
}

/* Puts the k-th part of the root in the root's place, over all statements and their parts in turn. What is cut off
 * stays behind in the array, where nothing refers to it. */
static bool lift_part(rc_statement *statement, void *user)
{
    size_t *index = user;
    const rc_node root = statement->nodes[0];
    if (*index < root.kid_count) {
        statement->nodes[0] = statement->nodes[root.kids[*index]];
        return true;
    }
    *index -= root.kid_count;
    return false;
}

static bool delete_around_part(random_conflict *c, size_t index)
{
    return visit_statements(c, lift_part, &index);
}

/* ---- lesser things --------------------------------------------------------------------------------------------- */

static bool delete_arc(random_conflict *c, size_t index)
{
    bool *arcs = &c->arcs[0][0][0];
    for (size_t k = 0; k < sizeof c->arcs / sizeof *arcs; k++) {
        if (arcs[k] && index-- == 0) {
            arcs[k] = false;
            return true;
        }
    }
    return false;
}

static bool delete_direction(random_conflict *c, size_t index)
{
    if (index >= c->options)
        return false;
    c->direction[index] = DT_BOTH;
    return true;
}

static bool delete_adornment(random_conflict *c, size_t index)
{
    random_conflict plain = *c;
    if (index == 0)
        plain.single_step = false;
    else if (index == 1)
        plain.padding = 0;
    else if (index == 2)
        plain.shared_names = false;
    else if (index == 3)
        plain.exchanges = false;
    else
        return false;
    *c = plain;
    return true;
}

/* Writes a ranking by patterns as one by states. */
static bool delete_mask(random_conflict *c, size_t dm)
{
    if (dm >= c->dms)
        return false;
    c->readings[dm][0].mask = 0;
    return true;
}

static bool delete_weight(random_conflict *c, size_t index)
{
    if (index >= (size_t)c->dms * RC_OPTIONS)
        return false;
    c->readings[index / RC_OPTIONS][0].weights[index % RC_OPTIONS] = 0;
    return true;
}

/* ---- the descent ----------------------------------------------------------------------------------------------- */

/* Some deletions only reset a thing; one that was so before is no progress. */
static bool changed(const random_conflict *before, const random_conflict *after)
{
    return memcmp(before, after, sizeof *before) != 0;
}

static bool descend(random_conflict *c, deletion cut, bool (*fails)(const random_conflict *, void *), void *user)
{
    bool smaller = false;
    for (size_t index = 0;;) {
        random_conflict attempt = *c;
        if (!cut(&attempt, index))
            return smaller;
        if (changed(c, &attempt) && random_conflict_has_state(&attempt) && fails(&attempt, user)) {
            *c = attempt;
            smaller = true;
        } else {
            index++;
        }
    }
}

void shrink(random_conflict *c, bool (*fails)(const random_conflict *c, void *user), void *user)
{
    static const deletion deletions[] = {
        delete_other_readings, delete_dm,         delete_option,    delete_state,       delete_rule,
        delete_forbidden,      delete_preference, delete_statement, delete_arc,         delete_direction,
        delete_adornment,      delete_mask,       delete_weight,    delete_around_part,
    };
    bool smaller = true;
    while (smaller) {
        smaller = false;
        for (size_t k = 0; k < sizeof deletions / sizeof *deletions; k++)
            smaller = descend(c, deletions[k], fails, user) || smaller;
    }
}
