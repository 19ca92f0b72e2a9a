/* SPDX-License-Identifier: MIT */
#include "followup/rejoinder.h"

#include "base/bits.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define NONE UINT32_MAX
#define PARTS_MAX 12 /* opponents all of whose coalitions are gone through one by one */

enum { NOT_ASKED, STAYS_SPOILT, ESCAPES };

/* ---- by any moves -------------------------------------------------------------------------------------------------- */

static bool gains(const dt_rejoinder *r, uint32_t state)
{
    return dt_company_gains(r->company, r->members, r->from, state);
}

static dt_status is_gain(void *user, uint32_t state, bool *yes)
{
    *yes = gains(user, state);
    return DT_OK;
}

static dt_status is_spoilt(void *user, uint32_t state, bool *yes)
{
    *yes = !gains(user, state);
    return DT_OK;
}

static void remember(dt_rejoinder *r, uint32_t state, uint8_t escapes)
{
    if (r->escapes[state] != NOT_ASKED)
        return;
    r->escapes[state] = escapes;
    r->asked[r->asked_count++] = state;
}

/* Can the members gain after all from a state where they do not? Where it does not matter who moved last, no state that they
 * reach in vain leads further; and where they can undo whatever they do, all that they reach lead to the same. */
static dt_status find_escape(dt_rejoinder *r, uint32_t state)
{
    DT_TRY(dt_reaching_run(&r->back, r->members, state, is_gain, r));
    uint8_t escapes = r->back.found == NONE ? STAYS_SPOILT : ESCAPES;
    remember(r, state, escapes);
    if (escapes == STAYS_SPOILT ? !r->back_apart : r->back_undone)
        for (uint32_t k = 0; k < dt_reaching_count(&r->back); k++)
            remember(r, dt_reaching_state(&r->back, k), escapes);
    return DT_OK;
}

static dt_status is_spoilt_for_good(void *user, uint32_t state, bool *yes)
{
    dt_rejoinder *r = user;
    if (gains(r, state))
        return DT_OK;
    if (r->escapes[state] == NOT_ASKED)
        DT_TRY(find_escape(r, state));
    *yes = r->escapes[state] == STAYS_SPOILT;
    return DT_OK;
}

static dt_status by_any_moves(dt_rejoinder *r, dt_walk_wanted wanted, uint32_t to, bool *answered)
{
    *answered = false;
    if (!r->opponents)
        return DT_OK;
    DT_TRY(dt_reaching_run(&r->others, r->opponents, to, wanted, r));
    *answered = r->others.found != NONE;
    return DT_OK;
}

/* ---- by class improvements: who can go on from a state ------------------------------------------------------------- */

static dt_status add_part(dt_rejoinder *r, dt_coalition part)
{
    for (size_t k = 0; k < r->part_count; k++)
        if (r->parts[k] == part)
            return DT_OK;
    if (!dt_grow(&r->parts, &r->part_capacity, r->part_count, sizeof *r->parts))
        return DT_ERR_NOMEM;
    r->parts[r->part_count++] = part;
    return DT_OK;
}

/* Where it does not matter who went before, of all coalitions that gain by a state the largest will do: it can bring about what
 * its parts can. */
static dt_status list_largest_parts(dt_rejoinder *r, uint32_t from)
{
    const dt_company *c = r->company;
    DT_TRY(dt_reaching_run(&r->others, r->opponents, from, NULL, NULL));
    for (uint32_t k = 0; k < dt_reaching_count(&r->others); k++) {
        uint32_t state = dt_reaching_state(&r->others, k);
        dt_coalition better = dt_company_better(c, from, state);
        dt_coalition part = r->opponents & (c->pareto ? ~dt_company_worse(c, from, state) : better);
        DT_TRY(dt_budget_spend(c->budget, 4));
        if (part & better && !dt_company_any_changed(c, ~part, from, state))
            DT_TRY(add_part(r, part));
    }
    return DT_OK;
}

static dt_status list_single_parts(dt_rejoinder *r)
{
    for (dt_coalition left = r->opponents; left; left &= left - 1)
        DT_TRY(add_part(r, left & ~(left - 1)));
    return DT_OK;
}

/* All parts of the opponents: the next one is the next number among those bits. */
static dt_status list_all_parts(dt_rejoinder *r)
{
    if (dt_bit_count(r->opponents) > PARTS_MAX)
        return dt_budget_refuse(
            r->company->budget,
            "coalition SEQ goes through all coalitions of the others where moves of one decision maker need "
            "not follow one another, and here they are more than %d",
            PARTS_MAX);
    for (dt_coalition part = r->opponents; part; part = (part - 1) & r->opponents)
        DT_TRY(add_part(r, part));
    return DT_OK;
}

/* ---- by class improvements: going on ------------------------------------------------------------------------------- */

static void push(dt_rejoinder *r, uint32_t state, uint32_t parent, dt_coalition by, dt_coalition follow)
{
    r->nodes[r->node_count] = (dt_class_node){.state = state, .parent = parent, .by = by, .follow = follow};
    if (r->found == NONE && !gains(r, state))
        r->found = r->node_count;
    r->node_count++;
}

/* A state is followed up once by all but those who brought it about first, and once by these, if others did later. */
static void arrive(dt_rejoinder *r, uint32_t state, uint32_t parent, dt_coalition by)
{
    if (dt_bit_get(r->done, state) || r->first[state] == by)
        return;
    if (r->first[state] || !r->apart) {
        dt_bit_set(r->done, state);
        push(r, state, parent, by, r->first[state]);
    } else {
        push(r, state, parent, by, 0);
    }
    if (!r->first[state])
        r->first[state] = by;
}

static bool may_follow(const dt_rejoinder *r, const dt_class_node *node, dt_coalition part)
{
    if (node->follow)
        return part == node->follow;
    return !r->apart || part != node->by;
}

static dt_status follow_by(dt_rejoinder *r, uint32_t at, dt_coalition part)
{
    uint32_t from = r->nodes[at].state;
    DT_TRY(dt_reaching_run(&r->others, part, from, NULL, NULL));
    for (uint32_t k = 0; k < dt_reaching_count(&r->others) && r->found == NONE; k++) {
        uint32_t state = dt_reaching_state(&r->others, k);
        if (dt_company_gains(r->company, part, from, state))
            arrive(r, state, at, part);
    }
    return dt_budget_spend(r->company->budget, dt_reaching_count(&r->others));
}

static dt_status follow(dt_rejoinder *r, uint32_t at, bool alone)
{
    const dt_class_node node = r->nodes[at];
    r->part_count = 0;
    if (r->apart && node.follow)
        DT_TRY(add_part(r, node.follow));
    else if (alone)
        DT_TRY(list_single_parts(r));
    else
        DT_TRY(r->apart ? list_all_parts(r) : list_largest_parts(r, node.state));
    for (size_t k = 0; k < r->part_count && r->found == NONE; k++)
        if (may_follow(r, &node, r->parts[k]))
            DT_TRY(follow_by(r, at, r->parts[k]));
    return DT_OK;
}

static void forget_nodes(dt_rejoinder *r)
{
    for (uint32_t k = 0; k < r->node_count; k++) {
        dt_bit_clear(r->done, r->nodes[k].state);
        r->first[r->nodes[k].state] = 0;
    }
    r->node_count = 0;
    r->found = NONE;
}

static dt_status go_on(dt_rejoinder *r, uint32_t to, bool alone)
{
    forget_nodes(r);
    push(r, to, 0, 0, 0);
    for (uint32_t at = 0; at < r->node_count && r->found == NONE; at++)
        DT_TRY(follow(r, at, alone));
    return DT_OK;
}

/* First where each acts alone: that is quickly gone through, quickly told, and mostly enough. And before coalitions are gone
 * through: could anything spoil the gain at all? */
static dt_status by_class_improvements(dt_rejoinder *r, uint32_t to, bool *answered)
{
    bool possible = true;
    *answered = false;
    if (!r->opponents)
        return DT_OK;
    DT_TRY(go_on(r, to, true));
    if (r->found == NONE && !r->apart)
        DT_TRY(by_any_moves(r, is_spoilt, to, &possible));
    if (r->found == NONE && possible)
        DT_TRY(go_on(r, to, false));
    *answered = r->found != NONE;
    return DT_OK;
}

/* ---- the whole ----------------------------------------------------------------------------------------------------- */

void dt_rejoinder_begin(dt_rejoinder *r, dt_coalition members, uint32_t from)
{
    for (uint32_t k = 0; k < r->asked_count; k++)
        r->escapes[r->asked[k]] = NOT_ASKED;
    r->asked_count = 0;
    r->from = from;
    r->members = members;
    r->opponents = r->company->all & ~members;
    r->apart = dt_company_apart(r->company, r->opponents);
    r->back_apart = dt_company_apart(r->company, r->members);
    r->back_undone = dt_company_undoes(r->company, r->members);
}

void dt_rejoinder_without(dt_rejoinder *r, dt_coalition idle)
{
    r->opponents &= ~idle;
    r->apart = dt_company_apart(r->company, r->opponents);
}

dt_status dt_rejoinder_find(dt_rejoinder *r, dt_concept_id concept, uint32_t to, bool *answered)
{
    assert(gains(r, to));
    if (concept == DT_CONCEPT_SEQ)
        return by_class_improvements(r, to, answered);
    return by_any_moves(r, concept == DT_CONCEPT_SMR ? is_spoilt_for_good : is_spoilt, to, answered);
}

static dt_status is_aim(void *user, uint32_t state, bool *yes)
{
    *yes = state == *(const uint32_t *)user;
    return DT_OK;
}

static dt_status tell_classes(dt_rejoinder *r, dt_arena *arena, dt_coalition_move **moves, size_t *count)
{
    for (uint32_t at = r->found; at != 0; at = r->nodes[at].parent)
        ++*count;
    *moves = dt_arena_calloc(arena, *count, sizeof **moves);
    if (!*moves)
        return DT_ERR_NOMEM;
    size_t k = *count;
    for (uint32_t at = r->found; at != 0; at = r->nodes[at].parent) {
        const dt_class_node *node = &r->nodes[at];
        uint32_t there = node->state;
        DT_TRY(dt_reaching_run(&r->others, node->by, r->nodes[node->parent].state, is_aim, &there));
        DT_TRY(dt_reaching_way(&r->others, r->others.found, arena, &(*moves)[--k]));
    }
    return DT_OK;
}

dt_status dt_rejoinder_tell(dt_rejoinder *r, dt_concept_id concept, uint32_t to, dt_arena *arena,
                            dt_coalition_move **moves, size_t *count)
{
    bool answered;
    *count = 0;
    *moves = NULL;
    DT_TRY(dt_rejoinder_find(r, concept, to, &answered));
    if (!answered)
        return DT_OK;
    if (concept == DT_CONCEPT_SEQ)
        return tell_classes(r, arena, moves, count);
    *moves = dt_arena_calloc(arena, 1, sizeof **moves);
    *count = 1;
    return *moves ? dt_reaching_way(&r->others, r->others.found, arena, *moves) : DT_ERR_NOMEM;
}

static dt_status allocate(dt_rejoinder *r, size_t states)
{
    r->escapes = dt_calloc(states, sizeof *r->escapes);
    r->asked = dt_malloc(states, sizeof *r->asked);
    r->nodes = dt_malloc(2 * states + 1, sizeof *r->nodes);
    r->done = dt_calloc(dt_words_for(states), sizeof *r->done);
    r->first = dt_calloc(states, sizeof *r->first);
    return r->escapes && r->asked && r->nodes && r->done && r->first ? DT_OK : DT_ERR_NOMEM;
}

dt_status dt_rejoinder_init(dt_rejoinder *r, const dt_company *company)
{
    uint64_t states = company->profile.state_count;
    uint64_t bytes =
        states * (sizeof *r->escapes + sizeof *r->asked + sizeof *r->first + 2 * sizeof *r->nodes) + states / 8;
    *r = (dt_rejoinder){.company = NULL};
    DT_TRY(dt_budget_reserve(company->budget, bytes));
    *r = (dt_rejoinder){.company = company, .found = NONE, .bytes = bytes};
    dt_status status = dt_reaching_init(&r->others, company);
    if (status == DT_OK)
        status = dt_reaching_init(&r->back, company);
    if (status == DT_OK)
        status = allocate(r, states);
    if (status != DT_OK)
        dt_rejoinder_free(r);
    return status;
}

void dt_rejoinder_free(dt_rejoinder *r)
{
    if (!r->company)
        return;
    dt_reaching_free(&r->others);
    dt_reaching_free(&r->back);
    dt_budget_release(r->company->budget, r->bytes);
    free(r->escapes);
    free(r->asked);
    free(r->nodes);
    free(r->done);
    free(r->first);
    free(r->parts);
    *r = (dt_rejoinder){.company = NULL};
}
