/* SPDX-License-Identifier: MIT */
/* How it could unfold, in words: what is reached, where improvements end or go round, and how it could come to each state that
 * was asked about, or what that would take. */
#include "report/paths.h"

#include "report/teller.h"

#include <inttypes.h>

#define SINKS_MAX 6      /* ends of improvements told one by one */
#define MOVES_MAX 12     /* moves of a sequence told one by one */
#define EVOLUTIONS_MAX 3 /* tables of evolution */

typedef struct paths_page {
    const dt_paths *paths;
    const dt_paths_asked *asked;
    const dt_graph *graph;
    const dt_model *model;
    dt_document *doc;
    dt_naming naming;
} paths_page;

static void add(paths_page *page, const char *text)
{
    dt_text_add(&page->doc->text, text);
}

static void add_state(paths_page *page, uint32_t state)
{
    dt_prose_state(&page->doc->text, page->graph, page->naming, state);
}

static void add_count(paths_page *page, uint64_t count, const char *one, const char *many)
{
    dt_tell_count(&page->doc->text, count, one, many);
}

static dt_evolution evolution(const paths_page *page, uint32_t from, const dt_move *moves, uint32_t count)
{
    return (dt_evolution){page->graph, page->asked->options->profile, page->naming, from, moves, count};
}

/* The statement that keeps the mover from gaining. */
static void add_against(paths_page *page, const dt_evolution *e, uint32_t k)
{
    size_t dm = e->moves[k].dm;
    uint32_t from = k ? e->moves[k - 1].to : e->from;
    const dt_reading *reading = &page->model->decision_makers[dm].readings[e->profile[dm]];
    size_t on =
        dt_rules_deciding(reading, dt_graph_state(page->graph, from), dt_graph_state(page->graph, e->moves[k].to));
    add(page, " without gaining by it");
    if (on == DT_PATTERN_NONE)
        return;
    add(page, ", against ");
    dt_prose_quoted(&page->doc->text, reading->statements[on].text);
}

/* "France by taking ..., then Russia by ..." */
static void add_sequence(paths_page *page, uint32_t from, const dt_move *moves, uint32_t count)
{
    dt_evolution e = evolution(page, from, moves, count);
    for (uint32_t k = 0; k < count && count <= MOVES_MAX; k++) {
        add(page, k ? ", then " : "");
        dt_prose_dm(&page->doc->text, page->model, moves[k].dm);
        add(page, " by ");
        dt_prose_move(&page->doc->text, page->graph, page->naming, moves[k], k ? moves[k - 1].to : from);
        if (!dt_evolution_gains(&e, k))
            add_against(page, &e, k);
    }
    if (count > MOVES_MAX)
        add(page, "more moves than are told here");
    add(page, ".");
}

/* ---- what is reached ----------------------------------------------------------------------------------------------- */

static void add_movers(const paths_page *page, dt_text *out)
{
    dt_enumeration list = {.count = 0};
    for (size_t dm = 0; dm < page->model->dm_count; dm++)
        if (page->asked->options->disimprove[dm])
            dt_prose_dm(dt_enumeration_next(&list), page->model, dm);
    dt_enumeration_end(&list, ", ", " and ", out);
}

static void tell_reach(paths_page *page)
{
    static const char *const words[] = {"By improvements ", "By any moves of ", "By any moves of anybody "};
    const dt_paths *paths = page->paths;
    for (int how = 0; how < DT_PATHS_HOWS; how++) {
        if (!paths->moves[how])
            continue;
        uint32_t others = paths->reached[how] - 1;
        add(page, words[how]);
        if (how == DT_PATHS_MIXED) {
            add_movers(page, &page->doc->text);
            add(page, " and improvements of the rest ");
        }
        if (others == 0)
            add(page, "no other state is reached");
        else
            add_count(page, others, "other state is reached", "other states are reached");
        if (others) {
            add(page, ", within ");
            add_count(page, paths->farthest[how], "move", "moves");
        }
        add(page, ". ");
    }
    dt_document_block(page->doc, DT_PARAGRAPH);
}

static void tell_sinks(paths_page *page)
{
    const dt_paths *paths = page->paths;
    dt_enumeration list = {.count = 0};
    if (paths->reached[DT_PATHS_IMPROVEMENTS] == 1) {
        add(page, "Nobody gains by moving from there.");
        dt_document_block(page->doc, DT_PARAGRAPH);
        return;
    }
    if (paths->sink_count == 0)
        add(page, "No improvements come to an end.");
    for (size_t k = 0; k < paths->sink_count && k < SINKS_MAX; k++)
        dt_prose_state(dt_enumeration_next(&list), page->graph, page->naming, paths->sinks[k]);
    if (paths->sink_count > SINKS_MAX)
        dt_text_printf(dt_enumeration_next(&list), "%zu more", paths->sink_count - SINKS_MAX);
    add(page, paths->sink_count ? "Improvements end in " : "");
    dt_enumeration_end(&list, ", ", " and ", &page->doc->text);
    if (paths->sink_count)
        add(page, dt_prose_needs_turns(page->graph)
                      ? ", where nobody gains by moving on but, it may be, who moved last: nobody moves twice in a row."
                      : ", where nobody gains by moving on.");
    dt_document_block(page->doc, DT_PARAGRAPH);
}

static void tell_cycle(paths_page *page, const dt_cycle *cycle)
{
    add_count(page, cycle->states, "state", "states");
    add(page, ", among them ");
    add_state(page, cycle->first);
    if (cycle->moves) {
        add(page, ", from which improvements come back to it: ");
        add_sequence(page, cycle->first, cycle->round, (uint32_t)cycle->moves);
    } else {
        add(page, ".");
    }
    dt_document_block(page->doc, DT_ITEM);
}

static void tell_cycles(paths_page *page)
{
    const dt_paths *paths = page->paths;
    if (paths->reached[DT_PATHS_IMPROVEMENTS] == 1)
        return;
    if (paths->cycle_total == 0)
        add(page, "No improvements go round in a circle.");
    else if (paths->cycle_total == 1)
        add(page, "Improvements can go round without end:");
    else
        dt_text_printf(&page->doc->text,
                       "Improvements can go round without end, in %" PRIu32 " parts of the graph:", paths->cycle_total);
    dt_document_block(page->doc, DT_PARAGRAPH);
    for (size_t k = 0; k < paths->cycle_count; k++)
        tell_cycle(page, &paths->cycles[k]);
    if (paths->cycle_total > paths->cycle_count)
        dt_text_printf(&page->doc->text, "and %zu more", paths->cycle_total - paths->cycle_count);
    dt_document_block(page->doc, DT_ITEM);
}

/* ---- one target ---------------------------------------------------------------------------------------------------- */

/* "3 sequences, of which these are the first:"; nothing where there is only the one that is told. */
static void add_number(paths_page *page, const dt_path_way *way, uint32_t told)
{
    const char *end = told > 1 ? ":" : ".";
    if ((way->count == 1 && told) || dt_graph_is_sketch(page->graph)) /* sequences of sets of states are not counted */
        return;
    if (way->count == 0)
        add(page, "how many sequences was not found out");
    else if (way->count == UINT64_MAX)
        add(page, "more sequences than can be counted");
    else
        add_count(page, way->count, "sequence", "sequences");
    if (told && told < way->count)
        end = told > 1 ? ", of which these are the first:" : ", such as ";
    add(page, end);
}

static void add_way(paths_page *page, const dt_path_way *way, uint32_t k)
{
    add_sequence(page, page->paths->from, way->list + (size_t)k * way->moves, way->moves);
}

/* How many sequences there are, and the first `told` of them. */
static void tell_way(paths_page *page, const dt_path_way *way, dt_text *label, uint32_t told)
{
    dt_text_add(label, ", in ");
    dt_tell_count(label, way->moves, "move", "moves");
    add_number(page, way, told);
    if (told == 1)
        add_way(page, way, 0);
    dt_document_labelled(page->doc, DT_ITEM, dt_text_get(label));
    for (uint32_t k = 0; told > 1 && k < told; k++) {
        add_way(page, way, k);
        dt_document_block(page->doc, DT_ITEM);
    }
}

/* What stands in the way of improvements, and the least that would lead there all the same. */
static void tell_detour(paths_page *page, const dt_path_target *target)
{
    if (target->ways[DT_PATHS_ANY].moves == UINT32_MAX) {
        add(page, dt_prose_needs_turns(page->graph) ? "no moves lead there in which nobody moves twice in a row."
                                                    : "no moves lead there.");
        dt_document_labelled(page->doc, DT_ITEM, "Out of reach");
        return;
    }
    add(page, target->entered ? "" : "nobody gains by moving there, from any state; ");
    if (target->price == UINT32_MAX) {
        add(page, "what it would take was not found out.");
    } else {
        add(page, "it takes at least ");
        add_count(page, target->price,
                  "move that its mover does not gain by: ", "moves that their movers do not gain by: ");
        add_sequence(page, page->paths->from, target->detour, target->detour_moves);
    }
    dt_document_labelled(page->doc, DT_ITEM, "Not by improvements");
}

static uint32_t all_or_one(const paths_page *page, const dt_path_way *way)
{
    return page->asked->goal ? way->told : way->told > 0;
}

static void tell_improvements(paths_page *page, const dt_path_target *target)
{
    dt_text label = {.data = NULL};
    const dt_path_way *way = &target->ways[DT_PATHS_IMPROVEMENTS];
    if (way->moves == UINT32_MAX) {
        tell_detour(page, target);
        return;
    }
    dt_text_add(&label, "By improvements");
    tell_way(page, way, &label, all_or_one(page, way));
    dt_text_free_into(&label, &page->doc->text);
}

static void tell_mixed(paths_page *page, const dt_path_target *target)
{
    dt_text label = {.data = NULL};
    const dt_path_way *way = &target->ways[DT_PATHS_MIXED];
    const bool known = page->paths->moves[DT_PATHS_MIXED] || dt_graph_is_sketch(page->graph);
    const bool asked = page->asked->options->disimprove && known, never = way->moves == UINT32_MAX;
    if (!asked || (way->moves >= target->ways[DT_PATHS_IMPROVEMENTS].moves && !never))
        return;
    dt_text_add(&label, never ? "Not by any moves of " : "By any moves of ");
    add_movers(page, &label);
    if (never) {
        dt_text_printf(&page->doc->text, "%s and improvements of the rest.", dt_text_get(&label));
        dt_document_block(page->doc, DT_ITEM);
        dt_text_free_into(&label, &page->doc->text);
        return;
    }
    tell_way(page, way, &label, all_or_one(page, way));
    dt_text_free_into(&label, &page->doc->text);
}

/* By any moves, if that is news after what was told. */
static void tell_any(paths_page *page, const dt_path_target *target)
{
    dt_text label = {.data = NULL};
    const dt_path_way *any = &target->ways[DT_PATHS_ANY];
    bool far = dt_graph_is_sketch(page->graph), one = far || any->count == 1;
    bool same = dt_paths_shown(target) == DT_PATHS_HOWS && one && any->moves == target->detour_moves;
    if (same || any->moves >= target->ways[DT_PATHS_IMPROVEMENTS].moves ||
        any->moves >= target->ways[DT_PATHS_MIXED].moves)
        return;
    dt_text_add(&label, "By any moves");
    tell_way(page, any, &label, page->asked->goal || far ? any->told : 0);
    dt_text_free_into(&label, &page->doc->text);
}

dt_paths_how dt_paths_shown(const dt_path_target *target)
{
    if (target->ways[DT_PATHS_IMPROVEMENTS].moves != UINT32_MAX)
        return DT_PATHS_IMPROVEMENTS;
    return target->ways[DT_PATHS_MIXED].moves != UINT32_MAX ? DT_PATHS_MIXED : DT_PATHS_HOWS;
}

static void tell_evolution(paths_page *page, const dt_path_target *target)
{
    dt_paths_how how = dt_paths_shown(target);
    const dt_path_way *way = how == DT_PATHS_HOWS ? NULL : &target->ways[how];
    dt_evolution e = way ? evolution(page, page->paths->from, way->list, way->told ? way->moves : 0)
                         : evolution(page, page->paths->from, target->detour, target->detour_moves);
    dt_evolution_table(page->doc, &e);
}

static void tell_target(paths_page *page, const dt_path_target *target, unsigned level)
{
    dt_prose_title(&page->doc->text, page->graph, page->naming, target->state);
    dt_document_heading(page->doc, level, NULL);
    if (target->state == page->paths->from) {
        add(page, "This is where it starts.");
        dt_document_block(page->doc, DT_ITEM);
        return;
    }
    tell_improvements(page, target);
    tell_mixed(page, target);
    tell_any(page, target);
}

void dt_tell_path_target(dt_document *doc, const dt_paths *paths, const dt_paths_asked *asked, dt_naming naming,
                         unsigned level, size_t k)
{
    paths_page page = {.paths = paths, .asked = asked, .graph = asked->graph, .doc = doc, .naming = naming};
    page.model = dt_graph_model(asked->graph);
    tell_target(&page, &paths->targets[k], level);
    if (asked->goal && k < EVOLUTIONS_MAX && !dt_graph_is_sketch(asked->graph))
        tell_evolution(&page, &paths->targets[k]);
}

/* ---- the whole ----------------------------------------------------------------------------------------------------- */

static void tell_goal(paths_page *page, unsigned level)
{
    const dt_paths *paths = page->paths;
    dt_text *text = &page->doc->text;
    if (page->asked->goal)
        dt_prose_quoted(text, page->asked->goal);
    else
        dt_text_printf(text, "Equilibria under %s", dt_concept_get(page->asked->concept)->brief);
    dt_text_printf(text, ": %" PRIu32 "; reached by improvements: %" PRIu32 ", by any moves: %" PRIu32, paths->wanted,
                   paths->arrived[DT_PATHS_IMPROVEMENTS], paths->arrived[DT_PATHS_ANY]);
    if (page->asked->goal && paths->wanted == 1)
        text->length = 0;
    else
        dt_document_heading(page->doc, level, NULL);
    if (paths->wanted == 0)
        add(page, page->asked->goal ? "No feasible state satisfies it." : "There is none.");
    if (paths->target_count < paths->wanted)
        dt_text_printf(text, "The nearest %zu are told of.", paths->target_count);
    dt_document_block(page->doc, DT_PARAGRAPH);
    for (size_t k = 0; k < paths->target_count; k++)
        dt_tell_path_target(page->doc, paths, page->asked, page->naming, level + 1, k);
}

void dt_tell_reached(dt_document *doc, const dt_paths *paths, const dt_paths_asked *asked, dt_naming naming)
{
    paths_page page = {.paths = paths, .asked = asked, .graph = asked->graph, .doc = doc, .naming = naming};
    page.model = dt_graph_model(asked->graph);
    tell_reach(&page);
    if (!paths->complete)
        return;
    tell_sinks(&page);
    tell_cycles(&page);
}

static void tell_unfinished(paths_page *page)
{
    add(page, "A limit was reached before everything was found out.");
    dt_document_block(page->doc, DT_LEAD);
}

void dt_tell_paths(dt_document *doc, const dt_paths *paths, const dt_paths_asked *asked, dt_naming naming,
                   unsigned level)
{
    paths_page page = {.paths = paths, .asked = asked, .graph = asked->graph, .doc = doc, .naming = naming};
    page.model = dt_graph_model(asked->graph);
    add(&page, "How it could unfold from ");
    add_state(&page, paths->from);
    dt_document_heading(doc, level, NULL);
    dt_tell_profile(page.model, asked->options->profile, &doc->text);
    add(&page, doc->text.length ? "." : "");
    dt_document_block(doc, DT_PARAGRAPH);
    if (!paths->complete)
        tell_unfinished(&page);
    if (!paths->moves[DT_PATHS_IMPROVEMENTS])
        return;
    dt_tell_reached(doc, paths, asked, naming);
    tell_goal(&page, level);
    for (int how = 0; asked->table && how < DT_PATHS_HOWS; how++) {
        dt_status status = dt_tell_status_quo_table(doc, paths, asked, (dt_paths_how)how);
        if (status != DT_OK && doc->text.status == DT_OK)
            doc->text.status = status;
    }
}

dt_status dt_report_paths(const dt_paths *paths, const dt_paths_asked *asked, dt_format format, dt_text *out)
{
    dt_document doc;
    if (format == DT_FORMAT_JSON)
        return dt_report_paths_json(paths, asked, out);
    if (format == DT_FORMAT_CSV)
        return dt_report_paths_csv(paths, asked, out);
    if (format == DT_FORMAT_DOT)
        return dt_report_paths_dot(paths, asked, out);
    dt_document_begin(&doc, format, out);
    doc.colour = asked->colour;
    dt_tell_paths(&doc, paths, asked, DT_NUMBERED, 2);
    return dt_document_end(&doc);
}
