/* SPDX-License-Identifier: MIT */
/* What the model rests on: every judgement in it with its reason and citation, those without a citation as assumptions, and
 * for each outcome the judgements that decide. */
#include "report/section.h"

#include "report/letters.h"

#include <inttypes.h>

/* ---- every judgement ---------------------------------------------------------------------------------------------------- */

/* One judgement of the model: what kind, what it says, why. */
typedef struct judgement {
    const char *kind;
    const dt_note *note;
    dt_text text;
} judgement;

typedef struct walk {
    dt_reporter *r;
    void (*visit)(struct walk *w, judgement *one);
    dt_table *table;
    uint64_t count;
    judgement one;
} walk;

static void visit(walk *w, const char *kind, const dt_note *note)
{
    w->one.kind = kind;
    w->one.note = note;
    w->visit(w, &w->one);
    w->count++;
    w->one.text.length = 0;
}

/* A decision maker's judgement: its name comes first. */
static dt_text *about(walk *w, size_t dm)
{
    dt_prose_dm(&w->one.text, w->r->teller.model, dm);
    dt_text_add(&w->one.text, ": ");
    return &w->one.text;
}

static void walk_options(walk *w)
{
    const dt_model *model = w->r->teller.model;
    for (size_t i = 0; i < model->dm_count; i++) {
        const dt_decision_maker *who = &model->decision_makers[i];
        dt_letters_add(&w->one.text, who->name);
        visit(w, "decision maker", &who->note);
        for (size_t o = who->first_option; o < who->first_option + who->option_count; o++) {
            dt_letters_add(about(w, i), model->options[o].text);
            visit(w, "option", &model->options[o].note);
        }
    }
}

static void walk_rules(walk *w)
{
    const dt_model *model = w->r->teller.model;
    for (size_t k = 0; k < model->infeasible_count; k++) {
        dt_letters_add(&w->one.text, model->infeasible[k].text);
        visit(w, "infeasible", &model->infeasible[k].note);
    }
    for (size_t k = 0; k < model->forbidden_count; k++) {
        dt_text_add(&w->one.text, "from where ");
        dt_prose_statement(&w->one.text, model, model->forbidden[k].from);
        visit(w, "forbidden move", &model->forbidden[k].note);
    }
    for (size_t k = 0; k < model->named_count; k++) {
        dt_prose_title(&w->one.text, w->r->teller.graph, DT_BY_NAME, dt_graph_named(w->r->teller.graph, k));
        visit(w, "named state", &model->named[k].note);
    }
}

static void walk_reading(walk *w, size_t dm, const dt_reading *reading)
{
    for (size_t k = 0; k < reading->statement_count && reading->kind == DT_BY_STATEMENTS; k++) {
        if (reading->name)
            dt_text_printf(about(w, dm), "(%s) ", reading->name);
        else
            about(w, dm);
        dt_text_printf(&w->one.text, "%zu. ", k + 1);
        dt_letters_add(&w->one.text, reading->statements[k].text);
        visit(w, "statement", &reading->statements[k].note);
    }
}

static void walk_preferences(walk *w)
{
    const dt_model *model = w->r->teller.model;
    for (size_t i = 0; i < model->dm_count; i++) {
        const dt_decision_maker *who = &model->decision_makers[i];
        dt_text_add(about(w, i), "what it prefers");
        visit(w, "preference", &who->preference_note);
        for (size_t k = 0; k < who->reading_count; k++) {
            if (who->has_readings) {
                dt_text_printf(about(w, i), "read as \"%s\"", who->readings[k].name);
                visit(w, "reading", &who->readings[k].note);
            }
            walk_reading(w, i, &who->readings[k]);
        }
    }
}

/* Calls `visit_one` for every judgement, in the order of a model file. */
static dt_status walk_all(dt_reporter *r, dt_table *table, void (*visit_one)(walk *, judgement *), uint64_t *count)
{
    walk w = {.r = r, .visit = visit_one, .table = table};
    walk_options(&w);
    walk_rules(&w);
    walk_preferences(&w);
    dt_status status = w.one.text.status;
    dt_text_free(&w.one.text);
    *count = w.count;
    return status == DT_OK ? dt_budget_spend(r->teller.budget, 64 * w.count) : status;
}

/* ---- citations ------------------------------------------------------------------------------------------------------------ */

static void put_citations(dt_table *table, const dt_model *model, const dt_note *note)
{
    dt_text cell = {.data = NULL};
    dt_prose_citations(&cell, model, note);
    dt_table_take(table, &cell);
    dt_text_free(&cell);
}

static void tell_source(dt_reporter *r, const dt_cited_source *source)
{
    const char *const parts[] = {source->title, source->date, source->file, source->url, source->note.because};
    dt_enumeration list = {.count = 0};
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
        if (parts[k])
            dt_letters_add(dt_enumeration_next(&list), parts[k]);
    if (!list.count)
        dt_text_add(dt_enumeration_next(&list), "no more is said of it");
    dt_enumeration_end(&list, ", ", ", ", &r->doc.text);
    dt_text_add(&r->doc.text, ".");
    dt_document_labelled(&r->doc, DT_ITEM, source->id);
}

static void put_judgement(walk *w, judgement *one)
{
    if (one->note->citation_count == 0)
        return;
    dt_table_cell(w->table, one->kind);
    dt_table_take(w->table, &one->text);
    dt_table_cell(w->table, one->note->because ? one->note->because : "");
    put_citations(w->table, w->r->teller.model, one->note);
}

static void tell_nothing(walk *w, judgement *one)
{
    (void)w;
    (void)one;
}

static void count_cited(walk *w, judgement *one)
{
    w->count -= one->note->citation_count == 0;
}

dt_status dt_section_judgements(dt_reporter *r)
{
    static const dt_column columns[] = {{.title = "What"},
                                        {.title = "Judgement", .kind = DT_COLUMN_PROSE, .share = 36, .heads = true},
                                        {.title = "Because", .kind = DT_COLUMN_PROSE, .share = 32},
                                        {.title = "Source", .kind = DT_COLUMN_PROSE, .share = 12}};
    const dt_model *model = r->teller.model;
    uint64_t cited, all;
    dt_table table;
    for (size_t k = 0; k < model->source_count; k++)
        tell_source(r, &model->sources[k]);
    DT_TRY(walk_all(r, NULL, count_cited, &cited));
    if (cited == 0) {
        dt_text_add(&r->doc.text, "No judgement in the model names a source.");
        dt_document_block(&r->doc, DT_PARAGRAPH);
        return DT_OK;
    }
    dt_text_add(&r->doc.text, "Every judgement with a source. \xc2\xb6 is the paragraph.");
    dt_document_table_begin(&r->doc, &table, columns, 4, cited);
    dt_status status = walk_all(r, &table, put_judgement, &all);
    dt_document_table_end(&r->doc, &table);
    return status;
}

/* ---- assumptions ------------------------------------------------------------------------------------------------------------ */

static void tell_assumption(walk *w, judgement *one)
{
    dt_text *text = &w->r->doc.text;
    if (one->note->citation_count)
        return;
    dt_text_add(text, dt_text_get(&one->text));
    if (one->note->because) {
        dt_text_add(text, ". Because: ");
        dt_letters_add(text, one->note->because);
    }
    dt_document_labelled(&w->r->doc, DT_ITEM, one->kind);
}

dt_status dt_section_assumptions(dt_reporter *r)
{
    uint64_t cited, all;
    DT_TRY(walk_all(r, NULL, count_cited, &cited));
    DT_TRY(walk_all(r, NULL, tell_nothing, &all));
    if (cited == all)
        dt_text_add(&r->doc.text, "Every judgement in the model has a source.");
    else
        dt_text_printf(&r->doc.text,
                       "%" PRIu64 " of %" PRIu64 " judgements name no source; whoever doubts the answer should look "
                       "at these first.",
                       all - cited, all);
    dt_document_block(&r->doc, DT_PARAGRAPH);
    return walk_all(r, NULL, tell_assumption, &all);
}

/* ---- what the outcomes rest on ------------------------------------------------------------------------------------------------ */

static const dt_judgement *decider(const dt_reporter *r, size_t outcome, size_t dm)
{
    const dt_reading *reading = &r->teller.model->decision_makers[dm].readings[r->teller.profile[dm]];
    size_t on = r->outcomes.list[outcome].stands[dm].on;
    return on == DT_PATTERN_NONE ? NULL : &reading->statements[on];
}

static void put_ground(dt_table *table, const dt_reporter *r, size_t outcome, size_t dm)
{
    static const char *const ways[] = {[DT_UNSTABLE] = "",
                                       [DT_BY_NO_MOVE] = "no move",
                                       [DT_BY_LIKING] = "liking",
                                       [DT_BY_TIE] = "a tie",
                                       [DT_BY_SANCTION] = "sanction"};
    const dt_judgement *on = decider(r, outcome, dm);
    dt_text name = {.data = NULL};
    dt_prose_dm(&name, r->teller.model, dm);
    dt_table_take(table, &name);
    dt_table_cell(table, ways[r->outcomes.list[outcome].stands[dm].by]);
    dt_table_cell(table, on ? on->text : "");
    dt_table_cell(table, on && on->note.because ? on->note.because : "");
    if (on)
        put_citations(table, r->teller.model, &on->note);
    else
        dt_table_cell(table, "");
    dt_text_free(&name);
}

static void write_grounds(dt_reporter *r, size_t outcome)
{
    static const dt_column columns[] = {
        {.title = "Decision maker", .kind = DT_COLUMN_PROSE, .share = 18, .heads = true},
        {.title = "Holds by"},
        {.title = "Rests on", .kind = DT_COLUMN_PROSE, .share = 26},
        {.title = "Because", .kind = DT_COLUMN_PROSE, .share = 28},
        {.title = "Source", .kind = DT_COLUMN_PROSE, .share = 12}};
    const dt_model *model = r->teller.model;
    dt_table table;
    size_t rows = 0;
    for (size_t i = 0; i < model->dm_count; i++)
        rows += !dt_is_idle(model, i);
    dt_prose_title(&r->doc.text, r->teller.graph, DT_BY_NAME, r->outcomes.list[outcome].state);
    dt_text_printf(&r->doc.text, ", under %s.", dt_concept_get(r->outcomes.list[outcome].shown)->brief);
    dt_document_table_begin(&r->doc, &table, columns, 5, rows);
    for (size_t i = 0; i < model->dm_count; i++)
        if (!dt_is_idle(model, i))
            put_ground(&table, r, outcome, i);
    dt_document_table_end(&r->doc, &table);
}

dt_status dt_section_grounds(dt_reporter *r)
{
    if (r->outcomes.count == 0)
        dt_text_add(&r->doc.text, "There is no outcome.");
    else
        dt_text_add(&r->doc.text,
                    "The statement that each decision maker would go against, or that an answer would cost it, if "
                    "it moved away. If it is wrong, the outcome may not hold.");
    dt_document_block(&r->doc, DT_PARAGRAPH);
    for (size_t k = 0; k < r->outcomes.count; k++)
        write_grounds(r, k);
    return DT_OK;
}
