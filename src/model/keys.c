/* SPDX-License-Identifier: MIT */
/* Mappings whose keys the format knows: one table of keys for each, so that unknown keys, values of a wrong kind and
 * missing keys are found in one place. */
#include "model/reader.h"

#include <assert.h>
#include <string.h>

/* ---- kinds --------------------------------------------------------------------------------------------------- */

static const char *const kind_names[] = {[DT_NODE_NOTHING] = "nothing",
                                         [DT_NODE_TEXT] = "a text",
                                         [DT_NODE_LIST] = "a list",
                                         [DT_NODE_MAPPING] = "a mapping"};

/* "a text or a mapping" */
typedef struct kinds_text {
    char text[64];
} kinds_text;

static kinds_text describe(unsigned takes)
{
    kinds_text out = {""};
    for (dt_node_kind kind = DT_NODE_TEXT; kind <= DT_NODE_MAPPING; kind++) {
        if (!(takes & 1u << kind))
            continue;
        if (out.text[0])
            dt_show_add(out.text, sizeof out.text, " or ");
        dt_show_add(out.text, sizeof out.text, kind_names[kind]);
    }
    return out;
}

/* A lone - in block style, meant as a pattern, is a list of nothing. */
static bool is_lone_dash(const dt_node *node, unsigned takes)
{
    return node->kind == DT_NODE_LIST && (takes & DT_TAKES_TEXT) && node->count == 1 &&
           node->items[0].kind == DT_NODE_NOTHING;
}

bool dt_has_kind(dt_reader *r, const dt_node *node, const char *what, unsigned takes)
{
    if (takes & 1u << node->kind)
        return true;
    if (node->kind == DT_NODE_NOTHING)
        DT_REPORT(r, DT_CODE_NOTHING_GIVEN, node->span, "nothing is given here; %s is %s", what, describe(takes).text);
    else
        DT_REPORT(r, DT_CODE_WRONG_KIND, node->span, "%s is %s, not %s%s", what, describe(takes).text,
                  kind_names[node->kind], is_lone_dash(node, takes) ? "; the pattern \"-\" needs its quotes" : "");
    return false;
}

/* ---- mappings ------------------------------------------------------------------------------------------------ */

const dt_node *dt_key_of(const dt_node *mapping, const dt_node *value)
{
    return &mapping->keys[value - mapping->items];
}

static size_t find_key(const char *name, const dt_key *keys, size_t count)
{
    for (size_t k = 0; k < count; k++)
        if (strcmp(keys[k].name, name) == 0)
            return k;
    return count;
}

/* Reports the key and returns the position of the one that was probably meant; `count` if none is near. */
static size_t report_unknown_key(dt_reader *r, const dt_node *key, const char *what, const dt_key *keys, size_t count)
{
    const char *names[DT_KEYS_MAX] = {NULL};
    char all[256] = "";
    for (size_t k = 0; k < count; k++) {
        names[k] = keys[k].name;
        dt_show_add(all, sizeof all, k ? ", " : "");
        dt_show_add(all, sizeof all, names[k]);
    }
    const char *near = dt_nearest_within(&r->lookup.comparisons_left, key->text, names, count);
    if (near)
        DT_REPORT(r, DT_CODE_UNKNOWN_KEY, key->span, "unknown key \"%s\" in %s; did you mean \"%s\"?", DT_SHOW(key),
                  what, near);
    else
        DT_REPORT(r, DT_CODE_UNKNOWN_KEY, key->span, "unknown key \"%s\" in %s; the keys are %s", DT_SHOW(key), what,
                  all);
    return near ? find_key(near, keys, count) : count;
}

static void read_value(dt_reader *r, dt_fields *fields, const dt_key *key, size_t position, const dt_node *value)
{
    char what[40] = "\"";
    dt_show_add(what, sizeof what, key->name);
    dt_show_add(what, sizeof what, "\"");
    if (value->kind == DT_NODE_NOTHING)
        return; /* as if it were left out */
    if (dt_has_kind(r, value, what, key->takes))
        fields->values[position] = value;
    else
        fields->spoilt |= 1u << position;
}

static void report_missing(dt_reader *r, const dt_node *mapping, const char *what, const char *key)
{
    dt_span start = {mapping->span.offset, mapping->span.length ? 1 : 0};
    DT_REPORT(r, DT_CODE_MISSING_KEY, start, "%s needs the key \"%s\"", what, key);
}

void dt_read_fields(dt_reader *r, dt_fields *fields, const dt_node *mapping, const char *what, const dt_key *keys,
                    size_t count)
{
    assert(mapping->kind == DT_NODE_MAPPING && count <= DT_KEYS_MAX);
    *fields = (dt_fields){.mapping = mapping};
    for (size_t k = 0; k < mapping->count; k++) {
        size_t position = find_key(mapping->keys[k].text, keys, count);
        if (position < count) {
            read_value(r, fields, &keys[position], position, &mapping->items[k]);
            continue;
        }
        position = report_unknown_key(r, &mapping->keys[k], what, keys, count);
        if (position < count)
            fields->spoilt |= 1u << position;
    }
    for (size_t k = 0; k < count; k++)
        if ((keys[k].takes & DT_REQUIRED) && !fields->values[k] && !(fields->spoilt & 1u << k))
            report_missing(r, mapping, what, keys[k].name);
}

/* ---- typed texts --------------------------------------------------------------------------------------------- */

bool dt_read_integer(dt_reader *r, const dt_node *node, const char *what, int32_t *out)
{
    if (node->kind != DT_NODE_TEXT) {
        DT_REPORT(r, DT_CODE_WRONG_KIND, node->span, "%s is an integer, not %s", what, kind_names[node->kind]);
        return false;
    }
    const char *digits = node->text + (*node->text == '+' || *node->text == '-');
    size_t count = strspn(digits, "0123456789");
    if (count < 1 || count > 9 || digits[count]) {
        DT_REPORT(r, DT_CODE_BAD_INTEGER, node->span, "%s is an integer of at most nine digits, not \"%s\"", what,
                  DT_SHOW(node));
        return false;
    }
    *out = 0;
    for (size_t k = 0; k < count; k++)
        *out = *out * 10 + (digits[k] - '0');
    if (*node->text == '-')
        *out = -*out;
    return true;
}

size_t dt_read_choice(dt_reader *r, const dt_node *node, const char *what, const char *const *words, size_t count)
{
    char all[64] = "";
    for (size_t k = 0; k < count; k++) {
        if (strcmp(node->text, words[k]) == 0)
            return k;
        dt_show_add(all, sizeof all, k == 0 ? "" : k + 1 < count ? ", " : " or ");
        dt_show_add(all, sizeof all, words[k]);
    }
    const char *near = dt_nearest_within(&r->lookup.comparisons_left, node->text, words, count);
    DT_REPORT(r, DT_CODE_BAD_CHOICE, node->span, "%s is %s, not \"%s\"%s%s%s", what, all, DT_SHOW(node),
              near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    return count;
}

const char *dt_text_of(const dt_node *node)
{
    return node && node->text[strspn(node->text, " \t\r\n")] ? node->text : NULL;
}
