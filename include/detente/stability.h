/* SPDX-License-Identifier: MIT */
/* stability: which states are stable for whom, for all states at once. The kernel of docs/architecture.md and one file
 * per family of concepts. */
#ifndef DETENTE_STABILITY_H
#define DETENTE_STABILITY_H

#include <detente/graph.h>

/** Verdicts of one conflict under one profile of readings: a bit for each concept, decision maker and state. */
typedef struct dt_verdicts dt_verdicts;

/** Decides `concepts` for every decision maker and state. `graph` is borrowed; `profile` (a reading for each DM) copied.
 *  @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT, DT_ERR_CANCELLED. A concept that needs options is left out in graph form.
 *  Time: Nash to SSEQ about 4 * DMs^2 * states visits; SIM the product of the opponents' improvements at each state. */
DT_API dt_status dt_stability_solve(dt_verdicts **out, const dt_graph *graph, const uint32_t *profile,
                                    dt_concept_set concepts, dt_budget *budget);
/** The same as solving the concepts of `before`, the verdicts of `base`, for a graph that shares parts with `base`
 *  (dt_graph_variant()) or is it, under another profile: verdicts that rest on what is the same in both are taken over. A
 *  change of one mind leaves everybody else's Nash, GMR and SMR; one that changes no rank leaves all. */
DT_API dt_status dt_stability_update(dt_verdicts **out, const dt_graph *graph, const uint32_t *profile,
                                     const dt_verdicts *before, const dt_graph *base, dt_budget *budget);
DT_API void dt_verdicts_free(dt_verdicts *verdicts);
DT_API dt_concept_set dt_verdicts_concepts(const dt_verdicts *verdicts); /* those decided */
DT_API const uint32_t *dt_verdicts_profile(const dt_verdicts *verdicts);
DT_API bool dt_verdicts_stable(const dt_verdicts *verdicts, dt_concept_id concept, size_t dm, uint32_t state);
/** Stable for every decision maker. */
DT_API bool dt_verdicts_equilibrium(const dt_verdicts *verdicts, dt_concept_id concept, uint32_t state);

/** How each of `count` states stands for `dm` under `concept`, into `out[count]`. Runs the kernel once more for this
 *  concept and decision maker, so ask for many states in one call. */
DT_API dt_status dt_stability_stands(const dt_graph *graph, const uint32_t *profile, dt_concept_id concept, size_t dm,
                                     const uint32_t *states, size_t count, dt_budget *budget, dt_stand *out);

/** The states that legal sequences of unilateral improvements reach from `from`: reached[s] = fewest moves, 0 at
 *  `from`, UINT32_MAX where none leads. With `improvements` false: by any unilateral moves. */
DT_API dt_status dt_stability_reach(const dt_graph *graph, const uint32_t *profile, uint32_t from, bool improvements,
                                    dt_budget *budget, uint32_t *reached);

/** What the others are reckoned with. */
typedef enum dt_guard {
    DT_GUARD_IMPROVEMENTS, /* legal sequences of their own improvements */
    DT_GUARD_CREDIBLE,     /* ... of improvements that are not deterred: nobody would answer them as in SEQ */
    DT_GUARD_ANY           /* ... of any moves */
} dt_guard;

/** The worst for each decision maker among a state and what the others could bring about from it, as a rank:
 *  worst[dm * states + state]. Improvements: secure() of SEQ, any: of GMR (docs/architecture.md).
 *  @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT, DT_ERR_CANCELLED. Time as solving SEQ, credible twice that. */
DT_API dt_status dt_stability_worst(const dt_graph *graph, const uint32_t *profile, dt_guard guard, dt_budget *budget,
                                    uint32_t *worst);

#endif
