/* SPDX-License-Identifier: MIT */
/* What the texts of `explain` share: blocks of text or Markdown, and phrases about one decision maker. */
#ifndef DT_REPORT_EXPLAIN_H
#define DT_REPORT_EXPLAIN_H

#include "report/document.h"
#include "report/json.h"
#include "report/prose.h"

/** What the phrases speak of, and the document that they are written to, block by block. */
typedef struct dt_page {
    const dt_asked *asked;
    const dt_model *model;
    dt_document *doc;
    dt_naming naming;
    bool relational;   /* degrees, and what is not known, matter */
    const char *types; /* NULL, or the types for which the sentence at work holds, more than one */
} dt_page;

/** How the concept wants answers to be. */
bool dt_is_credible(dt_concept_id concept); /* every move improves for its mover */
bool dt_is_final(dt_concept_id concept);    /* no escape after it */

/** Adds the most important statement of `dm` on which two states differ, `, for "statement"` where `to` is the better one,
 *  `, against "statement"` where it is the worse; or the mark or the comparison that says so, with the certainty of a fuzzy one
 *  and its threshold; nothing without any of them. */
void dt_explain_why(dt_page *page, size_t dm, uint32_t from, uint32_t to);
/** Adds how strong a preference is where that matters: "strongly ", "3 degrees "; nothing of a mild one. */
void dt_explain_degree(dt_page *page, dt_relation relation);
/** Adds a probability, of which bounds may be all that is known: "0.6", "0.5 to 0.7". */
void dt_explain_chance(dt_page *page, dt_chance chance);
/** Adds a move in words and where it leads. */
void dt_explain_move(dt_page *page, size_t dm, uint32_t from, uint32_t to);
/** Adds who can answer an improvement by which moves, in few words. */
void dt_explain_answer(dt_page *page, const dt_witness *w, const dt_answer *answer);
/** Adds why the state is stable or not, in one sentence. */
void dt_explain_sentence(dt_page *page, const dt_witness *w);
/** Phrases of preferences that need not be rankings (explain_relations.c). Adds "3 improvements", "the one move that may improve":
 *  what the decision maker would leave for. */
void dt_explain_left_for(dt_page *page, const dt_witness *w);
/** Adds that of some moves nobody knows whether they are for the better, and that this is no reason to leave. */
void dt_explain_unknown(dt_page *page, const dt_witness *w);
/** Does the decision maker go by probabilities? Then adds that no move is probable enough to be for the better. */
bool dt_explain_by_chances(const dt_page *page, const dt_witness *w);
void dt_explain_improbable(dt_page *page, const dt_witness *w);
/** Adds what the end of an answer is to the decision maker: worse, all the same, not known. */
void dt_explain_end(dt_page *page, const dt_witness *w, uint32_t end);
/** Adds what keeps the states that the others can bring about from deterring. */
void dt_explain_undeterred(dt_page *page, const dt_witness *w, const dt_answer *answer);
/** Adds what an escape leads to, and what no move leads to where there is none. */
void dt_explain_escape(dt_page *page, const dt_witness *w, uint32_t escape);
void dt_explain_no_escape(dt_page *page, const dt_witness *w);
/** How `a` compares with `b` for `dm`. */
dt_relation dt_explain_relation(const dt_page *page, size_t dm, uint32_t a, uint32_t b);
/** Adds the criterion, with all the types for which what is told holds. */
void dt_explain_criterion_name(dt_page *page, dt_criterion criterion);
/** Adds what a state is called on the page. */
void dt_explain_state(dt_page *page, uint32_t state);
/** The same in the words of the definition: states by number, comparisons by sign. */
void dt_explain_relations_formally(dt_page *page, const dt_witness *witness);

/** Adds "1 state", "7 states". */
void dt_explain_count(dt_page *page, uint64_t count, const char *one, const char *many);

/** The states of a sketch by number, for formal witnesses. */
void dt_explain_sketch(dt_page *page);
/** The heading of a formal witness: of whom, at which state, under what, and how the state stands. */
void dt_explain_head(dt_page *page, const dt_witness *w);
/** The formal witness. */
void dt_explain_formally(dt_page *page, const dt_witness *witness);
/** The same as JSON, of several decision makers. */
dt_status dt_report_witnesses_json(const dt_asked *asked, const dt_witness *const *witnesses, size_t count,
                                   dt_text *out);
/** One of them as an item of a list; `named`: with its concept. */
void dt_json_add_witness(dt_json *json, const dt_model *model, const dt_witness *w, bool named);
/** Sets the bits of the states that it mentions. */
void dt_json_mention_witness(uint64_t *mentioned, const dt_witness *w);

#endif
