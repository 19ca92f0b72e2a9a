/* SPDX-License-Identifier: MIT */
/* Errors are data with a place and a number. They are kept in the order of places as they come: files have few, and the
 * few thousand that a hostile file can cause are cut at KEEP_MAX. */
#include "base/codes.h"
#include "base/memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Far above what a person is shown (200), far below what could fill the memory. Those beyond are counted only. */
#define KEEP_MAX 10000

typedef struct entry {
    dt_diagnostic diagnostic;
    size_t file; /* 0: the source itself, else which of its attached files, from 1 */
    size_t order;
} entry;

struct dt_diagnostics {
    const dt_source *source, *turned; /* `turned`: where the next ones are placed */
    entry *entries;
    size_t count, capacity, errors;
    dt_arena messages;
    bool sorted, lost;
};

dt_status dt_diagnostics_new(dt_diagnostics **out, const dt_source *source)
{
    *out = dt_calloc(1, sizeof **out);
    if (!*out)
        return DT_ERR_NOMEM;
    (*out)->source = (*out)->turned = source;
    (*out)->sorted = true;
    return DT_OK;
}

void dt_diagnostics_free(dt_diagnostics *diagnostics)
{
    if (!diagnostics)
        return;
    free(diagnostics->entries);
    dt_arena_free(&diagnostics->messages);
    free(diagnostics);
}

const dt_source *dt_diagnostics_source(const dt_diagnostics *diagnostics)
{
    return diagnostics->source;
}

void dt_diagnostics_turn(dt_diagnostics *diagnostics, const dt_source *file)
{
    diagnostics->turned = file ? file : diagnostics->source;
}

static dt_severity severity_of(unsigned code)
{
    switch (code) {
#define CASE(number, id, severity, title)                                                                              \
    case number: return severity;
        DT_CODE_TABLE(CASE)
#undef CASE
    default: break;
    }
    assert(code == 0); /* not a code of base/codes.h */
    return DT_ERROR;
}

static void keep(dt_diagnostics *diagnostics, const entry *new_entry, const char *message)
{
    char *copy = dt_arena_text(&diagnostics->messages, message, strlen(message));
    if (!copy || !dt_grow(&diagnostics->entries, &diagnostics->capacity, diagnostics->count, sizeof(entry))) {
        diagnostics->lost = true;
        return;
    }
    diagnostics->entries[diagnostics->count] = *new_entry;
    diagnostics->entries[diagnostics->count++].diagnostic.message = copy;
    diagnostics->sorted = false;
}

static size_t file_of(const dt_diagnostics *diagnostics)
{
    const dt_attached *one;
    if (diagnostics->turned == diagnostics->source)
        return 0;
    for (size_t k = 0; (one = dt_source_attached(diagnostics->source, k)); k++)
        if (one->file == diagnostics->turned)
            return k + 1;
    return 0;
}

void dt_diagnostics_add(dt_diagnostics *diagnostics, unsigned code, dt_span span, const char *format, ...)
{
    dt_severity severity = severity_of(code);
    if (severity == DT_ERROR)
        diagnostics->errors++;
    if (diagnostics->count >= KEEP_MAX)
        return;
    dt_text message = {.data = NULL};
    va_list arguments;
    va_start(arguments, format);
    dt_text_vprintf(&message, format, arguments);
    va_end(arguments);
    entry new_entry = {.diagnostic = {.severity = severity, .code = code, .source = diagnostics->turned, .span = span},
                       .file = file_of(diagnostics),
                       .order = diagnostics->count};
    if (message.status == DT_OK)
        keep(diagnostics, &new_entry, dt_text_get(&message));
    else
        diagnostics->lost = true;
    dt_text_free(&message);
}

size_t dt_diagnostics_count(const dt_diagnostics *diagnostics)
{
    return diagnostics->count;
}

static int by_place(const void *left, const void *right)
{
    const entry *a = left, *b = right;
    if (a->file != b->file)
        return a->file < b->file ? -1 : 1;
    if (a->diagnostic.span.offset != b->diagnostic.span.offset)
        return a->diagnostic.span.offset < b->diagnostic.span.offset ? -1 : 1;
    if (a->diagnostic.severity != b->diagnostic.severity)
        return a->diagnostic.severity == DT_ERROR ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

const dt_diagnostic *dt_diagnostics_get(const dt_diagnostics *diagnostics, size_t k)
{
    assert(k < diagnostics->count);
    if (!diagnostics->sorted) { /* sorting is not a change a reader can see */
        dt_diagnostics *mutable = (dt_diagnostics *)(uintptr_t)diagnostics;
        qsort(mutable->entries, mutable->count, sizeof(entry), by_place);
        mutable->sorted = true;
    }
    return &diagnostics->entries[k].diagnostic;
}

size_t dt_diagnostics_errors(const dt_diagnostics *diagnostics)
{
    return diagnostics->errors;
}

dt_status dt_diagnostics_status(const dt_diagnostics *diagnostics)
{
    if (diagnostics->lost)
        return DT_ERR_NOMEM;
    return diagnostics->errors ? DT_ERR_MODEL : DT_OK;
}
