/* SPDX-License-Identifier: MIT */
/* perceptions: how decision makers see the conflict, and how they think that others see it, as the model's author wrote it.
 * No part of the conflict itself; hypergame.h tells what comes of it. Belongs to the model. */
#ifndef DETENTE_PERCEPTIONS_H
#define DETENTE_PERCEPTIONS_H

#include <detente/model.h>

/** What a decision maker takes somebody to want. */
typedef struct dt_perceived_mind {
    size_t dm;
    size_t reading;               /* one of the model's; DT_PATTERN_NONE: `preference` */
    const dt_reading *preference; /* NULL with a reading of the model */
    dt_note note;
    dt_span span; /* of the key */
} dt_perceived_mind;

/** How a decision maker sees the conflict: an entry of `perceptions`, or of one's own `perceptions`, which say how it thinks
 *  that others see it. What it does not say is as in the model, or as the one sees it whose thought it is. In its statements
 *  the k-th of all options that somebody imagines has the index option_count + k. */
struct dt_perception {
    size_t dm;
    const dt_perceived_mind *minds;
    size_t mind_count;
    const size_t *hidden; /* options that it does not know of; in graph form states */
    size_t hidden_count;
    const size_t *imagined; /* indices into dt_model.imagined */
    size_t imagined_count;
    const dt_judgement *infeasible; /* rules more */
    size_t infeasible_count;
    const dt_judgement *feasible; /* what it holds possible, whatever the model's rules say */
    size_t feasible_count;
    const dt_lever_direction *directions;
    size_t direction_count;
    bool has_step, single_step; /* has: stands instead of the model's */
    bool has_forbidden;
    const dt_forbidden *forbidden;
    size_t forbidden_count;
    const uint32_t *const *graph_moves; /* graph form: [dm] as in dt_model; NULL: the model's */
    const size_t *graph_move_counts;
    const dt_perception *others; /* [other_count] */
    size_t other_count;
    dt_note note;
    dt_span span; /* of the key */
};

#endif
