/* SPDX-License-Identifier: MIT */
/* Random perceptions of random conflicts: drawn, and written as a model has them. */
#ifndef DT_TEST_PERCEPTIONS_DRAWN_H
#define DT_TEST_PERCEPTIONS_DRAWN_H

#include "random_conflict.h"

#include <detente/detente.h>

enum { IMAGINED = 2, CODES = 1 << 6, RULES = 2, WORDS = 3 };
_Static_assert(CODES <= 64, "sets of states are one word");

/* ---- perceptions as the test draws them ---------------------------------------------------------------------------- */

/* One literal, or two joined. */
typedef struct saying {
    uint8_t a, b;
    bool not_a, not_b, two, either;
} saying;

typedef enum wish { AS_IS, BY_NAME, BY_SAYINGS, BY_WEIGHTS, BY_RANKING } wish;

typedef struct opinion {
    wish kind;
    uint8_t reading, count;
    saying sayings[WORDS];
    int8_t weights[RC_OPTIONS + IMAGINED];
    uint8_t grades[RC_STATES]; /* graph form: the higher, the better */
} opinion;

typedef struct seen {
    bool given;
    opinion of[RC_DMS];
    uint64_t hidden; /* options, in graph form states */
    uint8_t imagined;
    uint8_t infeasible_count, feasible_count;
    saying infeasible[RULES], feasible[RULES];
    int8_t direction[RC_OPTIONS + IMAGINED]; /* -1: as it is */
    int8_t step;                             /* -1: as it is, 0 any, 1 single */
    int8_t bans;                             /* -1: as it is, else how many */
    uint8_t ban_by;
    saying ban_from, ban_to;
    bool arcs_given[RC_DMS];
    bool arcs[RC_DMS][RC_STATES][RC_STATES];
} seen;

typedef struct drawn {
    const random_conflict *c;
    random_conflict unpadded; /* where a rule is lifted: options that no state takes would be let in as well */
    uint8_t imagined_owner[IMAGINED], imagined; /* how many, 0 in graph form */
    seen own[RC_DMS], thought[RC_DMS][RC_DMS];
    bool deep; /* somebody has thoughts of how others see it */
} drawn;

/** Draws perceptions of `c`; with `deep` thoughts of others', too. Free it with free(). */
drawn *drawn_new(const random_conflict *c, bool deep);
/** Writes the conflict and its perceptions as a model. */
void drawn_write(const drawn *d, dt_text *out);

uint8_t drawn_options(const drawn *d); /* real and imagined ones */
uint8_t drawn_owner(const drawn *d, uint8_t option);
void drawn_write_name(const drawn *d, uint8_t option, dt_text *out);
bool saying_holds(const saying *s, uint32_t code);

#endif
