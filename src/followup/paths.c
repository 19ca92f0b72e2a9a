/* SPDX-License-Identifier: MIT */
/* How it could unfold: a walk for each diagram, the shortest sequences to the states asked about, what it would take to reach
 * those that improvements do not, where improvements end and where they go round. */
#include "followup/rounds.h"
#include "followup/shortest.h"

#include "base/bits.h"
#include "base/memory.h"
#include "base/sort.h"

#include <detente/paths.h>

#include <stdlib.h>
#include <string.h>

typedef struct pathfinder {
    const dt_graph *graph;
    const dt_paths_options *options;
    dt_budget *budget;
    dt_paths *paths;
    dt_profile profile;
    dt_walk walk;
    bool profiled, walking;
    dt_walk_how *how; /* [decision makers] */
    size_t dms;
    uint32_t states;
    uint64_t reserved; /* for sequences */
} pathfinder;

/* ---- walks --------------------------------------------------------------------------------------------------------- */

static void choose_movers(pathfinder *p, dt_paths_how how)
{
    static const dt_walk_how ways[] = {[DT_PATHS_IMPROVEMENTS] = DT_WALK_IMPROVES,
                                       [DT_PATHS_MIXED] = DT_WALK_IMPROVES,
                                       [DT_PATHS_ANY] = DT_WALK_MOVES};
    for (size_t dm = 0; dm < p->dms; dm++)
        p->how[dm] = how == DT_PATHS_MIXED && p->options->disimprove[dm] ? DT_WALK_MOVES : ways[how];
}

static bool has_diagram(const pathfinder *p, dt_paths_how how)
{
    return how != DT_PATHS_MIXED || p->options->disimprove;
}

static dt_status walk(pathfinder *p, dt_paths_how how)
{
    choose_movers(p, how);
    return dt_walk_run(&p->walk, p->options->from, p->how);
}

static dt_status keep_moves(pathfinder *p, dt_paths_how how)
{
    uint32_t *moves = dt_malloc(p->states, sizeof *moves);
    if (!moves)
        return DT_ERR_NOMEM;
    for (uint32_t s = 0; s < p->states; s++) {
        uint32_t place = dt_walk_best(&p->walk, s);
        moves[s] = place == DT_WALK_NONE ? UINT32_MAX : p->walk.places[place].moves;
    }
    moves[p->options->from] = 0;
    for (uint32_t s = 0; s < p->states; s++) {
        if (moves[s] == UINT32_MAX)
            continue;
        p->paths->reached[how]++;
        p->paths->arrived[how] += dt_bit_get(p->options->goal, s);
        p->paths->farthest[how] = moves[s] > p->paths->farthest[how] ? moves[s] : p->paths->farthest[how];
    }
    p->paths->moves[how] = moves;
    return dt_budget_spend(p->budget, p->states);
}

static dt_status reach(pathfinder *p)
{
    for (int how = 0; how < DT_PATHS_HOWS; how++) {
        if (!has_diagram(p, (dt_paths_how)how))
            continue;
        dt_budget_stage(p->budget, "walking from the start", 0);
        DT_TRY(walk(p, (dt_paths_how)how));
        DT_TRY(keep_moves(p, (dt_paths_how)how));
    }
    return DT_OK;
}

/* ---- targets ------------------------------------------------------------------------------------------------------- */

/* A state asked about, by how near it is in each diagram. */
typedef struct wanted {
    uint32_t moves[DT_PATHS_HOWS];
    uint32_t state;
} wanted;

static int nearest_first(const void *left, const void *right)
{
    const wanted *a = left, *b = right;
    for (size_t how = 0; how < DT_PATHS_HOWS; how++)
        if (a->moves[how] != b->moves[how])
            return a->moves[how] < b->moves[how] ? -1 : 1;
    return a->state < b->state ? -1 : a->state > b->state;
}

static dt_status list_wanted(pathfinder *p, wanted **list)
{
    size_t capacity = 0;
    dt_paths *paths = p->paths;
    for (uint32_t s = 0; s < p->states; s++) {
        if (!dt_bit_get(p->options->goal, s))
            continue;
        if (!dt_grow(list, &capacity, paths->wanted, sizeof **list))
            return DT_ERR_NOMEM;
        wanted *one = &(*list)[paths->wanted++];
        one->state = s;
        for (size_t how = 0; how < DT_PATHS_HOWS; how++)
            one->moves[how] = paths->moves[how] ? paths->moves[how][s] : UINT32_MAX;
    }
    dt_sort(*list, paths->wanted, sizeof **list, nearest_first);
    return dt_budget_spend(p->budget, p->states);
}

/* Does an improvement lead to the state from some other? */
static bool is_entered(const pathfinder *p, uint32_t state)
{
    for (size_t dm = 0; dm < p->dms; dm++) {
        const dt_moves *moves = &p->profile.moves[dm];
        const uint32_t *rank = p->profile.ranks[dm]->rank;
        if (moves->none)
            continue;
        uint32_t class = moves->class_of[state];
        for (size_t k = moves->from.start[class]; k < moves->from.start[class + 1]; k++) {
            const dt_rung *lowest = &p->profile.ladders[dm][moves->class_start[moves->from.items[k]]];
            if (lowest->rank < rank[state])
                return true;
        }
    }
    return false;
}

static dt_status choose_targets(pathfinder *p)
{
    wanted *list = NULL;
    dt_paths *paths = p->paths;
    dt_status status = list_wanted(p, &list);
    size_t count = paths->wanted < p->options->targets ? paths->wanted : p->options->targets;
    if (status == DT_OK) {
        paths->targets = dt_calloc(count, sizeof *paths->targets);
        status = paths->targets ? DT_OK : DT_ERR_NOMEM;
    }
    for (size_t k = 0; status == DT_OK && k < count; k++) {
        dt_path_target *target = &paths->targets[paths->target_count++];
        *target = (dt_path_target){.state = list[k].state, .price = UINT32_MAX};
        target->entered = is_entered(p, target->state);
        for (size_t how = 0; how < DT_PATHS_HOWS; how++)
            target->ways[how].moves = list[k].moves[how];
    }
    free(list);
    return status;
}

static dt_status find_way(pathfinder *p, dt_shortest *shortest, uint32_t state, dt_path_way *way)
{
    if (way->moves == UINT32_MAX)
        return DT_OK;
    if (way->moves == 0) {
        way->count = 1;
        return DT_OK;
    }
    DT_TRY(dt_shortest_count(shortest, state));
    way->count = shortest->total;
    uint64_t most = way->count < p->options->sequences ? way->count : p->options->sequences;
    DT_TRY(dt_budget_reserve(p->budget, most * way->moves * sizeof *way->list));
    p->reserved += most * way->moves * sizeof *way->list;
    way->list = dt_malloc(most * way->moves, sizeof *way->list);
    return way->list ? dt_shortest_list(shortest, (uint32_t)most, way->list, &way->told) : DT_ERR_NOMEM;
}

/* The sequences of one diagram, to every target. */
static dt_status find_ways(pathfinder *p, dt_paths_how how)
{
    dt_shortest shortest;
    DT_TRY(walk(p, how));
    DT_TRY(dt_shortest_init(&shortest, &p->walk, p->budget));
    dt_status status = DT_OK;
    for (size_t k = 0; status == DT_OK && k < p->paths->target_count; k++)
        status = find_way(p, &shortest, p->paths->targets[k].state, &p->paths->targets[k].ways[how]);
    dt_shortest_free(&shortest);
    return status;
}

/* ---- what improvements do not reach -------------------------------------------------------------------------------- */

static dt_status find_detours(pathfinder *p)
{
    bool any = false;
    for (size_t k = 0; k < p->paths->target_count; k++)
        any |= p->paths->targets[k].ways[DT_PATHS_IMPROVEMENTS].moves == UINT32_MAX;
    if (!any)
        return DT_OK;
    for (size_t dm = 0; dm < p->dms; dm++)
        p->how[dm] = DT_WALK_PRICED;
    DT_TRY(dt_walk_run(&p->walk, p->options->from, p->how));
    for (size_t k = 0; k < p->paths->target_count; k++) {
        dt_path_target *target = &p->paths->targets[k];
        size_t count;
        if (target->ways[DT_PATHS_IMPROVEMENTS].moves != UINT32_MAX)
            continue;
        uint32_t place = dt_walk_best(&p->walk, target->state);
        if (place == DT_WALK_NONE)
            continue;
        target->price = p->walk.places[place].price;
        DT_TRY(dt_walk_path(&p->walk, place, &target->detour, &count));
        target->detour_moves = (uint32_t)count;
    }
    return DT_OK;
}

/* ---- where improvements end and go round --------------------------------------------------------------------------- */

/* Can somebody other than the last mover improve from the place to `state`? */
static uint32_t improver(const pathfinder *p, uint32_t place, uint32_t from, uint32_t to)
{
    for (uint32_t dm = 0; dm < p->dms; dm++) {
        const uint32_t *rank = p->profile.ranks[dm]->rank;
        bool last = p->walk.apart && place / p->states == dm;
        if (!last && rank[from] < rank[to] &&
            dt_rules_may_move(p->graph->model, dm, dt_graph_state(p->graph, from), dt_graph_state(p->graph, to)))
            return dm;
    }
    return UINT32_MAX;
}

/* The first of the places to arrive from which somebody improves to the start, which is in the walk's order the nearest. */
static dt_status close_round(pathfinder *p, dt_cycle *cycle)
{
    for (uint32_t k = 0; k < p->walk.arrived; k++) {
        uint32_t place = p->walk.order[k], last = dt_walk_state(&p->walk, place);
        uint32_t mover = last == cycle->first ? UINT32_MAX : improver(p, place, last, cycle->first);
        DT_TRY(dt_budget_spend(p->budget, 4));
        if (mover == UINT32_MAX)
            continue;
        size_t count;
        dt_move *path;
        DT_TRY(dt_walk_path(&p->walk, place, &path, &count));
        cycle->round = dt_malloc(count + 1, sizeof *cycle->round);
        if (cycle->round) {
            memcpy(cycle->round, path, count * sizeof *path);
            cycle->round[count] = (dt_move){.dm = mover, .to = cycle->first};
            cycle->moves = count + 1;
        }
        free(path);
        return cycle->round ? DT_OK : DT_ERR_NOMEM;
    }
    return DT_OK;
}

/* Distinct states among the places of a part. */
static uint32_t count_states(const dt_rounds *rounds, size_t count, uint32_t part, uint32_t states, uint64_t *seen)
{
    uint32_t found = 0;
    memset(seen, 0, dt_words_for(states) * sizeof *seen);
    for (size_t place = 0; place < count; place++) {
        if (rounds->part[place] != part || dt_bit_get(seen, place % states))
            continue;
        dt_bit_set(seen, place % states);
        found++;
    }
    return found;
}

typedef struct round_part {
    uint32_t first, part;
} round_part;

static int by_first(const void *left, const void *right)
{
    const round_part *a = left, *b = right;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    return a->part < b->part ? -1 : a->part > b->part;
}

/* The parts that go round, by their lowest state. */
static dt_status list_rounds(pathfinder *p, const dt_rounds *rounds, round_part **list)
{
    size_t capacity = 0;
    for (uint32_t part = 0; part < rounds->part_count; part++) {
        if (rounds->size[part] < 2)
            continue;
        if (!dt_grow(list, &capacity, p->paths->cycle_total, sizeof **list))
            return DT_ERR_NOMEM;
        (*list)[p->paths->cycle_total++] = (round_part){rounds->first[part], part};
    }
    dt_sort(*list, p->paths->cycle_total, sizeof **list, by_first);
    return DT_OK;
}

static dt_status tell_cycles(pathfinder *p, const dt_rounds *rounds, const round_part *list)
{
    dt_paths *paths = p->paths;
    size_t count = paths->cycle_total < p->options->cycles ? paths->cycle_total : p->options->cycles;
    size_t places = p->walk.apart ? dt_walk_places(&p->walk) : p->states;
    uint64_t *seen = dt_malloc(dt_words_for(p->states), sizeof *seen);
    paths->cycles = dt_calloc(count, sizeof *paths->cycles);
    dt_status status = seen && paths->cycles ? DT_OK : DT_ERR_NOMEM;
    for (size_t k = 0; status == DT_OK && k < count; k++) {
        dt_cycle *cycle = &paths->cycles[paths->cycle_count++];
        cycle->first = list[k].first;
        cycle->states = count_states(rounds, places, list[k].part, p->states, seen);
        choose_movers(p, DT_PATHS_IMPROVEMENTS);
        status = dt_walk_run(&p->walk, cycle->first, p->how);
        if (status == DT_OK)
            status = close_round(p, cycle);
    }
    free(seen);
    return status;
}

static dt_status tell_sinks(pathfinder *p, const dt_rounds *rounds)
{
    dt_paths *paths = p->paths;
    for (uint32_t s = 0; s < p->states; s++)
        paths->sink_count += dt_bit_get(rounds->ends, s);
    paths->sinks = dt_malloc(paths->sink_count, sizeof *paths->sinks);
    if (!paths->sinks)
        return DT_ERR_NOMEM;
    size_t count = 0;
    for (uint32_t s = 0; s < p->states; s++)
        if (dt_bit_get(rounds->ends, s))
            paths->sinks[count++] = s;
    return DT_OK;
}

static dt_status go_round(pathfinder *p)
{
    dt_rounds rounds;
    round_part *list = NULL;
    dt_budget_stage(p->budget, "looking for cycles of improvements", 0);
    DT_TRY(walk(p, DT_PATHS_IMPROVEMENTS));
    DT_TRY(dt_rounds_find(&rounds, &p->walk, p->budget));
    dt_status status = tell_sinks(p, &rounds);
    if (status == DT_OK)
        status = list_rounds(p, &rounds, &list);
    if (status == DT_OK)
        status = tell_cycles(p, &rounds, list);
    free(list);
    dt_rounds_free(&rounds);
    return status;
}

/* ---- the whole ----------------------------------------------------------------------------------------------------- */

static dt_status find(pathfinder *p)
{
    p->how = dt_malloc(p->dms, sizeof *p->how);
    if (!p->how)
        return DT_ERR_NOMEM;
    DT_TRY(dt_profile_build(&p->profile, p->graph, p->options->profile, p->budget));
    p->profiled = true;
    DT_TRY(dt_walk_init(&p->walk, &p->profile, p->budget));
    p->walking = true;
    DT_TRY(reach(p));
    DT_TRY(choose_targets(p));
    dt_budget_stage(p->budget, "finding the shortest sequences", 0);
    for (int how = 0; how < DT_PATHS_HOWS; how++)
        if (has_diagram(p, (dt_paths_how)how))
            DT_TRY(find_ways(p, (dt_paths_how)how));
    DT_TRY(find_detours(p));
    return go_round(p);
}

dt_status dt_paths_find(dt_paths **out, const dt_graph *graph, const dt_paths_options *options, dt_budget *budget)
{
    pathfinder p = {.graph = graph, .options = options, .budget = budget, .states = dt_graph_count(graph)};
    *out = NULL;
    p.dms = dt_graph_model(graph)->dm_count;
    p.paths = dt_calloc(1, sizeof *p.paths);
    if (!p.paths)
        return DT_ERR_NOMEM;
    p.paths->from = options->from;
    dt_status status = find(&p);
    p.paths->complete = status == DT_OK;
    if (p.walking)
        dt_walk_free(&p.walk);
    if (p.profiled)
        dt_profile_free(&p.profile, budget);
    dt_budget_release(budget, p.reserved);
    free(p.how);
    if (status == DT_OK || status == DT_ERR_LIMIT || status == DT_ERR_CANCELLED)
        *out = p.paths;
    else
        dt_paths_free(p.paths);
    return status;
}

void dt_paths_free(dt_paths *paths)
{
    if (!paths)
        return;
    for (size_t k = 0; k < paths->target_count; k++) {
        for (size_t how = 0; how < DT_PATHS_HOWS; how++)
            free(paths->targets[k].ways[how].list);
        free(paths->targets[k].detour);
    }
    for (size_t k = 0; k < paths->cycle_count; k++)
        free(paths->cycles[k].round);
    for (size_t how = 0; how < DT_PATHS_HOWS; how++)
        free(paths->moves[how]);
    free(paths->targets);
    free(paths->cycles);
    free(paths->sinks);
    free(paths);
}
