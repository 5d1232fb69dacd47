#include "chart/scale.h"

#include <math.h>

double scale_at(Scale scale, double score)
{
    double clamped = fmin(fmax(score, 8), 32);
    return scale.x0 + (clamped - 8) / 24 * (scale.x1 - scale.x0);
}

double phase_start(int phase)
{
    return fraction_double(phase_border(phase));
}

double phase_middle(Scale scale, int phase)
{
    return (scale_at(scale, phase_start(phase)) + scale_at(scale, phase_start(phase + 1))) / 2;
}

Colour phase_colour(const Style *style, int phase)
{
    const Colour ramp[PHASES] = { style->r1, style->r2, style->r3, style->r4, style->r5 };
    return ramp[phase];
}

Colour phase_text_colour(const Style *style, int phase)
{
    return phase < 3 ? style->ink : style->paper;
}

Ink phase_cell_ink(const Style *style, int phase)
{
    Colour fill = phase_colour(style, phase);
    return phase < 3 ? ink_both(fill, style->axis, 0.5) : ink_fill(fill);
}
