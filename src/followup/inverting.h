/* SPDX-License-Identifier: MIT */
/* What the files of the inverse problem share. */
#ifndef DT_FOLLOWUP_INVERTING_H
#define DT_FOLLOWUP_INVERTING_H

#include "base/intern.h"

#include <detente/inverse.h>

/** Numbers in a list that grows. */
typedef struct dt_numbers {
    uint32_t *list;
    size_t count, capacity;
} dt_numbers;
dt_status dt_numbers_add(dt_numbers *numbers, uint32_t number);

/** The demands while they are found. */
typedef struct dt_inverting {
    dt_inverse *inverse;
    dt_budget *budget;
    const dt_concept *concept;
    dt_intern comparisons; /* keys: dm, high, low, negated */
    dt_intern ways;        /* keys: comparisons, ascending */
} dt_inverting;

/** Finds the demands of one set of varied minds (demands.c): terms->varied is given. Until all demands of all terms are found,
 *  the ways of a demand are numbers: way.count is an index into `ways`.
 *  @return DT_OK, DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM. */
dt_status dt_demands_find(dt_inverting *inverting, dt_inverse_terms *terms);

/** What is asked of the answers to one move (ways.c). */
typedef struct dt_move_asked {
    const bool *varied;
    uint32_t dm, to;
} dt_move_asked;
/** Finds what could keep asked->dm from moving to asked->to, as numbers of ways none of which contains another, the shortest
 *  first. `*met`: nothing has to be so. */
dt_status dt_ways_find(dt_inverting *inverting, const dt_move_asked *asked, dt_numbers *ways, bool *met, bool *cut);
/** The comparison as a number. */
dt_status dt_comparison_put(dt_inverting *inverting, dt_comparison comparison, uint32_t *number);

/* ---- counting ---------------------------------------------------------------------------------------------------- */

/** Sorts of orders that are counted. */
typedef enum dt_order_sort { DT_ORDERS_STRICT, DT_ORDERS_WEAK, DT_ORDER_SORTS } dt_order_sort;

/** Numbers of orders of up to so many states, each of `width` limbs (order_numbers.c). */
typedef struct dt_order_numbers {
    uint32_t states;
    size_t width;
    uint32_t *fubini; /* [states + 1] orders with ties or without */
    dt_budget *budget;
} dt_order_numbers;
/** At most DT_COUNTED_STATES_MAX states. @return DT_OK, DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM. O(states^2) numbers. */
dt_status dt_order_numbers_init(dt_order_numbers *numbers, uint32_t states, dt_budget *budget);
void dt_order_numbers_free(dt_order_numbers *numbers);
/** All orders without ties: the factorial. `out` has `width` limbs. */
void dt_order_numbers_strict(const dt_order_numbers *numbers, uint32_t *out);

/** In how many ways further states, told apart, can be put into an order that is there already. Tables of numbers: of `most` + 1
 *  rows, row c of `states` numbers, of which the first states - c are filled in. */
typedef struct dt_insertions {
    uint32_t *above; /* [c][k] k states above the wanted one, where c classes are */
    uint32_t *below; /* [c][k] below it or tied with it, where c classes are below */
    size_t most;
    uint64_t bytes; /* asked of the budget */
} dt_insertions;
dt_status dt_insertions_init(dt_insertions *tables, const dt_order_numbers *numbers, size_t most, dt_order_sort sort);
void dt_insertions_free(dt_insertions *tables, const dt_order_numbers *numbers);

/** One mind that varies, as its orders are counted (order_mind.c). What is compared with the wanted state alone can be counted
 *  by numbers; the few states that are compared with one another, `among`, are ordered in every way. */
typedef struct dt_order_mind {
    uint32_t dm;
    uint32_t among[DT_COMPARED_MAX]; /* the first of them the wanted state */
    size_t among_count;
    dt_numbers told;   /* comparisons that an order of `among` decides; they stand first in the diagram */
    dt_numbers ranked; /* those of another state with the wanted one */
    dt_intern signatures;
    uint64_t *ways; /* [signature][sort][classes above * DT_COMPARED_MAX + below] orders of `among` */
} dt_order_mind;
/** Orders the states of `among` in every way. The signature of an order: which comparisons it makes true, two words. */
dt_status dt_order_mind_list(dt_order_mind *mind, const dt_inverse *inverse, dt_budget *budget);
void dt_order_mind_free(dt_order_mind *mind);
#define DT_ORDER_PAIRS (DT_COMPARED_MAX * DT_COMPARED_MAX)

/** Counts the orders that meet the demands, into terms->strict, weak and uncounted (order_terms.c).
 *  @return DT_OK, DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM. */
dt_status dt_orders_count(const dt_inverse *inverse, dt_inverse_terms *terms, const dt_order_numbers *numbers);

#endif
