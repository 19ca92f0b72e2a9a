/* SPDX-License-Identifier: MIT */
/* Names: what may be one, which one is meant, which one is near. */
#include "logic/tokens.h"
#include "model/reader.h"

#include <stdlib.h>
#include <string.h>

/* ---- looking up ---------------------------------------------------------------------------------------------- */

typedef struct entry {
    const char *name;
    uint32_t position;
} entry;

static int by_name(const void *left, const void *right)
{
    const entry *a = left, *b = right;
    int order = strcmp(a->name, b->name);
    if (order != 0)
        return order;
    return a->position < b->position ? -1 : a->position > b->position;
}

dt_status dt_index_build(dt_index *index, dt_arena *arena, const char *const *names, size_t count)
{
    uint32_t *sorted = dt_arena_calloc(arena, count, sizeof *sorted);
    entry *entries = dt_malloc(count, sizeof *entries);
    if (!sorted || !entries) {
        free(entries);
        return DT_ERR_NOMEM;
    }
    for (size_t k = 0; k < count; k++)
        entries[k] = (entry){names[k], (uint32_t)k};
    qsort(entries, count, sizeof *entries, by_name);
    for (size_t k = 0; k < count; k++)
        sorted[k] = entries[k].position;
    free(entries);
    *index = (dt_index){names, sorted, count};
    return DT_OK;
}

/* The first sorted position whose name is not before `name`, or, with `after`, that is behind it. */
static size_t bound(const dt_index *index, const char *name, bool after)
{
    size_t low = 0, high = index->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(index->names[index->sorted[middle]], name);
        if (order < 0 || (after && order == 0))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t dt_index_range(const dt_index *index, const char *name, size_t *matches)
{
    size_t first = bound(index, name, false);
    *matches = bound(index, name, true) - first;
    return first;
}

size_t dt_index_find(const dt_index *index, const char *name)
{
    size_t matches, first = dt_index_range(index, name, &matches);
    return matches ? index->sorted[first] : DT_PATTERN_NONE;
}

/* ---- identifiers --------------------------------------------------------------------------------------------- */

void dt_check_identifier(dt_reader *r, const dt_node *key)
{
    if (dt_reserved_word(key->text, key->length))
        DT_REPORT(r, DT_CODE_RESERVED_WORD, key->span, "\"%s\" is a word of statements; it cannot be a name",
                  DT_SHOW(key));
    else if (!dt_identifier_shape(key->text, key->length))
        DT_REPORT(r, DT_CODE_BAD_IDENTIFIER, key->span,
                  "\"%s\" is not an identifier; use letters, digits and \"_\", no digit first", DT_SHOW(key));
    else if (key->length > DT_IDENTIFIER_MAX)
        DT_REPORT(r, DT_CODE_BAD_IDENTIFIER, key->span, "an identifier of %zu characters; at most %d are allowed",
                  key->length, DT_IDENTIFIER_MAX);
}

/* ---- nearest ------------------------------------------------------------------------------------------------- */

/* Longer words are not worth a guess. */
#define WORD_MAX 64

static unsigned char lower(char c)
{
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Edits (insert, delete, replace, swap neighbours) between two words, letter case apart; more than `limit` where it is
 * more. Optimal string alignment: F. J. Damerau 1964, Communications of the ACM 7:171-176. */
static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length, size_t limit)
{
    unsigned char rows[3][WORD_MAX + 1];
    unsigned char *before = rows[0], *last = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b_length; j++)
        last[j] = (unsigned char)j;
    for (size_t i = 1; i <= a_length; i++) {
        size_t best = row[0] = (unsigned char)i;
        for (size_t j = 1; j <= b_length; j++) {
            bool same = lower(a[i - 1]) == lower(b[j - 1]);
            size_t edits = least(least(last[j], row[j - 1]) + 1u, last[j - 1] + (same ? 0u : 1u));
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]))
                edits = least(edits, before[j - 2] + 1u);
            row[j] = (unsigned char)edits;
            best = least(best, edits);
        }
        if (best > limit)
            return best;
        unsigned char *oldest = before;
        before = last, last = row, row = oldest;
    }
    return last[b_length];
}

/* One for every three letters, and one in a word of two: of a single letter nothing can be said but that it has another
 * case. */
static size_t edits_allowed(size_t length)
{
    return length == 2 ? 1 : length / 3;
}

const char *dt_nearest(const char *word, const char *const *candidates, size_t count)
{
    const char *nearest = NULL;
    size_t length = strlen(word), limit = edits_allowed(length);
    if (length > WORD_MAX)
        return NULL;
    for (size_t k = 0; k < count; k++) {
        size_t other = strlen(candidates[k]);
        if (other > WORD_MAX || other > length + limit || length > other + limit)
            continue;
        size_t edits = distance(word, length, candidates[k], other, limit);
        if (edits > limit)
            continue;
        nearest = candidates[k];
        if (edits == 0)
            break;
        limit = edits - 1; /* only a nearer one counts from here on */
    }
    return nearest;
}

const char *dt_nearest_within(size_t *left, const char *word, const char *const *candidates, size_t count)
{
    if (count > *left)
        return NULL;
    *left -= count;
    return dt_nearest(word, candidates, count);
}

/* ---- unknown names ------------------------------------------------------------------------------------------- */

typedef struct kind_of_name {
    const char *what;
    unsigned lost;
    const dt_index *known;
} kind_of_name;

static kind_of_name kind_of(const dt_reader *r, unsigned code)
{
    switch (code) {
    case DT_CODE_UNKNOWN_SOURCE: return (kind_of_name){"source", DT_LOST_SOURCES, &r->sources};
    case DT_CODE_UNKNOWN_STATE: return (kind_of_name){"state", DT_LOST_STATES, &r->states};
    default: return (kind_of_name){"decision maker", DT_LOST_DMS, &r->body->dm_names};
    }
}

void dt_report_unknown(dt_reader *r, unsigned code, const char *name, dt_span span)
{
    kind_of_name kind = kind_of(r, code);
    if (r->lookup.lost & kind.lost)
        return;
    const char *near = dt_nearest_within(&r->lookup.comparisons_left, name, kind.known->names, kind.known->count);
    DT_REPORT(r, code, span, "%s \"%s\" is not declared%s%s%s", kind.what, dt_show(name, strlen(name)).text,
              near ? "; did you mean \"" : "", near ? dt_show(near, strlen(near)).text : "", near ? "\"?" : "");
}
