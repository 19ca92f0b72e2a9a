/* SPDX-License-Identifier: MIT */
#include "report/evolution.h"

#include "base/bits.h"
#include "report/letters.h"
#include "report/marks.h"

#include <inttypes.h>

static uint32_t before(const dt_evolution *e, uint32_t k)
{
    return k ? e->moves[k - 1].to : e->from;
}

bool dt_evolution_gains(const dt_evolution *e, uint32_t k)
{
    dt_move move = e->moves[k];
    size_t reading = e->profile[move.dm];
    return dt_graph_rank(e->graph, move.dm, reading, move.to) > dt_graph_rank(e->graph, move.dm, reading, before(e, k));
}

void dt_evolution_steps(dt_document *doc, const dt_evolution *e)
{
    for (uint32_t k = 0; k < e->count; k++) {
        dt_prose_dm(&doc->text, dt_graph_model(e->graph), e->moves[k].dm);
        dt_text_add(&doc->text, " moves on by ");
        dt_prose_move(&doc->text, e->graph, e->naming, e->moves[k], before(e, k));
        dt_text_add(&doc->text, dt_evolution_gains(e, k) ? ", and gains by it." : ", without gaining by it.");
        dt_document_block(doc, DT_STEP);
    }
}

/* ---- in option form ------------------------------------------------------------------------------------------------ */

static void add_option(dt_text *out, const dt_model *model, size_t o)
{
    dt_letters_add(out, model->options[o].text);
    dt_prose_owner(out, model, o);
}

/* `scratch` is empty before and after. */
static size_t widest_option(const dt_model *model, dt_text *scratch)
{
    size_t widest = 0;
    for (size_t o = 0; o < model->option_count; o++) {
        add_option(scratch, model, o);
        size_t width = dt_letters_width(dt_text_get(scratch));
        widest = width > widest ? width : widest;
        scratch->length = 0;
    }
    return widest;
}

static dt_column letter_column(const char *title)
{
    return (dt_column){.title = title, .width = dt_letters_width(title), .kind = DT_COLUMN_LETTER};
}

/* Who moves, in few letters where the columns are as wide as their titles. */
static void add_mover(const dt_evolution *e, uint32_t k, const char *const *marks, dt_text *title)
{
    if (marks)
        dt_text_printf(title, "%s%s", marks[e->moves[k].dm], dt_evolution_gains(e, k) ? "" : "*");
    else
        dt_prose_dm(title, dt_graph_model(e->graph), e->moves[k].dm);
    dt_text_add(title, marks || dt_evolution_gains(e, k) ? "" : " (no gain)");
}

/* Two columns for each move: the arrow, headed by the mover, and the state it leads to. */
static void head_columns(const dt_evolution *e, const char *const *marks, dt_column *columns, dt_text *names)
{
    const dt_model *model = dt_graph_model(e->graph);
    columns[0] = (dt_column){.title = "Option",
                             .width = widest_option(model, &names[0]),
                             .kind = DT_COLUMN_PROSE,
                             .share = 34,
                             .heads = true};
    dt_text_printf(&names[0], "%" PRIu32, e->from + 1);
    columns[1] = letter_column(dt_text_get(&names[0]));
    for (uint32_t k = 0; k < e->count; k++) {
        dt_text *mover = &names[1 + 2 * k], *state = &names[2 + 2 * k];
        add_mover(e, k, marks, mover);
        dt_text_printf(state, "%" PRIu32, e->moves[k].to + 1);
        columns[2 + 2 * k] = (dt_column){.title = dt_text_get(mover), .kind = DT_COLUMN_PROSE, .share = 9};
        columns[2 + 2 * k].width = dt_letters_width(dt_text_get(mover));
        columns[3 + 2 * k] = letter_column(dt_text_get(state));
    }
}

static void put_letter(dt_table *table, bool taken)
{
    dt_table_tone(table, taken ? DT_TONE_MEDIUM : DT_TONE_FAINT);
    dt_table_cell(table, taken ? "Y" : "N");
}

static void put_rows(dt_table *table, const dt_evolution *e)
{
    const dt_model *model = dt_graph_model(e->graph);
    const uint64_t *start = dt_graph_state(e->graph, e->from);
    dt_text label = {.data = NULL};
    for (size_t o = 0; o < model->option_count; o++) {
        bool taken = dt_bit_get(start, o);
        add_option(&label, model, o);
        dt_table_take(table, &label);
        put_letter(table, taken);
        for (uint32_t k = 0; k < e->count; k++) {
            bool next = dt_bit_get(dt_graph_state(e->graph, e->moves[k].to), o);
            dt_table_mark(table, next != taken ? DT_MARK_ARROW : DT_MARK_NO);
            put_letter(table, next);
            taken = next;
        }
    }
    dt_text_free(&label);
}

static void tell_marks(dt_document *doc, const dt_evolution *e, const char *const *marks)
{
    dt_enumeration list = {.count = 0};
    for (size_t dm = 0; dm < dt_graph_model(e->graph)->dm_count; dm++) {
        bool moves = false;
        for (uint32_t k = 0; k < e->count; k++)
            moves |= e->moves[k].dm == dm;
        dt_text *item = moves ? dt_enumeration_next(&list) : NULL;
        if (moves)
            dt_text_printf(item, "%s ", marks[dm]);
        if (moves)
            dt_prose_dm(item, dt_graph_model(e->graph), dm);
    }
    dt_text_add(&doc->text, " ");
    dt_enumeration_end(&list, ", ", ", ", &doc->text);
    dt_text_add(&doc->text, "; * moves without gaining by it.");
}

static void write_table(dt_document *doc, const dt_evolution *e, const char *const *marks)
{
    dt_column columns[2 + 2 * DT_EVOLUTION_MOVES_MAX];
    dt_text names[1 + 2 * DT_EVOLUTION_MOVES_MAX] = {{.data = NULL}};
    const dt_model *model = dt_graph_model(e->graph);
    dt_table table;
    head_columns(e, marks, columns, names);
    dt_text_add(&doc->text, "In option form, with an arrow at each option that changes, under the mover's name.");
    if (marks)
        tell_marks(doc, e, marks);
    dt_document_table_begin(doc, &table, columns, 2 + 2 * e->count, model->option_count);
    put_rows(&table, e);
    dt_document_table_end(doc, &table);
    for (size_t k = 0; k < 1 + 2 * DT_EVOLUTION_MOVES_MAX; k++)
        dt_text_free_into(&names[k], &doc->text);
}

void dt_evolution_table(dt_document *doc, const dt_evolution *e)
{
    dt_marks marks = {.list = NULL};
    dt_status status = DT_OK;
    if (dt_graph_model(e->graph)->graph_form || e->count == 0 || e->count > DT_EVOLUTION_MOVES_MAX)
        return;
    if (doc->format == DT_FORMAT_TEXT)
        status = dt_marks_new(&marks, dt_graph_model(e->graph));
    if (status == DT_OK)
        write_table(doc, e, marks.list);
    else if (doc->text.status == DT_OK)
        doc->text.status = status;
    dt_marks_free(&marks);
}
