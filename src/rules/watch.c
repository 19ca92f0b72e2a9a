/* SPDX-License-Identifier: MIT */
#include "rules/watch.h"

#include "base/memory.h"

#include <stdlib.h>

typedef struct mention {
    dt_watch *watch;
    uint32_t *last; /* [options] the last rule counted for the option, plus 1: mentions repeat, entries must not */
    uint32_t rule;
    bool fill;
} mention;

static void see_option(void *user, uint32_t option)
{
    mention *m = user;
    if (m->last[option] == m->rule + 1)
        return;
    m->last[option] = m->rule + 1;
    if (m->fill)
        m->watch->rules[m->watch->start[option]++] = m->rule;
    else
        m->watch->start[option + 1]++;
}

static void see_rules(mention *m, const dt_model *model, size_t rule_count)
{
    for (size_t o = 0; o < model->option_count; o++)
        m->last[o] = 0;
    for (size_t k = 0; k < rule_count; k++) {
        m->rule = (uint32_t)k;
        dt_statement_options(model->infeasible[k].that, see_option, m);
    }
}

/* Filling moved every start to its end: move them back, and add up what a look costs. */
static void settle_starts(dt_watch *watch, const uint64_t *lengths, size_t options)
{
    for (size_t o = options; o > 0; o--)
        watch->start[o] = watch->start[o - 1];
    watch->start[0] = 0;
    for (size_t o = 0; o < options; o++) {
        watch->cost[o] = 1;
        for (size_t k = watch->start[o]; k < watch->start[o + 1]; k++)
            watch->cost[o] += lengths[watch->rules[k]];
    }
}

static void count_length(void *user, uint32_t option)
{
    (void)option;
    ++*(uint64_t *)user;
}

dt_status dt_watch_build(dt_watch *watch, const dt_model *model, size_t rule_count)
{
    size_t options = model->option_count;
    uint64_t *lengths = dt_calloc(rule_count, sizeof *lengths);
    mention m = {.watch = watch, .last = dt_malloc(options, sizeof *m.last)};
    *watch = (dt_watch){.start = dt_calloc(options + 1, sizeof *watch->start),
                        .cost = dt_malloc(options, sizeof *watch->cost)};
    if (lengths && m.last && watch->start && watch->cost) {
        see_rules(&m, model, rule_count);
        for (size_t o = 0; o < options; o++)
            watch->start[o + 1] += watch->start[o];
        watch->rules = dt_malloc(watch->start[options], sizeof *watch->rules);
    }
    if (watch->rules) {
        m.fill = true;
        see_rules(&m, model, rule_count);
        for (size_t k = 0; k < rule_count; k++)
            dt_statement_options(model->infeasible[k].that, count_length, &lengths[k]);
        settle_starts(watch, lengths, options);
    }
    free(lengths);
    free(m.last);
    if (watch->rules)
        return DT_OK;
    dt_watch_free(watch);
    return DT_ERR_NOMEM;
}

void dt_watch_free(dt_watch *watch)
{
    free(watch->start);
    free(watch->rules);
    free(watch->cost);
    *watch = (dt_watch){.start = NULL};
}
