/* SPDX-License-Identifier: MIT */
/* One description of a document, written as HTML, LaTeX, Markdown or plain text: headings, paragraphs, lists, tables and
 * pictures, one after the other. A block is written to `text` first; ending it puts it into the document and empties
 * `text`. Trouble is remembered, and comes out of dt_document_end(). */
#ifndef DT_REPORT_DOCUMENT_H
#define DT_REPORT_DOCUMENT_H

#include "report/table.h"

#define DT_LEVELS_MAX 5

typedef enum dt_block {
    DT_PARAGRAPH,
    DT_LEAD, /* what a reader in a hurry should read */
    DT_NOTE, /* small print */
    DT_ITEM, /* of a list */
    DT_STEP, /* of a list whose order matters */
    DT_BLOCK_COUNT
} dt_block;

typedef struct dt_document {
    dt_text *out;
    dt_format format;
    const struct dt_document_style *style;
    dt_text text;
    bool colour;      /* plain text on a terminal that has colours */
    bool whole;       /* begun by dt_document_start() */
    bool begun;       /* something stands in it */
    dt_block last;    /* the block before; DT_BLOCK_COUNT: no list is open */
    unsigned section; /* HTML: bit n: a section of level n is open */
} dt_document;

/** Begins a part of a document: no preamble. `format` is TEXT, MARKDOWN, LATEX or HTML. */
void dt_document_begin(dt_document *doc, dt_format format, dt_text *out);
/** Begins a whole one, which can be opened or compiled as it is, under a title. HTML or LATEX, or MARKDOWN, where it is
 *  the title alone. */
void dt_document_start(dt_document *doc, dt_format format, dt_text *out, const char *title);
/** Ends it and frees the scratch. @return the status of all that was written. */
dt_status dt_document_end(dt_document *doc);

/** Ends `text` as the heading of a section. `level` from 2; a section ends where one of its level or a higher one begins.
 *  `id`: what links in HTML call it; NULL: nothing. */
void dt_document_heading(dt_document *doc, unsigned level, const char *id);
/** Ends `text` as a block; does nothing where it is empty. */
void dt_document_block(dt_document *doc, dt_block block);
/** The same with a word in front that says what it is about. */
void dt_document_labelled(dt_document *doc, dt_block block, const char *label);

/** Links to the headings of a whole document. */
typedef struct dt_content {
    unsigned level;
    const char *id, *title;
} dt_content;
void dt_document_contents(dt_document *doc, const dt_content *contents, size_t count);

/** A table with `text` as its caption. */
void dt_document_table_begin(dt_document *doc, dt_table *table, const dt_column *columns, size_t count, uint64_t rows);
void dt_document_table_end(dt_document *doc, dt_table *table);

/** A picture, and what to say where a format cannot show it. */
typedef struct dt_picture {
    const char *label;                                                /* what it is */
    const char *words;                                                /* what is on it, in lines */
    void (*draw[DT_FORMAT_HTML + 1])(const void *user, dt_text *out); /* by format; NULL: cannot be drawn */
    const void *user;
} dt_picture;
/** The picture with `text` as its caption. */
void dt_document_picture(dt_document *doc, const dt_picture *picture);

/** What a document is made of in one format; nothing is NULL. */
typedef struct dt_document_style {
    void (*start)(dt_document *doc, const char *title);
    void (*finish)(dt_document *doc);
    void (*heading)(dt_document *doc, unsigned level, const char *id);
    void (*block)(dt_document *doc, dt_block block, const char *label);
    void (*close_list)(dt_document *doc);
    void (*contents)(dt_document *doc, const dt_content *contents, size_t count);
    void (*table_begin)(dt_document *doc, dt_table *table, dt_table_plan *plan);
    void (*table_end)(dt_document *doc);
    void (*picture)(dt_document *doc, const dt_picture *picture);
} dt_document_style;
extern const dt_document_style dt_document_html, dt_document_latex;

/** For the styles: adds what is in `text`, escaped. */
void dt_document_put(dt_document *doc);

#endif
