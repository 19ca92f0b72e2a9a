/* SPDX-License-Identifier: MIT */
/* Statements of random conflicts: drawn, evaluated and written, independently of src/logic/. */
#include "random_conflict.h"

#include <assert.h>

/* How tightly each operation binds; the looser one goes into parentheses inside the tighter one. */
static const uint8_t binding[RC_OPS] = {
    [RC_IFF] = 1,   [RC_IF] = 2,   [RC_OR] = 3,       [RC_AND] = 4,     [RC_NOT] = 5,     [RC_OPTION] = 6,
    [RC_FALSE] = 6, [RC_TRUE] = 6, [RC_AT_LEAST] = 6, [RC_AT_MOST] = 6, [RC_EXACTLY] = 6,
};

/* The word between the parts, in both spellings where there are two. */
static const char *const words[RC_OPS][2] = {
    [RC_NOT] = {"not ", "! "},
    [RC_AND] = {" and ", " & "},
    [RC_OR] = {" or ", " | "},
    [RC_IF] = {" if ", " if "},
    [RC_IFF] = {" iff ", " iff "},
    [RC_AT_LEAST] = {"at_least", "at_least"},
    [RC_AT_MOST] = {"at_most", "at_most"},
    [RC_EXACTLY] = {"exactly", "exactly"},
};

/* ---- drawing ------------------------------------------------------------------------------------------------- */

/* An option four times in five where there are any, seldom a constant. */
static rc_node draw_leaf(dt_random *random, uint8_t options)
{
    if (options == 0 || dt_random_below(random, 40) == 0)
        return (rc_node){.op = (uint8_t)dt_random_below(random, 2)};
    return (rc_node){.op = RC_OPTION, .arg = (uint8_t)dt_random_below(random, options)};
}

static rc_node draw_inner(dt_random *random)
{
    static const uint8_t kid_counts[RC_OPS] = {[RC_NOT] = 1, [RC_AND] = 2,      [RC_OR] = 2,      [RC_IF] = 2,
                                               [RC_IFF] = 2, [RC_AT_LEAST] = 3, [RC_AT_MOST] = 3, [RC_EXACTLY] = 3};
    rc_node node = {.op = (uint8_t)(RC_NOT + dt_random_below(random, RC_OPS - RC_NOT))};
    node.kid_count = kid_counts[node.op];
    if (node.op >= RC_AT_LEAST)
        node.arg = (uint8_t)dt_random_below(random, node.kid_count + 1u);
    return node;
}

/* Widens the tree breadth first: each open node becomes an inner one while there is room for three below it. */
void rc_statement_draw(rc_statement *out, dt_random *random, uint8_t options)
{
    *out = (rc_statement){.count = 1};
    const uint64_t ambition = dt_random_below(random, 4); /* 0: a single leaf */
    uint64_t inner = 0;
    for (uint8_t k = 0; k < out->count; k++) {
        rc_node *node = &out->nodes[k];
        if (inner == ambition || out->count + RC_KIDS > RC_NODES) {
            *node = draw_leaf(random, options);
            continue;
        }
        *node = draw_inner(random);
        inner++;
        for (uint8_t kid = 0; kid < node->kid_count; kid++)
            node->kids[kid] = out->count++;
    }
}

/* ---- meaning ------------------------------------------------------------------------------------------------- */

static bool node_holds(const rc_node *node, const bool *truth, uint32_t code)
{
    uint8_t count = 0;
    for (uint8_t kid = 0; kid < node->kid_count; kid++)
        count = (uint8_t)(count + truth[node->kids[kid]]);
    switch ((rc_op)node->op) {
    case RC_TRUE: return true;
    case RC_OPTION: return code >> node->arg & 1u;
    case RC_NOT: return count == 0;
    case RC_AND: return count == node->kid_count;
    case RC_OR: return count > 0;
    case RC_IF: return truth[node->kids[0]] || !truth[node->kids[1]];
    case RC_IFF: return truth[node->kids[0]] == truth[node->kids[1]];
    case RC_AT_LEAST: return count >= node->arg;
    case RC_AT_MOST: return count <= node->arg;
    case RC_EXACTLY: return count == node->arg;
    case RC_FALSE:
    case RC_OPS: break;
    }
    return false;
}

bool rc_statement_holds(const rc_statement *statement, uint32_t code)
{
    bool truth[RC_NODES];
    for (size_t k = statement->count; k-- > 0;)
        truth[k] = node_holds(&statement->nodes[k], truth, code);
    return truth[0];
}

void rc_statement_drop_option(rc_statement *statement, uint8_t option)
{
    for (size_t k = 0; k < statement->count; k++) {
        rc_node *node = &statement->nodes[k];
        if (node->op != RC_OPTION || node->arg < option)
            continue;
        if (node->arg == option)
            *node = (rc_node){.op = RC_FALSE};
        else
            node->arg--;
    }
}

/* ---- text ---------------------------------------------------------------------------------------------------- */

static void write_node(const rc_statement *statement, size_t at, const random_conflict *c, dt_text *out);

static void write_kid(const rc_statement *statement, const rc_node *node, size_t kid, const random_conflict *c,
                      dt_text *out)
{
    const rc_node *below = &statement->nodes[node->kids[kid]];
    bool one_only = node->op == RC_IF || node->op == RC_IFF; /* they do not associate */
    bool parentheses = binding[below->op] < binding[node->op] || (one_only && below->op == node->op);
    dt_text_add(out, parentheses ? "(" : "");
    write_node(statement, node->kids[kid], c, out);
    dt_text_add(out, parentheses ? ")" : "");
}

static void write_count(const rc_statement *statement, const rc_node *node, const random_conflict *c, dt_text *out)
{
    dt_text_printf(out, "%s %u of (", words[node->op][0], node->arg);
    for (size_t kid = 0; kid < node->kid_count; kid++) {
        dt_text_add(out, kid ? ", " : "");
        write_node(statement, node->kids[kid], c, out);
    }
    dt_text_add(out, ")");
}

/* As deep as the tree, which has at most RC_NODES nodes. The spelling alternates with the node's place. */
static void write_node(const rc_statement *statement, size_t at, const random_conflict *c, dt_text *out)
{
    const rc_node *node = &statement->nodes[at];
    if (node->op == RC_OPTION) {
        rc_write_option(c, node->arg, out);
    } else if (node->op <= RC_TRUE) {
        dt_text_add(out, node->op == RC_TRUE ? "true" : "false");
    } else if (node->op >= RC_AT_LEAST) {
        write_count(statement, node, c, out);
    } else {
        if (node->kid_count == 1)
            dt_text_add(out, words[node->op][at % 2]);
        for (size_t kid = 0; kid < node->kid_count; kid++) {
            dt_text_add(out, kid ? words[node->op][at % 2] : "");
            write_kid(statement, node, kid, c, out);
        }
    }
}

void rc_statement_write(const rc_statement *statement, const random_conflict *c, dt_text *out)
{
    assert(statement->count > 0);
    write_node(statement, 0, c, out);
}
