/* SPDX-License-Identifier: MIT */
/* Which states a decision maker's attitudes let it take to: total relational preference, as rows of bits. */
#ifndef DT_ATTITUDES_REPLIES_H
#define DT_ATTITUDES_REPLIES_H

#include "relations/lens.h"

#include <detente/attitudes.h>

typedef struct dt_replies {
    const dt_graph *graph;
    const uint32_t *profile;
    const dt_regard *attitudes; /* of the case at hand */
    size_t dms, words;
    uint64_t **at_least; /* [dm][rank * words + ...] the states that rank at least as high */
    dt_budget *budget;
} dt_replies;

/** Owned by the caller, also when it fails: dt_replies_free(). */
dt_status dt_replies_prepare(dt_replies *out, const dt_graph *graph, const uint32_t *profile, dt_budget *budget);
void dt_replies_free(dt_replies *replies);
/** The view of pairs of states that the relational engine asks for. The replies are borrowed. */
dt_lens dt_replies_lens(dt_replies *replies);

#endif
