/* SPDX-License-Identifier: MIT */
/* Questions about a model once it is read: names, patterns, statements given elsewhere. */
#include "base/bits.h"
#include "model/reader.h"

#include <stdlib.h>
#include <string.h>

static const dt_model_body *body_of(const dt_model *model)
{
    return (const dt_model_body *)model;
}

size_t dt_model_words(const dt_model *model)
{
    size_t words = dt_words_for(model->option_count);
    return words ? words : 1;
}

size_t dt_model_find_dm(const dt_model *model, const char *id)
{
    return dt_index_find(&body_of(model)->dm_names, id);
}

size_t dt_model_find_reading(const dt_decision_maker *dm, const char *name)
{
    for (size_t k = 0; dm->has_readings && k < dm->reading_count; k++)
        if (strcmp(dm->readings[k].name, name) == 0)
            return k;
    return DT_PATTERN_NONE;
}

dt_status dt_model_parse(const dt_model *model, const char *text, dt_statement **out, dt_diagnostics *diagnostics)
{
    size_t length = strlen(text);
    dt_statement_place place = {.span = {0, (uint32_t)length}, .text_offset = 0, .exact = true};
    *out = NULL;
    if (model->graph_form) {
        dt_diagnostics_add(diagnostics, DT_CODE_NOT_IN_GRAPH_FORM, place.span,
                           "a statement means nothing in a conflict given as a graph, which has no options");
        return DT_ERR_MODEL;
    }
    dt_lookup lookup = {.body = body_of(model), .comparisons_left = DT_COMPARISONS_MAX};
    dt_names names = {.find = dt_lookup_option, .user = &lookup};
    return dt_statement_parse(out, text, length, &names, place, diagnostics);
}

dt_status dt_model_pattern(const dt_model *model, const char *letters, dt_pattern *out)
{
    size_t words = dt_model_words(model);
    *out = (dt_pattern){.care = NULL};
    if (model->graph_form || strlen(letters) != model->option_count ||
        !dt_pattern_letters(letters, model->option_count))
        return DT_ERR_MODEL;
    uint64_t *care = dt_calloc(2 * words, sizeof *care);
    if (!care)
        return DT_ERR_NOMEM;
    for (size_t o = 0; letters[o]; o++) {
        dt_bit_put(care, o, letters[o] != '-');
        dt_bit_put(care + words, o, letters[o] == 'Y');
    }
    *out = (dt_pattern){.care = care, .value = care + words, .whole = !strchr(letters, '-')};
    return DT_OK;
}

void dt_pattern_free(dt_pattern *pattern)
{
    free((void *)(uintptr_t)pattern->care); /* `value` is in the same piece */
    *pattern = (dt_pattern){.care = NULL};
}

void dt_model_write_pattern(const dt_model *model, const uint64_t *state, dt_text *out)
{
    for (size_t o = 0; o < model->option_count; o++)
        dt_text_add_bytes(out, dt_bit_get(state, o) ? "Y" : "N", 1);
}
