/* SPDX-License-Identifier: MIT */
/* Further concepts: their names, the two-by-two games whose answers are known by hand, limits. */
#include "conflict.h"
#include "test.h"

#include <detente/foresight.h>

#include <stdlib.h>
#include <string.h>

/* ---- names --------------------------------------------------------------------------------------------------------- */

static void every_concept_is_found_by_its_name_and_its_usual_number(void **unused)
{
    (void)unused;
    for (int kind = 0; kind < DT_FURTHER_KINDS; kind++) {
        const dt_further_info *info = dt_further_info_of((dt_further_kind)kind);
        dt_further concept = {(dt_further_kind)kind, info->usual}, found;
        char name[DT_FURTHER_TEXT];
        assert_int_equal(info->kind, kind);
        assert_true(dt_further_find(dt_further_name(concept, name), &found));
        assert_true(dt_further_same(found, concept));
        if (kind == DT_FURTHER_SEQ)
            continue; /* "seq" alone is of the basic table */
        assert_true(dt_further_find(info->name, &found));
        assert_true(dt_further_same(found, concept));
    }
}

static void capitals_do_not_matter_and_numbers_have_bounds(void **unused)
{
    (void)unused;
    dt_further found;
    assert_true(dt_further_find("L_12", &found));
    assert_true(dt_further_same(found, (dt_further){DT_FURTHER_LIMITED, 12}));
    assert_true(dt_further_find("Nash", &found));
    assert_true(dt_further_same(found, (dt_further){DT_FURTHER_BASIC, DT_CONCEPT_NASH}));
    static const char *const wrong[] = {"l_0",  "l_100", "l_03", "l_",       "l_x",           "lx",       "seq_1",
                                        "nm_2", "",      "l 3",  "maximin_", "stackelberg_3", "policy_1", "l_3_"};
    for (size_t k = 0; k < sizeof wrong / sizeof *wrong; k++)
        assert_false(dt_further_find(wrong[k], &found));
    assert_false(dt_further_find("a_name_that_is_longer_than_any_concept_has", &found));
}

static void a_concept_says_of_which_conflicts_it_is_not_defined(void **unused)
{
    (void)unused;
    assert_null(dt_further_trouble((dt_further){DT_FURTHER_LIMITED, 3}, 2, true));
    assert_non_null(dt_further_trouble((dt_further){DT_FURTHER_LIMITED, 3}, 3, false));
    assert_non_null(dt_further_trouble((dt_further){DT_FURTHER_NONMYOPIC, 0}, 1, false));
    assert_null(dt_further_trouble((dt_further){DT_FURTHER_MAXIMIN, 4}, 5, true));
    assert_null(dt_further_trouble((dt_further){DT_FURTHER_SEQ_OR_SIM, 0}, 3, false));
    assert_non_null(dt_further_trouble((dt_further){DT_FURTHER_SEQ_OR_SIM, 0}, 3, true));
    assert_non_null(dt_further_trouble((dt_further){DT_FURTHER_BASIC, DT_CONCEPT_SIM}, 3, true));
}

/* ---- two by two ---------------------------------------------------------------------------------------------------- */

#define TWO_BY_TWO                                                                                                     \
    "detente: 1\nname: two by two\ndecision_makers:\n  One: {options: {defects: }}\n  Two: {options: {betrays: }}\n"
#define DILEMMA TWO_BY_TWO "preferences:\n  One: {ranking: [YN, NN, YY, NY]}\n  Two: {ranking: [NY, NN, YY, YN]}\n"
#define CHICKEN TWO_BY_TWO "preferences:\n  One: {ranking: [YN, NN, NY, YY]}\n  Two: {ranking: [NY, NN, YN, YY]}\n"
#define PENNIES                                                                                                        \
    TWO_BY_TWO "preferences:\n  One: {ranking: [[NN, YY], [YN, NY]]}\n  Two: {ranking: [[YN, NY], [NN, YY]]}\n"

static const uint32_t first[2] = {0, 0};

/* States are written by their numbers, in order: "124". */
static void assert_stable(const conflict *c, const char *name, const char *one, const char *two)
{
    dt_further_asked asked = {.count = 1};
    dt_foresight *found;
    assert_true(dt_further_find(name, &asked.concepts[0]));
    assert_int_equal(dt_foresight_new(&found, c->graph, first, &asked, c->budget), DT_OK);
    for (uint32_t s = 0; s < 4; s++) {
        assert_int_equal(dt_foresight_stable(found, 0, 0, s), strchr(one, (int)('1' + s)) != NULL);
        assert_int_equal(dt_foresight_stable(found, 0, 1, s), strchr(two, (int)('1' + s)) != NULL);
    }
    dt_foresight_free(found);
}

static void in_the_prisoners_dilemma_whoever_looks_two_moves_ahead_may_cooperate(void **unused)
{
    (void)unused;
    static const char *const far[] = {"l_2", "l_3", "l_4", "l_5", "l_8", "nm", "policy", "maximin_4", "cmr_5"};
    conflict *c = conflict_new(DILEMMA);
    assert_stable(c, "l_1", "24", "34");
    for (size_t k = 0; k < sizeof far / sizeof *far; k++)
        assert_stable(c, far[k], "124", "134");
    conflict_free(c);
}

static void in_chicken_foresight_leads_to_swerving(void **unused)
{
    (void)unused;
    static const char *const far[] = {"l_3", "l_4", "l_5", "l_6", "l_7", "l_8", "nm"};
    conflict *c = conflict_new(CHICKEN);
    assert_stable(c, "l_1", "23", "23");
    assert_stable(c, "l_2", "2", "3");
    for (size_t k = 0; k < sizeof far / sizeof *far; k++)
        assert_stable(c, far[k], "12", "13");
    assert_stable(c, "stackelberg_1", "2", "23");
    assert_stable(c, "stackelberg_2", "23", "3");
    assert_stable(c, "seq_or_sim", "123", "123");
    conflict_free(c);
}

static void in_matching_pennies_foresight_is_caution_and_ties_are_told(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(PENNIES);
    dt_further_asked asked = {.concepts = {{DT_FURTHER_LIMITED, 2}}, .count = 1};
    dt_foresight *found;
    assert_stable(c, "l_1", "14", "23");
    assert_stable(c, "l_2", "1234", "1234");
    assert_stable(c, "maximin_3", "14", "23");
    assert_int_equal(dt_foresight_new(&found, c->graph, first, &asked, c->budget), DT_OK);
    for (uint32_t s = 0; s < 4; s++)
        assert_false(dt_foresight_by_tie(found, 0, 0, s)); /* one move each: there is nothing to choose */
    dt_foresight_free(found);
    conflict_free(c);
}

/* A goes from s1 to s2, and B is then indifferent between s3, bad for A, and s4, good for it. */
static void a_verdict_that_hangs_on_a_tie_of_the_other_is_flagged(void **unused)
{
    (void)unused;
    conflict *c =
        conflict_new("{detente: 1, name: t, decision_makers: {A: , B: }, graph: {states: [s1, s2, s3, s4], "
                     "moves: {A: {s1: [s2]}, B: {s2: [s3, s4]}}}, preferences: {A: {ranking: [s4, s1, s2, s3]}, "
                     "B: {ranking: [[s3, s4], s2, s1]}}}\n");
    dt_further_asked asked = {.concepts = {{DT_FURTHER_LIMITED, 2}, {DT_FURTHER_NONMYOPIC, 0}}, .count = 2};
    dt_foresight *found;
    assert_int_equal(dt_foresight_new(&found, c->graph, first, &asked, c->budget), DT_OK);
    for (size_t k = 0; k < 2; k++) {
        assert_true(dt_foresight_stable(found, k, 0, 0)); /* s3 has the lower number */
        assert_true(dt_foresight_by_tie(found, k, 0, 0));
        assert_false(dt_foresight_by_tie(found, k, 1, 1)); /* B moves whichever it takes */
        assert_false(dt_foresight_by_tie(found, k, 0, 1));
    }
    dt_foresight_free(found);
    conflict_free(c);
}

/* ---- terms and limits ---------------------------------------------------------------------------------------------- */

static void expecting_less_of_the_other_leaves_less_to_fear(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(CHICKEN);
    dt_further_asked asked = {.concepts = {{DT_FURTHER_MIXED, 0}, {DT_FURTHER_EACH, 0}}, .count = 2};
    dt_behaviour behaviours[2] = {DT_BEHAVES_STAYS, DT_BEHAVES_ANY};
    dt_further own[2] = {{DT_FURTHER_BASIC, DT_CONCEPT_GMR}, {DT_FURTHER_LIMITED, 2}};
    dt_foresight *found;
    asked.terms = (dt_terms){behaviours, own};
    assert_int_equal(dt_foresight_new(&found, c->graph, first, &asked, c->budget), DT_OK);
    static const char one_mixed[] = "YYYN", two_mixed[] = "NYYN", one_each[] = "YYYN", two_each[] = "NNYN";
    for (uint32_t s = 0; s < 4; s++) {
        assert_int_equal(dt_foresight_stable(found, 0, 0, s), one_mixed[s] == 'Y');
        assert_int_equal(dt_foresight_stable(found, 0, 1, s), two_mixed[s] == 'Y');
        assert_int_equal(dt_foresight_stable(found, 1, 0, s), one_each[s] == 'Y');
        assert_int_equal(dt_foresight_stable(found, 1, 1, s), two_each[s] == 'Y');
    }
    dt_foresight_free(found);
    conflict_free(c);
}

static void a_state_says_how_it_stands(void **unused)
{
    (void)unused;
    conflict *c = conflict_new(DILEMMA);
    dt_further_asked asked = {.concepts = {{DT_FURTHER_LIMITED, 3}}, .count = 1};
    dt_foresight *found;
    assert_int_equal(dt_foresight_new(&found, c->graph, first, &asked, c->budget), DT_OK);
    assert_int_equal(dt_foresight_stand(found, 0, 0, 0), DT_BY_SANCTION);
    assert_int_equal(dt_foresight_stand(found, 0, 0, 1), DT_BY_LIKING);
    assert_int_equal(dt_foresight_stand(found, 0, 0, 2), DT_UNSTABLE);
    dt_foresight_free(found);
    conflict_free(c);
}

/* Ten options, everybody indifferent among many states: sets of ends for each state do not fit. */
static void memory_is_asked_for_before_it_is_used(void **unused)
{
    (void)unused;
    conflict *c = conflict_new("detente: 1\nname: t\ndecision_makers:\n  A: {options: {a: , b: , c: , d: , e: }}\n"
                               "  B: {options: {f: , g: , h: , i: , j: }}\npreferences:\n  A: {statements: [a]}\n"
                               "  B: {statements: [not a]}\n");
    dt_further_asked asked = {.concepts = {{DT_FURTHER_LIMITED, 3}}, .count = 1};
    dt_limits limits = DT_LIMITS_INIT;
    dt_budget *budget;
    dt_foresight *found;
    limits.memory_bytes = 1 << 17;
    assert_int_equal(dt_budget_new(&budget, &limits), DT_OK);
    assert_int_equal(dt_foresight_new(&found, c->graph, first, &asked, budget), DT_ERR_LIMIT);
    assert_null(found);
    assert_true(strlen(dt_budget_reason(budget)) > 0);
    dt_budget_free(budget);
    conflict_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_concept_is_found_by_its_name_and_its_usual_number),
        cmocka_unit_test(capitals_do_not_matter_and_numbers_have_bounds),
        cmocka_unit_test(a_concept_says_of_which_conflicts_it_is_not_defined),
        cmocka_unit_test(in_the_prisoners_dilemma_whoever_looks_two_moves_ahead_may_cooperate),
        cmocka_unit_test(in_chicken_foresight_leads_to_swerving),
        cmocka_unit_test(in_matching_pennies_foresight_is_caution_and_ties_are_told),
        cmocka_unit_test(a_verdict_that_hangs_on_a_tie_of_the_other_is_flagged),
        cmocka_unit_test(expecting_less_of_the_other_leaves_less_to_fear),
        cmocka_unit_test(a_state_says_how_it_stands),
        cmocka_unit_test(memory_is_asked_for_before_it_is_used),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
