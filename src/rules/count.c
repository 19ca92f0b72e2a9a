/* SPDX-License-Identifier: MIT */
/* What each infeasibility rule removes, counted without listing. A branch that is settled counts 2^(options still open)
 * at once, so the cost follows the options that the rules mention, not all of them. */
#include "base/bits.h"
#include "base/memory.h"
#include "base/natural.h"

#include <detente/rules.h>

#include <stdlib.h>
#include <string.h>

/* Steps for one count, and for all, before they are given up: about a second, and about ten. */
#define COUNT_STEPS_MAX 20000000u
#define ALL_STEPS_MAX 200000000u

typedef struct counting {
    const dt_model *model;
    size_t first, rule; /* rules [first, rule) must be false, `rule` true */
    uint32_t *options;  /* those the rules mention, ascending */
    size_t option_count;
    uint64_t *state, *known;
    uint64_t cost; /* steps that settling once takes */
    uint64_t left; /* of ALL_STEPS_MAX */
    dt_natural *sum;
} counting;

static void mark_option(void *user, uint32_t option)
{
    counting *c = user;
    dt_bit_set(c->known, option);
    c->cost++;
}

/* Collects the options mentioned, using `known` as scratch. */
static void collect_options(counting *c)
{
    memset(c->known, 0, dt_model_words(c->model) * sizeof *c->known);
    memset(c->state, 0, dt_model_words(c->model) * sizeof *c->state);
    c->cost = 1;
    for (size_t k = c->first; k <= c->rule; k++)
        dt_statement_options(c->model->infeasible[k].that, mark_option, c);
    c->option_count = 0;
    for (size_t o = 0; o < c->model->option_count; o++)
        if (dt_bit_get(c->known, o))
            c->options[c->option_count++] = (uint32_t)o;
    memset(c->known, 0, dt_model_words(c->model) * sizeof *c->known);
}

/* DT_TRUE: every completion is removed by `rule` and by none before it; DT_FALSE: none is. */
static dt_truth settle(const counting *c)
{
    dt_truth removed = dt_statement_settle(c->model->infeasible[c->rule].that, c->state, c->known);
    for (size_t k = c->first; removed != DT_FALSE && k < c->rule; k++) {
        dt_truth before = dt_statement_settle(c->model->infeasible[k].that, c->state, c->known);
        if (before == DT_TRUE)
            removed = DT_FALSE;
        else if (before == DT_OPEN)
            removed = DT_OPEN;
    }
    return removed;
}

/* Undoes choices back to the last one that was "not taken" and makes it "taken". False when all is walked. */
static bool next_branch(counting *c, size_t *depth)
{
    while (*depth > 0) {
        uint32_t option = c->options[*depth - 1];
        if (!dt_bit_get(c->state, option)) {
            dt_bit_set(c->state, option);
            return true;
        }
        dt_bit_clear(c->state, option);
        dt_bit_clear(c->known, option);
        --*depth;
    }
    return false;
}

static dt_status copy_text(char **out, const char *text)
{
    size_t size = strlen(text) + 1;
    *out = dt_malloc(size, 1);
    if (!*out)
        return DT_ERR_NOMEM;
    memcpy(*out, text, size);
    return DT_OK;
}

/* The number of states as digits, or NULL in `*out` if it takes too long. */
static dt_status count_rule(counting *c, dt_budget *budget, char **out)
{
    char text[DT_NATURAL_TEXT];
    size_t depth = 0;
    *out = NULL;
    if (c->left == 0)
        return DT_OK;
    *c->sum = (dt_natural){{0}};
    collect_options(c);
    c->left -= c->cost < c->left ? c->cost : c->left;
    DT_TRY(dt_budget_spend(budget, c->cost));
    for (uint64_t steps = 0; steps < COUNT_STEPS_MAX && c->left > 0; steps += c->cost) {
        DT_TRY(dt_budget_spend(budget, c->cost));
        c->left -= c->cost < c->left ? c->cost : c->left;
        dt_truth removed = settle(c);
        if (removed == DT_OPEN) {
            dt_bit_set(c->known, c->options[depth++]);
            continue;
        }
        if (removed == DT_TRUE)
            dt_natural_add_power(c->sum, c->model->option_count - depth);
        if (!next_branch(c, &depth)) {
            dt_natural_print(c->sum, text);
            return copy_text(out, text);
        }
    }
    return DT_OK;
}

typedef dt_status (*count_fn)(counting *c, dt_budget *budget, dt_rule_count *counts);

static dt_status count_alone(counting *c, dt_budget *budget, dt_rule_count *counts)
{
    for (size_t k = 0; k < c->model->infeasible_count; k++) {
        c->rule = c->first = k;
        DT_TRY(count_rule(c, budget, &counts[k].alone));
    }
    return DT_OK;
}

static dt_status count_both(counting *c, dt_budget *budget, dt_rule_count *counts)
{
    DT_TRY(count_alone(c, budget, counts));
    c->first = 0;
    for (c->rule = 0; c->rule < c->model->infeasible_count; c->rule++)
        DT_TRY(count_rule(c, budget, &counts[c->rule].after));
    return DT_OK;
}

static dt_status count(dt_rule_count **out, const dt_model *model, count_fn what, dt_budget *budget)
{
    dt_natural sum;
    counting c = {.model = model, .sum = &sum, .left = ALL_STEPS_MAX};
    c.options = dt_malloc(model->option_count, sizeof *c.options);
    c.state = dt_malloc(dt_model_words(model), sizeof *c.state);
    c.known = dt_malloc(dt_model_words(model), sizeof *c.known);
    *out = dt_calloc(model->infeasible_count, sizeof **out);
    dt_status status = DT_ERR_NOMEM;
    if (c.options && c.state && c.known && *out)
        status = what(&c, budget, *out);
    free(c.options);
    free(c.state);
    free(c.known);
    if (status != DT_OK) {
        dt_rule_counts_free(*out, *out ? model->infeasible_count : 0);
        *out = NULL;
    }
    return status;
}

dt_status dt_rules_count_removed(dt_rule_count **out, const dt_model *model, dt_budget *budget)
{
    return count(out, model, count_both, budget);
}

dt_status dt_rules_count_alone(dt_rule_count **out, const dt_model *model, dt_budget *budget)
{
    return count(out, model, count_alone, budget);
}

void dt_rule_counts_free(dt_rule_count *counts, size_t count)
{
    for (size_t k = 0; k < count; k++) {
        free(counts[k].alone);
        free(counts[k].after);
    }
    free(counts);
}
