/* SPDX-License-Identifier: MIT */
/* Recursive descent over the grammar of docs/format.md. Each parse_ function returns the index of a term, or DT_NO_TERM
 * after a trouble that ends the reading of this statement; names that mean nothing are reported and read past.
 * Recursion is bounded: five calls for each of at most DT_STATEMENT_DEPTH_MAX parentheses. */
#include "base/codes.h"
#include "base/memory.h"
#include "logic/names.h"
#include "logic/shown.h"
#include "logic/statement.h"
#include "logic/tokens.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

typedef struct parser {
    const char *text;
    size_t length;
    const dt_names *names;
    dt_statement_place place;
    dt_diagnostics *diagnostics;
    dt_token at;
    unsigned depth;
    dt_term *terms;
    size_t count, capacity;
    bool wrong; /* something was reported */
    bool ended; /* ... that ends the reading, or memory ran out */
    bool no_memory;
} parser;

/* ---- trouble ------------------------------------------------------------------------------------------------- */

static dt_span span_of(const parser *p, const dt_token *token)
{
    if (!p->place.exact)
        return p->place.span;
    return (dt_span){p->place.text_offset + (uint32_t)token->start, (uint32_t)token->length};
}

static dt_shown shown(const parser *p, const dt_token *token)
{
    return dt_show(p->text + token->start, token->length);
}

/* Reports a trouble that ends the reading. Only the first of a statement counts. `p->wrong` alone does not end it. */
#define FAIL(p, code, token, ...)                                                                                      \
    do {                                                                                                               \
        if (!(p)->ended)                                                                                               \
            dt_diagnostics_add((p)->diagnostics, code, span_of(p, token), __VA_ARGS__);                                \
        (p)->wrong = (p)->ended = true;                                                                                \
    } while (0)

static void fail_at_bad_token(parser *p)
{
    if (p->at.advice)
        FAIL(p, DT_CODE_STATEMENT_SYNTAX, &p->at, "\"%s\" is not part of a statement; write \"%s\"",
             shown(p, &p->at).text, p->at.advice);
    else
        FAIL(p, DT_CODE_STATEMENT_SYNTAX, &p->at,
             "\"%s\" cannot stand in a statement; it is made of option names, parentheses and words such as \"and\", "
             "\"or\" and \"not\"",
             shown(p, &p->at).text);
}

/* Plain, and part of a larger text: a comma after it may have ended it. */
static bool may_be_cut_by_flow_style(const parser *p)
{
    const dt_source *source = dt_diagnostics_source(p->diagnostics);
    size_t end = (size_t)p->place.span.offset + p->place.span.length;
    if (end >= dt_source_length(source))
        return false;
    char first = dt_source_bytes(source)[p->place.span.offset];
    return !strchr("\"'|>", first);
}

static void fail_unclosed(parser *p, const dt_token *open)
{
    FAIL(p, DT_CODE_STATEMENT_SYNTAX, open, "this \"(\" is not closed%s",
         may_be_cut_by_flow_style(p)
             ? "; in flow style a comma ends a value, so quote a statement that lists: \"at_least 2 of (a, b)\""
             : "; write \")\" where it ends");
}

/* What stands here cannot follow a complete operand. */
static void fail_after_operand(parser *p)
{
    switch (p->at.kind) {
    case DT_TOKEN_BAD: fail_at_bad_token(p); break;
    case DT_TOKEN_CLOSE: FAIL(p, DT_CODE_STATEMENT_SYNTAX, &p->at, "no \"(\" stands before this \")\""); break;
    case DT_TOKEN_COMMA:
        FAIL(
            p, DT_CODE_STATEMENT_SYNTAX, &p->at,
            "a comma stands only between the members of at_least, at_most and exactly; write \"and\" if both must hold");
        break;
    case DT_TOKEN_OF:
        FAIL(p, DT_CODE_STATEMENT_SYNTAX, &p->at, "\"of\" stands only after at_least, at_most or exactly and a number");
        break;
    default:
        FAIL(p, DT_CODE_STATEMENT_SYNTAX, &p->at, "\"and\", \"or\", \"if\" or \"iff\" is missing before \"%s\"",
             shown(p, &p->at).text);
    }
}

/* What stands here is not the beginning of an operand. */
static void fail_at_operand(parser *p)
{
    switch (p->at.kind) {
    case DT_TOKEN_BAD: fail_at_bad_token(p); break;
    case DT_TOKEN_END:
        FAIL(p, DT_CODE_STATEMENT_SYNTAX, &p->at, "the statement breaks off; an option, \"not\" or \"(\" must follow");
        break;
    case DT_TOKEN_NUMBER:
        FAIL(p, DT_CODE_STATEMENT_SYNTAX, &p->at, "options are named, not numbered; write the name of option %s",
             shown(p, &p->at).text);
        break;
    case DT_TOKEN_RESERVED:
        FAIL(p, DT_CODE_STATEMENT_SYNTAX, &p->at, "\"%s\" is a reserved word and names no option",
             shown(p, &p->at).text);
        break;
    default:
        FAIL(p, DT_CODE_STATEMENT_SYNTAX, &p->at, "an option, \"not\" or \"(\" is missing before \"%s\"",
             shown(p, &p->at).text);
    }
}

/* ---- terms --------------------------------------------------------------------------------------------------- */

static void next_token(parser *p)
{
    p->at = dt_token_read(p->text, p->length, p->at.start + p->at.length);
}

static uint32_t add_term(parser *p, dt_term_kind kind)
{
    if (!dt_grow(&p->terms, &p->capacity, p->count, sizeof *p->terms)) {
        p->no_memory = p->ended = true;
        return DT_NO_TERM;
    }
    p->terms[p->count] = (dt_term){.kind = kind, .first = DT_NO_TERM, .last = DT_NO_TERM, .next = DT_NO_TERM};
    return (uint32_t)p->count++;
}

/* Adds a member at the end. A conjunction in a conjunction gives its members instead of itself, likewise `or`. */
static void add_member(parser *p, uint32_t parent, uint32_t child)
{
    dt_term *into = &p->terms[parent], *term = &p->terms[child];
    bool merges = term->kind == into->kind && !term->negated && (into->kind == DT_TERM_AND || into->kind == DT_TERM_OR);
    uint32_t first = merges ? term->first : child;
    if (into->first == DT_NO_TERM)
        into->first = first;
    else
        p->terms[into->last].next = first;
    into->last = merges ? term->last : child;
    into->members += merges ? term->members : 1;
}

/* ---- grammar ------------------------------------------------------------------------------------------------- */

static const struct level {
    dt_token_kind token;
    dt_term_kind kind;
    bool chains; /* any number of operands: else two */
    const char *word;
} levels[] = {
    {DT_TOKEN_IFF, DT_TERM_IFF, false, "iff"},
    {DT_TOKEN_IF, DT_TERM_IF, false, "if"},
    {DT_TOKEN_OR, DT_TERM_OR, true, "or"},
    {DT_TOKEN_AND, DT_TERM_AND, true, "and"},
};
#define LEVEL_COUNT (sizeof levels / sizeof *levels)

static uint32_t parse_negation(parser *p);

static uint32_t parse_level(parser *p, size_t level)
{
    if (level == LEVEL_COUNT)
        return parse_negation(p);
    uint32_t operand = parse_level(p, level + 1);
    if (operand == DT_NO_TERM || p->at.kind != levels[level].token)
        return operand;
    uint32_t term = add_term(p, levels[level].kind);
    if (term == DT_NO_TERM)
        return DT_NO_TERM;
    add_member(p, term, operand);
    for (unsigned operands = 1; p->at.kind == levels[level].token; operands++) {
        if (operands == 2 && !levels[level].chains) {
            FAIL(p, DT_CODE_NOT_ASSOCIATIVE, &p->at,
                 "a second \"%s\" can be read in two ways; put parentheses around one", levels[level].word);
            return DT_NO_TERM;
        }
        next_token(p);
        operand = parse_level(p, level + 1);
        if (operand == DT_NO_TERM)
            return DT_NO_TERM;
        add_member(p, term, operand);
    }
    return term;
}

static uint32_t parse_statement(parser *p)
{
    return parse_level(p, 0);
}

static bool go_deeper(parser *p)
{
    if (++p->depth <= DT_STATEMENT_DEPTH_MAX)
        return true;
    FAIL(p, DT_CODE_STATEMENT_TOO_LONG, &p->at, "more than %d levels of parentheses and \"not\"",
         DT_STATEMENT_DEPTH_MAX);
    return false;
}

/* At "(": the statement in it, up to and with the ")". */
static uint32_t parse_parenthesis(parser *p)
{
    dt_token open = p->at;
    if (!go_deeper(p))
        return DT_NO_TERM;
    next_token(p);
    uint32_t term = parse_statement(p);
    if (term == DT_NO_TERM)
        return DT_NO_TERM;
    if (p->at.kind != DT_TOKEN_CLOSE) {
        if (p->at.kind == DT_TOKEN_END)
            fail_unclosed(p, &open);
        else
            fail_after_operand(p);
        return DT_NO_TERM;
    }
    next_token(p);
    p->depth--;
    return term;
}

/* ---- atoms --------------------------------------------------------------------------------------------------- */

/* A name that means nothing is reported and read past, as if it were `true`: others may follow. */
static uint32_t parse_name(parser *p)
{
    int32_t option = dt_name_resolve(p->names, p->text + p->at.start, p->at.length, span_of(p, &p->at), p->diagnostics);
    uint32_t term = add_term(p, option < 0 ? DT_TERM_TRUE : DT_TERM_OPTION);
    if (option < 0)
        p->wrong = true;
    else if (term != DT_NO_TERM)
        p->terms[term].option = (uint32_t)option;
    next_token(p);
    return term;
}

static uint32_t parse_constant(parser *p)
{
    uint32_t term = add_term(p, DT_TERM_TRUE);
    if (term != DT_NO_TERM)
        p->terms[term].negated = p->at.kind == DT_TOKEN_FALSE;
    next_token(p);
    return term;
}

/* Takes a token of this kind, or says that `missing` must stand here. */
static bool expect(parser *p, dt_token_kind kind, const char *missing, const char *word)
{
    if (p->at.kind == kind) {
        next_token(p);
        return true;
    }
    if (p->at.kind == DT_TOKEN_BAD)
        fail_at_bad_token(p);
    FAIL(p, DT_CODE_STATEMENT_SYNTAX, &p->at, "%s is missing; \"%s\" is written as in \"%s 2 of (a, b, c)\"", missing,
         word, word);
    return false;
}

/* The number as written, or one that is larger than any list. */
static uint32_t number_at(const parser *p)
{
    uint32_t number = 0;
    for (size_t k = 0; k < p->at.length && number <= DT_STATEMENT_BYTES_MAX; k++)
        number = number * 10 + (uint32_t)(p->text[p->at.start + k] - '0');
    return number;
}

/* The members of a counting atom, from "(" to ")", added to `term`. */
static bool parse_members(parser *p, uint32_t term)
{
    dt_token open = p->at;
    if (!go_deeper(p))
        return false;
    do {
        next_token(p);
        uint32_t member = parse_statement(p);
        if (member == DT_NO_TERM)
            return false;
        add_member(p, term, member);
    } while (p->at.kind == DT_TOKEN_COMMA);
    if (p->at.kind == DT_TOKEN_END)
        fail_unclosed(p, &open);
    else if (p->at.kind != DT_TOKEN_CLOSE)
        fail_after_operand(p);
    next_token(p);
    p->depth--;
    return !p->ended;
}

static void set_bounds(parser *p, uint32_t index, uint32_t number, const dt_token *written)
{
    dt_term *term = &p->terms[index];
    if (number > term->members) {
        p->wrong = true;
        dt_diagnostics_add(p->diagnostics, DT_CODE_BAD_COUNT, span_of(p, written),
                           "%s of a list of %u; the number goes from 0 to the length of the list",
                           shown(p, written).text, (unsigned)term->members);
    }
    term->low = term->kind == DT_TERM_AT_MOST ? 0 : number;
    term->high = term->kind == DT_TERM_AT_LEAST ? term->members : number;
}

static uint32_t parse_count(parser *p, dt_term_kind kind, const char *word)
{
    next_token(p);
    dt_token written = p->at;
    uint32_t number = number_at(p);
    if (!expect(p, DT_TOKEN_NUMBER, "a number", word) || !expect(p, DT_TOKEN_OF, "\"of\"", word))
        return DT_NO_TERM;
    if (p->at.kind != DT_TOKEN_OPEN) {
        expect(p, DT_TOKEN_OPEN, "\"(\"", word);
        return DT_NO_TERM;
    }
    uint32_t term = add_term(p, kind);
    if (term == DT_NO_TERM || !parse_members(p, term))
        return DT_NO_TERM;
    set_bounds(p, term, number, &written);
    return term;
}

static uint32_t parse_atom(parser *p)
{
    switch (p->at.kind) {
    case DT_TOKEN_NAME: return parse_name(p);
    case DT_TOKEN_TRUE:
    case DT_TOKEN_FALSE: return parse_constant(p);
    case DT_TOKEN_OPEN: return parse_parenthesis(p);
    case DT_TOKEN_AT_LEAST: return parse_count(p, DT_TERM_AT_LEAST, "at_least");
    case DT_TOKEN_AT_MOST: return parse_count(p, DT_TERM_AT_MOST, "at_most");
    case DT_TOKEN_EXACTLY: return parse_count(p, DT_TERM_EXACTLY, "exactly");
    default: fail_at_operand(p); return DT_NO_TERM;
    }
}

static uint32_t parse_negation(parser *p)
{
    unsigned depth = p->depth;
    bool negated = false;
    for (; p->at.kind == DT_TOKEN_NOT; next_token(p), negated = !negated)
        if (!go_deeper(p))
            return DT_NO_TERM;
    uint32_t term = parse_atom(p);
    if (term != DT_NO_TERM && negated)
        p->terms[term].negated = !p->terms[term].negated;
    p->depth = depth;
    return term;
}

/* ---- the whole ----------------------------------------------------------------------------------------------- */

static dt_status make(dt_statement **out, const dt_term *terms, size_t count, uint32_t root)
{
    dt_statement *statement = dt_malloc(1, sizeof *statement + count * sizeof *terms);
    if (!statement)
        return DT_ERR_NOMEM;
    statement->root = root;
    statement->count = count;
    memcpy(statement->terms, terms, count * sizeof *terms);
    *out = statement;
    return DT_OK;
}

static uint32_t parse_whole(parser *p)
{
    if (p->length > DT_STATEMENT_BYTES_MAX) {
        FAIL(p, DT_CODE_STATEMENT_TOO_LONG, &p->at, "a statement of %zu bytes; at most %u are read", p->length,
             DT_STATEMENT_BYTES_MAX);
        return DT_NO_TERM;
    }
    next_token(p);
    if (p->at.kind == DT_TOKEN_END) {
        FAIL(p, DT_CODE_EMPTY, &p->at, "the statement is empty; \"true\" holds everywhere");
        return DT_NO_TERM;
    }
    uint32_t root = parse_statement(p);
    if (root != DT_NO_TERM && p->at.kind != DT_TOKEN_END)
        fail_after_operand(p);
    return root;
}

dt_status dt_statement_parse(dt_statement **out, const char *text, size_t length, const dt_names *names,
                             dt_statement_place place, dt_diagnostics *diagnostics)
{
    parser p = {.text = text, .length = length, .names = names, .place = place, .diagnostics = diagnostics};
    *out = NULL;
    uint32_t root = parse_whole(&p);
    dt_status status = DT_ERR_MODEL;
    if (p.no_memory)
        status = DT_ERR_NOMEM;
    else if (!p.wrong)
        status = make(out, p.terms, p.count, root);
    free(p.terms);
    return status;
}

dt_status dt_statement_from_pattern(dt_statement **out, const char *letters, size_t count)
{
    parser p = {.text = letters};
    *out = NULL;
    uint32_t root = add_term(&p, DT_TERM_AND);
    for (size_t k = 0; k < count && root != DT_NO_TERM && !p.no_memory; k++) {
        assert(letters[k] == 'Y' || letters[k] == 'N' || letters[k] == '-');
        uint32_t term = letters[k] == '-' ? DT_NO_TERM : add_term(&p, DT_TERM_OPTION);
        if (term == DT_NO_TERM)
            continue;
        p.terms[term].option = (uint32_t)k;
        p.terms[term].negated = letters[k] == 'N';
        add_member(&p, root, term);
    }
    if (!p.no_memory && p.terms[root].members < 2)
        root = p.terms[root].members ? 1 : add_term(&p, DT_TERM_TRUE);
    dt_status status = p.no_memory ? DT_ERR_NOMEM : make(out, p.terms, p.count, root);
    free(p.terms);
    return status;
}

void dt_statement_free(dt_statement *statement)
{
    free(statement);
}
