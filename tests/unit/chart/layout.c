// SPDX-License-Identifier: EUPL-1.2
// What must hold for every chart of every case, whatever its numbers: labels do not overlap, nothing leaves
// the drawing, segments add up, nothing small is smaller than it may be, no key of a word is printed.
#include "cases.h"

#include <math.h>
#include <stdio.h>

static const double slack = 0.05;

typedef struct Box {
    double left, top, right, bottom;
} Box;

static Box around(Point a, Point b)
{
    return (Box){ fmin(a.x, b.x), fmin(a.y, b.y), fmax(a.x, b.x), fmax(a.y, b.y) };
}

// The ink of a label: from its figures' height to a little below the baseline.
static Box label_box(Bench *bench, const Shape *shape)
{
    double width = text_width(bench->fonts, shape->face, shape->size, shape->text);
    if (slice_ends(shape->text, S("\u00AD")))
        width += text_hyphen_width(bench->fonts, shape->face, shape->size);
    double left = shape->anchor == ANCHOR_START    ? 0
                  : shape->anchor == ANCHOR_MIDDLE ? -width / 2
                                                   : -width;
    double angle = shape->turn * acos(-1) / 180, c = cos(angle), s = sin(angle);
    double top = -0.72 * shape->size, bottom = 0.12 * shape->size;
    Point a = { shape->x + left * c - top * s, shape->y + left * s + top * c };
    Point b = { shape->x + (left + width) * c - bottom * s,
                shape->y + (left + width) * s + bottom * c };
    return around(a, b);
}

static Box shape_box(Bench *bench, const Shape *shape)
{
    Box box = { shape->x, shape->y, shape->x, shape->y };
    switch (shape->kind) {
    case SHAPE_RECT:
    case SHAPE_HATCH:
        return (Box){ shape->x, shape->y, shape->x + shape->width, shape->y + shape->height };
    case SHAPE_LINE: return around((Point){ shape->x, shape->y }, (Point){ shape->x2, shape->y2 });
    case SHAPE_CIRCLE:
    case SHAPE_PIE:
        return (Box){ shape->x - shape->r, shape->y - shape->r, shape->x + shape->r,
                      shape->y + shape->r };
    case SHAPE_TEXT: return label_box(bench, shape);
    case SHAPE_POLYGON:
        for (size_t i = 0; i < shape->point_count; i++) {
            box.left = fmin(box.left, shape->points[i].x);
            box.right = fmax(box.right, shape->points[i].x);
            box.top = fmin(box.top, shape->points[i].y);
            box.bottom = fmax(box.bottom, shape->points[i].y);
        }
    }
    return box;
}

static bool overlap(Box a, Box b)
{
    return a.left < b.right - slack && b.left < a.right - slack && a.top < b.bottom - slack &&
           b.top < a.bottom - slack;
}

static bool inside(Box a, Box b)
{
    return a.left >= b.left - slack && a.right <= b.right + slack && a.top >= b.top - slack &&
           a.bottom <= b.bottom + slack;
}

// Whether a shape is a mark, a cell or part of a bar, rather than a line or a ground that text may cross.
static bool is_solid(const Shape *shape, Box box)
{
    if (shape->kind == SHAPE_LINE || shape->kind == SHAPE_TEXT)
        return false;
    if (shape->kind == SHAPE_POLYGON || shape->kind == SHAPE_CIRCLE)
        return shape->filled && box.right - box.left < 20;
    return box.bottom - box.top < 25;
}

// Run `check` on every chart of every case. Returns the number of faults; each is printed.
typedef size_t Check(Bench *bench, const CaseChart *chart);

static void run(Bench *bench, Check *check)
{
    size_t faults = 0;
    for (size_t i = 0; i < bench->count; i++) {
        CaseChart *charts;
        size_t count = case_charts(bench, bench->names[i], &charts);
        for (size_t k = 0; k < count; k++) {
            size_t found = check(bench, &charts[k]);
            if (found > 0)
                fprintf(stderr, "  in %.*s, %.*s\n", SLICE_ARGS(bench->names[i]),
                        SLICE_ARGS(charts[k].address));
            faults += found;
        }
    }
    assert_int_equal(faults, 0);
}

static size_t check_overlap(Bench *bench, const CaseChart *chart)
{
    const Drawing *drawing = chart->drawing;
    size_t faults = 0;
    for (size_t i = 0; i < drawing->count; i++) {
        if (drawing->shapes[i].kind != SHAPE_TEXT)
            continue;
        Box one = label_box(bench, &drawing->shapes[i]);
        for (size_t k = i + 1; k < drawing->count; k++) {
            if (drawing->shapes[k].kind != SHAPE_TEXT ||
                !overlap(one, label_box(bench, &drawing->shapes[k])))
                continue;
            fprintf(stderr, "\"%.*s\" overlaps \"%.*s\"\n", SLICE_ARGS(drawing->shapes[i].text),
                    SLICE_ARGS(drawing->shapes[k].text));
            faults++;
        }
    }
    return faults;
}

// A label lies wholly on a mark, cell or bar, or wholly beside it; a halo keeps it clear of its own dot.
static size_t check_marks(Bench *bench, const CaseChart *chart)
{
    const Drawing *drawing = chart->drawing;
    size_t faults = 0;
    for (size_t i = 0; i < drawing->count; i++) {
        if (drawing->shapes[i].kind != SHAPE_TEXT)
            continue;
        Box label = label_box(bench, &drawing->shapes[i]);
        for (size_t k = 0; k < drawing->count; k++) {
            Box box = shape_box(bench, &drawing->shapes[k]);
            if (!is_solid(&drawing->shapes[k], box) || !overlap(label, box) || inside(label, box))
                continue;
            fprintf(stderr, "\"%.*s\" lies half on shape %zu (kind %d)\n",
                    SLICE_ARGS(drawing->shapes[i].text), k, (int)drawing->shapes[k].kind);
            faults++;
        }
    }
    return faults;
}

static size_t check_inside(Bench *bench, const CaseChart *chart)
{
    const Drawing *drawing = chart->drawing;
    size_t faults = 0;
    assert_true(drawing->width <= chart->width + slack && drawing->height > 0);
    for (size_t i = 0; i < drawing->count; i++) {
        const Shape *shape = &drawing->shapes[i];
        Box box = shape_box(bench, shape);
        double edge = shape->stroked ? fmin(shape->stroke_width / 2, 0.5) : 0;
        bool within =
            isfinite(box.left + box.right + box.top + box.bottom) &&
            box.left >= edge - 0.5 - slack && box.right <= drawing->width + 0.5 - edge + slack &&
            box.top >= edge - 0.5 - slack && box.bottom <= drawing->height + 0.5 - edge + slack;
        if (within)
            continue;
        fprintf(stderr, "shape %zu (kind %d, \"%.*s\") is outside: %d %d %d %d\n", i,
                (int)shape->kind, SLICE_ARGS(shape->text), (int)box.left, (int)box.top,
                (int)box.right, (int)box.bottom);
        faults++;
    }
    return faults;
}

static size_t check_texts(Bench *bench, const CaseChart *chart)
{
    size_t faults = 0;
    double least = chart->width < 200 ? 0 : 8.5; // too narrow a column makes a chart smaller
    for (size_t i = 0; i < chart->drawing->count; i++) {
        const Shape *shape = &chart->drawing->shapes[i];
        if (shape->kind != SHAPE_TEXT)
            continue;
        bool is_key = slice_find(shape->text, S("_")) < shape->text.len;
        if (shape->text.len > 0 && !is_key && shape->size >= least && shape->text.at[0] != ' ' &&
            text_missing(bench->fonts, shape->face, shape->text) == 0)
            continue;
        fprintf(stderr, "\"%.*s\" is empty, a key, too small or not in the font\n",
                SLICE_ARGS(shape->text));
        faults++;
    }
    return faults;
}

// What is painted under a label: the last filled shape before it that holds it, else the page.
static Colour ground_of(Bench *bench, const CaseChart *chart, size_t label)
{
    const Drawing *drawing = chart->drawing;
    Box box = label_box(bench, &drawing->shapes[label]);
    for (size_t i = label; i-- > 0;)
        if (drawing->shapes[i].filled && drawing->shapes[i].kind != SHAPE_TEXT &&
            inside(box, shape_box(bench, &drawing->shapes[i])))
            return drawing->shapes[i].fill;
    return slice_equal(chart->address, S("cover")) ? bench->style.night : bench->style.paper;
}

static size_t check_contrast(Bench *bench, const CaseChart *chart)
{
    size_t faults = 0;
    for (size_t i = 0; i < chart->drawing->count; i++) {
        const Shape *shape = &chart->drawing->shapes[i];
        if (shape->kind != SHAPE_TEXT ||
            colour_contrast(shape->fill, ground_of(bench, chart, i)) >= 4.5)
            continue;
        fprintf(stderr, "\"%.*s\" is hard to read on its ground\n", SLICE_ARGS(shape->text));
        faults++;
    }
    return faults;
}

// Answer bars: the boxes at the bar's height in one row add up to the whole bar, side by side.
static size_t check_segments(Bench *bench, const CaseChart *chart)
{
    (void)bench;
    const Drawing *drawing = chart->drawing;
    if (!slice_starts(chart->address, S("bars/")))
        return 0;
    double whole = 176 * chart->width / 483.28, left = 190 * chart->width / 483.28;
    size_t faults = 0, rows = 0;
    for (size_t i = 0; i < drawing->count; i++) {
        const Shape *first = &drawing->shapes[i];
        if (first->kind != SHAPE_RECT || !first->filled || first->height != 16 ||
            fabs(first->x - left) > 0.001)
            continue;
        double right = left;
        for (size_t k = i; k < drawing->count; k++) {
            const Shape *shape = &drawing->shapes[k];
            if (shape->kind == SHAPE_RECT && shape->filled && shape->y == first->y &&
                fabs(shape->x - right) < 0.001)
                right += shape->width;
        }
        rows++;
        if (fabs(right - left - whole) > 0.001) {
            fprintf(stderr, "a bar is %d hundredths of its length\n",
                    (int)((right - left) / whole * 100));
            faults++;
        }
    }
    if (rows != 8 && rows != 0)
        fprintf(stderr, "%zu bars\n", rows);
    return faults + (rows == 8 || rows == 0 ? 0 : 1);
}

// The dots of the departments can be told apart, however many there are.
static size_t check_dots(Bench *bench, const CaseChart *chart)
{
    const Drawing *drawing = chart->drawing;
    size_t faults = 0;
    (void)bench;
    if (!slice_equal(chart->address, S("dots")))
        return 0;
    for (size_t i = 0; i < drawing->count; i++) {
        const Shape *one = &drawing->shapes[i];
        for (size_t k = i + 1; one->kind == SHAPE_CIRCLE && k < drawing->count; k++) {
            const Shape *other = &drawing->shapes[k];
            double apart = hypot(one->x - other->x, one->y - other->y);
            if (other->kind != SHAPE_CIRCLE || apart >= one->r + other->r - 1.2)
                continue;
            fprintf(stderr, "dots at %.1f %.1f and %.1f %.1f\n", one->x, one->y, other->x,
                    other->y);
            faults++;
        }
    }
    return faults;
}

static void test_dots_are_apart(void **state)
{
    run(*state, check_dots);
}

// No mark of the ladder hides an end of the bounds, however near it is.
static size_t check_ticks(Bench *bench, const CaseChart *chart)
{
    enum { MARK_MOST = 12 };
    const Drawing *drawing = chart->drawing;
    size_t faults = 0;
    if (!slice_equal(chart->address, S("ladder")))
        return 0;
    for (size_t i = 0; i < drawing->count; i++) {
        Box tick = shape_box(bench, &drawing->shapes[i]);
        bool upright = drawing->shapes[i].kind == SHAPE_LINE && tick.right - tick.left < slack;
        if (!upright || tick.bottom - tick.top > (double)MARK_MOST)
            continue;
        for (size_t k = i + 1; k < drawing->count; k++) {
            Box box = shape_box(bench, &drawing->shapes[k]);
            bool mark = drawing->shapes[k].filled && box.right - box.left <= (double)MARK_MOST &&
                        drawing->shapes[k].fill.r != bench->style.r2.r; // that is the interval
            if (!mark || !inside(tick, box))
                continue;
            fprintf(stderr, "the end at %.1f %.1f lies under shape %zu\n", tick.left, tick.top, k);
            faults++;
        }
    }
    return faults;
}

static void test_ladder_hides_no_end(void **state)
{
    run(*state, check_ticks);
}

static void test_labels_do_not_overlap(void **state)
{
    run(*state, check_overlap);
}

static void test_labels_keep_off_marks(void **state)
{
    run(*state, check_marks);
}

static void test_nothing_is_outside(void **state)
{
    run(*state, check_inside);
}

static void test_texts_are_words(void **state)
{
    run(*state, check_texts);
}

static void test_texts_stand_out(void **state)
{
    run(*state, check_contrast);
}

static void test_segments_add_up(void **state)
{
    run(*state, check_segments);
}

// Beside the hexagon the labels have 52 points at least.
static void test_radar_keeps_its_sides(void **state)
{
    Bench *bench = *state;
    CaseChart *charts;
    size_t count = case_charts(bench, S("zilverdam"), &charts);
    for (size_t i = 0; i < count; i++) {
        if (!slice_equal(charts[i].address, S("radar")))
            continue;
        double right = 0;
        for (size_t k = 0; k < charts[i].drawing->count; k++) {
            const Shape *shape = &charts[i].drawing->shapes[k];
            if (shape->kind == SHAPE_POLYGON && shape->point_count == 6)
                right = fmax(right, shape_box(bench, shape).right);
        }
        assert_true(right > charts[i].width / 2 + 80 && right <= charts[i].width - 52);
        return;
    }
    fail_msg("no radar");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_labels_do_not_overlap), cmocka_unit_test(test_labels_keep_off_marks),
        cmocka_unit_test(test_nothing_is_outside),    cmocka_unit_test(test_texts_are_words),
        cmocka_unit_test(test_texts_stand_out),       cmocka_unit_test(test_segments_add_up),
        cmocka_unit_test(test_radar_keeps_its_sides), cmocka_unit_test(test_dots_are_apart),
        cmocka_unit_test(test_ladder_hides_no_end),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
