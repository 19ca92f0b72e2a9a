/* SPDX-License-Identifier: MIT */
/* Which states and moves of the integrated graph an answer shows. */
#ifndef DT_REPORT_EXCERPT_H
#define DT_REPORT_EXCERPT_H

#include "report/gain.h"

#include <detente/report.h>

struct dt_excerpt {
    const dt_graph *graph;
    dt_excerpt_options options;
    uint32_t *distance; /* [states] fewest moves from `around`; NULL: every state is shown */
    uint32_t states;    /* shown */
};

typedef struct dt_arc {
    uint32_t from, to;
    size_t dm;
    dt_gain gain;
} dt_arc;

bool dt_excerpt_has(const dt_excerpt *excerpt, uint32_t state);

/** Calls `visit` for each move of `dm` from a state that is shown to one that is, by ascending target. */
typedef dt_status (*dt_visit_arc)(void *user, const dt_arc *arc);
dt_status dt_excerpt_each_arc(const dt_excerpt *excerpt, size_t dm, uint32_t from, dt_visit_arc visit, void *user);

#endif
