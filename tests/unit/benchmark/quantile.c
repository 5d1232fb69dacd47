// SPDX-License-Identifier: EUPL-1.2
// Quartiles beside R 4's quantile(x, type = 2).
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "benchmark/quantile.h"

// quantile(sort(head(c(8, 12.5, 15, 15, 17, 19, 22.5, 24, 31, 32, 9, 10, 11), n)), 1:3 / 4, type = 2), in
// hundredths.
static void as_r_has_them(void **state)
{
    static const int64_t halves[] = { 16, 25, 30, 30, 34, 38, 45, 48, 62, 64, 18, 20, 22 };
    static const struct {
        size_t count;
        int64_t hundredths[3];
    } wanted[] = {
        { 5, { 1250, 1500, 1500 } },  { 6, { 1250, 1500, 1700 } },  { 7, { 1250, 1500, 1900 } },
        { 8, { 1375, 1600, 2075 } },  { 9, { 1500, 1700, 2250 } },  { 10, { 1500, 1800, 2400 } },
        { 11, { 1250, 1700, 2400 } }, { 12, { 1125, 1600, 2325 } }, { 13, { 1100, 1500, 2250 } },
    };
    (void)state;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        Fraction values[13];
        for (size_t v = 0; v < wanted[i].count; v++) {
            size_t at = v;
            for (; at > 0 && fraction_compare(values[at - 1], fraction(halves[v], 2)) > 0; at--)
                values[at] = values[at - 1];
            values[at] = fraction(halves[v], 2);
        }
        for (int which = 1; which <= 3; which++)
            assert_int_equal(fraction_round(quartile(values, wanted[i].count, which), 2),
                             wanted[i].hundredths[which - 1]);
    }
}

static void of_one_value(void **state)
{
    const Fraction one = fraction(17, 1);
    (void)state;
    for (int which = 1; which <= 3; which++)
        assert_int_equal(fraction_compare(quartile(&one, 1, which), one), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(as_r_has_them),
                                        cmocka_unit_test(of_one_value) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
