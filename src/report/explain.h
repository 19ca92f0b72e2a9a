/* SPDX-License-Identifier: MIT */
/* What the texts of `explain` share: blocks of text or Markdown, and phrases about one decision maker. */
#ifndef DT_REPORT_EXPLAIN_H
#define DT_REPORT_EXPLAIN_H

#include <detente/report.h>

/** A page of text or Markdown. `text` is the block being written; ending it empties it. */
typedef struct dt_page {
    const dt_asked *asked;
    const dt_model *model;
    dt_format format;
    dt_text *out;
    dt_text text;
    bool begun, in_list;
} dt_page;

void dt_page_begin(dt_page *page, const dt_asked *asked, dt_format format, dt_text *out);
/** End what was written to page->text as a heading, a paragraph, an item of a list. */
void dt_page_heading(dt_page *page);
void dt_page_paragraph(dt_page *page);
void dt_page_item(dt_page *page);
/** @return the status of all that was written. */
dt_status dt_page_end(dt_page *page);

/** How the concept wants answers to be. */
bool dt_is_credible(dt_concept_id concept); /* every move improves for its mover */
bool dt_is_final(dt_concept_id concept);    /* no escape after it */

/** Adds the most important statement of `dm` on which two states differ, `, for "statement"` where `to` is the better one,
 *  `, against "statement"` where it is the worse; nothing without such a statement. */
void dt_explain_why(dt_page *page, size_t dm, uint32_t from, uint32_t to);
/** Adds a move in words and where it leads. */
void dt_explain_move(dt_page *page, size_t dm, uint32_t from, uint32_t to);
/** Adds "1 state", "7 states". */
void dt_explain_count(dt_page *page, uint64_t count, const char *one, const char *many);

/** The formal witness. */
void dt_explain_formally(dt_page *page, const dt_witness *witness);
/** The same as JSON, of several decision makers. */
dt_status dt_report_witnesses_json(const dt_asked *asked, const dt_witness *const *witnesses, size_t count,
                                   dt_text *out);

#endif
