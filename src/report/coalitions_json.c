/* SPDX-License-Identifier: MIT */
/* Coalitions as JSON: docs/results.md has every member. */
#include "report/coalitions.h"
#include "report/json_parts.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>

/* ---- parts --------------------------------------------------------------------------------------------------------- */

static void write_members(dt_json *json, const char *key, const dt_model *model, dt_coalition members)
{
    if (key)
        dt_json_key(json, key);
    dt_json_open_list(json, DT_JSON_LINE);
    for (size_t i = 0; i < model->dm_count; i++)
        if (members >> i & 1u)
            dt_json_text(json, model->decision_makers[i].id);
    dt_json_close(json);
}

static void write_way(dt_json *json, const char *key, const dt_model *model, const dt_coalition_move *way)
{
    if (key)
        dt_json_key(json, key);
    dt_json_open_mapping(json, DT_JSON_LINE);
    write_members(json, "by", model, way->members);
    dt_json_member_number(json, "to", (uint64_t)way->to + 1);
    dt_json_key(json, "sequence");
    if (way->moves)
        dt_json_add_move_list(json, model, way->moves, way->move_count);
    else
        dt_json_null(json);
    dt_json_close(json);
}

/* ---- cases --------------------------------------------------------------------------------------------------------- */

static void write_upset(dt_json *json, const dt_model *model, const dt_upset *upset)
{
    dt_json_open_mapping(json, DT_JSON_BLOCK);
    write_members(json, "members", model, upset->members);
    dt_json_add_concepts(json, "stable", DT_COALITION_CONCEPTS & ~upset->upsets);
    dt_json_add_concepts(json, "minimal", upset->minimal);
    dt_json_member_number(json, "gains", upset->gains);
    write_way(json, "gain", model, &upset->gain);
    dt_json_key(json, "answers");
    dt_json_open_list(json, DT_JSON_BLOCK);
    for (size_t k = 0; k < upset->answer_count; k++)
        write_way(json, NULL, model, &upset->answers[k]);
    dt_json_close(json);
    dt_json_key(json, "in_interest");
    dt_json_bool(json, upset->in_interest);
    write_members(json, "spoilt", model, upset->spoilt);
    write_members(json, "holders", model, upset->holders);
    dt_json_close(json);
}

static void write_jumps(dt_json *json, const dt_model *model, const dt_coalition_case *c)
{
    dt_json_member_number(json, "jump_count", c->jump_total);
    dt_json_key(json, "jumps");
    dt_json_open_list(json, DT_JSON_BLOCK);
    for (size_t k = 0; k < c->jump_count; k++) {
        dt_json_open_mapping(json, DT_JSON_LINE);
        write_members(json, "members", model, c->jumps[k].members);
        write_way(json, "way", model, &c->jumps[k].way);
        dt_json_close(json);
    }
    dt_json_close(json);
}

static void write_case(dt_json *json, const dt_model *model, const dt_coalition_case *c)
{
    dt_json_open_mapping(json, DT_JSON_BLOCK);
    dt_json_member_number(json, "state", (uint64_t)c->state + 1);
    dt_json_add_concepts(json, "stable", c->stable);
    dt_json_key(json, "strong");
    dt_json_bool(json, c->stable >> DT_CONCEPT_NASH & 1u);
    dt_json_member_number(json, "upset_count", c->upset_total);
    dt_json_key(json, "upsets");
    dt_json_open_list(json, DT_JSON_BLOCK);
    for (size_t k = 0; k < c->upset_count; k++)
        write_upset(json, model, &c->upsets[k]);
    dt_json_close(json);
    write_jumps(json, model, c);
    dt_json_key(json, "dominated");
    dt_json_open_mapping(json, DT_JSON_LINE);
    dt_json_add_state_or_null(json, "by", c->dominated_by);
    dt_json_member_number(json, "states", c->dominating);
    dt_json_member_number(json, "equilibria", c->dominating_equilibria);
    dt_json_close(json);
    dt_json_close(json);
}

/* ---- tables -------------------------------------------------------------------------------------------------------- */

static void write_table(dt_json *json, const dt_model *model, dt_coalition members, const dt_coalition_table *table)
{
    dt_json_open_mapping(json, DT_JSON_BLOCK);
    write_members(json, "members", model, members);
    dt_json_member_number(json, "decided", table->decided);
    dt_json_key(json, "stable");
    dt_json_open_mapping(json, DT_JSON_BLOCK);
    for (size_t c = 0; c < DT_CONCEPT_COUNT; c++) {
        if (!table->stable[c])
            continue;
        dt_json_key(json, dt_concept_get((dt_concept_id)c)->name);
        dt_json_open_list(json, DT_JSON_LINE);
        for (uint32_t s = 0; s < table->decided; s++)
            if (dt_bit_get(table->stable[c], s))
                dt_json_number(json, (uint64_t)s + 1);
        dt_json_close(json);
    }
    dt_json_close(json);
    dt_json_close(json);
}

/* ---- the whole ----------------------------------------------------------------------------------------------------- */

static void mention_way(uint64_t *mentioned, const dt_coalition_move *way)
{
    dt_json_mention(mentioned, way->to);
    for (size_t k = 0; k < way->move_count; k++)
        dt_json_mention(mentioned, way->moves[k].to);
}

static void mention_case(uint64_t *mentioned, const dt_coalition_case *c)
{
    dt_json_mention(mentioned, c->state);
    dt_json_mention(mentioned, c->dominated_by);
    for (size_t k = 0; k < c->jump_count; k++)
        mention_way(mentioned, &c->jumps[k].way);
    for (size_t k = 0; k < c->upset_count; k++) {
        mention_way(mentioned, &c->upsets[k].gain);
        for (size_t a = 0; a < c->upsets[k].answer_count; a++)
            mention_way(mentioned, &c->upsets[k].answers[a]);
    }
}

static void write_question(dt_json *json, const dt_coalitions *coalitions, const dt_coalitions_asked *asked)
{
    const dt_model *model = dt_graph_model(asked->graph);
    const dt_coalitions_options *options = asked->options;
    dt_json_member_text(json, "concept", dt_concept_get(options->concept)->name);
    dt_json_member_text(json, "moves", options->joint ? "joint" : "sequence");
    dt_json_member_text(json, "gain", options->pareto ? "pareto" : "all");
    dt_json_key(json, "coalitions");
    dt_json_open_mapping(json, DT_JSON_BLOCK);
    dt_json_member_number(json, "count", coalitions->count);
    dt_json_member_number(json, "size", coalitions->size);
    write_members(json, "players", model, coalitions->players);
    dt_json_key(json, "named");
    if (options->named) {
        dt_json_open_list(json, DT_JSON_BLOCK);
        for (size_t k = 0; k < coalitions->count; k++)
            write_members(json, NULL, model, coalitions->list[k]);
        dt_json_close(json);
    } else {
        dt_json_null(json);
    }
    dt_json_close(json);
    dt_json_key(json, "complete");
    dt_json_bool(json, coalitions->complete);
}

static void write_answer(dt_json *json, const dt_coalitions *coalitions, const dt_coalitions_asked *asked)
{
    const dt_model *model = dt_graph_model(asked->graph);
    write_question(json, coalitions, asked);
    dt_json_member_number(json, "equilibria", coalitions->equilibria);
    dt_json_key(json, "cases");
    dt_json_open_list(json, DT_JSON_BLOCK);
    for (size_t k = 0; k < coalitions->case_count; k++)
        write_case(json, model, &coalitions->cases[k]);
    dt_json_close(json);
    dt_json_key(json, "tables");
    dt_json_open_list(json, DT_JSON_BLOCK);
    for (size_t k = 0; coalitions->tables && k < coalitions->count; k++)
        write_table(json, model, coalitions->list[k], &coalitions->tables[k]);
    dt_json_close(json);
}

dt_status dt_report_coalitions_json(const dt_coalitions *coalitions, const dt_coalitions_asked *asked, dt_text *out)
{
    dt_json json = {.out = out};
    const uint32_t *profile = asked->options->profile;
    uint64_t *mentioned = dt_calloc(dt_words_for(dt_graph_count(asked->graph)), sizeof *mentioned);
    if (!mentioned)
        return DT_ERR_NOMEM;
    for (size_t k = 0; k < coalitions->case_count; k++)
        mention_case(mentioned, &coalitions->cases[k]);
    dt_json_open_mapping(&json, DT_JSON_BLOCK);
    dt_json_add_head(&json, "detente-coalitions", asked->graph, profile, asked->file, NULL);
    dt_json_add_states(&json, asked->graph, profile, mentioned);
    dt_json_add_status_quo(&json, asked->graph);
    write_answer(&json, coalitions, asked);
    dt_json_close(&json);
    free(mentioned);
    return out->status;
}
