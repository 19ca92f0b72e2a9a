/* SPDX-License-Identifier: MIT */
/* Two walks: one by improvements alone, then, for what they do not reach, one in which every other move has a price. */
#include "report/routes.h"

#include "base/memory.h"
#include "stability/walk.h"

#include <stdlib.h>

static dt_status keep_route(dt_route *route, const dt_walk *walk, uint32_t place)
{
    size_t count;
    DT_TRY(dt_walk_path(walk, place, &route->moves, &count));
    route->found = true;
    route->price = walk->places[place].price;
    route->count = (uint32_t)count;
    return DT_OK;
}

static dt_status walk_to(dt_routes *routes, dt_walk *walk, uint32_t start, const dt_walk_how *how)
{
    DT_TRY(dt_walk_run(walk, start, how));
    for (size_t k = 0; k < routes->count; k++) {
        dt_route *route = &routes->list[k];
        uint32_t place = route->found ? DT_WALK_NONE : dt_walk_best(walk, route->target);
        if (place != DT_WALK_NONE)
            DT_TRY(keep_route(route, walk, place));
    }
    return DT_OK;
}

static bool all_found(const dt_routes *routes)
{
    for (size_t k = 0; k < routes->count; k++)
        if (!routes->list[k].found)
            return false;
    return true;
}

static dt_status walk_twice(dt_routes *routes, dt_walk *walk, uint32_t start)
{
    static const dt_walk_how hows[] = {DT_WALK_IMPROVES, DT_WALK_PRICED};
    size_t dms = walk->profile->dm_count;
    dt_status status = DT_OK;
    dt_walk_how *how = dt_calloc(dms, sizeof *how);
    if (!how)
        return DT_ERR_NOMEM;
    for (size_t h = 0; status == DT_OK && h < 2 && !all_found(routes); h++) {
        for (size_t i = 0; i < dms; i++)
            how[i] = hows[h];
        status = walk_to(routes, walk, start, how);
    }
    free(how);
    return status;
}

static dt_status walk_over(dt_routes *routes, const dt_profile *profile, uint32_t start, dt_budget *budget)
{
    dt_walk walk;
    DT_TRY(dt_walk_init(&walk, profile, budget));
    dt_status status = walk_twice(routes, &walk, start);
    dt_walk_free(&walk);
    return status;
}

/* The status quo is where it is; no walk says so. */
static void begin(dt_routes *routes, const uint32_t *states, size_t count, uint32_t start)
{
    routes->count = count;
    for (size_t k = 0; k < count; k++)
        routes->list[k] = (dt_route){.target = states[k], .found = states[k] == start};
}

dt_status dt_routes_find(dt_routes *routes, const dt_teller *teller, const uint32_t *states, size_t count)
{
    uint32_t start = dt_graph_status_quo(teller->graph);
    dt_profile profile;
    *routes = (dt_routes){.list = dt_calloc(count, sizeof *routes->list)};
    if (!routes->list)
        return DT_ERR_NOMEM;
    begin(routes, states, count, start);
    if (start == DT_NO_STATE || all_found(routes))
        return DT_OK;
    DT_TRY(dt_profile_build(&profile, teller->graph, teller->profile, teller->budget));
    dt_status status = walk_over(routes, &profile, start, teller->budget);
    dt_profile_free(&profile, teller->budget);
    return status;
}

void dt_routes_free(dt_routes *routes)
{
    for (size_t k = 0; k < routes->count; k++)
        free(routes->list[k].moves);
    free(routes->list);
    *routes = (dt_routes){.list = NULL};
}
