/* SPDX-License-Identifier: MIT */
/* What perceptions say, as edits of the model as it is. An inner perception says how somebody is thought to see it by the one
 * whose outer perception it stands in: what it says goes before what the outer one says. */
#include "hypergame/internal.h"

#include "base/bits.h"

#include <stdlib.h>
#include <string.h>

typedef struct making {
    dt_view_edits *edits;
    const dt_model *model;
    const dt_perception *layers[2]; /* the outer first; NULL: says nothing */
    uint32_t *profile;
} making;

static dt_edit *add(making *m, dt_edit_kind kind)
{
    dt_edit *edit = &m->edits->list[m->edits->count++];
    *edit = (dt_edit){.kind = kind};
    return edit;
}

/* ---- room --------------------------------------------------------------------------------------------------------- */

static size_t count_of(const dt_perception *said)
{
    return said ? said->mind_count + said->hidden_count + said->imagined_count + said->infeasible_count +
                      said->direction_count + said->forbidden_count
                : 0;
}

static dt_status make_room(making *m)
{
    const dt_model *model = m->model;
    dt_view_edits *edits = m->edits;
    size_t rules = count_of(m->layers[0]) + count_of(m->layers[1]);
    size_t all = rules + 2 * model->infeasible_count + model->forbidden_count + model->dm_count + 1;
    for (size_t dm = 0; dm < model->dm_count; dm++)
        all += model->decision_makers[dm].reading_count;
    DT_TRY(dt_arena_items(&edits->arena, &edits->list, all, sizeof *edits->list));
    return dt_arena_items(&edits->arena, &edits->statements, rules + model->infeasible_count,
                          sizeof *edits->statements);
}

/* ---- minds -------------------------------------------------------------------------------------------------------- */

/* What they take `dm` to want; NULL: what it wants. */
static const dt_perceived_mind *mind_of(const making *m, size_t dm)
{
    for (size_t layer = 2; layer-- > 0;)
        for (size_t k = 0; m->layers[layer] && k < m->layers[layer]->mind_count; k++)
            if (m->layers[layer]->minds[k].dm == dm)
                return &m->layers[layer]->minds[k];
    return NULL;
}

static void replace_reading(making *m, size_t dm, size_t reading, const dt_reading *replacement)
{
    dt_edit *edit = add(m, DT_EDIT_READING);
    edit->dm = dm;
    edit->reading = reading;
    edit->replacement = replacement;
}

static void read_minds(making *m)
{
    for (size_t dm = 0; dm < m->model->dm_count; dm++) {
        const dt_perceived_mind *mind = mind_of(m, dm);
        if (mind && mind->reading != DT_PATTERN_NONE)
            m->profile[dm] = (uint32_t)mind->reading;
        else if (mind)
            replace_reading(m, dm, m->profile[dm], mind->preference);
    }
}

/* A ranking that is not used need not place states that only somebody takes to be possible. */
static void forget_rankings(making *m)
{
    static const dt_reading indifference = {.weight = 1, .kind = DT_BY_STATEMENTS};
    for (size_t dm = 0; dm < m->model->dm_count; dm++)
        for (size_t r = 0; r < m->model->decision_makers[dm].reading_count; r++)
            if (r != m->profile[dm] && m->model->decision_makers[dm].readings[r].kind == DT_BY_RANKING)
                replace_reading(m, dm, r, &indifference);
}

/* ---- what is possible --------------------------------------------------------------------------------------------- */

static void keep(making *m, dt_statement *made)
{
    m->edits->statements[m->edits->statement_count++] = made;
}

static dt_status add_rule(making *m, dt_judgement rule)
{
    dt_judgement *copy = dt_arena_copy(&m->edits->arena, &rule, 1, sizeof rule);
    if (!copy)
        return DT_ERR_NOMEM;
    add(m, DT_EDIT_ADD_RULE)->judgement = copy;
    return DT_OK;
}

/* What layers from `first` on take to be possible, whatever the rules before them say. */
static dt_status list_feasible(making *m, size_t first, const dt_statement ***out, size_t *count)
{
    size_t room = 0;
    *count = 0;
    for (size_t layer = first; layer < 2; layer++)
        room += m->layers[layer] ? m->layers[layer]->feasible_count : 0;
    DT_TRY(dt_arena_items(&m->edits->arena, out, room, sizeof **out));
    for (size_t layer = first; layer < 2; layer++)
        for (size_t k = 0; m->layers[layer] && k < m->layers[layer]->feasible_count; k++)
            (*out)[(*count)++] = m->layers[layer]->feasible[k].that;
    return DT_OK;
}

/* Some rules but for what layers from `first` on take to be possible, as one rule, which grows with their sum. */
static dt_status add_lifted(making *m, const dt_judgement *rules, size_t rule_count,
                            const dt_statement *const *possible, size_t count)
{
    const dt_statement **those = NULL;
    dt_statement *made = NULL;
    DT_TRY(dt_arena_items(&m->edits->arena, &those, rule_count, sizeof *those));
    for (size_t k = 0; k < rule_count; k++)
        those[k] = rules[k].that;
    DT_TRY(dt_statement_except(&made, those, rule_count, possible, count));
    keep(m, made);
    return add_rule(m, (dt_judgement){.that = made, .text = ""});
}

/* The rules of the model that speak of real options; those behind them keep imagined options out. */
static dt_status lift_rules(making *m)
{
    const dt_statement **possible = NULL;
    size_t count, rules = m->model->infeasible_count - m->model->imagined_count;
    DT_TRY(list_feasible(m, 0, &possible, &count));
    if (count == 0 || rules == 0)
        return DT_OK;
    forget_rankings(m);
    for (size_t k = 0; k < rules; k++)
        add(m, DT_EDIT_DROP_RULE)->at = k;
    return add_lifted(m, m->model->infeasible, rules, possible, count);
}

static dt_status add_rules(making *m, size_t layer)
{
    const dt_perception *said = m->layers[layer];
    const dt_statement **possible = NULL;
    size_t count;
    DT_TRY(list_feasible(m, layer + 1, &possible, &count));
    if (count && said->infeasible_count)
        return add_lifted(m, said->infeasible, said->infeasible_count, possible, count);
    for (size_t k = 0; k < said->infeasible_count; k++)
        DT_TRY(add_rule(m, said->infeasible[k]));
    return DT_OK;
}

static dt_status hide(making *m, const dt_perception *said)
{
    for (size_t k = 0; k < said->hidden_count; k++) {
        dt_statement *taken = NULL;
        dt_literal literal = {.option = (uint32_t)said->hidden[k]};
        DT_TRY(dt_statement_from_literal(&taken, literal));
        keep(m, taken);
        DT_TRY(add_rule(m, (dt_judgement){.that = taken, .text = m->model->options[said->hidden[k]].written}));
    }
    return DT_OK;
}

/* The two layers never imagine the same option: the reader of models sees to it. */
static void let_in(making *m, const dt_perception *said)
{
    size_t first = m->model->infeasible_count - m->model->imagined_count;
    for (size_t k = 0; k < said->imagined_count; k++)
        add(m, DT_EDIT_DROP_RULE)->at = first + said->imagined[k];
}

/* ---- moves -------------------------------------------------------------------------------------------------------- */

static bool redirects(const dt_perception *said, size_t option)
{
    for (size_t k = 0; said && k < said->direction_count; k++)
        if (said->directions[k].option == option)
            return true;
    return false;
}

static void redirect(making *m, size_t layer)
{
    const dt_perception *said = m->layers[layer], *inner = layer == 0 ? m->layers[1] : NULL;
    for (size_t k = 0; k < said->direction_count; k++) {
        if (redirects(inner, said->directions[k].option))
            continue;
        dt_edit *edit = add(m, DT_EDIT_DIRECTION);
        edit->option = said->directions[k].option;
        edit->direction = said->directions[k].direction;
    }
}

static void read_moves(making *m)
{
    const dt_perception *step = NULL, *forbidden = NULL;
    for (size_t layer = 0; layer < 2; layer++) {
        const dt_perception *said = m->layers[layer];
        step = said && said->has_step ? said : step;
        forbidden = said && said->has_forbidden ? said : forbidden;
    }
    if (step)
        add(m, DT_EDIT_STEP)->single_step = step->single_step;
    for (size_t k = 0; forbidden && k < m->model->forbidden_count; k++)
        add(m, DT_EDIT_DROP_FORBIDDEN)->at = k;
    for (size_t k = 0; forbidden && k < forbidden->forbidden_count; k++)
        add(m, DT_EDIT_ADD_FORBIDDEN)->forbidden = &forbidden->forbidden[k];
}

/* ---- bare graphs --------------------------------------------------------------------------------------------------- */

void dt_view_hidden(dt_eyes eyes, uint64_t *hidden)
{
    const dt_perception *layers[] = {eyes.around, eyes.said};
    for (size_t layer = 0; layer < 2; layer++)
        for (size_t k = 0; layers[layer] && k < layers[layer]->hidden_count; k++)
            dt_bit_set(hidden, layers[layer]->hidden[k]);
}

/* Whose list of moves of `dm` counts; NULL: the model's. */
static const dt_perception *mover(const making *m, size_t dm)
{
    for (size_t layer = 2; layer-- > 0;)
        if (m->layers[layer] && m->layers[layer]->graph_moves && m->layers[layer]->graph_moves[dm])
            return m->layers[layer];
    return NULL;
}

/* Nobody moves to or from what is hidden. */
static dt_status read_arcs_of(making *m, size_t dm, const uint64_t *hidden)
{
    const dt_perception *said = mover(m, dm);
    const uint32_t *from = said ? said->graph_moves[dm] : m->model->graph_moves[dm];
    size_t count = said ? said->graph_move_counts[dm] : m->model->graph_move_counts[dm], kept = 0;
    uint32_t *pairs = NULL;
    DT_TRY(dt_arena_items(&m->edits->arena, &pairs, 2 * count, sizeof *pairs));
    for (size_t k = 0; k < count; k++) {
        if (dt_bit_get(hidden, from[2 * k]) || dt_bit_get(hidden, from[2 * k + 1]))
            continue;
        pairs[2 * kept] = from[2 * k];
        pairs[2 * kept++ + 1] = from[2 * k + 1];
    }
    if (!said && kept == count)
        return DT_OK;
    dt_edit *edit = add(m, DT_EDIT_MOVES);
    edit->dm = dm;
    edit->pairs = pairs;
    edit->pair_count = kept;
    return DT_OK;
}

static dt_status read_arcs(making *m)
{
    uint64_t *hidden = NULL;
    DT_TRY(dt_arena_items(&m->edits->arena, &hidden, dt_words_for(m->model->graph_state_count), sizeof *hidden));
    dt_view_hidden((dt_eyes){m->layers[0], m->layers[1]}, hidden);
    for (size_t dm = 0; dm < m->model->dm_count; dm++)
        DT_TRY(read_arcs_of(m, dm, hidden));
    return DT_OK;
}

/* ---- the whole ----------------------------------------------------------------------------------------------------- */

void dt_view_known(const dt_model *model, dt_eyes eyes, const uint64_t *real, uint64_t *known)
{
    const dt_perception *layers[] = {eyes.around, eyes.said};
    memcpy(known, real, dt_model_words(model) * sizeof *known);
    for (size_t layer = 0; layer < 2; layer++) {
        const dt_perception *said = layers[layer];
        for (size_t k = 0; said && k < said->imagined_count; k++)
            dt_bit_set(known, model->imagined_indices[said->imagined[k]]);
        for (size_t k = 0; said && k < said->hidden_count; k++)
            dt_bit_clear(known, said->hidden[k]);
    }
}

static dt_status make(making *m)
{
    DT_TRY(make_room(m));
    read_minds(m);
    if (m->model->graph_form)
        return read_arcs(m);
    DT_TRY(lift_rules(m));
    for (size_t layer = 0; layer < 2; layer++) {
        if (!m->layers[layer])
            continue;
        DT_TRY(add_rules(m, layer));
        DT_TRY(hide(m, m->layers[layer]));
        let_in(m, m->layers[layer]);
        redirect(m, layer);
    }
    read_moves(m);
    return DT_OK;
}

dt_status dt_view_edits_make(dt_view_edits *edits, const dt_model *model, dt_eyes eyes, uint32_t *profile)
{
    making m = {.edits = edits, .model = model, .layers = {eyes.around, eyes.said}, .profile = profile};
    return make(&m);
}

void dt_view_edits_free(dt_view_edits *edits)
{
    for (size_t k = 0; k < edits->statement_count; k++)
        dt_statement_free(edits->statements[k]);
    dt_arena_free(&edits->arena);
    *edits = (dt_view_edits){.list = NULL};
}
