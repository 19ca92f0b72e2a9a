/* SPDX-License-Identifier: MIT */
/* Preferences that are no rankings, drawn as the text of a model, and decided by the relational engine. */
#ifndef DT_TESTS_PREFERENCES_DRAWN_H
#define DT_TESTS_PREFERENCES_DRAWN_H

#include "conflict.h"

#include "base/random.h"

#include <detente/relations.h>

typedef struct traits {
    bool unknown;     /* may some comparisons not be known? */
    unsigned degrees; /* the highest that is drawn, at most 3 */
} traits;

enum { STATES = 6, DMS = 3 };

/** Three decision makers; of an odd seed STATES states of a bare graph, else options. */
typedef struct sample {
    dt_text text;
    conflict *built;
    uint32_t profile[DMS];
    dt_criterion criteria[DT_CRITERIA_MAX];
    size_t count;
    dt_findings *found;
} sample;
#define ALL_FIVE 0x1fu

void preferences_draw(sample *s, uint64_t seed, traits of);
void preferences_free(sample *s);
/** Claims something of `count` samples. */
void each_preferences(traits of, uint64_t count, void (*claim)(const sample *s));

/** A model of a bare graph with drawn moves, up to where the preferences of D0, D1 and D2 follow. */
void draw_graph(dt_random *random, dt_text *out);

#endif
