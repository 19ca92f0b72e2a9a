/* SPDX-License-Identifier: MIT */
/* Preferences by statements: a list, the most important first. Statements of equal priority stand in an inner list, and
 * how many of them hold counts: that is the same as the statements "all of them", "all but one or more", ..., "one or
 * more" in this order, and so they become these, and no later stage knows of them. */
#include "model/forms.h"

#include <string.h>

#define EQUALS_MAX 64 /* statements of equal priority: each becomes one as long as all of them */

enum { THAT, STRONG, UNKNOWN, BECAUSE, CITE, KEYS };
static const dt_key keys[KEYS] = {
    [THAT] = {"that", DT_TAKES_TEXT | DT_REQUIRED},
    [STRONG] = {"strong", DT_TAKES_TEXT},
    [UNKNOWN] = {"unknown", DT_TAKES_TEXT},
    [BECAUSE] = DT_KEY_BECAUSE,
    [CITE] = DT_KEY_CITE,
};

/* ---- marks ------------------------------------------------------------------------------------------------------- */

static bool read_truth(dt_reader *r, const dt_node *node, const char *what)
{
    static const char *const words[] = {"false", "true"};
    return dt_read_choice(r, node, what, words, 2) == 1;
}

/* A degree, or true for strong. */
static void read_strength(dt_reader *r, const dt_node *node, dt_judgement *out)
{
    int32_t degree = DT_MILD;
    if (node->text[strspn(node->text, "+-0123456789")]) {
        out->strength = read_truth(r, node, "\"strong\", unless a degree,") ? DT_STRONG : DT_MILD;
        return;
    }
    if (!dt_read_integer(r, node, "a degree of preference", &degree))
        return;
    if (degree < DT_MILD || degree > DT_STRENGTH_MAX)
        DT_REPORT(r, DT_CODE_BAD_INTEGER, node->span, "a degree of preference goes from 1 to %d, not %d",
                  DT_STRENGTH_MAX, (int)degree);
    else
        out->strength = (uint8_t)degree;
}

static void read_marks(dt_reader *r, const dt_fields *fields, dt_judgement *out)
{
    const dt_node *strong = fields->values[STRONG], *unknown = fields->values[UNKNOWN];
    if (strong)
        read_strength(r, strong, out);
    if (unknown)
        out->unknown = read_truth(r, unknown, "\"unknown\"");
    if (out->unknown && out->strength > DT_MILD)
        DT_REPORT(r, DT_CODE_BAD_MARK, dt_key_of(fields->mapping, strong)->span,
                  "a statement of which it is not known whether it is preferred has no degree; leave out \"strong\" or "
                  "\"unknown\"");
}

/* A statement as a text or in long form. */
static dt_status read_one(dt_reader *r, const dt_node *node, dt_judgement *out)
{
    dt_fields fields = {.values = {[THAT] = node}};
    *out = (dt_judgement){.span = node->span, .text = "", .strength = DT_MILD};
    if (!dt_has_kind(r, node, "a statement", DT_TAKES_TEXT | DT_TAKES_MAPPING))
        return DT_OK;
    if (node->kind == DT_NODE_MAPPING) {
        dt_read_fields(r, &fields, node, "a statement", keys, KEYS);
        DT_TRY(dt_read_note(r, fields.values[BECAUSE], fields.values[CITE], &out->note));
        read_marks(r, &fields, out);
    }
    return fields.values[THAT] ? dt_read_judgement_text(r, fields.values[THAT], false, out) : DT_OK;
}

/* ---- statements of equal priority -------------------------------------------------------------------------------- */

typedef struct equals {
    dt_judgement *members;
    const dt_statement **statements;
    size_t count;
    dt_span span;
    bool right;
} equals;

static void check_member(dt_reader *r, const dt_node *node, equals *group, size_t k)
{
    const dt_judgement *member = &group->members[k];
    group->right = group->right && member->that;
    if (member->unknown) {
        DT_REPORT(r, DT_CODE_BAD_MARK, node->span,
                  "a statement among others of equal priority cannot be unknown; give it a place of its own");
        group->right = false;
    } else if (member->strength != group->members[0].strength) {
        DT_REPORT(r, DT_CODE_BAD_MARK, node->span,
                  "statements of equal priority have one degree of preference, not %d and %d",
                  group->members[0].strength, member->strength);
        group->right = false;
    }
}

static dt_status read_members(dt_reader *r, const dt_node *list, equals *group)
{
    group->span = list->span;
    group->right = list->count > 0 && list->count <= EQUALS_MAX;
    if (list->count == 0)
        DT_REPORT(r, DT_CODE_EMPTY, list->span, "a list of statements of equal priority without any; leave it out");
    if (list->count > EQUALS_MAX)
        DT_REPORT(r, DT_CODE_BAD_COUNT, list->span, "at most %d statements are of equal priority, not %zu", EQUALS_MAX,
                  list->count);
    if (!group->right)
        return DT_OK;
    group->count = list->count;
    DT_TRY(dt_new_items(r, &group->members, group->count, sizeof *group->members));
    DT_TRY(dt_new_items(r, &group->statements, group->count, sizeof(dt_statement *)));
    for (size_t k = 0; k < group->count; k++) {
        DT_TRY(read_one(r, &list->items[k], &group->members[k]));
        check_member(r, &list->items[k], group, k);
        group->statements[k] = group->members[k].that;
    }
    return DT_OK;
}

/* "at_least 2 of (a, b)" */
static dt_status write_count(dt_reader *r, const equals *group, size_t least, const char **out)
{
    dt_text text = {.data = NULL};
    dt_text_printf(&text, "at_least %zu of (", least);
    for (size_t k = 0; k < group->count; k++)
        dt_text_printf(&text, "%s%s", k ? ", " : "", group->members[k].text);
    dt_text_add(&text, ")");
    dt_status status = text.status;
    *out = status == DT_OK ? dt_arena_text(r->arena, dt_text_get(&text), text.length) : "";
    dt_text_free(&text);
    return *out ? status : DT_ERR_NOMEM;
}

/* Why the author holds them, one after the other. */
static dt_status join_notes(dt_reader *r, const equals *group, dt_note *out)
{
    dt_text because = {.data = NULL};
    dt_citation *citations = NULL;
    size_t count = 0;
    for (size_t k = 0; k < group->count; k++)
        count += group->members[k].note.citation_count;
    DT_TRY(dt_new_items(r, &citations, count, sizeof *citations));
    for (size_t k = 0; k < group->count; k++) {
        const dt_note *note = &group->members[k].note;
        if (note->because)
            dt_text_printf(&because, "%s%s", because.length ? " " : "", note->because);
        for (size_t c = 0; c < note->citation_count; c++)
            citations[out->citation_count++] = note->citations[c];
    }
    out->citations = citations;
    dt_status status = because.status;
    if (status == DT_OK && because.length) {
        out->because = dt_arena_text(r->arena, dt_text_get(&because), because.length);
        status = out->because ? DT_OK : DT_ERR_NOMEM;
    }
    dt_text_free(&because);
    return status;
}

/* The statement that at least so many of them hold. */
static dt_status count_members(dt_reader *r, const equals *group, size_t least, dt_judgement *out)
{
    dt_statement *that = NULL;
    *out = (dt_judgement){.span = group->span, .strength = group->members[0].strength, .counts = true};
    DT_TRY(dt_statement_at_least(&that, least, group->statements, group->count));
    DT_TRY(dt_model_keep(r->body, that));
    out->that = that;
    DT_TRY(join_notes(r, group, &out->note));
    return write_count(r, group, least, &out->text);
}

/* An inner list, into as many places as it has members. */
static dt_status read_equals(dt_reader *r, const dt_node *list, dt_judgement *out, bool *right)
{
    equals group = {.members = NULL};
    DT_TRY(read_members(r, list, &group));
    *right = *right && group.right;
    if (group.right && group.count == 1)
        out[0] = group.members[0];
    for (size_t k = 0; group.right && group.count > 1 && k < group.count; k++)
        DT_TRY(count_members(r, &group, group.count - k, &out[k]));
    return DT_OK;
}

/* ---- the list ---------------------------------------------------------------------------------------------------- */

dt_status dt_read_statements(dt_reader *r, const dt_node *list, dt_reading *out, bool *right)
{
    dt_judgement *statements = NULL;
    size_t count = 0;
    for (size_t k = 0; k < list->count; k++)
        count += list->items[k].kind == DT_NODE_LIST ? list->items[k].count : 1;
    DT_TRY(dt_new_items(r, &statements, count, sizeof *statements));
    out->kind = DT_BY_STATEMENTS;
    out->statements = statements;
    for (size_t k = 0; k < list->count; k++) {
        const dt_node *node = &list->items[k];
        if (node->kind == DT_NODE_LIST) {
            DT_TRY(read_equals(r, node, statements + out->statement_count, right));
            out->statement_count += node->count;
            continue;
        }
        DT_TRY(read_one(r, node, &statements[out->statement_count]));
        *right = *right && statements[out->statement_count++].that;
    }
    return DT_OK;
}
