/* SPDX-License-Identifier: MIT */
/* What differs between two aligned models. Statements and rules are the same where they are written alike, wherever they
 * stand among the rules. */
#include "followup/comparing.h"

#include "base/bits.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    bool bears;
} kinds[] = {
#define DT_DIFFERENCE_ROW(id, name, bears) [DT_DIFFERENCE_##id] = {name, bears},
    DT_DIFFERENCE_TABLE(DT_DIFFERENCE_ROW)
#undef DT_DIFFERENCE_ROW
};

const char *dt_difference_name(dt_difference_kind kind)
{
    return kinds[kind].name;
}

dt_status dt_difference_add(dt_comparing *w, dt_difference difference, size_t *at)
{
    dt_compared *c = w->c;
    if (!dt_grow(&c->differences, &w->capacity, c->count, sizeof *c->differences))
        return DT_ERR_NOMEM;
    difference.bears = kinds[difference.kind].bears;
    if (at)
        *at = c->count;
    c->differences[c->count++] = difference;
    c->bearing += difference.bears;
    return DT_OK;
}

const dt_reading *dt_compared_reading(const dt_comparing *w, int side, size_t dm)
{
    const dt_model *model = side ? w->c->aligned.second : w->c->aligned.first;
    return model->decision_makers[dm].readings;
}

void dt_compared_vector(const dt_compared *c, int side, uint32_t state, uint64_t *vector)
{
    const dt_graph *graph = side ? c->second : c->first;
    const uint64_t *own = dt_graph_state(graph, state);
    memset(vector, 0, dt_model_words(c->aligned.first) * sizeof *vector);
    if (c->aligned.first->graph_form)
        vector[0] = own[0];
    for (size_t o = 0; o < dt_graph_model(graph)->option_count; o++)
        if (dt_bit_get(own, o))
            dt_bit_set(vector, c->aligned.option_places[side][o]);
}

/* ---- texts as numbers -------------------------------------------------------------------------------------------- */

static const char *written(void *user, uint32_t option)
{
    const dt_model *model = user;
    return model->options[option].written;
}

static dt_status number_text(dt_comparing *w, const dt_text *text, uint32_t *number)
{
    const size_t words = (text->length + sizeof(uint32_t)) / sizeof(uint32_t);
    uint32_t *key = dt_calloc(words, sizeof *key);
    dt_status status = key && text->status == DT_OK ? DT_OK : DT_ERR_NOMEM;
    if (status == DT_OK) {
        memcpy(key, dt_text_get(text), text->length);
        status = dt_intern_put(&w->items, key, words, number);
    }
    free(key);
    return status;
}

dt_status dt_statement_number(dt_comparing *w, const dt_statement *statement, uint32_t *number)
{
    dt_text text = {.data = NULL};
    dt_statement_print(statement, &text, written, w->c->aligned.first);
    dt_status status = dt_budget_spend(w->budget, text.length);
    if (status == DT_OK)
        status = number_text(w, &text, number);
    dt_text_free(&text);
    return status;
}

static dt_status number_forbidden(dt_comparing *w, const dt_forbidden *forbidden, uint32_t *number)
{
    dt_text text = {.data = NULL};
    for (size_t i = 0; i < w->c->aligned.first->dm_count; i++)
        dt_text_add(&text, dt_bit_get(forbidden->by, i) ? "1" : "0");
    dt_statement_print(forbidden->from, &text, written, w->c->aligned.first);
    dt_text_add(&text, ";");
    if (forbidden->to)
        dt_statement_print(forbidden->to, &text, written, w->c->aligned.first);
    dt_status status = number_text(w, &text, number);
    dt_text_free(&text);
    return status;
}

/* ---- who and what there is --------------------------------------------------------------------------------------- */

/* Which of the two models have each decision maker and option: bit k of the k-th. */
typedef struct owners {
    unsigned char *dms, *options;
} owners;

static dt_status find_owners(const dt_comparing *w, owners *o)
{
    const dt_compared *c = w->c;
    const dt_graph *graphs[2] = {c->first, c->second};
    o->dms = dt_calloc(c->aligned.first->dm_count, 1);
    o->options = dt_calloc(c->aligned.first->option_count, 1);
    if (!o->dms || !o->options)
        return DT_ERR_NOMEM;
    for (int side = 0; side < 2; side++) {
        const dt_model *model = dt_graph_model(graphs[side]);
        for (size_t i = 0; i < model->dm_count; i++)
            o->dms[c->aligned.dm_places[side][i]] |= (unsigned char)(1 << side);
        for (size_t k = 0; k < model->option_count; k++)
            o->options[c->aligned.option_places[side][k]] |= (unsigned char)(1 << side);
    }
    return DT_OK;
}

static dt_status list_dms(dt_comparing *w, const owners *o)
{
    for (size_t i = 0; i < w->c->aligned.first->dm_count; i++) {
        dt_difference difference = {.kind = o->dms[i] == 1 ? DT_DIFFERENCE_DM_REMOVED : DT_DIFFERENCE_DM_ADDED,
                                    .dm = i};
        if (o->dms[i] != 3)
            DT_TRY(dt_difference_add(w, difference, &w->scripts[i].whole));
    }
    return DT_OK;
}

static dt_status list_options(dt_comparing *w, const owners *o)
{
    const dt_model *a = w->c->aligned.first, *b = w->c->aligned.second;
    for (size_t k = 0; k < a->option_count; k++) {
        dt_difference difference = {.kind = DT_DIFFERENCE_DIRECTION, .dm = a->options[k].dm, .first = k, .second = k};
        if (o->options[k] == 3 && a->options[k].direction == b->options[k].direction)
            continue;
        if (o->options[k] != 3 && o->dms[difference.dm] != 3)
            continue; /* comes and goes with its decision maker */
        if (o->options[k] == 1)
            difference.kind = DT_DIFFERENCE_OPTION_REMOVED;
        if (o->options[k] == 2)
            difference.kind = DT_DIFFERENCE_OPTION_ADDED;
        DT_TRY(dt_difference_add(w, difference, NULL));
    }
    return DT_OK;
}

/* ---- rules and moves --------------------------------------------------------------------------------------------- */

/* Two lists as numbers, in which order does not matter. */
typedef struct two_lists {
    uint32_t *numbers[2];
    size_t counts[2];
    uint32_t *balance; /* [numbers given out] */
} two_lists;

static void two_lists_free(two_lists *lists)
{
    free(lists->numbers[0]);
    free(lists->numbers[1]);
    free(lists->balance);
}

/* Notes those of `side` that have no counterpart. */
static dt_status list_surplus(dt_comparing *w, two_lists *lists, int side, dt_difference_kind kind)
{
    memset(lists->balance, 0, w->items.count * sizeof *lists->balance);
    for (size_t k = 0; k < lists->counts[!side]; k++)
        lists->balance[lists->numbers[!side][k]]++;
    for (size_t k = 0; k < lists->counts[side]; k++) {
        dt_difference difference = {
            .kind = kind, .dm = DT_PATTERN_NONE, .first = DT_PATTERN_NONE, .second = DT_PATTERN_NONE};
        if (lists->balance[lists->numbers[side][k]] > 0) {
            lists->balance[lists->numbers[side][k]]--;
            continue;
        }
        *(side ? &difference.second : &difference.first) = k;
        DT_TRY(dt_difference_add(w, difference, NULL));
    }
    return DT_OK;
}

static dt_status list_both(dt_comparing *w, two_lists *lists, dt_difference_kind removed, dt_difference_kind added)
{
    lists->balance = dt_calloc(w->items.count, sizeof *lists->balance);
    if (!lists->balance)
        return DT_ERR_NOMEM;
    DT_TRY(list_surplus(w, lists, 0, removed));
    return list_surplus(w, lists, 1, added);
}

static dt_status number_rules(dt_comparing *w, two_lists *lists)
{
    const dt_model *models[2] = {w->c->aligned.first, w->c->aligned.second};
    for (int side = 0; side < 2; side++) {
        /* Those that keep options out are behind the model's own. */
        lists->counts[side] = dt_graph_model(side ? w->c->second : w->c->first)->infeasible_count;
        lists->numbers[side] = dt_calloc(lists->counts[side], sizeof(uint32_t));
        if (!lists->numbers[side])
            return DT_ERR_NOMEM;
        for (size_t k = 0; k < lists->counts[side]; k++)
            DT_TRY(dt_statement_number(w, models[side]->infeasible[k].that, &lists->numbers[side][k]));
    }
    return DT_OK;
}

static dt_status number_all_forbidden(dt_comparing *w, two_lists *lists)
{
    const dt_model *models[2] = {w->c->aligned.first, w->c->aligned.second};
    for (int side = 0; side < 2; side++) {
        lists->counts[side] = models[side]->forbidden_count;
        lists->numbers[side] = dt_calloc(lists->counts[side], sizeof(uint32_t));
        if (!lists->numbers[side])
            return DT_ERR_NOMEM;
        for (size_t k = 0; k < lists->counts[side]; k++)
            DT_TRY(number_forbidden(w, &models[side]->forbidden[k], &lists->numbers[side][k]));
    }
    return DT_OK;
}

static dt_status list_rules(dt_comparing *w)
{
    two_lists rules = {.balance = NULL}, forbidden = {.balance = NULL};
    dt_status status = number_rules(w, &rules);
    if (status == DT_OK)
        status = list_both(w, &rules, DT_DIFFERENCE_RULE_REMOVED, DT_DIFFERENCE_RULE_ADDED);
    if (status == DT_OK)
        status = number_all_forbidden(w, &forbidden);
    if (status == DT_OK)
        status = list_both(w, &forbidden, DT_DIFFERENCE_FORBIDDEN_REMOVED, DT_DIFFERENCE_FORBIDDEN_ADDED);
    two_lists_free(&rules);
    two_lists_free(&forbidden);
    return status;
}

static bool same_moves(const dt_model *a, const dt_model *b, size_t dm)
{
    return a->graph_move_counts[dm] == b->graph_move_counts[dm] &&
           memcmp(a->graph_moves[dm], b->graph_moves[dm], 2 * a->graph_move_counts[dm] * sizeof(uint32_t)) == 0;
}

static dt_status list_moves(dt_comparing *w)
{
    const dt_model *a = w->c->aligned.first, *b = w->c->aligned.second;
    dt_difference difference = {.kind = DT_DIFFERENCE_STEP, .dm = DT_PATTERN_NONE};
    if (a->single_step != b->single_step)
        DT_TRY(dt_difference_add(w, difference, NULL));
    for (size_t i = 0; a->graph_form && i < a->dm_count; i++) {
        difference = (dt_difference){.kind = DT_DIFFERENCE_MOVES, .dm = i};
        if (!same_moves(a, b, i))
            DT_TRY(dt_difference_add(w, difference, NULL));
    }
    return DT_OK;
}

/* ---- what verdicts do not depend on ------------------------------------------------------------------------------ */

static bool same_status_quo(const dt_comparing *w)
{
    const dt_graph *graphs[2] = {w->c->first, w->c->second};
    uint64_t vectors[2][DT_OPTIONS_MAX * 2 / 64];
    const size_t words = dt_model_words(w->c->aligned.first);
    for (int side = 0; side < 2; side++) {
        if (dt_graph_status_quo(graphs[side]) == DT_NO_STATE)
            return dt_graph_status_quo(graphs[!side]) == DT_NO_STATE;
        dt_compared_vector(w->c, side, dt_graph_status_quo(graphs[side]), vectors[side]);
    }
    return memcmp(vectors[0], vectors[1], words * sizeof **vectors) == 0;
}

static dt_status list_the_rest(dt_comparing *w)
{
    const dt_model *a = w->c->aligned.first, *b = w->c->aligned.second;
    const dt_difference status_quo = {.kind = DT_DIFFERENCE_STATUS_QUO, .dm = DT_PATTERN_NONE};
    const dt_difference exchange = {.kind = DT_DIFFERENCE_EXCHANGE, .dm = DT_PATTERN_NONE};
    uint32_t first = DT_INTERN_NONE, second = DT_INTERN_NONE;
    if (!same_status_quo(w))
        DT_TRY(dt_difference_add(w, status_quo, NULL));
    if (a->exchange_requires)
        DT_TRY(dt_statement_number(w, a->exchange_requires->that, &first));
    if (b->exchange_requires)
        DT_TRY(dt_statement_number(w, b->exchange_requires->that, &second));
    return first == second ? DT_OK : dt_difference_add(w, exchange, NULL);
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

dt_status dt_differences_list(dt_comparing *w)
{
    owners o = {.dms = NULL};
    const size_t dms = w->c->aligned.first->dm_count;
    w->scripts = dt_calloc(dms, sizeof *w->scripts);
    dt_status status = w->scripts ? find_owners(w, &o) : DT_ERR_NOMEM;
    for (size_t i = 0; status == DT_OK && i < dms; i++)
        w->scripts[i].whole = DT_PATTERN_NONE;
    if (status == DT_OK)
        status = list_dms(w, &o);
    if (status == DT_OK)
        status = list_options(w, &o);
    if (status == DT_OK)
        status = list_rules(w);
    if (status == DT_OK)
        status = list_moves(w);
    for (size_t i = 0; status == DT_OK && i < dms; i++)
        if (o.dms[i] == 3)
            status = dt_script_make(w, i);
    if (status == DT_OK)
        status = list_the_rest(w);
    free(o.dms);
    free(o.options);
    return status;
}
