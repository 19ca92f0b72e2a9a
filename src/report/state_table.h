/* SPDX-License-Identifier: MIT */
/* The table with a row for each state: number, name, pattern, ranks, and what the caller adds. */
#ifndef DT_REPORT_STATE_TABLE_H
#define DT_REPORT_STATE_TABLE_H

#include "base/memory.h"
#include "report/table.h"

typedef struct dt_state_table {
    const dt_graph *graph;
    const uint32_t *profile;
    dt_format format;
    dt_table table;
    dt_column *columns;
    size_t count, capacity;
    dt_arena arena; /* titles */
    dt_text pattern;
} dt_state_table;

/** Describes the columns that every such table begins with. @return DT_OK or DT_ERR_NOMEM. */
dt_status dt_state_table_start(dt_state_table *table, const dt_graph *graph, const uint32_t *profile, dt_format format);
/** The same without ranks. */
dt_status dt_state_table_start_bare(dt_state_table *table, const dt_graph *graph, dt_format format);
/** One column more for each decision maker, titled GROUP:DM. */
dt_status dt_state_table_add_each(dt_state_table *table, const char *group, size_t width, dt_column_kind kind);
/** One column more, titled GROUP; `brief` in plain text. */
dt_status dt_state_table_add(dt_state_table *table, const char *group, const char *brief);
/** Writes the heading; the columns are complete. */
void dt_state_table_begin(dt_state_table *table, dt_text *out, uint64_t rows);
/** Writes the first cells of a state's row; the caller writes its own after them. */
void dt_state_table_row(dt_state_table *table, uint32_t state);
/** Writes all of a table whose columns are complete, with a row for each state: `put` adds the caller's own cells.
 *  @return DT_OK, DT_ERR_NOMEM, DT_ERR_LIMIT or DT_ERR_CANCELLED. */
dt_status dt_state_table_write(dt_state_table *table, dt_text *out, dt_budget *budget,
                               void (*put)(dt_table *table, const void *user, uint32_t state), const void *user);
void dt_state_table_free(dt_state_table *table);

/** The first name of a state, its id in graph form; NULL where it has none. */
const char *dt_state_name(const dt_graph *graph, uint32_t state);

#endif
