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

/* Copies the terms of a statement to `at` and makes its root a member of the conjunction at 0. */
static void add_member(dt_statement *into, const dt_statement *statement, size_t at, bool negated)
{
    dt_term *all = &into->terms[0];
    uint32_t shift = (uint32_t)at, root = statement->root + shift;
    for (size_t k = 0; k < statement->count; k++) {
        dt_term *term = &into->terms[at + k];
        *term = statement->terms[k];
        term->first += term->first == DT_NO_TERM ? 0 : shift;
        term->last += term->last == DT_NO_TERM ? 0 : shift;
        term->next += term->next == DT_NO_TERM ? 0 : shift;
    }
    into->terms[root].negated ^= negated;
    if (all->members++)
        into->terms[all->last].next = root;
    else
        all->first = root;
    all->last = root;
}

dt_status dt_statement_except(dt_statement **out, const dt_statement *statement, const dt_statement *const *others,
                              size_t count)
{
    size_t terms = 1 + statement->count, at = terms;
    for (size_t k = 0; k < count; k++)
        terms += others[k]->count;
    *out = dt_malloc(1, sizeof **out + terms * sizeof *(*out)->terms);
    if (!*out)
        return DT_ERR_NOMEM;
    (*out)->root = 0;
    (*out)->count = terms;
    (*out)->terms[0] = (dt_term){.kind = DT_TERM_AND, .first = DT_NO_TERM, .last = DT_NO_TERM, .next = DT_NO_TERM};
    add_member(*out, statement, 1, false);
    for (size_t k = 0; k < count; at += others[k++]->count)
        add_member(*out, others[k], at, true);
    return DT_OK;
}
