/* SPDX-License-Identifier: MIT */
/* A property is claimed of every random conflict of a shape, or must be refuted by one of them.
 *
 * Seeds are fixed; DT_SEED starts elsewhere. DT_MODELS (20000 where not set) says on how many conflicts the engine is
 * held against the judge; the other claims see more or fewer in proportion. A conflict that refutes a claim is shrunk
 * and written to tests/found/NAME.yaml; the message names its seed. */
#ifndef DT_TESTS_PROPERTY_H
#define DT_TESTS_PROPERTY_H

#include "conflict.h"
#include "random_conflict.h"

/** A set of states of a random conflict: bit s. */
typedef struct state_set {
    uint64_t bits[RC_TABLED / 64];
} state_set;

/** What each decision maker can move to from each state in one move, by the rules: [0] at all, [1] improving. */
typedef struct move_tables {
    state_set to[2][RC_DMS][RC_TABLED];
} move_tables;

/** One random conflict, built. */
typedef struct sample {
    const random_conflict *drawn;
    const conflict *built;
    const dt_graph *graph;
    size_t dms;
    uint32_t states;
    uint32_t profile[RC_DMS]; /* the readings to solve under */
    dt_verdicts *verdicts; /* of every concept, by the engine under test; NULL where the claim does not ask for them */
    const move_tables *moves; /* NULL where the claim does not ask for them */
    char *why;                /* to be filled where the claim does not hold */
} sample;
enum { WHY_MAX = 256 };

typedef struct property {
    const char *name;               /* of the file of a counterexample */
    bool (*holds)(const sample *s); /* must not leave by a failing assertion: the shrinker asks it too */
    rc_shape shape;
    size_t models;
    bool solved; /* does it look at the verdicts? */
    bool tabled; /* at the tables of moves? */
} property;

/** Fails the test if one of the claim's random conflicts refutes it. */
void assert_holds(const property *claim);
/** Fails the test unless one of its first `models` conflicts refutes it. */
void assert_refuted(const property *claim);

/** Writes why the claim does not hold; returns false, so that a claim can return it. */
bool refute(const sample *s, const char *format, ...) DT_PRINTF(2, 3);

/** A solver of every concept that `s` allows, as verdicts of the engine. Owned by the caller; NULL on trouble. */
dt_verdicts *sample_solve(const conflict *c, const uint32_t *profile);
/** The same conflict built from its changed form: owned by the caller, NULL if the text is no sound model. */
conflict *build_drawn(const random_conflict *drawn);

/** The moves of a sample's conflict, for `moves`. */
void sample_tabulate(const sample *s, move_tables *out);

/** Does `dm` prefer `a` to `b` (by the rules, not by the engine's ranks)? */
bool sample_prefers(const sample *s, size_t dm, uint32_t a, uint32_t b);
/** All states that legal sequences of moves of the DMs in `movers` (bit i: DM i) reach from `from`, theory 2.1; by
 *  improvements of their movers only, if so asked. Contains `from` if a sequence comes back. */
state_set sample_reach(const sample *s, unsigned movers, uint32_t from, bool improvements);

/** The improvements that are not deterred: no legal sequence of the others' improvements from where they lead ends in a
 *  state that the mover does not prefer to the one it left. As tables in which only to[1] is filled. */
void sample_undeterred(const sample *s, move_tables *out);

/** Which concepts a sample's conflict has. */
dt_concept_set sample_concepts(const sample *s);

#endif
