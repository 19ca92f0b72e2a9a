/* SPDX-License-Identifier: MIT */
/* The members that several answers share (contract of docs/format.md, solutions). */
#ifndef DT_REPORT_JSON_PARTS_H
#define DT_REPORT_JSON_PARTS_H

#include "report/json.h"
#include <detente/report.h>

/** "format" to "options": what the answer is about. `engine` NULL leaves the member out. */
void dt_json_add_head(dt_json *json, const char *format, const dt_graph *graph, const uint32_t *profile,
                      const char *file, const char *engine);
/** The same without a list of states. */
void dt_json_add_head_of(dt_json *json, const char *format, const dt_model *model, const uint32_t *profile,
                         const char *file, const char *engine);
/** "model": its name, file and SHA-256. */
void dt_json_add_model(dt_json *json, const dt_model *model, const char *file);
/** The readings of one profile, of the decision makers that have readings. */
void dt_json_add_readings(dt_json *json, const dt_model *model, const uint32_t *profile);
/** The members of one state up to "ranks"; the mapping stays open. `profile` NULL: without ranks. `pattern` is scratch. */
void dt_json_open_state(dt_json *json, const dt_graph *graph, const uint32_t *profile, uint32_t state,
                        dt_text *pattern);
/** "states": how many there are and those whose bits are set in `mentioned`, one mapping each. */
void dt_json_add_states(dt_json *json, const dt_graph *graph, const uint32_t *profile, const uint64_t *mentioned);
/** The same of a sketch: `total` is how many feasible states there are, in decimal; NULL: the graph has them all. */
void dt_json_add_states_of(dt_json *json, const dt_graph *graph, const uint32_t *profile, const uint64_t *mentioned,
                           const char *total);
/** The number of a state, or null. */
void dt_json_add_state_or_null(dt_json *json, const char *key, uint32_t state);
/** The names of the concepts of a set, as a list. */
void dt_json_add_concepts(dt_json *json, const char *key, dt_concept_set set);
/** What JSON calls a way of standing. */
const char *dt_stand_word(dt_stand_by by);
void dt_json_add_status_quo(dt_json *json, const dt_graph *graph);
/** "behaviour" or "concept_of": what the concept leaves open, as it was filled in; nothing for one that leaves nothing open. */
void dt_json_add_terms(dt_json *json, const dt_model *model, dt_further concept, const dt_terms *terms);
/** Sets the bit of a state; nothing for DT_NO_STATE. */
void dt_json_mention(uint64_t *mentioned, uint32_t state);
/** A list of moves: by whom, to which state; as an item, or as a member. */
void dt_json_add_move_list(dt_json *json, const dt_model *model, const dt_move *moves, size_t count);
void dt_json_add_moves(dt_json *json, const char *key, const dt_model *model, const dt_move *moves, size_t count);

#endif
