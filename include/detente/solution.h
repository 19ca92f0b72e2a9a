/* SPDX-License-Identifier: MIT */
/* solution: one answer, whatever engine gave it. Chooses the engine, holds the verdicts of every profile asked for. */
#ifndef DETENTE_SOLUTION_H
#define DETENTE_SOLUTION_H

#include <detente/foresight.h>
#include <detente/judge.h>
#include <detente/stability.h>
#include <detente/symbolic.h>

#define DT_PROFILES_MAX 64

/** How many combinations of readings the model has; 0 where they are more than DT_PROFILES_MAX. */
DT_API size_t dt_profiles_count(const dt_model *model);
/** The same if one mind at a time is read otherwise than chosen: fewer, where several have a choice. */
DT_API size_t dt_profiles_count_single(const dt_model *model);
/** Turns `profile`, a reading for each decision maker, into the next combination, the last one's reading varying fastest.
 *  The first is all zeros. @return false after the last, when it is all zeros again. */
DT_API bool dt_profiles_next(const dt_model *model, uint32_t *profile);

/** More states than this are not listed unless that is asked for: listing and solving would take seconds. */
#define DT_LISTED_AT_MOST ((uint64_t)1 << 20)

/** Chooses the engine for `model`. Counts the feasible states with diagrams where they could be many.
 *  @param out  the conflict as diagrams where they are too many to list, owned by the caller; NULL where they are to be
 *              listed, also because only the explicit engine can take the model or because it has errors.
 *  @return DT_OK, DT_ERR_MODEL (reported), DT_ERR_CANCELLED, DT_ERR_NOMEM. */
DT_API dt_status dt_engine_choose(dt_symbolic **out, const dt_model *model, dt_budget *budget,
                                  dt_diagnostics *diagnostics);

typedef struct dt_solve_options {
    dt_concept_set concepts;
    const dt_further_asked *further; /* concepts beyond the basic table; NULL: none. Copied, but for its terms. */
    const uint32_t *profile;         /* a reading for each DM; NULL: the first of each */
    bool all_readings;               /* also every other combination of readings, at most DT_PROFILES_MAX in all */
    bool single_readings;      /* instead: also every other reading of each mind, the others read as in `profile` */
    const dt_statement *where; /* list only states that satisfy it; NULL: all. Borrowed by the solution. */
} dt_solve_options;
#define DT_SOLVE_OPTIONS_INIT                                                                                          \
    {                                                                                                                  \
        .concepts = DT_CONCEPTS_DEFAULT, .further = NULL, .profile = NULL, .all_readings = false,                      \
        .single_readings = false, .where = NULL                                                                        \
    }

typedef struct dt_solution dt_solution;

/** Solves `graph` (borrowed). @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT (also: more than DT_PROFILES_MAX profiles),
 *  DT_ERR_CANCELLED. */
DT_API dt_status dt_solution_new(dt_solution **out, const dt_graph *graph, const dt_solve_options *options,
                                 dt_budget *budget);
DT_API void dt_solution_free(dt_solution *solution);
DT_API const dt_graph *dt_solution_graph(const dt_solution *solution);
DT_API const dt_solve_options *dt_solution_options(const dt_solution *solution); /* profile filled in */
/** Number of profiles solved, the chosen one first, the others in order (of all combinations the last DM's reading varies
 *  fastest). */
DT_API size_t dt_solution_profiles(const dt_solution *solution);
DT_API const dt_verdicts *dt_solution_verdicts(const dt_solution *solution, size_t profile);
/** The verdicts of further concepts; NULL where none were asked for. */
DT_API const dt_foresight *dt_solution_foresight(const dt_solution *solution, size_t profile);
/** Does the state satisfy `where`? */
DT_API bool dt_solution_listed(const dt_solution *solution, uint32_t state);

/** One equilibrium of one concept and how it stands for each decision maker. */
typedef struct dt_equilibria {
    size_t count;
    uint32_t *states; /* ascending, those that satisfy `where` */
    dt_stand *stands; /* stands[k * DMs + i]: states[k] for decision maker i */
} dt_equilibria;
/** The equilibria under `concept` and profile; into `out`, owned by the caller: dt_equilibria_free(). */
DT_API dt_status dt_solution_equilibria(const dt_solution *solution, size_t profile, dt_concept_id concept,
                                        dt_budget *budget, dt_equilibria *out);
DT_API void dt_equilibria_free(dt_equilibria *equilibria);

#endif
