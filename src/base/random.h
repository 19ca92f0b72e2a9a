/* SPDX-License-Identifier: MIT */
/* Pseudo-random numbers that are the same everywhere: SplitMix64 (Steele, Lea, Flood 2014). Not for secrets. */
#ifndef DT_BASE_RANDOM_H
#define DT_BASE_RANDOM_H

#include <stdint.h>

typedef struct dt_random {
    uint64_t state;
} dt_random;

static inline uint64_t dt_random_next(dt_random *random)
{
    uint64_t z = random->state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

/** Uniform in [0, bound); bound at least 1. The bias is below bound / 2^64. */
static inline uint64_t dt_random_below(dt_random *random, uint64_t bound)
{
    return dt_random_next(random) % bound;
}

#endif
