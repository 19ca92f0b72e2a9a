/* SPDX-License-Identifier: MIT */
#include "stability/probe.h"

#include "base/bits.h"
#include "base/memory.h"
#include "stability/kernel.h"

#include <stdlib.h>
#include <string.h>

/* A place on a legal sequence; `mover` is the number of decision makers where nobody has moved yet. */
typedef struct dt_probe_place {
    uint32_t state, mover;
} place;

/* ---- room -------------------------------------------------------------------------------------------------------- */

dt_status dt_probe_init(dt_probe *probe, size_t dm_count, dt_budget *budget)
{
    *probe = (dt_probe){.dm_count = dm_count, .budget = budget};
    probe->ranks = dt_calloc(dm_count, sizeof *probe->ranks);
    probe->improvements = dt_calloc(dm_count, sizeof *probe->improvements);
    probe->improvement_counts = dt_calloc(dm_count, sizeof *probe->improvement_counts);
    probe->improvement_rooms = dt_calloc(dm_count, sizeof *probe->improvement_rooms);
    probe->choices = dt_calloc(dm_count, sizeof *probe->choices);
    if (probe->ranks && probe->improvements && probe->improvement_counts && probe->improvement_rooms && probe->choices)
        return DT_OK;
    dt_probe_free(probe);
    return DT_ERR_NOMEM;
}

void dt_probe_free(dt_probe *probe)
{
    for (size_t dm = 0; probe->improvements && dm < probe->dm_count; dm++)
        free(probe->improvements[dm]);
    free(probe->ranks);
    free(probe->improvements);
    free(probe->improvement_counts);
    free(probe->improvement_rooms);
    free(probe->choices);
    free(probe->combined);
    free(probe->seen);
    free(probe->queue);
    if (probe->budget)
        dt_budget_release(probe->budget, probe->bytes);
    *probe = (dt_probe){.graph = NULL};
}

static dt_status make_room(dt_probe *probe, size_t places)
{
    if (places <= probe->room)
        return DT_OK;
    uint64_t bytes = places * sizeof *probe->queue + dt_words_for(places) * sizeof *probe->seen;
    DT_TRY(dt_budget_reserve(probe->budget, bytes));
    probe->bytes += bytes;
    free(probe->queue);
    free(probe->seen);
    probe->room = 0;
    probe->queue = dt_malloc(places, sizeof *probe->queue);
    probe->seen = dt_calloc(dt_words_for(places), sizeof *probe->seen);
    if (!probe->queue || !probe->seen)
        return DT_ERR_NOMEM;
    probe->room = places;
    return DT_OK;
}

dt_status dt_probe_aim(dt_probe *probe, const dt_graph *graph, const uint32_t *profile)
{
    probe->graph = graph;
    probe->apart = false;
    for (size_t dm = 0; dm < probe->dm_count; dm++) {
        probe->ranks[dm] = &graph->ranks[dm][profile[dm]];
        probe->apart |= !graph->moves[dm].none && !graph->moves[dm].transitive;
    }
    if (!probe->combined)
        probe->combined = dt_malloc(graph->states.words, sizeof *probe->combined);
    if (!probe->combined)
        return DT_ERR_NOMEM;
    return make_room(probe, (probe->apart ? probe->dm_count + 1 : 1) * (size_t)graph->states.count);
}

/* ---- moves from one state ---------------------------------------------------------------------------------------- */

/* Calls `visit` for each state that `dm` can move to; false from it ends the walk. */
typedef bool (*visit_fn)(void *user, uint32_t to);

static dt_status each_move(dt_probe *probe, size_t dm, uint32_t from, visit_fn visit, void *user)
{
    const dt_moves *moves = &probe->graph->moves[dm];
    uint64_t steps = 1;
    if (moves->none)
        return DT_OK;
    uint32_t class = moves->class_of[from];
    for (size_t k = moves->to.start[class]; k < moves->to.start[class + 1]; k++) {
        uint32_t to = moves->to.items[k];
        for (uint32_t m = moves->class_start[to]; m < moves->class_start[to + 1]; m++, steps++)
            if (moves->members[m] != from && !visit(user, moves->members[m]))
                return dt_budget_spend(probe->budget, steps);
    }
    return dt_budget_spend(probe->budget, steps);
}

/* ---- searching --------------------------------------------------------------------------------------------------- */

/* A search over legal sequences by all but `except`. */
typedef struct search {
    dt_probe *probe;
    size_t except; /* SIZE_MAX: nobody */
    bool improvements;
    place at; /* being followed up */
    size_t mover;
    /* found where `hits` says so */
    bool (*hits)(struct search *s, uint32_t state);
    bool found;
    /* for answers */
    const dt_ranks *ranks; /* of the focal one */
    uint32_t most;
    bool escape; /* an answer counts only if the focal one cannot move on to what ranks above `most` */
    const uint64_t *targets;
} search;

static size_t number_of(const dt_probe *probe, place p)
{
    return probe->apart ? p.mover * (size_t)probe->graph->states.count + p.state : p.state;
}

static void meet(search *s, place p)
{
    dt_probe *probe = s->probe;
    size_t number = number_of(probe, p);
    if (dt_bit_get(probe->seen, number))
        return;
    dt_bit_set(probe->seen, number);
    probe->queue[probe->tail++] = p;
    s->found = s->hits(s, p.state);
}

static bool follow(void *user, uint32_t to)
{
    search *s = user;
    const uint32_t *rank = s->probe->ranks[s->mover]->rank;
    if (!s->improvements || rank[to] > rank[s->at.state])
        meet(s, (place){to, (uint32_t)s->mover});
    return !s->found;
}

/* Whoever was not the last to move may move; where places are not kept apart, everybody may. */
static dt_status follow_up(search *s)
{
    for (s->mover = 0; s->mover < s->probe->dm_count && !s->found; s->mover++)
        if (s->mover != s->except && (!s->probe->apart || s->mover != s->at.mover))
            DT_TRY(each_move(s->probe, s->mover, s->at.state, follow, s));
    return DT_OK;
}

/* From `from`, which is not itself asked about. */
static dt_status run(search *s, uint32_t from)
{
    dt_probe *probe = s->probe;
    dt_status status = DT_OK;
    probe->head = probe->tail = 0;
    s->found = false;
    place start = {from, (uint32_t)probe->dm_count};
    dt_bit_set(probe->seen, number_of(probe, start));
    probe->queue[probe->tail++] = start;
    while (status == DT_OK && !s->found && probe->head < probe->tail) {
        s->at = probe->queue[probe->head++];
        status = follow_up(s);
    }
    for (size_t k = 0; k < probe->tail; k++)
        dt_bit_clear(probe->seen, number_of(probe, probe->queue[k]));
    return status;
}

/* ---- answers in turn --------------------------------------------------------------------------------------------- */

typedef struct escaping {
    const search *s;
    bool found;
} escaping;

static bool escapes_to(void *user, uint32_t to)
{
    escaping *e = user;
    e->found = e->s->ranks->rank[to] > e->s->most;
    return !e->found;
}

/* The moves looked at to see whether there is an escape are few beside those of the search: they are not counted. */
static bool is_answer(search *s, uint32_t state)
{
    escaping e = {.s = s};
    if (s->ranks->rank[state] > s->most)
        return false;
    if (s->escape && each_move(s->probe, s->except, state, escapes_to, &e) != DT_OK)
        return true; /* the limit shows again at once */
    return !e.found;
}

/* The focal moves that have to be answered, one after the other. */
typedef struct deterring {
    search s;
    dt_concept_id concept;
    uint32_t from;
    dt_status status;
    bool deters;
} deterring;

static dt_status answered_at_once(dt_probe *probe, const deterring *d, uint32_t to, bool *answered);

static bool is_deterred(void *user, uint32_t to)
{
    deterring *d = user;
    const dt_recipe *recipe = dt_recipe_for(d->concept);
    bool answered = false;
    if (d->s.ranks->rank[to] <= d->s.most)
        return true;
    if (!recipe) {
        d->status = answered_at_once(d->s.probe, d, to, &answered);
    } else if (recipe->answers != DT_ANSWERS_NONE) {
        d->status = run(&d->s, to);
        answered = d->s.found;
    }
    d->deters = answered;
    return answered && d->status == DT_OK;
}

/* ---- answers at the same time ------------------------------------------------------------------------------------ */

/* Everybody's improvements from one state, as the definition of SIM wants them. */
typedef struct gathering {
    dt_probe *probe;
    size_t dm;
    uint32_t from;
    bool no_memory;
} gathering;

static bool gather(void *user, uint32_t to)
{
    gathering *g = user;
    dt_probe *probe = g->probe;
    const uint32_t *rank = probe->ranks[g->dm]->rank;
    if (rank[to] <= rank[g->from])
        return true;
    g->no_memory = !dt_grow(&probe->improvements[g->dm], &probe->improvement_rooms[g->dm],
                            probe->improvement_counts[g->dm], sizeof **probe->improvements);
    if (!g->no_memory)
        probe->improvements[g->dm][probe->improvement_counts[g->dm]++] = to;
    return !g->no_memory;
}

static dt_status gather_improvements(dt_probe *probe, size_t except, uint32_t from)
{
    for (size_t dm = 0; dm < probe->dm_count; dm++) {
        gathering g = {.probe = probe, .dm = dm, .from = from};
        probe->improvement_counts[dm] = 0;
        if (dm != except)
            DT_TRY(each_move(probe, dm, from, gather, &g));
        if (g.no_memory)
            return DT_ERR_NOMEM;
    }
    return DT_OK;
}

/* The next choice of improvements by the others; false after the last, when nobody takes part. */
static bool next_choice(dt_probe *probe)
{
    for (size_t dm = 0; dm < probe->dm_count; dm++) {
        if (probe->choices[dm] < probe->improvement_counts[dm]) {
            probe->choices[dm]++;
            return true;
        }
        probe->choices[dm] = 0;
    }
    return false;
}

/* The state that the focal move and the chosen ones lead to together; DT_NO_STATE where they do not go together. */
static uint32_t combine(dt_probe *probe, uint32_t from, uint32_t to)
{
    const dt_states *states = &probe->graph->states;
    const uint64_t *start = dt_states_at(states, from);
    memcpy(probe->combined, dt_states_at(states, to), states->words * sizeof *probe->combined);
    for (size_t dm = 0; dm < probe->dm_count; dm++) {
        if (!probe->choices[dm])
            continue;
        const uint64_t *end = dt_states_at(states, probe->improvements[dm][probe->choices[dm] - 1]);
        for (size_t word = 0; word < states->words; word++)
            probe->combined[word] ^= start[word] ^ end[word];
    }
    return dt_states_find(states, probe->combined);
}

static dt_status answered_at_once(dt_probe *probe, const deterring *d, uint32_t to, bool *answered)
{
    memset(probe->choices, 0, probe->dm_count * sizeof *probe->choices);
    while (!*answered && next_choice(probe)) {
        uint32_t state = combine(probe, d->from, to);
        *answered = state != DT_NO_STATE && d->s.ranks->rank[state] <= d->s.most;
        DT_TRY(dt_budget_spend(probe->budget, 4 + probe->dm_count));
    }
    return DT_OK;
}

/* ---- asking ------------------------------------------------------------------------------------------------------ */

dt_status dt_probe_deters(dt_probe *probe, dt_concept_id concept, size_t dm, uint32_t from, uint32_t most, bool *deters)
{
    const dt_recipe *recipe = dt_recipe_for(concept);
    deterring d = {.s = {.probe = probe, .except = dm, .hits = is_answer, .ranks = probe->ranks[dm], .most = most},
                   .concept = concept,
                   .from = from,
                   .deters = true};
    d.s.improvements = recipe && recipe->answers == DT_ANSWERS_IMPROVEMENTS;
    d.s.escape = recipe && recipe->escape;
    if (!recipe)
        DT_TRY(gather_improvements(probe, dm, from));
    DT_TRY(each_move(probe, dm, from, is_deterred, &d));
    *deters = d.deters;
    return d.status;
}

static bool is_target(search *s, uint32_t state)
{
    return dt_bit_get(s->targets, state);
}

dt_status dt_probe_reaches(dt_probe *probe, uint32_t from, const uint64_t *states, bool *reaches)
{
    search s = {.probe = probe, .except = SIZE_MAX, .improvements = true, .hits = is_target, .targets = states};
    *reaches = dt_bit_get(states, from);
    if (*reaches)
        return DT_OK;
    dt_status status = run(&s, from);
    *reaches = s.found;
    return status;
}
