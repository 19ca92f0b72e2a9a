/* SPDX-License-Identifier: MIT */
/* A state that is not listed, without a question of stability: what is done there, where it stands in everybody's ranking, what
 * the best moves are. */
#include "report/explain.h"
#include "report/json_parts.h"
#include "report/prose.h"
#include "report/teller.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static const uint64_t told_moves[] = {[DT_DEPTH_SENTENCE] = 0, [DT_DEPTH_PARAGRAPH] = 5, [DT_DEPTH_WITNESS] = 100};

/* One decision maker's outlook. */
typedef struct far_outlook {
    const dt_far_position *position;
    const dt_model *model;
    size_t dm;
    dt_outlook numbers;
    uint64_t *moves; /* the best first */
    size_t move_count;
} far_outlook;

static dt_status look_out(far_outlook *look, const dt_far_position *position, size_t dm, uint64_t most)
{
    *look = (far_outlook){.position = position, .model = dt_symbolic_model(position->symbolic), .dm = dm};
    DT_TRY(dt_symbolic_outlook(&look->numbers, position->symbolic, position->profile, dm, position->state));
    return dt_symbolic_best_moves(&look->moves, &look->move_count, position->symbolic, position->profile, dm,
                                  position->state, most);
}

static void end_look(far_outlook *look)
{
    dt_outlook_free(&look->numbers);
    free(look->moves);
}

static bool is(const char *digits, const char *number)
{
    return strcmp(digits, number) == 0;
}

/* ---- in words ------------------------------------------------------------------------------------------------------ */

static void tell_place(dt_page *page, const far_outlook *look)
{
    dt_text *text = &page->doc->text;
    dt_prose_dm(text, look->model, look->dm);
    if (is(look->numbers.classes, "1")) {
        dt_text_add(text, ": all states are the same to it");
        return;
    }
    dt_text_add(text, is(look->numbers.above, "0") ? ": the best of its " : ": ");
    if (!is(look->numbers.above, "0")) {
        dt_text_add(text, look->numbers.above);
        dt_text_add(text, is(look->numbers.above, "1") ? " class of states is better, of "
                                                       : " classes of states are better, of ");
    }
    dt_text_add(text, look->numbers.classes);
    dt_text_add(text, is(look->numbers.above, "0") ? " classes of states" : "");
}

static void tell_moves_count(dt_page *page, const far_outlook *look)
{
    dt_text *text = &page->doc->text;
    if (is(look->numbers.moves, "0")) {
        dt_text_add(text, dt_is_idle(look->model, look->dm) ? ". There are no moves to make, here or anywhere."
                                                            : ". No move is open from here.");
        return;
    }
    dt_text_add(text, ". ");
    dt_text_add(text, look->numbers.moves);
    dt_text_add(text, is(look->numbers.moves, "1") ? " move is open" : " moves are open");
    if (is(look->numbers.improvements, "0"))
        dt_text_add(text, is(look->numbers.moves, "1") ? ", no improvement." : ", none of them an improvement.");
    else if (is(look->numbers.improvements, look->numbers.moves))
        dt_text_add(text, is(look->numbers.moves, "1") ? ", an improvement." : ", each an improvement.");
    else
        dt_text_printf(text, ", %s of them %s.", look->numbers.improvements,
                       is(look->numbers.improvements, "1") ? "an improvement" : "improvements");
}

static void tell_move(dt_page *page, const far_outlook *look, uint32_t to)
{
    static const char *const words[] = {": worse", ": all the same", ": an improvement"};
    const dt_asked *asked = page->asked;
    const dt_reading *reading = &look->model->decision_makers[look->dm].readings[asked->profile[look->dm]];
    int order = dt_rules_compare(look->model, reading, dt_graph_state(asked->graph, to),
                                 dt_graph_state(asked->graph, asked->state));
    dt_explain_move(page, look->dm, asked->state, to);
    dt_text_add(&page->doc->text, words[1 + (order > 0) - (order < 0)]);
    dt_explain_why(page, look->dm, asked->state, to);
    dt_document_block(page->doc, DT_ITEM);
}

/* The sketch has the state and the moves, so that they can be spoken of. */
static dt_status tell_moves(dt_document *doc, const far_outlook *look)
{
    const dt_far_position *position = look->position;
    size_t words = dt_model_words(look->model);
    uint64_t *vectors = dt_malloc(look->move_count + 1, words * sizeof *vectors);
    dt_graph *sketch = NULL;
    if (!vectors)
        return DT_ERR_NOMEM;
    memcpy(vectors, position->state, words * sizeof *vectors);
    if (look->move_count)
        memcpy(vectors + words, look->moves, look->move_count * words * sizeof *vectors);
    dt_status status = dt_sketch_around(&sketch, position->symbolic, vectors, look->move_count + 1, position->budget);
    free(vectors);
    if (status != DT_OK)
        return status;
    dt_asked asked = {.graph = sketch, .profile = position->profile, .dm = look->dm, .budget = position->budget};
    asked.state = dt_graph_find(sketch, position->state);
    dt_page page = {.asked = &asked, .model = look->model, .doc = doc, .naming = DT_BY_NAME};
    tell_place(&page, look);
    tell_moves_count(&page, look);
    dt_document_block(doc, DT_PARAGRAPH);
    for (size_t k = 0; k < look->move_count; k++)
        tell_move(&page, look, dt_graph_find(sketch, look->moves + k * words));
    dt_graph_free(sketch);
    return DT_OK;
}

static dt_status tell_state(dt_document *doc, const dt_far_position *position)
{
    dt_graph *sketch;
    DT_TRY(dt_sketch_around(&sketch, position->symbolic, position->state, 1, position->budget));
    uint32_t state = dt_graph_find(sketch, position->state);
    dt_prose_title(&doc->text, sketch, DT_BY_NAME, state);
    if (state == dt_graph_status_quo(sketch))
        dt_text_add(&doc->text, ", the status quo");
    dt_document_heading(doc, 2, NULL);
    dt_prose_taken(&doc->text, sketch, state);
    dt_document_block(doc, DT_ITEM);
    dt_graph_free(sketch);
    return DT_OK;
}

/* ---- JSON ---------------------------------------------------------------------------------------------------------- */

static void write_pattern(dt_json *json, const dt_model *model, const uint64_t *state)
{
    dt_text pattern = {.data = NULL};
    dt_model_write_pattern(model, state, &pattern);
    dt_json_text(json, dt_text_get(&pattern));
    if (pattern.status != DT_OK && json->out->status == DT_OK)
        json->out->status = pattern.status;
    dt_text_free(&pattern);
}

static void write_outlook(dt_json *json, const far_outlook *look)
{
    dt_json_open_mapping(json, DT_JSON_BLOCK);
    dt_json_member_text(json, "decision_maker", look->model->decision_makers[look->dm].id);
    dt_json_member_text(json, "classes", look->numbers.classes);
    dt_json_member_text(json, "classes_above", look->numbers.above);
    dt_json_member_text(json, "move_count", look->numbers.moves);
    dt_json_member_text(json, "tie_count", look->numbers.ties);
    dt_json_member_text(json, "improvement_count", look->numbers.improvements);
    dt_json_key(json, "best_moves");
    dt_json_open_list(json, DT_JSON_LINE);
    for (size_t k = 0; k < look->move_count; k++)
        write_pattern(json, look->model, look->moves + k * dt_model_words(look->model));
    dt_json_close(json);
    dt_json_close(json);
}

static void write_head(dt_json *json, const dt_far_position *position)
{
    const dt_model *model = dt_symbolic_model(position->symbolic);
    size_t name = dt_symbolic_name_of(position->symbolic, position->state);
    dt_json_add_head_of(json, "detente-position", model, position->profile, position->file, "symbolic");
    dt_json_key(json, "state");
    dt_json_open_mapping(json, DT_JSON_LINE);
    dt_json_key(json, "pattern");
    write_pattern(json, model, position->state);
    dt_json_member_text(json, "name", name == DT_PATTERN_NONE ? NULL : model->named[name].name);
    dt_json_close(json);
}

/* ---- each in turn -------------------------------------------------------------------------------------------------- */

/* Writes to `json`, or to `doc` where that is NULL. */
static dt_status each_outlook(const dt_far_position *position, dt_document *doc, dt_json *json)
{
    uint64_t most = told_moves[json ? DT_DEPTH_WITNESS : position->depth];
    dt_status status = DT_OK;
    for (size_t i = 0; status == DT_OK && i < dt_symbolic_model(position->symbolic)->dm_count; i++) {
        far_outlook look;
        if (position->dm != DT_PATTERN_NONE && position->dm != i)
            continue;
        status = look_out(&look, position, i, most);
        if (status == DT_OK && json)
            write_outlook(json, &look);
        else if (status == DT_OK)
            status = tell_moves(doc, &look);
        end_look(&look);
    }
    return status;
}

static dt_status report_json(const dt_far_position *position, dt_text *out)
{
    dt_json json = {.out = out};
    dt_json_open_mapping(&json, DT_JSON_BLOCK);
    write_head(&json, position);
    dt_json_key(&json, "positions");
    dt_json_open_list(&json, DT_JSON_BLOCK);
    DT_TRY(each_outlook(position, NULL, &json));
    dt_json_close(&json);
    dt_json_close(&json);
    return out->status;
}

dt_status dt_report_far_position(const dt_far_position *position, dt_format format, dt_text *out)
{
    dt_document doc;
    if (format == DT_FORMAT_JSON)
        return report_json(position, out);
    dt_document_begin(&doc, format, out);
    doc.colour = position->colour;
    dt_status status = tell_state(&doc, position);
    if (status == DT_OK)
        status = each_outlook(position, &doc, NULL);
    dt_status written = dt_document_end(&doc);
    return status == DT_OK ? written : status;
}
