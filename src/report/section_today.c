/* SPDX-License-Identifier: MIT */
/* The conflict in its author's words, what each party can do, and where it stands today. */
#include "report/section.h"

#include "report/letters.h"

#include <inttypes.h>
#include <stdlib.h>

#define OPTIONS_MAX 12 /* of one decision maker, told one by one */
#define PARTIES_MAX 24 /* told one by one */

/* ---- the conflict ---------------------------------------------------------------------------------------------------- */

static const char *direction(const dt_option *option)
{
    static const char *const words[] = {
        [DT_BOTH] = "", [DT_TAKE] = " (once done, never undone)", [DT_DROP] = " (once dropped, never done again)"};
    return words[option->direction];
}

static void tell_party(dt_reporter *r, size_t dm)
{
    const dt_model *model = r->teller.model;
    const dt_decision_maker *who = &model->decision_makers[dm];
    dt_enumeration list = {.count = 0};
    dt_text label = {.data = NULL};
    for (size_t o = 0; o < who->option_count && o < OPTIONS_MAX; o++) {
        const dt_option *option = &model->options[who->first_option + o];
        dt_text *item = dt_enumeration_next(&list);
        dt_prose_quoted(item, option->text);
        dt_text_add(item, direction(option));
    }
    if (who->option_count > OPTIONS_MAX)
        dt_text_printf(dt_enumeration_next(&list), "%zu more", who->option_count - OPTIONS_MAX);
    if (model->graph_form && !dt_is_idle(model, dm))
        dt_tell_count(dt_enumeration_next(&list), model->graph_move_counts[dm], "move between the states",
                      "moves between the states");
    if (!list.count)
        dt_text_add(dt_enumeration_next(&list), "no moves");
    dt_enumeration_end(&list, ", ", ", ", &r->doc.text);
    dt_text_add(&r->doc.text, ".");
    dt_letters_add(&label, who->name);
    dt_document_labelled(&r->doc, DT_ITEM, dt_text_get(&label));
    dt_text_free_into(&label, &r->doc.text);
}

static void tell_size(dt_reporter *r)
{
    const dt_model *model = r->teller.model;
    dt_text *text = &r->doc.text;
    dt_tell_count(text, model->dm_count, "party", "parties");
    if (model->graph_form) {
        dt_text_add(text, ", ");
        dt_section_tell_states(r, "state.", "states.");
    } else {
        dt_text_add(text, model->dm_count == 1 ? " has " : " have ");
        if (model->option_count)
            dt_tell_count(text, model->option_count, "option", "options");
        else
            dt_text_add(text, "no options");
        dt_text_add(text, model->dm_count == 1 ? "; " : " between them; ");
        dt_section_tell_states(r, "combination is possible.", "combinations are possible.");
    }
    dt_document_block(&r->doc, DT_PARAGRAPH);
}

dt_status dt_section_conflict(dt_reporter *r)
{
    const dt_model *model = r->teller.model;
    dt_letters_add(&r->doc.text, model->description ? model->description : "");
    dt_document_block(&r->doc, DT_PARAGRAPH);
    tell_size(r);
    for (size_t i = 0; i < model->dm_count && i < PARTIES_MAX; i++)
        tell_party(r, i);
    if (model->dm_count > PARTIES_MAX)
        dt_section_leave_out(r, "%zu more parties are not told of here; the first exhibit has them.",
                             model->dm_count - PARTIES_MAX);
    return DT_OK;
}

/* ---- today ------------------------------------------------------------------------------------------------------------ */

void dt_section_tell_done(dt_reporter *r, uint32_t state)
{
    const dt_named_state *named = r->teller.model->status_quo;
    dt_text *text = &r->doc.text;
    dt_prose_title(text, r->teller.graph, DT_BY_NAME, state);
    dt_text_add(text, ". ");
    if (named && named->note.because) {
        dt_letters_add(text, named->note.because);
        dt_text_add(text, " ");
    }
    dt_prose_taken(text, r->teller.graph, state);
    dt_document_block(&r->doc, DT_PARAGRAPH);
}

static dt_status tell_stands(dt_reporter *r, uint32_t state, dt_stand *stands)
{
    const dt_teller *teller = &r->teller;
    size_t dms = teller->model->dm_count;
    for (size_t i = 0; i < dms; i++)
        DT_TRY(dt_stability_stands(teller->graph, teller->profile, DT_CONCEPT_NASH, i, &state, 1, teller->budget,
                                   &stands[i]));
    for (dt_stand_way way = 0; way < DT_STAND_WAYS; way++) {
        DT_TRY(
            dt_tell_way(teller, way, way == DT_STANDS_LIKING ? DT_BRIEFLY : DT_IN_FULL, state, stands, &r->doc.text));
        dt_document_labelled(&r->doc, DT_ITEM, dt_way_label(way));
    }
    for (size_t i = 0; i < dms; i++) {
        DT_TRY(dt_tell_improver(teller, i, state, &r->doc.text));
        dt_document_labelled(&r->doc, DT_ITEM, "Could improve");
    }
    return DT_OK;
}

dt_status dt_section_today(dt_reporter *r)
{
    uint32_t state = dt_graph_status_quo(r->teller.graph);
    if (state == DT_NO_STATE) {
        dt_text_add(&r->doc.text, "The model names no status quo, so nothing is said of what leads where from today.");
        dt_document_block(&r->doc, DT_PARAGRAPH);
        return DT_OK;
    }
    dt_section_tell_done(r, state);
    dt_stand *stands = calloc(r->teller.model->dm_count, sizeof *stands);
    if (!stands)
        return DT_ERR_NOMEM;
    dt_status status = tell_stands(r, state, stands);
    free(stands);
    if (status == DT_OK)
        status = dt_tell_reach(&r->teller, &r->doc.text);
    dt_document_block(&r->doc, DT_PARAGRAPH);
    return status;
}
