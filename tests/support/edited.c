/* SPDX-License-Identifier: MIT */
#include "edited.h"

#include <string.h>

/* ---- options ----------------------------------------------------------------------------------------------------- */

size_t rc_model_option(const random_conflict *c, uint8_t option)
{
    return option < rc_first_option(c, c->padded_dm) ? option : option + (size_t)c->padding;
}

uint8_t rc_own_option(const random_conflict *c, size_t option)
{
    const size_t padded = rc_first_option(c, c->padded_dm);
    if (option < padded)
        return (uint8_t)option;
    return option < padded + c->padding ? RC_OPTIONS : (uint8_t)(option - c->padding);
}

/* ---- statements -------------------------------------------------------------------------------------------------- */

static bool make_literal(const random_conflict *c, const dt_statement *statement, rc_statement *out)
{
    dt_literal literal = dt_statement_literal(statement, 0);
    uint8_t option = rc_own_option(c, literal.option);
    *out = (rc_statement){.count = literal.negated ? 2 : 1};
    if (option == RC_OPTIONS)
        return false;
    out->nodes[0] = (rc_node){.op = RC_NOT, .kid_count = 1, .kids = {1}};
    out->nodes[literal.negated] = (rc_node){.op = RC_OPTION, .arg = option};
    return true;
}

/* The node of the k-th literal in the order of writing; -1 once `*left` ran down elsewhere. */
static int find_literal(const rc_statement *statement, int at, size_t *left)
{
    const rc_node *node = &statement->nodes[at];
    if (node->op == RC_OPTION && (*left)-- == 0)
        return at;
    for (uint8_t kid = 0; kid < node->kid_count; kid++) {
        int found = find_literal(statement, node->kids[kid], left);
        if (found >= 0)
            return found;
    }
    return -1;
}

static bool flip(rc_statement *statement, size_t literal)
{
    int at = find_literal(statement, 0, &literal);
    if (at < 0 || statement->count == RC_NODES)
        return false;
    statement->nodes[statement->count] = statement->nodes[at];
    statement->nodes[at] = (rc_node){.op = RC_NOT, .kid_count = 1, .kids = {statement->count}};
    statement->count++;
    return true;
}

/* ---- lists of statements ----------------------------------------------------------------------------------------- */

typedef struct list_edits {
    const random_conflict *c;
    const dt_edit *edits;
    size_t count, dm, reading;
    const rc_reading *before;
    rc_reading *after;
} list_edits;

static bool is_here(const list_edits *l, const dt_edit *edit, dt_edit_kind kind)
{
    return edit->kind == kind && edit->dm == l->dm && edit->reading == l->reading;
}

static bool append(list_edits *l, const rc_statement *statement)
{
    if (l->after->statement_count == RC_STATEMENTS)
        return false;
    l->after->statements[l->after->statement_count++] = *statement;
    return true;
}

/* What stands at the place `at` or, with `at` the end, beyond it. */
static bool append_added(list_edits *l, size_t at)
{
    for (size_t k = 0; k < l->count; k++) {
        const dt_edit *edit = &l->edits[k];
        rc_statement literal;
        if (!is_here(l, edit, DT_EDIT_ADD) || !(edit->at == at || (at == l->before->statement_count && edit->at > at)))
            continue;
        if (!make_literal(l->c, edit->judgement->that, &literal) || !append(l, &literal))
            return false;
    }
    return true;
}

static bool append_own(list_edits *l, size_t at)
{
    rc_statement statement = l->before->statements[at];
    for (size_t k = 0; k < l->count; k++) {
        const dt_edit *edit = &l->edits[k];
        if (is_here(l, edit, DT_EDIT_DROP) && edit->at == at)
            return true;
        if (is_here(l, edit, DT_EDIT_FLIP) && edit->at == at && !flip(&statement, edit->literal))
            return false;
    }
    return append(l, &statement);
}

/* What becomes of the order 0, 1, 2, ... */
static void find_order(const list_edits *l, size_t length, uint32_t *order)
{
    for (uint32_t k = 0; k < length; k++)
        order[k] = k;
    for (size_t k = 0; k < l->count; k++) {
        const dt_edit *edit = &l->edits[k];
        if (is_here(l, edit, DT_EDIT_ORDER))
            memcpy(order, edit->order, length * sizeof *order);
        if (is_here(l, edit, DT_EDIT_SWAP)) {
            order[edit->at] = (uint32_t)edit->at + 1;
            order[edit->at + 1] = (uint32_t)edit->at;
        }
    }
}

static bool edit_statements(list_edits *l)
{
    uint32_t order[RC_STATEMENTS];
    find_order(l, l->before->statement_count, order);
    l->after->statement_count = 0;
    for (size_t k = 0; k < l->before->statement_count; k++)
        if (!append_added(l, k) || !append_own(l, order[k]))
            return false;
    return append_added(l, l->before->statement_count);
}

/* ---- rankings and weights ---------------------------------------------------------------------------------------- */

size_t rc_grades(const random_conflict *c, const rc_reading *reading, uint8_t grades[RC_CODES])
{
    size_t count = 0;
    for (unsigned grade = UINT8_MAX + 1; grade-- > 0;)
        for (uint32_t code = 0; code < rc_code_end(c); code++)
            if (rc_feasible(c, code) && reading->classes[code] == grade) {
                grades[count++] = (uint8_t)grade;
                break;
            }
    return count;
}

/* Every grade becomes another; those that no feasible state has go below. */
static bool edit_ranking(list_edits *l)
{
    uint8_t grades[RC_CODES], becomes[UINT8_MAX + 1] = {0};
    size_t classes = rc_grades(l->c, l->before, grades);
    uint32_t order[RC_CODES];
    find_order(l, classes, order);
    unsigned grade = UINT8_MAX;
    for (size_t k = 0; k < classes; k++) {
        size_t class = order[k];
        becomes[grades[class]] = (uint8_t)grade--;
        for (size_t e = 0; e < l->count; e++)
            if (is_here(l, &l->edits[e], DT_EDIT_MERGE) && l->edits[e].at == class)
                grade++;
    }
    for (uint32_t code = 0; code < rc_code_end(l->c); code++)
        l->after->classes[code] = becomes[l->before->classes[code]];
    return true;
}

static bool edit_weights(list_edits *l)
{
    for (size_t k = 0; k < l->count; k++) {
        const dt_edit *edit = &l->edits[k];
        if (!is_here(l, edit, DT_EDIT_WEIGHT))
            continue;
        uint8_t option = rc_own_option(l->c, edit->option);
        if (option == RC_OPTIONS || edit->weight < INT8_MIN || edit->weight > INT8_MAX)
            return false;
        l->after->weights[option] = (int8_t)edit->weight;
    }
    return true;
}

static bool edit_readings(random_conflict *c, const random_conflict *before, const dt_edit *edits, size_t count)
{
    static bool (*const forms[])(list_edits *) = {
        [DT_BY_STATEMENTS] = edit_statements, [DT_BY_RANKING] = edit_ranking, [DT_BY_WEIGHTS] = edit_weights};
    for (size_t dm = 0; dm < c->dms; dm++)
        for (size_t r = 0; r < c->reading_count[dm]; r++) {
            list_edits l = {.c = before, .edits = edits, .count = count, .dm = dm, .reading = r};
            l.before = &before->readings[dm][r];
            l.after = &c->readings[dm][r];
            if (!forms[l.before->kind](&l))
                return false;
        }
    return true;
}

/* ---- rules and moves --------------------------------------------------------------------------------------------- */

static bool is_dropped(const dt_edit *edits, size_t count, dt_edit_kind kind, size_t at)
{
    for (size_t k = 0; k < count; k++)
        if (edits[k].kind == kind && edits[k].at == at)
            return true;
    return false;
}

static bool edit_rules(random_conflict *c, const random_conflict *before, const dt_edit *edits, size_t count)
{
    c->rule_count = c->forbidden_count = 0;
    for (size_t k = 0; k < before->rule_count; k++)
        if (!is_dropped(edits, count, DT_EDIT_DROP_RULE, k + before->padding))
            c->rules[c->rule_count++] = before->rules[k];
    for (size_t k = 0; k < before->forbidden_count; k++)
        if (!is_dropped(edits, count, DT_EDIT_DROP_FORBIDDEN, k))
            c->forbidden[c->forbidden_count++] = before->forbidden[k];
    for (size_t k = 0; k < count; k++) {
        if (edits[k].kind == DT_EDIT_DROP_RULE && edits[k].at < before->padding)
            return false;
        if (edits[k].kind != DT_EDIT_ADD_RULE)
            continue;
        if (c->rule_count == RC_RULES || !make_literal(c, edits[k].judgement->that, &c->rules[c->rule_count].that))
            return false;
        c->rules[c->rule_count++].is_pattern = false;
    }
    return true;
}

static bool edit_moves(random_conflict *c, const dt_edit *edit)
{
    if (edit->kind == DT_EDIT_STEP)
        c->single_step = edit->single_step;
    if (edit->kind == DT_EDIT_DIRECTION) {
        uint8_t option = rc_own_option(c, edit->option);
        if (option == RC_OPTIONS)
            return false;
        c->direction[option] = edit->direction;
    }
    if (edit->kind == DT_EDIT_MOVES) {
        memset(c->arcs[edit->dm], 0, sizeof c->arcs[edit->dm]);
        for (size_t k = 0; k < edit->pair_count; k++)
            c->arcs[edit->dm][edit->pairs[2 * k]][edit->pairs[2 * k + 1]] = true;
    }
    return true;
}

bool rc_apply(random_conflict *c, const dt_edit *edits, size_t count)
{
    const random_conflict before = *c;
    if (!edit_readings(c, &before, edits, count))
        return false;
    if (!c->graph_form && !edit_rules(c, &before, edits, count))
        return false;
    for (size_t k = 0; k < count; k++)
        if (!edit_moves(c, &edits[k]))
            return false;
    return true;
}
