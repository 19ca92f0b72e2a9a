/* SPDX-License-Identifier: MIT */
/* How many orders there are, and how many that extend a given one.
 *
 * Into an order of c classes k states can be put in E(c, k) ways: each joins a class or makes a new one in a gap, so
 * E(c, k) = c E(c, k - 1) + (c + 1) E(c + 1, k - 1), and E(0, k) is the k-th Fubini number (OEIS A000670). Below the wanted
 * state, where they may tie with it, there are G(c, k) ways. With e for the exponential function of x, the generating
 * functions are e^(cx) / (2 - e)^(c + 1) and e^((c + 1)x) / (2 - e)^(c + 1); hence G(c, k) = 2 E(c, k) - G(c - 1, k), where
 * G(-1, k) is 1 for k = 0 and else 0. Without ties both are (c + k)! / c!. */
#include "followup/inverting.h"

#include "base/memory.h"
#include "base/natural.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- all orders -------------------------------------------------------------------------------------------------- */

/* The n-th Fubini number is about n! / (2 ln(2)^(n + 1)). */
static size_t limbs_needed(uint32_t states)
{
    double bits = 8;
    for (uint32_t k = 1; k <= states; k++)
        bits += log2((double)k) - log2(log(2.0));
    return (size_t)(bits / 32) + 1;
}

/* Turns row n - 1 of the numbers of orders with k classes, k! S(n, k), into row n: T(n, k) = k (T(n - 1, k) + T(n - 1, k - 1)). */
static void next_row(uint32_t *row, uint32_t n, size_t width, uint32_t *sum)
{
    for (uint32_t k = n; k > 0; k--) {
        memset(sum, 0, width * sizeof *sum);
        dt_limbs_add_scaled(sum, row + k * width, width, k);
        dt_limbs_add_scaled(sum, row + (k - 1) * width, width, k);
        memcpy(row + k * width, sum, width * sizeof *sum);
    }
    memset(row, 0, width * sizeof *row);
}

static dt_status fill_fubini(dt_order_numbers *numbers, uint32_t *row)
{
    const size_t width = numbers->width;
    uint32_t *sum = row + (numbers->states + (size_t)1) * width;
    row[0] = 1;
    for (uint32_t n = 0; n <= numbers->states; n++) {
        DT_TRY(dt_budget_spend(numbers->budget, n * (uint64_t)width / 4));
        if (n > 0)
            next_row(row, n, width, sum);
        for (uint32_t k = 0; k <= n; k++)
            dt_limbs_add_scaled(numbers->fubini + n * width, row + k * width, width, 1);
    }
    return DT_OK;
}

dt_status dt_order_numbers_init(dt_order_numbers *numbers, uint32_t states, dt_budget *budget)
{
    *numbers = (dt_order_numbers){.states = states, .width = limbs_needed(states), .budget = budget};
    const size_t limbs = (states + (size_t)2) * numbers->width;
    DT_TRY(dt_budget_reserve(budget, 2 * limbs * sizeof *numbers->fubini));
    numbers->fubini = dt_calloc(limbs, sizeof *numbers->fubini);
    uint32_t *row = dt_calloc(limbs, sizeof *row);
    dt_status status = numbers->fubini && row ? fill_fubini(numbers, row) : DT_ERR_NOMEM;
    free(row);
    return status;
}

void dt_order_numbers_free(dt_order_numbers *numbers)
{
    if (numbers->fubini)
        dt_budget_release(numbers->budget,
                          2 * (numbers->states + (uint64_t)2) * numbers->width * sizeof *numbers->fubini);
    free(numbers->fubini);
    numbers->fubini = NULL;
}

void dt_order_numbers_strict(const dt_order_numbers *numbers, uint32_t *out)
{
    memset(out, 0, numbers->width * sizeof *out);
    out[0] = 1;
    for (uint32_t k = 2; k <= numbers->states; k++)
        dt_limbs_add_scaled(out, out, numbers->width, k - 1);
}

/* ---- extending an order ------------------------------------------------------------------------------------------ */

static uint32_t *at(const dt_order_numbers *numbers, uint32_t *table, size_t classes, size_t k)
{
    return table + (classes * numbers->states + k) * numbers->width;
}

static void fill_with_ties(dt_insertions *t, const dt_order_numbers *n)
{
    memcpy(t->above, n->fubini, n->states * n->width * sizeof *t->above);
    for (uint32_t c = 0; c < t->most; c++)
        for (size_t k = 0; k + c + 1 < n->states; k++) {
            uint32_t *number = at(n, t->above, c + 1, k);
            memcpy(number, at(n, t->above, c, k + 1), n->width * sizeof *number);
            dt_limbs_subtract_scaled(number, at(n, t->above, c, k), n->width, c);
            dt_limbs_divide(number, n->width, c + 1);
        }
    for (uint32_t c = 0; c <= t->most; c++)
        for (size_t k = 0; k + c < n->states; k++) {
            uint32_t *number = at(n, t->below, c, k), one = k == 0;
            dt_limbs_add_scaled(number, at(n, t->above, c, k), n->width, 2);
            if (c == 0)
                dt_limbs_subtract_scaled(number, &one, 1, 1);
            else
                dt_limbs_subtract_scaled(number, at(n, t->below, c - 1, k), n->width, 1);
        }
}

static void fill_without_ties(dt_insertions *t, const dt_order_numbers *n)
{
    for (uint32_t c = 0; c <= t->most; c++)
        for (uint32_t k = 0; k + c < n->states; k++) {
            uint32_t *number = at(n, t->above, c, k);
            if (k == 0)
                number[0] = 1;
            else
                dt_limbs_add_scaled(number, at(n, t->above, c, k - 1), n->width, c + k);
        }
    memcpy(t->below, t->above, (t->most + 1) * n->states * n->width * sizeof *t->below);
}

dt_status dt_insertions_init(dt_insertions *t, const dt_order_numbers *numbers, size_t most, dt_order_sort sort)
{
    const size_t limbs = (most + 1) * numbers->states * numbers->width;
    *t = (dt_insertions){.most = most};
    DT_TRY(dt_budget_reserve(numbers->budget, 2 * limbs * sizeof *t->above));
    t->bytes = 2 * limbs * sizeof *t->above;
    t->above = dt_calloc(limbs, sizeof *t->above);
    t->below = dt_calloc(limbs, sizeof *t->below);
    if (!t->above || !t->below)
        return DT_ERR_NOMEM;
    (sort == DT_ORDERS_WEAK ? fill_with_ties : fill_without_ties)(t, numbers);
    return dt_budget_spend(numbers->budget, limbs);
}

void dt_insertions_free(dt_insertions *t, const dt_order_numbers *numbers)
{
    dt_budget_release(numbers->budget, t->bytes);
    free(t->above);
    free(t->below);
    *t = (dt_insertions){.above = NULL};
}
