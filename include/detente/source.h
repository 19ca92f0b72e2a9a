/* SPDX-License-Identifier: MIT */
/* source: a YAML or JSON text becomes a tree in which every node knows its place. The only user of the YAML library.
 *
 * Contract section 1: block and flow style, no anchors, aliases, tags, directives, merge keys or second documents;
 * every scalar is a text until its key gives it a type. */
#ifndef DETENTE_SOURCE_H
#define DETENTE_SOURCE_H

#include <detente/base.h>

typedef enum dt_node_kind {
    DT_NODE_NOTHING, /* an unquoted empty value, ~ or null: as if it were left out */
    DT_NODE_TEXT,
    DT_NODE_LIST,
    DT_NODE_MAPPING
} dt_node_kind;

#define DT_NESTING_MAX 64 /* the outermost mapping is level 1 */

/** One node. Everything it points to belongs to its tree. */
typedef struct dt_node dt_node;
struct dt_node {
    dt_node_kind kind;
    dt_span span;         /* of the value as written, quotes included; of the gap for an empty value */
    const char *text;     /* TEXT: decoded, NUL-terminated, without NUL inside; NOTHING: "" */
    size_t length;        /* bytes of `text` */
    uint32_t text_offset; /* if `exact`, byte k of `text` is byte text_offset + k of the source */
    bool exact;           /* written plain or quoted on one line without escapes */
    size_t count;         /* LIST and MAPPING: number of items */
    const dt_node *items; /* LIST: the items; MAPPING: the values */
    const dt_node *keys;  /* MAPPING: keys[k] belongs to items[k]; always TEXT */
};

typedef struct dt_tree dt_tree;

/** Reads `source`. A text that is valid JSON (RFC 8259) is read as JSON, every other as YAML 1.2 within the contract's
 *  limits. Reports duplicate keys (compared after decoding; the later one is marked and left out of the tree), control
 *  characters, anchors, aliases, tags, directives, merge keys, nesting over DT_NESTING_MAX, a second document, a file
 *  over DT_SOURCE_MAX, bad UTF-8 and UTF-16.
 *  @param out  the tree, owned by the caller; NULL if the text could not be read to its end. Offences that leave the
 *              rest readable are reported and the tree is still given, so that later stages find the other errors.
 *              The root may be NOTHING (an empty file).
 *  @return DT_OK when a tree was made, with or without errors reported; DT_ERR_MODEL when none could be (reported);
 *          DT_ERR_NOMEM. Time and memory linear in the text. No input makes it recurse deeper than DT_NESTING_MAX. */
DT_API dt_status dt_tree_read(dt_tree **out, const dt_source *source, dt_diagnostics *diagnostics);
/** Reads a table of comma separated values (RFC 4180): the root is a list of rows, each a list of texts. Reports what is wrong with
 *  it, to a source over DT_SOURCE_MAX, bad UTF-8, control characters and more than DT_TABLE_CELLS_MAX values; syntax ends the reading.
 *  `diagnostics` is turned to `source` (dt_diagnostics_turn()).
 *  @return as dt_tree_read(), but DT_ERR_MODEL after any error. Linear. */
#define DT_TABLE_CELLS_MAX 1000000u
DT_API dt_status dt_table_read(dt_tree **out, const dt_source *source, dt_diagnostics *diagnostics);
DT_API void dt_tree_free(dt_tree *tree);
DT_API const dt_node *dt_tree_root(const dt_tree *tree);

/** The value of `key` in a mapping, or NULL. Linear in the number of keys. */
DT_API const dt_node *dt_node_get(const dt_node *mapping, const char *key);

#endif
