/* SPDX-License-Identifier: MIT */
/* The sequences that are told, as a tree from the start: they share what they begin with. A state that several branches come
 * to stands in each. */
#include "report/dot.h"
#include "report/paths.h"

#include "base/memory.h"

#include <inttypes.h>
#include <stdlib.h>

/* A sequence in the tree; the start is the first. */
typedef struct branch {
    dt_move move; /* the last move of it */
    size_t parent;
} branch;

typedef struct tree {
    dt_dot dot;
    branch *branches;
    size_t count, capacity;
} tree;

static uint32_t state_at(const tree *t, size_t node)
{
    return t->branches[node].move.to;
}

/* The branch that goes on from `node` by this move: one that is there, or a new one. */
static dt_status grow(tree *t, size_t node, dt_move move, size_t *next)
{
    for (*next = node + 1; *next < t->count; ++*next) {
        const branch *one = &t->branches[*next];
        if (one->parent == node && one->move.dm == move.dm && one->move.to == move.to)
            return DT_OK;
    }
    if (!dt_grow(&t->branches, &t->capacity, t->count, sizeof *t->branches))
        return DT_ERR_NOMEM;
    t->branches[t->count++] = (branch){.move = move, .parent = node};
    return DT_OK;
}

static dt_status add_sequence(tree *t, const dt_move *moves, uint32_t count)
{
    size_t node = 0;
    for (uint32_t k = 0; k < count; k++)
        DT_TRY(grow(t, node, moves[k], &node));
    return DT_OK;
}

static dt_status add_target(tree *t, const dt_path_target *target)
{
    dt_paths_how how = dt_paths_shown(target);
    const dt_path_way *way = &target->ways[how == DT_PATHS_HOWS ? DT_PATHS_IMPROVEMENTS : how];
    for (uint32_t k = 0; k < way->told; k++)
        DT_TRY(add_sequence(t, way->list + (size_t)k * way->moves, way->moves));
    return add_sequence(t, target->detour, how == DT_PATHS_HOWS ? target->detour_moves : 0);
}

static void write_branch(tree *t, size_t node)
{
    const branch *one = &t->branches[node];
    uint32_t from = state_at(t, one->parent);
    size_t reading = t->dot.profile[one->move.dm];
    dt_gain gain = dt_gain_of(t->dot.graph, one->move.dm, reading, from, one->move.to);
    dt_text_printf(t->dot.out, "  s%zu -> s%zu [arrowhead=%s, ", one->parent + 1, node + 1, dt_dot_arrow(gain));
    dt_dot_style(&t->dot, one->move.dm);
    dt_text_add(t->dot.out, "];\n");
}

static dt_status plant(tree *t, const dt_paths *paths)
{
    if (!dt_grow(&t->branches, &t->capacity, 0, sizeof *t->branches))
        return DT_ERR_NOMEM;
    t->branches[t->count++] = (branch){.move = {.dm = 0, .to = paths->from}};
    for (size_t k = 0; k < paths->target_count; k++)
        DT_TRY(add_target(t, &paths->targets[k]));
    return DT_OK;
}

dt_status dt_report_paths_dot(const dt_paths *paths, const dt_paths_asked *asked, dt_text *out)
{
    tree t = {.dot = {.graph = asked->graph, .verdicts = asked->verdicts, .out = out}};
    t.dot.model = dt_graph_model(asked->graph);
    t.dot.profile = asked->options->profile;
    dt_status status = plant(&t, paths);
    dt_dot_begin(&t.dot);
    for (size_t node = 0; status == DT_OK && node < t.count; node++) {
        dt_dot_state(&t.dot, node + 1, state_at(&t, node));
        if (node)
            write_branch(&t, node);
    }
    dt_status ended = dt_dot_end(&t.dot);
    free(t.branches);
    return status == DT_OK ? ended : status;
}
