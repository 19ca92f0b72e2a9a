/* SPDX-License-Identifier: MIT */
#ifndef DT_REPORT_MEDIATION_H
#define DT_REPORT_MEDIATION_H

#include "report/document.h"
#include "report/prose.h"

dt_status dt_report_mediation_text(const dt_mediation *mediation, dt_format format, const dt_report_options *options,
                                   const dt_mediation_words *words, dt_budget *budget, dt_text *out);
dt_status dt_report_mediation_json(const dt_mediation *mediation, const dt_report_options *options,
                                   const dt_mediation_words *words, dt_text *out);

/** How a mediation is told of. */
typedef struct dt_mediation_telling {
    size_t most;    /* sets told of each kind */
    unsigned level; /* of headings */
    bool hints;     /* says which options of the command line go further */
    dt_naming naming;
} dt_mediation_telling;
/** Says which sets count and what they do, or that none does, what was searched, and why nothing cheaper works, as blocks of a
 *  document that goes on after it. Nothing where nothing has to change. */
dt_status dt_tell_mediation(dt_document *doc, const dt_mediation *mediation, const dt_mediation_telling *how,
                            dt_budget *budget);
/** Adds the cheapest set that counts and what it does, and how many more count; or that none does. */
dt_status dt_tell_least_change(dt_text *out, const dt_mediation *mediation, dt_naming naming, dt_budget *budget);
/** Adds how many sets of one size were tried, and why those do not count that do not. */
void dt_tell_sets_tried(dt_text *out, const dt_mediation *mediation, size_t size);
/** Adds which changes there are and what they cost. */
void dt_tell_measures(dt_text *out, const dt_mediation *mediation);
/** Adds who stands in the way of the first wanted state as things are: "NATO would leave it"; nothing where nobody does. */
void dt_tell_obstacles(dt_text *out, const dt_mediation *mediation);
/** An answer of dt_mediate_far() in the numbers of a sketch of the states that it mentions. */
typedef struct dt_mediation_shown {
    dt_mediation mediation; /* its sets are its own, but not what they point to; its goal is the one below */
    dt_goal goal;
    dt_graph *sketch;
} dt_mediation_shown;
/** `out` is the caller's whatever comes of it: dt_mediation_shown_free(). */
dt_status dt_mediation_sketch(dt_mediation_shown *out, const dt_mediation *mediation, const dt_mediation_words *words,
                              dt_budget *budget);
void dt_mediation_shown_free(dt_mediation_shown *shown);

/** Adds a measure in words, as a clause. */
void dt_tell_measure(dt_text *out, const dt_mediation *mediation, const dt_measure *measure);

#endif
