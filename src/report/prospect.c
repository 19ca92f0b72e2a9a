/* SPDX-License-Identifier: MIT */
/* Why a state is stable under a further concept or not: what would follow from a move, in words. */
#include "report/explain.h"
#include "report/further.h"

#include <detente/report_further.h>
#include <inttypes.h>

#define LINES_MAX 6  /* improvements that a paragraph tells */
#define MOVES_MAX 12 /* moves of a line that are told one by one */

static dt_text *text_of(dt_page *page)
{
    return &page->doc->text;
}

static void add_state(dt_page *page, uint32_t state)
{
    dt_prose_state(text_of(page), page->asked->graph, page->naming, state);
}

static bool prefers(const dt_page *page, const dt_prospect *p, uint32_t state)
{
    const dt_graph *graph = page->asked->graph;
    size_t reading = page->asked->profile[p->dm];
    return dt_graph_rank(graph, p->dm, reading, state) > dt_graph_rank(graph, p->dm, reading, p->state);
}

static bool is_tie(const dt_page *page, const dt_prospect *p, uint32_t state)
{
    const dt_graph *graph = page->asked->graph;
    size_t reading = page->asked->profile[p->dm];
    return dt_graph_rank(graph, p->dm, reading, state) == dt_graph_rank(graph, p->dm, reading, p->state);
}

/* "Two taking ..., then One dropping ..." */
static void tell_moves(dt_page *page, const dt_prospect *p, const dt_line *line)
{
    uint32_t at = line->to == DT_NO_STATE ? p->state : line->to;
    for (size_t k = 0; k < line->count && k < MOVES_MAX; k++) {
        dt_text_add(text_of(page), k ? ", then " : "");
        dt_prose_dm(text_of(page), page->model, line->moves[k].dm);
        dt_text_add(text_of(page), " by ");
        dt_prose_move(text_of(page), page->asked->graph, page->naming, line->moves[k], at);
        at = line->moves[k].to;
    }
    if (line->count > MOVES_MAX)
        dt_text_printf(text_of(page), " and %zu more moves", line->count - MOVES_MAX);
}

/* What the end is to the decision maker, beside the state asked about. */
static void tell_end(dt_page *page, const dt_prospect *p, const dt_line *line)
{
    dt_text_add(text_of(page), prefers(page, p, line->end)  ? ", which it prefers"
                               : line->end == p->state      ? ", where it began"
                               : is_tie(page, p, line->end) ? ", which is all the same to it"
                                                            : ", which it likes less");
    if (prefers(page, p, line->end) || !is_tie(page, p, line->end))
        dt_explain_why(page, p->dm, p->state, line->end);
    dt_text_add(text_of(page), ".");
}

static void tell_line(dt_page *page, const dt_prospect *p, const dt_line *line)
{
    if (line->to == DT_NO_STATE) {
        dt_text_add(text_of(page), "Others could act: ");
    } else {
        dt_text_add(text_of(page), prefers(page, p, line->to) ? "It could improve by "
                                                              : "It could, though not for the better at once, go by ");
        dt_explain_move(page, p->dm, p->state, line->to);
        dt_text_add(text_of(page), line->count ? ". Then would follow: " : ". ");
    }
    tell_moves(page, p, line);
    dt_text_add(text_of(page), line->count ? ". " : "");
    if (!p->stable && !p->moves && line->to != DT_NO_STATE) {
        dt_text_add(text_of(page), "No answer that it has to expect leads to anything that it does not prefer.");
        dt_document_block(page->doc, DT_ITEM);
        return;
    }
    dt_text_add(text_of(page), "It ends in ");
    add_state(page, line->end);
    tell_end(page, p, line);
    dt_document_block(page->doc, DT_ITEM);
}

/* What the lines are, in view of how far the concept looks; `stop` ends it. */
static void announce(dt_page *page, const dt_prospect *p, const char *stop)
{
    dt_text *text = text_of(page);
    bool foresees = p->moves > 0;
    bool gifts = p->concept.kind >= DT_FURTHER_BERGE && p->concept.kind <= DT_FURTHER_BERGE_SSEQ;
    if (p->line_count == 0) {
        dt_text_add(text,
                    gifts ? "nothing that the others can bring about is better for it." : "it has no improvement.");
        return;
    }
    if (foresees)
        dt_text_printf(text, "looking %u %s ahead, ", p->moves, p->moves == 1 ? "move" : "moves");
    dt_text_add(text, !p->stable ? "there is something better"
                      : gifts ? "of everything better that the others can bring about it can give back what it gained"
                      : foresees ? "no move is for the better"
                                 : "every improvement has an answer");
    dt_text_add(text, stop);
}

static void tell(dt_page *page, const dt_prospect *p)
{
    dt_text *text = text_of(page);
    char brief[DT_FURTHER_TEXT];
    size_t most = page->asked->depth == DT_DEPTH_WITNESS    ? SIZE_MAX
                  : page->asked->depth == DT_DEPTH_SENTENCE ? 0
                                                            : LINES_MAX;
    dt_text_printf(text, "%s: ", dt_further_brief(p->concept, brief));
    add_state(page, p->state);
    dt_text_add(text, p->stable ? " is stable for " : " is not stable for ");
    dt_prose_dm(text, page->model, p->dm);
    dt_text_add(text, ": ");
    announce(page, p, most ? ":" : ".");
    dt_document_block(page->doc, DT_PARAGRAPH);
    for (size_t k = 0; k < p->line_count && k < most; k++)
        tell_line(page, p, &p->lines[k]);
    if (most && p->line_count > most) {
        dt_text_printf(text, "So it is with %zu more improvements; --depth witness lists them.", p->line_count - most);
        dt_document_block(page->doc, DT_ITEM);
    }
    if (p->by_tie) {
        dt_text_add(
            text,
            "Beware: if ties between moves that are equally good were broken otherwise, the verdict would be another.");
        dt_document_block(page->doc, DT_PARAGRAPH);
    }
}

dt_status dt_report_prospects(const dt_asked *asked, const dt_prospect *const *prospects, size_t count,
                              dt_format format, dt_text *out)
{
    dt_document doc;
    dt_document_begin(&doc, format, out);
    doc.colour = asked->colour;
    dt_page page = {.asked = asked, .model = dt_graph_model(asked->graph), .doc = &doc, .naming = DT_NUMBERED};
    for (size_t k = 0; k < count; k++)
        tell(&page, prospects[k]);
    const char *status = count ? dt_further_info_of(prospects[0]->concept.kind)->status : NULL;
    if (status) {
        dt_text_printf(&doc.text, "Not verified: %s", status);
        dt_document_block(&doc, DT_NOTE);
    }
    return dt_document_end(&doc);
}
