// SPDX-License-Identifier: EUPL-1.2
// The text form of a drawing: what the geometry tests compare.
#include "chart/drawing.h"

#include <inttypes.h>
#include <math.h>

#include "base/buffer.h"

// Two decimals, always with a point, and never "-0.00".
static void number(Buffer *out, double value)
{
    if (!isfinite(value)) {
        buffer_add(out, S(" nan"));
        return;
    }
    int64_t hundredths = (int64_t)llround(value * 100);
    uint64_t size = hundredths < 0 ? (uint64_t)-hundredths : (uint64_t)hundredths;
    buffer_print(out, " %s%" PRIu64 ".%02u", hundredths < 0 ? "-" : "", size / 100,
                 (unsigned)(size % 100));
}

static void numbers(Buffer *out, const double *values, size_t count)
{
    for (size_t i = 0; i < count; i++)
        number(out, values[i]);
}

static void named(Buffer *out, const char *name, double value)
{
    buffer_print(out, " %s", name);
    number(out, value);
}

static void colour(Buffer *out, const char *what, Colour c)
{
    buffer_print(out, " %s #%02X%02X%02X", what, (unsigned)lround(c.r * 255),
                 (unsigned)lround(c.g * 255), (unsigned)lround(c.b * 255));
}

static void ink(Buffer *out, const Shape *shape)
{
    if (shape->filled)
        colour(out, "fill", shape->fill);
    if (shape->stroked) {
        colour(out, "stroke", shape->stroke);
        number(out, shape->stroke_width);
    }
    if (shape->dash[0] > 0) {
        buffer_add(out, S(" dash"));
        numbers(out, shape->dash, 2);
    }
}

static void text(Buffer *out, const Shape *shape)
{
    static const char *const anchors[] = {
        [ANCHOR_START] = "start", [ANCHOR_MIDDLE] = "middle", [ANCHOR_END] = "end"
    };
    static const char *const faces[FACE_COUNT] = { [FACE_REGULAR] = "regular",
                                                   [FACE_BOLD] = "bold",
                                                   [FACE_ITALIC] = "italic",
                                                   [FACE_BOLD_ITALIC] = "bold-italic" };
    buffer_print(out, " %s %s", anchors[shape->anchor], faces[shape->face]);
    number(out, shape->size);
    if (shape->turn != 0)
        named(out, "turn", shape->turn);
    if (shape->halo) {
        colour(out, "halo", shape->halo_colour);
        number(out, shape->halo_width);
    }
    buffer_print(out, " \"%.*s\"", SLICE_ARGS(shape->text));
}

static void geometry(Buffer *out, const Shape *shape)
{
    const double at[] = { shape->x, shape->y };
    numbers(out, at, shape->kind == SHAPE_POLYGON ? 0 : 2);
    switch (shape->kind) {
    case SHAPE_RECT:
    case SHAPE_HATCH:
        numbers(out, (const double[]){ shape->width, shape->height }, 2);
        if (shape->r > 0)
            named(out, "radius", shape->r);
        if (shape->step > 0)
            named(out, "step", shape->step);
        break;
    case SHAPE_LINE: numbers(out, (const double[]){ shape->x2, shape->y2 }, 2); break;
    case SHAPE_POLYGON:
        for (size_t i = 0; i < shape->point_count; i++)
            numbers(out, (const double[]){ shape->points[i].x, shape->points[i].y }, 2);
        if (shape->open)
            buffer_add(out, S(" open"));
        break;
    case SHAPE_CIRCLE: number(out, shape->r); break;
    case SHAPE_PIE:
        number(out, shape->r);
        buffer_print(out, " quarters %d", shape->quarters);
        break;
    case SHAPE_TEXT: text(out, shape); break;
    }
}

Slice drawing_dump(Arena *arena, const Drawing *drawing)
{
    static const char *const names[] = {
        [SHAPE_RECT] = "rect",     [SHAPE_LINE] = "line", [SHAPE_POLYGON] = "polygon",
        [SHAPE_CIRCLE] = "circle", [SHAPE_PIE] = "pie",   [SHAPE_HATCH] = "hatch",
        [SHAPE_TEXT] = "text"
    };
    Buffer out = { 0 };
    buffer_add(&out, S("drawing"));
    numbers(&out, (const double[]){ drawing->width, drawing->height }, 2);
    if (drawing->cut_count > 0) {
        buffer_add(&out, S("\nhead"));
        number(&out, drawing->head_height);
        buffer_add(&out, S(" cuts"));
        numbers(&out, drawing->cuts, drawing->cut_count);
    }
    buffer_add_byte(&out, '\n');
    for (size_t i = 0; i < drawing->count; i++) {
        const Shape *shape = &drawing->shapes[i];
        buffer_add(&out, slice_of(names[shape->kind]));
        geometry(&out, shape);
        ink(&out, shape);
        buffer_add_byte(&out, '\n');
    }
    Slice dump = slice_copy(arena, buffer_slice(&out));
    buffer_free(&out);
    return dump;
}
