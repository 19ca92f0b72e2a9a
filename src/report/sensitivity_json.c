/* SPDX-License-Identifier: MIT */
/* Sensitivity as JSON: docs/results.md has every member. */
#include "report/change_text.h"
#include "report/json_parts.h"
#include "report/sensitivity.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>

typedef struct writing {
    dt_json json;
    const dt_sensitivity *s;
    const dt_model *model;
    dt_text text; /* scratch */
} writing;

/* ---- changes ----------------------------------------------------------------------------------------------------- */

static void write_number(writing *w, const char *key, size_t index)
{
    dt_json_member_number(&w->json, key, (uint64_t)index + 1);
}

static void write_statement(writing *w, const dt_edit *edit)
{
    write_number(w, "statement", edit->at);
}

static void write_literal(writing *w, const dt_edit *edit)
{
    write_number(w, "statement", edit->at);
    write_number(w, "literal", edit->literal);
}

static void write_appended(writing *w, const dt_edit *edit)
{
    dt_json_member_text(&w->json, "literal_added", edit->judgement->text);
}

static void write_class(writing *w, const dt_edit *edit)
{
    write_number(w, "class", edit->at);
}

static void write_weight(writing *w, const dt_edit *edit)
{
    dt_json_member_text(&w->json, "option", w->model->options[edit->option].written);
    dt_json_key(&w->json, "weight");
    dt_json_integer(&w->json, edit->weight);
}

static void write_direction(writing *w, const dt_edit *edit)
{
    static const char *const names[] = {[DT_BOTH] = "both", [DT_TAKE] = "take", [DT_DROP] = "drop"};
    dt_json_member_text(&w->json, "option", w->model->options[edit->option].written);
    dt_json_member_text(&w->json, "direction", names[edit->direction]);
}

static void write_rule(writing *w, const dt_edit *edit)
{
    write_number(w, "rule", edit->at);
}

static void write_reading(writing *w, const dt_edit *edit)
{
    dt_json_member_text(&w->json, "reading", w->model->decision_makers[edit->dm].readings[edit->reading].name);
}

static void write_change(writing *w, const dt_change *change)
{
    static void (*const write[])(writing *, const dt_edit *) = {
        [DT_CHANGE_SWAP] = write_statement,      [DT_CHANGE_DROP] = write_statement,
        [DT_CHANGE_FLIP] = write_literal,        [DT_CHANGE_APPEND] = write_appended,
        [DT_CHANGE_CLASS_SWAP] = write_class,    [DT_CHANGE_CLASS_TIE] = write_class,
        [DT_CHANGE_WEIGHT_DROP] = write_weight,  [DT_CHANGE_WEIGHT_FLIP] = write_weight,
        [DT_CHANGE_DIRECTION] = write_direction, [DT_CHANGE_RULE] = write_rule,
        [DT_CHANGE_READING] = write_reading,
    };
    dt_json_member_text(&w->json, "kind", dt_change_name(change->kind));
    dt_json_member_text(&w->json, "decision_maker",
                        change->kind == DT_CHANGE_RULE ? NULL : w->model->decision_makers[change->edit.dm].id);
    write[change->kind](w, &change->edit);
    w->text.length = 0;
    dt_tell_change(&w->text, w->s->graph, w->s->profile, change);
    dt_json_member_text(&w->json, "what", dt_text_get(&w->text));
}

/* ---- what they do ------------------------------------------------------------------------------------------------ */

static void write_counts(writing *w, const char *key, const uint32_t *counts)
{
    dt_json_key(&w->json, key);
    dt_json_open_mapping(&w->json, DT_JSON_LINE);
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        if (dt_verdicts_concepts(w->s->verdicts) >> c & 1u)
            dt_json_member_number(&w->json, dt_concept_get((dt_concept_id)c)->name, counts[c]);
    dt_json_close(&w->json);
}

static void write_shifts(writing *w, const dt_trial *trial)
{
    dt_json_member_number(&w->json, "states_changed", trial->shifted);
    dt_json_key(&w->json, "verdicts");
    dt_json_open_list(&w->json, DT_JSON_BLOCK);
    for (size_t k = 0; k < trial->shift_count; k++) {
        dt_json_open_mapping(&w->json, DT_JSON_LINE);
        dt_json_member_number(&w->json, "state", (uint64_t)trial->shifts[k].state + 1);
        dt_json_add_concepts(&w->json, "before", trial->shifts[k].before);
        dt_json_add_concepts(&w->json, "after", trial->shifts[k].after);
        dt_json_close(&w->json);
    }
    dt_json_close(&w->json);
}

static void write_trial(writing *w, const dt_trial *trial)
{
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    dt_json_member_number(&w->json, "number", trial->number);
    write_change(w, &trial->change);
    dt_json_key(&w->json, "solved");
    dt_json_bool(&w->json, trial->sound);
    if (trial->sound) {
        write_counts(w, "lost", trial->lost);
        write_counts(w, "gained", trial->gained);
        dt_json_member_number(&w->json, "states_added", trial->come);
        write_counts(w, "new_equilibria", trial->new_equilibria);
        write_shifts(w, trial);
    }
    dt_json_close(&w->json);
}

/* ---- states and equilibria --------------------------------------------------------------------------------------- */

static void mark_states(const dt_sensitivity *s, uint64_t *mentioned)
{
    for (size_t k = 0; k < s->watched_count; k++)
        dt_bit_set(mentioned, s->watched[k].state);
    for (size_t k = 0; k < s->count; k++)
        for (size_t i = 0; i < s->trials[k].shift_count; i++)
            dt_bit_set(mentioned, s->trials[k].shifts[i].state);
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        for (uint32_t state = 0; s->breakers[c] && state < dt_graph_count(s->graph); state++)
            if (dt_verdicts_equilibrium(s->verdicts, (dt_concept_id)c, state))
                dt_bit_set(mentioned, state);
}

static dt_status write_states(writing *w)
{
    uint64_t *mentioned = dt_calloc(dt_words_for(dt_graph_count(w->s->graph)), sizeof *mentioned);
    if (!mentioned)
        return DT_ERR_NOMEM;
    mark_states(w->s, mentioned);
    dt_json_add_states(&w->json, w->s->graph, w->s->profile, mentioned);
    free(mentioned);
    return DT_OK;
}

static void write_equilibria(writing *w)
{
    dt_json_key(&w->json, "equilibria");
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++) {
        if (!w->s->breakers[c])
            continue;
        dt_json_key(&w->json, dt_concept_get((dt_concept_id)c)->name);
        dt_json_open_list(&w->json, DT_JSON_BLOCK);
        for (uint32_t state = 0; state < dt_graph_count(w->s->graph); state++) {
            if (!dt_verdicts_equilibrium(w->s->verdicts, (dt_concept_id)c, state))
                continue;
            dt_json_open_mapping(&w->json, DT_JSON_LINE);
            dt_json_member_number(&w->json, "state", (uint64_t)state + 1);
            dt_json_member_number(&w->json, "destroyed_by", w->s->breakers[c][state]);
            dt_json_close(&w->json);
        }
        dt_json_close(&w->json);
    }
    dt_json_close(&w->json);
}

/* ---- what each state withstands ---------------------------------------------------------------------------------- */

static void write_turned(writing *w, const uint32_t *turned)
{
    dt_json_open_mapping(&w->json, DT_JSON_LINE);
    for (size_t kind = 0; kind < DT_CHANGE_COUNT; kind++)
        if (turned[kind])
            dt_json_member_number(&w->json, dt_change_name((dt_change_kind)kind), turned[kind]);
    dt_json_close(&w->json);
}

static void write_watched(writing *w, const dt_watched *watched)
{
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    write_number(w, "state", watched->state);
    dt_json_add_concepts(&w->json, "concepts", watched->concepts);
    dt_json_key(&w->json, "turned");
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++) {
        if (!w->s->breakers[c])
            continue;
        dt_json_key(&w->json, dt_concept_get((dt_concept_id)c)->name);
        write_turned(w, watched->turned[c]);
    }
    dt_json_close(&w->json);
    dt_json_key(&w->json, "pairs");
    dt_json_open_mapping(&w->json, DT_JSON_LINE);
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++) {
        if (!watched->pair[c][0])
            continue;
        dt_json_key(&w->json, dt_concept_get((dt_concept_id)c)->name);
        dt_json_open_list(&w->json, DT_JSON_LINE);
        dt_json_number(&w->json, watched->pair[c][0]);
        dt_json_number(&w->json, watched->pair[c][1]);
        dt_json_close(&w->json);
    }
    dt_json_close(&w->json);
    dt_json_close(&w->json);
}

static void write_all_watched(writing *w)
{
    dt_json_key(&w->json, "watched");
    dt_json_open_list(&w->json, DT_JSON_BLOCK);
    for (size_t k = 0; k < w->s->watched_count; k++)
        write_watched(w, &w->s->watched[k]);
    dt_json_close(&w->json);
    dt_json_member_number(&w->json, "pairs", w->s->pairs);
    dt_json_member_number(&w->json, "pairs_tried", w->s->pairs_tried);
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

static dt_status write_all(writing *w, const dt_report_options *options)
{
    const dt_sensitivity *s = w->s;
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    dt_json_add_head(&w->json, "detente-sensitivity", s->graph, s->profile, options->file, NULL);
    DT_TRY(write_states(w));
    dt_json_add_status_quo(&w->json, s->graph);
    dt_json_add_state_or_null(&w->json, "asked", s->options.state);
    dt_json_member_number(&w->json, "changes_listed", s->count);
    dt_json_member_number(&w->json, "changes_tried", s->tried);
    write_equilibria(w);
    write_all_watched(w);
    dt_json_key(&w->json, "changes");
    dt_json_open_list(&w->json, DT_JSON_BLOCK);
    for (size_t k = 0; k < s->tried; k++)
        write_trial(w, s->ranked[k]);
    dt_json_close(&w->json);
    dt_json_close(&w->json);
    return w->text.status == DT_OK ? w->json.out->status : w->text.status;
}

dt_status dt_report_sensitivity_json(const dt_sensitivity *s, const dt_report_options *options, dt_text *out)
{
    writing w = {.json = {.out = out}, .s = s, .model = dt_graph_model(s->graph)};
    dt_status status = write_all(&w, options);
    dt_text_free(&w.text);
    return status;
}
