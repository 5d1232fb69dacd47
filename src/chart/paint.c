// SPDX-License-Identifier: EUPL-1.2
// One drawing for every ink: cairo's paths carry the shapes, and what takes them is given.
#include "chart/drawing.h"

#include <math.h>

#include "base/buffer.h"
#include "chart/halo.h"

static const double half_pi = 1.57079632679489661923;

typedef struct Painting {
    const Drawing *drawing;
    Fonts *fonts;
    cairo_t *cr;
    const DrawingInk *ink;
} Painting;

static void rounded_box(cairo_t *cr, double x, double y, double width, double height, double r)
{
    cairo_new_sub_path(cr);
    cairo_arc(cr, x + width - r, y + r, r, -half_pi, 0);
    cairo_arc(cr, x + width - r, y + height - r, r, 0, half_pi);
    cairo_arc(cr, x + r, y + height - r, r, half_pi, 2 * half_pi);
    cairo_arc(cr, x + r, y + r, r, 2 * half_pi, 3 * half_pi);
    cairo_close_path(cr);
}

static void outline(cairo_t *cr, const Shape *shape)
{
    switch (shape->kind) {
    case SHAPE_RECT:
        if (shape->r > 0)
            rounded_box(cr, shape->x, shape->y, shape->width, shape->height,
                        fmin(shape->r, fmin(shape->width, shape->height) / 2));
        else
            cairo_rectangle(cr, shape->x, shape->y, shape->width, shape->height);
        break;
    case SHAPE_LINE:
        cairo_move_to(cr, shape->x, shape->y);
        cairo_line_to(cr, shape->x2, shape->y2);
        break;
    case SHAPE_POLYGON:
        for (size_t i = 0; i < shape->point_count; i++)
            cairo_line_to(cr, shape->points[i].x, shape->points[i].y);
        if (!shape->open)
            cairo_close_path(cr);
        break;
    case SHAPE_CIRCLE:
        cairo_new_sub_path(cr);
        cairo_arc(cr, shape->x, shape->y, shape->r, 0, 4 * half_pi);
        cairo_close_path(cr);
        break;
    case SHAPE_PIE:
        cairo_move_to(cr, shape->x, shape->y);
        cairo_arc(cr, shape->x, shape->y, shape->r, -half_pi, (shape->quarters - 1) * half_pi);
        cairo_close_path(cr);
        break;
    case SHAPE_HATCH:
    case SHAPE_TEXT: break;
    }
}

static void take(const Painting *painting, const Colour *fill, const DrawingPen *pen)
{
    painting->ink->path(painting->ink->target, painting->cr, fill, pen);
}

static DrawingPen shape_pen(const Shape *shape)
{
    return (DrawingPen){
        shape->stroke, shape->stroke_width, { shape->dash[0], shape->dash[1] }, shape->round
    };
}

// The lines of a hatch, each cut off at the box: x + y is the same all along one of them.
static void paint_hatch(const Painting *painting, const Shape *shape)
{
    DrawingPen pen = shape_pen(shape);
    double width = shape->width, height = shape->height;
    for (double k = 0; shape->step > 0 && k < width + height; k += shape->step) {
        double low = fmax(0, k - height), high = fmin(width, k);
        cairo_move_to(painting->cr, shape->x + low, shape->y + k - low);
        cairo_line_to(painting->cr, shape->x + high, shape->y + k - high);
    }
    take(painting, NULL, &pen);
}

// An outline round the letters, in the colour beneath, where there is something to keep off them.
static void paint_halo(const Painting *painting, size_t index, double left)
{
    const Shape *shape = &painting->drawing->shapes[index];
    cairo_t *cr = painting->cr;
    Arena *arena = arena_new();
    Stretch *stretches;
    Box ink;
    text_path(painting->fonts, cr, shape->face, shape->size, left, 0, shape->text, -INFINITY,
              INFINITY);
    cairo_path_extents(cr, &ink.left, &ink.top, &ink.right, &ink.bottom);
    cairo_new_path(cr);
    size_t count =
        halo_stretches(arena, painting->fonts, painting->drawing, index, ink, &stretches);
    for (size_t i = 0; i < count; i++)
        text_path(painting->fonts, cr, shape->face, shape->size, left, 0, shape->text,
                  stretches[i].from, stretches[i].to);
    DrawingPen pen = { shape->halo_colour, shape->halo_width, { 0, 0 }, true };
    if (count > 0)
        take(painting, NULL, &pen);
    arena_free(arena);
}

static void paint_text(const Painting *painting, size_t index)
{
    const Shape *shape = &painting->drawing->shapes[index];
    cairo_t *cr = painting->cr;
    double width = text_width(painting->fonts, shape->face, shape->size, shape->text);
    bool in_word = slice_ends(shape->text, S("\u00AD")); // a word that goes on below
    if (in_word)
        width += text_hyphen_width(painting->fonts, shape->face, shape->size);
    double left = shape->anchor == ANCHOR_START    ? 0
                  : shape->anchor == ANCHOR_MIDDLE ? -width / 2
                                                   : -width;
    cairo_save(cr);
    cairo_translate(cr, shape->x, shape->y);
    if (shape->turn != 0)
        cairo_rotate(cr, shape->turn * half_pi / 90);
    if (shape->halo)
        paint_halo(painting, index, left);
    // Behind it a space, so that lines are read as words apart; a word that goes on has a hyphen instead.
    Buffer text = { 0 };
    buffer_add(&text, shape->text);
    if (!in_word)
        buffer_add_byte(&text, ' ');
    painting->ink->text(painting->ink->target, cr, shape, left, buffer_slice(&text));
    buffer_free(&text);
    cairo_restore(cr);
}

// ---- cairo's own surface ----

static void set_colour(cairo_t *cr, Colour c)
{
    cairo_set_source_rgb(cr, c.r, c.g, c.b);
}

static void surface_path(void *target, cairo_t *cr, const Colour *fill, const DrawingPen *pen)
{
    (void)target;
    if (fill) {
        set_colour(cr, *fill);
        cairo_fill_preserve(cr);
    }
    if (pen) {
        set_colour(cr, pen->colour);
        cairo_set_line_width(cr, pen->width);
        cairo_set_dash(cr, pen->dash, pen->dash[0] > 0 ? 2 : 0, 0);
        cairo_set_line_join(cr, pen->round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
        cairo_stroke_preserve(cr);
    }
    cairo_new_path(cr);
}

static void surface_text(void *target, cairo_t *cr, const Shape *look, double x, Slice text)
{
    set_colour(cr, look->fill);
    text_show(target, cr, look->face, look->size, x, 0, text);
}

void drawing_paint(const Drawing *drawing, Fonts *fonts, cairo_t *cr, double x, double y,
                   const DrawingInk *ink)
{
    const DrawingInk own = { fonts, surface_path, surface_text };
    const Painting painting = { drawing, fonts, cr, ink ? ink : &own };
    cairo_save(cr);
    cairo_translate(cr, x, y);
    cairo_new_path(cr);
    for (size_t i = 0; i < drawing->count; i++) {
        const Shape *shape = &drawing->shapes[i];
        if (shape->kind == SHAPE_TEXT) {
            paint_text(&painting, i);
        } else if (shape->kind == SHAPE_HATCH) {
            paint_hatch(&painting, shape);
        } else {
            DrawingPen pen = shape_pen(shape);
            outline(cr, shape);
            take(&painting, shape->filled ? &shape->fill : NULL, shape->stroked ? &pen : NULL);
        }
    }
    cairo_restore(cr);
}
