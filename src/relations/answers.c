/* SPDX-License-Identifier: MIT */
#include "relations/answers.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#define NEW UINT32_MAX

/* A node is a state with its last mover: node = group * states + state. Where all arcs are transitive there is one group,
 * which everybody may follow. */
typedef struct frame {
    uint32_t node;
    uint32_t mover; /* whose arcs are followed */
    size_t at;      /* the next of them */
} frame;

typedef struct work {
    const dt_arcs **movers; /* those that take part */
    size_t mover_count;
    uint32_t states, nodes;
    bool apart; /* a group for each mover, which it does not follow itself */
    size_t words;
    uint32_t *index;     /* [nodes] order of discovery, NEW before */
    uint32_t *low;       /* [nodes] least index known to be reached */
    uint32_t *component; /* [nodes] ascending from those that lead nowhere else; NEW while not known */
    uint32_t *open;      /* nodes without a component, in order of discovery */
    uint32_t *order;     /* nodes by component */
    frame *frames;
    uint32_t discovered, open_count, ordered, components;
    size_t depth;
    uint64_t *rows;  /* [components][words] */
    uint32_t *stamp; /* [components] for whom it was added last */
    dt_budget *budget;
    uint64_t bytes;
} work;

static uint32_t node_of(const work *w, size_t mover, uint32_t state)
{
    return w->apart ? (uint32_t)mover * w->states + state : state;
}

static uint32_t state_of(const work *w, uint32_t node)
{
    return node % w->states;
}

/* May the mover go on from this node? */
static bool may_follow(const work *w, uint32_t node, size_t mover)
{
    return !w->apart || node / w->states != mover;
}

/* ---- components -------------------------------------------------------------------------------------------------- */

static void enter(work *w, uint32_t node)
{
    w->index[node] = w->low[node] = w->discovered++;
    w->open[w->open_count++] = node;
    w->frames[w->depth++] = (frame){.node = node, .mover = 0, .at = 0};
}

/* The next node that an arc leads to from the frame's; NEW after the last. */
static uint32_t next_node(const work *w, frame *f)
{
    uint32_t state = state_of(w, f->node);
    for (; f->mover < w->mover_count; f->mover++, f->at = 0) {
        const dt_arcs *arcs = w->movers[f->mover];
        if (may_follow(w, f->node, f->mover) && f->at < dt_arcs_count(arcs, state))
            return node_of(w, f->mover, arcs->to[arcs->start[state] + f->at++]);
    }
    return NEW;
}

static void lower(uint32_t *low, uint32_t by)
{
    *low = by < *low ? by : *low;
}

/* All that is above `node` on the open list reaches it, and it them. */
static void close_component(work *w, uint32_t node)
{
    uint32_t member;
    do {
        member = w->open[--w->open_count];
        w->component[member] = w->components;
        w->order[w->ordered++] = member;
    } while (member != node);
    w->components++;
}

static void leave(work *w)
{
    uint32_t node = w->frames[--w->depth].node;
    if (w->low[node] == w->index[node])
        close_component(w, node);
    if (w->depth > 0)
        lower(&w->low[w->frames[w->depth - 1].node], w->low[node]);
}

static dt_status explore(work *w, uint32_t root)
{
    if (w->index[root] != NEW)
        return DT_OK;
    enter(w, root);
    for (uint64_t steps = 0; w->depth > 0; steps++) {
        frame *top = &w->frames[w->depth - 1];
        uint32_t next = next_node(w, top);
        if (next == NEW) {
            leave(w);
            DT_TRY(dt_budget_spend(w->budget, steps));
            steps = 0;
        } else if (w->index[next] == NEW) {
            enter(w, next);
        } else if (w->component[next] == NEW) {
            lower(&w->low[top->node], w->index[next]);
        }
    }
    return DT_OK;
}

/* Nodes at which nobody arrives are of no use. */
static dt_status find_components(work *w)
{
    memset(w->index, 0xff, w->nodes * sizeof *w->index);
    memset(w->component, 0xff, w->nodes * sizeof *w->component);
    for (size_t mover = 0; mover < w->mover_count; mover++) {
        const dt_arcs *arcs = w->movers[mover];
        for (size_t k = 0; k < arcs->start[w->states]; k++)
            DT_TRY(explore(w, node_of(w, mover, arcs->to[k])));
    }
    return DT_OK;
}

/* ---- sets -------------------------------------------------------------------------------------------------------- */

/* Adds to `row` what is reached by the arcs of `mover` from `state`, each component once for each `stamp`. */
static uint64_t add_arcs(work *w, uint64_t *row, uint32_t stamp, size_t mover, uint32_t state)
{
    const dt_arcs *arcs = w->movers[mover];
    uint64_t added = 1;
    for (size_t k = arcs->start[state]; k < arcs->start[state + 1]; k++) {
        uint32_t component = w->component[node_of(w, mover, arcs->to[k])];
        if (w->stamp[component] == stamp)
            continue;
        w->stamp[component] = stamp;
        const uint64_t *there = w->rows + component * w->words;
        for (size_t word = 0; word < w->words; word++)
            row[word] |= there[word];
        added += w->words;
    }
    return added + dt_arcs_count(arcs, state);
}

static dt_status fill_component(work *w, uint32_t component, uint32_t *at)
{
    uint64_t *row = w->rows + component * w->words, steps = 0;
    w->stamp[component] = component; /* adding it to itself changes nothing */
    for (; *at < w->ordered && w->component[w->order[*at]] == component; ++*at) {
        uint32_t node = w->order[*at], state = state_of(w, node);
        dt_bit_set(row, state);
        for (size_t mover = 0; mover < w->mover_count; mover++)
            if (may_follow(w, node, mover))
                steps += add_arcs(w, row, component, mover, state);
    }
    return dt_budget_spend(w->budget, steps / 4);
}

static dt_status hand_down(work *w)
{
    uint32_t at = 0;
    memset(w->stamp, 0xff, w->components * sizeof *w->stamp);
    for (uint32_t component = 0; component < w->components; component++)
        DT_TRY(fill_component(w, component, &at));
    return DT_OK;
}

static dt_status fill_answers(work *w, dt_answers *out)
{
    memset(w->stamp, 0xff, w->components * sizeof *w->stamp);
    for (uint32_t s = 0; s < w->states; s++) {
        uint64_t *row = out->rows + s * out->words, steps = 0;
        for (size_t mover = 0; mover < w->mover_count; mover++)
            steps += add_arcs(w, row, s, mover, s);
        dt_bit_clear(row, s);
        DT_TRY(dt_budget_spend(w->budget, steps / 4));
    }
    return DT_OK;
}

/* One opponent alone moves once. */
static dt_status fill_single(const work *w, dt_answers *out)
{
    const dt_arcs *arcs = w->movers[0];
    for (uint32_t s = 0; s < w->states; s++)
        for (size_t k = arcs->start[s]; k < arcs->start[s + 1]; k++)
            dt_bit_set(out->rows + s * out->words, arcs->to[k]);
    return dt_budget_spend(w->budget, arcs->start[w->states]);
}

/* ---- life -------------------------------------------------------------------------------------------------------- */

static dt_status ask(work *w, uint64_t bytes)
{
    DT_TRY(dt_budget_reserve(w->budget, bytes));
    w->bytes += bytes;
    return DT_OK;
}

static dt_status prepare_nodes(work *w)
{
    uint64_t nodes = w->apart ? (uint64_t)w->states * w->mover_count : w->states;
    DT_TRY(ask(w, nodes >= NEW ? UINT64_MAX / 2 : nodes * (5 * sizeof *w->index + sizeof *w->frames)));
    w->nodes = (uint32_t)nodes;
    w->index = dt_malloc(nodes, sizeof *w->index);
    w->low = dt_malloc(nodes, sizeof *w->low);
    w->component = dt_malloc(nodes, sizeof *w->component);
    w->open = dt_malloc(nodes, sizeof *w->open);
    w->order = dt_malloc(nodes, sizeof *w->order);
    w->frames = dt_malloc(nodes, sizeof *w->frames);
    return w->index && w->low && w->component && w->open && w->order && w->frames ? DT_OK : DT_ERR_NOMEM;
}

static dt_status prepare_rows(work *w)
{
    DT_TRY(ask(w, w->components * (w->words * sizeof *w->rows + sizeof *w->stamp)));
    w->rows = dt_calloc((size_t)w->components * w->words, sizeof *w->rows);
    w->stamp = dt_malloc(w->components, sizeof *w->stamp);
    return w->rows && w->stamp ? DT_OK : DT_ERR_NOMEM;
}

static dt_status fill_all(work *w, dt_answers *out)
{
    if (w->mover_count == 0)
        return DT_OK;
    if (w->mover_count == 1)
        return fill_single(w, out);
    DT_TRY(prepare_nodes(w));
    DT_TRY(find_components(w));
    DT_TRY(prepare_rows(w));
    DT_TRY(hand_down(w));
    return fill_answers(w, out);
}

static void free_work(work *w)
{
    free(w->movers);
    free(w->index);
    free(w->low);
    free(w->component);
    free(w->open);
    free(w->order);
    free(w->frames);
    free(w->rows);
    free(w->stamp);
    dt_budget_release(w->budget, w->bytes);
}

static dt_status choose_movers(work *w, const dt_arcs *const *movers, size_t count)
{
    w->movers = dt_malloc(count, sizeof(dt_arcs *));
    if (!w->movers)
        return DT_ERR_NOMEM;
    for (size_t k = 0; k < count; k++)
        if (movers[k] && movers[k]->start[w->states] > 0) {
            w->movers[w->mover_count++] = movers[k];
            w->apart |= !movers[k]->transitive;
        }
    return DT_OK;
}

dt_status dt_answers_new(dt_answers *out, const dt_arcs *const *movers, size_t count, uint32_t states,
                         dt_budget *budget)
{
    work w = {.states = states, .words = dt_words_for(states), .budget = budget};
    uint64_t bytes = (uint64_t)states * w.words * sizeof *out->rows;
    *out = (dt_answers){.states = states, .words = w.words};
    DT_TRY(dt_budget_reserve(budget, bytes));
    out->bytes = bytes;
    out->rows = dt_calloc((size_t)states * w.words, sizeof *out->rows);
    dt_status status = out->rows ? choose_movers(&w, movers, count) : DT_ERR_NOMEM;
    if (status == DT_OK)
        status = fill_all(&w, out);
    free_work(&w);
    if (status != DT_OK)
        dt_answers_free(out, budget);
    return status;
}

void dt_answers_free(dt_answers *answers, dt_budget *budget)
{
    free(answers->rows);
    dt_budget_release(budget, answers->bytes);
    *answers = (dt_answers){.rows = NULL};
}
