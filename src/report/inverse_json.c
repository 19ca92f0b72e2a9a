/* SPDX-License-Identifier: MIT */
/* What would have to be preferred, as JSON: docs/results.md has every member. */
#include "report/inverse.h"
#include "report/json_parts.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>

dt_status dt_report_inverse(const dt_inverse_asked *asked, dt_format format, dt_text *out)
{
    return format == DT_FORMAT_JSON ? dt_report_inverse_json(asked, out) : dt_report_inverse_text(asked, format, out);
}

typedef struct writing {
    dt_json json;
    const dt_inverse_asked *asked;
    const dt_model *model;
    const dt_inverse *inverse; /* being written */
} writing;

static void write_dms(writing *w, const char *key, const bool *which)
{
    dt_json_key(&w->json, key);
    dt_json_open_list(&w->json, DT_JSON_LINE);
    for (size_t i = 0; i < w->model->dm_count; i++)
        if (which[i])
            dt_json_text(&w->json, w->model->decision_makers[i].id);
    dt_json_close(&w->json);
}

static void write_comparison(writing *w, const dt_comparison *c)
{
    dt_json_open_mapping(&w->json, DT_JSON_LINE);
    dt_json_member_text(&w->json, "decision_maker", w->model->decision_makers[c->dm].id);
    dt_json_member_number(&w->json, "state", (uint64_t)c->high + 1);
    dt_json_key(&w->json, "above");
    dt_json_bool(&w->json, !c->negated);
    dt_json_member_number(&w->json, "of", (uint64_t)c->low + 1);
    dt_json_close(&w->json);
}

static void write_demand(writing *w, const dt_demand *demand)
{
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    dt_json_member_text(&w->json, "decision_maker", w->model->decision_makers[demand->dm].id);
    dt_json_member_number(&w->json, "to", (uint64_t)demand->to + 1);
    dt_json_key(&w->json, "complete");
    dt_json_bool(&w->json, !demand->cut);
    dt_json_key(&w->json, "any_of");
    dt_json_open_list(&w->json, DT_JSON_BLOCK);
    for (size_t k = 0; k < demand->way_count; k++) {
        dt_json_open_list(&w->json, DT_JSON_LINE);
        for (size_t i = 0; i < demand->ways[k].count; i++)
            write_comparison(w, &w->inverse->comparisons[demand->ways[k].comparisons[i]]);
        dt_json_close(&w->json);
    }
    dt_json_close(&w->json);
    dt_json_close(&w->json);
}

static void write_count(writing *w, const char *key, const dt_order_count *count, bool counted)
{
    dt_json_key(&w->json, key);
    if (!counted) {
        dt_json_null(&w->json);
        return;
    }
    dt_json_open_mapping(&w->json, DT_JSON_LINE);
    dt_json_member_text(&w->json, "count", count->count);
    dt_json_member_text(&w->json, "of", count->all);
    dt_json_close(&w->json);
}

static void write_terms(writing *w, const dt_inverse_terms *terms)
{
    static const char *const why[] = {[DT_COUNTED] = NULL,
                                      [DT_UNCOUNTED_WAYS] = "ways",
                                      [DT_UNCOUNTED_STATES] = "states",
                                      [DT_UNCOUNTED_COMPARISONS] = "comparisons",
                                      [DT_UNCOUNTED_SIZE] = "size",
                                      [DT_UNCOUNTED_UNFINISHED] = "unfinished"};
    const bool counted = terms->uncounted == DT_COUNTED;
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    write_dms(w, "varied", terms->varied);
    dt_json_key(&w->json, "demands");
    dt_json_open_list(&w->json, DT_JSON_BLOCK);
    for (size_t k = 0; k < terms->demand_count; k++)
        write_demand(w, &terms->demands[k]);
    dt_json_close(&w->json);
    dt_json_member_text(&w->json, "uncounted", why[terms->uncounted]);
    write_count(w, "strict", &terms->strict, counted);
    write_count(w, "weak", &terms->weak, counted);
    dt_json_close(&w->json);
}

static void write_wanted(writing *w, const dt_inverse *inverse)
{
    w->inverse = inverse;
    dt_json_open_mapping(&w->json, DT_JSON_BLOCK);
    dt_json_member_number(&w->json, "state", (uint64_t)inverse->options.state + 1);
    dt_json_key(&w->json, "holds");
    dt_json_bool(&w->json, inverse->holds);
    write_dms(w, "unstable_for", inverse->unstable);
    dt_json_key(&w->json, "terms");
    dt_json_open_list(&w->json, DT_JSON_BLOCK);
    for (size_t k = 0; k < inverse->count; k++)
        write_terms(w, &inverse->terms[k]);
    dt_json_close(&w->json);
    dt_json_close(&w->json);
}

static dt_status write_mentioned(writing *w)
{
    const dt_inverse_asked *asked = w->asked;
    uint64_t *mentioned = dt_calloc(dt_words_for(dt_graph_count(asked->graph)), sizeof *mentioned);
    if (!mentioned)
        return DT_ERR_NOMEM;
    for (size_t k = 0; k < asked->count; k++) {
        const dt_inverse *inverse = asked->list[k];
        dt_bit_set(mentioned, inverse->options.state);
        for (size_t c = 0; c < inverse->comparison_count; c++) {
            dt_bit_set(mentioned, inverse->comparisons[c].high);
            dt_bit_set(mentioned, inverse->comparisons[c].low);
        }
        for (size_t t = 0; t < inverse->count; t++)
            for (size_t d = 0; d < inverse->terms[t].demand_count; d++)
                dt_bit_set(mentioned, inverse->terms[t].demands[d].to);
    }
    dt_json_add_states(&w->json, asked->graph, asked->profile, mentioned);
    free(mentioned);
    return DT_OK;
}

dt_status dt_report_inverse_json(const dt_inverse_asked *asked, dt_text *out)
{
    writing w = {.json = {.out = out}, .asked = asked, .model = dt_graph_model(asked->graph)};
    dt_json_open_mapping(&w.json, DT_JSON_BLOCK);
    dt_json_add_head(&w.json, "detente-preferences", asked->graph, asked->profile, asked->file, NULL);
    DT_TRY(write_mentioned(&w));
    dt_json_add_status_quo(&w.json, asked->graph);
    dt_json_member_text(&w.json, "concept", dt_concept_get(asked->concept)->name);
    dt_json_key(&w.json, "goal");
    dt_json_open_mapping(&w.json, DT_JSON_LINE);
    dt_json_member_text(&w.json, "text", asked->goal);
    dt_json_member_number(&w.json, "states", asked->goal_count);
    dt_json_close(&w.json);
    dt_json_key(&w.json, "wanted");
    dt_json_open_list(&w.json, DT_JSON_BLOCK);
    for (size_t k = 0; k < asked->count; k++)
        write_wanted(&w, asked->list[k]);
    dt_json_close(&w.json);
    dt_json_close(&w.json);
    return out->status;
}
