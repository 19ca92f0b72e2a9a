/* SPDX-License-Identifier: MIT */
/* Walks find what legal sequences reach, at the least price and in the fewest moves, and guards the worst that the others
 * could bring about: against searches written from the definitions over the tables of moves. */
#include "property.h"
#include "test.h"

#include "base/bits.h"
#include "stability/walk.h"

#include <string.h>

/* ---- walks --------------------------------------------------------------------------------------------------------- */

enum { FAR = 1000000, PRICE = 1000 };

/* Least price * PRICE + moves to each state and last mover, by relaxing every move until nothing changes. */
typedef struct distances {
    uint32_t to[RC_DMS][RC_CODES];
} distances;

static bool is_move(const sample *s, size_t dm, uint32_t from, uint32_t to, bool improving)
{
    return dt_bit_get(s->moves->to[improving][dm][from].bits, to);
}

static uint32_t price_of(const sample *s, dt_walk_how how, size_t dm, uint32_t from, uint32_t to)
{
    bool improves = is_move(s, dm, from, to, true);
    if (how == DT_WALK_STAYS || !is_move(s, dm, from, to, false) || (how == DT_WALK_IMPROVES && !improves))
        return FAR;
    return how == DT_WALK_PRICED && !improves ? PRICE + 1 : 1;
}

/* The least at `from` by a sequence after which `dm` may move. */
static uint32_t before_move(const sample *s, const distances *d, uint32_t start, uint32_t from, size_t dm)
{
    uint32_t least = from == start ? 0 : FAR;
    for (size_t last = 0; last < s->dms; last++)
        if (last != dm && d->to[last][from] < least)
            least = d->to[last][from];
    return least;
}

static bool relax(const sample *s, const dt_walk_how *how, uint32_t start, distances *d)
{
    bool changed = false;
    for (size_t dm = 0; dm < s->dms; dm++) {
        for (uint32_t from = 0; from < s->states; from++) {
            uint32_t before = before_move(s, d, start, from, dm);
            for (uint32_t to = 0; before < FAR && to < s->states; to++) {
                uint32_t price = price_of(s, how[dm], dm, from, to);
                if (price < FAR && before + price < d->to[dm][to]) {
                    d->to[dm][to] = before + price;
                    changed = true;
                }
            }
        }
    }
    return changed;
}

static uint32_t least_to(const sample *s, const distances *d, uint32_t state)
{
    uint32_t least = FAR;
    for (size_t dm = 0; dm < s->dms; dm++)
        least = d->to[dm][state] < least ? d->to[dm][state] : least;
    return least;
}

/* The sequence that leads to a place is legal and has the moves and the price that it says. */
static bool plays(const sample *s, const dt_walk *walk, uint32_t place)
{
    const dt_walk_place *at = &walk->places[place];
    uint32_t moves = 0, price = 0;
    for (uint32_t here = place; here != DT_WALK_NONE; here = walk->places[here].parent) {
        const dt_walk_place *now = &walk->places[here];
        uint32_t from = now->parent == DT_WALK_NONE ? walk->start : dt_walk_state(walk, now->parent);
        uint32_t cost = price_of(s, walk->how[now->mover], now->mover, from, dt_walk_state(walk, here));
        if (cost == FAR || (now->parent != DT_WALK_NONE && walk->places[now->parent].mover == now->mover))
            return refute(s, "an illegal sequence from %u to %u", walk->start + 1, dt_walk_state(walk, place) + 1);
        moves++;
        price += cost / PRICE;
    }
    return (moves == at->moves && price == at->price) || refute(s, "a sequence that is not as long as it says");
}

static bool walk_is_right(const sample *s, dt_walk *walk, uint32_t start, const dt_walk_how *how)
{
    distances d;
    for (size_t dm = 0; dm < s->dms; dm++)
        for (uint32_t to = 0; to < s->states; to++)
            d.to[dm][to] = FAR;
    while (relax(s, how, start, &d))
        ;
    if (dt_walk_run(walk, start, how) != DT_OK)
        return refute(s, "no walk");
    for (uint32_t to = 0; to < s->states; to++) {
        uint32_t place = dt_walk_best(walk, to), least = least_to(s, &d, to);
        if (to == start && !walk->apart)
            continue;
        uint32_t found = place == DT_WALK_NONE ? FAR : walk->places[place].price * PRICE + walk->places[place].moves;
        if (found != least)
            return refute(s, "from %u to %u: %u, not %u", start + 1, to + 1, found, least);
        if (place != DT_WALK_NONE && !plays(s, walk, place))
            return false;
    }
    return true;
}

/* Every start, each with other ways of moving, in one walk after the other. */
static bool walks_are_right(const sample *s)
{
    dt_profile profile;
    dt_walk walk;
    dt_random random = {.state = s->drawn->seed};
    bool right = true;
    assert_int_equal(dt_profile_build(&profile, s->graph, s->profile, s->built->budget), DT_OK);
    assert_int_equal(dt_walk_init(&walk, &profile, s->built->budget), DT_OK);
    for (uint32_t start = 0; right && start < s->states; start++) {
        dt_walk_how how[RC_DMS];
        for (size_t dm = 0; dm < s->dms; dm++)
            how[dm] = (dt_walk_how)dt_random_below(&random, 4);
        right = walk_is_right(s, &walk, start, how);
    }
    dt_walk_free(&walk);
    dt_profile_free(&profile, s->built->budget);
    return right;
}

static void walks_find_the_least_price_and_the_fewest_moves(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "walk", .holds = walks_are_right, .models = 3000, .tabled = true});
    assert_holds(&(property){.name = "walk-transitive",
                             .holds = walks_are_right,
                             .shape = {.subsets_only = true},
                             .models = 1000,
                             .tabled = true});
}

/* ---- guards -------------------------------------------------------------------------------------------------------- */

static bool worst_is_right(const sample *s, const sample *moving, bool improvements, const uint32_t *worst)
{
    for (size_t dm = 0; dm < s->dms; dm++) {
        for (uint32_t state = 0; state < s->states; state++) {
            state_set others = sample_reach(moving, ~(1u << dm), state, improvements);
            uint32_t least = dt_graph_rank(s->graph, dm, s->profile[dm], state);
            for (uint32_t q = 0; q < s->states; q++) {
                uint32_t rank = dt_graph_rank(s->graph, dm, s->profile[dm], q);
                if (dt_bit_get(others.bits, q) && rank < least)
                    least = rank;
            }
            if (worst[dm * s->states + state] != least)
                return refute(s, "decision maker %zu at %u: %u, not %u", dm + 1, state + 1,
                              worst[dm * s->states + state], least);
        }
    }
    return true;
}

static bool guards_are_right(const sample *s)
{
    static uint32_t worst[RC_DMS * RC_CODES];
    static move_tables undeterred;
    sample credible = *s;
    sample_undeterred(s, &undeterred);
    credible.moves = &undeterred;
    for (int guard = DT_GUARD_IMPROVEMENTS; guard <= DT_GUARD_ANY; guard++) {
        if (dt_stability_worst(s->graph, s->profile, (dt_guard)guard, s->built->budget, worst) != DT_OK)
            return refute(s, "no worst");
        if (!worst_is_right(s, guard == DT_GUARD_CREDIBLE ? &credible : s, guard != DT_GUARD_ANY, worst))
            return false;
    }
    return true;
}

static void guards_find_the_worst_that_the_others_could_bring_about(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "guards", .holds = guards_are_right, .models = 1500, .tabled = true});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(walks_find_the_least_price_and_the_fewest_moves),
        cmocka_unit_test(guards_find_the_worst_that_the_others_could_bring_about),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
