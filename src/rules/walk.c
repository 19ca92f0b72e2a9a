/* SPDX-License-Identifier: MIT */
/* The feasible states in number order, without walking all combinations. Option by option, the last first, not taken
 * before taken: so codes ascend. After each choice only the rules that mention the option are looked at, with the other
 * options open; one that is true whatever they become cuts the branch. One that hangs on a single open option bans the
 * value that would make it true: an option with both values banned cuts the branch long before its turn comes. */
#include "base/bits.h"
#include "base/memory.h"
#include "rules/watch.h"

#include <detente/rules.h>

#include <assert.h>
#include <stdlib.h>
#include <string.h>

typedef struct walk {
    const dt_model *model;
    const dt_pattern *pattern;
    dt_budget *budget;
    dt_watch watch;
    uint64_t *state, *known;
    unsigned char *tried; /* [options] choices made at this option so far: 0, 1 or 2 */
    uint32_t *open;       /* [rules] options that the rule mentions and that are not chosen */
    uint32_t *bans;       /* [2 * options] how many rules ban not taking, taking the option */
    uint32_t *trail;      /* [2 * rules] the bans in force, as indices into `bans` */
    size_t *trail_start;  /* [options] where the bans of a choice begin */
    size_t trail_count;
} walk;

static const dt_statement *rule_of(const walk *w, uint32_t rule)
{
    return w->model->infeasible[rule].that;
}

/* ---- what a choice entails ----------------------------------------------------------------------------------- */

typedef struct open_option {
    const uint64_t *known;
    uint32_t option;
} open_option;

static void find_open(void *user, uint32_t option)
{
    open_option *found = user;
    if (!dt_bit_get(found->known, option))
        found->option = option;
}

/* `rule` hangs on one option. False if that leaves the option no value. */
static bool ban_values(walk *w, uint32_t rule)
{
    open_option last = {.known = w->known, .option = 0};
    dt_statement_options(rule_of(w, rule), find_open, &last);
    dt_bit_set(w->known, last.option);
    for (uint32_t value = 0; value < 2; value++) {
        dt_bit_put(w->state, last.option, value);
        if (dt_statement_settle(rule_of(w, rule), w->state, w->known) != DT_TRUE)
            continue;
        w->bans[2 * last.option + value]++;
        w->trail[w->trail_count++] = 2 * last.option + value;
    }
    dt_bit_clear(w->state, last.option);
    dt_bit_clear(w->known, last.option);
    return w->bans[2 * last.option] == 0 || w->bans[2 * last.option + 1] == 0;
}

/* False if a rule is now true whatever the open options become. */
static bool take_choice(walk *w, size_t option, bool taken)
{
    size_t first = w->watch.start[option], end = w->watch.start[option + 1];
    dt_bit_put(w->state, option, taken);
    dt_bit_set(w->known, option);
    w->trail_start[option] = w->trail_count;
    for (size_t k = first; k < end; k++)
        w->open[w->watch.rules[k]]--;
    for (size_t k = first; k < end; k++) {
        uint32_t rule = w->watch.rules[k];
        dt_truth truth = dt_statement_settle(rule_of(w, rule), w->state, w->known);
        if (truth == DT_TRUE || (truth == DT_OPEN && w->open[rule] == 1 && !ban_values(w, rule)))
            return false;
    }
    return true;
}

static void undo_choice(walk *w, size_t option)
{
    while (w->trail_count > w->trail_start[option])
        w->bans[w->trail[--w->trail_count]]--;
    for (size_t k = w->watch.start[option]; k < w->watch.start[option + 1]; k++)
        w->open[w->watch.rules[k]]++;
    dt_bit_clear(w->state, option);
    dt_bit_clear(w->known, option);
}

/* ---- the walk ------------------------------------------------------------------------------------------------ */

static bool allowed(const walk *w, size_t option, bool taken)
{
    if (w->bans[2 * option + taken])
        return false;
    return !w->pattern || !dt_bit_get(w->pattern->care, option) || dt_bit_get(w->pattern->value, option) == taken;
}

/* Makes the next untried choice for `option` that nothing rules out. False when both are used up; it is then open. */
static bool choose(walk *w, size_t option, dt_status *status)
{
    if (dt_bit_get(w->known, option))
        undo_choice(w, option);
    while (*status == DT_OK && w->tried[option] < 2) {
        bool taken = w->tried[option]++ == 1;
        if (!allowed(w, option, taken))
            continue;
        *status = dt_budget_spend(w->budget, w->watch.cost[option]);
        if (take_choice(w, option, taken))
            return true;
        undo_choice(w, option);
    }
    w->tried[option] = 0;
    return false;
}

static dt_status walk_options(walk *w, dt_visit_state visit, void *user)
{
    dt_status status = DT_OK;
    size_t option = w->model->option_count; /* all options from here up are chosen */
    if (option == 0)
        return visit(user, w->state);
    option--;
    while (status == DT_OK) {
        if (!choose(w, option, &status)) {
            if (++option == w->model->option_count)
                break;
        } else if (option > 0) {
            option--;
        } else {
            status = visit(user, w->state);
        }
    }
    return status;
}

/* A rule that mentions no option, such as `true`, is watched by none. */
static bool constant_rule_holds(const walk *w)
{
    for (size_t k = 0; k < w->model->infeasible_count; k++)
        if (dt_statement_settle(w->model->infeasible[k].that, w->state, w->known) == DT_TRUE)
            return true;
    return false;
}

static dt_status walk_listed(const dt_model *model, dt_budget *budget, dt_visit_state visit, void *user)
{
    for (uint64_t k = 0; k < model->graph_state_count; k++) {
        DT_TRY(dt_budget_spend(budget, 1));
        DT_TRY(visit(user, &k));
    }
    return DT_OK;
}

static dt_status make_walk(walk *w)
{
    const dt_model *model = w->model;
    w->state = dt_calloc(dt_model_words(model), sizeof *w->state);
    w->known = dt_calloc(dt_model_words(model), sizeof *w->known);
    w->tried = dt_calloc(model->option_count, sizeof *w->tried);
    w->open = dt_calloc(model->infeasible_count, sizeof *w->open);
    w->bans = dt_calloc(model->option_count, 2 * sizeof *w->bans);
    w->trail = dt_calloc(model->infeasible_count, 2 * sizeof *w->trail);
    w->trail_start = dt_calloc(model->option_count, sizeof *w->trail_start);
    if (!w->state || !w->known || !w->tried || !w->open || !w->bans || !w->trail || !w->trail_start)
        return DT_ERR_NOMEM;
    DT_TRY(dt_watch_build(&w->watch, model, model->infeasible_count));
    for (size_t k = 0; k < w->watch.start[model->option_count]; k++)
        w->open[w->watch.rules[k]]++;
    return DT_OK;
}

static void free_walk(walk *w)
{
    dt_watch_free(&w->watch);
    free(w->state);
    free(w->known);
    free(w->tried);
    free(w->open);
    free(w->bans);
    free(w->trail);
    free(w->trail_start);
}

dt_status dt_rules_each_state(const dt_model *model, const dt_pattern *pattern, dt_budget *budget, dt_visit_state visit,
                              void *user)
{
    assert(!model->graph_form || !pattern);
    if (model->graph_form)
        return walk_listed(model, budget, visit, user);
    walk w = {.model = model, .pattern = pattern, .budget = budget};
    dt_status status = make_walk(&w);
    if (status == DT_OK && !constant_rule_holds(&w))
        status = walk_options(&w, visit, user);
    free_walk(&w);
    return status;
}
