// SPDX-License-Identifier: EUPL-1.2
#include "score/trend_test.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "score/spread.h"
#include "score/tally.h"
#include "score/welch.h"

Trend trend_none(void)
{
    return (Trend){ .then = fraction_none(),
                    .now = fraction_none(),
                    .difference = fraction_none(),
                    .interval = { (double)NAN, (double)NAN },
                    .t = (double)NAN,
                    .df = (double)NAN,
                    .p = (double)NAN,
                    .error = (double)NAN,
                    .p_holm = (double)NAN };
}

// All of a Trend but the tallies, `p_holm` and `direction`.
static Trend tested(Fraction then, Fraction now, WelchTest test, double rounding)
{
    Trend trend = trend_none();
    trend.comparable = true;
    trend.then = then;
    trend.now = now;
    trend.difference = fraction_subtract(now, then);
    trend.rounding = rounding;
    trend.t = test.t;
    trend.df = test.df;
    trend.p = test.p;
    trend.error = test.error;
    if (isnan(test.p))
        return trend;
    double half = gsl_cdf_tdist_Pinv(0.975, test.df) * test.error + rounding;
    double difference = fraction_double(trend.difference);
    trend.interval = (Interval){ difference - half, difference + half };
    return trend;
}

Trend trend_between(Tally then, Tally now)
{
    Trend trend = tested(tally_mean(then), tally_mean(now), welch_test(now, then), 0);
    trend.tally_then = then;
    trend.tally_now = now;
    return trend;
}

// The degrees of freedom, as a function of one variance, rise to a single top: within an interval they are
// fewest at one of its ends.
static WelchTest least_sure(double difference, WelchSample now, PrintedSample then, double margin)
{
    double most = then.sd + margin, least = fmax(0, then.sd - margin);
    double near = copysign(fmax(0, fabs(difference) - margin), difference);
    WelchTest wide = welch_test_of(near, now, (WelchSample){ then.n, most * most });
    WelchTest narrow = welch_test_of(near, now, (WelchSample){ then.n, least * least });
    if (isnan(wide.p))
        return wide;
    wide.df = fmin(wide.df, isnan(narrow.p) ? wide.df : narrow.df);
    wide.p = 2 * gsl_cdf_tdist_Q(fabs(wide.t), wide.df);
    return wide;
}

Trend trend_since_printed(PrintedSample then, Tally now)
{
    const double margin = 0.05; // half of a tenth
    Fraction mean = tally_mean(now);
    WelchTest test = { (double)NAN, (double)NAN, (double)NAN, (double)NAN };
    if (!isnan(then.sd))
        test =
            least_sure(fraction_double(fraction_subtract(mean, then.mean)),
                       (WelchSample){ now.n, fraction_double(spread_variance(now)) }, then, margin);
    Trend trend = tested(then.mean, mean, test, margin);
    trend.tally_now = now;
    trend.undecided = isnan(test.p);
    return trend;
}

void trend_judge(Arena *arena, Trend *const *family, size_t count)
{
    double *p = arena_many(arena, double, count);
    for (size_t i = 0; i < count; i++)
        p[i] = family[i]->p;
    holm_adjust(arena, p, count);
    for (size_t i = 0; i < count; i++) {
        family[i]->p_holm = p[i];
        family[i]->direction = p[i] < 0.05 ? (family[i]->t > 0 ? 1 : -1) : 0;
    }
}
