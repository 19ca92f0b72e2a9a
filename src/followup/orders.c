/* SPDX-License-Identifier: MIT */
/* Orders of a list by the number of pairs that they reverse. The table of an order says of each item how many items that
 * stood before it stand behind it (D. H. Lehmer 1960); its sum is Kendall's distance, and every table with table[k] <= k is
 * the table of exactly one order. */
#include "followup/mediating.h"

uint32_t dt_order_distance(const uint32_t *order, size_t length)
{
    uint32_t distance = 0;
    for (size_t a = 0; a < length; a++)
        for (size_t b = a + 1; b < length; b++)
            distance += order[a] > order[b];
    return distance;
}

/* Does `item` stand before `other`? */
static bool stands_before(const uint32_t *order, size_t length, uint32_t item, uint32_t other)
{
    for (size_t k = 0; k < length; k++)
        if (order[k] == item || order[k] == other)
            return order[k] == item;
    return false;
}

bool dt_order_within(const uint32_t *part, const uint32_t *whole, size_t length)
{
    for (size_t a = 0; a < length; a++)
        for (size_t b = a + 1; b < length; b++)
            if (part[a] > part[b] && !stands_before(whole, length, part[a], part[b]))
                return false;
    return true;
}

/* Puts the items in one after the other, each before as many of those that are there as its table says. */
static void order_from_table(const uint32_t *table, size_t length, uint32_t *order)
{
    for (size_t k = 0; k < length; k++) {
        size_t at = k - table[k];
        for (size_t j = k; j > at; j--)
            order[j] = order[j - 1];
        order[at] = (uint32_t)k;
    }
}

/* Fills table[at ..] so that it sums up to `left`, as much as possible to the last items. @return whether it can. */
static bool fill(uint32_t *table, size_t length, size_t at, uint32_t left)
{
    for (size_t k = length; k-- > at;) {
        table[k] = left < k ? left : (uint32_t)k;
        left -= table[k];
    }
    return left == 0;
}

/* The next table of the same sum: takes one more at the last place where the rest can still be filled in. */
static bool next_table(uint32_t *table, size_t length)
{
    uint32_t behind = 0; /* what the places behind `k` hold */
    for (size_t k = length; k-- > 0; behind += table[k]) {
        if (behind == 0 || table[k] == k)
            continue;
        table[k]++;
        fill(table, length, k + 1, behind - 1);
        return true;
    }
    return false;
}

dt_status dt_orders_at(size_t length, uint32_t distance, uint32_t *order, uint32_t *table, dt_visit_order visit,
                       void *user)
{
    if (!fill(table, length, 0, distance))
        return DT_OK;
    do {
        order_from_table(table, length, order);
        DT_TRY(visit(user, order));
    } while (next_table(table, length));
    return DT_OK;
}
