// SPDX-License-Identifier: EUPL-1.2
// A drawing scaled, a part of one, and what its texts say.
#include <math.h>

#include "base/buffer.h"
#include "chart/shapes.h"

static const Point *moved_points(Arena *arena, const Shape *shape, double factor, double down)
{
    if (shape->point_count == 0)
        return NULL;
    Point *points = arena_many(arena, Point, shape->point_count);
    for (size_t i = 0; i < shape->point_count; i++)
        points[i] = (Point){ shape->points[i].x * factor, shape->points[i].y * factor + down };
    return points;
}

void drawing_scale(Drawing *drawing, double factor)
{
    for (size_t i = 0; i < drawing->count; i++) {
        Shape *shape = &drawing->shapes[i];
        double *lengths[] = { &shape->x,         &shape->y,       &shape->width,
                              &shape->height,    &shape->x2,      &shape->y2,
                              &shape->r,         &shape->size,    &shape->stroke_width,
                              &shape->dash[0],   &shape->dash[1], &shape->step,
                              &shape->halo_width };
        for (size_t k = 0; k < sizeof lengths / sizeof *lengths; k++)
            *lengths[k] *= factor;
        shape->points = moved_points(drawing->arena, shape, factor, 0);
    }
    for (size_t i = 0; i < drawing->cut_count; i++)
        drawing->cuts[i] *= factor;
    drawing->width *= factor;
    drawing->height *= factor;
    drawing->head_height *= factor;
}

// From where to where a shape reaches down the drawing.
static void extent(const Shape *shape, double *top, double *bottom)
{
    switch (shape->kind) {
    case SHAPE_RECT:
    case SHAPE_HATCH:
        *top = shape->y;
        *bottom = shape->y + shape->height;
        break;
    case SHAPE_LINE:
        *top = fmin(shape->y, shape->y2);
        *bottom = fmax(shape->y, shape->y2);
        break;
    case SHAPE_POLYGON:
        *top = *bottom = shape->y;
        for (size_t i = 0; i < shape->point_count; i++) {
            *top = fmin(*top, shape->points[i].y);
            *bottom = fmax(*bottom, shape->points[i].y);
        }
        break;
    case SHAPE_CIRCLE:
    case SHAPE_PIE:
        *top = shape->y - shape->r;
        *bottom = shape->y + shape->r;
        break;
    case SHAPE_TEXT:
        *top = shape->y - 0.7 * shape->size;
        *bottom = shape->y;
        break;
    }
}

// Cut a line or a box off at both borders; other shapes are small and stay whole.
static void clip_shape(Shape *shape, double from, double to)
{
    if (shape->kind == SHAPE_RECT || shape->kind == SHAPE_HATCH) {
        double bottom = fmin(shape->y + shape->height, to);
        shape->y = fmax(shape->y, from);
        shape->height = bottom - shape->y;
    } else if (shape->kind == SHAPE_LINE && shape->x == shape->x2) {
        shape->y = fmin(fmax(shape->y, from), to);
        shape->y2 = fmin(fmax(shape->y2, from), to);
    }
}

static bool lies_between(const Shape *shape, double from, double to)
{
    const double slack = 0.01; // a rule on the border belongs to both sides
    double top = 0, bottom = 0;
    extent(shape, &top, &bottom);
    bool can_be_cut =
        shape->kind == SHAPE_RECT || shape->kind == SHAPE_HATCH || shape->kind == SHAPE_LINE;
    if (can_be_cut && bottom - top > 2 * slack)
        return bottom > from + slack && top < to - slack;
    double middle = (top + bottom) / 2;
    return can_be_cut ? bottom > from - slack && top < to + slack
                      : middle > from - slack && middle < to + slack;
}

static size_t count_between(const Drawing *drawing, double from, double to)
{
    size_t count = 0;
    for (size_t i = 0; i < drawing->count; i++)
        count += lies_between(&drawing->shapes[i], from, to);
    return count;
}

// Add those shapes of `drawing` that lie between from and to, moved down by `down`.
static void copy_between(Drawing *part, const Drawing *drawing, double from, double to, double down)
{
    for (size_t i = 0; i < drawing->count; i++) {
        Shape shape = drawing->shapes[i];
        if (!lies_between(&shape, from, to))
            continue;
        clip_shape(&shape, from, to);
        shape.points = moved_points(part->arena, &shape, 1, down);
        shape.y += down;
        shape.y2 += down;
        part->shapes[part->count++] = shape;
    }
}

Drawing *drawing_part(const Drawing *drawing, double from, double to)
{
    double head = drawing->head_height;
    Drawing *part = drawing_new(drawing->arena, drawing->width, head + to - from);
    part->head_height = head;
    part->room = count_between(drawing, 0, head) + count_between(drawing, from, to);
    part->shapes = arena_many(part->arena, Shape, part->room);
    copy_between(part, drawing, 0, head, 0);
    copy_between(part, drawing, from, to, head - from);
    return part;
}

Slice drawing_text(Arena *arena, const Drawing *drawing)
{
    Buffer buffer = { 0 };
    for (size_t i = 0; i < drawing->count; i++) {
        if (drawing->shapes[i].kind != SHAPE_TEXT)
            continue;
        buffer_add(&buffer, drawing->shapes[i].text);
        buffer_add_byte(&buffer, '\n');
    }
    Slice text = slice_copy(arena, buffer_slice(&buffer));
    buffer_free(&buffer);
    return text;
}
