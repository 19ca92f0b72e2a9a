/* SPDX-License-Identifier: MIT */
#include "base/natural.h"

#include <assert.h>
#include <string.h>

void dt_natural_add_power(dt_natural *number, size_t power)
{
    assert(power < 32 * (size_t)DT_NATURAL_LIMBS - 1);
    uint32_t add = (uint32_t)1 << power % 32;
    for (size_t k = power / 32; add && k < DT_NATURAL_LIMBS; k++) {
        number->limbs[k] += add;
        add = number->limbs[k] < add; /* the carry */
    }
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
    static const dt_natural zero;
    dt_natural rest = *number;
    char *at = text + DT_NATURAL_TEXT - 1;
    *at = '\0';
    do {
        *--at = (char)('0' + divide(&rest, 10));
    } while (memcmp(&rest, &zero, sizeof rest) != 0);
    memmove(text, at, (size_t)(text + DT_NATURAL_TEXT - at));
}
