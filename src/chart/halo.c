// SPDX-License-Identifier: EUPL-1.2
#include "chart/halo.h"

#include <math.h>
#include <stdlib.h>

// How far letters may reach out of their own box, as parts of their size: accents, italics, descenders.
static const double over = 1.2, under = 0.4, aside = 0.3;

// The stretches of one text as they are found; `box` is the text with its halo.
typedef struct Halo {
    Arena *arena;
    Fonts *fonts;
    Box box;
    Colour colour;
    double x; // of the text
    Stretch *stretches;
    size_t count, room;
} Halo;

static bool same_colour(Colour a, Colour b)
{
    return a.r == b.r && a.g == b.g && a.b == b.b;
}

static void add(Halo *halo, double from, double to)
{
    halo->stretches =
        arena_grow(halo->arena, halo->stretches, sizeof *halo->stretches, halo->count, &halo->room);
    halo->stretches[halo->count++] = (Stretch){ from - halo->x, to - halo->x };
}

static void meet_box(Halo *halo, Box other)
{
    const Box *box = &halo->box;
    if (other.right < box->left || other.left > box->right || other.bottom < box->top ||
        other.top > box->bottom)
        return;
    add(halo, fmax(other.left, box->left), fmin(other.right, box->right));
}

// Narrow [t0, t1] to where the line is on the inner side of one edge: speed × t ≤ room.
static bool clip(double speed, double room, double *t0, double *t1)
{
    if (speed == 0)
        return room >= 0;
    if (speed < 0)
        *t0 = fmax(*t0, room / speed);
    else
        *t1 = fmin(*t1, room / speed);
    return *t0 <= *t1;
}

// Liang and Barsky's clipping of a line by the box, the box grown by half the line's width.
static void meet_line(Halo *halo, double x, double y, double x2, double y2, double width)
{
    double half = width / 2, dx = x2 - x, dy = y2 - y, t0 = 0, t1 = 1;
    const Box *box = &halo->box;
    if (!clip(-dx, x - box->left + half, &t0, &t1) || !clip(dx, box->right + half - x, &t0, &t1) ||
        !clip(-dy, y - box->top + half, &t0, &t1) || !clip(dy, box->bottom + half - y, &t0, &t1))
        return;
    double a = x + t0 * dx, b = x + t1 * dx;
    add(halo, fmin(a, b) - half, fmax(a, b) + half);
}

static void meet_polygon(Halo *halo, const Shape *shape, bool filled, bool stroked)
{
    Box box = { INFINITY, INFINITY, -INFINITY, -INFINITY };
    for (size_t i = 0; i < shape->point_count; i++) {
        Point at = shape->points[i], next = shape->points[(i + 1) % shape->point_count];
        box.left = fmin(box.left, at.x);
        box.right = fmax(box.right, at.x);
        box.top = fmin(box.top, at.y);
        box.bottom = fmax(box.bottom, at.y);
        if (stroked && !(shape->open && i + 1 == shape->point_count))
            meet_line(halo, at.x, at.y, next.x, next.y, shape->stroke_width * 2);
    }
    if (filled && shape->point_count > 0)
        meet_box(halo, box);
}

static void meet_text(Halo *halo, const Shape *shape)
{
    double width = text_width(halo->fonts, shape->face, shape->size, shape->text) + shape->size;
    if (shape->turn != 0) {
        meet_box(halo,
                 (Box){ shape->x - width, shape->y - width, shape->x + width, shape->y + width });
        return;
    }
    double left = shape->anchor == ANCHOR_START    ? 0
                  : shape->anchor == ANCHOR_MIDDLE ? -width / 2
                                                   : -width;
    meet_box(halo, (Box){ shape->x + left - aside * shape->size, shape->y - over * shape->size,
                          shape->x + left + width + aside * shape->size,
                          shape->y + under * shape->size });
}

static void meet_rect(Halo *halo, const Shape *shape, bool filled, bool stroked)
{
    double right = shape->x + shape->width, bottom = shape->y + shape->height;
    if (filled)
        meet_box(halo, (Box){ shape->x, shape->y, right, bottom });
    if (!stroked)
        return;
    double width = shape->stroke_width + 2 * shape->r; // a rounded corner lies inside its lines
    meet_line(halo, shape->x, shape->y, right, shape->y, width);
    meet_line(halo, shape->x, bottom, right, bottom, width);
    meet_line(halo, shape->x, shape->y, shape->x, bottom, width);
    meet_line(halo, right, shape->y, right, bottom, width);
}

static void meet(Halo *halo, const Shape *shape)
{
    bool filled = shape->filled && !same_colour(shape->fill, halo->colour);
    bool stroked = shape->stroked && !same_colour(shape->stroke, halo->colour);
    double reach = shape->r + (stroked ? shape->stroke_width / 2 : 0);
    if (!filled && !stroked)
        return;
    switch (shape->kind) {
    case SHAPE_LINE:
        meet_line(halo, shape->x, shape->y, shape->x2, shape->y2, shape->stroke_width);
        break;
    case SHAPE_RECT: meet_rect(halo, shape, filled, stroked); break;
    case SHAPE_POLYGON: meet_polygon(halo, shape, filled, stroked); break;
    case SHAPE_CIRCLE:
    case SHAPE_PIE:
        meet_box(halo,
                 (Box){ shape->x - reach, shape->y - reach, shape->x + reach, shape->y + reach });
        break;
    case SHAPE_HATCH:
        meet_box(halo,
                 (Box){ shape->x, shape->y, shape->x + shape->width, shape->y + shape->height });
        break;
    case SHAPE_TEXT: meet_text(halo, shape); break;
    }
}

static int by_start(const void *a, const void *b)
{
    const Stretch *one = a, *other = b;
    return one->from < other->from ? -1 : one->from > other->from;
}

// Wider by what the halo itself takes; those that then touch become one.
static size_t join(Halo *halo, double more)
{
    size_t count = 0;
    if (halo->count > 0)
        qsort(halo->stretches, halo->count, sizeof *halo->stretches, by_start);
    for (size_t i = 0; i < halo->count; i++) {
        Stretch next = { halo->stretches[i].from - more, halo->stretches[i].to + more };
        if (count > 0 && next.from <= halo->stretches[count - 1].to)
            halo->stretches[count - 1].to = fmax(halo->stretches[count - 1].to, next.to);
        else
            halo->stretches[count++] = next;
    }
    return count;
}

size_t halo_stretches(Arena *arena, Fonts *fonts, const Drawing *drawing, size_t index, Box ink,
                      Stretch **stretches)
{
    const Shape *text = &drawing->shapes[index];
    double half = text->halo_width / 2;
    Halo halo = { .arena = arena, .fonts = fonts, .colour = text->halo_colour, .x = text->x };
    halo.box = (Box){ text->x + ink.left - half, text->y + ink.top - half,
                      text->x + ink.right + half, text->y + ink.bottom + half };
    if (text->turn != 0)
        add(&halo, halo.box.left, halo.box.right);
    else
        for (size_t i = 0; i < index; i++)
            meet(&halo, &drawing->shapes[i]);
    size_t count = join(&halo, half);
    *stretches = halo.stretches;
    return count;
}
