/* SPDX-License-Identifier: MIT */
#include "attitudes/sweep.h"

#include <string.h>

uint64_t dt_sweep_count(const dt_attitudes_options *options, size_t dms)
{
    uint64_t row = 1;
    switch (options->sweep) {
    case DT_SWEEP_EACH: return 1 + (uint64_t)(DT_REGARDS - 1) * dms * dms;
    case DT_SWEEP_ROW:
        for (size_t j = 0; j < dms; j++)
            row = row > UINT64_MAX / DT_REGARDS ? UINT64_MAX : row * DT_REGARDS;
        return row;
    default: return 1;
    }
}

static dt_regard turned(dt_regard attitude, uint64_t by)
{
    return (dt_regard)((attitude + by) % DT_REGARDS);
}

/* A row is read as a number of three digits, each of which says how far an attitude has been turned. */
void dt_sweep_profile(const dt_attitudes_options *options, size_t dms, uint64_t k, dt_regard *out)
{
    memcpy(out, options->attitudes, dms * dms * sizeof *out);
    if (k == 0)
        return;
    if (options->sweep == DT_SWEEP_EACH) {
        size_t which = (size_t)((k - 1) / (DT_REGARDS - 1));
        out[which] = turned(out[which], 1 + (k - 1) % (DT_REGARDS - 1));
        return;
    }
    for (size_t j = 0; j < dms; j++, k /= DT_REGARDS)
        out[options->row * dms + j] = turned(out[options->row * dms + j], k % DT_REGARDS);
}
