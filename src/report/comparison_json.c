/* SPDX-License-Identifier: MIT */
/* A comparison as JSON: docs/results.md has every member. */
#include "report/comparison.h"
#include "report/json_parts.h"

typedef struct writing {
    dt_json json;
    const dt_compared *c;
    const dt_comparison_asked *asked;
    dt_text text; /* scratch */
} writing;

static void write_count(writing *w, const char *key, bool known, uint64_t count)
{
    dt_json_key(&w->json, key);
    if (known)
        dt_json_number(&w->json, count);
    else
        dt_json_null(&w->json);
}

static void write_flag(writing *w, const char *key, bool value)
{
    dt_json_key(&w->json, key);
    dt_json_bool(&w->json, value);
}

/* ---- the second model -------------------------------------------------------------------------------------------- */

static void write_second(writing *w)
{
    const dt_model *model = dt_graph_model(w->c->second);
    dt_json_key(&w->json, "second");
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    dt_json_add_model(&w->json, model, w->asked->files[1]);
    dt_json_add_readings(&w->json, model, w->c->options.profiles[1]);
    dt_json_member_number(&w->json, "states", dt_graph_count(w->c->second));
    dt_json_close(&w->json);
    dt_json_member_number(&w->json, "states", dt_graph_count(w->c->first));
}

/* ---- differences ------------------------------------------------------------------------------------------------- */

static void write_difference(writing *w, const dt_difference *d, size_t number)
{
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    dt_json_member_number(&w->json, "number", number);
    dt_json_member_text(&w->json, "kind", dt_difference_name(d->kind));
    dt_json_member_text(&w->json, "decision_maker",
                        d->dm == DT_PATTERN_NONE ? NULL : w->c->aligned.first->decision_makers[d->dm].id);
    w->text.length = 0;
    dt_tell_difference(&w->text, w->c, d);
    dt_json_member_text(&w->json, "what", dt_text_get(&w->text));
    write_flag(w, "bears", d->bears);
    write_flag(w, "tried", d->tried);
    write_flag(w, "solved", d->sound);
    write_count(w, "turns", d->tried && d->sound, d->alone);
    write_count(w, "turns_besides", d->tried && d->sound, d->undone);
    write_count(w, "needed_for", d->spared, d->needed);
    dt_json_close(&w->json);
}

/* ---- verdicts and causes ----------------------------------------------------------------------------------------- */

static void write_state_number(writing *w, const char *key, uint32_t state)
{
    write_count(w, key, state != DT_NO_STATE, (uint64_t)state + 1);
}

static void write_changed(writing *w, const dt_changed_state *state)
{
    const dt_graph *graph = state->first == DT_NO_STATE ? w->c->second : w->c->first;
    const uint32_t at = state->first == DT_NO_STATE ? state->second : state->first;
    dt_json_open_mapping(&w->json, DT_JSON_LINE);
    write_state_number(w, "first", state->first);
    write_state_number(w, "second", state->second);
    w->text.length = 0;
    dt_model_write_pattern(dt_graph_model(graph), dt_graph_state(graph, at), &w->text);
    dt_json_member_text(&w->json, "pattern", dt_graph_model(graph)->graph_form ? NULL : dt_text_get(&w->text));
    w->text.length = 0;
    dt_tell_compared_state(&w->text, w->c, state, true);
    dt_json_member_text(&w->json, "what", dt_text_get(&w->text));
    dt_json_add_concepts(&w->json, "before", state->before);
    dt_json_add_concepts(&w->json, "after", state->after);
    dt_json_close(&w->json);
}

static void write_turned(writing *w, const dt_cause *cause)
{
    dt_json_key(&w->json, "turns");
    dt_json_open_list(&w->json, DT_JSON_BLOCK);
    for (size_t k = 0; k < w->c->changed_count; k++) {
        if (!cause->turned[k])
            continue;
        dt_json_open_mapping(&w->json, DT_JSON_LINE);
        write_state_number(w, "first", w->c->changed[k].first);
        write_state_number(w, "second", w->c->changed[k].second);
        dt_json_add_concepts(&w->json, "concepts", cause->turned[k]);
        dt_json_close(&w->json);
    }
    dt_json_close(&w->json);
}

static void write_cause(writing *w, const dt_cause *cause)
{
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    dt_json_key(&w->json, "differences");
    dt_json_open_list(&w->json, DT_JSON_LINE);
    for (size_t k = 0; k < cause->count; k++)
        dt_json_number(&w->json, (uint64_t)cause->differences[k] + 1);
    dt_json_close(&w->json);
    write_flag(w, "least", cause->least);
    dt_json_member_number(&w->json, "verdicts", cause->verdicts);
    write_turned(w, cause);
    dt_json_close(&w->json);
}

static void write_searched(writing *w)
{
    dt_json_key(&w->json, "searched");
    dt_json_open_list(&w->json, DT_JSON_BLOCK);
    for (uint32_t size = 1; size <= w->c->options.size; size++) {
        const dt_cause_search *searched = &w->c->searched[size];
        dt_json_open_mapping(&w->json, DT_JSON_LINE);
        dt_json_member_number(&w->json, "size", size);
        dt_json_member_number(&w->json, "tried", searched->tried);
        dt_json_member_number(&w->json, "skipped", searched->skipped);
        write_flag(w, "finished", searched->finished);
        dt_json_close(&w->json);
    }
    dt_json_close(&w->json);
    dt_json_member_number(&w->json, "unexplained", w->c->unexplained);
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

static void write_lists(writing *w)
{
    dt_json_key(&w->json, "differences");
    dt_json_open_list(&w->json, DT_JSON_BLOCK);
    for (size_t k = 0; k < w->c->count; k++)
        write_difference(w, &w->c->differences[k], k + 1);
    dt_json_close(&w->json);
    dt_json_member_number(&w->json, "verdicts_changed", w->c->verdict_count);
    dt_json_key(&w->json, "changed");
    dt_json_open_list(&w->json, DT_JSON_BLOCK);
    for (size_t k = 0; k < w->c->changed_count; k++)
        write_changed(w, &w->c->changed[k]);
    dt_json_close(&w->json);
    dt_json_key(&w->json, "causes");
    dt_json_open_list(&w->json, DT_JSON_BLOCK);
    for (size_t k = 0; k < w->c->cause_count; k++)
        write_cause(w, &w->c->causes[k]);
    dt_json_close(&w->json);
}

dt_status dt_report_comparison_json(const dt_comparison_asked *asked, dt_text *out)
{
    writing w = {.json = {.out = out}, .c = asked->compared, .asked = asked};
    dt_json_open_mapping(&w.json, DT_JSON_BLOCK);
    dt_json_add_head(&w.json, "detente-comparison", w.c->first, w.c->options.profiles[0], asked->files[0], NULL);
    write_second(&w);
    dt_json_add_concepts(&w.json, "concepts", dt_verdicts_concepts(w.c->verdicts[0]));
    write_lists(&w);
    write_searched(&w);
    dt_json_close(&w.json);
    dt_text_free_into(&w.text, out);
    return out->status;
}
