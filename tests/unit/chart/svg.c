// SPDX-License-Identifier: EUPL-1.2
// SVG of a drawing with every kind of shape, byte for byte; and of texts that are not safe.
#include "cases.h"

#include <math.h>

#include "base/buffer.h"
#include "chart/picture.h"
#include "chart/shapes.h"

static Slice svg_of(Bench *bench, const Drawing *drawing, const PictureText *words)
{
    Buffer out = { 0 };
    picture_svg(drawing, words, &bench->style, bench->style.paper, &out);
    Slice svg = slice_copy(bench->arena, buffer_slice(&out));
    buffer_free(&out);
    return svg;
}

static void assert_holds(Slice svg, const char *text)
{
    if (slice_find(svg, slice_of(text)) == svg.len && strlen(text) > 0)
        fail_msg("no %s in\n%.*s", text, SLICE_ARGS(svg));
}

static void assert_lacks(Slice svg, const char *text)
{
    if (slice_find(svg, slice_of(text)) < svg.len)
        fail_msg("%s in\n%.*s", text, SLICE_ARGS(svg));
}

static const PictureText plain = {
    { "bars/measure", 12 }, { "nl-NL", 5 }, { "Titel", 5 }, { "Boodschap", 9 }
};

static void test_shapes(void **state)
{
    Bench *bench = *state;
    const Style *style = &bench->style;
    const Point points[] = { { 1, 2 }, { 3.456, -4.5 }, { 0.001, 10 } };
    Drawing *drawing = drawing_new(bench->arena, 100, 50.25);
    drawing_rect(drawing, 1, 2, 3, 4, 2, ink_both(style->paper, style->blue, 0.75));
    drawing_line(drawing, 0, 0, 10, -0.004, ink_dashed(style->ink, 1, 5, 2.5));
    drawing_polygon(drawing, points, 3, ink_fill(style->target));
    drawing_path(drawing, points, 3, ink_line(style->target, 2))->round = true;
    drawing_circle(drawing, 5, 6, 3.6, ink_line(style->blue, 1));
    drawing_pie(drawing, 10, 10, 4, 1, ink_fill(style->blue));
    drawing_pie(drawing, 10, 10, 4, 3, ink_fill(style->blue));
    drawing_hatch(drawing, 10, 20, 4, 2, 3, ink_line(style->ink2, 0.75));
    drawing_label(drawing, 5, 6, S("begin"),
                  (Label){ 8.5, FACE_REGULAR, style->ink, ANCHOR_START });
    drawing_label(drawing, 5, 6, S("eind"), (Label){ 9, FACE_BOLD_ITALIC, style->ink, ANCHOR_END })
        ->turn = -90;
    shape_halo(drawing_label(drawing, 5, 6, S("midden"),
                             (Label){ 9, FACE_REGULAR, style->ink, ANCHOR_MIDDLE }),
               style->paper, 3);
    const char *expected =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"116\" height=\"66.25\" viewBox=\"-8 -8 "
        "116 "
        "66.25\" "
        "role=\"img\" aria-labelledby=\"chart-bars-measure-title chart-bars-measure-desc\" "
        "lang=\"nl-NL\" "
        "xml:lang=\"nl-NL\" font-family=\"'Noto Sans', sans-serif\">\n"
        "<title id=\"chart-bars-measure-title\">Titel</title>\n"
        "<desc id=\"chart-bars-measure-desc\">Boodschap</desc>\n"
        "<rect x=\"-8\" y=\"-8\" width=\"116\" height=\"66.25\" fill=\"#FFFFFF\"/>\n"
        "<rect x=\"1\" y=\"2\" width=\"3\" height=\"4\" rx=\"2\" fill=\"#FFFFFF\" "
        "stroke=\"#0B4A85\" "
        "stroke-width=\"0.75\"/>\n"
        "<line x1=\"0\" y1=\"0\" x2=\"10\" y2=\"0\" fill=\"none\" stroke=\"#14202B\" "
        "stroke-width=\"1\" "
        "stroke-dasharray=\"5 2.5\"/>\n"
        "<polygon points=\"1 2 3.46 -4.5 0 10\" fill=\"#A63C06\"/>\n"
        "<polyline points=\"1 2 3.46 -4.5 0 10\" fill=\"none\" stroke=\"#A63C06\" "
        "stroke-width=\"2\" "
        "stroke-linejoin=\"round\"/>\n"
        "<circle cx=\"5\" cy=\"6\" r=\"3.6\" fill=\"none\" stroke=\"#0B4A85\" "
        "stroke-width=\"1\"/>\n"
        "<path d=\"M10 10L10 6A4 4 0 0 1 14 10Z\" fill=\"#0B4A85\"/>\n"
        "<path d=\"M10 10L10 6A4 4 0 1 1 6 10Z\" fill=\"#0B4A85\"/>\n"
        "<path d=\"M11 22L13 20\" fill=\"none\" stroke=\"#46535F\" stroke-width=\"0.75\"/>\n"
        "<text x=\"5\" y=\"6\" font-size=\"8.5\" fill=\"#14202B\">begin</text>\n"
        "<text x=\"5\" y=\"6\" font-size=\"9\" font-weight=\"700\" font-style=\"italic\" "
        "text-anchor=\"end\" "
        "transform=\"rotate(-90 5 6)\" fill=\"#14202B\">eind</text>\n"
        "<text x=\"5\" y=\"6\" font-size=\"9\" text-anchor=\"middle\" fill=\"#FFFFFF\" "
        "stroke=\"#FFFFFF\" "
        "stroke-width=\"3\" stroke-linejoin=\"round\" aria-hidden=\"true\">midden</text>\n"
        "<text x=\"5\" y=\"6\" font-size=\"9\" text-anchor=\"middle\" "
        "fill=\"#14202B\">midden</text>\n"
        "</svg>\n";
    assert_string_equal(svg_of(bench, drawing, &plain).at, expected);
}

static void test_hostile_texts(void **state)
{
    Bench *bench = *state;
    const Slice hostile =
        S("</text><script>alert('&')</script> \"x\" \x01\x1B[31m \xEF\xBF\xBE Ünïcode");
    const PictureText words = { S("radar"), S("nl\" onload=\"x"), hostile, hostile };
    Drawing *drawing = drawing_new(bench->arena, 10, 10);
    drawing_label(drawing, 0, 8, hostile,
                  (Label){ 8.5, FACE_REGULAR, bench->style.ink, ANCHOR_START });
    bench->style.family = "A & 'B";
    Slice svg = svg_of(bench, drawing, &words);
    bench->style.family = "Noto Sans";
    assert_lacks(svg, "<script");
    assert_lacks(svg, "onload=\"");
    assert_lacks(svg, "\x01");
    assert_lacks(svg, "\x1B");
    assert_lacks(svg, "\xEF\xBF\xBE");
    assert_holds(svg, "&lt;/text&gt;&lt;script&gt;alert('&amp;')&lt;/script&gt; &quot;x&quot; "
                      "\xEF\xBF\xBD\xEF\xBF\xBD[31m");
    assert_holds(svg, "Ünïcode");
    assert_holds(svg, "font-family=\"sans-serif\"");
}

// A soft hyphen at the end of a label shows, whatever the program; elsewhere there is nothing.
static void test_hyphens(void **state)
{
    Bench *bench = *state;
    Drawing *drawing = drawing_new(bench->arena, 10, 10);
    drawing_label(drawing, 0, 8, S("voor\u00ADzienings\u00AD"),
                  (Label){ 8.5, FACE_REGULAR, bench->style.ink, ANCHOR_START });
    assert_holds(svg_of(bench, drawing, &plain), ">voorzienings-</text>");
}

static void test_numbers_that_are_none(void **state)
{
    Bench *bench = *state;
    Drawing *drawing = drawing_new(bench->arena, 10, 10);
    drawing_circle(drawing, (double)NAN, (double)INFINITY, -1.005, ink_fill(bench->style.ink));
    assert_holds(svg_of(bench, drawing, &plain), "<circle cx=\"0\" cy=\"0\" r=\"-1");
}

// Every chart has its own title, in words.
static void test_every_address_has_words(void **state)
{
    Bench *bench = *state;
    const Facts *facts = case_facts(bench, S("zilverdam"));
    ChartContext context = { bench->arena, bench->fonts, &bench->style, facts };
    Slice *addresses;
    size_t count = chart_addresses(bench->arena, &addresses);
    assert_int_equal(count, 41);
    for (size_t i = 0; i < count; i++) {
        Slice title = chart_title(&context, addresses[i]);
        assert_true(chart_natural_width(addresses[i]) > 300);
        assert_non_null(chart_make(&context, addresses[i], chart_natural_width(addresses[i])));
        assert_true(title.len > 0 && slice_find(title, S("{")) == title.len &&
                    slice_find(title, S("_")) == title.len);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shapes),
        cmocka_unit_test(test_hostile_texts),
        cmocka_unit_test(test_hyphens),
        cmocka_unit_test(test_numbers_that_are_none),
        cmocka_unit_test(test_every_address_has_words),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
