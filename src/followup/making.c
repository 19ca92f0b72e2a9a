/* SPDX-License-Identifier: MIT */
/* The edits that make some of the differences in the first model. Preferences are made anew from the lines of both: a line
 * that differs is that of the second model if its difference is made, else that of the first. */
#include "followup/comparing.h"

#include <string.h>

static const dt_model *model_of(const dt_comparing *w, int side)
{
    return side ? w->c->aligned.second : w->c->aligned.first;
}

/* ---- options ----------------------------------------------------------------------------------------------------- */

static void add_edit(dt_comparing *w, dt_edit edit)
{
    w->edits[w->edit_count++] = edit;
}

/* The rule that keeps an option out of the model that does not have it: behind all that the model has itself. */
static size_t keeper_of(const dt_comparing *w, int side, size_t option)
{
    const dt_model *model = model_of(w, side);
    size_t rule = model->infeasible_count;
    while (rule-- > 0)
        if (dt_statement_literal(model->infeasible[rule].that, 0).option == option)
            break;
    return rule;
}

static void let_in(dt_comparing *w, size_t option)
{
    add_edit(w, (dt_edit){.kind = DT_EDIT_DROP_RULE, .at = keeper_of(w, 0, option)});
}

static void keep_out(dt_comparing *w, size_t option)
{
    add_edit(w, (dt_edit){.kind = DT_EDIT_ADD_RULE,
                          .judgement = &w->c->aligned.second->infeasible[keeper_of(w, 1, option)]});
}

static void each_option(dt_comparing *w, size_t dm, void (*change)(dt_comparing *, size_t))
{
    const dt_decision_maker *who = &w->c->aligned.first->decision_makers[dm];
    for (size_t o = who->first_option; o < who->first_option + who->option_count; o++)
        change(w, o);
}

/* ---- preferences ------------------------------------------------------------------------------------------------- */

static bool is_made(const dt_comparing *w, size_t difference)
{
    return difference != DT_PATTERN_NONE && w->made[difference];
}

/* The side and the index of the item that a line stands for now; false where it is not there. */
static bool resolve(const dt_comparing *w, const dt_script_line *line, int *side, size_t *at)
{
    *side = is_made(w, line->difference);
    *at = *side ? line->second : line->first;
    return *at != DT_PATTERN_NONE;
}

static dt_status make_statements(dt_comparing *w, size_t dm, dt_reading *out)
{
    const dt_script *script = &w->scripts[dm];
    dt_judgement *list = NULL;
    size_t count = 0, at;
    int side;
    DT_TRY(dt_arena_items(&w->arena, &list, script->count, sizeof *list));
    for (size_t k = 0; k < script->count; k++)
        if (resolve(w, &script->lines[k], &side, &at))
            list[count++] = dt_compared_reading(w, side, dm)->statements[at];
    out->statements = list;
    out->statement_count = count;
    return DT_OK;
}

static dt_status make_classes(dt_comparing *w, size_t dm, dt_reading *out)
{
    const dt_script *script = &w->scripts[dm];
    const dt_reading *sides[2] = {dt_compared_reading(w, 0, dm), dt_compared_reading(w, 1, dm)};
    dt_ranking_entry *entries = NULL;
    size_t *ends = NULL, count = 0, classes = 0, room = 0, at;
    int side;
    for (side = 0; side < 2; side++)
        room += sides[side]->class_count ? sides[side]->class_ends[sides[side]->class_count - 1] : 0;
    DT_TRY(dt_arena_items(&w->arena, &entries, room, sizeof *entries));
    DT_TRY(dt_arena_items(&w->arena, &ends, script->count, sizeof *ends));
    for (size_t k = 0; k < script->count; k++) {
        if (!resolve(w, &script->lines[k], &side, &at))
            continue;
        for (size_t e = at ? sides[side]->class_ends[at - 1] : 0; e < sides[side]->class_ends[at]; e++)
            entries[count++] = sides[side]->entries[e];
        ends[classes++] = count;
    }
    out->entries = entries;
    out->class_ends = ends;
    out->class_count = classes;
    return DT_OK;
}

static void add_weight(dt_comparing *w, const dt_difference *d)
{
    add_edit(w, (dt_edit){.kind = DT_EDIT_WEIGHT,
                          .dm = d->dm,
                          .option = d->first,
                          .weight = dt_compared_reading(w, 1, d->dm)->weights[d->first]});
}

static dt_status make_reading(dt_comparing *w, size_t dm)
{
    const dt_script *script = &w->scripts[dm];
    dt_reading *out = &w->readings[dm];
    bool whole = !script->lines && is_made(w, script->whole), touched = whole;
    for (size_t k = 0; k < script->count; k++)
        touched |= is_made(w, script->lines[k].difference);
    if (!touched)
        return DT_OK;
    *out = *dt_compared_reading(w, whole, dm);
    if (!whole)
        DT_TRY(out->kind == DT_BY_RANKING ? make_classes(w, dm, out) : make_statements(w, dm, out));
    add_edit(w, (dt_edit){.kind = DT_EDIT_READING, .dm = dm, .replacement = out});
    return DT_OK;
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

static void make(dt_comparing *w, const dt_difference *d)
{
    const dt_model *second = w->c->aligned.second;
    switch (d->kind) {
    case DT_DIFFERENCE_DM_ADDED: each_option(w, d->dm, let_in); break;
    case DT_DIFFERENCE_DM_REMOVED: each_option(w, d->dm, keep_out); break;
    case DT_DIFFERENCE_OPTION_ADDED: let_in(w, d->first); break;
    case DT_DIFFERENCE_OPTION_REMOVED: keep_out(w, d->first); break;
    case DT_DIFFERENCE_DIRECTION:
        add_edit(w, (dt_edit){.kind = DT_EDIT_DIRECTION,
                              .dm = d->dm,
                              .option = d->first,
                              .direction = second->options[d->first].direction});
        break;
    case DT_DIFFERENCE_RULE_ADDED:
        add_edit(w, (dt_edit){.kind = DT_EDIT_ADD_RULE, .judgement = &second->infeasible[d->second]});
        break;
    case DT_DIFFERENCE_RULE_CHANGED:
        add_edit(w, (dt_edit){.kind = DT_EDIT_DROP_RULE, .at = d->first});
        add_edit(w, (dt_edit){.kind = DT_EDIT_ADD_RULE, .judgement = &second->infeasible[d->second]});
        break;
    case DT_DIFFERENCE_RULE_REMOVED: add_edit(w, (dt_edit){.kind = DT_EDIT_DROP_RULE, .at = d->first}); break;
    case DT_DIFFERENCE_FORBIDDEN_ADDED:
        add_edit(w, (dt_edit){.kind = DT_EDIT_ADD_FORBIDDEN, .forbidden = &second->forbidden[d->second]});
        break;
    case DT_DIFFERENCE_FORBIDDEN_REMOVED: add_edit(w, (dt_edit){.kind = DT_EDIT_DROP_FORBIDDEN, .at = d->first}); break;
    case DT_DIFFERENCE_STEP: add_edit(w, (dt_edit){.kind = DT_EDIT_STEP, .single_step = second->single_step}); break;
    case DT_DIFFERENCE_MOVES:
        add_edit(w, (dt_edit){.kind = DT_EDIT_MOVES,
                              .dm = d->dm,
                              .pairs = second->graph_moves[d->dm],
                              .pair_count = second->graph_move_counts[d->dm]});
        break;
    case DT_DIFFERENCE_WEIGHT: add_weight(w, d); break;
    default: break; /* made with the readings, or without meaning for verdicts */
    }
}

dt_status dt_differences_make(dt_comparing *w)
{
    w->edit_count = 0;
    dt_arena_free(&w->arena);
    w->arena = (dt_arena){.last = NULL};
    for (size_t k = 0; k < w->c->count; k++)
        if (w->made[k])
            make(w, &w->c->differences[k]);
    for (size_t i = 0; i < w->c->aligned.first->dm_count; i++)
        DT_TRY(make_reading(w, i));
    return DT_OK;
}
