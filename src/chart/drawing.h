// SPDX-License-Identifier: EUPL-1.2
// A chart as data: shapes with coordinates in points, before any ink. One painter draws every chart on a
// cairo_t, one dump prints it as text for the tests.
#ifndef CHART_DRAWING_H
#define CHART_DRAWING_H

#include <cairo.h>

#include "text/fonts.h"

typedef struct Facts Facts;

typedef enum ShapeKind {
    SHAPE_RECT,
    SHAPE_LINE,
    SHAPE_POLYGON,
    SHAPE_CIRCLE,
    SHAPE_PIE,
    SHAPE_HATCH,
    SHAPE_TEXT
} ShapeKind;

typedef struct Point {
    double x, y;
} Point;

typedef enum Anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END } Anchor;

typedef struct Shape {
    ShapeKind kind;
    // RECT, HATCH: x, y, width, height, corner radius r. LINE: x, y to x2, y2. CIRCLE: centre x, y, r.
    // PIE: centre x, y, r, quarters clockwise from 12 o'clock. TEXT: x, baseline y, rotated by turn
    // degrees around it. POLYGON: points, closed unless `open`.
    double x, y, width, height, x2, y2, r;
    int quarters;
    bool open;
    const Point *points;
    size_t point_count;
    Slice text;
    Face face;
    double size;
    double turn;
    Anchor anchor;
    // ink
    bool filled, stroked;
    Colour fill, stroke;
    double stroke_width;
    double dash[2]; // on, off; 0 0 is solid
    bool round;     // round joins
    double step;    // HATCH: distance of its lines
    bool halo;      // TEXT: its outline first stroked in halo_colour
    Colour halo_colour;
    double halo_width;
} Shape;

typedef struct Drawing {
    Arena *arena;
    double width, height;
    Shape *shapes; // in painting order
    size_t count, room;
    // A drawing that may be taller than a page says where it can be split: at each of `cuts` (rising; after
    // head_height, before height). The part from 0 to head_height (legend and column heads) is for the top of
    // every part; drawing_part makes the parts. No cuts: never split.
    double *cuts;
    size_t cut_count, cut_room;
    double head_height;
    // Where the data do not allow the chart: the words that stand in its place; else empty
    Slice notice;
} Drawing;

// What every chart is made with.
typedef struct ChartContext {
    Arena *arena;
    Fonts *fonts;
    const Style *style;
    const Facts *facts;
} ChartContext;

// The chart of that address in the given width (points), or NULL where there is no chart of that name:
// "radar", "radar-figure" (the same without its legend), "cover", "ladder", "heatmap", "heatmap-main" (of
// departments below no other), "dots", "dont-know", "connections", "matrix", "timeline", "timeline-bars"
// (what has begun or is planned, for a slide), "slope", "customers", "themes" and "journeys" (where there
// are measurements), "department" (of its own page), and "bars/PILLAR", "strip/PILLAR", "grid/PILLAR" with
// a pillar's id. Where the data do not allow the chart, a drawing that says so in words. Measures are
// those of a page whose style's role "label" is 8.5 points; another size scales the whole drawing within
// its width. In a column too narrow for it (200 points for the radar, 460 for the heat table) a chart is
// drawn smaller.
Drawing *chart_make(const ChartContext *context, Slice address, double width);

// The width of that chart in the report, for one that stands alone; 0 where there is no such chart.
double chart_natural_width(Slice address);

// Every address of a picture that can stand by itself, "bars/strategy" … included: not "department". In the
// arena. Returns how many.
size_t chart_addresses(Arena *arena, Slice **addresses);

// The small drawn sign of that name ("up", "down", "phase/0" … "phase/4", "now", "target", "previous",
// "plus", "minus", "self", "met", "not-met", "unknown", and "line/now", "line/self", "line/target",
// "line/previous") for text of that size: its width and height are the drawing's; NULL where there is none.
// It stands well in a line with its foot a tenth of the size below the baseline.
Drawing *mark_make(const ChartContext *context, Slice name, double size);

// A drawing with cuts, with its shapes by where they lie: looking through all of them for each part takes
// longer than all else of a chart of a thousand departments. In the drawing's arena.
typedef struct DrawingParts DrawingParts;
DrawingParts *drawing_parts(const Drawing *drawing);

// The head and what lies between `from` and `to`, moved up to the head: one page's part of a drawing with
// cuts. Both are cuts, or head_height, or the height. Lines and boxes that go on are cut off. In the
// drawing's arena, sharing its texts.
Drawing *drawing_part(const DrawingParts *parts, double from, double to);

// How a line is drawn.
typedef struct DrawingPen {
    Colour colour;
    double width;
    double dash[2]; // on, off; 0 0 is solid
    bool round;     // round joins
} DrawingPen;

// What takes a drawing's ink, in painting order: on a page of pixels, in a file. All is a path or a text in a
// solid colour; no clip, no group. Coordinates, widths and sizes are those that `cr` has at the moment.
typedef struct DrawingInk {
    void *target;
    // Fill the path that cr holds, draw along it, or both in that order (NULL: not), and leave cr without it.
    void (*path)(void *target, cairo_t *cr, const Colour *fill, const DrawingPen *pen);
    // A text with its baseline starting at x on cr's axis.
    void (*text)(void *target, cairo_t *cr, const Shape *look, double x, Slice text);
} DrawingInk;

// Paint with the drawing's top left corner at x, y of cr; on cr's own surface where `ink` is NULL. After each
// text one space is shown, so that labels do not run together when extracted.
void drawing_paint(const Drawing *drawing, Fonts *fonts, cairo_t *cr, double x, double y,
                   const DrawingInk *ink);

// All texts in painting order, one a line.
Slice drawing_text(Arena *arena, const Drawing *drawing);

// One shape a line, coordinates to two decimals.
Slice drawing_dump(Arena *arena, const Drawing *drawing);

#endif
