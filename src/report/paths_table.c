/* SPDX-License-Identifier: MIT */
/* The status quo table: states in rows, and in columns whether legal sequences of at most k moves reach them. */
#include "report/paths.h"
#include "report/state_table.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#define COLUMNS_MAX 12 /* numbers of moves with a column of their own */
#define TITLE_MAX 12

static const char *const names[] = {"improvements", "mixed", "any"};

static bool is_equilibrium(const dt_paths_asked *asked, uint32_t state)
{
    return dt_verdicts_equilibrium(asked->verdicts, asked->concept, state);
}

/* ---- in words ------------------------------------------------------------------------------------------------------ */

static void describe(dt_column *columns, char (*titles)[TITLE_MAX], size_t moves, const dt_paths_asked *asked)
{
    columns[0] = (dt_column){.title = "State", .kind = DT_COLUMN_NUMBER, .heads = true};
    columns[0].width = dt_digits(dt_graph_count(asked->graph));
    columns[0].width = columns[0].width < 5 ? 5 : columns[0].width;
    columns[1] = (dt_column){.title = "Name", .width = 16, .kind = DT_COLUMN_PROSE, .share = 24};
    for (size_t k = 0; k < moves; k++) {
        snprintf(titles[k], TITLE_MAX, "%zu", k);
        columns[2 + k] = (dt_column){.title = titles[k], .width = 2, .kind = DT_COLUMN_LETTER};
    }
    columns[2 + moves] = (dt_column){.title = "E", .width = 1, .kind = DT_COLUMN_LETTER};
}

static dt_status put_rows(dt_table *table, const dt_paths_asked *asked, const uint32_t *reached, size_t moves)
{
    for (uint32_t s = 0; s < dt_graph_count(asked->graph); s++) {
        const char *name = dt_state_name(asked->graph, s);
        if (reached[s] == UINT32_MAX)
            continue;
        dt_table_number(table, (uint64_t)s + 1);
        dt_table_cell(table, name ? name : "");
        for (size_t k = 0; k < moves; k++)
            dt_table_mark(table, reached[s] <= k ? DT_MARK_TICK : DT_MARK_NO);
        dt_table_mark(table, is_equilibrium(asked, s) ? DT_MARK_EQUILIBRIUM : DT_MARK_NO);
        DT_TRY(dt_budget_spend(asked->budget, 32));
    }
    return DT_OK;
}

dt_status dt_tell_status_quo_table(dt_document *doc, const dt_paths *paths, const dt_paths_asked *asked,
                                   dt_paths_how how)
{
    static const char *const captions[] = {"by improvements", "by any moves of the chosen and improvements of the rest",
                                           "by any moves"};
    dt_column columns[COLUMNS_MAX + 4];
    char titles[COLUMNS_MAX + 1][TITLE_MAX];
    dt_table table;
    if (!paths->moves[how])
        return DT_OK;
    size_t moves = paths->farthest[how] < COLUMNS_MAX ? paths->farthest[how] + (size_t)1 : COLUMNS_MAX + (size_t)1;
    describe(columns, titles, moves, asked);
    dt_text_printf(&doc->text, "States reached %s within so many moves; E: equilibrium under %s.", captions[how],
                   dt_concept_get(asked->concept)->brief);
    dt_document_table_begin(doc, &table, columns, moves + 3, paths->reached[how]);
    dt_status status = put_rows(&table, asked, paths->moves[how], moves);
    dt_document_table_end(doc, &table);
    return status;
}

/* ---- csv ----------------------------------------------------------------------------------------------------------- */

static void put_moves(dt_table *table, const uint32_t *reached, uint32_t state)
{
    if (reached && reached[state] != UINT32_MAX)
        dt_table_number(table, reached[state]);
    else
        dt_table_cell(table, "");
}

typedef struct unfolding {
    const dt_paths *paths;
    const dt_paths_asked *asked;
} unfolding;

static void put_state(dt_table *table, const void *user, uint32_t state)
{
    const unfolding *u = user;
    for (int how = 0; how < DT_PATHS_HOWS; how++)
        put_moves(table, u->paths->moves[how], state);
    dt_table_mark(table, is_equilibrium(u->asked, state) ? DT_MARK_EQUILIBRIUM : DT_MARK_NO);
}

dt_status dt_report_paths_csv(const dt_paths *paths, const dt_paths_asked *asked, dt_text *out)
{
    dt_state_table table;
    dt_status status = dt_state_table_start(&table, asked->graph, asked->options->profile, DT_FORMAT_CSV);
    for (int how = 0; status == DT_OK && how < DT_PATHS_HOWS; how++)
        status = dt_state_table_add(&table, names[how], names[how]);
    if (status == DT_OK)
        status = dt_state_table_add(&table, "equilibrium", "E");
    if (status == DT_OK)
        status = dt_state_table_write(&table, out, asked->budget, put_state, &(unfolding){paths, asked});
    dt_state_table_free(&table);
    return status;
}
