/* SPDX-License-Identifier: MIT */
#include "followup/seer.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

void dt_seer_by_ranks(dt_seer *seer, const dt_graph *graph, const uint32_t *profile, dt_budget *budget)
{
    *seer = (dt_seer){.graph = graph, .profile = profile, .budget = budget};
}

dt_status dt_seer_by_lens(dt_seer *seer, const dt_graph *graph, const uint32_t *profile, dt_criterion criterion,
                          dt_budget *budget)
{
    size_t words = dt_words_for(dt_graph_count(graph));
    dt_seer_by_ranks(seer, graph, profile, budget);
    seer->by_lens = true;
    DT_TRY(dt_budget_reserve(budget, DT_SIGHTS * words * sizeof(uint64_t)));
    seer->bytes = DT_SIGHTS * words * sizeof(uint64_t);
    for (int sight = 0; sight < DT_SIGHTS; sight++) {
        seer->rows[sight] = dt_calloc(words, sizeof(uint64_t));
        if (!seer->rows[sight])
            return DT_ERR_NOMEM;
    }
    DT_TRY(dt_minds_init(&seer->minds, graph, profile, budget));
    seer->lens = dt_minds_lens(&seer->minds, criterion);
    return DT_OK;
}

void dt_seer_free(dt_seer *seer)
{
    for (int sight = 0; sight < DT_SIGHTS; sight++)
        free(seer->rows[sight]);
    dt_minds_free(&seer->minds);
    dt_budget_release(seer->budget, seer->bytes);
    *seer = (dt_seer){.graph = NULL};
}

dt_status dt_seer_turn(dt_seer *seer, dt_sight sight, size_t dm, uint32_t state)
{
    if (!seer->by_lens) {
        seer->dm[sight] = dm;
        seer->rank[sight] = dt_graph_rank(seer->graph, dm, seer->profile[dm], state);
        return DT_OK;
    }
    memset(seer->rows[sight], 0, dt_words_for(dt_graph_count(seer->graph)) * sizeof(uint64_t));
    return seer->lens.row(seer->lens.user, sight, dm, state, seer->rows[sight]);
}

bool dt_seer_sees(const dt_seer *seer, dt_sight sight, uint32_t other)
{
    if (seer->by_lens)
        return dt_bit_get(seer->rows[sight], other);
    size_t dm = seer->dm[sight];
    bool better = dt_graph_rank(seer->graph, dm, seer->profile[dm], other) > seer->rank[sight];
    return better != (sight == DT_DETERRED_BY);
}
