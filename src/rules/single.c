/* SPDX-License-Identifier: MIT */
/* Questions about one state or one pair of states, straight from the model. */
#include "base/bits.h"

#include <detente/rules.h>

#include <assert.h>
#include <string.h>

bool dt_rules_feasible(const dt_model *model, const uint64_t *state)
{
    for (size_t k = 0; k < model->infeasible_count; k++)
        if (dt_statement_holds(model->infeasible[k].that, state))
            return false;
    return true;
}

/* ---- moves --------------------------------------------------------------------------------------------------- */

static bool listed_move(const dt_model *model, size_t dm, uint64_t from, uint64_t to)
{
    const uint32_t *pairs = model->graph_moves[dm];
    size_t low = 0, high = model->graph_move_counts[dm];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        uint64_t at = (uint64_t)pairs[2 * middle] << 32 | pairs[2 * middle + 1];
        if (at < (from << 32 | to))
            low = middle + 1;
        else
            high = middle;
    }
    return low < model->graph_move_counts[dm] && pairs[2 * low] == from && pairs[2 * low + 1] == to;
}

static bool obeys_direction(const dt_model *model, size_t option, bool taking)
{
    dt_direction direction = model->options[option].direction;
    return direction == DT_BOTH || (direction == DT_TAKE) == taking;
}

/* Does every option that differs belong to `dm`? Counts them, and those that change against their direction. */
static bool changes_own_options(const dt_model *model, size_t dm, const uint64_t *from, const uint64_t *to,
                                size_t *changed, size_t *against)
{
    size_t first = model->decision_makers[dm].first_option;
    size_t end = first + model->decision_makers[dm].option_count;
    *changed = *against = 0;
    for (size_t word = 0; word < dt_model_words(model); word++) {
        for (uint64_t differ = from[word] ^ to[word]; differ; differ &= differ - 1) {
            size_t option = word * 64 + (size_t)__builtin_ctzll(differ);
            if (option < first || option >= end)
                return false;
            ++*changed;
            *against += !obeys_direction(model, option, dt_bit_get(to, option));
        }
    }
    return true;
}

bool dt_rules_forbids(const dt_model *model, size_t dm, const uint64_t *from, const uint64_t *to)
{
    for (size_t k = 0; k < model->forbidden_count; k++) {
        const dt_forbidden *rule = &model->forbidden[k];
        if (dt_bit_get(rule->by, dm) && dt_statement_holds(rule->from, from) &&
            (!rule->to || dt_statement_holds(rule->to, to)))
            return true;
    }
    return false;
}

bool dt_rules_may_move(const dt_model *model, size_t dm, const uint64_t *from, const uint64_t *to)
{
    return dt_rules_obstacle(model, dm, from, to) == DT_OBSTACLE_NONE;
}

dt_obstacle dt_rules_obstacle(const dt_model *model, size_t dm, const uint64_t *from, const uint64_t *to)
{
    size_t changed, against;
    if (model->graph_form)
        return listed_move(model, dm, *from, *to) ? DT_OBSTACLE_NONE : DT_OBSTACLE_NO_MOVE;
    if (!changes_own_options(model, dm, from, to, &changed, &against) || changed == 0 ||
        (model->single_step && changed > 1))
        return DT_OBSTACLE_NO_MOVE;
    if (against)
        return DT_OBSTACLE_DIRECTION;
    return dt_rules_forbids(model, dm, from, to) ? DT_OBSTACLE_FORBIDDEN : DT_OBSTACLE_NONE;
}

/* How many of its options `dm` changes; SIZE_MAX where it may not change one of them so. */
static size_t count_changes(const dt_model *model, size_t dm, const uint64_t *from, const uint64_t *to)
{
    const dt_decision_maker *who = &model->decision_makers[dm];
    size_t changed = 0;
    for (size_t option = who->first_option; option < who->first_option + who->option_count; option++) {
        bool taken = dt_bit_get(to, option);
        if (dt_bit_get(from, option) == taken)
            continue;
        if (!obeys_direction(model, option, taken))
            return SIZE_MAX;
        changed++;
    }
    return changed;
}

bool dt_rules_may_move_together(const dt_model *model, const uint64_t *members, const uint64_t *from,
                                const uint64_t *to)
{
    size_t most = model->single_step ? 1 : SIZE_MAX - 1, all = 0;
    for (size_t dm = 0; dm < model->dm_count; dm++) {
        size_t changed = count_changes(model, dm, from, to);
        bool member = dt_bit_get(members, dm);
        if (changed > (member ? most : 0) || (changed && dt_rules_forbids(model, dm, from, to)))
            return false;
        all += changed;
    }
    return all > 0;
}

/* ---- preferences --------------------------------------------------------------------------------------------- */

size_t dt_rules_deciding(const dt_reading *reading, const uint64_t *a, const uint64_t *b)
{
    if (reading->kind != DT_BY_STATEMENTS)
        return DT_PATTERN_NONE;
    for (size_t k = 0; k < reading->statement_count; k++)
        if (dt_statement_holds(reading->statements[k].that, a) != dt_statement_holds(reading->statements[k].that, b))
            return k;
    return DT_PATTERN_NONE;
}

static int compare_by_statements(const dt_model *model, const dt_reading *reading, const uint64_t *a, const uint64_t *b)
{
    (void)model;
    size_t deciding = dt_rules_deciding(reading, a, b);
    if (deciding == DT_PATTERN_NONE)
        return 0;
    return dt_statement_holds(reading->statements[deciding].that, a) ? 1 : -1;
}

int64_t dt_rules_score(const dt_model *model, const dt_reading *reading, const uint64_t *state)
{
    int64_t score = 0;
    for (size_t o = 0; o < model->option_count; o++)
        if (dt_bit_get(state, o))
            score += reading->weights[o];
    return score;
}

static int compare_by_weights(const dt_model *model, const dt_reading *reading, const uint64_t *a, const uint64_t *b)
{
    int64_t left = dt_rules_score(model, reading, a), right = dt_rules_score(model, reading, b);
    return left < right ? -1 : left > right;
}

/* Is it this listed state, in graph form, or a state that fits the pattern? */
static bool fits(const dt_model *model, const dt_pattern *pattern, size_t listed, const uint64_t *state)
{
    if (model->graph_form)
        return listed == *state;
    for (size_t word = 0; word < dt_model_words(model); word++)
        if ((state[word] & pattern->care[word]) != pattern->value[word])
            return false;
    return true;
}

/* Index of the class that holds the state, 0 for the best; the number of classes if none does. */
static size_t class_of(const dt_model *model, const dt_reading *reading, const uint64_t *state)
{
    size_t entry = 0;
    for (size_t class = 0; class < reading->class_count; class ++)
        for (; entry < reading->class_ends[class]; entry++)
            if (fits(model, &reading->entries[entry].pattern, reading->entries[entry].state, state))
                return class;
    return reading->class_count;
}

static int compare_by_ranking(const dt_model *model, const dt_reading *reading, const uint64_t *a, const uint64_t *b)
{
    size_t left = class_of(model, reading, a), right = class_of(model, reading, b);
    return left > right ? -1 : left < right;
}

/* ---- preferences that need not be rankings ------------------------------------------------------------------- */

static dt_relation preference(int sign, unsigned strength)
{
    if (sign == 0)
        return (dt_relation){.kind = DT_TIED};
    return (dt_relation){.kind = sign > 0 ? DT_PREFERRED : DT_DISPREFERRED,
                         .strength = (uint8_t)(strength ? strength : DT_MILD)};
}

static dt_relation relate_by_statements(const dt_model *model, const dt_reading *reading, const uint64_t *a,
                                        const uint64_t *b)
{
    size_t deciding = dt_rules_deciding(reading, a, b);
    if (deciding != DT_PATTERN_NONE && reading->statements[deciding].unknown)
        return (dt_relation){.kind = DT_NOT_KNOWN};
    return preference(compare_by_statements(model, reading, a, b),
                      deciding == DT_PATTERN_NONE ? 0 : reading->statements[deciding].strength);
}

static dt_relation relate_by_ranking(const dt_model *model, const dt_reading *reading, const uint64_t *a,
                                     const uint64_t *b)
{
    size_t left = class_of(model, reading, a), right = class_of(model, reading, b);
    size_t low = left < right ? left : right, high = left < right ? right : left;
    unsigned strength = DT_MILD;
    for (size_t k = low; reading->strengths && k < high; k++)
        strength = reading->strengths[k] > strength ? reading->strengths[k] : strength;
    return preference(compare_by_ranking(model, reading, a, b), strength);
}

static dt_relation relate_by_weights(const dt_model *model, const dt_reading *reading, const uint64_t *a,
                                     const uint64_t *b)
{
    return preference(compare_by_weights(model, reading, a, b), DT_MILD);
}

static bool fits_side(const dt_model *model, const dt_pair_entry *entry, unsigned side, const uint64_t *state)
{
    return fits(model, &entry->patterns[side], entry->states[side], state);
}

/* The last entry of a run, which has `one` on the side that is common to all, with `other` on its other side. */
static const dt_pair_entry *find_in_run(const dt_model *model, const dt_reading *reading, size_t run,
                                        const uint64_t *one, const uint64_t *other)
{
    size_t first = reading->runs[run].first;
    size_t end = run + 1 < reading->run_count ? reading->runs[run + 1].first : reading->pair_count;
    unsigned side = reading->runs[run].side;
    if (!fits_side(model, &reading->pairs[first], side, one))
        return NULL;
    for (size_t k = end; k-- > first;)
        if (fits_side(model, &reading->pairs[k], 1 - side, other))
            return &reading->pairs[k];
    return NULL;
}

const dt_pair_entry *dt_rules_pair(const dt_model *model, const dt_reading *reading, const uint64_t *a,
                                   const uint64_t *b, bool *turned)
{
    *turned = false;
    for (size_t run = reading->kind == DT_BY_PAIRS ? reading->run_count : 0; run-- > 0;) {
        unsigned side = reading->runs[run].side;
        const dt_pair_entry *entry = find_in_run(model, reading, run, a, b);
        *turned = side == 1;
        if (!entry) {
            entry = find_in_run(model, reading, run, b, a);
            *turned = side == 0;
        }
        if (entry)
            return entry;
    }
    return NULL;
}

static dt_relation relate_by_pairs(const dt_model *model, const dt_reading *reading, const uint64_t *a,
                                   const uint64_t *b)
{
    bool turned;
    if (memcmp(a, b, dt_model_words(model) * sizeof *a) == 0)
        return (dt_relation){.kind = reading->chances ? DT_BY_CHANCE : DT_TIED, .bounds = reading->chances};
    const dt_pair_entry *entry = dt_rules_pair(model, reading, a, b, &turned);
    if (!entry)
        return reading->others;
    return turned ? dt_relation_turned(entry->relation) : entry->relation;
}

dt_relation dt_relation_turned(dt_relation relation)
{
    static const dt_relation_kind kinds[] = {[DT_TIED] = DT_TIED,
                                             [DT_PREFERRED] = DT_DISPREFERRED,
                                             [DT_DISPREFERRED] = DT_PREFERRED,
                                             [DT_NOT_KNOWN] = DT_NOT_KNOWN,
                                             [DT_BY_CHANCE] = DT_BY_CHANCE};
    dt_chance chance = relation.chance;
    relation.kind = kinds[relation.kind];
    relation.chance = relation.back;
    relation.back = chance;
    return relation;
}

bool dt_relation_leaves(dt_relation relation)
{
    return relation.kind == DT_PREFERRED;
}

bool dt_relation_answers(dt_relation relation)
{
    return relation.kind == DT_PREFERRED || relation.kind == DT_NOT_KNOWN;
}

bool dt_relation_deters(dt_relation relation)
{
    return relation.kind == DT_DISPREFERRED || relation.kind == DT_TIED;
}

static bool tempts(int32_t chance, const dt_chances *bounds)
{
    return chance > DT_FUZZY_ONE - bounds->alpha - DT_LEAVES_AT_BOUND;
}

dt_relation_kind dt_relation_tempting(dt_relation relation)
{
    if (relation.kind != DT_BY_CHANCE)
        return relation.kind;
    bool low = tempts(relation.chance.least, relation.bounds), high = tempts(relation.chance.most, relation.bounds);
    return low ? DT_PREFERRED : high ? DT_NOT_KNOWN : DT_BY_CHANCE;
}

uint32_t dt_relation_weight(dt_relation relation)
{
    if (relation.kind == DT_BY_CHANCE)
        return (uint32_t)relation.chance.least + (uint32_t)relation.chance.most;
    static const uint32_t middle[] = {[DT_DISPREFERRED] = DT_STRENGTH_MAX,
                                      [DT_TIED] = DT_STRENGTH_MAX + 1,
                                      [DT_NOT_KNOWN] = DT_STRENGTH_MAX + 2,
                                      [DT_PREFERRED] = DT_STRENGTH_MAX + 2};
    return relation.kind == DT_DISPREFERRED ? middle[relation.kind] - relation.strength
                                            : middle[relation.kind] + relation.strength;
}

dt_relation dt_rules_relate(const dt_model *model, const dt_reading *reading, const uint64_t *a, const uint64_t *b)
{
    static dt_relation (*const relate[])(const dt_model *, const dt_reading *, const uint64_t *, const uint64_t *) = {
        [DT_BY_STATEMENTS] = relate_by_statements,
        [DT_BY_RANKING] = relate_by_ranking,
        [DT_BY_WEIGHTS] = relate_by_weights,
        [DT_BY_PAIRS] = relate_by_pairs,
    };
    return relate[reading->kind](model, reading, a, b);
}

/* Pairs make no order. */
static int compare_no_order(const dt_model *model, const dt_reading *reading, const uint64_t *a, const uint64_t *b)
{
    (void)model, (void)reading, (void)a, (void)b;
    return 0;
}

int dt_rules_compare(const dt_model *model, const dt_reading *reading, const uint64_t *a, const uint64_t *b)
{
    static int (*const compare[])(const dt_model *, const dt_reading *, const uint64_t *, const uint64_t *) = {
        [DT_BY_STATEMENTS] = compare_by_statements,
        [DT_BY_RANKING] = compare_by_ranking,
        [DT_BY_WEIGHTS] = compare_by_weights,
        [DT_BY_PAIRS] = compare_no_order,
    };
    return compare[reading->kind](model, reading, a, b);
}
