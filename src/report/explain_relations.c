/* SPDX-License-Identifier: MIT */
/* What is said of preferences that need not be rankings: what may be an improvement, what deters although nobody knows whether
 * it is worse, what is worse but not by enough. And the witness as a reader with the definition at hand wants it. */
#include "report/explain.h"

#include <inttypes.h>
#include <string.h>

static void add(dt_page *page, const char *text)
{
    dt_text_add(&page->doc->text, text);
}

static void add_dm(dt_page *page, size_t dm)
{
    dt_prose_dm(&page->doc->text, page->model, dm);
}

dt_relation dt_explain_relation(const dt_page *page, size_t dm, uint32_t a, uint32_t b)
{
    const dt_asked *asked = page->asked;
    return dt_rules_relate(page->model, &page->model->decision_makers[dm].readings[asked->profile[dm]],
                           dt_graph_state(asked->graph, a), dt_graph_state(asked->graph, b));
}

bool dt_explain_by_chances(const dt_page *page, const dt_witness *w)
{
    return page->model->decision_makers[w->dm].readings[page->asked->profile[w->dm]].chances != NULL;
}

/* ---- what it leaves for ------------------------------------------------------------------------------------------ */

void dt_explain_left_for(dt_page *page, const dt_witness *w)
{
    bool certain = w->left_for == w->improvements, uncertain = w->improvements == 0;
    if (w->left_for == 1) {
        add(page, certain ? "the one improvement" : "the one move that may improve");
        return;
    }
    dt_text_printf(&page->doc->text, "%" PRIu64 "%s", w->left_for,
                   certain     ? " improvements"
                   : uncertain ? " moves that may improve"
                               : " moves that improve or may");
}

void dt_explain_unknown(dt_page *page, const dt_witness *w)
{
    if (w->unknown == 1) {
        add(page, "whether ");
        dt_explain_move(page, w->dm, w->state, w->best);
        add(page, ", is for the better is not known");
        dt_explain_why(page, w->dm, w->state, w->best);
    } else {
        dt_text_printf(&page->doc->text, "of %" PRIu64 " moves it is not known whether they are for the better, as of ",
                       w->unknown);
        dt_explain_move(page, w->dm, w->state, w->best);
        dt_explain_why(page, w->dm, w->state, w->best);
    }
    if (w->criterion.type)
        dt_text_printf(&page->doc->text, "; under type %c that is not enough to leave", w->criterion.type);
    add(page, w->moves > w->unknown ? "; no other move is for the better" : "");
}

/* ---- what deters ------------------------------------------------------------------------------------------------- */

void dt_explain_improbable(dt_page *page, const dt_witness *w)
{
    add(page, w->moves == 1 ? "the only move from there, "
                            : "no move from there is probably enough for the better, as little as ");
    dt_explain_move(page, w->dm, w->state, w->best);
    add(page, w->moves == 1 ? ", is not probably enough for the better" : "");
    dt_explain_why(page, w->dm, w->state, w->best);
}

static void tell_unknown_end(dt_page *page, const dt_witness *w, uint32_t end)
{
    add(page, "of which it is not known whether it is worse for ");
    add_dm(page, w->dm);
    add(page, " than ");
    dt_explain_state(page, w->state);
    dt_explain_why(page, w->dm, w->state, end);
    if (w->criterion.type)
        dt_text_printf(&page->doc->text, "; under type %c that deters", w->criterion.type);
}

static void tell_improbable_end(dt_page *page, const dt_witness *w, uint32_t end)
{
    add(page, "not probably enough better for ");
    add_dm(page, w->dm);
    add(page, " than ");
    dt_explain_state(page, w->state);
    dt_explain_why(page, w->dm, w->state, end);
}

void dt_explain_end(dt_page *page, const dt_witness *w, uint32_t end)
{
    dt_relation relation = dt_explain_relation(page, w->dm, end, w->state);
    if (relation.kind == DT_NOT_KNOWN) {
        tell_unknown_end(page, w, end);
        return;
    }
    if (relation.kind == DT_BY_CHANCE) {
        tell_improbable_end(page, w, end);
        return;
    }
    bool alike = relation.kind == DT_TIED;
    dt_explain_degree(page, relation);
    add(page, alike ? "all the same to " : "worse for ");
    add_dm(page, w->dm);
    add(page, alike ? " as " : " than ");
    dt_explain_state(page, w->state);
    if (!alike || w->relational)
        dt_explain_why(page, w->dm, w->state, end);
}

static const char *are(uint64_t count)
{
    return count == 1 ? "is" : "are";
}

/* "not strongly worse", "not worse by 3 degrees". */
static void add_too_mild(dt_text *out, const dt_witness *w)
{
    if (w->criterion.strength == DT_STRONG)
        dt_text_add(out, "not strongly worse");
    else
        dt_text_printf(out, "not worse by %u degrees", (unsigned)w->criterion.strength);
}

/* Why one state that the others can bring about does not deter. */
static void tell_one(dt_page *page, const dt_witness *w, const dt_answer *answer)
{
    add(page, "and it does not deter ");
    add_dm(page, w->dm);
    add(page, answer->better && dt_explain_by_chances(page, w) ? ": it is too probably better"
              : answer->better                                 ? ": it is better"
              : answer->unknown                                ? ": nobody knows whether it is worse"
              : answer->escapable                              ? ": there is an escape from it"
                                                               : ": it is ");
    if (!answer->better && !answer->unknown && !answer->escapable)
        add_too_mild(&page->doc->text, w);
}

void dt_explain_undeterred(dt_page *page, const dt_witness *w, const dt_answer *answer)
{
    uint64_t mild = answer->reached - answer->escapable - answer->better - answer->unknown;
    dt_enumeration list = {.count = 0};
    if (answer->reached == 1) {
        tell_one(page, w, answer);
        return;
    }
    add(page, "none of which deters ");
    add_dm(page, w->dm);
    add(page, ": ");
    if (answer->better)
        dt_text_printf(dt_enumeration_next(&list), "%" PRIu64 " %s%s better", answer->better, are(answer->better),
                       dt_explain_by_chances(page, w) ? " too probably" : "");
    if (answer->unknown)
        dt_text_printf(dt_enumeration_next(&list), "of %" PRIu64 " nobody knows whether %s worse", answer->unknown,
                       answer->unknown == 1 ? "it is" : "they are");
    if (mild) {
        dt_text *item = dt_enumeration_next(&list);
        dt_text_printf(item, "%" PRIu64 " %s ", mild, are(mild));
        add_too_mild(item, w);
    }
    if (answer->escapable)
        dt_text_printf(dt_enumeration_next(&list), "from %" PRIu64 " there is an escape", answer->escapable);
    dt_enumeration_end(&list, ", ", " and ", &page->doc->text);
}

void dt_explain_escape(dt_page *page, const dt_witness *w, uint32_t escape)
{
    dt_relation_kind kind = dt_explain_relation(page, w->dm, escape, w->state).kind;
    if (escape == w->state) {
        add(page, ", where it began");
    } else if (kind == DT_PREFERRED || kind == DT_BY_CHANCE) {
        add(page, kind == DT_PREFERRED ? ", a state that is better" : ", a state that is too probably better");
    } else if (kind == DT_NOT_KNOWN) {
        add(page, ", a state of which nobody knows whether it is worse");
    } else {
        add(page, ", a state that is ");
        add_too_mild(&page->doc->text, w);
    }
}

/* A state that does not deter is better, not worse by enough, or, where that does not deter, not known. */
void dt_explain_no_escape(dt_page *page, const dt_witness *w)
{
    bool unafraid = w->criterion.type == 'a' || w->criterion.type == 'b';
    if (w->criterion.strength) {
        add(page, " leads to anything that is ");
        add_too_mild(&page->doc->text, w);
    } else {
        add(page,
            dt_explain_by_chances(page, w) ? " leads to anything too probably better" : " leads to anything better");
    }
    add(page, " than ");
    dt_explain_state(page, w->state);
    add(page, unafraid                                     ? ", or of which that is not known"
              : w->criterion.type && w->criterion.strength ? ", what is not known apart"
                                                           : "");
}

/* ---- formally ------------------------------------------------------------------------------------------------------ */

/* "5 > 3", "5 << 3", "5 = 3", "5 ? 3". */
static void tell_sign(dt_page *page, size_t dm, uint32_t a, uint32_t b)
{
    static const char signs[] = {[DT_TIED] = '=', [DT_PREFERRED] = '>', [DT_DISPREFERRED] = '<', [DT_NOT_KNOWN] = '?'};
    dt_text *text = &page->doc->text;
    dt_relation relation = dt_explain_relation(page, dm, a, b);
    dt_text_printf(text, "%" PRIu32 " ", a + 1);
    if (relation.kind == DT_BY_CHANCE) {
        dt_explain_chance(page, relation.chance);
        dt_text_add(text, "/");
        dt_explain_chance(page, relation.back);
        dt_text_printf(text, " %" PRIu32, b + 1);
        return;
    }
    for (unsigned k = 0; k < 1 || (relation.strength <= 3 && k < relation.strength); k++)
        dt_text_printf(text, "%c", signs[relation.kind]);
    if (relation.strength > 3)
        dt_text_printf(text, "(%u)", (unsigned)relation.strength);
    dt_text_printf(text, " %" PRIu32, b + 1);
}

static void tell_step(dt_page *page, size_t dm, uint32_t from, uint32_t to, bool compared)
{
    dt_text_printf(&page->doc->text, "%" PRIu32 " to %" PRIu32 " by ", from + 1, to + 1);
    add_dm(page, dm);
    if (!compared)
        return;
    add(page, " (");
    tell_sign(page, dm, to, from);
    dt_explain_why(page, dm, from, to);
    add(page, ")");
}

static void tell_steps(dt_page *page, const dt_witness *w, const dt_answer *answer)
{
    uint32_t from = answer->to;
    for (size_t k = 0; k < answer->move_count; k++) {
        add(page, k ? ", " : "");
        tell_step(page, answer->moves[k].dm, from, answer->moves[k].to, dt_is_credible(w->criterion.concept));
        from = answer->moves[k].to;
    }
}

static void tell_deterring(dt_page *page, const dt_witness *w, const dt_answer *answer)
{
    add(page, "; ");
    tell_steps(page, w, answer);
    add(page, "; ");
    tell_sign(page, w->dm, answer->end, w->state);
    dt_explain_why(page, w->dm, w->state, answer->end);
    add(page, " deters");
    if (!dt_is_final(w->criterion.concept))
        return;
    dt_text_printf(&page->doc->text, ", and no move from %" PRIu32 " by ", answer->end + 1);
    add_dm(page, w->dm);
    dt_explain_no_escape(page, w);
}

static void tell_unanswered(dt_page *page, const dt_witness *w, const dt_answer *answer)
{
    if (w->criterion.concept == DT_CONCEPT_NASH)
        return;
    add(page, "; the others can bring about ");
    dt_explain_count(page, answer->reached, "other state", "other states");
    add(page, !dt_is_credible(w->criterion.concept) ? ""
              : w->criterion.type                   ? " by moves that improve or may"
                                                    : " by improvements");
    if (answer->reached) {
        add(page, ", ");
        dt_explain_undeterred(page, w, answer);
    }
    if (!answer->escapable)
        return;
    add(page, ", as in ");
    tell_steps(page, w, answer);
    add(page, ", ");
    tell_step(page, w->dm, answer->end, answer->escape, false);
    add(page, ", ");
    tell_sign(page, w->dm, answer->escape, w->state);
}

static void tell_counts(dt_page *page, const dt_witness *w)
{
    uint64_t rest = w->moves - w->improvements - w->unknown - w->ties;
    dt_explain_count(page, w->moves, "move", "moves");
    if (dt_explain_by_chances(page, w))
        dt_text_printf(&page->doc->text, ": %" PRIu64 " probably enough better, %" PRIu64 " not", w->improvements,
                       rest);
    else
        dt_text_printf(&page->doc->text,
                       ": %" PRIu64 " better, %" PRIu64 " not known, %" PRIu64 " all the same, %" PRIu64 " worse",
                       w->improvements, w->unknown, w->ties, rest);
    dt_text_printf(&page->doc->text, "; it would leave for %" PRIu64 ".", w->left_for);
}

void dt_explain_relations_formally(dt_page *page, const dt_witness *w)
{
    dt_explain_head(page, w);
    tell_counts(page, w);
    dt_document_block(page->doc, DT_ITEM);
    for (size_t k = 0; k < w->answer_count; k++) {
        tell_step(page, w->dm, w->state, w->answers[k].to, true);
        if (w->answers[k].sanctioned)
            tell_deterring(page, w, &w->answers[k]);
        else
            tell_unanswered(page, w, &w->answers[k]);
        add(page, ".");
        dt_document_block(page->doc, DT_ITEM);
    }
}
