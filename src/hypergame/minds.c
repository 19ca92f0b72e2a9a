/* SPDX-License-Identifier: MIT */
/* One mind: what it sees, what it thinks that others see, and what it therefore stays with. */
#include "hypergame/internal.h"

#include <stdlib.h>
#include <string.h>

/* ---- thoughts ------------------------------------------------------------------------------------------------------ */

/* Others see it as it does itself, unless something is said of them. */
static void share_own_view(dt_owned_mind *mind, size_t dms)
{
    for (size_t dm = 0; dm < dms; dm++) {
        mind->others[dm] = mind->own.view;
        mind->others[dm].said = NULL;
        mind->others[dm].there = NULL;
    }
}

/* Whoever has learnt how another one sees the conflict knows it as it is, but for states that it does not see itself. */
static dt_status build_thought(dt_owned_mind *mind, const dt_ground *ground, const dt_perception *of)
{
    bool knows = mind->knows == of->dm;
    const dt_perception *said = knows ? mind->known : of;
    dt_owned_view *thought = &mind->thoughts[of->dm];
    DT_TRY(dt_view_build(thought, ground, (dt_eyes){knows ? NULL : mind->said, said}));
    DT_TRY(dt_view_place(thought, ground, (dt_eyes){mind->said, said}, mind->own.view.graph));
    mind->others[of->dm] = thought->view;
    mind->others[of->dm].said = of;
    return DT_OK;
}

/* Others act by what it thinks that they see. */
static dt_status reckon(dt_owned_mind *mind, const dt_ground *ground)
{
    size_t dms = ground->model->dm_count;
    dt_graph_part *parts = dt_calloc(dms, sizeof *parts);
    mind->profile = dt_malloc(dms, sizeof *mind->profile);
    if (!parts || !mind->profile) {
        free(parts);
        return DT_ERR_NOMEM;
    }
    for (size_t dm = 0; dm < dms; dm++) {
        const dt_view *seen = &mind->others[dm];
        mind->profile[dm] = seen->profile[dm];
        if (seen->said)
            parts[dm] = (dt_graph_part){seen->graph, seen->there, seen->known};
    }
    dt_status status = dt_graph_compose(&mind->composed, mind->own.view.graph, parts, ground->budget);
    free(parts);
    return status == DT_OK ? dt_stability_update(&mind->reckoning, mind->composed, mind->profile, mind->own.verdicts,
                                                 mind->own.view.graph, ground->budget)
                           : status;
}

static dt_status think(dt_owned_mind *mind, const dt_ground *ground)
{
    size_t dms = ground->model->dm_count;
    mind->thoughts = dt_calloc(dms, sizeof *mind->thoughts);
    mind->others = dt_calloc(dms, sizeof *mind->others);
    if (!mind->thoughts || !mind->others)
        return DT_ERR_NOMEM;
    share_own_view(mind, dms);
    for (size_t k = 0; k < mind->said->other_count; k++)
        DT_TRY(build_thought(mind, ground, &mind->said->others[k]));
    return reckon(mind, ground);
}

/* ---- the whole ----------------------------------------------------------------------------------------------------- */

dt_status dt_mind_build(dt_owned_mind *mind, const dt_ground *ground)
{
    if (!mind->said)
        return DT_OK;
    DT_TRY(dt_view_build(&mind->own, ground, (dt_eyes){NULL, mind->said}));
    return mind->said->other_count ? think(mind, ground) : DT_OK;
}

dt_status dt_mind_place(dt_owned_mind *mind, const dt_ground *ground, const dt_view *truth, const dt_graph *stage,
                        dt_mind *out)
{
    *out = (dt_mind){.own = *truth, .others = mind->others};
    if (mind->said) {
        DT_TRY(dt_view_place(&mind->own, ground, (dt_eyes){NULL, mind->said}, stage));
        out->own = mind->own.view;
    }
    out->reckoning = mind->reckoning ? mind->reckoning : out->own.verdicts;
    return DT_OK;
}

void dt_owned_mind_free(dt_owned_mind *mind, size_t dms)
{
    dt_verdicts_free(mind->reckoning);
    dt_graph_free(mind->composed);
    for (size_t dm = 0; mind->thoughts && dm < dms; dm++)
        dt_owned_view_free(&mind->thoughts[dm]);
    free(mind->thoughts);
    free(mind->others);
    free(mind->profile);
    dt_owned_view_free(&mind->own);
}
