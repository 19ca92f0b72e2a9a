/* SPDX-License-Identifier: MIT */
/* Attitudes as JSON: docs/results.md has every member. */
#include "report/attitudes.h"
#include "report/json_parts.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>

/* ---- parts --------------------------------------------------------------------------------------------------------- */

static void write_attitudes(dt_json *json, const dt_model *model, const dt_regard *attitudes)
{
    dt_json_open_mapping(json, DT_JSON_BLOCK);
    for (size_t i = 0; i < model->dm_count; i++) {
        dt_json_key(json, model->decision_makers[i].id);
        dt_json_open_mapping(json, DT_JSON_LINE);
        for (size_t j = 0; j < model->dm_count; j++)
            dt_json_member_text(json, model->decision_makers[j].id, dt_regard_sign(attitudes[i * model->dm_count + j]));
        dt_json_close(json);
    }
    dt_json_close(json);
}

static void write_stable(dt_json *json, const dt_attitude_cases *cases, dt_relational concept, size_t dm)
{
    dt_json_open_list(json, DT_JSON_LINE);
    for (uint32_t s = 0; s < dt_graph_count(cases->graph); s++)
        if (dt_attitudes_stable(cases, 0, concept, dm, s))
            dt_json_number(json, (uint64_t)s + 1);
    dt_json_close(json);
}

static void write_equilibria(dt_json *json, const char *key, const dt_attitude_cases *cases, size_t item,
                             dt_relational concept)
{
    dt_json_key(json, key);
    dt_json_open_list(json, DT_JSON_LINE);
    for (uint32_t s = 0; s < dt_graph_count(cases->graph); s++)
        if (dt_attitudes_equilibrium(cases, item, concept, s))
            dt_json_number(json, (uint64_t)s + 1);
    dt_json_close(json);
}

static void write_concept(dt_json *json, const dt_attitude_cases *cases, dt_relational concept)
{
    const dt_model *model = dt_graph_model(cases->graph);
    dt_json_key(json, dt_relational_get(concept)->name);
    dt_json_open_mapping(json, DT_JSON_BLOCK);
    dt_json_key(json, "stable");
    dt_json_open_mapping(json, DT_JSON_BLOCK);
    for (size_t dm = 0; dm < model->dm_count; dm++) {
        dt_json_key(json, model->decision_makers[dm].id);
        write_stable(json, cases, concept, dm);
    }
    dt_json_close(json);
    write_equilibria(json, "equilibria", cases, 0, concept);
    dt_json_close(json);
}

/* ---- the sweep ----------------------------------------------------------------------------------------------------- */

static void write_changed(dt_json *json, const dt_attitude_cases *cases, size_t item)
{
    const dt_model *model = dt_graph_model(cases->graph);
    dt_json_key(json, "changed");
    dt_json_open_list(json, DT_JSON_LINE);
    for (size_t k = 0; k < cases->dms * cases->dms; k++) {
        dt_regard now = cases->items[item].attitudes[k];
        if (now == cases->items[0].attitudes[k])
            continue;
        dt_json_open_mapping(json, DT_JSON_LINE);
        dt_json_member_text(json, "of", model->decision_makers[k / cases->dms].id);
        dt_json_member_text(json, "towards", model->decision_makers[k % cases->dms].id);
        dt_json_member_text(json, "to", dt_regard_sign(now));
        dt_json_close(json);
    }
    dt_json_close(json);
}

static dt_status write_sweep(dt_json *json, const dt_attitude_cases *cases, const dt_attitudes_asked *asked)
{
    dt_attitude_change *changes = dt_calloc(cases->count, sizeof *changes);
    if (!changes)
        return DT_ERR_NOMEM;
    dt_attitude_changes(cases, asked->concept, changes);
    dt_json_key(json, "alternatives");
    dt_json_open_list(json, DT_JSON_BLOCK);
    for (size_t k = 0; k + 1 < cases->count; k++) {
        dt_json_open_mapping(json, DT_JSON_BLOCK);
        write_changed(json, cases, changes[k].item);
        dt_json_member_number(json, "begins", changes[k].begins);
        dt_json_member_number(json, "ends", changes[k].ends);
        dt_json_key(json, "equilibria");
        dt_json_open_mapping(json, DT_JSON_BLOCK);
        for (size_t c = 0; c < DT_RELATIONALS; c++)
            write_equilibria(json, dt_relational_get((dt_relational)c)->name, cases, changes[k].item, (dt_relational)c);
        dt_json_close(json);
        dt_json_close(json);
    }
    dt_json_close(json);
    free(changes);
    return DT_OK;
}

/* ---- the whole ----------------------------------------------------------------------------------------------------- */

static void mention_all(const dt_attitude_cases *cases, uint64_t *mentioned)
{
    dt_json_mention(mentioned, dt_graph_status_quo(cases->graph));
    for (uint32_t s = 0; s < dt_graph_count(cases->graph); s++)
        for (size_t k = 0; k < cases->count; k++)
            for (size_t c = 0; c < DT_RELATIONALS; c++)
                if (dt_attitudes_equilibrium(cases, k, (dt_relational)c, s))
                    dt_bit_set(mentioned, s);
}

dt_status dt_report_attitudes_json(const dt_attitude_cases *cases, const dt_attitudes_asked *asked, dt_text *out)
{
    static const char *const sweeps[] = {[DT_SWEEP_NONE] = "none", [DT_SWEEP_EACH] = "each", [DT_SWEEP_ROW] = "row"};
    dt_json json = {.out = out};
    const uint32_t *profile = asked->options->profile;
    uint64_t *mentioned = dt_calloc(cases->words, sizeof *mentioned);
    if (!mentioned)
        return DT_ERR_NOMEM;
    mention_all(cases, mentioned);
    dt_json_open_mapping(&json, DT_JSON_BLOCK);
    dt_json_add_head(&json, "detente-attitudes", cases->graph, profile, asked->file, NULL);
    dt_json_add_states(&json, cases->graph, profile, mentioned);
    dt_json_add_status_quo(&json, cases->graph);
    free(mentioned);
    dt_json_key(&json, "attitudes");
    write_attitudes(&json, dt_graph_model(cases->graph), cases->items[0].attitudes);
    dt_json_key(&json, "concepts");
    dt_json_open_mapping(&json, DT_JSON_BLOCK);
    for (size_t c = 0; c < DT_RELATIONALS; c++)
        write_concept(&json, cases, (dt_relational)c);
    dt_json_close(&json);
    dt_json_member_text(&json, "concept", dt_relational_get(asked->concept)->name);
    dt_json_member_text(&json, "sweep", sweeps[asked->options->sweep]);
    DT_TRY(write_sweep(&json, cases, asked));
    dt_json_key(&json, "complete");
    dt_json_bool(&json, cases->complete);
    dt_json_close(&json);
    return out->status;
}
