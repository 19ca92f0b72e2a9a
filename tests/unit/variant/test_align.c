/* SPDX-License-Identifier: MIT */
/* Which decision makers and options of two models are the same. */
#include "conflict.h"
#include "test.h"
#include "variant/partners.h"

#define TEXT_OF(dms, preferences) "detente: 1\nname: x\ndecision_makers: " dms "\npreferences: " preferences "\n"

typedef struct two {
    conflict *first, *second;
    dt_partners partners;
} two;

static two partners_of(const char *first, const char *second)
{
    two t = {.first = conflict_new(first), .second = conflict_new(second)};
    assert_int_equal(dt_partners_find(&t.partners, t.first->model, t.second->model), DT_OK);
    return t;
}

static void two_free(two *t)
{
    dt_partners_free(&t->partners);
    conflict_free(t->first);
    conflict_free(t->second);
}

static void an_option_is_the_same_by_name_wherever_it_stands(void **unused)
{
    (void)unused;
    two t =
        partners_of(TEXT_OF("{A: {options: {x: , y: }}}", "{A: {weights: {}}}"),
                    TEXT_OF("{B: {options: {x: }}, A: {options: {y: , x: }}}", "{A: {weights: {}}, B: {weights: {}}}"));
    assert_int_equal(t.partners.dms[0][0], 1);
    assert_int_equal(t.partners.dms[1][0], DT_PATTERN_NONE);
    assert_int_equal(t.partners.options[0][0], 2); /* A's x, not B's */
    assert_int_equal(t.partners.options[0][1], 1);
    assert_int_equal(t.partners.options[1][0], DT_PATTERN_NONE);
    two_free(&t);
}

static void an_option_of_another_name_is_the_same_by_its_text(void **unused)
{
    (void)unused;
    two t = partners_of(TEXT_OF("{A: {options: {x: Sell, y: Buy, z: Wait}}}", "{A: {weights: {}}}"),
                        TEXT_OF("{A: {options: {v: Wait, y: Sell, w: Leave}}}", "{A: {weights: {}}}"));
    assert_int_equal(t.partners.options[0][0], DT_PATTERN_NONE); /* "Sell" is now what y says, and y is y */
    assert_int_equal(t.partners.options[0][1], 1);
    assert_int_equal(t.partners.options[0][2], 0);
    assert_int_equal(t.partners.options[1][2], DT_PATTERN_NONE);
    two_free(&t);
}

static void a_text_that_fits_several_says_nothing(void **unused)
{
    (void)unused;
    two t = partners_of(TEXT_OF("{A: {options: {x: Sell}}}", "{A: {weights: {}}}"),
                        TEXT_OF("{A: {options: {v: Sell, w: Sell}}}", "{A: {weights: {}}}"));
    assert_int_equal(t.partners.options[0][0], DT_PATTERN_NONE);
    assert_int_equal(t.partners.options[1][0], DT_PATTERN_NONE);
    two_free(&t);
    t = partners_of(TEXT_OF("{A: {options: {x: Sell, y: Sell}}}", "{A: {weights: {}}}"),
                    TEXT_OF("{A: {options: {v: Sell}}}", "{A: {weights: {}}}"));
    assert_int_equal(t.partners.options[1][0], DT_PATTERN_NONE);
    two_free(&t);
}

static void a_decision_maker_of_another_name_is_the_same_by_its_display_name_or_its_options(void **unused)
{
    (void)unused;
    two t = partners_of(
        TEXT_OF("{A: {name: Anna, options: {x: }}, B: {options: {y: }}}", "{A: {weights: {}}, B: {weights: {}}}"),
        TEXT_OF("{C: {options: {y: }}, D: {name: Anna}}", "{C: {weights: {}}, D: {weights: {}}}"));
    assert_int_equal(t.partners.dms[0][0], 1);
    assert_int_equal(t.partners.dms[0][1], 0);
    assert_int_equal(t.partners.options[0][0], DT_PATTERN_NONE);
    assert_int_equal(t.partners.options[0][1], 0);
    two_free(&t);
}

static void decision_makers_without_options_are_not_the_same_for_it(void **unused)
{
    (void)unused;
    two t = partners_of(TEXT_OF("{A: {options: {x: }}, B: }", "{A: {weights: {}}, B: {weights: {}}}"),
                        TEXT_OF("{A: {options: {x: }}, C: }", "{A: {weights: {}}, C: {weights: {}}}"));
    assert_int_equal(t.partners.dms[0][1], DT_PATTERN_NONE);
    two_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_option_is_the_same_by_name_wherever_it_stands),
        cmocka_unit_test(an_option_of_another_name_is_the_same_by_its_text),
        cmocka_unit_test(a_text_that_fits_several_says_nothing),
        cmocka_unit_test(a_decision_maker_of_another_name_is_the_same_by_its_display_name_or_its_options),
        cmocka_unit_test(decision_makers_without_options_are_not_the_same_for_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
