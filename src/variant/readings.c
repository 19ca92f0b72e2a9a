/* SPDX-License-Identifier: MIT */
/* Preferences with edits. A list is gone through place by place: what is added there comes first, then the statement that
 * the place belongs to, unless it is left out, with its literals turned over. */
#include "variant/draft.h"

#include <string.h>

/* One reading while it is made from its base. */
typedef struct rewriting {
    dt_draft *draft;
    size_t dm, reading;
    const dt_reading *base;
    dt_reading *out;
    dt_judgement *list; /* its statements so far */
    size_t count;
} rewriting;

/* ---- which edits ------------------------------------------------------------------------------------------------- */

static bool adds_statements(const dt_lever *lever, const rewriting *w)
{
    for (size_t k = 0; k < lever->statement_count; k++) {
        const dt_lever_statement *more = &lever->statements[k];
        if (more->dm == w->dm && (more->reading == DT_PATTERN_NONE || more->reading == w->reading))
            return true;
    }
    return false;
}

static bool concerns(const dt_edit *edit, const rewriting *w)
{
    if (edit->kind == DT_EDIT_LEVER)
        return adds_statements(&w->draft->base->levers[edit->at], w);
    return edit->kind <= DT_EDIT_READING && edit->dm == w->dm && edit->reading == w->reading;
}

/* The edit of that kind of this reading, of the statement `at` unless that is DT_PATTERN_NONE; NULL without one. */
static const dt_edit *find(const rewriting *w, dt_edit_kind kind, size_t at)
{
    for (size_t k = 0; k < w->draft->edit_count; k++) {
        const dt_edit *edit = &w->draft->edits[k];
        if (edit->kind == kind && concerns(edit, w) && (at == DT_PATTERN_NONE || edit->at == at))
            return edit;
    }
    return NULL;
}

/* Which item of the base stands at the place `at`. */
static size_t item_at(const rewriting *w, const dt_edit *order, size_t at)
{
    if (order)
        return order->order[at];
    if (find(w, DT_EDIT_SWAP, at))
        return at + 1;
    return at > 0 && find(w, DT_EDIT_SWAP, at - 1) ? at - 1 : at;
}

/* ---- statements -------------------------------------------------------------------------------------------------- */

/* Levers' statements and others go to a place by the same rule: the last one takes all that lie beyond. */
static bool is_place(const rewriting *w, size_t wanted, size_t place)
{
    return wanted == place || (place == w->base->statement_count && wanted > place);
}

static void add_from_lever(rewriting *w, const dt_lever *lever, size_t place)
{
    for (size_t k = 0; k < lever->statement_count; k++) {
        const dt_lever_statement *more = &lever->statements[k];
        if (more->dm == w->dm && (more->reading == DT_PATTERN_NONE || more->reading == w->reading) &&
            is_place(w, more->place, place))
            w->list[w->count++] = more->statement;
    }
}

static void add_at_place(rewriting *w, size_t place)
{
    for (size_t k = 0; k < w->draft->edit_count; k++) {
        const dt_edit *edit = &w->draft->edits[k];
        if (edit->kind == DT_EDIT_LEVER)
            add_from_lever(w, &w->draft->base->levers[edit->at], place);
        else if (edit->kind == DT_EDIT_ADD && concerns(edit, w) && is_place(w, edit->at, place))
            w->list[w->count++] = *edit->judgement;
    }
}

static dt_status flip_literal(rewriting *w, dt_judgement *judgement, size_t literal)
{
    dt_statement *flipped = NULL;
    DT_TRY(dt_statement_flip(&flipped, judgement->that, literal));
    DT_TRY(dt_model_keep(w->draft->body, flipped));
    judgement->that = flipped;
    return dt_draft_text(w->draft, flipped, &judgement->text);
}

/* The statement `at` of the base, as the edits leave it. */
static dt_status add_own(rewriting *w, size_t at)
{
    if (find(w, DT_EDIT_DROP, at))
        return DT_OK;
    dt_judgement *judgement = &w->list[w->count++];
    *judgement = w->base->statements[at];
    for (size_t k = 0; k < w->draft->edit_count; k++) {
        const dt_edit *edit = &w->draft->edits[k];
        if (edit->kind == DT_EDIT_FLIP && concerns(edit, w) && edit->at == at)
            DT_TRY(flip_literal(w, judgement, edit->literal));
    }
    return DT_OK;
}

/* Statements that edits could add, at most. */
static size_t count_additions(const rewriting *w)
{
    size_t count = 0;
    for (size_t k = 0; k < w->draft->edit_count; k++) {
        const dt_edit *edit = &w->draft->edits[k];
        count +=
            edit->kind == DT_EDIT_LEVER ? w->draft->base->levers[edit->at].statement_count : edit->kind == DT_EDIT_ADD;
    }
    return count;
}

static dt_status rewrite_statements(rewriting *w)
{
    const dt_edit *order = find(w, DT_EDIT_ORDER, DT_PATTERN_NONE);
    size_t before = w->base->statement_count;
    DT_TRY(dt_arena_items(&w->draft->body->arena, &w->list, before + count_additions(w), sizeof *w->list));
    for (size_t k = 0; k < before; k++) {
        add_at_place(w, k);
        DT_TRY(add_own(w, item_at(w, order, k)));
    }
    add_at_place(w, before);
    w->out->statements = w->list;
    w->out->statement_count = w->count;
    return DT_OK;
}

/* ---- rankings ---------------------------------------------------------------------------------------------------- */

static size_t class_start(const dt_reading *reading, size_t class)
{
    return class ? reading->class_ends[class - 1] : 0;
}

static dt_status rewrite_ranking(rewriting *w)
{
    const dt_reading *base = w->base;
    const dt_edit *order = find(w, DT_EDIT_ORDER, DT_PATTERN_NONE);
    dt_ranking_entry *entries = NULL;
    size_t *ends = NULL, count = 0, classes = 0;
    DT_TRY(dt_arena_items(&w->draft->body->arena, &entries, class_start(base, base->class_count), sizeof *entries));
    DT_TRY(dt_arena_items(&w->draft->body->arena, &ends, base->class_count, sizeof *ends));
    for (size_t k = 0; k < base->class_count; k++) {
        size_t class = item_at(w, order, k);
        for (size_t e = class_start(base, class); e < base->class_ends[class]; e++)
            entries[count++] = base->entries[e];
        if (!find(w, DT_EDIT_MERGE, class))
            ends[classes++] = count;
    }
    w->out->entries = entries;
    w->out->class_ends = ends;
    w->out->class_count = classes;
    w->out->strengths = NULL; /* they spoke of other neighbours */
    return DT_OK;
}

/* ---- weights ----------------------------------------------------------------------------------------------------- */

static dt_status rewrite_weights(rewriting *w)
{
    int32_t *weights =
        dt_arena_copy(&w->draft->body->arena, w->base->weights, w->draft->base->option_count, sizeof *weights);
    if (!weights)
        return DT_ERR_NOMEM;
    for (size_t k = 0; k < w->draft->edit_count; k++)
        if (w->draft->edits[k].kind == DT_EDIT_WEIGHT && concerns(&w->draft->edits[k], w))
            weights[w->draft->edits[k].option] = w->draft->edits[k].weight;
    w->out->weights = weights;
    return DT_OK;
}

/* ---- all --------------------------------------------------------------------------------------------------------- */

static dt_status rewrite(rewriting *w)
{
    static dt_status (*const forms[])(rewriting *) = {
        [DT_BY_STATEMENTS] = rewrite_statements, [DT_BY_RANKING] = rewrite_ranking, [DT_BY_WEIGHTS] = rewrite_weights};
    const dt_edit *whole = find(w, DT_EDIT_READING, DT_PATTERN_NONE);
    if (!whole)
        return w->base->kind == DT_BY_PAIRS ? DT_OK : forms[w->base->kind](w); /* no edit is one of pairs */
    *w->out = *whole->replacement;
    w->out->name = w->base->name;
    return DT_OK;
}

static bool is_touched(const rewriting *w)
{
    for (size_t k = 0; k < w->draft->edit_count; k++)
        if (concerns(&w->draft->edits[k], w))
            return true;
    return false;
}

static dt_status rewrite_readings(dt_draft *draft, size_t dm, dt_decision_maker *out)
{
    const dt_decision_maker *base = &draft->base->decision_makers[dm];
    dt_reading *readings = NULL;
    for (size_t r = 0; r < base->reading_count; r++) {
        rewriting w = {.draft = draft, .dm = dm, .reading = r, .base = &base->readings[r]};
        if (!is_touched(&w))
            continue;
        if (!readings)
            readings = dt_arena_copy(&draft->body->arena, base->readings, base->reading_count, sizeof *readings);
        if (!readings)
            return DT_ERR_NOMEM;
        w.out = &readings[r];
        DT_TRY(rewrite(&w));
    }
    if (readings)
        out->readings = readings;
    return DT_OK;
}

dt_status dt_draft_readings(dt_draft *draft)
{
    dt_decision_maker *dms =
        dt_arena_copy(&draft->body->arena, draft->base->decision_makers, draft->base->dm_count, sizeof *dms);
    if (!dms)
        return DT_ERR_NOMEM;
    draft->model->decision_makers = dms;
    for (size_t i = 0; i < draft->base->dm_count; i++)
        DT_TRY(rewrite_readings(draft, i, &dms[i]));
    return DT_OK;
}
