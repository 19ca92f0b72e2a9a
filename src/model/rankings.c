/* SPDX-License-Identifier: MIT */
/* Preferences by ranking: classes of states, the best first. Between two classes there may be a mark of how strongly the
 * one is preferred to the other: > mildly, >> strongly, and so on, a sign for each degree. */
#include "model/forms.h"

#include <string.h>

typedef struct ranking {
    dt_ranking_entry *entries;
    size_t count;
    size_t *ends; /* of classes */
    uint8_t *strengths;
    size_t classes;
    const dt_node *mark; /* given after the last class; NULL: none */
    bool right, marked;
} ranking;

static dt_status read_entry(dt_reader *r, const dt_node *node, ranking *into)
{
    dt_state_name state;
    bool found = false;
    if (!dt_has_kind(r, node, "a state in a class of a ranking", DT_TAKES_TEXT)) {
        into->right = false;
        return DT_OK;
    }
    DT_TRY(dt_read_state_text(r, node, &state, &found));
    if (!found) {
        into->right = false;
        return DT_OK;
    }
    into->entries[into->count++] = (dt_ranking_entry){.pattern = state.pattern,
                                                      .state = r->model->graph_form ? state.index : 0,
                                                      .span = node->span,
                                                      .text = node->text};
    return DT_OK;
}

/* A class: a state, or a list of states that are tied. */
static dt_status read_class(dt_reader *r, const dt_node *node, ranking *into)
{
    if (node->kind != DT_NODE_LIST) {
        if (dt_has_kind(r, node, "a class of a ranking", DT_TAKES_TEXT | DT_TAKES_LIST))
            return read_entry(r, node, into);
        into->right = false;
        return DT_OK;
    }
    if (node->count == 0) {
        DT_REPORT(r, DT_CODE_EMPTY, node->span, "a class without a state; leave it out");
        into->right = false;
    }
    for (size_t k = 0; k < node->count; k++)
        DT_TRY(read_entry(r, &node->items[k], into));
    return DT_OK;
}

/* ---- marks ------------------------------------------------------------------------------------------------------- */

/* A state of a bare graph may be called like a mark; then it is the state. */
static bool is_mark(const dt_reader *r, const dt_node *node)
{
    return node->kind == DT_NODE_TEXT && node->length > 0 && strspn(node->text, ">") == node->length &&
           dt_index_find(&r->states, node->text) == DT_PATTERN_NONE;
}

static void report_mark(dt_reader *r, ranking *into, const dt_node *node)
{
    DT_REPORT(r, DT_CODE_BAD_MARK, node->span, "the mark \"%s\" stands between two classes, one mark at most",
              DT_SHOW(node));
    into->right = false;
}

static void read_mark(dt_reader *r, const dt_node *node, ranking *into)
{
    if (into->classes == 0 || into->mark) {
        report_mark(r, into, node);
        return;
    }
    if (node->length > DT_STRENGTH_MAX) {
        DT_REPORT(r, DT_CODE_BAD_MARK, node->span, "a mark of %zu degrees; there are at most %d", node->length,
                  DT_STRENGTH_MAX);
        into->right = false;
    }
    into->mark = node;
}

static dt_status read_item(dt_reader *r, const dt_node *node, ranking *into)
{
    if (is_mark(r, node)) {
        read_mark(r, node, into);
        return DT_OK;
    }
    if (into->classes > 0)
        into->strengths[into->classes - 1] = into->mark ? (uint8_t)into->mark->length : DT_MILD;
    into->marked |= into->mark != NULL;
    into->mark = NULL;
    DT_TRY(read_class(r, node, into));
    into->ends[into->classes++] = into->count;
    return DT_OK;
}

dt_status dt_read_ranking(dt_reader *r, const dt_node *list, dt_reading *out, bool *right)
{
    ranking all = {.right = true};
    size_t count = 0;
    for (size_t k = 0; k < list->count; k++)
        count += list->items[k].kind == DT_NODE_LIST ? list->items[k].count : 1;
    DT_TRY(dt_new_items(r, &all.entries, count, sizeof *all.entries));
    DT_TRY(dt_new_items(r, &all.ends, list->count, sizeof *all.ends));
    DT_TRY(dt_new_items(r, &all.strengths, list->count, sizeof *all.strengths));
    for (size_t k = 0; k < list->count; k++)
        DT_TRY(read_item(r, &list->items[k], &all));
    if (all.mark)
        report_mark(r, &all, all.mark);
    out->kind = DT_BY_RANKING;
    out->entries = all.entries;
    out->class_ends = all.ends;
    out->class_count = all.classes;
    out->strengths = all.marked ? all.strengths : NULL;
    *right = *right && all.right;
    return DT_OK;
}
