/* SPDX-License-Identifier: MIT */
/* YAML by libyaml's events, as many times as refuse.c asks for. What counts is what the last start found, so each has
 * diagnostics of its own. */
#include "base/codes.h"
#include "source/yaml.h"

#include <stdlib.h>
#include <string.h>

#define START_COST ((size_t)16 << 10) /* bytes that libyaml reads at least */

/* ---- bytes --------------------------------------------------------------------------------------------------- */

bool dt_yaml_is_break(char byte)
{
    return byte == '\n' || byte == '\r';
}

bool dt_yaml_is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

bool dt_yaml_is_one_of(char byte, const char *signs)
{
    return byte && strchr(signs, byte);
}

char dt_yaml_byte(const dt_yaml *y, size_t at)
{
    return at < y->length ? y->text[at] : '\0';
}

static bool continues_code_point(char byte)
{
    return ((unsigned char)byte & 0xc0) == 0x80;
}

size_t dt_yaml_seek(dt_yaml *y, size_t index)
{
    while (y->index < index && y->offset < y->length) {
        y->offset++;
        while (continues_code_point(dt_yaml_byte(y, y->offset)))
            y->offset++;
        y->index++;
    }
    while (y->index > index) {
        y->offset--;
        while (continues_code_point(y->text[y->offset]))
            y->offset--;
        y->index--;
    }
    return y->offset;
}

bool dt_yaml_begins_line(const dt_yaml *y, size_t at)
{
    return at == y->begin || dt_yaml_is_break(y->text[at - 1]);
}

size_t dt_yaml_skip_blanks(const dt_yaml *y, size_t at)
{
    while (dt_yaml_is_blank(dt_yaml_byte(y, at)))
        at++;
    return at;
}

size_t dt_yaml_skip_line(const dt_yaml *y, size_t at)
{
    while (at < y->length && !dt_yaml_is_break(y->text[at]))
        at++;
    return at;
}

size_t dt_yaml_skip_space(const dt_yaml *y, size_t at)
{
    for (;;) {
        at = dt_yaml_skip_blanks(y, at);
        if (dt_yaml_byte(y, at) == '#')
            at = dt_yaml_skip_line(y, at);
        if (!dt_yaml_is_break(dt_yaml_byte(y, at)))
            return at;
        at++;
    }
}

size_t dt_yaml_skip_word(const dt_yaml *y, size_t at, size_t limit)
{
    while (at < limit && at < y->length && !dt_yaml_is_blank(y->text[at]) && !dt_yaml_is_break(y->text[at]))
        at++;
    return at;
}

dt_span dt_yaml_span(size_t start, size_t end)
{
    return (dt_span){(uint32_t)start, (uint32_t)(end - start)};
}

/* ---- the other events ---------------------------------------------------------------------------------------- */

static dt_status on_alias(dt_yaml *y, const yaml_event_t *event)
{
    size_t start = dt_yaml_seek(y, event->start_mark.index), end = dt_yaml_seek(y, event->end_mark.index);
    dt_node node = dt_refused_node(dt_yaml_span(start, end));
    dt_yaml_refuse(y, start);
    return dt_builder_add(&y->builder, &node);
}

/* The event ends after the bracket, after the first "-" of a list that is not indented, or where the first item
 * begins. Without a bracket (`[a: b]` holds a mapping) it is empty. */
static dt_status open_collection(dt_yaml *y, const yaml_event_t *event, dt_node_kind kind, bool flow)
{
    size_t first = dt_yaml_seek(y, event->start_mark.index), start = dt_yaml_seek(y, event->end_mark.index);
    if (flow ? first < start : kind == DT_NODE_LIST && dt_yaml_byte(y, start) != '-')
        start--;
    dt_yaml_refuse_properties(y, first, start);
    return dt_builder_open(&y->builder, kind, start);
}

static dt_status on_list(dt_yaml *y, const yaml_event_t *event)
{
    return open_collection(y, event, DT_NODE_LIST, event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
}

static dt_status on_mapping(dt_yaml *y, const yaml_event_t *event)
{
    return open_collection(y, event, DT_NODE_MAPPING, event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
}

/* A list or mapping without a closing bracket ends with its last item. */
static dt_status on_end(dt_yaml *y, const yaml_event_t *event)
{
    size_t last = y->builder.frames[y->builder.depth - 1].end;
    bool bracket = event->start_mark.index < event->end_mark.index;
    return dt_builder_close(&y->builder, bracket ? dt_yaml_seek(y, event->end_mark.index) : last);
}

static bool is_marker(const dt_yaml *y, size_t at, const char *marker)
{
    return dt_yaml_begins_line(y, at) && dt_yaml_skip_word(y, at, at + 4) == at + 3 &&
           memcmp(y->text + at, marker, 3) == 0;
}

/* Nothing but white space and comments may follow the document. libyaml is not asked: it would read on. */
static dt_status on_document_end(dt_yaml *y, const yaml_event_t *event)
{
    bool closed = !event->data.document_end.implicit;
    size_t at = dt_yaml_skip_space(y, dt_yaml_seek(y, event->end_mark.index));
    while (closed && is_marker(y, at, "..."))
        at = dt_yaml_skip_space(y, at + 3);
    y->done = true;
    if (at == y->length)
        return DT_OK;
    if (!closed && !is_marker(y, at, "---"))
        return dt_yaml_stop(y, "after the document", at, at);
    dt_diagnostics_add(y->found, DT_CODE_SECOND_DOCUMENT, dt_yaml_span(at, dt_yaml_skip_word(y, at, y->length)),
                       "a second document begins here; a model is one document");
    return DT_OK;
}

static dt_status on_stream_end(dt_yaml *y, const yaml_event_t *event)
{
    (void)event;
    y->done = true;
    return DT_OK;
}

static dt_status on_nothing(dt_yaml *y, const yaml_event_t *event)
{
    (void)y;
    (void)event;
    return DT_OK;
}

/* ---- reading ------------------------------------------------------------------------------------------------- */

static dt_status on_error(dt_yaml *y)
{
    const yaml_parser_t *parser = &y->parser;
    if (parser->error == YAML_MEMORY_ERROR || parser->error == YAML_NO_ERROR) /* libyaml forgets to say it in places */
        return DT_ERR_NOMEM;
    size_t context = dt_yaml_seek(y, parser->context_mark.index), problem = dt_yaml_seek(y, parser->problem_mark.index);
    return dt_yaml_stop(y, parser->problem, parser->context ? context : problem, problem);
}

static dt_status read_events(dt_yaml *y)
{
    static dt_status (*const handlers[])(dt_yaml *, const yaml_event_t *) = {
        [YAML_NO_EVENT] = on_stream_end,
        [YAML_STREAM_START_EVENT] = on_nothing,
        [YAML_STREAM_END_EVENT] = on_stream_end,
        [YAML_DOCUMENT_START_EVENT] = on_nothing,
        [YAML_DOCUMENT_END_EVENT] = on_document_end,
        [YAML_ALIAS_EVENT] = on_alias,
        [YAML_SCALAR_EVENT] = dt_yaml_on_scalar,
        [YAML_SEQUENCE_START_EVENT] = on_list,
        [YAML_SEQUENCE_END_EVENT] = on_end,
        [YAML_MAPPING_START_EVENT] = on_mapping,
        [YAML_MAPPING_END_EVENT] = on_end,
    };
    dt_status status = DT_OK;
    while (status == DT_OK && !y->done) {
        yaml_event_t event;
        if (!yaml_parser_parse(&y->parser, &event))
            return on_error(y);
        status = handlers[event.type](y, &event);
        yaml_event_delete(&event);
    }
    return status;
}

static dt_status read_once(dt_yaml *y, dt_tree **out)
{
    y->builder = (dt_builder){.source = y->source, .found = y->found};
    y->index = 0;
    y->offset = y->begin;
    y->done = y->again = false;
    if (!yaml_parser_initialize(&y->parser))
        return DT_ERR_NOMEM;
    yaml_parser_set_encoding(&y->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&y->parser, (const unsigned char *)y->text + y->begin, y->length - y->begin);
    dt_status status = read_events(y);
    if (status == DT_OK)
        status = dt_builder_finish(&y->builder, out);
    else if (status == DT_ERR_MODEL && dt_builder_abandon(&y->builder) != DT_OK)
        status = DT_ERR_NOMEM;
    yaml_parser_delete(&y->parser);
    dt_builder_free(&y->builder);
    return status;
}

static dt_status read_all(dt_yaml *y, dt_tree **out)
{
    dt_status status;
    do {
        dt_diagnostics_free(y->found);
        y->found = NULL;
        status = dt_diagnostics_new(&y->found, y->source);
        if (status == DT_OK)
            status = read_once(y, out);
        y->work += START_COST + y->offset - y->begin;
    } while (status == DT_ERR_MODEL && y->again && dt_diagnostics_status(y->found) != DT_ERR_NOMEM);
    if (y->found && status != DT_ERR_NOMEM && dt_diagnostics_take(y->diagnostics, y->found) != DT_OK)
        status = DT_ERR_NOMEM;
    dt_diagnostics_free(y->found);
    return status;
}

dt_status dt_yaml_read(dt_tree **out, const dt_source *source, dt_diagnostics *diagnostics)
{
    dt_yaml y = {.source = source, .diagnostics = diagnostics, .begin = dt_scan_start(source)};
    y.length = dt_source_length(source);
    if (!dt_scan_spaces(source, diagnostics))
        return DT_ERR_MODEL;
    y.text = dt_malloc(y.length + 1, 1);
    if (!y.text)
        return DT_ERR_NOMEM;
    memcpy(y.text, dt_source_bytes(source), y.length + 1);
    dt_scan_characters(source, diagnostics, y.text);
    dt_yaml_refuse_directives(&y);
    dt_status status = read_all(&y, out);
    free(y.text);
    return status;
}
