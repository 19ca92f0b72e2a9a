/* SPDX-License-Identifier: MIT */
/* The solution as JSON, member by member in the contract's order, so that nothing is held that could be written. */
#include "report/solve.h"

#include "report/json_parts.h"
#include "report/listing.h"

typedef struct writer {
    dt_json json;
    const dt_solution *solution;
    const dt_graph *graph;
    const dt_model *model;
    const dt_report_options *options;
    dt_budget *budget;
    dt_listing listing;
    dt_text pattern;
} writer;

static void add_where(writer *w)
{
    dt_json_key(&w->json, "where");
    if (!dt_solution_options(w->solution)->where) {
        dt_json_null(&w->json);
        return;
    }
    uint64_t count = 0;
    for (uint32_t s = 0; s < w->listing.states; s++)
        count += dt_solution_listed(w->solution, s);
    dt_json_open_mapping(&w->json, DT_JSON_LINE);
    dt_json_member_text(&w->json, "statement", w->options->where);
    dt_json_member_number(&w->json, "count", count);
    dt_json_close(&w->json);
}

static dt_status add_states(writer *w)
{
    const uint32_t *profile = dt_verdicts_profile(dt_solution_verdicts(w->solution, 0));
    dt_json_key(&w->json, "states");
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    dt_json_member_number(&w->json, "count", w->listing.states);
    dt_json_key(&w->json, "list");
    dt_json_open_list(&w->json, DT_JSON_BLOCK);
    for (uint32_t s = 0; s < w->listing.states; s++) {
        DT_TRY(dt_budget_spend(w->budget, 16));
        if (!dt_listing_has(&w->listing, s))
            continue;
        dt_json_open_state(&w->json, w->graph, profile, s, &w->pattern);
        dt_json_close(&w->json);
    }
    dt_json_close(&w->json);
    dt_json_close(&w->json);
    return w->json.out->status;
}

/* Does a concept, of either family, say so of one decision maker? `concept`: its id or its place. */
typedef bool (*holds_fn)(const writer *w, size_t concept, size_t dm, uint32_t state);

static bool is_stable(const writer *w, size_t concept, size_t dm, uint32_t state)
{
    return dt_verdicts_stable(dt_solution_verdicts(w->solution, 0), (dt_concept_id) concept, dm, state);
}

static bool is_stable_further(const writer *w, size_t concept, size_t dm, uint32_t state)
{
    return dt_foresight_stable(dt_solution_foresight(w->solution, 0), concept, dm, state);
}

static bool is_by_tie(const writer *w, size_t concept, size_t dm, uint32_t state)
{
    return dt_foresight_by_tie(dt_solution_foresight(w->solution, 0), concept, dm, state);
}

/* The states for which it does, or how many they are. */
static dt_status add_holding(writer *w, size_t concept, size_t dm, holds_fn holds)
{
    uint64_t count = 0;
    dt_json_key(&w->json, w->model->decision_makers[dm].id);
    if (!w->options->brief)
        dt_json_open_list(&w->json, DT_JSON_LINE);
    DT_TRY(dt_budget_spend(w->budget, w->listing.states));
    for (uint32_t s = 0; s < w->listing.states; s++) {
        if (!holds(w, concept, dm, s) || !dt_solution_listed(w->solution, s))
            continue;
        count++;
        if (!w->options->brief)
            dt_json_number(&w->json, (uint64_t)s + 1);
    }
    if (w->options->brief)
        dt_json_number(&w->json, count);
    else
        dt_json_close(&w->json);
    return w->json.out->status;
}

static dt_status add_each_dm(writer *w, const char *key, size_t concept, holds_fn holds)
{
    dt_json_key(&w->json, key);
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    for (size_t i = 0; i < w->model->dm_count; i++)
        DT_TRY(add_holding(w, concept, i, holds));
    dt_json_close(&w->json);
    return DT_OK;
}

static void add_numbers(dt_json *json, const uint32_t *states, size_t count)
{
    dt_json_key(json, "equilibria");
    dt_json_open_list(json, DT_JSON_LINE);
    for (size_t k = 0; k < count; k++)
        dt_json_number(json, (uint64_t)states[k] + 1);
    dt_json_close(json);
}

static void add_deciding(dt_json *json, size_t on)
{
    dt_json_key(json, "on");
    if (on == DT_PATTERN_NONE)
        dt_json_null(json);
    else
        dt_json_number(json, on + 1);
}

static void add_stands(writer *w, dt_concept_id concept, const dt_equilibria *found)
{
    size_t dms = w->model->dm_count;
    dt_json_key(&w->json, "stands");
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    for (size_t i = 0; i < dms; i++) {
        dt_json_key(&w->json, w->model->decision_makers[i].id);
        dt_json_open_list(&w->json, DT_JSON_LINE);
        for (size_t k = 0; k < found->count; k++) {
            const dt_stand *stand = &found->stands[k * dms + i];
            dt_json_open_mapping(&w->json, DT_JSON_LINE);
            dt_json_member_text(&w->json, "by", dt_stand_word(stand->by));
            if (dt_concept_get(concept)->has_deciding)
                add_deciding(&w->json, stand->on);
            dt_json_close(&w->json);
        }
        dt_json_close(&w->json);
    }
    dt_json_close(&w->json);
}

static dt_status add_concept(writer *w, dt_concept_id concept)
{
    dt_equilibria found;
    DT_TRY(dt_solution_equilibria(w->solution, 0, concept, w->budget, &found));
    dt_json_key(&w->json, dt_concept_get(concept)->name);
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    dt_status status = add_each_dm(w, "stable", concept, is_stable);
    add_numbers(&w->json, found.states, found.count);
    add_stands(w, concept, &found);
    dt_json_close(&w->json);
    dt_equilibria_free(&found);
    return status;
}

/* ---- further concepts --------------------------------------------------------------------------------------------- */

static dt_status add_further_equilibria(writer *w, const dt_foresight *foresight, size_t k)
{
    dt_json_key(&w->json, "equilibria");
    dt_json_open_list(&w->json, DT_JSON_LINE);
    DT_TRY(dt_budget_spend(w->budget, w->listing.states));
    for (uint32_t s = 0; s < w->listing.states; s++)
        if (dt_foresight_equilibrium(foresight, k, s) && dt_solution_listed(w->solution, s))
            dt_json_number(&w->json, (uint64_t)s + 1);
    dt_json_close(&w->json);
    return w->json.out->status;
}

static dt_status add_further_stands(writer *w, size_t k)
{
    const dt_foresight *foresight = dt_solution_foresight(w->solution, 0);
    dt_json_key(&w->json, "stands");
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    for (size_t i = 0; i < w->model->dm_count; i++) {
        dt_json_key(&w->json, w->model->decision_makers[i].id);
        dt_json_open_list(&w->json, DT_JSON_LINE);
        DT_TRY(dt_budget_spend(w->budget, w->listing.states));
        for (uint32_t s = 0; s < w->listing.states; s++) {
            if (!dt_foresight_equilibrium(foresight, k, s) || !dt_solution_listed(w->solution, s))
                continue;
            dt_json_open_mapping(&w->json, DT_JSON_LINE);
            dt_json_member_text(&w->json, "by", dt_stand_word(dt_foresight_stand(foresight, k, i, s)));
            dt_json_close(&w->json);
        }
        dt_json_close(&w->json);
    }
    dt_json_close(&w->json);
    return DT_OK;
}

static dt_status add_further(writer *w, size_t k)
{
    const dt_foresight *foresight = dt_solution_foresight(w->solution, 0);
    char name[DT_FURTHER_TEXT];
    dt_further concept = dt_foresight_concept(foresight, k);
    dt_json_key(&w->json, dt_further_name(concept, name));
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    dt_json_add_terms(&w->json, w->model, concept, dt_foresight_terms(foresight));
    DT_TRY(add_each_dm(w, "stable", k, is_stable_further));
    DT_TRY(add_further_equilibria(w, foresight, k));
    DT_TRY(add_further_stands(w, k));
    if (dt_further_info_of(concept.kind)->by_ties)
        DT_TRY(add_each_dm(w, "by_tie", k, is_by_tie));
    dt_json_close(&w->json);
    return w->json.out->status;
}

static dt_status add_all_further(writer *w)
{
    const dt_foresight *foresight = dt_solution_foresight(w->solution, 0);
    for (size_t k = 0; foresight && k < dt_foresight_count(foresight); k++)
        DT_TRY(add_further(w, k));
    return DT_OK;
}

static dt_status add_concepts(writer *w)
{
    dt_concept_set concepts = dt_verdicts_concepts(dt_solution_verdicts(w->solution, 0));
    dt_json_key(&w->json, "concepts");
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        if (concepts >> c & 1u)
            DT_TRY(add_concept(w, (dt_concept_id)c));
    DT_TRY(add_all_further(w));
    dt_json_close(&w->json);
    return w->json.out->status;
}

/* The equilibria of one profile under one concept, without how they stand. */
static dt_status add_alternative_concept(writer *w, const dt_verdicts *verdicts, dt_concept_id concept)
{
    dt_json_key(&w->json, dt_concept_get(concept)->name);
    dt_json_open_mapping(&w->json, DT_JSON_LINE);
    dt_json_key(&w->json, "equilibria");
    dt_json_open_list(&w->json, DT_JSON_LINE);
    DT_TRY(dt_budget_spend(w->budget, w->listing.states));
    for (uint32_t s = 0; s < w->listing.states; s++)
        if (dt_verdicts_equilibrium(verdicts, concept, s) && dt_solution_listed(w->solution, s))
            dt_json_number(&w->json, (uint64_t)s + 1);
    dt_json_close(&w->json);
    dt_json_close(&w->json);
    return w->json.out->status;
}

static dt_status add_alternative_further(writer *w, const dt_foresight *foresight)
{
    char name[DT_FURTHER_TEXT];
    for (size_t k = 0; foresight && k < dt_foresight_count(foresight); k++) {
        dt_json_key(&w->json, dt_further_name(dt_foresight_concept(foresight, k), name));
        dt_json_open_mapping(&w->json, DT_JSON_LINE);
        DT_TRY(add_further_equilibria(w, foresight, k));
        dt_json_close(&w->json);
    }
    return DT_OK;
}

static dt_status add_alternative(writer *w, size_t profile)
{
    const dt_verdicts *verdicts = dt_solution_verdicts(w->solution, profile);
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    dt_json_add_readings(&w->json, w->model, dt_verdicts_profile(verdicts));
    dt_json_key(&w->json, "concepts");
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        if (dt_verdicts_concepts(verdicts) >> c & 1u)
            DT_TRY(add_alternative_concept(w, verdicts, (dt_concept_id)c));
    DT_TRY(add_alternative_further(w, dt_solution_foresight(w->solution, profile)));
    dt_json_close(&w->json);
    dt_json_close(&w->json);
    return w->json.out->status;
}

static dt_status add_alternatives(writer *w)
{
    if (!dt_solution_options(w->solution)->all_readings)
        return DT_OK;
    dt_json_key(&w->json, "alternatives");
    dt_json_open_list(&w->json, DT_JSON_BLOCK);
    for (size_t p = 0; p < dt_solution_profiles(w->solution); p++)
        DT_TRY(add_alternative(w, p));
    dt_json_close(&w->json);
    return w->json.out->status;
}

static dt_status write_all(writer *w)
{
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    dt_json_add_head(&w->json, "detente-solution", w->graph, dt_verdicts_profile(dt_solution_verdicts(w->solution, 0)),
                     w->options->file, "explicit");
    add_where(w);
    DT_TRY(add_states(w));
    dt_json_add_status_quo(&w->json, w->graph);
    DT_TRY(add_concepts(w));
    DT_TRY(add_alternatives(w));
    dt_json_close(&w->json);
    return dt_text_end(w->json.out);
}

dt_status dt_report_solution_json(const dt_solution *solution, const dt_report_options *options, dt_budget *budget,
                                  dt_text *out)
{
    writer w = {.json = {.out = out}, .solution = solution, .options = options, .budget = budget};
    w.graph = dt_solution_graph(solution);
    w.model = dt_graph_model(w.graph);
    dt_budget_stage(budget, "writing the solution", 0);
    dt_status status = dt_listing_new(&w.listing, solution, options->brief, budget);
    if (status == DT_OK)
        status = write_all(&w);
    dt_listing_free(&w.listing);
    dt_text_free(&w.pattern);
    return status;
}
