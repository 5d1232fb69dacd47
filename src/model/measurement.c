// SPDX-License-Identifier: EUPL-1.2
#include "model/measurement.h"

#include <assert.h>

static int64_t common_multiple(int64_t a, int64_t b)
{
    assert(a > 0 && b > 0); // a scale has two marks or more
    int64_t x = a, y = b;
    while (y) {
        int64_t rest = x % y;
        x = y;
        y = rest;
    }
    return a / x * b;
}

int64_t dimension_points(const Measurement *measurement, int dimension)
{
    int64_t points = 1;
    for (size_t i = 0; i < measurement->question_count; i++)
        if (measurement->question[i].dimension == dimension && points <= DIMENSION_POINTS_MOST)
            points = common_multiple(points, measurement->question[i].scale.steps - 1);
    return points;
}

int promoter_side(const MarkScale *scale, int step)
{
    Fraction mark = fraction_add(scale->low, fraction_multiply(scale->step, fraction(step, 1)));
    if (fraction_compare(mark, fraction(9, 1)) >= 0)
        return 1;
    return fraction_compare(mark, fraction(7, 1)) < 0 ? -1 : 0;
}
