/* SPDX-License-Identifier: MIT */
/* A model with edits. Each part that some edit touches is made anew in the variant's arena; the rest is the base's. */
#include "variant/draft.h"

#include <assert.h>
#include <string.h>

/* What each kind of edit touches. */
enum { READINGS = 1, OPTIONS = 2, RULES = 4, FORBIDDEN = 8, SIMPLE = 16 };
static const unsigned touches[] = {
    [DT_EDIT_ORDER] = READINGS,          [DT_EDIT_SWAP] = READINGS,    [DT_EDIT_DROP] = READINGS,
    [DT_EDIT_FLIP] = READINGS,           [DT_EDIT_ADD] = READINGS,     [DT_EDIT_MERGE] = READINGS,
    [DT_EDIT_WEIGHT] = READINGS,         [DT_EDIT_READING] = READINGS, [DT_EDIT_DIRECTION] = OPTIONS,
    [DT_EDIT_DROP_RULE] = RULES,         [DT_EDIT_ADD_RULE] = RULES,   [DT_EDIT_DROP_FORBIDDEN] = FORBIDDEN,
    [DT_EDIT_ADD_FORBIDDEN] = FORBIDDEN, [DT_EDIT_STEP] = SIMPLE,      [DT_EDIT_MOVES] = SIMPLE,
    [DT_EDIT_STATUS_QUO] = SIMPLE,       [DT_EDIT_LEVER] = 0, /* see lever_touches() */
};

static unsigned lever_touches(const dt_lever *lever)
{
    return (lever->statement_count ? READINGS : 0) | (lever->direction_count ? OPTIONS : 0) |
           (lever->infeasible_count + lever->option_count ? RULES : 0);
}

static unsigned touched(const dt_draft *draft)
{
    unsigned parts = 0;
    for (size_t k = 0; k < draft->edit_count; k++) {
        const dt_edit *edit = &draft->edits[k];
        parts |= touches[edit->kind];
        if (edit->kind == DT_EDIT_LEVER)
            parts |= lever_touches(&draft->base->levers[edit->at]);
    }
    return parts;
}

static const dt_lever *lever_of(const dt_draft *draft, const dt_edit *edit)
{
    return edit->kind == DT_EDIT_LEVER ? &draft->base->levers[edit->at] : NULL;
}

/* ---- directions -------------------------------------------------------------------------------------------------- */

static dt_status redirect(dt_draft *draft)
{
    dt_option *options =
        dt_arena_copy(&draft->body->arena, draft->base->options, draft->base->option_count, sizeof *options);
    if (!options)
        return DT_ERR_NOMEM;
    for (size_t k = 0; k < draft->edit_count; k++) {
        const dt_edit *edit = &draft->edits[k];
        const dt_lever *lever = lever_of(draft, edit);
        for (size_t d = 0; lever && d < lever->direction_count; d++)
            options[lever->directions[d].option].direction = lever->directions[d].direction;
        if (edit->kind == DT_EDIT_DIRECTION)
            options[edit->option].direction = edit->direction;
    }
    draft->model->options = options;
    return DT_OK;
}

/* ---- rules ------------------------------------------------------------------------------------------------------- */

/* Is it the rule that keeps an option of this lever out? dt_model_with_levers() put these last, in the order of options. */
static bool keeps_out(const dt_model *base, const dt_lever *lever, size_t rule)
{
    size_t first = base->infeasible_count - base->lever_option_count;
    for (const dt_lever *before = base->levers; before < lever; before++)
        first += before->option_count;
    return rule >= first && rule < first + lever->option_count;
}

static bool is_dropped(const dt_draft *draft, size_t rule)
{
    for (size_t k = 0; k < draft->edit_count; k++) {
        const dt_edit *edit = &draft->edits[k];
        const dt_lever *lever = lever_of(draft, edit);
        if ((lever && keeps_out(draft->base, lever, rule)) || (edit->kind == DT_EDIT_DROP_RULE && edit->at == rule))
            return true;
    }
    return false;
}

static size_t count_new_rules(const dt_draft *draft)
{
    size_t count = 0;
    for (size_t k = 0; k < draft->edit_count; k++) {
        const dt_lever *lever = lever_of(draft, &draft->edits[k]);
        count += lever ? lever->infeasible_count : draft->edits[k].kind == DT_EDIT_ADD_RULE;
    }
    return count;
}

static dt_status rewrite_rules(dt_draft *draft)
{
    dt_judgement *rules = NULL;
    size_t count = 0;
    DT_TRY(dt_arena_items(&draft->body->arena, &rules, draft->base->infeasible_count + count_new_rules(draft),
                          sizeof *rules));
    for (size_t k = 0; k < draft->base->infeasible_count; k++)
        if (!is_dropped(draft, k))
            rules[count++] = draft->base->infeasible[k];
    for (size_t k = 0; k < draft->edit_count; k++) {
        const dt_lever *lever = lever_of(draft, &draft->edits[k]);
        for (size_t r = 0; lever && r < lever->infeasible_count; r++)
            rules[count++] = lever->infeasible[r];
        if (draft->edits[k].kind == DT_EDIT_ADD_RULE)
            rules[count++] = *draft->edits[k].judgement;
    }
    draft->model->infeasible = rules;
    draft->model->infeasible_count = count;
    return DT_OK;
}

/* ---- forbidden moves --------------------------------------------------------------------------------------------- */

static bool is_allowed(const dt_draft *draft, size_t at)
{
    for (size_t k = 0; k < draft->edit_count; k++)
        if (draft->edits[k].kind == DT_EDIT_DROP_FORBIDDEN && draft->edits[k].at == at)
            return true;
    return false;
}

static dt_status rewrite_forbidden(dt_draft *draft)
{
    dt_forbidden *list = NULL;
    size_t count = 0;
    DT_TRY(dt_arena_items(&draft->body->arena, &list, draft->base->forbidden_count + draft->edit_count, sizeof *list));
    for (size_t k = 0; k < draft->base->forbidden_count; k++)
        if (!is_allowed(draft, k))
            list[count++] = draft->base->forbidden[k];
    for (size_t k = 0; k < draft->edit_count; k++)
        if (draft->edits[k].kind == DT_EDIT_ADD_FORBIDDEN)
            list[count++] = *draft->edits[k].forbidden;
    draft->model->forbidden = list;
    draft->model->forbidden_count = count;
    return DT_OK;
}

/* ---- what is one value ------------------------------------------------------------------------------------------- */

static dt_status replace_moves(dt_draft *draft, const dt_edit *edit)
{
    dt_model *model = draft->model;
    const uint32_t **moves = dt_arena_copy(&draft->body->arena, model->graph_moves, model->dm_count, sizeof *moves);
    size_t *counts = dt_arena_copy(&draft->body->arena, model->graph_move_counts, model->dm_count, sizeof *counts);
    if (!moves || !counts)
        return DT_ERR_NOMEM;
    moves[edit->dm] = edit->pairs;
    counts[edit->dm] = edit->pair_count;
    model->graph_moves = moves;
    model->graph_move_counts = counts;
    return DT_OK;
}

static dt_status replace_simple(dt_draft *draft)
{
    for (size_t k = 0; k < draft->edit_count; k++) {
        const dt_edit *edit = &draft->edits[k];
        if (edit->kind == DT_EDIT_STEP)
            draft->model->single_step = edit->single_step;
        if (edit->kind == DT_EDIT_STATUS_QUO)
            draft->model->status_quo = edit->status_quo;
        if (edit->kind == DT_EDIT_MOVES)
            DT_TRY(replace_moves(draft, edit));
    }
    return DT_OK;
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

static dt_status apply(dt_draft *draft)
{
    unsigned parts = touched(draft);
    if (parts & OPTIONS) /* first, so that statements are written with the options as they are */
        DT_TRY(redirect(draft));
    if (parts & READINGS)
        DT_TRY(dt_draft_readings(draft));
    if (parts & RULES)
        DT_TRY(rewrite_rules(draft));
    if (parts & FORBIDDEN)
        DT_TRY(rewrite_forbidden(draft));
    return parts & SIMPLE ? replace_simple(draft) : DT_OK;
}

dt_status dt_model_variant(dt_model **out, const dt_model *base, const dt_edit *edits, size_t count)
{
    dt_draft draft;
    *out = NULL;
    DT_TRY(dt_draft_begin(&draft, base));
    draft.edits = edits;
    draft.edit_count = count;
    for (size_t k = 0; k < count; k++)
        assert(edits[k].kind != DT_EDIT_LEVER || base->levers[edits[k].at].option_count == 0 ||
               base->levers[edits[k].at].option_indices[0] < base->option_count);
    dt_status status = apply(&draft);
    if (status == DT_OK)
        *out = draft.model;
    else
        dt_model_free(draft.model);
    return status;
}
