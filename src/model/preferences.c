/* SPDX-License-Identifier: MIT */
/* What each decision maker wants, in one of several forms, or in several readings of them. A reading that cannot be read
 * becomes indifference, so that later stages do not report consequences of what was reported here. */
#include "base/bits.h"
#include "model/forms.h"

#include <string.h>

/* ---- by weights ---------------------------------------------------------------------------------------------- */

/* The option that the key of a weight names; DT_PATTERN_NONE after reporting. */
static size_t read_weighed_option(dt_reader *r, const dt_node *key, uint64_t *seen)
{
    size_t option = dt_read_option_name(r, key);
    if (option == DT_PATTERN_NONE)
        return option;
    if (dt_bit_get(seen, option)) {
        DT_REPORT(r, DT_CODE_LISTED_TWICE, key->span, "option \"%s\" has a weight already", DT_SHOW(key));
        return DT_PATTERN_NONE;
    }
    dt_bit_set(seen, option);
    return option;
}

static dt_status read_weights(dt_reader *r, const dt_node *mapping, dt_reading *out, bool *right)
{
    int32_t *weights = NULL;
    uint64_t *seen = r->scratch;
    size_t count = r->model->option_count + r->model->imagined_count;
    memset(seen, 0, dt_words_for(count) * sizeof *seen);
    DT_TRY(dt_new_bits(r, &weights, count * sizeof *weights));
    for (size_t k = 0; k < mapping->count; k++) {
        const dt_node *value = &mapping->items[k];
        if (value->kind == DT_NODE_NOTHING)
            continue;
        int32_t weight = 0;
        size_t option = read_weighed_option(r, &mapping->keys[k], seen);
        bool is_integer = dt_read_integer(r, value, "a weight", &weight);
        if (option == DT_PATTERN_NONE || !is_integer)
            *right = false;
        else
            weights[option] = weight;
    }
    out->kind = DT_BY_WEIGHTS;
    out->weights = weights;
    return DT_OK;
}

/* ---- one reading --------------------------------------------------------------------------------------------- */

typedef enum form {
    STATEMENTS,
    RANKING,
    WEIGHTS,
    PAIRS,
    TABLE,
    FORMS,
    OTHERS = FORMS,
    THRESHOLD,
    ALPHA,
    BETA,
    GAMMA,
    FORM_KEYS
} form;

static const struct {
    dt_status (*read)(dt_reader *r, const dt_node *node, dt_reading *out, bool *right);
    bool needs_options;
} forms[FORMS] = {
    [STATEMENTS] = {dt_read_statements, true}, [RANKING] = {dt_read_ranking, false}, [WEIGHTS] = {read_weights, true},
    [PAIRS] = {dt_read_pairs, false},          [TABLE] = {dt_read_table, false},
};

#define KEYS_OF_FORMS                                                                                                  \
    [STATEMENTS] = {"statements", DT_TAKES_LIST}, [RANKING] = {"ranking", DT_TAKES_LIST},                              \
    [WEIGHTS] = {"weights", DT_TAKES_MAPPING}, [PAIRS] = {"pairs", DT_TAKES_LIST}, [TABLE] = {"table", DT_TAKES_TEXT}, \
    [OTHERS] = {"others", DT_TAKES_TEXT}, [THRESHOLD] = {"threshold", DT_TAKES_TEXT},                                  \
    [ALPHA] = {"alpha", DT_TAKES_TEXT}, [BETA] = {"beta", DT_TAKES_TEXT}, [GAMMA] = {"gamma", DT_TAKES_TEXT}

/* Reads the preference in the one form that is given, or reports that it is not one. */
static bool only_one(const dt_fields *fields)
{
    size_t given = 0;
    for (form k = 0; k < FORMS; k++)
        given += fields->values[k] != NULL;
    return given == 1;
}

static void report_stray(dt_reader *r, const dt_fields *fields, const dt_node *stray)
{
    const dt_node *key = dt_key_of(fields->mapping, stray);
    DT_REPORT(r, DT_CODE_PREFERENCE_FORMS, key->span, "\"%s\" says more of \"pairs\", and there is no \"pairs\" here",
              DT_SHOW(key));
}

/* What is said beside pairs: how pairs compare that are not listed, how certain or probable a preference has to be. */
static void read_beside(dt_reader *r, const dt_fields *fields, dt_reading *out, bool *right)
{
    const dt_node *const *values = fields->values, *first = NULL;
    for (form k = OTHERS; k < FORM_KEYS && !first; k++)
        first = values[k];
    if (!values[PAIRS] && !values[TABLE]) {
        if (first)
            report_stray(r, fields, first);
        *right = *right && !first;
        return;
    }
    if (values[OTHERS])
        dt_read_others(r, values[OTHERS], out);
    *right = dt_read_chances(r, &values[ALPHA], out) && *right;
    if (out->chances && values[THRESHOLD]) {
        DT_REPORT(
            r, DT_CODE_BAD_PAIR, values[THRESHOLD]->span,
            "\"threshold\" is for degrees, \"alpha\", \"beta\" and \"gamma\" are for probabilities; give one or the "
            "other");
        *right = false;
    } else if (!out->chances) {
        *right = dt_read_threshold(r, values[THRESHOLD], out) && *right;
    }
}

static dt_status read_form(dt_reader *r, const dt_fields *fields, const char *choice, dt_reading *out)
{
    const dt_node *given = NULL;
    r->probable = fields->values[ALPHA] || fields->values[BETA] || fields->values[GAMMA];
    const unsigned spoilt = fields->spoilt & ((1u << FORM_KEYS) - 1);
    bool right = !spoilt;
    for (form k = 0; k < FORMS; k++) {
        const dt_node *value = fields->values[k];
        if (!value)
            continue;
        if (given) {
            DT_REPORT(r, DT_CODE_PREFERENCE_FORMS, dt_key_of(fields->mapping, value)->span,
                      "a second form of preference; give exactly one of %s", choice);
            right = false;
        }
        given = value;
        if (forms[k].needs_options && r->model->graph_form) {
            dt_refuse_in_graph_form(r, fields->mapping, value);
            right = false;
            continue;
        }
        out->span = value->span;
        DT_TRY(forms[k].read(r, value, out, &right));
    }
    read_beside(r, fields, out, &right);
    if (!given && !spoilt)
        DT_REPORT(r, DT_CODE_PREFERENCE_FORMS, fields->mapping->span, "no preference is given; give exactly one of %s",
                  choice);
    if (!right && out->kind == DT_BY_RANKING && only_one(fields))
        out->partial = true; /* what is left of it can still be found wrong */
    else if (!given || !right)
        *out = (dt_reading){.name = out->name, .weight = out->weight, .note = out->note, .span = fields->mapping->span};
    return DT_OK;
}

enum { WEIGHT = FORM_KEYS, READING_BECAUSE, READING_CITE, READING_KEYS };
static const dt_key reading_keys[READING_KEYS] = {KEYS_OF_FORMS, [WEIGHT] = {"weight", DT_TAKES_INTEGER},
                                                  [READING_BECAUSE] = DT_KEY_BECAUSE, [READING_CITE] = DT_KEY_CITE};

static void read_weight(dt_reader *r, const dt_node *node, uint32_t *out)
{
    int32_t weight = 1;
    if (!node || !dt_read_integer(r, node, "the weight of a reading", &weight))
        return;
    if (weight < 1)
        DT_REPORT(r, DT_CODE_BAD_INTEGER, node->span, "the weight of a reading is at least 1, not %d", (int)weight);
    else
        *out = (uint32_t)weight;
}

static dt_status read_reading(dt_reader *r, const dt_node *key, const dt_node *node, dt_reading *out)
{
    dt_fields fields;
    *out = (dt_reading){.name = key->text, .weight = 1, .span = node->span};
    dt_check_identifier(r, key);
    if (!dt_has_kind(r, node, "a reading", DT_TAKES_MAPPING))
        return DT_OK;
    dt_read_fields(r, &fields, node, "a reading", reading_keys, READING_KEYS);
    read_weight(r, fields.values[WEIGHT], &out->weight);
    DT_TRY(dt_read_note(r, fields.values[READING_BECAUSE], fields.values[READING_CITE], &out->note));
    return read_form(r, &fields, "statements, ranking, weights, pairs and table", out);
}

/* ---- one decision maker -------------------------------------------------------------------------------------- */

static dt_status read_readings(dt_reader *r, const dt_node *node, dt_decision_maker *dm)
{
    dt_reading *readings = NULL;
    size_t kept = 0;
    DT_TRY(dt_new_items(r, &readings, node->count, sizeof *readings));
    for (size_t k = 0; k < node->count; k++)
        if (node->items[k].kind != DT_NODE_NOTHING)
            DT_TRY(read_reading(r, &node->keys[k], &node->items[k], &readings[kept++]));
    if (kept == 0) {
        DT_REPORT(r, DT_CODE_EMPTY, node->span, "no reading is given; give at least one");
        return DT_OK;
    }
    dm->readings = readings;
    dm->reading_count = kept;
    dm->has_readings = true;
    return DT_OK;
}

/* The one reading of a decision maker without `readings`; indifference until it is read. */
static dt_status new_reading(dt_reader *r, dt_decision_maker *dm, dt_reading **out)
{
    DT_TRY(dt_new_items(r, out, 1, sizeof **out));
    **out = (dt_reading){.weight = 1, .span = dm->span};
    dm->readings = *out;
    dm->reading_count = 1;
    return DT_OK;
}

/* ---- what somebody takes one to want ------------------------------------------------------------------------- */

enum { NAMED = FORM_KEYS, MIND_BECAUSE, MIND_CITE, MIND_KEYS };
static const dt_key mind_keys[MIND_KEYS] = {
    KEYS_OF_FORMS, [NAMED] = {"reading", DT_TAKES_TEXT}, [MIND_BECAUSE] = DT_KEY_BECAUSE, [MIND_CITE] = DT_KEY_CITE};

#define MIND_CHOICE "reading, statements, ranking, weights, pairs and table"

static void read_named_reading(dt_reader *r, const dt_node *node, dt_perceived_mind *out, bool *right)
{
    const dt_decision_maker *dm = &r->model->decision_makers[out->dm];
    out->reading = dt_model_find_reading(dm, node->text);
    *right = out->reading != DT_PATTERN_NONE;
    if (!*right)
        DT_REPORT(r, DT_CODE_UNKNOWN_READING, node->span, "decision maker \"%s\" has no reading \"%s\"", dm->id,
                  DT_SHOW(node));
}

static dt_status read_own_form(dt_reader *r, const dt_fields *fields, dt_perceived_mind *out, bool *right)
{
    dt_reading *reading = NULL;
    size_t errors = dt_diagnostics_errors(r->diagnostics);
    DT_TRY(dt_new_items(r, &reading, 1, sizeof *reading));
    *reading = (dt_reading){.weight = 1, .span = fields->mapping->span, .note = out->note};
    DT_TRY(read_form(r, fields, MIND_CHOICE, reading));
    if (!dt_reading_ranks(reading)) /* hypergames compare ranks */
        DT_REPORT(r, DT_CODE_PREFERENCE_FORMS, reading->span,
                  "what somebody is taken to want must rank the states: without pairs, and without anything unknown");
    out->preference = reading;
    *right = dt_diagnostics_errors(r->diagnostics) == errors;
    return DT_OK;
}

dt_status dt_read_perceived_mind(dt_reader *r, const dt_node *node, dt_perceived_mind *out, bool *right)
{
    dt_fields fields;
    *right = false;
    out->reading = DT_PATTERN_NONE;
    if (!dt_has_kind(r, node, "what somebody is taken to want", DT_TAKES_TEXT | DT_TAKES_MAPPING))
        return DT_OK;
    if (node->kind == DT_NODE_TEXT) {
        read_named_reading(r, node, out, right);
        return DT_OK;
    }
    dt_read_fields(r, &fields, node, "what somebody is taken to want", mind_keys, MIND_KEYS);
    DT_TRY(dt_read_note(r, fields.values[MIND_BECAUSE], fields.values[MIND_CITE], &out->note));
    if (fields.spoilt & 1u << NAMED)
        return DT_OK;
    if (!fields.values[NAMED])
        return read_own_form(r, &fields, out, right);
    read_named_reading(r, fields.values[NAMED], out, right);
    for (form k = 0; k < FORMS; k++)
        if (fields.values[k]) {
            DT_REPORT(r, DT_CODE_PREFERENCE_FORMS, dt_key_of(node, fields.values[k])->span,
                      "a form of preference beside \"reading\"; give exactly one of " MIND_CHOICE);
            *right = false;
        }
    return DT_OK;
}

/* ---- one decision maker, in the model ------------------------------------------------------------------------ */

enum { READINGS = FORM_KEYS, BECAUSE, CITE, ENTRY_KEYS };
static const dt_key entry_keys[ENTRY_KEYS] = {
    KEYS_OF_FORMS, [READINGS] = {"readings", DT_TAKES_MAPPING}, [BECAUSE] = DT_KEY_BECAUSE, [CITE] = DT_KEY_CITE};

#define CHOICE "statements, ranking, weights, pairs, table and readings"

static dt_status read_preference(dt_reader *r, const dt_node *node, dt_decision_maker *dm)
{
    dt_fields fields;
    dt_reading *only = NULL;
    DT_TRY(new_reading(r, dm, &only));
    if (!dt_has_kind(r, node, "an entry of \"preferences\"", DT_TAKES_MAPPING))
        return DT_OK;
    dt_read_fields(r, &fields, node, "an entry of \"preferences\"", entry_keys, ENTRY_KEYS);
    DT_TRY(dt_read_note(r, fields.values[BECAUSE], fields.values[CITE], &dm->preference_note));
    only->note = dm->preference_note;
    const dt_node *readings = fields.values[READINGS];
    if (fields.spoilt & 1u << READINGS)
        return DT_OK;
    if (!readings)
        return read_form(r, &fields, CHOICE, only);
    for (form k = 0; k < FORMS; k++)
        if (fields.values[k])
            DT_REPORT(r, DT_CODE_PREFERENCE_FORMS, dt_key_of(node, fields.values[k])->span,
                      "a form of preference beside \"readings\"; give exactly one of " CHOICE);
    return read_readings(r, readings, dm);
}

/* ---- the whole ----------------------------------------------------------------------------------------------- */

static dt_status report_missing(dt_reader *r, dt_decision_maker *dm, bool section_given)
{
    dt_reading *only = NULL;
    if (dm->reading_count)
        return DT_OK;
    if (section_given)
        DT_REPORT(r, DT_CODE_MISSING_PREFERENCE, dm->span, "decision maker \"%s\" has no entry under \"preferences\"",
                  dt_show(dm->id, strlen(dm->id)).text);
    return new_reading(r, dm, &only);
}

dt_status dt_read_preferences(dt_reader *r, const dt_node *node)
{
    dt_decision_maker *dms = r->dms;
    for (size_t k = 0; node && k < node->count; k++) {
        size_t dm = dt_index_find(&r->body->dm_names, node->keys[k].text);
        if (dm == DT_PATTERN_NONE)
            dt_report_unknown(r, DT_CODE_UNKNOWN_DECISION_MAKER, node->keys[k].text, node->keys[k].span);
        else if (node->items[k].kind != DT_NODE_NOTHING)
            DT_TRY(read_preference(r, &node->items[k], &dms[dm]));
    }
    for (size_t k = 0; k < r->model->dm_count; k++)
        DT_TRY(report_missing(r, &dms[k], node != NULL));
    return DT_OK;
}

/* ---- questions ----------------------------------------------------------------------------------------------- */

bool dt_reading_has_unknown(const dt_reading *reading)
{
    bool unknown = reading->others.kind == DT_NOT_KNOWN;
    for (size_t k = 0; k < reading->statement_count && !unknown; k++)
        unknown = reading->statements[k].unknown;
    for (size_t k = 0; k < reading->pair_count && !unknown; k++)
        unknown = reading->pairs[k].relation.kind == DT_NOT_KNOWN;
    return unknown;
}

bool dt_reading_ranks(const dt_reading *reading)
{
    return reading->kind != DT_BY_PAIRS && !dt_reading_has_unknown(reading);
}

static unsigned larger(unsigned a, unsigned b)
{
    return a > b ? a : b;
}

unsigned dt_reading_strength(const dt_reading *reading)
{
    unsigned most = DT_MILD;
    for (size_t k = 0; k < reading->statement_count; k++)
        most = larger(most, reading->statements[k].strength);
    for (size_t k = 0; reading->strengths && k + 1 < reading->class_count; k++)
        most = larger(most, reading->strengths[k]);
    for (size_t k = 0; k < reading->pair_count; k++)
        most = larger(most, reading->pairs[k].relation.strength);
    return most;
}
