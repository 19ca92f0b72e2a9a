/* SPDX-License-Identifier: MIT */
#include "report/shown.h"

#include <string.h>

size_t dt_shown_find(const dt_shown *shown, uint32_t state)
{
    for (size_t k = 0; k < shown->count; k++)
        if (shown->states[k] == state)
            return k;
    return SIZE_MAX;
}

/* Keeps the list ascending. */
void dt_shown_add(dt_shown *shown, uint32_t state)
{
    size_t at = shown->count;
    if (state == DT_NO_STATE || shown->count == DT_SHOWN_MAX || dt_shown_find(shown, state) != SIZE_MAX)
        return;
    while (at > 0 && shown->states[at - 1] > state)
        at--;
    memmove(&shown->states[at + 1], &shown->states[at], (shown->count - at) * sizeof *shown->states);
    shown->states[at] = state;
    shown->count++;
}

void dt_shown_add_named(dt_shown *shown, const dt_teller *teller)
{
    dt_shown_add(shown, dt_graph_status_quo(teller->graph));
    for (size_t k = 0; !teller->model->graph_form && k < teller->model->named_count; k++)
        dt_shown_add(shown, dt_graph_named(teller->graph, k));
}

static void add_routes(dt_shown *shown, const dt_routes *routes)
{
    for (size_t k = 0; k < routes->count; k++)
        for (uint32_t m = 0; m < routes->list[k].count; m++)
            dt_shown_add(shown, routes->list[k].moves[m].to);
}

static dt_status add_improvements(dt_shown *shown, const dt_teller *teller)
{
    uint32_t from = dt_graph_status_quo(teller->graph);
    for (size_t i = 0; from != DT_NO_STATE && i < teller->model->dm_count; i++) {
        dt_improvements found;
        DT_TRY(dt_improvements_find(teller, i, from, &found));
        dt_shown_add(shown, found.best);
    }
    return DT_OK;
}

static void add_answer(dt_shown *shown, const dt_witness *why)
{
    if (!why || why->answer_count == 0)
        return;
    dt_shown_add(shown, why->answers[0].to);
    for (size_t m = 0; m < why->answers[0].move_count; m++)
        dt_shown_add(shown, why->answers[0].moves[m].to);
}

dt_status dt_shown_choose(dt_shown *shown, uint32_t all, const dt_teller *teller, const dt_outcomes *outcomes,
                          const dt_routes *routes, const dt_witness *const *why)
{
    uint32_t states = dt_graph_count(teller->graph);
    *shown = (dt_shown){.all = states <= all};
    for (uint32_t s = 0; shown->all && s < states; s++)
        dt_shown_add(shown, s);
    if (shown->all)
        return DT_OK;
    dt_shown_add_named(shown, teller);
    for (size_t k = 0; k < outcomes->count; k++)
        dt_shown_add(shown, outcomes->list[k].state);
    add_routes(shown, routes);
    DT_TRY(add_improvements(shown, teller));
    for (size_t k = 0; k < outcomes->count * teller->model->dm_count; k++)
        add_answer(shown, why[k]);
    return DT_OK;
}
