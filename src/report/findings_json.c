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

static uint64_t count_bits(const uint64_t *bits, uint32_t states)
{
    uint64_t count = 0;
    for (uint32_t s = 0; s < states; s++)
        count += dt_bit_get(bits, s);
    return count;
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

/* The states stable for `dm`, for everybody where it is the number of decision makers; or how many they are. */
static dt_status add_set(writer *w, const char *key, size_t k, size_t dm, bool counted)
{
    const dt_findings_sheet *sheet = w->sheet;
    bool all = dm == sheet->model->dm_count;
    uint64_t count = 0;
    dt_json_key(&w->json, key);
    if (!counted)
        dt_json_open_list(&w->json, DT_JSON_LINE);
    DT_TRY(dt_budget_spend(sheet->answer->budget, dt_graph_count(sheet->graph)));
    for (uint32_t s = 0; s < dt_graph_count(sheet->graph); s++) {
        if (!dt_bit_get(sheet->satisfying, s) ||
            !(all ? dt_findings_equilibrium(w->findings, k, s) : dt_findings_stable(w->findings, k, dm, s)))
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

static dt_status add_criterion(writer *w, size_t k)
{
    char text[DT_CRITERION_TEXT], type[2] = {0};
    const dt_findings_sheet *sheet = w->sheet;
    const dt_criterion criterion = dt_findings_criterion(w->findings, k);
    type[0] = criterion.type;
    dt_json_key(&w->json, dt_criterion_name(criterion, text));
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    dt_json_member_text(&w->json, "concept", dt_concept_get(criterion.concept)->name);
    dt_json_member_text(&w->json, "type", criterion.type ? type : NULL);
    dt_json_member_number(&w->json, "degree", criterion.strength);
    dt_json_key(&w->json, "stable");
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    for (size_t i = 0; i < sheet->model->dm_count; i++)
        DT_TRY(add_set(w, sheet->model->decision_makers[i].id, k, i, sheet->answer->options->brief));
    dt_json_close(&w->json);
    DT_TRY(add_set(w, "equilibria", k, sheet->model->dm_count, false));
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
