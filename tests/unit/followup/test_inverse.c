/* SPDX-License-Identifier: MIT */
/* The inverse problem on conflicts whose answers are known, and numbers of orders that are known. */
#include "base/natural.h"
#include "conflict.h"
#include "followup/inverting.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

/* Syria and Iraq over the Euphrates, 1975, with the rankings of the guide to GMCR+. */
static const char euphrates[] = "detente: 1\n"
                                "name: Euphrates\n"
                                "decision_makers:\n"
                                "  Syria: {options: {release: , escalate: }}\n"
                                "  Iraq: {options: {attack: }}\n"
                                "infeasible: [release and escalate]\n"
                                "preferences:\n"
                                "  Syria: {ranking: [NNN, NYN, NYY, YNN, NNY, YNY]}\n"
                                "  Iraq: {ranking: [YNN, NNY, NYY, NNN, YNY, NYN]}\n";

static dt_inverse *ask(const conflict *c, dt_concept_id concept, uint32_t state, const bool *who)
{
    static const uint32_t profile[4] = {0};
    dt_inverse *found = NULL;
    const dt_inverse_options options = {.concept = concept, .profile = profile, .who = who, .state = state};
    assert_int_equal(dt_inverse_new(&found, c->graph, &options, c->budget), DT_OK);
    return found;
}

/* GMCR+ prints 180 for state 1 and 360 for state 6 under SEQ, 420 for all but state 3 under GMR, and other numbers where a
 * sanction ends a tie or an earlier improvement is forgotten. These were counted by hand and by brute force. */
static void the_orders_of_the_euphrates_are_as_many_as_the_definitions_say(void **unused)
{
    static const dt_concept_id concepts[] = {DT_CONCEPT_NASH, DT_CONCEPT_SEQ, DT_CONCEPT_GMR, DT_CONCEPT_SMR};
    static const unsigned counts[6][4] = {{0, 150, 384, 0},     {240, 384, 384, 300}, {0, 0, 0, 0},
                                          {240, 300, 384, 300}, {0, 120, 384, 0},     {240, 300, 384, 300}};
    const bool syria[] = {true, false};
    (void)unused;
    conflict *c = conflict_new(euphrates);
    for (uint32_t state = 0; state < 6; state++)
        for (size_t k = 0; k < 4; k++) {
            char expected[16];
            dt_inverse *found = ask(c, concepts[k], state, syria);
            snprintf(expected, sizeof expected, "%u", counts[state][k]);
            assert_int_equal(found->count, 1);
            assert_string_equal(found->terms[0].strict.count, expected);
            assert_string_equal(found->terms[0].strict.all, "720");
            assert_string_equal(found->terms[0].weak.all, "4683");
            dt_inverse_free(found);
        }
    conflict_free(c);
}

static void minds_that_vary_together_are_told_where_they_are_named_or_kept_apart(void **unused)
{
    const bool both[] = {true, true};
    (void)unused;
    conflict *c = conflict_new(euphrates);
    dt_inverse *found = ask(c, DT_CONCEPT_SEQ, 0, NULL);
    assert_int_equal(found->count, 2);
    dt_inverse_free(found);
    found = ask(c, DT_CONCEPT_SEQ, 0, both);
    assert_int_equal(found->count, 3);
    assert_string_equal(found->terms[2].strict.all, "518400");
    assert_string_equal(found->terms[2].strict.count, "138492");
    dt_inverse_free(found);
    found = ask(c, DT_CONCEPT_NASH, 1, NULL);
    assert_int_equal(found->count, 3);
    assert_string_equal(found->terms[2].strict.count, "86400"); /* a third by a half */
    dt_inverse_free(found);
    conflict_free(c);
}

static void a_demand_says_what_would_keep_somebody(void **unused)
{
    const bool syria[] = {true, false};
    (void)unused;
    conflict *c = conflict_new(euphrates);
    dt_inverse *found = ask(c, DT_CONCEPT_SEQ, 0, syria);
    const dt_inverse_terms *terms = &found->terms[0];
    assert_false(found->holds);
    assert_true(found->unstable[1] && !found->unstable[0]);
    assert_int_equal(terms->demand_count, 3);
    const dt_demand *iraq = &terms->demands[2]; /* it attacks unless Syria would rather release water then */
    assert_int_equal(iraq->dm, 1);
    assert_int_equal(iraq->to, 3);
    assert_int_equal(iraq->way_count, 1);
    const dt_comparison *only = &found->comparisons[iraq->ways[0].comparisons[0]];
    assert_int_equal(iraq->ways[0].count, 1);
    assert_true(only->dm == 0 && only->high == 4 && only->low == 3 && !only->negated);
    dt_inverse_free(found);
    conflict_free(c);
}

/* ---- large numbers ----------------------------------------------------------------------------------------------- */

static void print(const uint32_t *number, size_t width, dt_text *out)
{
    uint32_t copy[64] = {0};
    assert_true(width <= 64);
    memcpy(copy, number, width * sizeof *copy);
    out->length = 0;
    dt_limbs_print(copy, width, out);
}

static void the_numbers_of_orders_with_ties_are_the_fubini_numbers(void **unused)
{
    static const char *const known[] = {"1", "1", "3", "13", "75", "541", "4683", "47293"};
    dt_limits limits = DT_LIMITS_INIT;
    dt_budget *budget = NULL;
    dt_order_numbers numbers;
    dt_text text = {.data = NULL};
    (void)unused;
    assert_int_equal(dt_budget_new(&budget, &limits), DT_OK);
    assert_int_equal(dt_order_numbers_init(&numbers, 20, budget), DT_OK);
    for (size_t n = 0; n < sizeof known / sizeof *known; n++) {
        print(numbers.fubini + n * numbers.width, numbers.width, &text);
        assert_string_equal(dt_text_get(&text), known[n]);
    }
    print(numbers.fubini + 20 * numbers.width, numbers.width, &text);
    assert_string_equal(dt_text_get(&text), "2677687796244384203115");
    dt_order_numbers_free(&numbers);
    assert_int_equal(dt_budget_reserved(budget), 0);
    dt_budget_free(budget);
    dt_text_free(&text);
}

/* One move and one mind: half of the orders without ties, and of those with ties half of the ones in which the two states do
 * not tie, and all in which they do, which are as many as the orders of one state less. */
static void of_many_states_two_are_ranked_one_way_or_the_other(void **unused)
{
    dt_text text = {.data = NULL};
    (void)unused;
    dt_text_add(&text, "detente: 1\nname: many\ndecision_makers: {A: }\ngraph: {states: [");
    for (int k = 1; k <= 20; k++)
        dt_text_printf(&text, "%ss%d", k > 1 ? ", " : "", k);
    dt_text_add(&text, "], moves: {A: {s1: [s2]}}}\npreferences: {A: {ranking: [[");
    for (int k = 1; k <= 20; k++)
        dt_text_printf(&text, "%ss%d", k > 1 ? ", " : "", k);
    dt_text_add(&text, "]]}}\n");
    conflict *c = conflict_new(dt_text_get(&text));
    dt_inverse *found = ask(c, DT_CONCEPT_GMR, 0, NULL);
    assert_string_equal(found->terms[0].strict.count, "1216451004088320000");
    assert_string_equal(found->terms[0].strict.all, "2432902008176640000");
    /* half of 2677687796244384203115 + 92801587319328411133, the 20th and the 19th Fubini number */
    assert_string_equal(found->terms[0].weak.count, "1385244691781856307124");
    dt_inverse_free(found);
    conflict_free(c);
    dt_text_free(&text);
}

static void limbs_multiply_divide_and_print(void **unused)
{
    uint32_t number[8] = {1}, square[8] = {0};
    dt_text text = {.data = NULL};
    (void)unused;
    for (uint32_t k = 0; k < 25; k++) /* 10^25, whose inner digits are zeros */
        dt_limbs_add_scaled(number, number, 8, 9);
    print(number, 8, &text);
    assert_string_equal(dt_text_get(&text), "10000000000000000000000000");
    dt_limbs_add_product(square, 8, number, 8, number, 8);
    dt_limbs_subtract_scaled(square, number, 8, 7);
    print(square, 8, &text);
    assert_string_equal(dt_text_get(&text), "99999999999999999999999930000000000000000000000000");
    assert_int_equal(dt_limbs_divide(number, 8, 7), 3);
    print(number, 8, &text);
    assert_string_equal(dt_text_get(&text), "1428571428571428571428571");
    dt_limbs_add_scaled(number, number, 8, (uint64_t)1 << 32); /* a factor of two limbs */
    print(number, 8, &text);
    assert_string_equal(dt_text_get(&text), "6135667567142857142857141016442587");
    dt_text_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_orders_of_the_euphrates_are_as_many_as_the_definitions_say),
        cmocka_unit_test(minds_that_vary_together_are_told_where_they_are_named_or_kept_apart),
        cmocka_unit_test(a_demand_says_what_would_keep_somebody),
        cmocka_unit_test(the_numbers_of_orders_with_ties_are_the_fubini_numbers),
        cmocka_unit_test(of_many_states_two_are_ranked_one_way_or_the_other),
        cmocka_unit_test(limbs_multiply_divide_and_print),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
