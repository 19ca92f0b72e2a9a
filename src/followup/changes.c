/* SPDX-License-Identifier: MIT */
/* The changes that sensitivity tries, in the order of the model: each mind, then what options can do, then the rules. */
#include "followup/sensitive.h"

#include "base/memory.h"
#include "followup/literals.h"

const char *dt_change_name(dt_change_kind kind)
{
    static const char *const names[] = {
#define ROW(id, name, words) [DT_CHANGE_##id] = name,
        DT_CHANGE_TABLE(ROW)
#undef ROW
    };
    return names[kind];
}

const char *dt_change_words(dt_change_kind kind)
{
    static const char *const all[] = {
#define ROW(id, name, words) [DT_CHANGE_##id] = words,
        DT_CHANGE_TABLE(ROW)
#undef ROW
    };
    return all[kind];
}

/* The list while it grows. */
typedef struct listing {
    dt_sensitivity *into;
    const dt_model *model;
    dt_budget *budget;
    size_t capacity;
    size_t dm, reading;
} listing;

static dt_status add(listing *l, dt_change_kind kind, dt_edit edit)
{
    dt_sensitivity *s = l->into;
    edit.dm = l->dm;
    edit.reading = kind == DT_CHANGE_READING ? edit.reading : l->reading;
    DT_TRY(dt_budget_spend(l->budget, 1));
    if (s->count == l->capacity)
        DT_TRY(dt_budget_reserve(l->budget, (l->capacity ? l->capacity : 8) * sizeof *s->trials));
    if (!dt_grow(&s->trials, &l->capacity, s->count, sizeof *s->trials))
        return DT_ERR_NOMEM;
    s->trials[s->count++] = (dt_trial){.change = {.kind = kind, .edit = edit}};
    return DT_OK;
}

/* ---- lists ------------------------------------------------------------------------------------------------------- */

static dt_status add_swaps(listing *l, dt_change_kind kind, size_t length)
{
    for (size_t k = 0; k + 1 < length; k++)
        DT_TRY(add(l, kind, (dt_edit){.kind = DT_EDIT_SWAP, .at = k}));
    return DT_OK;
}

/* ---- statements -------------------------------------------------------------------------------------------------- */

static dt_status add_flips(listing *l, const dt_reading *reading)
{
    for (size_t k = 0; k < reading->statement_count; k++)
        for (size_t i = 0; i < dt_statement_literal_count(reading->statements[k].that); i++)
            DT_TRY(add(l, DT_CHANGE_FLIP, (dt_edit){.kind = DT_EDIT_FLIP, .at = k, .literal = i}));
    return DT_OK;
}

static dt_status add_literals(listing *l)
{
    for (size_t k = 0; k < 2 * l->model->option_count; k++)
        DT_TRY(add(l, DT_CHANGE_APPEND,
                   (dt_edit){.kind = DT_EDIT_ADD, .at = DT_PATTERN_NONE, .judgement = &l->into->literals.list[k]}));
    return DT_OK;
}

static dt_status add_by_statements(listing *l, const dt_reading *reading)
{
    DT_TRY(add_swaps(l, DT_CHANGE_SWAP, reading->statement_count));
    for (size_t k = 0; k < reading->statement_count; k++)
        DT_TRY(add(l, DT_CHANGE_DROP, (dt_edit){.kind = DT_EDIT_DROP, .at = k}));
    DT_TRY(add_flips(l, reading));
    return add_literals(l);
}

/* ---- rankings and weights ---------------------------------------------------------------------------------------- */

static dt_status add_by_ranking(listing *l, const dt_reading *reading)
{
    DT_TRY(add_swaps(l, DT_CHANGE_CLASS_SWAP, reading->class_count));
    for (size_t k = 0; k + 1 < reading->class_count; k++)
        DT_TRY(add(l, DT_CHANGE_CLASS_TIE, (dt_edit){.kind = DT_EDIT_MERGE, .at = k}));
    return DT_OK;
}

static dt_status add_by_weights(listing *l, const dt_reading *reading)
{
    for (size_t o = 0; o < l->model->option_count; o++) {
        if (reading->weights[o] == 0)
            continue;
        dt_edit edit = {.kind = DT_EDIT_WEIGHT, .option = o};
        DT_TRY(add(l, DT_CHANGE_WEIGHT_DROP, edit));
        edit.weight = -reading->weights[o];
        DT_TRY(add(l, DT_CHANGE_WEIGHT_FLIP, edit));
    }
    return DT_OK;
}

/* ---- minds ------------------------------------------------------------------------------------------------------- */

static dt_status add_preferences(listing *l, const dt_decision_maker *dm)
{
    static dt_status (*const forms[])(listing *, const dt_reading *) = {
        [DT_BY_STATEMENTS] = add_by_statements, [DT_BY_RANKING] = add_by_ranking, [DT_BY_WEIGHTS] = add_by_weights};
    const dt_reading *reading = &dm->readings[l->reading];
    if (reading->kind != DT_BY_PAIRS) /* no small change of a ranking is one of a list of comparisons */
        DT_TRY(forms[reading->kind](l, reading));
    for (size_t r = 0; r < dm->reading_count; r++)
        if (r != l->reading)
            DT_TRY(add(l, DT_CHANGE_READING, (dt_edit){.kind = DT_EDIT_READING, .reading = r}));
    return DT_OK;
}

/* ---- options and rules ------------------------------------------------------------------------------------------- */

/* Both ways becomes either way, one way becomes both. */
static dt_status add_directions(listing *l, size_t option)
{
    bool both = l->model->options[option].direction == DT_BOTH;
    for (dt_direction to = both ? DT_TAKE : DT_BOTH; to <= (both ? DT_DROP : DT_BOTH); to++)
        DT_TRY(add(l, DT_CHANGE_DIRECTION, (dt_edit){.kind = DT_EDIT_DIRECTION, .option = option, .direction = to}));
    return DT_OK;
}

static dt_status add_all(listing *l, const uint32_t *profile)
{
    for (l->dm = 0; l->dm < l->model->dm_count; l->dm++) {
        l->reading = profile[l->dm];
        DT_TRY(add_preferences(l, &l->model->decision_makers[l->dm]));
    }
    for (size_t o = 0; o < l->model->option_count; o++) {
        l->dm = l->model->options[o].dm;
        DT_TRY(add_directions(l, o));
    }
    for (size_t k = 0; k < l->model->infeasible_count; k++)
        DT_TRY(add(l, DT_CHANGE_RULE, (dt_edit){.kind = DT_EDIT_DROP_RULE, .at = k}));
    return DT_OK;
}

dt_status dt_changes_list(dt_sensitivity *s, dt_budget *budget)
{
    listing l = {.into = s, .model = dt_graph_model(s->graph), .budget = budget};
    DT_TRY(dt_literals_make(&s->literals, l.model));
    return add_all(&l, s->profile);
}
