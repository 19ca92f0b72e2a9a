/* SPDX-License-Identifier: MIT */
/* The witness as a reader with the definition at hand wants it: states by number, movers, ranks. */
#include "report/explain.h"

#include <inttypes.h>

static uint32_t rank(const dt_page *page, size_t dm, uint32_t state)
{
    return dt_graph_rank(page->asked->graph, dm, page->asked->profile[dm], state);
}

/* "13 to 121 by France". */
static void tell_move(dt_page *page, size_t dm, uint32_t from, uint32_t to, bool ranks)
{
    dt_text_printf(&page->doc->text, "%" PRIu32 " to %" PRIu32 " by ", from + 1, to + 1);
    dt_prose_dm(&page->doc->text, page->model, dm);
    if (ranks)
        dt_text_printf(&page->doc->text, " (its rank %" PRIu32 " to %" PRIu32 ")", rank(page, dm, from),
                       rank(page, dm, to));
}

static void tell_moves(dt_page *page, const dt_witness *w, const dt_answer *answer)
{
    bool at_once = w->criterion.concept == DT_CONCEPT_SIM;
    uint32_t from = at_once ? w->state : answer->to;
    for (size_t k = 0; k < answer->move_count; k++) {
        dt_text_add(&page->doc->text, k ? ", " : at_once ? "; at the same time " : "; ");
        tell_move(page, answer->moves[k].dm, from, answer->moves[k].to, dt_is_credible(w->criterion.concept));
        from = at_once ? from : answer->moves[k].to;
    }
}

static void tell_sanction(dt_page *page, const dt_witness *w, const dt_answer *answer)
{
    tell_moves(page, w, answer);
    dt_text_printf(&page->doc->text, "; %" PRIu32 " has rank %" PRIu32 ", not above %" PRIu32, answer->end + 1,
                   rank(page, w->dm, answer->end), rank(page, w->dm, w->state));
    if (dt_is_final(w->criterion.concept))
        dt_text_printf(&page->doc->text, ", and no move from %" PRIu32 " by ", answer->end + 1);
    if (dt_is_final(w->criterion.concept))
        dt_prose_dm(&page->doc->text, page->model, w->dm);
    if (dt_is_final(w->criterion.concept))
        dt_text_printf(&page->doc->text, " leads above %" PRIu32, rank(page, w->dm, w->state));
}

static void tell_escape(dt_page *page, const dt_witness *w, const dt_answer *answer)
{
    dt_text_printf(&page->doc->text, "; for the other %" PRIu64 " there is an escape, as in", answer->escapable);
    for (size_t k = 0; k < answer->move_count; k++) {
        dt_text_add(&page->doc->text, k ? ", " : " ");
        tell_move(page, answer->moves[k].dm, k ? answer->moves[k - 1].to : answer->to, answer->moves[k].to,
                  dt_is_credible(w->criterion.concept));
    }
    dt_text_add(&page->doc->text, ", ");
    tell_move(page, w->dm, answer->end, answer->escape, true);
}

static void tell_nobody(dt_page *page, const dt_witness *w, const dt_answer *answer)
{
    static const char *const what[2][2] = {{" other state", " other states"},
                                           {" feasible combination", " feasible combinations"}};
    if (w->criterion.concept == DT_CONCEPT_NASH)
        return;
    dt_text_printf(&page->doc->text, "; the others can bring about %" PRIu64 "%s", answer->reached,
                   what[w->criterion.concept == DT_CONCEPT_SIM][answer->reached != 1]);
    if (w->criterion.concept != DT_CONCEPT_SIM && dt_is_credible(w->criterion.concept))
        dt_text_add(&page->doc->text, " by improvements");
    if (answer->reached)
        dt_text_printf(&page->doc->text, ", %" PRIu64 " of rank above %" PRIu32, answer->reached - answer->escapable,
                       rank(page, w->dm, w->state));
    if (answer->escapable)
        tell_escape(page, w, answer);
}

void dt_explain_head(dt_page *page, const dt_witness *w)
{
    static const char *const verdicts[] = {
        [DT_UNSTABLE] = "not stable",
        [DT_BY_NO_MOVE] = "stable, without a move",
        [DT_BY_LIKING] = "stable, by liking",
        [DT_BY_TIE] = "stable, by a tie",
        [DT_BY_SANCTION] = "stable, by sanction",
        [DT_BY_UNKNOWN] = "stable, by what is not known",
    };
    dt_prose_dm(&page->doc->text, page->model, w->dm);
    dt_text_add(&page->doc->text, " at ");
    dt_explain_state(page, w->state);
    dt_text_add(&page->doc->text, " under ");
    dt_explain_criterion_name(page, w->criterion);
    dt_text_printf(&page->doc->text, ": %s", verdicts[w->by]);
    dt_document_heading(page->doc, 2, NULL);
}

void dt_explain_sketch(dt_page *page)
{
    const dt_graph *graph = page->asked->graph;
    dt_text_printf(&page->doc->text,
                   "Of %s feasible states these are spoken of. Their numbers and ranks are those of this list "
                   "alone.",
                   page->asked->total);
    dt_document_block(page->doc, DT_PARAGRAPH);
    for (uint32_t s = 0; s < dt_graph_count(graph); s++) {
        const char *title = dt_state_title(graph, s);
        dt_text_printf(&page->doc->text, "%" PRIu32 ": ", s + 1);
        dt_text_add(&page->doc->text, title ? title : "");
        dt_text_add(&page->doc->text, title ? ": " : "");
        dt_prose_options(&page->doc->text, page->model, dt_graph_state(graph, s), SIZE_MAX - 1);
        dt_document_block(page->doc, DT_ITEM);
    }
}

void dt_explain_formally(dt_page *page, const dt_witness *w)
{
    dt_explain_head(page, w);
    dt_text_printf(&page->doc->text, "Rank %" PRIu32 " of %" PRIu32 "%s, 1 being the worst; ",
                   rank(page, w->dm, w->state),
                   dt_graph_class_count(page->asked->graph, w->dm, page->asked->profile[w->dm]),
                   dt_graph_is_sketch(page->asked->graph) ? " among the states numbered here" : "");
    dt_explain_count(page, w->moves, "move", "moves");
    dt_text_printf(&page->doc->text, ", %" PRIu64 " of them to the same rank, %" PRIu64 " to a higher one.", w->ties,
                   w->improvements);
    dt_document_block(page->doc, DT_ITEM);
    for (size_t k = 0; k < w->answer_count; k++) {
        const dt_answer *answer = &w->answers[k];
        tell_move(page, w->dm, w->state, answer->to, true);
        if (answer->sanctioned)
            tell_sanction(page, w, answer);
        else
            tell_nobody(page, w, answer);
        dt_text_add(&page->doc->text, ".");
        dt_document_block(page->doc, DT_ITEM);
    }
    if (w->by == DT_UNSTABLE || w->improvements == w->answer_count)
        return;
    dt_text_add(&page->doc->text, "And ");
    dt_explain_count(page, w->improvements - w->answer_count, "improvement more, with an answer.",
                     "improvements more, each with an answer.");
    dt_document_block(page->doc, DT_ITEM);
}
