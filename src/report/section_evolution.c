/* SPDX-License-Identifier: MIT */
/* Exhibit: how it could come from the status quo to each outcome, in option form, with an arrow at each option that changes
 * and the mover named. Where improvements do not lead, the fewest moves are shown that somebody would have to make without
 * gaining by them. */
#include "report/section.h"

#include "base/bits.h"
#include "base/memory.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#define MOVES_MAX 9 /* of a route that is shown as a table */

static bool improves(const dt_reporter *r, dt_move move, uint32_t from)
{
    size_t reading = r->teller.profile[move.dm];
    return dt_graph_rank(r->teller.graph, move.dm, reading, move.to) >
           dt_graph_rank(r->teller.graph, move.dm, reading, from);
}

/* ---- move by move ------------------------------------------------------------------------------------------------------ */

static void tell_steps(dt_reporter *r, const dt_route *route)
{
    uint32_t from = dt_graph_status_quo(r->teller.graph);
    for (uint32_t k = 0; k < route->count; from = route->moves[k++].to) {
        dt_move move = route->moves[k];
        dt_text *text = &r->doc.text;
        dt_prose_dm(text, r->teller.model, move.dm);
        dt_text_add(text, " moves on by ");
        dt_tell_move(&r->teller, move.dm, from, move.to, text);
        dt_text_add(text, improves(r, move, from) ? ", and gains by it." : ", without gaining by it.");
        dt_document_block(&r->doc, DT_STEP);
    }
}

/* ---- in option form ---------------------------------------------------------------------------------------------------- */

/* Two columns for each move: the arrow, headed by the mover, and the state it leads to. */
static void head_columns(const dt_reporter *r, const dt_route *route, dt_column *columns, dt_text *names)
{
    uint32_t from = dt_graph_status_quo(r->teller.graph);
    columns[0] = (dt_column){.title = "Option", .kind = DT_COLUMN_PROSE, .share = 34, .heads = true};
    dt_text_printf(&names[0], "%" PRIu32, from + 1);
    columns[1] = (dt_column){.title = dt_text_get(&names[0]), .kind = DT_COLUMN_LETTER};
    for (uint32_t k = 0; k < route->count; from = route->moves[k++].to) {
        dt_text *mover = &names[1 + 2 * k], *state = &names[2 + 2 * k];
        dt_prose_dm(mover, r->teller.model, route->moves[k].dm);
        dt_text_add(mover, improves(r, route->moves[k], from) ? "" : " (no gain)");
        dt_text_printf(state, "%" PRIu32, route->moves[k].to + 1);
        columns[2 + 2 * k] = (dt_column){.title = dt_text_get(mover), .kind = DT_COLUMN_PROSE, .share = 9};
        columns[3 + 2 * k] = (dt_column){.title = dt_text_get(state), .kind = DT_COLUMN_LETTER};
    }
}

static void put_letter(dt_table *table, bool taken)
{
    dt_table_tone(table, taken ? DT_TONE_MEDIUM : DT_TONE_FAINT);
    dt_table_cell(table, taken ? "Y" : "N");
}

static void put_rows(dt_table *table, const dt_reporter *r, const dt_route *route)
{
    const dt_model *model = r->teller.model;
    const uint64_t *start = dt_graph_state(r->teller.graph, dt_graph_status_quo(r->teller.graph));
    for (size_t o = 0; o < model->option_count; o++) {
        bool taken = dt_bit_get(start, o);
        dt_table_cell(table, model->options[o].text);
        put_letter(table, taken);
        for (uint32_t k = 0; k < route->count; k++) {
            bool next = dt_bit_get(dt_graph_state(r->teller.graph, route->moves[k].to), o);
            dt_table_mark(table, next != taken ? DT_MARK_ARROW : DT_MARK_NO);
            put_letter(table, next);
            taken = next;
        }
    }
}

static void write_table(dt_reporter *r, const dt_route *route)
{
    dt_column columns[2 + 2 * MOVES_MAX];
    dt_text names[1 + 2 * MOVES_MAX] = {{.data = NULL}};
    dt_table table;
    head_columns(r, route, columns, names);
    dt_text_add(&r->doc.text, "In option form, with an arrow at each option that changes, under the mover's name.");
    dt_document_table_begin(&r->doc, &table, columns, 2 + 2 * route->count, r->teller.model->option_count);
    put_rows(&table, r, route);
    dt_document_table_end(&r->doc, &table);
    for (size_t k = 0; k < 1 + 2 * MOVES_MAX; k++)
        dt_text_free_into(&names[k], &r->doc.text);
}

/* ---- all ---------------------------------------------------------------------------------------------------------------- */

static void tell_route(dt_reporter *r, const dt_route *route)
{
    dt_text *text = &r->doc.text;
    dt_text_add(text, "To ");
    dt_tell_state(&r->teller, route->target, text);
    dt_document_heading(&r->doc, 4, NULL);
    if (!route->found) {
        dt_text_add(text, "No moves lead there.");
        dt_document_block(&r->doc, DT_PARAGRAPH);
        return;
    }
    dt_tell_count(text, route->count, "move", "moves");
    if (route->price == 0)
        dt_text_add(text, route->count == 1 ? ", an improvement." : ", each an improvement.");
    else if (route->count == 1)
        dt_text_add(text, ", without gain for the one who makes it.");
    else
        dt_text_printf(text, ", of which at least %" PRIu32 " without gain for the one who moves.", route->price);
    dt_document_block(&r->doc, DT_PARAGRAPH);
    tell_steps(r, route);
    if (!r->teller.model->graph_form && route->count <= MOVES_MAX)
        write_table(r, route);
}

dt_status dt_section_evolution(dt_reporter *r)
{
    size_t told = 0;
    for (size_t k = 0; k < r->routes.count; k++) {
        const dt_route *route = &r->routes.list[k];
        if (route->target == dt_graph_status_quo(r->teller.graph))
            continue;
        tell_route(r, route);
        told++;
    }
    if (told == 0) {
        dt_text_add(&r->doc.text, "There is no outcome to go to: nothing but the status quo can hold.");
        dt_document_block(&r->doc, DT_PARAGRAPH);
    }
    return DT_OK;
}
