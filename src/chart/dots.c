// Department dots: on each pillar's line a dot a department, pushed up or down where dots would meet; the
// whole organisation as an upright. Only the lowest and the highest are named.
#include "chart/charts.h"

#include <math.h>
#include <stdlib.h>

#include "chart/label.h"
#include "chart/legend.h"
#include "chart/marks.h"
#include "chart/scale.h"

static const double row_height = 23.5, dot = 2.8, apart = 6.6, most_shift = 8.5;
enum { NAME_LETTERS = 20 };

typedef struct Dots {
    const ChartContext *context;
    const Style *style;
    Drawing *drawing;
    Scale scale;
} Dots;

typedef struct Dot {
    double score, x, y; // y relative to the row's middle
    Slice name;
    bool clear;
} Dot;

static void dot_mark(Drawing *drawing, const Style *style, double x, double y, int clear)
{
    drawing_circle(drawing, x + 4, y, 3.1, ink_both(clear ? style->blue : style->paper, style->blue, 1.2));
}

static void whole_mark(Drawing *drawing, const Style *style, double x, double y, int index)
{
    (void)index;
    drawing_line(drawing, x + 2, y - 6, x + 2, y + 6, ink_line(style->blue, 2));
}

static int by_score(const void *a, const void *b)
{
    const Dot *one = a, *other = b;
    if (one->score != other->score)
        return one->score < other->score ? -1 : 1;
    return slice_compare(one->name, other->name);
}

static bool meets(const Dot *dots, size_t count, double x, double y)
{
    for (size_t i = 0; i < count; i++)
        if ((x - dots[i].x) * (x - dots[i].x) + (y - dots[i].y) * (y - dots[i].y) < apart * apart)
            return true;
    return false;
}

// The smallest shift up or down that keeps a dot clear of those before it; the largest where none does.
static double shift(const Dot *dots, size_t count, double x)
{
    for (double away = 0; away <= most_shift; away += 0.5) {
        if (!meets(dots, count, x, -away))
            return -away;
        if (!meets(dots, count, x, away))
            return away;
    }
    return count % 2 == 0 ? most_shift : -most_shift;
}

static size_t place(const Dots *chart, const DepartmentData *departments, size_t count, int pillar, Dot *dots)
{
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        const CellData *cell = &departments[i].cell[pillar];
        if (cell->shown)
            dots[used++] =
                (Dot){ .score = cell->score, .name = departments[i].name, .clear = cell->direction != 0 };
    }
    qsort(dots, used, sizeof *dots, by_score);
    for (size_t i = 0; i < used; i++) {
        dots[i].x = fmin(scale_at(chart->scale, dots[i].score), chart->drawing->width - dot - 0.6);
        dots[i].y = shift(dots, i, dots[i].x);
    }
    return used;
}

static Slice short_name(Arena *arena, Slice name)
{
    if (utf8_count(name) <= NAME_LETTERS)
        return name;
    Slice rest = name;
    for (int i = 0; i < NAME_LETTERS - 1; i++)
        utf8_next(&rest);
    Slice head = slice_trim(slice_part(name, 0, (size_t)(rest.at - name.at)));
    return slice_print(arena, "%.*s…", SLICE_ARGS(head));
}

// Whether a name from `left` to `right` would lie on a dot or leave the chart.
static bool is_free(const Dots *chart, const Dot *dots, size_t count, double left, double right)
{
    if (left < chart->scale.x0 || right > chart->drawing->width)
        return false;
    for (size_t i = 0; i < count; i++)
        if (dots[i].x + dot + 1 > left && dots[i].x - dot - 1 < right && fabs(dots[i].y) < 9)
            return false;
    return true;
}

// Name a dot on the side asked for, on the other where that is not free, cut where there is a little less
// room than it needs, else not at all: the heat table has it. Returns where the name ends, or `from`.
static double draw_name(const Dots *chart, const Dot *dots, size_t count, const Dot *named, double y,
                        int side, double from)
{
    const double least = 45;
    Slice whole = short_name(chart->context->arena, named->name);
    for (int attempt = 0; attempt < 2; attempt++, side = -side) {
        double low = fmax(from, chart->scale.x0 + 2);
        double room = side < 0 ? named->x - 7 - low : chart->drawing->width - named->x - 7;
        if (room < least)
            continue;
        Slice name = label_fit(chart->context, FACE_REGULAR, LABEL_SIZE, whole, room);
        double width = label_width(chart->context, FACE_REGULAR, LABEL_SIZE, name);
        double start = side < 0 ? named->x - 7 - width : named->x + 7;
        if (start < from || !is_free(chart, dots, count, start, start + width))
            continue;
        Shape *label = drawing_label(chart->drawing, start, y + 3, name,
                                     (Label){ LABEL_SIZE, FACE_REGULAR, chart->style->ink, ANCHOR_START });
        shape_halo(label, chart->style->paper, 3);
        return start + width;
    }
    return from;
}

static void draw_row(const Dots *chart, const PillarData *pillar, double y, const Dot *dots, size_t count)
{
    const Style *style = chart->style;
    drawing_label(chart->drawing, 0, y + 3.3,
                  label_fit(chart->context, FACE_BOLD, 9, pillar->name, chart->scale.x0 - 6),
                  (Label){ 9, FACE_BOLD, style->ink, ANCHOR_START });
    drawing_line(chart->drawing, chart->scale.x0, y, chart->scale.x1, y, ink_line(style->line, 0.6));
    if (!isnan(pillar->score)) {
        double x = scale_at(chart->scale, pillar->score);
        drawing_line(chart->drawing, x, y - 9, x, y + 9, ink_line(style->blue, 2));
    }
    for (size_t i = 0; i < count; i++)
        drawing_circle(chart->drawing, dots[i].x, y + dots[i].y, dot,
                       ink_both(dots[i].clear ? style->blue : style->paper, style->blue, 1.2));
    if (count == 0)
        return;
    double end = draw_name(chart, dots, count, &dots[0], y, -1, 0);
    if (count > 1)
        draw_name(chart, dots, count, &dots[count - 1], y, 1, end + 4);
}

static double draw_legend(const Dots *chart, const DepartmentData *departments, size_t count)
{
    bool open = false, clear = false;
    for (size_t i = 0; i < count; i++) {
        for (int k = 0; k < PILLARS; k++) {
            const CellData *cell = &departments[i].cell[k];
            open = open || (cell->shown && cell->direction == 0);
            clear = clear || (cell->shown && cell->direction != 0);
        }
    }
    Legend legend = { 0 };
    if (open)
        legend_add(&legend, dot_mark, 0, 8, chart_word(chart->context, "department_dot"));
    if (clear)
        legend_add(&legend, dot_mark, 1, 8, chart_word(chart->context, "department_clear"));
    legend_add(&legend, whole_mark, 0, 4, chart_word(chart->context, "whole_organisation"));
    return legend_draw(chart->context, chart->drawing, &legend, 0, 16, chart->style->ink) + 7;
}

static void draw_grid(const Dots *chart, double top, double bottom)
{
    for (int i = 0; i <= PHASES; i++) {
        double x = scale_at(chart->scale, phase_start(i));
        drawing_line(chart->drawing, x, top, x, bottom, ink_line(chart->style->axis, 0.75));
    }
    for (int i = 0; i < PHASES; i++) {
        double room = scale_at(chart->scale, phase_start(i + 1)) - scale_at(chart->scale, phase_start(i)) - 4;
        drawing_label(
            chart->drawing, phase_middle(chart->scale, i), top - 6,
            label_fit(chart->context, FACE_REGULAR, LABEL_SIZE, chart_phase_name(chart->context, i), room),
            (Label){ LABEL_SIZE, FACE_REGULAR, chart->style->ink2, ANCHOR_MIDDLE });
    }
    for (int i = 0; i <= PILLARS; i++) {
        double y = top + row_height * i;
        bool edge = i == 0 || i == PILLARS;
        drawing_line(chart->drawing, 0, y, chart->drawing->width, y,
                     ink_line(edge ? chart->style->axis : chart->style->line, edge ? 0.75 : 0.6));
    }
}

Drawing *dots_chart(const ChartContext *context, double width)
{
    DepartmentData *departments;
    size_t count = departments_read(context, &departments), shown = 0;
    for (size_t i = 0; i < count; i++)
        shown += !departments[i].withheld;
    if (shown < 3)
        return notice_chart(context, "too_few_departments", width);
    Dots chart = { context, context->style, drawing_new(context->arena, width, 0), { 72, width } };
    PillarData pillars[PILLARS];
    pillars_read(context, pillars);
    double top = draw_legend(&chart, departments, count) + 14;
    draw_grid(&chart, top, top + PILLARS * row_height);
    Dot *dots = arena_many(context->arena, Dot, count);
    for (int i = 0; i < PILLARS; i++) {
        size_t used = place(&chart, departments, count, i, dots);
        draw_row(&chart, &pillars[i], top + row_height * (i + 0.5), dots, used);
    }
    chart.drawing->height = top + PILLARS * row_height + 2;
    return chart.drawing;
}
