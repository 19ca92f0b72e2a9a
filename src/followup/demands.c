/* SPDX-License-Identifier: MIT */
/* The demands of one set of varied minds: for everybody, that no move away from the wanted state pays. */
#include "followup/inverting.h"

#include "base/memory.h"

#include <stdlib.h>

typedef struct demanding {
    dt_inverting *v;
    dt_inverse_terms *terms;
    size_t capacity;
    dt_numbers moves, ways;
} demanding;

static dt_status take_move(void *user, uint32_t to)
{
    return dt_numbers_add(user, to);
}

static dt_status add_demand(demanding *d, const dt_move_asked *asked, bool cut)
{
    dt_inverse_terms *terms = d->terms;
    if (!dt_grow(&terms->demands, &d->capacity, terms->demand_count, sizeof *terms->demands))
        return DT_ERR_NOMEM;
    dt_demand *demand = &terms->demands[terms->demand_count];
    *demand = (dt_demand){.dm = asked->dm, .to = asked->to, .cut = cut};
    DT_TRY(dt_budget_reserve(d->v->budget, d->ways.count * sizeof *demand->ways));
    demand->ways = dt_malloc(d->ways.count, sizeof *demand->ways);
    if (!demand->ways)
        return DT_ERR_NOMEM;
    demand->way_count = d->ways.count;
    for (size_t k = 0; k < d->ways.count; k++)
        demand->ways[k] = (dt_way){.count = d->ways.list[k]};
    terms->demand_count++;
    return DT_OK;
}

static dt_status demand_of(demanding *d, uint32_t dm)
{
    d->moves.count = 0;
    DT_TRY(dt_graph_each_move(d->v->inverse->graph, dm, d->v->inverse->options.state, take_move, &d->moves));
    for (size_t k = 0; k < d->moves.count; k++) {
        const dt_move_asked asked = {.varied = d->terms->varied, .dm = dm, .to = d->moves.list[k]};
        bool met, cut;
        DT_TRY(dt_ways_find(d->v, &asked, &d->ways, &met, &cut));
        if (!met)
            DT_TRY(add_demand(d, &asked, cut));
    }
    return DT_OK;
}

dt_status dt_demands_find(dt_inverting *v, dt_inverse_terms *terms)
{
    demanding d = {.v = v, .terms = terms};
    dt_status status = DT_OK;
    for (uint32_t dm = 0; status == DT_OK && dm < dt_graph_model(v->inverse->graph)->dm_count; dm++)
        status = demand_of(&d, dm);
    free(d.moves.list);
    free(d.ways.list);
    return status;
}
