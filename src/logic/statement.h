/* SPDX-License-Identifier: MIT */
/* How a statement is kept: terms in the order of writing, linked into a tree by indices. `not` is a mark on its operand,
 * and a conjunction inside a conjunction is one with more members, so the tree is never deeper than four times the
 * parentheses (iff, if, or, and) and recursion over it is bounded by DT_STATEMENT_DEPTH_MAX. */
#ifndef DT_LOGIC_STATEMENT_H
#define DT_LOGIC_STATEMENT_H

#include <detente/logic.h>

typedef enum dt_term_kind {
    DT_TERM_TRUE,
    DT_TERM_OPTION,
    DT_TERM_AND,
    DT_TERM_OR,
    DT_TERM_IF,  /* first member if second member */
    DT_TERM_IFF, /* two members */
    DT_TERM_AT_LEAST,
    DT_TERM_AT_MOST,
    DT_TERM_EXACTLY
} dt_term_kind;

#define DT_NO_TERM UINT32_MAX

typedef struct dt_term {
    dt_term_kind kind;
    bool negated;
    uint32_t option;      /* OPTION */
    uint32_t low, high;   /* counting: true where from `low` to `high` members are */
    uint32_t members;     /* how many */
    uint32_t first, last; /* the members, linked by `next`; DT_NO_TERM without any */
    uint32_t next;
} dt_term;

struct dt_statement {
    uint32_t root;
    size_t count;
    dt_term terms[]; /* those merged into their parents are left over, unreachable */
};

#endif
