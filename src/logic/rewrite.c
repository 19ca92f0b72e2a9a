/* SPDX-License-Identifier: MIT */
/* Statements made of others, or of nothing: copies with options renamed or one literal turned over. Terms are one array,
 * so a copy is one memcpy() and what changes is a field. */
#include "base/memory.h"
#include "logic/statement.h"

#include <assert.h>
#include <string.h>

static dt_statement *copy_of(const dt_statement *statement)
{
    size_t bytes = sizeof *statement + statement->count * sizeof *statement->terms;
    dt_statement *copy = dt_malloc(1, bytes);
    if (copy)
        memcpy(copy, statement, bytes);
    return copy;
}

dt_status dt_statement_rename(dt_statement **out, const dt_statement *statement, const uint32_t *names)
{
    *out = copy_of(statement);
    if (!*out)
        return DT_ERR_NOMEM;
    for (size_t k = 0; k < (*out)->count; k++)
        if ((*out)->terms[k].kind == DT_TERM_OPTION)
            (*out)->terms[k].option = names[(*out)->terms[k].option];
    return DT_OK;
}

/* ---- literals ------------------------------------------------------------------------------------------------ */

size_t dt_statement_literal_count(const dt_statement *statement)
{
    size_t count = 0;
    for (size_t k = 0; k < statement->count; k++)
        count += statement->terms[k].kind == DT_TERM_OPTION;
    return count;
}

static size_t literal_at(const dt_statement *statement, size_t literal)
{
    size_t at = 0;
    while (statement->terms[at].kind != DT_TERM_OPTION || literal-- != 0) {
        at++;
        assert(at < statement->count);
    }
    return at;
}

dt_literal dt_statement_literal(const dt_statement *statement, size_t literal)
{
    const dt_term *term = &statement->terms[literal_at(statement, literal)];
    return (dt_literal){.option = term->option, .negated = term->negated};
}

dt_status dt_statement_flip(dt_statement **out, const dt_statement *statement, size_t literal)
{
    *out = copy_of(statement);
    if (!*out)
        return DT_ERR_NOMEM;
    dt_term *term = &(*out)->terms[literal_at(statement, literal)];
    term->negated = !term->negated;
    return DT_OK;
}

dt_status dt_statement_from_literal(dt_statement **out, dt_literal literal)
{
    *out = dt_malloc(1, sizeof **out + sizeof *(*out)->terms);
    if (!*out)
        return DT_ERR_NOMEM;
    (*out)->root = 0;
    (*out)->count = 1;
    (*out)->terms[0] = (dt_term){.kind = DT_TERM_OPTION,
                                 .negated = literal.negated,
                                 .option = literal.option,
                                 .first = DT_NO_TERM,
                                 .last = DT_NO_TERM,
                                 .next = DT_NO_TERM};
    return DT_OK;
}

/* ---- several ------------------------------------------------------------------------------------------------- */

static size_t count_terms(const dt_statement *const *list, size_t count)
{
    size_t terms = 0;
    for (size_t k = 0; k < count; k++)
        terms += list[k]->count;
    return terms;
}

static void link_member(dt_statement *into, uint32_t parent, uint32_t member)
{
    dt_term *all = &into->terms[parent];
    if (all->members++)
        into->terms[all->last].next = member;
    else
        all->first = member;
    all->last = member;
}

/* Copies the terms of the statements to `at` and on, and makes their roots members of `parent`. @return where they end. */
static size_t add_members(dt_statement *into, uint32_t parent, const dt_statement *const *list, size_t count, size_t at)
{
    for (size_t k = 0; k < count; k++) {
        uint32_t shift = (uint32_t)at;
        for (size_t t = 0; t < list[k]->count; t++, at++) {
            dt_term *term = &into->terms[at];
            *term = list[k]->terms[t];
            term->first += term->first == DT_NO_TERM ? 0 : shift;
            term->last += term->last == DT_NO_TERM ? 0 : shift;
            term->next += term->next == DT_NO_TERM ? 0 : shift;
        }
        link_member(into, parent, list[k]->root + shift);
    }
    return at;
}

/* Those are members that hold, of one term, and those that do not, of another. */
dt_status dt_statement_except(dt_statement **out, const dt_statement *const *any, size_t any_count,
                              const dt_statement *const *none, size_t none_count)
{
    enum { ALL, ANY, NONE, TERMS };
    size_t count = TERMS + count_terms(any, any_count) + count_terms(none, none_count);
    dt_statement *made = *out = dt_malloc(1, sizeof *made + count * sizeof *made->terms);
    if (!made)
        return DT_ERR_NOMEM;
    made->root = ALL;
    made->count = count;
    for (uint32_t k = ALL; k < TERMS; k++)
        made->terms[k] = (dt_term){.kind = k == ALL ? DT_TERM_AND : DT_TERM_OR,
                                   .negated = k == NONE,
                                   .first = DT_NO_TERM,
                                   .last = DT_NO_TERM,
                                   .next = DT_NO_TERM};
    link_member(made, ALL, ANY);
    link_member(made, ALL, NONE);
    size_t at = add_members(made, ANY, any, any_count, TERMS);
    add_members(made, NONE, none, none_count, at);
    return DT_OK;
}

dt_status dt_statement_at_least(dt_statement **out, size_t least, const dt_statement *const *members, size_t count)
{
    size_t terms = 1 + count_terms(members, count);
    dt_statement *made = *out = dt_malloc(1, sizeof *made + terms * sizeof *made->terms);
    if (!made)
        return DT_ERR_NOMEM;
    made->root = 0;
    made->count = terms;
    made->terms[0] = (dt_term){.kind = DT_TERM_AT_LEAST, .first = DT_NO_TERM, .last = DT_NO_TERM, .next = DT_NO_TERM};
    add_members(made, 0, members, count, 1);
    made->terms[0].low = (uint32_t)least;
    made->terms[0].high = (uint32_t)count;
    return DT_OK;
}
