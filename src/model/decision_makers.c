/* SPDX-License-Identifier: MIT */
/* Decision makers and their options, in the order of the file: an option's index is its bit in a state. A name that is
 * not an identifier is reported and still counts, so that patterns keep their lengths. */
#include "model/reader.h"

#include <string.h>

enum { NAME, OPTIONS, DM_BECAUSE, DM_CITE, DM_KEYS };
static const dt_key dm_keys[DM_KEYS] = {
    [NAME] = {"name", DT_TAKES_TEXT},
    [OPTIONS] = {"options", DT_TAKES_MAPPING},
    [DM_BECAUSE] = DT_KEY_BECAUSE,
    [DM_CITE] = DT_KEY_CITE,
};

enum { TEXT, MOVES, OPTION_BECAUSE, OPTION_CITE, OPTION_KEYS };
static const dt_key option_keys[OPTION_KEYS] = {
    [TEXT] = {"text", DT_TAKES_TEXT},
    [MOVES] = {"moves", DT_TAKES_TEXT},
    [OPTION_BECAUSE] = DT_KEY_BECAUSE,
    [OPTION_CITE] = DT_KEY_CITE,
};

static const char *const directions[] = {[DT_BOTH] = "both", [DT_TAKE] = "take", [DT_DROP] = "drop"};

/* ---- options ------------------------------------------------------------------------------------------------- */

static dt_direction read_direction(dt_reader *r, const dt_node *node)
{
    size_t direction = dt_read_choice(r, node, "\"moves\" of an option", directions, 3);
    return direction < 3 ? (dt_direction)direction : DT_BOTH;
}

static dt_status read_long_option(dt_reader *r, const dt_node *node, dt_option *option)
{
    dt_fields fields;
    dt_read_fields(r, &fields, node, "an option", option_keys, OPTION_KEYS);
    if (dt_text_of(fields.values[TEXT]))
        option->text = fields.values[TEXT]->text;
    if (fields.values[MOVES])
        option->direction = read_direction(r, fields.values[MOVES]);
    return dt_read_note(r, fields.values[OPTION_BECAUSE], fields.values[OPTION_CITE], &option->note);
}

dt_status dt_read_option(dt_reader *r, const dt_node *key, const dt_node *node, dt_option *option)
{
    dt_check_identifier(r, key);
    option->name = option->written = option->text = key->text;
    option->span = key->span;
    if (node->kind == DT_NODE_NOTHING)
        return DT_OK;
    if (!dt_has_kind(r, node, "an option", DT_TAKES_TEXT | DT_TAKES_MAPPING))
        return DT_OK;
    if (node->kind == DT_NODE_MAPPING)
        return read_long_option(r, node, option);
    if (dt_text_of(node))
        option->text = node->text;
    return DT_OK;
}

static dt_status read_options(dt_reader *r, const dt_node *node, size_t dm, dt_option *options)
{
    for (size_t k = 0; k < node->count; k++) {
        if (r->model->option_count == DT_OPTIONS_MAX) {
            if (!(r->lookup.lost & DT_LOST_OPTIONS)) /* else reported already */
                DT_REPORT(r, DT_CODE_TOO_MANY_OPTIONS, node->keys[k].span, "more than %d options", DT_OPTIONS_MAX);
            r->lookup.lost |= DT_LOST_OPTIONS;
            return DT_OK;
        }
        dt_option *option = &options[r->model->option_count++];
        option->dm = dm;
        DT_TRY(dt_read_option(r, &node->keys[k], &node->items[k], option));
    }
    return DT_OK;
}

/* ---- decision makers ----------------------------------------------------------------------------------------- */

static dt_status read_dm(dt_reader *r, const dt_node *key, const dt_node *node, dt_option *options,
                         dt_decision_maker *dm)
{
    dt_fields fields = {.mapping = NULL};
    dt_check_identifier(r, key);
    *dm = (dt_decision_maker){.id = key->text, .name = key->text, .span = key->span};
    dm->first_option = r->model->option_count;
    if (node->kind == DT_NODE_NOTHING)
        return DT_OK;
    if (!dt_has_kind(r, node, "a decision maker", DT_TAKES_MAPPING)) {
        r->lookup.lost |= DT_LOST_OPTIONS;
        return DT_OK;
    }
    dt_read_fields(r, &fields, node, "a decision maker", dm_keys, DM_KEYS);
    if (fields.spoilt & 1u << OPTIONS)
        r->lookup.lost |= DT_LOST_OPTIONS;
    if (dt_text_of(fields.values[NAME]))
        dm->name = fields.values[NAME]->text;
    if (fields.values[OPTIONS] && r->model->graph_form)
        dt_refuse_in_graph_form(r, node, fields.values[OPTIONS]);
    else if (fields.values[OPTIONS])
        DT_TRY(read_options(r, fields.values[OPTIONS], r->model->dm_count, options));
    dm->option_count = r->model->option_count - dm->first_option;
    return dt_read_note(r, fields.values[DM_BECAUSE], fields.values[DM_CITE], &dm->note);
}

/* Room for the options of all: as many as there are, within the limit. */
static size_t count_options(const dt_node *node)
{
    size_t count = 0;
    for (size_t k = 0; k < node->count; k++) {
        const dt_node *options =
            node->items[k].kind == DT_NODE_MAPPING ? dt_node_get(&node->items[k], "options") : NULL;
        if (options && options->kind == DT_NODE_MAPPING)
            count += options->count;
    }
    return count < DT_OPTIONS_MAX ? count : DT_OPTIONS_MAX;
}

/* ---- names --------------------------------------------------------------------------------------------------- */

static dt_status index_names(dt_reader *r)
{
    const dt_model *model = r->model;
    const char **dms = NULL, **options = NULL;
    DT_TRY(dt_new_items(r, &dms, model->dm_count, sizeof *dms));
    DT_TRY(dt_new_items(r, &options, model->option_count, sizeof *options));
    for (size_t k = 0; k < model->dm_count; k++)
        dms[k] = model->decision_makers[k].id;
    for (size_t k = 0; k < model->option_count; k++)
        options[k] = model->options[k].name;
    DT_TRY(dt_index_build(&r->body->dm_names, r->arena, dms, model->dm_count));
    return dt_index_build(&r->body->option_names, r->arena, options, model->option_count);
}

/* `DM.name` where several decision makers use the name. */
static dt_status write_names(dt_reader *r, dt_option *options)
{
    const dt_index *index = &r->body->option_names;
    for (size_t k = 0; k < r->model->option_count; k++) {
        size_t matches;
        dt_index_range(index, options[k].name, &matches);
        if (matches < 2)
            continue;
        const char *dm = r->model->decision_makers[options[k].dm].id;
        size_t dm_length = strlen(dm), length = dm_length + 1 + strlen(options[k].name);
        char *written = NULL;
        DT_TRY(dt_new_items(r, &written, length + 1, 1));
        memcpy(written, dm, dm_length);
        written[dm_length] = '.';
        memcpy(written + dm_length + 1, options[k].name, length - dm_length);
        options[k].written = written;
    }
    return DT_OK;
}

/* ---- the whole ----------------------------------------------------------------------------------------------- */

dt_status dt_read_decision_makers(dt_reader *r, const dt_node *node)
{
    dt_decision_maker *dms = NULL;
    dt_option *options = NULL;
    size_t count = node ? node->count : 0;
    if (node && count == 0)
        DT_REPORT(r, DT_CODE_NO_DECISION_MAKER, node->span, "no decision maker; a conflict has at least one");
    if (count == 0)
        r->lookup.lost |= DT_LOST_DMS | DT_LOST_OPTIONS;
    DT_TRY(dt_new_items(r, &dms, count, sizeof *dms));
    DT_TRY(dt_new_items(r, &options, node ? count_options(node) : 0, sizeof *options));
    r->model->decision_makers = r->dms = dms;
    r->model->options = options;
    for (size_t k = 0; k < count; k++, r->model->dm_count++)
        DT_TRY(read_dm(r, &node->keys[k], &node->items[k], options, &dms[k]));
    DT_TRY(index_names(r));
    return write_names(r, options);
}

size_t dt_read_option_name(dt_reader *r, const dt_node *node)
{
    int32_t option = dt_name_resolve(&r->names, node->text, node->length, node->span, r->diagnostics);
    return option < 0 || option == DT_LOST_OPTION ? DT_PATTERN_NONE : (size_t)option;
}

/* ---- options that are no part of the conflict ---------------------------------------------------------------- */

size_t dt_read_dm_name(dt_reader *r, const dt_node *node)
{
    size_t dm = dt_index_find(&r->body->dm_names, node->text);
    if (dm == DT_PATTERN_NONE)
        dt_report_unknown(r, DT_CODE_UNKNOWN_DECISION_MAKER, node->text, node->span);
    return dm;
}

dt_status dt_read_options_by_dm(dt_reader *r, const dt_node *node, const char *what, dt_add_option add, void *user)
{
    for (size_t k = 0; node && k < node->count; k++) {
        const dt_node *mapping = &node->items[k];
        size_t dm = dt_read_dm_name(r, &node->keys[k]);
        if (mapping->kind == DT_NODE_NOTHING || dm == DT_PATTERN_NONE ||
            !dt_has_kind(r, mapping, what, DT_TAKES_MAPPING))
            continue;
        for (size_t o = 0; o < mapping->count; o++)
            DT_TRY(add(user, dm, &mapping->keys[o], &mapping->items[o]));
    }
    return DT_OK;
}

size_t dt_count_options_by_dm(const dt_node *node, const char *key)
{
    size_t count = 0;
    const dt_node *options = node->kind == DT_NODE_MAPPING ? dt_node_get(node, key) : NULL;
    for (size_t i = 0; options && options->kind == DT_NODE_MAPPING && i < options->count; i++)
        if (options->items[i].kind == DT_NODE_MAPPING)
            count += options->items[i].count;
    return count;
}

/* ---- directions ---------------------------------------------------------------------------------------------- */

static bool is_directed(const dt_lever_direction *list, size_t count, size_t option)
{
    for (size_t k = 0; k < count; k++)
        if (list[k].option == option)
            return true;
    return false;
}

dt_status dt_read_directions(dt_reader *r, const dt_node *node, const dt_lever_direction **out, size_t *count)
{
    dt_lever_direction *list = NULL;
    DT_TRY(dt_new_items(r, &list, node ? node->count : 0, sizeof *list));
    *out = list;
    *count = 0;
    for (size_t k = 0; node && k < node->count; k++) {
        const dt_node *value = &node->items[k];
        size_t option = dt_read_option_name(r, &node->keys[k]);
        if (value->kind == DT_NODE_NOTHING || !dt_has_kind(r, value, "the direction of an option", DT_TAKES_TEXT))
            continue;
        dt_direction direction = read_direction(r, value);
        if (option == DT_PATTERN_NONE)
            continue;
        if (is_directed(list, *count, option))
            DT_REPORT(r, DT_CODE_LISTED_TWICE, node->keys[k].span, "option \"%s\" has a direction already",
                      DT_SHOW(&node->keys[k]));
        else
            list[(*count)++] = (dt_lever_direction){option, direction};
    }
    return DT_OK;
}
