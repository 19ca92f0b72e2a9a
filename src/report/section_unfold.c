/* SPDX-License-Identifier: MIT */
/* How it could unfold from the status quo: what is reached, where improvements end or go round, and a table of what it takes to
 * come to each outcome. The exhibit on evolution has the moves themselves. */
#include "report/paths.h"
#include "report/section.h"

#include "base/bits.h"
#include "base/memory.h"

#include <detente/followup.h>

#include <stdlib.h>

typedef struct unfolding {
    const dt_teller *teller;
    dt_paths_options options;
    dt_paths *paths;
} unfolding;

static dt_status find(void *user, dt_budget *part)
{
    unfolding *u = user;
    return dt_paths_find(&u->paths, u->teller->graph, &u->options, part);
}

enum { COLUMNS = 7 }; /* with remarks */

/* ---- what it takes to come to each outcome ------------------------------------------------------------------------- */

static void put_count(dt_table *table, uint64_t count)
{
    if (count == UINT64_MAX)
        dt_table_cell(table, "countless");
    else if (count == 0)
        dt_table_cell(table, "?");
    else
        dt_table_number(table, count);
}

static void put_way(dt_table *table, const dt_path_way *way)
{
    if (way->moves == UINT32_MAX) {
        dt_table_cell(table, "never");
        dt_table_cell(table, "");
        return;
    }
    dt_table_number(table, way->moves);
    put_count(table, way->count);
}

/* How many moves nobody gains by it takes at least: none where improvements lead. */
static void put_price(dt_table *table, const dt_path_target *target)
{
    if (target->ways[DT_PATHS_IMPROVEMENTS].moves != UINT32_MAX)
        dt_table_number(table, 0);
    else if (target->price == UINT32_MAX)
        dt_table_cell(table, target->ways[DT_PATHS_ANY].moves == UINT32_MAX ? "" : "?");
    else
        dt_table_number(table, target->price);
}

static bool is_never_entered(const dt_paths *paths)
{
    for (size_t k = 0; k < paths->target_count; k++)
        if (!paths->targets[k].entered)
            return true;
    return false;
}

static void put_target(dt_reporter *r, dt_table *table, const dt_path_target *target, dt_text *cell)
{
    dt_prose_title(cell, r->teller.graph, r->teller.naming, target->state);
    dt_table_take(table, cell);
    put_way(table, &target->ways[DT_PATHS_IMPROVEMENTS]);
    put_price(table, target);
    put_way(table, &target->ways[DT_PATHS_ANY]);
    if (table->plan.count == COLUMNS)
        dt_table_cell(table, target->entered ? "" : "nobody ever gains by moving there");
}

static void tell_targets(dt_reporter *r, const dt_paths *paths)
{
    static const dt_column columns[COLUMNS] = {
        {.title = "Outcome", .width = 30, .kind = DT_COLUMN_PROSE, .share = 26, .heads = true},
        {.title = "fewest improvements",
         .group = "By improvements",
         .brief = "moves",
         .width = 5,
         .kind = DT_COLUMN_NUMBER},
        {.title = "sequences of so many",
         .group = "By improvements",
         .brief = "ways",
         .width = 9,
         .kind = DT_COLUMN_NUMBER},
        {.title = "fewest moves without gain",
         .group = "Against gain",
         .brief = "moves",
         .width = 12,
         .kind = DT_COLUMN_NUMBER},
        {.title = "fewest moves of any kind",
         .group = "By any moves",
         .brief = "moves",
         .width = 5,
         .kind = DT_COLUMN_NUMBER},
        {.title = "sequences of so many",
         .group = "By any moves",
         .brief = "ways",
         .width = 9,
         .kind = DT_COLUMN_NUMBER},
        {.title = "Remark", .width = 34, .kind = DT_COLUMN_PROSE, .share = 22}};
    dt_table table;
    dt_text cell = {.data = NULL};
    if (paths->target_count == 0)
        return;
    dt_text_add(&r->doc.text,
                "What it takes to come to each outcome from today: the fewest moves and how many sequences are as "
                "short; against gain: at least so many moves that their movers do not gain by, in any sequence.");
    dt_document_table_begin(&r->doc, &table, columns, is_never_entered(paths) ? COLUMNS : COLUMNS - 1,
                            paths->target_count);
    for (size_t k = 0; k < paths->target_count; k++)
        put_target(r, &table, &paths->targets[k], &cell);
    dt_document_table_end(&r->doc, &table);
    dt_text_free_into(&cell, &r->doc.text);
}

/* ---- the status quo table ------------------------------------------------------------------------------------------ */

static dt_status tell_table(dt_reporter *r, const dt_paths *paths, const dt_paths_asked *asked)
{
    uint32_t reached = paths->reached[DT_PATHS_IMPROVEMENTS];
    if (reached <= 1)
        return DT_OK;
    if (reached <= DT_SHOWN_MAX)
        return dt_tell_status_quo_table(&r->doc, paths, asked, DT_PATHS_IMPROVEMENTS);
    dt_section_leave_out(r, "The status quo table of the states that improvements reach has no room here.");
    return DT_OK;
}

/* ---- the whole ----------------------------------------------------------------------------------------------------- */

static dt_status tell(dt_reporter *r, const unfolding *u)
{
    dt_paths_asked asked = {.graph = r->teller.graph,
                            .options = &u->options,
                            .verdicts = r->teller.verdicts,
                            .concept = DT_CONCEPT_SEQ,
                            .budget = r->teller.budget};
    dt_text_add(&r->doc.text, "An improvement is a move that its mover gains by.");
    dt_document_block(&r->doc, DT_NOTE);
    dt_tell_reached(&r->doc, u->paths, &asked, r->teller.naming);
    tell_targets(r, u->paths);
    return tell_table(r, u->paths, &asked);
}

dt_status dt_section_unfold(dt_reporter *r)
{
    bool done = false;
    unfolding u = {.teller = &r->teller, .options = DT_PATHS_OPTIONS_INIT};
    uint64_t *goal = dt_calloc(dt_words_for(dt_graph_count(r->teller.graph)), sizeof *goal);
    if (!goal)
        return DT_ERR_NOMEM;
    for (size_t k = 0; k < r->outcomes.count; k++)
        if (r->outcomes.list[k].state != dt_graph_status_quo(r->teller.graph))
            dt_bit_set(goal, r->outcomes.list[k].state);
    u.options.from = dt_graph_status_quo(r->teller.graph);
    u.options.goal = goal;
    u.options.profile = r->teller.profile;
    u.options.targets = DT_OUTCOMES_MAX;
    u.options.sequences = 1;
    dt_status status = dt_section_try(r, find, &u, &done);
    if (status == DT_OK && u.paths && u.paths->moves[DT_PATHS_IMPROVEMENTS])
        status = tell(r, &u);
    if (status == DT_OK && !done)
        dt_section_leave_out(r,
                             "How it could unfold is not told in full: the conflict is too large to find it out here.");
    dt_paths_free(u.paths);
    free(goal);
    return status;
}
