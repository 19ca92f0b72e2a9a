/* SPDX-License-Identifier: MIT */
#include "attitudes/replies.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>

/* ---- ranks as sets ------------------------------------------------------------------------------------------------- */

/* Rank by rank from the highest down, each with all above it. */
static dt_status fill(dt_replies *r, size_t dm)
{
    const uint32_t states = dt_graph_count(r->graph), classes = dt_graph_class_count(r->graph, dm, r->profile[dm]);
    uint64_t bytes = ((uint64_t)classes + 2) * r->words * sizeof **r->at_least;
    DT_TRY(dt_budget_reserve(r->budget, bytes));
    r->at_least[dm] = dt_calloc((size_t)classes + 2, r->words * sizeof **r->at_least);
    if (!r->at_least[dm])
        return DT_ERR_NOMEM;
    for (uint32_t s = 0; s < states; s++)
        dt_bit_set(r->at_least[dm] + dt_graph_rank(r->graph, dm, r->profile[dm], s) * r->words, s);
    for (uint32_t rank = classes; rank > 1; rank--)
        for (size_t word = 0; word < r->words; word++)
            r->at_least[dm][(rank - 1) * r->words + word] |= r->at_least[dm][rank * r->words + word];
    return dt_budget_spend(r->budget, states + (uint64_t)classes * r->words);
}

dt_status dt_replies_prepare(dt_replies *out, const dt_graph *graph, const uint32_t *profile, dt_budget *budget)
{
    *out = (dt_replies){.graph = graph, .profile = profile, .budget = budget};
    out->dms = dt_graph_model(graph)->dm_count;
    out->words = dt_words_for(dt_graph_count(graph));
    out->at_least = dt_calloc(out->dms, sizeof *out->at_least);
    if (!out->at_least)
        return DT_ERR_NOMEM;
    for (size_t dm = 0; dm < out->dms; dm++)
        DT_TRY(fill(out, dm));
    return DT_OK;
}

void dt_replies_free(dt_replies *replies)
{
    for (size_t dm = 0; replies->at_least && dm < replies->dms; dm++)
        free(replies->at_least[dm]);
    free(replies->at_least);
    *replies = (dt_replies){.at_least = NULL};
}

/* ---- rows ---------------------------------------------------------------------------------------------------------- */

static void set_all(uint64_t *row, uint32_t states, size_t words)
{
    for (size_t word = 0; word < words; word++)
        row[word] = UINT64_MAX;
    if (states % 64)
        row[words - 1] = ((uint64_t)1 << states % 64) - 1;
}

/* The states that all attitudes of `dm` allow it to take to from `state`. */
static void allowed(const dt_replies *r, size_t dm, uint32_t state, uint64_t *row)
{
    set_all(row, dt_graph_count(r->graph), r->words);
    for (size_t j = 0; j < r->dms; j++) {
        dt_regard attitude = r->attitudes[dm * r->dms + j];
        const uint64_t *good = r->at_least[j] + dt_graph_rank(r->graph, j, r->profile[j], state) * r->words;
        for (size_t word = 0; attitude != DT_INDIFFERENT && word < r->words; word++)
            row[word] &= attitude == DT_DEVOTED ? good[word] : ~good[word];
    }
}

/* What deters it is all that is not allowed, and the state that it left. */
static void turn_over(const dt_replies *r, uint32_t state, uint64_t *row)
{
    for (size_t word = 0; word < r->words; word++)
        row[word] = ~row[word];
    uint32_t states = dt_graph_count(r->graph);
    if (states % 64)
        row[r->words - 1] &= ((uint64_t)1 << states % 64) - 1;
    dt_bit_set(row, state);
}

static dt_status look(void *user, dt_sight sight, size_t dm, uint32_t state, uint64_t *row)
{
    const dt_replies *r = user;
    allowed(r, dm, state, row);
    if (sight == DT_DETERRED_BY)
        turn_over(r, state, row);
    return dt_budget_spend(r->budget, r->words * (r->dms + 1) / 8 + 1);
}

dt_lens dt_replies_lens(dt_replies *replies)
{
    return (dt_lens){look, replies};
}
