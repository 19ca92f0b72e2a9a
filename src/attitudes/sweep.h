/* SPDX-License-Identifier: MIT */
/* The profiles of attitudes that a sweep goes through. */
#ifndef DT_ATTITUDES_SWEEP_H
#define DT_ATTITUDES_SWEEP_H

#include <detente/attitudes.h>

/** How many profiles there are, the one asked for among them; UINT64_MAX: too many to count. */
uint64_t dt_sweep_count(const dt_attitudes_options *options, size_t dms);
/** The k-th of them, the one asked for being the first, into `out`, [dms * dms]. */
void dt_sweep_profile(const dt_attitudes_options *options, size_t dms, uint64_t k, dt_regard *out);

#endif
