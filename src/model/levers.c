/* SPDX-License-Identifier: MIT */
/* What somebody could do about the conflict: options, statements, directions and rules that are no part of it and that
 * `mediate` adds on trial. A lever's statements may speak of its own options; those of different levers have different
 * names, so any set of levers can be used together. What cannot be read of a lever is left out of it. */
#include "base/bits.h"
#include "model/reader.h"

#include <string.h>

/* Levers while they are read. */
typedef struct lever_reader {
    dt_reader *r;
    dt_lever *levers;
    size_t count;
    dt_option *options;     /* of all levers */
    const char **names;     /* of these */
    size_t *lever_of;       /* which lever has the option */
    dt_index index;         /* over `names` */
    const dt_lever *within; /* the one whose statements are being read */
} lever_reader;

/* What is read of a lever once the options of all are known. */
typedef struct rest {
    const dt_node *statements, *directions, *infeasible;
    bool idle; /* nothing of all that it could bring is there */
} rest;

/* ---- names ----------------------------------------------------------------------------------------------------- */

/* dt_names.find: the own options of a lever, then those of the model. */
static int32_t find_option(void *user, const char *dm, const char *option, const char **advice)
{
    lever_reader *l = user;
    const dt_model *model = l->r->model;
    size_t k = dt_index_find(&l->index, option);
    if (k != DT_PATTERN_NONE && l->lever_of[k] == (size_t)(l->within - l->levers) &&
        (!dm || strcmp(dm, model->decision_makers[l->options[k].dm].id) == 0))
        return (int32_t)(model->option_count + k);
    return dt_lookup_option(&l->r->lookup, dm, option, advice);
}

static void check_option_name(lever_reader *l, const dt_node *key)
{
    const dt_reader *r = l->r;
    if (dt_index_find(&r->body->option_names, key->text) != DT_PATTERN_NONE)
        DT_REPORT(r, DT_CODE_NAME_TAKEN, key->span,
                  "\"%s\" is the name of an option; that of a lever needs another name", DT_SHOW(key));
    else if (dt_index_find(&r->states, key->text) != DT_PATTERN_NONE)
        DT_REPORT(r, DT_CODE_NAME_TAKEN, key->span, "\"%s\" is the name of a state; an option needs another name",
                  DT_SHOW(key));
}

/* Two levers, or two decision makers of one, with the same option. */
static void report_repeated_options(const lever_reader *l)
{
    for (size_t k = 1; k < l->index.count; k++) {
        const dt_option *option = &l->options[l->index.sorted[k]];
        if (strcmp(option->name, l->index.names[l->index.sorted[k - 1]]) == 0)
            DT_REPORT(l->r, DT_CODE_NAME_TAKEN, option->span,
                      "a lever has an option \"%s\" already; no two levers share one",
                      dt_show(option->name, strlen(option->name)).text);
    }
}

/* ---- options --------------------------------------------------------------------------------------------------- */

typedef struct adding {
    lever_reader *l;
    size_t lever;
} adding;

static dt_status add_option(void *user, size_t dm, const dt_node *key, const dt_node *node)
{
    const adding *to = user;
    lever_reader *l = to->l;
    size_t at = l->r->model->lever_option_count;
    if (l->r->model->option_count + at == DT_OPTIONS_MAX) {
        DT_REPORT(l->r, DT_CODE_TOO_MANY_OPTIONS, key->span, "more than %d options, those of levers included",
                  DT_OPTIONS_MAX);
        return DT_OK;
    }
    check_option_name(l, key);
    DT_TRY(dt_read_option(l->r, key, node, &l->options[at]));
    l->options[at].dm = dm;
    l->names[at] = l->options[at].name;
    l->lever_of[at] = to->lever;
    l->r->model->lever_option_count++;
    return DT_OK;
}

static dt_status read_options(lever_reader *l, size_t lever, const dt_node *node)
{
    dt_lever *out = &l->levers[lever];
    adding to = {l, lever};
    size_t first = l->r->model->lever_option_count, *indices = NULL;
    DT_TRY(dt_read_options_by_dm(l->r, node, "what a decision maker could do with a lever", add_option, &to));
    out->options = l->options + first;
    out->option_count = l->r->model->lever_option_count - first;
    DT_TRY(dt_new_items(l->r, &indices, out->option_count, sizeof *indices));
    for (size_t k = 0; k < out->option_count; k++)
        indices[k] = l->r->model->option_count + first + k;
    out->option_indices = indices;
    return DT_OK;
}

/* Room for the options of all levers, within the limit. */
static size_t count_options(const dt_node *levers)
{
    size_t count = 0;
    for (size_t k = 0; k < levers->count; k++)
        count += dt_count_options_by_dm(&levers->items[k], "options");
    return count < DT_OPTIONS_MAX ? count : DT_OPTIONS_MAX;
}

/* ---- statements ------------------------------------------------------------------------------------------------ */

enum { THAT, AT, READING, STATEMENT_BECAUSE, STATEMENT_CITE, STATEMENT_KEYS };
static const dt_key statement_keys[STATEMENT_KEYS] = {
    [THAT] = {"that", DT_TAKES_TEXT | DT_REQUIRED},
    [AT] = {"at", DT_TAKES_INTEGER},
    [READING] = {"reading", DT_TAKES_TEXT},
    [STATEMENT_BECAUSE] = DT_KEY_BECAUSE,
    [STATEMENT_CITE] = DT_KEY_CITE,
};

static bool is_meant(const dt_lever_statement *statement, size_t reading)
{
    return statement->reading == DT_PATTERN_NONE || statement->reading == reading;
}

/* Is every reading that is meant given by statements? */
static bool fits_preference(dt_reader *r, const dt_node *node, const dt_lever_statement *statement)
{
    const dt_decision_maker *dm = &r->model->decision_makers[statement->dm];
    for (size_t k = 0; k < dm->reading_count; k++) {
        if (!is_meant(statement, k) || dm->readings[k].kind == DT_BY_STATEMENTS)
            continue;
        DT_REPORT(r, DT_CODE_NOT_BY_STATEMENTS, node->span,
                  "the preference of \"%s\"%s%s is not given by statements, so none can be added to it", dm->id,
                  dm->has_readings ? " in reading " : "", dm->has_readings ? dm->readings[k].name : "");
        return false;
    }
    return true;
}

/* Places go from 1 to one behind the last statement, in the shortest list that is meant. A preference that could not be
 * read, which is reported, has no list. */
static bool read_place(dt_reader *r, const dt_node *node, dt_lever_statement *out)
{
    const dt_decision_maker *dm = &r->model->decision_makers[out->dm];
    int32_t place = 0;
    if (!node)
        return true;
    if (!dt_read_integer(r, node, "the place of a statement", &place))
        return false;
    size_t most = DT_PATTERN_NONE;
    for (size_t k = 0; k < dm->reading_count; k++)
        if (is_meant(out, k) && dm->readings[k].statements && dm->readings[k].statement_count + 1 < most)
            most = dm->readings[k].statement_count + 1;
    if (place < 1 || (size_t)place > most) {
        DT_REPORT(r, DT_CODE_BAD_INTEGER, node->span, "the place of a statement goes from 1 to %zu here, not %d",
                  most == DT_PATTERN_NONE ? (size_t)1 : most, (int)place);
        return false;
    }
    out->place = (size_t)place - 1;
    return true;
}

static bool read_reading_name(dt_reader *r, const dt_node *node, dt_lever_statement *out)
{
    const dt_decision_maker *dm = &r->model->decision_makers[out->dm];
    if (!node)
        return true;
    out->reading = dt_model_find_reading(dm, node->text);
    if (out->reading == DT_PATTERN_NONE)
        DT_REPORT(r, DT_CODE_UNKNOWN_READING, node->span, "decision maker \"%s\" has no reading \"%s\"", dm->id,
                  DT_SHOW(node));
    return out->reading != DT_PATTERN_NONE;
}

/* `*right`: every part of it could be read. */
static dt_status read_statement(lever_reader *l, const dt_node *node, dt_lever_statement *out, bool *right)
{
    dt_reader *r = l->r;
    dt_fields fields = {.values = {[THAT] = node}};
    *right = false;
    out->reading = out->place = DT_PATTERN_NONE;
    out->statement = (dt_judgement){.span = node->span, .text = ""};
    if (!dt_has_kind(r, node, "a statement", DT_TAKES_TEXT | DT_TAKES_MAPPING))
        return DT_OK;
    if (node->kind == DT_NODE_MAPPING) {
        dt_read_fields(r, &fields, node, "a statement of a lever", statement_keys, STATEMENT_KEYS);
        DT_TRY(dt_read_note(r, fields.values[STATEMENT_BECAUSE], fields.values[STATEMENT_CITE], &out->statement.note));
    }
    if (!fields.values[THAT])
        return DT_OK;
    DT_TRY(dt_read_judgement_text(r, fields.values[THAT], false, &out->statement));
    *right = read_reading_name(r, fields.values[READING], out) && fits_preference(r, node, out) &&
             read_place(r, fields.values[AT], out) && out->statement.that && !fields.spoilt;
    return DT_OK;
}

static dt_status read_statements_of(lever_reader *l, size_t dm, const dt_node *list, dt_lever_statement *into,
                                    size_t *count)
{
    for (size_t k = 0; k < list->count; k++) {
        bool right;
        into[*count].dm = dm;
        DT_TRY(read_statement(l, &list->items[k], &into[*count], &right));
        *count += right;
    }
    return DT_OK;
}

static dt_status read_statements(lever_reader *l, const dt_node *node, dt_lever *out)
{
    dt_lever_statement *statements = NULL;
    size_t room = 0;
    for (size_t k = 0; node && k < node->count; k++)
        room += node->items[k].kind == DT_NODE_LIST ? node->items[k].count : 0;
    DT_TRY(dt_new_items(l->r, &statements, room, sizeof *statements));
    for (size_t k = 0; node && k < node->count; k++) {
        size_t dm = dt_read_dm_name(l->r, &node->keys[k]);
        if (node->items[k].kind == DT_NODE_NOTHING || dm == DT_PATTERN_NONE ||
            !dt_has_kind(l->r, &node->items[k], "what a lever adds to a preference", DT_TAKES_LIST))
            continue;
        DT_TRY(read_statements_of(l, dm, &node->items[k], statements, &out->statement_count));
    }
    out->statements = statements;
    return DT_OK;
}

/* ---- one lever ------------------------------------------------------------------------------------------------- */

enum { NAME, BY, COST, OPTIONS, STATEMENTS, DIRECTIONS, INFEASIBLE, BECAUSE, CITE, LEVER_KEYS };
static const dt_key lever_keys[LEVER_KEYS] = {
    [NAME] = {"name", DT_TAKES_TEXT},
    [BY] = {"by", DT_TAKES_TEXT | DT_TAKES_LIST},
    [COST] = {"cost", DT_TAKES_INTEGER},
    [OPTIONS] = {"options", DT_TAKES_MAPPING},
    [STATEMENTS] = {"statements", DT_TAKES_MAPPING},
    [DIRECTIONS] = {"directions", DT_TAKES_MAPPING},
    [INFEASIBLE] = {"infeasible", DT_TAKES_LIST},
    [BECAUSE] = DT_KEY_BECAUSE,
    [CITE] = DT_KEY_CITE,
};

static void read_cost(dt_reader *r, const dt_node *node, uint32_t *out)
{
    int32_t cost = 1;
    if (!node || !dt_read_integer(r, node, "the cost of a lever", &cost))
        return;
    if (cost < 1)
        DT_REPORT(r, DT_CODE_BAD_INTEGER, node->span, "the cost of a lever is at least 1, not %d", (int)cost);
    else
        *out = (uint32_t)cost;
}

static bool changes_something(const dt_fields *fields)
{
    bool any = fields->spoilt != 0;
    for (int k = OPTIONS; k <= INFEASIBLE; k++)
        any |= fields->values[k] && fields->values[k]->count > 0;
    return any;
}

/* What it is called and what options it brings. */
static dt_status begin_lever(lever_reader *l, const dt_node *key, const dt_node *mapping, rest *left)
{
    dt_reader *r = l->r;
    dt_lever *out = &l->levers[l->count];
    dt_fields fields;
    dt_read_fields(r, &fields, mapping, "a lever", lever_keys, LEVER_KEYS);
    *out = (dt_lever){.id = key->text, .text = key->text, .cost = 1, .span = key->span};
    *left = (rest){fields.values[STATEMENTS], fields.values[DIRECTIONS], fields.values[INFEASIBLE],
                   !changes_something(&fields)};
    dt_check_identifier(r, key);
    if (dt_text_of(fields.values[NAME]))
        out->text = fields.values[NAME]->text;
    if (fields.values[BY])
        DT_TRY(dt_read_dm_set(r, fields.values[BY], "somebody outside the conflict", &out->by));
    read_cost(r, fields.values[COST], &out->cost);
    DT_TRY(dt_read_note(r, fields.values[BECAUSE], fields.values[CITE], &out->note));
    return read_options(l, l->count++, fields.values[OPTIONS]);
}

static dt_status complete_lever(lever_reader *l, dt_lever *out, const rest *left)
{
    l->within = out;
    if (left->idle)
        DT_REPORT(l->r, DT_CODE_EMPTY, out->span,
                  "this lever changes nothing; give it options, statements, directions or infeasible");
    DT_TRY(read_statements(l, left->statements, out));
    DT_TRY(dt_read_directions(l->r, left->directions, &out->directions, &out->direction_count));
    return dt_read_rules(l->r, left->infeasible, &out->infeasible, &out->infeasible_count);
}

/* ---- all ------------------------------------------------------------------------------------------------------- */

static dt_status make_room(lever_reader *l, const dt_node *node)
{
    size_t options = count_options(node);
    DT_TRY(dt_new_items(l->r, &l->levers, node->count, sizeof *l->levers));
    DT_TRY(dt_new_items(l->r, &l->options, options, sizeof *l->options));
    DT_TRY(dt_new_items(l->r, &l->names, options, sizeof *l->names));
    return dt_new_items(l->r, &l->lever_of, options, sizeof *l->lever_of);
}

static dt_status read_each(lever_reader *l, const dt_node *node)
{
    rest *left = NULL;
    DT_TRY(dt_new_items(l->r, &left, node->count, sizeof *left));
    for (size_t k = 0; k < node->count; k++)
        if (node->items[k].kind != DT_NODE_NOTHING && dt_has_kind(l->r, &node->items[k], "a lever", DT_TAKES_MAPPING))
            DT_TRY(begin_lever(l, &node->keys[k], &node->items[k], &left[l->count]));
    DT_TRY(dt_index_build(&l->index, l->r->arena, l->names, l->r->model->lever_option_count));
    report_repeated_options(l);
    for (size_t k = 0; k < l->count; k++)
        DT_TRY(complete_lever(l, &l->levers[k], &left[k]));
    return DT_OK;
}

dt_status dt_read_levers(dt_reader *r, const dt_node *node)
{
    lever_reader l = {.r = r};
    const dt_names names = r->names;
    if (!node)
        return DT_OK;
    DT_TRY(make_room(&l, node));
    r->names = (dt_names){.find = find_option, .user = &l};
    dt_status status = read_each(&l, node);
    r->names = names;
    r->model->levers = l.levers;
    r->model->lever_count = l.count;
    return status;
}
