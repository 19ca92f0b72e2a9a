/* SPDX-License-Identifier: MIT */
/* Operations drawn at random on functions of eight variables give what truth tables give, whatever the order of the places
 * and whatever is collected on the way; and where BuDDy is installed, on functions of twenty variables, what it gives. */
#include "base/bits.h"
#include "base/memory.h"
#include "base/random.h"
#include "diagram/internal.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef HAVE_BUDDY
#include <bdd.h>
#endif

enum { PLACES = 4, VARIABLES = 2 * PLACES, POINTS = 1 << VARIABLES, POOL = 10 };

/* Truth at each point: bit 2p of its index is what is at place p, bit 2p + 1 what will be. */
typedef struct table {
    bool at[POINTS];
} table;

typedef struct entry {
    dt_diagram f;
    table t;
} entry;

typedef struct machine {
    dt_budget *budget;
    dt_forest *forest;
    dt_random random;
    entry pool[POOL];
} machine;

static unsigned below(machine *m, unsigned bound)
{
    return (unsigned)dt_random_below(&m->random, bound);
}

static const entry *pick(machine *m)
{
    return &m->pool[below(m, POOL)];
}

/* ---- truth tables --------------------------------------------------------------------------------------------------- */

static bool truth_at(const dt_forest *t, dt_diagram f, unsigned point)
{
    while (!dt_is_constant(f)) {
        unsigned level = dt_level(t, f), variable = 2u * t->place_at[level / 2] + level % 2;
        f = point >> variable & 1u ? dt_high(t, f) : dt_low(t, f);
    }
    return f == DT_DIAGRAM_TRUE;
}

static void check(const machine *m, const entry *e)
{
    assert_int_not_equal(e->f, DT_DIAGRAM_NONE);
    for (unsigned point = 0; point < POINTS; point++)
        assert_int_equal(truth_at(m->forest, e->f, point), e->t.at[point]);
}

static unsigned with(unsigned point, unsigned variable, bool value)
{
    return (point & ~(1u << variable)) | (unsigned)value << variable;
}

static table without(const table *t, unsigned variable)
{
    table out;
    for (unsigned point = 0; point < POINTS; point++)
        out.at[point] = t->at[with(point, variable, false)] || t->at[with(point, variable, true)];
    return out;
}

/* The point at which the places of `mask` are what they would be at `point`. */
static unsigned moved(unsigned point, unsigned mask)
{
    for (unsigned p = 0; p < PLACES; p++)
        if (mask >> p & 1u)
            point = with(point, 2 * p, point >> (2 * p + 1) & 1u);
    return point;
}

/* A function of what is alone, of the same or another form. */
static entry now_only(machine *m)
{
    entry e = *pick(m);
    for (unsigned p = 0; p < PLACES; p++) {
        e.t = without(&e.t, 2 * p + 1);
        e.f = dt_diagram_exists(m->forest, e.f, dt_diagram_next(m->forest, p));
    }
    return e;
}

static dt_diagram cube_of(machine *m, unsigned mask)
{
    dt_diagram cube = DT_DIAGRAM_TRUE;
    for (unsigned p = 0; p < PLACES; p++)
        if (mask >> p & 1u)
            cube = dt_diagram_and(m->forest, cube, dt_diagram_now(m->forest, p));
    return cube;
}

/* ---- operations ------------------------------------------------------------------------------------------------------ */

static entry draw_variable(machine *m)
{
    unsigned p = below(m, PLACES);
    bool next = below(m, 2);
    entry e = {.f = next ? dt_diagram_next(m->forest, p) : dt_diagram_now(m->forest, p)};
    for (unsigned point = 0; point < POINTS; point++)
        e.t.at[point] = point >> (2 * p + next) & 1u;
    return e;
}

static entry draw_pair(machine *m)
{
    const entry *a = pick(m), *b = pick(m);
    unsigned kind = below(m, 3);
    entry e = {.f = kind == 0   ? dt_diagram_and(m->forest, a->f, b->f)
                    : kind == 1 ? dt_diagram_or(m->forest, a->f, b->f)
                                : dt_diagram_xor(m->forest, a->f, dt_diagram_not(b->f))};
    for (unsigned k = 0; k < POINTS; k++)
        e.t.at[k] = kind == 0   ? a->t.at[k] && b->t.at[k]
                    : kind == 1 ? a->t.at[k] || b->t.at[k]
                                : a->t.at[k] == b->t.at[k];
    return e;
}

static entry draw_choice(machine *m)
{
    const entry *c = pick(m), *a = pick(m), *b = pick(m);
    entry e = {.f = dt_diagram_choose(m->forest, c->f, dt_diagram_not(a->f), b->f)};
    for (unsigned k = 0; k < POINTS; k++)
        e.t.at[k] = c->t.at[k] ? !a->t.at[k] : b->t.at[k];
    return e;
}

static entry draw_fixed(machine *m)
{
    const entry *a = pick(m);
    unsigned p = below(m, PLACES);
    bool value = below(m, 2);
    entry e = {.f = dt_diagram_fix(m->forest, a->f, p, value)};
    for (unsigned k = 0; k < POINTS; k++)
        e.t.at[k] = a->t.at[with(k, 2 * p, value)];
    return e;
}

static entry draw_quantified(machine *m)
{
    const entry *a = pick(m), *b = pick(m);
    bool conjunction = below(m, 2);
    dt_diagram cube = DT_DIAGRAM_TRUE;
    entry e = {.t = a->t};
    for (unsigned k = 0; conjunction && k < POINTS; k++)
        e.t.at[k] = a->t.at[k] && b->t.at[k];
    for (unsigned v = 0; v < VARIABLES; v++) {
        if (below(m, 2))
            continue;
        e.t = without(&e.t, v);
        cube = dt_diagram_and(m->forest, cube,
                              v % 2 ? dt_diagram_next(m->forest, v / 2) : dt_diagram_now(m->forest, v / 2));
    }
    e.f = conjunction ? dt_diagram_and_exists(m->forest, a->f, b->f, cube) : dt_diagram_exists(m->forest, a->f, cube);
    return e;
}

static entry draw_shifted(machine *m)
{
    entry a = now_only(m), e;
    unsigned mask = below(m, 1 << PLACES);
    e.f = dt_diagram_shift(m->forest, a.f, cube_of(m, mask));
    for (unsigned k = 0; k < POINTS; k++)
        e.t.at[k] = a.t.at[moved(k, mask)];
    return e;
}

/* An event at the places of `mask`: any relation that asks for what will be at these places alone. */
static entry draw_event(machine *m, unsigned mask, dt_event *event)
{
    entry e = *pick(m);
    for (unsigned p = 0; p < PLACES; p++) {
        if (mask >> p & 1u)
            continue;
        e.t = without(&e.t, 2 * p + 1);
        e.f = dt_diagram_exists(m->forest, e.f, dt_diagram_next(m->forest, p));
    }
    *event = (dt_event){.relation = e.f, .cube = cube_of(m, mask)};
    return e;
}

static table before(const table *f, const table *relation, unsigned mask)
{
    table out = {{false}};
    for (unsigned k = 0; k < POINTS; k++)
        out.at[k] = relation->at[k] && f->at[moved(k, mask)];
    for (unsigned p = 0; p < PLACES; p++)
        out = without(&out, 2 * p + 1);
    return out;
}

static entry draw_before(machine *m)
{
    entry a = now_only(m), e;
    unsigned mask = below(m, 1 << PLACES);
    dt_event event;
    entry relation = draw_event(m, mask, &event);
    e.f = dt_diagram_before(m->forest, a.f, &event);
    e.t = before(&a.t, &relation.t, mask);
    return e;
}

static entry draw_reversed(machine *m)
{
    unsigned mask = below(m, 1 << PLACES);
    dt_event event;
    entry relation = draw_event(m, mask, &event), e;
    e.f = dt_diagram_reverse(m->forest, &event);
    for (unsigned k = 0; k < POINTS; k++) {
        unsigned back = k;
        for (unsigned p = 0; p < PLACES; p++)
            if (mask >> p & 1u)
                back = with(with(back, 2 * p, k >> (2 * p + 1) & 1u), 2 * p + 1, k >> 2 * p & 1u);
        e.t.at[k] = relation.t.at[back];
    }
    return e;
}

static entry draw_closure(machine *m)
{
    entry e = now_only(m), relations[3];
    unsigned masks[3], count = below(m, 4);
    dt_event events[3];
    dt_events *set;
    for (unsigned k = 0; k < count; k++) {
        masks[k] = below(m, 1 << PLACES);
        relations[k] = draw_event(m, masks[k], &events[k]);
    }
    assert_int_equal(dt_events_new(&set, m->forest, events, count), DT_OK);
    e.f = dt_diagram_closure(m->forest, e.f, set);
    dt_events_free(set);
    for (bool more = true; more;) {
        more = false;
        for (unsigned k = 0; k < count; k++) {
            table add = before(&e.t, &relations[k].t, masks[k]);
            for (unsigned point = 0; point < POINTS; point++) {
                more |= add.at[point] && !e.t.at[point];
                e.t.at[point] |= add.at[point];
            }
        }
    }
    return e;
}

/* ---- the machine ------------------------------------------------------------------------------------------------------ */

static entry (*const operations[])(machine *) = {draw_variable, draw_pair,       draw_pair,    draw_choice,
                                                 draw_fixed,    draw_quantified, draw_shifted, draw_before,
                                                 draw_closure,  draw_reversed};

static void start(machine *m, uint64_t seed, size_t places)
{
    uint16_t order[64];
    dt_limits limits = DT_LIMITS_INIT;
    *m = (machine){.random = {seed}};
    for (size_t p = 0; p < places; p++) { /* any order */
        size_t with = (size_t)dt_random_below(&m->random, p + 1);
        order[p] = order[with];
        order[with] = (uint16_t)p;
    }
    for (unsigned k = 0; k < POOL; k++)
        m->pool[k] = (entry){.f = DT_DIAGRAM_FALSE};
    assert_int_equal(dt_budget_new(&m->budget, &limits), DT_OK);
    assert_int_equal(dt_forest_new(&m->forest, places, order, m->budget), DT_OK);
}

static void end(machine *m)
{
    dt_forest_free(m->forest);
    dt_budget_free(m->budget);
}

static void put(machine *m, const entry *e)
{
    entry *slot = &m->pool[below(m, POOL)];
    dt_diagram_keep(m->forest, e->f);
    dt_diagram_drop(m->forest, slot->f);
    *slot = *e;
}

/* Nothing that is kept changes with the order. */
static void disturb(machine *m)
{
    if (below(m, 2))
        dt_forest_collect(m->forest);
    else
        assert_int_equal(dt_forest_sift(m->forest, 1 + below(m, PLACES), 1 + below(m, 100000)), DT_OK);
    for (unsigned k = 0; k < POOL; k++)
        check(m, &m->pool[k]);
}

static void operations_give_what_truth_tables_give(void **unused)
{
    (void)unused;
    for (uint64_t seed = 0; seed < 60; seed++) {
        machine m;
        start(&m, seed, PLACES);
        for (unsigned k = 0; k < 400; k++) {
            size_t scope = dt_forest_enter(m.forest);
            entry e = operations[below(&m, sizeof operations / sizeof *operations)](&m);
            check(&m, &e);
            put(&m, &e);
            dt_forest_leave(m.forest, scope, DT_DIAGRAM_TRUE);
            if (below(&m, 40) == 0)
                disturb(&m);
        }
        end(&m);
    }
}

/* A forest that has worked for long has no more nodes than one that has just built what is kept. */
static void garbage_is_collected(void **unused)
{
    (void)unused;
    machine m;
    start(&m, 1, 24);
    size_t scope = dt_forest_enter(m.forest);
    for (unsigned round = 0; round < 3000; round++) {
        dt_diagram f = DT_DIAGRAM_TRUE;
        for (unsigned k = 0; k < 12; k++)
            f = dt_diagram_xor(m.forest, f,
                               dt_diagram_and(m.forest, dt_diagram_now(m.forest, below(&m, 24)),
                                              dt_diagram_next(m.forest, below(&m, 24))));
        dt_forest_leave(m.forest, scope, DT_DIAGRAM_TRUE);
    }
    assert_true(dt_forest_count(m.forest).collections > 0);
    dt_forest_collect(m.forest);
    assert_int_equal(dt_forest_count(m.forest).nodes, 1);
    end(&m);
}

/* Equal functions are equal numbers, also when they come about in other ways and other orders. */
static void equal_functions_are_equal_numbers(void **unused)
{
    (void)unused;
    for (uint64_t seed = 0; seed < 20; seed++) {
        machine m;
        start(&m, seed, PLACES);
        for (unsigned k = 0; k < 300; k++) {
            size_t scope = dt_forest_enter(m.forest);
            entry e = operations[below(&m, sizeof operations / sizeof *operations)](&m);
            for (unsigned other = 0; other < POOL; other++)
                assert_int_equal(memcmp(&e.t, &m.pool[other].t, sizeof e.t) == 0, e.f == m.pool[other].f);
            put(&m, &e);
            dt_forest_leave(m.forest, scope, DT_DIAGRAM_TRUE);
            if (k % 50 == 49)
                disturb(&m);
        }
        end(&m);
    }
}

/* ---- BuDDy ------------------------------------------------------------------------------------------------------------ */

#ifdef HAVE_BUDDY
enum { WIDE = 20 };

typedef struct twin {
    dt_diagram ours;
    bdd theirs;
} twin;

static void count_alike(machine *m, twin w)
{
    char ours[DT_NATURAL_TEXT], theirs[40];
    dt_natural count;
    dt_census *census;
    assert_int_equal(dt_census_new(&census, m->forest, 0, WIDE, m->budget), DT_OK);
    assert_int_equal(dt_census_count(census, w.ours, &count), DT_OK);
    dt_census_free(census);
    dt_natural_print(&count, ours);
    snprintf(theirs, sizeof theirs, "%.0f", bdd_satcount(w.theirs));
    assert_string_equal(ours, theirs);
}

static bool theirs_at(bdd f, uint64_t point)
{
    while (f != bddtrue && f != bddfalse)
        f = point >> bdd_var(f) & 1u ? bdd_high(f) : bdd_low(f);
    return f == bddtrue;
}

static twin combine(machine *m, const twin *a, const twin *b, const twin *c)
{
    unsigned at = below(m, WIDE);
    switch (below(m, 6)) {
    case 0: return (twin){dt_diagram_and(m->forest, a->ours, b->ours), bdd_and(a->theirs, b->theirs)};
    case 1: return (twin){dt_diagram_or(m->forest, a->ours, b->ours), bdd_or(a->theirs, b->theirs)};
    case 2: return (twin){dt_diagram_xor(m->forest, a->ours, b->ours), bdd_xor(a->theirs, b->theirs)};
    case 3:
        return (twin){dt_diagram_choose(m->forest, a->ours, b->ours, c->ours),
                      bdd_ite(a->theirs, b->theirs, c->theirs)};
    case 4:
        return (twin){dt_diagram_and_exists(m->forest, a->ours, b->ours, dt_diagram_now(m->forest, at)),
                      bdd_appex(a->theirs, b->theirs, bddop_and, bdd_ithvar((int)at))};
    default: return (twin){dt_diagram_now(m->forest, at), bdd_ithvar((int)at)};
    }
}

static void functions_are_those_of_another_package(void **unused)
{
    (void)unused;
    machine m;
    twin pool[POOL];
    start(&m, 5, WIDE);
    bdd_init(100000, 10000);
    bdd_setvarnum(WIDE);
    for (unsigned k = 0; k < POOL; k++)
        pool[k] = (twin){DT_DIAGRAM_FALSE, bddfalse};
    for (unsigned k = 0; k < 3000; k++) {
        size_t scope = dt_forest_enter(m.forest);
        twin w = combine(&m, &pool[below(&m, POOL)], &pool[below(&m, POOL)], &pool[below(&m, POOL)]);
        twin *slot = &pool[below(&m, POOL)];
        bdd_addref(w.theirs);
        dt_diagram_keep(m.forest, w.ours);
        count_alike(&m, w);
        for (unsigned p = 0; p < 8; p++) {
            uint64_t point = dt_random_next(&m.random);
            assert_int_equal(dt_diagram_holds(m.forest, w.ours, &point), theirs_at(w.theirs, point));
        }
        bdd_delref(slot->theirs);
        dt_diagram_drop(m.forest, slot->ours);
        *slot = w;
        dt_forest_leave(m.forest, scope, DT_DIAGRAM_TRUE);
        if (k % 500 == 499)
            assert_int_equal(dt_forest_sift(m.forest, WIDE, 1000000), DT_OK);
    }
    bdd_done();
    end(&m);
}
#else
static void functions_are_those_of_another_package(void **unused)
{
    (void)unused;
    skip(); /* BuDDy (libbdd-dev) was not there when this was built */
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(operations_give_what_truth_tables_give),
        cmocka_unit_test(garbage_is_collected),
        cmocka_unit_test(equal_functions_are_equal_numbers),
        cmocka_unit_test(functions_are_those_of_another_package),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
