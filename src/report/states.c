/* SPDX-License-Identifier: MIT */
/* `states`: what each rule removes, the feasible states, and on request where each decision maker can move. */
#include "report/json_parts.h"
#include "report/letters.h"
#include "report/prose.h"
#include "report/state_table.h"

#include <inttypes.h>

typedef struct lister {
    const dt_graph *graph;
    const dt_model *model;
    const uint32_t *profile;
    dt_format format;
    bool moves;
    const dt_report_options *options;
    dt_budget *budget;
    dt_text *out;
    dt_rule_count *rules; /* one for each infeasibility rule */
    dt_text scratch;
} lister;

/* ---- moves ---------------------------------------------------------------------------------------------------------- */

typedef struct move_list {
    const lister *l;
    size_t dm;
    uint32_t from; /* the state left */
    const dt_reading *reading;
    dt_json *json; /* one of the two */
    dt_text *text;
} move_list;

static dt_relation_kind compare(const move_list *list, uint32_t to)
{
    const dt_graph *graph = list->l->graph;
    uint32_t reading = list->l->profile[list->dm];
    if (!dt_reading_ranks(list->reading))
        return dt_relation_tempting(dt_rules_relate(list->l->model, list->reading, dt_graph_state(graph, to),
                                                    dt_graph_state(graph, list->from)));
    return dt_graph_rank(graph, list->dm, reading, to) > dt_graph_rank(graph, list->dm, reading, list->from)
               ? DT_PREFERRED
               : DT_TIED;
}

static dt_status add_move(void *user, uint32_t to)
{
    move_list *list = user;
    dt_relation_kind how = compare(list, to);
    bool better = how == DT_PREFERRED, unknown = how == DT_NOT_KNOWN;
    if (list->json) {
        dt_json_open_mapping(list->json, DT_JSON_LINE);
        dt_json_member_number(list->json, "to", (uint64_t)to + 1);
        dt_json_key(list->json, "improvement");
        if (unknown)
            dt_json_null(list->json);
        else
            dt_json_bool(list->json, better);
        dt_json_close(list->json);
    } else {
        dt_text_printf(list->text, "%s%" PRIu32 "%s", list->text->length ? " " : "", to + 1,
                       better    ? "*"
                       : unknown ? "?"
                                 : "");
    }
    return dt_budget_spend(list->l->budget, 4);
}

static dt_status each_move(const lister *l, size_t dm, uint32_t from, dt_json *json, dt_text *text)
{
    move_list list = {.l = l, .dm = dm, .json = json, .text = text};
    list.from = from;
    list.reading = &l->model->decision_makers[dm].readings[l->profile[dm]];
    return dt_graph_each_move(l->graph, dm, from, add_move, &list);
}

/* ---- JSON ----------------------------------------------------------------------------------------------------------- */

static void write_rules_json(const lister *l, dt_json *json)
{
    dt_json_key(json, "infeasible");
    dt_json_open_list(json, DT_JSON_BLOCK);
    for (size_t k = 0; k < l->model->infeasible_count; k++) {
        dt_json_open_mapping(json, DT_JSON_LINE);
        dt_json_member_text(json, "rule", l->model->infeasible[k].text);
        dt_json_member_text(json, "alone", l->rules[k].alone);
        dt_json_member_text(json, "after", l->rules[k].after);
        dt_json_close(json);
    }
    dt_json_close(json);
}

static dt_status write_moves_json(const lister *l, dt_json *json, uint32_t state)
{
    dt_json_key(json, "moves");
    dt_json_open_mapping(json, DT_JSON_LINE);
    for (size_t i = 0; i < l->model->dm_count; i++) {
        dt_json_key(json, l->model->decision_makers[i].id);
        dt_json_open_list(json, DT_JSON_LINE);
        DT_TRY(each_move(l, i, state, json, NULL));
        dt_json_close(json);
    }
    dt_json_close(json);
    return DT_OK;
}

static dt_status write_states_json(lister *l, dt_json *json)
{
    dt_json_key(json, "states");
    dt_json_open_mapping(json, DT_JSON_BLOCK);
    dt_json_member_number(json, "count", dt_graph_count(l->graph));
    dt_json_key(json, "list");
    dt_json_open_list(json, DT_JSON_BLOCK);
    for (uint32_t s = 0; s < dt_graph_count(l->graph); s++) {
        DT_TRY(dt_budget_spend(l->budget, 16));
        dt_json_open_state(json, l->graph, l->profile, s, &l->scratch);
        if (l->moves)
            DT_TRY(write_moves_json(l, json, s));
        dt_json_close(json);
        DT_TRY(l->out->status);
    }
    dt_json_close(json);
    dt_json_close(json);
    return DT_OK;
}

static dt_status write_json(lister *l)
{
    dt_json json = {.out = l->out};
    dt_json_open_mapping(&json, DT_JSON_BLOCK);
    dt_json_add_head(&json, "detente-states", l->graph, l->profile, l->options->file, NULL);
    write_rules_json(l, &json);
    DT_TRY(write_states_json(l, &json));
    dt_json_add_status_quo(&json, l->graph);
    dt_json_close(&json);
    return l->out->status;
}

/* ---- tables --------------------------------------------------------------------------------------------------------- */

/* How many combinations, as far as a reader wants digits. */
static const char *tell_count(dt_text *out, const char *count)
{
    out->length = 0;
    if (count)
        dt_report_number(out, count);
    else
        dt_text_add(out, "?");
    return dt_text_get(out);
}

/* `l->scratch` is free to use. */
static size_t widest_count(lister *l)
{
    size_t widest = 1;
    for (size_t k = 0; k < l->model->infeasible_count; k++) {
        size_t alone = dt_letters_width(tell_count(&l->scratch, l->rules[k].alone));
        widest = alone > widest ? alone : widest;
    }
    return widest;
}

static void write_rules_table(lister *l)
{
    size_t width = 0;
    for (size_t k = 0; k < l->model->infeasible_count; k++) {
        size_t rule = dt_letters_width(l->model->infeasible[k].text);
        width = rule > width ? rule : width;
    }
    dt_column columns[] = {{.title = "alone", .width = 5, .kind = DT_COLUMN_NUMBER},
                           {.title = "after those before", .width = 18, .kind = DT_COLUMN_NUMBER},
                           {.title = "infeasible", .width = width, .kind = DT_COLUMN_PROSE}};
    size_t digits = widest_count(l);
    for (size_t c = 0; c < 2; c++)
        columns[c].width = digits > columns[c].width ? digits : columns[c].width;
    dt_table table;
    if (l->format == DT_FORMAT_TEXT)
        dt_text_add(l->out, "Combinations that each rule removes:\n");
    dt_table_begin(&table, l->out, l->format,
                   &(dt_table_plan){.columns = columns, .count = 3, .rows = l->model->infeasible_count});
    for (size_t k = 0; k < l->model->infeasible_count; k++) {
        dt_table_cell(&table, tell_count(&l->scratch, l->rules[k].alone));
        dt_table_cell(&table, tell_count(&l->scratch, l->rules[k].after));
        dt_table_cell(&table, l->model->infeasible[k].text);
    }
    dt_table_end(&table);
}

static dt_status write_row(lister *l, dt_state_table *table, uint32_t state)
{
    dt_state_table_row(table, state);
    for (size_t i = 0; l->moves && i < l->model->dm_count; i++) {
        l->scratch.length = 0;
        DT_TRY(each_move(l, i, state, NULL, &l->scratch));
        DT_TRY(l->scratch.status);
        dt_table_cell(&table->table, dt_text_get(&l->scratch));
    }
    return l->out->status;
}

static dt_status write_rows(lister *l, dt_state_table *table)
{
    if (l->moves)
        DT_TRY(dt_state_table_add_each(table, "moves", 0, DT_COLUMN_WORDS));
    dt_state_table_begin(table, l->out, dt_graph_count(l->graph));
    for (uint32_t s = 0; s < dt_graph_count(l->graph); s++) {
        DT_TRY(dt_budget_spend(l->budget, 16));
        DT_TRY(write_row(l, table, s));
    }
    dt_table_end(&table->table);
    return l->out->status;
}

static dt_status write_state_table(lister *l)
{
    dt_state_table table;
    dt_status status = dt_state_table_start(&table, l->graph, l->profile, l->format);
    if (status == DT_OK)
        status = write_rows(l, &table);
    dt_state_table_free(&table);
    return status;
}

/* ---- text ------------------------------------------------------------------------------------------------------------ */

/* Which letter of a pattern is which option, and which number in the headings is which decision maker. */
static dt_status write_legend(const lister *l)
{
    dt_text legend = {.data = NULL};
    dt_enumeration list = {.count = 0};
    for (size_t i = 0; i < l->model->dm_count; i++) {
        const dt_decision_maker *dm = &l->model->decision_makers[i];
        dt_text *item = dt_enumeration_next(&list);
        dt_text_printf(item, "%zu ", i + 1);
        dt_prose_dm(item, l->model, i);
        for (size_t o = dm->first_option; o < dm->first_option + dm->option_count; o++)
            dt_text_printf(item, "%s%s", o == dm->first_option ? " (" : " ", l->model->options[o].name);
        dt_text_add(item, dm->option_count ? ")" : "");
    }
    dt_enumeration_end(&list, ", ", ", ", &legend);
    dt_text_add(&legend, l->model->graph_form ? "." : "; the letters of a pattern in this order.");
    dt_text_add(&legend, " Ranks: higher is better, to be compared within a column only.");
    if (l->moves)
        dt_text_add(&legend, " A star marks an improvement.");
    if (l->moves && dt_profile_has_unknown(l->model, l->profile))
        dt_text_add(&legend, " A question mark: nobody knows whether the move is one.");
    if (!dt_profile_ranks(l->model, l->profile))
        dt_text_add(&legend, " No ranks: the preference is no ranking.");
    dt_prose_add(l->out, "", dt_text_get(&legend));
    dt_status status = legend.status;
    dt_text_free(&legend);
    return status;
}

/* Lists of moves are too long for columns: lines of their own below each state. */
static dt_status write_moves_text(lister *l)
{
    dt_text first = {.data = NULL};
    dt_status status = DT_OK;
    for (uint32_t s = 0; s < dt_graph_count(l->graph) && status == DT_OK; s++)
        for (size_t i = 0; i < l->model->dm_count && status == DT_OK; i++) {
            l->scratch.length = first.length = 0;
            status = each_move(l, i, s, NULL, &l->scratch);
            if (status != DT_OK || !l->scratch.length)
                continue;
            dt_text_printf(&first, "  %" PRIu32 " ", s + 1);
            dt_prose_dm(&first, l->model, i);
            dt_text_add(&first, ": ");
            dt_prose_add(l->out, dt_text_get(&first), dt_text_get(&l->scratch));
        }
    if (status == DT_OK)
        status = first.status == DT_OK ? l->scratch.status : first.status;
    dt_text_free(&first);
    return status;
}

static dt_status write_text(lister *l)
{
    bool moves = l->moves;
    uint32_t count = dt_graph_count(l->graph);
    dt_prose_heading(l->out, l->model->name, l->options->colour);
    dt_text_printf(l->out, "%" PRIu32 " state%s feasible", count, count == 1 ? " is" : "s are");
    if (!l->model->graph_form)
        dt_text_printf(l->out, ", of 2^%zu combinations of options", l->model->option_count);
    dt_text_add(l->out, ".\n\n");
    if (l->model->infeasible_count) {
        write_rules_table(l);
        dt_text_add(l->out, "\n");
    }
    DT_TRY(write_legend(l));
    l->moves = false;
    DT_TRY(write_state_table(l));
    if (!moves)
        return l->out->status;
    dt_text_add(l->out, "\nMoves:\n");
    return write_moves_text(l);
}

/* ---- all ------------------------------------------------------------------------------------------------------------- */

static dt_status write_all(lister *l)
{
    dt_budget_stage(l->budget, "writing the states", dt_graph_count(l->graph));
    if (l->format == DT_FORMAT_TEXT)
        return write_text(l);
    if (l->format == DT_FORMAT_JSON)
        return write_json(l);
    if (l->format != DT_FORMAT_CSV && l->model->infeasible_count) { /* csv has room for one table only */
        write_rules_table(l);
        dt_text_add(l->out, "\n");
    }
    return write_state_table(l);
}

dt_status dt_report_rules(const dt_model *model, dt_budget *budget, dt_text *out)
{
    lister l = {.model = model, .format = DT_FORMAT_TEXT, .budget = budget, .out = out};
    dt_status status = dt_rules_count_removed(&l.rules, model, budget);
    if (status == DT_OK)
        write_rules_table(&l);
    if (l.rules)
        dt_rule_counts_free(l.rules, model->infeasible_count);
    dt_text_free_into(&l.scratch, out);
    return status == DT_OK ? out->status : status;
}

static dt_status write_far_states(lister *l, dt_symbolic *symbolic, bool colour)
{
    dt_text count = {.data = NULL};
    dt_prose_heading(l->out, l->model->name, colour);
    dt_report_number(&count, dt_symbolic_states(symbolic));
    if (count.length && *count.data == 'a')
        *count.data = 'A';
    dt_text_printf(
        &count,
        " states are feasible, of 2^%zu combinations of options: too many to list. `detente solve` says which of "
        "them are equilibria, `detente explain --state` speaks of one.",
        l->model->option_count);
    dt_prose_add(l->out, "", dt_text_get(&count));
    dt_text_free_into(&count, l->out);
    if (l->model->infeasible_count) {
        dt_text_add(l->out, "\n");
        write_rules_table(l);
    }
    return l->out->status;
}

dt_status dt_report_far_states(dt_symbolic *symbolic, bool colour, dt_text *out)
{
    lister l = {.model = dt_symbolic_model(symbolic), .format = DT_FORMAT_TEXT, .out = out};
    DT_TRY(dt_symbolic_count_removed(&l.rules, symbolic));
    dt_status status = write_far_states(&l, symbolic, colour);
    dt_rule_counts_free(l.rules, l.model->infeasible_count);
    dt_text_free_into(&l.scratch, out);
    return status == DT_OK ? out->status : status;
}

dt_status dt_report_states(const dt_graph *graph, const uint32_t *profile, dt_format format, bool moves,
                           const dt_report_options *options, dt_budget *budget, dt_text *out)
{
    lister l = {.graph = graph, .profile = profile, .format = format, .moves = moves, .options = options};
    l.model = dt_graph_model(graph);
    l.budget = budget;
    l.out = out;
    dt_status status = dt_rules_count_removed(&l.rules, l.model, budget);
    if (status == DT_OK)
        status = write_all(&l);
    if (l.rules)
        dt_rule_counts_free(l.rules, l.model->infeasible_count);
    dt_text_free_into(&l.scratch, out);
    return status == DT_OK ? out->status : status;
}
