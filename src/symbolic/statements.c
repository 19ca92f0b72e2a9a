/* SPDX-License-Identifier: MIT */
/* Statements, patterns and states as functions of the options. */
#include "symbolic/internal.h"

#include "base/bits.h"
#include "base/memory.h"
#include "logic/statement.h"

#include <stdlib.h>

typedef struct translation {
    dt_forest *forest;
    const dt_term *terms;
} translation;

static dt_diagram translate(const translation *t, uint32_t index);

/* All members, or some where `some`. */
static dt_diagram translate_members(const translation *t, const dt_term *term, bool some)
{
    dt_diagram sum = some ? DT_DIAGRAM_FALSE : DT_DIAGRAM_TRUE;
    for (uint32_t k = term->first; k != DT_NO_TERM; k = t->terms[k].next) {
        dt_diagram member = translate(t, k);
        sum = some ? dt_diagram_or(t->forest, sum, member) : dt_diagram_and(t->forest, sum, member);
    }
    return sum;
}

/* at_least[c]: c or more of the members met so far, for c up to `most`. */
static void count_members(const translation *t, const dt_term *term, dt_diagram *at_least, uint32_t most)
{
    uint32_t met = 0;
    at_least[0] = DT_DIAGRAM_TRUE;
    for (uint32_t c = 1; c <= most; c++)
        at_least[c] = DT_DIAGRAM_FALSE;
    for (uint32_t k = term->first; k != DT_NO_TERM; k = t->terms[k].next) {
        dt_diagram member = translate(t, k);
        met++;
        for (uint32_t c = met < most ? met : most; c > 0; c--)
            at_least[c] = dt_diagram_choose(t->forest, member, at_least[c - 1], at_least[c]);
    }
}

static dt_diagram translate_count(const translation *t, const dt_term *term)
{
    uint32_t most = term->high < term->members ? term->high + 1 : term->members;
    dt_diagram *at_least = dt_malloc((size_t)most + 1, sizeof *at_least), result = DT_DIAGRAM_NONE;
    if (!at_least) {
        dt_forest_fail(t->forest, DT_ERR_NOMEM);
        return result;
    }
    count_members(t, term, at_least, most);
    result = term->low <= term->members ? at_least[term->low] : DT_DIAGRAM_FALSE;
    if (term->high < term->members)
        result = dt_diagram_and(t->forest, result, dt_diagram_not(at_least[term->high + 1]));
    free(at_least);
    return result;
}

static dt_diagram translate_plain(const translation *t, const dt_term *term)
{
    switch (term->kind) {
    case DT_TERM_TRUE: return DT_DIAGRAM_TRUE;
    case DT_TERM_OPTION: return dt_diagram_now(t->forest, term->option);
    case DT_TERM_AND: return translate_members(t, term, false);
    case DT_TERM_OR: return translate_members(t, term, true);
    case DT_TERM_IF:
        return dt_diagram_or(t->forest, translate(t, term->first), dt_diagram_not(translate(t, term->last)));
    case DT_TERM_IFF:
        return dt_diagram_not(dt_diagram_xor(t->forest, translate(t, term->first), translate(t, term->last)));
    default: return translate_count(t, term);
    }
}

/* Depth is bounded by DT_STATEMENT_DEPTH_MAX. */
static dt_diagram translate(const translation *t, uint32_t index)
{
    const dt_term *term = &t->terms[index];
    size_t scope = dt_forest_enter(t->forest);
    dt_diagram plain = dt_forest_leave(t->forest, scope, translate_plain(t, term));
    return term->negated ? dt_diagram_not(plain) : plain;
}

dt_diagram dt_symbolic_statement(dt_forest *forest, const dt_statement *statement)
{
    return translate(&(translation){.forest = forest, .terms = statement->terms}, statement->root);
}

dt_diagram dt_symbolic_pattern(dt_forest *forest, const dt_pattern *pattern, size_t options)
{
    dt_diagram fits = DT_DIAGRAM_TRUE;
    size_t scope = dt_forest_enter(forest);
    for (size_t o = 0; o < options; o++) {
        if (!dt_bit_get(pattern->care, o))
            continue;
        dt_diagram taken = dt_diagram_now(forest, o);
        fits = dt_diagram_and(forest, fits, dt_bit_get(pattern->value, o) ? taken : dt_diagram_not(taken));
    }
    return dt_forest_leave(forest, scope, fits);
}

dt_diagram dt_symbolic_state(dt_forest *forest, const uint64_t *vector, size_t options)
{
    dt_diagram is = DT_DIAGRAM_TRUE;
    size_t scope = dt_forest_enter(forest);
    for (size_t o = 0; o < options; o++) {
        dt_diagram taken = dt_diagram_now(forest, o);
        is = dt_diagram_and(forest, is, dt_bit_get(vector, o) ? taken : dt_diagram_not(taken));
    }
    return dt_forest_leave(forest, scope, is);
}
