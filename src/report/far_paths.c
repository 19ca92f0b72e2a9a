/* SPDX-License-Identifier: MIT */
/* How it could unfold where the states are not listed: the ways to one state that is wanted, told by a sketch of the states on
 * them, and how much is reached. */
#include "report/paths.h"
#include "report/teller.h"

#include "base/bits.h"
#include "base/memory.h"

#include <detente/followup.h>

#include <stdlib.h>
#include <string.h>

typedef struct far_page {
    const dt_far_paths *far;
    dt_symbolic *symbolic;
    const dt_far_unfolding *question;
    dt_paths_asked asked; /* its graph is the sketch */
    dt_paths_options options;
    dt_graph *sketch;
    dt_arena arena;
    dt_path_target target;
    dt_paths paths; /* the ways, in the numbers of the sketch */
} far_page;

/* ---- the sketch ---------------------------------------------------------------------------------------------------- */

typedef struct vectors {
    uint64_t *list;
    size_t words, count, capacity;
} vectors;

static dt_status mention(vectors *v, const uint64_t *state)
{
    if (!state)
        return DT_OK;
    if (!dt_grow(&v->list, &v->capacity, v->count, v->words * sizeof *state))
        return DT_ERR_NOMEM;
    memcpy(v->list + v->count++ * v->words, state, v->words * sizeof *state);
    return DT_OK;
}

static dt_status mention_way(vectors *v, const dt_far_way *way)
{
    for (size_t k = 0; k < way->count; k++)
        DT_TRY(mention(v, way->moves[k].to));
    return DT_OK;
}

static dt_status mention_all(const far_page *page, vectors *v)
{
    DT_TRY(mention(v, page->question->from));
    DT_TRY(mention(v, page->far->target));
    for (int how = 0; how < DT_FAR_HOWS; how++)
        DT_TRY(mention_way(v, &page->far->ways[how]));
    return mention_way(v, &page->far->detour);
}

static dt_status sketch(far_page *page)
{
    vectors v = {.words = dt_model_words(dt_symbolic_model(page->symbolic))};
    dt_status status = mention_all(page, &v);
    if (status == DT_OK)
        status = dt_sketch_around(&page->sketch, page->symbolic, v.list, v.count, page->asked.budget);
    free(v.list);
    return status;
}

/* ---- in its numbers ------------------------------------------------------------------------------------------------ */

static dt_status convert_moves(far_page *page, const dt_far_way *way, dt_move **out)
{
    dt_move *moves = dt_arena_calloc(&page->arena, way->count, sizeof *moves);
    if (!moves)
        return DT_ERR_NOMEM;
    for (size_t k = 0; k < way->count; k++)
        moves[k] = (dt_move){.dm = way->moves[k].dm, .to = dt_graph_find(page->sketch, way->moves[k].to)};
    *out = moves;
    return DT_OK;
}

static dt_status convert_way(far_page *page, const dt_far_way *way, dt_path_way *out)
{
    *out = (dt_path_way){.moves = UINT32_MAX};
    if (!way->known || !way->leads)
        return DT_OK;
    out->moves = (uint32_t)way->count;
    out->told = 1;
    return convert_moves(page, way, &out->list);
}

static dt_status convert(far_page *page)
{
    const dt_far_paths *far = page->far;
    dt_path_target *target = &page->target;
    page->paths = (dt_paths){.complete = far->complete, .from = dt_graph_find(page->sketch, page->question->from)};
    page->asked.graph = page->sketch;
    page->asked.options = &page->options;
    page->options.profile = page->question->profile;
    page->options.disimprove = page->question->disimprove;
    page->options.from = page->paths.from;
    if (!far->target || !far->ways[DT_FAR_ANY].known)
        return DT_OK;
    *target = (dt_path_target){.state = dt_graph_find(page->sketch, far->target), .entered = far->entered};
    for (int how = 0; how < DT_FAR_HOWS; how++)
        DT_TRY(convert_way(page, &far->ways[how], &target->ways[how]));
    target->price = far->detour.known ? (uint32_t)far->price : UINT32_MAX;
    target->detour_moves = (uint32_t)far->detour.count;
    DT_TRY(convert_moves(page, &far->detour, &target->detour));
    page->paths.targets = target;
    page->paths.target_count = 1;
    return DT_OK;
}

/* ---- in words ------------------------------------------------------------------------------------------------------ */

static const char *const reach_words[] = {"By improvements ", "By the mixed moves ", "By any moves of anybody "};

static void tell_reached(dt_document *doc, const far_page *page)
{
    for (int how = 0; how < DT_FAR_HOWS; how++) {
        if (!page->far->reached[how])
            continue;
        dt_text_add(&doc->text, reach_words[how]);
        dt_report_number(&doc->text, page->far->reached[how]);
        dt_text_add(&doc->text, strcmp(page->far->reached[how], "1") == 0
                                    ? " state is reached, the start itself. "
                                    : " states are reached, the start included. ");
    }
    dt_document_block(doc, DT_PARAGRAPH);
}

static void tell_goal(dt_document *doc, const far_page *page)
{
    static const char *const words[] = {"; reached by improvements: ", "; by the mixed moves: ", "; by any moves: "};
    dt_text *text = &doc->text;
    if (page->asked.goal)
        dt_prose_quoted(text, page->asked.goal);
    else
        dt_text_printf(text, "Equilibria under %s", dt_concept_get(page->asked.concept)->brief);
    dt_text_add(text, ": ");
    dt_report_number(text, page->far->wanted);
    for (int how = 0; how < DT_FAR_HOWS; how++)
        if (page->far->arrived[how]) {
            dt_text_add(text, words[how]);
            dt_report_number(text, page->far->arrived[how]);
        }
    if (page->question->goal.state)
        text->length = 0;
    else
        dt_document_heading(doc, 2, NULL);
}

static bool is(const char *digits, const char *number)
{
    return strcmp(digits, number) == 0;
}

/* Which of several is told of. */
static const char *choice(const far_page *page)
{
    const dt_far_way *ways = page->far->ways;
    if (ways[DT_FAR_IMPROVEMENTS].leads)
        return "Told of is one that as few improvements as any lead to.";
    return ways[DT_FAR_MIXED].leads ? "Told of is one that as few of the mixed moves as any lead to."
                                    : "Told of is one that takes as few moves without gain as any.";
}

static void tell_target(dt_document *doc, const far_page *page)
{
    const dt_far_paths *far = page->far;
    if (is(far->wanted, "0"))
        dt_text_add(&doc->text, page->asked.goal ? "No feasible state satisfies it." : "There is none.");
    else if (far->complete && !far->target)
        dt_text_add(&doc->text, "No moves lead to any of them.");
    else if (!page->paths.target_count)
        dt_text_add(&doc->text, "Which ways lead there was not found out.");
    else if (!page->question->goal.state && !is(far->wanted, "1"))
        dt_text_add(&doc->text, choice(page));
    dt_document_block(doc, DT_PARAGRAPH);
    if (page->paths.target_count)
        dt_tell_path_target(doc, &page->paths, &page->asked, DT_BY_NAME, 3, 0);
}

static dt_status write_text(far_page *page, dt_format format, dt_text *out)
{
    dt_document doc;
    dt_document_begin(&doc, format, out);
    doc.colour = page->asked.colour;
    dt_text_add(&doc.text, "How it could unfold from ");
    dt_prose_state(&doc.text, page->sketch, DT_BY_NAME, page->paths.from);
    dt_document_heading(&doc, 2, NULL);
    dt_tell_profile(dt_symbolic_model(page->symbolic), page->question->profile, &doc.text);
    dt_text_add(&doc.text, doc.text.length ? ". " : "");
    dt_text_add(&doc.text, "Feasible states: ");
    dt_report_number(&doc.text, dt_symbolic_states(page->symbolic));
    dt_text_add(&doc.text, "; they are not listed.");
    dt_document_block(&doc, DT_PARAGRAPH);
    if (!page->far->complete)
        dt_text_add(&doc.text, "A limit was reached before everything was found out.");
    dt_document_block(&doc, DT_LEAD);
    tell_reached(&doc, page);
    tell_goal(&doc, page);
    tell_target(&doc, page);
    return dt_document_end(&doc);
}

/* ---- JSON ---------------------------------------------------------------------------------------------------------- */

static void write_numbers(dt_json *json, const char *key, char *const *numbers)
{
    static const char *const hows[] = {"improvements", "mixed", "any"};
    dt_json_key(json, key);
    dt_json_open_mapping(json, DT_JSON_LINE);
    for (int how = 0; how < DT_FAR_HOWS; how++)
        dt_json_member_text(json, hows[how], numbers[how]);
    dt_json_close(json);
}

static void write_answer(dt_json *json, const far_page *page)
{
    static const char *const unknown[] = {"ends", "cycles", "cycle_count"};
    dt_json_add_state_or_null(json, "from", page->paths.from);
    dt_json_member_text(json, "goal", page->asked.goal);
    dt_json_member_text(json, "concept", dt_concept_get(page->asked.concept)->name);
    dt_json_add_disimprove(json, &page->asked);
    dt_json_key(json, "complete");
    dt_json_bool(json, page->far->complete);
    write_numbers(json, "reached", page->far->reached);
    dt_json_member_text(json, "wanted", page->far->wanted);
    write_numbers(json, "arrived", page->far->arrived);
    dt_json_add_targets(json, &page->paths, dt_symbolic_model(page->symbolic));
    for (size_t k = 0; k < sizeof unknown / sizeof *unknown; k++) {
        dt_json_key(json, unknown[k]);
        dt_json_null(json);
    }
}

static dt_status write_json(const far_page *page, dt_text *out)
{
    dt_json json = {.out = out};
    const uint32_t *profile = page->question->profile;
    uint64_t *mentioned = dt_calloc(dt_words_for(dt_graph_count(page->sketch)), sizeof *mentioned);
    if (!mentioned)
        return DT_ERR_NOMEM;
    dt_json_mention_targets(mentioned, &page->paths);
    dt_json_open_mapping(&json, DT_JSON_BLOCK);
    dt_json_add_head(&json, "detente-paths", page->sketch, profile, page->asked.file, "symbolic");
    dt_json_add_states_of(&json, page->sketch, profile, mentioned, dt_symbolic_states(page->symbolic));
    dt_json_add_status_quo(&json, page->sketch);
    write_answer(&json, page);
    dt_json_close(&json);
    free(mentioned);
    return out->status;
}

dt_status dt_report_far_paths(const dt_far_paths *paths, dt_symbolic *symbolic, const dt_far_unfolding *question,
                              const dt_paths_asked *asked, dt_format format, dt_text *out)
{
    far_page page = {.far = paths, .symbolic = symbolic, .question = question, .asked = *asked};
    dt_status status = sketch(&page);
    if (status == DT_OK)
        status = convert(&page);
    if (status == DT_OK)
        status = format == DT_FORMAT_JSON ? write_json(&page, out) : write_text(&page, format, out);
    dt_graph_free(page.sketch);
    dt_arena_free(&page.arena);
    return status;
}
