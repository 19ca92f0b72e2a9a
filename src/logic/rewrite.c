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
