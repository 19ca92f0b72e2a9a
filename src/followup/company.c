/* SPDX-License-Identifier: MIT */
#include "followup/company.h"

#include "base/bits.h"

#include <stdlib.h>
#include <string.h>

#define NOTHING UINT32_MAX

static dt_coalition one(size_t dm)
{
    return (dt_coalition)1 << dm;
}

/* ---- who gains, who moved ------------------------------------------------------------------------------------------ */

dt_coalition dt_company_better(const dt_company *company, uint32_t from, uint32_t state)
{
    dt_coalition better = 0;
    for (size_t i = 0; i < company->profile.dm_count; i++) {
        const uint32_t *rank = company->profile.ranks[i]->rank;
        better |= (dt_coalition)(rank[state] > rank[from]) << i;
    }
    return better;
}

dt_coalition dt_company_worse(const dt_company *company, uint32_t from, uint32_t state)
{
    return dt_company_better(company, state, from);
}

bool dt_company_gains(const dt_company *company, dt_coalition members, uint32_t from, uint32_t state)
{
    bool some = false;
    for (size_t i = 0; members; i++, members >>= 1) {
        const uint32_t *rank = company->profile.ranks[i]->rank;
        if (!(members & 1u) || (company->pareto && rank[state] == rank[from]))
            continue;
        if (rank[state] <= rank[from])
            return false;
        some = true;
    }
    return some;
}

static bool changed_by(const dt_company *company, size_t dm, const uint64_t *before, const uint64_t *after)
{
    const uint64_t *own = company->own + dm * company->words;
    for (size_t word = 0; word < company->words; word++)
        if ((before[word] ^ after[word]) & own[word])
            return true;
    return false;
}

dt_coalition dt_company_changed(const dt_company *company, dt_coalition among, uint32_t a, uint32_t b)
{
    const uint64_t *before = dt_graph_state(company->graph, a), *after = dt_graph_state(company->graph, b);
    dt_coalition changed = 0;
    for (size_t i = 0; company->own && i < company->profile.dm_count; i++)
        if (among >> i & 1u && changed_by(company, i, before, after))
            changed |= one(i);
    return changed;
}

bool dt_company_any_changed(const dt_company *company, dt_coalition among, uint32_t a, uint32_t b)
{
    const uint64_t *before = dt_graph_state(company->graph, a), *after = dt_graph_state(company->graph, b);
    for (size_t i = 0; company->own && i < company->profile.dm_count; i++)
        if (among >> i & 1u && changed_by(company, i, before, after))
            return true;
    return false;
}

bool dt_company_apart(const dt_company *company, dt_coalition members)
{
    if (company->joint)
        return company->model->single_step || company->model->forbidden_count > 0;
    for (size_t i = 0; i < company->model->dm_count; i++)
        if (members >> i & 1u && !company->profile.moves[i].none && !company->profile.moves[i].transitive)
            return true;
    return false;
}

bool dt_company_undoes(const dt_company *company, dt_coalition members)
{
    for (size_t i = 0; i < company->profile.dm_count; i++)
        if (members >> i & 1u && !company->profile.moves[i].none && !company->profile.moves[i].closed)
            return false;
    return !company->joint;
}

static dt_status find_own(dt_company *company)
{
    const dt_model *model = company->model;
    if (model->graph_form)
        return DT_OK;
    company->own = dt_calloc(model->dm_count, company->words * sizeof *company->own);
    if (!company->own)
        return DT_ERR_NOMEM;
    for (size_t o = 0; o < model->option_count; o++)
        dt_bit_set(company->own + model->options[o].dm * company->words, o);
    return DT_OK;
}

/* Who never moves cannot help, and is one more who has to gain; so a state that withstands a coalition withstands it with such a
 * one. Unless others may gain without it, or it turns a coalition that has just acted into another one. */
static void find_players(dt_company *company)
{
    size_t count = company->model->dm_count;
    company->all = count < DT_COALITION_DMS_MAX ? one(count) - 1 : ~(dt_coalition)0;
    for (size_t i = 0; i < count; i++)
        if (!company->profile.moves[i].none)
            company->players |= one(i);
    if (company->pareto || dt_company_apart(company, company->all))
        company->players = company->all;
}

dt_status dt_company_init(dt_company *company, const dt_graph *graph, const dt_coalitions_options *options,
                          dt_budget *budget)
{
    const dt_model *model = dt_graph_model(graph);
    *company = (dt_company){.graph = graph, .model = model, .budget = budget, .words = dt_model_words(model)};
    company->joint = options->joint;
    company->pareto = options->pareto;
    DT_TRY(dt_profile_build(&company->profile, graph, options->profile, budget));
    find_players(company);
    dt_status status = find_own(company);
    if (status != DT_OK)
        dt_company_free(company);
    return status;
}

void dt_company_free(dt_company *company)
{
    if (!company->graph)
        return;
    dt_profile_free(&company->profile, company->budget);
    free(company->own);
    *company = (dt_company){.graph = NULL};
}

/* ---- jointly ------------------------------------------------------------------------------------------------------- */

/* Every state that differs in the members' options alone is looked at, by ascending number. */
static dt_status list_joint(dt_reaching *r, dt_walk_wanted wanted, void *user)
{
    const dt_company *c = r->company;
    const uint64_t *from = dt_graph_state(c->graph, r->from);
    r->listed = 0;
    for (uint32_t s = 0; s < c->profile.state_count && r->found == NOTHING; s++) {
        bool yes = false;
        DT_TRY(dt_budget_spend(c->budget, 1));
        if (dt_company_any_changed(c, ~r->members, r->from, s))
            continue;
        if (!dt_rules_may_move_together(c->model, &r->members, from, dt_graph_state(c->graph, s)))
            continue;
        r->list[r->listed++] = s;
        if (wanted)
            DT_TRY(wanted(user, s, &yes));
        r->found = yes ? r->listed - 1 : NOTHING;
    }
    return DT_OK;
}

/* ---- in sequence --------------------------------------------------------------------------------------------------- */

static dt_status walk(dt_reaching *r, dt_walk_wanted wanted, void *user)
{
    for (size_t i = 0; i < r->company->model->dm_count; i++)
        r->how[i] = r->members >> i & 1u ? DT_WALK_MOVES : DT_WALK_STAYS;
    if (!wanted)
        return dt_walk_run(&r->walk, r->from, r->how);
    DT_TRY(dt_walk_until(&r->walk, r->from, r->how, wanted, user));
    if (r->walk.found != DT_WALK_NONE)
        r->found = r->walk.looked - 1;
    return DT_OK;
}

/* ---- both ---------------------------------------------------------------------------------------------------------- */

dt_status dt_reaching_run(dt_reaching *reaching, dt_coalition members, uint32_t from, dt_walk_wanted wanted, void *user)
{
    reaching->members = members;
    reaching->from = from;
    reaching->found = NOTHING;
    return reaching->company->joint ? list_joint(reaching, wanted, user) : walk(reaching, wanted, user);
}

uint32_t dt_reaching_count(const dt_reaching *reaching)
{
    return reaching->company->joint ? reaching->listed : reaching->walk.arrived;
}

uint32_t dt_reaching_state(const dt_reaching *reaching, uint32_t k)
{
    return reaching->company->joint ? reaching->list[k] : dt_walk_state(&reaching->walk, reaching->walk.order[k]);
}

static dt_status copy_moves(dt_move *moves, size_t count, dt_arena *arena, dt_coalition_move *out)
{
    out->moves = dt_arena_copy(arena, moves, count, sizeof *moves);
    out->move_count = count;
    for (size_t k = 0; k < count; k++)
        out->members |= one(moves[k].dm);
    free(moves);
    return out->moves ? DT_OK : DT_ERR_NOMEM;
}

dt_status dt_reaching_way(const dt_reaching *reaching, uint32_t k, dt_arena *arena, dt_coalition_move *out)
{
    if (!reaching->company->joint)
        return dt_reaching_way_to(reaching, reaching->walk.order[k], arena, out);
    *out = (dt_coalition_move){.to = reaching->list[k]};
    out->members = dt_company_changed(reaching->company, reaching->members, reaching->from, out->to);
    return DT_OK;
}

dt_status dt_reaching_way_to(const dt_reaching *reaching, uint32_t place, dt_arena *arena, dt_coalition_move *out)
{
    dt_move *moves;
    size_t count;
    *out = (dt_coalition_move){.to = dt_walk_state(&reaching->walk, place)};
    DT_TRY(dt_walk_path(&reaching->walk, place, &moves, &count));
    return copy_moves(moves, count, arena, out);
}

dt_status dt_reaching_init(dt_reaching *reaching, const dt_company *company)
{
    uint64_t listed = company->joint ? company->profile.state_count : 0, bytes = listed * sizeof *reaching->list;
    *reaching = (dt_reaching){.company = NULL};
    DT_TRY(dt_budget_reserve(company->budget, bytes));
    dt_status status = company->joint ? DT_OK : dt_walk_init(&reaching->walk, &company->profile, company->budget);
    if (status != DT_OK) {
        dt_budget_release(company->budget, bytes);
        return status;
    }
    reaching->company = company;
    reaching->bytes = bytes;
    reaching->how = dt_malloc(company->model->dm_count, sizeof *reaching->how);
    reaching->list = dt_malloc(listed, sizeof *reaching->list);
    status = reaching->how && reaching->list ? DT_OK : DT_ERR_NOMEM;
    if (status != DT_OK)
        dt_reaching_free(reaching);
    return status;
}

void dt_reaching_free(dt_reaching *reaching)
{
    if (!reaching->company)
        return;
    if (!reaching->company->joint)
        dt_walk_free(&reaching->walk);
    dt_budget_release(reaching->company->budget, reaching->bytes);
    free(reaching->how);
    free(reaching->list);
    *reaching = (dt_reaching){.company = NULL};
}
