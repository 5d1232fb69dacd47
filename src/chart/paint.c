// Ink. Everything is a path or a text in a solid colour with operator OVER: cairo 1.16 turns other operators
// into images outside the marked content, and a group inside a mark is never needed.
#include "chart/drawing.h"

#include <math.h>

#include "base/buffer.h"
#include "chart/halo.h"

static const double half_pi = 1.57079632679489661923;

static void set_colour(cairo_t *cr, Colour c)
{
    cairo_set_source_rgb(cr, c.r, c.g, c.b);
}

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
    case SHAPE_TEXT:
        break;
    }
}

static void set_line(cairo_t *cr, double width, const double dash[2], bool round)
{
    cairo_set_line_width(cr, width);
    cairo_set_dash(cr, dash, dash[0] > 0 ? 2 : 0, 0);
    cairo_set_line_join(cr, round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
}

static void paint_outline(cairo_t *cr, const Shape *shape)
{
    outline(cr, shape);
    if (shape->filled) {
        set_colour(cr, shape->fill);
        if (shape->stroked)
            cairo_fill_preserve(cr);
        else
            cairo_fill(cr);
    }
    if (shape->stroked) {
        set_colour(cr, shape->stroke);
        set_line(cr, shape->stroke_width, shape->dash, shape->round);
        cairo_stroke(cr);
    }
}

static void paint_hatch(cairo_t *cr, const Shape *shape)
{
    if (shape->width <= 0 || shape->height <= 0)
        return;
    cairo_save(cr);
    cairo_rectangle(cr, shape->x, shape->y, shape->width, shape->height);
    cairo_clip(cr);
    set_colour(cr, shape->stroke);
    set_line(cr, shape->stroke_width, shape->dash, false);
    for (double x = shape->x - shape->height; x < shape->x + shape->width; x += shape->step) {
        cairo_move_to(cr, x, shape->y + shape->height);
        cairo_line_to(cr, x + shape->height, shape->y);
    }
    cairo_stroke(cr);
    cairo_restore(cr);
}

// The space goes with its text: a space alone has no ink, and cairo leaves out what has none. A word that
// goes on below has a hyphen instead.
static void show_with_space(cairo_t *cr, Fonts *fonts, const Shape *shape, double x)
{
    Buffer text = { 0 };
    buffer_add(&text, shape->text);
    if (!slice_ends(shape->text, S("\u00AD")))
        buffer_add_byte(&text, ' ');
    text_show(fonts, cr, shape->face, shape->size, x, 0, buffer_slice(&text));
    buffer_free(&text);
}

// An outline round the letters, in the colour beneath, where there is something to keep off them.
static void paint_halo(cairo_t *cr, Fonts *fonts, const Drawing *drawing, size_t index, double left)
{
    const Shape *shape = &drawing->shapes[index];
    const double solid[2] = { 0, 0 };
    Arena *arena = arena_new();
    Stretch *stretches;
    Box ink;
    text_path(fonts, cr, shape->face, shape->size, left, 0, shape->text, -INFINITY, INFINITY);
    cairo_path_extents(cr, &ink.left, &ink.top, &ink.right, &ink.bottom);
    cairo_new_path(cr);
    size_t count = halo_stretches(arena, fonts, drawing, index, ink, &stretches);
    for (size_t i = 0; i < count; i++)
        text_path(fonts, cr, shape->face, shape->size, left, 0, shape->text, stretches[i].from,
                  stretches[i].to);
    if (count > 0) {
        set_colour(cr, shape->halo_colour);
        set_line(cr, shape->halo_width, solid, true);
        cairo_stroke(cr);
    }
    arena_free(arena);
}

static void paint_text(cairo_t *cr, Fonts *fonts, const Drawing *drawing, size_t index)
{
    const Shape *shape = &drawing->shapes[index];
    double width = text_width(fonts, shape->face, shape->size, shape->text);
    if (slice_ends(shape->text, S("\u00AD")))
        width += text_hyphen_width(fonts, shape->face, shape->size);
    double left = shape->anchor == ANCHOR_START ? 0 : shape->anchor == ANCHOR_MIDDLE ? -width / 2 : -width;
    cairo_save(cr);
    cairo_translate(cr, shape->x, shape->y);
    if (shape->turn != 0)
        cairo_rotate(cr, shape->turn * half_pi / 90);
    if (shape->halo)
        paint_halo(cr, fonts, drawing, index, left);
    set_colour(cr, shape->fill);
    show_with_space(cr, fonts, shape, left);
    cairo_restore(cr);
}

void drawing_paint(const Drawing *drawing, Fonts *fonts, cairo_t *cr, double x, double y)
{
    cairo_save(cr);
    cairo_translate(cr, x, y);
    cairo_new_path(cr);
    for (size_t i = 0; i < drawing->count; i++) {
        const Shape *shape = &drawing->shapes[i];
        if (shape->kind == SHAPE_TEXT)
            paint_text(cr, fonts, drawing, i);
        else if (shape->kind == SHAPE_HATCH)
            paint_hatch(cr, shape);
        else
            paint_outline(cr, shape);
    }
    cairo_restore(cr);
}
