/* SPDX-License-Identifier: MIT */
/* Preferences that are no rankings, drawn as the text of a model: the relational engine against the judge, which follows the
 * written definitions, what it reduces to, and the implications between types and degrees. */
#include "preferences_drawn.h"
#include "test.h"

#include <detente/solution.h>
#include <stdio.h>

/* ---- deciding ---------------------------------------------------------------------------------------------------- */

static void fail_with(const sample *s, const char *why, dt_criterion criterion, size_t dm, uint32_t state)
{
    char name[DT_CRITERION_TEXT];
    fprintf(stderr, "%s: %s, decision maker %zu, state %u\n%s", why, dt_criterion_name(criterion, name), dm + 1,
            state + 1, dt_text_get(&s->text));
    fail();
}

/* Where the criterion is among those decided; SIZE_MAX where it is not. */
static size_t place_of(const sample *s, dt_criterion criterion)
{
    for (size_t k = 0; k < s->count; k++)
        if (dt_criterion_same(s->criteria[k], criterion))
            return k;
    return SIZE_MAX;
}

/* Holds a claim of every decision maker and state: `from` implies `to`. Criteria that were not decided claim nothing. */
static void implies(const sample *s, dt_criterion from, dt_criterion to)
{
    size_t a = place_of(s, from), b = place_of(s, to);
    for (size_t dm = 0; dm < DMS && a != SIZE_MAX && b != SIZE_MAX; dm++)
        for (uint32_t q = 0; q < dt_graph_count(s->built->graph); q++)
            if (dt_findings_stable(s->found, a, dm, q) && !dt_findings_stable(s->found, b, dm, q))
                fail_with(s, "does not follow", to, dm, q);
}

/* ---- against the judge ------------------------------------------------------------------------------------------- */

static void as_the_judge_says(const sample *s)
{
    dt_judge *judge = NULL;
    assert_int_equal(dt_judge_new(&judge, s->built->graph, s->profile, s->built->budget), DT_OK);
    for (size_t k = 0; k < s->count; k++)
        for (size_t dm = 0; dm < DMS; dm++)
            for (uint32_t q = 0; q < dt_graph_count(s->built->graph); q++) {
                bool stable = false;
                assert_int_equal(dt_judge_criterion(judge, s->criteria[k], dm, q, &stable), DT_OK);
                if (stable != dt_findings_stable(s->found, k, dm, q))
                    fail_with(s, stable ? "stable by definition" : "not stable by definition", s->criteria[k], dm, q);
            }
    dt_judge_free(judge);
}

static void every_criterion_is_decided_by_its_definition(void **unused)
{
    (void)unused;
    each_preferences((traits){true, 3}, 600, as_the_judge_says);
    each_preferences((traits){true, 1}, 300, as_the_judge_says);
    each_preferences((traits){false, 2}, 300, as_the_judge_says);
}

/* ---- implications ------------------------------------------------------------------------------------------------ */

/* Theory 25: bolder types are harder to satisfy, more wary ones easier. */
static void types_follow_from_each_other(const sample *s)
{
    static const char from[] = "abac", to[] = "bdcd";
    for (int c = 0; c <= DT_CONCEPT_SSEQ; c++) {
        for (int k = 0; k < 4; k++)
            for (uint8_t degree = 0; degree <= 3; degree++)
                implies(s, (dt_criterion){(dt_concept_id)c, from[k], degree, 0},
                        (dt_criterion){(dt_concept_id)c, to[k], degree, 0});
    }
    implies(s, (dt_criterion){DT_CONCEPT_NASH, 'c', 0, 0}, (dt_criterion){DT_CONCEPT_NASH, 'a', 0, 0});
    implies(s, (dt_criterion){DT_CONCEPT_NASH, 'd', 0, 0}, (dt_criterion){DT_CONCEPT_NASH, 'b', 0, 0});
}

/* Theory 26 and 29: Nash implies SSEQ, that SMR and SEQ, and each of these GMR, within one type and degree. */
static void concepts_follow_from_each_other(const sample *s)
{
    static const dt_concept_id pairs[][2] = {{DT_CONCEPT_SSEQ, DT_CONCEPT_SMR},
                                             {DT_CONCEPT_SSEQ, DT_CONCEPT_SEQ},
                                             {DT_CONCEPT_SMR, DT_CONCEPT_GMR},
                                             {DT_CONCEPT_SEQ, DT_CONCEPT_GMR}};
    static const char types[] = {0, 'a', 'b', 'c', 'd'};
    for (size_t t = 0; t < sizeof types; t++)
        for (uint8_t degree = 0; degree <= 3; degree++) {
            implies(s, (dt_criterion){DT_CONCEPT_NASH, types[t], 0, 0},
                    (dt_criterion){DT_CONCEPT_SSEQ, types[t], degree, 0});
            for (size_t k = 0; k < 4; k++)
                implies(s, (dt_criterion){pairs[k][0], types[t], degree, 0},
                        (dt_criterion){pairs[k][1], types[t], degree, 0});
        }
}

/* Theory 28: what stands by stronger sanctions stands by weaker ones. */
static void degrees_follow_from_each_other(const sample *s)
{
    static const char types[] = {0, 'a', 'b', 'c', 'd'};
    for (int c = 0; c <= DT_CONCEPT_SSEQ; c++)
        for (size_t t = 0; t < sizeof types; t++) {
            dt_criterion any = {(dt_concept_id)c, types[t], 0, 0}, strong = {(dt_concept_id)c, types[t], 2, 0};
            implies(s, strong, any);
            implies(s, (dt_criterion){(dt_concept_id)c, types[t], 3, 0}, strong);
        }
}

static void each_kind(void (*claim)(const sample *s))
{
    static const traits all[] = {{true, 3}, {true, 1}, {false, 3}};
    for (size_t k = 0; k < 3; k++)
        each_preferences(all[k], 500, claim);
}

static void implication_25_bolder_types_are_harder(void **unused)
{
    (void)unused;
    each_kind(types_follow_from_each_other);
}

static void implications_26_and_29_concepts_follow_within_a_type_and_a_degree(void **unused)
{
    (void)unused;
    each_kind(concepts_follow_from_each_other);
}

static void implication_28_stronger_sanctions_are_harder(void **unused)
{
    (void)unused;
    each_kind(degrees_follow_from_each_other);
}

/* ---- reductions -------------------------------------------------------------------------------------------------- */

/* Rankings are decided as by the kernel, which knows no marks. */
static void hold_against_the_kernel(uint64_t seeds, traits of)
{
    for (uint64_t seed = 2; seed <= seeds; seed += 2) { /* of options: all rankings */
        sample s;
        preferences_draw(&s, seed, of);
        dt_verdicts *verdicts = NULL;
        assert_int_equal(dt_stability_solve(&verdicts, s.built->graph, s.profile, ALL_FIVE, s.built->budget), DT_OK);
        for (int c = 0; c <= DT_CONCEPT_SSEQ; c++)
            for (size_t dm = 0; dm < DMS; dm++)
                for (uint32_t q = 0; q < dt_graph_count(s.built->graph); q++) {
                    dt_criterion general = {(dt_concept_id)c, 0, 0, 0};
                    if (dt_verdicts_stable(verdicts, (dt_concept_id)c, dm, q) !=
                        dt_findings_stable(s.found, place_of(&s, general), dm, q))
                        fail_with(&s, "not as by the kernel", general, dm, q);
                }
        dt_verdicts_free(verdicts);
        preferences_free(&s);
    }
}

/* Implication 28 as well: general stability takes no notice of degrees. */
static void general_stability_of_rankings_with_degrees_is_simple(void **unused)
{
    (void)unused;
    hold_against_the_kernel(1000, (traits){false, 3});
}

static void reduction_strength_that_is_only_mild_is_simple(void **unused)
{
    (void)unused;
    hold_against_the_kernel(600, (traits){false, 1});
}

/* Decided under a type they are as without. */
static void hold_types_alike(traits of)
{
    for (uint64_t seed = 1; seed <= 300; seed++) {
        sample s;
        preferences_draw(&s, seed, of);
        for (size_t k = 0; k < s.count; k++) {
            dt_criterion typed[4];
            dt_findings *found = NULL;
            for (int t = 0; t < 4; t++) {
                typed[t] = s.criteria[k];
                typed[t].type = (char)('a' + t);
            }
            assert_int_equal(dt_findings_new(&found, s.built->graph, s.profile, typed, 4, s.built->budget), DT_OK);
            for (size_t dm = 0; dm < DMS; dm++)
                for (uint32_t q = 0; q < dt_graph_count(s.built->graph); q++)
                    for (size_t t = 0; t < 4; t++)
                        if (dt_findings_stable(found, t, dm, q) != dt_findings_stable(s.found, k, dm, q))
                            fail_with(&s, "a type makes a difference", typed[t], dm, q);
            dt_findings_free(found);
        }
        preferences_free(&s);
    }
}

/* Implication 27. With mild preferences alone, what has no type is simple by the reduction above. */
static void reduction_unknown_without_anything_unknown_is_simple(void **unused)
{
    (void)unused;
    hold_types_alike((traits){false, 1});
}

static void reduction_hybrid_without_anything_unknown_is_strength(void **unused)
{
    (void)unused;
    hold_types_alike((traits){false, 3});
}

/* Bare graphs of one seed differ in degrees alone, and under general sanctions of a type these make no difference. */
static void reduction_hybrid_without_strong_is_unknown(void **unused)
{
    (void)unused;
    for (uint64_t seed = 1; seed <= 600; seed += 2) {
        sample hybrid, unknown;
        preferences_draw(&hybrid, seed, (traits){true, 3});
        preferences_draw(&unknown, seed, (traits){true, 1});
        for (size_t k = 0; k < unknown.count; k++)
            for (size_t dm = 0; dm < DMS; dm++)
                for (uint32_t q = 0; q < STATES; q++) {
                    size_t same = place_of(&hybrid, unknown.criteria[k]);
                    assert_int_not_equal(same, SIZE_MAX);
                    if (dt_findings_stable(hybrid.found, same, dm, q) != dt_findings_stable(unknown.found, k, dm, q))
                        fail_with(&hybrid, "a degree makes a difference", unknown.criteria[k], dm, q);
                }
        preferences_free(&hybrid);
        preferences_free(&unknown);
    }
}

/* ---- fuzzy preferences ------------------------------------------------------------------------------------------- */

/* Degrees in hundredths, of the first state of each pair to the second. */
typedef struct fuzzy {
    int hundredths[DMS][STATES][STATES];
    int thresholds[DMS];
} fuzzy;

static void draw_fuzzy(dt_random *random, bool crisp, fuzzy *out)
{
    for (int dm = 0; dm < DMS; dm++) {
        out->thresholds[dm] = 1 + (int)dt_random_below(random, 100);
        for (int s = 0; s < STATES; s++)
            for (int q = s + 1; q < STATES; q++)
                out->hundredths[dm][s][q] =
                    (int)(crisp ? 50 * dt_random_below(random, 3) : dt_random_below(random, 101));
    }
}

/* As degrees or, of crisp ones, by signs. */
static conflict *build_fuzzy(uint64_t seed, const fuzzy *of, bool signs)
{
    static const char *const words[] = {"<", "=", ">"};
    dt_random random = {seed};
    dt_text text = {.data = NULL};
    draw_graph(&random, &text);
    for (int dm = 0; dm < DMS; dm++) {
        dt_text_printf(&text, "  D%d: {pairs: [", dm);
        for (int s = 0; s < STATES; s++)
            for (int q = s + 1; q < STATES; q++) {
                int degree = of->hundredths[dm][s][q];
                dt_text_printf(&text, s + q > 1 ? ", s%d " : "s%d ", s);
                if (signs)
                    dt_text_printf(&text, "%s s%d", words[degree / 50], q);
                else
                    dt_text_printf(&text, "%d.%02d s%d", degree / 100, degree % 100, q);
            }
        dt_text_add(&text, "]");
        if (!signs)
            dt_text_printf(&text, ", threshold: %d.%02d", of->thresholds[dm] / 100, of->thresholds[dm] % 100);
        dt_text_add(&text, "}\n");
    }
    conflict *built = conflict_new(dt_text_get(&text));
    dt_text_free(&text);
    return built;
}

static dt_findings *find_all(const conflict *built)
{
    static const uint32_t profile[DMS];
    static const dt_criterion criteria[] = {{DT_CONCEPT_NASH, 0, 0, 0},
                                            {DT_CONCEPT_GMR, 0, 0, 0},
                                            {DT_CONCEPT_SMR, 0, 0, 0},
                                            {DT_CONCEPT_SEQ, 0, 0, 0},
                                            {DT_CONCEPT_SSEQ, 0, 0, 0}};
    dt_findings *found = NULL;
    assert_int_equal(dt_findings_new(&found, built->graph, profile, criteria, 5, built->budget), DT_OK);
    return found;
}

/* Of what `a` finds stable for `dm`, or for everybody where it is DMS, all is so in `b`. */
static void assert_kept(const dt_findings *a, const dt_findings *b, size_t dm)
{
    for (size_t k = 0; k < 5; k++)
        for (size_t i = 0; i < DMS; i++)
            for (uint32_t q = 0; q < STATES; q++)
                if (dm == DMS || i == dm)
                    assert_true(dt_findings_stable(b, k, i, q) || !dt_findings_stable(a, k, i, q));
}

/* In whole numbers: r - (1 - r) against the threshold. */
static void a_degree_counts_from_the_threshold_on_exactly(void **unused)
{
    (void)unused;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        fuzzy of;
        dt_random random = {seed};
        draw_fuzzy(&random, false, &of);
        conflict *built = build_fuzzy(seed, &of, false);
        for (size_t dm = 0; dm < DMS; dm++)
            for (uint32_t s = 0; s < STATES; s++)
                for (uint32_t q = s + 1; q < STATES; q++) {
                    int certainty = 2 * of.hundredths[dm][s][q] - 100;
                    dt_relation_kind expected = certainty >= of.thresholds[dm]    ? DT_PREFERRED
                                                : -certainty >= of.thresholds[dm] ? DT_DISPREFERRED
                                                                                  : DT_TIED;
                    assert_int_equal(dt_rules_relate(built->model, built->model->decision_makers[dm].readings,
                                                     dt_graph_state(built->graph, s), dt_graph_state(built->graph, q))
                                         .kind,
                                     expected);
                }
        conflict_free(built);
    }
}

static void implication_30_crisp_degrees_are_signs_at_any_threshold(void **unused)
{
    (void)unused;
    for (uint64_t seed = 1; seed <= 300; seed++) {
        fuzzy of;
        dt_random random = {seed};
        draw_fuzzy(&random, true, &of);
        conflict *degrees = build_fuzzy(seed, &of, false), *signs = build_fuzzy(seed, &of, true);
        dt_findings *a = find_all(degrees), *b = find_all(signs);
        assert_kept(a, b, DMS);
        assert_kept(b, a, DMS);
        dt_findings_free(a);
        dt_findings_free(b);
        conflict_free(degrees);
        conflict_free(signs);
    }
}

/* A range that ends where it begins is its degree; so are numbers that lie around it evenly, by the midpoint rule. */
static void reduction_grey_without_width_is_fuzzy(void **unused)
{
    (void)unused;
    static const char text[] =
        "detente: 1\nname: n\ndecision_makers: {A: , B: , C: }\ngraph: {states: [s, t, u], moves: {}}\n"
        "preferences:\n  A: {pairs: [s 0.7 t, s 0.45 u, t 0.3 u], threshold: 0.4}\n"
        "  B: {pairs: [s 0.7..0.7 t, s 0.45..0.45 u, t 0.3..0.3 u], threshold: 0.4}\n"
        "  C: {pairs: [s 0.6..0.8 t, s 0.2..0.3|0.6..0.7 u, t 0.2|0.4 u], threshold: 0.4}\n";
    conflict *built = conflict_new(text);
    for (size_t dm = 1; dm < 3; dm++)
        for (uint32_t a = 0; a < 3; a++)
            for (uint32_t b = 0; b < 3; b++)
                assert_int_equal(dt_graph_relate(built->graph, dm, 0, a, b).kind,
                                 dt_graph_relate(built->graph, 0, 0, a, b).kind);
    conflict_free(built);
}

/* Who asks for more certainty is tempted by less. */
static void implication_31_raising_the_own_threshold_keeps_stability(void **unused)
{
    (void)unused;
    for (uint64_t seed = 1; seed <= 300; seed++) {
        fuzzy of;
        dt_random random = {seed};
        draw_fuzzy(&random, false, &of);
        conflict *low = build_fuzzy(seed, &of, false);
        size_t dm = seed % DMS;
        of.thresholds[dm] += (int)dt_random_below(&random, 101 - (uint64_t)of.thresholds[dm]);
        conflict *high = build_fuzzy(seed, &of, false);
        dt_findings *a = find_all(low), *b = find_all(high);
        assert_kept(a, b, dm);
        dt_findings_free(a);
        dt_findings_free(b);
        conflict_free(low);
        conflict_free(high);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_criterion_is_decided_by_its_definition),
        cmocka_unit_test(implication_25_bolder_types_are_harder),
        cmocka_unit_test(implications_26_and_29_concepts_follow_within_a_type_and_a_degree),
        cmocka_unit_test(implication_28_stronger_sanctions_are_harder),
        cmocka_unit_test(general_stability_of_rankings_with_degrees_is_simple),
        cmocka_unit_test(reduction_unknown_without_anything_unknown_is_simple),
        cmocka_unit_test(reduction_strength_that_is_only_mild_is_simple),
        cmocka_unit_test(reduction_hybrid_without_anything_unknown_is_strength),
        cmocka_unit_test(reduction_hybrid_without_strong_is_unknown),
        cmocka_unit_test(a_degree_counts_from_the_threshold_on_exactly),
        cmocka_unit_test(implication_30_crisp_degrees_are_signs_at_any_threshold),
        cmocka_unit_test(reduction_grey_without_width_is_fuzzy),
        cmocka_unit_test(implication_31_raising_the_own_threshold_keeps_stability),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
