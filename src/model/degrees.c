/* SPDX-License-Identifier: MIT */
/* Numbers in comparisons of pairs: degrees of fuzzy and grey preference and the certainty that they have to have, probabilities
 * and how probable is probable enough. All numbers are whole ones, in DT_FUZZY_ONE parts. */
#include "model/forms.h"

#include <string.h>

/* ---- numbers ----------------------------------------------------------------------------------------------------- */

/* "0.75", with a point: "1" could be the name of a state. @return its length, 0 where it is none from 0 to 1. */
static size_t read_part(const char *word, size_t length, int32_t *out)
{
    int64_t parts = 0, unit = DT_FUZZY_ONE;
    size_t at = 2;
    if (length < 3 || (word[0] != '0' && word[0] != '1') || word[1] != '.')
        return 0;
    for (; at < length && word[at] >= '0' && word[at] <= '9' && unit > 1; at++)
        parts += (word[at] - '0') * (unit /= 10);
    parts += word[0] == '1' ? DT_FUZZY_ONE : 0;
    *out = (int32_t)parts;
    return at > 2 && parts <= DT_FUZZY_ONE ? at : 0;
}

/* "0.75" or "0.6..0.8". @return its length, 0 where it is neither. */
static size_t read_range(const char *word, size_t length, dt_chance *out)
{
    size_t first = read_part(word, length, &out->least);
    out->most = out->least;
    if (first == 0 || length - first < 2 || strncmp(word + first, "..", 2) != 0)
        return first;
    size_t second = read_part(word + first + 2, length - first - 2, &out->most);
    return second && out->least <= out->most ? first + 2 + second : 0;
}

/* Numbers and ranges in ascending order: "0.2..0.3|0.6". A degree that is known no better counts by its middle; of several ranges
 * by the mean of their middles, weighed by their lengths, so that a single number among ranges has no weight; of numbers alone by
 * their mean. That is a reading of grey preference (Kuang, Bashar, Hipel and Kilgour 2015), not verified. */
static bool read_degree(const char *word, size_t length, dt_pair_entry *out)
{
    int64_t lengths = 0, weighed = 0, parts = 0, sum = 0;
    int32_t last = -1;
    for (size_t at = 0; at == 0 || word[at++] == '|';) {
        dt_chance part;
        size_t used = read_range(word + at, length - at, &part);
        int64_t wide = part.most - part.least, twice = (int64_t)part.least + part.most;
        if (used == 0 || part.least <= last)
            return false;
        lengths += wide;
        weighed += wide * twice;
        sum += twice;
        parts++;
        last = part.most;
        at += used;
        if (at < length)
            continue;
        out->fuzzy = true;
        out->grey = parts > 1 || lengths > 0;
        out->twice = lengths ? weighed : sum;
        out->over = lengths ? lengths : parts;
        return true;
    }
    return false;
}

/* "0.6/0.3", "0.5..0.7/0.2": how probably the first is preferred, and how probably the second. */
static bool read_chance(const char *word, size_t length, dt_pair_entry *out)
{
    size_t first = read_range(word, length, &out->relation.chance);
    if (first == 0 || first + 1 >= length || word[first] != '/')
        return false;
    out->chances = read_range(word + first + 1, length - first - 1, &out->relation.back) == length - first - 1;
    return out->chances;
}

bool dt_read_one_chance(const char *word, size_t length, dt_chance *out)
{
    return length > 0 && read_range(word, length, out) == length;
}

bool dt_read_measure(const char *word, size_t length, dt_pair_entry *out)
{
    return read_chance(word, length, out) || read_degree(word, length, out);
}

/* The value of a key, from 0 to 1: here "0" and "1" are numbers. */
static bool read_fraction(const dt_node *node, int32_t *out)
{
    if (node->length == 1 && (*node->text == '0' || *node->text == '1')) {
        *out = *node->text == '1' ? DT_FUZZY_ONE : 0;
        return true;
    }
    return read_part(node->text, node->length, out) == node->length && node->length > 0;
}

/* ---- fuzzy preferences ------------------------------------------------------------------------------------------- */

/* How certain it is that the first is preferred, less how certain it is that the second is: r - (1 - r), for the r that
 * read_degree() tells of (Bashar, Kilgour and Hipel 2012). */
static dt_relation cut_at(const dt_pair_entry *entry, int64_t threshold)
{
    int64_t certainty = entry->twice - entry->over * DT_FUZZY_ONE;
    if (certainty >= threshold * entry->over)
        return (dt_relation){.kind = DT_PREFERRED, .strength = DT_MILD};
    if (-certainty >= threshold * entry->over)
        return (dt_relation){.kind = DT_DISPREFERRED, .strength = DT_MILD};
    return (dt_relation){.kind = DT_TIED};
}

static bool read_threshold(dt_reader *r, const dt_node *node, int32_t *threshold)
{
    if (read_fraction(node, threshold) && *threshold > 0)
        return true;
    DT_REPORT(r, DT_CODE_BAD_PAIR, node->span, "a threshold is more than 0 and at most 1, such as 0.4, not \"%s\"",
              DT_SHOW(node));
    return false;
}

bool dt_read_threshold(dt_reader *r, const dt_node *node, dt_reading *out)
{
    int32_t threshold = 0;
    const dt_pair_entry *first = NULL;
    for (size_t k = 0; k < out->pair_count && !first; k++)
        first = out->pairs[k].fuzzy ? &out->pairs[k] : NULL;
    if (first && !node)
        DT_REPORT_PAIR(r, first, "\"%s\" has a degree, so \"threshold\" must say how certain a preference has to be",
                       first->text);
    if (!node || !read_threshold(r, node, &threshold))
        return !first && !node;
    dt_pair_entry *pairs = dt_arena_copy(r->arena, out->pairs, out->pair_count, sizeof *pairs);
    if (!pairs)
        return true; /* the arena remembers */
    for (size_t k = 0; k < out->pair_count; k++)
        if (pairs[k].fuzzy)
            pairs[k].relation = cut_at(&pairs[k], threshold);
    out->pairs = pairs;
    out->threshold = node->text;
    return true;
}

/* ---- probabilities ----------------------------------------------------------------------------------------------- */

static const struct {
    const char *name, *range;
    bool zero, one; /* may it be that? */
} parameters[DT_CHANCE_KEYS] = {
    {"alpha", "more than 0 and at most 1", false, true},
    {"beta", "more than 0 and at most 1", false, true},
    {"gamma", "at least 0 and less than 1", true, false},
};

static bool read_parameter(dt_reader *r, const dt_node *node, size_t k, int32_t *out)
{
    if (read_fraction(node, out) && (parameters[k].zero || *out > 0) && (parameters[k].one || *out < DT_FUZZY_ONE))
        return true;
    DT_REPORT(r, DT_CODE_BAD_PAIR, node->span, "\"%s\" is %s, such as 0.5, not \"%s\"", parameters[k].name,
              parameters[k].range, DT_SHOW(node));
    return false;
}

/* All three or none. @return false after reporting. */
static bool read_parameters(dt_reader *r, const dt_node *const nodes[DT_CHANCE_KEYS], const dt_pair_entry *first,
                            dt_chances *out)
{
    int32_t *const into[DT_CHANCE_KEYS] = {&out->alpha, &out->beta, &out->gamma};
    bool right = true;
    const dt_node *given = nodes[0] ? nodes[0] : nodes[1] ? nodes[1] : nodes[2];
    for (size_t k = 0; k < DT_CHANCE_KEYS; k++) {
        if (nodes[k]) {
            right = read_parameter(r, nodes[k], k, into[k]) && right;
            continue;
        }
        dt_diagnostics_turn(r->diagnostics, given ? NULL : first->source);
        DT_REPORT(r, DT_CODE_BAD_PAIR, given ? given->span : first->span,
                  "\"%s\" is missing; \"alpha\", \"beta\" and \"gamma\" together say what is probable enough",
                  parameters[k].name);
        dt_diagnostics_turn(r->diagnostics, NULL);
        right = false;
    }
    return right;
}

/* What a comparison by a sign says of probabilities. */
static bool read_sign(dt_reader *r, dt_pair_entry *entry, const dt_chances *bounds)
{
    const dt_chance never = {0, 0}, always = {DT_FUZZY_ONE, DT_FUZZY_ONE};
    const dt_relation sign = entry->relation;
    if (entry->fuzzy || sign.kind == DT_NOT_KNOWN || sign.strength > DT_MILD) {
        DT_REPORT_PAIR(
            r, entry,
            "\"%s\" is no comparison by probabilities; write one of >, <, =, and 0.6/0.3 or 0.5..0.7/0.2..0.3 for how "
            "probably the first and the second is preferred",
            entry->text);
        return false;
    }
    entry->relation = (dt_relation){.kind = DT_BY_CHANCE, .bounds = bounds, .chance = never, .back = never};
    if (sign.kind == DT_PREFERRED)
        entry->relation.chance = always;
    if (sign.kind == DT_DISPREFERRED)
        entry->relation.back = always;
    return true;
}

static bool read_entry(dt_reader *r, dt_pair_entry *entry, const dt_chances *bounds)
{
    if (!entry->chances)
        return read_sign(r, entry, bounds);
    entry->relation.kind = DT_BY_CHANCE;
    entry->relation.strength = 0;
    entry->relation.bounds = bounds;
    if ((int64_t)entry->relation.chance.least + entry->relation.back.least <= DT_FUZZY_ONE)
        return true;
    DT_REPORT_PAIR(
        r, entry,
        "the probabilities of \"%s\" are more than 1 together; what they leave is how probably neither is preferred",
        entry->text);
    return false;
}

static bool read_entries(dt_reader *r, const dt_chances *bounds, dt_reading *out)
{
    bool right = true;
    dt_pair_entry *pairs = dt_arena_copy(r->arena, out->pairs, out->pair_count, sizeof *pairs);
    if (!pairs)
        return true; /* the arena remembers */
    for (size_t k = 0; k < out->pair_count; k++)
        right = read_entry(r, &pairs[k], bounds) && right;
    out->pairs = pairs;
    out->chances = bounds;
    return right;
}

bool dt_read_chances(dt_reader *r, const dt_node *const nodes[DT_CHANCE_KEYS], dt_reading *out)
{
    dt_chances bounds = {.alpha = 0};
    const dt_pair_entry *first = NULL;
    for (size_t k = 0; k < out->pair_count && !first; k++)
        first = out->pairs[k].chances ? &out->pairs[k] : NULL;
    if (!first && !nodes[0] && !nodes[1] && !nodes[2])
        return true;
    bool right = read_parameters(r, nodes, first, &bounds);
    if (out->others.kind == DT_NOT_KNOWN) {
        DT_REPORT(r, DT_CODE_BAD_PAIR, out->span,
                  "beside probabilities \"others\" is tied: what is not known has bounds, such as 0.0..1.0/0.0..1.0");
        right = false;
    }
    const dt_chances *kept = dt_arena_copy(r->arena, &bounds, 1, sizeof bounds);
    if (!kept)
        return true; /* the arena remembers */
    out->others = (dt_relation){.kind = DT_BY_CHANCE, .bounds = kept};
    return read_entries(r, kept, out) && right;
}

bool dt_reading_has_bounds(const dt_reading *reading)
{
    bool bounds = false;
    for (size_t k = 0; reading->chances && k < reading->pair_count && !bounds; k++) {
        const dt_relation *relation = &reading->pairs[k].relation;
        bounds = relation->chance.least < relation->chance.most || relation->back.least < relation->back.most;
    }
    return bounds;
}
