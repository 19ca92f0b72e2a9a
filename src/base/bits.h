/* SPDX-License-Identifier: MIT */
/* Bits in arrays of 64-bit words. */
#ifndef DT_BASE_BITS_H
#define DT_BASE_BITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

static inline size_t dt_words_for(size_t bits)
{
    return (bits + 63) / 64;
}

static inline bool dt_bit_get(const uint64_t *words, size_t bit)
{
    return words[bit / 64] >> (bit % 64) & 1u;
}

/* Number of bits set (J. Wegner 1960: each step clears the lowest). */
static inline size_t dt_bit_count(uint64_t word)
{
    size_t count = 0;
    for (; word; word &= word - 1)
        count++;
    return count;
}

static inline void dt_bit_set(uint64_t *words, size_t bit)
{
    words[bit / 64] |= (uint64_t)1 << (bit % 64);
}

static inline void dt_bit_clear(uint64_t *words, size_t bit)
{
    words[bit / 64] &= ~((uint64_t)1 << (bit % 64));
}

static inline void dt_bit_put(uint64_t *words, size_t bit, bool value)
{
    if (value)
        dt_bit_set(words, bit);
    else
        dt_bit_clear(words, bit);
}

#endif
