// SPDX-License-Identifier: EUPL-1.2
// The one vocabulary of marks: every figure draws "now", "target", "previous" and the phases the same way.
#ifndef CHART_MARKS_H
#define CHART_MARKS_H

#include "chart/shapes.h"

// A phase's ball: 0–4 quarters of `ink` on `paper`.
void mark_ball(Drawing *drawing, double x, double y, double r, int quarters, Colour ink,
               Colour paper);

// The same on a cell in the phase's own shade.
void mark_ball_on_cell(Drawing *drawing, const Style *style, double x, double y, double r,
                       int phase);

// A diamond: open, or filled where the target is met.
void mark_target(Drawing *drawing, double x, double y, double r, double width, Colour ink,
                 Colour paper, bool met);
void mark_now(Drawing *drawing, const Style *style, double x, double y, double r, double edge);
void mark_previous(Drawing *drawing, const Style *style, double x, double y, double r,
                   double width);
// An open square: the self-image, where another score holds. Half its side is r; a dot of "now" fits in it,
// so that two scores in one place still show as two.
void mark_self_image(Drawing *drawing, const Style *style, double x, double y, double r,
                     double width);
// The median of other organisations: a filled triangle.
void mark_benchmark(Drawing *drawing, const Style *style, double x, double y, double r);
void mark_triangle(Drawing *drawing, double x, double y, double r, bool up, Colour ink);

// The line of a radar's series ("now", "self", "target", "previous", "benchmark") with its mark, 30 wide.
// False where there is no such series.
bool radar_series_mark(Drawing *drawing, const Style *style, double x, double y, Slice name);

// The number of an action of the roadmap, which may be any text: on a disc of radius r; what is too wide for
// that on a pill as high, and at most `most` wide, where it is cut.
typedef struct NumberMark {
    Slice text;
    double r, width;
} NumberMark;

NumberMark mark_number(const ChartContext *context, Slice number, double r, double most);
void mark_disc(Drawing *drawing, const Style *style, double x, double y, NumberMark number);

// A hatched box with its border: "don't know".
void mark_hatch(Drawing *drawing, const Style *style, double x, double y, double width,
                double height);

// A box whose figure is withheld or empty: faint hatch, outline, words on a white plate in its middle.
void mark_withheld(const ChartContext *context, Drawing *drawing, double x, double y, double width,
                   double height, Slice words);

#endif
