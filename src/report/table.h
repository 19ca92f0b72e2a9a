/* SPDX-License-Identifier: MIT */
/* One description of a table, written as csv, Markdown, LaTeX, HTML or plain text. Rows stream, so that a table of a
 * million states needs no memory: plain text is told the widths beforehand. */
#ifndef DT_REPORT_TABLE_H
#define DT_REPORT_TABLE_H

#include <detente/report.h>

/** What a column holds, and so how wide and on which side its cells are set. */
typedef enum dt_column_kind {
    DT_COLUMN_WORDS,  /* a few words */
    DT_COLUMN_NUMBER, /* set to the right */
    DT_COLUMN_PROSE,  /* sentences: LaTeX breaks them into lines */
    DT_COLUMN_LETTER  /* a letter or a mark, set in the middle of a narrow column */
} dt_column_kind;

typedef struct dt_column {
    const char *title; /* the full title; plain text and HTML show `group` above and `brief` below instead */
    const char *group; /* NULL: none */
    const char *brief; /* NULL: the title */
    size_t width;      /* letters of the widest cell, for plain text */
    dt_column_kind kind;
    unsigned share;   /* LaTeX, prose: hundredths of the width of the page; 0: 4 cm */
    bool heads;       /* its cells head their rows */
    const char *link; /* HTML: its cells lead to this heading; NULL: nowhere */
} dt_column;

typedef enum dt_mark {
    DT_MARK_NO,
    DT_MARK_TICK,
    DT_MARK_EQUILIBRIUM,
    DT_MARK_ARROW,
    DT_MARK_ITSELF,  /* holds by itself */
    DT_MARK_ANSWERS, /* holds by answers */
    DT_MARK_NOTHING, /* does not hold */
    DT_MARK_FALLS,   /* no longer holds */
    DT_MARK_COUNT
} dt_mark;

/** How a cell stands out, where the format can show it; never the only sign of what it says. */
typedef enum dt_tone { DT_TONE_PLAIN, DT_TONE_FAINT, DT_TONE_LIGHT, DT_TONE_MEDIUM, DT_TONE_STRONG } dt_tone;

typedef struct dt_table_plan {
    const dt_column *columns;
    size_t count;        /* of columns */
    uint64_t rows;       /* how many will come */
    const char *caption; /* HTML; NULL: none */
    bool in_document;    /* LaTeX: breaks over pages, with groups above brief titles, as HTML has them */
} dt_table_plan;

typedef struct dt_table {
    dt_text *out;
    dt_format format;
    const struct dt_table_style *style;
    dt_table_plan plan;
    size_t at;      /* the column that the next cell goes to */
    size_t pending; /* plain text: spaces owed before the next visible letter */
    dt_tone tone;   /* of the next cell */
} dt_table;

/** Writes what stands before the first row. The columns are borrowed until the end. `format` is TEXT, CSV, MARKDOWN, LATEX
 *  or HTML. */
void dt_table_begin(dt_table *table, dt_text *out, dt_format format, const dt_table_plan *plan);
/** The next cell; after the last of a row the next row begins. */
void dt_table_cell(dt_table *table, const char *text);
/** The same; empties the text, so that it can take the next one. */
void dt_table_take(dt_table *table, dt_text *text);
void dt_table_number(dt_table *table, uint64_t number);
void dt_table_mark(dt_table *table, dt_mark mark);
/** Sets the tone of the next cell only. */
void dt_table_tone(dt_table *table, dt_tone tone);
void dt_table_end(dt_table *table);

/** Decimal digits of a number. */
size_t dt_digits(uint64_t number);

#endif
