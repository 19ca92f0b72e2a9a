/* SPDX-License-Identifier: MIT */
/* The answer of the symbolic engine as JSON (contract of docs/results.md): numbers are texts, for they outgrow any integer, and
 * states are patterns. */
#include "report/sets.h"

#include "report/json_parts.h"

#include "base/memory.h"

#include <stdlib.h>

typedef struct writer {
    dt_json json;
    const dt_sets_answer *answer;
    dt_symbolic *symbolic;
    const dt_model *model;
    size_t words;
} writer;

/* NULL gives null. */
static void add_pattern(writer *w, const uint64_t *state)
{
    dt_text pattern = {.data = NULL};
    if (state)
        dt_model_write_pattern(w->model, state, &pattern);
    dt_json_text(&w->json, state ? dt_text_get(&pattern) : NULL);
    if (pattern.status != DT_OK && w->json.out->status == DT_OK)
        w->json.out->status = pattern.status;
    dt_text_free(&pattern);
}

/* ---- head ------------------------------------------------------------------------------------------------------------ */

static dt_status add_where(writer *w)
{
    char *count = NULL;
    dt_json_key(&w->json, "where");
    if (!w->answer->which.where) {
        dt_json_null(&w->json);
        return DT_OK;
    }
    DT_TRY(dt_symbolic_count_where(w->symbolic, w->answer->which.where, &count));
    dt_json_open_mapping(&w->json, DT_JSON_LINE);
    dt_json_member_text(&w->json, "statement", w->answer->options->where);
    dt_json_member_text(&w->json, "count", count);
    dt_json_close(&w->json);
    free(count);
    return DT_OK;
}

/* Which equilibria the members below speak of, where not of all. */
static void add_only(writer *w)
{
    if (!w->answer->which.better && !w->answer->which.undominated)
        return;
    dt_json_key(&w->json, "only");
    dt_json_open_list(&w->json, DT_JSON_LINE);
    if (w->answer->which.better)
        dt_json_text(&w->json, "better_than_status_quo");
    if (w->answer->which.undominated)
        dt_json_text(&w->json, "undominated");
    dt_json_close(&w->json);
}

static void add_verdicts(writer *w, const uint64_t *state)
{
    const dt_sets *sets = w->answer->profiles[0];
    dt_json_key(&w->json, "stable");
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++) {
        if (!(dt_sets_concepts(sets) >> c & 1u))
            continue;
        dt_json_key(&w->json, dt_concept_get((dt_concept_id)c)->name);
        dt_json_open_mapping(&w->json, DT_JSON_LINE);
        for (size_t i = 0; i < w->model->dm_count; i++) {
            dt_json_key(&w->json, w->model->decision_makers[i].id);
            dt_json_bool(&w->json, dt_sets_stable(sets, (dt_concept_id)c, i, state));
        }
        dt_json_close(&w->json);
    }
    dt_json_close(&w->json);
}

static void add_status_quo(writer *w)
{
    const uint64_t *state = dt_symbolic_status_quo(w->symbolic);
    dt_json_key(&w->json, "status_quo");
    if (!state) {
        dt_json_null(&w->json);
        return;
    }
    size_t name = dt_symbolic_name_of(w->symbolic, state);
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    dt_json_key(&w->json, "pattern");
    add_pattern(w, state);
    dt_json_member_text(&w->json, "name", name == DT_PATTERN_NONE ? NULL : w->model->named[name].name);
    add_verdicts(w, state);
    dt_json_close(&w->json);
}

/* ---- concepts -------------------------------------------------------------------------------------------------------- */

/* The options that are taken in all of them, or in none; null where there is none of them. */
static void add_common(writer *w, const char *key, const dt_digest *digest, bool taken)
{
    bool any = digest->equilibria[0] != '0';
    dt_json_key(&w->json, key);
    if (!any) {
        dt_json_null(&w->json);
        return;
    }
    dt_json_open_list(&w->json, DT_JSON_LINE);
    for (size_t o = 0; o < w->model->option_count; o++)
        if (taken ? digest->shares[o].always : digest->shares[o].never)
            dt_json_text(&w->json, w->model->options[o].written);
    dt_json_close(&w->json);
}

static void add_equilibria(writer *w, const dt_digest *digest)
{
    dt_json_member_text(&w->json, "equilibria_count", digest->equilibria);
    add_common(w, "always", digest, true);
    add_common(w, "never", digest, false);
    dt_json_key(&w->json, "examples");
    dt_json_open_list(&w->json, DT_JSON_LINE);
    for (size_t k = 0; k < digest->example_count; k++)
        add_pattern(w, digest->examples + k * w->words);
    dt_json_close(&w->json);
}

static void add_best_for(writer *w, const dt_digest *digest)
{
    size_t dm = w->answer->which.best_for;
    if (dm == DT_PATTERN_NONE)
        return;
    dt_json_key(&w->json, "best_for");
    dt_json_open_mapping(&w->json, DT_JSON_LINE);
    dt_json_member_text(&w->json, "decision_maker", w->model->decision_makers[dm].id);
    dt_json_key(&w->json, "best");
    add_pattern(w, digest->best);
    dt_json_key(&w->json, "worst");
    add_pattern(w, digest->worst);
    dt_json_close(&w->json);
}

static void add_stable(writer *w, const dt_digest *digest)
{
    dt_json_key(&w->json, "stable_count");
    dt_json_open_mapping(&w->json, DT_JSON_LINE);
    for (size_t i = 0; i < w->model->dm_count; i++)
        dt_json_member_text(&w->json, w->model->decision_makers[i].id, digest->stable[i]);
    dt_json_close(&w->json);
}

/* In an alternative only what concerns the equilibria. */
static dt_status add_concept(writer *w, const dt_sets *sets, dt_concept_id concept, bool alternative)
{
    dt_digest digest;
    DT_TRY(dt_sets_digest(&digest, sets, concept, &w->answer->which));
    dt_json_key(&w->json, dt_concept_get(concept)->name);
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    if (!alternative)
        add_stable(w, &digest);
    add_equilibria(w, &digest);
    add_best_for(w, &digest);
    dt_json_close(&w->json);
    dt_digest_free(&digest, sets);
    return w->json.out->status;
}

static dt_status add_concepts(writer *w, const dt_sets *sets, bool alternative)
{
    dt_json_key(&w->json, "concepts");
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++)
        if (dt_sets_concepts(sets) >> c & 1u)
            DT_TRY(add_concept(w, sets, (dt_concept_id)c, alternative));
    dt_json_close(&w->json);
    return w->json.out->status;
}

static dt_status add_alternatives(writer *w)
{
    if (!w->answer->all_readings)
        return DT_OK;
    dt_json_key(&w->json, "alternatives");
    dt_json_open_list(&w->json, DT_JSON_BLOCK);
    for (size_t p = 0; p < w->answer->count; p++) {
        dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
        dt_json_add_readings(&w->json, w->model, dt_sets_profile(w->answer->profiles[p]));
        DT_TRY(add_concepts(w, w->answer->profiles[p], true));
        dt_json_close(&w->json);
    }
    dt_json_close(&w->json);
    return w->json.out->status;
}

dt_status dt_report_sets_json(const dt_sets_answer *answer, dt_text *out)
{
    writer w = {.json = {.out = out}, .answer = answer, .symbolic = dt_sets_symbolic(answer->profiles[0])};
    w.model = dt_symbolic_model(w.symbolic);
    w.words = dt_model_words(w.model);
    dt_json_open_mapping(&w.json, DT_JSON_BLOCK);
    dt_json_add_head_of(&w.json, "detente-solution", w.model, dt_sets_profile(answer->profiles[0]),
                        answer->options->file, "symbolic");
    DT_TRY(add_where(&w));
    add_only(&w);
    dt_json_key(&w.json, "states");
    dt_json_open_mapping(&w.json, DT_JSON_LINE);
    dt_json_member_text(&w.json, "count", dt_symbolic_states(w.symbolic));
    dt_json_close(&w.json);
    add_status_quo(&w);
    DT_TRY(add_concepts(&w, answer->profiles[0], false));
    DT_TRY(add_alternatives(&w));
    dt_json_close(&w.json);
    return dt_text_end(out);
}
