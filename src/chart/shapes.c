// SPDX-License-Identifier: EUPL-1.2
#include "chart/shapes.h"

#include <math.h>

#include "base/buffer.h"

Ink ink_fill(Colour fill)
{
    return (Ink){ .filled = true, .fill = fill };
}

Ink ink_line(Colour stroke, double width)
{
    return (Ink){ .stroked = true, .stroke = stroke, .width = width };
}

Ink ink_dashed(Colour stroke, double width, double on, double off)
{
    return (Ink){ .stroked = true, .stroke = stroke, .width = width, .on = on, .off = off };
}

Ink ink_both(Colour fill, Colour stroke, double width)
{
    return (Ink){ .filled = true, .fill = fill, .stroked = true, .stroke = stroke, .width = width };
}

Drawing *drawing_new(Arena *arena, double width, double height)
{
    Drawing *drawing = arena_one(arena, Drawing);
    drawing->arena = arena;
    drawing->width = width;
    drawing->height = height;
    return drawing;
}

static Shape *add(Drawing *drawing, ShapeKind kind, double x, double y, Ink ink)
{
    drawing->shapes =
        arena_grow(drawing->arena, drawing->shapes, sizeof(Shape), drawing->count, &drawing->room);
    Shape *shape = &drawing->shapes[drawing->count++];
    *shape = (Shape){
        .kind = kind,
        .x = x,
        .y = y,
        .filled = ink.filled,
        .fill = ink.fill,
        .stroked = ink.stroked,
        .stroke = ink.stroke,
        .stroke_width = ink.width,
        .dash = { ink.on, ink.off },
        .round = ink.round,
    };
    return shape;
}

Shape *drawing_rect(Drawing *drawing, double x, double y, double width, double height,
                    double radius, Ink ink)
{
    Shape *shape = add(drawing, SHAPE_RECT, x, y, ink);
    shape->width = fmax(width, 0);
    shape->height = fmax(height, 0);
    shape->r = radius;
    return shape;
}

Shape *drawing_line(Drawing *drawing, double x, double y, double x2, double y2, Ink ink)
{
    Shape *shape = add(drawing, SHAPE_LINE, x, y, ink);
    shape->x2 = x2;
    shape->y2 = y2;
    return shape;
}

Shape *drawing_polygon(Drawing *drawing, const Point *points, size_t count, Ink ink)
{
    Shape *shape = add(drawing, SHAPE_POLYGON, points[0].x, points[0].y, ink);
    Point *copy = arena_many(drawing->arena, Point, count);
    for (size_t i = 0; i < count; i++)
        copy[i] = points[i];
    shape->points = copy;
    shape->point_count = count;
    return shape;
}

Shape *drawing_path(Drawing *drawing, const Point *points, size_t count, Ink ink)
{
    Shape *shape = drawing_polygon(drawing, points, count, ink);
    shape->open = true;
    return shape;
}

Shape *drawing_circle(Drawing *drawing, double x, double y, double radius, Ink ink)
{
    Shape *shape = add(drawing, SHAPE_CIRCLE, x, y, ink);
    shape->r = radius;
    return shape;
}

Shape *drawing_pie(Drawing *drawing, double x, double y, double radius, int quarters, Ink ink)
{
    Shape *shape = add(drawing, SHAPE_PIE, x, y, ink);
    shape->r = radius;
    shape->quarters = quarters;
    return shape;
}

Shape *drawing_hatch(Drawing *drawing, double x, double y, double width, double height, double step,
                     Ink ink)
{
    Shape *shape = add(drawing, SHAPE_HATCH, x, y, ink);
    shape->width = fmax(width, 0);
    shape->height = fmax(height, 0);
    shape->step = step;
    return shape;
}

// A label is one line, whatever the user's text holds.
static Slice one_line(Arena *arena, Slice text)
{
    Slice trimmed = slice_trim(text);
    char *copy = arena_copy(arena, trimmed.at, trimmed.len);
    size_t len = 0;
    for (size_t i = 0; i < trimmed.len; i++) {
        char byte = copy[i] == '\n' || copy[i] == '\r' || copy[i] == '\t' ? ' ' : copy[i];
        if (byte == ' ' && len > 0 && copy[len - 1] == ' ')
            continue;
        copy[len++] = byte;
    }
    copy[len] = '\0';
    return (Slice){ copy, len };
}

Shape *drawing_label(Drawing *drawing, double x, double y, Slice text, Label label)
{
    Shape *shape = add(drawing, SHAPE_TEXT, x, y, ink_fill(label.colour));
    shape->text = one_line(drawing->arena, text);
    shape->face = label.face;
    shape->size = label.size;
    shape->anchor = label.anchor;
    return shape;
}

void shape_halo(Shape *text, Colour beneath, double width)
{
    text->halo = true;
    text->halo_colour = beneath;
    text->halo_width = width;
}

void drawing_cut(Drawing *drawing, double y)
{
    drawing->cuts = arena_grow(drawing->arena, drawing->cuts, sizeof(double), drawing->cut_count,
                               &drawing->cut_room);
    drawing->cuts[drawing->cut_count++] = y;
}
