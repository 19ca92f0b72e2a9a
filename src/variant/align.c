/* SPDX-License-Identifier: MIT */
/* Two models over the same decision makers and options: those of the first in its order, behind everybody's those that only
 * the second has, and behind all the decision makers that only the second has. What a model does not have cannot be taken
 * there, and a decision maker that it does not have is indifferent: so nothing that it says of stability changes. */
#include "base/bits.h"
#include "base/memory.h"
#include "variant/extend.h"
#include "variant/partners.h"

#include <stdlib.h>
#include <string.h>

typedef struct aligning {
    dt_aligned *out;
    const dt_model *models[2];
    const uint32_t *profiles[2];
    dt_partners partners;
    size_t dm_count, option_count; /* of both together */
} aligning;

/* ---- what there is ----------------------------------------------------------------------------------------------- */

static bool same_states(const dt_model *a, const dt_model *b)
{
    bool same = a->graph_state_count == b->graph_state_count && a->dm_count == b->dm_count;
    for (size_t k = 0; same && k < a->graph_state_count; k++)
        same = strcmp(a->graph_states[k].id, b->graph_states[k].id) == 0;
    for (size_t k = 0; same && k < a->dm_count; k++)
        same = strcmp(a->decision_makers[k].id, b->decision_makers[k].id) == 0;
    return same;
}

/* ---- places ------------------------------------------------------------------------------------------------------ */

static dt_status make_room(aligning *g)
{
    const size_t dms = g->models[0]->dm_count + g->models[1]->dm_count;
    const size_t options = g->models[0]->option_count + g->models[1]->option_count;
    for (int side = 0; side < 2; side++) {
        g->out->dm_places[side] = dt_malloc(dms, sizeof(uint32_t));
        g->out->option_places[side] = dt_malloc(options, sizeof(uint32_t));
        if (!g->out->dm_places[side] || !g->out->option_places[side])
            return DT_ERR_NOMEM;
    }
    return DT_OK;
}

static void place_dms(aligning *g)
{
    g->dm_count = g->models[0]->dm_count;
    for (size_t i = 0; i < g->dm_count; i++)
        g->out->dm_places[0][i] = (uint32_t)i;
    for (size_t i = 0; i < g->models[1]->dm_count; i++) {
        const size_t same = g->partners.dms[1][i];
        g->out->dm_places[1][i] = (uint32_t)(same == DT_PATTERN_NONE ? g->dm_count++ : same);
    }
}

/* The options of one decision maker, wherever it stands in each model; NULL: it is not there. */
static void place_options_of(aligning *g, const dt_decision_maker *first, const dt_decision_maker *second)
{
    for (size_t k = 0; first && k < first->option_count; k++)
        g->out->option_places[0][first->first_option + k] = (uint32_t)g->option_count++;
    for (size_t k = 0; second && k < second->option_count; k++) {
        const size_t o = second->first_option + k, same = g->partners.options[1][o];
        g->out->option_places[1][o] =
            same == DT_PATTERN_NONE ? (uint32_t)g->option_count++ : g->out->option_places[0][same];
    }
}

static void place_options(aligning *g)
{
    const dt_decision_maker *first = g->models[0]->decision_makers, *second = g->models[1]->decision_makers;
    for (size_t i = 0; i < g->models[0]->dm_count; i++) {
        const size_t other = g->partners.dms[0][i];
        place_options_of(g, &first[i], other == DT_PATTERN_NONE ? NULL : &second[other]);
    }
    for (size_t i = 0; i < g->models[1]->dm_count; i++)
        if (g->partners.dms[1][i] == DT_PATTERN_NONE)
            place_options_of(g, NULL, &second[i]);
}

/* ---- one side ---------------------------------------------------------------------------------------------------- */

static const dt_reading indifferent = {.weight = 1, .kind = DT_BY_STATEMENTS};

/* The decision makers and options of the other side that this one lacks, in its order. */
typedef struct lacking {
    dt_extension more;
    dt_decision_maker *dms;
    dt_option *options;
} lacking;

static void add_dms(const aligning *g, int side, lacking *l)
{
    const dt_model *own = g->models[side], *other = g->models[!side];
    for (size_t i = 0; i < other->dm_count; i++) {
        const dt_decision_maker *dm = &other->decision_makers[i];
        if (g->partners.dms[!side][i] != DT_PATTERN_NONE)
            continue;
        g->out->dm_places[side][own->dm_count + l->more.dm_count] = g->out->dm_places[!side][i];
        l->dms[l->more.dm_count] = *dm;
        l->dms[l->more.dm_count].readings = &indifferent;
        l->dms[l->more.dm_count].reading_count = 1;
        l->dms[l->more.dm_count++].has_readings = false;
    }
}

/* The decision maker here that is the other side's `dm`. */
static size_t find_dm(const aligning *g, int side, size_t dm)
{
    size_t behind = g->models[side]->dm_count;
    if (g->partners.dms[!side][dm] != DT_PATTERN_NONE)
        return g->partners.dms[!side][dm];
    for (size_t i = 0; i < dm; i++)
        behind += g->partners.dms[!side][i] == DT_PATTERN_NONE;
    return behind;
}

static void add_options(const aligning *g, int side, lacking *l)
{
    const dt_model *own = g->models[side], *other = g->models[!side];
    for (size_t o = 0; o < other->option_count; o++) {
        if (g->partners.options[!side][o] != DT_PATTERN_NONE)
            continue;
        g->out->option_places[side][own->option_count + l->more.option_count] = g->out->option_places[!side][o];
        l->options[l->more.option_count] = other->options[o];
        l->options[l->more.option_count++].dm = find_dm(g, side, other->options[o].dm);
    }
}

static dt_status extend(const aligning *g, int side, dt_model **out)
{
    const dt_model *other = g->models[!side];
    lacking l = {.dms = dt_malloc(other->dm_count, sizeof *l.dms),
                 .options = dt_malloc(other->option_count, sizeof *l.options)};
    uint32_t *names = dt_malloc(g->option_count, sizeof *names);
    dt_status status = l.dms && l.options && names ? DT_OK : DT_ERR_NOMEM;
    if (status == DT_OK) {
        add_dms(g, side, &l);
        add_options(g, side, &l);
        l.more.dms = l.dms;
        l.more.options = l.options;
        l.more.dm_places = g->out->dm_places[side];
        l.more.option_places = g->out->option_places[side];
        status = dt_model_extend(out, g->models[side], &l.more, names);
    }
    free(names);
    free(l.dms);
    free(l.options);
    return status;
}

/* Keeps one reading of each decision maker: what the others say could make no difference, but where there are states that
 * one of them does not know. */
static dt_status keep_readings(const aligning *g, int side, dt_model *model)
{
    dt_arena *arena = &((dt_model_body *)model)->arena;
    dt_decision_maker *dms = dt_arena_copy(arena, model->decision_makers, model->dm_count, sizeof *dms);
    if (!dms)
        return DT_ERR_NOMEM;
    for (size_t i = 0; i < g->models[side]->dm_count; i++) {
        dt_decision_maker *dm = &dms[g->out->dm_places[side][i]];
        dm->readings += g->profiles[side][i];
        dm->reading_count = 1;
    }
    model->decision_makers = dms;
    return DT_OK;
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

static dt_status align_side(const aligning *g, int side, dt_model **out)
{
    if (g->models[side]->graph_form)
        DT_TRY(dt_model_variant(out, g->models[side], NULL, 0));
    else
        DT_TRY(extend(g, side, out));
    return keep_readings(g, side, *out);
}

static dt_status align(aligning *g)
{
    DT_TRY(make_room(g));
    DT_TRY(dt_partners_find(&g->partners, g->models[0], g->models[1]));
    place_dms(g);
    place_options(g);
    DT_TRY(align_side(g, 0, &g->out->first));
    return align_side(g, 1, &g->out->second);
}

dt_status dt_models_align(dt_aligned *out, const dt_model *first, const dt_model *second,
                          const uint32_t *const profiles[2])
{
    aligning g = {.out = out, .models = {first, second}, .profiles = {profiles[0], profiles[1]}};
    *out = (dt_aligned){.first = NULL};
    if (first->graph_form != second->graph_form || (first->graph_form && !same_states(first, second)))
        return DT_ERR_MODEL;
    dt_status status = align(&g);
    dt_partners_free(&g.partners);
    if (status != DT_OK)
        dt_aligned_free(out);
    return status;
}

void dt_aligned_free(dt_aligned *aligned)
{
    dt_model_free(aligned->first);
    dt_model_free(aligned->second);
    for (int side = 0; side < 2; side++) {
        free(aligned->dm_places[side]);
        free(aligned->option_places[side]);
    }
    *aligned = (dt_aligned){.first = NULL};
}
