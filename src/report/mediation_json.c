/* SPDX-License-Identifier: MIT */
/* Mediation as JSON: docs/results.md has every member. */
#include "report/json_parts.h"
#include "report/mediation.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>

static dt_status report(const dt_mediation *mediation, dt_format format, const dt_report_options *options,
                        const dt_mediation_words *words, dt_budget *budget, dt_text *out)
{
    if (format == DT_FORMAT_JSON)
        return dt_report_mediation_json(mediation, options, words, out);
    return dt_report_mediation_text(mediation, format, options, words, budget, out);
}

dt_status dt_report_mediation(const dt_mediation *mediation, dt_format format, const dt_report_options *options,
                              const dt_mediation_words *words, dt_budget *budget, dt_text *out)
{
    dt_mediation_shown shown;
    if (!words->symbolic)
        return report(mediation, format, options, words, budget, out);
    dt_status status = dt_mediation_sketch(&shown, mediation, words, budget);
    shown.mediation.options.goal = &shown.goal;
    if (status == DT_OK)
        status = report(&shown.mediation, format, options, words, budget, out);
    dt_mediation_shown_free(&shown);
    return status;
}

typedef struct writing {
    dt_json json;
    const dt_mediation *m;
    const dt_model *model;
    const char *total; /* feasible states, where they are not listed; NULL */
    dt_text text;      /* scratch */
} writing;

/* ---- measures ---------------------------------------------------------------------------------------------------- */

static void write_lever(writing *w, const dt_measure *measure)
{
    const dt_lever *lever = &w->model->levers[measure->edit.at];
    dt_json_member_text(&w->json, "lever", lever->id);
    dt_json_key(&w->json, "by");
    dt_json_open_list(&w->json, DT_JSON_LINE);
    for (size_t i = 0; lever->by && i < w->model->dm_count; i++)
        if (dt_bit_get(lever->by, i))
            dt_json_text(&w->json, w->model->decision_makers[i].id);
    dt_json_close(&w->json);
}

static void write_commitment(writing *w, const dt_measure *measure)
{
    dt_json_member_text(&w->json, "option", w->model->options[measure->edit.option].written);
    dt_json_member_text(&w->json, "direction", measure->edit.direction == DT_TAKE ? "take" : "drop");
}

static void write_belief(writing *w, const dt_measure *measure)
{
    dt_json_key(&w->json, "order");
    dt_json_open_list(&w->json, DT_JSON_LINE);
    for (size_t k = 0; k < dt_measure_order_length(w->m, measure); k++)
        dt_json_number(&w->json, (uint64_t)measure->edit.order[k] + 1);
    dt_json_close(&w->json);
}

static void write_ban(writing *w, const dt_measure *measure)
{
    dt_json_member_text(&w->json, "option", w->model->options[measure->edit.option].written);
}

static void write_literal(writing *w, const dt_measure *measure)
{
    dt_json_member_text(&w->json, "statement", measure->edit.judgement->text);
    dt_json_member_text(&w->json, "place", measure->edit.at == 0 ? "first" : "last");
}

static void write_measure(writing *w, const dt_measure *measure)
{
    static void (*const write[])(writing *, const dt_measure *) = {
        [DT_MEASURE_LEVER] = write_lever,     [DT_MEASURE_COMMITMENT] = write_commitment,
        [DT_MEASURE_BELIEF] = write_belief,   [DT_MEASURE_BAN] = write_ban,
        [DT_MEASURE_LITERAL] = write_literal,
    };
    dt_json_open_mapping(&w->json, DT_JSON_LINE);
    dt_json_member_text(&w->json, "kind", dt_measure_name(measure->kind));
    dt_json_member_text(&w->json, "decision_maker",
                        measure->dm == DT_PATTERN_NONE ? NULL : w->model->decision_makers[measure->dm].id);
    dt_json_member_number(&w->json, "cost", measure->cost);
    write[measure->kind](w, measure);
    w->text.length = 0;
    dt_tell_measure(&w->text, w->m, measure);
    dt_json_member_text(&w->json, "what", dt_text_get(&w->text));
    dt_json_close(&w->json);
}

/* ---- sets -------------------------------------------------------------------------------------------------------- */

static void write_taken(writing *w, const uint64_t *vector)
{
    dt_json_key(&w->json, "new_options");
    dt_json_open_list(&w->json, DT_JSON_LINE);
    for (size_t k = 0; k < w->model->lever_count; k++)
        for (size_t o = 0; o < w->model->levers[k].option_count; o++) {
            size_t option = w->model->levers[k].option_indices[o];
            if (dt_bit_get(vector, option))
                dt_json_text(&w->json, w->model->options[option].written);
        }
    dt_json_close(&w->json);
}

static void write_targets(writing *w, const dt_measure_set *set)
{
    dt_json_member_number(&w->json, "wanted_count", set->target_count);
    dt_json_key(&w->json, "wanted");
    dt_json_open_list(&w->json, DT_JSON_BLOCK);
    for (uint32_t k = 0; k < set->target_count && k < DT_TARGETS_LISTED; k++) {
        dt_json_open_mapping(&w->json, DT_JSON_LINE);
        dt_json_member_number(&w->json, "state", (uint64_t)set->targets[k].state + 1);
        write_taken(w, set->targets[k].vector);
        dt_json_close(&w->json);
    }
    dt_json_close(&w->json);
}

static void write_states(writing *w, const char *key, const uint32_t *states, uint32_t count)
{
    dt_json_key(&w->json, key);
    dt_json_open_list(&w->json, DT_JSON_LINE);
    for (uint32_t k = 0; k < count && k < DT_EFFECTS_LISTED; k++)
        dt_json_number(&w->json, (uint64_t)states[k] + 1);
    dt_json_close(&w->json);
}

/* A number, or its digits where it may be of any size. */
static void write_count(writing *w, const char *key, const char *digits, uint32_t number)
{
    if (digits)
        dt_json_member_text(&w->json, key, digits);
    else
        dt_json_member_number(&w->json, key, number);
}

static void write_set(writing *w, const dt_measure_set *set)
{
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    dt_json_member_number(&w->json, "cost", set->cost);
    dt_json_key(&w->json, "changes");
    dt_json_open_list(&w->json, DT_JSON_BLOCK);
    for (size_t k = 0; k < set->count; k++)
        write_measure(w, &w->m->measures[set->measures[k]]);
    dt_json_close(&w->json);
    write_targets(w, set);
    dt_json_key(&w->json, "improvements_from_status_quo");
    if (set->steps == UINT32_MAX)
        dt_json_null(&w->json);
    else
        dt_json_number(&w->json, set->steps);
    if (set->far.before) {
        dt_json_member_text(&w->json, "equilibria_before", set->far.before);
        dt_json_member_text(&w->json, "equilibria_after", set->far.after);
    }
    write_count(w, "lost_count", set->far.lost, set->lost);
    write_states(w, "lost", set->lost_list, set->lost);
    write_count(w, "gained_count", set->far.gained, set->gained);
    write_states(w, "gained", set->gained_list, set->gained);
    write_count(w, "new_equilibria", set->far.fresh, set->fresh);
    dt_json_close(&w->json);
}

/* ---- the search -------------------------------------------------------------------------------------------------- */

static void write_tried(writing *w, size_t size)
{
    static const char *const names[DT_REFUSAL_COUNT] = {
        [DT_REFUSED_UNSOUND] = "unsound",   [DT_REFUSED_STATUS_QUO] = "status_quo_infeasible",
        [DT_REFUSED_TARGET] = "infeasible", [DT_REFUSED_UNSTABLE] = "no_equilibrium",
        [DT_REFUSED_WORSE] = "worse",       [DT_REFUSED_AVOIDED] = "avoided"};
    const dt_sets_tried *tried = &w->m->tried[size];
    dt_json_open_mapping(&w->json, DT_JSON_LINE);
    dt_json_member_number(&w->json, "size", size);
    dt_json_key(&w->json, "finished");
    dt_json_bool(&w->json, tried->finished);
    dt_json_member_number(&w->json, "tried", tried->sets);
    dt_json_member_number(&w->json, "skipped", tried->skipped);
    dt_json_key(&w->json, "refused");
    dt_json_open_mapping(&w->json, DT_JSON_LINE);
    for (size_t k = 0; k < DT_REFUSAL_COUNT; k++)
        dt_json_member_number(&w->json, names[k], tried->refused[k]);
    dt_json_close(&w->json);
    dt_json_close(&w->json);
}

static void write_searched(writing *w)
{
    dt_json_key(&w->json, "searched");
    dt_json_open_list(&w->json, DT_JSON_BLOCK);
    const bool searched = !w->m->holds && w->m->wanted > 0;
    for (size_t size = 0; size <= (searched ? w->m->options.size : 0); size++)
        write_tried(w, size);
    dt_json_close(&w->json);
    dt_json_key(&w->json, "untried_cost_from");
    if (searched && dt_mediation_untried_cost(w->m) < UINT64_MAX)
        dt_json_number(&w->json, dt_mediation_untried_cost(w->m));
    else
        dt_json_null(&w->json);
}

static void write_dms(writing *w, const char *key, const bool *which)
{
    dt_json_key(&w->json, key);
    dt_json_open_list(&w->json, DT_JSON_LINE);
    for (size_t i = 0; i < w->model->dm_count; i++)
        if (which[i])
            dt_json_text(&w->json, w->model->decision_makers[i].id);
    dt_json_close(&w->json);
}

/* ---- the question ------------------------------------------------------------------------------------------------ */

/* Where states are not listed those to be avoided are not counted. */
static void write_goal(writing *w, const char *key, const dt_goal *goal, const char *text)
{
    dt_json_key(&w->json, key);
    if (!text) {
        dt_json_null(&w->json);
        return;
    }
    dt_json_open_mapping(&w->json, DT_JSON_LINE);
    dt_json_member_text(&w->json, "text", text);
    if (goal) {
        dt_json_member_number(&w->json, "states", goal->count);
    } else {
        dt_json_key(&w->json, "states");
        dt_json_null(&w->json);
    }
    dt_json_close(&w->json);
}

static dt_status write_mentioned(writing *w)
{
    const dt_mediation *m = w->m;
    uint64_t *mentioned = dt_calloc(dt_words_for(dt_graph_count(m->graph)), sizeof *mentioned);
    if (!mentioned)
        return DT_ERR_NOMEM;
    for (uint32_t s = 0; s < dt_graph_count(m->graph); s++)
        if (dt_goal_has(m->options.goal, s))
            dt_bit_set(mentioned, s);
    if (m->symbolic && dt_graph_status_quo(m->graph) != DT_NO_STATE) /* its number says nothing of itself */
        dt_bit_set(mentioned, dt_graph_status_quo(m->graph));
    for (size_t k = 0; k < m->set_count; k++) {
        const dt_measure_set *set = &m->sets[k];
        for (uint32_t i = 0; i < set->lost && i < DT_EFFECTS_LISTED; i++)
            dt_bit_set(mentioned, set->lost_list[i]);
        for (uint32_t i = 0; i < set->gained && i < DT_EFFECTS_LISTED; i++)
            dt_bit_set(mentioned, set->gained_list[i]);
    }
    dt_json_add_states_of(&w->json, m->graph, m->options.profile, mentioned, w->total);
    free(mentioned);
    return DT_OK;
}

static void write_kinds(writing *w)
{
    dt_json_key(&w->json, "kinds");
    dt_json_open_mapping(&w->json, DT_JSON_LINE);
    for (size_t kind = 0; kind < DT_MEASURE_COUNT; kind++) {
        uint64_t count = 0;
        for (size_t k = 0; k < w->m->measure_count; k++)
            count += w->m->measures[k].kind == (dt_measure_kind)kind;
        if (w->m->options.kinds >> kind & 1u)
            dt_json_member_number(&w->json, dt_measure_name((dt_measure_kind)kind), count);
    }
    dt_json_close(&w->json);
}

static uint64_t count_weak(const writing *w)
{
    uint64_t count = 0;
    for (size_t k = 0; k < w->m->measure_count; k++)
        count += w->m->measures[k].weak;
    return count;
}

static dt_status write_all(writing *w, const dt_report_options *options, const dt_mediation_words *words)
{
    const dt_mediation *m = w->m;
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    dt_json_add_head(&w->json, "detente-mediation", m->graph, m->options.profile, options->file,
                     w->total ? "symbolic" : NULL);
    DT_TRY(write_mentioned(w));
    dt_json_add_status_quo(&w->json, m->graph);
    dt_json_member_text(&w->json, "concept", dt_concept_get(m->options.concept)->name);
    write_goal(w, "goal", m->options.goal, words->goal);
    write_goal(w, "avoid", m->options.avoid, words->avoid);
    dt_json_member_number(&w->json, "size", m->options.size);
    dt_json_member_number(&w->json, "swaps", m->options.swaps);
    write_kinds(w);
    dt_json_member_number(&w->json, "beliefs_alike", count_weak(w));
    dt_json_key(&w->json, "holds");
    dt_json_bool(&w->json, m->holds);
    write_dms(w, "unstable_for", m->unstable);
    write_dms(w, "worse_for", m->worse);
    write_searched(w);
    dt_json_key(&w->json, "sets");
    dt_json_open_list(&w->json, DT_JSON_BLOCK);
    for (size_t k = 0; k < m->set_count; k++)
        write_set(w, &m->sets[k]);
    dt_json_close(&w->json);
    dt_json_close(&w->json);
    return w->text.status == DT_OK ? w->json.out->status : w->text.status;
}

dt_status dt_report_mediation_json(const dt_mediation *m, const dt_report_options *options,
                                   const dt_mediation_words *words, dt_text *out)
{
    writing w = {
        .json = {.out = out}, .m = m, .model = m->model, .total = m->symbolic ? dt_symbolic_states(m->symbolic) : NULL};
    dt_status status = write_all(&w, options, words);
    dt_text_free(&w.text);
    return status;
}
