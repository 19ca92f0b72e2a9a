/* SPDX-License-Identifier: MIT */
/* Exhibits: who has which options, what combinations are ruled out and why, and the states that are left, in option form. */
#include "report/section.h"
#include "report/sets_teller.h"
#include "report/state_table.h"

#include "base/bits.h"
#include "report/letters.h"

#include <inttypes.h>
#include <stdio.h>

#define STATES_IN_BLOCK 20 /* columns of states in one table */

/* ---- decision makers and options ------------------------------------------------------------------------------------ */

static void put_name(dt_table *table, const dt_reporter *r, size_t dm, bool first)
{
    dt_text name = {.data = NULL};
    if (first)
        dt_letters_add(&name, r->teller.model->decision_makers[dm].name);
    dt_table_take(table, &name);
    dt_text_free(&name);
}

static void put_option(dt_table *table, const dt_reporter *r, size_t dm, size_t o)
{
    static const char *const directions[] = {
        [DT_BOTH] = "both ways", [DT_TAKE] = "cannot be undone", [DT_DROP] = "cannot be taken again"};
    const dt_option *option = &r->teller.model->options[o];
    uint32_t today = dt_graph_status_quo(r->teller.graph);
    put_name(table, r, dm, o == r->teller.model->decision_makers[dm].first_option);
    dt_table_cell(table, option->written);
    dt_table_cell(table, option->text);
    dt_table_cell(table, directions[option->direction]);
    if (today != DT_NO_STATE)
        dt_table_mark(table, dt_bit_get(dt_graph_state(r->teller.graph, today), o) ? DT_MARK_TICK : DT_MARK_NO);
}

static dt_status write_options(dt_reporter *r)
{
    static const dt_column columns[] = {{.title = "Decision maker", .kind = DT_COLUMN_PROSE, .share = 22},
                                        {.title = "Option", .heads = true},
                                        {.title = "What it is", .kind = DT_COLUMN_PROSE, .share = 34},
                                        {.title = "Moves", .kind = DT_COLUMN_PROSE, .share = 14},
                                        {.title = "Today", .kind = DT_COLUMN_LETTER}};
    const dt_model *model = r->teller.model;
    bool today = dt_graph_status_quo(r->teller.graph) != DT_NO_STATE;
    dt_table table;
    dt_text_add(&r->doc.text, "Who has which options; a tick marks what is done in the status quo.");
    dt_document_table_begin(&r->doc, &table, columns, today ? 5 : 4, model->option_count);
    for (size_t i = 0; i < model->dm_count; i++) {
        const dt_decision_maker *who = &model->decision_makers[i];
        for (size_t o = who->first_option; o < who->first_option + who->option_count; o++)
            put_option(&table, r, i, o);
    }
    dt_document_table_end(&r->doc, &table);
    return dt_budget_spend(r->teller.budget, 16 * (uint64_t)model->option_count);
}

static dt_status write_movers(dt_reporter *r)
{
    static const dt_column columns[] = {{.title = "Decision maker", .heads = true},
                                        {.title = "Moves", .kind = DT_COLUMN_NUMBER},
                                        {.title = "Transitive"}};
    const dt_model *model = r->teller.model;
    dt_table table;
    dt_text_add(&r->doc.text,
                "The conflict is given as a graph: states, and each decision maker's moves between them.");
    dt_document_table_begin(&r->doc, &table, columns, 3, model->dm_count);
    for (size_t i = 0; i < model->dm_count; i++) {
        put_name(&table, r, i, true);
        dt_table_number(&table, model->graph_move_counts[i]);
        dt_table_cell(&table, dt_graph_transitive(r->teller.graph, i) ? "yes" : "no");
    }
    dt_document_table_end(&r->doc, &table);
    return DT_OK;
}

/* Those who only watch are in no row of the table of options. */
static void tell_idle(dt_reporter *r)
{
    const dt_model *model = r->teller.model;
    dt_enumeration list = {.count = 0};
    for (size_t i = 0; !model->graph_form && i < model->dm_count; i++)
        if (dt_is_idle(model, i))
            dt_prose_dm(dt_enumeration_next(&list), model, i);
    dt_text_add(&r->doc.text, list.count ? "Without options: " : "");
    bool any = list.count > 0;
    dt_enumeration_end(&list, ", ", " and ", &r->doc.text);
    dt_text_add(&r->doc.text, any ? "." : "");
    dt_document_block(&r->doc, DT_NOTE);
}

dt_status dt_section_options(dt_reporter *r)
{
    DT_TRY(r->teller.model->graph_form ? write_movers(r) : write_options(r));
    tell_idle(r);
    return DT_OK;
}

/* ---- what is ruled out ------------------------------------------------------------------------------------------------ */

static void put_count(dt_table *table, const char *count)
{
    dt_text cell = {.data = NULL};
    if (count)
        dt_report_number(&cell, count);
    else
        dt_text_add(&cell, "not counted");
    dt_table_take(table, &cell);
    dt_text_free(&cell);
}

static void put_rule(dt_table *table, const dt_reporter *r, size_t k, const dt_rule_count *count)
{
    const dt_judgement *rule = &r->teller.model->infeasible[k];
    dt_text words = {.data = NULL};
    dt_prose_statement(&words, r->teller.model, rule->that);
    dt_table_cell(table, rule->text);
    dt_table_take(table, &words);
    dt_table_cell(table, rule->note.because ? rule->note.because : "");
    put_count(table, count->alone);
    put_count(table, count->after);
    dt_text_free(&words);
}

static dt_status write_rules(dt_reporter *r)
{
    static const dt_column columns[] = {
        {.title = "Ruled out", .kind = DT_COLUMN_PROSE, .share = 20, .heads = true},
        {.title = "In words", .kind = DT_COLUMN_PROSE, .share = 30},
        {.title = "Because", .kind = DT_COLUMN_PROSE, .share = 25},
        {.title = "alone", .group = "Combinations removed", .kind = DT_COLUMN_NUMBER},
        {.title = "after those above", .group = "Combinations removed", .kind = DT_COLUMN_NUMBER}};
    const dt_model *model = r->teller.model;
    dt_rule_count *counts = NULL;
    dt_table table;
    DT_TRY(r->sets ? dt_symbolic_count_removed(&counts, r->sets->symbolic)
                   : dt_rules_count_removed(&counts, model, r->teller.budget));
    dt_text_printf(&r->doc.text, "Of 2^%zu combinations of options, ", model->option_count);
    dt_section_tell_states(r, "is feasible.", "are feasible.");
    dt_document_table_begin(&r->doc, &table, columns, 5, model->infeasible_count);
    for (size_t k = 0; k < model->infeasible_count; k++)
        put_rule(&table, r, k, &counts[k]);
    dt_document_table_end(&r->doc, &table);
    dt_rule_counts_free(counts, model->infeasible_count);
    return DT_OK;
}

static void tell_forbidden(dt_reporter *r)
{
    const dt_model *model = r->teller.model;
    for (size_t k = 0; k < model->forbidden_count; k++) {
        const dt_forbidden *move = &model->forbidden[k];
        dt_enumeration list = {.count = 0};
        for (size_t i = 0; i < model->dm_count; i++)
            if (dt_bit_get(move->by, i))
                dt_prose_dm(dt_enumeration_next(&list), model, i);
        dt_text_add(&r->doc.text, "No move by ");
        dt_enumeration_end(&list, ", ", " or ", &r->doc.text);
        dt_text_add(&r->doc.text, " from where ");
        dt_prose_statement(&r->doc.text, model, move->from);
        dt_text_add(&r->doc.text, move->to ? " to where " : " anywhere");
        if (move->to)
            dt_prose_statement(&r->doc.text, model, move->to);
        dt_text_add(&r->doc.text, ".");
        dt_document_labelled(&r->doc, DT_ITEM, "Forbidden");
    }
    dt_text_add(&r->doc.text, model->single_step ? "A move changes one option only." : "");
    dt_document_labelled(&r->doc, DT_ITEM, "Single steps");
}

dt_status dt_section_rules(dt_reporter *r)
{
    if (r->teller.model->infeasible_count)
        DT_TRY(write_rules(r));
    else
        dt_text_add(&r->doc.text, r->teller.model->graph_form ? "The states are listed one by one; no rule removes any."
                                                              : "Nothing: every combination of options is feasible.");
    dt_document_block(&r->doc, DT_PARAGRAPH);
    tell_forbidden(r);
    return DT_OK;
}

/* ---- feasible states -------------------------------------------------------------------------------------------------- */

/* Which number is which named state. */
static void tell_names(dt_reporter *r)
{
    dt_enumeration list = {.count = 0};
    for (size_t k = 0; k < r->shown.count; k++) {
        uint32_t state = r->shown.states[k];
        bool today = state == dt_graph_status_quo(r->teller.graph);
        if (!dt_state_name(r->teller.graph, state) && !today)
            continue;
        dt_text *item = dt_enumeration_next(&list);
        dt_text_printf(item, "%" PRIu32 " ", state + 1);
        if (dt_state_name(r->teller.graph, state))
            dt_tell_state(&r->teller, state, item);
        dt_text_add(item, today ? " (status quo)" : "");
    }
    bool any = list.count > 0;
    dt_text_add(&r->doc.text, any ? "Names: " : "");
    dt_enumeration_end(&list, ", ", ", ", &r->doc.text);
    dt_text_add(&r->doc.text, any ? "." : "");
    dt_document_block(&r->doc, DT_NOTE);
}

/* The rows of one block of states: an option each. */
static void put_letters(dt_table *table, dt_reporter *r, size_t first, size_t count)
{
    const dt_model *model = r->teller.model;
    for (size_t o = 0; o < model->option_count; o++) {
        dt_text text = {.data = NULL};
        dt_prose_dm(&text, model, model->options[o].dm);
        dt_table_take(table, &text);
        dt_text_free(&text);
        dt_table_cell(table, model->options[o].text);
        for (size_t k = first; k < first + count; k++) {
            bool taken = dt_bit_get(dt_graph_state(r->teller.graph, r->shown.states[k]), o);
            dt_table_tone(table, taken ? DT_TONE_MEDIUM : DT_TONE_FAINT);
            dt_table_cell(table, taken ? "Y" : "N");
        }
    }
}

static dt_status write_block(dt_reporter *r, size_t first, size_t count)
{
    dt_column columns[2 + STATES_IN_BLOCK] = {{.title = "Decision maker", .kind = DT_COLUMN_PROSE, .share = 14},
                                              {.title = "Option", .kind = DT_COLUMN_PROSE, .share = 28, .heads = true}};
    char numbers[STATES_IN_BLOCK][16];
    dt_table table;
    for (size_t k = 0; k < count; k++) {
        snprintf(numbers[k], sizeof numbers[k], "%" PRIu32, r->shown.states[first + k] + 1);
        columns[2 + k] = (dt_column){.title = numbers[k], .kind = DT_COLUMN_LETTER};
    }
    dt_text_add(&r->doc.text, "States in option form, by number: Y taken, N not taken.");
    dt_document_table_begin(&r->doc, &table, columns, 2 + count, r->teller.model->option_count);
    put_letters(&table, r, first, count);
    dt_document_table_end(&r->doc, &table);
    return dt_budget_spend(r->teller.budget, 16 * (uint64_t)count * r->teller.model->option_count);
}

static dt_status write_graph_states(dt_reporter *r)
{
    static const dt_column columns[] = {{.title = "State", .kind = DT_COLUMN_NUMBER, .heads = true},
                                        {.title = "Name"},
                                        {.title = "What it is", .kind = DT_COLUMN_PROSE, .share = 60}};
    const dt_model *model = r->teller.model;
    dt_table table;
    dt_text_add(&r->doc.text, "States by number.");
    dt_document_table_begin(&r->doc, &table, columns, 3, r->shown.count);
    for (size_t k = 0; k < r->shown.count; k++) {
        uint32_t state = r->shown.states[k];
        dt_table_number(&table, (uint64_t)state + 1);
        dt_table_cell(&table, model->graph_states[state].id);
        dt_table_cell(&table, model->graph_states[state].text);
    }
    dt_document_table_end(&r->doc, &table);
    return DT_OK;
}

dt_status dt_section_states(dt_reporter *r)
{
    if (!r->shown.all)
        dt_section_leave_out(
            r,
            "Of %" PRIu32 " feasible states, tables and pictures show the %zu that matter most to what is "
            "said: the status quo, named states, outcomes, and what lies on the way to them. \"detente "
            "states\" lists all.",
            dt_graph_count(r->teller.graph), r->shown.count);
    if (r->teller.model->graph_form)
        return write_graph_states(r);
    size_t blocks = (r->shown.count + STATES_IN_BLOCK - 1) / STATES_IN_BLOCK;
    for (size_t first = 0, next; blocks > 0; first = next, blocks--) {
        next = first + (r->shown.count - first + blocks - 1) / blocks;
        DT_TRY(write_block(r, first, next - first));
    }
    tell_names(r);
    return DT_OK;
}
