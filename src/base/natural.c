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

/* A factor of two limbs leaves a carry of two limbs. */
void dt_limbs_add_scaled(uint32_t *sum, const uint32_t *term, size_t width, uint64_t factor)
{
    const uint64_t low = (uint32_t)factor, high = factor >> 32;
    uint64_t carry = 0, above = 0; /* `above`: term * high of the limb before */
    for (size_t k = 0; k < width; k++) {
        uint64_t here = term[k] * low, sum_low = (uint64_t)sum[k] + (uint32_t)here + (uint32_t)carry + (uint32_t)above;
        carry = (carry >> 32) + (here >> 32) + (above >> 32) + (sum_low >> 32);
        above = term[k] * high;
        sum[k] = (uint32_t)sum_low;
    }
}

void dt_limbs_subtract_scaled(uint32_t *number, const uint32_t *term, size_t width, uint32_t factor)
{
    uint64_t borrow = 0;
    for (size_t k = 0; k < width; k++) {
        borrow += (uint64_t)term[k] * factor;
        uint32_t less = (uint32_t)borrow;
        borrow = (borrow >> 32) + (number[k] < less);
        number[k] -= less;
    }
}

static size_t used_limbs(const uint32_t *number, size_t width)
{
    while (width > 0 && number[width - 1] == 0)
        width--;
    return width;
}

static void add_row(uint32_t *sum, size_t width, const uint32_t *a, size_t a_width, uint32_t factor)
{
    uint64_t carry = 0;
    for (size_t k = 0; k < width && (k < a_width || carry); k++) {
        carry += (uint64_t)sum[k] + (k < a_width ? (uint64_t)a[k] * factor : 0);
        sum[k] = (uint32_t)carry;
        carry >>= 32;
    }
}

void dt_limbs_add_product(uint32_t *sum, size_t width, const uint32_t *a, size_t a_width, const uint32_t *b,
                          size_t b_width)
{
    a_width = used_limbs(a, a_width);
    b_width = used_limbs(b, b_width);
    for (size_t k = 0; k < b_width; k++)
        if (b[k])
            add_row(sum + k, width - k, a, a_width, b[k]);
}

uint32_t dt_limbs_divide(uint32_t *number, size_t width, uint32_t by)
{
    uint64_t rest = 0;
    for (size_t k = width; k-- > 0;) {
        rest = rest << 32 | number[k];
        number[k] = (uint32_t)(rest / by);
        rest %= by;
    }
    return (uint32_t)rest;
}

bool dt_limbs_is_zero(const uint32_t *number, size_t width)
{
    return used_limbs(number, width) == 0;
}

/* The upper 96 bits, from the highest limb that is used on, times 2^exponent is about the number. */
static double leading(const uint32_t *number, size_t width, int *exponent)
{
    double value = 0;
    size_t top = used_limbs(number, width);
    for (size_t k = top; k > 0 && k + 3 > top; k--)
        value = value * 4294967296.0 + number[k - 1];
    *exponent = top > 3 ? 32 * (int)(top - 3) : 0;
    return value;
}

double dt_limbs_ratio(const uint32_t *part, const uint32_t *whole, size_t width)
{
    int up, down;
    double above = leading(part, width, &up), below = leading(whole, width, &down);
    return below > 0 ? ldexp(above / below, up - down) : 0;
}

static void reverse(char *text, size_t length)
{
    for (size_t k = 0; k < length / 2; k++) {
        char swapped = text[k];
        text[k] = text[length - 1 - k];
        text[length - 1 - k] = swapped;
    }
}

/* Nine digits at a time, the last first. */
void dt_limbs_print(uint32_t *number, size_t width, dt_text *out)
{
    const size_t start = out->length;
    do {
        width = used_limbs(number, width);
        uint32_t digits = dt_limbs_divide(number, width, 1000000000);
        bool last = dt_limbs_is_zero(number, width);
        for (int k = 0; last ? k == 0 || digits : k < 9; k++, digits /= 10)
            dt_text_add_bytes(out, &"0123456789"[digits % 10], 1);
    } while (!dt_limbs_is_zero(number, width));
    if (out->status == DT_OK)
        reverse(out->data + start, out->length - start);
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

double dt_natural_ratio(const dt_natural *part, const dt_natural *whole)
{
    return dt_limbs_ratio(part->limbs, whole->limbs, DT_NATURAL_LIMBS);
}

void dt_natural_print(const dt_natural *number, char text[DT_NATURAL_TEXT])
{
    dt_natural rest = *number;
    char *at = text + DT_NATURAL_TEXT - 1;
    *at = '\0';
    do {
        *--at = (char)('0' + dt_limbs_divide(rest.limbs, DT_NATURAL_LIMBS, 10));
    } while (!dt_natural_is_zero(&rest));
    memmove(text, at, (size_t)(text + DT_NATURAL_TEXT - at));
}
