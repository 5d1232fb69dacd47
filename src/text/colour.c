// SPDX-License-Identifier: EUPL-1.2
#include "text/colour.h"

#include <math.h>

// WCAG 2, "relative luminance".
static double linear(double part)
{
    return part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static double luminance(Colour c)
{
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

double colour_contrast(Colour a, Colour b)
{
    double light = luminance(a), dark = luminance(b);
    if (light < dark) {
        double swap = light;
        light = dark;
        dark = swap;
    }
    return (light + 0.05) / (dark + 0.05);
}
