/* SPDX-License-Identifier: MIT */
/* What the files of this room share: scan.c looks at the bytes, json.c and yaml.c read them, each handing what it finds
 * to the builder, which makes the tree and knows the rules that both forms share. */
#ifndef DT_SOURCE_READER_H
#define DT_SOURCE_READER_H

#include "base/memory.h"

#include <detente/source.h>

/* ---- scan.c -------------------------------------------------------------------------------------------------- */

/** Decodes the code point at `bytes`, of which `length` are left. @return its bytes, 0 if they are not UTF-8. */
size_t dt_utf8_decode(const char *bytes, size_t length, uint32_t *code);
/** Writes `code` as UTF-8. @return its bytes. */
size_t dt_utf8_encode(uint32_t code, char bytes[4]);
/** Reports a text that is too large or not UTF-8. @return whether it can be read. */
bool dt_scan_encoding(const dt_source *source, dt_diagnostics *diagnostics);
/** Offset of the first byte after a byte order mark at the start. */
size_t dt_scan_start(const dt_source *source);
/** Reports the characters that no model may have. `copy`, if not NULL, is the text about to be read as YAML: the rules
 *  that YAML adds are applied, and each offender is replaced by a harmless character of as many bytes. */
void dt_scan_characters(const dt_source *source, dt_diagnostics *diagnostics, char *copy);
/** Reports white space that would take libyaml too long. @return whether the text can be read. */
bool dt_scan_spaces(const dt_source *source, dt_diagnostics *diagnostics);

/* ---- builder.c ----------------------------------------------------------------------------------------------- */

struct dt_tree {
    dt_arena arena;
    dt_node root;
};

/** A list or mapping not yet closed: its items are nodes[first...] of the builder, in a mapping keys and values in
 *  turn. */
typedef struct dt_frame {
    dt_node_kind kind;
    size_t first;
    size_t start, end; /* in the source; `end` of the last item so far */
} dt_frame;

typedef struct dt_builder {
    const dt_source *source;
    dt_diagnostics *found;
    dt_arena arena; /* of the tree to be */
    dt_node *nodes; /* finished nodes that wait for their list or mapping to be closed */
    size_t count, capacity;
    dt_frame frames[DT_NESTING_MAX];
    size_t depth;
} dt_builder;

/** Opens a list or mapping. @return DT_ERR_MODEL if it is nested too deeply (reported). */
dt_status dt_builder_open(dt_builder *builder, dt_node_kind kind, size_t offset);
/** Adds a scalar. A refused one (dt_refused_node()) has been reported already and stays out of the tree: a list is
 *  shorter by it, a mapping has nothing given for its key, and a refused key takes its value along. */
dt_status dt_builder_add(dt_builder *builder, const dt_node *node);
/** Closes the innermost list or mapping, which ends before `end`. */
dt_status dt_builder_close(dt_builder *builder, size_t end);
/** Whether the next node will be a key. */
bool dt_builder_wants_key(const dt_builder *builder);
/** Makes the tree of what was built, nothing of an empty text. All must be closed. */
dt_status dt_builder_finish(dt_builder *builder, dt_tree **out);
/** Reports what can be said of the mappings that reading left open. */
dt_status dt_builder_abandon(dt_builder *builder);
void dt_builder_free(dt_builder *builder);
dt_node dt_refused_node(dt_span span);

/* ---- the readers --------------------------------------------------------------------------------------------- */

/** Reads `source` if it is JSON; else `*is_json` is false, nothing is reported and DT_OK returned. */
dt_status dt_json_read(dt_tree **out, const dt_source *source, dt_diagnostics *diagnostics, bool *is_json);
dt_status dt_yaml_read(dt_tree **out, const dt_source *source, dt_diagnostics *diagnostics);

/** Where libyaml stopped, in bytes of the source: what it was reading began at `context`, the trouble is at
 *  `problem`. */
typedef struct dt_yaml_trouble {
    const char *words; /* libyaml's */
    size_t context, problem;
} dt_yaml_trouble;

/** Reports it in our words. */
void dt_yaml_explain(const dt_source *source, dt_diagnostics *diagnostics, const dt_yaml_trouble *trouble);

/** Adds all of `from` to `to`. @return DT_ERR_NOMEM if some were lost. */
dt_status dt_diagnostics_take(dt_diagnostics *to, const dt_diagnostics *from);

#endif
