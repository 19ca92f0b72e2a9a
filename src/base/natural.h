/* SPDX-License-Identifier: MIT */
/* Naturals large enough to count the states of any conflict: below 2^4128. */
#ifndef DT_BASE_NATURAL_H
#define DT_BASE_NATURAL_H

#include <stddef.h>
#include <stdint.h>

#define DT_NATURAL_LIMBS 129
/* Decimal digits of the largest, and a NUL. */
#define DT_NATURAL_TEXT (DT_NATURAL_LIMBS * 10 + 1)

typedef struct dt_natural {
    uint32_t limbs[DT_NATURAL_LIMBS]; /* least significant first */
} dt_natural;

/** Adds 2^power; power below 32 * DT_NATURAL_LIMBS - 1. */
void dt_natural_add_power(dt_natural *number, size_t power);
/** Writes it in decimal. */
void dt_natural_print(const dt_natural *number, char text[DT_NATURAL_TEXT]);

#endif
