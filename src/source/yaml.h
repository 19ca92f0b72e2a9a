/* SPDX-License-Identifier: MIT */
/* What the files of the YAML reader share: yaml.c drives libyaml, scalar.c makes texts of its scalars, refuse.c deals
 * with what a model cannot have and with what libyaml cannot read.
 *
 * libyaml's marks count code points from the start of the copy. Its columns are not used, for finding them would take
 * time square in the length of a line. Marks come nearly in order, so a cursor turns them into bytes. */
#ifndef DT_SOURCE_YAML_H
#define DT_SOURCE_YAML_H

#include "source/reader.h"

#include <yaml.h>

typedef struct dt_yaml {
    const dt_source *source;
    dt_diagnostics *diagnostics; /* the caller's */
    dt_diagnostics *found;       /* of this start */
    char *text;                  /* the copy that libyaml reads: the source with harmless replacements, byte for byte */
    size_t begin, length;        /* it is text[begin...length) */
    yaml_parser_t parser;
    dt_builder builder;
    size_t index, offset; /* the cursor: code point `index` begins at byte `offset` */
    size_t work;          /* bytes read so far by all starts */
    bool done;            /* the document has been read */
    bool again;           /* something was replaced: start over */
} dt_yaml;

/* ---- yaml.c: bytes of the copy ------------------------------------------------------------------------------- */

/** The byte where code point `index` begins. */
size_t dt_yaml_seek(dt_yaml *y, size_t index);
/** The byte at `at`, NUL from the end on. */
char dt_yaml_byte(const dt_yaml *y, size_t at);
bool dt_yaml_is_break(char byte);
bool dt_yaml_is_blank(char byte);
/** Whether `byte`, not NUL, is one of `signs`. */
bool dt_yaml_is_one_of(char byte, const char *signs);
bool dt_yaml_begins_line(const dt_yaml *y, size_t at);
/** The end of the blanks, of the line, of the blanks, line ends and comments that begin at `at`. */
size_t dt_yaml_skip_blanks(const dt_yaml *y, size_t at);
size_t dt_yaml_skip_line(const dt_yaml *y, size_t at);
size_t dt_yaml_skip_space(const dt_yaml *y, size_t at);
/** The end, at most `limit`, of the run of bytes at `at` that are neither blanks nor line ends. */
size_t dt_yaml_skip_word(const dt_yaml *y, size_t at, size_t limit);
dt_span dt_yaml_span(size_t start, size_t end);

/* ---- scalar.c ------------------------------------------------------------------------------------------------ */

dt_status dt_yaml_on_scalar(dt_yaml *y, const yaml_event_t *event);

/* ---- refuse.c ------------------------------------------------------------------------------------------------ */

/** Reports the directives before the document and makes comments of them. libyaml would compare each with all before. */
void dt_yaml_refuse_directives(dt_yaml *y);
/** Reports the anchor, alias or tag at `at`. */
void dt_yaml_refuse(dt_yaml *y, size_t at);
/** Reports the anchor and the tag that stand before the value in [at, end). @return where the value begins. */
size_t dt_yaml_refuse_properties(dt_yaml *y, size_t at, size_t end);
/** libyaml cannot read on: what it was reading began at `context`, it stopped at `problem`. Reports why, or replaces
 *  what it stumbled over and asks for another start. @return DT_ERR_MODEL. */
dt_status dt_yaml_stop(dt_yaml *y, const char *words, size_t context, size_t problem);

#endif
