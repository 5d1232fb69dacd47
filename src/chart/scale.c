// SPDX-License-Identifier: EUPL-1.2
#include "chart/scale.h"

#include <math.h>

#include "chart/data.h"
#include "chart/label.h"

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

void scale_draw_numbers(const ChartContext *context, Drawing *drawing, Scale scale, double y)
{
    Slice sign = chart_word(context, "decimal_sign");
    for (int i = 0; i <= PHASES; i++) {
        Fraction border = phase_border(i);
        Slice text = fraction_text(context->arena, border, border.den == 1 ? 0 : 1,
                                   (NumberStyle){ .decimal_sign = sign.at[0] });
        double half = label_width(context, FACE_REGULAR, LABEL_SIZE, text) / 2;
        double x = scale_at(scale, phase_start(i));
        drawing_label(drawing, fmax(half, fmin(x, drawing->width - half)), y, text,
                      (Label){ LABEL_SIZE, FACE_REGULAR, context->style->ink2, ANCHOR_MIDDLE });
    }
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
