/* SPDX-License-Identifier: MIT */
/* Prints the tree that the reader makes of a model as JSON, every scalar a text: what a JSON Schema can be held against
 * without a second reader of YAML. */
#include "report/json.h"

#include <detente/detente.h>

#include <stdio.h>
#include <stdlib.h>

static void write_node(dt_json *json, const dt_node *node)
{
    if (node->kind == DT_NODE_NOTHING)
        dt_json_null(json);
    if (node->kind == DT_NODE_TEXT)
        dt_json_text(json, node->text);
    if (node->kind == DT_NODE_LIST)
        dt_json_open_list(json, DT_JSON_BLOCK);
    if (node->kind == DT_NODE_MAPPING)
        dt_json_open_mapping(json, DT_JSON_BLOCK);
    for (size_t k = 0; node->kind >= DT_NODE_LIST && k < node->count; k++) {
        if (node->kind == DT_NODE_MAPPING)
            dt_json_key(json, node->keys[k].text);
        write_node(json, &node->items[k]); /* at most DT_JSON_DEPTH_MAX deep: examples are */
    }
    if (node->kind >= DT_NODE_LIST)
        dt_json_close(json);
}

static dt_status flush(void *user, const char *bytes, size_t length)
{
    return fwrite(bytes, 1, length, user) == length ? DT_OK : DT_ERR_IO;
}

int main(int argc, char **argv)
{
    static char bytes[DT_SOURCE_MAX];
    dt_source *source = NULL;
    dt_diagnostics *diagnostics = NULL;
    dt_tree *tree = NULL;
    dt_text out = {.flush = flush, .user = stdout};
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (!file)
        return EXIT_FAILURE;
    size_t length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    bool read = dt_source_new(&source, argv[1], bytes, length) == DT_OK &&
                dt_diagnostics_new(&diagnostics, source) == DT_OK && dt_tree_read(&tree, source, diagnostics) == DT_OK;
    if (read)
        write_node(&(dt_json){.out = &out}, dt_tree_root(tree));
    bool written = dt_text_end(&out) == DT_OK;
    dt_text_free(&out);
    dt_tree_free(tree);
    dt_diagnostics_free(diagnostics);
    dt_source_free(source);
    return read && written ? EXIT_SUCCESS : EXIT_FAILURE;
}
