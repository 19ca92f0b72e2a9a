/* SPDX-License-Identifier: MIT */
/* Ends and growth of what moves reach. States and who moved last are places, where that matters. */
#include "symbolic/rounds.h"

#include "symbolic/opponents.h"
#include "symbolic/outlook.h"
#include "symbolic/turns.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

typedef struct looking {
    dt_symbolic *s;
    const dt_far_unfolding *question;
    dt_far_paths *out;
    dt_opponents movers; /* everybody */
    size_t words;        /* of a place */
} looking;

/* ---- moves of anybody ---------------------------------------------------------------------------------------------- */

static dt_diagram after_any(const looking *l, dt_diagram set)
{
    dt_forest *forest = l->s->forest;
    dt_diagram after = DT_DIAGRAM_FALSE;
    for (size_t k = 0; k < l->movers.count; k++)
        after = dt_diagram_or(forest, after, dt_symbolic_after(l->s, set, &l->movers.events[k]));
    return after;
}

static dt_status count_into(const looking *l, dt_diagram places, char **out)
{
    dt_natural number;
    char text[DT_NATURAL_TEXT];
    const dt_diagram states = dt_turns_forget(l->s, places);
    DT_TRY(dt_forest_status(l->s->forest));
    DT_TRY(dt_symbolic_count(l->s, states, &number));
    dt_natural_print(&number, text);
    *out = dt_arena_text(l->out->arena, text, strlen(text));
    return *out ? DT_OK : DT_ERR_NOMEM;
}

static dt_status start(const looking *l, dt_diagram *set)
{
    uint64_t *place = dt_arena_calloc(l->out->arena, l->words, sizeof *place);
    if (!place)
        return DT_ERR_NOMEM;
    memcpy(place, l->question->from, dt_model_words(l->s->model) * sizeof *place);
    *set = dt_turns_only(l->s, place);
    return dt_forest_status(l->s->forest);
}

/* ---- ends ---------------------------------------------------------------------------------------------------------- */

typedef struct listing {
    uint64_t *list;
    size_t words, count;
} listing;

static dt_status add(void *user, const uint64_t *state)
{
    listing *l = user;
    memcpy(l->list + l->count++ * l->words, state, l->words * sizeof *state);
    return DT_OK;
}

/* The states from which somebody can improve. */
static dt_diagram improvable(const looking *l)
{
    dt_diagram states = DT_DIAGRAM_FALSE;
    for (size_t i = 0; i < l->s->model->dm_count; i++) {
        const dt_event *event = &l->s->minds[i][l->question->profile[i]].improvement.event;
        states = dt_diagram_or(l->s->forest, states, dt_diagram_before(l->s->forest, DT_DIAGRAM_TRUE, event));
    }
    return states;
}

static dt_status find_ends(const looking *l, dt_diagram reached)
{
    listing list = {.words = dt_model_words(l->s->model)};
    const dt_diagram states = dt_turns_forget(l->s, reached);
    const dt_diagram ends = dt_diagram_and(l->s->forest, states, dt_diagram_not(improvable(l)));
    DT_TRY(count_into(l, ends, &l->out->ends));
    list.list = dt_arena_calloc(l->out->arena, DT_FAR_ENDS * list.words, sizeof *list.list);
    if (!list.list)
        return DT_ERR_NOMEM;
    DT_TRY(dt_diagram_each_point(l->s->forest, ends, l->s->options, DT_FAR_ENDS, add, &list));
    l->out->end_list = list.list;
    l->out->end_count = list.count;
    return DT_OK;
}

/* ---- growth -------------------------------------------------------------------------------------------------------- */

static dt_status grow(const looking *l, dt_far_how how)
{
    dt_diagram set, before = DT_DIAGRAM_NONE;
    char **numbers = NULL;
    size_t count = 0, capacity = 0;
    DT_TRY(start(l, &set));
    dt_status status = DT_OK;
    while (status == DT_OK && set != before) {
        if (!dt_grow(&numbers, &capacity, count, sizeof *numbers))
            status = DT_ERR_NOMEM;
        if (status == DT_OK)
            status = count_into(l, set, &numbers[count]);
        count += status == DT_OK;
        before = set;
        set = dt_diagram_or(l->s->forest, set, after_any(l, set));
    }
    while (count > 1 && strcmp(numbers[count - 1], numbers[count - 2]) == 0)
        count--; /* more places at the end, but no more states */
    l->out->within[how] = status == DT_OK ? dt_arena_copy(l->out->arena, numbers, count, sizeof *numbers) : NULL;
    l->out->rounds[how] = count;
    free(numbers);
    return status == DT_OK && !l->out->within[how] ? DT_ERR_NOMEM : status;
}

/* ---- all ----------------------------------------------------------------------------------------------------------- */

static dt_status count_rounds(dt_symbolic *s, const dt_far_unfolding *question, dt_far_paths *out, dt_far_how how)
{
    looking l = {.s = s, .question = question, .out = out, .words = dt_turns_words(s)};
    const dt_focus everybody = {.s = s,
                                .profile = question->profile,
                                .dm = DT_PATTERN_NONE,
                                .disimprove = how == DT_FAR_MIXED ? question->disimprove : NULL};
    size_t scope = dt_forest_enter(s->forest);
    dt_status status = dt_opponents_all(&l.movers, &everybody, how != DT_FAR_ANY);
    if (status == DT_OK) {
        status = grow(&l, how);
        dt_opponents_free(&l.movers);
    }
    dt_forest_leave(s->forest, scope, DT_DIAGRAM_TRUE);
    return status;
}

dt_status dt_symbolic_find_ends(dt_symbolic *s, const dt_far_unfolding *question, dt_diagram reached, dt_far_paths *out)
{
    const looking l = {.s = s, .question = question, .out = out};
    size_t scope = dt_forest_enter(s->forest);
    dt_status status = find_ends(&l, reached);
    dt_forest_leave(s->forest, scope, DT_DIAGRAM_TRUE);
    return status;
}

dt_status dt_symbolic_find_rounds(dt_symbolic *s, const dt_far_unfolding *question, dt_far_paths *out)
{
    dt_budget_stage(s->budget, "counting move by move", 0);
    for (dt_far_how how = DT_FAR_IMPROVEMENTS; how < DT_FAR_HOWS; how++)
        if (how != DT_FAR_MIXED || question->disimprove)
            DT_TRY(count_rounds(s, question, out, how));
    return DT_OK;
}
