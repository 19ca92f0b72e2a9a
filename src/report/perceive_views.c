/* SPDX-License-Identifier: MIT */
/* How decision makers see the conflict, and what it would change if one view were put right, in words. */
#include "report/perceive.h"
#include "report/teller.h"

#include "base/bits.h"

#include <inttypes.h>

#define ITEMS_MAX 6

static dt_text *text_of(dt_perceive_page *page)
{
    return &page->doc->text;
}

static void add(dt_perceive_page *page, const char *text)
{
    dt_text_add(text_of(page), text);
}

static void add_dm(dt_perceive_page *page, size_t dm)
{
    dt_prose_dm(text_of(page), page->model, dm);
}

/* ---- notes --------------------------------------------------------------------------------------------------------- */

static void add_note(dt_perceive_page *page, const dt_note *note)
{
    if (note->because) {
        add(page, " ");
        add(page, note->because);
    }
    if (note->citation_count) {
        add(page, " (");
        dt_prose_citations(text_of(page), page->model, note);
        add(page, ")");
    }
}

/* ---- what a perception says ---------------------------------------------------------------------------------------- */

static void add_own_words(dt_text *out, const dt_reading *reading)
{
    dt_enumeration list = {.count = 0};
    if (reading->kind != DT_BY_STATEMENTS) {
        dt_text_add(out,
                    reading->kind == DT_BY_RANKING ? "what a ranking of its own says" : "what weights of its own say");
        return;
    }
    dt_text_add(out, reading->statement_count ? "first of all " : "nothing in particular");
    for (size_t k = 0; k < reading->statement_count && k < 3; k++)
        dt_prose_quoted(dt_enumeration_next(&list), reading->statements[k].text);
    dt_enumeration_end(&list, ", then ", ", then ", out);
}

static void tell_mind(dt_perceive_page *page, const dt_perception *said, const dt_perceived_mind *mind)
{
    const dt_decision_maker *of = &page->model->decision_makers[mind->dm];
    add(page, "It takes ");
    if (mind->dm == said->dm)
        add(page, "itself");
    else
        add_dm(page, mind->dm);
    add(page, " to want ");
    if (mind->reading == DT_PATTERN_NONE) {
        add_own_words(text_of(page), mind->preference);
    } else if (of->readings[mind->reading].name) {
        add(page, "what reading ");
        dt_prose_quoted(text_of(page), of->readings[mind->reading].name);
        add(page, " says");
    } else {
        add(page, "what it does want");
    }
    add(page, ".");
    if (mind->reading != DT_PATTERN_NONE && of->has_readings)
        add(page, mind->reading == page->h->truth.profile[mind->dm] ? " So it is." : " So it is not.");
    add_note(page, &mind->note);
}

/* Says `first` and then the names, as far as `count` leaves room for them; nothing where there are none. */
static void end_list(dt_perceive_page *page, const char *first, dt_enumeration *names, size_t count)
{
    if (count > ITEMS_MAX)
        dt_text_printf(dt_enumeration_next(names), "%zu more", count - ITEMS_MAX);
    if (count == 0)
        return;
    add(page, page->doc->text.length ? " " : "");
    add(page, first);
    dt_enumeration_end(names, ", ", " and ", text_of(page));
    add(page, ".");
}

static void tell_options(dt_perceive_page *page, const char *first, const size_t *list, size_t count,
                         const size_t *indices)
{
    dt_enumeration names = {.count = 0};
    for (size_t k = 0; k < count && k < ITEMS_MAX; k++) {
        size_t option = indices ? indices[list[k]] : list[k];
        dt_text *item = dt_enumeration_next(&names);
        if (page->model->graph_form) {
            dt_text_add(item, page->model->graph_states[option].id);
            continue;
        }
        dt_prose_quoted(item, page->model->options[option].text);
        dt_text_add(item, " of ");
        dt_prose_dm(item, page->model, page->model->options[option].dm);
    }
    end_list(page, first, &names, count);
}

static void tell_rules(dt_perceive_page *page, const char *first, const dt_judgement *list, size_t count)
{
    dt_enumeration names = {.count = 0};
    for (size_t k = 0; k < count && k < ITEMS_MAX; k++)
        dt_prose_quoted(dt_enumeration_next(&names), list[k].text);
    end_list(page, first, &names, count);
}

static bool moves_differ(const dt_perception *said, const dt_model *model)
{
    bool any = said->direction_count || said->has_step || said->has_forbidden;
    for (size_t dm = 0; said->graph_moves && dm < model->dm_count; dm++)
        any = any || said->graph_moves[dm];
    return any;
}

static void tell_world(dt_perceive_page *page, const dt_perception *said)
{
    const char *unseen = page->model->graph_form ? "It does not see " : "It does not know of ";
    tell_options(page, unseen, said->hidden, said->hidden_count, NULL);
    tell_options(page, "It imagines ", said->imagined, said->imagined_count, page->model->imagined_indices);
    tell_rules(page, "It takes to be impossible: ", said->infeasible, said->infeasible_count);
    tell_rules(page, "It takes to be possible, whatever the rules say: ", said->feasible, said->feasible_count);
    if (!moves_differ(said, page->model))
        return;
    add(page, page->doc->text.length ? " " : "");
    add(page, "It takes moves to be other than they are.");
}

static void tell_said(dt_perceive_page *page, const dt_perception *said, const char *label)
{
    for (size_t k = 0; k < said->mind_count; k++) {
        tell_mind(page, said, &said->minds[k]);
        if (k == 0)
            add_note(page, &said->note);
        dt_document_labelled(page->doc, DT_ITEM, label);
    }
    tell_world(page, said);
    if (page->doc->text.length && said->mind_count == 0)
        add_note(page, &said->note);
    dt_document_labelled(page->doc, DT_ITEM, label);
}

static void tell_thoughts(dt_perceive_page *page, const dt_perception *said)
{
    for (size_t k = 0; k < said->other_count; k++) {
        dt_text label = {.data = NULL};
        dt_prose_dm(&label, page->model, said->others[k].dm);
        dt_text_add(&label, ", as ");
        dt_prose_dm(&label, page->model, said->dm);
        dt_text_add(&label, " thinks");
        tell_said(page, &said->others[k], dt_text_get(&label));
        dt_text_free_into(&label, text_of(page));
    }
}

static void tell_others(dt_perceive_page *page)
{
    dt_enumeration list = {.count = 0};
    for (size_t dm = 0; dm < page->model->dm_count; dm++)
        if (!page->h->minds[dm].own.said)
            dt_prose_dm(dt_enumeration_next(&list), page->model, dm);
    if (list.count == 0)
        return;
    dt_enumeration_end(&list, ", ", " and ", text_of(page));
    add(page, ".");
    dt_document_labelled(page->doc, DT_ITEM, "As it is");
}

void dt_tell_views(dt_perceive_page *page)
{
    static const char *const levels[] = {
        "All see the conflict as it is: the model has no perceptions, so what holds is what is stable, and nobody is "
        "surprised.",
        "Views differ, and each decision maker believes that all see the conflict as it does itself (a hypergame of "
        "level 1).",
        "Views differ, and somebody takes others to see the conflict otherwise than itself (a hypergame of level 2)."};
    add(page, levels[page->h->level]);
    dt_document_block(page->doc, DT_PARAGRAPH);
    dt_text truth = {.data = NULL};
    dt_tell_profile(page->model, page->h->truth.profile, &truth);
    if (truth.length)
        dt_text_printf(text_of(page), "In fact %s.", dt_text_get(&truth));
    dt_text_free_into(&truth, text_of(page));
    dt_document_block(page->doc, DT_PARAGRAPH);
    for (size_t dm = 0; dm < page->model->dm_count; dm++) {
        const dt_perception *said = page->h->minds[dm].own.said;
        dt_text label = {.data = NULL};
        if (!said)
            continue;
        dt_prose_dm(&label, page->model, dm);
        tell_said(page, said, dt_text_get(&label));
        dt_text_free_into(&label, text_of(page));
        tell_thoughts(page, said);
    }
    if (page->h->level)
        tell_others(page);
}

/* ---- lessons ------------------------------------------------------------------------------------------------------- */

static void add_thing(dt_perceive_page *page, const char *before, size_t index, const char *after)
{
    add(page, before);
    if (page->model->graph_form)
        add(page, page->model->graph_states[index].id);
    else
        dt_prose_quoted(text_of(page), page->model->options[index].text);
    add(page, after);
}

static void add_lesson(dt_perceive_page *page, const dt_lesson *lesson)
{
    add(page, "If ");
    add_dm(page, lesson->dm);
    switch (lesson->kind) {
    case DT_LESSON_ALL: add(page, " saw everything as it is"); break;
    case DT_LESSON_WANTS:
        add(page, " knew what ");
        if (lesson->index == lesson->dm)
            add(page, "itself");
        else
            add_dm(page, lesson->index);
        add(page, " wants");
        break;
    case DT_LESSON_HIDDEN: add_thing(page, " knew of ", lesson->index, ""); break;
    case DT_LESSON_IMAGINED: add_thing(page, " knew that nobody can do ", lesson->index, ""); break;
    case DT_LESSON_WORLD: add(page, " knew what is possible, and who can move how"); break;
    default:
        add(page, " knew how ");
        add_dm(page, lesson->index);
        add(page, " sees the conflict");
        break;
    }
}

static void add_changed(dt_perceive_page *page, const dt_disclosure *d, bool begins, uint32_t count, const char *verb)
{
    dt_enumeration list = {.count = 0};
    uint32_t told = 0;
    if (count == 0)
        return;
    dt_text_printf(text_of(page), "%s%" PRIu32 " %s: ", d->begins && !begins ? "; " : "", count, verb);
    for (uint32_t s = 0; s < dt_graph_count(page->h->graph) && told < ITEMS_MAX && told < count; s++) {
        bool now = dt_bit_get(d->holds, s), before = dt_perceive_holds(page, s);
        if (now == before || now != begins)
            continue;
        told++;
        dt_prose_state(dt_enumeration_next(&list), page->h->stage, DT_NUMBERED, s);
    }
    if (told < count)
        dt_text_printf(dt_enumeration_next(&list), "%" PRIu32 " more", count - told);
    dt_enumeration_end(&list, ", ", " and ", text_of(page));
}

static void tell_disclosure(dt_perceive_page *page, const dt_disclosure *d)
{
    add_lesson(page, &d->lesson);
    if (!d->sound)
        add(page, ", it would see states that a ranking leaves out; this cannot be tried");
    else if (d->begins + d->ends == 0)
        add(page, ", what holds would stay the same");
    else
        add(page, ", what holds would change. ");
    add_changed(page, d, true, d->begins, d->begins > 1 ? "more states would hold" : "more state would hold");
    add_changed(page, d, false, d->ends, d->ends > 1 ? "states would no longer hold" : "state would no longer hold");
    add(page, ".");
    dt_document_block(page->doc, DT_STEP);
}

void dt_tell_disclosures(dt_perceive_page *page)
{
    const dt_disclosures *all = page->asked->disclosures;
    if (!all || (all->count == 0 && all->complete))
        return;
    add(page, "Which disclosure would change most");
    dt_document_heading(page->doc, 3, NULL);
    for (size_t k = 0; k < all->count; k++)
        tell_disclosure(page, &all->items[k]);
    add(page, all->complete ? "" : "A limit was reached before every disclosure was tried.");
    dt_document_block(page->doc, DT_PARAGRAPH);
}
