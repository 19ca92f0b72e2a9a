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
    uint32_t ends[DT_FAR_ENDS];
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
    for (size_t k = 0; k < page->far->end_count; k++)
        DT_TRY(mention(v, page->far->end_list + k * v->words));
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
    for (size_t k = 0; k < far->end_count; k++)
        page->ends[k] =
            dt_graph_find(page->sketch, far->end_list + k * dt_model_words(dt_symbolic_model(page->symbolic)));
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

static bool is(const char *digits, const char *number)
{
    return strcmp(digits, number) == 0;
}

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

#define ENDS_TOLD 3

static void tell_ends(dt_document *doc, const far_page *page)
{
    const dt_far_paths *far = page->far;
    dt_text *text = &doc->text;
    dt_enumeration list = {.count = 0};
    const bool one = is(far->ends, "1"), all = far->end_count < DT_FAR_ENDS && far->end_count <= ENDS_TOLD;
    if (is(far->ends, "0")) {
        dt_text_add(text, "No improvements come to an end.");
        dt_document_block(doc, DT_PARAGRAPH);
        return;
    }
    for (size_t k = 0; k < far->end_count && k < ENDS_TOLD; k++)
        dt_prose_state(dt_enumeration_next(&list), page->sketch, DT_BY_NAME, page->ends[k]);
    dt_text_add(text, "Improvements end in ");
    dt_report_number(text, far->ends);
    dt_text_add(text, one ? " state, where nobody gains by moving on: " : " states, where nobody gains by moving on");
    dt_text_add(text, one ? "" : all ? ": " : ", among them ");
    dt_enumeration_end(&list, ", ", " and ", text);
    dt_text_add(text, ".");
    dt_document_block(doc, DT_PARAGRAPH);
}

static void tell_unfolding(dt_document *doc, const far_page *page)
{
    const dt_far_paths *far = page->far;
    if (far->ends && is(far->reached[DT_FAR_IMPROVEMENTS], "1")) {
        dt_text_add(&doc->text, "Nobody gains by moving from there.");
        dt_document_block(doc, DT_PARAGRAPH);
        return;
    }
    if (far->ends)
        tell_ends(doc, page);
}

/* ---- move by move -------------------------------------------------------------------------------------------------- */

static const char *const how_names[] = {"improvements", "mixed", "any"};

static size_t most_rounds(const dt_far_paths *far)
{
    size_t most = 0;
    for (int how = 0; how < DT_FAR_HOWS; how++)
        most = far->within[how] && far->rounds[how] > most ? far->rounds[how] : most;
    return most;
}

/* How many are reached within k moves: in the end, as many as with fewer. */
static const char *number_within(const dt_far_paths *far, int how, size_t k)
{
    return far->within[how][k < far->rounds[how] ? k : far->rounds[how] - 1];
}

/* `plain`: all digits. */
static void put_rounds(dt_table *table, const dt_far_paths *far, bool plain)
{
    dt_text number = {.data = NULL};
    for (size_t k = 0; k < most_rounds(far); k++) {
        dt_table_number(table, k);
        for (int how = 0; how < DT_FAR_HOWS; how++) {
            if (!far->within[how])
                continue;
            if (plain)
                dt_text_add(&number, number_within(far, how, k));
            else
                dt_report_number(&number, number_within(far, how, k));
            dt_table_take(table, &number);
        }
    }
    dt_text_free(&number);
}

static size_t describe_rounds(const dt_far_paths *far, bool plain, dt_column *columns)
{
    static const char *const titles[] = {"Improvements", "Mixed", "Any moves"};
    size_t count = 0;
    columns[count++] = (dt_column){.title = plain ? "moves" : "Moves", .width = 5, .kind = DT_COLUMN_NUMBER};
    for (int how = 0; how < DT_FAR_HOWS; how++)
        if (far->within[how])
            columns[count++] =
                (dt_column){.title = plain ? how_names[how] : titles[how], .width = 20, .kind = DT_COLUMN_NUMBER};
    return count;
}

static void tell_rounds(dt_document *doc, const far_page *page)
{
    dt_column columns[DT_FAR_HOWS + 1];
    dt_table table;
    const size_t count = describe_rounds(page->far, false, columns);
    if (count == 1)
        return;
    dt_text_add(&doc->text, "How many states are reached within so many moves, the start included.");
    dt_document_table_begin(doc, &table, columns, count, most_rounds(page->far));
    put_rounds(&table, page->far, false);
    dt_document_table_end(doc, &table);
}

static dt_status write_csv(const far_page *page, dt_text *out)
{
    dt_column columns[DT_FAR_HOWS + 1];
    dt_table table;
    const size_t count = describe_rounds(page->far, true, columns);
    const dt_table_plan plan = {.columns = columns, .count = count, .rows = most_rounds(page->far)};
    dt_table_begin(&table, out, DT_FORMAT_CSV, &plan);
    put_rounds(&table, page->far, true);
    dt_table_end(&table);
    return out->status;
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
    tell_unfolding(&doc, page);
    if (page->asked.table)
        tell_rounds(&doc, page);
    tell_goal(&doc, page);
    tell_target(&doc, page);
    return dt_document_end(&doc);
}

/* ---- JSON ---------------------------------------------------------------------------------------------------------- */

static void write_numbers(dt_json *json, const char *key, char *const *numbers)
{
    dt_json_key(json, key);
    dt_json_open_mapping(json, DT_JSON_LINE);
    for (int how = 0; how < DT_FAR_HOWS; how++)
        dt_json_member_text(json, how_names[how], numbers[how]);
    dt_json_close(json);
}

static void write_ends(dt_json *json, const far_page *page)
{
    const dt_far_paths *far = page->far;
    dt_json_key(json, "ends");
    if (far->ends)
        dt_json_open_list(json, DT_JSON_LINE);
    else
        dt_json_null(json);
    for (size_t k = 0; k < far->end_count; k++)
        dt_json_number(json, (uint64_t)page->ends[k] + 1);
    if (far->ends)
        dt_json_close(json);
    dt_json_member_text(json, "end_count", far->ends);
}

static void write_answer(dt_json *json, const far_page *page)
{
    static const char *const unknown[] = {"cycles", "cycle_count"};
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
    write_ends(json, page);
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
    for (size_t k = 0; k < page->far->end_count; k++)
        dt_bit_set(mentioned, page->ends[k]);
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
        status = format == DT_FORMAT_JSON  ? write_json(&page, out)
                 : format == DT_FORMAT_CSV ? write_csv(&page, out)
                                           : write_text(&page, format, out);
    dt_graph_free(page.sketch);
    dt_arena_free(&page.arena);
    return status;
}
