/* SPDX-License-Identifier: MIT */
/* A part of the integrated graph and its moves as csv. */
#include "report/excerpt.h"

#include "base/memory.h"

#include <inttypes.h>
#include <detente/relations.h>

#include <stdlib.h>

/* ---- which states ---------------------------------------------------------------------------------------------- */

static dt_status find_distances(dt_excerpt *excerpt, dt_budget *budget)
{
    const dt_excerpt_options *options = &excerpt->options;
    uint32_t count = dt_graph_count(excerpt->graph);
    DT_TRY(dt_budget_reserve(budget, (uint64_t)count * sizeof *excerpt->distance));
    excerpt->distance = dt_malloc(count, sizeof *excerpt->distance);
    if (!excerpt->distance)
        return DT_ERR_NOMEM;
    DT_TRY(options->improvements && !dt_profile_ranks(dt_graph_model(excerpt->graph), options->profile)
               ? dt_relations_reach(excerpt->graph, options->profile, options->around, budget, excerpt->distance)
               : dt_stability_reach(excerpt->graph, options->profile, options->around, options->improvements, budget,
                                    excerpt->distance));
    excerpt->states = 0;
    for (uint32_t s = 0; s < count; s++)
        excerpt->states += dt_excerpt_has(excerpt, s);
    return DT_OK;
}

dt_status dt_excerpt_new(dt_excerpt **out, const dt_graph *graph, const dt_excerpt_options *options, dt_budget *budget)
{
    *out = NULL;
    dt_excerpt *excerpt = dt_calloc(1, sizeof *excerpt);
    if (!excerpt)
        return DT_ERR_NOMEM;
    *excerpt = (dt_excerpt){.graph = graph, .options = *options, .states = dt_graph_count(graph)};
    dt_status status = options->around == DT_NO_STATE ? DT_OK : find_distances(excerpt, budget);
    if (status == DT_OK)
        *out = excerpt;
    else
        dt_excerpt_free(excerpt);
    return status;
}

void dt_excerpt_free(dt_excerpt *excerpt)
{
    if (!excerpt)
        return;
    free(excerpt->distance);
    free(excerpt);
}

uint32_t dt_excerpt_states(const dt_excerpt *excerpt)
{
    return excerpt->states;
}

bool dt_excerpt_has(const dt_excerpt *excerpt, uint32_t state)
{
    return !excerpt->distance || excerpt->distance[state] <= excerpt->options.depth;
}

/* ---- which moves ----------------------------------------------------------------------------------------------- */

typedef struct arc_walk {
    const dt_excerpt *excerpt;
    dt_arc arc;
    dt_visit_arc visit;
    void *user;
} arc_walk;

static dt_status on_move(void *user, uint32_t to)
{
    arc_walk *walk = user;
    const dt_excerpt *excerpt = walk->excerpt;
    size_t dm = walk->arc.dm;
    walk->arc.to = to;
    walk->arc.gain = dt_gain_of(excerpt->graph, dm, excerpt->options.profile[dm], walk->arc.from, to);
    if (!dt_excerpt_has(excerpt, to) || (excerpt->options.improvements && walk->arc.gain == DT_GAINS_NOT))
        return DT_OK;
    return walk->visit(walk->user, &walk->arc);
}

dt_status dt_excerpt_each_arc(const dt_excerpt *excerpt, size_t dm, uint32_t from, dt_visit_arc visit, void *user)
{
    arc_walk walk = {.excerpt = excerpt, .arc = {.from = from, .dm = dm}, .visit = visit, .user = user};
    if (!dt_excerpt_has(excerpt, from))
        return DT_OK;
    return dt_graph_each_move(excerpt->graph, dm, from, on_move, &walk);
}

/* Calls `visit` for every move, state by state. */
static dt_status each_arc(const dt_excerpt *excerpt, dt_visit_arc visit, void *user)
{
    const dt_model *model = dt_graph_model(excerpt->graph);
    for (uint32_t s = 0; s < dt_graph_count(excerpt->graph); s++)
        for (size_t dm = 0; dm < model->dm_count; dm++)
            DT_TRY(dt_excerpt_each_arc(excerpt, dm, s, visit, user));
    return DT_OK;
}

/* ---- counting and csv ------------------------------------------------------------------------------------------ */

typedef struct arc_use {
    const dt_model *model;
    dt_budget *budget;
    dt_text *out;
    uint64_t count, most;
    bool unknown; /* is there something that is not known? */
} arc_use;

/* Ends the walk above `most` with a status of its own, which the caller takes back. */
static dt_status count_arc(void *user, const dt_arc *arc)
{
    arc_use *use = user;
    (void)arc;
    if (++use->count > use->most)
        return DT_ERR_MODEL;
    return dt_budget_spend(use->budget, 4);
}

dt_status dt_excerpt_count_arcs(const dt_excerpt *excerpt, uint64_t most, dt_budget *budget, uint64_t *arcs)
{
    arc_use use = {.budget = budget, .most = most};
    dt_budget_stage(budget, "counting the moves", 0);
    dt_status status = each_arc(excerpt, count_arc, &use);
    *arcs = use.count;
    return use.count > most ? DT_OK : status;
}

static dt_status write_row(void *user, const dt_arc *arc)
{
    arc_use *use = user;
    dt_text_printf(use->out, "%" PRIu32 ",%" PRIu32 ",%s,%d", arc->from + 1, arc->to + 1,
                   use->model->decision_makers[arc->dm].id, arc->gain == DT_GAINS);
    if (use->unknown)
        dt_text_add(use->out, arc->gain == DT_GAINS_PERHAPS ? ",1" : ",0");
    dt_text_add(use->out, "\n");
    DT_TRY(use->out->status);
    return dt_budget_spend(use->budget, 16);
}

dt_status dt_report_graph_csv(const dt_excerpt *excerpt, dt_budget *budget, dt_text *out)
{
    arc_use use = {.model = dt_graph_model(excerpt->graph), .budget = budget, .out = out};
    dt_budget_stage(budget, "writing the graph", 0);
    use.unknown = dt_gain_may_be_unknown(use.model, excerpt->options.profile);
    dt_text_add(out, use.unknown ? "from,to,by,improvement,unknown\n" : "from,to,by,improvement\n");
    dt_status status = each_arc(excerpt, write_row, &use);
    return status == DT_OK ? out->status : status;
}
