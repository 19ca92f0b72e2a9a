/* SPDX-License-Identifier: MIT */
/* One description of a table, written as csv, Markdown, LaTeX or plain text. Rows stream, so that a table of a million
 * states needs no memory: plain text is told the widths beforehand. */
#ifndef DT_REPORT_TABLE_H
#define DT_REPORT_TABLE_H

#include <detente/report.h>

typedef struct dt_column {
    const char *title; /* the full title; plain text shows `group` above and `brief` below instead */
    const char *group; /* NULL: none */
    const char *brief; /* NULL: the title */
    size_t width;      /* letters of the widest cell, for plain text */
    bool number;       /* set to the right */
    bool prose;        /* long: LaTeX breaks it into lines */
} dt_column;

typedef enum dt_mark { DT_MARK_NO, DT_MARK_TICK, DT_MARK_EQUILIBRIUM } dt_mark;

typedef struct dt_table {
    dt_text *out;
    const struct dt_table_style *style;
    const dt_column *columns;
    size_t count;   /* of columns */
    size_t at;      /* the column that the next cell goes to */
    size_t pending; /* plain text: spaces owed before the next visible letter */
    bool is_long;   /* LaTeX: breaks over pages */
} dt_table;

/** Writes what stands before the first row. `rows`: how many will come. `format` is not JSON. */
void dt_table_begin(dt_table *table, dt_text *out, dt_format format, const dt_column *columns, size_t count,
                    uint64_t rows);
/** The next cell; after the last of a row the next row begins. */
void dt_table_cell(dt_table *table, const char *text);
void dt_table_number(dt_table *table, uint64_t number);
void dt_table_mark(dt_table *table, dt_mark mark);
void dt_table_end(dt_table *table);

/** Adds `text` as the format wants it: quoted, or with what means something to it escaped. */
void dt_table_escape(dt_text *out, dt_format format, const char *text);

/** Decimal digits of a number. */
size_t dt_digits(uint64_t number);

#endif
