/* SPDX-License-Identifier: MIT */
/* States that share a class of some opponent share a component. The classes of one opponent are joined, a disjoint-set forest
 * over them, wherever a class of another holds states of both: the forest stays in the cache, and everything else is read
 * in order. */
#include "stability/components.h"

#include <string.h>

bool dt_components_serve(const dt_profile *profile, size_t dm)
{
    for (size_t k = 0; k < profile->dm_count; k++)
        if (k != dm && !profile->moves[k].none && !profile->moves[k].closed)
            return false;
    return true;
}

static uint32_t find_root(uint32_t *parent, uint32_t at)
{
    while (parent[at] != at)
        at = parent[at] = parent[parent[at]];
    return at;
}

/* The smaller root stays: trees stay low, for classes are numbered in the order of states. */
static uint32_t join(uint32_t *parent, uint32_t a, uint32_t b)
{
    a = find_root(parent, a);
    b = find_root(parent, b);
    uint32_t root = a < b ? a : b;
    parent[a] = parent[b] = root;
    return root;
}

/* `seen`: for each class of `moves`, where in the forest its members so far are. */
static void join_by(uint32_t *parent, const uint32_t *tree_of, const dt_moves *moves, uint32_t states, uint32_t *seen)
{
    memset(seen, 0xff, moves->class_count * sizeof *seen);
    for (uint32_t s = 0; s < states; s++) {
        uint32_t *there = &seen[moves->class_of[s]];
        *there = *there == UINT32_MAX ? tree_of[s] : join(parent, *there, tree_of[s]);
    }
}

static uint32_t number(uint32_t *component, uint32_t *parent, const uint32_t *tree_of, uint32_t states, uint32_t *seen)
{
    uint32_t count = 0;
    memset(seen, 0xff, states * sizeof *seen);
    for (uint32_t s = 0; s < states; s++) {
        uint32_t root = find_root(parent, tree_of[s]);
        if (seen[root] == UINT32_MAX)
            seen[root] = count++;
        component[s] = seen[root];
    }
    return count;
}

/* The opponent with the fewest classes; DT_PATTERN_NONE where none can move. */
static size_t find_base(const dt_profile *profile, size_t dm)
{
    size_t base = DT_PATTERN_NONE;
    for (size_t k = 0; k < profile->dm_count; k++)
        if (k != dm && !profile->moves[k].none &&
            (base == DT_PATTERN_NONE || profile->moves[k].class_count < profile->moves[base].class_count))
            base = k;
    return base;
}

dt_status dt_components_find(uint32_t *component, uint32_t *count, const dt_profile *profile, size_t dm, dt_room *room,
                             dt_budget *budget)
{
    uint32_t *parent = room->order, *seen = room->level;
    size_t base = find_base(profile, dm);
    for (uint32_t s = 0; s < profile->state_count; s++)
        parent[s] = component[s] = s;
    *count = profile->state_count;
    if (base == DT_PATTERN_NONE)
        return DT_OK;
    const uint32_t *tree_of = profile->moves[base].class_of;
    for (size_t k = 0; k < profile->dm_count; k++) {
        if (k == dm || k == base || profile->moves[k].none)
            continue;
        join_by(parent, tree_of, &profile->moves[k], profile->state_count, seen);
        DT_TRY(dt_budget_spend(budget, profile->state_count));
    }
    *count = number(component, parent, tree_of, profile->state_count, seen);
    return DT_OK;
}
