/* SPDX-License-Identifier: MIT */
#include "concepts_lattice.h"

#include <stdio.h>

enum { NODES_MAX = 64 };

typedef struct lattice {
    dt_further nodes[NODES_MAX];
    size_t count;
    bool follows[NODES_MAX][NODES_MAX]; /* [a][b]: b follows from a */
    bool full;
} lattice;

static size_t node_of(lattice *l, dt_further concept)
{
    for (size_t k = 0; k < l->count; k++)
        if (dt_further_same(l->nodes[k], concept))
            return k;
    l->full = l->full || l->count == NODES_MAX;
    if (l->full)
        return 0;
    l->nodes[l->count] = concept;
    return l->count++;
}

static size_t node_named(lattice *l, const char *name)
{
    dt_further concept = {DT_FURTHER_BASIC, 0};
    dt_further_find(name, &concept);
    return node_of(l, concept);
}

static void add_tables(lattice *l)
{
    const dt_further_relation *relation;
    for (unsigned c = 0; c < DT_CONCEPT_COUNT; c++)
        node_of(l, (dt_further){DT_FURTHER_BASIC, c});
    for (unsigned c = 0; c < DT_CONCEPT_COUNT; c++)
        for (unsigned d = 0; d < DT_CONCEPT_COUNT; d++)
            l->follows[c][d] = c == d || dt_concept_get((dt_concept_id)c)->implies >> d & 1u;
    for (size_t k = 0; (relation = dt_further_relation_get(k)); k++) {
        size_t from = node_named(l, relation->from), to = node_named(l, relation->to);
        l->follows[from][to] = true;
        l->follows[to][from] = l->follows[to][from] || relation->same;
    }
}

/* S. Warshall 1962. */
static void close_up(lattice *l)
{
    for (size_t by = 0; by < l->count; by++)
        for (size_t a = 0; a < l->count; a++)
            for (size_t b = 0; b < l->count; b++)
                l->follows[a][b] = l->follows[a][b] || (l->follows[a][by] && l->follows[by][b]);
}

static bool same(const lattice *l, size_t a, size_t b)
{
    return a == b || (l->follows[a][b] && l->follows[b][a]);
}

static bool is_first(const lattice *l, size_t a)
{
    for (size_t b = 0; b < a; b++)
        if (same(l, a, b))
            return false;
    return true;
}

static bool stands_between(const lattice *l, size_t a, size_t b)
{
    for (size_t c = 0; c < l->count; c++)
        if (!same(l, a, c) && !same(l, c, b) && l->follows[a][c] && l->follows[c][b])
            return true;
    return false;
}

static void write_box(const lattice *l, size_t a, dt_text *out)
{
    const char *before = "";
    dt_text_printf(out, "  n%zu[\"", a);
    for (size_t b = a; b < l->count; b++) {
        char text[DT_FURTHER_TEXT];
        if (!same(l, a, b))
            continue;
        dt_text_printf(out, "%s%s", before, dt_further_brief(l->nodes[b], text));
        before = " = ";
    }
    dt_text_add(out, "\"]\n");
}

bool lattice_write(dt_text *out)
{
    static lattice l;
    add_tables(&l);
    close_up(&l);
    dt_text_add(out, "```mermaid\ngraph TD\n");
    for (size_t a = 0; a < l.count; a++)
        if (is_first(&l, a))
            write_box(&l, a, out);
    for (size_t a = 0; a < l.count; a++)
        for (size_t b = 0; b < l.count; b++)
            if (is_first(&l, a) && is_first(&l, b) && !same(&l, a, b) && l.follows[a][b] && !stands_between(&l, a, b))
                dt_text_printf(out, "  n%zu --> n%zu\n", a, b);
    dt_text_add(out, "```\n");
    return !l.full;
}
