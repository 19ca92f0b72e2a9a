/* SPDX-License-Identifier: MIT */
/* Writes a statement in the grammar it was read from. A term needs parentheses where it binds more loosely than its place
 * allows. */
#include "logic/statement.h"

/* In the grammar, or with the words of everyday language instead of its own. */
typedef enum wording { AS_WRITTEN, IN_WORDS } wording;

typedef struct printer {
    const dt_term *terms;
    dt_text *out;
    const char *(*name)(void *user, uint32_t option);
    void *user;
    wording wording;
} printer;

typedef enum binding { BINDS_IFF, BINDS_IF, BINDS_OR, BINDS_AND, BINDS_NOT, BINDS_ATOM } binding;

static const struct {
    binding binds;
    const char *word[2]; /* by wording */
} manners[] = {
    [DT_TERM_TRUE] = {BINDS_ATOM, {NULL, NULL}},
    [DT_TERM_OPTION] = {BINDS_ATOM, {NULL, NULL}},
    [DT_TERM_AND] = {BINDS_AND, {" and ", " and "}},
    [DT_TERM_OR] = {BINDS_OR, {" or ", " or "}},
    [DT_TERM_IF] = {BINDS_IF, {" if ", " if "}},
    [DT_TERM_IFF] = {BINDS_IFF, {" iff ", " if and only if "}},
    [DT_TERM_AT_LEAST] = {BINDS_ATOM, {"at_least", "at least"}},
    [DT_TERM_AT_MOST] = {BINDS_ATOM, {"at_most", "at most"}},
    [DT_TERM_EXACTLY] = {BINDS_ATOM, {"exactly", "exactly"}},
};

static const char *word(const printer *p, const dt_term *term)
{
    return manners[term->kind].word[p->wording];
}

static void print(const printer *p, uint32_t index, binding least);

/* In words whoever reads has no rule at hand which word binds first: parentheses say it. */
static binding least_of_members(const printer *p, const dt_term *term)
{
    binding least = manners[term->kind].binds + 1;
    return p->wording == IN_WORDS && least < BINDS_NOT ? BINDS_NOT : least;
}

static void print_members(const printer *p, const dt_term *term, const char *between, binding least)
{
    for (uint32_t k = term->first; k != DT_NO_TERM; k = p->terms[k].next) {
        if (k != term->first)
            dt_text_add(p->out, between);
        print(p, k, least);
    }
}

static void print_count(const printer *p, const dt_term *term)
{
    dt_text_printf(p->out, "%s %u of (", word(p, term),
                   (unsigned)(term->kind == DT_TERM_AT_MOST ? term->high : term->low));
    print_members(p, term, ", ", BINDS_IFF);
    dt_text_add(p->out, ")");
}

/* The term without its mark of negation, which TRUE alone turns into a word of its own. */
static void print_plain(const printer *p, const dt_term *term)
{
    switch (term->kind) {
    case DT_TERM_TRUE: dt_text_add(p->out, term->negated ? "false" : "true"); break;
    case DT_TERM_OPTION: dt_text_add(p->out, p->name(p->user, term->option)); break;
    case DT_TERM_AT_LEAST:
    case DT_TERM_AT_MOST:
    case DT_TERM_EXACTLY: print_count(p, term); break;
    default: print_members(p, term, word(p, term), least_of_members(p, term));
    }
}

static void print(const printer *p, uint32_t index, binding least)
{
    const dt_term *term = &p->terms[index];
    bool negation = term->negated && term->kind != DT_TERM_TRUE;
    if (negation) {
        dt_text_add(p->out, "not ");
        least = BINDS_ATOM;
    }
    bool parentheses = manners[term->kind].binds < least;
    if (parentheses)
        dt_text_add(p->out, "(");
    print_plain(p, term);
    if (parentheses)
        dt_text_add(p->out, ")");
}

void dt_statement_print(const dt_statement *statement, dt_text *out, const char *(*name)(void *user, uint32_t option),
                        void *user)
{
    print(&(printer){statement->terms, out, name, user, AS_WRITTEN}, statement->root, BINDS_IFF);
}

void dt_statement_tell(const dt_statement *statement, dt_text *out, const char *(*name)(void *user, uint32_t option),
                       void *user)
{
    print(&(printer){statement->terms, out, name, user, IN_WORDS}, statement->root, BINDS_IFF);
}
