/* SPDX-License-Identifier: MIT */
#include "base/natural.h"

#include <assert.h>
#include <math.h>
#include <string.h>

void dt_limbs_add_power(uint32_t *sum, size_t width, size_t power)
{
    uint32_t add = (uint32_t)1 << power % 32;
    for (size_t k = power / 32; add && k < width; k++) {
        sum[k] += add;
        add = sum[k] < add; /* the carry */
    }
}

void dt_limbs_add_shifted(uint32_t *sum, const uint32_t *term, size_t width, size_t power)
{
    size_t limbs = power / 32, bits = power % 32;
    uint64_t carry = 0;
    uint32_t below = 0; /* the limb before, whose upper bits move into this one */
    for (size_t k = limbs; k < width; k++) {
        uint64_t pair = (uint64_t)term[k - limbs] << 32 | below;
        carry += (uint64_t)sum[k] + (uint32_t)(pair << bits >> 32);
        below = term[k - limbs];
        sum[k] = (uint32_t)carry;
        carry >>= 32;
    }
}

void dt_natural_add_power(dt_natural *number, size_t power)
{
    assert(power < 32 * (size_t)DT_NATURAL_LIMBS - 1);
    dt_limbs_add_power(number->limbs, DT_NATURAL_LIMBS, power);
}

bool dt_natural_is_zero(const dt_natural *number)
{
    return dt_natural_at_most(number, 1) == 0;
}

uint64_t dt_natural_at_most(const dt_natural *number, uint64_t most)
{
    for (size_t k = 2; k < DT_NATURAL_LIMBS; k++)
        if (number->limbs[k])
            return most;
    uint64_t value = (uint64_t)number->limbs[1] << 32 | number->limbs[0];
    return value < most ? value : most;
}

/* The upper 64 bits, from the highest that is set, times 2^exponent is about the number. */
static double leading(const dt_natural *number, int *exponent)
{
    double value = 0;
    size_t top = DT_NATURAL_LIMBS;
    while (top > 0 && number->limbs[top - 1] == 0)
        top--;
    for (size_t k = top; k > 0 && k + 3 > top; k--)
        value = value * 4294967296.0 + number->limbs[k - 1];
    *exponent = top > 3 ? 32 * (int)(top - 3) : 0;
    return value;
}

double dt_natural_ratio(const dt_natural *part, const dt_natural *whole)
{
    int up, down;
    double above = leading(part, &up), below = leading(whole, &down);
    return below > 0 ? ldexp(above / below, up - down) : 0;
}

/* Divides in place and returns the remainder. */
static uint32_t divide(dt_natural *number, uint32_t by)
{
    uint64_t rest = 0;
    for (size_t k = DT_NATURAL_LIMBS; k-- > 0;) {
        rest = rest << 32 | number->limbs[k];
        number->limbs[k] = (uint32_t)(rest / by);
        rest %= by;
    }
    return (uint32_t)rest;
}

void dt_natural_print(const dt_natural *number, char text[DT_NATURAL_TEXT])
{
    dt_natural rest = *number;
    char *at = text + DT_NATURAL_TEXT - 1;
    *at = '\0';
    do {
        *--at = (char)('0' + divide(&rest, 10));
    } while (!dt_natural_is_zero(&rest));
    memmove(text, at, (size_t)(text + DT_NATURAL_TEXT - at));
}
