/* SPDX-License-Identifier: MIT */
/* What pictures in the language of Graphviz share: title, states, lines by decision maker, legend. */
#ifndef DT_REPORT_DOT_H
#define DT_REPORT_DOT_H

#include "report/gain.h"

#include <detente/report.h>

typedef struct dt_dot {
    const dt_graph *graph;
    const dt_model *model;
    const uint32_t *profile;
    const dt_verdicts *verdicts; /* equilibria under these are marked */
    const dt_findings *findings; /* or, where preferences need not be rankings, under these */
    bool unknown;                /* may it be unknown whether a move improves? */
    dt_text *out;
    dt_text label; /* the label being written */
} dt_dot;

/** Opens the picture under the model's name and readings. */
void dt_dot_begin(dt_dot *dot);
/** A node "s" + id that shows a state. */
void dt_dot_state(dt_dot *dot, uint64_t id, uint32_t state);
/** Colour and dashes of a decision maker, as attributes. */
void dt_dot_style(const dt_dot *dot, size_t dm);
const char *dt_dot_arrow(dt_gain gain);
/** Adds dot->label, escaped and broken into lines, and empties it. */
void dt_dot_end_label(dt_dot *dot);
/** The legend and the end; frees the label. @return the status of all that was written. */
dt_status dt_dot_end(dt_dot *dot);

#endif
