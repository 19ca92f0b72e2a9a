/* SPDX-License-Identifier: MIT */
/* Perceptions in rows: for each state what it is, and for each decision maker whether it recognises it, would stay, and expects
 * it to hold. */
#include "report/perceive.h"
#include "report/state_table.h"

/* Wide enough for the longest heading over the columns of all. */
static size_t width_for(const dt_graph *graph)
{
    return sizeof "recognises" / dt_graph_model(graph)->dm_count + 1;
}

static dt_status describe(dt_state_table *table)
{
    size_t width = width_for(table->graph);
    DT_TRY(dt_state_table_start_bare(table, table->graph, table->format));
    DT_TRY(dt_state_table_add(table, "feasible", "feasible"));
    DT_TRY(dt_state_table_add(table, "kind", "kind      "));
    DT_TRY(dt_state_table_add_each(table, "recognises", width, DT_COLUMN_LETTER));
    DT_TRY(dt_state_table_add_each(table, "stays", width, DT_COLUMN_LETTER));
    return dt_state_table_add_each(table, "expects", width, DT_COLUMN_LETTER);
}

static void put_mark(dt_table *table, bool yes)
{
    dt_table_mark(table, yes ? DT_MARK_TICK : DT_MARK_NO);
}

static void put_row(dt_state_table *table, const dt_perceive_page *page, uint32_t state)
{
    const dt_hypergame *h = page->h;
    dt_concept_id concept = page->asked->concept;
    dt_state_table_row(table, state);
    put_mark(&table->table, dt_hypergame_real(h, state));
    dt_table_cell(&table->table, dt_hyper_name(dt_hypergame_kind(h, concept, state)));
    for (size_t dm = 0; dm < page->model->dm_count; dm++)
        put_mark(&table->table, dt_hypergame_recognises(h, dm, state));
    for (size_t dm = 0; dm < page->model->dm_count; dm++)
        put_mark(&table->table, dt_hypergame_stays(h, concept, dm, state));
    for (size_t dm = 0; dm < page->model->dm_count; dm++)
        put_mark(&table->table, dt_hypergame_expects(h, concept, dm, state));
}

static dt_status put_rows(dt_state_table *table, const dt_perceive_page *page)
{
    for (uint32_t s = 0; s < dt_graph_count(table->graph); s++) {
        put_row(table, page, s);
        DT_TRY(dt_budget_spend(page->asked->budget, 32));
    }
    return DT_OK;
}

dt_status dt_perceive_csv(const dt_perceive_asked *asked, dt_text *out)
{
    dt_perceive_page page = dt_perceive_page_of(asked, NULL);
    dt_state_table table = {.graph = page.h->stage, .format = DT_FORMAT_CSV};
    dt_status status = describe(&table);
    if (status == DT_OK) {
        dt_state_table_begin(&table, out, dt_graph_count(page.h->stage));
        status = put_rows(&table, &page);
        dt_table_end(&table.table);
    }
    dt_state_table_free(&table);
    return status == DT_OK ? out->status : status;
}

dt_status dt_tell_perceive_table(dt_perceive_page *page)
{
    dt_state_table table = {.graph = page->h->stage, .format = page->doc->format};
    dt_status status = describe(&table);
    if (status == DT_OK) {
        dt_text_add(&page->doc->text, "All states: what each is, who recognises it, who would stay, who expects it to "
                                      "hold. Decision makers are numbered in their order.");
        dt_document_table_begin(page->doc, &table.table, table.columns, table.count, dt_graph_count(page->h->stage));
        status = put_rows(&table, page);
        dt_document_table_end(page->doc, &table.table);
    }
    dt_state_table_free(&table);
    return status;
}
