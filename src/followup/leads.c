/* SPDX-License-Identifier: MIT */
#include "followup/leads.h"

#include "base/bits.h"

#include <stdlib.h>
#include <string.h>

/* ---- who dominates ------------------------------------------------------------------------------------------------- */

/* Keeps one that nobody dominates of those like it: it replaces whatever it dominates, and what dominates it comes later, or
 * would have replaced what it replaced. Equilibria come before other states. */
static void dominate(dt_leads *l, uint32_t state)
{
    const dt_company *c = l->company;
    bool equilibrium = dt_bit_get(l->equilibria, state);
    l->dominating++;
    l->dominating_equilibria += equilibrium;
    if (equilibrium < l->by_equilibrium)
        return;
    bool alike = l->dominated_by != DT_NO_STATE && equilibrium == l->by_equilibrium;
    if (alike && (!dt_company_better(c, l->dominated_by, state) || dt_company_worse(c, l->dominated_by, state)))
        return;
    l->dominated_by = state;
    l->by_equilibrium = equilibrium;
}

/* ---- leads --------------------------------------------------------------------------------------------------------- */

static dt_status reserve(dt_leads *l, uint64_t bytes)
{
    DT_TRY(dt_budget_reserve(l->company->budget, bytes));
    l->list_bytes += bytes;
    return DT_OK;
}

static dt_status find_kind(dt_leads *l, const dt_lead_kind *kind, uint32_t *id)
{
    const uint32_t name[] = {(uint32_t)kind->least,        (uint32_t)(kind->least >> 32), (uint32_t)kind->most,
                             (uint32_t)(kind->most >> 32), (uint32_t)kind->some,          (uint32_t)(kind->some >> 32)};
    DT_TRY(dt_intern_put(&l->names, name, sizeof name / sizeof *name, id));
    if (*id < l->kind_count)
        return DT_OK;
    if (l->kind_count == l->kind_capacity)
        DT_TRY(reserve(l, (l->kind_capacity ? l->kind_capacity : 8) * sizeof *l->kinds));
    if (!dt_grow(&l->kinds, &l->kind_capacity, l->kind_count, sizeof *l->kinds))
        return DT_ERR_NOMEM;
    l->kinds[l->kind_count++] = *kind;
    return DT_OK;
}

static dt_status add_lead(dt_leads *l, const dt_lead_kind *kind, uint32_t state, bool direct)
{
    uint32_t id;
    DT_TRY(find_kind(l, kind, &id));
    if (l->count == l->capacity)
        DT_TRY(reserve(l, (l->capacity ? l->capacity : 8) * sizeof *l->list));
    if (!dt_grow(&l->list, &l->capacity, l->count, sizeof *l->list))
        return DT_ERR_NOMEM;
    l->list[l->count++] = (dt_lead){.state = state, .direct = direct};
    if (l->kinds[id].last)
        l->list[l->kinds[id].last - 1].next = (uint32_t)l->count;
    else
        l->kinds[id].first = (uint32_t)l->count;
    l->kinds[id].last = (uint32_t)l->count;
    return DT_OK;
}

static dt_status look_at(dt_leads *l, uint32_t state)
{
    const dt_company *c = l->company;
    dt_move order[DT_COALITION_DMS_MAX];
    dt_coalition better = dt_company_better(c, l->from, state);
    if (!better)
        return DT_OK;
    dt_coalition worse = dt_company_worse(c, l->from, state);
    if (!worse)
        dominate(l, state);
    dt_lead_kind kind = {.most = c->pareto ? c->all & ~worse : better, .some = better};
    if (dt_company_any_changed(c, ~kind.most, l->from, state))
        return DT_OK;
    kind.least = dt_company_changed(c, kind.most, l->from, state);
    DT_TRY(dt_budget_spend(c->budget, 8));
    dt_directly directly = dt_direct_try(&l->direct, kind.least, l->from, state, order);
    return directly == DT_NEVER ? DT_OK : add_lead(l, &kind, state, directly == DT_DIRECTLY);
}

dt_status dt_leads_find(dt_leads *leads, uint32_t from)
{
    leads->from = from;
    leads->count = leads->kind_count = 0;
    dt_intern_free(&leads->names);
    dt_intern_init(&leads->names, leads->company->budget);
    leads->dominating = leads->dominating_equilibria = 0;
    leads->dominated_by = DT_NO_STATE;
    leads->by_equilibrium = false;
    for (uint32_t s = 0; s < leads->company->profile.state_count; s++) {
        DT_TRY(look_at(leads, s));
        DT_TRY(dt_budget_spend(leads->company->budget, 1));
    }
    return DT_OK;
}

/* ---- what a coalition gains by ------------------------------------------------------------------------------------- */

static bool concerns(const dt_lead_kind *kind, dt_coalition members)
{
    return !(kind->least & ~members) && !(members & ~kind->most) && members & kind->some;
}

/* The direct ones, which are brought about by as many moves as must be made; marks the others. */
static uint32_t list_direct(dt_leads *l, dt_coalition members)
{
    uint32_t others = 0;
    for (size_t moves = 0; moves <= dt_bit_count(members); moves++)
        for (size_t k = 0; k < l->kind_count; k++) {
            const dt_lead_kind *kind = &l->kinds[k];
            if (dt_bit_count(kind->least) != moves || !concerns(kind, members))
                continue;
            for (uint32_t at = kind->first; at; at = l->list[at - 1].next) {
                const dt_lead *lead = &l->list[at - 1];
                if (lead->direct)
                    l->gains[l->gain_count++] = (dt_gain){lead->state, (uint32_t)moves, true};
                else
                    dt_bit_set(l->wanted, lead->state);
                others += !lead->direct;
            }
        }
    return others;
}

/* Of those that are marked the ones that the members do bring about, in the order of moves. Unmarks all. */
static dt_status list_distant(dt_leads *l, dt_coalition members, uint32_t *count)
{
    dt_status status = dt_reaching_run(&l->own, members, l->from, NULL, NULL);
    for (uint32_t k = 0; status == DT_OK && k < dt_reaching_count(&l->own); k++) {
        uint32_t state = dt_reaching_state(&l->own, k);
        if (!dt_bit_get(l->wanted, state))
            continue;
        dt_bit_clear(l->wanted, state);
        l->distant[(*count)++] = (dt_gain){state, l->own.walk.places[l->own.walk.order[k]].moves, false};
    }
    for (size_t k = 0; k < l->count; k++)
        dt_bit_clear(l->wanted, l->list[k].state);
    return status == DT_OK ? dt_budget_spend(l->company->budget, dt_reaching_count(&l->own) + l->count) : status;
}

/* Both lists are in the order of moves; so are they together, which is done from the end. */
static void merge(dt_leads *l, uint32_t distant)
{
    uint32_t direct = l->gain_count;
    l->gain_count += distant;
    for (uint32_t at = l->gain_count; distant > 0; at--) {
        bool last = direct > 0 && l->gains[direct - 1].moves > l->distant[distant - 1].moves;
        l->gains[at - 1] = last ? l->gains[--direct] : l->distant[--distant];
    }
}

dt_status dt_leads_gains(dt_leads *leads, dt_coalition members)
{
    uint32_t distant = 0;
    leads->gain_count = 0;
    if (list_direct(leads, members))
        DT_TRY(list_distant(leads, members, &distant));
    merge(leads, distant);
    return dt_budget_spend(leads->company->budget, leads->kind_count + leads->gain_count);
}

dt_status dt_leads_gains_from(dt_leads *leads, dt_coalition members, uint32_t from)
{
    dt_reaching *own = &leads->own;
    leads->gain_count = 0;
    DT_TRY(dt_reaching_run(own, members, from, NULL, NULL));
    for (uint32_t k = 0; k < dt_reaching_count(own); k++) {
        uint32_t state = dt_reaching_state(own, k);
        if (dt_bit_get(leads->wanted, state) || !dt_company_gains(leads->company, members, from, state))
            continue;
        dt_bit_set(leads->wanted, state);
        leads->gains[leads->gain_count++] = (dt_gain){.state = state};
    }
    for (uint32_t k = 0; k < leads->gain_count; k++)
        dt_bit_clear(leads->wanted, leads->gains[k].state);
    return dt_budget_spend(leads->company->budget, dt_reaching_count(own));
}

static dt_status take_order(dt_leads *l, const dt_gain *gain, dt_arena *arena, dt_coalition_move *out)
{
    dt_move order[DT_COALITION_DMS_MAX];
    *out = (dt_coalition_move){.to = gain->state};
    out->members = dt_company_changed(l->company, l->company->all, l->from, gain->state);
    dt_direct_try(&l->direct, out->members, l->from, gain->state, order);
    if (l->company->joint)
        return DT_OK;
    out->move_count = gain->moves;
    out->moves = dt_arena_copy(arena, order, gain->moves, sizeof *order);
    return out->moves ? DT_OK : DT_ERR_NOMEM;
}

dt_status dt_leads_way(dt_leads *leads, uint32_t k, dt_arena *arena, dt_coalition_move *out)
{
    const dt_gain *gain = &leads->gains[k];
    if (gain->direct)
        return take_order(leads, gain, arena, out);
    uint32_t place = dt_walk_best(&leads->own.walk, gain->state);
    return dt_reaching_way_to(&leads->own, place, arena, out);
}

/* ---- life ---------------------------------------------------------------------------------------------------------- */

static dt_status allocate(dt_leads *l, size_t states)
{
    l->gains = dt_malloc(states + 1, sizeof *l->gains);
    l->distant = dt_malloc(states + 1, sizeof *l->distant);
    l->wanted = dt_calloc(dt_words_for(states), sizeof *l->wanted);
    return l->gains && l->distant && l->wanted ? DT_OK : DT_ERR_NOMEM;
}

dt_status dt_leads_init(dt_leads *leads, const dt_company *company, const uint64_t *equilibria)
{
    uint64_t states = company->profile.state_count, bytes = 2 * (states + 1) * sizeof *leads->gains + states / 8;
    *leads = (dt_leads){.company = NULL};
    DT_TRY(dt_budget_reserve(company->budget, bytes));
    *leads = (dt_leads){.company = company, .equilibria = equilibria, .bytes = bytes};
    dt_intern_init(&leads->names, company->budget);
    dt_status status = dt_direct_init(&leads->direct, company);
    if (status == DT_OK)
        status = dt_reaching_init(&leads->own, company);
    if (status == DT_OK)
        status = allocate(leads, states);
    if (status != DT_OK)
        dt_leads_free(leads);
    return status;
}

void dt_leads_free(dt_leads *leads)
{
    if (!leads->company)
        return;
    dt_direct_free(&leads->direct);
    dt_reaching_free(&leads->own);
    dt_intern_free(&leads->names);
    dt_budget_release(leads->company->budget, leads->bytes + leads->list_bytes);
    free(leads->list);
    free(leads->kinds);
    free(leads->gains);
    free(leads->distant);
    free(leads->wanted);
    *leads = (dt_leads){.company = NULL};
}
