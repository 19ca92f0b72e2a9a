/* SPDX-License-Identifier: MIT */
/* One change of a model tried: a variant of the graph, which shares with its base whatever stays the same; verdicts of which
 * only those are decided anew that rest on what differs; what becomes of each equilibrium. */
#include "base/memory.h"
#include "followup/sensitive.h"

#include <stdlib.h>
#include <string.h>

/* ---- solving with changes ---------------------------------------------------------------------------------------- */

static dt_status solve(dt_trying *t, const dt_edit *edits, size_t count, dt_look_fn look, void *user)
{
    const dt_sensitivity *s = t->s;
    dt_variant now = {.model = NULL};
    if (count)
        DT_TRY(dt_variant_make(&now, s->graph, edits, count, t->budget));
    t->graph = count ? now.graph : s->graph;
    dt_status status = dt_stability_update(&t->verdicts, t->graph, t->profile, s->verdicts, s->graph, t->budget);
    if (status == DT_OK)
        status = look(t, user);
    dt_verdicts_free(t->verdicts);
    t->verdicts = NULL;
    dt_variant_free(&now, t->budget);
    return status;
}

/* What was asked of the budget ends with the trial. */
dt_status dt_try_changes(dt_trying *t, const dt_change *const *changes, size_t count, dt_look_fn look, void *user)
{
    dt_edit edits[2];
    size_t edit_count = 0;
    uint64_t before = dt_budget_reserved(t->budget);
    for (size_t k = 0; k < count; k++) {
        const dt_edit *edit = &changes[k]->edit;
        if (changes[k]->kind == DT_CHANGE_READING)
            t->profile[edit->dm] = (uint32_t)edit->reading;
        else
            edits[edit_count++] = *edit;
    }
    dt_status status = solve(t, edits, edit_count, look, user);
    for (size_t k = 0; k < count; k++)
        t->profile[changes[k]->edit.dm] = t->s->profile[changes[k]->edit.dm];
    dt_budget_release(t->budget, dt_budget_reserved(t->budget) - before);
    return status;
}

/* ---- what a change does ------------------------------------------------------------------------------------------ */

/* A change at work. */
typedef struct noting {
    dt_trying *t;
    dt_trial *trial;
    bool same_states;
} noting;

dt_concept_set dt_concepts_holding(const dt_verdicts *verdicts, uint32_t state)
{
    dt_concept_set found = 0;
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        if (dt_verdicts_concepts(verdicts) >> c & 1u && dt_verdicts_equilibrium(verdicts, (dt_concept_id)c, state))
            found |= 1u << c;
    return found;
}

static bool is_told(const dt_sensitivity *s, uint32_t state)
{
    return state == s->options.state || state == dt_graph_status_quo(s->graph) ||
           dt_graph_name_of(s->graph, state) != DT_PATTERN_NONE;
}

/* Those that somebody named stand before the others; those that are watched always have room. */
static dt_status list_shift(const noting *n, dt_shift shift)
{
    dt_trial *trial = n->trial;
    const dt_sensitivity *s = n->t->s;
    bool told = is_told(s, shift.state);
    size_t capacity = trial->shift_count, room = trial->shift_count + 1;
    if (!told && trial->shift_count - trial->told >= DT_SHIFTS_LISTED &&
        dt_watched_find(s, shift.state) == s->watched_count)
        return DT_OK;
    if (capacity == 0 || (capacity & (capacity - 1)) == 0) { /* grows when it has filled a power of two */
        dt_shift *more = realloc(trial->shifts, (capacity ? 2 * capacity : 1) * sizeof *more);
        if (!more)
            return DT_ERR_NOMEM;
        trial->shifts = more;
    }
    size_t at = told ? trial->told++ : trial->shift_count;
    memmove(&trial->shifts[at + 1], &trial->shifts[at], (trial->shift_count - at) * sizeof shift);
    trial->shifts[at] = shift;
    trial->shift_count = room;
    return DT_OK;
}

static unsigned count_bits(dt_concept_set set)
{
    unsigned count = 0;
    for (; set; set &= set - 1)
        count++;
    return count;
}

/* A verdict on a state that somebody named outweighs all verdicts on others. */
static uint64_t weight_of(const noting *n, dt_shift shift)
{
    return count_bits(shift.before ^ shift.after) * (is_told(n->t->s, shift.state) ? (uint64_t)1 << 40 : 1);
}

static dt_status note_shift(const noting *n, dt_shift shift)
{
    dt_sensitivity *s = n->t->s;
    dt_trial *trial = n->trial;
    size_t watched = dt_watched_find(s, shift.state);
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++) {
        if (!((shift.before ^ shift.after) >> c & 1u))
            continue;
        bool lost = shift.before >> c & 1u;
        trial->lost[c] += lost;
        trial->gained[c] += !lost;
        s->breakers[c][shift.state] += lost;
        if (watched < s->watched_count)
            s->watched[watched].turned[c][trial->change.kind]++;
    }
    trial->shifted++;
    trial->effect += weight_of(n, shift);
    return list_shift(n, shift);
}

/* Whatever is changed, the states that there were stay feasible: rules are only dropped. */
static uint32_t counterpart(const noting *n, uint32_t state)
{
    return n->same_states ? state : dt_graph_find(n->t->graph, dt_graph_state(n->t->s->graph, state));
}

static dt_status note_old_states(const noting *n)
{
    const dt_sensitivity *s = n->t->s;
    for (uint32_t state = 0; state < dt_graph_count(s->graph); state++) {
        if (s->options.state != DT_NO_STATE && s->options.state != state)
            continue;
        dt_shift shift = {.state = state, .before = dt_concepts_holding(s->verdicts, state)};
        shift.after = dt_concepts_holding(n->t->verdicts, counterpart(n, state));
        if (shift.before != shift.after)
            DT_TRY(note_shift(n, shift));
    }
    return DT_OK;
}

static void note_new_states(const noting *n)
{
    const dt_sensitivity *s = n->t->s;
    dt_trial *trial = n->trial;
    trial->come = dt_graph_count(n->t->graph) - dt_graph_count(s->graph);
    for (uint32_t state = 0; state < dt_graph_count(n->t->graph); state++) {
        if (dt_graph_find(s->graph, dt_graph_state(n->t->graph, state)) != DT_NO_STATE)
            continue;
        dt_concept_set found = dt_concepts_holding(n->t->verdicts, state);
        for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
            trial->new_equilibria[c] += found >> c & 1u;
        trial->effect += s->options.state == DT_NO_STATE ? count_bits(found) : 0;
    }
}

/* Two changes of one mind that give the same ranks are the same change. FNV-1a. */
static uint64_t fingerprint(const noting *n)
{
    const dt_graph *graph = n->t->graph;
    size_t dm = n->trial->change.edit.dm;
    uint64_t hash = 0xcbf29ce484222325u;
    for (uint32_t state = 0; state < dt_graph_count(graph); state++)
        hash = (hash ^ dt_graph_rank(graph, dm, n->t->profile[dm], state)) * 0x100000001b3u;
    return hash ? hash : 1;
}

/* Limits are looked at first: a change is noted as a whole or not at all. */
static dt_status note(dt_trying *t, void *user)
{
    noting n = {.t = t, .trial = user};
    DT_TRY(dt_budget_spend(t->budget, 2 * (uint64_t)dt_graph_count(t->graph)));
    n.same_states = dt_graph_count(t->graph) == dt_graph_count(t->s->graph);
    if (n.trial->change.kind != DT_CHANGE_RULE && n.trial->change.kind != DT_CHANGE_DIRECTION)
        n.trial->fingerprint = fingerprint(&n);
    DT_TRY(note_old_states(&n));
    if (!n.same_states)
        note_new_states(&n);
    return DT_OK;
}

dt_status dt_try_trial(dt_trying *t, dt_trial *trial)
{
    const dt_change *change = &trial->change;
    dt_status status = dt_try_changes(t, &change, 1, note, trial);
    trial->sound = status != DT_ERR_MODEL;
    trial->tried = status == DT_OK || status == DT_ERR_MODEL;
    return trial->tried ? DT_OK : status;
}
