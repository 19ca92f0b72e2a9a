/* SPDX-License-Identifier: MIT */
/* mediation: what is the least that must change for a wanted outcome to hold, and to be worth having? */
#ifndef DETENTE_MEDIATION_H
#define DETENTE_MEDIATION_H

#include <detente/followup.h>
#include <detente/variant.h>

/* id, name in JSON and on the command line, in words */
#define DT_MEASURE_TABLE(X)                                                                                            \
    X(LEVER, "lever", "levers of the model")                                                                           \
    X(COMMITMENT, "commitment", "commitments, by which somebody makes an option of its own one-way")                   \
    X(BELIEF, "belief", "beliefs, that somebody ranks its own statements in another order")                            \
    X(BAN, "ban", "bans, by which an option is never taken")                                                           \
    X(LITERAL, "literal", "literals, by which somebody wants or rejects an option of its own")

typedef enum dt_measure_kind {
#define DT_MEASURE_ID(id, name, words) DT_MEASURE_##id,
    DT_MEASURE_TABLE(DT_MEASURE_ID)
#undef DT_MEASURE_ID
        DT_MEASURE_COUNT
} dt_measure_kind;

DT_API const char *dt_measure_name(dt_measure_kind kind);
DT_API const char *dt_measure_words(dt_measure_kind kind);

/** What is tried unless something else is asked for. Bans and literals assume the answer. */
#define DT_MEASURES_DEFAULT (1u << DT_MEASURE_LEVER | 1u << DT_MEASURE_COMMITMENT | 1u << DT_MEASURE_BELIEF)

/** One change that a set is made of. */
typedef struct dt_measure {
    dt_measure_kind kind;
    dt_edit edit; /* BELIEF: an order, of statements or classes */
    size_t dm;    /* whose option or mind it is; of a lever DT_PATTERN_NONE */
    uint32_t
        cost; /* of a lever what the model says; of a belief Kendall's distance of the two lists, the number of pairs of
                      statements that change places; else 1 */
    bool weak; /* a belief that alone ranks all states as the model or as a cheaper belief does: tried only together
                      with what changes the states or the list */
    uint32_t
        first; /* of a belief: the first measure that alone ranks all states as it does; UINT32_MAX: the model does */
} dt_measure;

/** Why a set of measures does not count. */
typedef enum dt_refusal {
    DT_REFUSED_UNSOUND,    /* a ranking does not know the states, or none is left */
    DT_REFUSED_STATUS_QUO, /* the status quo is not feasible any more */
    DT_REFUSED_TARGET,     /* no wanted state is feasible any more */
    DT_REFUSED_UNSTABLE,   /* no wanted state is an equilibrium */
    DT_REFUSED_WORSE,      /* one is, but somebody can secure more at the status quo */
    DT_REFUSED_AVOIDED,    /* one is, but improvements lead from the status quo to what is to be avoided */
    DT_REFUSAL_COUNT
} dt_refusal;

/** What became of the sets of one size. */
typedef struct dt_sets_tried {
    uint64_t sets;                      /* tried */
    uint64_t skipped;                   /* not tried because a part of them is enough already */
    uint64_t refused[DT_REFUSAL_COUNT]; /* by the first reason, of the wanted state that came furthest */
    bool finished;
} dt_sets_tried;

#define DT_SIZE_MAX 4
#define DT_TARGETS_LISTED 8
#define DT_EFFECTS_LISTED 16

/** A state of a variant: what it is without the options of levers, and with them. */
typedef struct dt_outcome_state {
    uint32_t state;   /* of the model's graph; DT_NO_STATE where states are not listed */
    uint64_t *vector; /* in dt_mediation.model; owned by the mediation */
} dt_outcome_state;

/** What a set does to the other equilibria where states are not listed. Numbers in decimal; states of dt_mediation.model, named
 *  ones before others, at most DT_EFFECTS_LISTED. */
typedef struct dt_far_effects {
    char *before, *after; /* all equilibria, the wanted ones too */
    char *lost, *gained, *fresh;
    uint64_t *lost_list, *gained_list;
    size_t lost_listed, gained_listed;
} dt_far_effects;

/** A set of measures that counts and of which no part does. */
typedef struct dt_measure_set {
    uint32_t measures[DT_SIZE_MAX]; /* indices, ascending */
    uint32_t count;
    uint32_t plain; /* bit k: measures[k] is a belief that here, too, stands for all with the same `first` */
    uint64_t cost;
    dt_outcome_state targets[DT_TARGETS_LISTED]; /* the wanted states that it makes hold */
    uint32_t target_count;                       /* of all of them */
    uint32_t steps; /* fewest improvements from the status quo to one of them; UINT32_MAX: none lead there */
    /* equilibria under the same concept, the wanted states apart */
    uint32_t lost, gained,
        fresh; /* states of the model's graph that are no longer one, that become one; new states that are */
    uint32_t lost_list[DT_EFFECTS_LISTED],
        gained_list[DT_EFFECTS_LISTED]; /* the first of them, named ones before others */
    dt_far_effects far;                 /* instead, where states are not listed */
} dt_measure_set;

typedef struct dt_mediate_options {
    dt_concept_id concept;
    const uint32_t *profile; /* a reading for each DM; borrowed, as are all that follow */
    const dt_goal *goal;     /* what is wanted: any of these states, whatever becomes of the options of levers */
    const dt_goal *avoid;    /* what improvements must not lead to from the status quo; NULL: nothing */
    const bool *who;         /* [decision makers] whose options and minds may change; NULL: everybody's */
    unsigned kinds;          /* bit dt_measure_kind */
    uint32_t size;           /* at most so many measures in a set, up to DT_SIZE_MAX */
    uint32_t swaps;          /* beliefs up to this distance */
} dt_mediate_options;
#define DT_MEDIATE_OPTIONS_INIT                                                                                        \
    {                                                                                                                  \
        .concept = DT_CONCEPT_SEQ, .kinds = DT_MEASURES_DEFAULT, .size = 2, .swaps = 3                                 \
    }

typedef struct dt_mediation {
    const dt_graph *graph; /* of the model as it is; borrowed; NULL where states are not listed */
    dt_mediate_options options;
    uint32_t wanted;      /* states that are wanted */
    dt_model *model;      /* with the options of its levers; owned */
    uint64_t *status_quo; /* a state of `model`; NULL: none; owned */
    dt_graph *base; /* its graph: the same states with the same numbers; owned; NULL where states are not listed */
    dt_verdicts *verdicts; /* of `base`, under the concept asked for; NULL where states are not listed */
    dt_symbolic *symbolic; /* the diagrams of `model` where states are not listed; owned */
    dt_measure *measures;
    size_t measure_count;
    dt_measure_set *sets; /* by cost, then by size, then in the order of the measures */
    size_t set_count;
    dt_sets_tried tried[DT_SIZE_MAX + 1]; /* by size; of size 0 the model as it is */
    uint64_t worse_for[64];               /* sets refused because of the i-th DM (the last: of all behind it, too) */
    bool holds;                           /* nothing has to change */
    bool *unstable;                       /* [decision makers] of the first wanted state, as it is */
    bool *worse;                          /* [decision makers] who can secure more at the status quo, as it is */
    /* what edits point to */
    uint32_t *orders;
    dt_literals literals;
} dt_mediation;

/** Searches sets of measures in the order of their size, up to options->size, for the smallest that make a wanted state hold:
 *  the status quo stays feasible, a wanted state is an equilibrium, everybody ranks it at least as high as the best that it
 *  can secure at the status quo, and improvements lead from the status quo to nothing that is to be avoided. A set that
 *  contains one that counts is not tried. Every set found is solved from scratch once more. Without a status quo only the
 *  equilibrium is asked for.
 *  @param out  owned by the caller: dt_mediation_free(). Also given with DT_ERR_LIMIT and DT_ERR_CANCELLED when the model as it
 *              is was looked at: `tried` says which sizes were finished.
 *  @return DT_OK, also where nothing is found; DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM.
 *  Time: a few searches from one state for each set, a variant for each set of measures that are no beliefs. */
DT_API dt_status dt_mediate(dt_mediation **out, const dt_graph *graph, const dt_mediate_options *options,
                            dt_budget *budget);
DT_API void dt_mediation_free(dt_mediation *mediation);

/** What is wanted, and to be avoided, where states are not listed. In states and options of the model as it is. */
typedef struct dt_far_wish {
    const uint64_t *wanted; /* vectors of feasible states, one after the other, each once */
    uint32_t wanted_count;
    const uint64_t *avoid_state;
    const dt_statement *avoid_that; /* both NULL: nothing */
} dt_far_wish;
/** The same on sets of states, with the same answer: `options` have neither goal nor avoid, and not SIM for a concept. `symbolic`
 *  is borrowed. Also DT_ERR_LIMIT where levers bring more than sixteen options at once. What a set of measures is found out to
 *  do for one decision maker is kept, with the measures that could change that: most sets are refused without looking at states. */
DT_API dt_status dt_mediate_far(dt_mediation **out, dt_symbolic *symbolic, const dt_mediate_options *options,
                                const dt_far_wish *wish, dt_budget *budget);
/** A state of dt_mediation.model without the options of levers, as a state of the model as it is, into `state`. */
DT_API void dt_mediation_strip(const dt_mediation *mediation, const dt_model *original, const uint64_t *vector,
                               uint64_t *state);

/** Items of the list that a belief reorders. */
DT_API size_t dt_measure_order_length(const dt_mediation *mediation, const dt_measure *measure);
/** The least that any measure costs; UINT64_MAX where there is none. */
DT_API uint64_t dt_mediation_least_cost(const dt_mediation *mediation);
/** Were all sets tried that were asked for? */
DT_API bool dt_mediation_finished(const dt_mediation *mediation);
/** The least that a set of the measures asked for can cost that was not tried, because it is larger than the sizes that were
 *  finished or has a belief that reverses more pairs; UINT64_MAX where there is no such set. */
DT_API uint64_t dt_mediation_untried_cost(const dt_mediation *mediation);
/** The edits of a set, into `edits` of room for its measures. */
DT_API void dt_measure_set_edits(const dt_mediation *mediation, const dt_measure_set *set, dt_edit *edits);

#endif
