// SPDX-License-Identifier: EUPL-1.2
#include "score/welch.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>

#include "score/spread.h"

WelchTest welch_test_of(double difference, WelchSample a, WelchSample b)
{
    WelchTest none = { (double)NAN, (double)NAN, (double)NAN, (double)NAN };
    if (a.n < 2 || b.n < 2)
        return none;
    gsl_set_error_handler_off();
    double error_a = a.variance / (double)a.n, error_b = b.variance / (double)b.n;
    double error = error_a + error_b;
    if (!(error > 0))
        return none;
    WelchTest test;
    test.error = sqrt(error);
    test.t = difference / test.error;
    test.df = error * error /
              (error_a * error_a / (double)(a.n - 1) + error_b * error_b / (double)(b.n - 1));
    test.p = 2 * gsl_cdf_tdist_Q(fabs(test.t), test.df);
    return test;
}

WelchTest welch_test(Tally a, Tally b)
{
    double difference = fraction_double(fraction_subtract(tally_mean(a), tally_mean(b)));
    return welch_test_of(difference, (WelchSample){ a.n, fraction_double(spread_variance(a)) },
                         (WelchSample){ b.n, fraction_double(spread_variance(b)) });
}

static int by_value(const void *left, const void *right)
{
    double a = **(double *const *)left, b = **(double *const *)right;
    return (a > b) - (a < b);
}

void holm_adjust(Arena *arena, double *p, size_t count)
{
    double **sorted = arena_many(arena, double *, count);
    size_t tested = 0;
    for (size_t i = 0; i < count; i++)
        if (!isnan(p[i]))
            sorted[tested++] = &p[i];
    qsort(sorted, tested, sizeof *sorted, by_value);
    double least = 0;
    for (size_t i = 0; i < tested; i++) {
        least = fmax(least, fmin(1, *sorted[i] * (double)(tested - i)));
        *sorted[i] = least;
    }
}
