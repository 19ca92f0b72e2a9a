/* SPDX-License-Identifier: MIT */
#include "symbolic/shift.h"

#include "symbolic/outlook.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static dt_diagram equilibria(const dt_sets *sets, dt_concept_id concept)
{
    dt_symbolic *s = sets->symbolic;
    dt_diagram set = s->feasible;
    for (size_t i = 0; i < s->model->dm_count; i++)
        set = dt_diagram_and(s->forest, set, dt_diagram_not(sets->unstable[concept][i]));
    return set;
}

static dt_status count(dt_symbolic *s, dt_diagram set, dt_some_states *out)
{
    dt_natural number;
    DT_TRY(dt_forest_status(s->forest));
    DT_TRY(dt_symbolic_count(s, set, &number));
    return dt_symbolic_digits(&number, &out->number);
}

typedef struct listing {
    dt_some_states *out;
    size_t words, capacity;
} listing;

static dt_status add(void *user, const uint64_t *state)
{
    listing *l = user;
    if (!dt_grow(&l->out->list, &l->capacity, l->out->count, l->words * sizeof *state))
        return DT_ERR_NOMEM;
    memcpy(l->out->list + l->out->count++ * l->words, state, l->words * sizeof *state);
    return DT_OK;
}

/* Named states, the status quo among them. */
static dt_diagram named_states(dt_symbolic *s)
{
    dt_diagram set = DT_DIAGRAM_FALSE;
    for (size_t k = 0; k < s->model->named_count; k++)
        set = dt_diagram_or(s->forest, set, dt_symbolic_state(s->forest, s->named[k], s->options));
    if (s->status_quo)
        set = dt_diagram_or(s->forest, set, dt_symbolic_state(s->forest, s->status_quo, s->options));
    return set;
}

static dt_status list(dt_symbolic *s, dt_diagram set, uint64_t most, dt_some_states *out)
{
    listing l = {.out = out, .words = dt_model_words(s->model)};
    const dt_diagram named = named_states(s);
    DT_TRY(count(s, set, out));
    dt_diagram first = dt_diagram_and(s->forest, set, named);
    dt_diagram others = dt_diagram_and(s->forest, set, dt_diagram_not(named));
    DT_TRY(dt_forest_status(s->forest));
    DT_TRY(dt_diagram_each_point(s->forest, first, s->options, most, add, &l));
    return dt_diagram_each_point(s->forest, others, s->options, most - out->count, add, &l);
}

static dt_status compare(dt_shifts *out, const dt_shift_question *q)
{
    dt_symbolic *s = q->before->symbolic;
    dt_forest *forest = s->forest;
    const dt_diagram before = equilibria(q->before, q->concept), after = equilibria(q->after, q->concept);
    const dt_diagram told = dt_diagram_not(q->apart), old = dt_diagram_and(forest, s->feasible, told);
    const dt_diagram now = dt_diagram_and(forest, after, told);
    DT_TRY(count(s, before, &out->before));
    DT_TRY(count(s, after, &out->after));
    DT_TRY(list(s, dt_diagram_and(forest, dt_diagram_and(forest, before, told), dt_diagram_not(after)), q->most,
                &out->lost));
    DT_TRY(list(s, dt_diagram_and(forest, dt_diagram_and(forest, old, now), dt_diagram_not(before)), q->most,
                &out->gained));
    return count(s, dt_diagram_and(forest, now, dt_diagram_not(s->feasible)), &out->fresh);
}

dt_status dt_symbolic_shift(dt_shifts *out, const dt_shift_question *question)
{
    dt_forest *forest = question->before->symbolic->forest;
    *out = (dt_shifts){.lost = {.number = NULL}};
    size_t scope = dt_forest_enter(forest);
    dt_status status = compare(out, question);
    dt_forest_leave(forest, scope, DT_DIAGRAM_TRUE);
    return status;
}

void dt_shifts_free(dt_shifts *shifts)
{
    dt_some_states *all[] = {&shifts->before, &shifts->after, &shifts->lost, &shifts->gained, &shifts->fresh};
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
        free(all[k]->number);
        free(all[k]->list);
        *all[k] = (dt_some_states){.number = NULL};
    }
}
