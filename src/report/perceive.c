/* SPDX-License-Identifier: MIT */
/* Perceptions in words: how each sees the conflict, what each expects, what holds in fact, and who is surprised by what. */
#include "report/perceive.h"
#include "report/teller.h"

#include <inttypes.h>

dt_perceive_page dt_perceive_page_of(const dt_perceive_asked *asked, dt_document *doc)
{
    return (dt_perceive_page){
        .asked = asked, .h = asked->hypergame, .model = dt_graph_model(asked->hypergame->graph), .doc = doc};
}

static dt_text *text_of(dt_perceive_page *page)
{
    return &page->doc->text;
}

static void add(dt_perceive_page *page, const char *text)
{
    dt_text_add(text_of(page), text);
}

/* ---- tests --------------------------------------------------------------------------------------------------------- */

bool dt_perceive_recognises(const dt_perceive_page *page, size_t who, size_t dm, uint32_t state)
{
    (void)who;
    return dt_hypergame_recognises(page->h, dm, state);
}

bool dt_perceive_expects(const dt_perceive_page *page, size_t who, size_t dm, uint32_t state)
{
    (void)who;
    return dt_hypergame_expects(page->h, page->asked->concept, dm, state);
}

static bool does_not_expect(const dt_perceive_page *page, size_t who, size_t dm, uint32_t state)
{
    return dt_perceive_recognises(page, who, dm, state) && !dt_perceive_expects(page, who, dm, state);
}

static bool does_not_recognise(const dt_perceive_page *page, size_t who, size_t dm, uint32_t state)
{
    return !dt_perceive_recognises(page, who, dm, state);
}

bool dt_perceive_blind(const dt_perceive_page *page, size_t who, size_t dm, uint32_t state)
{
    (void)who;
    return dt_hypergame_hides(page->h, dm, state);
}

bool dt_perceive_leaves(const dt_perceive_page *page, size_t who, size_t dm, uint32_t state)
{
    (void)who;
    return dt_hypergame_recognises(page->h, dm, state) && !dt_hypergame_stays(page->h, page->asked->concept, dm, state);
}

bool dt_perceive_taken_to_leave(const dt_perceive_page *page, size_t who, size_t dm, uint32_t state)
{
    return dm != who && !dt_hypergame_expects_to_stay(page->h, page->asked->concept, who, dm, state);
}

bool dt_perceive_holds(const dt_perceive_page *page, uint32_t state)
{
    return dt_hypergame_holding(page->h, state) & (1u << page->asked->concept);
}

bool dt_perceive_hoped(const dt_perceive_page *page, uint32_t state)
{
    for (size_t dm = 0; dm < page->model->dm_count; dm++)
        if (dt_perceive_expects(page, dm, dm, state))
            return true;
    return false;
}

/* ---- phrases ------------------------------------------------------------------------------------------------------- */

/* Adds those of whom the test is true, joined. @return how many. */
static size_t add_those(dt_perceive_page *page, dt_perceive_test test, size_t who, uint32_t state)
{
    dt_enumeration list = {.count = 0};
    for (size_t dm = 0; dm < page->model->dm_count; dm++)
        if (test(page, who, dm, state))
            dt_prose_dm(dt_enumeration_next(&list), page->model, dm);
    size_t count = list.count;
    dt_enumeration_end(&list, ", ", " and ", text_of(page));
    return count;
}

static size_t count_those(const dt_perceive_page *page, dt_perceive_test test, size_t who, uint32_t state)
{
    size_t count = 0;
    for (size_t dm = 0; dm < page->model->dm_count; dm++)
        count += test(page, who, dm, state);
    return count;
}

/* ---- what each expects --------------------------------------------------------------------------------------------- */

static void tell_expectation(dt_perceive_page *page, size_t dm)
{
    uint64_t expected = 0, held = 0, impossible = 0;
    for (uint32_t s = 0; s < dt_graph_count(page->h->stage); s++) {
        bool expects = dt_perceive_expects(page, dm, dm, s), real = dt_hypergame_real(page->h, s);
        expected += expects && real;
        held += expects && real && dt_perceive_holds(page, s);
        impossible += expects && !real && !dt_hypergame_hides(page->h, dm, s);
    }
    dt_tell_count(text_of(page), expected, "state expected to hold, ", "states expected to hold, ");
    dt_text_printf(text_of(page), "%" PRIu64 " of which %s.", held, held == 1 ? "does" : "do");
    if (impossible)
        dt_text_printf(text_of(page), " Expected, too, though impossible in fact: %" PRIu64 ".", impossible);
    dt_text label = {.data = NULL};
    dt_prose_dm(&label, page->model, dm);
    dt_document_labelled(page->doc, DT_ITEM, dt_text_get(&label));
    dt_text_free_into(&label, text_of(page));
}

static void tell_expectations(dt_perceive_page *page)
{
    dt_text_printf(text_of(page), "What each expects under %s", dt_concept_get(page->asked->concept)->brief);
    dt_document_heading(page->doc, 3, NULL);
    for (size_t dm = 0; dm < page->model->dm_count; dm++)
        tell_expectation(page, dm);
}

/* ---- one state ----------------------------------------------------------------------------------------------------- */

/* "A by B": A took B to leave. */
static void tell_surprises(dt_perceive_page *page, uint32_t state)
{
    dt_enumeration all = {.count = 0};
    for (size_t dm = 0; dm < page->model->dm_count; dm++) {
        dt_enumeration by = {.count = 0};
        if (!does_not_expect(page, dm, dm, state))
            continue;
        dt_text *item = dt_enumeration_next(&all);
        dt_prose_dm(item, page->model, dm);
        dt_text_add(item, " by ");
        for (size_t other = 0; other < page->model->dm_count; other++)
            if (dt_perceive_taken_to_leave(page, dm, other, state))
                dt_prose_dm(dt_enumeration_next(&by), page->model, other);
        dt_enumeration_end(&by, ", ", " and ", item);
    }
    if (all.count == 0)
        return;
    add(page, " Surprised: ");
    dt_enumeration_end(&all, "; ", "; ", text_of(page));
    add(page, ".");
}

/* Something is done in it of which somebody does not know. */
static void tell_hidden(dt_perceive_page *page, uint32_t state)
{
    const uint64_t *vector = dt_graph_state(page->h->stage, state);
    uint64_t unknown;
    for (size_t dm = 0; dm < page->model->dm_count; dm++) {
        dt_enumeration list = {.count = 0};
        const uint64_t *known = page->h->minds[dm].own.known;
        for (size_t o = 0; known && o < page->model->option_count; o++) {
            unknown = vector[o / 64] & ~known[o / 64];
            if (unknown >> o % 64 & 1u)
                dt_prose_quoted(dt_enumeration_next(&list), page->model->options[o].text);
        }
        if (list.count == 0)
            continue;
        add(page, " Not known to ");
        dt_prose_dm(text_of(page), page->model, dm);
        add(page, ": ");
        dt_enumeration_end(&list, ", ", " and ", text_of(page));
        add(page, ".");
    }
}

/* Adds a sentence that lists those of whom the test is true; nothing where it is true of nobody. */
static void tell_those(dt_perceive_page *page, const char *before, dt_perceive_test test, uint32_t state)
{
    if (count_those(page, test, 0, state) == 0)
        return;
    add(page, page->doc->text.length ? " " : "");
    add(page, before);
    add_those(page, test, 0, state);
    add(page, ".");
}

static void tell_state(dt_perceive_page *page, uint32_t state)
{
    static const char *const words[DT_HYPER_KINDS] = {"", "Steady.", "Unsteady.", "Stealthy.", "Unforeseen."};
    dt_hyper_kind kind = dt_hypergame_kind(page->h, page->asked->concept, state);
    dt_text title = {.data = NULL};
    add(page, words[kind]);
    if (dt_perceive_holds(page, state))
        tell_surprises(page, state);
    else
        tell_those(page, "Expected to hold by ", dt_perceive_expects, state);
    tell_those(page, "Left by ", dt_perceive_leaves, state);
    tell_hidden(page, state);
    tell_those(page, "Not taken to be possible by ", does_not_recognise, state);
    dt_prose_title(&title, page->h->stage, DT_NUMBERED, state);
    dt_document_labelled(page->doc, DT_ITEM, dt_text_get(&title));
    dt_text_free_into(&title, text_of(page));
}

/* ---- many states --------------------------------------------------------------------------------------------------- */

typedef bool (*state_test)(const dt_perceive_page *page, uint32_t state);

static bool is_told(const dt_perceive_page *page, uint32_t state)
{
    return dt_hypergame_real(page->h, state) &&
           dt_hypergame_kind(page->h, page->asked->concept, state) != DT_HYPER_NONE;
}

static bool fails(const dt_perceive_page *page, uint32_t state)
{
    return dt_hypergame_real(page->h, state) && !is_told(page, state) && dt_perceive_hoped(page, state);
}

/* The status quo comes first, then states that have names, then the others. */
static unsigned turn_of(const dt_perceive_page *page, uint32_t state)
{
    if (state == dt_graph_status_quo(page->h->stage))
        return 0;
    return dt_graph_name_of(page->h->stage, state) == DT_PATTERN_NONE ? 2 : 1;
}

static void tell_opinion(dt_perceive_page *page, size_t dm, uint32_t state)
{
    dt_enumeration list = {.count = 0};
    bool recognises = dt_hypergame_recognises(page->h, dm, state);
    bool expects = dt_perceive_expects(page, dm, dm, state);
    add(page, !recognises ? "does not take it to be possible."
              : expects   ? "expects it to hold."
                          : "takes it to be left by ");
    for (size_t other = 0; recognises && other < page->model->dm_count; other++)
        if (dt_perceive_taken_to_leave(page, dm, other, state))
            dt_prose_dm(dt_enumeration_next(&list), page->model, other);
    if (dt_perceive_leaves(page, dm, dm, state))
        dt_text_add(dt_enumeration_next(&list), "itself");
    bool any = list.count;
    dt_enumeration_end(&list, ", ", " and ", text_of(page));
    add(page, any ? "." : "");
    dt_text label = {.data = NULL};
    dt_prose_dm(&label, page->model, dm);
    dt_document_labelled(page->doc, DT_ITEM, dt_text_get(&label));
    dt_text_free_into(&label, text_of(page));
}

static void tell_one(dt_perceive_page *page, uint32_t state)
{
    dt_text_printf(text_of(page), "In one state, under %s", dt_concept_get(page->asked->concept)->brief);
    dt_document_heading(page->doc, 3, NULL);
    tell_state(page, state);
    for (size_t dm = 0; dm < page->model->dm_count; dm++)
        tell_opinion(page, dm, state);
}

static void tell_states(dt_perceive_page *page, state_test test)
{
    uint64_t told = 0, left = 0;
    for (unsigned turn = 0; turn < 3; turn++)
        for (uint32_t s = 0; s < dt_graph_count(page->h->graph); s++) {
            if (turn_of(page, s) != turn || !test(page, s))
                continue;
            if (told++ < page->asked->most)
                tell_state(page, s);
            else
                left++;
        }
    if (left)
        dt_text_printf(text_of(page), "%" PRIu64 " more; --most N tells of more, --table of all.", left);
    dt_document_block(page->doc, DT_NOTE);
}

static void tell_kinds(dt_perceive_page *page)
{
    static const char *const words[DT_HYPER_KINDS] = {
        NULL, "steady (it holds, and everybody expects it to)",
        "unsteady (it holds and somebody did not expect it to, so that it tells that somebody is wrong)",
        "stealthy (it holds, and something in it is hidden from somebody)",
        "unforeseen (somebody does not take it to be possible, and all others would stay)"};
    uint64_t counts[DT_HYPER_KINDS] = {0};
    dt_enumeration list = {.count = 0};
    for (uint32_t s = 0; s < dt_graph_count(page->h->graph); s++)
        counts[dt_hypergame_kind(page->h, page->asked->concept, s)]++;
    for (int kind = DT_HYPER_STEADY; kind < DT_HYPER_KINDS; kind++)
        if (counts[kind])
            dt_text_printf(dt_enumeration_next(&list), "%" PRIu64 " %s", counts[kind], words[kind]);
    add(page, list.count ? "" : "No state holds");
    dt_enumeration_end(&list, ", ", ", ", text_of(page));
    add(page, ".");
    dt_document_block(page->doc, DT_PARAGRAPH);
}

static void tell_holding(dt_perceive_page *page)
{
    add(page, "What holds, and who is surprised");
    dt_document_heading(page->doc, 3, NULL);
    tell_kinds(page);
    uint32_t quo = dt_graph_status_quo(page->h->stage);
    if (quo != DT_NO_STATE && !is_told(page, quo) && !fails(page, quo)) {
        add(page, "The status quo does not hold, and nobody expects it to.");
        tell_those(page, "It is left by ", dt_perceive_leaves, quo);
        dt_document_block(page->doc, DT_PARAGRAPH);
    }
    tell_states(page, is_told);
}

static void tell_failures(dt_perceive_page *page)
{
    bool any = false;
    for (uint32_t s = 0; s < dt_graph_count(page->h->graph) && !any; s++)
        any = fails(page, s);
    if (!any)
        return;
    add(page, "What is expected to hold and does not");
    dt_document_heading(page->doc, 3, NULL);
    tell_states(page, fails);
}

/* ---- the whole ----------------------------------------------------------------------------------------------------- */

static void tell_all(dt_perceive_page *page)
{
    tell_expectations(page);
    tell_holding(page);
    tell_failures(page);
    dt_tell_disclosures(page);
}

dt_status dt_report_perceive(const dt_perceive_asked *asked, dt_format format, dt_text *out)
{
    dt_document doc;
    dt_perceive_page page = dt_perceive_page_of(asked, &doc);
    if (format == DT_FORMAT_JSON)
        return dt_report_perceive_json(asked, out);
    if (format == DT_FORMAT_CSV)
        return dt_perceive_csv(asked, out);
    dt_document_begin(&doc, format, out);
    doc.colour = asked->colour;
    add(&page, "How they see the conflict");
    dt_document_heading(&doc, 2, NULL);
    dt_tell_views(&page);
    if (asked->state != DT_NO_STATE)
        tell_one(&page, asked->state);
    else
        tell_all(&page);
    dt_status status = asked->table ? dt_tell_perceive_table(&page) : DT_OK;
    dt_status written = dt_document_end(&doc);
    return status == DT_OK ? written : status;
}
