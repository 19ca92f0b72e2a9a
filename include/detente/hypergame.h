/* SPDX-License-Identifier: MIT */
/* hypergame: what comes of it where decision makers see the conflict differently. Each of them has a graph model of its own,
 * decides by it what it stays with, and expects by it what can hold; what holds in fact is what all stay with.
 *
 * Levels after M. Wang, K. W. Hipel, N. M. Fraser 1988 (Behavioral Science 33:207-223; P. G. Bennett 1977, Omega 5:749-751):
 * at level 1 each believes that all see the conflict as it does; at level 2 somebody knows that others see it otherwise. In
 * graph form: Y. Aljefri, M. A. Bashar, K. W. Hipel, L. Fang 2018, IEEE Transactions on Systems, Man, and Cybernetics:
 * Systems. Their sets of equilibria could not be checked word by word: what is implemented here is the reading that
 * docs/guide-perceive.md writes down, and src/hypergame/kinds.c is the only place that knows it. */
#ifndef DETENTE_HYPERGAME_H
#define DETENTE_HYPERGAME_H

#include <detente/perceptions.h>
#include <detente/stability.h>
#include <detente/variant.h>

/** The conflict as somebody sees it. */
typedef struct dt_view {
    const dt_perception *said; /* NULL: nothing is said of it: as it is, or as the one sees it whose thought it is */
    const dt_graph *graph;
    const uint32_t *profile; /* a reading for each decision maker */
    const dt_verdicts *verdicts;
    const uint64_t *known; /* option form: the options it knows of; NULL: every one that is real */
    const uint32_t
        *there; /* [states of the stage; of a thought, states of the thinker's graph] which state that is for it;
                              DT_NO_STATE: it does not recognise it; NULL: each is itself */
} dt_view;

/** One decision maker: what it sees, and what it thinks that others see. */
typedef struct dt_mind {
    dt_view own;
    dt_view *others;              /* [decision makers]; NULL: all see it as it does */
    const dt_verdicts *reckoning; /* its stability in its own graph, where others act by what it thinks that they see */
} dt_mind;

/** What is to be seen of it, in the order of how bad a surprise it is. */
typedef enum dt_hyper_kind {
    DT_HYPER_NONE,       /* it does not hold: somebody who recognises it would leave */
    DT_HYPER_STEADY,     /* it holds, and everybody expects it to */
    DT_HYPER_UNSTEADY,   /* it holds and somebody did not expect it to: it tells that somebody is wrong */
    DT_HYPER_STEALTHY,   /* it holds, and something in it is hidden from somebody */
    DT_HYPER_UNFORESEEN, /* somebody does not take it to be possible; all others would stay */
    DT_HYPER_KINDS
} dt_hyper_kind;
DT_API const char *dt_hyper_name(dt_hyper_kind kind);

typedef struct dt_hypergame {
    const dt_graph *base;  /* the graph given */
    const dt_graph *graph; /* as it is, with the options that somebody imagines, which nobody can take */
    const dt_graph
        *stage; /* the states that are feasible as it is, and behind them those that only somebody takes to be */
    dt_view truth;
    dt_mind *minds; /* [decision makers] */
    unsigned level; /* 0: all see it as it is */
    dt_concept_set concepts;
} dt_hypergame;

/** What somebody could learn: one part of its view put right. */
typedef enum dt_lesson_kind {
    DT_LESSON_ALL,      /* it sees everything as it is; what it thinks of how others see it stays */
    DT_LESSON_WANTS,    /* what decision maker `index` wants */
    DT_LESSON_HIDDEN,   /* that option `index` is there; in graph form that state */
    DT_LESSON_IMAGINED, /* that nobody has option `index`, of those of its model with imagined options */
    DT_LESSON_WORLD,    /* what is possible, and who can move how */
    DT_LESSON_THOUGHT,  /* how decision maker `index` sees the conflict */
    DT_LESSON_KINDS
} dt_lesson_kind;
/** The word for it, as JSON has it: "all", "wants", "hidden", "imagined", "world", "sees". */
DT_API const char *dt_lesson_name(dt_lesson_kind kind);

typedef struct dt_lesson {
    dt_lesson_kind kind;
    size_t dm; /* who learns */
    size_t index;
} dt_lesson;

typedef struct dt_hypergame_options {
    const uint32_t *profile; /* as it is: a reading for each decision maker */
    dt_concept_set concepts;
    const dt_lesson *lesson; /* what somebody has learnt, one of dt_hypergame_lesson(); NULL: nothing */
} dt_hypergame_options;

/** Builds everybody's view and solves it. `graph` is borrowed and must outlive it.
 *  @param diagnostics  of the model's source: a view without a feasible state, or one in which a ranking leaves one out, is
 *                      reported at its perception; NULL where nobody reads.
 *  @param out          owned by the caller: dt_hypergame_free(); NULL unless DT_OK.
 *  @return DT_OK, DT_ERR_MODEL, DT_ERR_LIMIT, DT_ERR_CANCELLED, DT_ERR_NOMEM. Time and memory: a variant and its solution for
 *          each perception, a search for each state and perception. */
DT_API dt_status dt_hypergame_new(dt_hypergame **out, const dt_graph *graph, const dt_hypergame_options *options,
                                  dt_budget *budget, dt_diagnostics *diagnostics);
DT_API void dt_hypergame_free(dt_hypergame *hypergame);

/* States are those of the stage. Each of these costs at most a look at every decision maker. */

/** Is the state feasible as it is? The others only somebody takes to be possible. */
DT_API bool dt_hypergame_real(const dt_hypergame *h, uint32_t state);
/** Does the decision maker take the state, without what it does not know of, to be possible? */
DT_API bool dt_hypergame_recognises(const dt_hypergame *h, size_t dm, uint32_t state);
/** Is something done in the state that the decision maker does not know of? */
DT_API bool dt_hypergame_hides(const dt_hypergame *h, size_t dm, uint32_t state);
/** Is an option taken in the state that nobody has? */
DT_API bool dt_hypergame_imaginary(const dt_hypergame *h, uint32_t state);
/** Does the decision maker recognise the state and stay there? */
DT_API bool dt_hypergame_stays(const dt_hypergame *h, dt_concept_id concept, size_t dm, uint32_t state);
/** Does `dm` recognise the state and think that `other` would stay there? Of itself it expects what it does. */
DT_API bool dt_hypergame_expects_to_stay(const dt_hypergame *h, dt_concept_id concept, size_t dm, size_t other,
                                         uint32_t state);
/** Does the decision maker expect the state to hold: is it an equilibrium of what it sees, at level 2 of the hypergame that
 *  it sees? */
DT_API bool dt_hypergame_expects(const dt_hypergame *h, dt_concept_id concept, size_t dm, uint32_t state);
DT_API dt_hyper_kind dt_hypergame_kind(const dt_hypergame *h, dt_concept_id concept, uint32_t state);
/** The concepts under which the state holds: is of any kind but NONE and UNFORESEEN. */
DT_API dt_concept_set dt_hypergame_holding(const dt_hypergame *h, uint32_t state);

/** The next thing that somebody could learn, by decision maker, everything first, then by kind; `*at` is 0 for the first. False
 *  behind the last. Whoever has but one thing to learn has no lesson ALL; what one is right about is none. */
DT_API bool dt_hypergame_lesson(const dt_hypergame *h, size_t *at, dt_lesson *out);

/** What would become of the states if somebody learnt one thing. */
typedef struct dt_disclosure {
    dt_lesson lesson;
    bool sound;      /* false: what is left of the view is none, as a ranking leaves a state out that it then sees */
    uint64_t *holds; /* a bit for each feasible state: does it then hold? Belongs to the list */
    uint32_t begins, ends; /* how many states hold that did not, and the other way round */
} dt_disclosure;
typedef struct dt_disclosures {
    dt_disclosure *items; /* most changes first, then as lessons come */
    size_t count;
    bool complete; /* false: a limit was reached before all were tried */
} dt_disclosures;
/** Tries every lesson alone, under one concept of `h`. Owned by the caller: dt_disclosures_free().
 *  @return DT_OK, DT_ERR_NOMEM; DT_ERR_LIMIT or DT_ERR_CANCELLED with those tried by then. Cost: a hypergame for each. */
DT_API dt_status dt_hypergame_disclose(dt_disclosures **out, const dt_hypergame *h, dt_concept_id concept,
                                       dt_budget *budget);
DT_API void dt_disclosures_free(dt_disclosures *disclosures);

#endif
