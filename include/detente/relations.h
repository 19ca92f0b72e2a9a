/* SPDX-License-Identifier: MIT */
/* relations: stability where preferences are relations between states and need not be rankings: some comparisons not known,
 * some preferences stronger than others, comparisons that go round. Slower than stability.h and exact for all of it; on
 * rankings both agree. */
#ifndef DETENTE_RELATIONS_H
#define DETENTE_RELATIONS_H

#include <detente/criterion.h>
#include <detente/graph.h>

/* In the following a profile of NULL stands for any combination of readings: what is so of some reading is so. */

/** Is everybody's preference a ranking under this profile? */
DT_API bool dt_profile_ranks(const dt_model *model, const uint32_t *profile);
/** Is somebody not sure about some pair of states? */
DT_API bool dt_profile_has_unknown(const dt_model *model, const uint32_t *profile);
/** Does somebody go by probabilities? Are some of them known by bounds alone? */
DT_API bool dt_profile_has_chances(const dt_model *model, const uint32_t *profile);
DT_API bool dt_profile_has_bounds(const dt_model *model, const uint32_t *profile);
/** The strongest degree of preference that anybody has; DT_MILD where somebody goes by probabilities, which have no degrees. */
DT_API unsigned dt_profile_strength(const dt_model *model, const uint32_t *profile);

/** The criteria that a set of concepts stands for under one profile: of each concept, where something is not known, its four
 *  types, where probabilities are known by bounds alone each choice of bounds (with types only the most and the least demanding), and where some preferences are strong, besides any sanctions those of each degree from strong on (of many degrees
 *  only of the highest). Those that only the kernel of stability.h decides are left out. @return how many. */
DT_API size_t dt_criteria_expand(const dt_model *model, const uint32_t *profile, dt_concept_set concepts,
                                 dt_criterion out[DT_CRITERIA_MAX]);
/** May it be asked of this profile? Types need something not known, strong sanctions a strong preference, and a choice of bounds
 *  bounds to choose from. */
DT_API bool dt_criterion_fits(dt_criterion criterion, const dt_model *model, const uint32_t *profile);

/** Verdicts of one conflict under one profile of readings, a bit for each criterion, decision maker and state. */
typedef struct dt_findings dt_findings;

/** Decides up to DT_CRITERIA_MAX criteria. `graph` is borrowed; the others are copied.
 *  Memory: states^2 / 8 bytes twice, more while at work (answers.h). Time: for each decision maker and criterion about
 *  states^2, for each decision maker besides moves * states / 64.
 *  @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT, DT_ERR_CANCELLED. Owned by the caller: dt_findings_free(). */
DT_API dt_status dt_findings_new(dt_findings **out, const dt_graph *graph, const uint32_t *profile,
                                 const dt_criterion *criteria, size_t count, dt_budget *budget);
DT_API void dt_findings_free(dt_findings *findings);
DT_API size_t dt_findings_count(const dt_findings *findings);
DT_API dt_criterion dt_findings_criterion(const dt_findings *findings, size_t k);
DT_API bool dt_findings_stable(const dt_findings *findings, size_t k, size_t dm, uint32_t state);
/** Where the criterion asks of sanctions that they be strong: the place of the one that asks it of none, of the same concept and
 *  type. What has that and not the k-th has the concept weakly (theory 4.2). SIZE_MAX where the k-th is of no or another
 *  degree, or that one was not decided. */
DT_API size_t dt_findings_general(const dt_findings *findings, size_t k);
/** Stable for every decision maker. */
DT_API bool dt_findings_equilibrium(const dt_findings *findings, size_t k, uint32_t state);
/** The criteria under which the state is an equilibrium, or stable for one decision maker. */
DT_API dt_criterion_set dt_findings_equilibria(const dt_findings *findings, uint32_t state);
DT_API dt_criterion_set dt_findings_stable_under(const dt_findings *findings, size_t dm, uint32_t state);

/** How the equilibria of findings stand for each decision maker. `on` is a statement of somebody whose preference is made of
 *  statements: by liking, the least important of those that decide against the moves from there; by what is not known, the
 *  least important of those that are not known; by sanction, of each move that it would make the most important on which an
 *  answer that deters differs from the state, and of these the least important, if each has one. */
typedef struct dt_standings dt_standings;
/** `graph` and `profile` are those of the findings. Memory: 8 bytes for each criterion, decision maker and state. Time: about that
 *  of finding them. @return as dt_findings_new(). Owned by the caller: dt_standings_free(). */
DT_API dt_status dt_standings_new(dt_standings **out, const dt_findings *findings, const dt_graph *graph,
                                  const uint32_t *profile, dt_budget *budget);
DT_API void dt_standings_free(dt_standings *standings);
/** Of an equilibrium of the k-th criterion. */
DT_API dt_stand dt_standings_of(const dt_standings *standings, size_t k, size_t dm, uint32_t state);

/** The states that legal sequences reach from `from` by moves that improve for their movers, or of which it is not known whether
 *  they do: reached[s] = fewest moves, 0 at `from`, UINT32_MAX where none leads. @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT,
 *  DT_ERR_CANCELLED. Time: moves of all, and for each decision maker states^2 / 8 looks. */
DT_API dt_status dt_relations_reach(const dt_graph *graph, const uint32_t *profile, uint32_t from, dt_budget *budget,
                                    uint32_t *reached);

#endif
