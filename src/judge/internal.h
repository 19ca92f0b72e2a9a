/* SPDX-License-Identifier: MIT */
/* What the files of the judge share. */
#ifndef DT_JUDGE_INTERNAL_H
#define DT_JUDGE_INTERNAL_H

#include <detente/judge.h>

enum { DT_JUDGE_COMPARES = 10 }; /* what a look at one state costs, in the budget's small steps */

/* A place on a legal sequence. */
typedef struct dt_judge_step {
    uint32_t state;
    uint32_t mover; /* who moved there */
} dt_judge_step;

struct dt_judge {
    const dt_graph *graph;
    const dt_model *model;
    dt_budget *budget;
    uint64_t reserved; /* bytes asked of the budget */
    size_t dms;
    uint32_t states;
    uint32_t *profile;
    uint32_t *where; /* [dm * states + state]: 1 + place of the row in `pool`; 0: not looked up */
    uint32_t *pool;
    size_t pool_size, pool_used;
    uint32_t *own;     /* the focal decision maker's improvements from the state asked about */
    uint32_t *others;  /* its opponents' improvements from there, one opponent after the other; only sim asks: */
    uint32_t *begins;  /* [dm], [dm + 1]: where those of one opponent begin and end */
    uint32_t *choices; /* [dm]: 0 stays, else the choice-th of its improvements */
    uint64_t *combined;
    dt_judge_step *queue;
    size_t queued;
    uint8_t bounds;               /* of probabilities: those that the criterion at hand takes (criterion.h) */
    uint64_t *seen;               /* bit dm * states + state: is this step in the queue? */
    struct dt_judge_notes *notes; /* what was worked out for further concepts; NULL: nothing */
};

/** The moves of one decision maker from one state. Valid until the next dt_judge_look_up(). */
typedef struct dt_judge_row {
    const uint32_t *to;
    uint32_t count;
    uint32_t better; /* to[0] to to[better - 1] are improvements, or may be */
} dt_judge_row;

dt_status dt_judge_look_up(dt_judge *judge, size_t dm, uint32_t from, dt_judge_row *found);
/** Does `dm` prefer a to b? */
bool dt_judge_prefers(const dt_judge *judge, size_t dm, uint32_t a, uint32_t b);
/** How a compares with b for `dm`. */
dt_relation dt_judge_relation(const dt_judge *judge, size_t dm, uint32_t a, uint32_t b);
/** Would somebody go on to a state that compares so with where it is, answering others? */
bool dt_judge_finds_credible(dt_relation how, uint8_t bounds);
/** From now on rows tell answers by these bounds. */
void dt_judge_take_bounds(dt_judge *judge, uint8_t bounds);
/** Those whose moves make legal sequences: all but one, and what each of them is expected to do. */
typedef struct dt_judge_others {
    size_t dm;                      /* not this one */
    bool credible;                  /* they only improve */
    const dt_behaviour *behaviours; /* [decision makers] in place of that, if not NULL */
    const uint64_t *settled;        /* [decision makers][words] bits of states that each does not leave; NULL: none */
} dt_judge_others;

/** Queues every step by which one of the others, but for `last`, may go on from `state`. */
dt_status dt_judge_go_on(dt_judge *judge, const dt_judge_others *others, uint32_t state, size_t last);
void dt_judge_empty_queue(dt_judge *judge);

/* What was worked out for all states, for one concept. Each file asks for what it needs and forgets all else. */
struct dt_judge_notes {
    dt_further concept;
    uint64_t bytes; /* asked of the budget */
    size_t words;   /* of one set of states */
    size_t dm;      /* whose others the rows are of */
    uint64_t *rows; /* [states][words] what they bring about from each state, where `known` */
    uint64_t *known;
    uint8_t *won; /* [levels][states] of a game: 0 not looked at, 1 lost, 2 won */

    uint64_t *stable; /* [decision makers][words] */
    uint64_t *ties;   /* the same */
};

/** Notes of this concept: those there are, or fresh ones. */
dt_status dt_judge_notes_of(dt_judge *judge, dt_further concept, struct dt_judge_notes **notes, bool *fresh);
/** Zeroed room among the notes into `*out`. */
dt_status dt_judge_note(dt_judge *judge, struct dt_judge_notes *notes, void *out, size_t count, size_t size);

/* Games, in which the others are one adversary. */
dt_status dt_judge_game(dt_judge *judge, dt_further concept, size_t dm, uint32_t state, bool *stable);
dt_status dt_judge_policy(dt_judge *judge, dt_further concept, size_t dm, uint32_t state, bool *stable);
dt_status dt_judge_berge(dt_judge *judge, dt_further concept, size_t dm, uint32_t state, bool *stable);
/* Anticipation: fills `stable` and `ties` of fresh notes. */
dt_status dt_judge_anticipate(dt_judge *judge, dt_further concept, struct dt_judge_notes *notes);
/** Row `from` of what the others bring about, worked out when first asked for. */
dt_status dt_judge_reach(dt_judge *judge, struct dt_judge_notes *notes, const dt_judge_others *others, uint32_t from,
                         const uint64_t **row);

/** Frees the notes. */
void dt_judge_forget(dt_judge *judge);

#endif
