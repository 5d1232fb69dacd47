// SPDX-License-Identifier: EUPL-1.2
// Variances come from n·Σs² − (Σs)², which in whole numbers is exact; in doubles it is the textbook
// example of a difference in which every digit is lost.
#include "score/spread.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#include "model/responses.h"

// n² times the mean squared distance from the mean, exactly.
static int128 squared_distances(uint64_t n, int128 sum, int128 squares)
{
    return (int128)n * squares - sum * sum;
}

Fraction spread_variance(Tally tally)
{
    if (tally.n < 2)
        return fraction_none();
    int128 distances = squared_distances(tally.n, tally.sum, tally.squares);
    return fraction(distances, (int128)tally.n * (int128)(tally.n - 1) * (POINT * POINT));
}

double spread_sd(Tally tally)
{
    return sqrt(fraction_double(spread_variance(tally)));
}

Interval spread_interval(Tally tally, int64_t invited)
{
    if (tally.n < 2)
        return (Interval){ (double)NAN, (double)NAN };
    gsl_set_error_handler_off();
    int128 n = tally.n;
    bool corrected = invited >= 0 && invited >= n;
    Fraction share = corrected ? fraction(invited - n, n * invited) : fraction(1, n);
    double mean = fraction_double(tally_mean(tally));
    double half = gsl_cdf_tdist_Pinv(0.975, (double)(tally.n - 1)) * spread_sd(tally) *
                  sqrt(fraction_double(share));
    return (Interval){ mean - half, mean + half };
}

double spread_alpha(const PillarTally *tally, uint64_t *rows)
{
    uint64_t n = 0;
    int128 questions = 0;
    for (int q = 0; q < QUESTIONS; q++) {
        int128 sum = 0, squares = 0;
        n = 0;
        for (int a = NEVER; a <= SYSTEMATICALLY; a++) {
            uint64_t count = tally->count[QUESTIONS][q][a];
            n += count;
            sum += count * (uint64_t)a;
            squares += count * (uint64_t)(a * a);
        }
        questions += squared_distances(n, sum, squares);
    }
    *rows = n;
    int128 whole = squared_distances(n, tally->points, tally->point_squares);
    if (n < 2 || whole == 0)
        return (double)NAN;
    return fraction_double(fraction(QUESTIONS * (whole - questions), (QUESTIONS - 1) * whole));
}
