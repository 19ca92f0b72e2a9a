/* SPDX-License-Identifier: MIT */
/* What the text of a solution is told from: one profile of one solution, and what is reached from its status quo. */
#ifndef DT_REPORT_TELLER_H
#define DT_REPORT_TELLER_H

#include "report/outcomes.h"

typedef struct dt_teller {
    const dt_solution *solution;
    size_t index; /* of the profile */
    const dt_graph *graph;
    const dt_model *model;
    const uint32_t *profile;
    const dt_verdicts *verdicts;
    const dt_report_options *options;
    dt_budget *budget;
    dt_text *out;
    dt_reached reached;
} dt_teller;

/** Owned by the caller: dt_teller_free(). */
dt_status dt_teller_new(dt_teller *out, const dt_solution *solution, size_t profile, const dt_report_options *options,
                        dt_budget *budget, dt_text *text);
void dt_teller_free(dt_teller *teller);

/** A decision maker's improvements from a state. */
typedef struct dt_improvements {
    uint32_t count;
    uint32_t best; /* the first of the best ones; DT_NO_STATE without any */
    uint32_t rank; /* its rank */
} dt_improvements;
dt_status dt_improvements_find(const dt_teller *teller, size_t dm, uint32_t state, dt_improvements *out);

/** Has the decision maker no move anywhere? Then its standing still is no news about a state. */
bool dt_is_idle(const dt_model *model, size_t dm);

/** Adds who answers `dm`: the name of its only opponent that ever moves, else "the others". */
void dt_tell_others(const dt_teller *teller, size_t dm, dt_text *out);

/** Adds lines that say how a state stands for everybody for whom `stands` says that it is stable, one for each way of
 *  standing; each line begins with `first`. */
dt_status dt_tell_stands(const dt_teller *teller, uint32_t state, const dt_stand *stands, const char *first);
/** The same in a few words: for whom by what. */
dt_status dt_tell_stands_briefly(const dt_teller *teller, uint32_t state, const dt_stand *stands, dt_text *sentence);
/** Where the status quo stands. */
dt_status dt_tell_status_quo(const dt_teller *teller);
/** The equilibria of this profile, in full or in a line or two each. */
typedef enum dt_telling { DT_IN_FULL, DT_BRIEFLY } dt_telling;
dt_status dt_tell_equilibria(const dt_teller *teller, dt_telling telling);
/** All profiles side by side. */
dt_status dt_tell_side_by_side(const dt_teller *teller);

/** "1 state", "2 states". */
void dt_tell_count(dt_text *out, uint64_t count, const char *one, const char *many);

#endif
