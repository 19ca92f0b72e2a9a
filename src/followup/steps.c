/* SPDX-License-Identifier: MIT */
#include "followup/steps.h"

#include "base/bits.h"
#include "base/memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A set of options of one decision maker that change together. */
typedef struct gesture {
    uint32_t dm;
    uint32_t first, count; /* in dt_steps.options */
} gesture;

struct dt_steps {
    const dt_graph *graph;
    const dt_model *model;
    dt_budget *budget;
    uint64_t reserved;
    uint32_t gesture_max, exchange_max;
    gesture *gestures; /* by decision maker */
    size_t gesture_count, gesture_capacity;
    uint32_t *options;
    size_t option_count, option_capacity;
    /* the state at work */
    uint32_t from;
    const uint64_t *before;
    uint32_t *open;       /* gestures whose options may all change from here, by decision maker */
    size_t *open_of;      /* [decision makers + 1] where those of each begin */
    uint64_t *after;      /* the state that the gestures chosen lead to */
    uint64_t *partly;     /* scratch: what a default leads to */
    uint64_t *taken_back; /* scratch */
    const gesture *chosen[DT_EXCHANGE_MAX];
    dt_visit_step visit;
    void *user;
};

/* ---- gestures ------------------------------------------------------------------------------------------------------ */

static dt_status reserve(dt_steps *steps, uint64_t bytes)
{
    DT_TRY(dt_budget_reserve(steps->budget, bytes));
    steps->reserved += bytes;
    return DT_OK;
}

static dt_status add_gesture(dt_steps *steps, uint32_t dm, const uint32_t *options, uint32_t count)
{
    DT_TRY(reserve(steps, sizeof *steps->gestures + sizeof *steps->open + count * sizeof *steps->options));
    DT_TRY(dt_budget_spend(steps->budget, 1));
    if (!dt_grow(&steps->gestures, &steps->gesture_capacity, steps->gesture_count, sizeof *steps->gestures))
        return DT_ERR_NOMEM;
    steps->gestures[steps->gesture_count++] = (gesture){dm, (uint32_t)steps->option_count, count};
    for (uint32_t k = 0; k < count; k++) {
        if (!dt_grow(&steps->options, &steps->option_capacity, steps->option_count, sizeof *steps->options))
            return DT_ERR_NOMEM;
        steps->options[steps->option_count++] = options[k];
    }
    return DT_OK;
}

/* The next set of `count` options from [first, end), each ascending; false after the last. */
static bool next_set(uint32_t *set, uint32_t count, uint32_t end)
{
    uint32_t k = count;
    while (k > 0 && set[k - 1] == end - (count - k) - 1)
        k--;
    if (k == 0)
        return false;
    set[k - 1]++;
    for (; k < count; k++)
        set[k] = set[k - 1] + 1;
    return true;
}

static dt_status add_sets(dt_steps *steps, uint32_t dm, uint32_t count, uint32_t *set)
{
    const dt_decision_maker *who = &steps->model->decision_makers[dm];
    for (uint32_t k = 0; k < count; k++)
        set[k] = (uint32_t)who->first_option + k;
    do {
        DT_TRY(add_gesture(steps, dm, set, count));
    } while (next_set(set, count, (uint32_t)(who->first_option + who->option_count)));
    return DT_OK;
}

static dt_status list_gestures(dt_steps *steps)
{
    const dt_model *model = steps->model;
    uint32_t most = model->single_step ? 1 : steps->gesture_max;
    uint32_t *set = dt_malloc(model->option_count, sizeof *set);
    dt_status status = set ? DT_OK : DT_ERR_NOMEM;
    for (uint32_t dm = 0; dm < model->dm_count; dm++)
        for (uint32_t count = 1; count <= most && count <= model->decision_makers[dm].option_count; count++)
            if (status == DT_OK)
                status = add_sets(steps, dm, count, set);
    free(set);
    return status;
}

static void flip(const dt_steps *steps, const gesture *g, uint64_t *vector)
{
    for (uint32_t k = 0; k < g->count; k++) {
        uint32_t option = steps->options[g->first + k];
        vector[option / 64] ^= (uint64_t)1 << option % 64;
    }
}

static bool may_change(const dt_steps *steps, const gesture *g)
{
    for (uint32_t k = 0; k < g->count; k++) {
        uint32_t option = steps->options[g->first + k];
        dt_direction direction = steps->model->options[option].direction;
        if (direction != DT_BOTH && dt_bit_get(steps->before, option) == (direction == DT_TAKE))
            return false;
    }
    return true;
}

static void list_open(dt_steps *steps)
{
    size_t count = 0, k = 0;
    for (uint32_t dm = 0; dm < steps->model->dm_count; dm++) {
        steps->open_of[dm] = count;
        for (; k < steps->gesture_count && steps->gestures[k].dm == dm; k++)
            if (may_change(steps, &steps->gestures[k]))
                steps->open[count++] = (uint32_t)k;
    }
    steps->open_of[steps->model->dm_count] = count;
}

/* Could its party take the gesture back by a move from `vector`, where it has been made? */
static bool can_take_back(dt_steps *steps, const gesture *g, const uint64_t *vector)
{
    memcpy(steps->taken_back, vector, dt_model_words(steps->model) * sizeof *vector);
    flip(steps, g, steps->taken_back);
    return dt_rules_may_move(steps->model, g->dm, vector, steps->taken_back);
}

static dt_status make_gesture(dt_steps *steps, const gesture *g)
{
    flip(steps, g, steps->after);
    uint32_t to = dt_graph_find(steps->graph, steps->after);
    dt_status status = dt_budget_spend(steps->budget, 4);
    if (to != DT_NO_STATE && !dt_rules_forbids(steps->model, g->dm, steps->before, steps->after)) {
        dt_step step = {.from = steps->from, .to = to, .parties = {g->dm}, .party_count = 1, .options = g->count};
        step.irreversible = !can_take_back(steps, g, steps->after);
        status = steps->visit(steps->user, &step);
    }
    flip(steps, g, steps->after);
    return status;
}

/* ---- exchanges ----------------------------------------------------------------------------------------------------- */

static bool allows_exchange(const dt_steps *steps, const uint64_t *vector)
{
    const dt_judgement *requires = steps->model->exchange_requires;
    return requires && dt_statement_holds(requires->that, vector);
}

/* What stays done where the parties in `performers` did their part, and `partly` is what that led to. */
static uint32_t what_stays(dt_steps *steps, uint32_t count, uint32_t performers, uint32_t state)
{
    if (!allows_exchange(steps, steps->partly))
        return state;
    uint32_t stays = 0;
    for (uint32_t k = 0; k < count; k++)
        if (performers >> k & 1u && !can_take_back(steps, steps->chosen[k], steps->partly))
            stays |= 1u << k;
    memcpy(steps->partly, steps->before, dt_model_words(steps->model) * sizeof *steps->partly);
    for (uint32_t k = 0; k < count; k++)
        if (stays >> k & 1u)
            flip(steps, steps->chosen[k], steps->partly);
    uint32_t left = dt_graph_find(steps->graph, steps->partly);
    return left == DT_NO_STATE ? state : left;
}

/* The default in which `performers` do their part and the others do not, if there can be one. */
static void add_default(dt_steps *steps, dt_step *step, uint32_t performers)
{
    memcpy(steps->partly, steps->before, dt_model_words(steps->model) * sizeof *steps->partly);
    for (uint32_t k = 0; k < step->party_count; k++)
        if (performers >> k & 1u)
            flip(steps, steps->chosen[k], steps->partly);
    uint32_t state = dt_graph_find(steps->graph, steps->partly);
    if (state == DT_NO_STATE)
        return;
    for (uint32_t k = 0; k < step->party_count; k++)
        if (performers >> k & 1u && dt_rules_forbids(steps->model, step->parties[k], steps->before, steps->partly))
            return;
    state = what_stays(steps, step->party_count, performers, state);
    step->defaults[step->default_count++] = (dt_step_default){.state = state, .performers = performers};
}

static dt_status make_exchange(dt_steps *steps, uint32_t count)
{
    dt_step step = {.from = steps->from, .party_count = count};
    DT_TRY(dt_budget_spend(steps->budget, 4));
    step.to = dt_graph_find(steps->graph, steps->after);
    if (step.to == DT_NO_STATE || !allows_exchange(steps, steps->after))
        return DT_OK;
    for (uint32_t k = 0; k < count; k++) {
        const gesture *g = steps->chosen[k];
        if (dt_rules_forbids(steps->model, g->dm, steps->before, steps->after))
            return DT_OK;
        step.parties[k] = g->dm;
        step.options += g->count;
        step.irreversible += !can_take_back(steps, g, steps->after);
    }
    for (uint32_t performers = 1; performers + 1 < 1u << count; performers++)
        add_default(steps, &step, performers);
    DT_TRY(dt_budget_spend(steps->budget, 4u << count));
    return steps->visit(steps->user, &step);
}

/* One gesture more, of a party after the last one's: `count` are chosen and made already. The recursion is as deep as an
 * exchange is large. */
static dt_status choose_more(dt_steps *steps, uint32_t count)
{
    assert(count < DT_EXCHANGE_MAX);
    uint32_t first = count ? steps->chosen[count - 1]->dm + 1 : 0;
    for (size_t k = steps->open_of[first]; k < steps->open_of[steps->model->dm_count]; k++) {
        const gesture *g = &steps->gestures[steps->open[k]];
        steps->chosen[count] = g;
        flip(steps, g, steps->after);
        if (count > 0)
            DT_TRY(make_exchange(steps, count + 1));
        if (count + 1 < steps->exchange_max)
            DT_TRY(choose_more(steps, count + 1));
        flip(steps, g, steps->after);
    }
    return DT_OK;
}

/* ---- graph form ---------------------------------------------------------------------------------------------------- */

typedef struct arcs {
    dt_steps *steps;
    uint32_t dm;
} arcs;

static dt_status on_move(void *user, uint32_t to)
{
    const arcs *at = user;
    const dt_steps *steps = at->steps;
    dt_step step = {.from = steps->from, .to = to, .parties = {at->dm}, .party_count = 1, .options = 1};
    step.irreversible = !dt_rules_may_move(steps->model, at->dm, dt_graph_state(steps->graph, to), steps->before);
    return steps->visit(steps->user, &step);
}

static dt_status each_arc(dt_steps *steps)
{
    arcs at = {.steps = steps};
    for (; at.dm < steps->model->dm_count; at.dm++)
        DT_TRY(dt_graph_each_move(steps->graph, at.dm, steps->from, on_move, &at));
    return DT_OK;
}

/* ---- the whole ----------------------------------------------------------------------------------------------------- */

dt_status dt_steps_from(dt_steps *steps, uint32_t from, dt_visit_step visit, void *user)
{
    steps->from = from;
    steps->before = dt_graph_state(steps->graph, from);
    steps->visit = visit;
    steps->user = user;
    if (steps->model->graph_form)
        return each_arc(steps);
    memcpy(steps->after, steps->before, dt_model_words(steps->model) * sizeof *steps->after);
    list_open(steps);
    for (size_t k = 0; k < steps->open_of[steps->model->dm_count]; k++)
        DT_TRY(make_gesture(steps, &steps->gestures[steps->open[k]]));
    return steps->exchange_max >= 2 && allows_exchange(steps, steps->before) ? choose_more(steps, 0) : DT_OK;
}

static dt_status allocate(dt_steps *steps)
{
    size_t words = dt_model_words(steps->model);
    steps->open = dt_malloc(steps->gesture_count, sizeof *steps->open);
    steps->open_of = dt_malloc(steps->model->dm_count + 1, sizeof *steps->open_of);
    steps->after = dt_malloc(words, sizeof *steps->after);
    steps->partly = dt_malloc(words, sizeof *steps->partly);
    steps->taken_back = dt_malloc(words, sizeof *steps->taken_back);
    return steps->open && steps->open_of && steps->after && steps->partly && steps->taken_back ? DT_OK : DT_ERR_NOMEM;
}

dt_status dt_steps_new(dt_steps **out, const dt_graph *graph, uint32_t gesture_max, uint32_t exchange_max,
                       dt_budget *budget)
{
    dt_steps *steps = *out = dt_calloc(1, sizeof *steps);
    if (!steps)
        return DT_ERR_NOMEM;
    *steps = (dt_steps){.graph = graph, .model = dt_graph_model(graph), .budget = budget};
    steps->gesture_max = gesture_max;
    steps->exchange_max = exchange_max;
    dt_status status = steps->model->graph_form ? DT_OK : list_gestures(steps);
    if (status == DT_OK)
        status = allocate(steps);
    if (status != DT_OK) {
        dt_steps_free(steps);
        *out = NULL;
    }
    return status;
}

void dt_steps_free(dt_steps *steps)
{
    if (!steps)
        return;
    dt_budget_release(steps->budget, steps->reserved);
    free(steps->gestures);
    free(steps->options);
    free(steps->open);
    free(steps->open_of);
    free(steps->after);
    free(steps->partly);
    free(steps->taken_back);
    free(steps);
}
