/* SPDX-License-Identifier: MIT */
/* The equilibria that a text speaks of: the strongest few of all, whatever their number, each with how it stands. */
#ifndef DT_REPORT_OUTCOMES_H
#define DT_REPORT_OUTCOMES_H

#include <detente/report.h>

#define DT_OUTCOMES_MAX 12

typedef struct dt_outcome {
    uint32_t state;
    dt_concept_set concepts; /* it is an equilibrium under these, in one profile */
    dt_concept_id shown;     /* the most demanding of them: `stands` is told under it */
    uint32_t steps;          /* fewest improvements from the status quo; UINT32_MAX: none lead here, or no status quo */
    uint32_t moves;          /* fewest moves of any kind, likewise */
    bool named;
    dt_stand *stands; /* one for each decision maker, in dt_outcomes.stands; NULL until asked for */
} dt_outcome;

typedef struct dt_outcomes {
    dt_outcome list[DT_OUTCOMES_MAX]; /* strongest first */
    size_t count;
    uint64_t total;                          /* equilibria of any concept */
    uint64_t by_set[1u << DT_CONCEPT_COUNT]; /* by the set of concepts under which they are equilibria */
    dt_stand *stands;
} dt_outcomes;

/** What improvements and any moves reach from the status quo under one profile. NULL arrays without a status quo. */
typedef struct dt_reached {
    uint32_t *steps, *moves;
} dt_reached;

dt_status dt_reached_new(dt_reached *out, const dt_graph *graph, const uint32_t *profile, dt_budget *budget);
void dt_reached_free(dt_reached *reached);

/** The concepts under which a state is an equilibrium. */
dt_concept_set dt_outcome_concepts(const dt_verdicts *verdicts, uint32_t state);
/** The most demanding concept of a set that is not empty. */
dt_concept_id dt_most_demanding(dt_concept_set concepts);

/** Chooses among the listed equilibria of one profile: those under most concepts first, then the named ones, those that
 *  are reached, the lower number. All of them where they are DT_OUTCOMES_MAX or fewer; else, after the first `examples`,
 *  unnamed ones only where all that hold under the same concepts are shown. Owned by the caller: dt_outcomes_free(). */
dt_status dt_outcomes_new(dt_outcomes *out, const dt_solution *solution, size_t profile, const dt_reached *reached,
                          size_t examples, dt_budget *budget);
/** How many of them are equilibria under `concept`. */
uint64_t dt_outcomes_under(const dt_outcomes *outcomes, dt_concept_id concept);
/** Fills in how each of them stands for whom. */
dt_status dt_outcomes_stand(dt_outcomes *outcomes, const dt_solution *solution, size_t profile, dt_budget *budget);
void dt_outcomes_free(dt_outcomes *outcomes);

#endif
