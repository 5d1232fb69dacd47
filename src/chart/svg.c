// SPDX-License-Identifier: EUPL-1.2
// The same shapes as SVG: nothing is measured again, so that the picture on a web page is the one on paper.
// There are no ids but those of title and description, and no clip paths: several charts can stand in one
// page. Numbers are written without the locale; all text goes through one escape.
#include "chart/picture.h"

#include <math.h>

#include "base/xml.h"

// Two decimals, without trailing zeros: 12.5, -0.75, 3.
static void number(Buffer *out, double value)
{
    buffer_add_decimal(out, isfinite(value) ? llround(value * 100) : 0, 100);
}

static void begin_attribute(Buffer *out, const char *name)
{
    buffer_add_byte(out, ' ');
    buffer_add(out, slice_of(name));
    buffer_add(out, S("=\""));
}

static void attribute(Buffer *out, const char *name, double value)
{
    begin_attribute(out, name);
    number(out, value);
    buffer_add_byte(out, '"');
}

void picture_escape(Buffer *out, Slice text)
{
    const Slice soft = S("\u00ad");
    for (size_t at; text.len; text = slice_part(text, at + soft.len, text.len)) {
        at = slice_find(text, soft);
        xml_escape(out, slice_part(text, 0, at));
        if (at + soft.len == text.len)
            buffer_add_byte(out, '-');
    }
}

static void text_attribute(Buffer *out, const char *name, Slice text)
{
    begin_attribute(out, name);
    picture_escape(out, text);
    buffer_add_byte(out, '"');
}

static void colour(Buffer *out, const char *name, Colour c)
{
    static const char digits[] = "0123456789ABCDEF";
    const long parts[] = { lround(c.r * 255), lround(c.g * 255), lround(c.b * 255) };
    begin_attribute(out, name);
    buffer_add_byte(out, '#');
    for (int i = 0; i < 3; i++) {
        buffer_add_byte(out, digits[parts[i] >> 4 & 15]);
        buffer_add_byte(out, digits[parts[i] & 15]);
    }
    buffer_add_byte(out, '"');
}

static void ink(Buffer *out, const Shape *shape)
{
    if (shape->filled)
        colour(out, "fill", shape->fill);
    else
        buffer_add(out, S(" fill=\"none\""));
    if (!shape->stroked)
        return;
    colour(out, "stroke", shape->stroke);
    attribute(out, "stroke-width", shape->stroke_width);
    if (shape->round)
        buffer_add(out, S(" stroke-linejoin=\"round\""));
    if (shape->dash[0] > 0) {
        buffer_add(out, S(" stroke-dasharray=\""));
        number(out, shape->dash[0]);
        buffer_add_byte(out, ' ');
        number(out, shape->dash[1]);
        buffer_add_byte(out, '"');
    }
}

static void point(Buffer *out, const char *before, double x, double y)
{
    buffer_add(out, slice_of(before));
    number(out, x);
    buffer_add_byte(out, ' ');
    number(out, y);
}

static void polygon(Buffer *out, const Shape *shape)
{
    buffer_print(out, "<%s points=\"", shape->open ? "polyline" : "polygon");
    for (size_t i = 0; i < shape->point_count; i++)
        point(out, i > 0 ? " " : "", shape->points[i].x, shape->points[i].y);
    buffer_add_byte(out, '"');
}

static void pie(Buffer *out, const Shape *shape)
{
    static const double end_x[] = { 0, 1, 0, -1, 0 }, end_y[] = { -1, 0, 1, 0, -1 };
    int quarters = shape->quarters < 0 || shape->quarters > 3 ? 0 : shape->quarters;
    point(out, "<path d=\"M", shape->x, shape->y);
    point(out, "L", shape->x, shape->y - shape->r);
    point(out, "A", shape->r, shape->r);
    buffer_print(out, " 0 %d 1", quarters > 2);
    point(out, " ", shape->x + shape->r * end_x[quarters], shape->y + shape->r * end_y[quarters]);
    buffer_add(out, S("Z\""));
}

// The lines of a hatch, each cut off at the box: x + y is the same all along one of them.
static void hatch(Buffer *out, const Shape *shape)
{
    double width = shape->width, height = shape->height;
    buffer_add(out, S("<path d=\""));
    for (double k = 0; shape->step > 0 && k < width + height; k += shape->step) {
        double low = fmax(0, k - height), high = fmin(width, k);
        if (high - low < 0.005)
            continue;
        point(out, "M", shape->x + low, shape->y + k - low);
        point(out, "L", shape->x + high, shape->y + k - high);
    }
    buffer_add_byte(out, '"');
}

static void text_position(Buffer *out, const Shape *shape)
{
    buffer_add(out, S("<text"));
    attribute(out, "x", shape->x);
    attribute(out, "y", shape->y);
    attribute(out, "font-size", shape->size);
    if (shape->face == FACE_BOLD || shape->face == FACE_BOLD_ITALIC)
        buffer_add(out, S(" font-weight=\"700\""));
    if (shape->face == FACE_ITALIC || shape->face == FACE_BOLD_ITALIC)
        buffer_add(out, S(" font-style=\"italic\""));
    if (shape->anchor != ANCHOR_START)
        buffer_print(out, " text-anchor=\"%s\"", shape->anchor == ANCHOR_END ? "end" : "middle");
    if (shape->turn != 0) {
        buffer_add(out, S(" transform=\"rotate("));
        number(out, shape->turn);
        point(out, " ", shape->x, shape->y);
        buffer_add(out, S(")\""));
    }
}

// A halo is a text of its own: slide programs do not know paint-order and would draw it over the letters.
static void halo(Buffer *out, const Shape *shape)
{
    text_position(out, shape);
    colour(out, "fill", shape->halo_colour);
    colour(out, "stroke", shape->halo_colour);
    attribute(out, "stroke-width", shape->halo_width);
    buffer_add(out, S(" stroke-linejoin=\"round\" aria-hidden=\"true\">"));
    picture_escape(out, shape->text);
    buffer_add(out, S("</text>\n"));
}

static void text(Buffer *out, const Shape *shape)
{
    if (shape->halo)
        halo(out, shape);
    text_position(out, shape);
    colour(out, "fill", shape->fill);
    buffer_add_byte(out, '>');
    picture_escape(out, shape->text);
    buffer_add(out, S("</text>\n"));
}

static void box(Buffer *out, const Shape *shape)
{
    buffer_add(out, S("<rect"));
    attribute(out, "x", shape->x);
    attribute(out, "y", shape->y);
    attribute(out, "width", shape->width);
    attribute(out, "height", shape->height);
    if (shape->r > 0)
        attribute(out, "rx", shape->r);
}

static void line(Buffer *out, const Shape *shape)
{
    buffer_add(out, S("<line"));
    attribute(out, "x1", shape->x);
    attribute(out, "y1", shape->y);
    attribute(out, "x2", shape->x2);
    attribute(out, "y2", shape->y2);
}

static void circle(Buffer *out, const Shape *shape)
{
    buffer_add(out, S("<circle"));
    attribute(out, "cx", shape->x);
    attribute(out, "cy", shape->y);
    attribute(out, "r", shape->r);
}

static void paint_shape(Buffer *out, const Shape *shape)
{
    static void (*const outline[])(Buffer * out, const Shape *shape) = {
        [SHAPE_RECT] = box,      [SHAPE_LINE] = line, [SHAPE_POLYGON] = polygon,
        [SHAPE_CIRCLE] = circle, [SHAPE_PIE] = pie,   [SHAPE_HATCH] = hatch,
        [SHAPE_TEXT] = text
    };
    outline[shape->kind](out, shape);
    if (shape->kind == SHAPE_TEXT)
        return;
    ink(out, shape);
    buffer_add(out, S("/>\n"));
}

// An id of the chart's name: letters, digits and hyphens.
static void id(Buffer *out, Slice name, const char *part)
{
    buffer_add(out, S("chart-"));
    for (size_t i = 0; i < name.len; i++)
        buffer_add_byte(out, name.at[i] == '/' ? '-' : name.at[i]);
    buffer_print(out, "-%s", part);
}

// A family whose name holds a quote cannot be named in a list of fonts.
static void font_family(Buffer *out, Slice family)
{
    bool quotable =
        slice_find(family, S("'")) == family.len && slice_find(family, S("\"")) == family.len;
    buffer_add(out, S(" font-family=\""));
    if (quotable) {
        buffer_add_byte(out, '\'');
        picture_escape(out, family);
        buffer_add(out, S("', "));
    }
    buffer_add(out, S("sans-serif\""));
}

void picture_size(const Drawing *drawing, Buffer *out)
{
    attribute(out, "width", drawing->width);
    attribute(out, "height", drawing->height);
    buffer_add(out, S(" viewBox=\"0 0 "));
    number(out, drawing->width);
    buffer_add_byte(out, ' ');
    number(out, drawing->height);
    buffer_add_byte(out, '"');
}

void picture_shapes(const Drawing *drawing, Buffer *out)
{
    for (size_t i = 0; i < drawing->count; i++)
        paint_shape(out, &drawing->shapes[i]);
}

void picture_svg(const Drawing *drawing, const PictureText *words, const Style *style,
                 Colour ground, Buffer *out)
{
    double width = drawing->width + 2 * PICTURE_MARGIN,
           height = drawing->height + 2 * PICTURE_MARGIN;
    buffer_add(out, S("<svg xmlns=\"http://www.w3.org/2000/svg\""));
    attribute(out, "width", width);
    attribute(out, "height", height);
    buffer_print(out, " viewBox=\"%d %d ", -PICTURE_MARGIN, -PICTURE_MARGIN);
    number(out, width);
    buffer_add_byte(out, ' ');
    number(out, height);
    buffer_add(out, S("\" role=\"img\" aria-labelledby=\""));
    id(out, words->name, "title");
    buffer_add_byte(out, ' ');
    id(out, words->name, "desc");
    buffer_add_byte(out, '"');
    text_attribute(out, "lang", words->language);
    text_attribute(out, "xml:lang", words->language);
    font_family(out, slice_of(style->family));
    buffer_add(out, S(">\n<title id=\""));
    id(out, words->name, "title");
    buffer_add(out, S("\">"));
    picture_escape(out, words->title);
    buffer_add(out, S("</title>\n<desc id=\""));
    id(out, words->name, "desc");
    buffer_add(out, S("\">"));
    picture_escape(out, words->alt);
    buffer_add(out, S("</desc>\n"));
    Shape paper = { .kind = SHAPE_RECT,
                    .x = -PICTURE_MARGIN,
                    .y = -PICTURE_MARGIN,
                    .width = width,
                    .height = height,
                    .filled = true,
                    .fill = ground };
    paint_shape(out, &paper);
    picture_shapes(drawing, out);
    buffer_add(out, S("</svg>\n"));
}
