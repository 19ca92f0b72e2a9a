/* SPDX-License-Identifier: MIT */
/* A small streaming JSON writer (RFC 8259) over a dt_text. A container is written as a block, each item on a line of its
 * own, or on one line; everything inside a one-line container stays on that line. Commas, spaces and indentation are the
 * writer's business. Trouble is remembered by the text. */
#ifndef DT_REPORT_JSON_H
#define DT_REPORT_JSON_H

#include <detente/base.h>

#define DT_JSON_DEPTH_MAX 16

typedef struct dt_json {
    dt_text *out;
    unsigned depth;
    uint32_t filled; /* bit d: the container at depth d has an item */
    uint32_t block;  /* bit d: it is written as a block */
    uint32_t list;   /* bit d: it is a list */
    bool after_key;
} dt_json;

typedef enum dt_json_layout { DT_JSON_BLOCK, DT_JSON_LINE } dt_json_layout;

void dt_json_open_mapping(dt_json *json, dt_json_layout layout);
void dt_json_open_list(dt_json *json, dt_json_layout layout);
void dt_json_close(dt_json *json);
/** The key of the value that is written next. */
void dt_json_key(dt_json *json, const char *key);
/** NULL gives null. Bytes that are not UTF-8 (a file name may have them) become U+FFFD. */
void dt_json_text(dt_json *json, const char *text);
void dt_json_number(dt_json *json, uint64_t number);
void dt_json_integer(dt_json *json, int64_t number);
void dt_json_bool(dt_json *json, bool value);
void dt_json_null(dt_json *json);

/** A member in one call. */
void dt_json_member_text(dt_json *json, const char *key, const char *text);
void dt_json_member_number(dt_json *json, const char *key, uint64_t number);

#endif
