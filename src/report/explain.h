/* SPDX-License-Identifier: MIT */
/* What the texts of `explain` share: blocks of text or Markdown, and phrases about one decision maker. */
#ifndef DT_REPORT_EXPLAIN_H
#define DT_REPORT_EXPLAIN_H

#include "report/document.h"
#include "report/prose.h"

/** What the phrases speak of, and the document that they are written to, block by block. */
typedef struct dt_page {
    const dt_asked *asked;
    const dt_model *model;
    dt_document *doc;
    dt_naming naming;
} dt_page;

/** How the concept wants answers to be. */
bool dt_is_credible(dt_concept_id concept); /* every move improves for its mover */
bool dt_is_final(dt_concept_id concept);    /* no escape after it */

/** Adds the most important statement of `dm` on which two states differ, `, for "statement"` where `to` is the better one,
 *  `, against "statement"` where it is the worse; nothing without such a statement. */
void dt_explain_why(dt_page *page, size_t dm, uint32_t from, uint32_t to);
/** Adds a move in words and where it leads. */
void dt_explain_move(dt_page *page, size_t dm, uint32_t from, uint32_t to);
/** Adds who can answer an improvement by which moves, in few words. */
void dt_explain_answer(dt_page *page, const dt_witness *w, const dt_answer *answer);
/** Adds why the state is stable or not, in one sentence. */
void dt_explain_sentence(dt_page *page, const dt_witness *w);
/** Adds "1 state", "7 states". */
void dt_explain_count(dt_page *page, uint64_t count, const char *one, const char *many);

/** The states of a sketch by number, for formal witnesses. */
void dt_explain_sketch(dt_page *page);
/** The formal witness. */
void dt_explain_formally(dt_page *page, const dt_witness *witness);
/** The same as JSON, of several decision makers. */
dt_status dt_report_witnesses_json(const dt_asked *asked, const dt_witness *const *witnesses, size_t count,
                                   dt_text *out);

#endif
