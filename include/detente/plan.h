/* SPDX-License-Identifier: MIT */
/* plan: in what order can the parties step from a stand-off to a deal, so that nobody is exposed on the way? Gestures of
 * one party and exchanges of gestures, after C. E. Osgood's graduated and reciprocated initiatives (1962, An Alternative
 * to War or Surrender, University of Illinois Press). docs/guide-plan.md tells what they are and why the search is exact. */
#ifndef DETENTE_PLAN_H
#define DETENTE_PLAN_H

#include <detente/solution.h>

#define DT_EXCHANGE_MAX 6 /* parties */

/** What exposes decision maker i at a state s: worst_i(s) is the worst for i among s and what the others could bring about
 *  from s (`guard`). i is exposed at s where worst_i(s) is below worst_i(start), and what is exposed is the most important
 *  statement that is true in worst_i(start) and false in worst_i(s). A ranking, or weights, is read as the list "not the
 *  worst class, not the second worst, ...". The level of a statement is its place in the list, from 0. */
typedef struct dt_exposure {
    size_t waypoint;
    size_t dm;
    size_t level;
    bool is_statement; /* `level` is the index of a statement of the reading; else of a class, the worst first */
    uint32_t worst;    /* the rank of worst_i(s) */
    bool over_budget;  /* in dt_plan.views[0]: one more than the budget allows */
    dt_move *threat; /* how the others bring it about from s: a shortest legal sequence of what the guard reckons with;
                          NULL where none is told: s itself is as bad, or, outside views[0], the level is not 0 */
    size_t threat_count;
} dt_exposure;

/** i is tempted at s where staying or a move of its own secures more than the end of the plan is worth to it:
 *  max(worst_i(s), max over t in R_i(s) of worst_i(t)) > rank_i(end). */
typedef struct dt_temptation {
    size_t waypoint;
    size_t dm;
    uint32_t to; /* the first of the best moves; DT_NO_STATE: by staying */
} dt_temptation;

/** A state that a plan goes through: the start, what each step leads to, and what is left where some do not do their part
 *  in an exchange. */
typedef struct dt_waypoint {
    uint32_t state;
    size_t step;     /* that leads here or here fails, from 0; DT_PATTERN_NONE: the start */
    bool fails;      /* only `parties` did their part; exposure and temptation are theirs alone */
    size_t *parties; /* ascending */
    size_t party_count;
} dt_waypoint;

typedef struct dt_plan_step {
    uint32_t from, to;
    size_t *parties; /* ascending; several: an exchange */
    size_t party_count;
    uint32_t irreversible;           /* gestures in it that cannot be taken back */
    size_t waypoint, waypoint_count; /* its defaults, then its end */
} dt_plan_step;

/** How a party of a step ranks the state after it, compared with the state before. */
typedef enum dt_attitude { DT_REFUSES = -1, DT_DOES_NOT_CARE = 0, DT_TAKES = 1 } dt_attitude;

/** The plan under one reading of each mind. */
typedef struct dt_plan_view {
    uint32_t *profile;  /* [decision makers] */
    uint32_t *worst;    /* [decision makers] worst_i(start) as a rank */
    dt_exposure *risks; /* what is at risk at the start already, by decision maker: the most important statement that is
                               true there and false in worst_i(start) */
    size_t risk_count;
    dt_exposure *exposures; /* by waypoint, then by decision maker */
    size_t exposure_count;
    dt_temptation *temptations;
    size_t temptation_count;
    dt_attitude *attitudes; /* of the parties of the first step, of the second, and so on */
} dt_plan_view;

/** What a plan costs, the more important first after the exposures of each level. All are sums over its steps. */
typedef struct dt_plan_cost {
    uint32_t temptations;  /* (party, waypoint) */
    uint32_t irreversible; /* gestures that cannot be taken back */
    uint32_t away;         /* options changed to what they are not at the end, so that they must be changed back */
    uint32_t exchanges;
    uint32_t in_a_row; /* parties that step twice running */
    uint32_t options;  /* changed */
    uint32_t steps;
} dt_plan_cost;

typedef enum dt_plan_answer {
    DT_PLAN_FOUND,
    DT_PLAN_NOTHING_WANTED, /* no feasible state satisfies the goal */
    DT_PLAN_NO_END,         /* no state that does may end a plan */
    DT_PLAN_NO_WAY,         /* no gestures and exchanges lead to one that may */
    DT_PLAN_OVER_BUDGET, /* every plan exposes more than the budget allows; `steps` are the best plan without a budget */
    DT_PLAN_UNFINISHED   /* a limit was reached before the search was over */
} dt_plan_answer;

typedef struct dt_plan_options {
    uint32_t from;
    const uint64_t *goal;    /* bit s: state s is wanted */
    const uint32_t *profile; /* a reading for each decision maker */
    dt_guard guard;
    dt_concept_id concept; /* the end is an equilibrium under it */
    bool any_end;          /* it need not be one */
    bool worse_end;        /* a party may rank the end below the start */
    uint32_t gesture;      /* most options of one gesture, from 1 */
    uint32_t exchange;     /* most parties of one exchange; 1: no exchanges; at most DT_EXCHANGE_MAX */
    const uint32_t *caps;  /* the budget: at most caps[k] exposures of level k; UINT32_MAX: any number */
    size_t cap_count;
} dt_plan_options;
#define DT_PLAN_OPTIONS_INIT                                                                                           \
    {                                                                                                                  \
        .concept = DT_CONCEPT_SEQ, .gesture = 1, .exchange = 2                                                         \
    }

typedef struct dt_plan {
    dt_plan_answer answer;
    /* how many states are wanted; of these, are equilibria (or need not be); are not below the start for anybody (or may
       be); are both, and may end a plan */
    uint32_t wanted, equilibria, not_below, ends;
    uint32_t
        helpful_exchange; /* no way: a size of exchanges with which there is one, one more than asked for; 0: none */
    uint32_t helpful_gesture; /* the same of gestures */
    uint32_t start, end;
    dt_plan_step *steps;
    size_t step_count;
    dt_waypoint *waypoints; /* the start first */
    size_t waypoint_count;
    uint32_t
        *exposed; /* [levels] exposures of each level under views[0]; unfinished: no plan has fewer (compared level by
                          level, the first difference deciding) */
    size_t levels;
    dt_plan_cost cost;
    uint64_t equally_good; /* plans of the same cost, this one included; UINT64_MAX: that many or more */
    dt_plan_view *views;   /* the chosen readings first, then all other combinations */
    size_t view_count;
    bool
        views_complete; /* all combinations are there: neither are they more than DT_PROFILES_MAX nor was a limit reached */
    size_t prefix;      /* steps before one puts a statement of level 0 newly at risk, under any view */
    size_t telling;     /* the first step that a party takes under one reading and refuses under another, so that taking
                              it tells the readings apart; DT_PATTERN_NONE without one */
    size_t telling_dm;
} dt_plan;

/** Finds a best plan: fewest exposures of level 0, then of level 1, and so on, over all (party, waypoint), the end
 *  included, the start not; then least dt_plan_cost, member by member.
 *  @param out  owned by the caller: dt_plan_free(). With DT_ERR_LIMIT and
 *              DT_ERR_CANCELLED it holds what is known so far, or is NULL.
 *  @return DT_OK (whatever the answer), DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM.
 *  A shortest path with costs compared lexicographically: exposures over states, then the rest over states and, last, over
 *  (state, parties of the last step), within what the more important costs leave. Time about states * steps from a state;
 *  for each view the time of dt_stability_worst(). */
DT_API dt_status dt_plan_find(dt_plan **out, const dt_graph *graph, const dt_plan_options *options, dt_budget *budget);
DT_API void dt_plan_free(dt_plan *plan);

#endif
