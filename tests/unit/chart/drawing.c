// SPDX-License-Identifier: EUPL-1.2
// Drawings apart from the charts: building, dumping, splitting, scaling, and the small marks.
#include "cases.h"

#include "base/buffer.h"
#include "chart/shapes.h"

static void test_dump(void **state)
{
    Bench *bench = *state;
    const Style *style = &bench->style;
    const Point points[] = { { 1, 2 }, { 3, -0.004 } };
    Drawing *drawing = drawing_new(bench->arena, 100, 50.125);
    drawing_rect(drawing, 1.005, -2.5, 3, -4, 2, ink_both(style->paper, style->ink, 0.75));
    drawing_line(drawing, 0, 0, 10, 0, ink_dashed(style->target, 1, 5, 3));
    drawing_path(drawing, points, 2, ink_line(style->axis, 0.6));
    drawing_circle(drawing, 5, 5, 2, ink_fill(style->blue));
    drawing_pie(drawing, 5, 5, 2, 3, ink_fill(style->blue));
    drawing_hatch(drawing, 0, 0, 9, 9, 3.5, ink_line(style->ink2, 0.75));
    Shape *label = drawing_label(drawing, 7, 8, S("  Twee\n regels\t\"\" "),
                                 (Label){ 9, FACE_BOLD, style->ink, ANCHOR_END });
    shape_halo(label, style->wash, 3);
    label->turn = -90;
    drawing_cut(drawing, 20);
    drawing->head_height = 10;
    const char *expected =
        "drawing 100.00 50.13\n"
        "head 10.00 cuts 20.00\n"
        "rect 1.00 -2.50 3.00 0.00 radius 2.00 fill #FFFFFF stroke #14202B 0.75\n"
        "line 0.00 0.00 10.00 0.00 stroke #A63C06 1.00 dash 5.00 3.00\n"
        "polygon 1.00 2.00 3.00 0.00 open stroke #7A8894 0.60\n"
        "circle 5.00 5.00 2.00 fill #0B4A85\n"
        "pie 5.00 5.00 2.00 quarters 3 fill #0B4A85\n"
        "hatch 0.00 0.00 9.00 9.00 step 3.50 stroke #46535F 0.75\n"
        "text 7.00 8.00 end bold 9.00 turn -90.00 halo #F2F5F8 3.00 \"Twee regels \"\"\" fill "
        "#14202B\n";
    assert_string_equal(drawing_dump(bench->arena, drawing).at, expected);
    assert_string_equal(drawing_text(bench->arena, drawing).at, "Twee regels \"\"\n");
}

static Drawing *chart_of(Bench *bench, const char *name, const char *address)
{
    CaseChart *charts;
    size_t count = case_charts(bench, slice_of(name), &charts);
    for (size_t i = 0; i < count; i++)
        if (slice_equal(charts[i].address, slice_of(address)))
            return charts[i].drawing;
    fail_msg("%s has no %s", name, address);
    return NULL;
}

static size_t occurrences(Slice text, Slice line)
{
    size_t count = 0;
    Slice each;
    while (slice_next_line(&text, &each))
        count += slice_equal(each, line) ? 1 : 0;
    return count;
}

// Parts of 24 rows: every department once, the head in each, nothing beyond its own height.
static void test_parts(void **state)
{
    Bench *bench = *state;
    const Drawing *whole = chart_of(bench, "departments-60", "heatmap");
    Buffer all = { 0 };
    size_t parts = 0;
    assert_int_equal(whole->cut_count, 59);
    for (size_t from = 0; from <= whole->cut_count; from += 24) {
        double top = from == 0 ? whole->head_height : whole->cuts[from - 1];
        double bottom = from + 24 > whole->cut_count ? whole->height : whole->cuts[from + 23];
        Drawing *part = drawing_part(drawing_parts(whole), top, bottom);
        assert_true(part->height < 640 && part->width == whole->width);
        for (size_t i = 0; i < part->count; i++)
            assert_true(part->shapes[i].y >= 0 && part->shapes[i].y <= part->height + 0.01);
        Slice text = drawing_text(bench->arena, part);
        assert_int_equal(occurrences(text, S("Strategie")), 1);
        buffer_add(&all, text);
        parts++;
    }
    assert_int_equal(parts, 3);
    for (int i = 1; i <= 57; i++)
        assert_int_equal(
            occurrences(buffer_slice(&all), slice_print(bench->arena, "Afdeling %d", i)), 1);
    assert_int_equal(occurrences(buffer_slice(&all), S("Hele organisatie")), 1);
    buffer_free(&all);
}

// A line or box that goes on is cut off at the part's borders.
static void test_part_clips(void **state)
{
    Bench *bench = *state;
    Ink ink = ink_line(bench->style.axis, 1);
    Drawing *whole = drawing_new(bench->arena, 100, 100);
    whole->head_height = 10;
    drawing_line(whole, 5, 10, 5, 90, ink);
    drawing_rect(whole, 20, 10, 10, 80, 0, ink);
    drawing_line(whole, 0, 50, 100, 50, ink);
    drawing_cut(whole, 50);
    Drawing *part = drawing_part(drawing_parts(whole), 50, 100);
    assert_string_equal(drawing_dump(bench->arena, part).at,
                        "drawing 100.00 60.00\n"
                        "line 5.00 10.00 5.00 50.00 stroke #7A8894 1.00\n"
                        "rect 20.00 10.00 10.00 40.00 stroke #7A8894 1.00\n"
                        "line 0.00 10.00 100.00 10.00 stroke #7A8894 1.00\n");
}

// A style with larger labels (slides) gets the same chart, larger, in the width asked for.
static void test_larger_labels(void **state)
{
    Bench *bench = *state;
    TextRole roles[] = { { .name = S("label"), .size = 12.75 } };
    Style style = bench->style;
    style.roles = roles;
    style.role_count = 1;
    const Facts *facts = case_facts(bench, S("zilverdam"));
    ChartContext page = { bench->arena, bench->fonts, &bench->style, facts };
    ChartContext slide = { bench->arena, bench->fonts, &style, facts };
    Drawing *small = chart_make(&page, S("radar"), 317.52),
            *large = chart_make(&slide, S("radar"), 476.28);
    assert_int_equal(small->count, large->count);
    assert_true(large->width > 476.27 && large->width < 476.29);
    for (size_t i = 0; i < large->count; i++)
        assert_true(large->shapes[i].kind != SHAPE_TEXT || large->shapes[i].size > 12.7);
}

static void test_marks(void **state)
{
    Bench *bench = *state;
    ChartContext context = { bench->arena, bench->fonts, &bench->style, NULL };
    const Slice names[] = { S("up"),      S("down"),    S("phase/0"), S("phase/1"), S("phase/2"),
                            S("phase/3"), S("phase/4"), S("now"),     S("target"),  S("previous"),
                            S("plus"),    S("minus"),   S("met"),     S("not-met"), S("unknown") };
    Buffer dumps = { 0 };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        Drawing *mark = mark_make(&context, names[i], 10);
        assert_non_null(mark);
        assert_true(mark->count > 0 && mark->width <= mark->height && mark->height < 11);
        Slice dump = slice_print(bench->arena, "%s.\n", drawing_dump(bench->arena, mark).at);
        assert_int_equal(slice_find(buffer_slice(&dumps), dump), dumps.len); // no two look the same
        buffer_add(&dumps, dump);
    }
    buffer_free(&dumps);
    const Slice none[] = { S(""),         S("phase"), S("phase/"), S("phase/5"),
                           S("phase/11"), S("UP"),    S("star") };
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_null(mark_make(&context, none[i], 10));
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_dump), cmocka_unit_test(test_parts),
                                        cmocka_unit_test(test_part_clips),
                                        cmocka_unit_test(test_larger_labels),
                                        cmocka_unit_test(test_marks) };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
