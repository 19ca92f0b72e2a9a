/* SPDX-License-Identifier: MIT */
/* The conflict as functions of its options.
 *
 * Places of the forest: one for each option, under the option's index; then those that say who moved last; then those
 * that hold a rank, the most significant bit first. The order puts the options first, as dt_symbolic_order() arranges them,
 * and the others below them: a set of states with a rank to each is then nearly as small as the set (with ranks on top it is
 * about as many sets as there are ranks). */
#ifndef DT_SYMBOLIC_INTERNAL_H
#define DT_SYMBOLIC_INTERNAL_H

#include "diagram/diagram.h"

#include <detente/symbolic.h>

/** A preference as a number in binary, the most significant bit first: the larger, the better. By statements, the bits are
 *  the statements; by weights, those of the score. */
typedef struct dt_value {
    dt_diagram *bits; /* kept; functions of what is */
    size_t count;
} dt_value;

/** What one decision maker can do, and would do by one reading of its mind. Relations are kept. */
typedef struct dt_movement {
    dt_event event;
    uint64_t *asks; /* bit o: its relation depends on option o */
} dt_movement;

typedef struct dt_mind {
    bool built;
    dt_value value;
    dt_movement improvement;
} dt_mind;

struct dt_symbolic {
    const dt_model *model;
    dt_symbolic *base; /* whose forest and functions a variant shares; NULL: its own */
    dt_budget *budget;
    dt_forest *forest;
    size_t options;                /* places [0, options) */
    size_t mover_at, mover_places; /* who moved last, in binary; no places where that never matters */
    size_t rank_at, rank_places;
    uint64_t sifted;      /* nodes there were after the order was last looked at */
    dt_diagram feasible;  /* kept */
    dt_diagram rank_cube; /* kept: all variables of the rank */
    dt_movement *moves;   /* [DMs] any moves */
    bool *transitive;     /* [DMs] two moves in a row are like one, or none */
    dt_mind **minds;      /* [DMs][readings] */
    dt_natural states;
    char states_text[DT_NATURAL_TEXT];
    const uint64_t *status_quo; /* NULL: the model has none */
    uint64_t *own_status_quo;   /* it, where it is none of the named states */
    uint64_t **named;           /* [named] */
};

/** An order of the options in which those that are mentioned together stand near each other: `order[rank]` is the option
 *  there. By the force-directed arrangement of F. A. Aloul, I. L. Markov, K. A. Sakallah 2003 (FORCE, Great Lakes Symposium
 *  on VLSI, 116-119), from the order of the model and some shuffled ones, the least sum of spans winning.
 *  @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT, DT_ERR_CANCELLED. */
dt_status dt_symbolic_order(const dt_model *model, uint16_t *order, dt_budget *budget);

/** The states at which a statement holds. */
dt_diagram dt_symbolic_statement(dt_forest *forest, const dt_statement *statement);
/** The states that fit a pattern. */
dt_diagram dt_symbolic_pattern(dt_forest *forest, const dt_pattern *pattern, size_t options);
/** The one state with this vector. */
dt_diagram dt_symbolic_state(dt_forest *forest, const uint64_t *vector, size_t options);

/** How many bits the value of a reading has. */
size_t dt_symbolic_value_bits(const dt_model *model, const dt_reading *reading);
/** Builds the value of a reading into `out`. @return the forest's status, or DT_ERR_NOMEM. */
dt_status dt_symbolic_value(dt_symbolic *s, const dt_reading *reading, dt_value *out);
void dt_symbolic_value_free(dt_symbolic *s, dt_value *value);

/** How many of the feasible states are in `set`. */
dt_status dt_symbolic_count(dt_symbolic *s, dt_diagram set, dt_natural *out);
/** The first of the states in `set` into `vector`. `set` is not empty. */
dt_status dt_symbolic_first(dt_symbolic *s, dt_diagram set, uint64_t *vector);
/** The same of a set over the first `places` variables, with `words` words a point. */
dt_status dt_symbolic_first_point(dt_symbolic *s, dt_diagram set, size_t places, size_t words, uint64_t *vector);

/** How many feasible states fit a pattern, and the first of them into `vector`. */
dt_status dt_symbolic_fit(dt_symbolic *s, const dt_pattern *pattern, dt_natural *count, uint64_t *vector);

/** Everything that one decision maker can do from anywhere. States that are not feasible may be left, never entered. */
dt_status dt_symbolic_moves(dt_symbolic *s, size_t dm, dt_movement *out);
/** Of `moves`, those that `value` improves. */
dt_status dt_symbolic_improvement(dt_symbolic *s, const dt_movement *moves, const dt_value *value, dt_movement *out);
void dt_symbolic_movement_free(dt_symbolic *s, dt_movement *movement);

/** Does the statement mention an option of the decision maker? */
bool dt_symbolic_mentions(const dt_statement *statement, const dt_decision_maker *dm);

/** Builds the value and the improvements of a reading, which need not be one of the model, into `out`. */
dt_status dt_symbolic_draw_mind(dt_symbolic *s, size_t dm, const dt_reading *reading, dt_mind *out);
void dt_symbolic_mind_free(dt_symbolic *s, dt_mind *mind);
/** The value and the improvements of a reading, built when first asked for. */
dt_status dt_symbolic_mind(dt_symbolic *s, size_t dm, size_t reading, const dt_mind **out);

/** The improvements of `dm` that no combination of the others' improvements, made at the same time, answers. Built in the scope
 *  of the caller; all minds of the profile are built. */
dt_status dt_symbolic_unmet(dt_symbolic *s, const uint32_t *profile, size_t dm, dt_event *unmet);

struct dt_sets {
    dt_symbolic *symbolic;
    uint32_t *profile;
    dt_concept_set concepts;
    dt_diagram *unstable[DT_CONCEPT_COUNT]; /* [DMs], kept; NULL where not decided */
};

/** The states and ranks p such that the value of the state is p; is above p. */
dt_diagram dt_symbolic_is_rank(dt_symbolic *s, const dt_value *value);
dt_diagram dt_symbolic_above_rank(dt_symbolic *s, const dt_value *value);
/** The ranks that feasible states have, by the variables of the rank alone; those above the value of a state. */
dt_diagram dt_symbolic_ranks(dt_symbolic *s, const dt_value *value);
dt_diagram dt_symbolic_ranks_above(dt_symbolic *s, const dt_value *value, const uint64_t *state);

/** Which ranks are above which, for the ranks that feasible states have, with the bits of the value in this order (NULL: as they
 *  are): two orders rank all states alike if and only if these are the same function. */
dt_diagram dt_symbolic_ranking(dt_symbolic *s, const dt_value *value, const uint32_t *order);

/** The fewest improvements, in a legal sequence, that lead from one state to another; UINT64_MAX: none do. */
dt_status dt_symbolic_distance(dt_symbolic *s, const uint32_t *profile, const uint64_t *from, const uint64_t *to,
                               uint64_t *moves);

/** As dt_symbolic_new(), with room for values of `spare` bits more than any of the model has. */
dt_status dt_symbolic_plant(dt_symbolic **out, const dt_model *model, size_t spare, dt_budget *budget,
                            dt_diagnostics *diagnostics);
/** Draws the feasible states of `s->model`, to be kept. */
dt_diagram dt_symbolic_draw_feasible(dt_symbolic *s);

/** Looks for a better order of the options if the forest has grown enough for that to pay. No event sets may be alive. */
dt_status dt_symbolic_tidy(dt_symbolic *s);

#endif
