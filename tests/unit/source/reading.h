/* SPDX-License-Identifier: MIT */
/* Reads a text and writes what came of it in one line, so that a test is a table of texts and lines. */
#ifndef DT_TESTS_READING_H
#define DT_TESTS_READING_H

#include "test.h"

#include <detente/source.h>

#include <stdlib.h>
#include <string.h>

typedef struct reading {
    dt_source *source;
    dt_diagnostics *found;
    dt_tree *tree; /* NULL where none could be made */
    dt_status status;
} reading;

static inline reading read_bytes(const char *bytes, size_t length)
{
    reading r = {.source = NULL};
    assert_int_equal(dt_source_new(&r.source, "t", bytes, length), DT_OK);
    assert_int_equal(dt_diagnostics_new(&r.found, r.source), DT_OK);
    r.status = dt_tree_read(&r.tree, r.source, r.found);
    assert_int_equal(r.status == DT_OK, r.tree != NULL);
    return r;
}

static inline void forget(reading *r)
{
    dt_tree_free(r->tree);
    dt_diagnostics_free(r->found);
    dt_source_free(r->source);
}

static inline void write_text(dt_text *out, const dt_node *node)
{
    dt_text_add(out, "\"");
    for (const char *c = node->text; *c; c++) {
        if ((unsigned char)*c < 0x20)
            dt_text_printf(out, "\\x%02x", (unsigned)*c);
        else
            dt_text_add_bytes(out, c, 1);
    }
    dt_text_add(out, "\"");
}

/* ~ for nothing, "text", [items], {"key": value}. A collection is followed by its place if `places`, a text or nothing
 * too, with = where the source has the same bytes. */
static inline void write_node(dt_text *out, const dt_source *source, const dt_node *node, bool places)
{
    const char *brackets = node->kind == DT_NODE_LIST ? "[]" : "{}";
    unsigned line, column;
    if (node->kind == DT_NODE_TEXT) {
        write_text(out, node);
    } else if (node->kind == DT_NODE_NOTHING) {
        dt_text_add(out, "~");
    } else {
        dt_text_add_bytes(out, brackets, 1);
        for (size_t k = 0; k < node->count; k++) {
            dt_text_add(out, k ? ", " : "");
            if (node->kind == DT_NODE_MAPPING) {
                write_node(out, source, &node->keys[k], places);
                dt_text_add(out, ": ");
            }
            write_node(out, source, &node->items[k], places);
        }
        dt_text_add_bytes(out, brackets + 1, 1);
    }
    if (places) {
        dt_source_locate(source, node->span.offset, &line, &column);
        dt_text_printf(out, "@%u:%u+%u%s", line, column, (unsigned)node->span.length, node->exact ? "=" : "");
    }
}

static inline void write_tree(dt_text *out, const reading *r, bool places)
{
    if (r->tree)
        write_node(out, r->source, dt_tree_root(r->tree), places);
    else
        dt_text_add(out, "-");
}

/* `1:2 DT003, 4:5 DT006` */
static inline void write_found(dt_text *out, const reading *r)
{
    for (size_t k = 0; k < dt_diagnostics_count(r->found); k++) {
        const dt_diagnostic *one = dt_diagnostics_get(r->found, k);
        unsigned line, column;
        dt_source_locate(r->source, one->span.offset, &line, &column);
        dt_text_printf(out, "%s%u:%u DT%03u", k ? ", " : "", line, column, one->code);
    }
}

/* What every tree promises: spans lie in the text, texts end with NUL and have none, exact texts are the source's. */
static inline void check_node(const dt_source *source, const dt_node *node)
{
    assert_true((size_t)node->span.offset + node->span.length <= dt_source_length(source));
    assert_int_equal(node->count == 0 || node->items, true);
    if (node->kind == DT_NODE_TEXT || node->kind == DT_NODE_NOTHING) {
        assert_int_equal(strlen(node->text), node->length);
        assert_int_equal(node->count, 0);
    }
    if (node->exact) {
        assert_true(node->text_offset >= node->span.offset);
        assert_true(node->text_offset + node->length <= node->span.offset + node->span.length);
        assert_memory_equal(dt_source_bytes(source) + node->text_offset, node->text, node->length);
    }
    for (size_t k = 0; k < node->count; k++) {
        if (node->kind == DT_NODE_MAPPING) {
            assert_int_equal(node->keys[k].kind, DT_NODE_TEXT);
            check_node(source, &node->keys[k]);
        }
        check_node(source, &node->items[k]);
    }
}

static inline void check_tree(const reading *r)
{
    if (r->tree)
        check_node(r->source, dt_tree_root(r->tree));
}

/* Reads `text` and demands the tree and the diagnostics as written by the functions above. */
static inline void assert_reads(const char *text, const char *tree, const char *found, bool places)
{
    reading r = read_bytes(text, strlen(text));
    dt_text got_tree = {.data = NULL}, got_found = {.data = NULL};
    write_tree(&got_tree, &r, places);
    write_found(&got_found, &r);
    if (strcmp(dt_text_get(&got_tree), tree) != 0 || strcmp(dt_text_get(&got_found), found) != 0)
        print_error("in: %s\ntree: %s\nwant: %s\nfound: %s\nwant:  %s\n", text, dt_text_get(&got_tree), tree,
                    dt_text_get(&got_found), found);
    assert_string_equal(dt_text_get(&got_tree), tree);
    assert_string_equal(dt_text_get(&got_found), found);
    check_tree(&r);
    dt_text_free(&got_tree);
    dt_text_free(&got_found);
    forget(&r);
}

#endif
