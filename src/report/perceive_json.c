/* SPDX-License-Identifier: MIT */
/* Perceptions as JSON: docs/results.md has every member. */
#include "report/json_parts.h"
#include "report/perceive.h"

#include "base/bits.h"
#include "base/memory.h"

#include <stdlib.h>

/* ---- parts --------------------------------------------------------------------------------------------------------- */

static void write_those(dt_json *json, const char *key, const dt_perceive_page *page, dt_perceive_test test, size_t who,
                        uint32_t state)
{
    dt_json_key(json, key);
    dt_json_open_list(json, DT_JSON_LINE);
    for (size_t dm = 0; dm < page->model->dm_count; dm++)
        if (test(page, who, dm, state))
            dt_json_text(json, page->model->decision_makers[dm].id);
    dt_json_close(json);
}

static void write_bool(dt_json *json, const char *key, bool value)
{
    dt_json_key(json, key);
    dt_json_bool(json, value);
}

static bool is_mentioned(const dt_perceive_page *page, uint32_t state)
{
    return state == dt_graph_status_quo(page->h->stage) || state == page->asked->state ||
           dt_hypergame_kind(page->h, page->asked->concept, state) != DT_HYPER_NONE || dt_perceive_hoped(page, state);
}

/* ---- views --------------------------------------------------------------------------------------------------------- */

static void write_view(dt_json *json, const dt_perceive_page *page, size_t dm)
{
    const dt_mind *mind = &page->h->minds[dm];
    uint64_t recognised = 0;
    for (uint32_t s = 0; s < dt_graph_count(page->h->stage); s++)
        recognised += dt_hypergame_recognises(page->h, dm, s);
    dt_json_open_mapping(json, DT_JSON_BLOCK);
    dt_json_member_text(json, "decision_maker", page->model->decision_makers[dm].id);
    write_bool(json, "perception", mind->own.said != NULL);
    dt_json_add_readings(json, page->model, mind->own.profile);
    dt_json_member_number(json, "recognised", recognised);
    dt_json_key(json, "expected");
    dt_json_open_list(json, DT_JSON_LINE);
    for (uint32_t s = 0; s < dt_graph_count(page->h->stage); s++)
        if (dt_perceive_expects(page, dm, dm, s))
            dt_json_number(json, (uint64_t)s + 1);
    dt_json_close(json);
    dt_json_close(json);
}

/* ---- states -------------------------------------------------------------------------------------------------------- */

static void write_surprises(dt_json *json, const dt_perceive_page *page, uint32_t state)
{
    dt_json_key(json, "surprises");
    dt_json_open_list(json, DT_JSON_BLOCK);
    for (size_t dm = 0; dt_perceive_holds(page, state) && dm < page->model->dm_count; dm++) {
        if (dt_perceive_expects(page, dm, dm, state))
            continue;
        dt_json_open_mapping(json, DT_JSON_LINE);
        dt_json_member_text(json, "who", page->model->decision_makers[dm].id);
        write_those(json, "taken_to_leave", page, dt_perceive_taken_to_leave, dm, state);
        dt_json_close(json);
    }
    dt_json_close(json);
}

static void write_case(dt_json *json, const dt_perceive_page *page, uint32_t state)
{
    dt_json_open_mapping(json, DT_JSON_BLOCK);
    dt_json_member_number(json, "state", (uint64_t)state + 1);
    dt_json_member_text(json, "kind", dt_hyper_name(dt_hypergame_kind(page->h, page->asked->concept, state)));
    write_bool(json, "holds", dt_perceive_holds(page, state));
    write_those(json, "recognised_by", page, dt_perceive_recognises, 0, state);
    write_those(json, "expected_by", page, dt_perceive_expects, 0, state);
    write_those(json, "hidden_from", page, dt_perceive_blind, 0, state);
    write_bool(json, "imaginary", dt_hypergame_imaginary(page->h, state));
    write_those(json, "left_by", page, dt_perceive_leaves, 0, state);
    write_surprises(json, page, state);
    dt_json_close(json);
}

/* Every state and whether it is feasible in fact. */
static void write_states(dt_json *json, const dt_perceive_page *page)
{
    dt_text pattern = {.data = NULL};
    dt_json_key(json, "states");
    dt_json_open_mapping(json, DT_JSON_BLOCK);
    dt_json_member_number(json, "count", dt_graph_count(page->h->graph));
    dt_json_member_number(json, "imagined", dt_graph_count(page->h->stage) - dt_graph_count(page->h->graph));
    dt_json_key(json, "list");
    dt_json_open_list(json, DT_JSON_BLOCK);
    for (uint32_t s = 0; s < dt_graph_count(page->h->stage); s++) {
        if (!is_mentioned(page, s))
            continue;
        dt_json_open_state(json, page->h->stage, NULL, s, &pattern);
        write_bool(json, "feasible", dt_hypergame_real(page->h, s));
        dt_json_close(json);
    }
    dt_json_close(json);
    dt_json_close(json);
    dt_text_free_into(&pattern, json->out);
}

/* ---- disclosures --------------------------------------------------------------------------------------------------- */

static void write_about(dt_json *json, const dt_model *model, const dt_lesson *lesson)
{
    bool of_dm = lesson->kind == DT_LESSON_WANTS || lesson->kind == DT_LESSON_THOUGHT;
    bool of_option = lesson->kind == DT_LESSON_HIDDEN || lesson->kind == DT_LESSON_IMAGINED;
    const char *about = NULL;
    if (of_dm)
        about = model->decision_makers[lesson->index].id;
    else if (of_option)
        about = model->graph_form ? model->graph_states[lesson->index].id : model->options[lesson->index].written;
    dt_json_member_text(json, "about", about);
}

static void write_changed(dt_json *json, const char *key, const dt_perceive_page *page, const dt_disclosure *d,
                          bool now)
{
    dt_json_key(json, key);
    dt_json_open_list(json, DT_JSON_LINE);
    for (uint32_t s = 0; d->sound && s < dt_graph_count(page->h->graph); s++)
        if (dt_bit_get(d->holds, s) == now && dt_perceive_holds(page, s) != now)
            dt_json_number(json, (uint64_t)s + 1);
    dt_json_close(json);
}

static void write_disclosure(dt_json *json, const dt_perceive_page *page, const dt_disclosure *d)
{
    dt_json_open_mapping(json, DT_JSON_BLOCK);
    dt_json_member_text(json, "to", page->model->decision_makers[d->lesson.dm].id);
    dt_json_member_text(json, "what", dt_lesson_name(d->lesson.kind));
    write_about(json, page->model, &d->lesson);
    write_bool(json, "tried", d->sound);
    write_changed(json, "begins", page, d, true);
    write_changed(json, "ends", page, d, false);
    dt_json_close(json);
}

static void write_disclosures(dt_json *json, const dt_perceive_page *page)
{
    const dt_disclosures *all = page->asked->disclosures;
    dt_json_key(json, "disclosures");
    dt_json_open_list(json, DT_JSON_BLOCK);
    for (size_t k = 0; all && k < all->count; k++)
        write_disclosure(json, page, &all->items[k]);
    dt_json_close(json);
    write_bool(json, "complete", !all || all->complete);
}

/* ---- the whole ----------------------------------------------------------------------------------------------------- */

static dt_status write_cases(dt_json *json, const dt_perceive_page *page)
{
    dt_json_key(json, "cases");
    dt_json_open_list(json, DT_JSON_BLOCK);
    for (uint32_t s = 0; s < dt_graph_count(page->h->stage); s++) {
        if (is_mentioned(page, s))
            write_case(json, page, s);
        DT_TRY(dt_budget_spend(page->asked->budget, 32));
    }
    dt_json_close(json);
    return DT_OK;
}

dt_status dt_report_perceive_json(const dt_perceive_asked *asked, dt_text *out)
{
    dt_json json = {.out = out};
    dt_perceive_page page = dt_perceive_page_of(asked, NULL);
    dt_json_open_mapping(&json, DT_JSON_BLOCK);
    dt_json_add_head(&json, "detente-perceptions", page.h->graph, page.h->truth.profile, asked->file, NULL);
    write_states(&json, &page);
    dt_json_add_status_quo(&json, page.h->stage);
    dt_json_member_text(&json, "concept", dt_concept_get(asked->concept)->name);
    dt_json_member_number(&json, "level", page.h->level);
    dt_json_key(&json, "views");
    dt_json_open_list(&json, DT_JSON_BLOCK);
    for (size_t dm = 0; dm < page.model->dm_count; dm++)
        write_view(&json, &page, dm);
    dt_json_close(&json);
    DT_TRY(write_cases(&json, &page));
    write_disclosures(&json, &page);
    dt_json_close(&json);
    return out->status;
}
