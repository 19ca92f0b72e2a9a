/* SPDX-License-Identifier: MIT */
/* Orders of a list by Kendall's distance: all of them, each once, and as many as are known. */
#include "followup/mediating.h"
#include "test.h"

#include <string.h>

enum { LENGTH = 6, LONGEST = 15 };

/* Orders of six items by distance: the Mahonian numbers (OEIS A008302). */
static const size_t mahonian[] = {1, 5, 14, 29, 49, 71, 90, 101, 101, 90, 71, 49, 29, 14, 5, 1};

typedef struct collection {
    uint32_t distance;
    size_t count;
    bool seen[46656]; /* 6^6: by the items as digits */
} collection;

static size_t number_of(const uint32_t *order)
{
    size_t number = 0;
    for (size_t k = 0; k < LENGTH; k++)
        number = number * LENGTH + order[k];
    return number;
}

static dt_status collect(void *user, const uint32_t *order)
{
    collection *c = user;
    assert_int_equal(dt_order_distance(order, LENGTH), c->distance);
    assert_false(c->seen[number_of(order)]);
    c->seen[number_of(order)] = true;
    c->count++;
    return DT_OK;
}

static void every_order_comes_once_at_its_distance(void **unused)
{
    static collection c;
    uint32_t order[LENGTH], table[LENGTH];
    (void)unused;
    for (c.distance = 0; c.distance <= LONGEST; c.distance++) {
        c.count = 0;
        assert_int_equal(dt_orders_at(LENGTH, c.distance, order, table, collect, &c), DT_OK);
        assert_int_equal(c.count, mahonian[c.distance]);
    }
    c.count = 0;
    assert_int_equal(dt_orders_at(LENGTH, LONGEST + 1, order, table, collect, &c), DT_OK);
    assert_int_equal(c.count, 0);
    assert_int_equal(dt_orders_at(0, 1, order, table, collect, &c), DT_OK);
    assert_int_equal(dt_orders_at(1, 1, order, table, collect, &c), DT_OK);
    assert_int_equal(c.count, 0);
}

static dt_status stop(void *user, const uint32_t *order)
{
    (void)order;
    return ++*(int *)user == 3 ? DT_ERR_CANCELLED : DT_OK;
}

static void a_visit_can_end_it(void **unused)
{
    uint32_t order[LENGTH], table[LENGTH];
    int visits = 0;
    (void)unused;
    assert_int_equal(dt_orders_at(LENGTH, 4, order, table, stop, &visits), DT_ERR_CANCELLED);
    assert_int_equal(visits, 3);
}

static void an_order_is_within_another_that_reverses_the_same_pairs_and_more(void **unused)
{
    const uint32_t same[] = {0, 1, 2, 3}, swapped[] = {1, 0, 2, 3}, more[] = {1, 2, 0, 3}, other[] = {0, 1, 3, 2};
    (void)unused;
    assert_true(dt_order_within(same, other, 4));
    assert_true(dt_order_within(swapped, swapped, 4));
    assert_true(dt_order_within(swapped, more, 4));
    assert_false(dt_order_within(more, swapped, 4));
    assert_false(dt_order_within(other, more, 4));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_order_comes_once_at_its_distance),
        cmocka_unit_test(a_visit_can_end_it),
        cmocka_unit_test(an_order_is_within_another_that_reverses_the_same_pairs_and_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
