/* SPDX-License-Identifier: MIT */
/* The feasible states in number order, without walking all combinations. Option by option, the last first, not taken
 * before taken: so codes ascend. After each choice only the rules that mention the option are looked at, with the other
 * options open; one that is true whatever they become cuts the branch. */
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
} walk;

static bool ruled_out(const walk *w, size_t option)
{
    for (size_t k = w->watch.start[option]; k < w->watch.start[option + 1]; k++) {
        const dt_statement *rule = w->model->infeasible[w->watch.rules[k]].that;
        if (dt_statement_settle(rule, w->state, w->known) == DT_TRUE)
            return true;
    }
    return false;
}

static bool pattern_allows(const dt_pattern *pattern, size_t option, bool taken)
{
    return !pattern || !dt_bit_get(pattern->care, option) || dt_bit_get(pattern->value, option) == taken;
}

/* Makes the next untried choice for `option` that nothing rules out. False when both are used up; it is then open. */
static bool choose(walk *w, size_t option, dt_status *status)
{
    while (*status == DT_OK && w->tried[option] < 2) {
        bool taken = w->tried[option]++ == 1;
        if (!pattern_allows(w->pattern, option, taken))
            continue;
        dt_bit_put(w->state, option, taken);
        dt_bit_set(w->known, option);
        *status = dt_budget_spend(w->budget, w->watch.cost[option]);
        if (*status == DT_OK && !ruled_out(w, option))
            return true;
    }
    dt_bit_clear(w->state, option);
    dt_bit_clear(w->known, option);
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

dt_status dt_rules_each_state(const dt_model *model, const dt_pattern *pattern, dt_budget *budget, dt_visit_state visit,
                              void *user)
{
    assert(!model->graph_form || !pattern);
    if (model->graph_form)
        return walk_listed(model, budget, visit, user);
    walk w = {.model = model, .pattern = pattern, .budget = budget};
    w.state = dt_calloc(dt_model_words(model), sizeof *w.state);
    w.known = dt_calloc(dt_model_words(model), sizeof *w.known);
    w.tried = dt_calloc(model->option_count, 1);
    dt_status status = w.state && w.known && w.tried ? DT_OK : DT_ERR_NOMEM;
    if (status == DT_OK)
        status = dt_watch_build(&w.watch, model, model->infeasible_count);
    if (status == DT_OK && !constant_rule_holds(&w))
        status = walk_options(&w, visit, user);
    dt_watch_free(&w.watch);
    free(w.state);
    free(w.known);
    free(w.tried);
    return status;
}
