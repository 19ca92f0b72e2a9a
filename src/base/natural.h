/* SPDX-License-Identifier: MIT */
/* Naturals large enough to count the states of any conflict: below 2^4128; and arithmetic on as many limbs as a count
 * needs, least significant first. */
#ifndef DT_BASE_NATURAL_H
#define DT_BASE_NATURAL_H

#include <detente/base.h>

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
bool dt_natural_is_zero(const dt_natural *number);
/** The number if it is at most `most`, else `most`. */
uint64_t dt_natural_at_most(const dt_natural *number, uint64_t most);

/** part / whole in floating point, 0 where whole is 0. */
double dt_natural_ratio(const dt_natural *part, const dt_natural *whole);

/** Adds 2^power to a number of `width` limbs, in which the sum has room. */
void dt_limbs_add_power(uint32_t *sum, size_t width, size_t power);
/** Adds term * 2^power; both have `width` limbs, in which the sum has room. */
void dt_limbs_add_shifted(uint32_t *sum, const uint32_t *term, size_t width, size_t power);
/** Adds term * factor, which has room in the sum. */
void dt_limbs_add_scaled(uint32_t *sum, const uint32_t *term, size_t width, uint64_t factor);
/** Takes away term * factor, which is no more than the number. */
void dt_limbs_subtract_scaled(uint32_t *number, const uint32_t *term, size_t width, uint32_t factor);
/** Adds a * b, which has room in the sum. O(a_width * b_width), leading zeros apart. */
void dt_limbs_add_product(uint32_t *sum, size_t width, const uint32_t *a, size_t a_width, const uint32_t *b,
                          size_t b_width);
/** Divides in place. @return the remainder. */
uint32_t dt_limbs_divide(uint32_t *number, size_t width, uint32_t by);
bool dt_limbs_is_zero(const uint32_t *number, size_t width);
/** part / whole in floating point, 0 where whole is 0. */
double dt_limbs_ratio(const uint32_t *part, const uint32_t *whole, size_t width);
/** Writes it in decimal into a text without `flush`; the number is 0 afterwards. O(width^2). */
void dt_limbs_print(uint32_t *number, size_t width, dt_text *out);

#endif
