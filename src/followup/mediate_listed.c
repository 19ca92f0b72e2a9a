/* SPDX-License-Identifier: MIT */
/* Sets of measures looked at state by state. For each choice of measures that are no beliefs one variant is made; beliefs then only
 * change ranks, which are kept from the first time that they were needed. */
#include "base/memory.h"
#include "followup/mediating.h"

#include <stdlib.h>
#include <string.h>

typedef struct seeking {
    dt_mediation *m;
    dt_budget *budget;
    dt_probe probe;
    dt_world world;
    dt_variant *kept; /* [measures]: a belief alone, for its ranks */
    size_t first;     /* whom to ask first */
    dt_variant now;   /* with the chosen measures that are no beliefs */
} seeking;

static bool is_belief(const dt_measure *measure)
{
    return measure->kind == DT_MEASURE_BELIEF;
}

static void list_edits(const seeking *s, const uint32_t *set, size_t count, dt_edit *edits)
{
    for (size_t k = 0; k < count; k++)
        edits[k] = s->m->measures[set[k]].edit;
}

/* ---- what a belief does beside other measures ------------------------------------------------------------------ */

/* Does the variant at hand leave the belief's list and the states as they are, so that the ranks of the belief alone are
 * those that it has here? */
static bool leaves_alone(const void *user, const dt_measure *belief)
{
    const seeking *s = user;
    const dt_graph *graph = s->world.graph;
    const uint32_t reading = s->m->options.profile[belief->dm];
    return graph->states.vectors == s->m->base->states.vectors &&
           graph->ranks[belief->dm][reading].rank == s->m->base->ranks[belief->dm][reading].rank;
}

/* ---- one set ----------------------------------------------------------------------------------------------------- */

static dt_status enter(void *user, const uint32_t *acts, size_t count)
{
    seeking *s = user;
    dt_edit edits[DT_SIZE_MAX];
    const dt_graph *graph = s->m->base;
    list_edits(s, acts, count, edits);
    if (count)
        DT_TRY(dt_variant_make(&s->now, s->m->base, edits, count, s->budget));
    graph = count ? s->now.graph : graph;
    DT_TRY(dt_world_enter(&s->world, s->m, graph, s->budget));
    return dt_probe_aim(&s->probe, graph, s->m->options.profile);
}

static void leave(void *user)
{
    seeking *s = user;
    dt_variant_free(&s->now, s->budget);
}

static dt_status judge(seeking *s, dt_finding *finding)
{
    return dt_world_judge(s->m, &s->world, &s->probe, &s->first, finding, NULL, NULL);
}

/* Where the ranks of a belief alone will not do, the whole set is made. */
static dt_status judge_whole(seeking *s, const uint32_t *set, size_t count, dt_finding *finding)
{
    dt_variant whole;
    dt_edit edits[DT_SIZE_MAX];
    list_edits(s, set, count, edits);
    dt_status status = dt_variant_make(&whole, s->m->base, edits, count, s->budget);
    *finding = (dt_finding){.refusal = DT_REFUSED_UNSOUND};
    if (status != DT_OK)
        return status == DT_ERR_MODEL ? DT_OK : status;
    const dt_graph *before = s->world.graph;
    status = dt_probe_aim(&s->probe, whole.graph, s->m->options.profile);
    s->world.graph = whole.graph;
    if (status == DT_OK)
        status = judge(s, finding);
    s->world.graph = before;
    dt_variant_free(&whole, s->budget);
    return status == DT_OK ? dt_probe_aim(&s->probe, before, s->m->options.profile) : status;
}

/* The minds of a set as they are with its beliefs, or without. */
static dt_status put_ranks(seeking *s, const uint32_t *set, size_t count, bool with)
{
    const uint32_t *profile = s->m->options.profile;
    for (size_t k = 0; k < count; k++) {
        const size_t dm = s->m->measures[set[k]].dm;
        if (!is_belief(&s->m->measures[set[k]]))
            continue;
        if (with)
            DT_TRY(dt_belief_keep(s->m, s->kept, set[k], s->budget));
        const dt_graph *graph = with ? s->kept[set[k]].graph : s->world.graph;
        s->probe.ranks[dm] = &graph->ranks[dm][profile[dm]];
    }
    return DT_OK;
}

static dt_status judge_set(void *user, const uint32_t *set, size_t count, dt_finding *finding)
{
    seeking *s = user;
    bool whole = false;
    for (size_t k = 0; k < count; k++)
        whole |= is_belief(&s->m->measures[set[k]]) && !leaves_alone(s, &s->m->measures[set[k]]);
    if (whole)
        return judge_whole(s, set, count, finding);
    DT_TRY(put_ranks(s, set, count, true));
    dt_status status = judge(s, finding);
    return status == DT_OK ? put_ranks(s, set, count, false) : status;
}

static dt_status mark_weak(void *user)
{
    seeking *s = user;
    s->kept = dt_calloc(s->m->measure_count, sizeof *s->kept);
    return s->kept ? dt_beliefs_mark_weak(s->m, s->kept, s->budget) : DT_ERR_NOMEM;
}

static dt_status verify(void *user, dt_measure_set *set)
{
    seeking *s = user;
    return dt_measure_set_verify(s->m, set, s->budget);
}

/* ---- the model as it is ------------------------------------------------------------------------------------------ */

/* Who stands in the way of the first wanted state. */
static dt_status look_at_obstacles(seeking *s)
{
    dt_mediation *m = s->m;
    dt_probe *probe = &s->probe;
    const uint32_t target = m->options.goal->first, status_quo = s->world.status_quo;
    if (target == DT_NO_STATE)
        return DT_OK;
    for (size_t dm = 0; dm < probe->dm_count; dm++) {
        uint32_t rank = probe->ranks[dm]->rank[target];
        bool stable, content = true;
        DT_TRY(dt_probe_deters(probe, m->options.concept, dm, target, rank, &stable));
        if (status_quo != DT_NO_STATE)
            DT_TRY(dt_probe_deters(probe, m->options.concept, dm, status_quo, rank, &content));
        m->unstable[dm] = !stable;
        m->worse[dm] = !content || (status_quo != DT_NO_STATE && probe->ranks[dm]->rank[status_quo] > rank);
    }
    return DT_OK;
}

static dt_status look_at_base(seeking *s)
{
    dt_finding finding;
    DT_TRY(dt_world_enter(&s->world, s->m, s->m->base, s->budget));
    DT_TRY(dt_probe_aim(&s->probe, s->m->base, s->m->options.profile));
    DT_TRY(judge(s, &finding));
    dt_mediation_note_base(s->m, &finding);
    DT_TRY(look_at_obstacles(s));
    s->m->tried[0].finished = true;
    return DT_OK;
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

/* The model with the options of its levers. Its graph needs no diagnostics of its own: it has the states of one that is
 * sound. */
static dt_status make_base(dt_mediation *m, dt_budget *budget)
{
    dt_diagnostics *unread = NULL;
    DT_TRY(dt_model_with_levers(&m->model, dt_graph_model(m->graph)));
    DT_TRY(dt_diagnostics_new(&unread, m->model->source));
    dt_status status = dt_graph_build(&m->base, m->model, budget, unread);
    dt_diagnostics_free(unread);
    return status;
}

static dt_status keep_status_quo(dt_mediation *m)
{
    const uint32_t state = dt_graph_status_quo(m->base);
    const size_t bytes = dt_model_words(m->model) * sizeof *m->status_quo;
    if (state == DT_NO_STATE)
        return DT_OK;
    m->status_quo = dt_malloc(1, bytes);
    if (!m->status_quo)
        return DT_ERR_NOMEM;
    memcpy(m->status_quo, dt_graph_state(m->base, state), bytes);
    return DT_OK;
}

static dt_status prepare(seeking *s)
{
    dt_mediation *m = s->m;
    DT_TRY(make_base(m, s->budget));
    DT_TRY(keep_status_quo(m));
    m->unstable = dt_calloc(m->model->dm_count, sizeof *m->unstable);
    m->worse = dt_calloc(m->model->dm_count, sizeof *m->worse);
    if (!m->unstable || !m->worse)
        return DT_ERR_NOMEM;
    DT_TRY(dt_stability_solve(&m->verdicts, m->base, m->options.profile, 1u << m->options.concept, s->budget));
    DT_TRY(dt_probe_init(&s->probe, m->model->dm_count, s->budget));
    return look_at_base(s);
}

static void seeking_free(seeking *s)
{
    for (size_t k = 0; s->kept && k < s->m->measure_count; k++)
        dt_variant_free(&s->kept[k], s->budget);
    free(s->kept);
    dt_world_free(&s->world);
    dt_probe_free(&s->probe);
}

dt_status dt_mediate(dt_mediation **out, const dt_graph *graph, const dt_mediate_options *options, dt_budget *budget)
{
    seeking s = {.budget = budget};
    const dt_mediator how = {.user = &s,
                             .mark_weak = mark_weak,
                             .enter = enter,
                             .leave = leave,
                             .leaves_alone = leaves_alone,
                             .judge = judge_set,
                             .verify = verify};
    *out = NULL;
    s.m = dt_calloc(1, sizeof *s.m);
    if (!s.m)
        return DT_ERR_NOMEM;
    s.m->graph = graph;
    s.m->options = *options;
    s.m->wanted = options->goal->count;
    dt_status status = prepare(&s);
    if (status == DT_OK)
        status = dt_mediation_search(s.m, &how, budget);
    seeking_free(&s);
    return dt_mediation_end(out, s.m, status);
}
