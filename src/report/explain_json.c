/* SPDX-License-Identifier: MIT */
/* Witnesses as JSON, for `verify` and other programs: docs/results.md has every member. */
#include "report/explain.h"
#include "report/json_parts.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>

/* ---- the states mentioned ------------------------------------------------------------------------------------------ */

void dt_json_mention_witness(uint64_t *mentioned, const dt_witness *w)
{
    for (size_t k = 0; k < w->answer_count; k++) {
        const dt_answer *answer = &w->answers[k];
        dt_json_mention(mentioned, answer->to);
        dt_json_mention(mentioned, answer->end);
        dt_json_mention(mentioned, answer->escape);
        for (size_t m = 0; m < answer->move_count; m++)
            dt_json_mention(mentioned, answer->moves[m].to);
    }
}

/* ---- witnesses ----------------------------------------------------------------------------------------------------- */

static void write_answer(dt_json *json, const dt_model *model, const dt_answer *answer, bool relational)
{
    dt_json_open_mapping(json, DT_JSON_LINE);
    dt_json_member_number(json, "to", (uint64_t)answer->to + 1);
    dt_json_key(json, "sanctioned");
    dt_json_bool(json, answer->sanctioned);
    dt_json_add_moves(json, "moves", model, answer->moves, answer->move_count);
    dt_json_add_state_or_null(json, "end", answer->end);
    if (!answer->sanctioned) {
        dt_json_member_number(json, "reached", answer->reached);
        dt_json_member_number(json, "escapable", answer->escapable);
        if (relational) {
            dt_json_member_number(json, "better", answer->better);
            dt_json_member_number(json, "unknown", answer->unknown);
        }
        dt_json_add_state_or_null(json, "escape", answer->escape);
    }
    dt_json_close(json);
}

void dt_json_add_witness(dt_json *json, const dt_model *model, const dt_witness *w, bool named)
{
    dt_json_open_mapping(json, DT_JSON_BLOCK);
    if (named)
        dt_json_member_text(json, "concept", dt_concept_get(w->criterion.concept)->name);
    dt_json_member_text(json, "decision_maker", model->decision_makers[w->dm].id);
    dt_json_key(json, "stable");
    dt_json_bool(json, w->by != DT_UNSTABLE);
    dt_json_member_text(json, "by", w->by == DT_UNSTABLE ? NULL : dt_stand_word(w->by));
    dt_json_member_number(json, "moves", w->moves);
    dt_json_member_number(json, "ties", w->ties);
    if (w->relational)
        dt_json_member_number(json, "unknown", w->unknown);
    dt_json_member_number(json, "improvements", w->improvements);
    if (w->relational)
        dt_json_member_number(json, "leaves_for", w->left_for);
    dt_json_key(json, "answers");
    dt_json_open_list(json, DT_JSON_BLOCK);
    for (size_t k = 0; k < w->answer_count; k++)
        write_answer(json, model, &w->answers[k], w->relational);
    dt_json_close(json);
    dt_json_close(json);
}

dt_status dt_report_witnesses_json(const dt_asked *asked, const dt_witness *const *witnesses, size_t count,
                                   dt_text *out)
{
    dt_json json = {.out = out};
    bool relational = count && witnesses[0]->relational;
    char name[DT_CRITERION_TEXT];
    uint64_t *mentioned = dt_calloc(dt_words_for(dt_graph_count(asked->graph)), sizeof *mentioned);
    if (!mentioned)
        return DT_ERR_NOMEM;
    dt_json_mention(mentioned, asked->state);
    for (size_t k = 0; k < count; k++)
        dt_json_mention_witness(mentioned, witnesses[k]);
    dt_json_open_mapping(&json, DT_JSON_BLOCK);
    dt_json_add_head(&json, "detente-witness", asked->graph, asked->profile, asked->file,
                     dt_graph_is_sketch(asked->graph) ? "symbolic"
                     : relational                     ? "relational"
                                                      : NULL);
    dt_json_add_states_of(&json, asked->graph, asked->profile, mentioned, asked->total);
    dt_json_add_status_quo(&json, asked->graph);
    dt_json_member_text(&json, "concept", count ? dt_criterion_name(witnesses[0]->criterion, name) : NULL);
    dt_json_member_number(&json, "state", (uint64_t)asked->state + 1);
    dt_json_key(&json, "witnesses");
    dt_json_open_list(&json, DT_JSON_BLOCK);
    for (size_t k = 0; k < count; k++)
        dt_json_add_witness(&json, dt_graph_model(asked->graph), witnesses[k], false);
    dt_json_close(&json);
    dt_json_close(&json);
    free(mentioned);
    return out->status;
}
