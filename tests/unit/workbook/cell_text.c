// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "workbook/cell_text.h"

// As LibreOffice shows it: times 100, as a double, then rounded.
static int shown(double share)
{
    return (int)floor(share * 100 + 0.5);
}

static void a_share_of_a_half_percent_goes_up(void **state)
{
    int below = 0;
    (void)state;
    for (int half = 1; half < 200; half += 2) {
        double share = half / 200.0;
        below += share * 100 < half / 2.0;
        assert_int_equal(shown(cell_share(share)), (half + 1) / 2);
        assert_true(fabs(cell_share(share) - share) < 2e-15);
    }
    assert_true(below > 0);
}

static void other_shares_are_stored_as_they_are(void **state)
{
    static const double shares[] = { 0, 1, 1.0 / 3, 0.2849999, 0.2850001, 0.125, 57.0 / 201 };
    (void)state;
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
        assert_true(cell_share(shares[i]) == shares[i]);
    assert_true(isnan(cell_share(NAN)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_share_of_a_half_percent_goes_up),
        cmocka_unit_test(other_shares_are_stored_as_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
