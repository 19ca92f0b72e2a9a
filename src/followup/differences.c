/* SPDX-License-Identifier: MIT */
/* What differs between two aligned models. Statements and rules are the same where they are written alike, wherever they
 * stand among the rules. */
#include "followup/comparing.h"

#include "base/bits.h"

#include <stdio.h>
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

/* By its number: names are written with their owners only where the model they come from has several of a kind. */
static const char *label(void *user, uint32_t option)
{
    const dt_comparing *w = user;
    return w->labels[option];
}

dt_status dt_options_label(dt_comparing *w)
{
    const size_t count = w->c->aligned.first->option_count;
    w->labels = dt_calloc(count, sizeof *w->labels);
    for (size_t o = 0; w->labels && o < count; o++)
        snprintf(w->labels[o], sizeof *w->labels, "o%zu", o);
    return w->labels ? DT_OK : DT_ERR_NOMEM;
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
    dt_statement_print(statement, &text, label, w);
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
    dt_statement_print(forbidden->from, &text, label, w);
    dt_text_add(&text, ";");
    if (forbidden->to)
        dt_statement_print(forbidden->to, &text, label, w);
    dt_status status = number_text(w, &text, number);
    dt_text_free(&text);
    return status;
}

static void mark_option(void *user, uint32_t option)
{
    dt_bit_set(user, option);
}

dt_status dt_options_common(dt_comparing *w, const dt_statement *a, const dt_statement *b, dt_common *common)
{
    const size_t words = dt_model_words(w->c->aligned.first);
    uint64_t *options = dt_calloc(2 * words, sizeof *options), both = 0, only_a = 0, only_b = 0;
    if (!options)
        return DT_ERR_NOMEM;
    dt_statement_options(a, mark_option, options);
    dt_statement_options(b, mark_option, options + words);
    for (size_t k = 0; k < words; k++) {
        both |= options[k] & options[words + k];
        only_a |= options[k] & ~options[words + k];
        only_b |= options[words + k] & ~options[k];
    }
    free(options);
    *common = !both ? DT_COMMON_NONE : only_a && only_b ? DT_COMMON_SOME : DT_COMMON_ALL;
    return dt_budget_spend(w->budget, words + 10);
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
    bool *struck[2];   /* has a counterpart, or was told of */
} two_lists;

static void two_lists_free(two_lists *lists)
{
    free(lists->numbers[0]);
    free(lists->numbers[1]);
    free(lists->balance);
    free(lists->struck[0]);
    free(lists->struck[1]);
}

/* Strikes out those of `side` that have a counterpart. */
static void strike_out(dt_comparing *w, two_lists *lists, int side)
{
    memset(lists->balance, 0, w->items.count * sizeof *lists->balance);
    for (size_t k = 0; k < lists->counts[!side]; k++)
        lists->balance[lists->numbers[!side][k]]++;
    for (size_t k = 0; k < lists->counts[side]; k++)
        if (lists->balance[lists->numbers[side][k]] > 0) {
            lists->balance[lists->numbers[side][k]]--;
            lists->struck[side][k] = true;
        }
}

/* A rule that speaks of all the options of another one, and maybe of more, is that rule changed. */
static dt_status find_successor(dt_comparing *w, const two_lists *lists, size_t rule, size_t *successor)
{
    const dt_judgement *first = w->c->aligned.first->infeasible, *second = w->c->aligned.second->infeasible;
    dt_common common = DT_COMMON_NONE;
    for (*successor = 0; *successor < lists->counts[1]; ++*successor) {
        if (!lists->struck[1][*successor])
            DT_TRY(dt_options_common(w, first[rule].that, second[*successor].that, &common));
        if (!lists->struck[1][*successor] && common == DT_COMMON_ALL)
            return DT_OK;
    }
    *successor = DT_PATTERN_NONE;
    return DT_OK;
}

static dt_status list_changed_rules(dt_comparing *w, two_lists *lists)
{
    for (size_t k = 0; k < lists->counts[0]; k++) {
        size_t successor = DT_PATTERN_NONE;
        if (!lists->struck[0][k])
            DT_TRY(find_successor(w, lists, k, &successor));
        if (successor == DT_PATTERN_NONE)
            continue;
        lists->struck[0][k] = lists->struck[1][successor] = true;
        const dt_difference changed = {
            .kind = DT_DIFFERENCE_RULE_CHANGED, .dm = DT_PATTERN_NONE, .first = k, .second = successor};
        DT_TRY(dt_difference_add(w, changed, NULL));
    }
    return DT_OK;
}

static dt_status list_surplus(dt_comparing *w, const two_lists *lists, int side, dt_difference_kind kind)
{
    for (size_t k = 0; k < lists->counts[side]; k++) {
        dt_difference difference = {
            .kind = kind, .dm = DT_PATTERN_NONE, .first = DT_PATTERN_NONE, .second = DT_PATTERN_NONE};
        *(side ? &difference.second : &difference.first) = k;
        if (!lists->struck[side][k])
            DT_TRY(dt_difference_add(w, difference, NULL));
    }
    return DT_OK;
}

static dt_status strike_both(dt_comparing *w, two_lists *lists)
{
    lists->balance = dt_calloc(w->items.count, sizeof *lists->balance);
    for (int side = 0; side < 2; side++)
        lists->struck[side] = dt_calloc(lists->counts[side], sizeof **lists->struck);
    if (!lists->balance || !lists->struck[0] || !lists->struck[1])
        return DT_ERR_NOMEM;
    strike_out(w, lists, 0);
    strike_out(w, lists, 1);
    return DT_OK;
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
    two_lists rules = {.balance = NULL};
    dt_status status = number_rules(w, &rules);
    if (status == DT_OK)
        status = strike_both(w, &rules);
    if (status == DT_OK)
        status = list_changed_rules(w, &rules);
    if (status == DT_OK)
        status = list_surplus(w, &rules, 0, DT_DIFFERENCE_RULE_REMOVED);
    if (status == DT_OK)
        status = list_surplus(w, &rules, 1, DT_DIFFERENCE_RULE_ADDED);
    two_lists_free(&rules);
    return status;
}

static dt_status list_forbidden(dt_comparing *w)
{
    two_lists forbidden = {.balance = NULL};
    dt_status status = number_all_forbidden(w, &forbidden);
    if (status == DT_OK)
        status = strike_both(w, &forbidden);
    if (status == DT_OK)
        status = list_surplus(w, &forbidden, 0, DT_DIFFERENCE_FORBIDDEN_REMOVED);
    if (status == DT_OK)
        status = list_surplus(w, &forbidden, 1, DT_DIFFERENCE_FORBIDDEN_ADDED);
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
        status = list_forbidden(w);
    if (status == DT_OK)
        status = list_moves(w);
    for (size_t i = 0; status == DT_OK && i < dms; i++)
        if (o.dms[i] == 3)
            status = dt_script_make(w, i);
    if (status == DT_OK)
        status = dt_asides_list(w);
    free(o.dms);
    free(o.options);
    return status;
}
