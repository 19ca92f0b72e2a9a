/* SPDX-License-Identifier: MIT */
/* Decision diagrams: Boolean functions of many variables, each function once (R. E. Bryant 1986, IEEE Transactions on
 * Computers 35:677-691; complement edges: K. S. Brace, R. L. Rudell, R. E. Bryant 1990, Design Automation Conference).
 *
 * Variables come in places: each place has a variable for what is and one beside it for what will be, so that a set of
 * states is a function of the former and a relation between states one of both. Functions live in a forest, which
 * belongs to one thread.
 *
 * Lifetimes. Every function that an operation returns stays until the scope in which it was made is left; within a scope
 * nothing need be freed:
 *     size_t scope = dt_forest_enter(forest);
 *     ... any number of operations ...
 *     return dt_forest_leave(forest, scope, result);      (result now belongs to the scope outside)
 * What must outlive its scope is kept by dt_diagram_keep() until dt_diagram_drop().
 *
 * Trouble. An operation that fails returns DT_DIAGRAM_NONE and every operation on DT_DIAGRAM_NONE returns it again;
 * dt_forest_status() then says why: DT_ERR_LIMIT (memory or time, see dt_budget_reason), DT_ERR_CANCELLED,
 * DT_ERR_NOMEM. So a long computation checks once, at its end. */
#ifndef DT_DIAGRAM_H
#define DT_DIAGRAM_H

#include "base/natural.h"

#include <detente/base.h>

typedef struct dt_forest dt_forest;
/** A function. Equal functions of one forest are equal numbers. */
typedef uint32_t dt_diagram;
#define DT_DIAGRAM_TRUE ((dt_diagram)0)
#define DT_DIAGRAM_FALSE ((dt_diagram)1)
#define DT_DIAGRAM_NONE UINT32_MAX
/** Places of one forest: the depth of every recursion is bounded by it. */
#define DT_PLACES_MAX 16383

/** A forest with variables at `places` places, at most DT_PLACES_MAX, in the order `order` (which place stands at each
 *  rank; NULL: as numbered). Memory is asked of `budget` (borrowed) as nodes
 *  need it, about 40 bytes a node: two fifths for the nodes, two fifths for results to be looked up, the rest for finding
 *  nodes. Counts its steps against the budget.
 *  @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT. */
dt_status dt_forest_new(dt_forest **out, size_t places, const uint16_t *order, dt_budget *budget);
void dt_forest_free(dt_forest *forest);
/** DT_OK while nothing has failed. */
dt_status dt_forest_status(const dt_forest *forest);
/** Makes the forest fail, for trouble of those who use it. */
void dt_forest_fail(dt_forest *forest, dt_status status);

size_t dt_forest_enter(const dt_forest *forest);
dt_diagram dt_forest_leave(dt_forest *forest, size_t scope, dt_diagram result);
/** Keeps a function beyond its scope, returning it; drop as often as kept. */
dt_diagram dt_diagram_keep(dt_forest *forest, dt_diagram f);
void dt_diagram_drop(dt_forest *forest, dt_diagram f);

/** What a forest has used so far. */
typedef struct dt_forest_figures {
    uint64_t nodes;      /* in use, those among them that nothing needs any more included */
    uint64_t peak_nodes; /* most ever in use */
    uint64_t bytes;      /* held now */
    uint64_t steps;      /* results that were not looked up but worked out */
    uint64_t collections;
} dt_forest_figures;
dt_forest_figures dt_forest_count(const dt_forest *forest);

/** Looks for an order of the first `places` places of the order in which the functions that are held or kept need fewer
 * nodes, by sifting. Functions keep their numbers; sets of events must be made anew. Ends when `visits` nodes have been
 *  looked at (about ten million a second), or where memory for it is over the limit.
 *  @return the forest's status. */
dt_status dt_forest_sift(dt_forest *forest, size_t places, uint64_t visits);
/** Where a place stands in the order, from 0. */
size_t dt_forest_rank(const dt_forest *forest, size_t place);
/** Frees what nothing needs any more, which is done of itself when room is short. */
void dt_forest_collect(dt_forest *forest);

/* ---- functions ------------------------------------------------------------------------------------------------- */

/** The variable at `place` for what is, and for what will be. */
dt_diagram dt_diagram_now(dt_forest *forest, size_t place);
dt_diagram dt_diagram_next(dt_forest *forest, size_t place);

static inline dt_diagram dt_diagram_not(dt_diagram f)
{
    return f == DT_DIAGRAM_NONE ? f : f ^ 1u;
}
/* The operations below cost at most the product of the sizes of their operands, each pair of nodes once, as long as
 * the results looked up are not overwritten. */
dt_diagram dt_diagram_and(dt_forest *forest, dt_diagram f, dt_diagram g);
dt_diagram dt_diagram_or(dt_forest *forest, dt_diagram f, dt_diagram g);
dt_diagram dt_diagram_xor(dt_forest *forest, dt_diagram f, dt_diagram g);
/** f where `condition` holds, g elsewhere. */
dt_diagram dt_diagram_choose(dt_forest *forest, dt_diagram condition, dt_diagram f, dt_diagram g);
/** f with the variable for what is at `place` fixed. */
dt_diagram dt_diagram_fix(dt_forest *forest, dt_diagram f, size_t place, bool value);
/** True where f is for some values of the variables of `cube`, a conjunction of variables. */
dt_diagram dt_diagram_exists(dt_forest *forest, dt_diagram f, dt_diagram cube);
/** dt_diagram_exists(f and g, cube) without building the conjunction. */
dt_diagram dt_diagram_and_exists(dt_forest *forest, dt_diagram f, dt_diagram g, dt_diagram cube);
/** f, a function of what is, with the variables of `cube` (for what is) replaced by those for what will be. */
dt_diagram dt_diagram_shift(dt_forest *forest, dt_diagram f, dt_diagram cube);

/* ---- moves ------------------------------------------------------------------------------------------------------ */

/** A relation between states that differ only at the places of `cube`. */
typedef struct dt_event {
    dt_diagram relation; /* over what is, and what will be at the places of `cube` */
    dt_diagram cube;     /* the variables for what is that it changes */
} dt_event;

/** The states from which `event` leads to one where f, a function of what is, holds. */
dt_diagram dt_diagram_before(dt_forest *forest, dt_diagram f, const dt_event *event);

/** The relation of the event that leads back: what is and what will be exchanged at the places of its cube. */
dt_diagram dt_diagram_reverse(dt_forest *forest, const dt_event *event);

/** Events whose closures are wanted, in the order in which saturation takes them. */
typedef struct dt_events dt_events;
/** Keeps the events' functions. @return DT_OK or DT_ERR_NOMEM. Not to be used after the order of places has changed. */
dt_status dt_events_new(dt_events **out, dt_forest *forest, const dt_event *events, size_t count);
void dt_events_free(dt_events *events);
/** The states from which some sequence of events leads to one where f holds, those where f holds included: the least
 *  fixpoint, by saturation (G. Ciardo, G. Luettgen, R. Siminiceanu 2001, TACAS, LNCS 2031:328-342): events low in the
 *  order are followed to their end in every part of the function before those above them are tried. */
dt_diagram dt_diagram_closure(dt_forest *forest, dt_diagram f, const dt_events *events);

/* ---- reading ---------------------------------------------------------------------------------------------------- */

/** Truth where bit p of `values` is the variable for what is at place p. Functions of what is only. */
bool dt_diagram_holds(const dt_forest *forest, dt_diagram f, const uint64_t *values);
/** The first place, in the order, on whose variable f depends, and what f is where that is false and where it is true: functions
 *  that live as long as f. @return false for a constant. Functions of what is only. */
bool dt_diagram_branch(const dt_forest *forest, dt_diagram f, size_t *place, dt_diagram *low, dt_diagram *high);
/** Nodes that f has, the terminal included. */
size_t dt_diagram_size(dt_forest *forest, dt_diagram f);
/** Calls `visit` for each place on whose variables f depends, in the order of the variables. */
dt_status dt_diagram_places(dt_forest *forest, dt_diagram f, void (*visit)(void *user, size_t place), void *user);

/** Calls `visit` for the first `most` points, by ascending code, at which f holds: bit p of `values` is the variable for
 *  what is at place p, of the `places` places from 0 on, on which alone f depends. Anything but DT_OK from `visit` ends
 *  it and is returned. Cost: for each point about places * size of f at worst. */
typedef dt_status (*dt_visit_point)(void *user, const uint64_t *values);
dt_status dt_diagram_each_point(dt_forest *forest, dt_diagram f, size_t places, uint64_t most, dt_visit_point visit,
                                void *user);

/** Counts points. While a census lives no operation of its forest may be called. */
typedef struct dt_census dt_census;
/** Counts over the `count` places that stand in the order from rank `first` on; functions to be counted depend on no
 *  others. Memory: 8 bytes for each node of the forest, and count / 8 for each node of the functions counted.
 *  @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT. */
dt_status dt_census_new(dt_census **out, dt_forest *forest, size_t first, size_t count, dt_budget *budget);
void dt_census_free(dt_census *census);
/** At how many points f holds, exactly. Nodes met in an earlier count are not counted again. */
dt_status dt_census_count(dt_census *census, dt_diagram f, dt_natural *out);

#endif
