/* SPDX-License-Identifier: MIT */
/* Builds the tree from what a reader finds, in the order of the text. Nodes wait on one stack until their list or
 * mapping is closed and are then copied into the arena, so memory is linear in the text. Here are the rules that YAML
 * and JSON share: keys are texts, each once; nesting has a limit. */
#include "base/codes.h"
#include "source/reader.h"

#include <stdlib.h>
#include <string.h>

typedef struct key_record {
    uint64_t hash;
    const dt_node *key;
} key_record;

dt_node dt_refused_node(dt_span span)
{
    return (dt_node){.kind = DT_NODE_NOTHING, .span = span, .text = NULL};
}

static bool is_refused(const dt_node *node)
{
    return node->kind == DT_NODE_NOTHING && !node->text;
}

static dt_frame *innermost(dt_builder *builder)
{
    return builder->depth ? &builder->frames[builder->depth - 1] : NULL;
}

bool dt_builder_wants_key(const dt_builder *builder)
{
    if (builder->depth == 0)
        return false;
    const dt_frame *frame = &builder->frames[builder->depth - 1];
    return frame->kind == DT_NODE_MAPPING && (builder->count - frame->first) % 2 == 0;
}

static dt_status push(dt_builder *builder, const dt_node *node)
{
    if (!dt_grow(&builder->nodes, &builder->capacity, builder->count, sizeof *node))
        return DT_ERR_NOMEM;
    builder->nodes[builder->count++] = *node;
    dt_frame *frame = innermost(builder);
    if (frame)
        frame->end = (size_t)node->span.offset + node->span.length;
    return DT_OK;
}

static void check_key(dt_builder *builder, dt_node_kind kind, dt_span span)
{
    static const char *const what[] = {
        [DT_NODE_NOTHING] = "a key is missing here; quote it if it is ~ or null",
        [DT_NODE_LIST] = "a list cannot be a key; quote it if it is a text",
        [DT_NODE_MAPPING] = "a mapping cannot be a key; quote it if it is a text",
    };
    if (dt_builder_wants_key(builder) && kind != DT_NODE_TEXT)
        dt_diagnostics_add(builder->found, DT_CODE_KEY_NOT_TEXT, span, "%s", what[kind]);
}

dt_status dt_builder_open(dt_builder *builder, dt_node_kind kind, size_t offset)
{
    dt_span span = {(uint32_t)offset, 1};
    if (builder->depth == DT_NESTING_MAX) {
        dt_diagnostics_add(builder->found, DT_CODE_NESTING, span, "lists and mappings are nested more than %d deep",
                           DT_NESTING_MAX);
        return DT_ERR_MODEL;
    }
    check_key(builder, kind, span);
    builder->frames[builder->depth++] =
        (dt_frame){.kind = kind, .first = builder->count, .start = offset, .end = offset};
    return DT_OK;
}

dt_status dt_builder_add(dt_builder *builder, const dt_node *node)
{
    if (!is_refused(node))
        check_key(builder, node->kind, node->span);
    return push(builder, node);
}

/* FNV-1a. It only makes sorting faster: whoever forges equal values gains nothing. */
static uint64_t hash_of(const dt_node *key)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t k = 0; k < key->length; k++)
        hash = (hash ^ (unsigned char)key->text[k]) * 0x100000001b3u;
    return hash;
}

static int compare_texts(const key_record *a, const key_record *b)
{
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    if (a->key->length != b->key->length)
        return a->key->length < b->key->length ? -1 : 1;
    return memcmp(a->key->text, b->key->text, a->key->length);
}

static int by_text_then_place(const void *left, const void *right)
{
    const key_record *a = left, *b = right;
    int order = compare_texts(a, b);
    return order ? order : a->key < b->key ? -1 : a->key > b->key;
}

/* Reports the later ones of equal keys among `pairs` keys and values, and refuses them. */
static void refuse_duplicates(dt_builder *builder, dt_node *pairs, key_record *records, size_t count)
{
    qsort(records, count, sizeof *records, by_text_then_place);
    for (size_t first = 0, k = 1; k < count; k++) {
        if (compare_texts(&records[first], &records[k]) != 0) {
            first = k;
            continue;
        }
        dt_node *later = &pairs[records[k].key - pairs];
        dt_diagnostics_add(builder->found, DT_CODE_DUPLICATE_KEY, later->span,
                           "this key is already given on line %u; keep one of the two",
                           dt_source_line_at(builder->source, records[first].key->span.offset));
        *later = dt_refused_node(later->span);
    }
}

static dt_status check_duplicates(dt_builder *builder, dt_node *pairs, size_t pair_count)
{
    if (pair_count < 2)
        return DT_OK;
    key_record *records = dt_malloc(pair_count, sizeof *records);
    if (!records)
        return DT_ERR_NOMEM;
    size_t count = 0;
    for (size_t k = 0; k < pair_count; k++) {
        const dt_node *key = &pairs[2 * k];
        if (key->kind == DT_NODE_TEXT)
            records[count++] = (key_record){hash_of(key), key};
    }
    refuse_duplicates(builder, pairs, records, count);
    free(records);
    return DT_OK;
}

/* The nodes of an open list or mapping; there may be none at all yet. */
static dt_node *nodes_of(const dt_builder *builder, const dt_frame *frame)
{
    return builder->nodes ? builder->nodes + frame->first : NULL;
}

static dt_status close_list(dt_builder *builder, const dt_frame *frame, dt_node *list)
{
    dt_node *items = nodes_of(builder, frame);
    size_t written = builder->count - frame->first, kept = 0;
    for (size_t k = 0; k < written; k++)
        if (!is_refused(&items[k]))
            items[kept++] = items[k];
    list->count = kept;
    list->items = dt_arena_copy(&builder->arena, items, kept, sizeof *items);
    return list->items ? DT_OK : DT_ERR_NOMEM;
}

static dt_status close_mapping(dt_builder *builder, const dt_frame *frame, dt_node *mapping)
{
    dt_node *pairs = nodes_of(builder, frame);
    size_t pair_count = (builder->count - frame->first) / 2, kept = 0;
    DT_TRY(check_duplicates(builder, pairs, pair_count));
    for (size_t k = 0; k < pair_count; k++)
        kept += pairs[2 * k].kind == DT_NODE_TEXT;
    dt_node *keys = dt_arena_calloc(&builder->arena, kept, sizeof *keys);
    dt_node *items = dt_arena_calloc(&builder->arena, kept, sizeof *items);
    if (!keys || !items)
        return DT_ERR_NOMEM;
    *mapping = (dt_node){.kind = DT_NODE_MAPPING, .count = kept, .keys = keys, .items = items};
    for (size_t k = 0; k < pair_count; k++) {
        if (pairs[2 * k].kind != DT_NODE_TEXT)
            continue;
        *keys++ = pairs[2 * k];
        *items = pairs[2 * k + 1];
        if (is_refused(items))
            items->text = "";
        items++;
    }
    return DT_OK;
}

dt_status dt_builder_close(dt_builder *builder, size_t end)
{
    dt_frame frame = builder->frames[builder->depth - 1];
    dt_node node = {.kind = frame.kind};
    DT_TRY(frame.kind == DT_NODE_LIST ? close_list(builder, &frame, &node) : close_mapping(builder, &frame, &node));
    node.text = "";
    node.span = (dt_span){(uint32_t)frame.start, (uint32_t)(end - frame.start)};
    builder->count = frame.first;
    builder->depth--;
    return push(builder, &node);
}

dt_status dt_builder_finish(dt_builder *builder, dt_tree **out)
{
    dt_tree *tree = dt_calloc(1, sizeof *tree);
    if (!tree)
        return DT_ERR_NOMEM;
    if (builder->count)
        tree->root = builder->nodes[0];
    if (!tree->root.text)
        tree->root.text = "";
    tree->arena = builder->arena;
    builder->arena = (dt_arena){NULL};
    *out = tree;
    return DT_OK;
}

dt_status dt_builder_abandon(dt_builder *builder)
{
    size_t end = builder->count;
    for (size_t depth = builder->depth; depth > 0; depth--) {
        const dt_frame *frame = &builder->frames[depth - 1];
        if (frame->kind == DT_NODE_MAPPING)
            DT_TRY(check_duplicates(builder, nodes_of(builder, frame), (end - frame->first + 1) / 2));
        end = frame->first;
    }
    return DT_OK;
}

void dt_builder_free(dt_builder *builder)
{
    free(builder->nodes);
    dt_arena_free(&builder->arena);
}

dt_status dt_diagnostics_take(dt_diagnostics *to, const dt_diagnostics *from)
{
    size_t kept = 0;
    if (dt_diagnostics_status(from) == DT_ERR_NOMEM)
        return DT_ERR_NOMEM;
    for (size_t k = 0; k < dt_diagnostics_count(from); k++) {
        const dt_diagnostic *one = dt_diagnostics_get(from, k);
        dt_diagnostics_add(to, one->code, one->span, "%s", one->message);
        kept += one->severity == DT_ERROR;
    }
    /* Those beyond what `from` keeps are counted only, and `to`, no emptier now, will count them only as well. */
    for (size_t k = kept; k < dt_diagnostics_errors(from); k++)
        dt_diagnostics_add(to, DT_CODE_SYNTAX, (dt_span){0, 0}, "and more");
    return DT_OK;
}
