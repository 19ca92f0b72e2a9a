/* SPDX-License-Identifier: MIT */
/* What the text of a solution is told from: one profile of one solution, and what is reached from its status quo. */
#ifndef DT_REPORT_TELLER_H
#define DT_REPORT_TELLER_H

#include "report/outcomes.h"
#include "report/prose.h"

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
    dt_naming naming;
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

/** The concepts under which a state is stable for one decision maker. */
dt_concept_set dt_stable_under(const dt_teller *teller, size_t dm, uint32_t state);

/** Has the decision maker no move anywhere? Then its standing still is no news about a state. */
bool dt_is_idle(const dt_model *model, size_t dm);

/** Adds how many states, decision makers and options there are, and who has no moves. */
void dt_tell_size(const dt_teller *teller, dt_text *sentence);
/** Adds " X is read as "reading", not as "another"." for each decision maker with readings. */
void dt_tell_readings(const dt_teller *teller, dt_text *sentence);
/** Adds how those are read that could be read otherwise: X is read as "reading" and Y as "another". */
void dt_tell_profile(const dt_model *model, const uint32_t *profile, dt_text *sentence);
/** The same of a profile that was solved; where one mind at a time is read otherwise, only of that one, or that all are read
 *  as chosen. */
void dt_tell_solved(const dt_solution *solution, size_t profile, dt_text *sentence);
/** Is the decision maker's reading worth telling of the profile? */
bool dt_is_telling(const dt_solution *solution, size_t profile, size_t dm);
/** Adds why their author holds the readings of the teller's profile possible. */
void dt_tell_reasons(const dt_teller *teller, dt_text *sentence);
/** Has the decision maker a choice of readings? */
bool dt_has_choice(const dt_model *model, size_t dm);
/** Adds who answers `dm`: the name of its only opponent that ever moves, else "the others". */
void dt_tell_others(const dt_teller *teller, size_t dm, dt_text *out);

/** Adds what a state is called, and what a decision maker does to move, in the manner of the teller. */
void dt_tell_state(const dt_teller *teller, uint32_t state, dt_text *out);
void dt_tell_move(const dt_teller *teller, size_t dm, uint32_t from, uint32_t to, dt_text *out);

typedef enum dt_telling { DT_IN_FULL, DT_BRIEFLY } dt_telling;

/** The ways of standing as people tell them apart: who has no move from a state has none because of options that are final,
 *  because the model rules every one out, or has none all the same. */
typedef enum dt_stand_way {
    DT_STANDS_LIKING,
    DT_STANDS_TIE,
    DT_STANDS_SANCTION,
    DT_STANDS_FINAL,
    DT_STANDS_RULED_OUT,
    DT_STANDS_STILL,
    DT_STAND_WAYS
} dt_stand_way;
const char *dt_way_label(dt_stand_way way);
/** Adds who stands in one way, and in full why; nothing where nobody does. `stands`: one for each decision maker. Those who
 *  never move are not told. */
dt_status dt_tell_way(const dt_teller *teller, dt_stand_way way, dt_telling telling, uint32_t state,
                      const dt_stand *stands, dt_text *sentence);
/** Adds lines that say how a state stands for everybody for whom `stands` says that it is stable, one for each way of
 *  standing; each line begins with `first`. */
dt_status dt_tell_stands(const dt_teller *teller, uint32_t state, const dt_stand *stands, const char *first);
/** The same in a few words: for whom by what. */
dt_status dt_tell_stands_briefly(const dt_teller *teller, uint32_t state, const dt_stand *stands, dt_text *sentence);
/** Do all that ever move stand by the same? */
bool dt_stands_alike(const dt_teller *teller, const dt_stand *stands, dt_stand_by *by);

/** Adds what a decision maker that can improve would do, and whether anything deters it; nothing where it cannot. */
dt_status dt_tell_improver(const dt_teller *teller, size_t dm, uint32_t state, dt_text *sentence);
/** Adds what improvements reach from the status quo; nothing where they reach nothing. */
dt_status dt_tell_reach(const dt_teller *teller, dt_text *sentence);
/** Adds whether improvements lead to an outcome from the status quo, and where none do, that all would prefer it. */
void dt_tell_arrival(const dt_teller *teller, const dt_outcome *outcome, dt_text *sentence);
/** Adds how many equilibria there are under which concept, and how many of them are not told of. */
void dt_tell_totals(const dt_teller *teller, const dt_outcomes *outcomes, dt_text *sentence);
void dt_tell_rest(const dt_teller *teller, const dt_outcomes *outcomes, dt_text *sentence);
/** Does everybody rank the state above the status quo? */
bool dt_is_preferred_by_all(const dt_teller *teller, uint32_t state);
/** Where the status quo stands. */
dt_status dt_tell_status_quo(const dt_teller *teller);
/** The equilibria of this profile, in full or in a line or two each. */
dt_status dt_tell_equilibria(const dt_teller *teller, dt_telling telling);
/** All profiles side by side. */
dt_status dt_tell_side_by_side(const dt_teller *teller);

/** Adds how each mind that has readings is read, and how it is not: sentences with a space in front; nothing without readings. */
void dt_tell_readings(const dt_teller *teller, dt_text *sentence);

/** "1 state", "2 states". */
void dt_tell_count(dt_text *out, uint64_t count, const char *one, const char *many);

#endif
