/* SPDX-License-Identifier: MIT */
/* A text read as a model, with everything that was said about it. */
#ifndef DT_TESTS_MODELS_H
#define DT_TESTS_MODELS_H

#include "base/bits.h"
#include "base/codes.h"
#include "test.h"

#include <detente/model.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct reading {
    dt_source *source;
    dt_diagnostics *diagnostics;
    dt_model *model;
    dt_status status;
} reading;

/* The file's bytes and a NUL; NULL if there is none. */
static inline char *read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    *length = (size_t)ftell(file);
    rewind(file);
    char *bytes = calloc(*length + 1, 1);
    assert_non_null(bytes);
    assert_int_equal(fread(bytes, 1, *length, file), *length);
    fclose(file);
    return bytes;
}

typedef struct beside {
    dt_source *source;
    const char *folder;
} beside;

static inline dt_status attach_table(void *user, const char *name)
{
    const beside *b = user;
    char path[2000];
    size_t length = 0;
    dt_source *table = NULL;
    if (dt_source_attached_as(b->source, name))
        return DT_OK;
    snprintf(path, sizeof path, "%s/%s", b->folder, name);
    char *bytes = read_file(path, &length);
    if (bytes)
        assert_int_equal(dt_source_new(&table, name, bytes, length), DT_OK);
    free(bytes);
    return dt_source_attach(b->source, name, table, bytes ? NULL : "there is none");
}

/* The tables that a model in a folder names. */
static inline void attach_tables(dt_source *source, const char *folder)
{
    beside b = {source, folder};
    dt_diagnostics *diagnostics = NULL;
    dt_tree *tree = NULL;
    assert_int_equal(dt_diagnostics_new(&diagnostics, source), DT_OK);
    if (dt_tree_read(&tree, source, diagnostics) == DT_OK)
        assert_int_equal(dt_model_each_table(tree, attach_table, &b), DT_OK);
    dt_tree_free(tree);
    dt_diagnostics_free(diagnostics);
}

/* A model in a folder; NULL: in none. */
static inline reading read_in(const char *folder, const char *text)
{
    reading r = {.source = NULL};
    assert_int_equal(dt_source_new(&r.source, "t", text, strlen(text)), DT_OK);
    if (folder)
        attach_tables(r.source, folder);
    assert_int_equal(dt_diagnostics_new(&r.diagnostics, r.source), DT_OK);
    r.status = dt_model_read(&r.model, r.source, r.diagnostics);
    return r;
}

static inline reading read_text(const char *text)
{
    return read_in(NULL, text);
}

static inline void done_reading(reading *r)
{
    dt_model_free(r->model);
    dt_diagnostics_free(r->diagnostics);
    dt_source_free(r->source);
}

static inline void print_diagnostics(const reading *r)
{
    for (size_t k = 0; k < dt_diagnostics_count(r->diagnostics); k++) {
        const dt_diagnostic *found = dt_diagnostics_get(r->diagnostics, k);
        unsigned line, column;
        dt_source_locate(r->source, found->span.offset, &line, &column);
        fprintf(stderr, "%u:%u: %s [DT%03u]\n", line, column, found->message, found->code);
    }
}

/* A model without errors. */
static inline reading read_right(const char *text)
{
    reading r = read_text(text);
    if (dt_diagnostics_errors(r.diagnostics))
        print_diagnostics(&r);
    assert_int_equal(r.status, DT_OK);
    assert_int_equal(dt_diagnostics_errors(r.diagnostics), 0);
    return r;
}

/* The diagnostics' codes in order of place, each once: "31 71 ". */
static inline const char *codes_of(const reading *r, char text[200])
{
    text[0] = '\0';
    for (size_t k = 0; k < dt_diagnostics_count(r->diagnostics) && strlen(text) < 190; k++)
        snprintf(text + strlen(text), 10, "%u ", dt_diagnostics_get(r->diagnostics, k)->code);
    return text;
}

static inline void assert_codes(const char *model, const char *codes)
{
    char found[200];
    reading r = read_text(model);
    if (strcmp(codes_of(&r, found), codes) != 0)
        print_diagnostics(&r);
    assert_string_equal(codes_of(&r, found), codes);
    done_reading(&r);
}

#endif
