/* SPDX-License-Identifier: MIT */
/* Preferences by pairs: "deal > war", "deal >> war", "deal = thaw", "deal ? thaw", one comparison each. Nothing else follows
 * from them: such a preference need not be transitive. */
#include "model/forms.h"

#include <string.h>

/* ---- one comparison ---------------------------------------------------------------------------------------------- */

/* The signs of a comparison in a text, between blanks. */
typedef struct sign {
    size_t start, length; /* length 0: there is none */
    dt_pair_entry says;
} sign;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool dt_read_sign(const char *word, size_t length, dt_relation *out)
{
    size_t better = strspn(word, ">"), worse = strspn(word, "<");
    if (better == length || worse == length) {
        out->kind = better ? DT_PREFERRED : DT_DISPREFERRED;
        out->strength = (uint8_t)(length <= DT_STRENGTH_MAX ? length : 0);
        return length <= DT_STRENGTH_MAX;
    }
    *out = (dt_relation){.kind = *word == '=' ? DT_TIED : DT_NOT_KNOWN};
    return length == 1 && (*word == '=' || *word == '?');
}

/* The first word from `from` on that is a sign, neither the first nor the last word of the text. */
static sign find_sign(const char *text, size_t length, size_t from)
{
    sign found = {.length = 0};
    for (size_t at = from; at < length;) {
        size_t end = at;
        while (end < length && !is_blank(text[end]))
            end++;
        if (at > from && end < length &&
            (dt_read_sign(text + at, end - at, &found.says.relation) ||
             dt_read_measure(text + at, end - at, &found.says))) {
            found.start = at;
            found.length = end - at;
            return found;
        }
        for (at = end; at < length && is_blank(text[at]);)
            at++;
    }
    return found;
}

/* The part of a text from `start` to before `end`, without blanks around it. */
static dt_status cut(dt_reader *r, const dt_node *node, size_t start, size_t end, dt_node *out)
{
    while (start < end && is_blank(node->text[start]))
        start++;
    while (end > start && is_blank(node->text[end - 1]))
        end--;
    *out = *node;
    out->length = end - start;
    out->text = dt_arena_text(r->arena, node->text + start, end - start);
    if (node->exact) {
        out->span = (dt_span){node->text_offset + (uint32_t)start, (uint32_t)(end - start)};
        out->text_offset += (uint32_t)start;
    }
    return out->text ? DT_OK : DT_ERR_NOMEM;
}

static dt_status read_side(dt_reader *r, const dt_node *node, size_t side, dt_pair_entry *out, bool *right)
{
    dt_state_name state;
    bool found = false;
    DT_TRY(dt_read_state_text(r, node, &state, &found));
    out->patterns[side] = state.pattern;
    out->states[side] = r->model->graph_form ? state.index : 0;
    *right = *right && found;
    return DT_OK;
}

static dt_status read_pair(dt_reader *r, const dt_node *node, dt_pair_entry *out, bool *right)
{
    dt_node sides[2];
    *out = (dt_pair_entry){.span = node->span, .text = node->text};
    *right = dt_has_kind(r, node, "a comparison", DT_TAKES_TEXT);
    if (!*right)
        return DT_OK;
    sign found = find_sign(node->text, node->length, 0);
    if (!found.length || find_sign(node->text, node->length, found.start + found.length).length) {
        DT_REPORT(
            r, DT_CODE_BAD_PAIR, node->span,
            "a comparison has two states and one of >, >>, <, <<, =, ?, a degree such as 0.8 and probabilities such as 0.6/0.3 "
            "between them, with blanks around it, not \"%s\"",
            DT_SHOW(node));
        *right = false;
        return DT_OK;
    }
    *out = found.says;
    out->span = node->span;
    out->text = node->text;
    DT_TRY(cut(r, node, 0, found.start, &sides[0]));
    DT_TRY(cut(r, node, found.start + found.length, node->length, &sides[1]));
    DT_TRY(read_side(r, &sides[0], 0, out, right));
    return read_side(r, &sides[1], 1, out, right);
}

/* ---- runs --------------------------------------------------------------------------------------------------------- */

/* The states of a table have one pattern each, which its entries share. */
static bool same_side(const dt_pair_entry *a, const dt_pair_entry *b, unsigned side)
{
    const dt_pattern *x = &a->patterns[side], *y = &b->patterns[side];
    return a->states[side] == b->states[side] && x->care == y->care && x->value == y->value;
}

dt_status dt_find_runs(dt_reader *r, dt_reading *out)
{
    const dt_pair_entry *pairs = out->pairs;
    dt_pair_run *runs = NULL;
    size_t count = 0;
    DT_TRY(dt_new_items(r, &runs, out->pair_count, sizeof *runs));
    for (size_t k = 0; k < out->pair_count; count++) {
        size_t first = k++;
        unsigned side = k < out->pair_count && same_side(&pairs[first], &pairs[k], 1);
        while (k < out->pair_count && same_side(&pairs[first], &pairs[k], side))
            k++;
        runs[count] = (dt_pair_run){.first = first, .side = side};
    }
    out->runs = runs;
    out->run_count = count;
    return DT_OK;
}

/* ---- the list ---------------------------------------------------------------------------------------------------- */

dt_status dt_read_pairs(dt_reader *r, const dt_node *list, dt_reading *out, bool *right)
{
    dt_pair_entry *pairs = NULL;
    DT_TRY(dt_new_items(r, &pairs, list->count, sizeof *pairs));
    out->kind = DT_BY_PAIRS;
    out->pairs = pairs;
    for (size_t k = 0; k < list->count; k++) {
        bool sound;
        DT_TRY(read_pair(r, &list->items[k], &pairs[out->pair_count], &sound));
        out->pair_count += sound;
        *right = *right && sound;
    }
    return dt_find_runs(r, out);
}

void dt_read_others(dt_reader *r, const dt_node *node, dt_reading *out)
{
    static const char *const words[] = {"tied", "unknown"};
    size_t choice = dt_read_choice(r, node, "\"others\"", words, 2);
    out->others_given = choice < 2;
    out->others.kind = choice == 1 ? DT_NOT_KNOWN : DT_TIED;
}
