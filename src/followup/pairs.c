/* SPDX-License-Identifier: MIT */
/* Where no single change destroys an equilibrium, do two? Every pair of changes that can be made together is tried, in the
 * order of the model, until every watched equilibrium that is left has a pair. */
#include "followup/sensitive.h"

typedef struct pair {
    dt_sensitivity *s;
    const dt_trial *first, *second;
    dt_concept_set left[DT_WATCHED_MAX]; /* those of each watched state for which nothing is found yet */
} pair;

static bool any_left(const pair *p)
{
    for (size_t k = 0; k < p->s->watched_count; k++)
        if (p->left[k])
            return true;
    return false;
}

static void find_left(pair *p)
{
    for (size_t k = 0; k < p->s->watched_count; k++) {
        const dt_watched *watched = &p->s->watched[k];
        for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
            if (watched->concepts >> c & 1u && p->s->breakers[c][watched->state] == 0)
                p->left[k] |= 1u << c;
    }
}

/* ---- which go together ------------------------------------------------------------------------------------------- */

static bool is_of_mind(const dt_change *change)
{
    return change->kind != DT_CHANGE_RULE && change->kind != DT_CHANGE_DIRECTION;
}

static bool is_of_order(const dt_change *change)
{
    return change->edit.kind == DT_EDIT_SWAP || change->edit.kind == DT_EDIT_MERGE;
}

static bool overlap(size_t a, size_t b)
{
    return a == b || a + 1 == b || b + 1 == a;
}

/* A reading goes with no other change of its mind, which speaks of another one; neighbours that overlap do not go together,
 * nor do two changes of one thing. */
static bool go_together(const dt_change *a, const dt_change *b)
{
    if (is_of_mind(a) && is_of_mind(b) && a->edit.dm == b->edit.dm) {
        if (a->kind == DT_CHANGE_READING || b->kind == DT_CHANGE_READING)
            return false;
        if (is_of_order(a) && is_of_order(b))
            return !overlap(a->edit.at, b->edit.at);
        if (a->edit.kind == DT_EDIT_WEIGHT && b->edit.kind == DT_EDIT_WEIGHT)
            return a->edit.option != b->edit.option;
    }
    return a->kind != DT_CHANGE_DIRECTION || b->kind != DT_CHANGE_DIRECTION || a->edit.option != b->edit.option;
}

/* ---- trying ------------------------------------------------------------------------------------------------------ */

static dt_status look(dt_trying *t, void *user)
{
    pair *p = user;
    for (size_t k = 0; k < p->s->watched_count; k++) {
        dt_watched *watched = &p->s->watched[k];
        if (!p->left[k])
            continue;
        uint32_t state = dt_graph_find(t->graph, dt_graph_state(p->s->graph, watched->state));
        dt_concept_set lost = p->left[k] & ~dt_concepts_holding(t->verdicts, state);
        for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
            if (lost >> c & 1u) {
                watched->pair[c][0] = p->first->number;
                watched->pair[c][1] = p->second->number;
            }
        p->left[k] &= ~lost;
    }
    return DT_OK;
}

static dt_status try_pair(dt_trying *t, pair *p)
{
    const dt_change *changes[] = {&p->first->change, &p->second->change};
    if (!go_together(changes[0], changes[1]))
        return DT_OK;
    dt_status status = dt_try_changes(t, changes, 2, look, p);
    return status == DT_ERR_MODEL ? DT_OK : status;
}

dt_status dt_try_pairs(dt_trying *t)
{
    pair p = {.s = t->s};
    find_left(&p);
    if (!any_left(&p))
        return DT_OK;
    dt_budget_stage(t->budget, "trying changes two by two", 0);
    t->s->pairs = (uint64_t)t->s->count * (t->s->count - 1) / 2;
    for (size_t i = 0; i < t->s->count && any_left(&p); i++) {
        for (size_t j = i + 1; j < t->s->count && any_left(&p); j++) {
            p.first = &t->s->trials[i];
            p.second = &t->s->trials[j];
            DT_TRY(try_pair(t, &p));
            t->s->pairs_tried++;
        }
    }
    t->s->pairs_tried = t->s->pairs;
    return DT_OK;
}
