/* SPDX-License-Identifier: MIT */
/* What is told of how a conflict could unfold, against sequences counted and states connected straight from the tables of
 * moves: how many shortest legal sequences there are and which come first, what improvements enter, where they end, where
 * they go round. */
#include "property.h"
#include "test.h"

#include "base/bits.h"

#include <detente/followup.h>

#include <string.h>

enum { STATES = 16, NODES = STATES * (RC_DMS + 1), MOST = 4 };

typedef struct world {
    const sample *s;
    dt_paths_options options;
    uint64_t goal;
    bool disimprove[RC_DMS];
    bool apart; /* is the last mover of account? */
} world;

static bool is_move(const sample *s, size_t dm, uint32_t from, uint32_t to, bool improving)
{
    return dt_bit_get(s->moves->to[improving][dm][from].bits, to);
}

static bool may_make(const world *w, dt_paths_how how, size_t dm, uint32_t from, uint32_t to)
{
    bool any = how == DT_PATHS_ANY || (how == DT_PATHS_MIXED && w->disimprove[dm]);
    return is_move(w->s, dm, from, to, !any);
}

/* ---- counting ------------------------------------------------------------------------------------------------------ */

/* Sequences of so many moves to each state and last mover. */
typedef struct sequences {
    uint64_t to[RC_DMS][STATES];
} sequences;

static sequences one_more(const world *w, dt_paths_how how, const sequences *before, bool first)
{
    sequences after = {{{0}}};
    for (size_t dm = 0; dm < w->s->dms; dm++)
        for (uint32_t from = 0; from < w->s->states; from++) {
            uint64_t ways = first && from == w->options.from;
            for (size_t last = 0; !first && last < w->s->dms; last++)
                ways += last != dm ? before->to[last][from] : 0;
            for (uint32_t to = 0; ways && to < w->s->states; to++)
                if (may_make(w, how, dm, from, to))
                    after.to[dm][to] += ways;
        }
    return after;
}

/* The fewest moves to a state, and how many sequences are so short. */
static uint32_t count_shortest(const world *w, dt_paths_how how, uint32_t state, uint64_t *count)
{
    sequences all = {{{0}}};
    *count = state == w->options.from;
    if (*count)
        return 0;
    for (uint32_t moves = 1; moves <= NODES; moves++) {
        all = one_more(w, how, &all, moves == 1);
        for (size_t dm = 0; dm < w->s->dms; dm++)
            *count += all.to[dm][state];
        if (*count)
            return moves;
    }
    return UINT32_MAX;
}

/* ---- sequences that are told --------------------------------------------------------------------------------------- */

static bool plays(const world *w, dt_paths_how how, const dt_move *moves, uint32_t count, uint32_t end)
{
    uint32_t at = w->options.from;
    for (uint32_t k = 0; k < count; k++) {
        if ((k && moves[k - 1].dm == moves[k].dm) || !may_make(w, how, moves[k].dm, at, moves[k].to))
            return refute(w->s, "an illegal sequence to %u", end + 1);
        at = moves[k].to;
    }
    return at == end || refute(w->s, "a sequence that does not lead to %u", end + 1);
}

/* Does `a` come before `b` by mover and state? */
static bool comes_before(const dt_move *a, const dt_move *b, uint32_t count)
{
    for (uint32_t k = 0; k < count; k++) {
        if (a[k].dm != b[k].dm)
            return a[k].dm < b[k].dm;
        if (a[k].to != b[k].to)
            return a[k].to < b[k].to;
    }
    return false;
}

static bool way_is_right(const world *w, dt_paths_how how, const dt_path_target *target)
{
    const dt_path_way *way = &target->ways[how];
    uint64_t count;
    uint32_t moves = count_shortest(w, how, target->state, &count);
    if (way->moves != moves || (moves != UINT32_MAX && way->count != count))
        return refute(w->s, "to %u by way %d: %u moves in %u ways, not %u in %u", target->state + 1, (int)how, moves,
                      (unsigned)count, way->moves, (unsigned)way->count);
    if (moves == UINT32_MAX || moves == 0)
        return way->told == 0;
    if (way->told != (count < MOST ? count : MOST))
        return refute(w->s, "%u sequences are told of %u", way->told, (unsigned)count);
    for (uint32_t k = 0; k < way->told; k++) {
        const dt_move *one = way->list + (size_t)k * moves;
        if (!plays(w, how, one, moves, target->state))
            return false;
        if (k && !comes_before(one - moves, one, moves))
            return refute(w->s, "sequences to %u out of order", target->state + 1);
    }
    return true;
}

static bool detour_is_right(const world *w, const dt_path_target *target)
{
    uint32_t price = 0, at = w->options.from;
    bool entered = false;
    if (target->ways[DT_PATHS_IMPROVEMENTS].moves != UINT32_MAX)
        return target->detour == NULL;
    for (size_t dm = 0; dm < w->s->dms; dm++)
        for (uint32_t from = 0; from < w->s->states; from++)
            entered |= is_move(w->s, dm, from, target->state, true);
    if (entered != target->entered)
        return refute(w->s, "%u is entered otherwise", target->state + 1);
    if (target->ways[DT_PATHS_ANY].moves == UINT32_MAX)
        return target->price == UINT32_MAX || refute(w->s, "a detour where no moves lead");
    for (uint32_t k = 0; k < target->detour_moves; at = target->detour[k++].to)
        price += !is_move(w->s, target->detour[k].dm, at, target->detour[k].to, true);
    if (price != target->price || price == 0)
        return refute(w->s, "the detour to %u does not cost what it says", target->state + 1);
    return plays(w, DT_PATHS_ANY, target->detour, target->detour_moves, target->state);
}

/* ---- improvements that end and go round ---------------------------------------------------------------------------- */

/* Node (state, last mover), the last group being nobody's; without account of the last mover all in that group. */
static size_t node_of(const world *w, uint32_t state, size_t last)
{
    return (w->apart ? last : RC_DMS) * STATES + state;
}

typedef struct links {
    bool reach[NODES][NODES];
} links;

static void connect(const world *w, links *l)
{
    memset(l, 0, sizeof *l);
    for (size_t last = 0; last <= RC_DMS; last++)
        for (size_t dm = 0; dm < w->s->dms; dm++)
            for (uint32_t from = 0; dm != last && from < w->s->states; from++)
                for (uint32_t to = 0; to < w->s->states; to++)
                    if (is_move(w->s, dm, from, to, true))
                        l->reach[node_of(w, from, last)][node_of(w, to, dm)] = true;
    for (size_t via = 0; via < NODES; via++)
        for (size_t from = 0; from < NODES; from++)
            for (size_t to = 0; l->reach[from][via] && to < NODES; to++)
                l->reach[from][to] |= l->reach[via][to];
}

static bool reached(const world *w, const links *l, size_t node)
{
    size_t start = node_of(w, w->options.from, RC_DMS);
    return node == start || l->reach[start][node];
}

static bool is_sink(const world *w, const links *l, uint32_t state)
{
    for (size_t last = 0; last <= RC_DMS; last++) {
        size_t node = node_of(w, state, last);
        bool leads = false;
        for (size_t to = 0; to < NODES; to++)
            leads |= l->reach[node][to];
        if ((last == RC_DMS || w->apart) && reached(w, l, node) && !leads)
            return true;
    }
    return false;
}

static bool sinks_are_right(const world *w, const links *l, const dt_paths *paths)
{
    size_t count = 0;
    for (uint32_t s = 0; s < w->s->states; s++) {
        bool told = count < paths->sink_count && paths->sinks[count] == s;
        if (told != is_sink(w, l, s))
            return refute(w->s, "improvements end at %u or not", s + 1);
        count += told;
    }
    return count == paths->sink_count;
}

/* Does the round come back by improvements, nobody twice in a row? */
static bool round_is_legal(const world *w, const dt_cycle *cycle)
{
    uint32_t at = cycle->first;
    for (size_t k = 0; k < cycle->moves; k++) {
        if ((k && cycle->round[k - 1].dm == cycle->round[k].dm) ||
            !is_move(w->s, cycle->round[k].dm, at, cycle->round[k].to, true))
            return refute(w->s, "an illegal round");
        at = cycle->round[k].to;
    }
    return (cycle->moves >= 2 && at == cycle->first) || refute(w->s, "a round that does not come back");
}

/* The states of the part of a node. */
static uint32_t part_states(const links *l, size_t node, uint32_t *first)
{
    uint64_t states = 0;
    for (size_t other = 0; other < NODES; other++)
        if (other == node || (l->reach[node][other] && l->reach[other][node]))
            states |= (uint64_t)1 << other % STATES;
    *first = (uint32_t)__builtin_ctzll(states);
    return (uint32_t)__builtin_popcountll(states);
}

static bool cycles_are_right(const world *w, const links *l, const dt_paths *paths)
{
    uint32_t total = 0, first, told = 0;
    for (size_t node = 0; node < NODES; node++) {
        bool lowest = l->reach[node][node] && reached(w, l, node);
        for (size_t other = 0; other < node; other++)
            lowest &= !(l->reach[node][other] && l->reach[other][node]);
        total += lowest;
        uint32_t states = lowest ? part_states(l, node, &first) : 0;
        for (size_t k = 0; lowest && k < paths->cycle_count; k++)
            told += paths->cycles[k].first == first && paths->cycles[k].states == states;
    }
    if (total != paths->cycle_total)
        return refute(w->s, "%u cycles, not %u", total, paths->cycle_total);
    if (paths->cycle_count != (total < MOST ? total : MOST) || (total <= MOST && told < total))
        return refute(w->s, "cycles are told otherwise");
    for (size_t k = 0; k < paths->cycle_count; k++)
        if (!round_is_legal(w, &paths->cycles[k]))
            return false;
    return true;
}

/* ---- all ----------------------------------------------------------------------------------------------------------- */

static void draw_question(world *w)
{
    dt_random random = {.state = w->s->drawn->seed};
    w->options = (dt_paths_options)DT_PATHS_OPTIONS_INIT;
    w->options.from = (uint32_t)dt_random_below(&random, w->s->states);
    w->goal = dt_random_next(&random);
    w->options.goal = &w->goal;
    w->options.profile = w->s->profile;
    w->options.sequences = w->options.cycles = MOST;
    w->options.targets = STATES;
    for (size_t dm = 0; dm < w->s->dms; dm++) {
        w->disimprove[dm] = dt_random_below(&random, 2);
        w->apart |= !dt_graph_transitive(w->s->graph, dm);
    }
    w->options.disimprove = w->disimprove;
}

static bool all_is_right(const world *w, const dt_paths *paths)
{
    static links l;
    for (size_t k = 0; k < paths->target_count; k++) {
        for (int how = 0; how < DT_PATHS_HOWS; how++)
            if (!way_is_right(w, (dt_paths_how)how, &paths->targets[k]))
                return false;
        if (!detour_is_right(w, &paths->targets[k]))
            return false;
    }
    connect(w, &l);
    return sinks_are_right(w, &l, paths) && cycles_are_right(w, &l, paths);
}

static bool paths_are_right(const sample *s)
{
    world w = {.s = s};
    dt_paths *paths = NULL;
    if (s->states > STATES)
        return true;
    draw_question(&w);
    if (dt_paths_find(&paths, s->graph, &w.options, s->built->budget) != DT_OK)
        return refute(s, "no answer");
    bool right = all_is_right(&w, paths);
    dt_paths_free(paths);
    return right;
}

static void what_is_told_of_paths_is_what_the_moves_say(void **unused)
{
    (void)unused;
    assert_holds(&(property){
        .name = "paths", .holds = paths_are_right, .shape = {.small = true}, .models = 4000, .tabled = true});
    assert_holds(&(property){.name = "paths-graph",
                             .holds = paths_are_right,
                             .shape = {.form = RC_GRAPH_FORM},
                             .models = 4000,
                             .tabled = true});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_told_of_paths_is_what_the_moves_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
