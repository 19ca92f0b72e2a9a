/* SPDX-License-Identifier: MIT */
/* Tables of comma separated values (RFC 4180): a list of rows, each a list of texts. Blanks around a value that is not quoted do
 * not belong to it, and a line without anything is no row. */
#include "base/codes.h"
#include "source/reader.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

typedef struct csv {
    const dt_source *source;
    dt_diagnostics *diagnostics;
    const char *bytes;
    size_t at, length;
    dt_builder builder;
    char *room; /* as long as the text: for quoted values */
    size_t cells;
} csv;

static bool ends_line(char byte)
{
    return byte == '\n' || byte == '\r';
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

static bool at_line_end(const csv *c)
{
    return c->at == c->length || ends_line(c->bytes[c->at]);
}

static bool at_value_end(const csv *c)
{
    return at_line_end(c) || c->bytes[c->at] == ',';
}

static dt_status stop(csv *c, size_t place, const char *why)
{
    dt_diagnostics_add(c->diagnostics, DT_CODE_TABLE_SYNTAX, (dt_span){(uint32_t)place, 1}, "%s", why);
    return DT_ERR_MODEL;
}

/* ---- values ------------------------------------------------------------------------------------------------------ */

static dt_status add_value(csv *c, size_t start, size_t end, const char *text, size_t length)
{
    dt_node node = {.kind = DT_NODE_TEXT, .span = {(uint32_t)start, (uint32_t)(end - start)}, .length = length};
    node.text = dt_arena_text(&c->builder.arena, text, length);
    node.exact = length == end - start;
    node.text_offset = (uint32_t)start;
    if (++c->cells > DT_TABLE_CELLS_MAX) {
        dt_diagnostics_add(c->diagnostics, DT_CODE_TABLE_SYNTAX, node.span,
                           "the table has more than %u values; name groups of states by patterns", DT_TABLE_CELLS_MAX);
        return DT_ERR_MODEL;
    }
    return node.text ? dt_builder_add(&c->builder, &node) : DT_ERR_NOMEM;
}

/* The cursor is at a quotation mark. */
static dt_status read_quoted(csv *c)
{
    size_t start = c->at++, length = 0;
    bool closed = false;
    while (c->at < c->length && !closed) {
        char byte = c->bytes[c->at++];
        closed = byte == '"' && c->bytes[c->at] != '"'; /* NUL behind the last */
        if (!closed)
            c->room[length++] = byte;
        c->at += byte == '"' && !closed;
    }
    if (!closed)
        return stop(c, start, "this value is not closed; end it with a quotation mark");
    DT_TRY(add_value(c, start, c->at, c->room, length));
    while (c->at < c->length && is_blank(c->bytes[c->at]))
        c->at++;
    return at_value_end(c) ? DT_OK : stop(c, c->at, "a quoted value ends before a comma or at the end of its line");
}

static dt_status read_value(csv *c)
{
    while (c->at < c->length && is_blank(c->bytes[c->at]))
        c->at++;
    if (c->at < c->length && c->bytes[c->at] == '"')
        return read_quoted(c);
    size_t start = c->at;
    for (; !at_value_end(c); c->at++)
        if (c->bytes[c->at] == '"')
            return stop(c, c->at, "a quotation mark within a value; quote the whole value and double the mark");
    size_t end = c->at;
    while (end > start && is_blank(c->bytes[end - 1]))
        end--;
    return add_value(c, start, end, c->bytes + start, end - start);
}

/* ---- rows -------------------------------------------------------------------------------------------------------- */

static dt_status read_row(csv *c)
{
    DT_TRY(dt_builder_open(&c->builder, DT_NODE_LIST, c->at));
    for (;;) {
        DT_TRY(read_value(c));
        if (at_line_end(c))
            break;
        c->at++;
    }
    return dt_builder_close(&c->builder, c->at);
}

static dt_status read_rows(csv *c)
{
    DT_TRY(dt_builder_open(&c->builder, DT_NODE_LIST, c->at));
    for (;;) {
        while (c->at < c->length && ends_line(c->bytes[c->at]))
            c->at++;
        if (c->at == c->length)
            return dt_builder_close(&c->builder, c->at);
        DT_TRY(read_row(c));
    }
}

dt_status dt_table_read(dt_tree **out, const dt_source *source, dt_diagnostics *diagnostics)
{
    csv c = {.source = source, .diagnostics = diagnostics, .bytes = dt_source_bytes(source)};
    size_t errors = dt_diagnostics_errors(diagnostics);
    *out = NULL;
    c.length = dt_source_length(source);
    c.at = dt_scan_start(source);
    if (!dt_scan_encoding(source, diagnostics))
        return DT_ERR_MODEL;
    dt_scan_characters(source, diagnostics, NULL);
    if (dt_diagnostics_errors(diagnostics) > errors)
        return DT_ERR_MODEL;
    c.builder = (dt_builder){.source = source, .found = diagnostics};
    c.room = dt_malloc(c.length + 1, 1);
    dt_status status = c.room ? read_rows(&c) : DT_ERR_NOMEM;
    if (status == DT_OK)
        status = dt_builder_finish(&c.builder, out);
    dt_builder_free(&c.builder);
    free(c.room);
    return status;
}
