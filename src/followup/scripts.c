/* SPDX-License-Identifier: MIT */
/* How one preference becomes another, line by line: what both lists have in the same order stays (a longest common
 * subsequence; R. A. Wagner, M. J. Fischer 1974, Journal of the ACM 21:168-173), what both have elsewhere has moved, and a
 * statement in whose place another stands about some of the same options has changed. Whatever part of the differences is
 * made, the lines that are then there stand in an order that both lists agree with. */
#include "followup/comparing.h"

#include "base/bits.h"
#include "base/sort.h"

#include <stdlib.h>
#include <string.h>

#define CELLS_MAX ((size_t)1 << 24) /* of the table of common subsequences; lists beyond it differ as a whole */

typedef struct aligning {
    dt_comparing *w;
    size_t dm;
    const dt_reading *readings[2];
    uint32_t *keys[2]; /* a number for each item, the same for items that are alike */
    size_t counts[2];
    uint32_t *table;  /* [counts[0] + 1][counts[1] + 1] longest common subsequence of what follows */
    size_t *moved[2]; /* DT_PATTERN_NONE, or the difference by which an item moves; to be noted: NOT_NOTED */
    dt_script *script;
    size_t capacity;
    bool classes;
} aligning;

#define NOT_NOTED (DT_PATTERN_NONE - 1)

/* ---- items as numbers -------------------------------------------------------------------------------------------- */

static dt_status number_statements(aligning *g, int side)
{
    for (size_t k = 0; k < g->counts[side]; k++)
        DT_TRY(dt_statement_number(g->w, g->readings[side]->statements[k].that, &g->keys[side][k]));
    return DT_OK;
}

static dt_status number_entry(aligning *g, const dt_ranking_entry *entry, uint32_t *number)
{
    const dt_model *model = g->w->c->aligned.first;
    const size_t words = model->graph_form ? 1 : 2 * dt_model_words(model);
    uint64_t *key = dt_calloc(words, sizeof *key);
    if (!key)
        return DT_ERR_NOMEM;
    if (model->graph_form) {
        key[0] = entry->state;
    } else {
        memcpy(key, entry->pattern.care, words / 2 * sizeof *key);
        memcpy(key + words / 2, entry->pattern.value, words / 2 * sizeof *key);
    }
    dt_status status = dt_intern_put(&g->w->items, (const uint32_t *)key, 2 * words, number);
    free(key);
    return status;
}

static int by_number(const void *left, const void *right)
{
    const uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return a < b ? -1 : a > b;
}

/* A class is what stands in it, in whatever order. */
static dt_status number_class(aligning *g, int side, size_t class)
{
    const dt_reading *reading = g->readings[side];
    const size_t start = class ? reading->class_ends[class - 1] : 0, count = reading->class_ends[class] - start;
    uint32_t *members = dt_calloc(count, sizeof *members);
    dt_status status = members ? DT_OK : DT_ERR_NOMEM;
    for (size_t k = 0; status == DT_OK && k < count; k++)
        status = number_entry(g, &reading->entries[start + k], &members[k]);
    if (status == DT_OK) {
        dt_sort(members, count, sizeof *members, by_number);
        status = dt_intern_put(&g->w->lists, members, count, &g->keys[side][class]);
    }
    free(members);
    return status;
}

static dt_status number_items(aligning *g)
{
    for (int side = 0; side < 2; side++) {
        g->counts[side] = g->classes ? g->readings[side]->class_count : g->readings[side]->statement_count;
        g->keys[side] = dt_calloc(g->counts[side], sizeof(uint32_t));
        g->moved[side] = dt_calloc(g->counts[side], sizeof(size_t));
        if (!g->keys[side] || !g->moved[side])
            return DT_ERR_NOMEM;
        for (size_t k = 0; k < g->counts[side]; k++)
            g->moved[side][k] = DT_PATTERN_NONE;
        if (!g->classes)
            DT_TRY(number_statements(g, side));
        for (size_t k = 0; g->classes && k < g->counts[side]; k++)
            DT_TRY(number_class(g, side, k));
    }
    return DT_OK;
}

/* ---- what stays, and what moves ---------------------------------------------------------------------------------- */

static uint32_t *cell(const aligning *g, size_t i, size_t j)
{
    return &g->table[i * (g->counts[1] + 1) + j];
}

static dt_status fill_table(aligning *g)
{
    const size_t cells = (g->counts[0] + 1) * (g->counts[1] + 1);
    DT_TRY(dt_budget_spend(g->w->budget, cells));
    g->table = dt_calloc(cells, sizeof *g->table);
    if (!g->table)
        return DT_ERR_NOMEM;
    for (size_t i = g->counts[0]; i-- > 0;)
        for (size_t j = g->counts[1]; j-- > 0;) {
            uint32_t down = *cell(g, i + 1, j), right = *cell(g, i, j + 1);
            *cell(g, i, j) = g->keys[0][i] == g->keys[1][j] ? 1 + *cell(g, i + 1, j + 1) : down > right ? down : right;
        }
    return DT_OK;
}

static bool stays(const aligning *g, size_t i, size_t j)
{
    return i < g->counts[0] && j < g->counts[1] && g->keys[0][i] == g->keys[1][j];
}

/* The next place from (i, j) on where an item stays: the end where none does. */
static void next_common(const aligning *g, size_t *i, size_t *j)
{
    while (*i < g->counts[0] && *j < g->counts[1] && !stays(g, *i, *j))
        if (*cell(g, *i + 1, *j) >= *cell(g, *i, *j + 1))
            (*i)++;
        else
            (*j)++;
    if (!stays(g, *i, *j)) {
        *i = g->counts[0];
        *j = g->counts[1];
    }
}

/* Marks what does not stay and stands in the other list as well, each with one of its kind. */
static dt_status find_moved(aligning *g)
{
    bool *kept = dt_calloc(g->counts[0] + g->counts[1], sizeof *kept);
    if (!kept)
        return DT_ERR_NOMEM;
    for (size_t i = 0, j = 0; next_common(g, &i, &j), i < g->counts[0]; i++, j++)
        kept[i] = kept[g->counts[0] + j] = true;
    for (size_t i = 0; i < g->counts[0]; i++)
        for (size_t j = 0; !kept[i] && j < g->counts[1]; j++)
            if (!kept[g->counts[0] + j] && g->keys[0][i] == g->keys[1][j]) {
                g->moved[0][i] = NOT_NOTED - 1 - j; /* the place it moves to, for now */
                g->moved[1][j] = NOT_NOTED;
                kept[i] = kept[g->counts[0] + j] = true;
            }
    free(kept);
    return DT_OK;
}

/* ---- lines ------------------------------------------------------------------------------------------------------- */

static dt_status add_line(aligning *g, dt_script_line line)
{
    if (!dt_grow(&g->script->lines, &g->capacity, g->script->count, sizeof line))
        return DT_ERR_NOMEM;
    g->script->lines[g->script->count++] = line;
    return DT_OK;
}

/* A ranking with a class too many or too few ranks no conflict: what does not move differs together. */
static dt_status note_class(aligning *g, size_t *difference)
{
    const dt_difference all = {.kind = DT_DIFFERENCE_RANKING, .dm = g->dm};
    if (g->script->whole == DT_PATTERN_NONE)
        DT_TRY(dt_difference_add(g->w, all, &g->script->whole));
    *difference = g->script->whole;
    return DT_OK;
}

static dt_status note(aligning *g, size_t first, size_t second)
{
    dt_difference difference = {.kind = DT_DIFFERENCE_STATEMENT_CHANGED, .dm = g->dm, .first = first, .second = second};
    size_t at = DT_PATTERN_NONE;
    if (first == DT_PATTERN_NONE)
        difference.kind = DT_DIFFERENCE_STATEMENT_ADDED;
    if (second == DT_PATTERN_NONE)
        difference.kind = DT_DIFFERENCE_STATEMENT_REMOVED;
    DT_TRY(g->classes ? note_class(g, &at) : dt_difference_add(g->w, difference, &at));
    return add_line(g, (dt_script_line){.first = first, .second = second, .difference = at});
}

/* Notes all moves, by the place in the first list. */
static dt_status note_moved(aligning *g)
{
    for (size_t i = 0; i < g->counts[0]; i++) {
        if (g->moved[0][i] == DT_PATTERN_NONE)
            continue;
        dt_difference difference = {.kind = g->classes ? DT_DIFFERENCE_CLASS_MOVED : DT_DIFFERENCE_STATEMENT_MOVED,
                                    .dm = g->dm,
                                    .first = i,
                                    .second = NOT_NOTED - 1 - g->moved[0][i]};
        DT_TRY(dt_difference_add(g->w, difference, &g->moved[0][i]));
        g->moved[1][difference.second] = g->moved[0][i];
    }
    return DT_OK;
}

/* The first statement from `j` on that stands for the i-th of the first list; `end` without one. */
static dt_status find_successor(const aligning *g, size_t i, size_t *j, size_t end)
{
    for (; !g->classes && *j < end; (*j)++) {
        dt_common common = DT_COMMON_NONE;
        if (g->moved[1][*j] == DT_PATTERN_NONE)
            DT_TRY(dt_options_common(g->w, g->readings[0]->statements[i].that, g->readings[1]->statements[*j].that,
                                     &common));
        if (common != DT_COMMON_NONE)
            return DT_OK;
    }
    *j = end;
    return DT_OK;
}

static dt_status add_second(aligning *g, size_t j)
{
    if (g->moved[1][j] == DT_PATTERN_NONE)
        return note(g, DT_PATTERN_NONE, j);
    return add_line(g, (dt_script_line){.first = DT_PATTERN_NONE, .second = j, .difference = g->moved[1][j]});
}

/* One item of the first list that does not stay, with those of the second before the one that stands for it. */
static dt_status add_first(aligning *g, size_t i, size_t *j, size_t end)
{
    size_t successor = *j;
    if (g->moved[0][i] != DT_PATTERN_NONE)
        return add_line(g, (dt_script_line){.first = i, .second = DT_PATTERN_NONE, .difference = g->moved[0][i]});
    DT_TRY(find_successor(g, i, &successor, end));
    if (successor == end)
        return note(g, i, DT_PATTERN_NONE);
    while (*j < successor)
        DT_TRY(add_second(g, (*j)++));
    return note(g, i, (*j)++);
}

static dt_status write_lines(aligning *g)
{
    for (size_t i = 0, j = 0; i <= g->counts[0]; i++, j++) {
        size_t next = i, end = j;
        next_common(g, &next, &end);
        for (; i < next; i++)
            DT_TRY(add_first(g, i, &j, end));
        while (j < end)
            DT_TRY(add_second(g, j++));
        if (i < g->counts[0])
            DT_TRY(add_line(g, (dt_script_line){.first = i, .second = j, .difference = DT_PATTERN_NONE}));
    }
    return DT_OK;
}

static dt_status lay_side_by_side(aligning *g)
{
    DT_TRY(number_items(g));
    if (g->counts[0] * g->counts[1] > CELLS_MAX)
        return dt_difference_add(g->w, (dt_difference){.kind = DT_DIFFERENCE_PREFERENCE, .dm = g->dm},
                                 &g->script->whole);
    DT_TRY(fill_table(g));
    DT_TRY(find_moved(g));
    DT_TRY(note_moved(g));
    return write_lines(g);
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

static dt_status list_weights(aligning *g)
{
    for (size_t o = 0; o < g->w->c->aligned.first->option_count; o++) {
        dt_difference difference = {.kind = DT_DIFFERENCE_WEIGHT, .dm = g->dm, .first = o, .second = o};
        if (g->readings[0]->weights[o] != g->readings[1]->weights[o])
            DT_TRY(dt_difference_add(g->w, difference, NULL));
    }
    return DT_OK;
}

dt_status dt_script_make(dt_comparing *w, size_t dm)
{
    aligning g = {.w = w,
                  .dm = dm,
                  .readings = {dt_compared_reading(w, 0, dm), dt_compared_reading(w, 1, dm)},
                  .script = &w->scripts[dm]};
    dt_status status = DT_OK;
    g.classes = g.readings[0]->kind == DT_BY_RANKING;
    if (g.readings[0]->kind != g.readings[1]->kind)
        status = dt_difference_add(w, (dt_difference){.kind = DT_DIFFERENCE_PREFERENCE, .dm = dm}, &g.script->whole);
    else if (g.readings[0]->kind == DT_BY_WEIGHTS)
        status = list_weights(&g);
    else
        status = lay_side_by_side(&g);
    for (int side = 0; side < 2; side++) {
        free(g.keys[side]);
        free(g.moved[side]);
    }
    free(g.table);
    return status;
}
