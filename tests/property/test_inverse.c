/* SPDX-License-Identifier: MIT */
/* The inverse problem: what is demanded, and how many orders are counted, against every order tried by the definitions. */
#include "base/bits.h"
#include "property.h"
#include "test.h"

#include <detente/inverse.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STATES = 6, TOGETHER = 4 }; /* most states where one mind varies, where several do */

/* One conflict, what is asked of it, and the ranks being tried. */
typedef struct trial {
    const sample *s;
    dt_inverse_options options;
    dt_inverse *found;
    const dt_inverse_terms *terms;
    uint32_t rank[RC_DMS][RC_CODES];
    uint64_t tried[2], met[2]; /* without ties, with or without */
    bool same;
} trial;

/* ---- by the definitions, from ranks -------------------------------------------------------------------------------- */

static bool prefers(const trial *t, size_t dm, uint32_t a, uint32_t b)
{
    return t->rank[dm][a] > t->rank[dm][b];
}

/* The compiler cannot know that there are no more than RC_DMS. */
static size_t minds(const trial *t)
{
    return t->s->dms < RC_DMS ? t->s->dms : RC_DMS;
}

static bool may_move(const trial *t, size_t dm, uint32_t from, uint32_t to)
{
    return dt_bit_get(t->s->moves->to[0][dm][from].bits, to);
}

/* May an answer to a move of `dm` end here? */
static bool sanctions(const trial *t, size_t dm, uint32_t state, bool final)
{
    const uint32_t wanted = t->options.state;
    if (prefers(t, dm, state, wanted))
        return false;
    for (uint32_t q = 0; final && q < t->s->states; q++)
        if (may_move(t, dm, state, q) && prefers(t, dm, q, wanted))
            return false;
    return true;
}

/* Depth first over (state, last mover). */
static bool leads_to_sanction(const trial *t, size_t dm, uint32_t at, size_t last, uint32_t *seen)
{
    const dt_concept *concept = dt_concept_get(t->options.concept);
    for (size_t k = 0; k < minds(t); k++)
        for (uint32_t q = 0; k != dm && k != last && q < t->s->states; q++) {
            if (!may_move(t, k, at, q) || seen[q] >> k & 1u ||
                (concept->expects == DT_EXPECTS_INTEREST && !prefers(t, k, q, at)))
                continue;
            seen[q] |= 1u << k;
            if (sanctions(t, dm, q, concept->final) || leads_to_sanction(t, dm, q, k, seen))
                return true;
        }
    return false;
}

static uint32_t own_options(const sample *s, size_t dm)
{
    return ((1u << rc_option_count(s->drawn, dm)) - 1) << rc_first_option(s->drawn, dm);
}

static uint32_t state_of(const sample *s, uint32_t code)
{
    for (uint32_t q = 0; q < s->states; q++)
        if (rc_code_of(s->drawn, dt_graph_state(s->graph, q)) == code)
            return q;
    return DT_NO_STATE;
}

/* Everybody but `dm` improves or stays, from the k-th on; `code` is what came of it. */
static bool joins_in(const trial *t, size_t dm, size_t k, uint32_t code, bool any)
{
    const uint32_t wanted = t->options.state;
    if (k == minds(t)) {
        uint32_t end = any ? state_of(t->s, code) : DT_NO_STATE;
        return end != DT_NO_STATE && !prefers(t, dm, end, wanted);
    }
    if (joins_in(t, dm, k + 1, code, any))
        return true;
    for (uint32_t q = 0; k != dm && q < t->s->states; q++) {
        const uint32_t own = own_options(t->s, k), there = rc_code_of(t->s->drawn, dt_graph_state(t->s->graph, q));
        if (may_move(t, k, wanted, q) && prefers(t, k, q, wanted) &&
            joins_in(t, dm, k + 1, (code & ~own) | (there & own), true))
            return true;
    }
    return false;
}

static bool is_answered(const trial *t, size_t dm, uint32_t to)
{
    uint32_t seen[RC_CODES] = {0};
    if (t->options.concept == DT_CONCEPT_NASH)
        return false;
    if (t->options.concept == DT_CONCEPT_SIM)
        return joins_in(t, dm, 0, rc_code_of(t->s->drawn, dt_graph_state(t->s->graph, to)), false);
    return leads_to_sanction(t, dm, to, SIZE_MAX, seen);
}

static bool stays(const trial *t, size_t dm)
{
    for (uint32_t q = 0; q < t->s->states; q++)
        if (may_move(t, dm, t->options.state, q) && prefers(t, dm, q, t->options.state) && !is_answered(t, dm, q))
            return false;
    return true;
}

static bool all_stay(const trial *t)
{
    for (size_t dm = 0; dm < minds(t); dm++)
        if (!stays(t, dm))
            return false;
    return true;
}

/* ---- by what is demanded --------------------------------------------------------------------------------------------- */

static bool holds(const trial *t, const dt_way *way)
{
    for (size_t k = 0; k < way->count; k++) {
        const dt_comparison *c = &t->found->comparisons[way->comparisons[k]];
        if (prefers(t, c->dm, c->high, c->low) == c->negated)
            return false;
    }
    return true;
}

static bool demands_are_met(const trial *t)
{
    for (size_t d = 0; d < t->terms->demand_count; d++) {
        const dt_demand *demand = &t->terms->demands[d];
        bool any = false;
        for (size_t w = 0; w < demand->way_count && !any; w++)
            any = holds(t, &demand->ways[w]);
        if (!any)
            return false;
    }
    return true;
}

/* ---- every order --------------------------------------------------------------------------------------------------------- */

static void try_orders(trial *t, size_t dm);

static bool is_strict(const trial *t)
{
    for (size_t dm = 0; dm < minds(t); dm++)
        for (uint32_t a = 0; t->terms->varied[dm] && a < t->s->states; a++)
            for (uint32_t b = 0; b < a; b++)
                if (t->rank[dm][a] == t->rank[dm][b])
                    return false;
    return true;
}

/* Ranks of the states from `state` on, in every way; an order counts where its ranks are dense. */
static void try_ranks(trial *t, size_t dm, uint32_t state)
{
    uint32_t used = 0, most = 0;
    if (state < t->s->states) {
        for (uint32_t rank = 1; rank <= t->s->states; rank++) {
            t->rank[dm][state] = rank;
            try_ranks(t, dm, state + 1);
        }
        return;
    }
    for (uint32_t q = 0; q < t->s->states; q++) {
        used |= 1u << t->rank[dm][q];
        most = t->rank[dm][q] > most ? t->rank[dm][q] : most;
    }
    if (used == (2u << most) - 2)
        try_orders(t, dm + 1);
}

static void try_orders(trial *t, size_t dm)
{
    while (dm < minds(t) && !t->terms->varied[dm])
        dm++;
    if (dm < minds(t)) {
        try_ranks(t, dm, 0);
        return;
    }
    const bool strict = is_strict(t), met = all_stay(t);
    t->tried[1]++;
    t->tried[0] += strict;
    t->met[1] += met;
    t->met[0] += met && strict;
    t->same &= met == demands_are_met(t);
}

static bool says(const dt_order_count *count, uint64_t met, uint64_t tried)
{
    char text[32];
    snprintf(text, sizeof text, "%" PRIu64, met);
    bool same = strcmp(count->count, text) == 0;
    snprintf(text, sizeof text, "%" PRIu64, tried);
    const double off = count->share - (double)met / (double)tried;
    return same && strcmp(count->all, text) == 0 && off < 1e-9 && off > -1e-9;
}

static bool counts_terms(trial *t, const dt_inverse_terms *terms)
{
    t->terms = terms;
    t->same = true;
    memset(t->tried, 0, sizeof t->tried);
    memset(t->met, 0, sizeof t->met);
    for (size_t dm = 0; dm < minds(t); dm++)
        for (uint32_t q = 0; q < t->s->states; q++)
            t->rank[dm][q] = dt_graph_rank(t->s->graph, dm, t->s->profile[dm], q);
    if (terms->uncounted != DT_COUNTED)
        return refute(t->s, "not counted: %d", (int)terms->uncounted);
    try_orders(t, 0);
    if (!t->same)
        return refute(t->s, "state %" PRIu32 ", concept %d: the demands are met by others than work",
                      t->options.state + 1, (int)t->options.concept);
    if (says(&terms->strict, t->met[0], t->tried[0]) && says(&terms->weak, t->met[1], t->tried[1]))
        return true;
    return refute(t->s, "state %" PRIu32 ", concept %d: %s and %s orders, not %" PRIu64 " and %" PRIu64,
                  t->options.state + 1, (int)t->options.concept, terms->strict.count, terms->weak.count, t->met[0],
                  t->met[1]);
}

static bool counts_what_works(const sample *s)
{
    dt_random random = {.state = s->drawn->seed ^ 0x1437};
    bool who[RC_DMS] = {false}, same = true;
    trial *t = calloc(1, sizeof *t);
    assert_non_null(t);
    *t = (trial){.s = s, .options = {.profile = s->profile, .who = who}};
    do
    t->options.concept
    = (dt_concept_id)dt_random_below(&random, DT_CONCEPT_COUNT);
    while (!(sample_concepts(s) >> t->options.concept & 1u))
        ;
    t->options.state = (uint32_t)dt_random_below(&random, s->states);
    for (size_t dm = 0, left = s->states <= TOGETHER ? 2 : 1; dm < s->dms && left; dm++)
        left -= who[dm] = dm + left >= s->dms || dt_random_below(&random, 2);
    if (s->states <= STATES) {
        assert_int_equal(dt_inverse_new(&t->found, s->graph, &t->options, s->built->budget), DT_OK);
        for (size_t k = 0; same && k < t->found->count; k++)
            same = counts_terms(t, &t->found->terms[k]);
    }
    dt_inverse_free(t->found);
    free(t);
    return same;
}

static void every_order_that_works_is_counted_and_no_other(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "inverse",
                             .holds = counts_what_works,
                             .shape = {.small = true, .max_dms = 3},
                             .models = 3000,
                             .tabled = true});
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_order_that_works_is_counted_and_no_other)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
