/* SPDX-License-Identifier: MIT */
/* Preferences by a table in a file of its own: the first row names states, each further row begins with one, in the same order, and
 * tells how it compares with that of each column, by a sign, a degree or a probability. What a table says becomes the pairs that
 * one could have written instead. Places are those of the table. */
#include "model/forms.h"

#include <string.h>

typedef struct table {
    dt_reader *r;
    const dt_source *source;
    const dt_node *rows; /* a list of lists of texts */
    size_t count;        /* of states */
    dt_state_name *states;
    dt_reading *out;
    dt_pair_entry *pairs;
    bool right;
} table;

static const dt_node *cell(const table *t, size_t row, size_t column)
{
    return &t->rows->items[row + 1].items[column + 1];
}

static const dt_node *heading(const table *t, size_t column)
{
    return &t->rows->items[0].items[column + 1];
}

/* ---- the file ---------------------------------------------------------------------------------------------------- */

/* In the folder of the model or below it. */
static bool is_inside(const char *name)
{
    if (*name == '/' || *name == '\0' || strpbrk(name, "\\:"))
        return false;
    for (const char *part = name; part; part = strchr(part, '/') ? strchr(part, '/') + 1 : NULL) {
        size_t length = strcspn(part, "/");
        if (length == 0 || (length == 1 && *part == '.') || (length == 2 && strncmp(part, "..", 2) == 0))
            return false;
    }
    return true;
}

static const dt_source *find_file(dt_reader *r, const dt_node *name)
{
    const dt_attached *found = dt_source_attached_as(r->model->source, name->text);
    if (!is_inside(name->text))
        DT_REPORT(r, DT_CODE_TABLE_FILE, name->span,
                  "\"%s\" is no file in the folder of the model or below it; write a relative name without \"..\"",
                  DT_SHOW(name));
    else if (!found || !found->file)
        DT_REPORT(r, DT_CODE_TABLE_FILE, name->span, "the table \"%s\" cannot be read: %s", DT_SHOW(name),
                  found ? found->reason : "nobody gave it");
    else
        return found->file;
    return NULL;
}

static dt_status visit_form(const dt_node *mapping, dt_visit_table visit, void *user)
{
    const dt_node *name = mapping->kind == DT_NODE_MAPPING ? dt_node_get(mapping, "table") : NULL;
    return name && name->kind == DT_NODE_TEXT && is_inside(name->text) ? visit(user, name->text) : DT_OK;
}

dt_status dt_model_each_table(const dt_tree *tree, dt_visit_table visit, void *user)
{
    const dt_node *root = dt_tree_root(tree);
    const dt_node *minds = root->kind == DT_NODE_MAPPING ? dt_node_get(root, "preferences") : NULL;
    for (size_t k = 0; minds && minds->kind == DT_NODE_MAPPING && k < minds->count; k++) {
        const dt_node *mind = &minds->items[k];
        DT_TRY(visit_form(mind, visit, user));
        const dt_node *readings = mind->kind == DT_NODE_MAPPING ? dt_node_get(mind, "readings") : NULL;
        for (size_t m = 0; readings && readings->kind == DT_NODE_MAPPING && m < readings->count; m++)
            DT_TRY(visit_form(&readings->items[m], visit, user));
    }
    return DT_OK;
}

/* ---- the frame --------------------------------------------------------------------------------------------------- */

static void wrong(table *t, dt_span span, const char *why)
{
    DT_REPORT(t->r, DT_CODE_BAD_TABLE, span, "%s", why);
    t->right = false;
}

static bool same_text(const dt_node *a, const dt_node *b)
{
    return a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
}

static void check_rows(table *t)
{
    for (size_t k = 1; k < t->rows->count; k++) {
        const dt_node *row = &t->rows->items[k];
        if (row->count != t->count + 1) {
            DT_REPORT(t->r, DT_CODE_BAD_TABLE, row->span, "this row has %zu values; the first row has %zu", row->count,
                      t->count + 1);
            t->right = false;
        } else if (k <= t->count && !same_text(&row->items[0], heading(t, k - 1))) {
            DT_REPORT(t->r, DT_CODE_BAD_TABLE, row->items[0].span,
                      "this row is about \"%s\"; rows name states in the order of the columns, which have \"%s\" here",
                      DT_SHOW(&row->items[0]), dt_show(heading(t, k - 1)->text, heading(t, k - 1)->length).text);
            t->right = false;
        }
    }
    if (t->rows->count - 1 != t->count) {
        DT_REPORT(t->r, DT_CODE_BAD_TABLE, t->rows->items[0].span, "there are %zu columns of states and %zu rows",
                  t->count, t->rows->count - 1);
        t->right = false;
    }
}

static dt_status read_states(table *t)
{
    DT_TRY(dt_new_items(t->r, &t->states, t->count, sizeof *t->states));
    for (size_t k = 0; k < t->count; k++) {
        bool found = false;
        if (heading(t, k)->length == 0)
            wrong(t, heading(t, k)->span, "a state is named here, by its name or a pattern");
        else
            DT_TRY(dt_read_state_text(t->r, heading(t, k), &t->states[k], &found));
        t->right = t->right && found;
    }
    return DT_OK;
}

/* ---- values ------------------------------------------------------------------------------------------------------ */

/* Here "0" and "1" are numbers. */
static const char *word_of(const dt_node *node, size_t *length)
{
    bool digit = node->length == 1 && (*node->text == '0' || *node->text == '1');
    *length = digit ? 3 : node->length;
    return !digit ? node->text : *node->text == '0' ? "0.0" : "1.0";
}

static bool says_nothing(const dt_node *node)
{
    return node->length == 0 || (node->length == 1 && *node->text == '-');
}

static bool read_value(const dt_node *node, dt_pair_entry *out)
{
    size_t length;
    const char *word = word_of(node, &length);
    *out = (dt_pair_entry){.span = node->span};
    return dt_read_sign(word, length, &out->relation) || dt_read_measure(word, length, out);
}

static bool read_probability(const dt_node *node, dt_chance *out)
{
    size_t length;
    const char *word = word_of(node, &length);
    return dt_read_one_chance(word, length, out);
}

static bool same_chance(dt_chance a, dt_chance b)
{
    return a.least == b.least && a.most == b.most;
}

/* Do the two halves of a table say the same? */
static bool agree(const dt_pair_entry *a, const dt_pair_entry *b)
{
    if (a->fuzzy != b->fuzzy || a->chances != b->chances)
        return false;
    if (a->fuzzy)
        return a->over == b->over && a->twice + b->twice == 2 * (int64_t)DT_FUZZY_ONE * a->over;
    if (a->chances)
        return same_chance(a->relation.chance, b->relation.back) && same_chance(a->relation.back, b->relation.chance);
    bool one_way = a->relation.kind == DT_PREFERRED && b->relation.kind == DT_DISPREFERRED;
    bool other_way = a->relation.kind == DT_DISPREFERRED && b->relation.kind == DT_PREFERRED;
    bool neither =
        a->relation.kind == b->relation.kind && (a->relation.kind == DT_TIED || a->relation.kind == DT_NOT_KNOWN);
    return neither || ((one_way || other_way) && a->relation.strength == b->relation.strength);
}

static dt_status add_pair(table *t, size_t row, size_t column, const dt_node *there, const dt_node *back,
                          const dt_pair_entry *says)
{
    dt_pair_entry *entry = &t->pairs[t->out->pair_count++];
    dt_text text = {.data = NULL};
    *entry = *says;
    entry->source = t->source;
    entry->patterns[0] = t->states[row].pattern;
    entry->patterns[1] = t->states[column].pattern;
    entry->states[0] = t->r->model->graph_form ? t->states[row].index : 0;
    entry->states[1] = t->r->model->graph_form ? t->states[column].index : 0;
    dt_text_printf(&text, "%s %s%s%s %s", heading(t, row)->text, there->text, back ? "/" : "", back ? back->text : "",
                   heading(t, column)->text);
    entry->text = dt_arena_text(t->r->arena, dt_text_get(&text), text.length);
    dt_status status = text.status == DT_OK && entry->text ? DT_OK : DT_ERR_NOMEM;
    dt_text_free(&text);
    return status;
}

/* Two probabilities that are one comparison. */
static dt_status read_two(table *t, size_t row, size_t column, dt_pair_entry *says)
{
    const dt_node *there = cell(t, row, column), *back = cell(t, column, row);
    says->chances = true;
    if (read_probability(back, &says->relation.back))
        return add_pair(t, row, column, there, back, says);
    DT_REPORT(t->r, DT_CODE_BAD_TABLE, back->span,
              "the probability that \"%s\" is preferred to \"%s\" stands here, as the other way round it is \"%s\"",
              dt_show(heading(t, column)->text, heading(t, column)->length).text, heading(t, row)->text, there->text);
    t->right = false;
    return DT_OK;
}

static bool reads(table *t, const dt_node *node, dt_pair_entry *out)
{
    if (read_value(node, out))
        return true;
    DT_REPORT(t->r, DT_CODE_BAD_TABLE, node->span,
              "\"%s\" does not say how states compare; write one of >, >>, <, <<, =, ?, a degree such as 0.8 or, with "
              "\"alpha\", \"beta\" and \"gamma\", a probability, or leave it empty",
              DT_SHOW(node));
    t->right = false;
    return false;
}

static dt_status read_pair(table *t, size_t row, size_t column)
{
    const dt_node *there = cell(t, row, column), *back = cell(t, column, row);
    dt_pair_entry first = {.span = there->span}, second;
    if (t->r->probable && (read_probability(there, &first.relation.chance)))
        return read_two(t, row, column, &first);
    if (says_nothing(there) && says_nothing(back))
        return DT_OK;
    if (says_nothing(there))
        return reads(t, back, &second) ? add_pair(t, column, row, back, NULL, &second) : DT_OK;
    if (!reads(t, there, &first))
        return DT_OK;
    if (!says_nothing(back)) {
        if (!reads(t, back, &second))
            return DT_OK;
        if (!agree(&first, &second)) {
            DT_REPORT(t->r, DT_CODE_BAD_TABLE, back->span, "\"%s\" contradicts \"%s\", which stands for the same pair",
                      DT_SHOW(back), there->text);
            t->right = false;
        }
    }
    return add_pair(t, row, column, there, NULL, &first);
}

/* A state compared with itself: a tie, or nothing said. */
static void check_diagonal(table *t, size_t k)
{
    const dt_node *node = cell(t, k, k);
    dt_pair_entry says;
    dt_chance chance;
    bool tie = says_nothing(node);
    if (!tie && t->r->probable && read_probability(node, &chance))
        tie = chance.most == 0;
    else if (!tie && read_value(node, &says))
        tie = says.fuzzy ? !says.grey && says.twice == (int64_t)DT_FUZZY_ONE * says.over
                         : !says.chances && says.relation.kind == DT_TIED;
    if (!tie)
        wrong(t, node->span, "a state is not preferred to itself; leave this value empty");
}

static dt_status read_cells(table *t)
{
    DT_TRY(dt_new_items(t->r, &t->pairs, t->count * (t->count - 1) / 2, sizeof *t->pairs));
    t->out->pairs = t->pairs;
    for (size_t row = 0; row < t->count; row++) {
        check_diagonal(t, row);
        for (size_t column = row + 1; column < t->count; column++)
            DT_TRY(read_pair(t, row, column));
    }
    return dt_find_runs(t->r, t->out);
}

/* ---- all --------------------------------------------------------------------------------------------------------- */

static dt_status read_all(table *t)
{
    if (t->rows->kind != DT_NODE_LIST || t->rows->count == 0 || t->rows->items[0].count < 2) {
        wrong(t, (dt_span){0, 0}, "the first row names states, after an empty corner");
        return DT_OK;
    }
    t->count = t->rows->items[0].count - 1;
    check_rows(t);
    DT_TRY(read_states(t));
    return t->right ? read_cells(t) : DT_OK;
}

dt_status dt_read_table(dt_reader *r, const dt_node *name, dt_reading *out, bool *right)
{
    table t = {.r = r, .source = find_file(r, name), .out = out, .right = true};
    dt_tree *tree = NULL;
    out->kind = DT_BY_PAIRS;
    out->pair_count = 0; /* of another form, which is reported */
    *right = *right && t.source;
    if (!t.source)
        return DT_OK;
    dt_diagnostics_turn(r->diagnostics, t.source);
    dt_status status = dt_table_read(&tree, t.source, r->diagnostics);
    if (status == DT_OK) {
        t.rows = dt_tree_root(tree);
        status = read_all(&t);
    } else if (status == DT_ERR_MODEL) {
        t.right = false;
        status = DT_OK;
    }
    dt_tree_free(tree);
    dt_diagnostics_turn(r->diagnostics, NULL);
    *right = *right && t.right;
    return status;
}
