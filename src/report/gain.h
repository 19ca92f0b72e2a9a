/* SPDX-License-Identifier: MIT */
/* Does somebody gain by a move? Pictures and tables show that by their arrowheads and marks. */
#ifndef DT_REPORT_GAIN_H
#define DT_REPORT_GAIN_H

#include <detente/graph.h>

typedef enum dt_gain {
    DT_GAINS_NOT,
    DT_GAINS,
    DT_GAINS_PERHAPS /* it is not known whether the one who moves prefers where it leads */
} dt_gain;

/** What a move from one state to another is to `dm` under one of its readings. At once in a ranking. */
dt_gain dt_gain_of(const dt_graph *graph, size_t dm, size_t reading, uint32_t from, uint32_t to);
/** May it be unknown of somebody, because comparisons are, or because probabilities are known by bounds alone? */
bool dt_gain_may_be_unknown(const dt_model *model, const uint32_t *profile);

#endif
