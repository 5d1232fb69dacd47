#include "chart/picture.h"

#include <cairo-pdf.h>
#include <math.h>

#include "base/date.h"

static cairo_status_t collect(void *closure, const unsigned char *bytes, unsigned length)
{
    buffer_add(closure, (Slice){ (const char *)bytes, length });
    return CAIRO_STATUS_SUCCESS;
}

static void paint(const Drawing *drawing, Fonts *fonts, Colour ground, cairo_t *cr)
{
    cairo_set_source_rgb(cr, ground.r, ground.g, ground.b);
    cairo_paint(cr);
    drawing_paint(drawing, fonts, cr, PICTURE_MARGIN, PICTURE_MARGIN);
}

bool picture_png(const Drawing *drawing, Fonts *fonts, Colour ground, Buffer *out)
{
    const double scale = 2;
    int width = (int)ceil((drawing->width + 2 * PICTURE_MARGIN) * scale);
    int height = (int)ceil((drawing->height + 2 * PICTURE_MARGIN) * scale);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_t *cr = cairo_create(surface);
    cairo_scale(cr, scale, scale);
    paint(drawing, fonts, ground, cr);
    bool done = cairo_status(cr) == CAIRO_STATUS_SUCCESS &&
                cairo_surface_write_to_png_stream(surface, collect, out) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    return done;
}

static void describe(cairo_surface_t *surface, const PictureText *words, int64_t created)
{
    Arena *arena = arena_new();
    Date date = date_from_seconds(created);
    int rest = (int)(((created % 86400) + 86400) % 86400);
    Slice moment = slice_print(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", date.year, date.month, date.day,
                               rest / 3600, rest / 60 % 60, rest % 60);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, slice_copy(arena, words->title).at);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, slice_copy(arena, words->alt).at);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, moment.at);
    arena_free(arena);
}

bool picture_pdf(const Drawing *drawing, const PictureText *words, Fonts *fonts, Colour ground,
                 int64_t created, Buffer *out)
{
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
        collect, out, drawing->width + 2 * PICTURE_MARGIN, drawing->height + 2 * PICTURE_MARGIN);
    describe(surface, words, created);
    cairo_t *cr = cairo_create(surface);
    paint(drawing, fonts, ground, cr);
    cairo_show_page(cr);
    bool done = cairo_status(cr) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    done = done && cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(surface);
    return done;
}
