// SPDX-License-Identifier: EUPL-1.2
#include "score/paired.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>

PairedTest paired_test(PairedSums sums, Fraction shift)
{
    int128 n = sums.n, distances = n * sums.squares - (int128)sums.sum * sums.sum;
    if (n < 2 || distances == 0)
        return (PairedTest){ (double)NAN, (double)NAN };
    gsl_set_error_handler_off();
    double error = sqrt((double)distances / ((double)n * (double)n * (double)(n - 1)));
    double t = fraction_double(fraction_add(fraction(sums.sum, n), shift)) / error;
    return (PairedTest){ t, 2 * gsl_cdf_tdist_Q(fabs(t), (double)(n - 1)) };
}
