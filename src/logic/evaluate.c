/* SPDX-License-Identifier: MIT */
/* Truth of a statement: at one state, with options open (Kleene's strong tables: S. C. Kleene 1952, Introduction to
 * Metamathematics, section 64), and at 64 states at once, one state to a bit. All three walk the same tree; recursion is
 * bounded as said in statement.h. */
#include "base/bits.h"
#include "logic/statement.h"

#include <assert.h>

/* ---- at one state -------------------------------------------------------------------------------------------- */

typedef struct at_state {
    const dt_term *terms;
    const uint64_t *state;
} at_state;

static bool holds(const at_state *at, uint32_t index);

/* Does some member have this truth? */
static bool any_member(const at_state *at, const dt_term *term, bool truth)
{
    for (uint32_t k = term->first; k != DT_NO_TERM; k = at->terms[k].next)
        if (holds(at, k) == truth)
            return true;
    return false;
}

static bool count_fits(const at_state *at, const dt_term *term)
{
    uint32_t count = 0;
    for (uint32_t k = term->first; k != DT_NO_TERM; k = at->terms[k].next)
        count += holds(at, k);
    return term->low <= count && count <= term->high;
}

static bool holds_plain(const at_state *at, const dt_term *term)
{
    switch (term->kind) {
    case DT_TERM_TRUE: return true;
    case DT_TERM_OPTION: return dt_bit_get(at->state, term->option);
    case DT_TERM_AND: return !any_member(at, term, false);
    case DT_TERM_OR: return any_member(at, term, true);
    case DT_TERM_IF: return holds(at, term->first) || !holds(at, term->last);
    case DT_TERM_IFF: return holds(at, term->first) == holds(at, term->last);
    default: return count_fits(at, term);
    }
}

static bool holds(const at_state *at, uint32_t index)
{
    const dt_term *term = &at->terms[index];
    return holds_plain(at, term) != term->negated;
}

bool dt_statement_holds(const dt_statement *statement, const uint64_t *state)
{
    return holds(&(at_state){statement->terms, state}, statement->root);
}

/* ---- with options open --------------------------------------------------------------------------------------- */

typedef struct partly {
    const dt_term *terms;
    const uint64_t *state, *known;
} partly;

static dt_truth settle(const partly *at, uint32_t index);

static dt_truth truth(bool value)
{
    return value ? DT_TRUE : DT_FALSE;
}

static dt_truth opposite(dt_truth value)
{
    return value == DT_OPEN ? DT_OPEN : truth(value == DT_FALSE);
}

/* `decisive` if some member is, its opposite if all members are that, else open. */
static dt_truth settle_members(const partly *at, const dt_term *term, dt_truth decisive)
{
    dt_truth all = opposite(decisive);
    for (uint32_t k = term->first; k != DT_NO_TERM; k = at->terms[k].next) {
        dt_truth member = settle(at, k);
        if (member == decisive)
            return decisive;
        if (member == DT_OPEN)
            all = DT_OPEN;
    }
    return all;
}

static dt_truth settle_if(const partly *at, const dt_term *term)
{
    dt_truth then = settle(at, term->first);
    if (then == DT_TRUE)
        return DT_TRUE;
    dt_truth condition = settle(at, term->last);
    if (condition == DT_FALSE)
        return DT_TRUE;
    return condition == DT_TRUE ? then : DT_OPEN;
}

static dt_truth settle_iff(const partly *at, const dt_term *term)
{
    dt_truth left = settle(at, term->first);
    if (left == DT_OPEN)
        return DT_OPEN;
    dt_truth right = settle(at, term->last);
    return right == DT_OPEN ? DT_OPEN : truth(left == right);
}

/* Between the members known to be true and those not known to be false lies the count: settled as soon as that range
 * is all inside or all outside the bounds. */
static dt_truth settle_count(const partly *at, const dt_term *term)
{
    uint32_t least = 0, most = term->members, k = term->first;
    for (;;) {
        if (term->low <= least && most <= term->high)
            return DT_TRUE;
        if (most < term->low || term->high < least)
            return DT_FALSE;
        if (k == DT_NO_TERM)
            return DT_OPEN;
        dt_truth member = settle(at, k);
        least += member == DT_TRUE;
        most -= member == DT_FALSE;
        k = at->terms[k].next;
    }
}

static dt_truth settle_plain(const partly *at, const dt_term *term)
{
    switch (term->kind) {
    case DT_TERM_TRUE: return DT_TRUE;
    case DT_TERM_OPTION:
        return dt_bit_get(at->known, term->option) ? truth(dt_bit_get(at->state, term->option)) : DT_OPEN;
    case DT_TERM_AND: return settle_members(at, term, DT_FALSE);
    case DT_TERM_OR: return settle_members(at, term, DT_TRUE);
    case DT_TERM_IF: return settle_if(at, term);
    case DT_TERM_IFF: return settle_iff(at, term);
    default: return settle_count(at, term);
    }
}

static dt_truth settle(const partly *at, uint32_t index)
{
    dt_truth plain = settle_plain(at, &at->terms[index]);
    return at->terms[index].negated ? opposite(plain) : plain;
}

dt_truth dt_statement_settle(const dt_statement *statement, const uint64_t *state, const uint64_t *known)
{
    return settle(&(partly){statement->terms, state, known}, statement->root);
}

/* ---- at 64 states -------------------------------------------------------------------------------------------- */

typedef struct columns {
    const dt_term *terms;
    const uint64_t *options;
} columns;

#define ALL (~(uint64_t)0)

static uint64_t column(const columns *at, uint32_t index);

/* Counts up to the members of the longest statement: a comma and a letter each. */
#define PLANES_MAX 16
static_assert(DT_STATEMENT_BYTES_MAX / 2 < 1u << PLANES_MAX, "a count fits its planes");

/* A number for each of the 64 states: bit b of planes[p] is digit p of the number of state b. */
typedef struct counter {
    uint64_t planes[PLANES_MAX];
    unsigned used;
} counter;

/* Adds one where `bits` is set. */
static void count_column(counter *count, uint64_t bits)
{
    for (unsigned p = 0; bits; p++) {
        if (p == count->used)
            count->planes[count->used++] = 0;
        uint64_t carry = count->planes[p] & bits;
        count->planes[p] ^= bits;
        bits = carry;
    }
}

/* Where is the number at least `bound`? */
static uint64_t at_least(const counter *count, uint32_t bound)
{
    if (bound >> count->used)
        return 0;
    uint64_t greater = 0, equal = ALL;
    for (unsigned p = count->used; p-- > 0;) {
        if (bound >> p & 1) {
            equal &= count->planes[p];
        } else {
            greater |= equal & count->planes[p];
            equal &= ~count->planes[p];
        }
    }
    return greater | equal;
}

static uint64_t count_members(const columns *at, const dt_term *term)
{
    counter count = {.used = 0};
    for (uint32_t k = term->first; k != DT_NO_TERM; k = at->terms[k].next)
        count_column(&count, column(at, k));
    return at_least(&count, term->low) & ~at_least(&count, term->high + 1);
}

static uint64_t all_members(const columns *at, const dt_term *term)
{
    uint64_t all = ALL;
    for (uint32_t k = term->first; k != DT_NO_TERM && all; k = at->terms[k].next)
        all &= column(at, k);
    return all;
}

static uint64_t some_member(const columns *at, const dt_term *term)
{
    uint64_t some = 0;
    for (uint32_t k = term->first; k != DT_NO_TERM && some != ALL; k = at->terms[k].next)
        some |= column(at, k);
    return some;
}

static uint64_t column_plain(const columns *at, const dt_term *term)
{
    switch (term->kind) {
    case DT_TERM_TRUE: return ALL;
    case DT_TERM_OPTION: return at->options[term->option];
    case DT_TERM_AND: return all_members(at, term);
    case DT_TERM_OR: return some_member(at, term);
    case DT_TERM_IF: return column(at, term->first) | ~column(at, term->last);
    case DT_TERM_IFF: return ~(column(at, term->first) ^ column(at, term->last));
    default: return count_members(at, term);
    }
}

static uint64_t column(const columns *at, uint32_t index)
{
    uint64_t plain = column_plain(at, &at->terms[index]);
    return at->terms[index].negated ? ~plain : plain;
}

uint64_t dt_statement_columns(const dt_statement *statement, const uint64_t *options)
{
    return column(&(columns){statement->terms, options}, statement->root);
}

/* ---- the options mentioned ----------------------------------------------------------------------------------- */

void dt_statement_options(const dt_statement *statement, void (*visit)(void *user, uint32_t option), void *user)
{
    for (size_t k = 0; k < statement->count; k++) /* terms are kept in the order of writing */
        if (statement->terms[k].kind == DT_TERM_OPTION)
            visit(user, statement->terms[k].option);
}
