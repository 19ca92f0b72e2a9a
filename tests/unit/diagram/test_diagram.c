/* SPDX-License-Identifier: MIT */
#include "base/memory.h"
#include "diagram/diagram.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

typedef struct plot {
    dt_budget *budget;
    dt_forest *forest;
} plot;

static plot plot_new(size_t places, const dt_limits *limits)
{
    plot p = {.budget = NULL};
    assert_int_equal(dt_budget_new(&p.budget, limits), DT_OK);
    assert_int_equal(dt_forest_new(&p.forest, places, NULL, p.budget), DT_OK);
    return p;
}

static void plot_free(plot *p)
{
    dt_forest_free(p->forest);
    dt_budget_free(p->budget);
}

static plot with_places(size_t places)
{
    return plot_new(places, &(dt_limits)DT_LIMITS_INIT);
}

/* The parity of `places` variables: two nodes a place, one where opposite functions share theirs. */
static dt_diagram parity(dt_forest *forest, size_t places)
{
    dt_diagram f = DT_DIAGRAM_FALSE;
    for (size_t p = 0; p < places; p++)
        f = dt_diagram_xor(forest, f, dt_diagram_now(forest, p));
    return f;
}

/* Pairs that stand far apart: two to the number of pairs nodes in this order, three a pair in a good one. */
static dt_diagram distant_pairs(dt_forest *forest, size_t pairs)
{
    dt_diagram f = DT_DIAGRAM_FALSE;
    for (size_t p = 0; p < pairs; p++)
        f = dt_diagram_or(forest, f,
                          dt_diagram_and(forest, dt_diagram_now(forest, p), dt_diagram_now(forest, p + pairs)));
    return f;
}

static char *count(const plot *p, dt_diagram f, size_t places)
{
    static char text[DT_NATURAL_TEXT];
    dt_census *census;
    dt_natural number;
    assert_int_equal(dt_census_new(&census, p->forest, 0, places, p->budget), DT_OK);
    assert_int_equal(dt_census_count(census, f, &number), DT_OK);
    dt_census_free(census);
    dt_natural_print(&number, text);
    return text;
}

static void a_function_and_its_opposite_share_their_nodes(void **unused)
{
    (void)unused;
    plot p = with_places(20);
    dt_diagram f = parity(p.forest, 20);
    assert_int_equal(dt_diagram_size(p.forest, f), 21);
    assert_int_equal(dt_diagram_size(p.forest, dt_diagram_not(f)), 21);
    plot_free(&p);
}

static void counts_are_exact_beyond_any_integer(void **unused)
{
    (void)unused;
    plot p = with_places(200);
    dt_diagram f = parity(p.forest, 200);
    assert_string_equal(count(&p, f, 200), "803469022129495137770981046170581301261101496891396417650688"); /* 2^199 */
    assert_string_equal(count(&p, DT_DIAGRAM_TRUE, 200),
                        "1606938044258990275541962092341162602522202993782792835301376"); /* 2^200 */
    assert_string_equal(count(&p, DT_DIAGRAM_FALSE, 200), "0");
    plot_free(&p);
}

static void a_better_order_is_found_and_functions_keep_their_numbers(void **unused)
{
    (void)unused;
    plot p = with_places(24);
    dt_diagram f = distant_pairs(p.forest, 12);
    assert_true(dt_diagram_size(p.forest, f) > 4096);
    char before[64];
    strcpy(before, count(&p, f, 24));
    assert_int_equal(dt_forest_sift(p.forest, 24, UINT64_MAX), DT_OK);
    assert_true(dt_diagram_size(p.forest, f) < 40);
    assert_string_equal(count(&p, f, 24), before);
    assert_int_equal(distant_pairs(p.forest, 12), f);
    plot_free(&p);
}

static void places_that_are_not_sifted_stay(void **unused)
{
    (void)unused;
    plot p = with_places(24);
    dt_diagram f = distant_pairs(p.forest, 12);
    size_t size = dt_diagram_size(p.forest, f);
    assert_int_equal(dt_forest_sift(p.forest, 12, UINT64_MAX), DT_OK);
    assert_int_equal(dt_diagram_size(p.forest, f), size);
    plot_free(&p);
}

typedef struct seen {
    uint64_t codes[8];
    size_t count;
} seen;

static dt_status note(void *user, const uint64_t *values)
{
    seen *s = user;
    s->codes[s->count++] = *values;
    return DT_OK;
}

static void points_come_by_ascending_code(void **unused)
{
    (void)unused;
    plot p = with_places(3);
    seen all = {.count = 0}, two = {.count = 0}, none = {.count = 0};
    dt_diagram f = dt_diagram_not(parity(p.forest, 3));
    assert_int_equal(dt_diagram_each_point(p.forest, f, 3, UINT64_MAX, note, &all), DT_OK);
    assert_int_equal(all.count, 4);
    assert_memory_equal(all.codes, ((uint64_t[]){0, 3, 5, 6}), 4 * sizeof(uint64_t));
    assert_int_equal(dt_diagram_each_point(p.forest, f, 3, 2, note, &two), DT_OK);
    assert_int_equal(two.count, 2);
    assert_int_equal(dt_diagram_each_point(p.forest, DT_DIAGRAM_FALSE, 3, 5, note, &none), DT_OK);
    assert_int_equal(none.count, 0);
    plot_free(&p);
}

static void trouble_of_a_visitor_ends_the_walk(void **unused)
{
    (void)unused;
    plot p = with_places(0);
    seen one = {.count = 0};
    assert_int_equal(dt_diagram_each_point(p.forest, DT_DIAGRAM_TRUE, 0, 5, note, &one), DT_OK);
    assert_int_equal(one.count, 1);
    plot_free(&p);
}

static void memory_ends_at_its_limit_with_a_reason(void **unused)
{
    (void)unused;
    dt_limits limits = DT_LIMITS_INIT;
    limits.memory_bytes = 1 << 20;
    plot p = plot_new(40, &limits);
    dt_diagram f = distant_pairs(p.forest, 20);
    assert_int_equal(f, DT_DIAGRAM_NONE);
    assert_int_equal(dt_forest_status(p.forest), DT_ERR_LIMIT);
    assert_non_null(strstr(dt_budget_reason(p.budget), "--max-memory"));
    assert_int_equal(dt_diagram_and(p.forest, f, f), DT_DIAGRAM_NONE);
    assert_int_equal(dt_diagram_now(p.forest, 0), DT_DIAGRAM_NONE);
    plot_free(&p);
}

/* What is needed fits, though all that is made on the way does not. */
static void garbage_makes_room_at_the_limit(void **unused)
{
    (void)unused;
    dt_limits limits = DT_LIMITS_INIT;
    limits.memory_bytes = 1 << 18;
    plot p = plot_new(14, &limits);
    for (size_t round = 0; round < 2000; round++) {
        size_t scope = dt_forest_enter(p.forest);
        dt_diagram f = distant_pairs(p.forest, 7);
        f = dt_diagram_and(p.forest, f, dt_diagram_now(p.forest, round % 14));
        dt_forest_leave(p.forest, scope, f == DT_DIAGRAM_NONE);
    }
    assert_int_equal(dt_forest_status(p.forest), DT_OK);
    plot_free(&p);
}

static bool refuse(void *user, const char *stage, uint64_t done, uint64_t total)
{
    (void)user;
    (void)stage;
    (void)done;
    (void)total;
    return false;
}

static void work_can_be_cancelled(void **unused)
{
    (void)unused;
    dt_limits limits = DT_LIMITS_INIT;
    limits.progress = refuse;
    plot p = plot_new(60, &limits);
    assert_int_equal(distant_pairs(p.forest, 30), DT_DIAGRAM_NONE);
    assert_int_equal(dt_forest_status(p.forest), DT_ERR_CANCELLED);
    plot_free(&p);
}

static void what_is_kept_outlives_its_scope(void **unused)
{
    (void)unused;
    plot p = with_places(20);
    size_t scope = dt_forest_enter(p.forest);
    dt_diagram f = dt_diagram_keep(p.forest, parity(p.forest, 20));
    dt_forest_leave(p.forest, scope, DT_DIAGRAM_TRUE);
    dt_forest_collect(p.forest);
    assert_int_equal(dt_forest_count(p.forest).nodes, 21);
    assert_string_equal(count(&p, f, 20), "524288");
    dt_diagram_drop(p.forest, f);
    dt_forest_collect(p.forest);
    assert_int_equal(dt_forest_count(p.forest).nodes, 1);
    plot_free(&p);
}

/* A ring of places in which a token moves: every place leads to every other, whatever the order in which they are tried. */
static void a_closure_follows_events_that_lead_upwards(void **unused)
{
    (void)unused;
    enum { RING = 9 };
    plot p = with_places(RING);
    dt_event events[RING];
    dt_events *set;
    dt_diagram one = DT_DIAGRAM_FALSE, goal = DT_DIAGRAM_TRUE;
    for (size_t k = 0; k < RING; k++) {
        size_t to = (k + 1) % RING;
        dt_diagram here =
            dt_diagram_and(p.forest, dt_diagram_now(p.forest, k), dt_diagram_not(dt_diagram_next(p.forest, k)));
        dt_diagram there =
            dt_diagram_and(p.forest, dt_diagram_not(dt_diagram_now(p.forest, to)), dt_diagram_next(p.forest, to));
        events[k].relation = dt_diagram_and(p.forest, here, there);
        events[k].cube = dt_diagram_and(p.forest, dt_diagram_now(p.forest, k), dt_diagram_now(p.forest, to));
    }
    for (size_t at = 0; at < RING; at++) {
        dt_diagram only = DT_DIAGRAM_TRUE;
        for (size_t k = 0; k < RING; k++) {
            dt_diagram token = dt_diagram_now(p.forest, k);
            only = dt_diagram_and(p.forest, only, k == at ? token : dt_diagram_not(token));
        }
        goal = at == 4 ? only : goal;
        one = dt_diagram_or(p.forest, one, only);
    }
    assert_int_equal(dt_events_new(&set, p.forest, events, RING), DT_OK);
    assert_int_equal(dt_diagram_closure(p.forest, goal, set), one);
    dt_events_free(set);
    plot_free(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_function_and_its_opposite_share_their_nodes),
        cmocka_unit_test(counts_are_exact_beyond_any_integer),
        cmocka_unit_test(a_better_order_is_found_and_functions_keep_their_numbers),
        cmocka_unit_test(places_that_are_not_sifted_stay),
        cmocka_unit_test(points_come_by_ascending_code),
        cmocka_unit_test(trouble_of_a_visitor_ends_the_walk),
        cmocka_unit_test(memory_ends_at_its_limit_with_a_reason),
        cmocka_unit_test(garbage_makes_room_at_the_limit),
        cmocka_unit_test(work_can_be_cancelled),
        cmocka_unit_test(what_is_kept_outlives_its_scope),
        cmocka_unit_test(a_closure_follows_events_that_lead_upwards),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
