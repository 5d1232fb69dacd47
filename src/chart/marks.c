// SPDX-License-Identifier: EUPL-1.2
#include "chart/marks.h"

#include "chart/label.h"
#include "chart/scale.h"

void mark_ball(Drawing *drawing, double x, double y, double r, int quarters, Colour ink,
               Colour paper)
{
    drawing_circle(drawing, x, y, r, ink_both(quarters >= 4 ? ink : paper, ink, 1));
    if (quarters > 0 && quarters < 4)
        drawing_pie(drawing, x, y, r, quarters, ink_fill(ink));
}

void mark_ball_on_cell(Drawing *drawing, const Style *style, double x, double y, double r,
                       int phase)
{
    bool light = phase < 3;
    mark_ball(drawing, x, y, r, phase, light ? style->blue : style->paper,
              light ? style->paper : phase_colour(style, phase));
}

void mark_target(Drawing *drawing, double x, double y, double r, double width, Colour ink,
                 Colour paper, bool met)
{
    const Point diamond[] = { { x, y - r }, { x + r, y }, { x, y + r }, { x - r, y } };
    drawing_polygon(drawing, diamond, 4, ink_both(met ? ink : paper, ink, width));
}

void mark_now(Drawing *drawing, const Style *style, double x, double y, double r, double edge)
{
    drawing_circle(drawing, x, y, r,
                   edge > 0 ? ink_both(style->blue, style->paper, edge) : ink_fill(style->blue));
}

void mark_previous(Drawing *drawing, const Style *style, double x, double y, double r, double width)
{
    drawing_circle(drawing, x, y, r, ink_both(style->paper, style->ink2, width));
}

void mark_self_image(Drawing *drawing, const Style *style, double x, double y, double r,
                     double width)
{
    drawing_rect(drawing, x - r, y - r, 2 * r, 2 * r, 0,
                 ink_both(style->paper, style->blue, width));
}

void mark_triangle(Drawing *drawing, double x, double y, double r, bool up, Colour ink)
{
    double k = up ? 1 : -1;
    const Point triangle[] = { { x, y - k * r },
                               { x + r * 1.05, y + k * r * 0.8 },
                               { x - r * 1.05, y + k * r * 0.8 } };
    drawing_polygon(drawing, triangle, 3, ink_fill(ink));
}

void mark_benchmark(Drawing *drawing, const Style *style, double x, double y, double r)
{
    mark_triangle(drawing, x, y, r + 1.1, true, style->paper); // it may lie on a dot
    mark_triangle(drawing, x, y, r, true, style->ink);
}

NumberMark mark_number(const ChartContext *context, Slice number, double r, double most)
{
    const double inside = 4; // of a disc, beside two figures
    Slice text = label_fit(context, FACE_BOLD, LABEL_SIZE, number, most - r);
    double width = label_width(context, FACE_BOLD, LABEL_SIZE, text);
    return (NumberMark){ text, r, width + inside > 2 * r ? width + r : 2 * r };
}

void mark_disc(Drawing *drawing, const Style *style, double x, double y, NumberMark number)
{
    if (number.width > 2 * number.r)
        drawing_rect(drawing, x - number.width / 2, y - number.r, number.width, 2 * number.r,
                     number.r, ink_fill(style->night));
    else
        drawing_circle(drawing, x, y, number.r, ink_fill(style->night));
    drawing_label(drawing, x, y + 3.1, number.text,
                  (Label){ LABEL_SIZE, FACE_BOLD, style->paper, ANCHOR_MIDDLE });
}

void mark_hatch(Drawing *drawing, const Style *style, double x, double y, double width,
                double height)
{
    drawing_hatch(drawing, x, y, width, height, 3.5, ink_line(style->ink2, 0.75));
    drawing_rect(drawing, x, y, width, height, 0, ink_line(style->ink2, 0.75));
}

void mark_withheld(const ChartContext *context, Drawing *drawing, double x, double y, double width,
                   double height, Slice words)
{
    const Style *style = context->style;
    Slice fitting = label_fit(context, FACE_REGULAR, LABEL_SIZE, words, width - 16);
    double plate = label_width(context, FACE_REGULAR, LABEL_SIZE, fitting) + 12;
    drawing_hatch(drawing, x, y, width, height, 5, ink_line(style->line, 0.75));
    drawing_rect(drawing, x, y, width, height, 0, ink_line(style->axis, 0.5));
    drawing_rect(drawing, x + (width - plate) / 2, y + 3, plate, height - 6, 0,
                 ink_fill(style->paper));
    drawing_label(drawing, x + width / 2, y + height / 2 + 3.1, fitting,
                  (Label){ LABEL_SIZE, FACE_REGULAR, style->ink2, ANCHOR_MIDDLE });
}

// A plus, or without its upright a minus, with some white before the words it stands at.
static void draw_sign(Drawing *drawing, const Style *style, double size, bool plus)
{
    double arm = size * 0.3, x = arm, y = drawing->height / 2;
    Ink ink = ink_line(style->blue, size * 0.15);
    drawing->width = 2 * arm + 0.2 * size;
    drawing_line(drawing, x - arm, y, x + arm, y, ink);
    if (plus)
        drawing_line(drawing, x, y - arm, x, y + arm, ink);
}

// A series' line with its mark, and some white before the words it stands at.
static Drawing *mark_line(Drawing *drawing, const Style *style, Slice series)
{
    drawing->width = 36;
    return radar_series_mark(drawing, style, 0, drawing->height / 2, series) ? drawing : NULL;
}

// Verdicts differ in form first: a tick, a cross, and a ring that is still open. The drawing is as wide as
// the others, so that words after them stand below each other.
static void draw_verdict(Drawing *drawing, const Style *style, double r, Slice name)
{
    double x = drawing->width / 2, y = drawing->height / 2, a = r * 0.72;
    Ink ink = ink_line(style->blue, r * 0.42);
    if (slice_equal(name, S("met"))) {
        const Point tick[] = { { x - a * 1.05, y + a * 0.1 },
                               { x - a * 0.25, y + a * 0.85 },
                               { x + a * 1.1, y - a * 0.85 } };
        drawing_path(drawing, tick, 3, ink);
    } else if (slice_equal(name, S("not-met"))) {
        drawing_line(drawing, x - a, y - a, x + a, y + a, ink);
        drawing_line(drawing, x - a, y + a, x + a, y - a, ink);
    } else {
        drawing_circle(drawing, x, y, a, ink_line(style->ink2, r * 0.26));
    }
}

Drawing *mark_make(const ChartContext *context, Slice name, double size)
{
    const Style *style = context->style;
    double r = 1.2 + 0.3 * size; // 4.2 beside a table's 10 points
    double middle = r + 1;
    Drawing *drawing = drawing_new(context->arena, 2 * middle, 2 * middle);
    if (slice_equal(name, S("up")) || slice_equal(name, S("down")))
        mark_triangle(drawing, middle, middle, r * 0.95, slice_equal(name, S("up")), style->ink);
    else if (name.len == 7 && slice_starts(name, S("phase/")) && name.at[6] >= '0' &&
             name.at[6] <= '4')
        mark_ball(drawing, middle, middle, r, name.at[6] - '0', style->blue, style->paper);
    else if (slice_equal(name, S("now")))
        mark_now(drawing, style, middle, middle, r * 0.85, 0);
    else if (slice_equal(name, S("target")))
        mark_target(drawing, middle, middle, r * 0.92, 1.5, style->target, style->paper, false);
    else if (slice_equal(name, S("previous")))
        mark_previous(drawing, style, middle, middle, r * 0.66, 1.1);
    else if (slice_equal(name, S("self")))
        mark_self_image(drawing, style, middle, middle, r * 0.85, 1.3);
    else if (slice_starts(name, S("line/")))
        return mark_line(drawing, style, slice_part(name, 5, name.len));
    else if (slice_equal(name, S("plus")) || slice_equal(name, S("minus")))
        draw_sign(drawing, style, size, slice_equal(name, S("plus")));
    else if (slice_equal(name, S("met")) || slice_equal(name, S("not-met")) ||
             slice_equal(name, S("unknown")))
        draw_verdict(drawing, style, r, name);
    else
        return NULL;
    return drawing;
}
