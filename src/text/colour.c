// SPDX-License-Identifier: EUPL-1.2
#include "text/colour.h"

#include <math.h>

// WCAG 2, "relative luminance".
static double linear(double part)
{
    return part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

double colour_luminance(Colour c)
{
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

double luminance_contrast(double one, double other)
{
    double light = fmax(one, other), dark = fmin(one, other);
    return (light + 0.05) / (dark + 0.05);
}

double colour_contrast(Colour a, Colour b)
{
    return luminance_contrast(colour_luminance(a), colour_luminance(b));
}
