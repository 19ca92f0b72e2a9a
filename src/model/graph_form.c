/* SPDX-License-Identifier: MIT */
/* A conflict given as a graph: states and moves listed one by one. A move that cannot be read is left out; a list of
 * states that cannot be read makes the model unsound. */
#include "model/reader.h"

#include <stdlib.h>
#include <string.h>

void dt_refuse_in_graph_form(dt_reader *r, const dt_node *mapping, const dt_node *value)
{
    const dt_node *key = dt_key_of(mapping, value);
    DT_REPORT(r, DT_CODE_NOT_IN_GRAPH_FORM, key->span, "\"%s\" means nothing in a conflict given as a graph",
              DT_SHOW(key));
}

/* ---- states -------------------------------------------------------------------------------------------------- */

/* Longest id, in code points. An id need not be an identifier: papers number their states. */
#define ID_MAX 64

static size_t code_points(const char *text)
{
    size_t count = 0;
    for (; *text; text++)
        count += ((unsigned char)*text & 0xc0) != 0x80;
    return count;
}

static bool has_control(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text < 0x20 || *text == 0x7f)
            return true;
    return false;
}

static void check_id(dt_reader *r, const dt_node *node)
{
    if (!dt_text_of(node))
        DT_REPORT(r, DT_CODE_EMPTY, node->span, "a state without a name");
    else if (has_control(node->text) || code_points(node->text) > ID_MAX)
        DT_REPORT(r, DT_CODE_BAD_IDENTIFIER, node->span,
                  "\"%s\" cannot name a state; use at most %d characters, no control characters", DT_SHOW(node),
                  ID_MAX);
}

static void read_listed_state(dt_reader *r, const dt_node *id, const dt_node *text, dt_listed_state *out)
{
    check_id(r, id);
    *out = (dt_listed_state){.id = id->text, .text = id->text, .span = id->span};
    if (text && dt_has_kind(r, text, "the text of a state", DT_TAKES_TEXT) && dt_text_of(text))
        out->text = text->text;
}

/* The states of the list, or of the keys of the mapping. */
static size_t read_each_state(dt_reader *r, const dt_node *node, dt_listed_state *states)
{
    size_t kept = 0;
    for (size_t k = 0; k < node->count; k++) {
        const dt_node *item = &node->items[k];
        if (node->kind == DT_NODE_MAPPING) {
            if (item->kind != DT_NODE_NOTHING)
                read_listed_state(r, &node->keys[k], item, &states[kept++]);
        } else if (dt_has_kind(r, item, "a state", DT_TAKES_TEXT)) {
            read_listed_state(r, item, NULL, &states[kept++]);
        } else {
            r->lookup.lost |= DT_LOST_STATES;
        }
    }
    return kept;
}

static void report_repeated_states(dt_reader *r)
{
    const dt_index *index = &r->states;
    for (size_t k = 1; k < index->count; k++) {
        const dt_listed_state *state = &r->model->graph_states[index->sorted[k]];
        if (strcmp(state->id, index->names[index->sorted[k - 1]]) != 0)
            continue;
        DT_REPORT(r, DT_CODE_LISTED_TWICE, state->span, "state \"%s\" is listed twice",
                  dt_show(state->id, strlen(state->id)).text);
        r->lookup.lost |= DT_LOST_STATES;
    }
}

static dt_status index_states(dt_reader *r)
{
    const char **ids = NULL;
    size_t count = r->model->graph_state_count;
    DT_TRY(dt_new_items(r, &ids, count, sizeof *ids));
    DT_TRY(dt_new_items(r, &r->state_names, count, sizeof *r->state_names));
    for (size_t k = 0; k < count; k++) {
        ids[k] = r->model->graph_states[k].id;
        r->state_names[k].index = k;
    }
    return dt_index_build(&r->states, r->arena, ids, count);
}

static dt_status read_graph_states(dt_reader *r, const dt_node *node)
{
    dt_listed_state *states = NULL;
    DT_TRY(dt_new_items(r, &states, node ? node->count : 0, sizeof *states));
    r->model->graph_states = states;
    if (node)
        r->model->graph_state_count = read_each_state(r, node, states);
    if (node && node->count == 0)
        DT_REPORT(r, DT_CODE_EMPTY, node->span, "no state is listed; a conflict has at least one");
    if (r->model->graph_state_count == 0)
        r->lookup.lost |= DT_LOST_STATES;
    DT_TRY(index_states(r));
    report_repeated_states(r);
    return DT_OK;
}

/* ---- moves --------------------------------------------------------------------------------------------------- */

/* A move with the place where it is written, until moves written twice are found. */
typedef struct move {
    uint32_t from, to;
    const dt_node *node;
} move;

typedef struct moves {
    move *items;
    size_t count, capacity;
} moves;

static int by_states(const void *left, const void *right)
{
    const move *a = left, *b = right;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->to != b->to)
        return a->to < b->to ? -1 : 1;
    return a->node < b->node ? -1 : a->node > b->node;
}

/* The state's index, or DT_PATTERN_NONE after reporting. */
static size_t find_state(dt_reader *r, const dt_node *node)
{
    size_t state = dt_index_find(&r->states, node->text);
    if (state == DT_PATTERN_NONE)
        dt_report_unknown(r, DT_CODE_UNKNOWN_STATE, node->text, node->span);
    return state;
}

static dt_status read_targets(dt_reader *r, size_t from, const dt_node *list, moves *out)
{
    for (size_t k = 0; k < list->count; k++) {
        const dt_node *node = &list->items[k];
        size_t to = dt_has_kind(r, node, "a state", DT_TAKES_TEXT) ? find_state(r, node) : DT_PATTERN_NONE;
        if (to == DT_PATTERN_NONE || from == DT_PATTERN_NONE)
            continue;
        if (to == from) {
            DT_REPORT(r, DT_CODE_BAD_MOVE, node->span, "a move from state \"%s\" to itself; leave it out",
                      DT_SHOW(node));
            continue;
        }
        if (!dt_grow(&out->items, &out->capacity, out->count, sizeof *out->items))
            return DT_ERR_NOMEM;
        out->items[out->count++] = (move){(uint32_t)from, (uint32_t)to, node};
    }
    return DT_OK;
}

/* All moves of one decision maker, as they are written. */
static dt_status collect_moves(dt_reader *r, const dt_node *mapping, moves *out)
{
    for (size_t k = 0; k < mapping->count; k++) {
        const dt_node *list = &mapping->items[k];
        if (list->kind == DT_NODE_NOTHING)
            continue;
        size_t from = find_state(r, &mapping->keys[k]);
        if (dt_has_kind(r, list, "what a state's moves lead to", DT_TAKES_LIST))
            DT_TRY(read_targets(r, from, list, out));
    }
    return DT_OK;
}

/* Sorts them, reports those written twice and keeps pairs of states. */
static dt_status keep_moves(dt_reader *r, moves *all, const uint32_t **pairs, size_t *count)
{
    uint32_t *kept = NULL;
    DT_TRY(dt_new_items(r, &kept, 2 * all->count, sizeof *kept));
    if (all->count)
        qsort(all->items, all->count, sizeof *all->items, by_states);
    *pairs = kept;
    *count = 0;
    for (size_t k = 0; k < all->count; k++) {
        const move *item = &all->items[k];
        if (k > 0 && item[-1].from == item->from && item[-1].to == item->to) {
            DT_REPORT(r, DT_CODE_BAD_MOVE, item->node->span, "the move to state \"%s\" is listed twice",
                      DT_SHOW(item->node));
            continue;
        }
        kept[2 * *count] = item->from;
        kept[2 * (*count)++ + 1] = item->to;
    }
    return DT_OK;
}

static dt_status read_moves_of(dt_reader *r, const dt_node *mapping, const uint32_t **pairs, size_t *count)
{
    moves all = {.items = NULL};
    if (!dt_has_kind(r, mapping, "an entry of \"graph.moves\"", DT_TAKES_MAPPING))
        return DT_OK;
    dt_status status = collect_moves(r, mapping, &all);
    if (status == DT_OK)
        status = keep_moves(r, &all, pairs, count);
    free(all.items);
    return status;
}

dt_status dt_read_graph_moves(dt_reader *r, const dt_node *node, const uint32_t *const **out, const size_t **out_counts)
{
    const uint32_t **pairs = NULL;
    size_t *counts = NULL;
    DT_TRY(dt_new_items(r, &pairs, r->model->dm_count, sizeof *pairs));
    DT_TRY(dt_new_items(r, &counts, r->model->dm_count, sizeof *counts));
    *out = pairs;
    *out_counts = counts;
    for (size_t k = 0; node && k < node->count; k++) {
        size_t dm = dt_read_dm_name(r, &node->keys[k]);
        if (dm != DT_PATTERN_NONE && node->items[k].kind != DT_NODE_NOTHING)
            DT_TRY(read_moves_of(r, &node->items[k], &pairs[dm], &counts[dm]));
    }
    return DT_OK;
}

/* ---- the whole ----------------------------------------------------------------------------------------------- */

enum { STATES, MOVES, BECAUSE, CITE, GRAPH_KEYS };
static const dt_key graph_keys[GRAPH_KEYS] = {
    [STATES] = {"states", DT_TAKES_LIST | DT_TAKES_MAPPING | DT_REQUIRED},
    [MOVES] = {"moves", DT_TAKES_MAPPING},
    [BECAUSE] = DT_KEY_BECAUSE,
    [CITE] = DT_KEY_CITE,
};

dt_status dt_read_graph(dt_reader *r, const dt_node *node)
{
    dt_fields fields = {.mapping = NULL};
    if (node)
        dt_read_fields(r, &fields, node, "\"graph\"", graph_keys, GRAPH_KEYS);
    DT_TRY(read_graph_states(r, fields.values[STATES]));
    DT_TRY(dt_read_graph_moves(r, fields.values[MOVES], &r->model->graph_moves, &r->model->graph_move_counts));
    return dt_read_note(r, fields.values[BECAUSE], fields.values[CITE], &r->model->moves_note);
}
