// SPDX-License-Identifier: EUPL-1.2
// Building a drawing: every chart adds its shapes with these, in painting order.
#ifndef CHART_SHAPES_H
#define CHART_SHAPES_H

#include "chart/drawing.h"

#define LABEL_SIZE 8.5 // the smallest text in a drawing (look: 2, type)

// How a shape is filled and stroked.
typedef struct Ink {
    bool filled, stroked;
    Colour fill, stroke;
    double width;
    double on, off; // dashes; 0 0 is solid
    bool round;     // round joins
} Ink;

Ink ink_fill(Colour fill);
Ink ink_line(Colour stroke, double width);
Ink ink_dashed(Colour stroke, double width, double on, double off);
Ink ink_both(Colour fill, Colour stroke, double width);

// How a label looks and at which end of it x stands.
typedef struct Label {
    double size;
    Face face;
    Colour colour;
    Anchor anchor;
} Label;

// An empty drawing; its height may be set later.
Drawing *drawing_new(Arena *arena, double width, double height);

// Each adds one shape and returns it; the pointer is good until the next is added. A width or height below
// 0 counts as 0.
Shape *drawing_rect(Drawing *drawing, double x, double y, double width, double height,
                    double radius, Ink ink);
Shape *drawing_line(Drawing *drawing, double x, double y, double x2, double y2, Ink ink);
Shape *drawing_polygon(Drawing *drawing, const Point *points, size_t count,
                       Ink ink); // copies the points
Shape *drawing_path(Drawing *drawing, const Point *points, size_t count,
                    Ink ink); // the same, left open
Shape *drawing_circle(Drawing *drawing, double x, double y, double radius, Ink ink);
Shape *drawing_pie(Drawing *drawing, double x, double y, double radius, int quarters, Ink ink);

// Lines at 45 degrees, `step` apart, inside a box that has no border of its own.
Shape *drawing_hatch(Drawing *drawing, double x, double y, double width, double height, double step,
                     Ink ink);

// A text on one line, baseline y. It is copied, white space and line breaks as single spaces.
Shape *drawing_label(Drawing *drawing, double x, double y, Slice text, Label label);

// Give a text its halo: an edge in the colour beneath it, so that lines do not run through it.
void shape_halo(Shape *text, Colour beneath, double width);

// The drawing may be split at this y.
void drawing_cut(Drawing *drawing, double y);

// Everything `factor` times as large.
void drawing_scale(Drawing *drawing, double factor);

#endif
