/* SPDX-License-Identifier: MIT */
/* One view: a variant of the conflict as it is, solved; and where the states of other graphs are in it. */
#include "hypergame/internal.h"

#include "base/bits.h"
#include "base/codes.h"

#include <stdlib.h>
#include <string.h>

/* ---- building ----------------------------------------------------------------------------------------------------- */

/* Where the trouble of a view is told: at the innermost perception that says something. */
static const dt_perception *told_of(dt_eyes eyes)
{
    return eyes.said ? eyes.said : eyes.around;
}

static dt_status find_one(void *user, const uint64_t *state)
{
    (void)state;
    *(bool *)user = true;
    return DT_ERR_CANCELLED; /* one is enough */
}

/* A variant is no graph where no state is feasible, or where a ranking does not place one that is. */
static dt_status report(const dt_ground *ground, dt_eyes eyes, const dt_model *model)
{
    bool any = false;
    const dt_perception *where = told_of(eyes);
    if (!ground->diagnostics)
        return DT_ERR_MODEL;
    dt_status status = dt_rules_each_state(model, NULL, ground->budget, find_one, &any);
    if (!any && status != DT_OK)
        return status;
    const char *who = model->decision_makers[where->dm].id;
    if (any)
        dt_diagnostics_add(
            ground->diagnostics, DT_CODE_RANKING_MISSES, where->span,
            "a ranking leaves out states that are feasible as \"%s\" sees the conflict; say under \"of\" "
            "what it takes those to want whose preference is a ranking",
            who);
    else
        dt_diagnostics_add(ground->diagnostics, DT_CODE_NO_FEASIBLE_STATE, where->span,
                           "no state is feasible as \"%s\" sees the conflict", who);
    return DT_ERR_MODEL;
}

static dt_status build_graph(dt_owned_view *out, const dt_ground *ground, dt_eyes eyes)
{
    DT_TRY(dt_view_edits_make(&out->edits, ground->model, eyes, out->profile));
    if (out->edits.count == 0)
        return DT_OK;
    DT_TRY(dt_model_variant(&out->model, ground->model, out->edits.list, out->edits.count));
    dt_status status = dt_graph_variant(&out->graph, ground->graph, out->model, ground->budget);
    return status == DT_ERR_MODEL ? report(ground, eyes, out->model) : status;
}

static dt_status note_known(dt_owned_view *out, const dt_ground *ground, dt_eyes eyes)
{
    if (ground->model->graph_form)
        return DT_OK;
    out->known = dt_calloc(dt_model_words(ground->model), sizeof *out->known);
    if (!out->known)
        return DT_ERR_NOMEM;
    dt_view_known(ground->model, eyes, ground->real, out->known);
    return DT_OK;
}

dt_status dt_view_build(dt_owned_view *out, const dt_ground *ground, dt_eyes eyes)
{
    size_t dms = ground->model->dm_count;
    *out = (dt_owned_view){.view = {.said = eyes.said}};
    out->profile = dt_malloc(dms, sizeof *out->profile);
    if (!out->profile)
        return DT_ERR_NOMEM;
    memcpy(out->profile, ground->profile, dms * sizeof *out->profile);
    DT_TRY(build_graph(out, ground, eyes));
    DT_TRY(note_known(out, ground, eyes));
    out->view.graph = out->graph ? out->graph : ground->graph;
    DT_TRY(dt_stability_update(&out->verdicts, out->view.graph, out->profile, ground->verdicts, ground->graph,
                               ground->budget));
    out->view.profile = out->profile;
    out->view.verdicts = out->verdicts;
    out->view.known = out->known;
    return DT_OK;
}

/* ---- placing ------------------------------------------------------------------------------------------------------ */

static dt_status place_listed(dt_owned_view *out, dt_eyes eyes, uint32_t states)
{
    uint64_t *hidden = dt_calloc(dt_words_for(states), sizeof *hidden);
    if (!hidden)
        return DT_ERR_NOMEM;
    dt_view_hidden(eyes, hidden);
    for (uint32_t s = 0; s < states; s++)
        out->there[s] = dt_bit_get(hidden, s) ? DT_NO_STATE : s;
    free(hidden);
    return DT_OK;
}

/* What one does not know of is for it as if it were not done. */
static dt_status place_vectors(dt_owned_view *out, const dt_ground *ground, const dt_graph *stage)
{
    size_t words = dt_model_words(ground->model);
    uint64_t *vector = dt_malloc(words, sizeof *vector);
    dt_status status = vector ? DT_OK : DT_ERR_NOMEM;
    for (uint32_t s = 0; status == DT_OK && s < dt_graph_count(stage); s++) {
        const uint64_t *state = dt_graph_state(stage, s);
        for (size_t word = 0; word < words; word++)
            vector[word] = state[word] & out->known[word];
        out->there[s] = dt_graph_find(out->view.graph, vector);
        status = dt_budget_spend(ground->budget, 4 + words);
    }
    free(vector);
    return status;
}

dt_status dt_view_place(dt_owned_view *out, const dt_ground *ground, dt_eyes eyes, const dt_graph *stage)
{
    uint32_t states = dt_graph_count(stage);
    DT_TRY(dt_budget_reserve(ground->budget, states * sizeof *out->there));
    out->there = dt_malloc(states, sizeof *out->there);
    if (!out->there)
        return DT_ERR_NOMEM;
    out->view.there = out->there;
    return ground->model->graph_form ? place_listed(out, eyes, states) : place_vectors(out, ground, stage);
}

void dt_owned_view_free(dt_owned_view *view)
{
    free(view->there);
    free(view->known);
    dt_verdicts_free(view->verdicts);
    dt_graph_free(view->graph);
    dt_model_free(view->model);
    free(view->profile);
    dt_view_edits_free(&view->edits);
    *view = (dt_owned_view){.there = NULL};
}
