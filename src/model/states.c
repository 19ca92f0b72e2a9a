/* SPDX-License-Identifier: MIT */
/* Patterns, named states and the status quo. A named state that cannot be read keeps its name, so that mentions of it are
 * not reported as well, and is left out of the model. */
#include "base/bits.h"
#include "model/reader.h"

#include <string.h>

/* ---- patterns ------------------------------------------------------------------------------------------------ */

bool dt_pattern_letters(const char *text, size_t length)
{
    for (size_t k = 0; k < length; k++)
        if (text[k] != 'Y' && text[k] != 'N' && text[k] != '-')
            return false;
    return true;
}

bool dt_is_pattern(const dt_reader *r, const dt_node *node)
{
    return node->length == r->model->option_count && dt_pattern_letters(node->text, node->length);
}

void dt_report_pattern_length(dt_reader *r, const dt_node *node)
{
    if (r->lookup.lost & DT_LOST_OPTIONS)
        return;
    DT_REPORT(r, DT_CODE_BAD_PATTERN, node->span,
              "the length of pattern \"%s\" is %zu; one letter for each option makes %zu", DT_SHOW(node), node->length,
              r->model->option_count);
}

static dt_status new_option_bits(dt_reader *r, uint64_t **out)
{
    return dt_new_bits(r, out, dt_model_words(r->model) * sizeof **out);
}

static dt_status pattern_from_letters(dt_reader *r, const char *letters, dt_pattern *out)
{
    uint64_t *care = NULL, *value = NULL;
    out->whole = !strchr(letters, '-');
    out->care = r->all_options;
    if (!out->whole) {
        DT_TRY(new_option_bits(r, &care));
        out->care = care;
    }
    DT_TRY(new_option_bits(r, &value));
    out->value = value;
    for (size_t o = 0; letters[o]; o++) {
        if (care && letters[o] != '-')
            dt_bit_set(care, o);
        if (letters[o] == 'Y')
            dt_bit_set(value, o);
    }
    return DT_OK;
}

/* Sets the option's bit; false after reporting. */
static bool take_option(dt_reader *r, const dt_node *node, uint64_t *value)
{
    if (!dt_has_kind(r, node, "an option taken", DT_TAKES_TEXT))
        return false;
    size_t option = dt_read_option_name(r, node);
    if (option == DT_PATTERN_NONE)
        return false;
    if (dt_bit_get(value, option)) {
        DT_REPORT(r, DT_CODE_LISTED_TWICE, node->span, "option \"%s\" is listed twice", DT_SHOW(node));
        return false;
    }
    dt_bit_set(value, option);
    return true;
}

/* The options taken, all others not taken. */
static dt_status pattern_from_list(dt_reader *r, const dt_node *list, dt_pattern *out, bool *right)
{
    uint64_t *value = NULL;
    DT_TRY(new_option_bits(r, &value));
    *right = true;
    for (size_t k = 0; k < list->count; k++)
        if (!take_option(r, &list->items[k], value))
            *right = false;
    *out = (dt_pattern){.care = r->all_options, .value = value, .whole = true};
    return DT_OK;
}

/* ---- a state by its name or pattern -------------------------------------------------------------------------- */

dt_status dt_read_state_text(dt_reader *r, const dt_node *node, dt_state_name *out, bool *found)
{
    *out = (dt_state_name){.index = DT_PATTERN_NONE};
    *found = !r->model->graph_form && dt_is_pattern(r, node);
    if (*found)
        return pattern_from_letters(r, node->text, &out->pattern);
    size_t known = dt_index_find(&r->states, node->text);
    if (known != DT_PATTERN_NONE) {
        *out = r->state_names[known];
        *found = out->index != DT_PATTERN_NONE;
    } else if (!r->model->graph_form && node->length > 0 && dt_pattern_letters(node->text, node->length)) {
        dt_report_pattern_length(r, node);
    } else {
        dt_report_unknown(r, DT_CODE_UNKNOWN_STATE, node->text, node->span);
    }
    return DT_OK;
}

/* ---- named states -------------------------------------------------------------------------------------------- */

enum { IS, TEXT, BECAUSE, CITE, STATE_KEYS };
static const dt_key state_keys[STATE_KEYS] = {
    [IS] = {"is", DT_TAKES_TEXT | DT_TAKES_LIST | DT_REQUIRED},
    [TEXT] = {"text", DT_TAKES_TEXT},
    [BECAUSE] = DT_KEY_BECAUSE,
    [CITE] = DT_KEY_CITE,
};

/* Reads the long form into `state` and gives the value that says which state; NULL after reporting. */
static dt_status read_long_state(dt_reader *r, const dt_node *node, const char *what, dt_named_state *state,
                                 const dt_node **is)
{
    dt_fields fields;
    dt_read_fields(r, &fields, node, what, state_keys, STATE_KEYS);
    *is = fields.values[IS];
    state->text = dt_text_of(fields.values[TEXT]);
    return dt_read_note(r, fields.values[BECAUSE], fields.values[CITE], &state->note);
}

static void check_state_name(dt_reader *r, const dt_node *key)
{
    dt_check_identifier(r, key);
    if (dt_index_find(&r->body->option_names, key->text) != DT_PATTERN_NONE)
        DT_REPORT(r, DT_CODE_NAME_TAKEN, key->span, "\"%s\" is the name of an option; a state needs another name",
                  DT_SHOW(key));
    else if (key->length > 0 && strspn(key->text, "YN") == key->length)
        DT_REPORT(r, DT_CODE_NAME_TAKEN, key->span, "\"%s\" could be a pattern; a state needs another name",
                  DT_SHOW(key));
}

/* A text that is to be a pattern. */
static dt_status read_pattern(dt_reader *r, const dt_node *node, dt_pattern *out, bool *right)
{
    *right = dt_is_pattern(r, node);
    if (*right)
        return pattern_from_letters(r, node->text, out);
    if (node->length > 0 && dt_pattern_letters(node->text, node->length))
        dt_report_pattern_length(r, node);
    else
        DT_REPORT(r, DT_CODE_WRONG_KIND, node->span,
                  "\"%s\" is not a pattern of Y, N and -; options taken are written as a list: [a, b]", DT_SHOW(node));
    return DT_OK;
}

static dt_status read_named_state(dt_reader *r, const dt_node *key, const dt_node *node, dt_named_state *out,
                                  bool *right)
{
    const dt_node *is = node;
    *right = false;
    *out = (dt_named_state){.name = key->text, .span = node->span};
    check_state_name(r, key);
    if (!dt_has_kind(r, node, "a state", DT_TAKES_TEXT | DT_TAKES_LIST | DT_TAKES_MAPPING))
        return DT_OK;
    if (node->kind == DT_NODE_MAPPING)
        DT_TRY(read_long_state(r, node, "a state", out, &is));
    if (!is)
        return DT_OK;
    out->span = is->span;
    return is->kind == DT_NODE_LIST ? pattern_from_list(r, is, &out->pattern, right)
                                    : read_pattern(r, is, &out->pattern, right);
}

/* The names first, so that they can be looked up; those given nothing do not count. */
static dt_status index_states(dt_reader *r, const dt_node *node, size_t count)
{
    const char **names = NULL;
    size_t kept = 0;
    DT_TRY(dt_new_items(r, &names, count, sizeof *names));
    DT_TRY(dt_new_items(r, &r->state_names, count, sizeof *r->state_names));
    for (size_t k = 0; k < count; k++)
        if (node->items[k].kind != DT_NODE_NOTHING)
            names[kept++] = node->keys[k].text;
    return dt_index_build(&r->states, r->arena, names, kept);
}

dt_status dt_read_states(dt_reader *r, const dt_node *node)
{
    dt_named_state *states = NULL;
    size_t count = node ? node->count : 0, name = 0, kept = 0;
    DT_TRY(index_states(r, node, count));
    DT_TRY(dt_new_items(r, &states, count, sizeof *states));
    for (size_t k = 0; k < count; k++) {
        bool right;
        if (node->items[k].kind == DT_NODE_NOTHING)
            continue;
        DT_TRY(read_named_state(r, &node->keys[k], &node->items[k], &states[kept], &right));
        r->state_names[name++] = (dt_state_name){states[kept].pattern, right ? kept : DT_PATTERN_NONE};
        kept += right;
    }
    r->model->named = states;
    r->model->named_count = kept;
    return DT_OK;
}

/* ---- the status quo ------------------------------------------------------------------------------------------ */

/* What the long form does not say, the state's own entry does. */
static void complete_status_quo(const dt_reader *r, size_t index, dt_named_state *out)
{
    if (r->model->graph_form) {
        out->name = r->model->graph_states[index].id;
        out->state = index;
        out->text = out->text ? out->text : r->model->graph_states[index].text;
        return;
    }
    const dt_named_state *named = &r->model->named[index];
    out->name = named->name;
    out->text = out->text ? out->text : named->text;
    if (!out->note.because && out->note.citation_count == 0)
        out->note = named->note;
}

static dt_status status_quo_from_text(dt_reader *r, const dt_node *is, dt_named_state *out, bool *right)
{
    dt_state_name state;
    DT_TRY(dt_read_state_text(r, is, &state, right));
    out->pattern = state.pattern;
    if (*right && state.index != DT_PATTERN_NONE)
        complete_status_quo(r, state.index, out);
    return DT_OK;
}

static dt_status status_quo_from_list(dt_reader *r, const dt_node *is, dt_named_state *out, bool *right)
{
    if (!r->model->graph_form)
        return pattern_from_list(r, is, &out->pattern, right);
    DT_REPORT(r, DT_CODE_NOT_IN_GRAPH_FORM, is->span,
              "a list of options means nothing in a conflict given as a graph; name a state");
    return DT_OK;
}

/* A name alone stands for the named state itself, so that what is wrong with it is said once. */
static dt_status status_quo_from_name(dt_reader *r, const dt_node *node)
{
    dt_state_name state;
    bool found = false;
    DT_TRY(dt_read_state_text(r, node, &state, &found));
    if (found)
        r->model->status_quo = &r->model->named[state.index];
    return DT_OK;
}

dt_status dt_read_status_quo(dt_reader *r, const dt_node *node)
{
    dt_named_state *out = NULL;
    const dt_node *is = node;
    bool right = false;
    if (!node)
        return DT_OK;
    if (node->kind == DT_NODE_TEXT && !r->model->graph_form && !dt_is_pattern(r, node))
        return status_quo_from_name(r, node);
    DT_TRY(dt_new_items(r, &out, 1, sizeof *out));
    if (node->kind == DT_NODE_MAPPING)
        DT_TRY(read_long_state(r, node, "the status quo", out, &is));
    if (!is)
        return DT_OK;
    out->span = is->span;
    if (is->kind == DT_NODE_LIST)
        DT_TRY(status_quo_from_list(r, is, out, &right));
    else
        DT_TRY(status_quo_from_text(r, is, out, &right));
    if (right)
        r->model->status_quo = out;
    return DT_OK;
}
