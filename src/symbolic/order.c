/* SPDX-License-Identifier: MIT */
/* Which option stands where. Options that one statement, one rule or one decision maker ties together form a group; an
 * order is good where groups span little. */
#include "symbolic/internal.h"

#include "base/memory.h"
#include "base/random.h"

#include <stdlib.h>
#include <string.h>

#define SHUFFLES 12                    /* orders tried beside that of the model */
#define ROUNDS_MAX 60                  /* rearrangements of one order */
#define STEPS_MAX ((uint64_t)40000000) /* members looked at in all: about a tenth of a second */
#define FRUITLESS_MAX 8                /* rearrangements in a row without a smaller span */

/* Group g has the options members[start[g] .. start[g + 1]). */
typedef struct groups {
    uint32_t *members;
    size_t *start;
    size_t count, starts; /* groups, capacity of `start` */
    size_t members_count, members_capacity;
    uint32_t *last; /* [options] the last group the option was put into, plus 1 */
    bool failed;
} groups;

/* ---- collecting ----------------------------------------------------------------------------------------------------- */

static void add_member(void *user, uint32_t option)
{
    groups *g = user;
    if (g->failed || g->last[option] == g->count + 1)
        return;
    g->last[option] = (uint32_t)g->count + 1;
    g->failed = !dt_grow(&g->members, &g->members_capacity, g->members_count, sizeof *g->members);
    if (!g->failed)
        g->members[g->members_count++] = option;
}

/* The members added since the last call are a group. */
static void end_group(groups *g)
{
    if (!g->failed && dt_grow(&g->start, &g->starts, g->count + 1, sizeof *g->start))
        g->start[++g->count] = g->members_count;
    else
        g->failed = true;
}

static void add_statement(groups *g, const dt_statement *statement)
{
    dt_statement_options(statement, add_member, g);
    end_group(g);
}

static void add_reading(groups *g, const dt_model *model, const dt_reading *reading)
{
    for (size_t k = 0; k < reading->statement_count; k++)
        add_statement(g, reading->statements[k].that);
    for (size_t o = 0; reading->kind == DT_BY_WEIGHTS && o < model->option_count; o++)
        if (reading->weights[o])
            add_member(g, (uint32_t)o);
    if (reading->kind == DT_BY_WEIGHTS)
        end_group(g);
}

static void add_decision_maker(groups *g, const dt_model *model, const dt_decision_maker *dm)
{
    for (size_t o = dm->first_option; o < dm->first_option + dm->option_count; o++)
        add_member(g, (uint32_t)o);
    end_group(g);
    for (size_t r = 0; r < dm->reading_count; r++)
        add_reading(g, model, &dm->readings[r]);
}

static void collect(groups *g, const dt_model *model)
{
    for (size_t i = 0; i < model->dm_count; i++)
        add_decision_maker(g, model, &model->decision_makers[i]);
    for (size_t k = 0; k < model->infeasible_count; k++)
        add_statement(g, model->infeasible[k].that);
    for (size_t k = 0; k < model->forbidden_count; k++) {
        dt_statement_options(model->forbidden[k].from, add_member, g);
        if (model->forbidden[k].to)
            dt_statement_options(model->forbidden[k].to, add_member, g);
        end_group(g);
    }
}

/* ---- arranging ------------------------------------------------------------------------------------------------------ */

typedef struct pulled {
    double where; /* mean of the centres of the option's groups */
    uint32_t option;
} pulled;

typedef struct arrangement {
    const groups *groups;
    size_t options;
    uint32_t *rank;  /* [options] */
    pulled *pull;    /* [options] */
    uint32_t *pulls; /* [options] groups that pull */
    uint64_t best;   /* least sum of spans so far */
    uint16_t *order; /* with it */
} arrangement;

/* Adds the centre of a group to the pull on its members; returns its span. */
static uint32_t pull_group(arrangement *a, size_t group)
{
    const groups *g = a->groups;
    uint32_t least = UINT32_MAX, most = 0;
    double sum = 0;
    for (size_t k = g->start[group]; k < g->start[group + 1]; k++) {
        uint32_t rank = a->rank[g->members[k]];
        least = rank < least ? rank : least;
        most = rank > most ? rank : most;
        sum += rank;
    }
    size_t size = g->start[group + 1] - g->start[group];
    for (size_t k = g->start[group]; k < g->start[group + 1]; k++) {
        a->pull[g->members[k]].where += sum / (double)size;
        a->pulls[g->members[k]]++;
    }
    return size ? most - least : 0;
}

static int by_pull(const void *left, const void *right)
{
    const pulled *a = left, *b = right;
    if (a->where != b->where)
        return a->where < b->where ? -1 : 1;
    return a->option < b->option ? -1 : a->option > b->option;
}

static void note_best(arrangement *a, uint64_t span)
{
    a->best = span;
    for (size_t o = 0; o < a->options; o++)
        a->order[a->rank[o]] = (uint16_t)o;
}

/* Moves every option to where its groups pull it. Returns the sum of spans before. */
static uint64_t rearrange(arrangement *a)
{
    uint64_t span = 0;
    for (size_t o = 0; o < a->options; o++) {
        a->pull[o] = (pulled){.where = 0, .option = (uint32_t)o};
        a->pulls[o] = 0;
    }
    for (size_t g = 0; g < a->groups->count; g++)
        span += pull_group(a, g);
    if (span < a->best)
        note_best(a, span);
    for (size_t o = 0; o < a->options; o++)
        a->pull[o].where = a->pulls[o] ? a->pull[o].where / a->pulls[o] : a->rank[o];
    qsort(a->pull, a->options, sizeof *a->pull, by_pull);
    for (size_t k = 0; k < a->options; k++)
        a->rank[a->pull[k].option] = (uint32_t)k;
    return span;
}

/* Rearranges until that brings nothing any more. */
static dt_status settle(arrangement *a, dt_budget *budget, uint64_t *steps)
{
    uint64_t least = UINT64_MAX, cost = a->groups->members_count * 2 + a->options * 8 + 1;
    for (unsigned round = 0, fruitless = 0; round < ROUNDS_MAX && fruitless<FRUITLESS_MAX && * steps> cost; round++) {
        DT_TRY(dt_budget_spend(budget, cost));
        *steps -= cost;
        uint64_t span = rearrange(a);
        fruitless = span < least ? 0 : fruitless + 1;
        least = span < least ? span : least;
    }
    return DT_OK;
}

static void shuffle(arrangement *a, dt_random *random)
{
    for (size_t o = a->options; o-- > 1;) {
        size_t with = (size_t)dt_random_below(random, o + 1);
        uint32_t rank = a->rank[o];
        a->rank[o] = a->rank[with];
        a->rank[with] = rank;
    }
}

static dt_status arrange(arrangement *a, dt_budget *budget)
{
    dt_random random = {1};
    uint64_t steps = STEPS_MAX;
    for (size_t o = 0; o < a->options; o++)
        a->rank[o] = (uint32_t)o;
    note_best(a, UINT64_MAX);
    DT_TRY(settle(a, budget, &steps));
    for (unsigned k = 0; k < SHUFFLES; k++) {
        shuffle(a, &random);
        DT_TRY(settle(a, budget, &steps));
    }
    return DT_OK;
}

dt_status dt_symbolic_order(const dt_model *model, uint16_t *order, dt_budget *budget)
{
    size_t options = model->option_count;
    groups g = {.last = dt_calloc(options, sizeof *g.last), .start = dt_calloc(1, sizeof *g.start), .starts = 1};
    arrangement a = {.groups = &g, .options = options, .order = order};
    a.rank = dt_malloc(options, sizeof *a.rank);
    a.pull = dt_malloc(options, sizeof *a.pull);
    a.pulls = dt_malloc(options, sizeof *a.pulls);
    dt_status status = DT_ERR_NOMEM;
    if (g.last && g.start && a.rank && a.pull && a.pulls) {
        collect(&g, model);
        status = g.failed ? DT_ERR_NOMEM : arrange(&a, budget);
    }
    free(g.last);
    free(g.start);
    free(g.members);
    free(a.rank);
    free(a.pull);
    free(a.pulls);
    return status;
}
