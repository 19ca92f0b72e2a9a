/* SPDX-License-Identifier: MIT */
#include "report/json_parts.h"

#include "base/bits.h"
#include "report/state_table.h"

/* What the model took from other files, which its own SHA-256 does not cover. */
static void add_tables(dt_json *json, const dt_source *source)
{
    const dt_attached *one;
    if (!dt_source_attached(source, 0))
        return;
    dt_json_key(json, "tables");
    dt_json_open_list(json, DT_JSON_BLOCK);
    for (size_t k = 0; (one = dt_source_attached(source, k)); k++) {
        dt_json_open_mapping(json, DT_JSON_LINE);
        dt_json_member_text(json, "file", one->name);
        dt_json_member_text(json, "sha256", one->file ? dt_source_sha256(one->file) : NULL);
        dt_json_close(json);
    }
    dt_json_close(json);
}

void dt_json_add_model(dt_json *json, const dt_model *model, const char *file)
{
    dt_json_key(json, "model");
    dt_json_open_mapping(json, DT_JSON_BLOCK);
    dt_json_member_text(json, "name", model->name);
    dt_json_member_text(json, "file", file);
    dt_json_member_text(json, "sha256", dt_source_sha256(model->source));
    add_tables(json, model->source);
    dt_json_close(json);
}

void dt_json_add_readings(dt_json *json, const dt_model *model, const uint32_t *profile)
{
    dt_json_key(json, "readings");
    dt_json_open_mapping(json, DT_JSON_LINE);
    for (size_t i = 0; i < model->dm_count; i++) {
        const dt_decision_maker *dm = &model->decision_makers[i];
        if (dm->has_readings)
            dt_json_member_text(json, dm->id, dm->readings[profile[i]].name);
    }
    dt_json_close(json);
}

static void add_definitions(dt_json *json, const dt_model *model)
{
    dt_json_key(json, "definitions");
    dt_json_open_mapping(json, DT_JSON_LINE);
    dt_json_member_text(json, "step", model->single_step ? "single" : "any");
    dt_json_member_text(json, dt_convention_get(0)->key, dt_convention_get(0)->value);
    dt_json_key(json, "twice_in_a_row");
    dt_json_bool(json, false);
    for (size_t k = 1; dt_convention_get(k); k++)
        dt_json_member_text(json, dt_convention_get(k)->key, dt_convention_get(k)->value);
    dt_json_close(json);
}

static void add_decision_makers(dt_json *json, const dt_model *model)
{
    dt_json_key(json, "decision_makers");
    dt_json_open_list(json, DT_JSON_LINE);
    for (size_t i = 0; i < model->dm_count; i++)
        dt_json_text(json, model->decision_makers[i].id);
    dt_json_close(json);
}

static void add_options(dt_json *json, const dt_model *model)
{
    dt_json_key(json, "options");
    dt_json_open_list(json, DT_JSON_BLOCK);
    for (size_t o = 0; o < model->option_count; o++) {
        dt_json_open_mapping(json, DT_JSON_LINE);
        dt_json_member_text(json, "name", model->options[o].name);
        dt_json_member_text(json, "decision_maker", model->decision_makers[model->options[o].dm].id);
        dt_json_close(json);
    }
    dt_json_close(json);
}

void dt_json_add_head(dt_json *json, const char *format, const dt_graph *graph, const uint32_t *profile,
                      const char *file, const char *engine)
{
    dt_json_add_head_of(json, format, dt_graph_model(graph), profile, file, engine);
}

void dt_json_add_head_of(dt_json *json, const char *format, const dt_model *model, const uint32_t *profile,
                         const char *file, const char *engine)
{
    dt_json_member_text(json, "format", format);
    dt_json_member_number(json, "version", 1);
    dt_json_member_text(json, "program", DT_VERSION);
    dt_json_add_model(json, model, file);
    dt_json_add_readings(json, model, profile);
    add_definitions(json, model);
    if (engine)
        dt_json_member_text(json, "engine", engine);
    add_decision_makers(json, model);
    add_options(json, model);
}

static void add_pattern(dt_json *json, const dt_graph *graph, uint32_t state, dt_text *pattern)
{
    const dt_model *model = dt_graph_model(graph);
    pattern->length = 0;
    dt_model_write_pattern(model, dt_graph_state(graph, state), pattern);
    if (pattern->status != DT_OK && json->out->status == DT_OK)
        json->out->status = pattern->status;
    dt_json_member_text(json, "pattern", model->graph_form ? NULL : dt_text_get(pattern));
}

void dt_json_open_state(dt_json *json, const dt_graph *graph, const uint32_t *profile, uint32_t state, dt_text *pattern)
{
    const dt_model *model = dt_graph_model(graph);
    dt_json_open_mapping(json, DT_JSON_LINE);
    dt_json_member_number(json, "number", (uint64_t)state + 1);
    add_pattern(json, graph, state, pattern);
    dt_json_member_text(json, "name", dt_state_name(graph, state));
    if (!profile || dt_graph_is_sketch(graph))
        return; /* a rank among a few states means nothing */
    dt_json_key(json, "ranks");
    dt_json_open_mapping(json, DT_JSON_LINE);
    for (size_t i = 0; i < model->dm_count; i++) {
        if (dt_reading_ranks(&model->decision_makers[i].readings[profile[i]])) {
            dt_json_member_number(json, model->decision_makers[i].id, dt_graph_rank(graph, i, profile[i], state));
        } else {
            dt_json_key(json, model->decision_makers[i].id);
            dt_json_null(json);
        }
    }
    dt_json_close(json);
}

void dt_json_add_states(dt_json *json, const dt_graph *graph, const uint32_t *profile, const uint64_t *mentioned)
{
    dt_json_add_states_of(json, graph, profile, mentioned, NULL);
}

void dt_json_add_states_of(dt_json *json, const dt_graph *graph, const uint32_t *profile, const uint64_t *mentioned,
                           const char *total)
{
    dt_text pattern = {.data = NULL};
    dt_json_key(json, "states");
    dt_json_open_mapping(json, DT_JSON_BLOCK);
    if (total)
        dt_json_member_text(json, "count", total);
    else
        dt_json_member_number(json, "count", dt_graph_count(graph));
    dt_json_key(json, "list");
    dt_json_open_list(json, DT_JSON_BLOCK);
    for (uint32_t s = 0; s < dt_graph_count(graph); s++) {
        if (!dt_bit_get(mentioned, s))
            continue;
        dt_json_open_state(json, graph, profile, s, &pattern);
        dt_json_close(json);
    }
    dt_json_close(json);
    dt_json_close(json);
    dt_text_free(&pattern);
}

void dt_json_add_state_or_null(dt_json *json, const char *key, uint32_t state)
{
    dt_json_key(json, key);
    if (state == DT_NO_STATE)
        dt_json_null(json);
    else
        dt_json_number(json, (uint64_t)state + 1);
}

void dt_json_mention(uint64_t *mentioned, uint32_t state)
{
    if (state != DT_NO_STATE)
        dt_bit_set(mentioned, state);
}

void dt_json_add_moves(dt_json *json, const char *key, const dt_model *model, const dt_move *moves, size_t count)
{
    dt_json_key(json, key);
    dt_json_add_move_list(json, model, moves, count);
}

void dt_json_add_move_list(dt_json *json, const dt_model *model, const dt_move *moves, size_t count)
{
    dt_json_open_list(json, DT_JSON_LINE);
    for (size_t k = 0; k < count; k++) {
        dt_json_open_mapping(json, DT_JSON_LINE);
        dt_json_member_text(json, "by", model->decision_makers[moves[k].dm].id);
        dt_json_member_number(json, "to", (uint64_t)moves[k].to + 1);
        dt_json_close(json);
    }
    dt_json_close(json);
}

void dt_json_add_concepts(dt_json *json, const char *key, dt_concept_set set)
{
    dt_json_key(json, key);
    dt_json_open_list(json, DT_JSON_LINE);
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        if (set >> c & 1u)
            dt_json_text(json, dt_concept_get((dt_concept_id)c)->name);
    dt_json_close(json);
}

const char *dt_stand_word(dt_stand_by by)
{
    static const char *const words[] = {
        [DT_UNSTABLE] = "unstable", [DT_BY_NO_MOVE] = "no_move",   [DT_BY_LIKING] = "liking",
        [DT_BY_TIE] = "tie",        [DT_BY_SANCTION] = "sanction", [DT_BY_UNKNOWN] = "unknown"};
    return words[by];
}

void dt_json_add_status_quo(dt_json *json, const dt_graph *graph)
{
    dt_json_add_state_or_null(json, "status_quo", dt_graph_status_quo(graph));
}

void dt_json_add_terms(dt_json *json, const dt_model *model, dt_further concept, const dt_terms *terms)
{
    char name[DT_FURTHER_TEXT];
    bool each = concept.kind == DT_FURTHER_EACH;
    if (!each && concept.kind != DT_FURTHER_MIXED)
        return;
    dt_json_key(json, each ? "concept_of" : "behaviour");
    dt_json_open_mapping(json, DT_JSON_LINE);
    for (size_t i = 0; i < model->dm_count; i++)
        dt_json_member_text(json, model->decision_makers[i].id,
                            each ? dt_further_name(terms->own[i], name) : dt_behaviour_name(terms->behaviours[i]));
    dt_json_close(json);
}
