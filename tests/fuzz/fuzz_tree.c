/* SPDX-License-Identifier: MIT */
/* Any bytes make a tree or an error, never neither, read as a model's or as a table's; what the tree promises of places and texts
 * holds; a comment in front, which makes YAML of JSON, changes no tree. */
#include <detente/source.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void demand(bool holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "broken promise: %s\n", what);
    abort();
}

static void check_text(const dt_source *source, const dt_node *node)
{
    size_t end = (size_t)node->span.offset + node->span.length;
    demand(strlen(node->text) == node->length, "a text has no NUL inside");
    demand(node->count == 0, "a text has no items");
    if (!node->exact)
        return;
    demand(node->text_offset >= node->span.offset && node->text_offset + node->length <= end,
           "an exact text lies in its span");
    demand(memcmp(dt_source_bytes(source) + node->text_offset, node->text, node->length) == 0,
           "an exact text is the source's");
}

/* Nesting is limited, so recursion is. */
static void check_node(const dt_source *source, const dt_node *node, const dt_node *parent)
{
    size_t end = (size_t)node->span.offset + node->span.length;
    demand(end <= dt_source_length(source), "a span lies in the source");
    demand(!parent || (node->span.offset >= parent->span.offset && end <= parent->span.offset + parent->span.length),
           "an item lies in its list or mapping");
    if (node->kind == DT_NODE_TEXT || node->kind == DT_NODE_NOTHING)
        check_text(source, node);
    for (size_t k = 0; k < node->count; k++) {
        check_node(source, &node->items[k], node);
        if (node->kind != DT_NODE_MAPPING)
            continue;
        demand(node->keys[k].kind == DT_NODE_TEXT, "a key is a text");
        check_node(source, &node->keys[k], node);
        const dt_node *found = dt_node_get(node, node->keys[k].text);
        demand(node->count > 1000 || found == &node->items[k], "a key is there once");
    }
}

static void check_found(const dt_source *source, const dt_diagnostics *found)
{
    for (size_t k = 0; k < dt_diagnostics_count(found); k++) {
        const dt_diagnostic *one = dt_diagnostics_get(found, k);
        unsigned line, column;
        demand((size_t)one->span.offset + one->span.length <= dt_source_length(source), "an error lies in the source");
        demand(one->severity == DT_ERROR && *one->message, "an error says what it is");
        dt_source_locate(source, one->span.offset, &line, &column);
    }
}

static void check_same(const dt_node *a, const dt_node *b)
{
    demand(a->kind == b->kind && a->count == b->count && a->length == b->length, "a comment changes no tree");
    demand(!a->length || memcmp(a->text, b->text, a->length) == 0, "a comment changes no text");
    for (size_t k = 0; k < a->count; k++) {
        check_same(&a->items[k], &b->items[k]);
        if (a->kind == DT_NODE_MAPPING)
            check_same(&a->keys[k], &b->keys[k]);
    }
}

typedef struct reading {
    dt_source *source;
    dt_diagnostics *found;
    dt_tree *tree;
} reading;

typedef dt_status reader(dt_tree **out, const dt_source *source, dt_diagnostics *found);

static reading read_bytes(reader *read, const char *bytes, size_t length)
{
    reading r = {NULL, NULL, NULL};
    if (dt_source_new(&r.source, "fuzz", bytes, length) != DT_OK || dt_diagnostics_new(&r.found, r.source) != DT_OK)
        abort();
    dt_status status = read(&r.tree, r.source, r.found);
    demand((status == DT_OK) == (r.tree != NULL), "there is a tree if all went well");
    demand(status == DT_OK || (status == DT_ERR_MODEL && dt_diagnostics_errors(r.found) > 0), "no tree has a reason");
    return r;
}

static void forget(reading *r)
{
    dt_tree_free(r->tree);
    dt_diagnostics_free(r->found);
    dt_source_free(r->source);
}

static void check_with_comment(const reading *r, const uint8_t *bytes, size_t length)
{
    static const char comment[] = "# comment\n";
    dt_text text = {.data = NULL};
    dt_text_add(&text, comment);
    dt_text_add_bytes(&text, (const char *)bytes, length);
    if (text.status != DT_OK)
        abort();
    reading other = read_bytes(dt_tree_read, text.data, text.length);
    if (dt_diagnostics_errors(r->found) == 0 && dt_diagnostics_errors(other.found) == 0)
        check_same(dt_tree_root(r->tree), dt_tree_root(other.tree));
    dt_text_free(&text);
    forget(&other);
}

static void check(const reading *r)
{
    if (r->tree)
        check_node(r->source, dt_tree_root(r->tree), NULL);
    check_found(r->source, r->found);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    reading tree = read_bytes(dt_tree_read, (const char *)bytes, length);
    reading table = read_bytes(dt_table_read, (const char *)bytes, length);
    check(&tree);
    check(&table);
    check_with_comment(&tree, bytes, length);
    forget(&tree);
    forget(&table);
    return 0;
}
