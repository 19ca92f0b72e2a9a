/* SPDX-License-Identifier: MIT */
/* What the files of mediation share. */
#ifndef DT_FOLLOWUP_MEDIATING_H
#define DT_FOLLOWUP_MEDIATING_H

#include "stability/probe.h"

#include <detente/mediation.h>

/** Lists all measures of the model with its levers' options (measures.c). @return DT_OK, DT_ERR_LIMIT, DT_ERR_CANCELLED,
 *  DT_ERR_NOMEM. */
dt_status dt_measures_list(dt_mediation *m, dt_budget *budget);

/** Kendall's distance: pairs that change places. O(length^2). */
uint32_t dt_order_distance(const uint32_t *order, size_t length);
/** Does the first order reverse no pair but such as the second reverses, too? */
bool dt_order_within(const uint32_t *part, const uint32_t *whole, size_t length);
/** Calls `visit` with each order of `length` items at exactly this distance, each once, until it returns something else
 *  than DT_OK, which is then returned. `order` and `table` have room for `length`. */
typedef dt_status (*dt_visit_order)(void *user, const uint32_t *order);
dt_status dt_orders_at(size_t length, uint32_t distance, uint32_t *order, uint32_t *table, dt_visit_order visit,
                       void *user);
/** Items of the list that a belief of `dm` reorders: statements or classes; 0 for weights. */
size_t dt_order_length(const dt_mediation *m, size_t dm);

/** Makes the variant with this belief alone, for its ranks, where it is not kept yet (alike.c). `kept`: [measures]. */
dt_status dt_belief_keep(const dt_mediation *m, dt_variant *kept, uint32_t belief, dt_budget *budget);
/** Marks the beliefs that rank all states as the model or an earlier belief does, and keeps the others. */
dt_status dt_beliefs_mark_weak(dt_mediation *m, dt_variant *kept, dt_budget *budget);

/** The same marks where states are not listed (alike_far.c). */
dt_status dt_beliefs_mark_weak_far(dt_mediation *m, dt_budget *budget);

/** A set of measures as the conflict would be with it. */
typedef struct dt_world {
    const dt_graph *graph;
    uint32_t status_quo; /* DT_NO_STATE: infeasible, or none */
    uint32_t *targets;   /* states of `graph` that are wanted */
    size_t target_count, target_room;
    uint64_t *avoid;   /* bits of states of `graph`; NULL: nothing */
    size_t avoid_room; /* in words */
} dt_world;

/** What is found out about one set. */
typedef struct dt_finding {
    dt_refusal refusal; /* DT_REFUSAL_COUNT: it counts */
    size_t worse_for;   /* with WORSE: the first decision maker who can secure more */
} dt_finding;

/** Looks at `graph`, of `m->base` or of a variant (world.c). @return DT_OK or DT_ERR_NOMEM, DT_ERR_LIMIT, DT_ERR_CANCELLED. */
dt_status dt_world_enter(dt_world *world, const dt_mediation *m, const dt_graph *graph, dt_budget *budget);
void dt_world_free(dt_world *world);
/** The state of the model's graph that a state of the world is without the options of levers. */
uint32_t dt_world_projection(const dt_mediation *m, const dt_graph *graph, uint32_t state, uint64_t *scratch);

/** Does the world, with the minds that `probe` has, count (world.c)? `first`: the decision maker to ask first, replaced by the
 *  one who refused last. `holds`: calls it for each wanted state that counts; NULL: the first is enough. */
typedef dt_status (*dt_visit_target)(void *user, uint32_t state);
dt_status dt_world_judge(const dt_mediation *m, const dt_world *world, dt_probe *probe, size_t *first,
                         dt_finding *finding, dt_visit_target holds, void *user);

/** A way to look at sets of measures: state by state (mediate_listed.c) or by sets of states (mediate_far.c). Each function returns
 *  DT_OK, DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM. */
typedef struct dt_mediator {
    void *user;
    /** Marks the beliefs that rank all states as the model or an earlier belief does. Called once, when measures are listed. */
    dt_status (*mark_weak)(void *user);
    /** Looks at the conflict with these measures, none of which is a belief. Also DT_ERR_MODEL: no conflict is left. */
    dt_status (*enter)(void *user, const uint32_t *acts, size_t count);
    void (*leave)(void *user); /* also where entering failed */
    /** Does what was entered leave the belief's list and the states as they are, so that the belief alone ranks as it does here? */
    bool (*leaves_alone)(const void *user, const dt_measure *belief);
    /** Does a set count, whose acts were entered? */
    dt_status (*judge)(void *user, const uint32_t *set, size_t count, dt_finding *finding);
    /** Solves a set that counts from scratch and fills in what it does; leaves nothing behind where it fails. */
    dt_status (*verify)(void *user, dt_measure_set *set);
} dt_mediator;

/** Tries all sets, once the model as it is was looked at; sorts those found (mediate.c). */
dt_status dt_mediation_search(dt_mediation *m, const dt_mediator *how, dt_budget *budget);
/** Notes what was found of the model as it is. */
void dt_mediation_note_base(dt_mediation *m, const dt_finding *finding);
/** Gives `m` away, or frees it where `status` leaves nothing to tell. @return `status`. */
dt_status dt_mediation_end(dt_mediation **out, dt_mediation *m, dt_status status);

/** Solves a set that was found from scratch and fills in what it does; leaves nothing behind where it fails (effects.c). */
dt_status dt_measure_set_verify(const dt_mediation *m, dt_measure_set *set, dt_budget *budget);
void dt_measure_set_free(dt_measure_set *set);

#endif
