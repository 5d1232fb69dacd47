// SPDX-License-Identifier: EUPL-1.2
// cairo builds the paths, on a surface that records and is never played: its units are the page's points.
#include "pdf/chart_ink.h"

#include <math.h>

struct ChartInk {
    PdfContent *content;
    Fonts *fonts;
    cairo_surface_t *surface;
    cairo_t *cr;
    cairo_status_t status;
};

ChartInk *chart_ink_new(Arena *arena, PdfContent *content, Fonts *fonts)
{
    ChartInk *ink = arena_one(arena, ChartInk);
    ink->content = content;
    ink->fonts = fonts;
    ink->surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, NULL);
    ink->cr = cairo_create(ink->surface);
    return ink;
}

void chart_ink_free(ChartInk *ink)
{
    cairo_destroy(ink->cr);
    cairo_surface_destroy(ink->surface);
}

const char *chart_ink_problem(const ChartInk *ink)
{
    cairo_status_t status =
        ink->status == CAIRO_STATUS_SUCCESS ? cairo_status(ink->cr) : ink->status;
    return status == CAIRO_STATUS_SUCCESS ? NULL : cairo_status_to_string(status);
}

static Point point_of(const cairo_path_data_t *data)
{
    return (Point){ data->point.x, data->point.y };
}

// The four corners of a box whose sides are those of the page, from its upper left one clockwise: what
// cairo_rectangle makes.
static bool is_box(const cairo_path_t *path, Point corners[4])
{
    static const cairo_path_data_type_t kinds[] = { CAIRO_PATH_MOVE_TO,    CAIRO_PATH_LINE_TO,
                                                    CAIRO_PATH_LINE_TO,    CAIRO_PATH_LINE_TO,
                                                    CAIRO_PATH_CLOSE_PATH, CAIRO_PATH_MOVE_TO };
    int at = 0, parts = 0;
    for (; at < path->num_data; at += path->data[at].header.length, parts++) {
        if (parts == sizeof kinds / sizeof *kinds || path->data[at].header.type != kinds[parts])
            return false;
        if (parts < 4)
            corners[parts] = point_of(&path->data[at + 1]);
    }
    return parts >= 5 && corners[0].y == corners[1].y && corners[1].x == corners[2].x &&
           corners[2].y == corners[3].y && corners[3].x == corners[0].x;
}

// A move that nothing follows (cairo puts one behind each close) stays away.
static void add_path(PdfContent *content, const cairo_path_t *path)
{
    Point start = { 0, 0 };
    bool moved = false;
    for (int at = 0; at < path->num_data; at += path->data[at].header.length) {
        const cairo_path_data_t *data = &path->data[at + 1];
        cairo_path_data_type_t kind = path->data[at].header.type;
        if (moved && kind != CAIRO_PATH_MOVE_TO)
            pdf_content_move(content, start.x, start.y);
        moved = kind == CAIRO_PATH_MOVE_TO;
        if (moved) {
            start = point_of(data);
        } else if (kind == CAIRO_PATH_LINE_TO) {
            Point point = point_of(data);
            pdf_content_line(content, point.x, point.y);
        } else if (kind == CAIRO_PATH_CURVE_TO) {
            Point by = point_of(&data[0]), via = point_of(&data[1]), to = point_of(&data[2]);
            pdf_content_curve(content, (double[]){ by.x, by.y, via.x, via.y, to.x, to.y });
        } else {
            pdf_content_close(content);
        }
    }
}

// How far a unit along cr's axis reaches on the page, and in which direction.
static double axis(cairo_t *cr, double *cosine, double *sine)
{
    double x = 1, y = 0;
    cairo_user_to_device_distance(cr, &x, &y);
    double length = hypot(x, y);
    *cosine = length > 0 ? x / length : 1;
    *sine = length > 0 ? y / length : 0;
    return length;
}

static void take_path(void *target, cairo_t *cr, const Colour *fill, const DrawingPen *pen)
{
    ChartInk *ink = target;
    PdfContent *content = ink->content;
    double cosine, sine, scale = axis(cr, &cosine, &sine);
    cairo_save(cr);
    cairo_identity_matrix(cr);
    cairo_path_t *path = cairo_copy_path(cr); // by places on the page
    cairo_restore(cr);
    DrawingPen scaled = { 0 };
    Point corners[4];
    if (pen)
        scaled = (DrawingPen){ pen->colour,
                               pen->width * scale,
                               { pen->dash[0] * scale, pen->dash[1] * scale },
                               pen->round };
    if (path->status == CAIRO_STATUS_SUCCESS && path->num_data > 0) {
        pdf_content_ink(content, fill, pen ? &scaled : NULL);
        if (is_box(path, corners))
            pdf_content_rectangle(content, corners[0].x, corners[0].y, corners[2].x - corners[0].x,
                                  corners[2].y - corners[0].y);
        else
            add_path(content, path);
        pdf_content_paint(content);
    }
    if (path->status != CAIRO_STATUS_SUCCESS)
        ink->status = path->status;
    cairo_path_destroy(path);
    cairo_new_path(cr);
}

static void take_text(void *target, cairo_t *cr, const Shape *look, double x, Slice text)
{
    PdfLine line = { .face = look->face, .x = x, .colour = look->fill };
    line.size = look->size * axis(cr, &line.cosine, &line.sine);
    cairo_user_to_device(cr, &line.x, &line.y);
    pdf_content_text(((ChartInk *)target)->content, &line, text);
}

void chart_ink_paint(ChartInk *ink, const Drawing *drawing, double x, double y, double scale)
{
    const DrawingInk own = { ink, take_path, take_text };
    cairo_save(ink->cr);
    cairo_translate(ink->cr, x, y);
    cairo_scale(ink->cr, scale, scale);
    drawing_paint(drawing, ink->fonts, ink->cr, 0, 0, &own);
    cairo_restore(ink->cr);
}
