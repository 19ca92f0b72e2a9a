/* SPDX-License-Identifier: MIT */
#include "relations/minds.h"

#include "base/memory.h"
#include "graph/pairs.h"

#include <stdlib.h>

dt_status dt_minds_init(dt_minds *minds, const dt_graph *graph, const uint32_t *profile, dt_budget *budget)
{
    size_t count = dt_graph_model(graph)->dm_count;
    *minds = (dt_minds){.budget = budget};
    minds->minds = dt_calloc(count, sizeof *minds->minds);
    dt_status status = minds->minds ? DT_OK : DT_ERR_NOMEM;
    for (; minds->count < count && status == DT_OK; minds->count++)
        status = dt_mind_init(&minds->minds[minds->count], graph, minds->count, profile[minds->count]);
    if (status != DT_OK)
        dt_minds_free(minds);
    return status;
}

void dt_minds_free(dt_minds *minds)
{
    for (size_t i = 0; i < minds->count; i++)
        dt_mind_free(&minds->minds[i]);
    free(minds->minds);
    *minds = (dt_minds){.count = 0};
}

static dt_status row(void *user, dt_sight sight, size_t dm, uint32_t state, uint64_t *out)
{
    dt_minds *minds = user;
    dt_mind *mind = &minds->minds[dm];
    dt_mind_row(mind, state, mind->by_chance ? minds->by_chance[sight] : minds->holds[sight], out);
    return dt_budget_spend(minds->budget, minds->minds[dm].states / 8);
}

/* The table in the header. */
static void fill(dt_minds *minds, uint8_t code, bool bold, bool wary, unsigned strength)
{
    dt_relation relation = dt_relation_of(code);
    bool better = relation.kind == DT_PREFERRED, unknown = relation.kind == DT_NOT_KNOWN;
    bool worse = relation.kind == DT_DISPREFERRED && relation.strength >= strength;
    bool no_better = strength ? worse : relation.kind == DT_DISPREFERRED || relation.kind == DT_TIED;
    minds->holds[DT_LEAVES_FOR][code] = better || (unknown && bold);
    minds->holds[DT_ANSWERS_BY][code] = better || unknown;
    minds->holds[DT_DETERRED_BY][code] = no_better || (unknown && wary);
}

static void fill_by_chance(dt_minds *minds, unsigned code, uint8_t bounds)
{
    static const uint8_t upper[DT_SIGHTS] = {[DT_LEAVES_FOR] = DT_UPPER_LEAVING,
                                             [DT_ANSWERS_BY] = DT_UPPER_ANSWERING,
                                             [DT_DETERRED_BY] = DT_UPPER_DETERRING};
    for (unsigned sight = 0; sight < DT_SIGHTS; sight++)
        minds->by_chance[sight][code] = code >> (2 * sight + (bounds & upper[sight] ? 1 : 0)) & 1u;
}

dt_lens dt_minds_lens(dt_minds *minds, dt_criterion criterion)
{
    bool bold = criterion.type == 'a' || criterion.type == 'c', wary = criterion.type == 'c' || criterion.type == 'd';
    for (unsigned code = 0; code < 256; code++) {
        fill(minds, (uint8_t)code, bold, wary, criterion.strength);
        fill_by_chance(minds, code, criterion.bounds);
    }
    return (dt_lens){row, minds};
}
