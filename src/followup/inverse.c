/* SPDX-License-Identifier: MIT */
/* The inverse problem: each mind alone, then all together; first what is demanded, then how many orders meet it. */
#include "base/memory.h"
#include "followup/inverting.h"
#include "stability/probe.h"

#include <stdlib.h>
#include <string.h>

/* ---- as things are ----------------------------------------------------------------------------------------------- */

static dt_status look_at_today(dt_inverse *inverse, dt_probe *probe)
{
    const dt_inverse_options *o = &inverse->options;
    DT_TRY(dt_probe_aim(probe, inverse->graph, o->profile));
    inverse->holds = true;
    for (size_t dm = 0; dm < probe->dm_count; dm++) {
        bool stable;
        DT_TRY(dt_probe_deters(probe, o->concept, dm, o->state, probe->ranks[dm]->rank[o->state], &stable));
        inverse->unstable[dm] = !stable;
        inverse->holds &= stable;
    }
    return DT_OK;
}

static dt_status find_today(dt_inverse *inverse, dt_budget *budget)
{
    const size_t dms = dt_graph_model(inverse->graph)->dm_count;
    dt_probe probe;
    inverse->unstable = dt_calloc(dms, sizeof *inverse->unstable);
    if (!inverse->unstable)
        return DT_ERR_NOMEM;
    DT_TRY(dt_probe_init(&probe, dms, budget));
    dt_status status = look_at_today(inverse, &probe);
    dt_probe_free(&probe);
    return status;
}

/* ---- who varies -------------------------------------------------------------------------------------------------- */

static bool may_vary(const dt_inverse *inverse, size_t dm)
{
    return !inverse->options.who || inverse->options.who[dm];
}

static size_t count_varied(const dt_inverse *inverse)
{
    size_t count = 0;
    for (size_t dm = 0; dm < dt_graph_model(inverse->graph)->dm_count; dm++)
        count += may_vary(inverse, dm);
    return count;
}

/* Does it matter to one mind only what the others can do, and not what they prefer? */
static bool keeps_minds_apart(const dt_inverse *inverse)
{
    return dt_concept_get(inverse->options.concept)->expects != DT_EXPECTS_INTEREST;
}

static dt_inverse_terms *new_terms(dt_inverse *inverse)
{
    dt_inverse_terms *terms = &inverse->terms[inverse->count];
    terms->varied = dt_calloc(dt_graph_model(inverse->graph)->dm_count, sizeof *terms->varied);
    terms->uncounted = DT_UNCOUNTED_UNFINISHED;
    inverse->count += terms->varied != NULL;
    return terms->varied ? terms : NULL;
}

static dt_status choose_terms(dt_inverse *inverse)
{
    const size_t dms = dt_graph_model(inverse->graph)->dm_count;
    const bool several = count_varied(inverse) > 1 && (inverse->options.who || keeps_minds_apart(inverse));
    dt_inverse_terms *terms;
    inverse->terms = dt_calloc(count_varied(inverse) + several, sizeof *inverse->terms);
    if (!inverse->terms)
        return DT_ERR_NOMEM;
    for (size_t dm = 0; dm < dms; dm++) {
        if (!may_vary(inverse, dm))
            continue;
        if (!(terms = new_terms(inverse)))
            return DT_ERR_NOMEM;
        terms->varied[dm] = true;
    }
    if (several && !(terms = new_terms(inverse)))
        return DT_ERR_NOMEM;
    for (size_t dm = 0; several && dm < dms; dm++)
        terms->varied[dm] = may_vary(inverse, dm);
    return DT_OK;
}

/* ---- demands ----------------------------------------------------------------------------------------------------- */

/* From here on ways point to their comparisons. */
static dt_status settle_ways(dt_inverting *v)
{
    dt_inverse *inverse = v->inverse;
    size_t length;
    inverse->comparison_count = v->comparisons.count;
    inverse->comparisons = dt_malloc(v->comparisons.count, sizeof *inverse->comparisons);
    inverse->items = dt_malloc(v->ways.word_count, sizeof *inverse->items);
    if (!inverse->comparisons || !inverse->items)
        return DT_ERR_NOMEM;
    for (uint32_t k = 0; k < v->comparisons.count; k++) {
        const uint32_t *key = dt_intern_key(&v->comparisons, k, &length);
        inverse->comparisons[k] = (dt_comparison){key[0], key[1], key[2], key[3] != 0};
    }
    if (v->ways.word_count)
        memcpy(inverse->items, v->ways.words, v->ways.word_count * sizeof *inverse->items);
    for (size_t t = 0; t < inverse->count; t++)
        for (size_t d = 0; d < inverse->terms[t].demand_count; d++)
            for (size_t w = 0; w < inverse->terms[t].demands[d].way_count; w++) {
                dt_way *way = &inverse->terms[t].demands[d].ways[w];
                const uint32_t *key = dt_intern_key(&v->ways, (uint32_t)way->count, &way->count);
                way->comparisons = inverse->items + (key - v->ways.words);
            }
    return DT_OK;
}

static dt_status find_demands(dt_inverse *inverse, dt_budget *budget)
{
    dt_inverting v = {.inverse = inverse, .budget = budget, .concept = dt_concept_get(inverse->options.concept)};
    dt_status status = DT_OK;
    dt_budget_stage(budget, "finding what would have to be preferred", 0);
    dt_intern_init(&v.comparisons, budget);
    dt_intern_init(&v.ways, budget);
    for (size_t t = 0; status == DT_OK && t < inverse->count; t++)
        status = dt_demands_find(&v, &inverse->terms[t]);
    if (status == DT_OK)
        status = settle_ways(&v);
    dt_intern_free(&v.comparisons);
    dt_intern_free(&v.ways);
    return status;
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

static dt_status count_orders(dt_inverse *inverse, dt_budget *budget)
{
    const uint32_t states = dt_graph_count(inverse->graph);
    dt_order_numbers numbers;
    dt_budget_stage(budget, "counting orders", 0);
    for (size_t t = 0; states > DT_COUNTED_STATES_MAX && t < inverse->count; t++)
        inverse->terms[t].uncounted = DT_UNCOUNTED_STATES;
    if (states > DT_COUNTED_STATES_MAX)
        return DT_OK;
    dt_status status = dt_order_numbers_init(&numbers, states, budget);
    for (size_t t = 0; status == DT_OK && t < inverse->count; t++)
        status = dt_orders_count(inverse, &inverse->terms[t], &numbers);
    dt_order_numbers_free(&numbers);
    return status;
}

dt_status dt_inverse_new(dt_inverse **out, const dt_graph *graph, const dt_inverse_options *options, dt_budget *budget)
{
    *out = NULL;
    dt_inverse *inverse = dt_calloc(1, sizeof *inverse);
    if (!inverse)
        return DT_ERR_NOMEM;
    *inverse = (dt_inverse){.graph = graph, .options = *options};
    dt_status status = find_today(inverse, budget);
    if (status == DT_OK)
        status = choose_terms(inverse);
    if (status == DT_OK)
        status = find_demands(inverse, budget);
    const bool demanded = status == DT_OK;
    if (demanded)
        status = count_orders(inverse, budget);
    dt_budget_stage(budget, "", 0); /* ours ends here */
    if (status == DT_OK || (demanded && (status == DT_ERR_LIMIT || status == DT_ERR_CANCELLED)))
        *out = inverse;
    else
        dt_inverse_free(inverse);
    return status;
}

static void free_terms(dt_inverse_terms *terms)
{
    for (size_t d = 0; d < terms->demand_count; d++)
        free(terms->demands[d].ways);
    free(terms->demands);
    free(terms->varied);
    free(terms->strict.count);
    free(terms->strict.all);
    free(terms->weak.count);
    free(terms->weak.all);
}

void dt_inverse_free(dt_inverse *inverse)
{
    if (!inverse)
        return;
    for (size_t t = 0; t < inverse->count; t++)
        free_terms(&inverse->terms[t]);
    free(inverse->terms);
    free(inverse->unstable);
    free(inverse->comparisons);
    free(inverse->items);
    free(inverse);
}
