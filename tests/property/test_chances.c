/* SPDX-License-Identifier: MIT */
/* Probabilities of preference (theory 4.7 and 4.8), drawn as the text of a model: the relational engine against the judge and
 * against the inequalities in whole hundredths, what it reduces to, and what follows from what. */
#include "preferences_drawn.h"
#include "test.h"

#include <detente/judge.h>
#include <string.h>

enum { FIVE = DT_CONCEPT_SSEQ + 1 };
enum { LOW, HIGH };

/* In hundredths. */
typedef struct chances {
    int chance[DMS][STATES][STATES][2]; /* that the first is preferred to the second: lower and upper bound */
    int alpha[DMS], beta[DMS], gamma[DMS];
} chances;

/* ---- models ------------------------------------------------------------------------------------------------------ */

static int below(dt_random *random, int limit)
{
    return (int)dt_random_below(random, (uint64_t)limit);
}

static void draw_pair(dt_random *random, int there[2], int back[2], bool crisp, bool bounded)
{
    int first = below(random, 101), second = below(random, 101 - first);
    if (crisp) {
        first = below(random, 3) ? 0 : 100;
        second = first || below(random, 2) ? 0 : 100;
    }
    there[LOW] = there[HIGH] = first;
    back[LOW] = back[HIGH] = second;
    if (bounded && below(random, 2)) {
        there[HIGH] += below(random, 101 - first);
        back[LOW] -= below(random, second + 1);
    }
}

static void draw(uint64_t seed, bool crisp, bool bounded, chances *out)
{
    dt_random random = {seed};
    *out = (chances){.alpha = {0}};
    for (int dm = 0; dm < DMS; dm++) {
        out->alpha[dm] = 1 + below(&random, 100);
        out->beta[dm] = 1 + below(&random, 100);
        out->gamma[dm] = below(&random, 100);
        for (int s = 0; s < STATES; s++)
            for (int q = s + 1; q < STATES; q++)
                draw_pair(&random, out->chance[dm][s][q], out->chance[dm][q][s], crisp, bounded);
    }
    if (bounded) { /* at least one */
        out->chance[0][0][1][LOW] = out->chance[0][1][0][LOW] = out->chance[0][1][0][HIGH] = 10;
        out->chance[0][0][1][HIGH] = 60;
    }
}

static void write_chance(dt_text *out, const int chance[2])
{
    dt_text_printf(out, "%d.%02d", chance[LOW] / 100, chance[LOW] % 100);
    if (chance[HIGH] > chance[LOW])
        dt_text_printf(out, "..%d.%02d", chance[HIGH] / 100, chance[HIGH] % 100);
}

static void write_pair(dt_text *out, const int there[2], const int back[2], bool signs)
{
    if (signs) {
        dt_text_add(out, there[LOW] ? ">" : back[LOW] ? "<" : "=");
        return;
    }
    write_chance(out, there);
    dt_text_add(out, "/");
    write_chance(out, back);
}

static void write_mind(dt_text *out, const chances *of, int dm, bool signs)
{
    dt_text_printf(out, "  D%d: {pairs: [", dm);
    for (int s = 0; s < STATES; s++)
        for (int q = s + 1; q < STATES; q++) {
            dt_text_printf(out, s + q > 1 ? ", s%d " : "s%d ", s);
            write_pair(out, of->chance[dm][s][q], of->chance[dm][q][s], signs);
            dt_text_printf(out, " s%d", q);
        }
    dt_text_add(out, "]");
    if (!signs)
        dt_text_printf(out, ", alpha: %d.%02d, beta: %d.%02d, gamma: %d.%02d", of->alpha[dm] / 100, of->alpha[dm] % 100,
                       of->beta[dm] / 100, of->beta[dm] % 100, of->gamma[dm] / 100, of->gamma[dm] % 100);
    dt_text_add(out, "}\n");
}

static conflict *build(uint64_t seed, const chances *of, bool signs)
{
    dt_random random = {seed};
    dt_text text = {.data = NULL};
    draw_graph(&random, &text);
    for (int dm = 0; dm < DMS; dm++)
        write_mind(&text, of, dm, signs);
    conflict *built = conflict_new(dt_text_get(&text));
    dt_text_free(&text);
    return built;
}

/* ---- deciding ---------------------------------------------------------------------------------------------------- */

typedef struct answer {
    conflict *built;
    dt_criterion criteria[DT_CRITERIA_MAX];
    size_t count;
    dt_findings *found;
} answer;

static const uint32_t profile[DMS];

static void decide(answer *out, uint64_t seed, const chances *of, bool signs)
{
    out->built = build(seed, of, signs);
    out->count = dt_criteria_expand(out->built->model, profile, ALL_FIVE, out->criteria);
    dt_status status =
        dt_findings_new(&out->found, out->built->graph, profile, out->criteria, out->count, out->built->budget);
    assert_int_equal(status, DT_OK);
}

static void forget(answer *a)
{
    dt_findings_free(a->found);
    conflict_free(a->built);
}

/* ---- the definitions, in hundredths ------------------------------------------------------------------------------ */

typedef struct definition {
    const chances *of;
    const conflict *built;
    dt_criterion criterion;
    int dm, state;
    bool met[DMS][STATES]; /* a legal sequence leads there, this one moving last */
} definition;

static int bound(const definition *d, int dm, int x, int s, uint8_t upper)
{
    return d->of->chance[dm][x][s][d->criterion.bounds & upper ? HIGH : LOW];
}

static bool may_move(const definition *d, int dm, int from, int to)
{
    return dt_rules_may_move(d->built->model, (size_t)dm, dt_graph_state(d->built->graph, (uint32_t)from),
                             dt_graph_state(d->built->graph, (uint32_t)to));
}

static bool leaves(const definition *d, int to)
{
    return may_move(d, d->dm, d->state, to) &&
           bound(d, d->dm, to, d->state, DT_UPPER_LEAVING) > 100 - d->of->alpha[d->dm];
}

static bool deters(const definition *d, int x)
{
    return bound(d, d->dm, x, d->state, DT_UPPER_DETERRING) <= 100 - d->of->beta[d->dm];
}

static bool is_sanction(const definition *d, int x)
{
    dt_concept_id concept = d->criterion.concept;
    bool final = concept == DT_CONCEPT_SMR || concept == DT_CONCEPT_SSEQ, yes = deters(d, x);
    for (int y = 0; y < STATES && yes && final; y++)
        yes = !may_move(d, d->dm, x, y) || deters(d, y);
    return yes;
}

static bool answers(const definition *d, int dm, int from, int to)
{
    bool credible = d->criterion.concept == DT_CONCEPT_SEQ || d->criterion.concept == DT_CONCEPT_SSEQ;
    return may_move(d, dm, from, to) && (!credible || bound(d, dm, to, from, DT_UPPER_ANSWERING) > d->of->gamma[dm]);
}

/* Marks what the others can bring about, `last` having moved last; nobody moves twice in a row. */
static void go_on(definition *d, int from, int last)
{
    for (int dm = 0; dm < DMS; dm++)
        for (int to = 0; to < STATES && dm != d->dm && dm != last; to++)
            if (!d->met[dm][to] && answers(d, dm, from, to)) {
                d->met[dm][to] = true;
                go_on(d, to, dm);
            }
}

static bool is_answered(definition *d, int left_for)
{
    bool answered = false;
    memset(d->met, 0, sizeof d->met);
    if (d->criterion.concept != DT_CONCEPT_NASH)
        go_on(d, left_for, -1);
    for (int dm = 0; dm < DMS; dm++)
        for (int x = 0; x < STATES; x++)
            answered = answered || (d->met[dm][x] && x != left_for && is_sanction(d, x));
    return answered;
}

static bool is_stable(definition *d)
{
    bool stable = true;
    for (int to = 0; to < STATES && stable; to++)
        stable = !leaves(d, to) || is_answered(d, to);
    return stable;
}

static void hold_against_the_inequalities(const answer *a, const chances *of)
{
    dt_judge *judge = NULL;
    assert_int_equal(dt_judge_new(&judge, a->built->graph, profile, a->built->budget), DT_OK);
    for (size_t k = 0; k < a->count; k++)
        for (int dm = 0; dm < DMS; dm++)
            for (int s = 0; s < STATES; s++) {
                definition d = {.of = of, .built = a->built, .criterion = a->criteria[k], .dm = dm, .state = s};
                bool judged = false, found = dt_findings_stable(a->found, k, (size_t)dm, (uint32_t)s);
                assert_int_equal(dt_judge_criterion(judge, a->criteria[k], (size_t)dm, (uint32_t)s, &judged), DT_OK);
                assert_int_equal(found, is_stable(&d));
                assert_int_equal(judged, found);
            }
    dt_judge_free(judge);
}

static void every_verdict_is_what_the_inequalities_say(void **unused)
{
    (void)unused;
    for (uint64_t seed = 1; seed <= 400; seed++) {
        chances of;
        answer a;
        draw(seed, false, seed % 2, &of);
        decide(&a, seed, &of, false);
        assert_int_equal(a.count, seed % 2 ? 2 + 4 + 4 + 8 + 8 : FIVE);
        hold_against_the_inequalities(&a, &of);
        forget(&a);
    }
}

/* ---- what follows from what -------------------------------------------------------------------------------------- */

static bool one_implies(const dt_findings *a, size_t from, const dt_findings *b, size_t to, size_t dm)
{
    for (uint32_t s = 0; s < STATES; s++)
        if (dt_findings_stable(a, from, dm, s) && !dt_findings_stable(b, to, dm, s))
            return false;
    return true;
}

static void assert_alike(const dt_findings *a, size_t k, const dt_findings *b, size_t same)
{
    for (size_t dm = 0; dm < DMS; dm++) {
        assert_true(one_implies(a, k, b, same, dm));
        assert_true(one_implies(b, same, a, k, dm));
    }
}

static void reduction_and_implication_32_crisp_probabilities_are_simple(void **unused)
{
    (void)unused;
    for (uint64_t seed = 1; seed <= 300; seed++) {
        chances of;
        answer probable, simple;
        draw(seed, true, false, &of);
        decide(&probable, seed, &of, false);
        decide(&simple, seed, &of, true);
        for (size_t k = 0; k < FIVE; k++)
            assert_alike(probable.found, k, simple.found, k);
        forget(&probable);
        forget(&simple);
    }
}

static int raised(dt_random *random, int value, int most)
{
    return value + below(random, most - value + 1);
}

static void implication_32_larger_alpha_beta_and_gamma_are_harder(void **unused)
{
    (void)unused;
    for (uint64_t seed = 1; seed <= 300; seed++) {
        dt_random random = {seed};
        chances of;
        answer easy, hard;
        draw(seed, false, seed % 2, &of);
        decide(&easy, seed, &of, false);
        for (size_t dm = 0; dm < DMS; dm++) {
            of.alpha[dm] = raised(&random, of.alpha[dm], 100);
            of.beta[dm] = raised(&random, of.beta[dm], 100);
            of.gamma[dm] = raised(&random, of.gamma[dm], 99);
        }
        decide(&hard, seed, &of, false);
        for (size_t k = 0; k < easy.count; k++)
            for (size_t dm = 0; dm < DMS; dm++)
                assert_true(one_implies(hard.found, k, easy.found, k, dm));
        forget(&easy);
        forget(&hard);
    }
}

/* Does `a` ask no less than `b`, question by question? */
static bool is_as_demanding(dt_criterion a, dt_criterion b)
{
    unsigned questions = (1u << dt_criterion_questions(a.concept)) - 1;
    unsigned hard_a = (a.bounds ^ DT_UPPER_ANSWERING) >> 1 & questions;
    unsigned hard_b = (b.bounds ^ DT_UPPER_ANSWERING) >> 1 & questions;
    return a.concept == b.concept && (hard_a | hard_b) == hard_a;
}

static void stable_by_more_demanding_bounds_is_stable_by_less(void **unused)
{
    (void)unused;
    for (uint64_t seed = 1; seed <= 300; seed++) {
        chances of;
        answer a;
        draw(seed, false, true, &of);
        decide(&a, seed, &of, false);
        for (size_t from = 0; from < a.count; from++)
            for (size_t to = 0; to < a.count; to++)
                for (size_t dm = 0; dm < DMS && is_as_demanding(a.criteria[from], a.criteria[to]); dm++)
                    assert_true(one_implies(a.found, from, a.found, to, dm));
        forget(&a);
    }
}

static void the_most_demanding_bounds_of_a_concept_come_first_and_the_least_last(void **unused)
{
    (void)unused;
    chances of;
    answer a;
    draw(1, false, true, &of);
    decide(&a, 1, &of, false);
    for (size_t k = 0, end; k < a.count; k = end) {
        for (end = k; end < a.count && a.criteria[end].concept == a.criteria[k].concept; end++)
            assert_true(is_as_demanding(a.criteria[k], a.criteria[end]));
        for (size_t one = k; one < end; one++)
            assert_true(is_as_demanding(a.criteria[one], a.criteria[end - 1]));
    }
    forget(&a);
}

/* Takes one bound for all. */
static chances one_bound(const chances *of, int which)
{
    chances one = *of;
    for (int dm = 0; dm < DMS; dm++)
        for (int s = 0; s < STATES; s++)
            for (int q = 0; q < STATES; q++)
                one.chance[dm][s][q][LOW] = one.chance[dm][s][q][HIGH] = of->chance[dm][s][q][which];
    return one;
}

static void lower_bounds_for_all_questions_are_probabilities(void **unused)
{
    (void)unused;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        chances of, one;
        answer bounded, alike;
        draw(seed, false, true, &of);
        one = one_bound(&of, LOW);
        decide(&bounded, seed, &of, false);
        decide(&alike, seed, &one, false);
        for (size_t k = 0; k < bounded.count; k++)
            if (bounded.criteria[k].bounds == DT_BOUNDED)
                assert_alike(bounded.found, k, alike.found, bounded.criteria[k].concept);
        forget(&bounded);
        forget(&alike);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_verdict_is_what_the_inequalities_say),
        cmocka_unit_test(reduction_and_implication_32_crisp_probabilities_are_simple),
        cmocka_unit_test(implication_32_larger_alpha_beta_and_gamma_are_harder),
        cmocka_unit_test(stable_by_more_demanding_bounds_is_stable_by_less),
        cmocka_unit_test(the_most_demanding_bounds_of_a_concept_come_first_and_the_least_last),
        cmocka_unit_test(lower_bounds_for_all_questions_are_probabilities),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
