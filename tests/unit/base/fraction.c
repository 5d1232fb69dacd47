// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "../arena_state.h"
#include "base/fraction.h"

static const NumberStyle dutch = { ',', { ".", 1 } };

static void check_text(Arena *arena, Fraction f, int decimals, const char *wanted)
{
    Slice text = fraction_text(arena, f, decimals, dutch);
    assert_string_equal(text.at, wanted);
}

static void rounds_a_half_up_once(void **state)
{
    Arena *arena = *state;
    check_text(arena, fraction(5, 4), 1, "1,3");
    check_text(arena, fraction(-5, 4), 1, "–1,3");
    check_text(arena, fraction(1249999, 1000000), 1, "1,2");
    check_text(arena, fraction(1, 3), 2, "0,33");
    check_text(arena, fraction(2, 3), 0, "1");
    check_text(arena, fraction(1, 2), 0, "1");
    check_text(arena, fraction(0, 7), 1, "0,0");
    check_text(arena, fraction(1, 200), 1, "0,0");
    check_text(arena, fraction_none(), 1, "–");
}

static void groups_thousands(void **state)
{
    Arena *arena = *state;
    check_text(arena, fraction(999, 1), 0, "999");
    check_text(arena, fraction(5210, 1), 0, "5.210");
    check_text(arena, fraction(-9999, 1), 0, "–9.999");
    check_text(arena, fraction(66690, 1), 0, "66.690");
    check_text(arena, fraction(12345678, 1), 0, "12.345.678");
    check_text(arena, fraction(123456, 10), 1, "12.345,6");
}

static void calculates_exactly(void **state)
{
    (void)state;
    Fraction sum = fraction(0, 1);
    for (int i = 0; i < 1000; i++)
        sum = fraction_add(sum, fraction(1, 1000));
    assert_int_equal(fraction_compare(sum, fraction(1, 1)), 0);
    assert_int_equal(fraction_compare(fraction(1, 3), fraction(333333333, 1000000000)), 1);
    assert_int_equal(
        fraction_compare(fraction_subtract(fraction(1, 6), fraction(1, 2)), fraction(-1, 3)), 0);
    assert_int_equal(
        fraction_compare(fraction_divide(fraction(3, 4), fraction(-3, 2)), fraction(-1, 2)), 0);
    assert_true(fraction_is_none(fraction_divide(fraction(1, 2), fraction(0, 5))));
    assert_true(fraction_is_none(fraction_add(fraction_none(), fraction(1, 2))));
    assert_int_equal(fraction_compare(fraction_none(), fraction(-100, 1)), -1);
}

static void gives_the_nearest_double(void **state)
{
    (void)state;
    assert_true(fraction_double(fraction(1, 3)) == 1.0 / 3.0);
    assert_true(fraction_double(fraction(-1, 10)) == -0.1);
    assert_true(fraction_double(fraction(35, 2)) == 17.5);
    assert_true(fraction_double(fraction(0, 9)) == 0.0);
    assert_true(isnan(fraction_double(fraction_none())));
    // Numerator and denominator both above 2^53: dividing them as doubles would round three times.
    int128 den = ((int128)1 << 70) + 3, num = den * 2 / 3;
    long double close = 2.0L / 3.0L;
    assert_true(fabs(fraction_double(fraction(num, den)) - (double)close) < 1e-15);
    // 2^53 + 1 lies half-way between two doubles: to even; a little more goes up.
    assert_true(fraction_double(fraction(((int128)1 << 53) + 1, 1)) == 9007199254740992.0);
    assert_true(fraction_double(fraction((((int128)1 << 53) + 1) * 1000 + 1, 1000)) ==
                9007199254740994.0);
}

static void reads_decimal_numbers(void **state)
{
    (void)state;
    Fraction f;
    assert_true(fraction_read(S(" 12,50 "), &f));
    assert_int_equal(fraction_compare(f, fraction(25, 2)), 0);
    assert_true(fraction_read(S("-0.125"), &f));
    assert_int_equal(fraction_compare(f, fraction(-1, 8)), 0);
    assert_false(fraction_read(S("1.2.3"), &f));
    assert_false(fraction_read(S("."), &f));
    assert_false(fraction_read(S("1e3"), &f));
    assert_false(fraction_read(S(""), &f));
    assert_false(fraction_read(S("9999999999999999999"), &f));
}

static void writes_doubles_that_read_back(void **state)
{
    Arena *arena = *state;
    assert_string_equal(double_text(arena, 0.1).at, "0.1");
    assert_string_equal(double_text(arena, 17.5).at, "17.5");
    assert_string_equal(double_text(arena, 1.0 / 3.0).at, "0.3333333333333333");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rounds_a_half_up_once), cmocka_unit_test(groups_thousands),
        cmocka_unit_test(calculates_exactly),    cmocka_unit_test(gives_the_nearest_double),
        cmocka_unit_test(reads_decimal_numbers), cmocka_unit_test(writes_doubles_that_read_back),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
