// SPDX-License-Identifier: EUPL-1.2
// Halos are drawn only where something lies beneath. The pictures are those of whole halos all the same.
#include "cases.h"

#include <math.h>

#include "chart/halo.h"
#include "chart/shapes.h"

static const double label_size = 10;

static Drawing *drawing_of(Bench *bench)
{
    return drawing_new(bench->arena, 300, 60);
}

// A label from x 20, baseline y 30, with a halo of 3 points in the paper's colour. Its stretches.
static size_t stretches_of(Bench *bench, Drawing *drawing, const char *text, double turn,
                           double *width, Stretch **stretches)
{
    Label label = { label_size, FACE_REGULAR, bench->style.ink, ANCHOR_START };
    Shape *shape = drawing_label(drawing, 20, 30, slice_of(text), label);
    shape_halo(shape, bench->style.paper, 3);
    shape->turn = turn;
    *width = text_width(bench->fonts, FACE_REGULAR, label_size, slice_of(text));
    return halo_stretches(bench->arena, bench->fonts, drawing, drawing->count - 1,
                          (Box){ 0, -8, *width, 2 }, stretches);
}

static void test_stretches(void **state)
{
    Bench *bench = *state;
    const Style *style = &bench->style;
    const char *text = "Luisteren naar inwoners van de gemeente";
    double width;
    Stretch *found;

    Drawing *bare = drawing_of(bench);
    drawing_line(bare, 0, 45, 300, 45, ink_line(style->axis, 1)); // below the text
    drawing_rect(bare, 0, 0, 300, 60, 0, ink_fill(style->paper));
    drawing_line(bare, 40, 0, 40, 60, ink_line(style->paper, 1));
    assert_int_equal(stretches_of(bench, bare, text, 0, &width, &found), 0);
    drawing_line(bare, 60, 0, 60, 60, ink_line(style->axis, 1)); // painted after it
    assert_int_equal(
        halo_stretches(bench->arena, bench->fonts, bare, 3, (Box){ 0, -8, width, 2 }, &found), 0);

    Drawing *crossed = drawing_of(bench);
    drawing_line(crossed, 150, 0, 150, 60, ink_line(style->axis, 1));
    drawing_line(crossed, 60, 0, 60, 60, ink_line(style->axis, 1));
    drawing_line(crossed, 62, 0, 62, 60, ink_line(style->axis, 1));
    assert_int_equal(stretches_of(bench, crossed, text, 0, &width, &found), 2);
    assert_true(found[0].from < 60 - 20 && found[0].to > 62 - 20 &&
                found[0].to - found[0].from < 10);
    assert_true(found[1].from < 150 - 20 && found[1].to > 150 - 20 &&
                found[1].to - found[1].from < 8);

    Drawing *along = drawing_of(bench);
    drawing_line(along, 0, 27, 300, 27, ink_line(style->axis, 1));
    assert_int_equal(stretches_of(bench, along, text, 0, &width, &found), 1);
    assert_true(found[0].from < 0 && found[0].to > width);

    Drawing *turned = drawing_of(bench);
    assert_int_equal(stretches_of(bench, turned, text, -90, &width, &found), 1);
    assert_true(found[0].from < 0 && found[0].to > width);
}

static cairo_surface_t *canvas(const Bench *bench, const Drawing *drawing, cairo_t **cr)
{
    const double scale = 3;
    int width = (int)ceil(drawing->width * scale), height = (int)ceil(drawing->height * scale);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    *cr = cairo_create(surface);
    cairo_scale(*cr, scale, scale);
    cairo_set_source_rgb(*cr, bench->style.paper.r, bench->style.paper.g, bench->style.paper.b);
    cairo_paint(*cr);
    return surface;
}

// Shape by shape, each text after the whole of its halo.
static void paint_whole_halos(const Bench *bench, const Drawing *drawing, cairo_t *cr)
{
    for (size_t i = 0; i < drawing->count; i++) {
        Shape *shape = &drawing->shapes[i];
        Drawing alone = { .arena = drawing->arena, .shapes = shape, .count = 1 };
        if (shape->halo && shape->turn == 0) {
            double width = text_width(bench->fonts, shape->face, shape->size, shape->text);
            double left = shape->anchor == ANCHOR_START    ? 0
                          : shape->anchor == ANCHOR_MIDDLE ? -width / 2
                                                           : -width;
            text_path(bench->fonts, cr, shape->face, shape->size, shape->x + left, shape->y,
                      shape->text, -INFINITY, INFINITY);
            cairo_set_source_rgb(cr, shape->halo_colour.r, shape->halo_colour.g,
                                 shape->halo_colour.b);
            cairo_set_line_width(cr, shape->halo_width);
            cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
            cairo_stroke(cr);
        }
        drawing_paint(&alone, bench->fonts, cr, 0, 0, NULL);
    }
}

// The greatest difference of any pixel.
static int difference(cairo_surface_t *one, cairo_surface_t *other)
{
    const unsigned char *a = cairo_image_surface_get_data(one),
                        *b = cairo_image_surface_get_data(other);
    size_t size =
        (size_t)cairo_image_surface_get_stride(one) * (size_t)cairo_image_surface_get_height(one);
    int most = 0;
    for (size_t i = 0; i < size; i++)
        if (i % 4 != 3 && abs(a[i] - b[i]) > most)
            most = abs(a[i] - b[i]);
    return most;
}

static void test_pictures_are_those_of_whole_halos(void **state)
{
    Bench *bench = *state;
    size_t halos = 0;
    for (size_t i = 0; i < bench->count; i++) {
        CaseChart *charts;
        size_t count = case_charts(bench, bench->names[i], &charts);
        for (size_t k = 0; k < count; k++) {
            const Drawing *drawing = charts[k].drawing;
            size_t here = 0;
            for (size_t s = 0; s < drawing->count; s++)
                here += drawing->shapes[s].halo;
            if (here == 0)
                continue;
            cairo_t *cr, *whole;
            cairo_surface_t *painted = canvas(bench, drawing, &cr),
                            *expected = canvas(bench, drawing, &whole);
            drawing_paint(drawing, bench->fonts, cr, 0, 0, NULL);
            paint_whole_halos(bench, drawing, whole);
            cairo_surface_flush(painted);
            cairo_surface_flush(expected);
            int most = difference(painted, expected);
            if (most > 8)
                fail_msg("%.*s, %.*s: a pixel differs by %d", SLICE_ARGS(bench->names[i]),
                         SLICE_ARGS(charts[k].address), most);
            cairo_destroy(cr);
            cairo_destroy(whole);
            cairo_surface_destroy(painted);
            cairo_surface_destroy(expected);
            halos += here;
        }
    }
    assert_true(halos > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_stretches),
                                        cmocka_unit_test(test_pictures_are_those_of_whole_halos) };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
