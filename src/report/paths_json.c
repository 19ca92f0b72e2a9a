/* SPDX-License-Identifier: MIT */
/* Paths as JSON: docs/results.md has every member. */
#include "report/json_parts.h"
#include "report/paths.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>

static const char *const hows[] = {"improvements", "mixed", "any"};

/* ---- the question -------------------------------------------------------------------------------------------------- */

void dt_json_add_disimprove(dt_json *json, const dt_paths_asked *asked)
{
    const dt_model *model = dt_graph_model(asked->graph);
    const bool *chosen = asked->options->disimprove;
    dt_json_key(json, "disimprove");
    dt_json_open_list(json, DT_JSON_LINE);
    for (size_t dm = 0; chosen && dm < model->dm_count; dm++)
        if (chosen[dm])
            dt_json_text(json, model->decision_makers[dm].id);
    dt_json_close(json);
}

/* ---- what is reached ----------------------------------------------------------------------------------------------- */

/* The states at each number of moves. They are strung together first, since there may be as many numbers as states. */
static dt_status write_levels(dt_json *json, const dt_paths *paths, const dt_paths_asked *asked, dt_paths_how how)
{
    const uint32_t *moves = paths->moves[how];
    uint32_t levels = paths->farthest[how] + 1, states = dt_graph_count(asked->graph);
    dt_json_key(json, hows[how]);
    if (!moves) {
        dt_json_null(json);
        return DT_OK;
    }
    uint32_t *next =
        dt_calloc((size_t)states + levels, sizeof *next); /* 1 + state; the first of each level come last */
    if (!next)
        return DT_ERR_NOMEM;
    for (uint32_t s = states; s-- > 0;)
        if (moves[s] != UINT32_MAX) {
            next[s] = next[states + moves[s]];
            next[states + moves[s]] = s + 1;
        }
    dt_json_open_list(json, DT_JSON_BLOCK);
    for (uint32_t k = 0; k < levels; k++) {
        dt_json_open_list(json, DT_JSON_LINE);
        for (uint32_t s = next[states + k]; s; s = next[s - 1])
            dt_json_number(json, s);
        dt_json_close(json);
    }
    dt_json_close(json);
    free(next);
    return DT_OK;
}

static void write_arrived(dt_json *json, const dt_paths *paths)
{
    dt_json_key(json, "arrived");
    dt_json_open_mapping(json, DT_JSON_LINE);
    for (size_t how = 0; how < DT_PATHS_HOWS; how++)
        if (paths->moves[how])
            dt_json_member_number(json, hows[how], paths->arrived[how]);
    dt_json_close(json);
}

/* ---- targets ------------------------------------------------------------------------------------------------------- */

static void write_way(dt_json *json, const dt_model *model, const dt_path_way *way, const char *key)
{
    dt_json_key(json, key);
    if (way->moves == UINT32_MAX) {
        dt_json_null(json);
        return;
    }
    dt_json_open_mapping(json, DT_JSON_BLOCK);
    dt_json_member_number(json, "moves", way->moves);
    dt_json_member_number(json, "ways", way->count);
    dt_json_key(json, "sequences");
    dt_json_open_list(json, DT_JSON_BLOCK);
    for (uint32_t k = 0; k < way->told; k++)
        dt_json_add_move_list(json, model, way->list + (size_t)k * way->moves, way->moves);
    dt_json_close(json);
    dt_json_close(json);
}

static void write_detour(dt_json *json, const dt_model *model, const dt_path_target *target)
{
    dt_json_key(json, "detour");
    if (target->ways[DT_PATHS_IMPROVEMENTS].moves != UINT32_MAX || target->price == UINT32_MAX) {
        dt_json_null(json);
        return;
    }
    dt_json_open_mapping(json, DT_JSON_LINE);
    dt_json_member_number(json, "without_gain", target->price);
    dt_json_add_moves(json, "sequence", model, target->detour, target->detour_moves);
    dt_json_close(json);
}

void dt_json_add_targets(dt_json *json, const dt_paths *paths, const dt_model *model)
{
    dt_json_key(json, "targets");
    dt_json_open_list(json, DT_JSON_BLOCK);
    for (size_t k = 0; k < paths->target_count; k++) {
        const dt_path_target *target = &paths->targets[k];
        dt_json_open_mapping(json, DT_JSON_BLOCK);
        dt_json_add_state_or_null(json, "state", target->state);
        for (size_t how = 0; how < DT_PATHS_HOWS; how++)
            write_way(json, model, &target->ways[how], hows[how]);
        dt_json_key(json, "entered");
        dt_json_bool(json, target->entered || target->ways[DT_PATHS_IMPROVEMENTS].moves != UINT32_MAX);
        write_detour(json, model, target);
        dt_json_close(json);
    }
    dt_json_close(json);
}

/* ---- ends and rounds ----------------------------------------------------------------------------------------------- */

static void write_sinks(dt_json *json, const dt_paths *paths)
{
    dt_json_key(json, "ends");
    dt_json_open_list(json, DT_JSON_LINE);
    for (size_t k = 0; k < paths->sink_count; k++)
        dt_json_number(json, (uint64_t)paths->sinks[k] + 1);
    dt_json_close(json);
}

static void write_cycles(dt_json *json, const dt_paths *paths, const dt_model *model)
{
    dt_json_member_number(json, "cycle_count", paths->cycle_total);
    dt_json_key(json, "cycles");
    dt_json_open_list(json, DT_JSON_BLOCK);
    for (size_t k = 0; k < paths->cycle_count; k++) {
        dt_json_open_mapping(json, DT_JSON_LINE);
        dt_json_member_number(json, "states", paths->cycles[k].states);
        dt_json_add_state_or_null(json, "first", paths->cycles[k].first);
        dt_json_add_moves(json, "round", model, paths->cycles[k].round, paths->cycles[k].moves);
        dt_json_close(json);
    }
    dt_json_close(json);
}

/* ---- the whole ----------------------------------------------------------------------------------------------------- */

static void mention_moves(uint64_t *mentioned, const dt_move *moves, size_t count)
{
    for (size_t k = 0; k < count; k++)
        dt_json_mention(mentioned, moves[k].to);
}

void dt_json_mention_targets(uint64_t *mentioned, const dt_paths *paths)
{
    dt_json_mention(mentioned, paths->from);
    for (size_t k = 0; k < paths->target_count; k++) {
        const dt_path_target *target = &paths->targets[k];
        dt_json_mention(mentioned, target->state);
        mention_moves(mentioned, target->detour, target->detour_moves);
        for (size_t how = 0; how < DT_PATHS_HOWS; how++)
            mention_moves(mentioned, target->ways[how].list, (size_t)target->ways[how].told * target->ways[how].moves);
    }
}

static void mention_all(uint64_t *mentioned, const dt_paths *paths)
{
    dt_json_mention_targets(mentioned, paths);
    for (size_t k = 0; k < paths->cycle_count; k++)
        mention_moves(mentioned, paths->cycles[k].round, paths->cycles[k].moves);
}

static dt_status write_answer(dt_json *json, const dt_paths *paths, const dt_paths_asked *asked)
{
    const dt_model *model = dt_graph_model(asked->graph);
    dt_json_add_state_or_null(json, "from", paths->from);
    dt_json_member_text(json, "goal", asked->goal);
    dt_json_member_text(json, "concept", dt_concept_get(asked->concept)->name);
    dt_json_add_disimprove(json, asked);
    dt_json_key(json, "complete");
    dt_json_bool(json, paths->complete);
    dt_json_key(json, "reached");
    dt_json_open_mapping(json, DT_JSON_BLOCK);
    for (int how = 0; how < DT_PATHS_HOWS; how++)
        DT_TRY(write_levels(json, paths, asked, (dt_paths_how)how));
    dt_json_close(json);
    dt_json_member_number(json, "wanted", paths->wanted);
    write_arrived(json, paths);
    dt_json_add_targets(json, paths, model);
    write_sinks(json, paths);
    write_cycles(json, paths, model);
    return DT_OK;
}

dt_status dt_report_paths_json(const dt_paths *paths, const dt_paths_asked *asked, dt_text *out)
{
    dt_json json = {.out = out};
    const uint32_t *profile = asked->options->profile;
    uint64_t *mentioned = dt_calloc(dt_words_for(dt_graph_count(asked->graph)), sizeof *mentioned);
    if (!mentioned)
        return DT_ERR_NOMEM;
    mention_all(mentioned, paths);
    dt_json_open_mapping(&json, DT_JSON_BLOCK);
    dt_json_add_head(&json, "detente-paths", asked->graph, profile, asked->file, NULL);
    dt_json_add_states(&json, asked->graph, profile, mentioned);
    dt_json_add_status_quo(&json, asked->graph);
    dt_status status = write_answer(&json, paths, asked);
    dt_json_close(&json);
    free(mentioned);
    return status == DT_OK ? out->status : status;
}
