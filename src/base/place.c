/* SPDX-License-Identifier: MIT */
/* A text somebody gave us, and where its lines begin. Stages keep byte offsets; lines and columns are for people. */
#include "base/memory.h"
#include "base/sha256.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct dt_source {
    char *name;
    char *bytes;
    size_t length;
    size_t *lines; /* offset of each line's first byte; lines[0] is 0, or 3 after a byte order mark */
    size_t line_count;
    char sha256[65];
    dt_attached *attached;
    size_t attached_count, attached_capacity;
};

/* The offset after the line end at `at`, or `at` if no line ends there. */
static size_t after_line_end(const char *bytes, size_t length, size_t at)
{
    if (bytes[at] == '\n')
        return at + 1;
    if (bytes[at] == '\r')
        return at + 1 < length && bytes[at + 1] == '\n' ? at + 2 : at + 1;
    return at;
}

static size_t mark_lines(const char *bytes, size_t length, size_t *lines)
{
    size_t count = 0;
    size_t start = length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    if (lines)
        lines[count] = start;
    count++;
    for (size_t at = start; at < length;) {
        size_t next = after_line_end(bytes, length, at);
        if (next == at) {
            at++;
            continue;
        }
        if (lines)
            lines[count] = next;
        count++;
        at = next;
    }
    return count;
}

static char *copy_bytes(const char *bytes, size_t length)
{
    char *copy = dt_malloc(length + 1, 1);
    if (copy && length)
        memcpy(copy, bytes, length);
    if (copy)
        copy[length] = '\0';
    return copy;
}

dt_status dt_source_new(dt_source **out, const char *name, const char *bytes, size_t length)
{
    *out = NULL;
    dt_source *source = dt_calloc(1, sizeof *source);
    if (!source)
        return DT_ERR_NOMEM;
    source->line_count = mark_lines(bytes, length, NULL);
    source->length = length;
    source->name = copy_bytes(name, strlen(name));
    source->bytes = copy_bytes(bytes, length);
    source->lines = dt_malloc(source->line_count, sizeof *source->lines);
    if (!source->name || !source->bytes || !source->lines) {
        dt_source_free(source);
        return DT_ERR_NOMEM;
    }
    mark_lines(bytes, length, source->lines);
    dt_sha256(source->sha256, source->bytes, length);
    *out = source;
    return DT_OK;
}

/* ---- attached files ---------------------------------------------------------------------------------------------- */

/* What is attached was handed over as, or copied to, memory that may be written. */
static void drop(const dt_attached *one)
{
    free((char *)(uintptr_t)one->name);
    free((char *)(uintptr_t)one->reason);
    dt_source_free((dt_source *)(uintptr_t)one->file);
}

dt_status dt_source_attach(dt_source *source, const char *name, dt_source *file, const char *reason)
{
    const dt_attached one = {copy_bytes(name, strlen(name)), reason ? copy_bytes(reason, strlen(reason)) : NULL, file};
    if (!one.name || (reason && !one.reason) ||
        !dt_grow(&source->attached, &source->attached_capacity, source->attached_count, sizeof one)) {
        drop(&one);
        return DT_ERR_NOMEM;
    }
    source->attached[source->attached_count++] = one;
    return DT_OK;
}

const dt_attached *dt_source_attached(const dt_source *source, size_t k)
{
    return k < source->attached_count ? &source->attached[k] : NULL;
}

const dt_attached *dt_source_attached_as(const dt_source *source, const char *name)
{
    for (size_t k = 0; k < source->attached_count; k++)
        if (strcmp(source->attached[k].name, name) == 0)
            return &source->attached[k];
    return NULL;
}

/* ------------------------------------------------------------------------------------------------------------------ */

void dt_source_free(dt_source *source)
{
    if (!source)
        return;
    for (size_t k = 0; k < source->attached_count; k++)
        drop(&source->attached[k]);
    free(source->attached);
    free(source->name);
    free(source->bytes);
    free(source->lines);
    free(source);
}

const char *dt_source_name(const dt_source *source)
{
    return source->name;
}

const char *dt_source_bytes(const dt_source *source)
{
    return source->bytes;
}

size_t dt_source_length(const dt_source *source)
{
    return source->length;
}

const char *dt_source_sha256(const dt_source *source)
{
    return source->sha256;
}

/* Index of the last line that begins at or before `offset`. */
static size_t line_at(const dt_source *source, size_t offset)
{
    size_t low = 0, high = source->line_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (source->lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

unsigned dt_source_line_at(const dt_source *source, size_t offset)
{
    return (unsigned)line_at(source, offset) + 1;
}

static bool continues_code_point(char byte)
{
    return ((unsigned char)byte & 0xc0) == 0x80;
}

void dt_source_locate(const dt_source *source, size_t offset, unsigned *line, unsigned *column)
{
    if (offset > source->length)
        offset = source->length;
    size_t at = line_at(source, offset);
    unsigned count = 1;
    const char *bytes = source->bytes; /* NUL-terminated: bytes[k + 1] is there */
    /* Without branches: lines of 16 MiB may be looked up hundreds of times. */
    for (size_t k = source->lines[at]; k < offset; k++)
        count += !continues_code_point(bytes[k + 1]) | ((unsigned char)bytes[k] < 0x80);
    *line = (unsigned)at + 1;
    *column = count;
}

const char *dt_source_line(const dt_source *source, unsigned line, size_t *length)
{
    *length = 0;
    if (line == 0 || line > source->line_count)
        return "";
    size_t start = source->lines[line - 1];
    size_t end = start;
    while (end < source->length && source->bytes[end] != '\n' && source->bytes[end] != '\r')
        end++;
    *length = end - start;
    return source->bytes + start;
}

size_t dt_source_offset(const dt_source *source, unsigned line, unsigned column)
{
    if (line == 0)
        return 0;
    if (line > source->line_count)
        return source->length;
    size_t length;
    const char *text = dt_source_line(source, line, &length);
    size_t at = 0;
    for (unsigned k = 1; k < column && at < length; k++) {
        at++;
        while (at < length && continues_code_point(text[at]))
            at++;
    }
    return source->lines[line - 1] + at;
}
