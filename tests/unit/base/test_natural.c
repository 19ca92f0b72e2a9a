/* SPDX-License-Identifier: MIT */
#include "base/natural.h"
#include "test.h"

#include <math.h>
#include <string.h>

static void numbers_are_written_in_decimal(void **unused)
{
    (void)unused;
    static const struct {
        size_t power;
        const char *decimal;
    } powers[] = {{0, "1"},
                  {31, "2147483648"},
                  {32, "4294967296"},
                  {64, "18446744073709551616"},
                  {100, "1267650600228229401496703205376"}};
    for (size_t k = 0; k < sizeof powers / sizeof *powers; k++) {
        dt_natural number = {{0}};
        char text[DT_NATURAL_TEXT];
        dt_natural_print(&number, text);
        assert_string_equal(text, "0");
        dt_natural_add_power(&number, powers[k].power);
        dt_natural_print(&number, text);
        assert_string_equal(text, powers[k].decimal);
    }
}

static void sums_carry_through_all_limbs(void **unused)
{
    (void)unused;
    dt_natural sum = {{0}}, power = {{0}};
    for (size_t k = 0; k < 4096; k++)
        dt_natural_add_power(&sum, k);
    dt_natural_add_power(&sum, 0);
    dt_natural_add_power(&power, 4096);
    assert_memory_equal(&sum, &power, sizeof sum);
}

static void a_bound_is_reached_and_not_passed(void **unused)
{
    (void)unused;
    dt_natural number = {{0}};
    assert_true(dt_natural_is_zero(&number));
    dt_natural_add_power(&number, 40);
    assert_false(dt_natural_is_zero(&number));
    assert_int_equal(dt_natural_at_most(&number, 1000), 1000);
    assert_int_equal(dt_natural_at_most(&number, UINT64_MAX), (uint64_t)1 << 40);
    dt_natural_add_power(&number, 64);
    assert_int_equal(dt_natural_at_most(&number, UINT64_MAX), UINT64_MAX);
}

static void ratios_of_numbers_too_large_for_floating_point_are_right(void **unused)
{
    (void)unused;
    dt_natural third = {{0}}, whole = {{0}}, none = {{0}};
    dt_natural_add_power(&third, 4000);
    dt_natural_add_power(&whole, 4000);
    dt_natural_add_power(&whole, 4001);
    assert_true(fabs(dt_natural_ratio(&third, &whole) - 1.0 / 3) < 1e-15);
    assert_true(dt_natural_ratio(&third, &none) == 0);
    assert_true(dt_natural_ratio(&none, &whole) == 0);
}

/* 3 * 2^33 = 2^34 + 2^33, whatever the limb at which the shift falls. */
static void a_shifted_sum_is_the_sum_of_shifted_powers(void **unused)
{
    (void)unused;
    for (size_t shift = 0; shift < 65; shift++) {
        uint32_t sum[4] = {0}, term[4] = {3}, other[4] = {0};
        dt_limbs_add_shifted(sum, term, 4, shift);
        dt_limbs_add_power(other, 4, shift);
        dt_limbs_add_power(other, 4, shift + 1);
        assert_memory_equal(sum, other, sizeof sum);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_written_in_decimal),
        cmocka_unit_test(sums_carry_through_all_limbs),
        cmocka_unit_test(a_bound_is_reached_and_not_passed),
        cmocka_unit_test(ratios_of_numbers_too_large_for_floating_point_are_right),
        cmocka_unit_test(a_shifted_sum_is_the_sum_of_shifted_powers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
