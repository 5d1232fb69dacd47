// SPDX-License-Identifier: EUPL-1.2
// A drawing scaled, a part of one, and what its texts say.
#include <math.h>
#include <stdlib.h>

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

// Shapes by the band in which they lie, each in all of those that it touches: of band b they are
// shapes[first[b]] up to shapes[first[b + 1]], in painting order.
enum { BAND = 64 }; // points
struct DrawingParts {
    const Drawing *drawing;
    size_t bands;
    size_t *first, *shapes;
};

static size_t band_of(const DrawingParts *parts, double y)
{
    return y <= 0 ? 0 : (size_t)fmin(y / (double)BAND, (double)(parts->bands - 1));
}

// The first band that it touches, and the one after the last.
static void bands_of(const DrawingParts *parts, const Shape *shape, size_t *from, size_t *to)
{
    const double slack = 1; // more than lies_between allows
    double top = 0, bottom = 0;
    extent(shape, &top, &bottom);
    *from = band_of(parts, top - slack);
    *to = band_of(parts, bottom + slack) + 1;
}

DrawingParts *drawing_parts(const Drawing *drawing)
{
    DrawingParts *parts = arena_one(drawing->arena, DrawingParts);
    size_t from, to;
    parts->drawing = drawing;
    parts->bands = (size_t)(drawing->height / (double)BAND) + 1;
    parts->first = arena_many(drawing->arena, size_t, parts->bands + 2);
    // first[b + 2] counts the shapes of band b; then it is where they begin, and at last where they end.
    for (size_t i = 0; i < drawing->count; i++) {
        bands_of(parts, &drawing->shapes[i], &from, &to);
        for (size_t b = from; b < to; b++)
            parts->first[b + 2]++;
    }
    for (size_t b = 0; b < parts->bands; b++)
        parts->first[b + 2] += parts->first[b + 1];
    parts->shapes = arena_many(drawing->arena, size_t, parts->first[parts->bands + 1]);
    for (size_t i = 0; i < drawing->count; i++) {
        bands_of(parts, &drawing->shapes[i], &from, &to);
        for (size_t b = from; b < to; b++)
            parts->shapes[parts->first[b + 1]++] = i;
    }
    return parts;
}

static int by_number(const void *left, const void *right)
{
    size_t a = *(const size_t *)left, b = *(const size_t *)right;
    return a < b ? -1 : a > b;
}

// The shapes that lie between from and to, in painting order, each once. In the arena.
static size_t shapes_between(const DrawingParts *parts, double from, double to, size_t **shapes)
{
    size_t begin = parts->first[band_of(parts, from)], end = parts->first[band_of(parts, to) + 1],
           count = 0;
    *shapes = arena_many(parts->drawing->arena, size_t, end - begin);
    for (size_t i = begin; i < end; i++)
        if (lies_between(&parts->drawing->shapes[parts->shapes[i]], from, to))
            (*shapes)[count++] = parts->shapes[i];
    if (count)
        qsort(*shapes, count, sizeof **shapes, by_number);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (!kept || (*shapes)[kept - 1] != (*shapes)[i])
            (*shapes)[kept++] = (*shapes)[i];
    return kept;
}

// Add those shapes that lie between from and to, moved down by `down`.
static void copy_between(Drawing *part, const DrawingParts *parts, double from, double to,
                         double down)
{
    size_t *shapes, count = shapes_between(parts, from, to, &shapes);
    for (size_t i = 0; i < count; i++) {
        Shape shape = parts->drawing->shapes[shapes[i]];
        clip_shape(&shape, from, to);
        shape.points = moved_points(part->arena, &shape, 1, down);
        shape.y += down;
        shape.y2 += down;
        part->shapes =
            arena_grow(part->arena, part->shapes, sizeof *part->shapes, part->count, &part->room);
        part->shapes[part->count++] = shape;
    }
}

Drawing *drawing_part(const DrawingParts *parts, double from, double to)
{
    double head = parts->drawing->head_height;
    Drawing *part = drawing_new(parts->drawing->arena, parts->drawing->width, head + to - from);
    part->head_height = head;
    copy_between(part, parts, 0, head, 0);
    copy_between(part, parts, from, to, head - from);
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
