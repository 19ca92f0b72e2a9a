/* SPDX-License-Identifier: MIT */
/* What each outcome withstands: how many single changes undo it and what they take to be wrong, the least number that does, and
 * what there is to say against it. A picture of bars, and a table. */
#include "report/escape.h"
#include "report/letters.h"
#include "report/pivots.h"

#include <inttypes.h>

typedef struct undoing {
    const dt_watched *watched;
    uint32_t of[DT_PIVOT_KINDS], all; /* single changes that undo it */
} undoing;

typedef struct withstanding {
    dt_reporter *r;
    const dt_sensitivity *s;
    undoing list[DT_WATCHED_MAX];
    size_t count;
    uint32_t most; /* changes that undo one of them */
} withstanding;

static const char *const kind_words[DT_PIVOT_KINDS] = {[DT_PIVOT_MIND] = "what somebody wants",
                                                       [DT_PIVOT_OPTIONS] = "what can be undone",
                                                       [DT_PIVOT_RULES] = "what is ruled out",
                                                       [DT_PIVOT_READING] = "how a mind is read"};

static void find_undoing(withstanding *w)
{
    for (size_t k = 0; k < w->s->watched_count; k++) {
        const dt_watched *watched = &w->s->watched[k];
        if (!(watched->concepts >> DT_CONCEPT_SEQ & 1u))
            continue;
        undoing *u = &w->list[w->count++];
        *u = (undoing){.watched = watched};
        for (size_t kind = 0; kind < DT_CHANGE_COUNT; kind++) {
            u->of[dt_pivot_kind_of((dt_change_kind)kind)] += watched->turned[DT_CONCEPT_SEQ][kind];
            u->all += watched->turned[DT_CONCEPT_SEQ][kind];
        }
        w->most = u->all > w->most ? u->all : w->most;
    }
}

static bool any_undone_by(const withstanding *w, size_t kind)
{
    for (size_t k = 0; k < w->count; k++)
        if (w->list[k].of[kind])
            return true;
    return false;
}

static const char *const column_words[DT_PIVOT_KINDS][2] = {[DT_PIVOT_MIND] = {"undone by other wishes", "wishes"},
                                                            [DT_PIVOT_OPTIONS] = {"by other directions", "directions"},
                                                            [DT_PIVOT_RULES] = {"by other rules", "rules"},
                                                            [DT_PIVOT_READING] = {"by other readings", "readings"}};

/* ---- the picture --------------------------------------------------------------------------------------------------- */

enum { WIDTH = 326, LONGEST = 200, ROW = 46, TITLE = 13, BAR = 19, HIGH = 16, DIGIT = 7, LEGEND = 20, LETTERS = 44 };

static void put_text(dt_text *out, int x, int y, const char *class, const char *text)
{
    dt_text_printf(out, "<text x=\"%d\" y=\"%d\" class=\"%s\">", x, y, class);
    dt_escape(out, DT_FORMAT_HTML, text);
    dt_text_add(out, "</text>\n");
}

static void put_bar(dt_text *out, int x, int y, int width, size_t kind)
{
    dt_text_printf(out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" class=\"box k%zu\"/>\n", x, y, width, HIGH,
                   kind);
}

/* Its parts by what they take to be wrong, with the number on each that is wide enough. */
static int put_parts(const withstanding *w, const undoing *u, int y, dt_text *out)
{
    dt_text number = {.data = NULL};
    int x = 1;
    for (size_t kind = 0; kind < DT_PIVOT_KINDS; kind++) {
        const int width = (int)((uint64_t)u->of[kind] * LONGEST / w->most);
        if (u->of[kind] == 0)
            continue;
        number.length = 0;
        dt_text_printf(&number, "%" PRIu32, u->of[kind]);
        put_bar(out, x, y, width, kind);
        if (width >= (int)number.length * DIGIT + 4)
            put_text(out, x + width / 2, y + 12, kind == 0 ? "place first" : "place", dt_text_get(&number));
        x += width;
    }
    dt_text_free_into(&number, out);
    return x;
}

static void put_outcome(const withstanding *w, const undoing *u, int y, dt_text *out)
{
    dt_text text = {.data = NULL};
    const dt_graph *graph = w->r->teller.graph;
    if (dt_state_title(graph, u->watched->state)) {
        dt_prose_title(&text, graph, DT_BY_NAME, u->watched->state);
    } else {
        dt_text_printf(&text, "State %" PRIu32 ": ", u->watched->state + 1);
        dt_prose_short(&text, graph, u->watched->state);
    }
    dt_letters_cut(&text, LETTERS);
    put_text(out, 0, y + TITLE, "title", dt_text_get(&text));
    text.length = 0;
    const int end = put_parts(w, u, y + BAR, out);
    if (u->all)
        dt_text_printf(&text, "%" PRIu32 " of %zu changes", u->all, w->s->tried);
    else
        dt_text_add(&text, "no single change");
    put_text(out, end + 7, y + BAR + 12, "party", dt_text_get(&text));
    dt_text_free_into(&text, out);
}

static int put_legend(const withstanding *w, int y, dt_text *out)
{
    for (size_t kind = 0; kind < DT_PIVOT_KINDS; kind++) {
        if (!any_undone_by(w, kind))
            continue;
        put_bar(out, 1, y, 26, kind);
        put_text(out, 36, y + 12, "party", kind_words[kind]);
        y += LEGEND;
    }
    return y;
}

static void draw(const void *user, dt_text *out)
{
    const withstanding *w = user;
    dt_text body = {.data = NULL};
    int y = 2;
    for (size_t k = 0; k < w->count; k++, y += ROW)
        put_outcome(w, &w->list[k], y, &body);
    y = put_legend(w, y + 4, &body);
    dt_text_printf(out,
                   "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" "
                   "role=\"img\" aria-label=\"Bars: how many changes undo each outcome, as the table below says\">\n",
                   WIDTH, y, WIDTH, y);
    dt_text_add_bytes(out, dt_text_get(&body), body.length);
    dt_text_add(out, "</svg>\n");
    dt_text_free_into(&body, out);
}

static void tell_picture(const withstanding *w)
{
    dt_document *doc = &w->r->doc;
    if (doc->format != DT_FORMAT_HTML || w->most == 0)
        return;
    dt_text_add(&doc->text, "How many of the single changes undo each outcome, by what they take to be wrong. A short "
                            "bar: few single mistakes would undo it.");
    dt_document_picture(
        doc,
        &(dt_picture){.label = "What undoes each outcome", .words = "", .draw = {[DT_FORMAT_HTML] = draw}, .user = w});
}

/* ---- the table ----------------------------------------------------------------------------------------------------- */

static const dt_outcome *outcome_of(const dt_reporter *r, uint32_t state)
{
    for (size_t k = 0; k < r->outcomes.count; k++)
        if (r->outcomes.list[k].state == state)
            return &r->outcomes.list[k];
    return NULL;
}

static void put_least(const withstanding *w, const undoing *u, dt_table *table)
{
    const dt_sensitivity *s = w->s;
    if (u->all || u->watched->pair[DT_CONCEPT_SEQ][0])
        dt_table_number(table, u->all ? 1 : 2);
    else
        dt_table_cell(table, s->tried < s->count                      ? "?"
                             : s->pairs && s->pairs_tried == s->pairs ? "3 or more"
                                                                      : "2 or more");
}

static dt_status put_row(const withstanding *w, const undoing *u, dt_table *table)
{
    const dt_outcome *outcome = outcome_of(w->r, u->watched->state);
    dt_text cell = {.data = NULL};
    dt_status status = DT_OK;
    dt_prose_title(&cell, w->r->teller.graph, DT_BY_NAME, u->watched->state);
    dt_table_take(table, &cell);
    for (size_t kind = 0; kind < DT_PIVOT_KINDS; kind++)
        if (any_undone_by(w, kind))
            dt_table_number(table, u->of[kind]);
    put_least(w, u, table);
    if (outcome)
        status = dt_tell_caution(&w->r->teller, outcome, &cell);
    dt_table_cell(table, dt_text_get(&cell) + (cell.length > 0));
    dt_text_free_into(&cell, &w->r->doc.text);
    return status;
}

static dt_status tell_table(const withstanding *w)
{
    dt_column columns[3 + DT_PIVOT_KINDS] = {{.title = "Outcome", .kind = DT_COLUMN_PROSE, .share = 22, .heads = true}};
    size_t count = 1;
    dt_status status = DT_OK;
    dt_table table;
    for (size_t kind = 0; kind < DT_PIVOT_KINDS; kind++)
        if (any_undone_by(w, kind))
            columns[count++] = (dt_column){.title = column_words[kind][0],
                                           .brief = column_words[kind][1],
                                           .group = "Undone by other",
                                           .kind = DT_COLUMN_NUMBER};
    columns[count++] = (dt_column){.title = "Least number", .kind = DT_COLUMN_NUMBER};
    columns[count++] = (dt_column){.title = "Handle with care", .kind = DT_COLUMN_PROSE, .share = 30};
    dt_text_printf(&w->r->doc.text,
                   "What each outcome that holds by itself or by answers withstands: by how many of the %zu single "
                   "changes it is undone, and the least number of changes that undoes it.",
                   w->s->tried);
    dt_document_table_begin(&w->r->doc, &table, columns, count, w->count);
    for (size_t k = 0; k < w->count && status == DT_OK; k++)
        status = put_row(w, &w->list[k], &table);
    dt_document_table_end(&w->r->doc, &table);
    return status;
}

/* ---- two together -------------------------------------------------------------------------------------------------- */

static void tell_pairs(const withstanding *w)
{
    const dt_sensitivity *s = w->s;
    size_t firm = 0;
    for (size_t k = 0; k < w->count; k++) {
        const size_t *pair = w->list[k].watched->pair[DT_CONCEPT_SEQ];
        firm += w->list[k].all == 0 && !pair[0];
        if (!pair[0])
            continue;
        dt_prose_title(&w->r->doc.text, w->r->teller.graph, DT_BY_NAME, w->list[k].watched->state);
        dt_text_add(&w->r->doc.text, ": no single change undoes it, but two do");
        dt_tell_pair(&w->r->doc.text, s, pair);
        dt_text_add(&w->r->doc.text, ".");
        dt_document_block(&w->r->doc, DT_ITEM);
    }
    if (firm && s->pairs_tried < s->pairs)
        dt_section_leave_out(w->r, "Of %" PRIu64 " pairs of changes %" PRIu64 " were tried.", s->pairs, s->pairs_tried);
}

/* ---- the whole ----------------------------------------------------------------------------------------------------- */

dt_status dt_tell_withstand(dt_reporter *r, const dt_sensitivity *s)
{
    withstanding w = {.r = r, .s = s};
    find_undoing(&w);
    if (w.count == 0)
        return DT_OK;
    tell_picture(&w);
    DT_TRY(tell_table(&w));
    tell_pairs(&w);
    return DT_OK;
}
