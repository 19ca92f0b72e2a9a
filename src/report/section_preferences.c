/* SPDX-License-Identifier: MIT */
/* Exhibit: what each decision maker prefers, as its author wrote it and as a ranking of states. */
#include "report/section.h"

#include "base/bits.h"
#include "base/memory.h"
#include "report/letters.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#define MARKS_MAX 5   /* degrees that are drawn */
#define PAIRS_MAX 100 /* comparisons that are listed: a table may hold hundreds of thousands */

/* ---- as written ------------------------------------------------------------------------------------------------------- */

static void put_strength(dt_table *table, const dt_judgement *statement)
{
    char text[32];
    snprintf(text, sizeof text, "%u degrees", (unsigned)statement->strength);
    dt_table_cell(table, statement->unknown                 ? "not known"
                         : statement->strength <= DT_MILD   ? "mildly"
                         : statement->strength == DT_STRONG ? "strongly"
                                                            : text);
}

static void write_statements(dt_reporter *r, const dt_reading *reading)
{
    static const dt_column columns[] = {{.title = "No.", .kind = DT_COLUMN_NUMBER},
                                        {.title = "Statement", .kind = DT_COLUMN_PROSE, .share = 34, .heads = true},
                                        {.title = "In words", .kind = DT_COLUMN_PROSE, .share = 40},
                                        {.title = "How strongly", .kind = DT_COLUMN_PROSE, .share = 10}};
    static const dt_column plain[] = {{.title = "No.", .kind = DT_COLUMN_NUMBER},
                                      {.title = "Statement", .kind = DT_COLUMN_PROSE, .share = 34, .heads = true},
                                      {.title = "In words", .kind = DT_COLUMN_PROSE, .share = 50}};
    dt_text words = {.data = NULL};
    dt_table table;
    dt_text_add(&r->doc.text, "Statements, most important first.");
    dt_document_table_begin(&r->doc, &table, r->findings ? columns : plain, r->findings ? 4 : 3,
                            reading->statement_count);
    for (size_t k = 0; k < reading->statement_count; k++) {
        dt_prose_statement(&words, r->teller.model, reading->statements[k].that);
        dt_table_number(&table, k + 1);
        dt_table_cell(&table, reading->statements[k].text);
        dt_table_take(&table, &words);
        if (r->findings)
            put_strength(&table, &reading->statements[k]);
    }
    dt_document_table_end(&r->doc, &table);
    dt_text_free(&words);
}

/* Comparisons of pairs, each for itself. */
static void write_pairs(dt_reporter *r, size_t dm, const dt_reading *reading)
{
    static const char *const kinds[] = {[DT_TIED] = "tied", [DT_NOT_KNOWN] = "not known", [DT_BY_CHANCE] = "tied"};
    static const dt_column columns[] = {{.title = "Comparison", .kind = DT_COLUMN_PROSE, .share = 80, .heads = true}};
    size_t shown = reading->pair_count < PAIRS_MAX ? reading->pair_count : PAIRS_MAX;
    dt_table table;
    dt_text_add(&r->doc.text, "Pairs of states, each compared for itself.");
    dt_document_table_begin(&r->doc, &table, columns, 1, shown);
    for (size_t k = 0; k < shown; k++)
        dt_table_cell(&table, reading->pairs[k].text);
    dt_document_table_end(&r->doc, &table);
    if (shown < reading->pair_count) {
        dt_text_printf(&r->doc.text, "The model has %zu comparisons more.", reading->pair_count - shown);
        dt_document_block(&r->doc, DT_NOTE);
    }
    if (reading->others_given)
        dt_text_printf(&r->doc.text, "Pairs that are not listed are %s.", kinds[reading->others.kind]);
    dt_document_block(&r->doc, DT_NOTE);
    if (reading->threshold)
        dt_text_printf(&r->doc.text, "A degree counts from a certainty of %s on.", reading->threshold);
    if (reading->chances)
        dt_prose_chances(&r->doc.text, r->teller.model, dm, reading->chances);
    dt_document_block(&r->doc, DT_NOTE);
}

static void write_weights(dt_reporter *r, const dt_reading *reading)
{
    static const dt_column columns[] = {{.title = "Option", .kind = DT_COLUMN_PROSE, .share = 60, .heads = true},
                                        {.title = "Weight", .kind = DT_COLUMN_NUMBER}};
    const dt_model *model = r->teller.model;
    size_t rows = 0;
    dt_table table;
    for (size_t o = 0; o < model->option_count; o++)
        rows += reading->weights[o] != 0;
    dt_text_add(&r->doc.text, "Weights; the score of a state is the sum over the options taken.");
    dt_document_table_begin(&r->doc, &table, columns, 2, rows);
    for (size_t o = 0; o < model->option_count; o++) {
        char weight[16];
        if (!reading->weights[o])
            continue;
        snprintf(weight, sizeof weight, "%" PRId32, reading->weights[o]);
        dt_table_cell(&table, model->options[o].text);
        dt_table_cell(&table, weight);
    }
    dt_document_table_end(&r->doc, &table);
}

/* ---- as a ranking ----------------------------------------------------------------------------------------------------- */

typedef struct ranked {
    uint32_t rank, state;
} ranked;

static int best_first(const void *left, const void *right)
{
    const ranked *a = left, *b = right;
    if (a->rank != b->rank)
        return a->rank > b->rank ? -1 : 1;
    return a->state < b->state ? -1 : a->state > b->state;
}

/* " > " or " ~ "; where degrees matter as many ">" as there are. */
static void add_sign(dt_reporter *r, size_t dm, size_t reading, ranked better, ranked worse)
{
    unsigned degree = DT_MILD;
    if (better.rank == worse.rank) {
        dt_text_add(&r->doc.text, " ~ ");
        return;
    }
    if (r->findings)
        degree = dt_graph_relate(r->teller.graph, dm, reading, better.state, worse.state).strength;
    dt_text_add(&r->doc.text, " ");
    for (unsigned k = 0; k < degree && k < MARKS_MAX; k++)
        dt_text_add(&r->doc.text, ">");
    dt_text_add(&r->doc.text, " ");
}

static void tell_ranking(dt_reporter *r, size_t dm, size_t reading)
{
    const dt_graph *graph = r->teller.graph;
    ranked list[DT_SHOWN_MAX];
    uint32_t classes = dt_graph_class_count(graph, dm, reading);
    if (classes == 1) {
        dt_text_add(&r->doc.text, "All states are the same to it.");
        dt_document_block(&r->doc, DT_PARAGRAPH);
        return;
    }
    for (size_t k = 0; k < r->shown.count; k++) {
        uint32_t state = r->shown.states[k];
        list[k] = (ranked){dt_graph_rank(graph, dm, reading, state), state};
    }
    qsort(list, r->shown.count, sizeof *list, best_first);
    dt_text_printf(&r->doc.text, "%" PRIu32 " classes. Best first%s: ", classes,
                   r->shown.all ? "" : ", of the states shown");
    for (size_t k = 0; k < r->shown.count; k++) {
        if (k)
            add_sign(r, dm, reading, list[k - 1], list[k]);
        dt_text_printf(&r->doc.text, "%" PRIu32, list[k].state + 1);
    }
    dt_text_add(&r->doc.text, ".");
    dt_document_labelled(&r->doc, DT_PARAGRAPH, "Ranking");
}

/* ---- all --------------------------------------------------------------------------------------------------------------- */

static void tell_reading(dt_reporter *r, size_t dm, size_t k)
{
    const dt_decision_maker *who = &r->teller.model->decision_makers[dm];
    const dt_reading *reading = &who->readings[k];
    dt_letters_add(&r->doc.text, who->name);
    if (who->has_readings)
        dt_text_printf(&r->doc.text, ", read as \"%s\" (plausibility %" PRIu32 ")", reading->name, reading->weight);
    dt_document_heading(&r->doc, 4, NULL);
    if (reading->kind == DT_BY_STATEMENTS && reading->statement_count)
        write_statements(r, reading);
    if (reading->kind == DT_BY_WEIGHTS)
        write_weights(r, reading);
    if (reading->kind == DT_BY_RANKING) {
        dt_text_add(&r->doc.text, "Given as a ranking of all states.");
        dt_document_block(&r->doc, DT_NOTE);
    }
    if (reading->kind == DT_BY_PAIRS)
        write_pairs(r, dm, reading);
    if (!r->sets && dt_reading_ranks(reading))
        tell_ranking(r, dm, k);
}

dt_status dt_section_preferences(dt_reporter *r)
{
    const dt_model *model = r->teller.model;
    dt_text_add(&r->doc.text,
                "One state is preferred to another if the most important statement on which they differ is true "
                "there.");
    dt_text_add(&r->doc.text, r->sets ? "" : " \">\": preferred to; \"~\": all the same.");
    dt_text_add(&r->doc.text, r->findings
                                  ? " \">>\" and more: by so many degrees. Where what decides is not known, neither is "
                                    "which state is preferred."
                                  : "");
    dt_document_block(&r->doc, DT_NOTE);
    for (size_t i = 0; i < model->dm_count; i++)
        for (size_t k = 0; k < model->decision_makers[i].reading_count; k++) {
            tell_reading(r, i, k);
            DT_TRY(r->doc.text.status);
            DT_TRY(dt_budget_spend(r->teller.budget, 1024));
        }
    return DT_OK;
}
