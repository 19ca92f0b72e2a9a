/* SPDX-License-Identifier: MIT */
/* The room's public face: which reader reads a text, and the tree it gives. */
#include "source/reader.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static dt_status read_any(dt_tree **out, const dt_source *source, dt_diagnostics *diagnostics)
{
    bool is_json;
    if (!dt_scan_encoding(source, diagnostics))
        return DT_ERR_MODEL;
    dt_status status = dt_json_read(out, source, diagnostics, &is_json);
    return is_json ? status : dt_yaml_read(out, source, diagnostics);
}

dt_status dt_tree_read(dt_tree **out, const dt_source *source, dt_diagnostics *diagnostics)
{
    assert(dt_diagnostics_source(diagnostics) == source);
    *out = NULL;
    dt_status status = read_any(out, source, diagnostics);
    if (dt_diagnostics_status(diagnostics) == DT_ERR_NOMEM)
        status = DT_ERR_NOMEM;
    if (status != DT_OK) {
        dt_tree_free(*out);
        *out = NULL;
    }
    return status;
}

void dt_tree_free(dt_tree *tree)
{
    if (!tree)
        return;
    dt_arena_free(&tree->arena);
    free(tree);
}

const dt_node *dt_tree_root(const dt_tree *tree)
{
    return &tree->root;
}

const dt_node *dt_node_get(const dt_node *mapping, const char *key)
{
    assert(mapping->kind == DT_NODE_MAPPING);
    size_t length = strlen(key);
    for (size_t k = 0; k < mapping->count; k++)
        if (mapping->keys[k].length == length && memcmp(mapping->keys[k].text, key, length) == 0)
            return &mapping->items[k];
    return NULL;
}
