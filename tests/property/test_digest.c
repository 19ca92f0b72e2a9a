/* SPDX-License-Identifier: MIT */
/* What the symbolic engine says of all equilibria together is what is found by going through the list of states. */
#include "property.h"
#include "test.h"

#include "base/bits.h"

#include <detente/symbolic.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is asked of one conflict, and the states that belong to the answer. */
typedef struct question {
    const sample *s;
    dt_concept_id concept;
    dt_which which;
    state_set chosen;
    size_t count;
} question;

static bool ranks_at_least(const sample *s, size_t dm, uint32_t a, uint32_t b)
{
    return !sample_prefers(s, dm, b, a);
}

static bool is_better(const sample *s, uint32_t state)
{
    for (size_t dm = 0; dm < s->dms; dm++)
        if (!sample_prefers(s, dm, state, dt_graph_status_quo(s->graph)))
            return false;
    return true;
}

static bool dominates(const sample *s, uint32_t a, uint32_t b)
{
    bool better = false;
    for (size_t dm = 0; dm < s->dms; dm++) {
        if (!ranks_at_least(s, dm, a, b))
            return false;
        better |= sample_prefers(s, dm, a, b);
    }
    return better;
}

static bool is_dominated(const question *q, const state_set *among, uint32_t state)
{
    for (uint32_t other = 0; other < q->s->states; other++)
        if (dt_bit_get(among->bits, other) && dominates(q->s, other, state))
            return true;
    return false;
}

static bool satisfies(const question *q, uint32_t state)
{
    return !q->which.where || dt_statement_holds(q->which.where, dt_graph_state(q->s->graph, state));
}

static void choose(question *q)
{
    const sample *s = q->s;
    state_set candidates = {{0}};
    for (uint32_t state = 0; state < s->states; state++)
        if (dt_verdicts_equilibrium(s->verdicts, q->concept, state) && satisfies(q, state) &&
            (!q->which.better || is_better(s, state)))
            dt_bit_set(candidates.bits, state);
    q->chosen = (state_set){{0}};
    q->count = 0;
    for (uint32_t state = 0; state < s->states; state++)
        if (dt_bit_get(candidates.bits, state) && !(q->which.undominated && is_dominated(q, &candidates, state))) {
            dt_bit_set(q->chosen.bits, state);
            q->count++;
        }
}

/* ---- holding the digest against it ----------------------------------------------------------------------------------- */

static bool same_number(const question *q, const char *text, size_t number, const char *what)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%zu", number);
    return strcmp(text, digits) == 0 || refute(q->s, "%s: %s, not %zu", what, text, number);
}

static bool same_stable(const question *q, const dt_digest *digest)
{
    for (size_t dm = 0; dm < q->s->dms; dm++) {
        size_t count = 0;
        for (uint32_t state = 0; state < q->s->states; state++)
            count += dt_verdicts_stable(q->s->verdicts, q->concept, dm, state) && satisfies(q, state);
        if (!same_number(q, digest->stable[dm], count, "stable"))
            return false;
    }
    return true;
}

static bool same_shares(const question *q, const dt_digest *digest)
{
    for (size_t o = 0; o < q->s->built->model->option_count; o++) {
        size_t taken = 0;
        for (uint32_t state = 0; state < q->s->states; state++)
            taken += dt_bit_get(q->chosen.bits, state) && dt_bit_get(dt_graph_state(q->s->graph, state), o);
        double share = q->count ? (double)taken / (double)q->count : 0;
        if (digest->shares[o].always != (q->count && taken == q->count) ||
            digest->shares[o].never != (q->count && taken == 0) || fabs(digest->shares[o].taken - share) > 1e-12)
            return refute(q->s, "the share of option %zu", o + 1);
    }
    return true;
}

static bool same_examples(const question *q, const dt_digest *digest)
{
    size_t words = dt_model_words(q->s->built->model), found = 0;
    if (digest->example_count != (q->count < q->which.examples ? q->count : q->which.examples))
        return refute(q->s, "the number of examples");
    for (uint32_t state = 0; state < q->s->states && found < digest->example_count; state++)
        if (dt_bit_get(q->chosen.bits, state) &&
            memcmp(digest->examples + found++ * words, dt_graph_state(q->s->graph, state), words * sizeof(uint64_t)) !=
                0)
            return refute(q->s, "example %zu", found);
    return true;
}

/* The first of the best, or of the worst, for the decision maker asked about. */
static bool same_extreme(const question *q, const uint64_t *found, bool best)
{
    uint32_t extreme = DT_NO_STATE;
    for (uint32_t state = 0; state < q->s->states; state++)
        if (dt_bit_get(q->chosen.bits, state) &&
            (extreme == DT_NO_STATE || (best ? sample_prefers(q->s, q->which.best_for, state, extreme)
                                             : sample_prefers(q->s, q->which.best_for, extreme, state))))
            extreme = state;
    if ((extreme == DT_NO_STATE) != !found)
        return refute(q->s, "an extreme where there is none, or none");
    return !found || dt_graph_find(q->s->graph, found) == extreme || refute(q->s, best ? "the best" : "the worst");
}

static bool same_digest(question *q, const dt_sets *sets)
{
    dt_digest digest;
    choose(q);
    if (dt_sets_digest(&digest, sets, q->concept, &q->which) != DT_OK)
        return refute(q->s, "it fails");
    bool holds = same_number(q, digest.equilibria, q->count, "equilibria") && same_stable(q, &digest) &&
                 same_shares(q, &digest) && same_examples(q, &digest) && same_extreme(q, digest.best, true) &&
                 same_extreme(q, digest.worst, false) &&
                 (fabs(digest.part - (double)q->count / q->s->states) < 1e-12 || refute(q->s, "the part"));
    dt_digest_free(&digest, sets);
    return holds;
}

/* A statement drawn for this conflict. Owned by the caller. */
static dt_statement *draw_where(const sample *s, dt_random *random)
{
    rc_statement drawn;
    dt_text text = {.data = NULL};
    dt_statement *where = NULL;
    dt_source *source;
    dt_diagnostics *diagnostics;
    rc_statement_draw(&drawn, random, s->drawn->options);
    rc_statement_write(&drawn, s->drawn, &text);
    assert_int_equal(dt_source_new(&source, "--where", dt_text_get(&text), text.length), DT_OK);
    assert_int_equal(dt_diagnostics_new(&diagnostics, source), DT_OK);
    assert_int_equal(dt_model_parse(s->built->model, dt_text_get(&text), &where, diagnostics), DT_OK);
    dt_diagnostics_free(diagnostics);
    dt_source_free(source);
    dt_text_free(&text);
    return where;
}

static bool digests_are_true(const sample *s, const dt_sets *sets)
{
    dt_random random = {s->drawn->seed};
    dt_statement *where = draw_where(s, &random);
    bool holds = true;
    for (size_t c = 0; holds && c < DT_CONCEPT_COUNT; c++) {
        uint64_t dice = dt_random_next(&random);
        question q = {.s = s, .concept = (dt_concept_id)c, .which = DT_WHICH_INIT};
        q.which.where = dice & 1u ? where : NULL;
        q.which.better = dice & 2u && dt_graph_status_quo(s->graph) != DT_NO_STATE;
        q.which.undominated = dice & 4u;
        q.which.best_for = (size_t)(dice >> 8) % s->dms;
        q.which.examples = (dice >> 16) % 5;
        holds = same_digest(&q, sets);
    }
    dt_statement_free(where);
    return holds;
}

static bool all_digests_are_true(const sample *s)
{
    size_t dm, reading;
    dt_symbolic *symbolic = NULL;
    dt_sets *sets = NULL;
    if (!dt_symbolic_takes(s->built->model, s->profile, &dm, &reading))
        return true; /* shrunk to a ranking */
    bool holds = dt_symbolic_new(&symbolic, s->built->model, s->built->budget, s->built->diagnostics) == DT_OK &&
                 dt_sets_new(&sets, symbolic, s->profile, DT_CONCEPTS_ALL) == DT_OK;
    holds = holds ? digests_are_true(s, sets) : refute(s, "it fails");
    dt_sets_free(sets);
    dt_symbolic_free(symbolic);
    return holds;
}

static void a_digest_says_what_the_list_shows(void **unused)
{
    (void)unused;
    assert_holds(&(property){.name = "digest",
                             .holds = all_digests_are_true,
                             .shape = {.form = RC_OPTION_FORM, .unranked = true},
                             .models = 4000,
                             .solved = true});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_digest_says_what_the_list_shows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
