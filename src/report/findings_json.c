/* SPDX-License-Identifier: MIT */
/* Verdicts of the relational engine as JSON: the members of a solution, with a concept for each criterion. */
#include "report/findings.h"

#include "base/bits.h"
#include "report/json_parts.h"

typedef struct writer {
    dt_json json;
    const dt_findings_sheet *sheet;
    const dt_findings *findings;
    dt_text pattern;
} writer;

/* A state in a set: is it one of `k`, and not of `without`? SIZE_MAX: of none. Equilibria where `dm` is the number of decision
 * makers. */
typedef struct set {
    size_t k, without, dm;
} set;

static uint64_t count_bits(const uint64_t *bits, uint32_t states)
{
    uint64_t count = 0;
    for (uint32_t s = 0; s < states; s++)
        count += dt_bit_get(bits, s);
    return count;
}

/* Which bound counts for each question that the concept asks. */
static void add_bounds(dt_json *json, dt_criterion criterion)
{
    static const struct {
        const char *name;
        uint8_t upper;
    } questions[] = {
        {"leaving", DT_UPPER_LEAVING}, {"deterring", DT_UPPER_DETERRING}, {"answering", DT_UPPER_ANSWERING}};
    dt_json_key(json, "bounds");
    dt_json_open_mapping(json, DT_JSON_LINE);
    for (unsigned k = 0; k < dt_criterion_questions(criterion.concept); k++)
        dt_json_member_text(json, questions[k].name, criterion.bounds & questions[k].upper ? "upper" : "lower");
    dt_json_close(json);
}

static void add_where(writer *w)
{
    const dt_findings_sheet *sheet = w->sheet;
    dt_json_key(&w->json, "where");
    if (!sheet->answer->where) {
        dt_json_null(&w->json);
        return;
    }
    dt_json_open_mapping(&w->json, DT_JSON_LINE);
    dt_json_member_text(&w->json, "statement", sheet->answer->options->where);
    dt_json_member_number(&w->json, "count", count_bits(sheet->satisfying, dt_graph_count(sheet->graph)));
    dt_json_close(&w->json);
}

static dt_status add_states(writer *w)
{
    const dt_findings_sheet *sheet = w->sheet;
    uint32_t states = dt_graph_count(sheet->graph);
    dt_json_key(&w->json, "states");
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    dt_json_member_number(&w->json, "count", states);
    dt_json_key(&w->json, "list");
    dt_json_open_list(&w->json, DT_JSON_BLOCK);
    for (uint32_t s = 0; s < states; s++) {
        DT_TRY(dt_budget_spend(sheet->answer->budget, 16));
        if (!dt_bit_get(sheet->listed, s))
            continue;
        dt_json_open_state(&w->json, sheet->graph, sheet->answer->profile, s, &w->pattern);
        dt_json_close(&w->json);
    }
    dt_json_close(&w->json);
    dt_json_close(&w->json);
    return w->json.out->status;
}

static bool is_in(const writer *w, set of, uint32_t state)
{
    size_t place = of.dm;
    const dt_findings *f = w->findings;
    if (place == w->sheet->model->dm_count)
        return dt_findings_equilibrium(f, of.k, state) &&
               (of.without == SIZE_MAX || !dt_findings_equilibrium(f, of.without, state));
    return dt_findings_stable(f, of.k, place, state) &&
           (of.without == SIZE_MAX || !dt_findings_stable(f, of.without, place, state));
}

/* The states of a set, or how many they are. */
static dt_status add_set(writer *w, const char *key, set of, bool counted)
{
    const dt_findings_sheet *sheet = w->sheet;
    uint64_t count = 0;
    dt_json_key(&w->json, key);
    if (!counted)
        dt_json_open_list(&w->json, DT_JSON_LINE);
    DT_TRY(dt_budget_spend(sheet->answer->budget, dt_graph_count(sheet->graph)));
    for (uint32_t s = 0; s < dt_graph_count(sheet->graph); s++) {
        if (!dt_bit_get(sheet->satisfying, s) || !is_in(w, of, s))
            continue;
        count++;
        if (!counted)
            dt_json_number(&w->json, (uint64_t)s + 1);
    }
    if (counted)
        dt_json_number(&w->json, count);
    else
        dt_json_close(&w->json);
    return w->json.out->status;
}

/* "stable" and "equilibria". */
static dt_status add_sets(writer *w, size_t k, size_t without)
{
    const dt_findings_sheet *sheet = w->sheet;
    dt_json_key(&w->json, "stable");
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    for (size_t i = 0; i < sheet->model->dm_count; i++)
        DT_TRY(add_set(w, sheet->model->decision_makers[i].id, (set){k, without, i}, sheet->answer->options->brief));
    dt_json_close(&w->json);
    return add_set(w, "equilibria", (set){k, without, sheet->model->dm_count}, false);
}

static void add_stand(dt_json *json, dt_stand stand)
{
    dt_json_open_mapping(json, DT_JSON_LINE);
    dt_json_member_text(json, "by", dt_stand_word(stand.by));
    dt_json_key(json, "on");
    if (stand.on == DT_PATTERN_NONE)
        dt_json_null(json);
    else
        dt_json_number(json, stand.on + 1);
    dt_json_close(json);
}

static dt_status add_stands(writer *w, size_t k)
{
    const dt_findings_sheet *sheet = w->sheet;
    dt_json_key(&w->json, "stands");
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    for (size_t i = 0; i < sheet->model->dm_count; i++) {
        dt_json_key(&w->json, sheet->model->decision_makers[i].id);
        dt_json_open_list(&w->json, DT_JSON_LINE);
        DT_TRY(dt_budget_spend(sheet->answer->budget, dt_graph_count(sheet->graph)));
        for (uint32_t s = 0; s < dt_graph_count(sheet->graph); s++)
            if (dt_bit_get(sheet->satisfying, s) && dt_findings_equilibrium(w->findings, k, s))
                add_stand(&w->json, dt_standings_of(sheet->standings, k, i, s));
        dt_json_close(&w->json);
    }
    dt_json_close(&w->json);
    return w->json.out->status;
}

static dt_status add_weak(writer *w, size_t k)
{
    size_t general = dt_findings_general(w->findings, k);
    if (general == SIZE_MAX)
        return DT_OK;
    dt_json_key(&w->json, "weak");
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    DT_TRY(add_sets(w, general, k));
    dt_json_close(&w->json);
    return w->json.out->status;
}

static dt_status add_criterion(writer *w, size_t k)
{
    char text[DT_CRITERION_TEXT], type[2] = {0};
    const dt_criterion criterion = dt_findings_criterion(w->findings, k);
    type[0] = criterion.type;
    dt_json_key(&w->json, dt_criterion_name(criterion, text));
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    dt_json_member_text(&w->json, "concept", dt_concept_get(criterion.concept)->name);
    dt_json_member_text(&w->json, "type", criterion.type ? type : NULL);
    dt_json_member_number(&w->json, "degree", criterion.strength);
    if (criterion.bounds)
        add_bounds(&w->json, criterion);
    DT_TRY(add_sets(w, k, SIZE_MAX));
    DT_TRY(add_stands(w, k));
    DT_TRY(add_weak(w, k));
    dt_json_close(&w->json);
    return w->json.out->status;
}

static dt_status add_alternative(writer *w, const uint32_t *profile, const dt_findings *findings)
{
    char text[DT_CRITERION_TEXT];
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    dt_json_add_readings(&w->json, w->sheet->model, profile);
    dt_json_key(&w->json, "concepts");
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    w->findings = findings;
    for (size_t k = 0; k < dt_findings_count(findings); k++) {
        dt_json_key(&w->json, dt_criterion_name(dt_findings_criterion(findings, k), text));
        dt_json_open_mapping(&w->json, DT_JSON_LINE);
        DT_TRY(add_set(w, "equilibria", (set){k, SIZE_MAX, w->sheet->model->dm_count}, false));
        dt_json_close(&w->json);
    }
    dt_json_close(&w->json);
    dt_json_close(&w->json);
    return w->json.out->status;
}

static dt_status add_alternatives(writer *w)
{
    const dt_findings_answer *answer = w->sheet->answer;
    if (!answer->all_readings)
        return DT_OK;
    dt_json_key(&w->json, "alternatives");
    dt_json_open_list(&w->json, DT_JSON_BLOCK);
    DT_TRY(add_alternative(w, answer->profile, answer->findings));
    for (size_t k = 0; k < answer->other_count; k++)
        DT_TRY(add_alternative(w, answer->others[k].profile, answer->others[k].findings));
    dt_json_close(&w->json);
    return w->json.out->status;
}

static dt_status write_all(writer *w)
{
    const dt_findings_answer *answer = w->sheet->answer;
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    dt_json_add_head(&w->json, "detente-solution", answer->graph, answer->profile, answer->options->file, "relational");
    add_where(w);
    DT_TRY(add_states(w));
    dt_json_add_status_quo(&w->json, answer->graph);
    dt_json_key(&w->json, "concepts");
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    for (size_t k = 0; k < dt_findings_count(w->findings); k++)
        DT_TRY(add_criterion(w, k));
    dt_json_close(&w->json);
    DT_TRY(add_alternatives(w));
    dt_json_close(&w->json);
    return dt_text_end(w->json.out);
}

dt_status dt_findings_json(const dt_findings_sheet *sheet)
{
    writer w = {.json = {.out = sheet->out}, .sheet = sheet, .findings = sheet->answer->findings};
    dt_status status = write_all(&w);
    dt_text_free(&w.pattern);
    return status;
}
