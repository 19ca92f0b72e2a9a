/* SPDX-License-Identifier: MIT */
/* The graph that somebody reckons with who knows that others see the conflict otherwise: its own states, and the moves and
 * ranks of each other one as that one sees them.
 *
 * Another one acts in its own graph, from the state that it takes this one to be, and leaves alone what it does not know of.
 * States that it takes for members of one of its classes, and in which all that it does not know of is the same, form one
 * class here: so classes stay classes, and no move is listed that was not. */
#include "base/bits.h"
#include "base/memory.h"
#include "base/sort.h"
#include "graph/internal.h"

#include <stdlib.h>
#include <string.h>

typedef struct composing {
    dt_graph *graph;
    const dt_graph *own;
    const dt_graph_part *part;
    size_t dm;
    dt_budget *budget;
} composing;

/* ---- ranks --------------------------------------------------------------------------------------------------------- */

/* States that it does not recognise come last: nobody moves from or to them, so their ranks mean nothing. */
static dt_status compose_ranks(const composing *c, size_t reading)
{
    const dt_ranks *there = &c->part->graph->ranks[c->dm][reading];
    uint32_t states = c->own->states.count;
    uint64_t bytes = states * sizeof(int64_t);
    dt_partition classes = {.class_of = NULL};
    DT_TRY(dt_budget_reserve(c->budget, bytes));
    int64_t *numbers = dt_malloc(states, sizeof *numbers);
    for (uint32_t s = 0; numbers && s < states; s++)
        numbers[s] = c->part->there[s] == DT_NO_STATE ? 0 : there->rank[c->part->there[s]];
    dt_status status = numbers ? dt_partition_by_number(&classes, numbers, states, c->budget) : DT_ERR_NOMEM;
    free(numbers);
    dt_budget_release(c->budget, bytes);
    return status == DT_OK ? dt_ranks_take(&c->graph->ranks[c->dm][reading], &classes, states) : status;
}

/* ---- moves --------------------------------------------------------------------------------------------------------- */

/* A class here: the class there, and the room, in which all that it does not know of is the same. */
typedef struct place {
    uint32_t room, there, class;
} place;

static int by_place(const void *left, const void *right)
{
    const place *a = left, *b = right;
    if (a->room != b->room)
        return a->room < b->room ? -1 : 1;
    return a->there < b->there ? -1 : a->there > b->there;
}

static int ascending(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return a < b ? -1 : a > b;
}

typedef struct linking {
    const composing *c;
    dt_moves *moves;
    const dt_moves *there;
    place *sorted;   /* [classes] by room and class there */
    place *places;   /* [classes] by class */
    uint32_t *links; /* scratch: those of one class */
} linking;

static void find_links(const linking *l, uint32_t class, uint32_t *count)
{
    const dt_moves *there = l->there, *moves = l->moves;
    place from = l->places[class];
    *count = 0;
    if (from.there >= there->class_count) /* not recognised */
        return;
    for (size_t k = there->to.start[from.there]; k < there->to.start[from.there + 1]; k++) {
        place wanted = {from.room, there->to.items[k], 0};
        const place *found = bsearch(&wanted, l->sorted, moves->class_count, sizeof wanted, by_place);
        bool alone = found && found->class == class && moves->class_start[class + 1] - moves->class_start[class] < 2;
        if (found && !alone)
            l->links[(*count)++] = found->class;
    }
    dt_sort(l->links, *count, sizeof *l->links, ascending);
}

static dt_status link_classes(const linking *l)
{
    dt_link_writer writer;
    DT_TRY(dt_links_begin(&writer, &l->moves->to, l->moves->class_count, l->c->budget));
    for (uint32_t class = 0; class < l->moves->class_count; class ++) {
        uint32_t count;
        find_links(l, class, &count);
        DT_TRY(dt_budget_spend(l->c->budget, 16 * (uint64_t)count + 1));
        for (uint32_t k = 0; k < count; k++)
            DT_TRY(dt_links_add(&writer, l->links[k]));
        l->moves->to.start[class + 1] = writer.count;
    }
    return DT_OK;
}

static dt_status link_general(linking *l, const uint32_t *tags, const uint32_t *rooms)
{
    size_t classes = l->moves->class_count;
    l->places = dt_malloc(classes, sizeof *l->places);
    l->sorted = dt_malloc(classes, sizeof *l->sorted);
    l->links = dt_malloc(classes, sizeof *l->links);
    dt_status status = DT_ERR_NOMEM;
    if (l->places && l->sorted && l->links) {
        for (uint32_t class = 0; class < classes; class ++) {
            uint32_t member = l->moves->members[l->moves->class_start[class]];
            l->places[class] = (place){rooms[member], tags[member], class};
        }
        memcpy(l->sorted, l->places, classes * sizeof *l->sorted);
        dt_sort(l->sorted, classes, sizeof *l->sorted, by_place);
        status = link_classes(l);
    }
    free(l->places);
    free(l->sorted);
    free(l->links);
    return status;
}

static dt_status link_moves(const composing *c, dt_moves *moves, const uint32_t *tags, const uint32_t *rooms)
{
    const dt_moves *there = &c->part->graph->moves[c->dm];
    linking l = {.c = c, .moves = moves, .there = there};
    DT_TRY(there->closed ? dt_moves_close(moves, c->budget) : link_general(&l, tags, rooms));
    DT_TRY(dt_links_reverse(&moves->from, &moves->to, moves->class_count, c->budget));
    return there->closed ? DT_OK : dt_moves_test_transitivity(moves, c->budget);
}

/* Which class each state is in there; one of its own where it is not recognised. */
static void tag_states(const composing *c, uint32_t *tags)
{
    const dt_moves *there = &c->part->graph->moves[c->dm];
    for (uint32_t s = 0; s < c->own->states.count; s++)
        tags[s] = c->part->there[s] == DT_NO_STATE ? there->class_count + s : there->class_of[c->part->there[s]];
}

static dt_status build_moves(const composing *c, dt_moves *moves, const uint64_t *unknown, uint32_t *tags)
{
    const dt_states *states = &c->own->states;
    dt_partition classes, rooms;
    tag_states(c, tags);
    DT_TRY(dt_partition_by_mask(&classes, states, unknown, tags, c->budget));
    DT_TRY(dt_moves_take_classes(moves, &classes, states->count, c->budget));
    DT_TRY(dt_partition_by_mask(&rooms, states, unknown, NULL, c->budget));
    dt_status status = link_moves(c, moves, tags, rooms.class_of);
    dt_budget_release(c->budget, states->count * sizeof *rooms.class_of);
    dt_partition_free(&rooms);
    return status;
}

static dt_status compose_moves(const composing *c)
{
    const dt_states *states = &c->own->states;
    dt_moves *moves = &c->graph->moves[c->dm];
    uint64_t bytes = states->count * sizeof(uint32_t);
    *moves = (dt_moves){.none = c->part->graph->moves[c->dm].none, .transitive = true};
    if (moves->none)
        return DT_OK;
    DT_TRY(dt_budget_reserve(c->budget, bytes));
    uint64_t *unknown = dt_calloc(states->words, sizeof *unknown);
    uint32_t *tags = dt_malloc(states->count, sizeof *tags);
    for (size_t word = 0; unknown && c->part->known && word < states->words; word++)
        unknown[word] = ~c->part->known[word];
    dt_status status = unknown && tags ? build_moves(c, moves, unknown, tags) : DT_ERR_NOMEM;
    free(unknown);
    free(tags);
    dt_budget_release(c->budget, bytes);
    return status;
}

/* ---- the whole ----------------------------------------------------------------------------------------------------- */

static dt_status compose_one(const composing *c)
{
    size_t readings = c->own->model->decision_makers[c->dm].reading_count;
    c->graph->ranks[c->dm] = dt_calloc(readings, sizeof **c->graph->ranks);
    if (!c->graph->ranks[c->dm])
        return DT_ERR_NOMEM;
    if (!c->part->graph) {
        c->graph->moves[c->dm] = c->own->moves[c->dm];
        memcpy(c->graph->ranks[c->dm], c->own->ranks[c->dm], readings * sizeof **c->graph->ranks);
        return DT_OK;
    }
    for (size_t r = 0; r < readings; r++)
        DT_TRY(compose_ranks(c, r));
    return compose_moves(c);
}

static dt_status compose_all(composing *c, const dt_graph_part *parts)
{
    size_t dms = c->own->model->dm_count;
    c->graph->moves = dt_calloc(dms, sizeof *c->graph->moves);
    c->graph->ranks = dt_calloc(dms, sizeof *c->graph->ranks);
    if (!c->graph->moves || !c->graph->ranks)
        return DT_ERR_NOMEM;
    for (c->dm = 0; c->dm < dms; c->dm++) {
        c->part = &parts[c->dm];
        DT_TRY(compose_one(c));
    }
    return dt_graph_copy_names(c->graph, c->own);
}

dt_status dt_graph_compose(dt_graph **out, const dt_graph *own, const dt_graph_part *parts, dt_budget *budget)
{
    composing c = {.own = own, .budget = budget};
    *out = NULL;
    c.graph = dt_calloc(1, sizeof *c.graph);
    if (!c.graph)
        return DT_ERR_NOMEM;
    c.graph->model = own->model;
    c.graph->base = own;
    c.graph->states = own->states;
    dt_status status = compose_all(&c, parts);
    if (status == DT_OK)
        *out = c.graph;
    else
        dt_graph_free(c.graph);
    return status;
}
