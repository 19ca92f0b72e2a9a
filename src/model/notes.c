/* SPDX-License-Identifier: MIT */
/* Why the author says so: `because` and `cite`, and the sources that are cited. */
#include "model/reader.h"

#include <string.h>

/* ---- citations ----------------------------------------------------------------------------------------------- */

/* The number behind the #: 0 if it is not one from 1 to nine digits. */
static uint32_t paragraph_number(const char *digits)
{
    size_t count = strspn(digits, "0123456789");
    uint32_t number = 0;
    if (count < 1 || count > 9 || digits[count])
        return 0;
    for (size_t k = 0; k < count; k++)
        number = number * 10 + (uint32_t)(digits[k] - '0');
    return number;
}

/* Adds the citation to the note, if it is one. */
static dt_status read_citation(dt_reader *r, const dt_node *node, dt_citation *list, size_t *count)
{
    if (!dt_has_kind(r, node, "a citation", DT_TAKES_TEXT))
        return DT_OK;
    const char *sign = strchr(node->text, '#');
    uint32_t paragraph = sign ? paragraph_number(sign + 1) : 0;
    if (sign == node->text || !*node->text || (sign && paragraph == 0)) {
        DT_REPORT(r, DT_CODE_BAD_CITATION, node->span, "\"%s\" is not a citation; write SOURCE or SOURCE#N, N from 1",
                  DT_SHOW(node));
        return DT_OK;
    }
    const char *id = node->text;
    if (sign)
        id = dt_arena_text(r->arena, node->text, (size_t)(sign - node->text));
    if (!id)
        return DT_ERR_NOMEM;
    size_t source = dt_index_find(&r->sources, id);
    if (source == DT_PATTERN_NONE)
        dt_report_unknown(r, DT_CODE_UNKNOWN_SOURCE, id, node->span);
    else
        list[(*count)++] = (dt_citation){source, paragraph};
    return DT_OK;
}

dt_status dt_read_note(dt_reader *r, const dt_node *because, const dt_node *cite, dt_note *out)
{
    *out = (dt_note){.because = dt_text_of(because)};
    if (!cite)
        return DT_OK;
    bool single = cite->kind == DT_NODE_TEXT;
    const dt_node *items = single ? cite : cite->items;
    size_t count = single ? 1 : cite->count;
    dt_citation *list = NULL;
    DT_TRY(dt_new_items(r, &list, count, sizeof *list));
    for (size_t k = 0; k < count; k++)
        DT_TRY(read_citation(r, &items[k], list, &out->citation_count));
    out->citations = list;
    return DT_OK;
}

/* ---- sources ------------------------------------------------------------------------------------------------- */

enum { TITLE, DATE, FILE_NAME, URL, BECAUSE, CITE, SOURCE_KEYS };
static const dt_key source_keys[SOURCE_KEYS] = {
    [TITLE] = {"title", DT_TAKES_TEXT}, [DATE] = {"date", DT_TAKES_TEXT}, [FILE_NAME] = {"file", DT_TAKES_TEXT},
    [URL] = {"url", DT_TAKES_TEXT},     [BECAUSE] = DT_KEY_BECAUSE,       [CITE] = DT_KEY_CITE,
};

static dt_status read_source(dt_reader *r, const dt_node *key, const dt_node *node, dt_cited_source *out)
{
    dt_fields fields;
    *out = (dt_cited_source){.id = key->text, .span = key->span};
    dt_check_identifier(r, key);
    if (!dt_has_kind(r, node, "a source", DT_TAKES_MAPPING))
        return DT_OK;
    dt_read_fields(r, &fields, node, "a source", source_keys, SOURCE_KEYS);
    out->title = dt_text_of(fields.values[TITLE]);
    out->date = dt_text_of(fields.values[DATE]);
    out->file = dt_text_of(fields.values[FILE_NAME]);
    out->url = dt_text_of(fields.values[URL]);
    return dt_read_note(r, fields.values[BECAUSE], fields.values[CITE], &out->note);
}

dt_status dt_read_sources(dt_reader *r, const dt_node *node)
{
    size_t count = node ? node->count : 0, kept = 0;
    const char **names = NULL;
    dt_cited_source *sources = NULL;
    DT_TRY(dt_new_items(r, &names, count, sizeof *names));
    DT_TRY(dt_new_items(r, &sources, count, sizeof *sources));
    for (size_t k = 0; k < count; k++)
        if (node->items[k].kind != DT_NODE_NOTHING)
            names[kept++] = node->keys[k].text;
    DT_TRY(dt_index_build(&r->sources, r->arena, names, kept)); /* sources may cite one another */
    kept = 0;
    for (size_t k = 0; k < count; k++)
        if (node->items[k].kind != DT_NODE_NOTHING)
            DT_TRY(read_source(r, &node->keys[k], &node->items[k], &sources[kept++]));
    r->model->sources = sources;
    r->model->source_count = kept;
    return DT_OK;
}
