/* SPDX-License-Identifier: MIT */
/* Who could upset a state together. Each case is one state; for each coalition it is found out what it gains by, and for each of
 * these an answer of the others is looked for. */
#include "followup/leads.h"
#include "followup/rejoinder.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* A coalition that upsets the case at hand, whether it is told of or not. */
typedef struct culprit {
    dt_coalition members;
    dt_concept_set upsets;
} culprit;

/* A jump of the case at hand. */
typedef struct leap {
    dt_coalition members;
    uint32_t to;
} leap;

typedef struct gathering {
    const dt_coalitions_options *options;
    dt_budget *budget;
    dt_coalitions *out;
    dt_company company;
    dt_leads leads;
    dt_rejoinder rejoinder;
    uint64_t *equilibria;               /* bit s */
    uint32_t failing[DT_CONCEPT_COUNT]; /* the first gain without an answer of this kind */
    culprit *culprits;
    size_t culprit_count, culprit_capacity;
    leap *leaps;
    size_t leap_count, leap_capacity;
    dt_upset *upsets; /* of the case at hand */
    size_t upset_count, upset_capacity;
    dt_jump *jumps;
    size_t jump_count, jump_capacity;
    size_t case_capacity;
    uint64_t bytes;
} gathering;

static const dt_concept_id answers[] = {DT_CONCEPT_SEQ, DT_CONCEPT_GMR, DT_CONCEPT_SMR};
#define ANSWERS (sizeof answers / sizeof *answers)

static dt_concept_set bit_of(dt_concept_id concept)
{
    return 1u << concept;
}

/* ---- one coalition and one state ----------------------------------------------------------------------------------- */

static uint32_t gain_at(const gathering *g, uint32_t k)
{
    return g->leads.gains[k].state;
}

/* Is there a gain without an answer? */
static dt_status is_unanswered(gathering *g, dt_concept_id concept, bool *yes)
{
    for (uint32_t k = 0; k < g->leads.gain_count; k++) {
        bool answered;
        DT_TRY(dt_rejoinder_find(&g->rejoinder, concept, gain_at(g, k), &answered));
        if (answered)
            continue;
        g->failing[concept] = k;
        *yes = true;
        return DT_OK;
    }
    return DT_OK;
}

/* Does it follow from what is known already? What has no answer at all has none that is final; and answers in the others' interest
 * are answers, unless some of them count as moves that nobody may make twice in a row (theory 5.5). */
static bool follows(const gathering *g, dt_concept_id concept, dt_concept_set upsets, bool *yes)
{
    *yes = concept == DT_CONCEPT_SMR && upsets & bit_of(DT_CONCEPT_GMR);
    if (*yes)
        return true;
    return concept == DT_CONCEPT_GMR && !(upsets & bit_of(DT_CONCEPT_SEQ)) && !g->rejoinder.apart;
}

/* Under which concepts do the members upset the state, now that it is known what they gain by? */
static dt_status try_gains(gathering *g, dt_coalition members, uint32_t state, dt_concept_set *upsets)
{
    *upsets = 0;
    if (g->leads.gain_count == 0)
        return DT_OK;
    *upsets = bit_of(DT_CONCEPT_NASH);
    dt_rejoinder_begin(&g->rejoinder, members, state);
    for (size_t k = 0; k < ANSWERS; k++) {
        bool yes;
        if (!follows(g, answers[k], *upsets, &yes))
            DT_TRY(is_unanswered(g, answers[k], &yes));
        *upsets |= yes ? bit_of(answers[k]) : 0;
    }
    return DT_OK;
}

/* ---- telling of a coalition ---------------------------------------------------------------------------------------- */

/* The gain to tell of: one without any answer, else without one in the others' interest, else without a final one, else one that
 * is an equilibrium, else the nearest. */
static uint32_t choose_gain(const gathering *g, dt_concept_set upsets)
{
    static const dt_concept_id order[] = {DT_CONCEPT_GMR, DT_CONCEPT_SEQ, DT_CONCEPT_SMR};
    for (size_t k = 0; k < ANSWERS; k++)
        if (upsets & bit_of(order[k]))
            return g->failing[order[k]];
    for (uint32_t k = 0; k < g->leads.gain_count; k++)
        if (dt_bit_get(g->equilibria, gain_at(g, k)))
            return k;
    return 0;
}

static dt_status tell_answer(gathering *g, uint32_t state, dt_upset *upset)
{
    DT_TRY(dt_rejoinder_tell(&g->rejoinder, DT_CONCEPT_SEQ, upset->gain.to, g->out->arena, &upset->answers,
                             &upset->answer_count));
    upset->in_interest = upset->answer_count > 0;
    if (!upset->in_interest)
        DT_TRY(dt_rejoinder_tell(&g->rejoinder, DT_CONCEPT_GMR, upset->gain.to, g->out->arena, &upset->answers,
                                 &upset->answer_count));
    if (upset->answer_count == 0)
        return DT_OK;
    uint32_t end = upset->answers[upset->answer_count - 1].to;
    dt_coalition worse = upset->members & dt_company_worse(&g->company, state, end);
    upset->spoilt = g->company.pareto && worse ? worse : upset->members & ~dt_company_better(&g->company, state, end);
    return DT_OK;
}

/* Who of the others is needed for the answers that there are: in their interest, else by any moves. */
static dt_status find_holders(gathering *g, uint32_t state, dt_upset *upset)
{
    dt_concept_id concept = upset->upsets & bit_of(DT_CONCEPT_SEQ) ? DT_CONCEPT_GMR : DT_CONCEPT_SEQ;
    if (upset->upsets & bit_of(concept))
        return DT_OK;
    for (size_t i = 0; i < g->company.profile.dm_count; i++) {
        dt_coalition one = (dt_coalition)1 << i;
        bool needed = false;
        if (!(g->company.players & one) || upset->members & one)
            continue;
        dt_rejoinder_begin(&g->rejoinder, upset->members, state);
        dt_rejoinder_without(&g->rejoinder, one);
        DT_TRY(is_unanswered(g, concept, &needed));
        upset->holders |= needed ? one : 0;
    }
    return DT_OK;
}

static dt_status add_upset(gathering *g, uint32_t state, const dt_upset *found)
{
    if (!dt_grow(&g->upsets, &g->upset_capacity, g->upset_count, sizeof *g->upsets))
        return DT_ERR_NOMEM;
    dt_upset *upset = &g->upsets[g->upset_count++];
    *upset = *found;
    upset->gains = g->leads.gain_count;
    DT_TRY(dt_leads_way(&g->leads, choose_gain(g, found->upsets), g->out->arena, &upset->gain));
    DT_TRY(tell_answer(g, state, upset));
    return find_holders(g, state, upset);
}

/* Of the concepts under which the members upset the state, those under which no part of them does. */
static dt_concept_set find_minimal(const gathering *g, dt_coalition members, dt_concept_set upsets)
{
    for (size_t k = 0; k < g->culprit_count; k++)
        if ((g->culprits[k].members & ~members) == 0 && g->culprits[k].members != members)
            upsets &= ~g->culprits[k].upsets;
    return upsets;
}

static dt_status add_culprit(gathering *g, dt_coalition members, dt_concept_set upsets)
{
    if (!dt_grow(&g->culprits, &g->culprit_capacity, g->culprit_count, sizeof *g->culprits))
        return DT_ERR_NOMEM;
    g->culprits[g->culprit_count++] = (culprit){members, upsets};
    return DT_OK;
}

/* ---- jumps --------------------------------------------------------------------------------------------------------- */

static bool leaps_already(const gathering *g, dt_coalition members, uint32_t to)
{
    for (size_t k = 0; k < g->leap_count; k++)
        if (g->leaps[k].to == to && (g->leaps[k].members & ~members) == 0)
            return true;
    return false;
}

static dt_status add_jump(gathering *g, dt_coalition members, uint32_t k)
{
    if (!dt_grow(&g->leaps, &g->leap_capacity, g->leap_count, sizeof *g->leaps))
        return DT_ERR_NOMEM;
    g->leaps[g->leap_count++] = (leap){members, gain_at(g, k)};
    if (g->jump_count == g->options->jumps)
        return DT_OK;
    if (!dt_grow(&g->jumps, &g->jump_capacity, g->jump_count, sizeof *g->jumps))
        return DT_ERR_NOMEM;
    dt_jump *jump = &g->jumps[g->jump_count++];
    jump->members = members;
    return dt_leads_way(&g->leads, k, g->out->arena, &jump->way);
}

static dt_status find_jumps(gathering *g, dt_coalition members)
{
    for (uint32_t k = 0; k < g->leads.gain_count; k++) {
        if (!dt_bit_get(g->equilibria, gain_at(g, k)))
            continue;
        DT_TRY(dt_budget_spend(g->budget, 1 + g->leap_count));
        if (!leaps_already(g, members, gain_at(g, k)))
            DT_TRY(add_jump(g, members, k));
    }
    return DT_OK;
}

/* ---- one state ----------------------------------------------------------------------------------------------------- */

static dt_status look_at_coalition(gathering *g, dt_coalition members, dt_coalition_case *c)
{
    dt_upset found = {.members = members};
    DT_TRY(dt_leads_gains(&g->leads, members));
    DT_TRY(try_gains(g, members, c->state, &found.upsets));
    if (!found.upsets)
        return DT_OK;
    found.minimal = find_minimal(g, members, found.upsets);
    DT_TRY(add_culprit(g, members, found.upsets));
    c->stable &= ~found.upsets;
    c->upset_total++;
    DT_TRY(find_jumps(g, members));
    return found.minimal || g->options->named ? add_upset(g, c->state, &found) : DT_OK;
}

/* What was found of the case goes where the answer is. */
static dt_status keep_case(gathering *g, dt_coalition_case *c)
{
    c->dominating = g->leads.dominating;
    c->dominating_equilibria = g->leads.dominating_equilibria;
    c->dominated_by = g->leads.dominated_by;
    c->upsets = dt_arena_copy(g->out->arena, g->upsets, g->upset_count, sizeof *g->upsets);
    c->jumps = dt_arena_copy(g->out->arena, g->jumps, g->jump_count, sizeof *g->jumps);
    c->upset_count = g->upset_count;
    c->jump_count = g->jump_count;
    c->jump_total = g->leap_count;
    if (!c->upsets || !c->jumps || !dt_grow(&g->out->cases, &g->case_capacity, g->out->case_count, sizeof *c))
        return DT_ERR_NOMEM;
    g->out->cases[g->out->case_count++] = *c;
    uint64_t bytes = sizeof *c + g->upset_count * (sizeof *g->upsets + 64) + g->jump_count * sizeof *g->jumps;
    DT_TRY(dt_budget_reserve(g->budget, bytes));
    g->bytes += bytes;
    return DT_OK;
}

static dt_status look_at_case(gathering *g, uint32_t state)
{
    dt_coalition_case c = {.state = state, .stable = DT_COALITION_CONCEPTS};
    g->culprit_count = g->leap_count = g->upset_count = g->jump_count = 0;
    DT_TRY(dt_leads_find(&g->leads, state));
    for (size_t k = 0; k < g->out->count; k++)
        DT_TRY(look_at_coalition(g, g->out->list[k], &c));
    return keep_case(g, &c);
}

/* ---- all states ---------------------------------------------------------------------------------------------------- */

/* The status quo, then named states, then the rest; each once. `met` is all zeros. */
static dt_status list_cases(const gathering *g, uint64_t *met, uint32_t *list, size_t *count)
{
    const dt_graph *graph = g->company.graph;
    uint32_t first = dt_graph_status_quo(graph), states = dt_graph_count(graph);
    for (size_t k = 0; k < 1 + g->company.model->named_count + states; k++) {
        size_t named = k - 1, other = named - g->company.model->named_count;
        uint32_t state = k == 0                                  ? first
                         : named < g->company.model->named_count ? dt_graph_named(graph, named)
                                                                 : (uint32_t)other;
        if (state == DT_NO_STATE || !dt_bit_get(g->equilibria, state) || dt_bit_get(met, state))
            continue;
        dt_bit_set(met, state);
        list[(*count)++] = state;
    }
    return dt_budget_spend(g->budget, states);
}

static dt_status look_at_cases(gathering *g)
{
    uint32_t *list = dt_malloc(g->out->equilibria, sizeof *list);
    uint64_t *met = dt_calloc(dt_words_for(g->company.profile.state_count), sizeof *met);
    size_t count = 0;
    dt_status status = list && met ? list_cases(g, met, list, &count) : DT_ERR_NOMEM;
    free(met);
    dt_budget_stage(g->budget, "looking at what coalitions gain by", 0);
    for (size_t k = 0; status == DT_OK && k < count; k++)
        status = look_at_case(g, list[k]);
    free(list);
    return status;
}

static dt_status fill_table(gathering *g, dt_coalition members, dt_coalition_table *table)
{
    for (uint32_t s = 0; s < g->company.profile.state_count; s++) {
        dt_concept_set upsets;
        DT_TRY(dt_leads_gains_from(&g->leads, members, s));
        DT_TRY(try_gains(g, members, s, &upsets));
        for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
            if (table->stable[c] && !(upsets >> c & 1u))
                dt_bit_set(table->stable[c], s);
        table->decided = s + 1;
    }
    return DT_OK;
}

static dt_status fill_tables(gathering *g)
{
    dt_arena *arena = g->out->arena;
    size_t words = dt_words_for(g->company.profile.state_count);
    dt_budget_stage(g->budget, "deciding all states", 0);
    DT_TRY(dt_arena_items(arena, &g->out->tables, g->out->count, sizeof *g->out->tables));
    for (size_t k = 0; k < g->out->count; k++)
        for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
            if (DT_COALITION_CONCEPTS >> c & 1u)
                DT_TRY(dt_arena_items(arena, &g->out->tables[k].stable[c], words, sizeof(uint64_t)));
    for (size_t k = 0; k < g->out->count; k++)
        DT_TRY(fill_table(g, g->out->list[k], &g->out->tables[k]));
    return DT_OK;
}

/* ---- preparing ----------------------------------------------------------------------------------------------------- */

static dt_status list_coalitions(gathering *g)
{
    dt_coalitions *out = g->out;
    out->players = g->company.players;
    if (!g->options->named)
        return dt_coalitions_list(&g->company, g->options->size, out->arena, &out->list, &out->count, &out->size);
    out->list = dt_arena_copy(out->arena, g->options->named, g->options->named_count, sizeof *out->list);
    out->count = g->options->named_count;
    for (size_t k = 0; out->list && k < out->count; k++) {
        size_t size = dt_bit_count(out->list[k]);
        out->size = size > out->size ? size : out->size;
    }
    return out->list ? DT_OK : DT_ERR_NOMEM;
}

static dt_status find_equilibria(gathering *g)
{
    uint32_t states = g->company.profile.state_count;
    g->equilibria = dt_calloc(dt_words_for(states), sizeof *g->equilibria);
    if (!g->equilibria)
        return DT_ERR_NOMEM;
    for (uint32_t s = 0; s < states; s++)
        if (dt_verdicts_equilibrium(g->options->verdicts, g->options->concept, s)) {
            dt_bit_set(g->equilibria, s);
            g->out->equilibria++;
        }
    return dt_budget_spend(g->budget, states);
}

static dt_status prepare(gathering *g, const dt_graph *graph)
{
    if (dt_graph_model(graph)->dm_count > DT_COALITION_DMS_MAX)
        return dt_budget_refuse(g->budget, "coalitions are looked for among at most %d decision makers",
                                DT_COALITION_DMS_MAX);
    DT_TRY(dt_company_init(&g->company, graph, g->options, g->budget));
    DT_TRY(dt_rejoinder_init(&g->rejoinder, &g->company));
    DT_TRY(list_coalitions(g));
    DT_TRY(find_equilibria(g));
    return dt_leads_init(&g->leads, &g->company, g->equilibria);
}

static dt_status find(gathering *g, const dt_graph *graph)
{
    DT_TRY(prepare(g, graph));
    DT_TRY(g->options->state == DT_NO_STATE ? look_at_cases(g) : look_at_case(g, g->options->state));
    return g->options->tables ? fill_tables(g) : DT_OK;
}

static void end(gathering *g)
{
    dt_leads_free(&g->leads);
    dt_rejoinder_free(&g->rejoinder);
    dt_company_free(&g->company);
    dt_budget_release(g->budget, g->bytes);
    free(g->equilibria);
    free(g->culprits);
    free(g->leaps);
    free(g->upsets);
    free(g->jumps);
}

/* ---- the whole ----------------------------------------------------------------------------------------------------- */

dt_status dt_coalitions_find(dt_coalitions **out, const dt_graph *graph, const dt_coalitions_options *options,
                             dt_budget *budget)
{
    gathering g = {.options = options, .budget = budget};
    *out = NULL;
    g.out = dt_calloc(1, sizeof *g.out);
    if (g.out)
        g.out->arena = dt_calloc(1, sizeof *g.out->arena);
    dt_status status = g.out && g.out->arena ? find(&g, graph) : DT_ERR_NOMEM;
    end(&g);
    if (status == DT_OK || ((status == DT_ERR_LIMIT || status == DT_ERR_CANCELLED) && g.out->case_count)) {
        g.out->complete = status == DT_OK;
        *out = g.out;
    } else {
        dt_coalitions_free(g.out);
    }
    return status;
}

void dt_coalitions_free(dt_coalitions *coalitions)
{
    if (!coalitions)
        return;
    if (coalitions->arena)
        dt_arena_free(coalitions->arena);
    free(coalitions->arena);
    free(coalitions->cases);
    free(coalitions);
}
