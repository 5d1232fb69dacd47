// SPDX-License-Identifier: EUPL-1.2
#include "benchmark/quantile.h"

Fraction quartile(const Fraction *values, size_t count, int which)
{
    size_t quarters = count * (size_t)which, at = quarters / 4;
    if (quarters % 4)
        return values[at];
    return fraction_divide(fraction_add(values[at - 1], values[at]), fraction(2, 1));
}
