/* SPDX-License-Identifier: MIT */
#include "graph/partition.h"

#include "base/memory.h"
#include "graph/columns.h"

#include <stdlib.h>
#include <string.h>

void dt_partition_free(dt_partition *partition)
{
    free(partition->class_of);
    *partition = (dt_partition){.class_of = NULL};
}

/* ---- by statements ------------------------------------------------------------------------------------------- */

/* Statements are taken in groups, as many at once as keep the table of possible classes near the number of states:
 * class and truth bits give an index into the table, the indices in use are numbered in order. No sorting. */
typedef struct refinement {
    const dt_states *states;
    const dt_statement *const *statements;
    uint64_t *columns;
    uint32_t *table;
    uint64_t table_size;
    dt_partition *partition;
} refinement;

static unsigned group_size(const refinement *r, size_t left)
{
    unsigned bits = 1;
    while (bits < left && ((uint64_t)r->partition->count << (bits + 1)) <= r->table_size)
        bits++;
    return bits;
}

/* Appends the truth of the next `bits` statements to each state's class, as its low bits. */
static void append_truths(refinement *r, unsigned bits)
{
    uint32_t *class_of = r->partition->class_of;
    for (uint32_t block = 0; block < dt_columns_blocks(r->states); block++) {
        uint32_t first = block * 64;
        uint32_t end = r->states->count - first < 64 ? r->states->count : first + 64;
        dt_columns_load(r->columns, r->states, block);
        for (unsigned k = 0; k < bits; k++) {
            uint64_t truth = dt_statement_columns(r->statements[k], r->columns);
            for (uint32_t s = first; s < end; s++, truth >>= 1)
                class_of[s] = class_of[s] << 1 | (uint32_t)(truth & 1);
        }
    }
}

static void renumber(refinement *r, unsigned bits)
{
    uint64_t size = (uint64_t)r->partition->count << bits;
    uint32_t *class_of = r->partition->class_of;
    memset(r->table, 0, size * sizeof *r->table);
    for (uint32_t s = 0; s < r->states->count; s++)
        r->table[class_of[s]] = 1;
    uint32_t next = 0;
    for (uint64_t k = 0; k < size; k++)
        if (r->table[k])
            r->table[k] = next++;
    for (uint32_t s = 0; s < r->states->count; s++)
        class_of[s] = r->table[class_of[s]];
    r->partition->count = next;
}

static dt_status refine(refinement *r, size_t count, dt_budget *budget)
{
    for (size_t done = 0; done < count;) {
        unsigned bits = group_size(r, count - done);
        DT_TRY(dt_budget_spend(budget, (uint64_t)r->states->count * (bits + 4) / 4));
        append_truths(r, bits);
        renumber(r, bits);
        r->statements += bits;
        done += bits;
    }
    return DT_OK;
}

dt_status dt_partition_by_statements(dt_partition *out, const dt_states *states, const dt_statement *const *statements,
                                     size_t count, dt_budget *budget)
{
    refinement r = {.states = states, .statements = statements, .partition = out};
    r.table_size = (uint64_t)states->count * 4 + 1024;
    uint64_t scratch = r.table_size * sizeof *r.table + states->words * 64 * sizeof *r.columns;
    *out = (dt_partition){.count = 1};
    DT_TRY(dt_budget_reserve(budget, scratch + states->count * sizeof *out->class_of));
    out->class_of = dt_calloc(states->count, sizeof *out->class_of);
    r.table = dt_malloc(r.table_size, sizeof *r.table);
    r.columns = dt_malloc(states->words * 64, sizeof *r.columns);
    dt_status status = out->class_of && r.table && r.columns ? refine(&r, count, budget) : DT_ERR_NOMEM;
    free(r.table);
    free(r.columns);
    dt_budget_release(budget, scratch);
    if (status != DT_OK)
        dt_partition_free(out);
    return status;
}

/* ---- by mask ------------------------------------------------------------------------------------------------- */

typedef struct grouping {
    const dt_states *states;
    const uint64_t *mask;
    const uint32_t *tags;
    uint32_t *slots; /* the first state of a class, by hash */
    uint64_t slot_mask;
} grouping;

static bool alike(const grouping *g, uint32_t a, uint32_t b)
{
    const uint64_t *left = dt_states_at(g->states, a), *right = dt_states_at(g->states, b);
    uint64_t differ = g->tags && g->tags[a] != g->tags[b];
    for (size_t word = 0; word < g->states->words; word++)
        differ |= (left[word] ^ right[word]) & g->mask[word];
    return differ == 0;
}

static uint32_t *slot_for(const grouping *g, uint32_t state)
{
    uint64_t hash = dt_hash_masked(dt_states_at(g->states, state), g->mask, g->states->words);
    if (g->tags)
        hash = (hash ^ g->tags[state]) * 0x9e3779b97f4a7c15u >> 16;
    uint64_t at = hash & g->slot_mask;
    while (g->slots[at] != DT_NO_STATE_INDEX && !alike(g, g->slots[at], state))
        at = (at + 1) & g->slot_mask;
    return &g->slots[at];
}

static void group(const grouping *g, dt_partition *out)
{
    for (uint32_t s = 0; s < g->states->count; s++) {
        uint32_t *slot = slot_for(g, s);
        if (*slot == DT_NO_STATE_INDEX) {
            *slot = s;
            out->class_of[s] = out->count++;
        } else {
            out->class_of[s] = out->class_of[*slot];
        }
    }
}

dt_status dt_partition_by_mask(dt_partition *out, const dt_states *states, const uint64_t *mask, const uint32_t *tags,
                               dt_budget *budget)
{
    uint64_t slots = 16;
    while (slots < (uint64_t)states->count * 2)
        slots *= 2;
    *out = (dt_partition){.count = 0};
    DT_TRY(dt_budget_spend(budget, states->count));
    DT_TRY(dt_budget_reserve(budget, slots * sizeof(uint32_t) + states->count * sizeof *out->class_of));
    grouping g = {.states = states, .mask = mask, .tags = tags, .slot_mask = slots - 1};
    g.slots = dt_malloc(slots, sizeof *g.slots);
    out->class_of = dt_malloc(states->count, sizeof *out->class_of);
    bool ready = g.slots && out->class_of;
    if (ready) {
        memset(g.slots, 0xff, slots * sizeof *g.slots);
        group(&g, out);
    } else {
        dt_partition_free(out);
    }
    free(g.slots);
    dt_budget_release(budget, slots * sizeof(uint32_t));
    return ready ? DT_OK : DT_ERR_NOMEM;
}

/* ---- by number ----------------------------------------------------------------------------------------------- */

typedef struct numbered {
    int64_t number;
    uint32_t state;
} numbered;

static int by_number(const void *left, const void *right)
{
    const numbered *a = left, *b = right;
    return a->number < b->number ? -1 : a->number > b->number;
}

dt_status dt_partition_by_number(dt_partition *out, const int64_t *numbers, uint32_t count, dt_budget *budget)
{
    *out = (dt_partition){.count = 0};
    DT_TRY(dt_budget_spend(budget, (uint64_t)count * 16));
    DT_TRY(dt_budget_reserve(budget, count * (sizeof(numbered) + sizeof *out->class_of)));
    numbered *sorted = dt_malloc(count, sizeof *sorted);
    out->class_of = dt_malloc(count, sizeof *out->class_of);
    bool ready = sorted && out->class_of;
    for (uint32_t s = 0; ready && s < count; s++)
        sorted[s] = (numbered){numbers[s], s};
    if (ready)
        qsort(sorted, count, sizeof *sorted, by_number);
    for (uint32_t k = 0; ready && k < count; k++) {
        if (k == 0 || sorted[k].number != sorted[k - 1].number)
            out->count++;
        out->class_of[sorted[k].state] = out->count - 1;
    }
    free(sorted);
    dt_budget_release(budget, count * sizeof(numbered));
    if (!ready)
        dt_partition_free(out);
    return ready ? DT_OK : DT_ERR_NOMEM;
}

/* ---- sorting ------------------------------------------------------------------------------------------------- */

void dt_partition_sort(const dt_partition *partition, uint32_t state_count, const uint32_t *from, uint32_t *order,
                       uint32_t *start)
{
    memset(start, 0, ((size_t)partition->count + 1) * sizeof *start);
    for (uint32_t s = 0; s < state_count; s++)
        start[partition->class_of[s] + 1]++;
    for (uint32_t c = 0; c < partition->count; c++)
        start[c + 1] += start[c];
    for (uint32_t k = 0; k < state_count; k++) {
        uint32_t s = from ? from[k] : k;
        order[start[partition->class_of[s]]++] = s;
    }
    memmove(start + 1, start, (size_t)partition->count * sizeof *start);
    start[0] = 0;
}
