// SPDX-License-Identifier: EUPL-1.2
// The scale from 8 to 32 along a line, and the five phases on it.
#ifndef CHART_SCALE_H
#define CHART_SCALE_H

#include "chart/shapes.h"
#include "score/results.h"

// Score 8 is at x0, 32 at x1.
typedef struct Scale {
    double x0, x1;
} Scale;

// Where a score stands; kept within the scale's ends.
double scale_at(Scale scale, double score);

// The lowest score of a phase 0–4; of 5 the top, 32. Middle: where the phase's name goes.
double phase_start(int phase);
double phase_middle(Scale scale, int phase);

// The scale's ends and the phases' borders in figures, baseline y; those at the drawing's edges stay in it.
void scale_draw_numbers(const ChartContext *context, Drawing *drawing, Scale scale, double y);

// The shade of a phase (r1 … r5), and text, outline and ball that can be read on it. Only the three light
// shades have an outline.
Colour phase_colour(const Style *style, int phase);
Colour phase_text_colour(const Style *style, int phase);
Ink phase_cell_ink(const Style *style, int phase);

#endif
