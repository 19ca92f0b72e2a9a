/* SPDX-License-Identifier: MIT */
/* What differs between two models but bears on no verdict: what things are called, where the conflict stands, what may be
 * exchanged, and what is kept beside the conflict as it is: other readings, and levers. */
#include "followup/comparing.h"

#include <string.h>

static const dt_graph *graph_of(const dt_comparing *w, int side)
{
    return side ? w->c->second : w->c->first;
}

static dt_status note(dt_comparing *w, dt_difference_kind kind, size_t dm, size_t first, size_t second)
{
    return dt_difference_add(w, (dt_difference){.kind = kind, .dm = dm, .first = first, .second = second}, NULL);
}

/* ---- what things are called -------------------------------------------------------------------------------------- */

static dt_status list_renamed(dt_comparing *w)
{
    const dt_model *b = dt_graph_model(w->c->second), *all = w->c->aligned.first;
    for (size_t i = 0; i < b->dm_count; i++) {
        const size_t at = w->c->aligned.dm_places[1][i];
        if (strcmp(all->decision_makers[at].id, b->decision_makers[i].id) != 0)
            DT_TRY(note(w, DT_DIFFERENCE_DM_RENAMED, at, at, i));
    }
    for (size_t o = 0; o < b->option_count; o++) {
        const size_t at = w->c->aligned.option_places[1][o];
        if (strcmp(all->options[at].name, b->options[o].name) != 0)
            DT_TRY(note(w, DT_DIFFERENCE_OPTION_RENAMED, all->options[at].dm, at, o));
    }
    return DT_OK;
}

static bool same_state(const dt_comparing *w, uint32_t first, uint32_t second)
{
    const uint32_t states[2] = {first, second};
    uint64_t vectors[2][DT_OPTIONS_MAX * 2 / 64];
    if (first == DT_NO_STATE || second == DT_NO_STATE)
        return first == second;
    for (int side = 0; side < 2; side++)
        dt_compared_vector(w->c, side, states[side], vectors[side]);
    return memcmp(vectors[0], vectors[1], dt_model_words(w->c->aligned.first) * sizeof **vectors) == 0;
}

/* The place of a name among those of the other model. */
static size_t find_name(const dt_model *model, const char *name)
{
    for (size_t k = 0; k < model->named_count; k++)
        if (strcmp(model->named[k].name, name) == 0)
            return k;
    return DT_PATTERN_NONE;
}

static dt_status list_names(dt_comparing *w)
{
    const dt_model *a = dt_graph_model(w->c->first), *b = dt_graph_model(w->c->second);
    DT_TRY(dt_budget_spend(w->budget, (uint64_t)a->named_count * b->named_count));
    for (size_t k = 0; k < a->named_count; k++) {
        const size_t other = find_name(b, a->named[k].name);
        if (other == DT_PATTERN_NONE)
            DT_TRY(note(w, DT_DIFFERENCE_NAME_REMOVED, DT_PATTERN_NONE, k, DT_PATTERN_NONE));
        else if (!same_state(w, dt_graph_named(w->c->first, k), dt_graph_named(w->c->second, other)))
            DT_TRY(note(w, DT_DIFFERENCE_NAME_MOVED, DT_PATTERN_NONE, k, other));
    }
    for (size_t k = 0; k < b->named_count; k++)
        if (find_name(a, b->named[k].name) == DT_PATTERN_NONE)
            DT_TRY(note(w, DT_DIFFERENCE_NAME_ADDED, DT_PATTERN_NONE, DT_PATTERN_NONE, k));
    return DT_OK;
}

/* ---- where it stands, and what may be exchanged ------------------------------------------------------------------ */

static dt_status list_status_quo(dt_comparing *w)
{
    if (same_state(w, dt_graph_status_quo(w->c->first), dt_graph_status_quo(w->c->second)))
        return DT_OK;
    return note(w, DT_DIFFERENCE_STATUS_QUO, DT_PATTERN_NONE, 0, 0);
}

static dt_status list_exchanges(dt_comparing *w)
{
    const dt_judgement *a = w->c->aligned.first->exchange_requires, *b = w->c->aligned.second->exchange_requires;
    uint32_t first = DT_INTERN_NONE, second = DT_INTERN_NONE;
    if (a)
        DT_TRY(dt_statement_number(w, a->that, &first));
    if (b)
        DT_TRY(dt_statement_number(w, b->that, &second));
    return first == second ? DT_OK : note(w, DT_DIFFERENCE_EXCHANGE, DT_PATTERN_NONE, 0, 0);
}

/* ---- beside the conflict as it is -------------------------------------------------------------------------------- */

/* Readings of one decision maker that are not compared and that the other model has none of that name of. */
static dt_status list_readings_of(dt_comparing *w, int side, size_t own, const dt_decision_maker *other)
{
    const dt_decision_maker *dm = &dt_graph_model(graph_of(w, side))->decision_makers[own];
    for (size_t r = 0; dm->has_readings && r < dm->reading_count; r++) {
        const bool missing =
            !other->has_readings || dt_model_find_reading(other, dm->readings[r].name) == DT_PATTERN_NONE;
        if (missing && r != w->c->options.profiles[side][own])
            DT_TRY(note(w, side ? DT_DIFFERENCE_READING_ADDED : DT_DIFFERENCE_READING_REMOVED,
                        w->c->aligned.dm_places[side][own], side ? DT_PATTERN_NONE : r, side ? r : DT_PATTERN_NONE));
    }
    return DT_OK;
}

static dt_status list_readings(dt_comparing *w)
{
    const dt_model *a = dt_graph_model(w->c->first), *b = dt_graph_model(w->c->second);
    for (size_t i = 0; i < a->dm_count; i++)
        for (size_t k = 0; k < b->dm_count; k++) {
            if (w->c->aligned.dm_places[0][i] != w->c->aligned.dm_places[1][k])
                continue;
            DT_TRY(list_readings_of(w, 0, i, &b->decision_makers[k]));
            DT_TRY(list_readings_of(w, 1, k, &a->decision_makers[i]));
        }
    return DT_OK;
}

static bool has_lever(const dt_model *model, const char *id)
{
    for (size_t k = 0; k < model->lever_count; k++)
        if (strcmp(model->levers[k].id, id) == 0)
            return true;
    return false;
}

static dt_status list_levers(dt_comparing *w)
{
    const dt_model *a = dt_graph_model(w->c->first), *b = dt_graph_model(w->c->second);
    for (size_t k = 0; k < a->lever_count; k++)
        if (!has_lever(b, a->levers[k].id))
            DT_TRY(note(w, DT_DIFFERENCE_LEVER_REMOVED, DT_PATTERN_NONE, k, DT_PATTERN_NONE));
    for (size_t k = 0; k < b->lever_count; k++)
        if (!has_lever(a, b->levers[k].id))
            DT_TRY(note(w, DT_DIFFERENCE_LEVER_ADDED, DT_PATTERN_NONE, DT_PATTERN_NONE, k));
    return DT_OK;
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

dt_status dt_asides_list(dt_comparing *w)
{
    static dt_status (*const all[])(dt_comparing *) = {list_status_quo, list_exchanges, list_renamed,
                                                       list_names,      list_readings,  list_levers};
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
        DT_TRY(all[k](w));
    return DT_OK;
}
