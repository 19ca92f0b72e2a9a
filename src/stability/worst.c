/* SPDX-License-Identifier: MIT */
/* The worst that the others could bring about: secure(t) of the kernel, for the answers that a guard reckons with. */
#include "base/memory.h"
#include "stability/kernel.h"

#include <detente/stability.h>

#include <stdlib.h>
#include <string.h>

static dt_status secure_for_all(const dt_profile *profile, dt_room *room, dt_concept_id concept, dt_budget *budget,
                                uint32_t *worst)
{
    dt_status status = DT_OK;
    for (size_t i = 0; status == DT_OK && i < profile->dm_count; i++) {
        dt_focal focal = {.profile = profile, .room = room, .dm = i};
        status = dt_focal_decide(&focal, dt_recipe_for(concept), budget);
        if (status == DT_OK)
            memcpy(worst + i * profile->state_count, room->secure, profile->state_count * sizeof *worst);
        dt_focal_free(&focal);
    }
    return status;
}

/* An improvement from x to y is undeterred where everything that the others could answer with, y itself included, is
 * better for the mover than x: where secure(y) > rank(x). So it is followed like an improvement to a state whose rank is
 * secure(y). Such moves are transitive where the mover's moves are: secure(z) > rank(y) >= secure(y) > rank(x). */
static void follow_by_what_is_secure(dt_profile *profile, const uint32_t *secure)
{
    for (size_t i = 0; i < profile->dm_count; i++)
        for (uint32_t s = 0; s < profile->state_count; s++)
            profile->places[(size_t)s * profile->dm_count + i].rank = secure[i * profile->state_count + s];
}

static dt_status find(dt_profile *profile, dt_room *room, dt_guard guard, dt_budget *budget, uint32_t *worst)
{
    DT_TRY(secure_for_all(profile, room, guard == DT_GUARD_ANY ? DT_CONCEPT_GMR : DT_CONCEPT_SEQ, budget, worst));
    if (guard != DT_GUARD_CREDIBLE)
        return DT_OK;
    follow_by_what_is_secure(profile, worst);
    return secure_for_all(profile, room, DT_CONCEPT_SEQ, budget, worst);
}

dt_status dt_stability_worst(const dt_graph *graph, const uint32_t *readings, dt_guard guard, dt_budget *budget,
                             uint32_t *worst)
{
    dt_profile profile;
    dt_room room = {.done = NULL};
    DT_TRY(dt_profile_build(&profile, graph, readings, budget));
    dt_status status = dt_room_make(&room, &profile, budget);
    if (status == DT_OK)
        status = find(&profile, &room, guard, budget, worst);
    dt_room_free(&room, budget);
    dt_profile_free(&profile, budget);
    return status;
}
